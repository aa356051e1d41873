"""Pieces of advice as Section K lists them: what, by whom, in what role, when; in columns or in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ehcp_docs.intake.draft import Item, Role
from ehcp_docs.intake.fragments import Fragment, joined
from ehcp_docs.intake.plan.values import first_date

KINDS = (
    (
        "hearing_vision",
        r"\bteacher of (?:the deaf|children with vision|the visually)|\bQTVI|\bQToD|vision impairment|hearing impairment",
    ),
    ("psychological", r"psycholog"),
    ("therapy", r"therap|dietit"),
    (
        "medical",
        r"medical|paediatric|consultant|doctor|nurs|health visitor|physician|psychiatr|health advice|\bGP\b",
    ),
    ("social_care", r"social care|social work|early help|children with disabilities|youth|safeguarding"),
    (
        "family",
        r"\b(?:parents?|parental|mother|father|grandmother|carers?|young person|family|child's views?|pupil views?)\b",
    ),
    (
        "education",
        r"teacher|senco|tutor|lecturer|head|learning|school|college|nursery|coordinator|educational advice|education",
    ),
)
_ROLE = re.compile(
    r"\b(?:psychologist|therapist|teacher|senco|paediatrician|nurse|doctor|consultant|worker|practitioner|parents?|mother|father|officer|head|"
    r"lecturer|tutor|manager|coordinator|lead|specialist|adviser|advisor|visitor|carers?|dietitian|physiotherapist|psychiatrist)\b", re.IGNORECASE,
)  # fmt: skip
_NAME = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Mx)\.?\s+)?[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]*|de|van|al)){0,3}(?:(?:\s+and|;|\s+with)\s+.+)?$"
)
_CUT = re.compile(
    r"\s+[–—|-]\s+|,\s+|\t+|\s+(?=\()|\)\s*,?\s*|:\s+|\.\s+(?=[A-Z])|\s+(?:by|from|written by|completed by|prepared by|dated)\s+"
)


_ADVICE = re.compile(
    r"\b(?:advice|report|assessment|views|statement|letter|information|review|plan|summary|contribution|profile|assessments)\b",
    re.IGNORECASE,
)


def part_of_advice(text: str) -> Role | None:
    """What a line under the title of a piece of advice says: who wrote it, in what role, when; None when none of these."""
    if first_date(text) and len(text.split()) <= 6:
        return Role.DATE
    if _ADVICE.search(text):
        return None
    if _NAME.match(text) and len(text.split()) <= 9 and not _ROLE.search(re.split(r" and |;", text)[0]):
        return Role.AUTHOR
    return (
        Role.JOB
        if _ROLE.search(text) and len(text.split()) <= 14 and not text.rstrip().endswith(".")
        else None
    )


def is_advice(text: str) -> bool:
    """Whether a line of Section K names a piece of advice rather than saying something else."""
    if text.rstrip().endswith((":", ",", ";")):
        return False
    if first_date(text) or _ROLE.search(text) and len(text.split()) <= 25:
        return True
    return len(text.split()) <= 12 and bool(_ADVICE.search(text))


def advice_of(item: Item, own_id: str) -> tuple[dict[str, Any], list[tuple[Sequence[Fragment], str]]]:
    """The row of plan data, and which pieces of the file went into which of its fields."""
    parts: list[tuple[Sequence[Fragment], str]] = []
    row: dict[str, Any] = {"id": own_id}
    author, role, dated = (item.more.get(r, []) for r in (Role.AUTHOR, Role.JOB, Role.DATE))
    if role and not author and _NAME.match(role[0].text) and not _ROLE.search(role[0].text):
        author, role = role, []
    if author or role or dated:
        row["title"] = joined(item.words) or joined(role) or joined(author)
        parts.append((item.words, "title"))
        _in_columns(row, author, role, dated, parts)
    else:
        row |= _in_line(" ".join(re.sub(r"[^\S\t]+", " ", piece.raw).strip() for piece in item.words))
        parts.append((item.words, ""))
    about = f"{joined(item.title)} {row.get('role', '')} {row['title']}"
    row["kind"] = next((kind for kind, sign in KINDS if re.search(sign, about, re.IGNORECASE)), "other")
    order = ("id", "kind", "title", "author", "role", "date")
    return {name: row[name] for name in order if row.get(name)}, parts


def _in_columns(
    row: dict[str, Any],
    author: list[Fragment],
    role: list[Fragment],
    dated: list[Fragment],
    parts: list[tuple[Sequence[Fragment], str]],
) -> None:
    if author:
        name = joined(author)
        first, _, rest = name.partition(", ")
        if rest and not role and _ROLE.search(rest):
            row["author"], row["role"] = first, rest
        elif not role and len(author) > 1:
            row["author"], row["role"] = author[0].text, joined(author[1:])
        else:
            row["author"] = name
        parts.append((author, "author"))
    if role:
        row["role"] = joined(role)
        parts.append((role, "role"))
    if dated:
        day = first_date(joined(dated))
        if day:
            row["date"] = day
        parts.append((dated, "date"))


def _in_line(text: str) -> dict[str, Any]:
    """“Psychological advice – Dr Owain Sellick, educational psychologist, 6 August 2026” taken apart."""
    row: dict[str, Any] = {}
    day = first_date(text)
    if day:
        row["date"] = day
    title, rest = _title_and_rest(text)
    row["title"] = title
    for chunk in _chunks(rest):
        if "author" not in row and _NAME.match(chunk) and not _ROLE.search(re.split(r" and |;", chunk)[0]):
            row["author"] = chunk
        elif "author" in row or _ROLE.search(chunk):
            row["role"] = f"{row['role']}, {chunk}" if "role" in row else chunk
    return row


def _title_and_rest(text: str) -> tuple[str, str]:
    """What the advice is, and what follows on who wrote it: parted at a dash or tab, else by “by”, else at a comma."""
    text = re.sub(r"^(?:Appendix|Annex|Document)\s+[A-Z0-9]{1,3}\s*[:.–—-]?\s+", "", text)
    for cut in (
        r"\s+[–—|-]\s+|\t+",
        r"\s+(?:written |completed |prepared )?by\s+(?=[A-Z])|\s+from\s+(?=[A-Z])",
        r",\s+(?=(?:Dr|Mr|Mrs|Ms|Miss|Prof)\b)|:\s+",
        r",\s+",
    ):
        parts = re.split(cut, text, maxsplit=1)
        if len(parts) == 2 and parts[0].strip() and not (first_date(parts[0]) and len(parts[0].split()) <= 3):
            return parts[0].strip(" ,."), parts[1]
    return text.strip(" ,."), ""


def _chunks(text: str) -> list[str]:
    """The parts of what follows a title, without dates."""
    found = [chunk.strip(" ().,") for chunk in _CUT.split(text) if chunk and chunk.strip(" ().,")]
    return [
        chunk
        for chunk in found
        if not (first_date(chunk) and len(chunk.split()) <= 6) and chunk.lower() != "dated"
    ]
