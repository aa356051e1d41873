"""Checks of single outcomes: the SMART letters, and whether it is an outcome at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_docs.language.actions import Clause
from ehcp_docs.language.outcome_actor import Actor
from ehcp_docs.language.outcome_words import WISH
from ehcp_docs.language.outcomes import OutcomeReading
from ehcp_docs.language.spans import Span
from ehcp_docs.language.states import says_only_how_often
from ehcp_docs.language.times import TimeKind, TimePoint
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

if TYPE_CHECKING:
    from spacy.tokens import Token


@passage_fact
def reading_of(passage: ReadPassage) -> OutcomeReading:
    """The outcome that the passage holds, taken apart once."""
    return OutcomeReading(passage.text, passage.clauses, passage.plan.child, passage.deadlines, passage.times)


def _opening(passage: ReadPassage) -> Span:
    first = passage.sentences[0] if passage.sentences else Span(0, len(passage.text))
    return Span(first.start, min(first.end, first.start + 120))


@passage_check("vague_verb")
def vague_verb(passage: ReadPassage) -> Iterator[Hit]:
    """No verb that anyone could see: improve, understand, access, engage."""
    r = reading_of(passage)
    if r.weak and not r.service:
        yield Hit(span=r.weak.span)


@passage_check("no_measure")
def no_measure(passage: ReadPassage) -> Iterator[Hit]:
    """No number, level or degree of help by which anyone could say whether it was reached."""
    r = reading_of(passage)
    if r.measures or r.service or r.actor is Actor.ADULT:
        return
    spans = [c.span for c in r.cores]
    yield Hit(span=Span(spans[0].start, max(s.end for s in spans)) if spans else _opening(passage))


def _points(passage: ReadPassage) -> list[tuple[ReadPassage, TimePoint]]:
    """The outcome's deadlines, in its text and in its field."""
    own = [p for p in passage.plan.texts_of(passage.item) if p.passage.kind is Kind.DEADLINE]
    return [(p, d) for p in (passage, *own) for d in p.deadlines]


@passage_check("no_deadline")
def no_deadline(passage: ReadPassage) -> Iterator[Hit]:
    """No date or stage, in the text or in the field for it; or only words such as “ongoing”."""
    outcome = passage.plan.outcomes.get(passage.item)
    if outcome is not None and outcome.by_date:
        return
    points = _points(passage)
    real = [d for _, d in points if d.kind is not TimeKind.VAGUE]
    if real:
        return
    for where, point in points:
        yield Hit(span=point.span, passage=where.passage)
        return
    by = [p for p in passage.plan.texts_of(passage.item) if p.passage.kind is Kind.DEADLINE]
    if by:
        yield Hit(span=Span(0, len(by[0].text)), passage=by[0].passage)
    else:
        yield Hit(span=_opening(passage))


@passage_check("deadline_past", "date")
def deadline_past(passage: ReadPassage) -> Iterator[Hit]:
    """The deadline lies before the plan's own date."""
    dated = [(w, d) for w, d in _points(passage) if d.latest]
    exact = [(w, d) for w, d in dated if d.kind is TimeKind.DATE] or dated
    if exact and all(d.latest and d.latest < passage.plan.as_of for _, d in exact):
        where, point = exact[0]
        day = point.latest
        yield Hit(span=point.span, passage=where.passage, fields={"date": f"{day:%B %Y}" if day else ""})


@passage_check("deadline_far", "years")
def deadline_far(passage: ReadPassage) -> Iterator[Hit]:
    """The deadline lies more than five years ahead."""
    for where, point in _points(passage):
        if point.latest and (point.latest - passage.plan.as_of).days > 5 * 366:
            years = (point.latest - passage.plan.as_of).days // 365
            # In the field for the time all of it says when: “the end of Key Stage 4 (July 2038)”.
            whole = where.passage.kind is Kind.DEADLINE
            span = Span(0, len(where.text.rstrip())) if whole else point.span
            yield Hit(span=span, passage=where.passage, fields={"years": str(years)})
            return


@passage_check("not_the_child")
def not_the_child(passage: ReadPassage) -> Iterator[Hit]:
    """Staff, the school or others are the ones who act."""
    r = reading_of(passage)
    if r.told:
        yield Hit(span=r.told)
    elif r.leading and r.leading.subject.lower() == "there" and r.leading.lemma == "be" and not r.deficit:
        end = _stop(passage.text, r.leading.verb.end)
        if not any(c.verb.start > end and _is_child(c, passage) for c in passage.clauses):
            yield Hit(span=Span(r.leading.subject_span.start if r.leading.subject_span else 0, end))
    elif r.actor is Actor.ADULT and r.leading and r.leading.subject_span:
        start = r.leading.subject_span.start
        yield Hit(span=Span(start, min(len(passage.text), _stop(passage.text, r.leading.verb.end))))


@passage_check("others_act")
def others_act(passage: ReadPassage) -> Iterator[Hit]:
    """Other children are the ones who act: nobody in the plan controls that."""
    r = reading_of(passage)
    leading = r.leading
    if (
        r.actor is Actor.CHILD
        and leading
        and leading.passive
        and leading.lemma in _CHOSEN
        and not leading.particle
    ):
        yield Hit(span=Span(leading.phrase.start, _stop(passage.text, leading.verb.end)))
    friends = _HAVE_FRIENDS.match(passage.text, leading.verb.start) if leading else None
    if friends and r.actor is Actor.CHILD:
        yield Hit(span=Span(friends.start(), friends.end()))
    if (
        r.actor is Actor.OTHERS
        and leading
        and leading.subject_span
        and _OTHERS.search(leading.subject_phrase)
    ):
        yield Hit(
            span=Span(
                leading.subject_span.start, min(len(passage.text), _stop(passage.text, leading.verb.end))
            )
        )


def _is_child(clause: Clause, passage: ReadPassage) -> bool:
    return passage.plan.child.mean(clause.subject)


def _stop(text: str, start: int) -> int:
    match = re.search(r"[.,;]", text[start:])
    return start + (min(match.start(), 60) if match else min(60, len(text) - start))


@passage_check("outcome_is_provision")
def outcome_is_provision(passage: ReadPassage) -> Iterator[Hit]:
    """The outcome tells what help the child will get."""
    r = reading_of(passage)
    if r.service and r.actor is not Actor.ADULT:
        yield Hit(span=r.service.span)


@passage_check("outcome_is_aspiration")
def outcome_is_aspiration(passage: ReadPassage) -> Iterator[Hit]:
    """A hope in place of something that can be reached and seen."""
    r = reading_of(passage)
    if r.aspiration and (not r.numeric or _is_main_wish(r)):
        if r.benefit and r.aspiration.start > r.benefit.start:
            return
        yield Hit(span=r.aspiration)
    elif r.feeling:
        yield Hit(span=r.feeling.span)


def _is_main_wish(r: OutcomeReading) -> bool:
    """“Ama wants to pass her driving test”: the wish is what the outcome says, whatever it can be measured by."""
    wish, main = r.aspiration, r.leading
    if wish is None or main is None or not WISH.match(r.text, wish.start):
        return False
    return main.phrase.start <= wish.start <= main.verb.end


@passage_check("many_aims", "count")
def many_aims(passage: ReadPassage) -> Iterator[Hit]:
    """More than three different things in one sentence, and no single measure that binds them together."""
    r = reading_of(passage)
    several = len({core.lemma for core in r.aims})
    # With one measure they are steps of one task; each with its own, or “will also”, they are not.
    own = _own_measures(r)
    apart = not r.numeric or own >= 2
    each_said = _ALSO.search(passage.text) or len(_WILL_AGAIN.findall(passage.text)) >= 2
    if several >= 6 or (several >= 4 and apart) or (several >= 3 and (each_said or own >= 3)):
        yield Hit(span=Span(r.aims[0].span.start, r.aims[-1].span.end), fields={"count": str(len(r.aims))})

    else:
        yield from _listed(r) or _enumerated(passage, r)


def _own_measures(r: OutcomeReading) -> int:
    """How many of the aims have a measure after them, before the next aim."""
    starts = sorted(core.span.start for core in r.aims)
    return len({sum(start <= m.start for start in starts) for m in r.measures})


def _listed(r: OutcomeReading) -> list[Hit]:
    """“Reads 100 words; swims 10 metres; types a page in ten minutes”: a list, each part with its measure."""
    parts = [Span(m.start(), m.end()) for m in re.finditer(r"[^;\n•]+", r.text)]
    own = [part for part in parts if any(m.overlaps(part) for m in r.measures)]
    if len(own) < _FEWEST_LISTED:
        return []
    return [Hit(span=Span(own[0].start, own[-1].end), fields={"count": str(len(own))})]


def _enumerated(passage: ReadPassage, r: OutcomeReading) -> list[Hit]:
    """“Will keep to a budget, do a food shop, know her benefits, read a payslip, plan a trip and ...”: read by its commas.

    The parser loses its way in long lists, so that words after commas are counted that can only be verbs there.
    """
    for sentence in passage.doc.sents:
        modal = next((t for t in sentence if t.tag_ == "MD"), None)
        if modal is not None and (hits := _enumerated_after(modal, passage, r)):
            return hits
    return []


def _enumerated_after(modal: Token, passage: ReadPassage, r: OutcomeReading) -> list[Hit]:
    starts = [modal.nbor()] if modal.i + 1 < len(passage.doc) else []
    for token in passage.doc[modal.i : modal.sent.end - 1]:
        after = token.nbor()
        if token.text in (",", ";") and after.lower_ in ("and", "or") and after.i + 1 < modal.sent.end:
            after = after.nbor()
        if (token.text in (",", ";") or token.lower_ == "and") and _begins_aim(after):
            starts.append(after)
    last = starts[-1].idx if starts else 0
    bound = any(m.start > last and not says_only_how_often(m.of(r.text)) for m in r.measures)
    if len(starts) < _FEWEST_ENUMERATED + 2 * bound:
        return []
    end = _stop(passage.text, last)
    return [Hit(span=Span(starts[0].idx, end), fields={"count": str(len(starts))})]


def _begins_aim(token: Token) -> bool:
    """A verb in its plain form, or what the tagger took for a noun though an article or “her” comes after it."""
    if token.tag_ in ("VB", "VBP"):
        return True
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return (
        token.tag_ in ("NN", "VBD", "JJ", "VBN")
        and following is not None
        and (following.tag_ in ("DT", "PRP$") or (following.tag_ == "IN" and token.lower_ in _PLAIN))
    )


_PLAIN = frozenset(
    "plan cook travel walk look talk save pay shop work swim listen type count answer care".split()
)
_FEWEST_LISTED, _FEWEST_ENUMERATED = 3, 5


@passage_check("deficit_only")
def deficit_only(passage: ReadPassage) -> Iterator[Hit]:
    """What the child will stop doing, with no skill in its place."""
    r = reading_of(passage)
    gains = [
        c
        for c in r.cores
        if not c.weak
        and c.lemma not in _STOPPING
        and not _GIVEN_UP.search(c.span.of(passage.text))
        and not _NOT.match(c.span.of(passage.text))
    ]
    if r.deficit and not any(not c.span.overlaps(r.deficit) for c in gains):
        yield Hit(span=r.deficit)


_GIVEN_UP = re.compile(r"\b(?:no longer|never again|giv(?:e|es|ing) up)\b", re.I)
_NOT = re.compile(r"(?:(?:will|shall|can|does|do|is|are) )?(?:not|never|no longer)\b", re.I)
_STOPPING = frozenset("stop cease avoid refrain desist quit eliminate reduce decrease".split())


@passage_check("comparative_without_measure")
def comparative_without_measure(passage: ReadPassage) -> Iterator[Hit]:
    """More, better, appropriately: a direction, with nothing to measure it."""
    r = reading_of(passage)
    if r.comparative and (not r.numeric or r.is_only_more_often) and not r.weak:
        yield Hit(span=r.comparative)


_ALSO = re.compile(r"\b(?:will|shall|can) also\b|\bas well as \w+ing\b", re.I)
_WILL_AGAIN = re.compile(
    r"(?:,|;|\band) (?:(?:he|she|they|[A-Z][\w’'-]+) )?(?:will|shall) (?:be able to )?\w+"
)
"""“... and will write ... and will catch”: each with its own “will” is an aim of its own, whatever they share."""
_HAVE_FRIENDS = re.compile(
    r"\b(?:have|has|make|makes|find|finds|gain|gains|form|forms) "
    r"(?:(?:an?|some|at least|more|new|one|two|three|four|his own|"
    r"her own|best|close|closer|good|real|lasting|true|special|steady|stable|wider|school|own|positive|secure) )*"
    r"(?:friends?|girlfriend|boyfriend|friendships?(?: groups?)?|circle of friends|playmates?)\b"
    r"(?! (?:to|over|round|laugh|happy|a|an|of (?:his|her|their) family)\b)",
    re.I,
)
"""A friend is somebody else's choice; to ask somebody to play is the child's own."""
_CHOSEN = frozenset("invite pick choose select accept like befriend".split())
_OTHERS = re.compile(
    r"\b(?:other|others|peers?|classmates?|children|pupils|students|young people|friends|"
    r"boys|girls|people)\b",
    re.I,
)
