"""Cases from a spreadsheet: one row for each child, saved as CSV, laid over the facts that all of them share.

The first row names the fields as places in a case file, with strokes between the names: ``child/name``,
``recipients/1/address``, ``decisions/1/reasons``. Numbers in them count from 1. A cell that holds a list has its
items on lines of their own. Dates may be written as Excel does in England (16/10/2026). The encodings and the
separators that Excel uses are understood.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date as Date
from io import StringIO
from pathlib import Path
from typing import Any, Final

from ehcp_docs.errors import Fault, InputError
from ehcp_docs.plan.naming import nearest
from ehcp_docs.plan.schema import schema

LIMIT: Final = 20_000_000
"""Bytes of a table; a council's year of cases has far fewer."""
_UK_DATE: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}(?:/[a-z0-9_]{1,40}){0,6}")
"""What looks like the place of a field, not like something about a person."""
_TRUTH: Final = {"yes": True, "true": True, "y": True, "no": False, "false": False, "n": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One row of the table."""

    number: int
    """As a spreadsheet counts it: the row of names is 1."""
    data: Mapping[str, Any]
    """The case's data, not yet checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column that has a place in the case."""

    place: tuple[str | int, ...]
    field: Mapping[str, Any]


def case_rows(path: Path, base: Mapping[str, Any]) -> tuple[CaseRow, ...]:
    """The rows of the table, each laid over the shared facts.

    Raises InputError with every column that is no field of a case, and where the file is no table.
    """
    table = _rows(path)
    if len(table) < 2:
        raise InputError("The table has no rows of cases.", place=str(path), hint="Name the fields in row 1.")
    columns = _columns(path, table[0])
    return tuple(
        CaseRow(number=number, data=_laid_over(base, columns, row))
        for number, row in enumerate(table[1:], 2)
        if any(cell.strip() for cell in row)
    )


def _rows(path: Path) -> list[list[str]]:
    try:
        if path.stat().st_size > LIMIT:
            raise InputError("The table is too large.", place=str(path), hint="Part it into smaller ones.")
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(
            "The table cannot be read.", place=str(path), hint="Check name and folder."
        ) from error
    if b"\0" in raw:
        raise InputError("This is no CSV file.", place=str(path), hint="In Excel: Save As, CSV UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")  # what Excel writes as plain “CSV”
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise InputError(
            "The table cannot be read.", place=str(path), hint="Save it as CSV again."
        ) from error


def _columns(path: Path, names: Sequence[str]) -> list[_Column | None]:
    columns: list[_Column | None] = []
    faults: list[Fault] = []
    taken: set[str] = set()
    for number, name in enumerate(names, 1):
        found = _column(name.strip()) if name.strip() else None
        if isinstance(found, str):
            # A table without a row of names begins with a child's: only what looks like a field is repeated.
            place = f"column {number}" + (f", “{name.strip()}”" if _FIELD.fullmatch(name.strip()) else "")
            faults.append(Fault(place=place, message="There is no such field in a case.", hint=found))
        elif name.strip() in taken:
            message = "The field is named twice."
            faults.append(Fault(place=f"column {number}", message=message, hint="Take one of them out."))
        columns.append(None if isinstance(found, str) else found)
        taken.add(name.strip())
    if faults:
        raise InputError("The table has columns that cannot be used.", place=str(path), faults=faults)
    return columns


def _column(name: str) -> _Column | str:
    """The place that the name means, or a hint what may be meant."""
    place: list[str | int] = []
    field: Mapping[str, Any] = schema("case")
    for part in name.split("/"):
        if field.get("type") == "array" and "properties" in field["items"]:
            if not part.isdecimal() or int(part) == 0:
                return f"Give a number after {place[-1]}: {place[-1]}/1/…"
            place.append(int(part) - 1)
            field = field["items"]
            continue
        known = field.get("properties", {})
        if part not in known:
            near = nearest(part, list(known))
            before = "".join(f"{one + 1 if isinstance(one, int) else one}/" for one in place)
            return f"Did you mean {before}{near}?" if near else "See schemas/case.schema.json."
        place.append(part)
        field = known[part]
    if "properties" in field or ("items" in field and "properties" in field["items"]):
        return "Name one of its fields."
    return _Column(place=tuple(place), field=field)


def _laid_over(
    base: Mapping[str, Any], columns: Sequence[_Column | None], row: Sequence[str]
) -> dict[str, Any]:
    data = deepcopy(dict(base))
    for column, cell in zip(columns, row, strict=False):
        if column is not None and cell.strip():
            _put(data, column.place, _value(column.field, cell.strip()))
    return data


def _put(data: dict[str, Any], place: Sequence[str | int], value: Any) -> None:
    at: Any = data
    for part, following in itertools.pairwise(place):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(part, int):
            while len(at) <= part:
                at.append({})
            at = at[part]
        else:
            at = at.setdefault(part, empty)
    at[place[-1]] = value


def _value(field: Mapping[str, Any], cell: str) -> Any:
    """The cell as the kind of value that the field has; what cannot be one is left for the schema to tell."""
    if field.get("type") == "array":
        return list(_items(cell))
    if field.get("type") == "boolean":
        return _TRUTH.get(cell.casefold(), cell)
    if field.get("type") in ("number", "integer"):
        return _number(cell)
    if field.get("format") == "date":
        return _date(cell)
    return cell


def _items(cell: str) -> Iterator[str]:
    yield from (line.strip() for line in cell.splitlines() if line.strip())


def _number(cell: str) -> Any:
    plain = cell.replace(",", "").removeprefix("£")
    if re.fullmatch(r"-?\d+", plain):
        return int(plain)
    return float(plain) if re.fullmatch(r"-?\d+\.\d+", plain) else cell


def _date(cell: str) -> str:
    found = _UK_DATE.fullmatch(cell)
    if found is None:
        return cell
    day, month, year = map(int, found.groups())
    try:
        return Date(year, month, day).isoformat()
    except ValueError:
        return cell
