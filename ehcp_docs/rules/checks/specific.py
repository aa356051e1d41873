"""Checks of provision for what should not stand there: vague lengths and qualities, policies, transport, therapy in G."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.actions import Role
from ehcp_docs.language.spans import Span, found, merged
from ehcp_docs.rules.checks.declared import declared
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


@passage_check("therapy_for_school_needs", "needs")
def therapy_for_school_needs(passage: ReadPassage) -> Iterator[Hit]:
    """In G or H: therapy in school that serves needs of Section B alone."""
    item = passage.plan.provision.get(passage.item or "")
    if item is None or not item.needs or _MEDICAL.search(passage.text):
        return
    educational = {need.id for letter, need in passage.plan.plan.needs() if letter == "B"}
    therapist = _THERAPIST.search(passage.text)
    told = any(educates_in_health_section(passage))
    if therapist and not told and _IN_SCHOOL.search(passage.text) and set(item.needs) <= educational:
        span = Span(therapist.start(), therapist.end())
        yield Hit(span=span, fields={"needs": ", ".join(item.needs)})


_THERAPIST = re.compile(
    r"\b(?:physio\w*|(?:(?:occupational|speech(?: and language)?|music|art|drama|play) )?therap(?:ist|y|ists)|"
    r"psycholog(?:ist|y)|SaLT|SALT|SLT|OT|counsell(?:or|ing))\b",
    re.I,
)
_IN_SCHOOL = re.compile(
    r"\b(?:(?:in|at) (?:the )?(?:school|college|nursery|class|lessons?)|teachers?|teaching assistants?|TAs?|"
    r"learning support assistants?|SENCO|lessons?|classroom|timetable|school staff)\b",
    re.I,
)
_MEDICAL = re.compile(
    r"\b(?:swallow\w*|eating and drinking|drinking|feeding|dysphagia|saliva|medic\w+|tablets?|prescri\w+|inhaler|"
    r"injections?|insulin|seizures?|catheter\w*|hoist\w*|pain|splints?|sleep|nurse|botulinum|surgery|chest|"
    r"orthotic\w*|casts?|scoliosis|dislocat\w+|contractures?)\b",
    re.I,
)
"""Treatment of the body, which is health provision whatever it serves."""
_HEALTH_CARE = re.compile(
    r"\b(?:swallow\w*|eating and drinking|drinking|feeding|dysphagia|saliva|medic\w+|"
    r"tablets?|prescription|inhaler|injections?|insulin|seizures?|catheter\w*|transfers?|"
    r"hoist\w*|"
    r"parents?|carers?|mother|father|family|staff|pain|posture|stretches|splints?|sleep|"
    r"moving and handling|first aid|nurse)\b",
    re.I,
)
_EDUCATING = (
    re.compile(r"\bhelps? (?:[\w’'-]+ )?(?:to )?(?:learn|practise|develop|master|understand)\b [^.;]{3,50}", re.I),
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
    named = merged([*found(_TRANSPORT, passage.text), *found(_CARRIED, passage.text)])
    others = [s for s in found(_BROUGHT_IN, passage.text) if not any(s.overlaps(n) for n in named)]
    for span in sorted([*named, *others]):
        if _BAY.match(passage.text[span.start : span.end + 8]):
            continue
        sentence = passage.sentence_of(span).of(passage.text)
        daily = re.search(
            r"\b(?:from|to) (?:\w+ ){0,2}(?:home|school|college)\b", span.of(passage.text), re.I
        )
        if daily or not re.search(
            r"\b(?:travel training|travel trainer|independent(?:ly)? travel|learn to travel|"
            r"practis\w+|trips?|visits?|swimming pool|off[- ]site|work placement|outing|travel train\w*|teach(?:es)?|"
            r"independently|by (?:herself|himself|themselves)|lessons?)\b",
            sentence,
            re.I,
        ):
            yield Hit(span=span)


_BAY = re.compile(
    r"(?:taxi|taxis|school bus|minibus) (?:bay|rank|stop|door|gate|driver|escort|timetable)", re.I
)
_CARRIED = re.compile(
    r"\b(?:cab|people[- ]carrier|car|taxi|minibus|bus|vehicle|van)s? (?:\w+ ){0,3}?(?:takes?|brings?|"
    r"collects?|fetch(?:es)?|drives?|picks? up|drops?) (?:\w+ ){0,2}?"
    r"(?:in|to school|to college|home|from home|to and from)\b[^.;,]{0,25}"
    r"|\b(?:picked up|collected|fetched|dropped off|driven|brought in) (?:\w+ ){0,2}?(?:from|at|to) (?:her|"
    r"his|their|the) (?:house|home|front door|door|doorstep)\b[^.;,]{0,30}"
    r"|\btravel(?:s|led|ling)? (?:to|from|between) (?:\w+ ){0,3}?(?:school|college|home)\b(?: (?:with|by|"
    r"in) [^.;,]{0,30})?"
    r"|\b(?:conveys?|transports?|ferr(?:y|ies)) (?:\w+ ){1,2}?(?:to|from|between|home)\b[^.;,]{0,30}"
    r"|\b(?:door[- ]to[- ]door|home[- ]to[- ]school|council[- ]funded|assisted) (?:travel|journeys?|"
    r"transfer)\b[^.;,]{0,30}|\bschool run\b"
    r"|\b(?:petrol|fuel|mileage|fares?|taxi) (?:costs?|money|allowance|refund\w*|expenses)\b|\b(?:the |"
    r"a )?(?:special|school|council|yellow) (?:bus|minibus|coach) (?:in|to|home|from)\b",
    re.I,
)
_BROUGHT_IN = re.compile(
    r"\b(?:comes?|coming|arrives?|gets?|goes|go|travels?|brought|taken|driven|transported) (?:\w+ ){0,4}?(?:by|in)"
    r" (?:an? |the )?"
    r"(?:\w+ )?(?:car|taxi|cab|minibus|people carrier)\b[^.;,]{0,30}"
    r"|\b\d+ ?(?:p|pence) (?:a|per) mile\b|\bper mile\b|\b(?:bus|train|tram|rail|season|oyster) (?:pass|card|ticket"
    r"|warrant)\b"
    r"[^.;,]{0,25}|\b(?:to )?get to and from (?:school|college)\b|\bseat (?:\w+ ){0,3}?on the (?:[\d.]+ )?(?:minibus"
    r"|bus|coach)\b"
    r"|^Transport: [^.;]{3,60}",
    re.I,
)
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


@passage_check("flexible_without_floor")
def flexible_without_floor(passage: ReadPassage) -> Iterator[Hit]:
    """Flexible, without a minimum that holds."""
    if passage.amounts.floors:
        return
    for span in merged([*found(_FLEXIBLE, passage.text), *found(_ELASTIC, passage.text)]):
        if not _SUPPLE.search(passage.text[max(0, span.start - 25) : span.end + 20]):
            yield Hit(span=span)


_SUPPLE = re.compile(
    r"\b(?:hip|joint|muscle|body|spine|hamstring|knee|ankle|wrist|arm|leg|trunk|"
    r"shoulder)s?,? (?:and \w+ )?flexib|flexib\w+[ -](?:of (?:the|her|his|their) "
    r"(?:hip|joint|limb|muscle|body|spine)|seat|seating|thinking|thinker|disc|lead|tube|arm)|\b(?:more|be|"
    r"being|become|becoming) flexible",
    re.I,
)
_ELASTIC = re.compile(
    r"\b(?:with|such|some|some degree of|an element of|a degree of|a measure of|reasonable|room for|"
    r"scope for|allow(?:ing|s)? for|built-in) (?:such )?(?:[\w-]+ ){0,2}?"
    r"(?:elasticity|latitude|leeway|give and take|slack|wriggle room|flexibility|room for manoeuvre|"
    r"looseness|adjustment|variation|discretion|tolerance)\b[^.;]{0,50}"
    r"|\bgive and take\b[^.;,]{0,25}|,? ?\bgive or take\b(?: [^.;,]{3,20})?|\bor thereabouts\b|\b(?:hours|"
    r"minutes|sessions|times|days) or so\b"
    r"|\b(?:ebbs?|flows?|moves?|mov(?:e|ing) (?:around|about)|shifts?|bends?|flex(?:es)?|varies|vary|"
    r"fluctuates?|goes? up and down|come and go)\b(?: \w+){0,2} "
    r"(?:with|according to|as|depending on|to suit|in line with) (?:the |her |his |their )?(?:needs?|mood|"
    r"demands?|week|day|class|timetable|circumstances|"
    r"pressures?|presentation|school)\b[^.;,]{0,30}"
    r"|\b\d+ ?(?:[–-]|to) ?\d+ (?:hours|minutes|sessions|visits)[^.;,]{0,25}? (?:as (?:necessary|needed|required"
    r"|appropriate|he|she|"
    r"they)|depending)\b[^.;,]{0,25}"
    r"|\b(?:flex|vary|differ|fluctuate|change|shift|swing)(?:s|es|ed|ing|ies)? (?:from (?:week|day|term|month|lesson) to "
    r"(?:week|day|term|month|lesson)|week by week|day by day|day to day|with the (?:season|term|time|day|timetable"
    r"|weather))\b"
    r"|\b(?:more|longer|less|fewer) (?:in|on) some (?:weeks|days|terms|months) than (?:in |on )?others?\b|\b,? more or"
    r" less(?=[.,;]|$)"
    r"|\b(?:used|taken|given|spent|deployed|spread|arranged) (?:\w+ )?as (?:the |his |her |their )?(?:\w+ )?(?:term"
    r"|week|day|timetable|"
    r"need|course|occasion)s? (?:requires?|demands?|needs?|allows?|dictates?|suggests?|develops?|unfolds?)\b"
    r"|\b(?:timings?|times|hours|pattern|dates|sessions|days|frequency|amount) (?:is |are |being |(?:will |to )be )?"
    r"(?:kept |left )(?:deliberately |quite |\w+ly )?(?:loose|open|fluid|flexible|vague)\b"
    r"|\b(?:arranged|planned|timed|set|built|fitted|organi[sz]ed|worked) (?:in )?(?:around|to fit|to suit) (?:the |"
    r"his |her |"
    r"their |[\w-]+['’]s )?(?:\w+ )?(?:moods?|presentation|energy|behaviour|day|week|timetables?|school day|"
    r"other commitments)\b"
    r"|\b(?:read|construed|applied|interpreted|taken|treated|understood|used|deployed) (?:\w+ )?(?:loosely|"
    r"liberally|creatively|imaginatively|with latitude|with (?:a )?"
    r"common sense|as a guide|as indicative|pragmatically|sensibly)\b"
    r"|\b(?:hours|times|sessions|amounts?|frequency|timings?|figures?|lengths?) (?:is |are |being |here |"
    r"given )?(?:\w+ly )?(?:approximate|indicative|a guide|notional|fluid|variable|"
    r"loose|nominal|illustrative|not fixed|not set in stone)\b"
    r"|\b(?:approximate|indicative|notional|nominal|not set in stone)\b(?=[^.;]{0,10}\b(?:hours|times|only|"
    r"and may|amount|figure|timing))"
    r"|\b(?:in blocks or singly|in one go or|as works best|as (?:best )?suits|whatever works|as seems best|"
    r"as the mood takes|as events dictate)\b[^.;,]{0,25}"
    r"|\btimetable(?: [\w’']+){0,4} is (?:fluid|loose|open|flexible|variable)\b",
    re.I,
)


_FLEXIBLE = re.compile(
    r"\b(?:on a flexible basis|flex(?:ed|es|ing)?(?: \w+){0,2} to suit|flexibl[ey](?: \w+){0,2}|"
    r"flexibility(?: \w+){0,3}|"
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


@passage_check("open_choice")
def open_choice(passage: ReadPassage) -> Iterator[Hit]:
    """Whichever, whatever: anything would do."""
    for match in re.finditer(
        r"\b(?:whichever|whatever|one or other|either of|any (?:suitable|appropriate|available|similar|other)|"
        r"(?:or|and) (?:an?)?other (?:suitable|appropriate|available|similar|suitably \w+|appropriately \w+))\b[^.;,]{0,50}",
        passage.text,
        re.I,
    ):
        words = re.findall(r"[\w’']+", match[0].lower())[1:3]
        words += re.findall(r"([\w’'-]+) (?:likes?|chooses?|prefers?|wants?|picks?)\b", match[0])
        if not any(passage.plan.child.mean(w) for w in words):
            end = re.split(r" (?:will|shall|must|to|is|are|can|may)\b", match[0])[0].rstrip()
            yield Hit(span=Span(match.start(), match.start() + len(end)))


_DONE = frozenset(
    "practise teach deliver run rehearse provide give offer read play use work carry undertake".split()
)
_WITH_OR_TO = re.compile(r"(?: out| through)? (?:with|to) (?:[A-Z]\w+|him|her|them)\b")
"""“Will be practised with Ama”: done with the child, in a sentence before the one that gives the times."""


@passage_check("nobody_in_sentence")
def nobody_in_sentence(passage: ReadPassage) -> Iterator[Hit]:
    """A sentence that says in the passive how often or how long, and by nobody."""
    if declared(passage).who:
        return
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
        done = given and clause.lemma in _DONE and _WITH_OR_TO.match(passage.text[clause.verb.end :])
        timed = any(g.overlaps(sentence) for g in given)
        if (timed or done) and not any(k.overlaps(sentence) for k in known):
            start = clause.subject_span.start if clause.subject_span else clause.phrase.start
            yield Hit(span=Span(min(start, clause.phrase.start), clause.verb.end))
            return


_SPEECH = re.compile(
    r"\b(?:speech(?: and| &)? language therap(?:y|ist)s?|speech therap(?:y|ist)s?|SaLT|SALT|SLT|S&LT)\b(?! assessment)"
)
_OF_HEALTH = re.compile(
    r"\b(?:swallow\w*|dysphagia|eating|drinking|feed(?:s|ing)?|fed|saliva|dribbl\w*|mealtimes?|chok\w*|aspirat\w*|"
    r"tracheostomy|videofluoroscopy|textures?|thickener)\b",
    re.I,
)


@passage_check("speech_therapy_in_health")
def speech_therapy_in_health(passage: ReadPassage) -> Iterator[Hit]:
    """Speech and language therapy as health or care, and nothing of eating or swallowing (Code of Practice, 9.74)."""
    if _OF_HEALTH.search(passage.text):
        return
    for span in found(_SPEECH, passage.text):
        yield Hit(span=span)
        return
