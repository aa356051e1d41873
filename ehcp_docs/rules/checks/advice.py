"""Checks of Section K: what each entry says, whether it is all there, how old it is, and what is quoted without it.

Checks of a passage look at its words before they ask the plan: most find nothing, and what rests on the words alone
is kept for the next version of the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ehcp_docs.language.places import each
from ehcp_docs.language.spans import Span
from ehcp_docs.language.words import from_words
from ehcp_docs.plan.model import Advice
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.persons import known, stands_alone
from ehcp_docs.rules.checks.subject import is_of_another
from ehcp_docs.rules.memory import plan_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

KINDS = {
    "family": r"\b(?:parent\w*|famil\w+|carer\w*|mother|father|guardian|grandmother|young person|views)\b",
    "education": r"\b(?:teach\w+|SENCO|SENDCO|school|college|nursery|pre-?school|educational advice|tutor|"
        r"early years|head ?teacher|education)\b",
    "medical": r"\b(?:medical|paediatric\w*|doctor|GP|general practi\w+|consultant|physician|health (?:advice|"
        r"report|assessment|information|visitor)|psychiatr\w+|neurolog\w+|nurse|clinic)\b",
    "psychological": r"\bpsycholog\w+|\bEP\b",
    "social_care": r"\b(?:social work\w*|social care|early help|children['’]s (?:services|social)|"
        r"child and family assessment|care act|safeguarding|children with disabilities|disabled children)\b",
    "preparing_for_adulthood": r"\b(?:adulthood|transition|careers?|moving[- ]on|vocational|post-16|"
        r"work experience|employment)\b",
}  # fmt: skip
"""Kinds of advice of regulation 6(1), and the words in a role or title that show them."""
NAMES = {
    "family": "the parents or young person (a)", "education": "education (b)", "medical": "health (c)",
    "psychological": "psychology (d)", "social_care": "social care (e)",
    "preparing_for_adulthood": "preparing for adulthood (Year 9 on)",
}  # fmt: skip
_ENOUGH = re.compile(r"\b(?:agreed|accepted)\b[^.]{0,60}\b(?:enough|sufficient|adequate|current)\b", re.I)
MONTH = 30.44


def _about(advice: Advice) -> str:
    return f"{advice.role or ''} {advice.title}"


def _spot(plan: ReadPlan, advice: Advice) -> tuple[Span | None, ReadPassage | None]:
    passage = next((p for p in plan.of_kind(Kind.ADVICE) if p.item == advice.id), None)
    return (Span(0, len(passage.text)), passage) if passage else (None, None)


def _hit(plan: ReadPlan, advice: Advice, **fields: str) -> Hit:
    span, passage = _spot(plan, advice)
    return Hit(
        span=span,
        passage=passage.passage if passage else None,
        section="K",
        item=advice.id,
        fields=fields,
    )


_UNKNOWN = re.compile(
    r"\W*(?:unknown|not known|not stated|not given|unnamed|n/?a|none|tb[cad]|\?+|-+|–|x+)\W*", re.I
)


@plan_check("advice_incomplete", "missing")
def advice_incomplete(plan: ReadPlan) -> Iterator[Hit]:
    """An entry of Section K without author, role or date."""
    for advice in plan.plan.sections.K.advice:
        parts = [("author", advice.author), ("role", advice.role), ("date", advice.date)]
        missing = [name for name, given in parts if not given or _UNKNOWN.fullmatch(str(given))]
        if "role" in missing and _family(advice):
            missing.remove("role")
        if missing:
            yield _hit(plan, advice, missing=" and no ".join(missing))


def _family(advice: Advice) -> bool:
    return advice.kind == "family" or (
        not advice.kind and bool(re.search(KINDS["family"], advice.title, re.I))
    )


def _covers(kind: str, advice: Advice) -> bool:
    return advice.kind == kind or bool(re.search(KINDS[kind], _about(advice), re.I))


def missing_kinds(plan: ReadPlan) -> list[str]:
    """The kinds of advice that regulation 6(1) asks for and that are neither there nor explained."""
    section = plan.plan.sections.K
    asked = ["family", "education", "medical", "psychological", "social_care"]
    if plan.school_year is not None and plan.school_year >= 9:
        asked.append("preparing_for_adulthood")
    explained = {entry.kind for entry in section.not_obtained}
    return [k for k in asked if k not in explained and not any(_covers(k, a) for a in section.advice)]


def _kinds_are_given(plan: ReadPlan) -> bool:
    return any(a.kind for a in plan.plan.sections.K.advice) or bool(plan.plan.sections.K.not_obtained)


def _first_assessment(plan: ReadPlan) -> bool:
    return not plan.plan.status.is_amended


@plan_check("advice_kind_missing", "kinds")
def advice_kind_missing(plan: ReadPlan) -> Iterator[Hit]:
    """Advice that the law asks for in an assessment, neither there nor explained."""
    missing = missing_kinds(plan)
    if missing and plan.plan.sections.K.advice and _kinds_are_given(plan) and _first_assessment(plan):
        yield Hit(pointer="/sections/K", section="K", fields={"kinds": "; ".join(NAMES[k] for k in missing)})


@plan_check("advice_kind_unclear", "kinds")
def advice_kind_unclear(plan: ReadPlan) -> Iterator[Hit]:
    """The same where kinds are not recorded, or where the plan was amended after a review."""
    missing = missing_kinds(plan)
    sure = _kinds_are_given(plan) and _first_assessment(plan)
    if missing and plan.plan.sections.K.advice and not sure:
        yield Hit(pointer="/sections/K", section="K", fields={"kinds": "; ".join(NAMES[k] for k in missing)})


def _months_old(plan: ReadPlan, advice: Advice) -> float:
    return (plan.as_of - advice.date).days / MONTH if advice.date else 0.0


def _is_accepted(advice: Advice) -> bool:
    return advice.agreed_sufficient or bool(_ENOUGH.search(advice.title))


def _age_words(plan: ReadPlan, day: date | None) -> str:
    months = round((plan.as_of - day).days / MONTH) if day else 0
    return f"{months} months" if months < 36 else f"{months // 12} years"


def _is_psychological(advice: Advice) -> bool:
    return advice.kind == "psychological" or bool(re.search(KINDS["psychological"], _about(advice), re.I))


@plan_check("psychology_outdated", "age")
def psychology_outdated(plan: ReadPlan) -> Iterator[Hit]:
    """Psychological advice of two years or more that nobody agreed to be enough, and none that is newer."""
    advice = [a for a in plan.plan.sections.K.advice if _is_psychological(a)]
    if any(_months_old(plan, a) < 24 for a in advice if a.date):
        return
    for a in advice:
        if _months_old(plan, a) >= 24 and not _is_accepted(a):
            yield _hit(plan, a, age=_age_words(plan, a.date))


@plan_check("advice_outdated", "age")
def advice_outdated(plan: ReadPlan) -> Iterator[Hit]:
    """Other advice of more than eighteen months."""
    for a in plan.plan.sections.K.advice:
        old = _months_old(plan, a)
        if old > 18 and not _is_accepted(a) and not (_is_psychological(a) and old >= 24):
            yield _hit(plan, a, age=_age_words(plan, a.date))


@plan_check("advice_over_a_year", "age")
def advice_over_a_year(plan: ReadPlan) -> Iterator[Hit]:
    """In a first plan, advice of more than a year."""
    for a in plan.plan.sections.K.advice:
        if _first_assessment(plan) and 12.5 < _months_old(plan, a) <= 18 and not _is_accepted(a):
            yield _hit(plan, a, age=_age_words(plan, a.date))


_DISCIPLINES = {
    "occupational therapy": r"occupational therap\w+|\bOT\b",
    "speech and language therapy": r"speech(?:,| and) language(?: and communication)?(?: therap\w+)?|\bS(?:A|"
        r"a)?LT\b|speech therap\w+",
    "physiotherapy": r"physio\w*",
    "psychology": r"psycholog\w+|\bEP\b",
    "audiology": r"audiolog\w+|hearing (?:service|impairment service|team)|teacher of the deaf|QToD",
    "vision": r"ophthalm\w+|orthopt\w+|optometr\w+|visual impairment service|vision impairment (?:service|team)|"
        r"QTVI|teacher of children with vi\w+ impairment",
    "paediatrics": r"paediatric\w*",
    "child and adolescent mental health": r"\bCAMHS\b|psychiatr\w+",
    "social care": r"social work\w*|social care|child and family",
    "dietetics": r"dietit\w+|dietic\w+",
}  # fmt: skip
_ALSO_HELD = {
    "audiology": r"hearing|deaf|audiolog|sensory|ENT\b",
    "vision": r"vision|visual|sight|eye|sensory|orthopt|ophthalm",
    "paediatrics": r"paediatric|medical|health|doctor|consultant",
    "social care": r"social|early help|child and family|children['’]s services",
    "speech and language therapy": r"speech|language|communication",
    "child and adolescent mental health": r"CAMHS|psychiatr|mental health",
}  # fmt: skip
"""Words in a role or title of Section K that show that the discipline's advice is there."""
_DOCUMENT = r"(?:reports?|assessment|screening|advice|letter|profile|evaluation|summary)"
_TELLS = (
    r"(?:found|finds|shows?|showed|states?|stated|says?|said|recommends?|recommended|concluded|concludes|"
    r"identified|identifies|reported|"
    r"reports|noted|notes|suggests?|suggested|describes?|described|placed|indicates?|indicated|(?:carried out|"
    r"completed|undertaken|written|dated|done) (?:in|on|by)|(?:of|in|on) (?:\d|[A-Z])|from [A-Z]|\(|,? dated)"
)


@passage_check("report_not_in_k", "discipline")
def report_not_in_k(passage: ReadPassage) -> Iterator[Hit]:
    """A report or finding of a discipline of which Section K holds nothing."""
    for name, pattern in _unlisted(passage.plan):
        match = pattern.search(passage.text)
        if match:
            yield Hit(span=Span(match.start(), match.end()), fields={"discipline": name})


@plan_fact
def _unlisted(plan: ReadPlan) -> list[tuple[str, re.Pattern[str]]]:
    """The disciplines of which Section K holds nothing, with the words that quote their reports."""
    if stands_alone(plan):
        return []
    held = " ".join(_about(a) for a in plan.plan.sections.K.advice)
    return [
        (name, _quoting(words))
        for name, words in _DISCIPLINES.items()
        if held and not re.search(rf"{words}|{_ALSO_HELD.get(name, words)}", held, re.I)
    ]


@from_words
def _quoting(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:{words})(?:['’]s)?(?: \w+)?? {_DOCUMENT}\b(?= {_TELLS}| [(])|"
        rf"\b(?:(?:according to|as (?:set out|stated|recommended|advised|described) in|in|"
        rf"see) the )(?i:{words})(?:['’]s)?(?: \w+)?? {_DOCUMENT}\b|"
        rf"\b(?:[Tt]he|[Aa]n?) (?i:{words})(?: service| team)? (?:has )?(?:found|reported|concluded|assessed|"
        rf"recommended|observed)\b"
    )


_AUTHORS_REPORT = re.compile(
    r"\b(?P<title>Dr|Mr|Mrs|Ms|Miss|Professor) (?:[A-Z][\w’'-]*\.? )?(?P<name>[A-Z][\w’'-]*[a-z])(?:['’]s?) (?:\w+ ){0,2}?"
    rf"{_DOCUMENT}\b|\b{_DOCUMENT} (?:by|from|of|completed by|written by|carried out by) (?P<title2>Dr|Mr|Mrs|Ms|"
    rf"Miss|Professor) (?:[A-Z][\w’'-]*\.? )?(?P<name2>[A-Z][\w’'-]+)"
)
_BODYS_REPORT = re.compile(
    rf"\b{_DOCUMENT} (?:completed|carried out|written|undertaken|produced|"
    rf"prepared) by (?P<body>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+)*)"
)


@passage_check("authors_report_not_in_k", "author")
def authors_report_not_in_k(passage: ReadPassage) -> Iterator[Hit]:
    """The report of a person or body whom Section K does not name."""
    reports = (*each(_AUTHORS_REPORT, passage.text), *each(_BODYS_REPORT, passage.text))
    if not reports or stands_alone(passage.plan):
        return
    advice = passage.plan.plan.sections.K.advice
    held = " ".join(f"{a.author or ''} {a.role or ''} {a.title}" for a in advice).lower()
    if not held:
        return
    names = known(passage.plan)
    for match in reports:
        groups = match.groupdict()
        author = groups.get("name") or groups.get("name2") or groups.get("body") or ""
        first = author.removesuffix("’s").removesuffix("'s").split()
        low = {word.lower() for word in first}
        family = low & (names.family | names.child)
        if first and not family and not any(word in held for word in low):
            yield Hit(span=Span(match.start(), match.end()), fields={"author": " ".join(first)})


_TEAM = re.compile(
    r"\b[Tt]he (?P<team>(?:[\w’'-]+ ){1,4}?)(?:team|service|clinic|unit)(?: has| have|"
    r" also){0,2} (?:found(?= that| in| no| a)|reported|noted|"
    r"concluded|assessed|identified|observed|advised|recommended|established)\b"
)
_OWN_TEAM = frozenset(
    "school school’s class staff pastoral senior leadership nursery college care social family multi-agency support "
    "learning whole year key local specialist community council council’s authority health children’s inclusion send sen "
    "and of the for clinical same".split()
)
"""Words that do not tell one team from another, or name those who are always there."""


@passage_check("teams_report_not_in_k", "team")
def teams_report_not_in_k(passage: ReadPassage) -> Iterator[Hit]:
    """What a team or service found, of which Section K holds nothing: “the autism outreach team reported”."""
    teams = tuple(each(_TEAM, passage.text))
    if not teams or stands_alone(passage.plan):
        return
    held = " ".join(f"{a.author or ''} {_about(a)}" for a in passage.plan.plan.sections.K.advice).lower()
    if not held:
        return
    for match in teams:
        own = {word.lower().replace("'", "’") for word in match["team"].split()} - _OWN_TEAM
        if own and not any(word[:6] in held for word in own):
            yield Hit(span=Span(match.start(), match.end()), fields={"team": match["team"].strip()})


_PROFESSIONS = (
    r"(?:therap|psycholog|paediatric|psychiatr|neurolog|audiolog|physio|optometr|orthopt|ophthalm|dietit|"
    r"social worker|specialist teacher|"
    r"teacher of the deaf|consultant|nurse|health visitor|specialist)"
)
_FOUND = r"(?:reported|concluded|assessed|found|identified|advised|recommended|observed)"
_BY_NAME = re.compile(
    rf"\b(?:Dr|Professor) (?:[A-Z][\w’'-]*\.? )?(?P<a>[A-Z][\w’'-]+)(?:, [^,.]{{3,60}},)? (?:has )?{_FOUND}\b|"
    rf"\b[A-Z][\w’'-]+ (?P<b>[A-Z][\w’'-]+), (?:an? |the )?[^,.]{{0,40}}{_PROFESSIONS}[^,.]{{0,40}}, (?:has )?{_FOUND}\b|"
    rf"\b{_FOUND} by (?:Dr|Professor) (?:[A-Z][\w’'-]*\.? )?(?P<c>[A-Z][\w’'-]+)|"
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx) (?:[A-Z][\w’'-]*\.? )?(?P<d>[A-Z][\w’'-]+), [^,.;]{{0,50}}{_PROFESSIONS}"
    rf"[^,.;]{{0,40}}, (?:has )?"
    rf"(?:{_FOUND}|noted|wrote|stated|said|described|measured)\b|"
    rf"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|an?) [^,.;]{{0,40}}{_PROFESSIONS}[^,.;]{{0,20}}, "
    rf"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Professor) (?:[A-Z][\w’'-]*\.? )?(?P<e>[A-Z][\w’'-]+),? "
    rf"(?:has )?(?:{_FOUND}|noted|wrote|stated|described|measured)\b"
)


@passage_check("adviser_not_in_k", "author")
def adviser_not_in_k(passage: ReadPassage) -> Iterator[Hit]:
    """What a named doctor, psychologist or therapist found, of whom Section K holds nothing."""
    named = tuple(each(_BY_NAME, passage.text))
    if not named or stands_alone(passage.plan):
        return
    advice = passage.plan.plan.sections.K.advice
    held = " ".join(f"{a.author or ''} {a.title}" for a in advice).lower()
    for match in named:
        author = next(name for name in match.groups() if name).removesuffix("’s").removesuffix("'s")
        if held and any(a.author for a in advice) and author.lower() not in held:
            yield Hit(span=Span(match.start(), match.end()), fields={"author": author})


_APPENDIX = re.compile(r"(?<![\w/-])K(?P<n>\d{1,2})(?![\w-])")


@passage_check("reference_to_no_advice", "item_said")
def reference_to_no_advice(passage: ReadPassage) -> Iterator[Hit]:
    """“Attached at K8”, and Section K has no K8."""
    references = tuple(each(_APPENDIX, passage.text))
    if not references or stands_alone(passage.plan):
        return
    ids = {a.id for a in passage.plan.plan.sections.K.advice}
    if not ids or not all(re.fullmatch(r"K\d+", i) for i in ids):
        return
    for match in references:
        if match[0] not in ids:
            yield Hit(span=Span(match.start(), match.end()), fields={"item_said": match[0]})


_SENSORY_LOSS = re.compile(
    r"\b(?:(?:hearing|sight|vision|visual) (?:loss|impairment)s?|hearing[- ]impaired|(?:visually|vision|"
    r"sight)[- ]impaired|partially sighted|"
    r"(?:is|registered|profoundly|severely|moderately|partially|pre-lingually) (?:deaf|blind|sight impaired)|"
    r"deafness|deafblind|multi-sensory impairment|"
    r"cochlear implants?|hearing aids?|radio aid|auditory neuropathy|cerebral visual impairment|nystagmus|"
    r"hemianopia|braille)\b",
    re.I,
)
_NOT_LOST = re.compile(
    r"\b(?:no|not|neither|nor|without|normal|never|ruled out|within (?:the )?(?:normal|usual)|"
    r"query|queried|family history|runs in (?:the|her|his) family|(?:mother|father)['’]s side)\b",
    re.I,
)
_SENSORY_TEACHER = re.compile(
    r"\bteacher of (?:the )?(?:deaf|hearing)|\bQTo?D\b|\bToD\b|\bQTVI\b|\bQTMSI\b|\bteacher (?:of|"
    r"for) (?:children|pupils|learners|young people)[\w ,]*(?:vision|visual|sight|hearing|deaf|sensory)|"
    r"\b(?:vision|visual|hearing|sensory|multi-sensory)[- ](?:impairment )?(?:advisory |specialist )?teacher|"
    r"\bteacher\b[^,;]{0,40}(?:vision|visual|hearing|sensory|deaf)|"
    r"\badvisory teacher[^,;]{0,30}(?:hearing|vision|visual|sensory)",
    re.I,
)


def _is_sensory_advice(advice: Advice) -> bool:
    """Advice of a qualified teacher: by the role, or by the kind where the role does not name another teacher."""
    if _is_other_teacher(advice):
        return False
    return advice.kind == "hearing_vision" or _SENSORY_TEACHER.search(_about(advice)) is not None


def _is_other_teacher(advice: Advice) -> bool:
    role = advice.role or ""
    return _OTHER_TEACHER.match(role) is not None and _SENSORY_TEACHER.search(role) is None


_OTHER_TEACHER = re.compile(
    r"[^,;]*\b(?:(?:inclusion|learning|literacy|behaviour|class|form|subject|SEND?|support|head|"
    r"deputy) (?:support )?teacher|"
    r"headteacher|SENCO|SENDCO|assistant|tutor|lecturer)\b",
    re.I,
)
"""Roles of teachers and helpers who are not qualified for hearing or sight, whatever their paper is called."""


@plan_check("sensory_advice_of_another_teacher", "role")
def sensory_advice_of_another_teacher(plan: ReadPlan) -> Iterator[Hit]:
    """Advice on hearing or sight, and the one who gives it is another kind of teacher or a helper."""
    advice = plan.plan.sections.K.advice
    if any(_is_sensory_advice(a) for a in advice):
        return
    for a in advice:
        told = a.kind == "hearing_vision" or _SENSORY_TEACHER.search(a.title)
        if told and _is_other_teacher(a):
            yield _hit(plan, a, role=a.role or "")


@passage_check("no_sensory_teacher", "loss")
def no_sensory_teacher(passage: ReadPassage) -> Iterator[Hit]:
    """A loss of hearing or sight, and no advice from a qualified teacher for it."""
    losses = tuple(each(_SENSORY_LOSS, passage.text))
    if not losses:
        return
    section = passage.plan.plan.sections.K
    there = any(_is_sensory_advice(a) for a in section.advice)
    if there or stands_alone(passage.plan) or any(n.kind == "hearing_vision" for n in section.not_obtained):
        return
    for match in losses:
        span = Span(match.start(), match.end())
        said = passage.sentence_of(span).of(passage.text)
        if not _NOT_LOST.search(said) and not is_of_another(passage, span):
            yield Hit(span=span, fields={"loss": match[0]})
            return
