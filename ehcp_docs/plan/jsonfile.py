"""JSON files as people bring them: saved in the wrong encoding, cut off, or Word files with another name.

Nothing here knows what a plan is. No message, and no exception that leaves this module, holds text of the
file.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ehcp_docs.errors import Fault
from ehcp_docs.plan.naming import PLAIN_NAME
from ehcp_docs.plan.positions import Positions, pointer, scan
from ehcp_docs.plan.syntax import first_odd_number, slip

LIMIT = 20 * 1024 * 1024
DEPTH = 100
"""More brackets inside one another than any plan has; the rest of ehcp-docs may recurse."""

SAVE_AS_UTF8 = "Open it in Notepad, choose Save As, set Encoding to UTF-8, and save."
GIVE_JSON = "Give the .json file that holds the plan's data."
BEGINNINGS = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"%PDF": "a PDF file",
    b"{\\rtf": "a rich text file",
    b"<": "a web page or an XML file",
}
WIDE = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16, which Windows calls Unicode",
    b"\xfe\xff": "UTF-16",
}
HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonFile:
    """What a JSON file holds, and where; not its text."""

    data: dict[str, Any]
    positions: Positions
    faults: tuple[Fault, ...] = ()
    """Slips that do not stop the reading, such as a field given twice."""


class _Unreadable(Exception):
    """Carries the fault that stops the reading to ``read_or_fault``, and no further.

    What is raised beyond this module starts afresh from the fault: a JSONDecodeError holds the whole file.
    """

    def __init__(self, code: str, message: str, hint: str, line: int | None = None, place: str = "") -> None:
        super().__init__(code)
        self.fault = Fault(code=code, place=place, message=message, hint=hint, line=line)


def read_or_fault(path: Path, *, limit: int = LIMIT) -> JsonFile | Fault:
    """What the file holds, or the one fault that keeps it from being read."""
    try:
        text = _text(_bytes(path, limit))
        data, positions = _parsed(text)
    except _Unreadable as stopped:
        return _of(path, stopped.fault)
    found = [*_duplicate_keys(positions)]
    if re.search(r"\\u[dD][89a-fA-F]", text):
        found += _half_characters(data, positions)
        data = _mended(data)
    return JsonFile(data=data, positions=positions, faults=tuple(_of(path, fault) for fault in found))


def _of(path: Path, fault: Fault) -> Fault:
    return replace(fault, file=str(path))


def _bytes(path: Path, limit: int) -> bytes:
    try:
        if path.is_dir():
            raise _Unreadable("file-folder", "This is a folder, not a file.", "Give the files inside it.")
        if path.exists() and not path.is_file():
            raise _Unreadable("file-folder", "This is not an ordinary file.", GIVE_JSON)
        with path.open("rb") as stream:
            raw = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise _Unreadable(
            "file-missing", "There is no such file.", "Check the name and the folder."
        ) from error
    except PermissionError as error:
        hint = "Close it in other programs, or ask for the right to read it."
        raise _Unreadable("file-permission", "You may not read this file.", hint) from error
    except (OSError, ValueError) as error:
        hint = "Check its name, or copy it to this computer first."
        raise _Unreadable("file-unreadable", "The file cannot be read.", hint) from error
    if len(raw) > limit:
        size = f"{limit / 1024 / 1024:g} MB"
        raise _Unreadable("file-too-large", f"The file is larger than {size}; no plan is.", GIVE_JSON)
    return raw


def _text(raw: bytes) -> str:
    for beginning, kind in BEGINNINGS.items():
        if raw.lstrip().startswith(beginning):
            raise _Unreadable("file-kind", f"This is {kind}, not JSON.", GIVE_JSON)
    for mark, name in WIDE.items():
        if raw.startswith(mark):
            raise _Unreadable("file-encoding", f"The file is saved as {name}.", SAVE_AS_UTF8)
    if b"\x00" in raw[:4]:
        raise _Unreadable("file-encoding", "The file looks as if it was saved as UTF-16.", SAVE_AS_UTF8)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        said = f"The file is not UTF-8: {_old_encoding(raw)}"
        raise _Unreadable("file-encoding", said, SAVE_AS_UTF8, line) from error
    if not text.strip():
        raise _Unreadable("file-empty", "The file is empty.", GIVE_JSON)
    return text


def _old_encoding(raw: bytes) -> str:
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return "some of its bytes are no text at all."
    return "it looks like Windows-1252, the old Western European encoding of Windows (also called ANSI)."


def _parsed(text: str) -> tuple[dict[str, Any], Positions]:
    too_deep = f"More than {DEPTH} brackets are open at once; no plan needs that."
    try:
        data = json.loads(text, parse_constant=_finite, parse_float=_finite, parse_int=_whole)
    except json.JSONDecodeError as error:
        wrong = slip(text, error)
        where = f"column {wrong.column}"
        raise _Unreadable(wrong.code, wrong.message, wrong.hint, wrong.line, where) from error
    except ValueError as error:
        line, column = first_odd_number(text)
        said, hint = "This is not a number that JSON knows.", "Write an ordinary number."
        raise _Unreadable("json-number", said, hint, line, f"column {column}") from error
    except RecursionError as error:
        raise _Unreadable("json-too-deep", too_deep, "Check that it is the right file.") from error
    positions = scan(text)
    if positions.depth > DEPTH:
        raise _Unreadable("json-too-deep", too_deep, "Check that it is the right file.")
    if not isinstance(data, dict):
        held = "a list" if isinstance(data, list) else "a single value"
        said = f"The file holds {held}, where one object in curly brackets {{ }} is expected."
        hint = "Put each plan in a file of its own." if isinstance(data, list) else GIVE_JSON
        raise _Unreadable("json-not-object", said, hint, positions.line(""))
    return data, positions


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("not finite")
    return number


def _whole(digits: str) -> int:
    _finite(digits)  # an integer beyond every float is refused too: no schema could compare it
    return int(digits)


def _duplicate_keys(positions: Positions) -> Iterator[Fault]:
    for double in positions.duplicates:
        yield Fault(
            code="json-duplicate-key",
            place=_shown(double.pointer),
            line=double.second_line,
            message=f"This field is given twice in one object: on line {double.first_line} "
            f"and on line {double.second_line}.",
            hint="Keep one of them. Until then the second counts.",
        )


def _half_characters(data: Any, positions: Positions) -> Iterator[Fault]:
    for path, value in _strings(data, ()):
        if HALF.search(value):
            place = pointer(path)
            yield Fault(
                code="json-character",
                place=_shown(place),
                line=positions.line(place),
                message="This text holds half of a character (a \\ud… sequence without its other half).",
                hint="Type the character again.",
            )


def _mended(value: Any) -> Any:
    """The value with the sign for an unknown character in place of halves, which no file can hold."""
    if isinstance(value, str):
        return HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_mended(name): _mended(item) for name, item in value.items()}
    return [_mended(item) for item in value] if isinstance(value, list) else value


def _strings(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _strings(name, path)
            yield from _strings(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _strings(item, (*path, index))


def _shown(place: str) -> str:
    """The pointer up to the first name that may be a person's words rather than a field's name."""
    parts = place.split("/")
    safe: list[str] = []
    for part in parts[1:]:
        if not (PLAIN_NAME.fullmatch(part) or part.isdigit()):
            break
        safe.append("/" + part)
    return "".join(safe)
