"""What a broken schema says, in plain words, and never a word of the child's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ehcp_docs.errors import Fault
from ehcp_docs.plan.days import MONTHS, days_in, exists, read_date
from ehcp_docs.plan.naming import ID, PLAIN_NAME, Names, both, nearest, sentence
from ehcp_docs.plan.positions import Positions, pointer
from ehcp_docs.plan.schema import DEFINED, Broken, meant_places, schema

KINDS: dict[str, str] = {
    "object": "an object in curly brackets { }",
    "array": "a list in square brackets [ ]",
    "string": "text in quotation marks",
    "number": "a number without quotation marks",
    "integer": "a whole number without quotation marks",
    "boolean": "true or false without quotation marks",
}
FOUND = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "an object",
}
PRIVATE = ("date_of_birth",)
"""Fields whose value is not repeated, whatever it looks like."""

CODE = re.compile(r"[a-z][a-z0-9_]{0,39}|[A-Z]{2,6}")
"""A value that looks like a code, as those of the format do."""

Said = tuple[str, str, str]
"""Code, message, hint."""


def in_words(broken: Sequence[Broken], data: Any, kind: str, positions: Positions | None) -> Iterator[Fault]:
    """Each way in which the data breaks its schema as a fault."""
    names = Names(data, kind)
    for part in broken:
        code, message, hint = SAY.get(part.keyword, _other)(part, names)
        line = positions.line(pointer(part.path)) if positions else None
        shown = part.path if part.keyword != "unknown" or _may_be_named(part) else part.path[:-1]
        yield Fault(code=code, place=pointer(shown), line=line, message=sentence(message), hint=hint)


def _missing(part: Broken, names: Names) -> Said:
    if len(part.path) == 2 and part.path[0] == "sections":
        hint = "Every section must be there; a section with nothing in it says so with a nil statement."
        return "field-missing", f"Section {part.path[-1]} is missing.", hint
    owner = names.owner(part.path[:-1])
    return "field-missing", f"“{part.path[-1]}” is missing from {owner}.", _help(part.field)


def _unknown(part: Broken, names: Names) -> Said:
    owner = names.owner(part.path[:-1])
    called = f"“{part.path[-1]}”" if _may_be_named(part) else "A name here"
    message = f"{called} is not a field of {owner}."
    if part.meant:
        return "field-unknown", message, f"Did you mean {part.meant}?"
    for home in meant_places(part, names.kind):
        return "field-unknown", message, f"It is a field of {names.owner(home[:-1])}: move it there."
    has_local = "local" in schema(names.kind).get("properties", {})
    return "field-unknown", message, "Put fields of your own under “local”." if has_local else "Take it out."


def _may_be_named(part: Broken) -> bool:
    """Whether the unknown name is a slip of a field's name or looks like one, not like a person's words."""
    typed = str(part.path[-1])
    near = part.meant is not None and nearest(typed, [part.meant], cutoff=0.75) is not None
    return near or PLAIN_NAME.fullmatch(typed) is not None


def _type(part: Broken, names: Names) -> Said:
    if not part.path:
        return "json-not-object", "The data is not an object.", "Give the data of one file."
    field = names.field(part.path)
    if part.value is None:
        hint = "Take it out, or write what belongs here."
        return "field-type", f"{field} has no value (null).", hint
    asked: list[str] = part.asked if isinstance(part.asked, list) else [part.asked]
    wanted = " or ".join(KINDS[kind] for kind in asked)
    found = FOUND.get(type(part.value), "something else")
    if "integer" in asked and isinstance(part.value, float):
        found = "a number with a fraction"
    return "field-type", f"{field} must be {wanted}; it is {found}.", _help(part.field)


def _enum(part: Broken, names: Names) -> Said:
    field, allowed = names.field(part.path), [str(value) for value in part.asked]
    near = nearest(part.value, allowed)
    typed = part.value if isinstance(part.value, str) else ""
    may_be_shown = near is not None or CODE.fullmatch(typed) is not None
    message = (
        f"“{typed}” is not a value for {field}."
        if may_be_shown
        else f"{field} has a value that is not allowed."
    )
    hint = f"Did you mean {near}? " if near else ""
    return "field-value", message, f"{hint}Allowed: {', '.join(allowed)}."


def _const(part: Broken, names: Names) -> Said:
    if part.path == ("schema_version",):
        message = f'“schema_version” must be the text "{part.asked}".'
        return "field-value", message, f'Write "schema_version": "{part.asked}".'
    return "field-value", f"{names.field(part.path)} must be {part.asked}.", _help(part.field)


def _pattern(part: Broken, names: Names) -> Said:
    field, defined = names.field(part.path), part.field.get(DEFINED)
    if not str(part.value).strip():
        return (
            "field-empty",
            f"{field} is empty.",
            "Write what belongs here; a field that need not be there can go.",
        )
    if defined == "email":
        return (
            "field-form",
            f"{field} is not an email address.",
            "Give one address, such as name@council.gov.uk.",
        )
    if defined == "id":
        hint = "An id is the letter of its section and a number, such as B1, F12 or H1.2."
        return "field-form", f"{field} is not an id.", hint
    return "field-form", f"{field} is not in the right form.", _help(part.field)


def _format(part: Broken, names: Names) -> Said:
    if part.asked != "date":
        return _other(part, names)
    field, typed = names.field(part.path), str(part.value).strip()
    read = read_date(typed)
    if read is None:
        hint = "Write year-month-day, such as 2026-06-19."
        return "date-form", f"{field} is not a date written as year-month-day.", hint
    private = part.path[-1] in PRIVATE
    called = field if private else f"{field}: {typed}"
    if not exists(*read):
        return (
            "date-impossible",
            f"{called} is not in the calendar.",
            "Check day and month." if private else _month_length(*read),
        )
    hint = "Write it with hyphens, the year first." if private else f"Write {_iso(*read)}."
    return "date-form", f"{called} is not written as year-month-day.", hint


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


def _month_length(year: int, month: int, _: int) -> str:
    if not (year >= 1 and 1 <= month <= 12):
        return "A month is a number from 01 to 12."
    return f"{MONTHS[month - 1]} {year} has {days_in(year, month)} days."


def _limit(words: str) -> Callable[[Broken, Names], Said]:
    def say(part: Broken, names: Names) -> Said:
        return "field-range", f"{names.field(part.path)} {words.format(part.asked)}.", _help(part.field)

    return say


def _too_few(part: Broken, names: Names) -> Said:
    field = names.field(part.path)
    if not part.value:
        return "field-empty", f"{field} is empty.", _help(part.field)
    return "field-range", f"{field} must have at least {part.asked} entries.", _help(part.field)


def _repeats(part: Broken, names: Names) -> Said:
    twice = [value for index, value in enumerate(part.value) if value in part.value[:index]]
    ids = [str(value) for value in dict.fromkeys(map(str, twice)) if ID.fullmatch(value)]
    what = both(ids) if ids else "the same entry"
    return "field-repeats", f"{names.field(part.path)} names {what} twice.", "Name each once."


def _other(part: Broken, names: Names) -> Said:
    return "field-form", f"{names.field(part.path)} is not what the format asks for.", _help(part.field)


def _help(field: Any) -> str:
    """The field's description with its example, where that is short."""
    examples = field.get("examples", ())
    shown = examples[0] if examples and isinstance(examples[0], str | int | float) else None
    example = "" if shown is None or len(str(shown)) > 60 else f"For example: {_as_json(shown)}."
    return " ".join(part for part in (field.get("description", ""), example) if part)


def _as_json(value: str | int | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


SAY: dict[str, Callable[[Broken, Names], Said]] = {
    "missing": _missing,
    "unknown": _unknown,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    "minimum": _limit("must be at least {}"),
    "maximum": _limit("must be at most {}"),
    "exclusiveMinimum": _limit("must be more than {}"),
    "exclusiveMaximum": _limit("must be less than {}"),
    "minLength": _limit("must have at least {} characters"),
    "maxLength": _limit("must have at most {} characters"),
    "maxItems": _limit("must have at most {} entries"),
    "minItems": _too_few,
    "uniqueItems": _repeats,
}
"""How each keyword of JSON Schema is said."""
