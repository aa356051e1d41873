"""A draft made into plan data, with the place of every stretch of text that went into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ehcp_docs.intake.account import Entry, Missing, Places
from ehcp_docs.intake.draft import Draft, Item, Reason, Role, Sure
from ehcp_docs.intake.fragments import Fragment, joined
from ehcp_docs.intake.plan.front_page import fill_front_page, status_from_dates
from ehcp_docs.intake.plan.order import linked, numbered, put_in_order
from ehcp_docs.intake.plan.sections import (
    section_a,
    section_e,
    section_i,
    section_j,
    section_k,
    section_of_needs,
    section_of_provision,
)
from ehcp_docs.intake.vocabulary import Vocabulary


@dataclass(slots=True)
class Assembly:
    """Builds plan data and notes where each stretch of text went."""

    draft: Draft
    known: Vocabulary
    data: dict[str, Any] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    ids: dict[Item, str] = field(default_factory=dict)
    assumed: list[Missing] = field(default_factory=list)
    unknown_areas: list[str] = field(default_factory=list)
    """Needs of which neither a heading nor their words tell the area."""

    def plan(self) -> dict[str, Any]:
        """The plan data, in the order of the schema."""
        again = put_in_order(self.draft)
        self.ids = numbered(self.draft)
        links = linked(self.draft, self.ids)
        self.data = {"schema_version": "1.0"}
        fill_front_page(self)
        sections: dict[str, Any] = {"A": section_a(self)}
        self.data["sections"] = sections
        for letter in ("B", "C", "D"):
            sections[letter] = section_of_needs(self, letter)
        sections["E"] = section_e(self, links)
        for letter in ("F", "G", "H1", "H2"):
            sections[letter] = section_of_provision(self, letter, links)
        sections["I"], sections["J"], sections["K"] = section_i(self), section_j(self), section_k(self)
        status_from_dates(self)
        if self.unknown_areas:
            what = f"Area of need taken as cognition and learning where nothing tells it: {', '.join(self.unknown_areas)}."
            self.assumed.append(Missing(pointer="/sections/B/needs", what=what))
        for item, same in again.items():
            self._repeated(item, same)
        for told in self.draft.told:
            self.entry(told.piece, reason=told.reason, detail=told.detail)
        return self.data

    # Where words go

    def put(
        self, pieces: Sequence[Fragment], pointer: str, item: Item | None = None, *, read_as: str = ""
    ) -> str:
        """Note that these pieces stand at that place of the plan; gives their text."""
        for piece in pieces:
            sure = item.sure if item else Sure.HIGH
            self.entry(piece, pointer=pointer, sure=sure, why=item.why if item else "label", detail=read_as)
        return joined(pieces)

    def entry(
        self,
        piece: Fragment,
        *,
        pointer: str = "",
        reason: Reason | None = None,
        detail: str = "",
        sure: Sure | None = None,
        why: str = "",
    ) -> None:
        """Note what became of a piece: where it stands in the plan, or why it has no place."""
        if not piece.raw.strip():
            return
        entry = Entry(
            text=piece.raw, spot=piece.line.spot, start=piece.start, pointers=(pointer,) if pointer else (),
            reason=reason, detail=detail, sure=sure, why=why,
        )  # fmt: skip
        self.places.claim(piece.line, piece.start, piece.end, entry)

    def moved(self, pointer: str, new: str, *, reason: str) -> None:
        """What was placed there or under it stands elsewhere after all."""
        for at, claim in enumerate(self.places.claims):
            if any(f"{one}/".startswith(f"{pointer}/") for one in claim.entry.pointers):
                entry = replace(claim.entry, pointers=(new,), why=reason)
                self.places.claims[at] = replace(claim, entry=entry)

    def _repeated(self, item: Item, same: Item) -> None:
        """The words of an item that stands in the file again are where the first one is."""
        letter, kind = (
            same.letter,
            {Role.NEED: "needs", Role.OUTCOME: "outcomes", Role.PROVISION: "provision"}[same.role],
        )
        pointer = self._found(same, f"/sections/{letter}/{kind}")
        own = [*item.words, *([item.lead] if item.lead else [])]
        for piece in item.title:
            if joined([piece]) in joined(same.title):
                self.entry(
                    piece,
                    pointer=f"{pointer.rpartition('/')[0]}/title",
                    sure=Sure.HIGH,
                    why="stands in the file again",
                )
            else:
                self.entry(
                    piece, reason=Reason.NO_FIELD, detail="another title of what stands in the plan already"
                )
        kept = {id(piece) for pieces in same.more.values() for piece in pieces}
        kept |= {id(piece) for step in same.steps for piece in step.words} | {
            id(p) for p in (*same.by, *same.baseline)
        }
        rest = [*item.by, *item.baseline, *(piece for step in item.steps for piece in step.words)]
        for piece in [*own, *(piece for piece in rest if id(piece) not in kept)]:
            self.entry(piece, pointer=pointer, sure=Sure.HIGH, why="stands in the file again")

    def _found(self, item: Item, around: str) -> str:
        section = self.data["sections"][item.letter]
        rows = section.get(around.rpartition("/")[2], [])
        index = next((n for n, row in enumerate(rows) if row.get("id") == self.ids.get(item)), None)
        return f"{around}/{index}/text" if index is not None else f"/sections/{item.letter}/nil/statement"

    def printed(self, letter: str, text: str) -> None:
        """Keep the words of an entry that was taken apart, as the file has them."""
        self.data.setdefault("local", {}).setdefault("as_printed", {}).setdefault(letter, []).append(text)
