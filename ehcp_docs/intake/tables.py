"""Tables: what their columns and rows stand for, found from titles, labels and the shape of what they hold.

A table may lay out the page (one cell to a row: its cells are read on like lines), set out labels with their
answers, or hold records: needs, outcomes and provision that stand in one row belong together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ehcp_docs.intake.advice_lines import part_of_advice
from ehcp_docs.intake.draft import DETAILS, ITEMS, LINKS, Item, Reason, Role, Sure
from ehcp_docs.intake.fields import answer, front_record, path_of
from ehcp_docs.intake.fragments import clean, pieces, whole
from ehcp_docs.intake.gather import only_names_others
from ehcp_docs.intake.heads import Head, section_head
from ehcp_docs.intake.source import Cell, Row, Table
from ehcp_docs.intake.values import first_date
from ehcp_docs.intake.walk import DEFAULT, Walk

NAMED = "named"
"""The role of a column that holds the number and short title of what stands beside it."""
LINK_TO = {Role.NEED: Role.NEEDS_MET, Role.OUTCOME: Role.OUTCOMES_MET, Role.PROVISION: Role.PROVISION_MET}
SECTION = "section"
"""The role of a column that holds the letter of each row's section."""
ID = re.compile(r"^\W*(?:[A-Z]{1,2}\d?\s?[.:]?\s?\d{0,2}(?:\.\d+)?[a-z]?|\d{1,2}(?:\.\d+)?)\W*$")
_MOST_LABEL = 25
_SUBA = re.compile(r"^\W*(?:SECTION\s+|Section\s+|PART\s+|Part\s+)?A\s?\.?\s?[1-9]\b[\s.:–-]*(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column holds."""

    role: Role | str | None
    """A role of the plan; the path of a field of the front page; ``pass`` for what no field takes; None unknown."""
    letters: tuple[str, ...] = ()
    """The sections that its title names."""
    title: str = ""


@dataclass(slots=True, kw_only=True)
class TableWalk:
    """Reads one table for a walk."""

    walk: Walk
    columns: dict[int, Column] = field(default_factory=dict)
    """By grid column; from the last row of titles met."""
    held: list[Row] = field(default_factory=list)
    above: dict[int, list[Item]] = field(default_factory=dict)
    """The items of the row above, by grid column."""
    has_titles: bool = False

    def table(self, table: Table) -> None:
        """Read the table on from here."""
        self.walk.settle(keeps_titles=True)
        if not self.walk.now.in_cell:
            self.walk.table_letters.clear()
        for row in table.rows:
            if self._is_passed_over(row):
                continue
            if self._is_layout(row):
                self._flush()
                self._layout_row(row)
            else:
                self.held.append(row)
        self._flush()
        self.walk.settle()
        self.walk.now.role = None if not self.walk.now.in_cell else self.walk.now.role
        self.walk.now.last = None if not self.walk.now.in_cell else self.walk.now.last

    def _is_passed_over(self, row: Row) -> bool:
        """Tell of a row of contents, or of what the sections are for."""
        lines = [line for cell in row.cells for line in cell.lines()]
        if not any(id(line) in self.walk.passed_over for line in lines):
            return False
        for line in lines:
            self.walk.draft.tell(whole(line), Reason.CONTENTS)
        return True

    # Rows that lay out the page

    def _is_layout(self, row: Row) -> bool:
        """Whether the row holds one cell, or heads a section."""
        cells = _own(row)
        if len(row.cells) <= 1:
            return not (row.cells and row.cells[0].is_continued)
        if self._head_of(row) is not None:
            return True
        return len(cells) == 1 and cells[0].span > 1 and len(row.cells) <= 2 and not self.columns

    def _head_of(self, row: Row) -> Head | None:
        """The section that a row heads by all its cells together: “B | Special educational needs”."""
        cells = [cell for cell in row.cells if cell.text]
        if not 1 <= len(cells) <= 2 or sum(len(cell.text.split()) for cell in cells) > 40:
            return None
        text = " ".join(cell.text for cell in cells)
        shaded = any(cell.is_shaded for cell in cells) or row.is_header
        if len(cells) == 2:
            first, second = (section_head(cell.text, self.walk.known, stands_out=True) for cell in cells)
            if first and second and first.letters != second.letters:
                return None
            if first and not _letter_only(cells[0].text) and not (second and second.letters == first.letters):
                return None
            if re.fullmatch(r"\W*A\s?\.?\s?\d\W*", cells[0].text) and len(cells[1].text.split()) <= 20:
                return Head(letters=("A",), is_named=True, has_title=True)
            if _letter_only(cells[0].text):
                return section_head(f"Section {_stripped(cells[0].text)}: {cells[1].text}", self.walk.known, stands_out=True)
            return None
        bold = all(line.is_all("bold") or line.level for line in cells[0].lines() if not line.is_empty)
        return section_head(text, self.walk.known, stands_out=shaded or bold)

    def _layout_row(self, row: Row) -> None:
        cells = [cell for cell in row.cells if cell.text]
        head = self._head_of(row)
        self.walk.draft.sign("titles in table rows" if head else "text in full-width rows")
        if head is not None and len(cells) == 2:
            self.walk.open(head, *(line for cell in cells for line in cell.lines()))
            self.walk.now.topic = self.walk.known.topic(cells[1].text) or "" if head.letters == ("A",) else ""
            self.columns = {}
            return
        for cell in cells:
            self._read(cell, is_title=cell.is_shaded or row.is_header)
        if head is not None:
            self.columns, self.above = {}, {}

    def _read(self, cell: Cell, *, is_title: bool = False) -> None:
        """Read a cell as lines, one after the other."""
        walk = self.walk
        for block in cell.blocks:
            if isinstance(block, Table):
                TableWalk(walk=walk).table(block)
            elif not self._part_of_a(block.text, cell):
                before = len(walk.draft.items)
                walk.line(block, is_shaded=is_title and len(block.text.split()) <= 45)
                if len(walk.draft.items) > before and walk.draft.items[-1].role is Role.OUTCOME and is_title:
                    walk.new_record()
                    walk.draft.items[-1].records.add(walk.now.record or 0)

    def _part_of_a(self, text: str, cell: Cell) -> bool:
        """“A2 Views, interests and aspirations” in a cell of its own opens Section A."""
        match = _SUBA.match(text)
        if not match or len(text.split()) > 30 or not (cell.is_shaded or len(list(cell.lines())) <= 3):
            return False
        self.walk.open(Head(letters=("A",), is_named=True, has_title=True), *(l for l in cell.lines() if l.text == text))
        self.walk.now.topic = self.walk.known.topic(match["rest"]) or "other"
        return True

    # Rows with several cells

    def _flush(self) -> None:
        rows, self.held = self.held, []
        while rows:
            rows = self._segment(rows)

    def _segment(self, rows: list[Row]) -> list[Row]:
        """Read rows of several cells; gives back those that are left, after a new row of titles."""
        if self.walk.now.zone and (across := self._is_across(rows)) is not None:
            if across:
                for row in rows:
                    self._label_row(row)
                self.walk.draft.sign("labels with answers")
            else:
                self._labels_above(rows)
            return []
        if self._labels_down(rows):
            for row in rows:
                self._label_row(row)
            self.walk.draft.sign("labels with answers")
            return []
        if self._topics_above(rows):
            return []
        columns = self._titles(rows[0], rows[1:])
        if columns:
            columns = self._completed(columns, rows[1:])
            self._take_titles(rows[0], columns)
            rest = rows[1:]
            if rest and (more := self._titles(rest[0], rest[1:])) and _more_exact(more, columns):
                self._take_titles(rest[0], {**columns, **more})
                rest = rest[1:]
        else:
            rest = rows
            if not self.has_titles or not self.columns:
                self.columns = self._guessed(rows)
        for index, row in enumerate(rest):
            if index and self._are_titles_again(row) and self._titles(row, rest[index + 1 :]):
                return rest[index:]
            self._record(row)
        return []

    def _are_titles_again(self, row: Row) -> bool:
        """Whether a row between records can be one of titles: marked or shaded as such, or the titles met before."""
        cells = _own(row)
        before = {clean(column.title).lower() for column in self.columns.values()}
        same = all(clean(cell.text).lower() in before for cell in cells)
        return row.is_header or same or all(cell.is_shaded for cell in cells)

    def _take_titles(self, row: Row, columns: dict[int, Column]) -> None:
        self.columns, self.above, self.has_titles = columns, {}, True
        self.walk.draft.sign("columns with titles")
        for cell in row.cells:
            for line in cell.lines():
                self.walk.draft.tell(whole(line), Reason.LABEL)

    def _titles(self, row: Row, below: Sequence[Row]) -> dict[int, Column]:
        """The columns that the row's cells name, or nothing when they are no titles."""
        cells = _own(row)
        if len(cells) < 2 or any(len(cell.text.split()) > _MOST_LABEL and not self._heads(cell.text) for cell in cells):
            return {}
        found = {cell.column: self._column(cell.text) for cell in cells}
        known = [column for column in found.values() if column.role is not None]
        if len(known) < 2 and not (row.is_header and known) or len(known) * 2 < len(cells):
            return {}
        if not below and not row.is_header and not any(column.letters for column in known):
            return {}
        if self.walk.now.zone and all("." in str(column.role) for column in known) and _alternate(row, found):
            return {}
        if len({str(column.role) + "".join(column.letters) for column in known}) == 1 and not row.is_header:
            return {}
        return found

    def _heads(self, text: str) -> bool:
        return section_head(text, self.walk.known, stands_out=True) is not None

    def _column(self, title: str) -> Column:
        walk = self.walk
        head = section_head(title, walk.known, stands_out=True)
        letters = head.letters if head and (head.has_letter or not walk.now.zone) else ()
        if head and not head.has_letter and DEFAULT[head.letters[0]] in (DEFAULT[letter] for letter in walk.now.letters):
            letters = ()
        if letters and (len(letters) == 1 or len({DEFAULT[letter] for letter in letters}) == 1) and DEFAULT[letters[0]] in ITEMS:
            return Column(role=DEFAULT[letters[0]], letters=letters, title=title)
        if walk.now.zone in ("front", "identity", "sign_off") and (path := path_of(walk, title)):
            return Column(role=path, title=title)
        options = walk.known.label(title)
        in_advice = "K" in walk.now.letters or walk.now.zone in ("sign_off", "contributors", "front", "identity")
        for known in options:
            if known.what in ("author", "role", "date", "advice", "signature"):
                if in_advice:
                    return Column(role=Role(known.what) if known.what != "signature" else "pass", title=title)
                continue
            if in_advice and known.what not in ("number", "cost", "appended"):
                continue
            if known.what == "section":
                return Column(role=SECTION, title=title)
            if known.what in ("cost", "how", "explained", "signature", "appended"):
                return Column(role="pass", title=title)
            if known.what in Role.__members__.values() and not walk.now.zone:
                role = Role(known.what)
                return Column(role=role, letters=self._letters_in(title), title=title)
        field_path = walk.known.identity_of(title) if walk.now.zone else None
        return Column(role=field_path, title=title)

    def _letters_in(self, title: str) -> tuple[str, ...]:
        lowered = title.lower()
        if "health" in lowered:
            return ("C", "G")
        return ("D", "H2") if "social" in lowered or re.search(r"\bcare\b", lowered) else ()

    def _is_across(self, rows: Sequence[Row]) -> bool | None:
        """Whether labels of the front page have their answers beside them (True) or below (False); None without labels."""
        across = below = 0
        for row, under in zip(rows, [*rows[1:], None], strict=True):
            beneath = {cell.column: cell for cell in under.cells} if under else {}
            for cell, beside in zip(row.cells, [*row.cells[1:], None], strict=True):
                if not self._is_label(cell.text):
                    continue
                across += beside is not None and not self._is_label(beside.text)
                other = beneath.get(cell.column)
                below += other is not None and bool(other.text) and not self._is_label(other.text)
        if not across and not below:
            return None
        return across >= below

    def _labels_above(self, rows: Sequence[Row]) -> None:
        """Read rows of labels, each with one or more rows of answers under it."""
        for row in rows:
            own = _own(row)
            titles = {cell.column: self._column(cell.text) for cell in own}
            if own and sum(self._is_label(cell.text) for cell in own) * 2 > len(own):
                self._take_titles(row, titles)
            else:
                self._front_record(row)

    def _completed(self, columns: dict[int, Column], rows: Sequence[Row]) -> dict[int, Column]:
        """The columns, the most wordy of the unknown ones standing for what the section holds if none does."""
        walk = self.walk
        if walk.now.zone or not walk.now.letters:
            return columns
        usual = DEFAULT[walk.now.letters[0]]
        columns = {**self._untitled(columns, rows), **columns}
        if walk.now.letters == ("E",) and any(column.role is Role.OUTCOME for column in columns.values()):
            return {at: self._of_outcome(column, at, rows) for at, column in columns.items()}
        if any(column.role in (*ITEMS, usual) for column in columns.values()):
            return columns
        counts: dict[int, int] = {}
        for row in rows:
            for cell in _own(row):
                if cell.column in columns and columns[cell.column].role in (None, "pass", Role.WHO, Role.OFTEN):
                    counts[cell.column] = counts.get(cell.column, 0) + len(cell.text.split())
        if not counts:
            return columns
        main = max(counts, key=lambda column: counts[column])
        return {**columns, main: Column(role=usual, title=columns[main].title)}

    def _of_outcome(self, column: Column, at: int, rows: Sequence[Row]) -> Column:
        """A column beside the outcomes whose title is not known: dates, or else the steps."""
        if column.role is not None:
            return column
        texts = [cell.text for row in rows for cell in _own(row) if cell.column == at]
        dates = sum(len(text.split()) <= 8 and bool(re.search(r"\d{4}|key stage|year \d|term", text, re.IGNORECASE)) for text in texts)
        return Column(role=Role.BY if texts and dates * 2 > len(texts) else Role.STEPS, title=column.title)

    def _topics_above(self, rows: Sequence[Row]) -> bool:
        """Read a table of Section A whose columns are headed by what they are about."""
        walk = self.walk
        heads = _own(rows[0])
        if walk.now.letters[:1] != ("A",) or len(rows) < 2 or len(heads) < 2:
            return False
        if not all(walk.known.topic(cell.text) and len(cell.text.split()) <= 12 for cell in heads):
            return False
        for row in rows[1:]:
            for cell in _own(row):
                head = next((one for one in heads if one.column <= cell.column < one.column + one.span), heads[0])
                walk.settle()
                walk.now.last = None
                walk.now.heading = [whole(next(line for line in head.lines() if not line.is_empty))]
                walk.now.topic = walk.known.topic(head.text) or "other"
                self._read(cell)
        for cell in heads:
            for line in cell.lines():
                walk.draft.tell(whole(line), Reason.LABEL)
        return True

    def _untitled(self, columns: dict[int, Column], rows: Sequence[Row]) -> dict[int, Column]:
        """Columns whose title is empty, where their form tells what they hold: numbers, areas of need."""
        texts: dict[int, list[str]] = {}
        for row in rows:
            for cell in _own(row):
                if cell.column not in columns:
                    texts.setdefault(cell.column, []).append(cell.text)
        found = {}
        for column, held in texts.items():
            if all(ID.match(text) for text in held):
                found[column] = Column(role=Role.NUMBER)
            elif all(self.walk.known.area(text) for text in held):
                found[column] = Column(role=Role.AREA)
        return found

    def _labels_down(self, rows: Sequence[Row]) -> bool:
        """Whether the first cells of the rows are labels, and the cells beside them their answers."""
        firsts = [cells[0] for row in rows if (cells := _own(row))]
        if not firsts:
            return False
        labels = sum(self._is_label(cell.text) for cell in firsts)
        if labels * 2 < len(firsts) + (len(firsts) > 1) * 0.2:
            return False
        others = [cell for row in rows for cell in _own(row)[1:]]
        if not others:
            return True
        same = sum(self._is_label(cell.text) for cell in others)
        wide = max(len(row.cells) for row in rows)
        if wide >= 4:
            answers = [cell for row in rows for cell in row.cells[1::2] if cell.text]
            asked = [cell for row in rows for cell in row.cells[2::2] if cell.text]
            answered = sum(self._is_label(cell.text) for cell in answers)
            if len(rows) > 1 and asked and sum(self._is_label(cell.text) for cell in asked) * 2 >= len(asked):
                return answered * 2 < max(len(answers), 1)
            return same * 3 < len(others)
        first = _own(rows[0])
        if self.walk.now.letters[:1] == ("A",):
            if len(_own(rows[0])) > 1 and all(self.walk.known.topic(cell.text) for cell in _own(rows[0])) and len(rows) > 1:
                return False
            return sum(len(cell.text.split()) for cell in others) > sum(len(cell.text.split()) for cell in firsts)
        if len(first) > 1 and all(self._is_label(cell.text) for cell in first) and len(rows) > 1 and labels < len(firsts):
            return False
        return same * 2 <= len(others)

    def _is_label(self, text: str) -> bool:
        walk = self.walk
        if not text or len(text.split()) > (14 if walk.now.letters[:1] != ("A",) else 24):
            return False
        if walk.now.zone and path_of(walk, text):
            return True
        if (head := section_head(text, walk.known, stands_out=True)) and (head.has_letter or not walk.now.zone):
            return True
        if walk.now.zone:
            return False
        if walk.now.letters[:1] == ("A",):
            return True
        if walk.now.letters[:1] in (("I",), ("J",)):
            return walk.known.identity_of(text) is not None or len(text.split()) <= 6
        known = walk.known.label(text)
        return bool(known) and known[0].spare <= 1 and known[0].what not in ("number",) and not ID.match(text)

    def _label_row(self, row: Row) -> None:
        """Read “label | answer”, or “label | answer | label | answer”."""
        cells = [cell for cell in row.cells if not cell.is_continued]
        pairs: list[tuple[Cell, list[Cell]]] = []
        for cell in cells:
            is_next = len(cells) >= 4 and pairs and len(pairs[-1][1]) >= 1 and self._is_label(cell.text)
            if not pairs or is_next:
                pairs.append((cell, []))
            else:
                pairs[-1][1].append(cell)
        for label, answers in pairs:
            self._answer(label, answers)

    def _answer(self, label: Cell, answers: Sequence[Cell]) -> None:
        walk = self.walk
        text = label.text
        head = section_head(text, walk.known, stands_out=True) if text else None
        if head and not walk.now.zone and not walk.opens(head, text):
            head = None
        if walk.now.zone and (not head or not head.has_letter and path_of(walk, text)):
            answer(walk, label, answers)
            return
        if head:
            walk.open(head, *label.lines())
        elif text:
            self._label(label)
        for cell in answers:
            with walk.inside(in_cell=True, last=None if walk.now.role in ITEMS else walk.now.last):
                for block in cell.blocks:
                    walk.blocks((block,))

    def _label(self, label: Cell) -> None:
        """Take the label of a row: a topic of Section A, an area, or what the answer is."""
        walk = self.walk
        text = clean(label.text).rstrip(" :")
        walk.settle()
        lines = [line for line in label.lines() if not line.is_empty]
        if walk.now.letters[:1] == ("A",):
            walk.now.heading = [whole(lines[0])]
            walk.now.topic, walk.now.last = walk.known.topic(lines[0].text) or "other", None
            lines = lines[1:]
        else:
            known = walk._role_of(text, most_spare=2)
            area = walk.known.area(text)
            if known is not None:
                walk.now.role = None
                in_cell, walk.now.in_cell = walk.now.in_cell, False
                walk._take_role(known, whole(lines[0]))
                walk.now.in_cell = in_cell
            elif area:
                walk.now.area, walk.now.role = area, None
        for line in lines:
            walk.draft.tell(whole(line), Reason.LABEL)

    # Records

    def _guessed(self, rows: Sequence[Row]) -> dict[int, Column]:
        """Columns without titles: numbers by their form, the most wordy one for what the section holds."""
        walk = self.walk
        texts: dict[int, list[str]] = {}
        for row in rows:
            for cell in _own(row):
                texts.setdefault(cell.column, []).append(cell.text)
        found: dict[int, Column] = {}
        for column, held in texts.items():
            if all(ID.match(text) for text in held):
                found[column] = Column(role=Role.NUMBER)
        if "K" in walk.now.letters:
            return found | _advice_columns({column: held for column, held in texts.items() if column not in found})
        rest = {column: sum(len(text.split()) for text in held) for column, held in texts.items() if column not in found}
        if rest and walk.now.letters:
            main = max(rest, key=lambda column: rest[column])
            found[main] = Column(role=DEFAULT[walk.now.letters[0]])
            for column in rest:
                if column == main:
                    continue
                if all(walk.known.area(text) for text in texts[column]):
                    found[column] = Column(role=Role.AREA)
                elif column < main and rest[column] <= 10 * len(texts[column]) and found[main].role in ITEMS:
                    found[column] = Column(role=NAMED)
        return found

    def _record(self, row: Row) -> None:
        """Read a row whose cells belong together."""
        walk = self.walk
        if walk.now.zone:
            self._front_record(row)
            return
        record = walk.new_record()
        walk.draft.sign("records in rows")
        met: dict[int, list[Item]] = {}
        number = ""
        self._row_letter(row)
        for cell in sorted(row.cells, key=self._rank):
            column = self._column_of(cell)
            if cell.is_continued or not cell.text:
                if column is not None and column.role in ITEMS and self.above.get(cell.column):
                    self._again(cell, record, met)
                continue
            if column is not None and column.role == SECTION:
                continue
            if column is not None and column.role is Role.NUMBER:
                number = clean(cell.text)
                self._mark(cell)
                continue
            if column is not None and column.role == NAMED:
                number = self._name(cell) or number
                continue
            met[cell.column] = self._cell(cell, column, record, number)
        walk.now.record = None
        walk.now.last = None
        for column_at, items in met.items():
            self.above[column_at] = items

    def _names_others(self, cell: Cell, role: object) -> bool:
        """Whether a cell holds no item but only the numbers of some: “E1, E4”."""
        return role in ITEMS and len(cell.text.split()) <= 14 and only_names_others(cell.text)

    def _rank(self, cell: Cell) -> int:
        """Numbers and areas first, then items from left to right, then what goes with them."""
        column = self._column_of(cell)
        role = column.role if column else None
        if self._names_others(cell, role):
            return 20
        order = (Role.NUMBER, NAMED, Role.AREA, *ITEMS, Role.STRENGTHS, Role.ADVICE)
        rank = order.index(role) if role in order else 20  # type: ignore[arg-type]
        return 3 if role in ITEMS else rank

    def _column_of(self, cell: Cell) -> Column | None:
        if cell.column in self.columns:
            return self.columns[cell.column]
        before = [column for column in self.columns if column <= cell.column]
        return self.columns[max(before)] if before else None

    def _again(self, cell: Cell, record: int, met: dict[int, list[Item]]) -> None:
        """A cell merged down, or left empty, stands for the one above it."""
        for item in self.above[cell.column]:
            item.records.add(record)
        met[cell.column] = self.above[cell.column]

    def _row_letter(self, row: Row) -> None:
        """A column of section letters says for each row which section it is of."""
        for cell in row.cells:
            column = self._column_of(cell)
            if column is None or column.role != SECTION or not cell.text:
                continue
            head = section_head(f"Section {_stripped(cell.text)}", self.walk.known, stands_out=True)
            for line in cell.lines():
                self.walk.draft.tell(whole(line), Reason.HEADING)
            if head is not None and head.letters:
                self.walk.now.letters = head.letters
                self.walk.draft.headed += head.letters

    def _name(self, cell: Cell) -> str:
        """Keep a short title for the item of the row; gives the number in front of it."""
        number = ""
        for line in cell.lines():
            for mark, piece in pieces(line):
                if mark is not None:
                    self.walk.draft.tell(mark, Reason.MARK)
                if piece.text:
                    self.walk.now.title.append(piece)
                    number = number or piece.number
        return number

    def _mark(self, cell: Cell) -> None:
        for line in cell.lines():
            self.walk.draft.tell(whole(line), Reason.MARK)

    def _cell(self, cell: Cell, column: Column | None, record: int, number: str) -> list[Item]:
        """Read one cell of a record; gives the items that it holds."""
        walk, before = self.walk, len(self.walk.draft.items)
        role = column.role if column else None
        if role is Role.AREA:
            walk.now.area = walk.known.area(cell.text) or walk.known.area_told(cell.text) or walk.now.area
            for line in cell.lines():
                walk.draft.tell(whole(line), Reason.HEADING, "area of need")
            return []
        if role is None or role == "pass" or isinstance(role, str) and role not in Role.__members__.values():
            self._unplaced(cell, column)
            return []
        role = Role(role)
        letters = column.letters if column else ()
        if self._names_others(cell, role):
            role = LINK_TO[role]
        if role in ITEMS and any(one.role == SECTION for one in self.columns.values()):
            role, letters = DEFAULT[walk.now.letters[0]], walk.now.letters
        sure = Sure.HIGH if self.has_titles else Sure.LOW
        why = f"column “{_short(column.title)}”" if column and column.title else "its place in the table"
        section = walk.letter(role, letters)
        context = tuple(dict.fromkeys((section, *walk.now.letters))) if role in ITEMS else walk.now.letters
        keeps = [item for item in walk.draft.items[-40:] if record in item.records]
        if role is Role.ADVICE:
            return [self._advice(cell, record, number, why, keeps)]
        with walk.inside(
            letters=context, role=None if role is DEFAULT.get(context[0]) else role, in_cell=True, record=record,
            last=None if role in ITEMS else (keeps[-1] if keeps else None), number=number if not keeps else "",
            sure=sure, why=why, lead=None, title=walk.now.title if role in ITEMS else [],
        ):  # fmt: skip
            if role in (*DETAILS, *LINKS) and keeps:
                self._attach(cell, role, keeps)
            else:
                walk.blocks(cell.blocks)
        if role in ITEMS:
            walk.now.title = []
        return [item for item in walk.draft.items[before:] if item.role in (*ITEMS, Role.ADVICE)]

    def _advice(self, cell: Cell, record: int, number: str, why: str, keeps: Sequence[Item]) -> Item:
        """A piece of advice: its title is all that stands in its cell; of two such cells the shorter says what kind."""
        words = [piece for line in cell.lines() for _, piece in pieces(line, at_every_break=True) if piece.text]
        known = next((item for item in keeps if item.role is Role.ADVICE), None)
        if known is not None:
            short, long = sorted((known.words, words), key=lambda pieces_: sum(len(piece.text) for piece in pieces_))
            known.title, known.words = [*known.title, *short], long
            return known
        item = Item(role=Role.ADVICE, letter="K", words=words[:1], number=number, records={record}, why=why)
        has_author = any(column.role in (Role.AUTHOR, Role.JOB) for column in self.columns.values())
        for piece in words[1:]:
            said = None if has_author else part_of_advice(piece.text)
            if said is not None and said not in item.more:
                item.add(said, piece)
            else:
                item.words.append(piece)
        self.walk.draft.items.append(item)
        return item

    def _attach(self, cell: Cell, role: Role, items: Sequence[Item]) -> None:
        """Details and links go with the items of their row."""
        wanted = [item for item in items if item.role is Role.PROVISION] if role in DETAILS else list(items[:1])
        for line in cell.lines():
            for mark, piece in pieces(line):
                if mark is not None:
                    self.walk.draft.tell(mark, Reason.MARK)
                if not piece.text:
                    continue
                if piece.number:
                    piece = whole(line) if mark is None else piece
                for item in wanted:
                    item.add(role, piece)
                if not wanted:
                    self.walk.draft.tell(piece, Reason.NOT_UNDERSTOOD, f"{role.value} of nothing in its row")

    def _unplaced(self, cell: Cell, column: Column | None) -> None:
        title = _short(column.title) if column and column.title else ""
        reason = Reason.NO_FIELD if column and column.role == "pass" else Reason.NOT_UNDERSTOOD
        for line in cell.lines():
            self.walk.draft.tell(whole(line), reason, f"column “{title}”" if title else "a column without a title")

    def _front_record(self, row: Row) -> None:
        """A row of a table outside the sections: people, dates, signatures."""
        columns = {cell.column: self._column_of(cell) for cell in row.cells}
        front_record(self.walk, row, {at: column.role if column else None for at, column in columns.items()})


def _advice_columns(texts: dict[int, list[str]]) -> dict[int, Column]:
    """Columns of Section K without titles: dates by their form, then what, by whom, in what role."""
    dated = [column for column, held in texts.items() if all(first_date(text) and len(text.split()) <= 5 for text in held)]
    found = {column: Column(role=Role.DATE) for column in dated}
    others = [column for column in sorted(texts) if column not in dated]
    return found | {column: Column(role=role) for column, role in zip(others, (Role.ADVICE, Role.AUTHOR, Role.JOB), strict=False)}


def _own(row: Row) -> list[Cell]:
    """The cells of a row that hold words."""
    return [cell for cell in row.cells if cell.text and not cell.is_continued]


def _letter_only(text: str) -> bool:
    return re.fullmatch(r"\W*(?:(?:section|part)\s+)?(?:H\s?\.?\s?[12]|[A-K])\W*", text, re.IGNORECASE) is not None


def _stripped(text: str) -> str:
    return re.sub(r"(?i)\b(?:section|part)\b|[^A-K0-9h12]", "", text).upper()


def _alternate(row: Row, found: dict[int, Column]) -> bool:
    """Whether labels and empty cells take turns: answers that nobody has given."""
    return any(not cell.text for cell in row.cells)


def _more_exact(more: dict[int, Column], before: dict[int, Column]) -> bool:
    known = [column for column in more.values() if column.role is not None]
    return len(known) == len(more) and len(more) >= len([c for c in before.values() if c.role is not None])


def _short(text: str) -> str:
    shown = clean(text)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
