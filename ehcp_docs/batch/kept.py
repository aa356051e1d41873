"""What an unfinished run has done so far, kept in a file beside its reports until the run ends.

One line for each item: its key, a check sum, and the result, packed. A line is there whole or does not count, so a run
may be killed at any moment, also while it writes. Nothing that was read from the file is taken for a program: it is
plain data, and what does not pass its check is worked out anew.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from ehcp_docs.writing import add_line, remove

_MOST = 200_000_000
"""Bytes of one result, unpacked."""
_KEY = 64
_CHECK = 16


class Kept:
    """Results by their keys, in a file; only where each stands is held in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: dict[str, tuple[int, int]] = {}

    @property
    def is_there(self) -> bool:
        """Whether an earlier run has left results."""
        return self._path.is_file()

    def read(self) -> None:
        """Find what an earlier run has left."""
        if self.is_there:
            self._lines = dict(_whole_lines(self._path))

    def __contains__(self, key: str) -> bool:
        return key in self._lines

    def get(self, key: str) -> Any:
        """The result of that key, which must be there. Raises ValueError where the file was changed meanwhile."""
        at, length = self._lines[key]
        with self._path.open("rb") as stream:
            stream.seek(at)
            line = stream.read(length)
        if line[:_KEY].decode("ascii", "replace") != key or not _is_whole(line):
            raise ValueError
        return json.loads(_unpacked(_packed_part(line)))

    def add(self, key: str, value: Any) -> None:
        """Keep a result. Raises OutputError where that cannot be done."""
        packed = b64encode(zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 1))
        add_line(self._path, b" ".join((key.encode(), _check(packed), packed)))

    def remove(self) -> None:
        """Delete everything that is kept."""
        remove(self._path)


def _whole_lines(path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    at = 0
    with path.open("rb") as stream:
        for line in stream:
            if _is_whole(line):
                yield line[:_KEY].decode(), (at, len(line))
            at += len(line)


def _is_whole(line: bytes) -> bool:
    packed = _packed_part(line)
    return (
        line[_KEY : _KEY + 1] == b" "
        and line[:_KEY].isalnum()
        and line.endswith(b"\n")
        and line[_KEY + 1 : _KEY + 1 + _CHECK] == _check(packed)
    )


def _packed_part(line: bytes) -> bytes:
    return line[_KEY + _CHECK + 2 :].rstrip(b"\n")


def _check(packed: bytes) -> bytes:
    return sha256(packed).hexdigest()[:_CHECK].encode()


def _unpacked(packed: bytes) -> bytes:
    try:
        unpacking = zlib.decompressobj()
        made = unpacking.decompress(b64decode(packed, validate=True), _MOST)
    except (zlib.error, NotBase64) as error:
        raise ValueError from error
    if not unpacking.eof:
        raise ValueError
    return made
