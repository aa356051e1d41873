"""One line on a piece of advice taken apart: what it is, who wrote it, in what role, when, in any order.

The line is cut at its separators, and each part is known by what stands in it: a date, a name, a role, or a word
for a kind of document. What follows a name is a role; what follows the kind of document belongs to its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ehcp_docs.intake.fragments import clean
from ehcp_docs.intake.plan.values import first_date


class Kind(StrEnum):
    """What a part of the line is."""

    DATE = "date"
    NAME = "author"
    ROLE = "role"
    TITLE = "title"
    OTHER = "other"


ROLE = re.compile(
    r"\b(?:psychologist|therapist|teacher|senco|sendco|paediatrician|nurse|doctor|consultant|worker|practitioner|parents?|mother|father|"
    r"officer|head|headteacher|lecturer|tutor|manager|coordinator|lead|specialist|adviser|advisor|visitor|carers?|dietitian|"
    r"physiotherapist|psychiatrist|child|young person|grandmother|grandfather|guardian|pupil|mentor|"
    r"assistant|audiologist|clinician)\b",
    re.IGNORECASE,
)
DOCUMENT = re.compile(
    r"\b(?:advice|reports?|assessments?|views|statement|letter|information|reviews?|summary|contributions?|profile|minutes|form|plan|"
    r"evaluation|record|notes?|questionnaire|update)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Mx|Sister)\.?\s+)?[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|de|van|al|bin)){1,3}"
    r"(?:(?:\s+and|;|\s+with|,?\s+&)\s+.+)?"
)
_TITLED = re.compile(r"(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Mx)\.?\s+[A-Z][\w'’-]+")
_CUT = re.compile(
    r"""
      \t+
    | (?<![^\S\t])\s+[–—|-]\s+                       # a dash between spaces
    | (?:(?<![^\S\t])\s+)?(?:[:,]\s+|\(\s*|\)\s*[:,]?\s*)
    | (?<!\b[A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)\.\s+(?=[A-Z])
    | (?<![^\S\t])\s+(?:by|from|written\ by|completed\ by|prepared\ by|dated|report\ dated)\s+
    | (?<![^\S\t])\s+of\s+(?=(?:(?:Dr|Mr|Mrs|Ms)\.?\s)?[A-Z][a-z'’-]+\s+[A-Z])
    """,
    re.VERBOSE,
)
"""Where a line is cut. Spaces are met at their first only: else a long row of them would be gone through again and again."""
_MARK = re.compile(
    r"^\W*(?:(?:Appendix|Annex|Document|Enclosure)\s+)?(?:[A-K]\s?\d{0,2}|\d{1,2})\s*[:.)–—-]\s+|^\W*(?:Appendix|Annex)\s+[A-Z0-9]{1,3}\s+"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the line between two separators."""

    start: int
    end: int
    kind: Kind


def parts_of(text: str) -> list[Part]:
    """The parts of the line, each with what it is."""
    found: list[Part] = []
    for first, end in _spans(text):
        start = first + len(text[first:end]) - len(text[first:end].lstrip(" –—-:;,."))
        found.append(Part(start, end, _kind(text[start:end], found)))
    if not any(part.kind is Kind.TITLE for part in found):
        found = [
            Part(p.start, p.end, Kind.TITLE) if p.kind is Kind.OTHER and not n else p
            for n, p in enumerate(found)
        ]
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    mark = _MARK.match(text)
    at = mark.end() if mark else 0
    for cut in _CUT.finditer(text, at):
        if text[at : cut.start()].strip(" .,;()"):
            yield at, cut.start()
        at = cut.end()
    rest = text[at:].rstrip(" .,;()")
    if rest.strip():
        yield at, at + len(rest)


def _kind(text: str, before: list[Part]) -> Kind:
    last = before[-1].kind if before else None
    if last is Kind.TITLE and re.match(r"\d{1,2} and \d", text):
        return Kind.TITLE
    if (first_date(text) and len(text.split()) <= 5) or re.fullmatch(
        r"(?:[A-Z][a-z]{2,8}\s+)?\d{4}", text.strip()
    ):
        return Kind.DATE
    if last is Kind.TITLE and text[:1].islower() and not ROLE.match(text):
        return Kind.TITLE
    is_name = _NAME.fullmatch(text) or _TITLED.fullmatch(text)
    if (
        is_name
        and not DOCUMENT.search(text)
        and not ROLE.search(re.split(r"(?<!\s)\s+(?:and|with)\s+|;", text)[0])
    ):
        return Kind.ROLE if last in (Kind.NAME, Kind.ROLE) else Kind.NAME
    if last in (Kind.NAME, Kind.ROLE) and not (DOCUMENT.search(text) and not ROLE.search(text)):
        return Kind.ROLE
    if DOCUMENT.search(text):
        return Kind.TITLE
    if ROLE.search(text) and before:
        return Kind.ROLE
    return Kind.TITLE if last is Kind.TITLE else Kind.OTHER


def taken_apart(text: str) -> dict[str, str]:
    """Title, author, role and date of a line, as far as it has them; tabs and line breaks part it too."""
    found = parts_of(text)
    row: dict[str, str] = {}
    for kind in (Kind.TITLE, Kind.NAME, Kind.ROLE):
        run = _run(found, kind)
        if run:
            row[kind.value] = clean(text[run[0].start : run[-1].end]).strip(" ,;")
    day = first_date(text)
    if day:
        row["date"] = day
    if "title" not in row:
        row["title"] = row.get("role") or row.get("author") or clean(text)
    return row


def _run(parts: list[Part], kind: Kind) -> list[Part]:
    """The first parts of that kind that stand together."""
    run: list[Part] = []
    for part in parts:
        if part.kind is kind:
            run.append(part)
        elif run:
            break
    return run


def says_who(text: str) -> bool:
    """Whether a line begins with the name of who wrote the advice, and says nothing of what it is."""
    found = parts_of(text)
    return bool(found) and found[0].kind is Kind.NAME and not any(part.kind is Kind.TITLE for part in found)
