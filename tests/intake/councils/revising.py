"""Tracked changes as Word records them."""

from __future__ import annotations

import itertools
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from .oxml import element

NUMBERS = itertools.count(7000)


def change(kind: str, author: str = "SEN Casework", when: str = "2026-09-01T10:30:00Z") -> Any:
    """The element of a change: ins, del, moveFrom, moveTo, rPrChange."""
    return element(kind, id=str(next(NUMBERS)), author=author, date=when)


def inserted(*runs: Run) -> None:
    """The runs were put in."""
    wrap("ins", runs)


def deleted(*runs: Run) -> None:
    """The runs were struck out."""
    for run in runs:
        for text in run._r.findall(qn("w:t")):
            text.tag = qn("w:delText")
    wrap("del", runs)


def wrap(kind: str, runs: tuple[Run, ...]) -> None:
    """A change around runs that stand next to one another."""
    mark = change(kind)
    runs[0]._r.addprevious(mark)
    mark.extend(run._r for run in runs)


def mark_of(paragraph: Paragraph, kind: str) -> None:
    """The paragraph's mark was put in or struck out."""
    properties = paragraph._p.get_or_add_pPr()
    looks = properties.find(qn("w:rPr"))
    if looks is None:
        looks = element("rPr")
        properties.append(looks)
    looks.insert(0, change(kind))


def row_was(row: Any, kind: str) -> None:
    """The row of a table was put in (ins) or struck out (del), with what is in it."""
    row._tr.get_or_add_trPr().append(change(kind))
    for paragraph in row._tr.iter(qn("w:p")):
        whole = Paragraph(paragraph, row)
        if whole.runs:
            (deleted if kind == "del" else inserted)(*whole.runs)
        mark_of(whole, kind)


def moved(source: Paragraph, target: Paragraph, name: str) -> None:
    """The words of one paragraph were moved to another: it is marked at both places."""
    for paragraph, kind in ((source, "moveFrom"), (target, "moveTo")):
        wrap(kind, tuple(paragraph.runs))
        number = str(next(NUMBERS))
        start = change(f"{kind}RangeStart")
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), name)
        paragraph._p.find(qn(f"w:{kind}")).addprevious(start)
        paragraph._p.append(element(f"{kind}RangeEnd", id=number))
        mark_of(paragraph, kind)


def restyled(run: Run) -> None:
    """The run was made bold; before that it was not."""
    run.bold = True
    was = change("rPrChange")
    was.append(element("rPr"))
    run._r.get_or_add_rPr().append(was)
