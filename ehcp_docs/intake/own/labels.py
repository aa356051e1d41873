"""Labels and what stands behind them: bold words with a colon in a line, bold words before a tab."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.own.page import part
from ehcp_docs.intake.source import Line


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its words; the label is empty where the words go on from the paragraph above."""

    label: str
    head: Fragment | None
    value: Fragment


def labelled(line: Line, known: Collection[str], *, is_plain: bool = False) -> list[Labelled]:
    """The labels in a line such as “**Who:** Teaching assistant; **Where:** Library”, with what each says."""
    piece = whole(line)
    marks = list(_plain_labels(line, known) if is_plain else _bold_labels(line, known))
    ends = [start for start, _, _ in marks] + [len(line.text)]
    found = []
    if line.text[: ends[0]].strip():
        found.append(Labelled("", None, part(piece, 0, _before(line, 0, ends[0], bool(marks)))))
    for number, (start, end, label) in enumerate(marks):
        until = _before(line, end, ends[number + 1], number + 1 < len(marks))
        found.append(Labelled(label, part(piece, start, end), part(piece, end, until)))
    return found


def _before(line: Line, start: int, until: int, is_parted: bool) -> int:
    """Where the words end, without the semicolon that parts them from the next label."""
    text = line.text[start:until].rstrip()
    return start + len(text) - 1 if is_parted and text.endswith(";") else until


def _bold_labels(line: Line, known: Collection[str]) -> Iterator[tuple[int, int, str]]:
    for start, end in _bold_runs(line):
        text = line.text[start:end]
        label = text.strip()
        if label.endswith(":") and label[:-1].strip() in known:
            yield start, end, label[:-1].strip()


def _bold_runs(line: Line) -> Iterator[tuple[int, int]]:
    """Where bold text begins and ends, whatever else changes in it."""
    at = 0
    start: int | None = None
    for stretch in line.stretches:
        if stretch.look.bold and start is None:
            start = at
        elif not stretch.look.bold and start is not None:
            yield start, at
            start = None
        at += len(stretch.text)
    if start is not None:
        yield start, at


def _plain_labels(line: Line, known: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """A label in plain type, at the beginning of the line."""
    names = "|".join(re.escape(label) for label in sorted(known, key=len, reverse=True))
    if match := re.match(rf"({names}):(?=\s|$)", line.text):
        yield match.start(), match.end(), match[1]


def fact(line: Line) -> Labelled:
    """A line of facts: the label, a tab, and the words; without a tab the words go on from the line above."""
    piece = whole(line)
    if line.stretches and line.stretches[0].look.bold and "\t" in line.text:
        at = line.text.index("\t")
        return Labelled(
            line.text[:at].strip().rstrip(":"), part(piece, 0, at), part(piece, at, len(line.text))
        )
    return Labelled("", None, part(piece, 0, len(line.text)))


def bold_start(line: Line) -> tuple[Fragment, Fragment]:
    """The bold words with which the line begins, and the rest; either may be empty."""
    piece = whole(line)
    at = next((end for start, end in _bold_runs(line) if not line.text[:start].strip()), 0)
    return part(piece, 0, at), part(piece, at, len(line.text))
