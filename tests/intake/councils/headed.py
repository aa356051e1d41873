"""Plans with Word's own headings, lists, fields and notes, and plans whose headings have no letter."""

from __future__ import annotations

from docx.shared import Pt

from . import plan_words as words
from .oxml import bookmark, checkbox, field, footnote, hyperlink, number, numbering
from .sections import SHORT, STATUTORY, Prose, bulleted, identity_beneath, identity_table
from .writing import Council, CouncilFile, Looks, Plan

GREY = {"italic": True, "colour": "808080"}
HEADING_NOTES = {
    "A": "This section should be written with the family. Quote people directly where you can.",
    "B": "Describe each difficulty and its effect on learning. Diagnoses alone are not enough.",
    "E": "Outcomes belong to the child, not to the service. Check that each one can be measured.",
    "F": "Provision must be detailed and specific and should normally be quantified.",
    "G": "To be agreed with the Integrated Care Board before the plan is issued.",
    "I": "Only to be filled in when the plan is made final.",
}


def contents(council: Council, titles: list[str]) -> None:
    """A table of contents as Word fills it in."""
    council.line("Contents", bold=True, size=14)
    for place, title in enumerate(titles):
        entry = council.aside(f"{title}\t{place + 2}")
        paragraph = council.paragraph()
        if place == 0:
            field(paragraph, 'TOC \\o "1-2" \\h \\z \\u', entry)
        else:
            council.write(paragraph, entry)
    council.document.add_page_break()


def word_headings(plan: Plan) -> CouncilFile:
    """Heading styles, a table of contents, list styles, bookmarks, cross-references and a footnote."""
    council = Council("word_headings", plan, font="Arial", size=11)
    council.pieces = 2
    council.document.add_heading("Education, Health and Care Plan", 0)
    identity_table(council, {"name": "Child's name", "setting": "Educational setting"}, words.WORDS, 2)
    titles = {letter: f"Section {letter} – {STATUTORY[letter]}" for letter in STATUTORY}
    titles["B"] = "Section B – Special Educational Needs (SEN)"
    contents(council, list(titles.values()))
    for place, (letter, title) in enumerate(titles.items()):
        bookmark(council.document.add_heading(title, 1), f"_Ref{500 + place}", place)
        if letter in HEADING_NOTES:
            council.guidance(HEADING_NOTES[letter], **GREY)
        headed_section(council, letter)
    return council.finish()


def headed_section(council: Council, letter: str) -> None:
    """One section with the list style that its author chose."""
    styles = {
        "B": "List Number",
        "F": "List Bullet",
        "G": "List Bullet",
        "H1": "List Bullet 2",
        "K": "List Number 2",
    }
    prose = Prose(council, sub={"style": "Heading 2"}, style=styles.get(letter))
    if letter == "B":
        prose.needs("B", areas=True)
    elif letter == "E":
        prose.outcomes(by="To be achieved by: ")
        prose.heading("Monitoring")
        prose.arrangements()
    elif letter == "J":
        asked = council.plan["sections"]["J"]["requested"]
        paragraph = council.line("Has a personal budget been requested? ")
        checkbox(paragraph, asked)
        paragraph.add_run(" Yes   ")
        checkbox(paragraph, not asked)
        paragraph.add_run(" No")
        prose.budget()
    else:
        prose.section(letter)
    if letter == "F":
        therapist = council.document.paragraphs[-1]
        note = "Timings are for the school year of 38 weeks unless the plan says something else."
        footnote(council.document, therapist, council.aside(note))
        cross_reference(council)
    if letter == "K":
        local_offer(council)


def cross_reference(council: Council) -> None:
    """A remark that points to another section by a field."""
    paragraph = council.line(council.aside("The reports that recommend this provision are listed in"), **GREY)
    paragraph.add_run(" ")
    field(paragraph, "REF _Ref511 \\h", "Section K")


def local_offer(council: Council) -> None:
    """A line with a link to the council's pages."""
    paragraph = council.line(council.aside("To find out what else there is in our area, see our"))
    paragraph.add_run(" ")
    hyperlink(paragraph, "https://www.example.org/local-offer", council.aside("Local Offer web pages"))


TITLES = {
    "A": "All about me and my family",
    "B": "Special educational needs",
    "C": "Health care needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health care provision",
    "H1": "Social care provision under the Chronically Sick and Disabled Persons Act 1970",
    "H2": "Any other social care provision",
    "I": "Name and type of placement",
    "J": "Personal budget",
    "K": "Advice and information gathered",
}


def numbered_by_word(plan: Plan) -> CouncilFile:
    """Headings numbered “1.” and items numbered “F1” by Word alone; what each provision serves by number."""
    council = Council("numbered_by_word", plan, font="Calibri", size=11)
    headings = numbering(council.document, ("decimal", "%1."), ("decimal", "%1.%2"))
    council.line("Education, Health and Care (EHC) Plan", bold=True, size=20, colour="1F3864")
    identity_beneath(council, {"date_of_birth": "DoB", "setting": "School"}, words.SLASHES, 4)
    council.blank()
    for letter, title in TITLES.items():
        number(council.document.add_heading(title, 1), headings)
        numbered_section(council, letter)
    return council.finish()


def numbered_section(council: Council, letter: str) -> None:
    """One section, its items numbered by Word with the section's letter."""
    plan, prose = council.plan, Prose(council, sub={"style": "Heading 3"})
    items = {"E": words.outcomes(plan)}.get(letter) or (
        words.needs(plan, letter)
        if letter in "BCD"
        else words.provision(plan, letter)
        if letter in PROVIDED
        else []
    )
    if not items:
        return prose.section(letter)
    list_id = numbering(
        council.document,
        ("decimal", f"{letter}.%1" if letter in ("H1", "H2") else f"{letter}%1"),
        ("lowerLetter", "%2)"),
    )
    for item in items:
        number(council.statement(letter, item["text"]), list_id)
        if letter == "E":
            for step in item.get("steps", []):
                number(council.statement("E", f"{step['text']} by {step['by']}"), list_id, 1)
        elif letter in PROVIDED:
            serves(council, item)
    if letter == "E":
        prose.heading("How progress will be watched")
        prose.arrangements()
    return None


PROVIDED = ("F", "G", "H1", "H2")


def serves(council: Council, item: words.Item) -> None:
    """The needs and outcomes that a provision serves, by their numbers."""
    texts = words.texts(council.plan)
    served = [one for one in (*item.get("needs", []), *item.get("outcomes", [])) if one in texts]
    for one in served:
        council.link(texts[one], item["text"])
    if served:
        council.line("Links to: " + ", ".join(served), italic=True, size=9)


BARE = dict(TITLES, A="My story", E="What we want to achieve (outcomes)", I="School or other placement")
UNFILLED = "Click or tap here to enter text."


def bare_titles(plan: Plan) -> CouncilFile:
    """Underlined titles without letters, two-column views, hand-typed “o” bullets, Yes and No to tick."""
    council = Council("bare_titles", plan, font="Verdana", size=10)
    council.document.styles["Normal"].paragraph_format.space_after = Pt(4)
    council.line("EHC Plan", bold=True, size=22, centred=True)
    identity_table(
        council, {"name": "I am", "date_of_birth": "My birthday", "setting": "I go to"}, words.ORDINAL, 4
    )
    prose = Prose(
        council, bulleted("o\t"), sub={"bold": True, "italic": True}, bold_lead=False, dates=words.ORDINAL
    )
    for letter, title in BARE.items():
        council.blank()
        heading = council.line(title, bold=True, size=14)
        heading.runs[0].font.underline = True
        if letter == "J":
            asked = plan["sections"]["J"]["requested"]
            council.line("☒ Yes ☐ No" if asked else "☐ Yes ☒ No", lead="Personal budget requested: ")
        if letter == "E":
            prose.outcomes(by="We hope to see this by ")
            prose.arrangements()
        elif letter == "I" and not plan["sections"]["I"]["placements"]:
            council.guidance(UNFILLED, colour="808080")
        elif letter in SHORT:
            prose.section(letter)
        if words.nil(plan, letter) and letter in ("C", "D"):
            council.guidance("Where there are no needs, say who told you so.", italic=True)
    council.line("", lead="Plan written by: ", lead_looks=Looks(italic=True))
    return council.finish()


LAYOUTS = {"word_headings": word_headings, "numbered_by_word": numbered_by_word, "bare_titles": bare_titles}
