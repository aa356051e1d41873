"""What is left over: placeholders, drafting notes, past dates, former settings, passages pasted twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ehcp_docs.language.people import lexicon
from ehcp_docs.language.spans import Span, found, in_any
from ehcp_docs.language.times import TimeKind, TimePoint
from ehcp_docs.language.words import from_words, of_text
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.checks.persons import mentions, stands_alone
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_FILL = (
    r"insert|enter|add|type|select|choose|name|names|date|dates|school|setting|number|amount|details|child|"
    r"pupil|title|"
    r"role|worker|professional|delete|tbc|tba|tbd|xx+|to be|awaiting|check|confirm|sb|note|text|here|initials|hours|"
    r"first name|surname|dd|day|month|year|he/she|his/her|him/her"
)
_PLACEHOLDERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b[Xx]{3,}\b(?: in (?:TBC|TBA|TBD)\b)?",
        r"\b(?:TBC|TBA|TBD|T\.B\.C\.?|tbc|tba|tbd)\b",
        r"(?i:(?<!yet )(?<!still )(?<!has )(?<!have )(?<!needs )(?<!need )\bto be (?:confirmed|"
        r"inserted)\b(?! (?:by|in|to|that|at|on|with|as|each|every|when|within|before)\b))",
        rf"(?i:\[\s*(?:please )?(?:{_TO_FILL})\b[^\]]{{0,80}}\])",
        rf"(?i:<{{1,2}}\s*(?:please )?(?:{_TO_FILL})\b[^<>]{{0,60}}>{{1,2}})",
        r"<<\s*\w[^<>]{0,60}>>|\bXX\b(?=\s*(?:[.,;:)(]|$))|\((?:[A-Z]{2,6}|[\w ]{2,30}) to (?:confirm|check|complete|add|"
        r"advise|update|supply)\)",
        r"[\[<](?:the |a |an )?(?:[\w’'/-]+ ){1,4}(?:(?:to|will|must|please) (?:confirm|check|complete|add|advise|"
        r"update|supply|decide|agree|provide|clarify|follow|insert|amend)|awaited|pending|outstanding|"
        r"tbc)\b[^\]>]{0,40}[\]>]",
        r"\{\{[^}]{0,60}\}\}|\{%[^%]{0,60}%\}|«[^»]{0,60}»",
        r"(?i:\[[^\]\[]{0,50}\b(?:check|confirm|ask|query|tbc|chase|unsure)\b[^\]\[]{0,50}\])",
        r"\?{2,}|\(\?\)",
        r"(?i:\((?:insert|enter|name of|delete|date to be)\b[^)]{0,60}\))",
        r"(?i:\b(?:dd|00)/(?:mm|00)/(?:yy|yyyy|0000|00)\b)|\b20XX\b|£\s?(?:X{1,4}|_+|\?)(?!\w)",
        r"\b(?:X|XX|xx) (?=(?:minutes|hours|times|sessions|weeks|days|pupils|words)\b)",
        r"\b(?:NAME|CHILD|PUPIL|STUDENT)(?:['’]S)?(?= (?:will|has|is|needs|can|requires|would|should)\b)",
        r"_{3,}|\.{5,}|…{2,}",
        r"\(\s*\)|\[\s*\]|#{3,}|\*{2,}(?= (?:minutes|mins|hours|times|sessions|weeks|days)\b)",
        r"(?i:\*\*\s*(?:check|confirm|ask|query|note|tbc)\b[^*]{0,80}\*\*|\[\s*(?:DN|NB|drafting note|query|"
        r"comment)\b[^\]]{0,80}\])",
        r"(?i:\bclick (?:or tap )?(?:here|to (?:enter|add))(?: to \w+(?: \w+)?)?)",
        r"(?i:\b(?:choose|select) an item\b|\benter text here\b|\binsert text\b|\berror! \w+)",
        r"(?i:\blorem ipsum\b)",
        r"(?i:\((?:describe|specify|give details|detail|add details?|state (?:which|what|how|who|name)|explain|"
        r"list)\b[^)]{0,40}\))",
        r"(?i:(?:^|(?<=[.:;(–-] )|(?<=[(\n]))(?:text|details?|wording|report|information|advice|content|figures?|"
        r"paragraph) (?:to follow|to come|awaited|"
        r"to be added|to be supplied)\b)",
        r"(?i:(?:(?<=[-–—(\[*] )|(?<=[-–—(\[*]))(?:please )?(?:check|confirm|verify|ask|chase|query|"
        r"speak to) (?:with |this with )?"
        r"(?:the )?(?:school|SENCO|mum|mother|dad|parents?|family|EP|therapist|SALT|SaLT|OT|setting|teacher|college|"
        r"nursery)\b)",
        r"(?i:\b(?:as per|copy from|carried over from) (?:the )?(?:last year['’]?s|last|previous|old|existing|other"
        r" child['’]?s) (?:plan|EHCP|version|report|draft)\b)",
        r"(?i:\bdelete as (?:appropriate|applicable|necessary)\b)",
        r"\b(?:NB|N\.B\.|NOTE|Note) (?:to|for) (?:self|writer|author|caseworker|CW|coordinator)\b",
        r"(?<!Fragile )(?<!Factor )(?<!Vitamin )(?<![\w-])X{1,2}(?:['’]s\b|(?= (?:will|has|is|can|needs|requires|"
        r"finds|struggles|would|should|does)\b))",
    )
)
_SUSPECT = re.compile(
    r"[\[<{«?_…#*]|\.{5}|[Xx]{2}|\bX\b|£\s?X|\b[Tt]\.?[Bb]\.?[CADcad]\b|to be (?:confirmed|inserted)|lick |an item|"
    r"[Ee]rror!|psum|text here|"
    r"elete as|\bN\.?B\b|\b(?:NOTE|Note) (?:to|for)|\(\s*\)|\b[A-Z]{2,3}(?: please)? (?:to|please) |/(?:mm|MM|00)|"
    r" to (?:confirm|check|complete|add|advise|update|supply)\)|\((?:[Ii]nsert|[Ee]nter|[Nn]ame of|"
    r"[Dd]elete|[Dd]ate|[Dd]escribe|[Ss]pecify|[Gg]ive |[Dd]etail|[Aa]dd |[Ss]tate |[Ee]xplain|[Ll]ist)|"
    r"to follow|to come\b|awaited|to be (?:added|supplied)|[-–—(] ?(?:[Pp]lease )?(?:[Cc]heck|[Cc]onfirm|[Vv]erify|[Aa]sk|"
    r"[Cc]hase|[Qq]uery|[Ss]peak to) |(?:[Aa]s per|[Cc]opy from|[Cc]arried over from) (?:the )?(?:last|previous|old|"
    r"existing|"
    r"other)|\b(?:NAME|CHILD|PUPIL|STUDENT)\b|nsert text"
)
"""What any placeholder has in it; most texts have none of it, and need not be looked at more closely."""
_FOR_THE_CHILD = re.compile(
    r"X{1,3}(?:['’]s)?|[\[<(]?(?:child|pupil|student|name|young person)(?:['’]s)?(?: name)?[\]>)]?(?:['’]s)?",
    re.I,
)
"""What stands for the child in a statement that was made anonymous."""
_NOTE = re.compile(
    r"(?P<who>\b[A-Z]{2,3})(?: please)? (?:to|please) (?:check|confirm|chase|query|follow up|clarify|insert|amend|"
    r"ask)\b[^.;)\]]{0,40}"
)


@passage_check("placeholder")
def placeholder(passage: ReadPassage) -> Iterator[Hit]:
    """A gap that was never filled, or a writer's note to a colleague."""
    alone = stands_alone(passage.plan)
    for span in placeholders(passage.text):
        if not (alone and _FOR_THE_CHILD.fullmatch(span.of(passage.text))):
            yield Hit(span=span)


@of_text(8192)
def placeholders(text: str) -> tuple[Span, ...]:
    """Where the text has gaps and notes, the longest of those that overlap."""
    if not _SUSPECT.search(text):
        return ()
    spans = [span for pattern in _PLACEHOLDERS for span in found(pattern, text)]
    spans += [Span(m.start(), m.end()) for m in _NOTE.finditer(text) if m["who"] not in _known_acronyms()]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


@from_words
def _known_acronyms() -> frozenset[str]:
    words = [str(w) for group in lexicon()["roles"].values() for w in group]
    return frozenset(w for w in words if w.isupper())


@plan_check("placeholder_in_field", "field", "found")
def placeholder_in_field(plan: ReadPlan) -> Iterator[Hit]:
    """The same in names, roles, titles and other fields that are no running text."""
    texts = {p.passage.place.pointer for p in plan.passages}
    for pointer, value in _strings(plan.data, ""):
        if pointer in texts or pointer.startswith(("/local", "/$schema")):
            continue
        for span in placeholders(value)[:1]:
            parts = pointer.split("/")
            section = parts[2] if len(parts) > 2 and parts[1] == "sections" else "ID"
            name = next((part for part in reversed(parts) if not part.isdigit()), "")
            yield Hit(
                pointer=pointer,
                section=section,
                fields={"field": name.replace("_", " "), "found": span.of(value)},
            )


def _strings(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    inside: Iterable[tuple[object, Any]] = ()
    if isinstance(value, Mapping):
        inside = value.items()
    elif isinstance(value, list | tuple):
        inside = enumerate(value)
    for key, inner in inside:
        if isinstance(inner, str):
            yield f"{pointer}/{key}", inner
        elif inner:
            yield from _strings(inner, f"{pointer}/{key}")


_SLASHED = re.compile(r"\b(?:s/he|(?:he|she|his|her|him|hers)/(?:she|he|her|his|him|hers))\b", re.I)


@passage_check("slashed_pronoun")
def slashed_pronoun(passage: ReadPassage) -> Iterator[Hit]:
    """His/her, where only the child can be meant."""
    for span in found(_SLASHED, passage.text):
        sentence = passage.sentence_of(span)
        if not any(m.start < span.start and m.start >= sentence.start for m in mentions(passage)):
            yield Hit(span=span)


_ALREADY = re.compile(
    r"(?<!will )(?<!shall )(?<!should )(?<!must )(?<!may )(?<!would )\b(?:has|have) (?:now |already |"
    r"since )?(?:been )?(?:fully )?(?:met|achieved|reached|completed)\b"
    r"(?: (?:this|the|his|her|their) (?:outcome|target|step|goal))?|\b(?:achieved|met|outcome met|"
    r"target met) (?:in|on|at the review)\b",
    re.I,
)
_UNTIL = re.compile(r"\b(?:when|once|after|until|till|if|before|unless|that|which|who|whether)\b", re.I)


@passage_check("already_met")
def already_met(passage: ReadPassage) -> Iterator[Hit]:
    """An outcome or a step that is said to have been reached."""
    for span in found(_ALREADY, passage.text):
        sentence = passage.sentence_of(span)
        before = passage.text[sentence.start : span.start]
        if not _UNTIL.search(before):
            yield Hit(span=span)
            return


_AFTER = frozenset(
    {"by", "until", "till", "before", "from", "in", "on", "during", "starting", "beginning", "to"}
)
_SLACK = {"from": 366, "starting": 366, "beginning": 366, "in": 31, "during": 31, "on": 31, "to": 31}
"""How many days a date may lie back: what runs from a day goes on after it."""
_AWAITED = frozenset(
    {"expected", "due", "set", "scheduled", "planned", "likely", "intended", "hoping", "going", "about"}
)
_BINDING = frozenset({"will", "shall", "must", "’ll", "'ll", "should"})


@passage_check("past_date", "date")
def past_date(passage: ReadPassage) -> Iterator[Hit]:
    """A date before the plan's own, for something that is still to happen."""
    if stands_alone(passage.plan) or not re.search(r"20\d\d|19\d\d", passage.text):
        return
    for point in passage.times:
        day = point.latest
        if point.kind is not TimeKind.DATE or day is None or day >= passage.plan.as_of:
            continue
        word = _governing_word(passage, point)
        late = (passage.plan.as_of - day).days
        if word is not None and late > _SLACK.get(word.lower_, 0) and _is_still_to_come(word, passage):
            start = min(word.idx, point.span.start)
            yield Hit(span=Span(start, point.span.end), fields={"date": f"{day.day} {day:%B %Y}"})


def _governing_word(passage: ReadPassage, point: TimePoint) -> Token | None:
    """The word that leads the date in: by, until, from, in."""
    inside = [t for t in passage.doc if t.idx < point.span.end and t.idx + len(t.text) > point.span.start]
    if not inside:
        return None
    if inside[0].lower_ in _AFTER:
        return inside[0]
    token = inside[0]
    for _ in range(5):
        if token.i == 0:
            return None
        token = token.nbor(-1)
        if token.lower_ in _AFTER:
            return token
        if token.lower_ not in ("the", "end", "start", "beginning", "of", "early", "late", "mid"):
            return None
    return None


def _is_still_to_come(word: Token, passage: ReadPassage) -> bool:
    """Whether the clause to which the date belongs looks forward."""
    if passage.passage.kind is Kind.STEP:
        return word.lower_ in ("by", "before", "until")
    before = word.nbor(-1) if word.i else word
    if before.tag_ in ("VBN", "VBD") and not any(c.dep_ in ("aux", "auxpass") for c in before.children):
        return False  # “lent in May 2025”
    verb = next((t for t in word.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    for token in (verb, *verb.ancestors):
        helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
        if token.lower_ in _AWAITED and (helpers or {token.head.lower_}) & {
            "is",
            "are",
            "am",
            "’s",
            "'s",
            "be",
        }:
            return True  # “is expected to sit”, “is due to start”
        if helpers & _BINDING or (token.dep_ == "ROOT" and "to" in helpers):
            return True  # “To be finished by Easter 2024” stands for “is to be finished”
        if token.tag_ in ("VBD", "VBN") or helpers & {"was", "were", "had", "has", "have"}:
            return False
    return False


@plan_check("provision_ended", "date")
def provision_ended(plan: ReadPlan) -> Iterator[Hit]:
    """Provision whose last day lies before the plan's date."""
    for item_id, item in plan.provision.items():
        end = item.elements.end if item.elements else None
        if end and end < plan.as_of:
            for passage in plan.texts_of(item_id):
                yield Hit(
                    span=Span(0, len(passage.text)),
                    passage=passage.passage,
                    fields={"date": f"{end.day} {end:%B %Y}"},
                )


_FORMULA = re.compile(
    r"[^.]*\b(?:Integrated Care Board|ICB|integrated care board)\b[^.]*|"
    r"(?:[Uu]nder )?[Ss]ection \w+ of the [A-Z][\w ]+ Act \d{4}|"
    r"registered with the Health and Care Professions Council|\bHealth and Care Professions Council\b"
)
"""Words that the law or a profession makes the same in every plan."""
_WORD = re.compile(r"\w+")
SAME_WORDS = 14
_STEP = SAME_WORDS // 2
_TEXTS = (Kind.VIEW, Kind.NEED, Kind.STRENGTH, Kind.OUTCOME, Kind.PROVISION, Kind.ARRANGEMENT, Kind.BASELINE)


@plan_check("repeated_passage", "other", "count")
def repeated_passage(plan: ReadPlan) -> Iterator[Hit]:
    """Fourteen words or more that stand the same in two items."""
    read: list[tuple[ReadPassage, list[str]]] = []
    index: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for passage in plan.of_kind(*_TEXTS):
        words = _words(passage)
        length, first, other = _longest_shared(words, index, read)
        if length >= SAME_WORDS:
            spans = [m.span() for m in _WORD.finditer(passage.text)]
            span = Span(spans[first][0], spans[first + length - 1][1])
            place = read[other][0].passage.place
            fields = {"other": place.item or f"Section {place.section}", "count": str(length)}
            yield Hit(span=span, passage=passage.passage, fields=fields)
        for at in range(0, len(words) - _STEP + 1, _STEP):
            index.setdefault(tuple(words[at : at + _STEP]), []).append((len(read), at))
        read.append((passage, words))


def _longest_shared(
    words: list[str],
    index: dict[tuple[str, ...], list[tuple[int, int]]],
    read: list[tuple[ReadPassage, list[str]]],
) -> tuple[int, int, int]:
    """Length and start of the longest run of words that an earlier text has too, and the number of that text.

    Every seventh word of the earlier texts is indexed with the six after it: a run of fourteen holds one of them.
    """
    best = (0, 0, 0)
    for i in range(len(words) - _STEP + 1):
        for number, at in index.get(tuple(words[i : i + _STEP]), ()):
            earlier, left, right = read[number][1], 0, _STEP
            while left < min(i, at) and words[i - left - 1] == earlier[at - left - 1]:
                left += 1
            while (
                i + right < len(words)
                and at + right < len(earlier)
                and words[i + right] == earlier[at + right]
            ):
                right += 1
            best = max(best, (left + right, i - left, number), key=lambda run: run[0])
    return best


@passage_fact
def _words(passage: ReadPassage) -> list[str]:
    """The words in small letters; where a formula stands, a word that is never the same."""
    text, place = passage.text, passage.passage.place
    if not re.search(r"[Bb]oard|ICB| Act |Council", text):
        return [word.lower() for word in _WORD.findall(text)]
    formulas = tuple(found(_FORMULA, text))
    made = [(m[0].lower(), Span(m.start(), m.end())) for m in _WORD.finditer(text)]
    return [f"\0{span.start}{place.pointer}" if in_any(span, formulas) else word for word, span in made]
