"""What stands above and below every page."""

from __future__ import annotations

from docx.shared import Cm

from . import plan_words as words
from .oxml import field, simple_field
from .writing import Council


def running_lines(council: Council) -> None:
    """The child's name above every page, the page number below it."""
    section = council.document.sections[0]
    name = council.plan["child"]["name"]
    above = section.header.paragraphs[0]
    above.text = council.aside(f"CONFIDENTIAL – EHC Plan for {name}")
    below = section.footer.paragraphs[0]
    below.add_run("Page ")
    field(below, "PAGE", "1")
    below.add_run(" of ")
    simple_field(below, "NUMPAGES", "14")
    below.add_run("\t" + council.aside("Printed from the casework system; uncontrolled when printed"))


def running_table(council: Council) -> None:
    """Name and date of birth in a table above every page; the day of printing and the page below it."""
    section, child = council.document.sections[0], council.plan["child"]
    table = section.header.add_table(1, 2, Cm(17))
    left, right = table.rows[0].cells
    council.guidance(f"Education, Health and Care Plan: {child['name']}", left, size=8)
    council.guidance(f"Born {words.day(child['date_of_birth'], words.DOTS)}", right, size=8)
    section.header.add_paragraph()
    below = section.footer.paragraphs[0]
    below.add_run(council.aside("Official – Sensitive. Printed on") + " ")
    field(below, 'DATE \\@ "dd/MM/yyyy"', "02/11/2026")
    below.add_run("\tPage ")
    field(below, "PAGE", "3")


def first_page(council: Council) -> None:
    """A header of its own for the first page, with the council's address."""
    section, authority = council.document.sections[0], council.plan["authority"]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = council.aside(
        f"{authority['name']}, {authority.get('address', 'SEND Service')}"
    )
