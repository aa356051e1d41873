"""Plans that break a need or a provision up: into bullets, over two tables, into the columns of its elements."""

from __future__ import annotations

import re

from . import plan_words as words
from .needs_led import heads
from .sections import SHORT, STATUTORY, Prose, identity_table, typed_identity
from .writing import Council, CouncilFile, Looks, Plan, across, shade

SENTENCE = re.compile(r"(?<=[a-z0-9)”%][.?!]) (?=[A-Z“])")


def sentences(text: str) -> list[str]:
    """The sentences of a text, as an author makes bullets of them."""
    return SENTENCE.split(text)


def sentence_bullets(plan: Plan) -> CouncilFile:
    """Needs and provision under their short titles, each sentence a bullet of its own."""
    council = Council("sentence_bullets", plan, font="Arial", size=11)
    council.document.add_heading("Education, Health and Care Plan", 0)
    typed_identity(council, {"name": "Pupil"}, words.ORDINAL)
    prose = Prose(council, lambda one, number: f"{one}: ", sub={"bold": True}, dates=words.ORDINAL)
    for letter, title in SHORT.items():
        council.document.add_heading(f"Section {letter} – {title}", 1)
        if letter in ("B", "F"):
            in_bullets(council, letter)
        else:
            prose.section(letter)
    return council.finish()


def in_bullets(council: Council, letter: str) -> None:
    """Each item's title in bold, then its sentences in Word's list style."""
    for item in words.needs(council.plan, letter) if letter == "B" else words.provision(council.plan, letter):
        council.line(item.get("title", ""), lead=f"{item['id']} ", bold=True)
        for sentence in sentences(item["text"]):
            council.statement(letter, sentence, style="List Bullet")


def continued_tables(plan: Plan) -> CouncilFile:
    """Tables that go on in a second table with “(continued)”; views as question and answer; strengths across."""
    council = Council("continued_tables", plan, font="Calibri", size=10.5)
    council.line("EDUCATION HEALTH AND CARE PLAN", bold=True, size=18, centred=True)
    identity_table(council, {"name": "Forename(s) and surname"}, words.SLASHES, 2)
    prose = Prose(council, dates=words.SLASHES)
    for letter in ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"):
        council.blank()
        if letter == "A":
            questions(council)
        elif letter in ("B", "F"):
            items = words.needs(plan, letter) if letter == "B" else words.provision(plan, letter)
            half = -(-len(items) // 2)
            part(council, letter, items[:half], "")
            council.document.add_page_break()
            part(council, letter, items[half:], " (continued)")
        else:
            council.line(f"SECTION {letter} - {SHORT[letter].upper()}", bold=True, size=12)
            prose.section(letter)
    return council.finish()


def questions(council: Council) -> None:
    """Section A as questions of the template with what was answered."""
    views = council.plan["sections"]["A"]["views"]
    table = council.table(1 + len(views), 2, widths=(4.5, 12.5))
    council.line("SECTION A - " + STATUTORY["A"].upper(), across(table, 0, "D9D9D9"), bold=True)
    for row, view in zip(list(table.rows)[1:], views, strict=True):
        question, answer = row.cells
        council.line(words.TOPICS[view["topic"]] + "?", question, bold=True)
        for text in view["paragraphs"]:
            council.statement("A", text, answer)
        if view.get("author"):
            council.line(f"Written down by {view['author']}", question, italic=True, size=8)


def part(council: Council, letter: str, items: list[words.Item], ending: str) -> None:
    """A part of a section in a table whose first row is its title."""
    strengths = [bool(item.get("strengths")) for item in items]
    table = council.table(2 + len(items) + sum(strengths), 2, widths=(1.8, 15.2))
    title = f"SECTION {letter} - {SHORT[letter].upper()}{ending}"
    council.line(title, across(table, 0, "D9D9D9"), bold=True)
    heads(table, 1, council, ["Ref.", "Description of need" if letter == "B" else "Description"], "F2F2F2")
    row = 2
    for item in items:
        if item.get("strengths"):
            council.statement(letter, item["strengths"], across(table, row), lead="Strengths: ", italic=True)
            row += 1
        label, text = table.rows[row].cells
        council.line(item["id"], label)
        council.statement(letter, item["text"], text)
        row += 1


ELEMENTS = ("What", "Who", "Training", "How often", "Review")


def taken_apart(plan: Plan) -> CouncilFile:
    """Provision only as what, who, training, how often and review, each in a column, no sentence of its own."""
    council = Council("taken_apart", plan, font="Segoe UI", size=10)
    council.line("Education, Health and Care Plan", bold=True, size=20, colour="203864")
    identity_table(council, {"date_of_birth": "Date of birth (DoB)"}, words.WORDS, 4)
    prose = Prose(council, lambda one, number: f"{number})\t", sub={"bold": True})
    for letter, title in STATUTORY.items():
        council.blank()
        shaded = council.table(1, 1).rows[0].cells[0]
        shade(shaded, "DAE3F3")
        council.line(f"Section {letter}. {title}", shaded, bold=True)
        council.blank()
        if letter in ("F", "G", "H1", "H2") and words.provision(plan, letter):
            elements_table(council, letter)
        else:
            prose.section(letter)
    return council.finish()


def elements_table(council: Council, letter: str) -> None:
    """A row for each provision; its sentence stands in “What” where it was never taken apart."""
    items = words.provision(council.plan, letter)
    table = council.table(1 + len(items), 5, widths=(6, 3.2, 3, 2.3, 2.5))
    heads(table, 0, council, list(ELEMENTS), "DAE3F3")
    for row, item in zip(list(table.rows)[1:], items, strict=True):
        elements = item.get("elements", {})
        values = (
            elements.get("what", item["text"]),
            words.who(item),
            elements.get("qualification", ""),
            words.how_often(item),
            elements.get("review", ""),
        )
        for cell, value, first in zip(row.cells, values, (True, False, False, False, False), strict=True):
            if value:
                council.statement(
                    letter, value, cell, lead=f"{item['id']} " if first else "", lead_looks=Looks()
                )


LAYOUTS = {
    "sentence_bullets": sentence_bullets,
    "continued_tables": continued_tables,
    "taken_apart": taken_apart,
}
