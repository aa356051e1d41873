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


def labelled(line: Line, known: Collection[str]) -> list[Labelled]:
    """The labels in a line such as “**Who:** Teaching assistant; **Where:** Library”, with what each says."""
    piece = whole(line)
    marks = list(_bold_labels(line, known)) or list(_plain_labels(line, known))
    found = []
    first = marks[0][0] if marks else len(line.text)
    if line.text[:first].strip():
        found.append(Labelled("", None, part(piece, 0, first)))
    for number, (start, end, label) in enumerate(marks):
        until = marks[number + 1][0] if number + 1 < len(marks) else len(line.text)
        text = line.text[end:until]
        if number + 1 < len(marks) and text.rstrip().endswith(";"):
            until = end + len(text.rstrip()) - 1
        found.append(Labelled(label, part(piece, start, end), part(piece, end, until)))
    return found


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
    """Labels that lost their bold type: at the beginning and after a semicolon."""
    names = "|".join(re.escape(label) for label in sorted(known, key=len, reverse=True))
    for match in re.finditer(rf"(?:^|(?<=; ))({names}):(?=\s|$)", line.text):
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
