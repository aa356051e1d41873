"""Whether words bind: permissive modals, decisions handed on, powers to change, conditions of money or staff."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.people import ChildWords, people
from ehcp_docs.language.spans import Span, found

_ADULT = re.compile(
    r"\b(?:school|setting|academy|nursery|college|provider|therapist|therapists|teacher|"
    r"teachers|tutor|tutors|SENCO|SENDCO|staff|team|head|headteacher|service|"
    r"professionals?|adults?|psychologist|nurse|trust|clinic|coordinator|assistant|lead|"
    r"manager|panel|they|we|it|those|who|parents?|consultant|physiotherapist|"
    r"paediatrician|worker)\b",
    re.I,
)
_QUANTITY = re.compile(
    r"\b(?:how (?:much|many|often|long|far)|number|amounts?|frequency|levels?|lengths?|"
    r"duration|hours|sessions?|minutes|extent|timing|quantity|dosage|intensity|"
    r"what (?:is|help|support|provision|works)|which (?:support|provision|sessions|"
    r"strategies|pupils|lessons)|whether|when|support|provision|programme|needs?|content|"
    r"package|pattern|type)\b",
    re.I,
)
_DECIDE = frozenset(
    "decide determine judge choose agree set deem consider specify select allocate "
    "prescribe arrange identify establish fix".split()
)
_DELEGATED = (
    re.compile(
        
        r"\b(?:as|when|where|if|whenever|wherever)(?: it is| is| are| and when)?(?: (?:felt|"
        r"thought|considered|deemed|judged))?(?: to be)?(?: \w+)? ?"
        
        r"(?:determined|directed|advised|decided|agreed|recommended|specified|identified|"
        r"deemed|judged|assessed|considered|felt|thought|seen|suggested|indicated|"
        r"prescribed)(?: \w+){0,2} (?:by|with|between|appropriate|necessary|helpful|suitable|"
        r"useful|fit|beneficial)\b[^.;,]{0,45}",
        re.I,
    ),
    re.compile(
        r"\bat (?:the|their|his|her|its|\w+['’]s|"
        r"the \w+['’]s) (?:\w+ ){0,2}discretion\b(?: of [^.;,]{3,40})?", re.I),
    re.compile(r"\b(?:discretion|judge?ment) of (?:the )?[^.;,]{3,40}", re.I),
    re.compile(
        
        r"\b(?:if|when|where|whenever|as|unless|whatever|however (?:much|often|long)) (?:his |"
        r"her |their |the |a |any |its )?(?:\w+ ){0,3}?(?:school|setting|academy|nursery|"
        r"college|therapists?|teachers?|tutors?|SENCO|staff|team|head|service|psychologist|"
        r"assistant|adults?|professionals?|nurse|they)"
        
        r"(?: \w+)? (?:thinks?|feels?|considers?|judges?|decides?|sees? fit|believes?|deems?|"
        r"chooses?|advises?|recommends?|determines?|agrees?|finds?)\b[^.;]{0,45}",
        re.I,
    ),
    re.compile(
        r"\b(?:to be|will be|is to be|are to be) (?:agreed|determined|decided|confirmed|"
        r"arranged|negotiated|discussed|worked out|settled)\b[^.;]{0,40}", re.I),
    re.compile(
        r"\b(?:up to|left to|a matter for|for) (?:the |his |her |their )?(?:\w+ )?(?:school|"
        r"setting|academy|nursery|college|therapist|teacher|tutor|SENCO|staff|team|service|"
        r"provider|professionals?)(?: concerned)? to (?:decide|determine|judge|choose|agree|"
        r"arrange|work out|say)\b[^.;]{0,40}", re.I),
    re.compile(
        r"\bin (?:line|accordance|"
        r"keeping) with (?:the )?(?:\w+['’]s? )?(?:\w+ ){0,2}(?:policy|recommendations?|"
        r"judge?ment|advice|guidance|assessment)\b", re.I),
    re.compile(
        r"\b(?:following|pending|after|subject to|depending on|based on|in consultation with|"
        r"informed by|guided by) (?:an? |the |further |any |initial |ongoing |his |her |"
        r"their )*(?:assessments?|discussions?|advice|consultation|evaluation)\b(?! (?:on|of|"
        r"in|dated|by \d))", re.I),
)  # fmt: skip
_BOUND = re.compile(
    r"\b(?:not less than|no less than|at least|a minimum of|no fewer than|not fewer than)\b", re.I
)


def delegations(text: str, clauses: Sequence[Clause], child: ChildWords) -> list[Span]:
    """Words that leave to somebody else what the plan itself must settle."""
    spans = [
        span for pattern in _DELEGATED for span in found(pattern, text) if not _own_choice(span, text, child)
    ]
    for clause in clauses:
        if clause.lemma not in _DECIDE or clause.negated:
            continue
        span = _delegating(clause, text, child)
        if span:
            spans.append(span)
    return _merged(spans)


_TARGETS = re.compile(
    r"\b(?:targets?|goals?|outcomes?|words?|topics?|activities|next steps?|dates?|menu|"
    r"rules?|books?|songs?|seat|clothes|reward|times? of (?:the )?meeting)\b",
    re.I,
)


def _delegating(clause: Clause, text: str, child: ChildWords) -> Span | None:
    rest = re.split(r"[.;]", text[clause.verb.end : clause.verb.end + 110])[0]
    if clause.passive:
        about = clause.subject_phrase
        by = clause.agent or rest
        if clause.lemma in (
            "arrange",
            "set",
            "establish",
            "identify",
            "select",
            "choose",
        ) and not _QUANTITY.search(about):
            return None
        if (
            about
            and _QUANTITY.search(about)
            and not _TARGETS.search(about)
            and (_ADULT.search(by) or not clause.agent)
        ):
            start = clause.subject_span.start if clause.subject_span else clause.phrase.start
            return Span(start, clause.verb.end + len(rest.rstrip()))
        return None
    if not clause.subject or (child.mean(clause.subject) and clause.subject.lower() in child.names):
        return None
    if not (_ADULT.search(clause.subject_phrase) or people(clause.subject_phrase).roles):
        return None
    if clause.lemma in (
        "set",
        "arrange",
        "agree",
        "identify",
        "establish",
        "consider",
        "select",
        "choose",
        "allocate",
        "fix",
        "specify",
    ):
        strong = re.match(
            r"\s+(?:how (?:much|many|often|long)|whether|the (?:number|amount|frequency|length|"
            r"level|duration|timing|extent|hours)|what (?:help|support|is))\b",
            rest,
            re.I,
        )
    else:
        strong = re.match(
            r"[^,]{0,25}\b(?:how (?:much|many|often|long|far)|whether|when (?:and|to|he|she|it|"
            r"they|this|support)|what (?:help|support|provision|level|is|amount)|which (?:of the |"
            r"support|provision|lessons|sessions)|"
            r"the (?:number|amount|frequency|length|level|duration|timing|extent|hours|content|pattern))\b",
            rest,
            re.I,
        )
    if not strong or _TARGETS.search(rest[:60]):
        return None
    start = clause.subject_span.start if clause.subject_span else clause.phrase.start
    return Span(start, clause.verb.end + len(rest.rstrip()))


def _own_choice(span: Span, text: str, child: ChildWords) -> bool:
    words = re.findall(r"[\w’']+", span.of(text).lower())
    agent = re.search(r"\b(?:by|with) (\w+)", span.of(text))
    return bool(agent and agent[1].lower() in child.names) or bool(
        re.search(r"\bto be (?:agreed|arranged|discussed)\b", span.of(text)) and "parents" in words
    )


_REDUCE = frozenset(
    "reduce taper fade withdraw decrease cut remove stop end cease diminish lower lessen "
    "vary adjust change alter move amend "
    "suspend pause discontinue scale phase relax curtail shorten drop bring step wind "
    "ease replace review stretch postpone delay revise modify trim redeploy reallocate share "
    "use".split()
)
_CUTS = frozenset("reduce taper trim cut withdraw stop end suspend shorten curtail phase".split())
_SHARED_USE = frozenset("share use bring step wind ease move replace review stretch drop end stop".split())
_HELP = re.compile(
    r"\b(?:hours?|support|time|provision|sessions?|help|assistance|dates?|timetable|level|"
    r"amount|arrangements?|it|this|these|they|them|therapy|input|package|intervention|"
    r"programme|"
    r"one[- ]to[- ]one|1:1|ratio|assistant|frequency|staffing|cover|visits?|weeks?|"
    r"elements?|duration|length|payments?|nights?)\b",
    re.I,
)
_CHANGES = (
    re.compile(
        r"\b(?:with (?:the|a) (?:view|aim|intention|expectation)(?: to| of| that)|expected|"
        r"anticipated|envisaged|intended|hoped|planned|likely|"
        r"aim(?:ing)? is)\b[^.;]{0,40}?\b(?:reduc|taper|fad|withdr|decreas|phas|diminish|"
        r"step(?:ped|ping)? down|wind(?:ing)? down|less(?:en| help| support)|"
        r"lower)\w*(?: (?:down|out|off|away|back))?[^.;,]{0,40}", re.I),
    re.compile(
        r"\b(?:will|to) be (?:gradually |slowly |progressively |steadily )?(?:reduced|tapered|"
        r"faded|withdrawn|phased|decreased|scaled|stepped|wound)\b(?: (?:down|out|off|"
        r"back))?[^.;]{0,60}", re.I),
    re.compile(
        r"\b(?:will|shall) (?:gradually |slowly |then |naturally )?(?:reduce|taper|fade|"
        r"decrease|diminish|drop|lessen|step down|wind down|tail off)\b(?: (?:off|out|down|"
        r"away))?[^.;]{0,60}", re.I),
    re.compile(r"\bsubject to (?:\w+ )?(?:review|change|alteration|monitoring|progress|evaluation)\b", re.I),
    re.compile(
        r"\b(?:until|unless|while|for as long as) (?:it is |they are |this is |he |she |"
        r"\w+ )?(?:is |are )?(?:no longer |not |still )?(?:needed|required|necessary|"
        r"beneficial|needs? it|helpful)\b", re.I),
    re.compile(
        r"\breview(?:ed)?\b[^.;]{0,40}\b(?:and|then|with)\b[^.;]{0,25}\b(?:reduc|amend|adjust|"
        r"adapt|alter|chang|withdr|decreas|remov|vari|modif)\w*[^.;,]{0,40}", re.I),
    re.compile(
        r"\bbuilding (?:in )?(?:a )?reduction\b|\ba (?:gradual |planned |"
        r"phased )?reduction in (?:support|hours|help|adult)\b", re.I),
)  # fmt: skip
_LIABLE = re.compile(
    r"\b(?:liable|open|subject) to (?:\w+ )?(?:variation|cessation|reduction|withdrawal|"
    r"alteration|change|adjustment|termination|suspension|amendment|curtailment|"
    r"revision)\b[^.;,]{0,60}",
    re.I,
)
_FREE_TO = re.compile(
    r"\b(?:at liberty|free|able|entitled|allowed|permitted|welcome|willing|(?:the |"
    r"an? )?(?:option|scope|freedom|power|right|room|flexibility|ability)) to "
    r"(?:reduce|taper|fade|withdraw|decrease|cut|remove|stop|end|lower|vary|adjust|change|"
    r"alter|move|suspend|pause|scale|phase|ease|step|wind|bring|shorten|drop|redirect|"
    r"reallocate|trim|relax)\b[^.;,]{0,60}",
    re.I,
)
_PROTECTED = re.compile(
    r"\b(?:not|never|only|except|without)\b[^.;]{0,60}\b(?:amend\w*|plan|authority|"
    r"council|borough)\b",
    re.I,
)


def change_powers(text: str, clauses: Sequence[Clause], child: ChildWords) -> list[Span]:
    """Words that let provision be cut or changed without the plan being amended."""
    spans = [
        s for pattern in (*_CHANGES, _FREE_TO, _LIABLE) for s in found(pattern, text) if _about_help(s, text)
    ]
    for clause in clauses:
        if clause.lemma not in _REDUCE or clause.negated:
            continue
        if clause.modal not in ("may", "can", "could", "might", "should", "would"):
            continue
        if child.mean(clause.subject) and clause.subject.lower() not in ("it", "they", "them", "you"):
            continue
        around = f"{clause.subject_phrase} {text[clause.verb.end : clause.verb.end + 45]}"
        cut_short = not clause.object and clause.lemma in _CUTS and _ADULT.search(clause.subject_phrase)
        if not (_HELP.search(around) or cut_short) or (
            clause.lemma in _SHARED_USE and not _strong_change(clause, text)
        ):
            continue
        start = clause.subject_span.start if clause.subject_span else clause.phrase.start
        rest = re.split(r"[.;]", text[clause.verb.end :])[0]
        spans.append(Span(min(start, clause.phrase.start), clause.verb.end + min(len(rest), 80)))
    return [s for s in _merged(spans) if not _PROTECTED.search(_sentence_part(s, text))]


def _strong_change(clause: Clause, text: str) -> bool:
    near = text[clause.verb.start : clause.verb.end + 60]
    return bool(
        re.search(
            r"\b(?:down|back|elsewhere|other pupils|others|hours|dates?|early|altogether|sooner|"
            r"later)\b",
            near,
            re.I,
        )
    )


def _about_help(span: Span, text: str) -> bool:
    before = text[max(0, span.start - 70) : span.start]
    near = re.split(r"[.;]", before)[-1] + span.of(text)
    own = re.search(
        r"\b(?:prompts?|reminders?|tokens?|cues?|anxiety|stress|noise|distress|incidents?|"
        r"risk|pain|visual)\b",
        near,
        re.I,
    )
    return _HELP.search(near) is not None and not own


def _sentence_part(span: Span, text: str) -> str:
    start = max(text.rfind(". ", 0, span.start), text.rfind("; ", 0, span.start)) + 1
    end = text.find(". ", span.end)
    return text[start : end if end >= 0 else len(text)]


_MEANS = (
    r"(?:(?:the )?(?:[\w’'-]+ ){0,3}?(?:staff(?:ing)?(?: levels?| numbers?| rotas?)?|"
    r"budgets?|fund(?:s|ing)|money|finances?|resources?|capacity|time|timetables?|rotas?|"
    r"room|rooms|space|numbers|commissioning|recruitment|cover|places?|vacanc(?:y|ies)|"
    r"workload|caseloads?|posts?|waiting lists?)\b[^.;,]{0,40}?"
    r"\b(?:allow|allows|allowing|permit|permits|permitting|available|free|agreed|"
    r"confirmed|secured|approved|found|in place|remains?|exists?|filled|released|"
    r"identified|recruited|spare|clear|clears|reached|shortens?|continues?)\b"
    r"|(?:(?:the |a |an |his |her |their )?(?:[\w’'-]+ ){0,4}?(?:is|are|becomes?|being|"
    r"has been|have been|can be) (?:available|free|recruited|released|appointed|spared|"
    r"in post|funded|secured|(?:\w+ )?staffed|(?:\w+ )?resourced|up and running|"
    r"at full strength|freed up|not needed elsewhere|not absent))"
    r"|(?:(?:the |a |an )?(?:[\w’'-]+ ){0,3}?(?:has|have|had|with) (?:the |a |an |any |"
    r"enough |sufficient |spare )*(?:[\w’'-]+ ){0,3}?(?:free|spare|available|capacity|"
    r"staff|funding|funds|money|budget|space|room|time|vacancy|vacancies)\b)"
    r"|(?:(?:the |a |an )?(?:[\w’'-]+ ){0,3}?can (?:recruit|afford|release|spare|find|"
    r"fund|fit|staff|cover|free|accommodate)\b)"
    r"|(?:[^.;,]{0,25}\bavailability\b)|(?:available\b)|(?:(?:resources?|funding|budgets?|"
    r"staffing|capacity|finances?|recruitment|vacanc\w+)\b))"
)
_CONDITION = re.compile(
    r"\b(?:if|provided(?: that)?|providing(?: that)?|subject to|depend(?:ing|ent|"
    r"s) (?:up)?on|once|when|whenever|as long as|so long as|where|wherever|unless|pending|"
    r"contingent (?:up)?on|"
    rf"conditional (?:up)?on|in so far as|insofar as|as and when|assuming(?: that)?|"
    rf"as soon as|until) {_MEANS}[^.;,]{{0,40}}",
    re.I,
)
_WHILE_FUNDED = re.compile(
    r"\b(?:if|provided(?: that)?|providing(?: that)?|(?:for )?(?:as|so) long as|while|"
    r"whilst|until|unless|once|when|where|should|in case) (?:(?!lacks?\b)[^.;,]){0,60}?"
    r"\b(?:grants?|funding|budgets?|contracts?|vacanc(?:y|ies)|"
    r"(?<!lacks )(?<!lack )capacity|staffing|rotas?|recruit\w*|afford\w*|commission(?:ed|"
    r"ing)|waiting lists?|headcount|(?:money|cash|funds) (?:holds?|lasts?|runs?|allows?|"
    r"remains?|permits?|is (?:found|available|left|there))|overspen[dt]|"
    r"savings)\b[^.;,]{0,30}",
    re.I,
)
_WITHIN = re.compile(
    r"\b(?:within|from|using|out of|in line with) (?:the )?(?:\w+['’]s )?(?:existing|"
    r"available|current|normal|own|notional|delegated|ordinary|usual|"
    r"agreed)(?: \w+)? (?:resources?|budgets?|funding|staffing|capacity|class resources|"
    r"funds)\b"
    r"|\b(?:resources?|staffing|funding|time|timetable|budget|capacity|numbers|"
    r"weather)(?: \w+)? (?:permitting|allowing)\b|\bas (?:resources|staffing|funding|"
    r"the timetable|time|timetables|budgets|capacity) (?:allows?|permits?)\b"
    r"|\b(?:as and )?when the timetable (?:allows|permits)\b",
    re.I,
)


def resource_conditions(text: str) -> list[Span]:
    """Words that make provision depend on money, staff or room."""
    spans = [s for s in found(_CONDITION, text) if not _NOT_MEANS.search(s.of(text))]
    return _merged([*spans, *found(_WHILE_FUNDED, text), *found(_WITHIN, text)])


_NOT_MEANS = re.compile(
    r"^(?:when|where|once|if|until|as soon as|whenever|unless) (?:[^.;,]{0,40}?)\b(?:each|"
    r"every|all times|at any time|at hand|on (?:the|his|her) (?:desk|table)|break|lunch|"
    r"work|not available)\b",
    re.I,
)

_BENEFIT = re.compile(
    r"\b(?:would|will|could|should|may|might) (?:also |greatly |really )?benefit from\b|"
    r"\bit (?:is|would be|may be|might be|was) (?:also )?(?:helpful|useful|beneficial|"
    r"advisable|good|recommended|suggested|advised|desirable|hoped|expected|anticipated|"
    r"envisaged|preferable|sensible)\b"
    r"|\b(?:is|are) (?:strongly )?(?:recommended|suggested|advised|encouraged|"
    r"hoped)\b(?! by the)|\bideally\b|\bhopefully\b|\bpreferably\b|"
    r"\bas far as (?:is )?(?:possible|practicable)\b"
    r"|\b(?:will|shall|to) (?:try|endeavour|aim|seek|attempt|strive|look|hope) to\b|"
    r"\b(?:will|to) be encouraged to\b|\bconsideration (?:will be|to be|should be|is|"
    r"being)? ?(?:given)?\b(?= to)|\bconsider(?:ed)? (?:for|using|whether|the use)\b",
    re.I,
)


def permissive(text: str, clauses: Sequence[Clause], child: ChildWords) -> Iterator[Span]:
    """Should, could, may and would where the plan must say will; and wishes in place of duties."""
    hedges = found(_BENEFIT, text)
    yield from hedges
    taken = list(hedges)
    for clause in clauses:
        if clause.modal not in ("should", "could", "may", "might", "would", "can", "ought"):
            continue
        if clause.role not in (Role.MAIN, Role.CONDITION) or not _duty(clause, text, child):
            continue
        rest = re.split(r"[.;,]", text[clause.verb.end :])[0]
        span = Span(_modal_start(clause, text), clause.verb.end + min(len(rest), 40))
        if not any(span.overlaps(t) for t in taken):
            yield span


def _modal_start(clause: Clause, text: str) -> int:
    at = text.find(clause.modal, max(0, clause.phrase.start - 1), clause.verb.end)
    return at if at >= 0 else clause.phrase.start


_LASTING = frozenset("take last need mean happen seem feel become vary".split())
_INVERTED = re.compile(
    r"[Ss]hould (?:she|he|they|it|I|you|we|there|this|that|these|any|the|an?|his|her|"
    r"their|[A-Z][\w’'-]+)\b"
)


def _duty(clause: Clause, text: str, child: ChildWords) -> bool:
    """Whether a clause with such a modal is where a duty should stand, and no condition, ability or permission."""
    own = child.mean(clause.subject) and (clause.subject.lower() in child.names or not clause.passive)
    before = text[max(0, clause.phrase.start - 60) : clause.phrase.start].lower()
    last = re.split(r"[.;:,]", before)[-1]
    if re.search(
        r"\b(?:so that|so|if|when|whenever|which|who|that|what|how|why|where|because|whether|"
        r"than|as|until|unless)\b",
        last,
    ):
        return (
            clause.modal in ("could", "should")
            and clause.passive
            and bool(re.search(r"helpful if|useful if|better if", before))
        )
    if clause.role is Role.CONDITION or _PROTECTED.search(text[clause.phrase.start : clause.verb.end + 60]):
        return False
    if clause.subject.lower() in ("it", "this", "that") and clause.lemma in _LASTING:
        return False  # “it may take longer”
    if _INVERTED.match(text[clause.phrase.start : clause.phrase.end + 20]):
        return False  # “should she be ill” is a condition
    if clause.modal in ("can", "may", "could", "might", "would") and own and not clause.passive:
        return False  # what the child is able or free to do
    if clause.modal in ("can", "would"):
        return clause.modal == "would" and clause.lemma in ("benefit", "need", "require", "be") and own
    return True


def _merged(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.overlaps(kept[-1]):
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept
