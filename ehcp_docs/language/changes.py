"""Powers to cut or change provision without amending the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_docs.language.actions import Clause
from ehcp_docs.language.delegation import ADULT
from ehcp_docs.language.families import family
from ehcp_docs.language.people import ChildWords
from ehcp_docs.language.spans import Span, found, merged
from ehcp_docs.language.words import from_words

_REDUCE = frozenset(
    "reduce taper fade withdraw decrease cut remove stop end cease diminish lower lessen "
    "vary adjust change alter move amend "
    "suspend pause discontinue scale phase relax curtail shorten drop bring step wind "
    "ease replace review stretch postpone delay revise modify trim redeploy reallocate share "
    "use go come fall".split()
)
_CUTS = frozenset("reduce taper trim cut withdraw stop end suspend shorten curtail phase".split())
_SHARED_USE = frozenset(
    "go come fall share use bring step wind ease move replace review stretch drop end stop".split()
)
_HELP = re.compile(
    r"\b(?:hours?|minutes|support|time|provision|sessions?|help|assistance|dates?|timetable|level|"
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
        r"(?:\b(?:will|shall|to|then|and)|['’]ll) (?:gradually |slowly |then |start to |begin to )?(?:ease|"
        r"wind|tail|thin|"
        r"scale|phase|pare|cut) (?:(?:the|this|these|those|her|his|their|any|all|"
        r"our) )?(?:\w+ ){0,2}?(?:support|help|"
        r"hours|sessions|visits|input|provision|therapy|package|intervention|it|them|this|these) (?:off|out|"
        r"down|back)\b"
        r"[^.;,]{0,50}", re.I),
    re.compile(
        r"\b(?:until|to|up to|ending|ends?) (?:[\w’'-]+ ){1,6}?(?:or|and possibly|if not) (?:earlier|sooner)\b",
        re.I,
    ),
    re.compile(
        r"(?:\b(?:will|shall|to)|['’]ll) (?:be )?(?:stop(?:ped)?|end(?:ed)?|discontinued?|remov(?:e|ed)|ceased?|"
        r"finish(?:ed)?|"
        r"come to an end|fall away|dropped) (?:if|once|when|as soon as|should) (?:[\w’'-]+ ){1,6}?(?:caught up|"
        r"catch(?:es)? up|"
        r"met|achieved|progress\w*|no longer|cop(?:es|ed|ing)|confident|settled|secure|independent|ready|improv\w*|better|"
        r"reached|closed|narrowed|on track|not needed|made|able)\b[^.;,]{0,30}", re.I),
    re.compile(
        r"\b(?:can|may|could|might|will) (?:be discharged?|discharge \w+|(?:close|sign off) (?:the case|\w+))\b(?: \w+)? "
        r"(?:at any (?:point|time|stage)|if|when|once|as soon as)\b[^.;,]{0,40}", re.I),
    re.compile(r"\bsubject to (?:\w+ )?(?:review|change|alteration|monitoring|progress|evaluation)\b", re.I),
    re.compile(
        r"\b(?:until|unless|while|for as long as) (?:it is |they are |this is |he |she |"
        r"\w+ )?(?:is |are )?(?:no longer |not |still )?(?:needed|required|necessary|"
        r"beneficial|needs? it|helpful)\b", re.I),
    re.compile(
        r"\buntil (?:he|she|they|it|[A-Z][\w’'-]+) (?:(?:has|have|is|are) )?(?:catch(?:es)? up|caught up|copes?|coping"
        r"|settles?|settled|"
        r"improves?|improved|back on track|on track)\b[^.;,]{0,30}", re.I),
    re.compile(
        r"\breview(?:ed)?\b[^.;]{0,40}\b(?:and|then|with)\b[^.;]{0,25}\b(?:reduc|amend|adjust|"
        r"adapt|alter|chang|withdr|decreas|remov|vari|modif)\w*[^.;,]{0,40}", re.I),
    re.compile(
        r"\bbuilding (?:in )?(?:a )?reduction\b|\ba (?:gradual |planned |"
        r"phased )?reduction in (?:support|hours|help|adult)\b", re.I),
)  # fmt: skip
_FOR_NOW = re.compile(
    r"\b(?:in the first instance|for the time being|for the moment|until further notice|as things stand|pro tem(?:pore)?|"
    r"for (?:a )?starters?|on a trial basis|as a trial|for an initial period)\b",
    re.I,
)
"""A beginning, where no later amount and no day are given."""
_LOWERED = frozenset(
    "reduce lower lessen cut trim shrink curtail diminish halve remove withdraw redeploy reallocate taper fade redirect "
    "downgrade scale phase relax".split()
)
_STRICTLY_HELP = re.compile(
    r"\b(?:hours?|support|provision|sessions?|help|input|package|visits?|assistance|one[- ]to[- ]one|1:1|staffing"
    r"|intervention|"
    r"therapy|frequency)\b",
    re.I,
)
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
_STAGED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|ten|twelve|fifteen|twenty)[- ](?:minutes?|hours?|sessions?|"
    r"visits?)\b[^.;]{0,40}\b(?:from|on) \d{1,2} "
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""A later amount with the day from which it holds: two amounts that the plan itself has set."""
PROTECTED = re.compile(
    r"\b(?:not|never|only|except|without)\b[^.;]{0,60}\b(?:amend\w*|plan|authority|"
    r"council|borough)\b",
    re.I,
)


@from_words
def _lessened() -> tuple[re.Pattern[str], ...]:
    """Less help as time goes on, in whatever form of the verb, and by no amendment."""
    cutting = family("cutting")
    some_day = (
        r"(?:once|when|as|if|after|until|over (?:time|the)|in due course|by (?:the )?(?:degrees|end)|"
        r"with time|in time|gradually|in line with|according to|"
        r"through|towards?|to (?:monthly|fortnightly|termly|weekly|nothing|nil|zero|lighter|shared|less|"
        r"half|drop-in|a))"
    )
    texts = (
        rf"\b{cutting}\b(?: (?:off|down|out|back|away|gradually|slowly|"
        rf"steadily))?(?: [\w’']+)?,? {some_day}\b[^.;]{{0,50}}",
        r"\b(?:less|fewer|lighter)(?: \w+)? (?:after|once|when|as|if|from|towards|over time|later)\b[^.;]{0,40}",
        r"\b(?:need|needs|require|requires|want|have|be) (?:\w+ )?(?:less|fewer|"
        r"lighter)(?: of)? [^.;]{0,20}?\b(?:as|once|when|in time|over time|later|by)\b"
        r"[^.;]{0,35}",
        r"\b(?:for now|for the (?:time being|moment|present)|to (?:begin|start) with|initially|at first|"
        r"at the outset)\b,?(?: (?:and|then|but|but then))?"
        r"[^.;]{0,40}?\b(?:less|moving|move|moves|then|fewer|tapering|towards|lighter|shared|reducing|"
        r"dropping|before)\b[^.;]{0,40}",
        r"\b(?:to be|being|gets?|is|are|be|then) (?:gradually |slowly |progressively |"
        r"steadily )?(?:stepped down|scaled (?:back|down)|wound (?:down|up)|eased (?:off|"
        r"back)|phased (?:out|down)|pulled back|cut back|drawn down|brought down|thinned out|pared (?:back|"
        r"down)|tapered|weaned off|faded(?: out)?)\b[^.;]{0,45}",
        r"\breserves? the (?:right|power) to (?:\w+ ){0,2}?(?:amend|change|alter|vary|adjust|reduce|"
        r"withdraw|cut|review|move|stop|end|reallocate|"
        r"redeploy)\b[^.;]{0,50}",
        r"\b(?:chop and change|swap(?:ped)? (?:about|around)|switch(?:ed)? (?:about|around)|mov(?:e|"
        r"ed) (?:about|around)) (?:the |these |her |his )?"
        r"(?:hours|sessions|days|support|visits|times|provision|help)\b[^.;]{0,30}",
    )
    return tuple(re.compile(text, re.I) for text in texts)


def change_powers(text: str, clauses: Sequence[Clause], child: ChildWords) -> list[Span]:
    """Words that let provision be cut or changed without the plan being amended."""
    spans = [
        s
        for pattern in (*_CHANGES, _FREE_TO, _LIABLE, *_lessened())
        for s in found(pattern, text)
        if _about_help(s, text)
    ]
    spans += [s for s in found(_FOR_NOW, text) if _amount_by(s, text) and _about_help(s, text)]
    spans += [span for clause in clauses if (span := _will_be_lowered(clause, text))]
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


def _amount_by(span: Span, text: str) -> bool:
    """Whether an amount is what holds only for now: one in its sentence, and none after it that takes its place."""
    start, end = text.rfind(". ", 0, span.start) + 1, text.find(". ", span.end)
    before, after = text[start : span.start], text[span.end : end if end >= 0 else len(text)]
    return bool(_SO_MUCH.search(before + after)) and not (_SO_MUCH.search(before) and _SO_MUCH.search(after))


_SO_MUCH = re.compile(
    r"\b(?:hours?|minutes?|mins?|sessions?|visits?|days?|daily|weekly|fortnightly|monthly|termly)\b", re.I
)


def _will_be_lowered(clause: Clause, text: str) -> Span | None:
    """“Hours will be lowered as she grows in independence”: a cut that the plan itself announces, and sets no day for."""
    if (
        not clause.passive
        or clause.negated
        or clause.lemma not in _LOWERED
        or clause.modal not in ("will", "shall", "must")
    ):
        return None
    if not _STRICTLY_HELP.search(clause.subject_phrase) or clause.subject_span is None:
        return None
    span = Span(
        clause.phrase.start, clause.verb.end + len(re.split(r"[.;]", text[clause.verb.end :])[0][:60])
    )
    return span if _about_help(span, text) else None


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


_OF_TARGETS = re.compile(r"\b(?:targets?|goals?|next steps|small steps|aims)\b[^,.;]{0,20}$", re.I)
"""“With targets reviewed and adapted”: what the child works on changes, not the help."""


def _about_help(span: Span, text: str) -> bool:
    before = text[max(0, span.start - 70) : span.start]
    near = re.split(r"[.;]", before)[-1] + span.of(text)
    own = re.search(
        r"\b(?:prompts?|reminders?|tokens?|cues?|anxiety|stress|noise|distress|incidents?|"
        r"risk|pain|visual|fractions?|numbers|volume|voice)\b",
        near,
        re.I,
    )
    if _OF_TARGETS.search(before):
        return False
    if "discharg" in span.of(text):
        return True  # whom a service discharges has nothing of it any more
    return _HELP.search(near) is not None and not own and not _STAGED.search(text[span.start : span.end + 60])


def _sentence_part(span: Span, text: str) -> str:
    start = max(text.rfind(". ", 0, span.start), text.rfind("; ", 0, span.start)) + 1
    end = text.find(". ", span.end)
    return text[start : end if end >= 0 else len(text)]
