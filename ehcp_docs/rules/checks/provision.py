"""Checks of single provisions: who, what, how often, how long, for how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.amounts import VAGUE_GROUP
from ehcp_docs.language.provision import SESSIONAL, ProvisionReading, Sort
from ehcp_docs.language.spans import Span, found
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_CONTENT_TAGS = frozenset({"NOUN", "VERB", "ADJ"})
_EMPTY = frozenset("be have will do make take get give need use provide receive ensure include offer child pupil student".split())


def reading_of(passage: ReadPassage) -> ProvisionReading:
    """The provision that the passage holds, taken apart once."""
    kept = passage.__dict__.get("_provision")
    if kept is None:
        item = passage.plan.provision.get(passage.item)
        taken = (*passage.people.roles, *passage.people.vague)
        lemmas = tuple(
            dict.fromkeys(
                t.lemma_.lower()
                for t in passage.doc
                if t.pos_ in _CONTENT_TAGS
                and t.lemma_.lower() not in _EMPTY
                and not any(s.start <= t.idx < s.end for s in taken)
                and not re.match(r"\d", t.text)
                and t.lemma_.lower() not in _TIME_WORDS
            )
        )
        kept = ProvisionReading(
            passage.text, passage.amounts, passage.people, elements=item.elements if item else None, lemmas=lemmas
        )
        passage.__dict__["_provision"] = kept
    return kept


_TIME_WORDS = frozenset("day week month term year minute hour morning afternoon time half fortnight daily weekly regular frequent appropriate possible necessary".split())


def _whole(passage: ReadPassage) -> Hit:
    return Hit(span=Span(0, len(passage.text)))


@passage_check("provision_is_quantified")
def provision_is_quantified(passage: ReadPassage) -> Iterable[Hit]:
    """Who, how often and how long are all there (for use under ``unless``)."""
    return [_whole(passage)] if reading_of(passage).quantified else []


@passage_check("amount_in_sentence")
def amount_in_sentence(passage: ReadPassage) -> Iterator[Hit]:
    """Each sentence that gives an amount of time or number of times (for use under ``unless``)."""
    a = passage.amounts
    for sentence in passage.sentences:
        if any(s.overlaps(sentence) for s in (*a.frequency, *a.durations, *a.hours, *a.counts)):
            yield Hit(span=sentence)


def _done_with_child(r: ProvisionReading) -> bool:
    """Whether it is something done at times, which wants a frequency and a length."""
    return Sort.SESSION in r.sorts and not (r.sorts & {Sort.EQUIPMENT, Sort.ENVIRONMENT} and not r.is_therapy)


@passage_check("no_amount_at_all")
def no_amount_at_all(passage: ReadPassage) -> Iterator[Hit]:
    """Help done at times without any number of times or length."""
    r = reading_of(passage)
    if r.how_often or r.amounts.durations or not _done_with_child(r):
        return
    if passage.times and Sort.ARRANGEMENT in r.sorts:
        return  # a plan, report or meeting by a date
    yield Hit(span=_core_words(passage))


@passage_check("no_frequency")
def no_frequency(passage: ReadPassage) -> Iterator[Hit]:
    """A length without a number of times."""
    r = reading_of(passage)
    dated = [t for t in passage.times if t.kind.value in ("date", "stage")]
    if r.how_long and not r.how_often and not dated and _done_with_child(r):
        yield Hit(span=r.how_long[0])


@passage_check("no_length")
def no_length(passage: ReadPassage) -> Iterator[Hit]:
    """A number of times without a length, sentence by sentence."""
    r = reading_of(passage)
    if r.how_long or not _done_with_child(r):
        return
    for span in r.amounts.frequency:
        sentence = passage.sentence_of(span).of(passage.text)
        if _NO_LENGTH_NEEDED.search(sentence) or not SESSIONAL.search(sentence):
            continue
        if re.search(r"\b(?:weeks|days) (?:a|per|of the) ", span.of(passage.text)):
            continue
        yield Hit(span=span)
        return


_NO_LENGTH_NEEDED = re.compile(
    r"\b(?:review|report|written|plan|record|check(?:s|ed)?|update[sd]?|chart|target|send|sent|supply|repair|serviced?|replaced?|meeting|mark|weigh|note|told|email|telephone|phone|timetable|put|place|give)\b",
    re.I,
)


def _core_words(passage: ReadPassage) -> Span:
    """The words of the first clause that says what is done."""
    first = passage.sentences[0] if passage.sentences else Span(0, len(passage.text))
    clause = next((c for c in passage.clauses if c.role is Role.MAIN and c.verb.overlaps(first)), None)
    start = clause.verb.start if clause and first.end - clause.verb.start > 12 else first.start
    end = min(first.end, start + 90)
    cut = passage.text.rfind(" ", start, end) if end < first.end else end
    return Span(start, start + len(passage.text[start:cut].rstrip(" .,;:")))


@passage_check("vague_actor")
def vague_actor(passage: ReadPassage) -> Iterator[Hit]:
    """Staff, adults, someone, the school: as the ones who are to act."""
    for span in passage.people.vague:
        words = span.of(passage.text)
        if _narrowed(passage.text, span) or _known(passage, span, words):
            continue
        clause = _acting(passage, span, words)
        if clause is not None:
            yield Hit(span=_actor_phrase(passage, span, True))
        elif _BY.search(passage.text[: span.start]):
            yield Hit(span=span)


_BY = re.compile(r"\bby\s+(?:(?:the|a|an|all|any|trained|other|his|her|their|familiar|experienced|skilled|relevant|appropriate|various|suitable|external|school)\s+){0,3}$", re.I)
_INSTITUTIONS = frozenset("school setting academy nursery college provider service services team agencies".split())
_SUPPLYING = frozenset(
    "see lend supply buy keep provide repair replace insure fit install maintain give order pay fund hold put set display print store have make train release arrange ensure".split()
)


def _acting(passage: ReadPassage, span: Span, words: str) -> Clause | None:
    for clause in passage.clauses:
        if clause.subject_span and clause.subject_span.overlaps(span) and _is_head(clause.subject, words):
            supplies = clause.lemma in _SUPPLYING and words.lower().split()[-1] in _INSTITUTIONS
            if clause.role is Role.MAIN and not supplies:
                return clause
    return None


def _known(passage: ReadPassage, span: Span, words: str) -> bool:
    """“The technology team”, “the adult” after a role was named: no longer vague."""
    before = passage.text[max(0, span.start - 40) : span.start]
    last = words.lower().split()[-1]
    if last in ("team", "service", "services", "agencies"):
        return bool(re.search(r"[\w’'-]+ $", before)) and not re.search(r"\b(?:the|a|an|by|and|or|external|other) $", before, re.I) or bool(
            re.search(rf"\w+ {last}\b", passage.text[: span.start], re.I)
        )
    named = any(role.end <= span.start for role in (*passage.people.roles, *passage.people.named))
    return named and bool(re.search(r"\b(?:the|this|that|same|each|other) $", before, re.I)) and last in ("adult", "person", "practitioner")


def _is_head(head: str, words: str) -> bool:
    return head.lower() in words.lower().split() or words.lower() == head.lower()


def _narrowed(text: str, span: Span) -> bool:
    """“Staff trained by the therapist in ...”, “all eleven adults who teach her”, “two named adults”."""
    after = text[span.end : span.end + 60]
    before = text[max(0, span.start - 30) : span.start]
    return bool(
        re.match(r"['’]?s?,? (?:(?:is|are|was) (?:speaking|teaching|leading|talking|reading)|who|trained|with (?:a |at least)|qualified|that (?:teach|work)|named|other than)\b", after, re.I)
        or re.search(r"\b(?:all|every|each|two|three|four|named|both)(?: \w+)? $", before, re.I)
        or re.match(r" (?:council|authority|library|canteen|hall|playground|building|day|year|week|site|grounds|nurse|minibus|gate|office|dinner)", after, re.I)
        or re.match(r"['’]s", after)
    )


def _actor_phrase(passage: ReadPassage, span: Span, with_verb: bool) -> Span:
    if not with_verb:
        return span
    rest = re.split(r"[.;,]", passage.text[span.end :])[0]
    words = rest.split(" ")
    return Span(span.start, span.end + len(" ".join(words[:6]).rstrip()))


@passage_check("nobody_named")
def nobody_named(passage: ReadPassage) -> Iterator[Hit]:
    """Something is to be done at times, and no role, service or person does it."""
    r = reading_of(passage)
    if r.who or r.people.vague or not _done_with_child(r) or r.named_methods and r.how_often:
        return
    yield Hit(span=_core_words(passage))


@passage_check("vague_group")
def vague_group(passage: ReadPassage) -> Iterator[Hit]:
    """A group whose size is not given in the same sentence."""
    for span in found(VAGUE_GROUP, passage.text):
        words = span.of(passage.text)
        if not re.search(r"\b(?:small|smaller|reduced|low|nurture|tiny|skills|friendship|social|lego|talk|therapy)\b", words, re.I):
            continue
        sentence = passage.sentence_of(span)
        if any(g.overlaps(sentence) and not _only_individual(g.of(passage.text)) for g in passage.amounts.groups):
            continue
        start = max(span.start, span.end - 40)
        small = re.search(r"\b(?:an? )?(?:small|smaller|reduced|nurture|tiny|social|lego|friendship|talk|skills)[\w\s-]*$", words, re.I)
        yield Hit(span=Span(span.start + small.start(), span.end) if small else Span(start, span.end))


def _only_individual(words: str) -> bool:
    return bool(re.match(r"(?:1|one)\s?(?::|-| )|individual|on (?:his|her|their) own", words, re.I))


@passage_check("vague_content")
def vague_content(passage: ReadPassage) -> Iterator[Hit]:
    """Support, input, help, intervention: words for help that do not say what is done."""
    r = reading_of(passage)
    if r.what_met >= 1.0:
        return
    for chunk in passage.doc.noun_chunks:
        if chunk.root.lemma_.lower() in ("support", "input", "help", "intervention", "assistance", "provision", "therapy", "programme", "strategy", "guidance", "mentoring", "monitoring"):
            yield Hit(span=Span(chunk.start_char, chunk.end_char))
            return


@passage_check("therapy_without_therapist_time")
def therapy_without_therapist_time(passage: ReadPassage) -> Iterator[Hit]:
    """A therapy or its programme, and no therapist's time."""
    r = reading_of(passage)
    if not r.is_therapy or passage.amounts.durations or passage.amounts.hours:
        return
    match = _THERAPY_GIVEN.search(passage.text) or (None if passage.times else _THERAPY_FIRST.match(passage.text))
    if match:
        yield Hit(span=Span(match.start(), match.end()))


_THERAPIES = r"(?:therap\w+|physio\w*|SaLT|SALT|SLT|OT|CAMHS|counselling|psychotherap\w+)"
_THERAPY_GIVEN = re.compile(
    r"\b(?:follow|have|receive|access|continue with|work(?:s|ing)? on|carry out|deliver(?:ed)?|provided?|undertake|complete|through|with|from|by)\b[^.;]{0,40}?"
    rf"\b{_THERAPIES}(?: (?:programme|support|input|intervention|service|sessions|strategies|targets|advice))?(?: at school| in school)?",
    re.I,
)
_THERAPY_FIRST = re.compile(rf"(?:[\w-]+ ){{0,5}}(?:(?i:therap\w+|physio\w*|counselling)|SaLT|SALT|SLT|OT|CAMHS)\b[^.;]{{0,70}}")


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
    r"\b(?:swallow\w*|eating and drinking|drinking|feeding|dysphagia|saliva|medic\w+|tablets?|prescription|inhaler|injections?|insulin|seizures?|catheter\w*|transfers?|hoist\w*|"
    r"parents?|carers?|mother|father|family|staff|pain|posture|stretches|splints?|sleep|moving and handling|first aid|nurse)\b",
    re.I,
)
_EDUCATING = (
    re.compile(r"\b(?:will|shall|must|to) (?:teach|coach|tutor|instruct|educate)\b [^.;]{3,60}", re.I),
    re.compile(r"\b(?:speech and language therap\w+|SaLT|SALT|SLT)\b[^.;]{0,60}?\b(?:sessions?|work|teach\w*|develop\w*|improv\w*|practi[sc]e|train\w*|skills|programme|therapy|group)\b[^.;]{0,40}", re.I),
    re.compile(r"\boccupational therap\w+\b[^.;]{0,80}?\b(?:teach\w*|handwriting|pencil|hand skills|fine motor|skills|dressing|learn\w*|sensory (?:diet|programme|circuit))\b[^.;]{0,30}", re.I),
    re.compile(r"\b(?:social (?:skills|communication)|literacy|reading|numeracy|independence|life skills|study skills)\b[^.;]{0,20}\b(?:group|teaching|lessons|training|sessions?|programme|course)\b", re.I),
)  # fmt: skip


@passage_check("transport")
def transport(passage: ReadPassage) -> Iterator[Hit]:
    """Home to school transport."""
    for span in found(_TRANSPORT, passage.text):
        sentence = passage.sentence_of(span).of(passage.text)
        if not re.search(r"\b(?:travel training|travel trainer|independent(?:ly)? travel|learn to travel|practis\w+|trips?|visits?|swimming pool|off[- ]site|work placement|outing)\b", sentence, re.I):
            yield Hit(span=span)


_TRANSPORT = re.compile(
    r"\b(?:(?:home[- ]to[- ](?:school|college)|school|college|council|door[- ]to[- ]door|daily|specialist|assisted) transport|transport (?:to|from|between|will|is|and|home|for)|taxi|taxis|minibus(?: place)?(?: from home)?|passenger assistant|"
    r"escort(?:ed)? (?:to|from) (?:school|college|home)|school bus|travel (?:assistance|pass|allowance|escort)|mileage)\b[^.;,]{0,30}",
    re.I,
)


@passage_check("short_break_without_amount")
def short_break_without_amount(passage: ReadPassage) -> Iterator[Hit]:
    """Short breaks or other care without hours or nights."""
    a = passage.amounts
    match = re.search(r"\b(?:short breaks?|respite|overnight (?:care|stays?)|sitting service|outreach|befriend\w*|holiday (?:club|activities|playscheme)|direct payments?|care package|sitter|home care|personal care support|family support)\b[^.;,]{0,50}", passage.text, re.I)
    if match and not a.durations and not a.hours and not a.counts:
        yield Hit(span=Span(match.start(), match.end()))


@passage_check("flexible_without_floor")
def flexible_without_floor(passage: ReadPassage) -> Iterator[Hit]:
    """Flexible, without a minimum that holds."""
    for span in found(_FLEXIBLE, passage.text):
        if not passage.amounts.floors:
            yield Hit(span=span)


_FLEXIBLE = re.compile(
    r"\b(?:on a flexible basis|flexibl[ey](?: \w+){0,2}|flexibility(?: \w+){0,3}|as and when|responsive(?:ly)?(?: basis)?|ad hoc(?: basis)?|drop[- ]in(?: basis)?|on a needs[- ]led basis|needs[- ]led)\b(?: (?:across|over|throughout|during) the \w+)?",
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
    r"\b(?:as part of|within|embedded (?:in|within|throughout|across)|built into|woven into|incorporated (?:in|into)|integrated (?:in|into|within)|during) (?:his|her|their|the|a|an)(?: \w+){0,2} (?:timetable|curriculum|day|week|lessons|provision|programme|offer|routine|routines|placement)\b",
    re.I,
)


@passage_check("single_vague_word")
def single_vague_word(passage: ReadPassage) -> Iterator[Hit]:
    """A provision of a few words that are all for help in general."""
    r = reading_of(passage)
    if passage.passage.kind is Kind.PROVISION and len(passage.text.split()) <= 8 and not r.amounts.how_long:
        yield Hit(span=Span(0, len(passage.text.rstrip("."))))




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
    gains = first.lemma in ("learn", "feel", "develop", "become", "improve", "understand", "manage", "make", "show", "gain")
    if gains or re.match(r"be (?:able|more|confident|happy|safe|independent)", after):
        yield Hit(span=_core_words(passage))


@passage_check("vague_length")
def vague_length(passage: ReadPassage) -> Iterator[Hit]:
    """A brief slot, a few minutes, a short burst: a length that is none."""
    for span in found(_VAGUE_LENGTH, passage.text):
        sentence = passage.sentence_of(span)
        if not any(d.overlaps(sentence) for d in (*passage.amounts.durations, *passage.amounts.hours)):
            yield Hit(span=span)


_VAGUE_LENGTH = re.compile(
    r"\b(?:an? )?(?:brief|short|quick|little|bite-?sized?|mini|timely|lengthy|extended|suitable|reasonable|small)(?: \w+)? (?:slots?|sessions?|bursts?|periods?|spells?|stints?|chats?|catch-?ups?|whiles?|blocks?|times?|lessons?|visits?|amounts? of time|conversations?)\b"
    r"|\b(?:a few|several|some|a couple of) (?:minutes|hours|sessions|lessons|visits|weeks|times|days)\b|\bfor (?:a|some) (?:while|time)\b|\ba bit of (?:time|help|support)\b|\b(?:some|protected|dedicated|regular|quality) time\b(?! (?:in|for) (?:tests|exam\w*))",
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


_QUALIFIED = re.compile(r"\b(?:therapist|psychologist|teacher|nurse|physiotherapist|paediatrician|doctor|counsellor|audiologist|social worker)s?\b", re.I)
_PEOPLE = r"(?:staff|adults?|teaching assistants?|TAs?|assistants?|tutors?|practitioners?|people|person|mentors?|workers?|professionals?|members? of staff|coach(?:es)?|team|someone|somebody)"
_REST = r"(?:(?! (?:will|shall|must|to|is|are|can|may)\b)[^.;,:]){0,40}"
_VAGUE_QUALITY = re.compile(
    rf"\b(?:suitably|appropriately|adequately|properly|well|specially|highly|fully|relevantly)[- ](?:trained|qualified|experienced|skilled|informed)(?: {_PEOPLE})?\b"
    rf"|\b(?:experienced|skilled|knowledgeable|caring|nurturing|empathetic|understanding|patient|friendly|sympathetic|suitable|appropriate|consistent|familiar|trusted|competent|capable)(?:,? (?:and )?(?:caring|nurturing|friendly|patient|skilled|calm|kind|trained|experienced|empathetic))? {_PEOPLE}\b(?! (?:in|by|to|who|with (?:a |the |level)))"
    rf"|\bwith (?:(?:an?|some|good|sound|relevant|appropriate|suitable|plenty of|the right|enough|sufficient) )*(?:feel for|understanding of|knowledge of|interest in|awareness of|manner|flair for|aptitude for|rapport with|way with)\b{_REST}"
    rf"|\bwho (?:knows?|understands?|is (?:familiar with|used to|good with)|has (?:an understanding|an awareness)|gets? on)\b{_REST}",
    re.I,
)


@passage_check("open_choice")
def open_choice(passage: ReadPassage) -> Iterator[Hit]:
    """Whichever, whatever: anything would do."""
    for match in re.finditer(r"\b(?:whichever|whatever|one or other|either of|any (?:suitable|appropriate|available|similar|other))\b[^.;,]{0,50}", passage.text, re.I):
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
    r"\b(?:be|are|is|been|being|made|make|made fully|kept|remain|become)(?: fully| all| well)? (?:aware|mindful|conscious|sensitive|alert|alerted|informed|reminded|briefed|familiar|knowledgeable|vigilant|considerate|flagged(?: up)?|sensitised|cognisant)\b(?: (?:of|to|about|with|that))?[^.;,]{0,45}"
    r"|\b(?:have|has|show|with|gain|given) (?:an?|some|a good|a sound|a clear|a full|a shared|a working)? ?(?:understanding|awareness|knowledge|appreciation|overview|insight)(?: of| into)?\b[^.;,]{0,40}"
    r"|\b(?:bear(?:ing)? in mind|take (?:into )?account(?: of)?|raise awareness|awareness[- ]raising|awareness training|awareness session|flagged up|brought to the attention|made known|know about)\b[^.;,]{0,40}"
    r"|\b(?:recogni[sz]e|understand|appreciate|acknowledge) (?:that|how|why|the impact|her needs|his needs|their needs)\b[^.;,]{0,40}",
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
    r"\b(?:adapt|adjust|tweak|modify|tailor|simplify|personali[sz]e|differentiate|scaffold|individuali[sz]e|customi[sz]e|alter|amend)(?:s|es|ed|ing|ied)?\b(?: \w+){0,4}? (?:work|tasks?|lessons?|curriculum|materials?|resources?|teaching|activit(?:y|ies)|expectations?|approach(?:es)?|language|what (?:they|she|he|is) (?:set|sets|teach|taught|asked|ask)|worksheets?|content|instructions?|assessments?|delivery)\b[^.;,]{0,30}"
    r"|\b(?:work|tasks?|lessons?|curriculum|materials?|resources?|teaching|activities|learning|content|instructions?)(?: \w+){0,3} (?:will|shall|must|to|is|are|should) (?:\w+ )?be (?:\w+ )?(?:adapted|adjusted|tweaked|modified|tailored|simplified|personali[sz]ed|differentiated|scaffolded|individuali[sz]ed|matched|pitched|accessible|made accessible|manageable)\b[^.;,]{0,40}",
    re.I,
)
_HOW = re.compile(r"\b(?:by \w+ing|into|to \d|\d+ ?(?:point|words|questions|lines|steps|minutes)|no more than|at most|printed|large print|font|braille|symbols?|pictures?|audio|read aloud|one side|two versions|instead of|rather than|:)|:", re.I)


@passage_check("policy_as_provision")
def policy_as_provision(passage: ReadPassage) -> Iterator[Hit]:
    """A policy of the school, or what everybody gets, in place of something for this child."""
    for span in found(_POLICY, passage.text):
        yield Hit(span=span)


_POLICY = re.compile(
    r"\b(?:follow(?:ing|s)?|in line with|through|apply(?:ing)?|under|within|according to|in accordance with|as (?:set out|described) in|consistent with|using) (?:the |its |their |our )?(?:\w+['’]s )?(?:\w+ ){0,3}polic(?:y|ies)\b"
    r"|\b(?:available|offered|open|given|provided) to (?:all|every|any|everybody|everyone)(?: (?:pupils?|students?|children|learners?))?\b|\b(?:as|like|just as) (?:for |with )?(?:all|any|every) (?:other )?(?:pupils?|students?|children|learners?)\b|\blike everyone else\b"
    r"|\b(?:warm(?:ly)?|friendly) (?:welcom\w+|ethos|atmosphere|environment)\b|\bwarmly welcomed\b|\b(?:usual|normal|existing|ordinary|standard) (?:pastoral|classroom|school|reward|behaviour|tutor|house|induction|assessment|college|class) (?:system|support|practice|arrangements|teaching|procedures|provision|offer|routines|activities)\b",
    re.I,
)
