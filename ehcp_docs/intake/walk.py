"""The walk through a file, from its first line to its last: which section this is, and what each line is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from ehcp_docs.intake.advice_lines import part_of_advice
from ehcp_docs.intake.draft import DETAILS, ITEMS, LINKS, Draft, Item, Reason, Role, Step, Sure
from ehcp_docs.intake.fragments import Fragment, clean, ends_a_sentence, labelled, pieces, whole
from ehcp_docs.intake.guidance import Guidance
from ehcp_docs.intake.heads import Body, Head, fits, section_head, stands_out, title_share
from ehcp_docs.intake.source import Block, Line, Table
from ehcp_docs.intake.vocabulary import Known, Vocabulary, words

DEFAULT = {
    "A": Role.VIEW, "B": Role.NEED, "C": Role.NEED, "D": Role.NEED, "E": Role.OUTCOME, "F": Role.PROVISION,
    "G": Role.PROVISION, "H": Role.PROVISION, "H1": Role.PROVISION, "H2": Role.PROVISION, "I": Role.PLACEMENT,
    "J": Role.BUDGET, "K": Role.ADVICE,
}  # fmt: skip
FAMILY = {
    Role.NEED: ("B", "C", "D"), Role.STRENGTHS: ("B", "C", "D"), Role.OUTCOME: ("E",),
    Role.PROVISION: ("F", "G", "H1", "H2", "H"),
}  # fmt: skip
PARTNER = {
    Role.NEED: {"F": "B", "G": "C", "H1": "D", "H2": "D", "H": "D", "E": "B"},
    Role.PROVISION: {"B": "F", "C": "G", "D": "H2", "E": "F"},
}
_STEP_ROLES = (Role.STEPS, Role.BY, Role.BASELINE)
_MOST_TITLE = 14
_PROGRESS = re.compile(r"\b(?:progress|monitor\w*|reviews?|reviewed|reviewing)\b", re.IGNORECASE)
_WATCHING = re.compile(
    r"\bshort(?:er)?[- ]term targets?\b|^\W*(?:(?:the )?(?:next |annual )?review (?:meeting )?(?:will|is|shall)|progress (?:will|is|towards)|"
    r"(?:these|the) outcomes will be (?:reviewed|monitored))\b|"
    r"\bnext review meeting\b|^\W*(?:the )?(?:\w+ ){1,4}(?:measures?|will measure|records?|monitors?) (?:E\d|outcomes?|progress)",
    re.IGNORECASE,
)
_BY_WHEN = re.compile(
    r"^(?:\w+ ){0,8}?(?:by|before|at|until) (?:the )?(?:end of |start of |time of )?(?:\w+ ){0,4}?(?:\d{4}|key stage|year \d|easter|christmas|term|review)\b"
    r"|^(?:\w+ )?(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}\W*$",
    re.IGNORECASE,
)
_DEADLINE_BEHIND = re.compile(
    r"[.!?][\"'”’]?\s*(?P<by>[(\[](?:by |achieve by |to be achieved by )?(?:the )?(?:[^()\[\]]{0,40}\b)?(?:\d{4}|key stage \w+|year \d{1,2}|easter|christmas|"
    r"summer term|spring term|autumn term|annual review|next review)[^()\[\]]{0,30}[)\]])\W*$",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"^\W*(?:links?(?:ed)?(?: with| to)?|relates? to|related to|meets?|addresses|supports?|for|needs?|outcomes?|works towards|see)\b"
    r"(?:\W|and|to|needs?|outcomes?|provision|section|numbers?|nos?|(?:[B-H]|H[12])?\s?\.?\d{1,2}(?:\.\d{1,2})?)*"
    r"(?:[B-H]|H[12]\.|\s)\d{1,2}\W*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^\W*(?:signed|signature|for and on behalf of|name of officer|print name)\b", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:will|shall|must|should|would|is to|are to|needs?|has|have|can|receives?|requires?)\b", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Where:
    """What holds at this point of the file."""

    letters: tuple[str, ...] = ()
    zone: str = "front"
    """The part of the file, where it is no section."""
    area: str | None = None
    role: Role | None = None
    """What the text is, where a label or column says so."""
    heading: list[Fragment] = field(default_factory=list)
    """The sub-heading of Section A under which this stands."""
    topic: str = ""
    title: list[Fragment] = field(default_factory=list)
    """A title that waits for its item."""
    number: str = ""
    """A number that waits for its item."""
    label: Fragment | None = None
    """The sub-heading that gave the role, where it may have been a title after all (“Training”)."""
    lead: Fragment | None = None
    """Words that introduce a list."""
    lead_serves: bool = False
    """Whether items of the list have taken the lead-in into their sentences."""
    last: Item | None = None
    record: int | None = None
    sure: Sure = Sure.HIGH
    why: str = ""
    in_cell: bool = False
    awaits_title: bool = False
    """Only the letter of the section has been met; its title may stand on the next line."""


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
        from ehcp_docs.intake.tables import TableWalk

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
        if not self.now.awaits_title or head and head.has_letter:
            return False
        if len(line.text.split()) > 45 or ends_a_sentence(line.text) or title_share(line.text, self.known) < 0.6:
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
        sure = Sure.HIGH if head.is_named or len(head.letters) == 1 and head.has_title else Sure.MEDIUM
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
            self._content(lead)
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
        if self._link(piece) or self._subhead(piece, looks=out) or self._label(piece):
            return
        self.content(piece)

    def _link(self, piece: Fragment) -> bool:
        """Take a line that only names others (“Relates to B1 and B7”) as links of the item before it."""
        item = self.now.last
        if item is None or item.role not in ITEMS or not _LINKS.match(piece.text):
            return False
        for role in LINKS:
            item.add(role, piece)
        return True

    # Sub-headings

    def _subhead(self, piece: Fragment, *, looks: bool) -> bool:
        """Take the piece as a sub-heading, if it is one."""
        text = piece.text
        count = len(text.split())
        if count > _MOST_TITLE or ends_a_sentence(text) and not (looks and count <= 6):
            return False
        bulleted = piece.is_listed and not piece.number
        if bulleted and not (looks and piece.is_all("bold")):
            return False
        shown = f"{piece.number} {text}" if piece.number else text
        zone = self.known.zone(text) if looks else None
        if zone and self._enter(zone, piece):
            return True
        if self.now.zone:
            return looks and self._leave(piece)
        plain = text.rstrip(" :")
        is_bare = text.endswith(":") or looks
        if self.now.letters == ("A",) or self.now.letters[:1] == ("A",):
            return self._topic(piece, looks=looks)
        role = self._role_of(plain, most_spare=1 if is_bare else 0)
        if role and role.spare and Role(role.what) not in (*ITEMS, Role.STEPS):
            role = None
        if looks and "E" in self.now.letters and not (role and role.spare == 0) and _PROGRESS.search(text):
            return self._enter("reviews", piece)
        area = self.known.area(plain) if is_bare or self.known.bare(plain) in self.known.areas else None
        if area and not (role and role.spare == 0 and role.what in ITEMS) and self._families() & {"need", "provision", "outcome"}:
            self.settle()
            self.now.area, self.now.role, self.now.last = area, None, None
            self.draft.tell(piece, Reason.HEADING, "area of need")
            return True
        if role and (is_bare or role.spare == 0 and count <= 5):
            self.settle()
            self._take_role(role, piece)
            self.now.label = piece if Role(role.what) in (*DETAILS, *LINKS) else None
            self.draft.tell(piece, Reason.HEADING, shown)
            return True
        if looks and (piece.line.level is not None or piece.is_all("bold") or piece.is_all("underlined") or _is_capital(text)):
            return self._title(piece)
        return False

    def _families(self) -> set[str]:
        return {DEFAULT[letter].value for letter in self.now.letters}

    def _enter(self, zone: str, piece: Fragment) -> bool:
        """Enter a part of the file that is no section."""
        watches = "E" in self.now.letters or bool(self.draft.headed and _PROGRESS.search(piece.text) and "K" not in self.draft.headed)
        if zone == "reviews" and watches:
            self.settle()
            if "E" not in self.now.letters:
                self.now = Where(letters=("E",), zone="", in_cell=self.now.in_cell)
            self.now.role, self.now.last = Role.ARRANGEMENT, None
            self.draft.tell(piece, Reason.HEADING)
            return True
        is_sub = self.section_level is not None and (piece.line.level or 99) > self.section_level
        if zone in ("identity", "guidance") and self.now.letters and (is_sub or self.now.in_cell):
            return False
        if self.now.letters[:1] == ("A",) and self.known.topic(piece.text) and is_sub:
            return False
        self.settle()
        self.now = Where(zone=zone, in_cell=self.now.in_cell)
        self.draft.tell(piece, Reason.HEADING)
        return True

    def _leave(self, piece: Fragment) -> bool:
        """A heading in a part that is no section: told; the part goes on."""
        if self.known.identity_of(piece.text) and not piece.line.level:
            return False
        if self.now.zone in ("front", "identity") or piece.line.level is not None:
            if labelled(piece) or self.now.in_cell:
                return False
            if piece.line.level is not None and self.now.zone == "glossary":
                self.now.zone = "other"
            if self.now.zone == "front" and piece.line.level is None and piece.line.style not in ("title", "subtitle"):
                return False  # the council's name, the title: fields.py looks at them
            self.draft.tell(piece, Reason.HEADING)
            return piece.line.style not in ("title", "subtitle") or True
        return False

    def _topic(self, piece: Fragment, *, looks: bool) -> bool:
        """A sub-heading of Section A begins a block of views."""
        text = piece.text.rstrip(" :")
        topic = self.known.topic(text)
        is_exact = self.known.bare(text) in self.known.topics
        if not looks and not (is_exact and len(text.split()) <= 8 and not ends_a_sentence(text)):
            return False
        if looks and not topic and piece.line.level is None and not _looks_titled(piece):
            return False
        self.settle()
        self.now.heading, self.now.topic, self.now.last = [piece], topic or "other", None
        return True

    def _title(self, piece: Fragment) -> bool:
        """A title for the item that follows."""
        if Role.ADVICE in (self.now.role, *map(DEFAULT.get, self.now.letters)):
            return False
        if not (self._families() & {"need", "provision", "outcome"}) or self.now.role not in (None, *ITEMS):
            return False
        self.settle()
        self.now.title = [piece]
        self.now.number = piece.number or self.now.number
        self.now.last = None
        return True

    def _role_of(self, text: str, *, most_spare: int) -> Known | None:
        """What a label says of the text after it."""
        return next(
            (known for known in self.known.label(text) if known.spare <= most_spare and self._is_fitting(known.what)), None
        )

    def _is_fitting(self, what: str) -> bool:
        """Whether a label of that kind can stand in this section."""
        families = self._families()
        if what not in Role.__members__.values():
            return False
        role = Role(what)
        if "advice" in families:
            return role in (Role.AUTHOR, Role.JOB, Role.DATE, Role.ADVICE)
        if role in (Role.AUTHOR, Role.JOB, Role.DATE, Role.ADVICE, Role.AREA):
            return False
        if role in _STEP_ROLES:
            return bool(families & {"outcome"}) or self._is_in_block(Role.OUTCOME)
        if role in DETAILS:
            return bool(families & {"provision"}) or self._is_in_block(Role.PROVISION)
        return bool(families & {"need", "outcome", "provision"})

    def _is_in_block(self, role: Role) -> bool:
        if self.now.last is not None and self.now.last.role is role:
            return True
        return bool(self._of_record(role))

    def _of_record(self, role: Role) -> list[Item]:
        """The items of that role in the row or block in which the walk is."""
        if self.now.record is None:
            return []
        return [item for item in self.draft.items[-40:] if item.role is role and self.now.record in item.records]

    def _take_role(self, label: Known, piece: Fragment) -> None:
        """What follows is what the label says."""
        role = Role(label.what)
        self.now.role = role
        number = label.number or piece.number
        if role in ITEMS:
            starts = self.now.record is None or not self.now.in_cell
            if starts and role is self._starter():
                self.new_record()
            self.now.last = None
            self.now.number = number
        elif role is Role.NUMBER:
            self.now.number = number

    def _starter(self) -> Role:
        """The kind of item that begins a block of items that belong together."""
        return Role.OUTCOME if "E" in self.now.letters or not self.now.letters else DEFAULT[self.now.letters[0]]

    def new_record(self) -> int:
        """Begin a row or block whose items belong together."""
        self.records += 1
        self.now.record = self.records
        return self.records

    # Labels in front of their text

    def _label(self, piece: Fragment) -> bool:
        """Take a label with its text after it (“By when: July 2028”), if that is what the piece is."""
        if self.now.zone or self.now.letters[:1] in (("A",), ("I",), ("J",)):
            return False
        found = labelled(piece) or self._run_in(piece)
        if not found:
            return False
        text, label, rest = found
        role = self._role_of(text, most_spare=1 if len(text.split()) > 2 else 0)
        if role is None:
            return False
        if _is_duty(rest) and Role(role.what) in (*DETAILS, *LINKS):
            return False  # “Training: a specialist teacher will ...” is a provision with a title of its own
        if Role(role.what) in ITEMS and rest.text and not role.number and Role(role.what) is DEFAULT[self.now.letters[0]]:
            # “Provision: ...” in Section F says nothing new; the words may be a title of the council's own.
            self.settle()
        elif Role(role.what) in DETAILS and not (self.now.last or self.now.in_cell):
            return False
        else:
            self.settle()
        before = self.now.role
        self._take_role(role, piece)
        self.draft.tell(label, Reason.LABEL, text)
        for part, inner in _label_runs(rest, self):
            if inner is not None:
                self._take_role(inner, part)
                self.draft.tell(part, Reason.LABEL)
            elif part.text:
                self.content(replace(part, mark=piece.mark if Role(role.what) in ITEMS else part.mark))
        if rest.text and Role(role.what) not in ITEMS and Role(role.what) is not Role.STEPS:
            self.now.role = before if before not in (None, *DETAILS, *LINKS, Role.BY, Role.BASELINE) else None
        return True

    def _run_in(self, piece: Fragment) -> tuple[str, Fragment, Fragment] | None:
        """A bold label without a colon: “**By when** July 2028”."""
        length = piece.leading("bold")
        if not 0 < length < len(piece.raw) or len(piece.raw[:length].split()) > 6:
            return None
        return clean(piece.raw[:length]).rstrip(" :.-–"), piece.head(length), piece.tail(length)

    # Content

    def content(self, piece: Fragment) -> None:
        """File a text that is neither heading nor label."""
        if self.now.zone:
            from ehcp_docs.intake.fields import front_line

            front_line(self, piece)
            return
        if self.now.lead is not None:
            if piece.is_listed and not piece.number[:1].isupper():
                self._listed(piece)
                return
            self.settle()
        if piece.text.endswith(":") and self._role() in ITEMS and not self.now.title:
            self.now.lead, self.now.lead_serves = piece, False
            return
        self._content(piece)

    def _listed(self, piece: Fragment) -> None:
        """An item of a list that a lead-in introduces: its sentence begins with the lead-in, or stands by itself."""
        lead = self.now.lead
        goes_on = piece.text[:1].islower() or not _DUTY.search(piece.text) and not ends_a_sentence(piece.text)
        if lead is not None and goes_on and len(lead.text.split()) <= 30:
            self._content(piece, lead=lead)
            self.now.lead_serves = True
        else:
            if lead is not None and not self.now.lead_serves:
                self.draft.tell(lead, Reason.LEAD_IN)
                self.now.lead_serves = True
            self._content(piece)

    def _role(self) -> Role:
        return self.now.role or DEFAULT[self.now.letters[0]]

    def _content(self, piece: Fragment, lead: Fragment | None = None) -> None:
        role = self._role()
        if self.now.label is not None and role in (*DETAILS, *LINKS) and _is_duty(piece):
            # A sentence of duty under “Training” or “Time” is a provision, and the heading its title.
            self.now.role, self.now.title, self.now.last = None, [self.now.label], None
            role = self._role()
        self.now.label = None
        if role is Role.OUTCOME and self._is_deadline(piece):
            role = Role.BY
            if words_before := re.match(r"(?:\w+ ){0,8}?by (?=the |[A-Z0-9]|end )", piece.raw, re.IGNORECASE):
                self.draft.tell(piece.head(words_before.end()), Reason.LABEL)
                piece = piece.tail(words_before.end())
        if self.now.role is None and "E" in self.now.letters and not self.now.in_cell and _WATCHING.search(piece.text):
            role = Role.ARRANGEMENT
        if role in ITEMS:
            self._item(role, piece, lead)
        elif role is Role.VIEW:
            self._view(piece)
        elif role in _STEP_ROLES:
            self._towards(role, piece)
        elif role is Role.STRENGTHS:
            self._strengths(piece)
        elif role in DETAILS or role in LINKS:
            self._detail(role, piece)
        elif role is Role.NUMBER:
            self.now.number = piece.text
            self.draft.tell(piece, Reason.MARK)
        elif role in (Role.AUTHOR, Role.JOB, Role.DATE):
            self._of_advice(role, piece)
        elif role is Role.ADVICE:
            self._advice(piece)
        else:
            self.add(Item(role=role, letter=self.letter(role), words=[piece], number=piece.number))

    def letter(self, role: Role, letters: tuple[str, ...] = ()) -> str:
        """The section to which a text of that kind belongs here."""
        family = FAMILY.get(role)
        near = (*letters, *self.now.letters)
        if family is None:
            return near[0] if near else "A"
        for letter in near:
            if letter in family:
                return letter
        partner = PARTNER.get(Role.NEED if role is Role.STRENGTHS else role, {})
        if set(near) <= {"E"}:
            # A block of need, outcome and provision: the need says whether the provision is of F, G or H.
            near = (*(letter for letter in reversed(self.table_letters) if letter in partner and letter != "E"), *near)
        for letter in near:
            if letter in partner:
                return partner[letter]
        return family[0]

    def add(self, item: Item) -> Item:
        """File a new item, with all that holds at this point."""
        item.sure = min(item.sure, self.now.sure, key=list(Sure).index) if item.sure is Sure.HIGH else item.sure
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

    def _item(self, role: Role, piece: Fragment, lead: Fragment | None) -> None:
        last = self.now.last
        if last is not None and last.role is role and self._belongs(last, piece, lead):
            if role is Role.OUTCOME and piece.is_listed:
                last.steps.append(Step(words=[piece]))
            else:
                last.words.append(piece)
            return
        number = piece.number if re.search(r"\d", piece.number) else ""
        item = self.add(Item(role=role, letter=self.letter(role), words=[piece], lead=lead, number=number))
        deadline = _DEADLINE_BEHIND.search(piece.raw) if role is Role.OUTCOME else None
        if deadline:
            item.words, item.by = [piece.head(deadline.start("by"))], [piece.tail(deadline.start("by"))]

    def _is_deadline(self, piece: Fragment) -> bool:
        """Whether a short line under an outcome only says by when (“We hope to see this by July 2028”)."""
        last, text = self.now.last, piece.text
        if last is None or last.role is not Role.OUTCOME or last.by or len(text.split()) > 16:
            return False
        if piece.is_listed or set(words(text)) & self.known.names or re.search(r"\b(?:he|she|they)\b", text, re.IGNORECASE):
            return False
        return bool(_BY_WHEN.search(text))

    def _belongs(self, last: Item, piece: Fragment, lead: Fragment | None) -> bool:
        """Whether the piece goes on with the last item rather than beginning one of its own."""
        first = last.words[-1]
        if lead is not None or re.search(r"[A-Z]", piece.number):
            return False
        if last.role is Role.OUTCOME and piece.is_listed and not last.lead:
            return not last.words[0].is_listed or _kind_of_mark(piece) != _kind_of_mark(last.words[0])
        below = last.words[0].number and piece.is_listed and not piece.number
        deeper = below or piece.is_listed and (piece.depth or 0) > (last.words[0].depth if last.words[0].is_listed else -1 if last.words[0].mark else 0)
        if last.words[0].is_listed and piece.is_listed and deeper:
            return not (ends_a_sentence(piece.text) and _DUTY.search(piece.text) and len(piece.text.split()) > 8 and ends_a_sentence(first.text) and not first.is_listed)
        if not piece.is_listed and piece.text[:1].islower() and not ends_a_sentence(first.text):
            return True
        return False

    def _view(self, piece: Fragment) -> None:
        last = self.now.last
        if last is not None and last.role is Role.VIEW:
            last.words.append(piece)
            return
        item = Item(role=Role.VIEW, letter="A", words=[piece], topic=self.now.topic or "other", title=list(self.now.heading))
        self.now.heading = []
        self.add(item)

    def _towards(self, role: Role, piece: Fragment) -> None:
        """Steps, deadline and baseline go with the last outcome."""
        outcome = next((item for item in reversed(self.draft.items) if item.role is Role.OUTCOME), None)
        if outcome is None:
            self._item(Role.OUTCOME, piece, None)
        elif role is Role.STEPS:
            outcome.steps.append(Step(words=[piece]))
        elif role is Role.BY:
            outcome.by.append(piece)
        else:
            outcome.baseline.append(piece)

    def _strengths(self, piece: Fragment) -> None:
        """Strengths stand before the need that they go with; the next need of the section takes them."""
        self.add(Item(role=Role.STRENGTHS, letter=self.letter(Role.STRENGTHS), words=[piece]))

    def _detail(self, role: Role, piece: Fragment) -> None:
        wanted = Role.PROVISION if role in DETAILS else None
        if wanted and self.now.in_cell and (together := self._of_record(wanted)):
            for item in together:
                item.add(role, piece)
            return
        target = next(
            (item for item in reversed(self.draft.items) if item.role in ITEMS and (wanted is None or item.role is wanted)), None
        )
        if target is None:
            self.draft.tell(piece, Reason.NOT_UNDERSTOOD, f"{role.value} of nothing before it")
        else:
            target.add(role, piece)

    def _advice(self, piece: Fragment) -> None:
        """A line of Section K: a piece of advice, or who wrote the one before it, in what role, when."""
        last = self.now.last
        said = part_of_advice(piece.text)
        if last is not None and last.role is Role.ADVICE and said is not None and said not in last.more:
            last.add(said, piece)
        elif _SIGNED.match(piece.text):
            self.now = Where(zone="sign_off", in_cell=self.now.in_cell)
            self.content(piece)
        else:
            self.add(Item(role=Role.ADVICE, letter="K", words=[piece], number=piece.number))

    def _of_advice(self, role: Role, piece: Fragment) -> None:
        last = self.now.last
        in_row = last is not None and self.now.in_cell and self.now.record in last.records
        if last is not None and last.role is Role.ADVICE and (in_row or role not in last.more):
            last.add(role, piece)
        else:
            item = self.add(Item(role=Role.ADVICE, letter="K"))
            item.add(role, piece)

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


def _kind_of_mark(piece: Fragment) -> tuple[str, int]:
    """The kind of list that the piece is an item of: its bullet or way of numbering, and how deep it stands."""
    mark = re.sub(r"\d+", "1", re.sub(r"(?<![A-Za-z])[a-z]{1,4}(?![A-Za-z])(?=[.)])", "a", piece.mark))
    return mark, piece.depth or 0


def _is_duty(piece: Fragment) -> bool:
    """Whether a text is a whole sentence that says what is done."""
    return ends_a_sentence(piece.text) and len(piece.text.split()) > 8 and bool(_DUTY.search(piece.text))


def _is_capital(text: str) -> bool:
    return text.upper() == text and any(letter.isalpha() for letter in text)


def _looks_titled(piece: Fragment) -> bool:
    """Whether a piece of Section A looks like a heading of its own rather than emphasis."""
    return piece.is_all("bold") or piece.is_all("underlined") or _is_capital(piece.text) or bool(piece.line.size)


def _label_runs(rest: Fragment, walk: Walk) -> Iterator[tuple[Fragment, Known | None]]:
    """The text after a label, cut where another known label begins after a semicolon or line break."""
    at = 0
    raw = rest.raw
    for match in re.finditer(r"(?:;|\n)\s*(?=(?P<label>[A-Z][A-Za-z ]{1,30}):)", raw):
        known = walk._role_of(match["label"], most_spare=0)
        if known is None:
            continue
        yield Fragment(rest.line, rest.start + at, rest.start + match.start()), None
        at = match.end() + len(match["label"]) + 1
        yield Fragment(rest.line, rest.start + match.start(), rest.start + at), known
    last = Fragment(rest.line, rest.start + at, rest.end, rest.mark if at == 0 else "", rest.depth if at == 0 else None)
    yield last, None
