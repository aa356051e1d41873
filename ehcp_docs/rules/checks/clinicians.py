"""Checks of Section C: whether health information comes from somebody with a name, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.spans import found
from ehcp_docs.rules.checks.need_set import names_author, need_passage
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

_SOURCE_UNNAMED = re.compile(
    r"\b(?:(?:is |are |was )?(?:well |already |currently )?(?:known to|under(?: the care of)?|open to|"
    r"on the caseload of|monitored by|followed up by|"
    r"followed by|reviewed by|seen by|in the care of|according to|diagnosed by|told by|managed by|"
    r"referred to)|attends) "
    r"(?:the |a |an |his |her |their |local )*(?:[\w-]+ ){0,2}?(?:hospital|clinics?|CAMHS|CYPMHS|"
    r"consultants?|paediatricians?|paediatrics|GP|doctors?|specialists?|"
    r"surgery|medical team|health (?:team|services?|professionals?)|nurses?|nursing team|neurolog\w+|"
    r"psychiatr\w+|community team|mental health (?:team|services?))\b",
    re.I,
)
_BODY = (
    r"(?:hospital|clinics?|surgery|CAMHS|CYPMHS|NHS|health (?:centre|team|service)|practice|department|"
    r"infirmary|medical centre)"
)
_WHO = (
    r"(?:doctors?|nurses?|consultants?|specialists?|paediatricians?|physicians?|medics|surgeons?|professionals?|"
    r"clinicians?|"
    r"people|team|hospital|clinic|surgery|department)"
)
_SEES = (
    r"(?:see(?:s|n|ing)?|look\w* after|keep\w* an eye|treat\w*|monitor\w*|review\w*|follow\w*|deal\w* with|"
    r"manag\w*|aware|involved|"
    r"says?|said|think|thinks|believe\w*|check\w*)"
)
_HEARSAY = re.compile(
    rf"\b(?:somebody|someone|some (?:people|{_WHO})|a person|they|people|one of the {_WHO}) (?:at|from|in|up at|"
    rf"down at) "
    rf"(?:the |a |our |her |his )?(?:\w+ ){{0,2}}?{_BODY}\b[^.;,]{{0,40}}"
    rf"|\b(?:the|her|his|their|some|various|several) (?:\w+ )?{_WHO} (?:\w+ )?(?:\w+ ){{0,2}}?{_SEES}\b[^.;,]{{0,40}}"
    rf"|\b(?:an?|some|various) (?:\w+ )?{_WHO} (?:has|have|is|are|was|were|says?|thinks?|sees?|saw) [^.;,]{{0,40}}"
    rf"|\b(?:sees|visits|seen by|attends|under) (?:an? |some |various |several )(?:\w+ )?{_WHO}\b[^.;,]{{0,30}}"
    rf"|\b{_BODY} (?:(?:is|are|has been|have been|remains?) )?(?:currently |now |still )?(?:aware|involved|working with|"
    rf"monitoring|supporting|treating|seeing)\b[^.;,]{{0,30}}",
    re.I,
)
"""“Somebody at the hospital has been seeing her”: nobody in particular."""
_NAMED = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Professor|Prof|Sister|Nurse|Matron)\.? [A-Z]|\b[A-Z][a-z]+ [A-Z][\w’'-]+, [a-z]|"
    r"\b(?:therapist|physiotherapist|nurse|paediatrician|consultant|audiologist|dietitian|doctor|clinician|"
    r"psychiatrist|"
    r"neurologist|orthoptist|optometrist|psychologist|worker),? [A-Z][a-z]+ [A-Z]"
)
_DATED = re.compile(r"\b(?:20\d\d|since (?:she|he|birth))\b")


@passage_check("clinician_unnamed")
def clinician_unnamed(passage: ReadPassage) -> Iterator[Hit]:
    """“Known to CAMHS”: a service in place of the clinician who said it, and when."""
    if _NAMED.search(passage.text):
        return
    for span in sorted([*found(_SOURCE_UNNAMED, passage.text), *found(_HEARSAY, passage.text)]):
        if not _DATED.search(passage.sentence_of(span).of(passage.text)):
            yield Hit(span=span)
            return


@plan_check("health_need_without_clinician")
def health_need_without_clinician(plan: ReadPlan) -> Iterator[Hit]:
    """A health need for which neither its text nor its advice names a clinician."""
    authors = {advice.id: advice.author for advice in plan.plan.sections.K.advice}
    for need in plan.plan.sections.C.needs:
        passage = need_passage(plan, need)
        if passage is None or any(authors.get(source) for source in need.sources):
            continue
        if (
            not _NAMED.search(passage.text)
            and not names_author(plan, need)
            and not _SOURCE_UNNAMED.search(passage.text)
            and not _HEARSAY.search(passage.text)
        ):
            yield Hit(passage=passage.passage)
