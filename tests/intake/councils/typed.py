"""Plans typed by hand: bold capitals, parts, bullets from the keyboard."""

from __future__ import annotations

import re

from . import plan_words as words
from .running import running_lines
from .sections import SHORT, STATUTORY, Prose, bulleted, by_id_and_stop, by_letter, typed_identity
from .writing import Council, CouncilFile, Looks, Plan

CAPITALS_GUIDANCE = {
    "B": "[Coordinator: list every need named in the advice, one to a paragraph. Delete this note before issue.]",
    "E": "[Outcomes are to be agreed with the family at the planning meeting. Aim for no more than four an area.]",
    "F": "[Say who, what, how long, how often. Words such as “access to” must not be used.]",
    "I": "[LEAVE BLANK AT DRAFT STAGE]",
}


def typed_capitals(plan: Plan) -> CouncilFile:
    """Capitals typed in bold over Normal paragraphs, items numbered by hand, notes in square brackets."""
    council = Council("typed_capitals", plan, font="Arial", size=12)
    running_lines(council)
    council.line("EDUCATION, HEALTH AND CARE PLAN", bold=True, size=16, centred=True)
    council.blank()
    labels = {"name": "Name of child/young person", "date_of_birth": "D.O.B.", "sex": "Sex"}
    typed_identity(council, labels, words.SLASHES, between=":\t")
    prose = Prose(council, by_id_and_stop, dates=words.SLASHES)
    for letter in STATUTORY:
        council.blank(2 if letter == "B" else 1)
        council.line(f"SECTION {letter}: {SHORT[letter].upper()}", bold=True)
        if letter in CAPITALS_GUIDANCE:
            council.guidance(CAPITALS_GUIDANCE[letter])
        if letter in ("B", "C", "D"):
            prose.needs(letter, areas=True, titles=True)
        else:
            prose.section(letter)
    council.blank(3)
    sign_off(council)
    return council.finish()


def sign_off(council: Council) -> None:
    """Lines to sign on, filled in or not."""
    signed = council.plan.get("sign_off", {})
    council.line(signed.get("name", "……………………………"), lead="Signed on behalf of the local authority: ")
    council.line(signed.get("role", ""), lead="Designation: ")
    council.line(words.day(signed["date"], words.SLASHES) if "date" in signed else "", lead="Date: ")


PART_NOTES = {
    "A": "In this part we write down what the family told us. Nothing here is legally binding.",
    "F": "What will be put in place? Be specific and put a number on it wherever you can.",
    "K": "Copies of all of these are sent with the plan.",
}
PART_ORDER = ("A", "B", "E", "F", "C", "G", "D", "H1", "H2", "I", "J", "K")


def in_word_typography(text: str) -> str:
    """Curly apostrophes, no-break spaces after numbers, soft and no-break hyphens."""
    text = text.replace("'", "’")
    text = re.sub(r"(\d) (minutes|hours|weeks|per|out)\b", "\\1\u00a0\\2", text)
    text = text.replace("communication", "commu\u00adnication").replace("education", "edu\u00adcation")
    return re.sub(r"(?<=\w)-(?=\w)", "\u2011", text)


def part_letters(plan: Plan) -> CouncilFile:
    """“Part B” in large type only, its title beneath; bullets from the keyboard; items parted by line breaks."""
    council = Council("part_letters", plan, font="Calibri", size=11)
    council.typeset, council.pieces = in_word_typography, 3
    council.line("Education, Health and Care Plan", size=26, colour="44546A")
    labels = {"name": "Full name", "date_of_birth": "Born", "authority": "Maintained by"}
    typed_identity(council, labels, words.ORDINAL)
    bullets = bulleted("•\t", "•\t", "-\t", "·\t")
    prose = Prose(council, bullets, sub={"italic": True, "size": 12}, bold_lead=False, dates=words.ORDINAL)
    for letter in PART_ORDER:
        council.line(f"Part {letter}", size=20, colour="2E74B5")
        council.line(STATUTORY[letter], size=14)
        if letter in PART_NOTES:
            council.guidance(PART_NOTES[letter], italic=True, colour="7F7F7F")
        if letter in ("G", "H1", "H2") and words.provision(plan, letter):
            parted_by_breaks(council, letter)
        else:
            prose.section(letter)
    return council.finish()


def parted_by_breaks(council: Council, letter: str) -> None:
    """All the provision of a section in one paragraph, with a soft line break or two after each item."""
    paragraph = council.paragraph()
    items = words.provision(council.plan, letter)
    for number, item in enumerate(items, 1):
        council.write(paragraph, f"{number}) ", Looks(bold=True))
        council.write(paragraph, council.says(letter, item["text"]))
        if number < len(items):
            council.write(paragraph, "\n\n" if number % 2 else "\n")


def combined_typed(plan: Plan) -> CouncilFile:
    """Sections B, C and D under one heading, F, G and H under another; “(a)” before each item."""
    council = Council("combined_typed", plan, font="Times New Roman", size=12)
    council.line(plan["authority"]["name"], bold=True, size=14)
    council.line(
        "Education, Health and Care Plan made under section 37 of the Children and Families Act 2014",
        bold=True,
    )
    typed_identity(council, {"setting": "Attends"}, words.WORDS)
    prose = Prose(council, by_letter, sub={"italic": True})
    heads = Looks(bold=True, size=13)
    for title, letters in (
        ("Section A", "A"),
        ("Sections B, C and D – Needs", ("B", "C", "D")),
        ("Section E", "E"),
        ("Sections F, G and H – Provision", ("F", "G", "H1", "H2")),
        ("Section I", "I"),
        ("Section J", "J"),
        ("Section K", "K"),
    ):
        council.line("", lead=title + (f". {SHORT[letters]}" if len(letters) == 1 else ""), lead_looks=heads)
        for letter in letters:
            if len(letters) > 1:
                council.line(COMBINED_SUBS[letter], bold=True, italic=True)
            prose.section(letter)
    return council.finish()


COMBINED_SUBS = {
    "B": "Special educational needs (Section B)",
    "C": "Health care needs (Section C)",
    "D": "Social care needs (Section D)",
    "F": "Special educational provision (Section F)",
    "G": "Health care provision (Section G)",
    "H1": "Social care provision (Section H1)",
    "H2": "Any other social care provision (Section H2)",
}
LAYOUTS = {"typed_capitals": typed_capitals, "part_letters": part_letters, "combined_typed": combined_typed}
