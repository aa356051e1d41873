"""A file read from disk that may be anything: a folder, a pipe that never ends, or far too large."""

from __future__ import annotations

import stat
from pathlib import Path

from ehcp_docs.errors import DocumentUnreadable

MB = 1024 * 1024


def read_file(path: Path, *, name: str, most: int) -> bytes:
    """The file's bytes, or DocumentUnreadable; never waits, and never reads more than ``most`` bytes."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise _unopened(name, "it is a folder")
        # Opening a pipe waits for somebody to write; some devices never end.
        if not stat.S_ISREG(about.st_mode):
            raise _unopened(name, "it is a device or a pipe, not a file")
        if about.st_size > most:
            raise too_large(name, most)
        with path.open("rb") as stream:
            # Bounded too: what some files hold is not what their size says.
            content = stream.read(most + 1)
    except OSError as error:
        raise _unopened(name, error.strerror or "it cannot be read") from error
    except ValueError as error:  # a NUL in the path
        raise _unopened(name, "its name is not one that a file can have") from error
    if len(content) > most:
        raise too_large(name, most)
    return content


def too_large(name: str, most: int) -> DocumentUnreadable:
    """The error to raise for a file of more than that many bytes."""
    return DocumentUnreadable(
        f"The file is larger than {most // MB} MB.",
        place=name,
        hint="Compress or remove its pictures (Word: File, Compress Pictures).",
    )


def printable(name: str) -> str:
    """A file's name fit for a message: what would move a terminal's cursor is replaced."""
    return "".join(sign if sign.isprintable() else "�" for sign in name)


def _unopened(name: str, reason: str) -> DocumentUnreadable:
    return DocumentUnreadable(
        f"The file cannot be opened: {reason}.",
        place=name,
        hint="Check the path, and that it is not open elsewhere.",
    )
