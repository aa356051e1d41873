"""Plans in tables by area of need: a need, what is hoped for and what is provided in one row."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.table import Table

from . import plan_words as words
from .oxml import header_row
from .running import running_table
from .sections import (
    SHORT,
    Lead,
    Prose,
    by_id,
    by_id_and_stop,
    identity_beneath,
    identity_table,
    typed_identity,
)
from .writing import Council, CouncilFile, Looks, Plan, across, down, shade

HEADS = {"need": "Need (Section B)", "outcome": "Outcome (Section E)", "provision": "Provision (Section F)"}


def turn(council: Council, wide: bool) -> None:
    """Begin a section of the document in landscape or back in portrait."""
    old = council.document.sections[-1]
    section = council.document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sorted((old.page_width, old.page_height), reverse=wide)


def heads(table: Table, row: int, council: Council, labels: list[str], colour: str) -> None:
    """A row of column heads on a coloured ground."""
    for cell, label in zip(table.rows[row].cells, labels, strict=True):
        council.line(label, cell, bold=True)
        shade(cell, colour)
    header_row(table.rows[row])


def outcome_in(council: Council, cell: Any, outcome: words.Item, lead: Lead) -> None:
    """An outcome with when, in the cell of a table."""
    council.statement("E", outcome["text"], cell, lead=lead(outcome["id"], 0))
    if outcome.get("by"):
        council.statement("E", outcome["by"], cell, lead="By: ")
    for step in outcome.get("steps", []):
        text = step["text"] + (f", by {step['by']}" if step.get("by") else "")
        council.statement("E", text, cell, lead="•\t")


def need_in(council: Council, cell: Any, letter: str, row: words.Row, lead: Lead) -> None:
    """A need in the cell of a table, or the sentence that there is none."""
    if row.need:
        council.statement(letter, row.need["text"], cell, lead=lead(row.need["id"], 0))
    elif words.nil(council.plan, letter):
        council.statement(letter, words.nil(council.plan, letter) or "", cell)


def link_row(council: Council, row: words.Row) -> None:
    """Note what standing in one row declares."""
    for outcome in row.outcomes if row.need else []:
        council.link(row.need["text"], outcome["text"])
    for _, item in row.provision if row.need else []:
        council.link(row.need["text"], item["text"])


def rows_of(plan: Plan, letter: str, provided: tuple[str, ...]) -> list[words.Row]:
    """The rows of a table; one for the nil statements when there is nothing else."""
    return words.rows_by_need(plan, letter, provided) or [words.Row(None)]


def nils(council: Council, provided: tuple[str, ...], cell: Any) -> None:
    """Sentences that no provision is needed, in the last row's cell."""
    for letter in provided:
        sentence = words.nil(council.plan, letter)
        if sentence:
            council.statement(letter, sentence, cell, lead=f"{letter}: " if letter[0] == "H" else "")


NATIONAL = (
    ("C", ("G",), ["Health need (Section C)", "Outcome (Section E)", "Health provision (Section G)"]),
    (
        "D",
        ("H1", "H2"),
        ["Social care need (Section D)", "Outcome (Section E)", "Social care provision (H1 and H2)"],
    ),
)


def national_rows(plan: Plan) -> CouncilFile:
    """A landscape table for each area: need, outcome, provision in one row under a merged row with the area."""
    council = Council("national_rows", plan, font="Arial", size=10)
    running_table(council)
    council.line("Education, Health and Care Plan", bold=True, size=18)
    identity_table(council, {"name": "Child or young person's name"}, words.SLASHES, 4)
    prose = Prose(council, by_id_and_stop, sub={"style": "Heading 3"}, dates=words.SLASHES)
    council.document.add_heading("Section A: Views, interests and aspirations", 1)
    prose.views()
    turn(council, wide=True)
    council.document.add_heading("Sections B, E and F: Special educational needs, outcomes and provision", 1)
    council.guidance(
        "Each area of need has its own table. Add a row for each need; do not merge rows.", italic=True
    )
    rows = words.rows_by_need(plan, "B", ("F",))
    areas = words.by_area(words.needs(plan, "B"))
    for place, (area, members) in enumerate(areas.items()):
        ours = [row for row in rows if row.need in members or (row.need is None and place == len(areas) - 1)]
        area_table(council, words.AREAS[area], list(HEADS.values()), ours, "B", ())
    prose.arrangements()
    for letter, provided, labels in NATIONAL:
        title = "Health" if letter == "C" else "Social care"
        area_table(council, title, labels, rows_of(plan, letter, provided), letter, provided)
    turn(council, wide=False)
    for letter in ("I", "J", "K"):
        council.document.add_heading(f"Section {letter}: {SHORT[letter]}", 1)
        prose.section(letter)
    return council.finish()


def area_table(
    council: Council,
    title: str,
    labels: list[str],
    rows: list[words.Row],
    letter: str,
    provided: tuple[str, ...],
) -> None:
    """The table of one area: a merged row with its name, column heads, a row for each need."""
    table = council.table(2 + len(rows), 3, widths=(8, 8, 9.5))
    council.line(title.upper(), across(table, 0, "B4C6E7"), bold=True, size=12)
    heads(table, 1, council, labels, "D9E2F3")
    for place, row in enumerate(rows, 2):
        need, outcome, provision = table.rows[place].cells
        need_in(council, need, letter, row, by_id_and_stop)
        for one in row.outcomes:
            outcome_in(council, outcome, one, by_id_and_stop)
        for section, item in row.provision:
            council.statement(section, item["text"], provision, lead=item["id"] + ". ")
        link_row(council, row)
    nils(council, provided, table.rows[-1].cells[2])
    council.blank()


def national_merged(plan: Plan) -> CouncilFile:
    """One table for each kind of need: the need merged down over a row for each provision, outcomes last."""
    council = Council("national_merged", plan, font="Calibri", size=10)
    council.line("EHC PLAN", bold=True, size=24, colour="7030A0")
    identity_beneath(council, {"reference": "Our ref."}, words.DOTS, 3)
    prose = Prose(council, by_id, dates=words.DOTS)
    band(council, "SECTION A – VIEWS, INTERESTS AND ASPIRATIONS")
    prose.views()
    for letter, provided, title in (
        ("B", ("F",), "SECTION B/F/E – SPECIAL EDUCATIONAL NEEDS, PROVISION AND OUTCOMES"),
        ("C", ("G",), "SECTION C/G/E – HEALTH NEEDS, PROVISION AND OUTCOMES"),
        ("D", ("H1", "H2"), "SECTION D/H/E – SOCIAL CARE NEEDS, PROVISION AND OUTCOMES"),
    ):
        band(council, title)
        merged_table(council, letter, provided)
        if letter == "B":
            prose.arrangements()
    for letter in ("I", "J", "K"):
        band(council, f"SECTION {letter} – {SHORT[letter].upper()}")
        prose.section(letter)
    return council.finish()


def band(council: Council, title: str) -> None:
    """A section's title in white on purple, in a table of one cell."""
    council.blank()
    table = council.table(1, 1)
    council.line(title, across(table, 0, "7030A0"), bold=True, colour="FFFFFF")
    council.blank()


def merged_table(council: Council, letter: str, provided: tuple[str, ...]) -> None:
    """Need, provision, outcome; needs and outcomes merged down over the rows of their provision."""
    rows = rows_of(council.plan, letter, provided)
    table = council.table(1 + sum(max(1, len(row.provision)) for row in rows), 3, widths=(5.5, 6.5, 5))
    heads(table, 0, council, ["Need", "Provision", "Outcome"], "E4DFEC")
    top = 1
    for row in rows:
        bottom = top + max(1, len(row.provision)) - 1
        need_in(council, down(table, 0, top, bottom), letter, row, by_id)
        for place, (section, item) in enumerate(row.provision):
            lead = f"{item['id']} "
            council.statement(
                section, item["text"], table.cell(top + place, 1), lead=lead, lead_looks=Looks()
            )
        cell = down(table, 2, top, bottom)
        for one in row.outcomes:
            outcome_in(council, cell, one, by_id)
        link_row(council, row)
        top = bottom + 1
    nils(council, provided, table.cell(top - 1, 1))


def area_chapters(plan: Plan) -> CouncilFile:
    """A chapter for each area of need, with Sections B, E and F in each, then health and social care alike."""
    council = Council("area_chapters", plan, font="Tahoma", size=11)
    council.document.add_heading("Education, Health and Care Plan", 0)
    typed_identity(council, {"upn": "Unique Pupil Number"}, words.WORDS, between=" - ")
    prose = Prose(council, by_id, sub={"style": "Heading 2"})
    council.document.add_heading("Section A - My views", 1)
    prose.views()
    rows = words.rows_by_need(plan, "B", ("F",))
    for area, members in words.by_area(words.needs(plan, "B")).items():
        council.document.add_heading(words.AREAS[area], 1)
        ours = [row for row in rows if row.need in members]
        chapter(council, "B", ours, ("F",), ("Needs", "Outcomes", "Provision"))
    chapter(
        council,
        "B",
        [row for row in rows if row.need is None],
        ("F",),
        ("", "Other outcomes", "Other provision"),
    )
    council.document.add_heading("Health", 1)
    chapter(council, "C", rows_of(plan, "C", ("G",)), ("G",), ("Needs", "Outcomes", "Provision"))
    council.document.add_heading("Social care", 1)
    chapter(council, "D", rows_of(plan, "D", ("H1", "H2")), ("H1", "H2"), ("Needs", "Outcomes", "Provision"))
    council.document.add_heading("Section E - Reviewing the outcomes", 1)
    prose.arrangements()
    for letter in ("I", "J", "K"):
        council.document.add_heading(f"Section {letter} - {SHORT[letter]}", 1)
        prose.section(letter)
    return council.finish()


def chapter(
    council: Council,
    letter: str,
    rows: list[words.Row],
    provided: tuple[str, ...],
    titles: tuple[str, str, str],
) -> None:
    """The needs, outcomes and provision of one area under headings with their letters."""
    if titles[0]:
        council.document.add_heading(f"Section {letter} - {titles[0]}", 2)
    for row in rows:
        need_in(council, None, letter, row, by_id)
    if any(row.outcomes for row in rows):
        council.document.add_heading(f"Section E - {titles[1]}", 2)
    for row in rows:
        for one in row.outcomes:
            outcome_in(council, None, one, by_id)
    for section in provided if rows else ():
        council.document.add_heading(f"Section {section} - {titles[2]}", 2)
        for row in rows:
            for _, item in (pair for pair in row.provision if pair[0] == section):
                council.statement(section, item["text"], lead=item["id"] + "\t")
        nils(council, (section,) if section != "F" else (), None)


LAYOUTS = {"national_rows": national_rows, "national_merged": national_merged, "area_chapters": area_chapters}
