"""Plans amended after an annual review, the changes still tracked."""

from __future__ import annotations

from . import plan_words as words
from .needs_led import heads
from .revising import deleted, inserted, mark_of, moved, restyled, row_was
from .running import first_page, running_lines
from .sections import SHORT, STATUTORY, Prose, by_id, identity_table, typed_identity
from .writing import Council, CouncilFile, Looks, Plan

STRUCK = {
    "B": "Standardised scores are more than three years old and should be read with care.",
    "C": "A referral to the community nursing team is being thought about.",
    "E": "To join in with playtimes in the infants' playground by July 2022.",
    "F": "Five hours a week of help from a learning mentor, to be reviewed after one term.",
    "G": "Termly drop-in at the clinic on Castle Street, which has since closed.",
}
COMMENT = "Checked against the therapist's report. Please confirm with the parents before it goes out."


def struck_paragraph(council: Council, text: str) -> None:
    """A paragraph struck out whole, its mark too."""
    paragraph = council.line(council.aside(text))
    deleted(*paragraph.runs)
    mark_of(paragraph, "del")


def amended(council: Council, letter: str, text: str, old: str, lead: str = "", box: object = None) -> None:
    """A statement of which a few words in the middle were put in for others."""
    council.says(letter, text)
    parts = text.split(" ")
    half = len(parts) // 2
    paragraph = council.line(" ".join(parts[:half]) + " ", box, lead=lead)
    out = council.write(paragraph, council.aside(old))
    new = council.write(paragraph, " ".join(parts[half : half + 3]))
    council.write(paragraph, "".join(" " + part for part in parts[half + 3 :]))
    deleted(*out)
    inserted(*new)


def joined(council: Council, letter: str, text: str, lead: str = "") -> None:
    """A statement that was two paragraphs until the mark between them was struck out."""
    council.says(letter, text)
    half = text.find(" ", len(text) // 2) + 1 or len(text)
    first = council.line(text[:half], lead=lead)
    mark_of(first, "del")
    council.line(text[half:])


def put_in(council: Council, letter: str, text: str, lead: str = "") -> None:
    """A statement put in at the review, after a try that another officer struck out again."""
    paragraph = council.statement(letter, text, lead=lead)
    inserted(*paragraph.runs)
    again = council.write(paragraph, council.aside(" (wording to be agreed with the school)"))
    deleted(*again)
    wrapper = again[0]._r.getparent()
    inserted_wrapper = paragraph._p.findall(wrapper.tag.replace("}del", "}ins"))[-1]
    inserted_wrapper.append(wrapper)
    mark_of(paragraph, "ins")


def hidden(council: Council, text: str) -> None:
    """A paragraph of hidden text."""
    council.guidance(text, hidden=True)


def reviewed_prose(plan: Plan) -> CouncilFile:
    """Running text with words, paragraphs and marks put in, struck out and moved; comments; hidden notes."""
    council = Council("reviewed_prose", plan, font="Arial", size=11)
    running_lines(council)
    first_page(council)
    council.line("Proposed amended EHC plan", bold=True, size=18)
    typed_identity(council, {"date_of_birth": "DOB"}, words.SLASHES)
    prose = Prose(council, by_id, sub={"bold": True, "italic": True}, dates=words.SLASHES)
    for letter in STATUTORY:
        restyled(council.document.add_heading(f"Section {letter}: {SHORT[letter]}", 1).runs[0])
        if letter in STRUCK:
            struck_paragraph(council, STRUCK[letter])
        if letter == "B":
            reviewed_needs(council)
        elif letter == "F":
            reviewed_provision(council)
        else:
            prose.section(letter)
        if letter in ("D", "H2"):
            hidden(council, f"Casework note {letter}: not for the family, remove before printing.")
    return council.finish()


def reviewed_needs(council: Council) -> None:
    """The first need was moved to the end; the others were amended or joined."""
    first, *others = words.needs(council.plan, "B")
    source = council.line(first["text"], lead=f"{first['id']}\t")
    for place, item in enumerate(others):
        lead = f"{item['id']}\t"
        if place % 3 == 0:
            amended(council, "B", item["text"], "which staff saw less often last year ", lead)
        elif place % 3 == 1:
            joined(council, "B", item["text"], lead)
        else:
            council.statement("B", item["text"], lead=lead)
    target = council.statement("B", first["text"], lead=f"{first['id']}\t")
    moved(source, target, "move1")


def reviewed_provision(council: Council) -> None:
    """Provision put in, amended, with a comment, with a hidden remark inside."""
    for place, item in enumerate(words.provision(council.plan, "F")):
        lead = f"{item['id']}\t"
        if place % 4 == 0:
            put_in(council, "F", item["text"], lead)
        elif place % 4 == 1:
            amended(council, "F", item["text"], "for an hour a term in the library ", lead)
        else:
            paragraph = council.statement("F", item["text"], lead=lead)
            if place == 2:
                note = council.document.add_comment(paragraph.runs, author="J. Marsh", initials="JM")
                note.paragraphs[0].add_run(council.aside(COMMENT))
            elif place == 3:
                remark = council.aside(" [Cost code 4471, top-up band 5]")
                council.write(paragraph, remark, Looks(hidden=True))


def reviewed_tables(plan: Plan) -> CouncilFile:
    """Tables with rows put in and struck out, words changed in cells, comments on cells."""
    council = Council("reviewed_tables", plan, font="Calibri", size=11)
    council.document.add_heading("Education, Health and Care Plan – amended", 0)
    identity_table(council, {"name": "Child"}, words.WORDS, 2)
    prose = Prose(council, by_id, sub={"style": "Heading 2"})
    for letter in STATUTORY:
        council.document.add_heading(f"{letter}. {STATUTORY[letter]}", 1)
        if letter == "E":
            outcome_changes(council)
            prose.arrangements()
        elif letter in ("F", "G") and words.provision(plan, letter):
            provision_changes(council, letter)
        else:
            prose.section(letter)
        if letter == "A":
            struck_paragraph(council, "The family's views are to be asked for again before the next review.")
    return council.finish()


def outcome_changes(council: Council) -> None:
    """An outcome that was met is struck out with its row; every third row was put in."""
    items = words.outcomes(council.plan)
    table = council.table(2 + len(items), 2, widths=(13, 4))
    heads(table, 0, council, ["Outcome", "By when"], "EAD1DC")
    rows = list(table.rows)
    council.guidance(STRUCK["E"], rows[1].cells[0])
    row_was(rows[1], "del")
    for place, (row, item) in enumerate(zip(rows[2:], items, strict=True)):
        outcome, when = row.cells
        council.statement("E", item["text"], outcome, lead=item["id"] + " ")
        for step in item.get("steps", []):
            Prose(council).step(step, outcome)
        if item.get("by"):
            council.statement("E", item["by"], when)
        if place % 3 == 2:
            row_was(row, "ins")


def provision_changes(council: Council, letter: str) -> None:
    """Provision in rows, some amended in the cell; the last row struck out; a comment on the first."""
    texts = words.texts(council.plan)
    items = words.provision(council.plan, letter)
    table = council.table(2 + len(items), 3, widths=(1.8, 11.7, 3.5))
    heads(table, 0, council, ["No", "Provision", "Outcomes"], "EAD1DC")
    rows = list(table.rows)
    for place, (row, item) in enumerate(zip(rows[1:], items, strict=False)):
        label, text, serves = row.cells
        council.line(item["id"], label)
        if place % 2:
            amended(council, letter, item["text"], "at lunchtime on the first Friday of term ", box=text)
        else:
            council.statement(letter, item["text"], text)
        served = [one for one in item.get("outcomes", []) if one in texts]
        council.line(" ".join(served), serves)
        for one in served:
            council.link(texts[one], item["text"])
        if place == 0 and text.paragraphs[0].runs:
            note = council.document.add_comment(text.paragraphs[0].runs, author="Quality team", initials="QT")
            note.paragraphs[0].add_run(
                council.aside(f"Section {letter}: is this still what the school can do?")
            )
    council.guidance(STRUCK[letter], rows[-1].cells[1])
    row_was(rows[-1], "del")


LAYOUTS = {"reviewed_prose": reviewed_prose, "reviewed_tables": reviewed_tables}
