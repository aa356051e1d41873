"""Pieces of advice as Section K lists them: what, by whom, in what role, when; in columns or in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ehcp_docs.intake.draft import Item, Role
from ehcp_docs.intake.fragments import Fragment, joined
from ehcp_docs.intake.plan.advice_words import DOCUMENT, ROLE, says_who, taken_apart
from ehcp_docs.intake.plan.values import first_date, without_dates

_KINDS = (
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


def part_of_advice(text: str) -> Role | None:
    """What a line under the title of a piece of advice says: who wrote it, in what role, when; None when none of these."""
    if first_date(text) and len(without_dates(text).split()) <= 2 and not DOCUMENT.search(text):
        return Role.DATE
    if says_who(text) and len(text.split()) <= 20:
        return Role.AUTHOR
    if DOCUMENT.search(text) or len(text.split()) > 14 or text.rstrip().endswith("."):
        return None
    return Role.JOB if ROLE.search(text) else None


def is_advice(text: str) -> bool:
    """Whether a line of Section K names a piece of advice rather than saying something else."""
    if text.rstrip().endswith((":", ",", ";")):
        return False
    if first_date(text) or (ROLE.search(text) and len(text.split()) <= 25):
        return True
    return (len(text.split()) <= 14 and bool(DOCUMENT.search(text))) or says_who(text)


def advice_of(item: Item, own_id: str) -> tuple[dict[str, Any], list[tuple[Sequence[Fragment], str]]]:
    """The row of plan data, and which pieces of the file went into which of its fields."""
    parts: list[tuple[Sequence[Fragment], str]] = []
    row: dict[str, Any] = {"id": own_id}
    author, role, dated = (item.more.get(r, []) for r in (Role.AUTHOR, Role.JOB, Role.DATE))
    if role and not author and says_who(role[0].text):
        author, role = role, []
    if author or role or dated:
        row["title"] = joined(item.words) or joined(role) or joined(author)
        parts.append((item.words, "title"))
        _in_columns(row, author, role, dated, parts)
    else:
        row |= taken_apart("\t".join(re.sub(r"[^\S\t]+", " ", piece.raw).strip() for piece in item.words))
        parts.append((item.words, ""))
    about = f"{joined(item.title)} {row.get('role', '')} {row['title']}"
    row["kind"] = next((kind for kind, sign in _KINDS if re.search(sign, about, re.IGNORECASE)), "other")
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
        said = taken_apart("\t".join(piece.text for piece in author))
        row["author"] = said.get("author") or joined(author)
        if said.get("role") and not role and said.get("author"):
            row["role"] = said["role"]
        if said.get("date") and not dated:
            row["date"] = said["date"]
        parts.append((author, "author"))
    if role:
        row["role"] = joined(role)
        parts.append((role, "role"))
    if dated:
        day = first_date(joined(dated))
        if day:
            row["date"] = day
        parts.append((dated, "date"))
