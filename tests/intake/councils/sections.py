"""The sections of a plan in running text, as most layouts need them somewhere."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from typing import Any

from . import plan_words as words
from .writing import Council, Looks

Lead = Callable[[str, int], str]
ORDINALS = "abcdefghijklmnopqrstuvwxyz"
STATUTORY = {
    "A": "The views, interests and aspirations of the child or young person and their parents",
    "B": "The child or young person's special educational needs",
    "C": "The child or young person's health care needs which relate to their special educational needs",
    "D": "The child or young person's social care needs which relate to their special educational needs or to a disability",
    "E": "The outcomes sought for the child or young person",
    "F": "The special educational provision required by the child or young person",
    "G": "Any health care provision reasonably required by the learning difficulties or disabilities which result in"
    " the child or young person having special educational needs",
    "H1": "Any social care provision which must be made for a child or young person under 18 resulting from section 2"
    " of the Chronically Sick and Disabled Persons Act 1970",
    "H2": "Any other social care provision reasonably required by the learning difficulties or disabilities which"
    " result in the child or young person having special educational needs",
    "I": "Placement",
    "J": "Personal budget (including arrangements for direct payments)",
    "K": "Advice and information",
}
SHORT = {
    "A": "Views, interests and aspirations",
    "B": "Special educational needs",
    "C": "Health needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision",
    "H2": "Any other social care provision",
    "I": "Placement",
    "J": "Personal budget",
    "K": "Advice and information",
}


def no_lead(item_id: str, number: int) -> str:
    """Nothing before the text."""
    return ""


def by_id(item_id: str, number: int) -> str:
    """“F1” and a tab."""
    return f"{item_id}\t"


def by_id_and_stop(item_id: str, number: int) -> str:
    """“F1.” and a space."""
    return f"{item_id}. "


def by_letter(item_id: str, number: int) -> str:
    """“(a)” and a tab."""
    return f"({ORDINALS[(number - 1) % 26]})\t"


def by_number(item_id: str, number: int) -> str:
    """“1.” and a space."""
    return f"{number}. "


def bulleted(*signs: str) -> Lead:
    """Bullets typed by hand, not always the same."""
    signs_in_turn = cycle(signs)
    return lambda item_id, number: next(signs_in_turn)


class Prose:
    """How a council sets running text: what stands before an item, what sub-headings look like."""

    def __init__(
        self,
        council: Council,
        lead: Lead = no_lead,
        *,
        style: str | None = None,
        sub: dict[str, Any] | None = None,
        bold_lead: bool = True,
        dates: str = words.WORDS,
    ) -> None:
        self.council, self.plan, self.lead, self.style = council, council.plan, lead, style
        self.sub = {"bold": True} if sub is None else sub
        self.lead_looks = Looks(bold=bold_lead)
        self.dates = dates

    def heading(self, text: str, box: Any = None) -> None:
        """A heading within a section."""
        self.council.line(text, box, **self.sub)

    def item(self, letter: str, item: words.Item, number: int, box: Any = None, title: bool = False) -> None:
        """An item of a section after its number and perhaps its short title."""
        lead = self.lead(item["id"], number)
        if title and item.get("title"):
            lead += item["title"] + ": "
        self.council.statement(
            letter, item["text"], box, lead=lead, style=self.style, lead_looks=self.lead_looks
        )

    def nil(self, letter: str, box: Any = None) -> bool:
        """The sentence that nothing was identified, where the section has one."""
        sentence = words.nil(self.plan, letter)
        if sentence:
            self.council.statement(letter, sentence, box)
        return bool(sentence)

    def views(self, box: Any = None, skip: tuple[str, ...] = ()) -> None:
        """Section A: each block under its heading."""
        for view in self.plan["sections"]["A"]["views"]:
            if view["topic"] not in skip:
                self.heading(words.view_heading(view), box)
                for text in view["paragraphs"]:
                    self.council.statement("A", text, box)

    def needs(
        self,
        letter: str,
        box: Any = None,
        *,
        areas: bool = False,
        strengths: bool = False,
        titles: bool = False,
    ) -> None:
        """Section B, C or D."""
        self.nil(letter, box)
        number = 0
        for area, items in words.by_area(words.needs(self.plan, letter)).items():
            if areas and letter == "B":
                self.heading(words.AREAS[area], box)
            for item in items:
                number += 1
                if strengths and item.get("strengths"):
                    self.council.statement(letter, item["strengths"], box, lead="Strengths: ")
                self.item(letter, item, number, box, titles)

    def outcomes(self, box: Any = None, *, steps: bool = True, by: str = "By when: ") -> None:
        """Section E: each outcome, then when, then its steps."""
        for number, outcome in enumerate(words.outcomes(self.plan), 1):
            self.item("E", outcome, number, box)
            if by and outcome.get("by"):
                self.council.statement("E", outcome["by"], box, lead=by)
            for step in outcome.get("steps", []) if steps else []:
                self.step(step, box)

    def step(self, step: words.Item, box: Any = None, lead: str = "– ") -> None:
        """A step towards an outcome, with when in brackets."""
        text = step["text"] + (f" ({step['by']})" if step.get("by") else "")
        self.council.statement("E", text, box, lead=lead, lead_looks=Looks())

    def arrangements(self, box: Any = None) -> None:
        """Section E: how progress is watched."""
        for text in self.plan["sections"]["E"].get("arrangements", []):
            self.council.statement("E", text, box)

    def provision(self, letter: str, box: Any = None, titles: bool = False) -> None:
        """Section F, G, H1 or H2."""
        self.nil(letter, box)
        for number, item in enumerate(words.provision(self.plan, letter), 1):
            self.item(letter, item, number, box, titles)

    def placement(self, box: Any = None, name: str = "Name: ", kind: str = "Type: ") -> None:
        """Section I: name and type in typed lines; blank lines in a draft."""
        placements = self.plan["sections"]["I"]["placements"]
        for place in placements or [{}]:
            for lead, key in ((name, "name"), (kind, "type")):
                if place.get(key):
                    self.council.statement("I", place[key], box, lead=lead)
                elif not placements:
                    self.council.line("", box, lead=lead)
        if self.plan["sections"]["I"].get("statement"):
            self.council.statement("I", self.plan["sections"]["I"]["statement"], box)

    def budget(self, box: Any = None) -> None:
        """Section J."""
        if self.plan["sections"]["J"].get("statement"):
            self.council.statement("J", self.plan["sections"]["J"]["statement"], box)

    def advice(self, box: Any = None) -> None:
        """Section K as a typed list: “Title – Author, 3 March 2026”."""
        for number, advice in enumerate(self.plan["sections"]["K"]["advice"], 1):
            text = self.council.says("K", advice["title"])
            if advice.get("author"):
                text += " – " + self.council.says("K", advice["author"])
            if advice.get("date"):
                text += ", " + words.day(advice["date"], self.dates)
            self.council.line(
                text, box, lead=self.lead(advice["id"], number), style=self.style, lead_looks=self.lead_looks
            )

    def section(self, letter: str, box: Any = None, **how: Any) -> None:
        """One section, whichever it is."""
        if letter in ("B", "C", "D"):
            self.needs(letter, box, **how)
        elif letter in ("F", "G", "H1", "H2"):
            self.provision(letter, box, **how)
        elif letter == "E":
            self.outcomes(box, **how)
            self.arrangements(box)
        else:
            plain = {"A": self.views, "I": self.placement, "J": self.budget, "K": self.advice}
            plain[letter](box, **how)


def typed_identity(council: Council, labels: dict[str, str], dates: str, between: str = ": ") -> None:
    """Who the plan is for, in typed lines: “Name: …”."""
    for key, label, shown, value in words.identity(council.plan, labels, dates):
        council.fields[key] = value
        council.line(shown, lead=label + between)


def identity_table(
    council: Council, labels: dict[str, str], dates: str, columns: int, box: Any = None
) -> None:
    """Who the plan is for, in a table of label, value (2 columns) or label, value, label, value (4)."""
    rows = list(words.identity(council.plan, labels, dates))
    pairs = columns // 2
    table = council.table(-(-len(rows) // pairs), columns, box)
    for place, (key, label, shown, value) in enumerate(rows):
        council.fields[key] = value
        row, pair = divmod(place, pairs)
        cells = table.rows[row].cells
        council.line(label, cells[2 * pair], bold=True)
        council.line(shown, cells[2 * pair + 1])


def identity_beneath(
    council: Council, labels: dict[str, str], dates: str, columns: int, box: Any = None
) -> None:
    """Who the plan is for, labels in one row and the values in the row beneath."""
    rows = list(words.identity(council.plan, labels, dates))
    table = council.table(2 * -(-len(rows) // columns), columns, box)
    for place, (key, label, shown, value) in enumerate(rows):
        council.fields[key] = value
        row, column = divmod(place, columns)
        council.line(label, table.rows[2 * row].cells[column], bold=True)
        council.line(shown, table.rows[2 * row + 1].cells[column])
