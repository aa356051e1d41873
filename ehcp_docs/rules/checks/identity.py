"""Checks of the front of the plan and of Section I: numbers, year group, people, settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ehcp_docs.language.numbers import value
from ehcp_docs.language.places import each
from ehcp_docs.language.spans import Span, found
from ehcp_docs.plan.days import age_on
from ehcp_docs.plan.identifiers import nhs_number_fault, uln_fault, upn_fault
from ehcp_docs.plan.passages import Kind, Passage, Place
from ehcp_docs.rules.checks.persons import mentions, stands_alone
from ehcp_docs.rules.checks.validation import faults
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

_FIELD = Kind.PLACEMENT
"""A field of the front is no running text; a Passage wants a kind, and nothing reads this one."""


def field_hit(pointer: str, words: str, **fields: str) -> Hit:
    """A hit on the words of a field of the front of the plan."""
    passage = Passage(text=words, kind=_FIELD, place=Place(section="ID", pointer=pointer))
    return Hit(span=Span(0, len(words)), passage=passage, fields=fields)


_NUMBERS: tuple[tuple[str, str, Callable[[str], str | None]], ...] = (
    ("upn", "UPN", upn_fault),
    ("uln", "ULN", uln_fault),
    ("nhs_number", "NHS number", nhs_number_fault),
)
_WHY = {
    "form": "is not in the right form",
    "letter": "has a check letter that does not fit its digits",
    "digit": "has a last digit that does not fit the others",
}


@plan_check("number_is_wrong", "name", "why")
def number_is_wrong(plan: ReadPlan) -> Iterator[Hit]:
    """A UPN, ULN or NHS number that cannot be right."""
    for field, name, fault_of in _NUMBERS:
        number = getattr(plan.plan.child, field)
        code = fault_of(number) if number else None
        if number and code and code != "upn-la-code":
            yield field_hit(f"/child/{field}", number, name=name, why=_WHY[code.rsplit("-", 1)[1]])


@plan_check("upn_authority_unknown")
def upn_authority_unknown(plan: ReadPlan) -> Iterator[Hit]:
    """A UPN whose authority code is not in the list, which may lack new authorities."""
    upn = plan.plan.child.upn
    if upn and upn_fault(upn) == "upn-la-code":
        yield field_hit("/child/upn", upn)


@plan_check("year_group_is_wrong", "said")
def year_group_is_wrong(plan: ReadPlan) -> Iterator[Hit]:
    """A year group that does not fit the date of birth on the plan's date."""
    for fault in faults(plan):
        if fault.code == "year-group" and plan.plan.child.year_group:
            yield field_hit("/child/year_group", plan.plan.child.year_group, said=fault.message)


_YEARS_OLD = re.compile(
    r"\b(?P<who>[A-Z][\w’'-]+|[Hh]e|[Ss]he) (?:is|is now|is currently) (?:an? )?(?P<age>\d{1,2}|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen)"
    r"(?: years old| years of age|[- ]year[- ]old\b|(?= and (?:uses|likes|lives|has|attends|is|goes|enjoys|"
    r"loves)\b)|(?=[.,;]))"
)
_IN_YEAR = re.compile(
    r"\b(?P<who>[A-Z][\w’'-]+|[Hh]e|[Ss]he|I)(?:, who)? (?:is|am|is now|is currently|"
    r"is a pupil) in (?:a )?Year (?P<year>\d{1,2})\b"
)


def _says_child(passage: ReadPassage, who: str, start: int) -> bool:
    """Whether the word means the child: by name, or a pronoun in a sentence before which nobody else is named."""
    if stands_alone(passage.plan):
        return False
    if who.lower() in passage.plan.child.names:
        return True
    sentence = passage.sentence_of(Span(start, start + 1))
    others = [m for m in mentions(passage) if m.start < start]
    return passage.plan.child.mean(who) and not others and sentence.start <= start


_AHEAD = re.compile(r"\b(?:before|when|until|till|once|by the time|after|if|unless|as soon as) $", re.I)
"""“Before she is 25”: an age that is still to come, or one that has passed."""


@passage_check("age_differs", "age")
def age_differs(passage: ReadPassage) -> Iterator[Hit]:
    """“Ama is six”, which by the date of birth cannot be right, or has long not been."""
    ages = tuple(each(_YEARS_OLD, passage.text))
    if not ages:  # nothing is asked of the plan, so that the answer holds for its next version
        return
    age = age_on(passage.plan.as_of, passage.plan.plan.child.date_of_birth)
    for match in ages:
        if _AHEAD.search(passage.text[: match.start()]):
            continue
        said = value(match["age"])
        if said and said not in (age, age - 1) and _says_child(passage, match["who"], match.start()):
            yield Hit(span=Span(match.start(), match.end()), fields={"age": str(age)})


@passage_check("year_differs", "year")
def year_differs(passage: ReadPassage) -> Iterator[Hit]:
    """“Ama is in Year 2”, which neither the front of the plan nor the date of birth bears out."""
    years, plan = tuple(each(_IN_YEAR, passage.text)), passage.plan
    if not years:
        return
    fits = {f"Year {plan.school_year}", f"Year {(plan.school_year or 0) - 1}", plan.plan.child.year_group}
    for match in years:
        if f"Year {match['year']}" not in fits and _says_child(passage, match["who"], match.start()):
            fields = {"year": plan.plan.child.year_group or f"Year {plan.school_year}"}
            yield Hit(span=Span(match.start(), match.end()), fields=fields)


@plan_check("parental_responsibility_missing")
def parental_responsibility_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Nobody is recorded as having parental responsibility for a child under 18."""
    told = (p.parental_responsibility is True or _tells(p.relationship) for p in plan.plan.parents)
    if age_on(plan.as_of, plan.plan.child.date_of_birth) < 18 and not any(told):
        yield Hit(pointer="/parents", section="ID")


def _tells(relationship: str) -> bool:
    return bool(
        re.search(r"parental responsibility|special guardian|\bPR\b|local authority", relationship, re.I)
    )


@plan_check("looked_after_not_said")
def looked_after_not_said(plan: ReadPlan) -> Iterator[Hit]:
    """Whether the child is looked after is left open."""
    child = plan.plan.child
    if child.looked_after is None and age_on(plan.as_of, child.date_of_birth) < 18:
        yield Hit(pointer="/child/looked_after", section="ID")


@plan_check("no_social_worker")
def no_social_worker(plan: ReadPlan) -> Iterator[Hit]:
    """A looked-after child without a social worker's name."""
    whole = plan.plan
    named = [whole.child.social_worker] if whole.child.social_worker else []
    named += [c.name for c in whole.contacts if re.search(r"social work", c.role, re.I)]
    named += [
        a.author
        for a in whole.sections.K.advice
        if a.author and re.search(r"social work", a.role or "", re.I)
    ]
    if whole.child.looked_after and not named:
        yield Hit(pointer="/child/social_worker", section="ID")


_THIS_DRAFT = re.compile(
    r"\b(?:this|the present|the attached) (?:draft(?: (?:plan|EHC plan|amended plan))?|"
    r"proposed plan)\b",
    re.I,
)


@passage_check("calls_itself_draft")
def calls_itself_draft(passage: ReadPassage) -> Iterator[Hit]:
    """A final plan that speaks of itself as a draft."""
    for span in found(_THIS_DRAFT, passage.text):
        yield Hit(span=span)
