"""Plans whose sections are tables with columns: outcomes, provision, advice."""

from __future__ import annotations

from typing import Any

from . import plan_words as words
from .needs_led import heads
from .running import running_table
from .sections import SHORT, STATUTORY, Prose, identity_beneath, identity_table
from .writing import Council, CouncilFile, Looks, Plan, across, shade

ADVICE = {
    "family": "Family",
    "education": "Education",
    "medical": "Health",
    "psychological": "Educational psychology",
    "social_care": "Social care",
    "therapy": "Therapy",
    "hearing_vision": "Sensory service",
}


def needs_columns(council: Council, letter: str) -> None:
    """Strengths beside needs."""
    items = words.needs(council.plan, letter)
    table = council.table(1 + max(1, len(items)), 3, widths=(3.5, 5, 8.5))
    heads(table, 0, council, ["Area of need", "Strengths", "Needs"], "DEEAF6")
    for row, item in zip(table.rows[1:], items, strict=False):
        area, strengths, need = row.cells
        council.line(words.AREAS[item["area"]], area)
        if item.get("strengths"):
            council.statement(letter, item["strengths"], strengths)
        council.statement(letter, item["text"], need, lead=f"{item['id']} ")
    if words.nil(council.plan, letter):
        council.statement(letter, words.nil(council.plan, letter) or "", table.rows[1].cells[2])


def outcome_columns(council: Council) -> None:
    """Outcome, steps towards it, by when."""
    items = words.outcomes(council.plan)
    table = council.table(1 + len(items), 4, widths=(1.5, 6.5, 6, 3))
    heads(table, 0, council, ["No.", "Outcome", "Steps towards the outcome", "By when"], "DEEAF6")
    for row, item in zip(table.rows[1:], items, strict=True):
        label, outcome, steps, when = row.cells
        council.line(item["id"], label, bold=True)
        council.statement("E", item["text"], outcome)
        for step in item.get("steps", []):
            council.statement("E", step["text"], steps)
        if item.get("by"):
            council.statement("E", item["by"], when)


def provision_columns(council: Council, letter: str) -> None:
    """Provision, who, how often, which outcomes; an empty row at the end, as people leave it."""
    texts = words.texts(council.plan)
    items = words.provision(council.plan, letter)
    table = council.table(2 + len(items), 5, widths=(1.5, 7.5, 3.5, 2.5, 2))
    heads(table, 0, council, ["Ref", "Provision", "Delivered by", "Frequency", "Links to outcome"], "DEEAF6")
    for row, item in zip(table.rows[1:], items, strict=False):
        ref, text, who, often, links = row.cells
        council.line(item["id"], ref, bold=True)
        council.statement(letter, item["text"], text)
        council.line(words.who(item), who)
        council.line(words.how_often(item), often)
        served = [one for one in item.get("outcomes", []) if one in texts]
        council.line(", ".join(served), links)
        for one in served:
            council.link(texts[one], item["text"])
    if words.nil(council.plan, letter):
        council.statement(letter, words.nil(council.plan, letter) or "", table.rows[-1].cells[1])


def advice_columns(council: Council, dates: str) -> None:
    """Advice from, author, report, date."""
    items = council.plan["sections"]["K"]["advice"]
    table = council.table(1 + len(items), 4, widths=(3.5, 5, 6, 2.5))
    heads(table, 0, council, ["Advice from", "Name and role", "Report", "Date"], "DEEAF6")
    for row, item in zip(table.rows[1:], items, strict=True):
        kind, author, title, date = row.cells
        council.line(ADVICE.get(item.get("kind", ""), "Other"), kind)
        if item.get("author"):
            council.statement("K", item["author"], author)
        if item.get("role"):
            council.line(item["role"], author, italic=True)
        council.statement("K", item["title"], title)
        if item.get("date"):
            council.line(words.day(item["date"], dates), date)


def column_tables(plan: Plan) -> CouncilFile:
    """“B:” before each title and a table with columns in each section; links by number in a column."""
    council = Council("column_tables", plan, font="Arial", size=10)
    running_table(council)
    council.line("Final Education, Health and Care Plan", bold=True, size=18)
    identity_beneath(council, {"name": "Name", "date_of_birth": "D.O.B"}, words.DOTS, 4)
    prose = Prose(council, dates=words.DOTS)
    for letter in STATUTORY:
        council.blank()
        council.line(f"{letter}: {SHORT[letter]}", bold=True, size=13)
        if letter in ("B", "C", "D"):
            needs_columns(council, letter)
        elif letter == "E":
            outcome_columns(council)
            council.line("Arrangements for setting shorter term targets", bold=True)
            prose.arrangements()
        elif letter in ("F", "G", "H1", "H2"):
            provision_columns(council, letter)
        elif letter == "K":
            advice_columns(council, words.DOTS)
        else:
            prose.section(letter)
    return council.finish()


def letter_cells(plan: Plan) -> CouncilFile:
    """A section's letter in a cell of its own beside its title; D with H1 and H2 side by side."""
    council = Council("letter_cells", plan, font="Calibri", size=11)
    council.line("Education, Health and Care Plan", bold=True, size=22, colour="C00000")
    identity_table(council, {"first_language": "Language(s) at home"}, words.WORDS, 4)
    prose = Prose(council, lambda one, number: f"{number}\t", sub={"bold": True, "colour": "C00000"})
    for letter in ("A", "B", "C"):
        letter_cell(council, letter, STATUTORY[letter])
        prose.section(letter)
    letter_cell(council, "D, H1, H2", "Social care needs and social care provision")
    social_care(council)
    for letter in ("E", "F", "G", "I", "J", "K"):
        letter_cell(council, letter, STATUTORY[letter])
        if letter == "F":
            council.guidance(
                "Please avoid jargon. If you must use an abbreviation, spell it out first.", italic=True
            )
            provision_columns(council, "F")
        elif letter == "K":
            advice_columns(council, words.WORDS)
        else:
            prose.section(letter)
    return council.finish()


def letter_cell(council: Council, letter: str, title: str) -> None:
    """A heading of two cells."""
    council.blank()
    table = council.table(1, 2, widths=(2.2, 14.8))
    left, right = table.rows[0].cells
    council.line(letter, left, bold=True, size=16, colour="FFFFFF")
    shade(left, "C00000")
    council.line(title, right, bold=True, size=13)
    shade(right, "F4CCCC")
    council.blank()


def social_care(council: Council) -> None:
    """Social care needs, then H1 and H2 side by side beneath them, in one table."""
    table = council.table(4, 2, widths=(8.5, 8.5))
    council.line("Section D: social care needs", across(table, 0, "F4CCCC"), bold=True)
    needs = across(table, 1)
    prose = Prose(council, lambda one, number: f"{one} ", bold_lead=True)
    prose.needs("D", needs)
    for place, letter in enumerate(("H1", "H2")):
        head: Any = table.rows[2].cells[place]
        council.line(f"Section {letter}: {SHORT[letter]}", head, bold=True)
        shade(head, "F4CCCC")
        prose.provision(letter, table.rows[3].cells[place])
    council.line("", lead="Social worker consulted: ", lead_looks=Looks(italic=True))


LAYOUTS = {"column_tables": column_tables, "letter_cells": letter_cells}
