"""Plans led by outcomes: provision beside, beneath or within each outcome."""

from __future__ import annotations

from typing import Any

from . import plan_words as words
from .needs_led import heads
from .sections import SHORT, STATUTORY, Prose, by_id, by_number, identity_table, typed_identity
from .writing import Council, CouncilFile, Looks, Plan, across, shade

AFTER = ("C", "G", "D", "H1", "H2", "I", "J", "K")


def steps_in(council: Council, outcome: words.Item, cell: Any, lead: str = "- ") -> None:
    """The steps towards an outcome in the cell of a table."""
    for step in outcome.get("steps", []):
        text = step["text"] + (f": {step['by']}" if step.get("by") else "")
        council.statement("E", text, cell, lead=lead, lead_looks=Looks())


def link_outcome(council: Council, outcome: words.Item, provided: list[words.Item]) -> None:
    """Note that the provision stands with the outcome."""
    for item in provided:
        council.link(outcome["text"], item["text"])


def side_by_side(plan: Plan) -> CouncilFile:
    """Sections E and F side by side in one table, the provision numbered by hand within each cell."""
    council = Council("side_by_side", plan, font="Arial", size=11)
    council.line("Education Health and Care Plan", bold=True, size=20, colour="00695C")
    typed_identity(council, {"name": "Child's Name", "date_of_birth": "Date of Birth"}, words.DOTS)
    prose = Prose(council, by_number, sub={"bold": True, "colour": "00695C"}, dates=words.DOTS)
    for letter in ("A", "B"):
        council.line(f"{letter}. {SHORT[letter]}", bold=True, size=14)
        prose.section(letter, **({"areas": True, "strengths": True} if letter == "B" else {}))
    council.line("E. Outcomes and F. Special educational provision", bold=True, size=14)
    council.guidance(
        "Start each outcome with the name of the child or young person and “will be able to”.", italic=True
    )
    rows = words.rows_by_outcome(plan)
    table = council.table(1 + len(rows), 2, widths=(6.5, 10.5))
    heads(table, 0, council, ["Section E: Outcome", "Section F: Provision"], "B2DFDB")
    for number, (outcome, provided) in enumerate(rows, 1):
        left, right = table.rows[number].cells
        council.statement("E", outcome["text"], left, lead=f"Outcome {number}: ")
        if outcome.get("by"):
            council.statement("E", outcome["by"], left, lead="Timescale: ")
        if outcome.get("steps"):
            council.line("Steps:", left, italic=True)
        steps_in(council, outcome, left)
        for place, item in enumerate(provided, 1):
            council.statement("F", item["text"], right, lead=f"{number}.{place} ")
        link_outcome(council, outcome, provided)
    prose.arrangements()
    for letter in AFTER:
        council.line(f"{letter}. {SHORT[letter]}", bold=True, size=14)
        prose.section(letter)
    return council.finish()


COLUMNS = ("Provision", "Who will do this?", "How often?", "Links to outcome")


def outcome_rows(plan: Plan) -> CouncilFile:
    """Each outcome in a merged, shaded row; beneath it a row for each provision: what, who, how often, links."""
    council = Council("outcome_rows", plan, font="Arial", size=10)
    council.document.add_heading("Education, Health and Care Plan", 0)
    identity_table(council, {"setting": "School / setting"}, words.SLASHES, 2)
    prose = Prose(council, by_id, sub={"style": "Heading 3"}, dates=words.SLASHES)
    for letter in ("A", "B", "C", "D"):
        council.document.add_heading(f"SECTION {letter}. {STATUTORY[letter]}", 2)
        prose.section(letter)
    council.document.add_heading(
        "SECTION E. Outcomes sought, and SECTION F. Special educational provision", 2
    )
    for outcome, provided in words.rows_by_outcome(plan):
        outcome_table(council, outcome, provided)
    prose.arrangements()
    for letter in ("G", "H1", "H2", "I", "J", "K"):
        council.document.add_heading(f"SECTION {letter}. {STATUTORY[letter]}", 2)
        prose.section(letter)
    return council.finish()


def outcome_table(council: Council, outcome: words.Item, provided: list[words.Item]) -> None:
    """The table of one outcome; an empty row is left where no provision stands under it."""
    texts = words.texts(council.plan)
    table = council.table(3 + max(1, len(provided)), 4, widths=(8, 3.5, 3, 2.5))
    cell = across(table, 0, "FFE599")
    council.statement("E", outcome["text"], cell, lead=f"{outcome['id']} ", bold=True)
    cell = across(table, 1, "FFF2CC")
    if outcome.get("by"):
        council.statement("E", outcome["by"], cell, lead="To be achieved by: ")
    steps_in(council, outcome, cell, "•\t")
    heads(table, 2, council, list(COLUMNS), "F2F2F2")
    for row, item in zip(table.rows[3:], provided, strict=False):
        what, who, often, links = row.cells
        council.statement("F", item["text"], what, lead=f"{item['id']} ")
        council.line(words.who(item), who)
        council.line(words.how_often(item), often)
        served = [one for one in item.get("outcomes", []) if one in texts]
        council.line(", ".join(served), links)
        for one in served:
            council.link(texts[one], item["text"])
    link_outcome(council, outcome, provided)
    council.blank()


def outcome_blocks(plan: Plan) -> CouncilFile:
    """“Outcome 1” blocks, each a table of label and value: outcome, steps, provision, who, when."""
    council = Council("outcome_blocks", plan, font="Century Gothic", size=10)
    council.line("Education, Health & Care Plan", bold=True, size=20, centred=True)
    identity_table(council, {"name": "Name of pupil", "date_of_birth": "DOB"}, words.ORDINAL, 4)
    prose = Prose(council, lambda one, number: f"Need {number}: ", sub={"italic": True}, dates=words.ORDINAL)
    plain = Prose(council, lambda one, number: f"Provision {number} - ", dates=words.ORDINAL)
    titled(council, "Section A", "What you need to know about me and my family")
    prose.views()
    titled(council, "Section B", "My special educational needs")
    prose.needs("B", areas=True)
    titled(council, "Section E and Section F", "My outcomes and the provision that I need")
    for number, (outcome, provided) in enumerate(words.rows_by_outcome(plan), 1):
        outcome_block(council, number, outcome, provided)
    prose.arrangements()
    for letter in AFTER:
        titled(council, f"Section {letter}", SHORT[letter])
        (plain if letter in ("G", "H1", "H2") else Prose(council, dates=words.ORDINAL)).section(letter)
    return council.finish()


def titled(council: Council, letter: str, title: str) -> None:
    """The section's letter in one paragraph, its title in the next."""
    council.line(letter, bold=True, size=16, colour="C55A11")
    council.line(title, bold=True, size=13, colour="C55A11")


def outcome_block(council: Council, number: int, outcome: words.Item, provided: list[words.Item]) -> None:
    """One outcome with all that belongs to it."""
    council.line(f"Outcome {number}", bold=True, size=12)
    table = council.table(5, 2, widths=(4, 13))
    labels = [
        "Outcome",
        "Steps towards the outcome",
        "What will be provided",
        "Who will provide it",
        "By when",
    ]
    for row, label in zip(table.rows, labels, strict=True):
        council.line(label, row.cells[0], bold=True)
        shade(row.cells[0], "FBE4D5")
    cells = [row.cells[1] for row in table.rows]
    council.statement("E", outcome["text"], cells[0])
    steps_in(council, outcome, cells[1], "")
    for place, item in enumerate(provided, 1):
        council.statement("F", item["text"], cells[2], lead=f"({'abcdefghijklmnopqrstuvwxyz'[place - 1]}) ")
    council.line("; ".join(dict.fromkeys(words.who(item) for item in provided if words.who(item))), cells[3])
    if outcome.get("by"):
        council.statement("E", outcome["by"], cells[4])
    link_outcome(council, outcome, provided)
    council.blank()


LAYOUTS = {"side_by_side": side_by_side, "outcome_rows": outcome_rows, "outcome_blocks": outcome_blocks}
