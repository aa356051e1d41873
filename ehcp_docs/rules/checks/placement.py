"""Checks of Section I: a setting in a draft, none in a final plan, one left open, its type, its age, and two at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.spans import Span
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.schools import SETTING, short_name
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

_LEFT_OPEN = re.compile(
    r"\b(?:blank|empty|not (?:yet )?named|no (?:setting|school|placement|college)|will be (?:named|completed|"
    r"decided|added)|left out|"
    r"to be (?:named|completed|decided|confirmed)|(?:in|after) (?:the|a) final|only in (?:the|a) final|section 38|"
    r"s\.? ?38|"
    r"not (?:named|completed|filled|applicable|known|decided)|does not name|cannot (?:be )?name|n/?a|none|draft|"
    r"pending|consult\w*|"
    r"tbc|final plan)\b",
    re.I,
)


@passage_check("names_setting")
def names_setting(passage: ReadPassage) -> Iterator[Hit]:
    """Section I names a setting or a type of setting (for drafts)."""
    text = passage.text
    if re.search(r"[A-Za-z]{3}", text) and not _LEFT_OPEN.search(text):
        yield Hit(span=Span(0, len(text.rstrip(" ."))))


@passage_check("names_setting_untold")
def names_setting_untold(passage: ReadPassage) -> Iterator[Hit]:
    """Section I names a setting in a plan that does not say whether it is a draft, by its status, dates or signature."""
    plan = passage.plan
    is_untold = any(fault.code == "field-missing" and fault.place == "/status" for fault in plan.faults)
    if is_untold and not plan.plan.dates.final_issued and plan.plan.sign_off is None:
        yield from names_setting(passage)


_TYPE = re.compile(
    r"\b(?:mainstream|maintained|independent|special|academy|free school|foundation|community|voluntary|infant|"
    r"junior|primary|"
    r"secondary|middle|nursery|early years|sixth form|further education|general|specialist|college|alternative|"
    r"hospital|unit|"
    r"resource|provider|home|otherwise|pupil referral|post-16|apprenticeship|internship|training|university|"
    r"boarding|residential)\b"
)


_NOT_YET = re.compile(
    r"\b(?:to be|being|will be|is to be|shall be) (?:\w+ )?(?:identified|named|confirmed|agreed|decided|"
    r"determined|advised|finali[sz]ed|"
    r"found|arranged|specified|completed|allocated|sought|considered|explored|consulted|announced)\b|"
    r"\b(?:not|\w+n['’]t) (?:yet )?(?:been )?(?:identified|named|decided|agreed|confirmed|found|settled|known|"
    r"determined)\b|"
    r"\bno (?:decision|final decision|setting|school|place|placement|offer)\b[^.;]{0,30}\b(?:yet|has|have|is|"
    r"was|can)\b|"
    r"\bconsult(?:ing|ation|ations|ed)\b|\bawait\w*\b|\bpending\b|\bunder (?:consideration|discussion|review)\b|"
    r"\bin due (?:course|season|time)\b|\b(?:shall|will) (?:\w+ )?(?:\w+ )?(?:determine|name|identify|decide|"
    r"advise|confirm)\b|"
    r"\bsubject to\b|\bstill (?:\w+ing|to be)\b|\btb[cad]\b|\b(?:further|ongoing|more) (?:discussions?|talks)\b|"
    r"\bongoing\b|"
    r"\b(?:an? )?(?:appropriate|suitable) (?:\w+ )?(?:setting|school|placement|provision|establishment|"
    r"institution)\b|"
    r"\b(?:seeking|looking for|searching for)\b",
    re.I,
)


@passage_check("placement_open")
def placement_open(passage: ReadPassage) -> Iterator[Hit]:
    """Section I of a final plan that says a setting is still to be found, and gives no type."""
    text = SETTING.sub(" ", passage.text)
    if _NOT_YET.search(text) and not _TYPE.search(text) and not _OTHERWISE.search(text):
        yield Hit(span=Span(0, len(passage.text.rstrip(" ."))))


_OTHERWISE = re.compile(
    r"\bEOTAS\b|\botherwise than\b|\bsection 61\b|\bhome educat\w+|\belective home\b", re.I
)


@passage_check("placement_without_type")
def placement_without_type(passage: ReadPassage) -> Iterator[Hit]:
    """The name of a setting and nothing of its type."""
    place = _placement_of(passage)
    if place is None or _LEFT_OPEN.search(passage.text) or _NOT_YET.search(passage.text):
        return
    name, kind = place
    name_only = not name and bool(re.match(r"[A-Z][\w’'.-]+ [A-Z]", kind)) and not _TYPE.search(kind)
    if (name and not re.search(rf"{_TYPE.pattern}|\bschool\b|\bEOTAS\b", kind, re.I)) or name_only:
        yield Hit(span=Span(0, len(passage.text)))


def _placement_of(passage: ReadPassage) -> tuple[str, str] | None:
    placements = passage.plan.plan.sections.I.placements
    found_at = re.fullmatch(r"/sections/I/placements/(\d+)", passage.passage.place.pointer)
    if not found_at or int(found_at[1]) >= len(placements):
        return None
    place = placements[int(found_at[1])]
    return place.name or "", place.type


_YOUNG = re.compile(r"\b(?:nursery|infants?|junior|primary|pre-?school)\b", re.I)
_OLD = re.compile(r"\b(?:secondary|further education|sixth form|high)\b", re.I)
_ALL_AGES = re.compile(r"\b(?:all[- ]through|through school|\d\s?(?:-|–|to)\s?1\d)\b", re.I)


@passage_check("placement_type_differs")
def placement_type_differs(passage: ReadPassage) -> Iterator[Hit]:
    """A primary school of type secondary, or the other way about."""
    place = _placement_of(passage)
    if place is None or not place[0] or _ALL_AGES.search(passage.text):
        return
    name, kind = place
    crossed = (_YOUNG.search(name) and _OLD.search(kind)) or (_OLD.search(name) and _YOUNG.search(kind))
    both = _YOUNG.search(kind) and _OLD.search(kind)
    if crossed and not both:
        yield Hit(span=Span(0, len(passage.text)))


_PHASES = (
    (re.compile(r"\b(?:nursery|pre-?school|kindergarten)\b", re.I), -5, 0),
    (re.compile(r"\binfants?\b", re.I), -2, 2),
    (re.compile(r"\bjunior\b", re.I), 2, 6),
    (re.compile(r"\bprimary\b", re.I), -2, 6),
    (re.compile(r"\b(?:secondary|high school)\b", re.I), 6, 14),
    (re.compile(r"\b(?:further education|FE college|sixth form)\b", re.I), 9, 20),
)


@plan_check("placement_of_other_age", "year")
def placement_of_other_age(plan: ReadPlan) -> Iterator[Hit]:
    """One setting only, and its phase is over for the child, or far ahead."""
    year, placed = plan.school_year, list(plan.of_kind(Kind.PLACEMENT))
    if (
        year is None
        or len(placed) != 1
        or plan.plan.child.taught_out_of_year
        or plan.plan.dates.phase_transfer
    ):
        return
    text = placed[0].text
    if re.search(r"\b(?:special|all-through|through school|3[-–]19|2[-–]19|4[-–]19|and)\b", text, re.I):
        return
    ranges = [(low, high) for pattern, low, high in _PHASES if pattern.search(text)]
    if ranges and not any(low <= year <= high for low, high in ranges):
        yield Hit(span=Span(0, len(text)), passage=placed[0].passage, fields={"year": year_words(year)})


def year_words(year: int) -> str:
    """Year 4, Reception, or a nursery year."""
    return f"Year {year}" if year > 0 else "Reception" if year == 0 else "a nursery year"


_DAYS = re.compile(
    r"\b(?:from|until|till|to) (?:\d|[A-Z]|the)|\b20\d\d\b|\b(?:mon|tues|wednes|thurs|fri)days?\b|"
    r"\bdays? a week\b|\bformerly\b",
    re.I,
)
_ONE_PLACE = re.compile(r"\b(?:resource|base|unit|site|campus|part of|federation|trust)\b", re.I)
"""Says that the second name is of the same place."""


def _between(text: str) -> str:
    """From the first name of a setting to a little beyond the last, where it is said how they belong together."""
    names = list(SETTING.finditer(text))
    return (text[: names[-1].end()] + re.split(r"[,;]", text[names[-1].end() :])[0]) if names else text


@plan_check("two_placements_undated", "count")
def two_placements_undated(plan: ReadPlan) -> Iterator[Hit]:
    """Two settings or more, one of them at least without a day, a date or an attendance."""
    placements = plan.plan.sections.I.placements
    undated = [p for p in placements if not (p.from_ or p.to or p.attendance)]
    if len(placements) > 1 and undated:
        yield Hit(pointer="/sections/I/placements", section="I", fields={"count": str(len(placements))})
    for passage in plan.of_kind(Kind.PLACEMENT):
        names = {short_name(m[0]) for m in SETTING.finditer(passage.text)} - {""}
        dated = _DAYS.search(passage.text) or _ONE_PLACE.search(_between(passage.text))
        if len(placements) <= 1 and len(names) > 1 and not dated:
            yield Hit(
                span=Span(0, len(passage.text)), passage=passage.passage, fields={"count": str(len(names))}
            )
