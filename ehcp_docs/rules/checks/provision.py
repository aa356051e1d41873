"""Checks of single provisions: who, what, how often, how long, for how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.amounts import MINUTES
from ehcp_docs.language.provision import NO_LENGTH_NEEDED, SESSIONAL, ProvisionReading, Sort
from ehcp_docs.language.spans import Span
from ehcp_docs.plan.name_words import INSTITUTIONS
from ehcp_docs.rules.checks.declared import declared
from ehcp_docs.rules.checks.persons import capital_run, known, looks_like_name, stands_alone
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_CONTENT_TAGS = frozenset({"NOUN", "VERB", "ADJ"})
_EMPTY = frozenset(
    (
        "be have will do make take get give need use provide receive ensure include offer child pupil student"
    ).split()
)


@passage_fact
def reading_of(passage: ReadPassage) -> ProvisionReading:
    """The provision that the passage holds, taken apart once."""
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
    return ProvisionReading(
        passage.text,
        passage.amounts,
        passage.people,
        elements=item.elements if item else None,
        lemmas=lemmas,
        names=passage.plan.child.names
        | known(passage.plan).others
        | known(passage.plan).places
        | doers(passage),
        times=tuple(passage.times),
    )


_DELIVERS = frozenset(
    "run lead teach hold give meet see sit read plan teach coach train offer deliver arrange visit collect fetch write "
    "practise sing cook organise start set show take bring play work talk walk".split()
)


_FOR_OTHERS = frozenset("run lead teach coach train supervise".split())
"""What children seldom do: where the child's name is not known, only these make a name somebody else's."""


def doers(passage: ReadPassage, verbs: frozenset[str] = _DELIVERS) -> frozenset[str]:
    """Names, in lower case, of those who by the sentence's grammar do something: no method, though with a capital."""
    found_names = set()
    for token in passage.doc:
        if token.dep_ == "nsubj" and token.head.lemma_.lower() in verbs and looks_like_name(token):
            run = capital_run(token)
            if len(run) <= 2 and not any(word.lower_ in INSTITUTIONS for word in run):
                found_names |= {word.lower_ for word in run}
    return frozenset(found_names)


_TIME_WORDS = frozenset(
    (
        "day week month term year minute hour morning afternoon time half fortnight daily "
        "weekly "
        "regular frequent appropriate possible necessary"
    ).split()
)


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


@passage_check("frequency_in_sentence")
def frequency_in_sentence(passage: ReadPassage) -> Iterator[Hit]:
    """Each sentence that says how often (for use under ``unless``)."""
    a = passage.amounts
    for sentence in passage.sentences:
        if any(s.overlaps(sentence) for s in (*a.frequency, *a.hours, *a.counts, *a.continuous)):
            yield Hit(span=sentence)


def _wants_amount(passage: ReadPassage) -> bool:
    """Whether it is something done at times, which wants a frequency and a length."""
    return _done_with_child(reading_of(passage)) or bool(_acted_on(passage))


def _done_with_child(r: ProvisionReading) -> bool:
    """Whether the words speak of sessions, and not of equipment or a place."""
    if r.is_session:
        return True
    fixed = r.sorts & {Sort.EQUIPMENT, Sort.ENVIRONMENT} and not r.is_therapy
    return _PRACTICE.search(r.text) is not None and not fixed


_PRACTICE = re.compile(
    r"\b(?:practis(?:es|ing)|practices|rehears(?:e|es|ing|al)|revises?|drills?|goes? (?:through|over)|goes|"
    r"sits? (?:down )?with|"
    r"talks? (?:with|to|through|about)|chats? with|natters?|listens? to|hears?|plays? with|cooks? with|"
    r"bakes? with|instruction|tuition|"
    r"attends? (?:upon|on)|takes? (?:her|him|them|[A-Z]\w+) through|spends?)\b"
)


_THIS_IS = re.compile(
    r"(?:(?<=[.;] )|^)(?:This|These|It|They|He|She|[A-Z]\w+) (?:will|shall|must) (?:be|happen|take place|run|do this"
    r"|have this) "
    r"(?:once |twice |three times )?(?:daily|weekly|fortnightly|monthly|each|every|a week|a day|a term|on \w+days)\b"
)
"""“This will be weekly”: what the sentence before told is done at times, whatever it is."""


_ACTS = frozenset(
    (
        "see meet visit teach coach tutor mentor work read practise play talk listen hear cook bake "
        "support help sing count write instruct train massage stretch rehearse revise counsel attend sit "
        "chat spend guide"
    ).split()
)


def _acted_on(passage: ReadPassage) -> list[Clause]:
    """The clauses in which somebody with a role does something with the child: it takes place at times."""
    acts_on = []
    for clause in passage.clauses:
        subject = clause.subject_span
        if clause.lemma not in _ACTS or clause.role is not Role.MAIN or subject is None or clause.negated:
            continue
        after = re.findall(r"[^\W\d_]+", passage.text[clause.verb.end : clause.verb.end + 30])
        acts = any(
            p.overlaps(subject) for p in (*passage.people.roles, *passage.people.named, *passage.people.vague)
        )
        if acts and any(passage.plan.child.mean(word) for word in after[:4]):
            acts_on.append(clause)
    return acts_on


@passage_check("no_amount_at_all")
def no_amount_at_all(passage: ReadPassage) -> Iterator[Hit]:
    """Help done at times without any number of times or length."""
    r, fields = reading_of(passage), declared(passage)
    if r.how_often or r.amounts.durations or not _wants_amount(passage) or CLOCK.search(r.text):
        return
    if fields.often or fields.long:
        return
    if (passage.times and Sort.ARRANGEMENT in r.sorts) or (r.once and not _TRAINS.search(passage.text)):
        return  # a plan, report, assessment or meeting by a date
    yield Hit(span=core_words(passage))


_TRAINS = re.compile(r"\btrain(?:s|ed|ing)?\b|\bteach(?:es)?\b|\btaught\b", re.I)


@passage_check("no_frequency")
def no_frequency(passage: ReadPassage) -> Iterator[Hit]:
    """A length without a number of times."""
    r = reading_of(passage)
    dated = [t for t in passage.times if t.kind.value in ("date", "stage")]
    sessions = _EACH_SO_LONG.search(r.text)
    if dated or r.once or _IN_PLACE_OF.search(r.text) or declared(passage).often:
        return
    if r.how_long and not r.how_often and (sessions or _wants_amount(passage)):
        yield Hit(span=r.how_long[0])


_IN_PLACE_OF = re.compile(
    r"\b(?:that (?:same )?(?:day|week|morning|afternoon|lesson|session)|the (?:same|next) (?:\w+ )?day|instead)\b",
    re.I,
)
"""“If the mentor is away, the SENCO will see her for 20 minutes that week”: in place of what recurs."""
_EACH_SO_LONG = re.compile(
    r"\b(?:\d+[- ](?:minute|min|hour)|half[- ]hour|one-hour|hour-long) (?:[a-z]+ ){0,2}?(?:lessons|sessions|"
    r"slots|visits|blocks|meetings|"
    r"appointments|classes)\b"
)


@passage_check("no_length")
def no_length(passage: ReadPassage) -> Iterator[Hit]:
    """A number of times without a length, sentence by sentence."""
    r = reading_of(passage)
    acted = _acted_on(passage)
    if r.how_long or declared(passage).long:
        return
    if not (acted or _done_with_child(r) or _THIS_IS.search(passage.text)):
        return
    for span in r.amounts.frequency:
        sentence = passage.sentence_of(span).of(passage.text)
        this = _THIS_IS.match(sentence)
        if NO_LENGTH_NEEDED.search(sentence) or not (
            SESSIONAL.search(sentence) or _PRACTICE.search(sentence) or this
        ):
            continue
        if MINUTES.search(sentence) or CLOCK.search(sentence):
            continue  # “20 minutes before each of two PE lessons a week”, “9.00 to 9.20”
        if re.search(r"\b(?:weeks|days|nights|weekends) (?:a|per|of the) ", span.of(passage.text)):
            continue
        yield Hit(span=span)
        return


CLOCK = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?(?: ?[–-] ?| (?:to|until|till) )\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)\b"
    r"|\b\d{1,2}[.:]\d\d ?(?:[–-]|to|until|till|and) ?\d{1,2}[.:]\d\d\b|\bfrom \d{1,2}(?:[.:]\d\d)? (?:to|"
    r"until|till) (?:\d{1,2}|noon|midday)\b",
    re.I,
)
"""From one time of the clock to another: a length, though no minutes are named."""


def core_words(passage: ReadPassage) -> Span:
    """The words of the first clause that says what is done."""
    first = passage.sentences[0] if passage.sentences else Span(0, len(passage.text))
    clause = next((c for c in passage.clauses if c.role is Role.MAIN and c.verb.overlaps(first)), None)
    start = clause.verb.start if clause and first.end - clause.verb.start > 12 else first.start
    end = min(first.end, start + 90)
    cut = passage.text.rfind(" ", start, end) if end < first.end else end
    return Span(start, start + len(passage.text[start:cut].rstrip(" .,;:")))


@passage_check("nobody_named")
def nobody_named(passage: ReadPassage) -> Iterator[Hit]:
    """Something is to be done at times, and no role, service or person does it."""
    r = reading_of(passage)
    if r.who or r.people.vague or not r.is_session or (r.named_methods and r.how_often):
        return
    if _by_name(passage) or declared(passage).who:
        return
    yield Hit(span=core_words(passage))


def _by_name(passage: ReadPassage) -> bool:
    """“Gemma Roscoe shall meet Tam”, or somebody of the plan by first name alone."""
    for clause in passage.clauses:
        words = re.findall(r"[^\W\d_][\w’'-]*", clause.subject_phrase)
        named = [w for w in words if w[:1].isupper() and w.lower() not in passage.plan.child.names]
        if len(named) > 1 or any(w.lower() in known(passage.plan).others for w in named):
            return True
    verbs = _FOR_OTHERS if stands_alone(passage.plan) else _DELIVERS
    return bool(doers(passage, verbs) - passage.plan.child.names)


_BARE_HELP = re.compile(
    r"(?:[A-Z][\w’'&-]*|and|of|for|&)(?: (?!by\b|from\b)[\w’'&-]+){0,4} "
    r"(?:input|support|service|involvement|advice|intervention|help|guidance|monitoring|oversight)\.?"
)
"""“Learning disability nursing input.”: a sentence of its own that names help, beside others that say what is done."""


@passage_check("vague_content")
def vague_content(passage: ReadPassage) -> Iterator[Hit]:
    """Support, input, help, intervention: words for help that do not say what is done."""
    r = reading_of(passage)
    for sentence in passage.sentences[1:]:
        if _BARE_HELP.fullmatch(sentence.of(passage.text)):
            yield Hit(span=Span(sentence.start, sentence.start + len(sentence.of(passage.text).rstrip("."))))
            return
    if r.what_met >= 1.0 or (r.how_often and r.amounts.durations):
        return
    for chunk in passage.doc.noun_chunks:
        if re.search(r"\bask(?:s|ed|ing)? for $", passage.text[: chunk.start_char]):
            continue  # what the child asks for
        if chunk.root.lemma_.lower() in (
            "support",
            "input",
            "help",
            "intervention",
            "assistance",
            "provision",
            "therapy",
            "programme",
            "strategy",
            "guidance",
            "mentoring",
            "monitoring",
        ):
            yield Hit(span=Span(chunk.start_char, chunk.end_char))
            return


@passage_check("therapy_without_therapist_time")
def therapy_without_therapist_time(passage: ReadPassage) -> Iterator[Hit]:
    """A therapy or its programme, and no therapist's time."""
    r = reading_of(passage)
    if (
        not (r.is_therapy or _COUNSELLING.match(passage.text))
        or passage.amounts.durations
        or passage.amounts.hours
        or declared(passage).long
    ):
        return
    if Sort.EQUIPMENT in r.sorts and _SUPPLIED.search(passage.text):
        return
    match = _THERAPY_GIVEN.search(passage.text) or (
        None if passage.times else _THERAPY_FIRST.match(passage.text)
    )
    if match:
        yield Hit(span=Span(match.start(), match.end()))


_COUNSELLING = re.compile(r"(?:Counselling|Therapy|Psychotherapy)\b")
_SUPPLIED = re.compile(
    r"\b(?:supplied|fitted|loaned|lent|repaired|maintained|ordered|serviced|adjusted)\b", re.I
)
_THERAPIES = r"(?:therap\w+|physio\w*|SaLT|SALT|SLT|OT|CAMHS|counselling|psychotherap\w+)"
_THERAPY_GIVEN = re.compile(
    r"\b(?:follow|have|receive|access|continue with|work(?:s|ing)? on|carry out|"
    r"deliver(?:ed)?|provided?|undertake|complete|through|with|from|by)\b[^.;]{0,40}?"
    rf"\b{_THERAPIES}(?: (?:programme|support|input|intervention|service|sessions|"
    rf"strategies|targets|advice))?(?: at school| in school)?",
    re.I,
)
_THERAPY_FIRST = re.compile(
    r"(?:[\w-]+ ){0,8}(?:(?i:therap\w+|physio\w*|counselling)|SaLT|SALT|SLT|OT|CAMHS)\b[^.;]{0,70}"
)
