"""Checks whether what is promised fits into a week of school or college.

The week has 32.5 hours, breaks included, at every age: no law gives a young person over 16 a shorter one, so none is
assumed of a college.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.doses import Dose, doses, from_elements
from ehcp_docs.language.numbers import value
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.model import Provision
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

TAUGHT_HOURS = 32.5
"""A full school week with breaks."""
_HOURS_A_WEEK = re.compile(
    r"\b(?P<n>\d+(?:\.\d+)?|forty|fifty|sixty)(?: hours?| hrs?)(?: of [\w -]{0,50}?)? (?:a|per|each|every|in each|"
    r"of each|of the) (?:school |college )?week\b",
    re.I,
)
_ALL_DAY = re.compile(
    r"\b(?:waking day|24[- ]hour|residential|boarding|overnight|52 weeks|seven days|weekends?|"
    r"home)\b",
    re.I,
)
_TEACHES = re.compile(
    r"\b(?:teacher|tutor|lecturer|instructor|\w*therapist|psychologist|counsellor|study programme)\b", re.I
)
_HELPS = re.compile(
    r"\b(?:assistants?|HLTAs?|LSAs?|TAs?|support workers?|key ?workers?|mentors?|keyworkers?|"
    r"coach(?:es)?|enablers?|interpreters?)\b"
)
_FRAME = re.compile(
    r"\b(?:study programmes?|internship|placement|apprenticeship|timetable|full[- ]time|college (?:week|course))\b",
    re.I,
)
"""The week itself, in which the rest is given."""
_ON_TOP = re.compile(
    r"\b(?:on top of|in addition to|besides|over and above|as well as) (?:his|her|their|the) (?:\w+ )?"
    r"(?:programme|internship|placement|timetable|lessons|course|week)\b",
    re.I,
)
_WITHOUT_THE_CHILD = re.compile(
    r"\b(?:trains?|trained|training (?:for|of|to)|plans?|planning|prepar\w+|writ(?:e|es|ing|ten)|"
    r"meet(?:s|ings?)?|supervis\w+|liais\w+|advis\w+|advice|consult\w+|reports?|reviews?|monitor\w*|coordinat\w+)\b",
    re.I,
)


@passage_check("more_than_a_week", "hours")
def more_than_a_week(passage: ReadPassage) -> Iterator[Hit]:
    """More hours a week than a school week has, for a single provision."""
    if _ALL_DAY.search(passage.text):
        return
    for match in _HOURS_A_WEEK.finditer(passage.text):
        hours = value(match["n"]) or 0
        if hours > TAUGHT_HOURS + 7.5:
            yield Hit(span=Span(match.start(), match.end()), fields={"hours": f"{hours:g}"})


@plan_check("teaching_exceeds_week", "hours", "items")
def teaching_exceeds_week(plan: ReadPlan) -> Iterator[Hit]:
    """Teaching and therapy given directly, by their elements or else their words, add up to more than a week.

    Help in lessons is left out, since it runs beside them; of several amounts in one provision the largest counts. A
    programme or placement is the week in which the rest is given, unless something is to come on top of it.
    """
    minutes = {item.id: _minutes(plan, item) for item in plan.plan.sections.F.provision}
    if not any(_ON_TOP.search(words) for words in _words(plan)):
        minutes |= {item.id: 0.0 for item in plan.plan.sections.F.provision if _FRAME.search(item.text)}
    counted = {item: amount for item, amount in minutes.items() if amount}
    total = sum(counted.values())
    if total > TAUGHT_HOURS * 60:
        largest = sorted(counted, key=lambda item: -counted[item])[:4]
        items = ", ".join(f"{item} {counted[item] / 60:.3g}" for item in largest)
        yield Hit(pointer="/sections/F", section="F", fields={"hours": f"{total / 60:.1f}", "items": items})


def _words(plan: ReadPlan) -> Iterator[str]:
    return (item.text for item in plan.plan.sections.F.provision)


def _minutes(plan: ReadPlan, item: Provision) -> float:
    """Minutes a week for which a teacher or therapist has the child; 0 for all else."""
    declared = from_elements(item.elements)
    if item.elements and item.elements.delivery == "indirect":
        return 0.0
    if declared and declared.minutes_a_week() is not None:
        return (declared.minutes_a_week() or 0.0) if item.kind in ("teaching", "therapy") else 0.0
    if item.kind not in ("teaching", "therapy", "curriculum", None):
        return 0.0
    passages = [p for p in plan.texts_of(item.id) if p.passage.kind is Kind.PROVISION]
    return max((_minutes_in_words(p) for p in passages), default=0.0)


@passage_fact
def _minutes_in_words(passage: ReadPassage) -> float:
    """The largest amount a week that a teacher or therapist gives in person."""
    if _HELPS.search(passage.text) or not _TEACHES.search(passage.text) or _ALL_DAY.search(passage.text):
        return 0.0
    return max((_in_person(dose) for dose in doses(passage.text)), default=0.0)


def _in_person(dose: Dose) -> float:
    if dose.is_unclear or dose.is_capped or _WITHOUT_THE_CHILD.search(dose.sentence):
        return 0.0
    return dose.minutes_a_week() or 0.0
