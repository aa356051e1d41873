"""Checks of provision for what should not stand there: vague lengths and qualities, policies, transport, therapy in G."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Role
from ehcp_docs.language.spans import Span, found
from ehcp_docs.rules.checks.provision import core_words
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check


@passage_check("educates_in_health_section")
def educates_in_health_section(passage: ReadPassage) -> Iterator[Hit]:
    """In G or H: therapy of speech, language or hand, or anybody who teaches or trains the child."""
    text = passage.text
    for pattern in _EDUCATING:
        for span in found(pattern, text):
            if not _HEALTH_CARE.search(passage.sentence_of(span).of(text)):
                yield Hit(span=span)
                return


_HEALTH_CARE = re.compile(
    r"\b(?:swallow\w*|eating and drinking|drinking|feeding|dysphagia|saliva|medic\w+|"
    r"tablets?|prescription|inhaler|injections?|insulin|seizures?|catheter\w*|transfers?|"
    r"hoist\w*|"
    r"parents?|carers?|mother|father|family|staff|pain|posture|stretches|splints?|sleep|"
    r"moving and handling|first aid|nurse)\b",
    re.I,
)
_EDUCATING = (
    re.compile(
        r"\b(?:(?:will|shall|must|to) (?:teach|coach|tutor|instruct|educate)|teaches|tutors|"
        r"instructs|educates)\b [^.;]{3,60}", re.I),
    re.compile(
        r"\b(?:speech and language therap\w+|SaLT|SALT|SLT)\b[^.;]{0,60}?\b(?:sessions?|work|"
        r"teach\w*|develop\w*|improv\w*|practi[sc]e|train\w*|skills|programme|therapy|"
        r"group)\b[^.;]{0,40}", re.I),
    re.compile(
        r"\boccupational therap\w+\b[^.;]{0,80}?\b(?:teach\w*|handwriting|pencil|hand skills|"
        r"fine motor|skills|dressing|learn\w*|sensory (?:diet|programme|circuit))\b[^.;]{0,30}", re.I),
    re.compile(
        r"\b(?:social (?:skills|communication)|literacy|reading|numeracy|independence|"
        r"life skills|study skills)\b[^.;]{0,20}\b(?:group|teaching|lessons|training|"
        r"sessions?|programme|course)\b", re.I),
)  # fmt: skip


@passage_check("transport")
def transport(passage: ReadPassage) -> Iterator[Hit]:
    """Home to school transport."""
    for span in found(_TRANSPORT, passage.text):
        sentence = passage.sentence_of(span).of(passage.text)
        daily = re.search(
            r"\b(?:from|to) (?:\w+ ){0,2}(?:home|school|college)\b", span.of(passage.text), re.I
        )
        if daily or not re.search(
            r"\b(?:travel training|travel trainer|independent(?:ly)? travel|learn to travel|"
            r"practis\w+|trips?|visits?|swimming pool|off[- ]site|work placement|outing)\b",
            sentence,
            re.I,
        ):
            yield Hit(span=span)


_TRANSPORT = re.compile(
    r"\b(?:(?:home[- ]to[- ](?:school|college)|school|college|council|door[- ]to[- ]door|"
    r"daily|specialist|assisted) transport|transport (?:to|from|between|will|is|and|home|"
    r"for)|taxi|taxis|minibus(?: place)?(?: from home)?|passenger assistant|"
    r"escort(?:ed)? (?:to|from) (?:school|college|home)|school bus|travel (?:assistance|"
    r"pass|allowance|escort)|mileage|conveyance|private hire(?: vehicle)?|minicab|mini-?cab|car service|"
    r"(?:conveyed|driven|collected|picked up|brought|transported|"
    r"fetched) (?:\w+ ){0,4}(?:to|from|between) (?:\w+ ){0,3}(?:home|school|"
    r"college))\b[^.;,]{0,30}",
    re.I,
)


@passage_check("short_break_without_amount")
def short_break_without_amount(passage: ReadPassage) -> Iterator[Hit]:
    """Short breaks or other care without hours or nights."""
    a = passage.amounts
    given = (*a.durations, *a.hours, *a.counts)
    for match in re.finditer(
        r"\b(?:short breaks?|respite|overnight (?:care|stays?)|sitting service|outreach|"
        r"befriend\w*|holiday (?:club|activities|playscheme)|direct payments?|care package|"
        r"sitter|home care|personal care support|family support)\b[^.;,]{0,50}",
        passage.text,
        re.I,
    ):
        span = Span(match.start(), match.end())
        sentence = passage.sentence_of(span)
        told_elsewhere = given and not re.match(r"short break|respite", match[0], re.I)
        if not told_elsewhere and not any(g.overlaps(sentence) for g in given):
            yield Hit(span=span)
            return


@passage_check("flexible_without_floor")
def flexible_without_floor(passage: ReadPassage) -> Iterator[Hit]:
    """Flexible, without a minimum that holds."""
    for span in found(_FLEXIBLE, passage.text):
        if not passage.amounts.floors:
            yield Hit(span=span)


_FLEXIBLE = re.compile(
    r"\b(?:on a flexible basis|flex(?:ed|es|ing)?(?: \w+){0,2} to suit|flexibl[ey](?: \w+){0,2}|flexibility(?: \w+){0,3}|"
    r"as and when|responsive(?:ly)?(?: basis)?|ad hoc(?: basis)?|drop[- ]in(?: basis)?|"
    r"on a needs[- ]led basis|needs[- ]led|(?:hours|times?|sessions?|days|frequency|"
    r"amount) (?:\w+ )?(?:fluid|variable|negotiable|open|to vary|will vary|may vary|"
    r"as convenient|by arrangement)|"
    r"to (?:suit|fit in with|fit round|fit around)(?: (?:the |her |his |"
    r"their )?(?:\w+['’]s )?(?:timetables?|rotas?|staff|service|course|school day|"
    r"availability)|(?=[.,;]|$))|by arrangement|open-ended|as (?:it|this|that) suits|with a light touch|"
    r"on a rolling basis|as (?:events|needs?|the (?:day|week|term)) (?:unfolds?|dictates?|goes|go)|"
    r"when (?:convenient|opportunity arises|the moment is right))\b(?: (?:across|over|throughout|"
    r"during) the \w+)?",
    re.I,
)


@passage_check("part_of_timetable")
def part_of_timetable(passage: ReadPassage) -> Iterator[Hit]:
    """“As part of her weekly timetable”, “built into the day”: teaching without hours."""
    for span in found(_PART_OF, passage.text):
        a = passage.amounts
        if not a.durations and not a.hours:
            yield Hit(span=span)


_PART_OF = re.compile(
    r"\b(?:as part of|within|embedded (?:in|within|throughout|across)|built into|"
    r"woven into|incorporated (?:in|into)|integrated (?:in|into|within)|during) (?:his|"
    r"her|their|the|a|an)(?: \w+){0,2} (?:timetable|curriculum|day|week|lessons|provision|"
    r"programme|offer|routine|routines|placement)\b",
    re.I,
)


@passage_check("outcome_in_provision")
def outcome_in_provision(passage: ReadPassage) -> Iterator[Hit]:
    """What the child will learn or feel, and nobody who does anything."""
    if passage.people.roles or passage.people.services or passage.amounts.durations:
        return
    main = [c for c in passage.clauses if c.role is Role.MAIN and c.modal in ("will", "shall", "must")]
    if not main or not all(passage.plan.child.mean(c.subject) and not c.passive for c in main):
        return
    first = main[0]
    after = passage.text[first.verb.start : first.verb.start + 40]
    gains = first.lemma in (
        "learn",
        "feel",
        "develop",
        "become",
        "improve",
        "understand",
        "manage",
        "make",
        "show",
        "gain",
    )
    if gains or re.match(r"be (?:able|more|confident|happy|safe|independent)", after):
        yield Hit(span=core_words(passage))


@passage_check("vague_length")
def vague_length(passage: ReadPassage) -> Iterator[Hit]:
    """A brief slot, a few minutes, a short burst: a length that is none."""
    for span in found(_VAGUE_LENGTH, passage.text):
        sentence = passage.sentence_of(span)
        if not any(d.overlaps(sentence) for d in (*passage.amounts.durations, *passage.amounts.hours)):
            yield Hit(span=span)


_VAGUE_LENGTH = re.compile(
    r"\b(?:an? )?(?:brief|short|quick|little|bite-?sized?|mini|timely|lengthy|extended|"
    r"suitable|reasonable|small)(?: \w+)? (?:slots?|sessions?|bursts?|periods?|spells?|"
    r"stints?|chats?|catch-?ups?|whiles?|blocks?|times?|lessons?|visits?|amounts? of time|"
    r"conversations?)\b"
    r"|\b(?:a few|several|some|a couple of) (?:minutes|hours|sessions|lessons|visits|"
    r"weeks|times|days)\b|\bfor (?:a|some) (?:while|time)\b|\ba bit of (?:time|help|"
    r"support)\b|\b(?:some|protected|dedicated|regular|quality) time\b(?! (?:in|"
    r"for) (?:tests|exam\w*))",
    re.I,
)


@passage_check("vague_qualification")
def vague_qualification(passage: ReadPassage) -> Iterator[Hit]:
    """Experienced, friendly, suitably trained: qualities in place of a qualification."""
    for match in _VAGUE_QUALITY.finditer(passage.text):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        real = [q for q in passage.people.qualifications if not q.overlaps(span)]
        if not real and not _QUALIFIED.search(passage.sentence_of(span).of(passage.text)):
            yield Hit(span=span)


_QUALIFIED = re.compile(
    r"\b(?:therapist|psychologist|teacher|nurse|physiotherapist|paediatrician|doctor|"
    r"counsellor|audiologist|social worker)s?\b",
    re.I,
)
_PEOPLE = (
    r"(?:staff|adults?|teaching assistants?|TAs?|assistants?|tutors?|practitioners?|"
    r"people|person|mentors?|workers?|professionals?|members? of staff|coach(?:es)?|team|"
    r"someone|somebody)"
)
_REST = r"(?:(?! (?:will|shall|must|to|is|are|can|may)\b)[^.;,:]){0,40}"
_VAGUE_QUALITY = re.compile(
    rf"\b(?:suitably|appropriately|adequately|properly|well|specially|highly|fully|"
    rf"relevantly)[- ](?:trained|qualified|experienced|skilled|informed)(?: {_PEOPLE})?\b"
    rf"|\b(?:experienced|skilled|knowledgeable|caring|nurturing|empathetic|understanding|"
    rf"patient|friendly|sympathetic|suitable|appropriate|consistent|familiar|trusted|"
    rf"competent|capable)(?:,? (?:and )?(?:caring|nurturing|friendly|patient|skilled|calm|"
    rf"kind|trained|experienced|empathetic))? {_PEOPLE}\b(?! (?:in|by|to|who|with (?:a |"
    rf"the |level)))"
    rf"|\bwith (?:(?:an?|some|good|sound|relevant|appropriate|suitable|plenty of|the right|"
    rf"enough|sufficient) )*(?:feel for|understanding of|knowledge of|interest in|"
    rf"awareness of|manner|flair for|aptitude for|rapport with|way with)\b{_REST}"
    rf"|\bwho (?:knows?|understands?|is (?:familiar with|used to|good with|confident (?:in|with))|"
    rf"has (?:an understanding|an awareness|(?:picked|brushed) up|some|a bit of|a little|basic|done (?:some|a)|been on|"
    rf"experience|worked with|the right|a good)|gets? on)"
    rf"\b{_REST}"
    rf"|\bwith (?:some|a little|a bit of|basic|good|plenty of|relevant|appropriate) (?:training|experience|signing|"
    rf"knowledge|expertise|skills?)\b(?! (?:in|of|at|from) [A-Z\d]){_REST}",
    re.I,
)


@passage_check("open_choice")
def open_choice(passage: ReadPassage) -> Iterator[Hit]:
    """Whichever, whatever: anything would do."""
    for match in re.finditer(
        r"\b(?:whichever|whatever|one or other|either of|any (?:suitable|appropriate|"
        r"available|similar|other))\b[^.;,]{0,50}",
        passage.text,
        re.I,
    ):
        words = re.findall(r"[\w’']+", match[0].lower())[1:3]
        if not any(passage.plan.child.mean(w) for w in words):
            end = re.split(r" (?:will|shall|must|to|is|are|can|may)\b", match[0])[0].rstrip()
            yield Hit(span=Span(match.start(), match.start() + len(end)))


@passage_check("awareness")
def awareness(passage: ReadPassage) -> Iterator[Hit]:
    """Staff are to know, be told or be reminded: no training that could be checked."""
    for span in found(_AWARENESS, passage.text):
        sentence = passage.sentence_of(span)
        a = passage.amounts
        if not any(s.overlaps(sentence) for s in (*a.durations, *a.hours)):
            yield Hit(span=span)


_AWARENESS = re.compile(
    r"\b(?:be|are|is|been|being|made|make|made fully|kept|remain|become)(?: fully| all|"
    r" well)? (?:aware|mindful|conscious|sensitive|alert|alerted|informed|reminded|"
    r"briefed|familiar|knowledgeable|vigilant|considerate|flagged(?: up)?|sensitised|"
    r"cognisant)\b(?: (?:of|to|about|with|that))?[^.;,]{0,45}"
    r"|\b(?:have|has|show|with|gain|given) (?:an?|some|a good|a sound|a clear|a full|"
    r"a shared|a working)? ?(?:understanding|awareness|knowledge|appreciation|overview|"
    r"insight)(?: of| into)?\b[^.;,]{0,40}"
    r"|\b(?:bear(?:ing)? in mind|take (?:into )?account(?: of)?|raise awareness|"
    r"awareness[- ]raising|awareness training|awareness session|flagged up|"
    r"brought to the attention|brought up to (?:speed|date)|kept in the loop|"
    r"put in the picture|given a heads-up|talked through|made known|"
    r"know about)\b[^.;,]{0,40}"
    r"|\b(?:recogni[sz]e|understand|appreciate|acknowledge) (?:that|how|why|the impact|"
    r"her needs|his needs|their needs)\b[^.;,]{0,40}",
    re.I,
)


@passage_check("adapted_somehow")
def adapted_somehow(passage: ReadPassage) -> Iterator[Hit]:
    """Work is adapted, tweaked or simplified, and the sentence does not say how."""
    for span in found(_ADAPTED, passage.text):
        sentence = passage.sentence_of(span).of(passage.text)
        if not _HOW.search(sentence):
            yield Hit(span=span)


_ADAPTED = re.compile(
    r"\b(?:adapt|adjust|tweak|modify|tailor|simplify|personali[sz]e|differentiate|"
    r"scaffold|individuali[sz]e|customi[sz]e|alter|amend)(?:s|es|ed|ing|"
    r"ied)?\b(?: \w+){0,4}? (?:work|tasks?|lessons?|curriculum|materials?|resources?|"
    r"teaching|activit(?:y|ies)|expectations?|approach(?:es)?|language|what (?:they|she|"
    r"he|is) (?:set|sets|teach|taught|asked|ask)|worksheets?|content|instructions?|"
    r"assessments?|delivery)\b[^.;,]{0,30}"
    r"|\b(?:work|tasks?|lessons?|curriculum|materials?|resources?|teaching|activities|"
    r"learning|content|instructions?)(?: \w+){0,3} (?:will|shall|must|to|is|are|"
    r"should) (?:\w+ )?be (?:\w+ )?(?:adapted|adjusted|tweaked|modified|tailored|"
    r"simplified|personali[sz]ed|differentiated|scaffolded|individuali[sz]ed|matched|"
    r"pitched|accessible|made accessible|manageable)\b[^.;,]{0,40}",
    re.I,
)
_HOW = re.compile(
    r"\b(?:by \w+ing|into|to \d|\d+ ?(?:point|words|questions|lines|steps|minutes)|"
    r"no more than|at most|printed|large print|font|braille|symbols?|pictures?|audio|"
    r"read aloud|one side|two versions|instead of|rather than|:)|:",
    re.I,
)


@passage_check("policy_as_provision")
def policy_as_provision(passage: ReadPassage) -> Iterator[Hit]:
    """A policy of the school, or what everybody gets, in place of something for this child."""
    for span in found(_POLICY, passage.text):
        yield Hit(span=span)


_POLICY = re.compile(
    r"\b(?:follow(?:ing|s)?|in line with|through|apply(?:ing)?|under|within|according to|"
    r"in accordance with|as (?:set out|described) in|consistent with|using) (?:the |its |"
    r"their |our )?(?:\w+['’]s )?(?:\w+ ){0,3}polic(?:y|ies)\b"
    r"|\b(?:just )?(?:as|like|what|the same as) (?:they|we|it|she|he|the (?:school|college|nursery|teachers?)) "
    r"(?:do|does|would|is|are|gives?|offers?)(?: \w+)? (?:for |with |to )?(?:every(?:one|body)|all(?: \w+)?|any(?:one|"
    r"body)|the (?:rest|others|whole class|other \w+))\b"
    r"|\b(?:what|that) (?:every(?:one|body)|all (?:pupils|children|students)|every (?:child|pupil|student)|the rest of "
    r"the class) (?:gets?|has|have|receives?)\b|\bin common with (?:the rest of|everyone (?:else )?in) "
    r"(?:the|her|his) (?:class|year|school)\b|\b(?:the same|no different(?:ly)?) (?:as|from|to) (?:every(?:one|body)|"
    r"any(?:one|body)|any other (?:pupil|child|student)|(?:the )?other (?:pupils|children|students))\b"
    r"|\b(?:available|offered|open|given|provided) to (?:all|every|any|everybody|"
    r"everyone)(?: (?:pupils?|students?|children|learners?))?\b|\b(?:as|like|"
    r"just as) (?:for |with )?(?:all|any|every) (?:other )?(?:pupils?|students?|children|"
    r"learners?)\b|\blike everyone else\b"
    r"|\b(?:warm(?:ly)?|friendly) (?:welcom\w+|ethos|atmosphere|environment)\b|"
    r"\bwarmly welcomed\b|\b(?:usual|normal|existing|ordinary|standard) (?:pastoral|"
    r"classroom|school|reward|behaviour|tutor|house|induction|assessment|college|"
    r"class) (?:system|support|practice|arrangements|teaching|procedures|provision|offer|"
    r"routines|activities)\b",
    re.I,
)


@passage_check("nobody_in_sentence")
def nobody_in_sentence(passage: ReadPassage) -> Iterator[Hit]:
    """A sentence that says in the passive how often or how long, and by nobody."""
    a = passage.amounts
    given = (*a.durations, *a.hours, *a.frequency)
    known = (*passage.people.roles, *passage.people.services, *passage.people.named, *passage.people.vague)
    for clause in passage.clauses:
        sentence = passage.sentence_of(clause.verb)
        if (
            not clause.passive
            or clause.agent
            or clause.role is not Role.MAIN
            or clause.modal not in ("will", "shall", "must")
        ):
            continue
        if any(g.overlaps(sentence) for g in given) and not any(k.overlaps(sentence) for k in known):
            start = clause.subject_span.start if clause.subject_span else clause.phrase.start
            yield Hit(span=Span(min(start, clause.phrase.start), clause.verb.end))
            return
