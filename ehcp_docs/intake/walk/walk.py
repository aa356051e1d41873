"""The walk through a file, from its first line to its last: which section this is, and what each line is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from ehcp_docs.intake.draft import Draft, Item, Reason, Role, Sure
from ehcp_docs.intake.fragments import Fragment, ends_a_sentence, pieces, whole
from ehcp_docs.intake.source import Block, Line, Table
from ehcp_docs.intake.vocabulary import Vocabulary
from ehcp_docs.intake.walk.content import file_text, file_words
from ehcp_docs.intake.walk.guidance import Guidance
from ehcp_docs.intake.walk.heads import Body, Head, fits, section_head, stands_out, title_share
from ehcp_docs.intake.walk.labels import takes_label, takes_links
from ehcp_docs.intake.walk.subheads import takes_subhead
from ehcp_docs.intake.walk.where import DEFAULT, FAMILY, PARTNER, Where


@dataclass(slots=True, kw_only=True)
class Walk:
    """Walks through the blocks of a file and gathers a draft."""

    known: Vocabulary
    guidance: Guidance
    body: Body
    passed_over: frozenset[int] = frozenset()
    """Lines (by ``id``) that are contents or explanation, found beforehand."""
    draft: Draft = field(default_factory=Draft)
    now: Where = field(default_factory=Where)
    records: int = 0
    section_level: int | None = None
    table_letters: list[str] = field(default_factory=list)
    """The sections that the table has opened in which the walk is."""
    has_letters: bool = False
    """Whether a heading with a section's letter has been met: then titles without one count for less."""

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Read these blocks on from here."""
        from ehcp_docs.intake.walk.tables import TableWalk

        for block in blocks:
            if isinstance(block, Table):
                TableWalk(walk=self).table(block)
            else:
                self.line(block)

    def line(self, line: Line, *, is_shaded: bool = False) -> None:
        """Read one line on from here."""
        if line.is_empty:
            return
        if id(line) in self.passed_over or line.style.startswith("toc"):
            self.draft.tell(whole(line), Reason.CONTENTS)
            return
        shown = f"{line.label} {line.text}" if line.label and line.label[:1].isalnum() else line.text
        head = section_head(shown, self.known, stands_out=stands_out(line, self.body, is_shaded=is_shaded))
        if self._is_rest_of_title(line, head):
            self.draft.tell(whole(line), Reason.HEADING, f"Section {'/'.join(self.now.letters)}")
            return
        self.now.awaits_title = False
        if head and self.opens(head, line.text):
            self.open(head, line)
            return
        for mark, piece in pieces(line, at_every_break="K" in self.now.letters):
            if mark is not None:
                self.draft.tell(mark, Reason.MARK)
            self.piece(piece, is_shaded=is_shaded)

    def opens(self, head: Head, text: str) -> bool:
        """Whether a heading begins a section here; a title without its letter may be a label inside one."""
        if head.has_letter:
            self.has_letters = True
            return True
        if head.letters[0] in self.now.letters:
            return False
        return len(self.known.bare(text)) > 1 or not self.has_letters

    def _is_rest_of_title(self, line: Line, head: Head | None) -> bool:
        """Whether the line is the title of the section whose letter stands on the line before."""
        if not self.now.awaits_title or (head and head.has_letter):
            return False
        if (
            len(line.text.split()) > 45
            or ends_a_sentence(line.text)
            or title_share(line.text, self.known) < 0.6
        ):
            return False
        return any(fits(letter, line.text, self.known) for letter in self.now.letters)

    def open(self, head: Head, *lines: Line) -> None:
        """Begin a section."""
        for line in lines:
            self.draft.tell(whole(line), Reason.HEADING, f"Section {'/'.join(head.letters)}")
            if line.level is not None:
                self.section_level = line.level
        self.settle()
        if head.is_continued and self.now.letters == head.letters:
            return
        sure = Sure.HIGH if head.is_named or (len(head.letters) == 1 and head.has_title) else Sure.MEDIUM
        why = f"under the heading of Section {'/'.join(head.letters)}"
        self.now = Where(
            letters=head.letters, zone="", sure=sure, why=why, in_cell=self.now.in_cell,
            record=self.now.record if self.now.in_cell else None,
            awaits_title=not head.has_title,
        )  # fmt: skip
        self.draft.headed += head.letters
        self.table_letters += head.letters
        self.draft.sign("section headings")

    def settle(self, *, keeps_titles: bool = False) -> None:
        """Give up waiting: a lead-in without a list is a text of its own, a title without an item is told."""
        lead, self.now.lead = self.now.lead, None
        if lead is not None and not self.now.lead_serves:
            file_words(self, lead)
        self.now.lead_serves = False
        if keeps_titles:
            return
        for piece in (*self.now.title, *self.now.heading):
            self.draft.tell(piece, Reason.HEADING)
        self.now.title, self.now.heading = [], []

    def piece(self, piece: Fragment, *, is_shaded: bool = False, is_set_apart: bool = False) -> None:
        """Read one piece of a line."""
        if not piece.text:
            return
        reason = self.guidance.reason(piece, is_set_apart=is_set_apart or is_shaded)
        if reason:
            self.draft.tell(piece, Reason.PLACEHOLDER if reason == "placeholder" else Reason.GUIDANCE)
            return
        out = stands_out(piece.line, self.body, is_shaded=is_shaded) or piece.is_all("bold")
        if len(piece.raw) < len(piece.line.text):
            head = section_head(piece.text, self.known, stands_out=out)
            if head:
                self.open(head)
                self.draft.tell(piece, Reason.HEADING, f"Section {'/'.join(head.letters)}")
                return
        if takes_links(self, piece) or takes_subhead(self, piece, looks=out) or takes_label(self, piece):
            return
        file_text(self, piece)

    def new_record(self) -> int:
        """Begin a row or block whose items belong together."""
        self.records += 1
        self.now.record = self.records
        return self.records

    def families(self) -> set[str]:
        """What the sections hold in which the walk is: needs, outcomes, provision, views..."""
        return {DEFAULT[letter].value for letter in self.now.letters}

    def of_record(self, role: Role) -> list[Item]:
        """The items of that role in the row or block in which the walk is."""
        if self.now.record is None:
            return []
        return [
            item for item in self.draft.items[-40:] if item.role is role and self.now.record in item.records
        ]

    def letter(self, role: Role, letters: tuple[str, ...] = ()) -> str:
        """The section to which a text of that kind belongs here."""
        family = FAMILY.get(role)
        near = (*letters, *self.now.letters)
        if family is None:
            return near[0] if near else "A"
        for letter in near:
            if letter in family:
                return "H" if letter == "H1" and "H2" in near else letter
        partner = PARTNER.get(Role.NEED if role is Role.STRENGTHS else role, {})
        if set(near) <= {"E"}:
            # A block of need, outcome and provision: the need says whether the provision is of F, G or H.
            near = (
                *(letter for letter in reversed(self.table_letters) if letter in partner and letter != "E"),
                *near,
            )
        for letter in near:
            if letter in partner:
                return partner[letter]
        return family[0]

    def add(self, item: Item) -> Item:
        """File a new item, with all that holds at this point."""
        item.sure = (
            min(item.sure, self.now.sure, key=list(Sure).index) if item.sure is Sure.HIGH else item.sure
        )
        if self.now.sure is not Sure.HIGH and item.sure is Sure.HIGH:
            item.sure = self.now.sure
        item.why = item.why or self.now.why
        item.area = item.area or self.now.area
        if self.now.record is not None:
            item.records.add(self.now.record)
        if self.now.title:
            item.title, self.now.title = self.now.title, []
        if self.now.number and not item.number:
            item.number, self.now.number = self.now.number, ""
        self.draft.items.append(item)
        self.now.last = item
        return item

    @contextmanager
    def inside(self, **changes: object) -> Iterator[Where]:
        """The same point of the file with something else holding for a while: the inside of a cell."""
        before, zone, opened = self.now, str(changes.get("zone", self.now.zone)), len(self.draft.headed)
        self.now = replace(before, **changes)  # type: ignore[arg-type]
        yield self.now
        self.settle()
        inner, self.now = self.now, before
        # A section that begins inside a cell goes on after it.
        if len(self.draft.headed) > opened or inner.zone != zone:
            self.now = replace(inner, in_cell=before.in_cell, record=before.record, role=None)
        else:
            self.now.area = inner.area
            self.now.heading = [piece for piece in self.now.heading if piece in inner.heading]
