"""Powers to cut or change provision without amending the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_docs.language.actions import Clause
from ehcp_docs.language.delegation import ADULT
from ehcp_docs.language.people import ChildWords
from ehcp_docs.language.spans import Span, found, merged

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
        r"(?:\b(?:will|to)|['’]ll) be (?:gradually |slowly |progressively |steadily )?(?:reduced|tapered|"
        r"faded|withdrawn|phased|decreased|scaled|stepped|wound)\b(?: (?:down|out|off|"
        r"back))?[^.;]{0,60}", re.I),
    re.compile(
        r"(?:\b(?:will|shall)|['’]ll) (?:gradually |slowly |then |naturally )?(?:reduce|taper|fade|"
        r"decrease|diminish|drop|lessen|step down|wind down|tail off)\b(?: (?:off|out|down|"
        r"away))?[^.;]{0,60}", re.I),
    re.compile(
        r"(?:\b(?:will|shall|to|then|and)|['’]ll) (?:gradually |slowly |then |start to |begin to )?(?:ease|wind|tail|thin|"
        r"scale|phase|pare|cut) (?:(?:the|this|these|those|her|his|their|any|all|our) )?(?:\w+ ){0,2}?(?:support|help|"
        r"hours|sessions|visits|input|provision|therapy|package|intervention|it|them|this|these) (?:off|out|down|back)\b"
        r"[^.;,]{0,50}", re.I),
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
PROTECTED = re.compile(
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
        cut_short = not clause.object and clause.lemma in _CUTS and ADULT.search(clause.subject_phrase)
        if not (_HELP.search(around) or cut_short) or (
            clause.lemma in _SHARED_USE and not _strong_change(clause, text)
        ):
            continue
        start = clause.subject_span.start if clause.subject_span else clause.phrase.start
        rest = re.split(r"[.;]", text[clause.verb.end :])[0]
        spans.append(Span(min(start, clause.phrase.start), clause.verb.end + min(len(rest), 80)))
    return [s for s in merged(spans) if not PROTECTED.search(_sentence_part(s, text))]


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
