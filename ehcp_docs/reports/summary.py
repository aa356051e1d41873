"""One page for the writer of the plan: what is good, what to fix first, what to write instead, how to get the rest.

A writer reads it between two meetings. It fits on one side of A4, whatever the findings: where they are long, the
type gets a little smaller and what can be looked up in the full report is left out, least needed first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ehcp_docs.audit.model import SECTIONS, Finding, Report
from ehcp_docs.audit.reading import Said
from ehcp_docs.reports.first import FixFirst, fix_first, places
from ehcp_docs.reports.marked import around, opening
from ehcp_docs.reports.one_page import Page, Para, Row, Run, word_file
from ehcp_docs.reports.wording import (
    INDICATIVE,
    SYMBOLS,
    WORDS,
    counted,
    day,
    held,
    meaning,
    points,
    section_name,
    status,
    where,
)
from ehcp_docs.rules.model import Severity
from ehcp_docs.word.properties import undated

_NUMBERS = ("no", "one", "two", "three", "four", "five")
_INKS = {Severity.ERROR: "A3140F", Severity.WARNING: "7A4300", Severity.ADVICE: "0B5561"}
_SOFT = "4B5560"
_STRENGTHS = (
    ("Q052", "", "outcomes say what the child or young person will do"),
    ("Q056", "time-bound", "outcomes say by when"),
    ("Q055", "measurable", "outcomes can be measured"),
    ("Q077", "who", "provisions say who gives them"),
    ("Q079", "how often", "provisions say how often"),
    ("Q080", "how long", "provisions say for how long"),
)
"""Criteria that make a plan strong, the element that must have been read too, and what to say of it."""
_NOT_BESIDE = {"Q052": ("Q053", "Q073")}
"""What is not said for a criterion where these have findings: help or a hope in an outcome is nothing that a child does."""
_RESPECT = "Q129"
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """How much is told: the size of the type, and how many letters of each text."""

    size: float
    message: int
    around: int
    better: int
    why: int
    also: int = 5
    """How many other places of the same are named."""


_ROOMS = (
    _Room(size=11.0, message=400, around=80, better=400, why=300),
    _Room(size=10.5, message=400, around=70, better=400, why=300),
    _Room(size=10.0, message=400, around=70, better=400, why=300),
    _Room(size=9.5, message=300, around=60, better=300, why=220),
    _Room(size=9.5, message=220, around=45, better=220, why=140),
    _Room(size=9.0, message=180, around=40, better=180, why=110, also=3),
    _Room(size=9.0, message=130, around=30, better=140, why=0, also=0),
    _Room(size=8.5, message=100, around=15, better=100, why=0, also=0),
)
"""From the most to the least; the last fits whatever a rule says."""


def summary(report: Report) -> bytes:
    """The page as a Word document; the same report gives the same bytes."""
    page = page_of(report)
    return undated(word_file(page), title=page.title, dated=report.as_of)


def page_of(report: Report) -> Page:
    """What stands on the page, with as much told as there is room for."""
    pages = (_page(report, room) for room in _ROOMS)
    made = next(pages)
    for other in pages:
        if made.fits:
            break
        made = other
    return made


def _page(report: Report, room: _Room) -> Page:
    things = fix_first(report)
    title = f"Plan {clipped(report.reference, 40)}: what to fix first"
    return Page(
        title=title if things else f"Plan {clipped(report.reference, 40)}: nothing to fix",
        before=tuple(_before(report, things, room)),
        heads=("What to look at", "What to write or do instead, and why"),
        rows=tuple(_row(number, thing, report, room) for number, thing in enumerate(things, 1)),
        after=tuple(_after(report, things, room)),
    )


def _before(report: Report, things: Sequence[FixFirst], room: _Room) -> Iterator[Para]:
    size = room.size
    reference = clipped(report.reference, 40)
    head = "what to fix first" if things else "nothing to fix"
    yield _para(f"Plan {reference}: {head}", size=17.0, after=2.0, style="Title", is_bold=True)
    facts = f"For the writer of the plan. {status(report.status)}, judged as of {day(report.as_of)}."
    yield _para(facts, size=size, after=6.0, ink=_SOFT)
    grade = Run(text=f"Indicative grade: {report.score.grade}. ", is_bold=True)
    limits = " ".join([held(report), *(one.because for one in report.score.limits)]).strip()
    told = " ".join(part for part in (meaning(report), clipped(limits, 260)) if part)
    yield Para(runs=(grade, Run(text=told)), size=size, after=7.0)
    yield _para("What is good", size=size + 2, after=2.0, style="Heading 1", is_bold=True)
    for line in good(report):
        yield _para(line, size=size, after=1.0, style="List Bullet")
    if things:
        number = _NUMBERS[len(things)].capitalize()
        thing = "thing" if len(things) == 1 else "things"
        yield _para("", size=4.0, after=0.0)
        title = f"{number} {thing} to fix first"
        yield _para(title, size=size + 2, after=2.0, style="Heading 1", is_bold=True)


def _row(number: int, thing: FixFirst, report: Report, room: _Room) -> Row:
    finding = thing.finding
    return Row(
        number=str(number),
        left=tuple(_left(thing, report, room)),
        right=tuple(_right(finding, room)),
    )


def _left(thing: FixFirst, report: Report, room: _Room) -> Iterator[Para]:
    finding = thing.finding
    severity = finding.severity
    place = where(finding)
    sign = Run(text=f"{SYMBOLS[severity]} {WORDS[severity]} ", is_bold=True, ink=_INKS[severity])
    yield Para(runs=(sign, Run(text=f"{place[:1].upper()}{place[1:]}")), size=room.size, after=1.0)
    yield _para(clipped(finding.message, room.message), size=room.size, is_bold=True)
    if quoted := _quoted(finding, room):
        yield Para(runs=quoted, size=room.size)
    said = []
    same = [one for one in places(thing.same) if one != finding.item]
    if same and room.also:
        more = (
            f" and {counted(len(same) - room.also, 'more place', 'more places')}"
            if len(same) > room.also
            else ""
        )
        said.append(f"The same in {', '.join(same[: room.also])}{more}.")
    if report.origin and (spot := report.origin.spot(finding.pointer)):
        said.append(f"In the file: {clipped(spot, 90)}.")
    if said:
        yield _para(" ".join(said), size=room.size - 1, ink=_SOFT)


def _quoted(finding: Finding, room: _Room) -> tuple[Run, ...]:
    """The words in their context, or the beginning of the passage; nothing where the finding is about no words."""
    if not finding.passage:
        return ()
    if finding.words is None or finding.start is None or finding.end is None:
        return (Run(text=f"“{opening(finding.passage, 2 * room.around)}”"),)
    before, words, after = around(finding.passage, finding.start, finding.end, room.around)
    words = clipped(words, 2 * room.around)
    return (Run(text=f"“{before}"), Run(text=words, is_bold=True, is_quoted=True), Run(text=f"{after}”"))


def _right(finding: Finding, room: _Room) -> Iterator[Para]:
    yield _para(clipped(finding.suggestion, room.better), size=room.size, is_bold=True)
    if room.why:
        yield _para(clipped(finding.rationale, room.why), size=room.size)


def _after(report: Report, things: Sequence[FixFirst], room: _Room) -> Iterator[Para]:
    size = room.size
    yield _para("", size=4.0, after=0.0)
    yield _para("The rest", size=size + 2, after=2.0, style="Heading 1", is_bold=True)
    yield _para(_rest(report, things), size=size)
    file = report.file or "PLAN"
    name = clipped(f'"{file}"' if " " in file else file, 60)
    for lead, command in (
        ("Everything, with the law behind it: ", f"ehcp audit {name} --report html -o report.html"),
        ("The Word file with comments: ", f"ehcp audit {name} --report comments -o checked.docx"),
    ):
        runs = (Run(text=lead), Run(text=command, is_bold=True))
        yield Para(runs=runs, size=size, after=1.0, style="List Bullet")
    yield _para("", size=4.0, after=0.0)
    versions = report.versions
    foot = (
        f"{INDICATIVE} This page quotes the plan: keep it as safe as the plan itself. "
        f"ehcp-docs {versions.ehcp_docs}; rules {versions.rule_pack} ({versions.rules_sha256[:12]})."
    )
    yield _para(foot, size=8.0, after=0.0, ink=_SOFT)


def _rest(report: Report, things: Sequence[FixFirst]) -> str:
    findings, questions = len(report.findings), report.count(Severity.QUESTION)
    ask = "Ask whoever sent you this page for the full report, or make it yourself."
    if things:
        return f"This page tells {len(things)} of {counted(findings, 'finding', 'findings')}. {ask}"
    if questions:
        return f"The rules leave {counted(questions, 'question', 'questions')} to a person. {ask}"
    return ask


def good(report: Report, limit: int = 3) -> tuple[str, ...]:
    """What the plan does well, in sentences; there is always something."""
    said = [*_sound_sections(report), *_well_said(report)]
    if said:
        return tuple(said[:limit])
    known = [one for one in report.score.sections if one.items] or list(report.score.sections)
    best = max(known, key=lambda one: one.score, default=None)
    if best is None or best.score <= 0:
        return ("There is a plan to build on.",)
    name = section_name(best.section)
    return (f"{name[:1].upper()}{name[1:]} is the strongest part, with {points(best.score)} of 100 points.",)


def _sound_sections(report: Report) -> Iterator[str]:
    wrong = {one.section for one in report.findings if one.severity in (Severity.ERROR, Severity.WARNING)}
    sound = [
        letter
        for letter in SECTIONS
        if any(one.section == letter and one.items for one in report.score.sections) and letter not in wrong
    ]
    if len(sound) == 1:
        yield f"Section {sound[0]} has nothing that must be put right."
    elif sound:
        yield f"Sections {', '.join(sound[:-1])} and {sound[-1]} have nothing that must be put right."


def _well_said(report: Report) -> Iterator[str]:
    """What nearly every item does: no rule found it missing, and it was read where it can be; the best first."""
    read = _read(report)
    found = {finding.criterion for finding in report.findings}
    told = []
    for criterion in report.score.criteria:
        for key, element, words in _STRENGTHS:
            number, met = criterion.looked_at, criterion.met
            if key != criterion.criterion or found & set(_NOT_BESIDE.get(key, ())):
                continue
            if number > 1 and met >= _MOSTLY * number and read(element):
                told.append(
                    (criterion.score, f"{f'All {met}' if met == number else f'{met} of {number}'} {words}.")
                )
        if criterion.criterion == _RESPECT and criterion.met == criterion.looked_at:
            told.append((criterion.score, "The words about the child and the family are respectful."))
    yield from (sentence for _, sentence in sorted(told, key=lambda one: -one[0]))


def _read(report: Report) -> Callable[[str], bool]:
    """Whether an element was read in nearly all items of which it is asked; no element is always read."""
    stated: defaultdict[str, dict[tuple[str, str], bool]] = defaultdict(dict)
    for one in report.readings:
        if one.said is not Said.NOT_ASKED:
            items = stated[one.element]
            item = (one.section, one.item)
            items[item] = items.get(item, False) or one.said is not Said.NOT_STATED
    return lambda element: not element or sum(stated[element].values()) > _MOSTLY * len(stated[element])


def clipped(text: str, room: int) -> str:
    """The text, or as much of it as there is room for: to the end of a sentence where that is most of it."""
    flat = " ".join(text.split())
    if len(flat) <= room:
        return flat
    cut = flat[:room]
    sentence = max(cut.rfind(end) for end in (". ", "? ", "; "))
    if sentence > room * 0.6:
        return cut[: sentence + 1].rstrip(";") + (" …" if cut[sentence] == ";" else "")
    return (cut.rpartition(" ")[0] or cut) + " …"


def _para(
    text: str,
    *,
    size: float,
    after: float = 2.0,
    style: str = "Normal",
    ink: str = "111418",
    is_bold: bool = False,
) -> Para:
    return Para(runs=(Run(text=text, is_bold=is_bold, ink=ink),), size=size, after=after, style=style)
