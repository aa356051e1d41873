"""What an outcome says: who does what, whether it can be seen, how it is measured, and what else it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.outcome_actor import Actor, actor_of
from ehcp_docs.language.outcome_help import adults_work, help_told, is_help, others_told, told_to
from ehcp_docs.language.outcome_words import (
    ABLE,
    ADULTS_DUTIES,
    ADULTS_WISH,
    ASPIRATION,
    BASELINE,
    BY_DOING,
    COMPARATIVE,
    CONTEXT,
    FEWER_PROBLEMS,
    GENERALISED,
    GIVING_UP,
    IS_TO,
    LESS,
    LEVEL,
    MEASURE,
    MORE,
    MOST_TIMES,
    NEEDS_OBJECT,
    PROMPT_LEVEL,
    ROUGHLY,
    SO_THAT,
    STOPPING_STILL,
    VAGUE_OBJECTS,
    VAGUE_VERBS,
    WISH,
    WISHING,
    WRAPPING,
    whole_measure,
)
from ehcp_docs.language.people import ChildWords
from ehcp_docs.language.spans import Span, found, masked, sentences
from ehcp_docs.language.states import (
    carries_on,
    ends_behaviour,
    is_feeling,
    says_only_how_often,
    to_a_degree,
)
from ehcp_docs.language.times import TimeKind, TimePoint

_ANNOUNCING = frozenset("intend hope expect envisage anticipate plan propose".split())
"""“It is intended that he shall read”: what he does stands in the clause after it."""
_SHARE = re.compile(
    r"(?:at least )?\d+ ?(?:%|per ?cent)(?: accura\w+| correct\w*| success|"
    r" of (?:the |all )?(?:time|situations|occasions|opportunities|cases)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """One thing that the outcome says will be done."""

    lemma: str
    span: Span
    weak: bool
    """Cannot be seen: improve, understand, show a better awareness."""
    service: bool
    """Is help that the child gets, not something the child does."""


class OutcomeReading:
    """An outcome taken apart; each part worked out when first asked for."""

    def __init__(
        self,
        text: str,
        clauses: Sequence[Clause],
        child: ChildWords,
        deadlines: Sequence[TimePoint] = (),
        times: Sequence[TimePoint] = (),
    ) -> None:
        self.text = text
        self._clauses = tuple(clauses)
        self._child = child
        self.deadlines = tuple(deadlines)
        self._times = tuple(times)

    @cached_property
    def actor(self) -> Actor:
        """Who acts in the first clause that says what will happen."""
        head = next((c for c in self._leading if c.subject or c.passive), None)
        if self.told is not None:
            return Actor.ADULT
        if head is None:
            return self._actor_of(self._leading[0]) if self._leading else Actor.NOBODY
        actor = self._actor_of(head)
        return Actor.ADULT if actor is Actor.OTHERS and adults_work(head) else actor

    @cached_property
    def told(self) -> Span | None:
        """“The setting to put a plan together”: words that tell adults what to do, where no verb is the child's."""
        return others_told(self.text) or (None if any(c.modal for c in self._leading) else told_to(self.text))

    @property
    def _leading(self) -> list[Clause]:
        main = [c for c in self._clauses if c.role is Role.MAIN]
        announced = [c for c in main if c.lemma in _ANNOUNCING and c.subject.lower() == "it"]
        if announced:
            inner = [
                c for c in self._clauses if c.role is Role.CONTENT and c.modal in ("will", "shall", "should")
            ]
            main = inner or main
        willing = [c for c in main if c.modal in ("will", "shall", "can", "must", "should", "may")]
        return willing or main

    @cached_property
    def leading(self) -> Clause | None:
        """The clause that says what will happen."""
        return next(iter(self._leading), None)

    def _actor_of(self, clause: Clause) -> Actor:
        return actor_of(clause, self.text, self._child, self.deadlines)

    @cached_property
    def cores(self) -> tuple[Core, ...]:
        """What will be done, verb by verb; “will be able to read” gives read."""
        return tuple(core for _, core in self._told_of)

    @cached_property
    def _told_of(self) -> tuple[tuple[Clause, Core], ...]:
        """Each thing that will be done, with the clause that says so."""
        pairs = ((clause, self._unwrapped(clause)) for clause in self._leading)
        return tuple((clause, self._core(target, clause)) for clause, target in pairs if target is not None)

    def _unwrapped(self, clause: Clause) -> Clause | None:
        if clause.lemma in WRAPPING:
            inner = [
                c
                for c in self._clauses
                if c.index > clause.index and (c.role is Role.CONTENT or c.head == clause.index)
            ]
            told = self.text[clause.phrase.start :]
            to_be = clause.lemma == "be" and inner and inner[0].passive and IS_TO.match(told)
            if inner and (ABLE.match(told) or to_be):
                return inner[0]
        return clause

    def _core(self, clause: Clause, outer: Clause) -> Core:
        after = self.text[clause.verb.start : clause.verb.end + 90]
        near = self.text[clause.verb.end : min(clause.verb.end + 60, self._next_verb(clause))]
        return Core(
            lemma=clause.lemma,
            span=Span(min(clause.phrase.start, clause.verb.start), self._end(clause)),
            weak=self.weak_core(clause, after) or carries_on(outer, self.text),
            service=is_help(outer, near, self.text)
            or (clause is not outer and is_help(clause, near, self.text)),
        )

    def _next_verb(self, clause: Clause) -> int:
        """Where the next thing that is done begins: what stands there belongs to it and not to this verb."""
        later = [c.phrase.start for c in self._leading if c.phrase.start > clause.verb.end]
        return min(later, default=len(self.text))

    def _end(self, clause: Clause) -> int:
        rest = self.text[clause.verb.end :]
        stop = re.search(r"[.,;:]| so that | in order | by (?:the end|July|\d)", rest)
        return clause.verb.end + min(stop.start() if stop else len(rest), 60)

    def weak_core(self, clause: Clause, after: str) -> bool:
        """Whether the verb with its object cannot be seen by anyone."""
        if clause.lemma == "get":
            return bool(
                COMPARATIVE.search(after[:40]) or re.match(r"g[eo]t\w* (?:fit|on)\b", after, re.I)
            ) or to_a_degree(clause, self.text)
        if to_a_degree(clause, self.text):
            return True
        if clause.lemma == "learn" and re.match(
            r"learn\w* (?:on|at|in|for|alongside|beside|from)\b", after, re.I
        ):
            return False
        if clause.lemma == "have":
            said = set(re.findall(r"[a-z-]+", re.split(r"[.,;]", after[:50].lower())[0]))
            return bool(COMPARATIVE.search(after[:25]) and said & VAGUE_OBJECTS)
        if clause.lemma not in VAGUE_VERBS or clause.passive or BY_DOING.search(re.split(r"[.;]", after)[0]):
            return False
        if clause.lemma in NEEDS_OBJECT:
            near = re.split(r"\b(?:how|what|when|that|which|with|when|if|before|after)\b|[.;,]", after[:60])[
                0
            ]
            words = set(re.findall(r"[a-z-]+", near.lower()))
            singular = words | {w.removesuffix("s") for w in words}
            vague = VAGUE_OBJECTS - {"need"} if clause.lemma == "communicate" else VAGUE_OBJECTS
            return bool(singular & vague) or bool(COMPARATIVE.search(re.split(r"[.,;]", after[:60])[0]))
        return True

    @cached_property
    def service(self) -> Core | None:
        """The words in which the outcome tells of help instead of what the child will do."""
        told = next((core for core in self.cores if core.service), None)
        if told is not None and self._is_only_what_follows(told):
            return None
        if told is None and self.actor in (Actor.NOBODY, Actor.OTHERS):
            span = help_told(self.text)
            return Core(lemma="", span=span, weak=False, service=True) if span else None
        return told

    def _is_only_what_follows(self, core: Core) -> bool:
        """“He will show his card, nine times of ten. He will get help before ...”: the help is what it is good for."""
        first = self.cores[0]
        ends = next((s.end for s in sentences(self.text) if s.end > first.span.start), 0)
        return core is not first and core.span.start >= ends and not first.weak and bool(self.measures)

    @cached_property
    def weak(self) -> Core | None:
        """The first verb that cannot be seen, when none of them can."""
        own = [core for clause, core in self._told_of if self._actor_of(clause) is Actor.CHILD] or self.cores
        weak = [core for core in own if core.weak]
        return weak[0] if weak and len(weak) == len(own) else None

    @cached_property
    def measures(self) -> tuple[Span, ...]:
        """Numbers, levels and degrees of help by which anyone could say whether it was reached."""
        dated = [point.span for point in self._times if point.kind.value in ("date", "stage")]
        dated += [
            p.span
            for p in self.deadlines
            if p.kind is not TimeKind.VAGUE and not self.text.startswith(" of ", p.span.end)
        ]
        undated = masked(self.text, [*dated, *self._adults_sentences])
        spans = [
            whole_measure(span, self.text)
            for pattern in (MEASURE, PROMPT_LEVEL, LEVEL, MOST_TIMES)
            for span in found(pattern, undated)
            if not LESS.search(span.of(self.text))
        ]
        return tuple(sorted(spans))

    @cached_property
    def _adults_sentences(self) -> tuple[Span, ...]:
        """Later sentences in which adults act: “staff will check at the gate each morning” measures nothing of the child."""
        return tuple(
            sentence
            for sentence in sentences(self.text)[1:]
            if any(
                c.role is Role.MAIN
                and c.modal
                and c.lemma in ADULTS_DUTIES
                and self._actor_of(c) is Actor.ADULT
                for c in self._clauses
                if sentence.start <= c.verb.start < sentence.end
            )
        )

    @cached_property
    def is_only_benefit(self) -> bool:
        """Whether every measure stands in the purpose: “so that she can live with two friends”."""
        start = self.benefit.start if self.benefit else len(self.text)
        first = self.cores[0].span.start if self.cores else 0
        return bool(self.measures) and first < start and all(span.start > start for span in self.measures)

    @cached_property
    def is_hope(self) -> bool:
        """Whether what is said is that the child wants it: “wants to get a job”."""
        return self.leading is not None and self.leading.lemma in WISHING and self.aspiration is not None

    @cached_property
    def roughly(self) -> Span | None:
        """“In most situations, most of the time”: a share that nobody could count."""
        return next(iter(found(ROUGHLY, self.text)), None)

    @cached_property
    def feeling(self) -> Core | None:
        """What goes on inside the child, where an outcome says nothing else and measures it by no more than “every day”."""
        if len(self.cores) != 1 or len(self._leading) != 1 or not is_feeling(self._leading[0], self.text):
            return None
        only = all(says_only_how_often(span.of(self.text)) for span in self.measures)
        return self.cores[0] if only else None

    @cached_property
    def numeric(self) -> bool:
        """Whether one of the measures is a number or a named level."""
        return any(MEASURE.search(s.of(self.text)) or LEVEL.search(s.of(self.text)) for s in self.measures)

    @property
    def is_only_share(self) -> bool:
        """Whether the only number is a share: “with 80% accuracy”, “80% of the time”."""
        numbers = [
            s for s in self.measures if MEASURE.search(s.of(self.text)) or LEVEL.search(s.of(self.text))
        ]
        return all(_SHARE.match(self.text, s.start) for s in numbers)

    @property
    def is_adults_wish(self) -> bool:
        """“We want him to feel proud”: what others hope for."""
        return self.aspiration is not None and bool(ADULTS_WISH.match(self.text, self.aspiration.start))

    @cached_property
    def aims(self) -> tuple[Core, ...]:
        """The different things that one sentence says will be done."""
        by_sentence: dict[int, list[Core]] = {}
        for clause in self._leading:
            if not clause.negated:
                by_sentence.setdefault(clause.sentence, []).append(self._core(clause, clause))
        longest: list[Core] = max(by_sentence.values(), key=lambda cores: len(list(cores)), default=[])
        return tuple(longest)

    @cached_property
    def aspiration(self) -> Span | None:
        """Words of hope in place of something that can be reached."""
        return next(
            (
                span
                for span in sorted([*found(ADULTS_WISH, self.text), *found(ASPIRATION, self.text)])
                if ADULTS_WISH.match(self.text, span.start)
                or WISH.match(self.text, span.start)
                or any(core.span.start - 6 <= span.start <= core.span.end for core in self.cores)
            ),
            None,
        )

    @property
    def is_only_more_often(self) -> bool:
        """“Walks further each day”: more than now, and nothing by which it is measured but how often."""
        compared = self.comparative is not None and MORE.match(self.text, self.comparative.start) is not None
        return (
            compared
            and bool(self.measures)
            and all(says_only_how_often(m.of(self.text)) for m in self.measures)
        )

    @cached_property
    def comparative(self) -> Span | None:
        """More, better, appropriately: a direction without a measure."""
        return next(iter(found(COMPARATIVE, self.text)), None)

    @cached_property
    def deficit(self) -> Span | None:
        """The words in which a main clause says what the child will stop or not do."""
        for clause in self._leading:
            if clause.lemma == "give" and self.text[clause.verb.end :].startswith(" up"):
                return Span(clause.verb.start, self._end(clause))
            if clause.lemma in GIVING_UP and not STOPPING_STILL.match(self.text[clause.verb.end :]):
                return Span(clause.verb.start, self._end(clause))
            gone = re.search(
                r"\b(?:no longer|never again)\b", self.text[clause.phrase.start : clause.verb.end]
            )
            if (clause.negated or gone) and self._actor_of(clause) in (Actor.CHILD, Actor.NOBODY):
                return Span(clause.phrase.start, self._end(clause))
            if ends_behaviour(clause, self.text):
                return Span(clause.verb.start, self._end(clause))
        return self._fewer_problems

    @cached_property
    def _fewer_problems(self) -> Span | None:
        """Less of a behaviour, with the clause that says so; the purpose of something else does not count."""
        gone = FEWER_PROBLEMS.search(self.text)
        if gone is None or (self.benefit and gone.start() > self.benefit.start):
            return None
        near = [
            core.span
            for core in self.cores
            if core.span.start <= gone.end() and gone.start() <= core.span.end
        ]
        return Span(min([gone.start(), *(s.start for s in near)]), max([gone.end(), *(s.end for s in near)]))

    @cached_property
    def benefit(self) -> Span | None:
        """So that ...: why it matters."""
        return next(iter(found(SO_THAT, self.text)), None)

    @cached_property
    def baseline(self) -> Span | None:
        """Words that say where the child is now."""
        return next(iter(found(BASELINE, self.text)), None)

    @cached_property
    def context(self) -> Span | None:
        """Where, when or with whom, in the clause after its verb."""
        start = self.cores[0].span.start if self.cores else 0
        dated = [p.span for p in self._times]
        for span in found(CONTEXT, self.text):
            if span.start >= start and not any(span.overlaps(d) for d in dated):
                return span
        return None

    @cached_property
    def generalised(self) -> bool:
        """Whether it names more than one person, place or activity."""
        return GENERALISED.search(self.text) is not None
