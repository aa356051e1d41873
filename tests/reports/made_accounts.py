"""Accounts made by hand and from council files, so that what is printed can be compared with what went in."""

from __future__ import annotations

from functools import cache
from typing import Any

from intake.councils import LAYOUTS
from shipped_samples import sample_data

from ehcp_docs.intake.account import Account, Entry, Missing, count_words
from ehcp_docs.intake.draft import Reason, Sure
from ehcp_docs.intake.reading import Reading, read_file
from ehcp_docs.intake.source import Aside, Note, Part, Spot

PLAN: dict[str, Any] = {
    "child": {"name": "Mina Pell", "date_of_birth": "2018-02-18", "looked_after": False},
    "parents": [{"name": "Jo Pell"}],
    "sections": {
        "A": {"views": [{"id": "A1", "heading": "Me", "paragraphs": ["I like trains.", "I like rain."]}]},
        "B": {"needs": [{"id": "B1", "text": "Mina finds listening hard."}]},
        "C": {"nil": {"statement": "None identified."}},
        "D": {"needs": []},
        "E": {
            "outcomes": [
                {"id": "E1", "text": "Mina will listen.", "steps": [{"text": "Sits."}], "needs": ["B1"]}
            ]
        },
        "F": {
            "provision": [
                {"id": "F1", "text": "A teacher will read with Mina.", "needs": ["B1"], "outcomes": ["E1"]}
            ]
        },
    },
}


def spot(number: int, *cell: int, part: Part = Part.BODY, page: int | None = None) -> Spot:
    """The paragraph of that number, in the cell of table, row and column."""
    cells = ((cell[0], cell[1], cell[2]),) if cell else ()
    return Spot(part=part, number=number, page=page, cell=cells)


def placed(text: str, pointer: str, where: Spot, sure: Sure = Sure.HIGH, **more: Any) -> Entry:
    """A passage with a place in the plan."""
    return Entry(text=text, spot=where, pointers=(pointer,), sure=sure, why="under the heading", **more)


def account(*entries: Entry, **more: Any) -> Account:
    """An account of these passages, with the number of their words."""
    values: dict[str, Any] = {
        "file": "draft.docx",
        "kind": "docx",
        "layout": "2 section headings; sections found: B, F",
        "profile": "general",
        "view": "final",
        "words_in": sum(count_words(entry.text) for entry in entries),
    }
    return Account(entries=entries, **(values | more))


def full_account(hostile: str = "", **more: Any) -> Account:
    """An account with every kind of passage; the hostile text stands wherever the file's own words can."""
    h = hostile
    told = [
        Entry(text=f"Section B{h}", spot=spot(2), reason=Reason.HEADING, detail="Section B"),
        Entry(
            text="Signed by nobody" + h, spot=spot(6, 1, 2, 1), reason=Reason.NOT_UNDERSTOOD, detail=f"d{h}"
        ),
        Entry(text=f"Page header{h}", spot=spot(1, part=Part.HEADER), reason=Reason.RUNNING),
        Entry(text=f"A footnote{h}", spot=spot(1, part=Part.FOOTNOTE), reason=Reason.NO_FIELD),
        Entry(text=f"was struck{h}", spot=spot(3), reason=Reason.DELETED, detail=f"J. Marsh{h}, 2026-03-04"),
        Entry(text=f"not shown{h}", spot=spot(3), reason=Reason.HIDDEN),
        Entry(
            text=f"Please check{h}", spot=spot(1, part=Part.COMMENT), reason=Reason.COMMENT, detail="J. Marsh"
        ),
    ]
    entries = [
        Entry(text="Date of birth: ", spot=spot(1), reason=Reason.LABEL, detail="child.date_of_birth"),
        placed("18/02/2018", "/child/date_of_birth", spot(1), start=15),
        told[0],
        Entry(text="B1\t", spot=spot(3), reason=Reason.MARK),
        placed(f"Mina finds listening hard.{h}", "/sections/B/needs/0/text", spot(3), start=3),
        placed(
            f"A teacher will read with Mina.{h}", "/sections/F/provision/0/text", spot(5, 1, 1, 2), Sure.LOW
        ),
        *told[1:],
    ]
    note = {"author": f"J. Marsh{h}", "date": "2026-03-04T10:11:00Z", "spot": spot(3)}
    values: dict[str, Any] = {
        "changes": (
            Note(kind=Aside.DELETED, text=f"was struck{h}", **note),
            Note(kind=Aside.INSERTED, text=f"listening{h}", **note),
        ),
        "comments": (Note(kind=Aside.COMMENT, text=f"Please check{h}", about=f"hard{h}", **note),),
        "missing": (Missing(pointer="/reference", what="Plan reference"),),
        "assumed": (Missing(pointer="/status", what=f"Status taken as draft.{h}"),),
        "links_out": 2,
        "pictures": 1,
    }
    return account(*entries, **(values | more))


@cache
def council_reading(layout: str, sample: str = "vague_infant") -> Reading:
    """What is read from the sample in that council's layout."""
    made = LAYOUTS[layout](sample_data(sample))
    return read_file(made.docx, name=f"{layout}.docx")
