"""Evidence on Section A, on what is told of the family, on areas of need, placement and the making of the plan."""

from __future__ import annotations

import re

from ehcp_docs.audit.questions.laid import Laid, evidence, quote, told
from ehcp_docs.audit.questions.model import Evidence, EvidenceRow, Quote
from ehcp_docs.plan.model import Area, View
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.views import of_topic

AREAS = {
    Area.COMMUNICATION_INTERACTION: "Communication and interaction",
    Area.COGNITION_LEARNING: "Cognition and learning",
    Area.SEMH: "Social, emotional and mental health",
    Area.SENSORY_PHYSICAL: "Sensory and physical",
}


_I = re.compile(r"\b(?:I|I['’]m|[Mm]y)\b")


def _how(view: View) -> str:
    """How the views were gathered, as far as the plan says."""
    said = (
        f"written down by {view.author}" if view.author else "",
        view.method or "",
        f"{view.date.day} {view.date:%B %Y}" if view.date else "",
        "said to be the person's own words" if view.direct_words else "",
    )
    return "; ".join(part for part in said if part) or "nothing is said of how, by whom or when"


def _of_views(laid: Laid, *topics: str) -> tuple[EvidenceRow, ...]:
    views = {view.id: view for view in laid.plan.plan.sections.A.views}
    rows: dict[str, list[Quote]] = {}
    for passage in of_topic(laid.plan, *topics):
        rows.setdefault(passage.item, []).append(quote(passage))
    return tuple(
        EvidenceRow(
            about=f"{name}, {views[name].whose}" if views[name].whose else name,
            cells=(tuple(quotes), told(_how(views[name]))),
        )
        for name, quotes in rows.items()
        if name in views
    )


@evidence("voice")
def voice(laid: Laid) -> Evidence:
    """The child's views, with how they were gathered."""
    columns = ("Views", "Words", "How they were gathered")
    return Evidence(columns=columns, rows=_of_views(laid, "child_views", "aspirations"))


@evidence("first_person")
def first_person(laid: Laid) -> Evidence:
    """What Section A says as “I”, with how it was gathered."""
    said = _of_views(laid, "child_views", "aspirations", "communication", "strengths", "other", "history")
    rows = []
    for row in said:
        own = tuple(one for one in row.cells[0] if _I.search(one.words))
        if own:
            rows.append(EvidenceRow(about=row.about, cells=(own, row.cells[1])))
    return Evidence(columns=("Views", "Words", "How they were gathered"), rows=tuple(rows))


@evidence("history")
def history(laid: Laid) -> Evidence:
    """The history that Section A tells, with its length."""
    rows = []
    for row in _of_views(laid, "history"):
        words = sum(len(one.words.split()) for one in row.cells[0])
        rows.append(EvidenceRow(about=row.about, cells=(row.cells[0], told(f"{words} words"))))
    return Evidence(columns=("History", "Words", "Length"), rows=tuple(rows))


@evidence("strengths")
def strengths(laid: Laid) -> Evidence:
    """What the plan says that the child does well and likes, in Section A and beside the needs."""
    rows = list(_of_views(laid, "strengths"))
    for passage in laid.plan.of_kind(Kind.STRENGTH):
        rows.append(EvidenceRow(about=passage.item, cells=((quote(passage),), told("beside the need"))))
    return Evidence(columns=("Where", "Words", "How they were gathered"), rows=tuple(rows))


@evidence("findings")
def findings(laid: Laid) -> Evidence:
    """What the rules of the criterion found, with the sentence in which it stands."""
    rows = [
        EvidenceRow(
            about=one.item or one.section,
            cells=(
                (Quote(words=one.words or "", section=one.section, item=one.item, pointer=one.pointer),)
                if one.words
                else told(one.message),
                (Quote(words=one.passage, section=one.section, item=one.item, pointer=one.pointer),)
                if one.passage
                else told("no text"),
            ),
        )
        for one in laid.findings
        if one.criterion == laid.criterion
    ]
    return Evidence(columns=("Where", "Words", "The whole text"), rows=tuple(rows))


@evidence("areas")
def areas(laid: Laid) -> Evidence:
    """The four broad areas of need with what Section B has on each."""
    needs = laid.plan.plan.sections.B.needs
    rows = [
        EvidenceRow(
            about=name,
            cells=(
                laid.texts([need.id for need in needs if need.area is area], Kind.NEED)
                or told("Section B has no need in this area"),
            ),
        )
        for area, name in AREAS.items()
    ]
    is_open = bool(needs) and set(AREAS) - {need.area for need in needs}
    return Evidence(columns=("Area", "Needs"), rows=tuple(rows) if is_open else ())


@evidence("record")
def record(laid: Laid) -> Evidence:
    """What the plan records of how it was made with the family: meetings, and how views were gathered."""
    rows = []
    for number, event in enumerate(laid.plan.plan.record):
        one = Quote(words=event.what, section="ID", pointer=f"/record/{number}/what", note=event.who or "")
        rows.append(EvidenceRow(about=f"{event.date.day} {event.date:%B %Y}", cells=((one,),)))
    for view in laid.plan.plan.sections.A.views:
        if view.method or view.author:
            rows.append(
                EvidenceRow(
                    about=view.id, cells=(told(f"Views of {view.whose or 'somebody'}: {_how(view)}"),)
                )
            )
    return Evidence(columns=("When or where", "What is recorded"), rows=tuple(rows))


@evidence("placement")
def placement(laid: Laid) -> Evidence:
    """Each setting of Section I with its type and numbers."""
    rows = []
    for number, one in enumerate(laid.plan.plan.sections.I.placements):
        at = f"/sections/I/placements/{number}"
        numbers = [f"URN {one.urn}" if one.urn else "", f"UKPRN {one.ukprn}" if one.ukprn else ""]
        told_numbers = "; ".join(filter(None, numbers)) or "no URN or UKPRN is given"
        name = Quote(words=one.name, section="I", pointer=f"{at}/name") if one.name else None
        kind = Quote(words=one.type, section="I", pointer=f"{at}/type")
        cells = ((name,) if name else told("no name"), (kind,), told(told_numbers))
        rows.append(EvidenceRow(about=str(number + 1), cells=cells))
    return Evidence(columns=("Setting", "Name", "Type", "Numbers"), rows=tuple(rows))
