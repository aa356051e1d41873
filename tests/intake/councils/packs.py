"""Plans sent as one file with what goes round them: a letter, notes on how to read it, a form to send back."""

from __future__ import annotations

from docx.oxml import parse_xml

from . import plan_words as words
from .needs_led import heads
from .oxml import SHAPES
from .sections import SHORT, Prose, by_id_and_stop, typed_identity
from .writing import Council, CouncilFile, Plan

LETTER = (
    "I am writing to send you the Education, Health and Care plan that the local authority has drawn up.",
    "Section F says what special educational provision will be made, and Section I will name the school.",
    "If you disagree with Section B, Section F or Section I you may appeal to the First-tier Tribunal.",
    "You have fifteen days to send us your comments on the draft, and you may ask for a meeting with us.",
)
EXPLAINED = {
    "Section A": "Who the plan is about: hopes, likes, and what matters at home",
    "Section B": "Everything that makes learning harder than it is for others of the same age",
    "Section E": "What should be different in a few years' time",
    "Section F": "The extra teaching and support, and how much of it",
    "Section I": "The school or college, once it has been decided",
}
REPLY = (
    "I agree with Section B as it is written: ☐ Yes ☐ No",
    "I agree with Section F as it is written: ☐ Yes ☐ No",
    "I would like this school or college to be named in Section I:",
    "Signed by parent or young person:",
)


def watermark(council: Council, text: str) -> None:
    """Large pale letters behind every page, drawn from the header."""
    section = council.document.sections[0]
    run = section.header.paragraphs[0].add_run()
    run._r.append(
        parse_xml(
            f'<w:pict {SHAPES}><v:shape id="WaterMark1" type="#_x0000_t136" style="position:absolute;width:400pt;'
            'height:120pt;rotation:315;z-index:-251" fillcolor="silver" stroked="f">'
            f'<v:textpath style="font-family:Calibri" string="{text}"/></v:shape></w:pict>'
        )
    )


def letter_first(council: Council) -> None:
    """The letter that goes with the plan."""
    plan = council.plan
    council.line(plan["authority"]["name"], bold=True, size=14)
    council.guidance("Special Educational Needs and Disability Service")
    council.guidance("Dear parent or carer,")
    council.guidance(f"Re: your child's plan, our reference {plan['reference']}/L", bold=True)
    for text in LETTER:
        council.guidance(text)
    council.guidance("Yours sincerely, on behalf of the SEND Service")
    council.document.add_page_break()
    council.guidance("How this plan is set out", bold=True, size=14)
    table = council.table(1 + len(EXPLAINED), 2, widths=(3, 14))
    heads(table, 0, council, ["Section", "What you will find there"], "E7E6E6")
    for row, (section, what) in zip(list(table.rows)[1:], EXPLAINED.items(), strict=True):
        council.line(section, row.cells[0], bold=True)
        council.guidance(what, row.cells[1])
    council.document.add_page_break()


def targets_last(council: Council) -> None:
    """An appendix with what school will work on this term, and a form to send back."""
    council.document.add_page_break()
    council.line("Appendix 1: Short-term targets", bold=True, size=14)
    for target in council.plan.get("short_term_targets", []):
        council.line(target["text"], lead=f"{target['id']}. ")
    council.document.add_page_break()
    council.line("Reply form", bold=True, size=14)
    for text in REPLY:
        council.guidance(text)


def whole_pack(plan: Plan) -> CouncilFile:
    """A letter and notes that name the sections before the plan begins; targets and a reply form after it."""
    council = Council("whole_pack", plan, font="Arial", size=11)
    watermark(council, "DRAFT" if "draft" in plan["status"] else "FINAL")
    letter_first(council)
    council.line("EDUCATION, HEALTH AND CARE PLAN", bold=True, size=18, centred=True)
    typed_identity(council, {"name": "Name", "reference": "Plan number"}, words.WORDS)
    prose = Prose(council, by_id_and_stop, sub={"italic": True})
    for letter, title in SHORT.items():
        council.line(f"Section {letter}", bold=True, size=14)
        council.line(title, bold=True)
        if letter == "E":
            outcomes_with_needs(council)
            prose.arrangements()
        else:
            prose.section(letter, **({"titles": True} if letter in ("B", "F") else {}))
    targets_last(council)
    return council.finish()


def outcomes_with_needs(council: Council) -> None:
    """Each outcome with the numbers of the needs that it answers, and where the child is now."""
    texts = words.texts(council.plan)
    for outcome in words.outcomes(council.plan):
        council.statement("E", outcome["text"], lead=f"{outcome['id']}. ")
        answered = [one for one in outcome.get("needs", []) if one in texts]
        for one in answered:
            council.link(texts[one], outcome["text"])
        council.line("Relates to " + " and ".join(answered), italic=True)
        if outcome.get("baseline"):
            council.statement("E", outcome["baseline"], lead="Where we are now: ")
        if outcome.get("by"):
            council.statement("E", outcome["by"], lead="Achieve by: ")
        for step in outcome.get("steps", []):
            Prose(council).step(step, lead="\t- ")


LAYOUTS = {"whole_pack": whole_pack}
