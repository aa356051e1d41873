"""Plans filled in on screen: content controls, text boxes, columns of text."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_SECTION
from docx.text.paragraph import Paragraph

from . import plan_words as words
from .needs_led import heads
from .oxml import checkbox, columns, element, sdt, text_box
from .sections import SHORT, STATUTORY, Prose, by_id, by_letter
from .writing import Council, CouncilFile, Looks, Plan

UNFILLED = "Click or tap here to enter text."
UNDATED = "Click or tap to enter a date."
GREY = Looks(colour="808080")


def placeholder(council: Council, lead: str, text: str, box: Any = None) -> None:
    """A control that nobody filled in."""
    paragraph = council.line("", box, lead=lead)
    runs = council.write(paragraph, council.aside(text), GREY)
    sdt(*(run._r for run in runs), alias=lead.strip(": "), placeholder=True)


def controlled(paragraph: Paragraph, alias: str) -> None:
    """Put all but the first run of a paragraph, or its only run, into a control."""
    runs = [run._r for run in paragraph.runs]
    sdt(*(runs[1:] or runs), alias=alias)


def body_since(council: Council, first: int) -> list[Any]:
    """What was added to the body since it had so many parts."""
    return list(council.document.element.body)[first:-1]


def content_controls(plan: Plan) -> CouncilFile:
    """Controls around values, paragraphs, sections, rows and cells; some never filled in; boxes to tick."""
    council = Council("content_controls", plan, font="Arial", size=11)
    council.document.add_heading("Education, Health and Care Plan", 0)
    for key, label, shown, value in words.identity(plan, {"setting": "Current placement"}, words.WORDS):
        council.fields[key] = value
        paragraph = council.line(shown, lead=f"{label}: ")
        date = element("date", fullDate=f"{value}T00:00:00Z") if shown != value else None
        sdt(paragraph.runs[1]._r, alias=label, extra=(date,) if date is not None else ())
    placeholder(council, "Date of last annual review: ", UNDATED)
    for letter, title in STATUTORY.items():
        first = len(council.document.element.body) - 1
        council.document.add_heading(f"Section {letter}: {title}", 1)
        heading = body_since(council, first)
        sdt(*heading, alias=f"Heading {letter}")
        filled(council, letter)
    return council.finish()


def filled(council: Council, letter: str) -> None:
    """One section, in controls of the kind that suits it."""
    first = len(council.document.element.body) - 1
    prose = Prose(council, by_id, sub={"style": "Heading 2"})
    if letter in ("F", "G", "H1", "H2") and words.provision(council.plan, letter):
        repeating_rows(council, letter)
    elif letter == "K":
        advice_cells(council)
    elif letter == "J":
        asked = council.plan["sections"]["J"]["requested"]
        paragraph = council.line("Personal budget: ")
        for text, ticked in (("Yes ", asked), ("  No ", not asked)):
            paragraph.add_run(text)
            checkbox(paragraph, ticked)
        prose.budget()
        controlled(council.document.paragraphs[-1], "Budget")
    elif letter == "I" and not council.plan["sections"]["I"]["placements"]:
        placeholder(council, "Name of placement: ", UNFILLED)
    else:
        prose.section(letter)
        parts = body_since(council, first)
        sdt(*parts, alias=f"Section {letter}")
    if letter in ("B", "C", "G"):
        placeholder(council, "Further information: ", UNFILLED)


def repeating_rows(council: Council, letter: str) -> None:
    """A table whose rows are controls that repeat; the amount is chosen from a list."""
    items = words.provision(council.plan, letter)
    table = council.table(1 + len(items), 3, widths=(1.8, 11.2, 4))
    heads(table, 0, council, ["No.", "Provision", "Staff"], "D9D9D9")
    rows = table.rows
    for row, item in zip(list(rows)[1:], items, strict=True):
        number, text, who = row.cells
        council.line(item["id"], number)
        controlled(council.statement(letter, item["text"], text), "Provision")
        paragraph = council.line(words.who(item) or council.aside("Choose an item."), who)
        sdt(paragraph.runs[0]._r, alias="Staff", extra=(element("dropDownList"),))
    for row in list(rows)[1:]:
        sdt(row._tr, alias="Row")


def advice_cells(council: Council) -> None:
    """Section K in a table whose cells are controls."""
    items = council.plan["sections"]["K"]["advice"]
    table = council.table(1 + len(items), 3, widths=(6, 8, 3))
    heads(table, 0, council, ["Report", "Author", "Date"], "D9D9D9")
    for row, item in zip(list(table.rows)[1:], items, strict=True):
        title, author, date = row.cells
        council.statement("K", item["title"], title)
        if item.get("author"):
            council.statement("K", item["author"], author)
        if item.get("date"):
            council.line(words.day(item["date"]), date)
        sdt(title._tc, alias="Report")


def text_boxes(plan: Plan) -> CouncilFile:
    """A cover and section titles in text boxes, views in two columns, a profile in a box beside them."""
    council = Council("text_boxes", plan, font="Comic Sans MS", size=11)
    cover = [council.line("My EHC Plan", bold=True, size=24, colour="1F4E79")]
    for key, label, shown, value in words.identity(plan, {"name": "My name is"}, words.ORDINAL):
        council.fields[key] = value
        cover.append(council.line(shown, lead=f"{label}: "))
    text_box(council.document.add_paragraph(), cover, 16, 12, 1)
    prose = Prose(council, by_letter, sub={"bold": True, "colour": "1F4E79"}, dates=words.ORDINAL)
    for place, letter in enumerate(STATUTORY, 2):
        boxed_title(council, f"Section {letter}: {SHORT[letter]}", place)
        if letter == "A":
            views_in_columns(council, prose)
        else:
            prose.section(letter)
    return council.finish()


def boxed_title(council: Council, title: str, place: int) -> None:
    """A section's title in a text box of its own."""
    inside = council.line(title, bold=True, size=14, colour="1F4E79")
    text_box(council.document.add_paragraph(), [inside], 16.5, 1.1, place)


def views_in_columns(council: Council, prose: Prose) -> None:
    """Section A in two columns, what people admire in a box at the end."""
    columns(council.document.add_section(WD_SECTION.CONTINUOUS), 2)
    prose.views(skip=("strengths",))
    columns(council.document.add_section(WD_SECTION.CONTINUOUS), 1)
    admired = [view for view in council.plan["sections"]["A"]["views"] if view["topic"] == "strengths"]
    for place, view in enumerate(admired, 30):
        inside = [council.line(words.view_heading(view), bold=True)]
        inside += [council.statement("A", text) for text in view["paragraphs"]]
        text_box(council.document.add_paragraph(), inside, 16.5, 5, place)


LAYOUTS = {"content_controls": content_controls, "text_boxes": text_boxes}
