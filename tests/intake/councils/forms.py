"""Plans that are forms: one great table, or boxes, with tables inside them."""

from __future__ import annotations

from docx.table import Table, _Cell

from . import plan_words as words
from .sections import SHORT, STATUTORY, Prose, by_id, by_number, identity_beneath
from .writing import Council, CouncilFile, Looks, Plan, across, shade

FORM_NOTES = {
    "A": "Guidance: use the one-page profile if the family has made one.",
    "B": "Guidance: one row for each need. Give the most recent test scores with their dates.",
    "F": "Guidance: provision here is enforceable. Number each line so that it can be cited.",
}


class Form:
    """One table that grows by rows, four columns wide."""

    def __init__(self, council: Council) -> None:
        self.council = council
        self.table: Table = council.table(0, 4, widths=(3.2, 5.3, 3.2, 5.3))

    def wide(self, colour: str = "") -> _Cell:
        """A new row merged over the whole width."""
        self.table.add_row()
        return across(self.table, len(self.table.rows) - 1, colour)

    def halves(self) -> tuple[_Cell, _Cell]:
        """A new row merged into two halves."""
        cells = self.table.add_row().cells
        return cells[0].merge(cells[1]), cells[2].merge(cells[3])

    def labelled(self) -> tuple[_Cell, _Cell]:
        """A new row with a narrow label and the rest in one."""
        cells = self.table.add_row().cells
        return cells[0], cells[1].merge(cells[3])

    def title(self, text: str) -> None:
        """A section's title in a shaded row."""
        self.council.line(text, self.wide("1F4E79"), bold=True, colour="FFFFFF")


def one_table(plan: Plan) -> CouncilFile:
    """The whole plan in one table: titles in dark merged rows, notes in grey rows, content beneath."""
    council = Council("one_table", plan, font="Arial", size=10)
    form = Form(council)
    form.title("EDUCATION, HEALTH AND CARE PLAN")
    form_identity(form)
    prose = Prose(council, by_id, dates=words.SLASHES)
    form.title("Section A: The views, interests and aspirations of the child and their parents")
    form_note(form, "A")
    for view in plan["sections"]["A"]["views"]:
        label, text = form.labelled()
        council.line(words.view_heading(view), label, bold=True)
        for paragraph in view["paragraphs"]:
            council.statement("A", paragraph, text)
    for letter in ("B", "C", "E", "F", "G"):
        form.title(f"Section {letter}: {SHORT[letter]}")
        form_note(form, letter)
        form_items(form, letter)
    form.title("Section D: Social care needs")
    prose.needs("D", form.wide())
    for cell, letter in zip(form.halves(), ("H1", "H2"), strict=True):
        council.line(f"Section {letter}: {SHORT[letter]}", cell, bold=True)
        shade(cell, "BDD6EE")
    for cell, letter in zip(form.halves(), ("H1", "H2"), strict=True):
        prose.provision(letter, cell)
    form_end(form, prose)
    council.blank()
    return council.finish()


def form_identity(form: Form) -> None:
    """Label, value, label, value, with a choice of draft and final to tick."""
    council = form.council
    rows = list(words.identity(council.plan, {"name": "Surname and first names"}, words.SLASHES))
    for first in range(0, len(rows), 2):
        cells = form.table.add_row().cells
        for pair, (key, label, shown, value) in enumerate(rows[first : first + 2]):
            council.fields[key] = value
            council.line(label, cells[2 * pair], bold=True)
            shade(cells[2 * pair], "DEEAF6")
            council.line(shown, cells[2 * pair + 1])
    draft = "draft" in council.plan["status"]
    council.line("☒ Draft   ☐ Final" if draft else "☐ Draft   ☒ Final", form.wide(), lead="This plan is: ")
    form.table.add_row()


def form_note(form: Form, letter: str) -> None:
    """A note of the template in a grey row."""
    if letter in FORM_NOTES:
        form.council.guidance(FORM_NOTES[letter], form.wide("EDEDED"), italic=True, size=9)


def form_items(form: Form, letter: str) -> None:
    """A row for each need, outcome or provision; its number and title at the left."""
    council, plan = form.council, form.council.plan
    items = (
        {"E": words.outcomes(plan)}.get(letter) or words.needs(plan, letter) or words.provision(plan, letter)
    )
    for item in items:
        label, text = form.labelled()
        council.line(item.get("title", ""), label, lead=item["id"] + " ")
        council.statement(letter, item["text"], text)
        if item.get("by") and letter == "E":
            council.statement("E", item["by"], text, lead="Target date: ")
        for step in item.get("steps", []):
            Prose(council).step(step, text, "• ")
    if words.nil(plan, letter) if letter != "E" else False:
        council.statement(letter, words.nil(plan, letter) or "", form.wide())
    if letter == "E":
        Prose(council).arrangements(form.wide())


def form_end(form: Form, prose: Prose) -> None:
    """Sections I, J and K, and boxes to tick."""
    council, plan = form.council, form.council.plan
    form.title("Section I: Placement")
    for place in plan["sections"]["I"]["placements"] or [{}]:
        for label, key in (("Name of setting", "name"), ("Type of setting", "type")):
            left, right = form.labelled()
            council.line(label, left, bold=True)
            if place.get(key):
                council.statement("I", place[key], right)
    form.title("Section J: Personal budget")
    asked = plan["sections"]["J"]["requested"]
    council.line(
        "☒ Yes   ☐ No" if asked else "☐ Yes   ☒ No", form.wide(), lead="Was a personal budget asked for? "
    )
    prose.budget(form.wide())
    form.title("Section K: Advice and information")
    for item in plan["sections"]["K"]["advice"]:
        left, right = form.labelled()
        council.line(item["id"], left, bold=True)
        council.statement("K", item["title"], right)
        if item.get("author"):
            council.statement("K", item["author"], right)


def boxes(plan: Plan) -> CouncilFile:
    """Every section in a box of one cell; Section F and K in tables inside theirs; notes in shaded boxes."""
    council = Council("boxes", plan, font="Trebuchet MS", size=11)
    council.line("My Education, Health and Care Plan", bold=True, size=22, colour="548235")
    outer = council.table(1, 1)
    identity_beneath(council, {"sex": "Boy or girl"}, words.WORDS, 3, outer.rows[0].cells[0])
    prose = Prose(council, by_number, sub={"bold": True, "colour": "548235"})
    for letter, title in STATUTORY.items():
        council.blank()
        council.line(f"Section {letter}", bold=True, size=14)
        council.line(title, italic=True)
        if letter in BOX_NOTES:
            note = council.table(1, 1).rows[0].cells[0]
            shade(note, "E2EFD9")
            council.guidance(BOX_NOTES[letter], note, size=9)
            council.blank()
        box = council.table(1, 1).rows[0].cells[0]
        if letter in ("F", "K"):
            nested(council, letter, box)
        elif letter == "J":
            asked = plan["sections"]["J"]["requested"]
            council.line("Yes ☒ No ☐" if asked else "Yes ☐ No ☒", box, lead="Direct payment requested: ")
            prose.budget(box)
        elif letter == "I" and not plan["sections"]["I"]["placements"]:
            council.guidance("Click here to enter text.", box, colour="808080")
        else:
            prose.section(letter, box, **({"strengths": True} if letter in "BCD" else {}))
    return council.finish()


BOX_NOTES = {
    "A": "Tip for writers: ask what a good day and a bad day look like.",
    "E": "Tip for writers: a good outcome would still make sense to the child's grandmother.",
    "F": "Tip for writers: someone new to the school should be able to do this from what is written.",
}


def nested(council: Council, letter: str, box: _Cell) -> None:
    """A table inside the box."""
    plan = council.plan
    items = words.provision(plan, "F") if letter == "F" else plan["sections"]["K"]["advice"]
    table = council.table(1 + len(items), 2, box)
    labels = ("Provision", "Staff") if letter == "F" else ("Report", "Written by")
    for cell, label in zip(table.rows[0].cells, labels, strict=True):
        council.line(label, cell, bold=True)
        shade(cell, "C5E0B3")
    for row, item in zip(table.rows[1:], items, strict=True):
        left, right = row.cells
        if letter == "F":
            council.statement("F", item["text"], left, lead=item["id"] + ". ")
            council.line(words.who(item), right)
        else:
            council.statement("K", item["title"], left)
            if item.get("author"):
                council.statement("K", item["author"], right)
    box.add_paragraph()
    council.line("", lead="Reviewed yearly.", lead_looks=Looks(italic=True, size=8))


LAYOUTS = {"one_table": one_table, "boxes": boxes}
