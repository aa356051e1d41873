"""Checks of Sections C, D, G and H as a process: who agreed, who found nothing, who took part, what adds up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.places import each
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.days import age_on
from ehcp_docs.plan.model import Nil
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.persons import stands_alone
from ehcp_docs.rules.memory import plan_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

_COMMISSIONER = (
    r"(?:integrated care (?:board|system)|\bICB\b|commission\w*|\bCCG\b|clinical commissioning group|NHS England|"
    r"health (?:board|trust|authority)|NHS (?:\w+ ){0,4}trust)"
)
_AGREED = re.compile(
    rf"\b(?:agree[ds]?|agreement|approv\w+|consent\w*|commit\w+|confirm\w*|commissioned|funded|"
    rf"funding)\b[^.]{{0,80}}?{_COMMISSIONER}|"
    rf"{_COMMISSIONER}[^.]{{0,60}}?\b(?:agree[ds]?|approv\w+|consent\w*|commit\w+|confirm\w*|will fund|funds|"
    rf"commissions|has signed)\b",
    re.I,
)
_WHOLE_SECTION = re.compile(
    r"\b(?:all|everything|each|every|the)\b[^.]{0,40}\b(?:provision|items?|section)\b[^.]{0,40}\b(?:section|plan|"
    r"above|below|was|were|has been|is|are)\b",
    re.I,
)


@passage_check("commissioner_not_named")
def commissioner_not_named(passage: ReadPassage) -> Iterator[Hit]:
    """Health provision of which nobody says that the commissioning body agreed to it."""
    item = passage.plan.provision.get(passage.item)
    if (item and item.agreed_by) or _AGREED.search(passage.text) or _agreed_for_all(passage.plan):
        return
    yield Hit(span=Span(0, len(passage.text)))


@plan_fact
def _agreed_for_all(plan: ReadPlan) -> bool:
    """Whether some text of Section G (or the record) speaks for all of the section."""
    for passage in plan.passages:
        if passage.passage.place.section == "G":
            for sentence in passage.sentences:
                words = sentence.of(passage.text)
                if _AGREED.search(words) and _WHOLE_SECTION.search(words):
                    return True
    return any(
        _AGREED.search(e.what) and re.search(r"section G|health provision", e.what, re.I)
        for e in plan.plan.record
    )


_CARE_PLAN = re.compile(
    r"\bindividual(?:ised)? health ?care plan\b|\b(?:health ?care|swallowing|dysphagia|eating and drinking|epilepsy|"
    r"seizure|asthma|"
    r"allergy|diabetes|feeding|rescue medication|emergency medication|catheter|stoma|tracheostomy) (?:care )?plan\b|"
    r"\bIHCP\b|\bIHP\b",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:will|shall|must|to)\b (?:\w+ ){0,3}?(?:write|draw up|prepare|produce|provide|make|"
    r"develop|agree)\b|\bwill be (?:written|drawn up|prepared|produced)\b|\bno\b[^.]{0,30}plan\b|\bnot (?:have|"
    r"need)\b",
    re.I,
)
_THERE = re.compile(r"\b(?:attached|appendix|appended|annex|enclosed|section K|K\d+)\b", re.I)


_KEPT_AWAY = re.compile(
    r"\b(?:lives|sits|hangs|(?:is|are) (?:kept|held|stored|filed|saved|found|in|with)|(?:kept|held|stored|"
    r"filed|saved))\b[^.;]{0,40}?"
    r"\b(?:folder|file|office|cupboard|drawer|system|school|nursery|college|surgery|staffroom|medical room|"
    r"reception|nurse)\b",
    re.I,
)


_OWN_PLAN = re.compile(
    r"\b(?:(?:individual(?:ised)? )?health ?care|care|seizure|epilepsy|asthma|allergy|diabetes|feeding|"
    r"medical|emergency)"
    r" (?:management |action )?(?:plan|protocol)s?\b|\bIHC?P\b",
    re.I,
)


def _kept_away(passage: ReadPassage) -> Iterator[Hit]:
    """“Her healthcare plan lives in the red folder”: named by its place, and not attached."""
    for match in _OWN_PLAN.finditer(passage.text):
        span = Span(match.start(), match.end())
        sentence = passage.sentence_of(span)
        rest = passage.text[span.end : sentence.end]
        if _KEPT_AWAY.search(rest) and not _THERE.search(passage.text) and not stands_alone(passage.plan):
            yield Hit(span=span)
            return


@passage_check("care_plan_not_attached")
def care_plan_not_attached(passage: ReadPassage) -> Iterator[Hit]:
    """A health care plan that exists, and is not among the papers of Section K."""
    if not any(part in passage.text for part in ("lan", "IH", "rotocol")):
        return
    yield from _kept_away(passage)
    match = _CARE_PLAN.search(
        re.sub(r"Education, Health and Care [Pp]lan", lambda m: "-" * len(m[0]), passage.text)
    )
    if not match or stands_alone(passage.plan):
        return
    span = Span(match.start(), match.end())
    sentence = passage.sentence_of(span).of(passage.text)
    listed = any(_CARE_PLAN.search(f"{a.title}") for a in passage.plan.plan.sections.K.advice)
    if (
        not listed
        and not _KEPT_AWAY.search(sentence)
        and not _NOT_YET.search(sentence)
        and not _THERE.search(passage.text)
    ):
        yield Hit(span=span)


@plan_check("section_is_blank", "letter")
def section_is_blank(plan: ReadPlan) -> Iterator[Hit]:
    """Section G, H1 or H2 with neither provision nor a word on why there is none."""
    adult = age_on(plan.as_of, plan.plan.child.date_of_birth) >= 18
    for letter in ("G", "H1", "H2"):
        section = getattr(plan.plan.sections, letter)
        if not section.provision and not section.nil and not (letter == "H1" and adult):
            yield Hit(pointer=f"/sections/{letter}", section=letter, fields={"letter": letter})


@plan_check("needs_section_is_blank", "letter")
def needs_section_is_blank(plan: ReadPlan) -> Iterator[Hit]:
    """Section C or D with neither needs nor a statement that there are none."""
    for letter in ("C", "D"):
        section = getattr(plan.plan.sections, letter)
        if not section.needs and not section.nil:
            yield Hit(pointer=f"/sections/{letter}", section=letter, fields={"letter": letter})


_BARE = re.compile(
    r"(?:n/?a|nil|none(?: (?:known|identified|required|needed|at present|at this time))?|not (?:applicable|known|"
    r"required|needed)|"
    r"no(?: needs?| provision)?(?: identified| required)?|-+|–|—)\.?",
    re.I,
)
_REASON = re.compile(
    r"\bbecause\b|\bsince (?:he|she|they|the|no)\b|\bas (?:confirmed|advised|agreed|found|stated|reported|"
    r"identified|set out|explained)\b|"
    r"\baccording to\b|\bfollowing\b|\breasons?\b|\b(?:is|are) set out in section\b|\bfound in\b|\bafter (?:an?|"
    r"the|his|her) (?:visit|assessment|meeting)\b|"
    r"\b(?:confirmed|advised|identified|reported|assessed|concluded|assessment|stated|agreed) (?:by|of|in|that)\b|"
    r"\bassessment\b|\bunder 18\b|\bnot an adult\b|\badvice of\b|\breport\b",
    re.I,
)


def _is_explained(nil: Nil, passage: ReadPassage) -> bool:
    """Whether the statement says who found that there is nothing, or why."""
    if nil.according_to:
        return True
    if _BARE.fullmatch(passage.text.strip()):
        return False
    if nil.sources:
        return True
    people = passage.people
    authors = {
        w for a in passage.plan.plan.sections.K.advice if a.author for w in a.author.split() if len(w) > 3
    }
    named = any(word in passage.text for word in authors)
    return bool(named or people.roles or people.named or _REASON.search(passage.text))


@passage_check("nil_unexplained")
def nil_unexplained(passage: ReadPassage) -> Iterator[Hit]:
    """Nothing identified, and nobody who says so."""
    section = getattr(passage.plan.plan.sections, passage.passage.place.section)
    if section.nil and not _is_explained(section.nil, passage):
        yield Hit(span=Span(0, len(passage.text)))


_CARE_ACT = re.compile(
    r"\bCare Act\b|\badult (?:social )?(?:care|services)\b|\badults?['’]? (?:social care|team|social work\w*)\b|"
    r"\badult social worker\b|"
    r"\bsupported living\b|\bshared lives\b|\bcare and support plan\b",
    re.I,
)


@plan_check("care_act_not_mentioned")
def care_act_not_mentioned(plan: ReadPlan) -> Iterator[Hit]:
    """Social care needs of a person of 18 or over, and nothing of adult care."""
    if age_on(plan.as_of, plan.plan.child.date_of_birth) < 18:
        return
    texts = [p for p in plan.passages if p.passage.place.section in ("D", "H1", "H2", "J")]
    roles = " ".join(f"{a.role or ''} {a.title}" for a in plan.plan.sections.K.advice)
    needs = bool(
        plan.plan.sections.D.needs or plan.plan.sections.H2.provision or plan.plan.sections.H1.provision
    )
    if needs and not any(_CARE_ACT.search(p.text) for p in texts) and not _CARE_ACT.search(roles):
        yield Hit(pointer="/sections/H2", section="H2")


@plan_check("no_record")
def no_record(plan: ReadPlan) -> Iterator[Hit]:
    """No record of how the plan was made with the family."""
    if not plan.plan.record:
        yield Hit(pointer="/record", section="ID")


_SERVICES = (
    ("health", r"paediatric|doctor|nurs|consultant|physician|psychiatr|therap|NHS|health|dietit|audiolog|\bGP\b"),
    ("social care", r"social work|social care|early help|children['’]s services|family support|safeguarding|"
        r"care act|disabilities team|child and family"),
    ("education", r"teacher|SENCO|school|college|nursery|tutor|educational|early years|learning|portage"),
)  # fmt: skip


@plan_check("service_did_not_take_part", "services")
def service_did_not_take_part(plan: ReadPlan) -> Iterator[Hit]:
    """Education, health or social care: one that neither took part nor gave advice."""
    whole = plan.plan
    fields = {c.service for c in whole.contributors} | {a.kind for a in whole.sections.K.advice}
    told = {
        "health": {"health", "medical", "therapy"},
        "social care": {"social_care"},
        "education": {"education", "psychological"},
    }
    texts = " ".join(f"{a.role or ''} {a.title}" for a in whole.sections.K.advice)
    texts += " ".join(f" {c.role}" for c in whole.contributors)
    missing = [
        name for name, words in _SERVICES if not fields & told[name] and not re.search(words, texts, re.I)
    ]
    if missing and (whole.sections.K.advice or whole.contributors):
        yield Hit(pointer="/contributors", section="ID", fields={"services": " and ".join(missing)})


@plan_check("no_quality_check")
def no_quality_check(plan: ReadPlan) -> Iterator[Hit]:
    """Nobody is recorded as having checked the plan."""
    if not plan.plan.quality_checks:
        yield Hit(pointer="/quality_checks", section="ID")


@plan_check("quality_check_open", "by")
def quality_check_open(plan: ReadPlan) -> Iterator[Hit]:
    """A quality check whose points are still open."""
    for i, check in enumerate(plan.plan.quality_checks):
        if check.actions_closed is False:
            yield Hit(pointer=f"/quality_checks/{i}", section="ID", fields={"by": check.by})


_BY_PAYMENT = re.compile(
    r"\b(?:secured|paid|provided|bought|funded|arranged|given|buys?)\b[^.]{0,30}\b(?:by|"
    r"through|with|via|as) (?:a |the |means of a )?direct payments?\b|\bby direct payment\b|"
    r"\bthrough (?:a )?personal budget\b",
    re.I,
)
_NO = re.compile(r"\b(?:no|not|nothing|none|never|without)\b", re.I)


@passage_check("direct_payment_not_in_j")
def direct_payment_not_in_j(passage: ReadPassage) -> Iterator[Hit]:
    """Provision said to be by direct payment, of which Section J says nothing."""
    payments = tuple(each(_BY_PAYMENT, passage.text))
    if not payments:
        return
    section = passage.plan.plan.sections.J
    item = passage.plan.provision.get(passage.item)
    if section.items or (item and item.direct_payment) or stands_alone(passage.plan):
        return  # the cross checks compare these field by field
    told = section.statement or ""
    sentences = [s.of(told) for p in passage.plan.of_kind(Kind.BUDGET) for s in p.sentences]
    paid = any(re.search(r"direct payment", s, re.I) and not _NO.search(s) for s in sentences)
    for match in payments:
        sentence = passage.sentence_of(Span(match.start(), match.end())).of(passage.text)
        if not paid and not _NO.search(sentence):
            yield Hit(span=Span(match.start(), match.end()))
