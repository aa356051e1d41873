"""Runs compiled rules over a plan that was parsed once.

All phrases of all rules sit in one PhraseMatcher for each attribute; token and dependency patterns run only
on passages that hold a word without which they cannot match; checks are plain functions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import jsonschema

from ehcp_docs.errors import Fault, RuleError
from ehcp_docs.language.spans import Span, in_any, whole_words
from ehcp_docs.plan.model import Status
from ehcp_docs.plan.passages import Passage
from ehcp_docs.rules.guard import STRICT, Guard
from ehcp_docs.rules.model import Hit, Matcher, Rule
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import checks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import DependencyMatcher, PhraseMatcher
    from spacy.matcher import Matcher as TokenMatcher

Slot = tuple[int, int]
"""Rule number, and 0 for its matcher or 1.. for its unless matchers."""


@dataclass(slots=True)
class _Pattern:
    """A compiled token or dependency matcher with the words that open it."""

    matcher: TokenMatcher | DependencyMatcher
    gates: tuple[tuple[frozenset[str], ...], ...]
    """For each pattern the words of its parts: of each part one must occur."""
    dependency: bool

    def may_match(self, words: frozenset[str]) -> bool:
        return any(not any(gate.isdisjoint(words) for gate in gates) for gates in self.gates)


@dataclass(slots=True)
class _Compiled:
    phrases: dict[str, PhraseMatcher] = field(default_factory=dict)
    slots: dict[int, Slot] = field(default_factory=dict)
    patterns: dict[Slot, _Pattern] = field(default_factory=dict)


class RuleEngine:
    """The rules of a pack, compiled against the language model's vocabulary."""

    def __init__(self, rules: Iterable[Rule], language: Language) -> None:
        self.rules = tuple(rules)
        self._language = language
        self._token = object()
        """Tells what these rules found from what other rules find on the same plan."""
        self._compiled = _Compiled()
        self._looking: dict[tuple[str, str], frozenset[int]] = {}
        self._of_phrases = frozenset(n for n, rule in enumerate(self.rules) if rule.match.kind == "phrases")
        faults: list[Fault] = []
        for number, rule in enumerate(self.rules):
            for part, matcher in enumerate((rule.match, *rule.unless)):
                try:
                    self._compile((number, part), matcher)
                except ValueError as error:
                    text = str(error).splitlines()[0][:200]
                    faults.append(
                        Fault(place=f"{rule.file}: {rule.id}", message=f"the pattern is wrong: {text}.")
                    )
        if faults:
            raise RuleError("Rules that cannot be compiled:", faults=faults)

    def _compile(self, slot: Slot, matcher: Matcher) -> None:
        if matcher.kind == "phrases":
            self._compile_phrases(slot, matcher.body)
        elif matcher.kind in ("tokens", "dependency"):
            self._compiled.patterns[slot] = self._pattern(matcher)

    def _compile_phrases(self, slot: Slot, body: Any) -> None:
        from spacy.matcher import PhraseMatcher

        phrases = body if isinstance(body, list) else body["any"]
        lemmas = isinstance(body, dict) and body.get("lemmas", False)
        attribute = "LEMMA" if lemmas else "LOWER"
        if attribute not in self._compiled.phrases:
            self._compiled.phrases[attribute] = PhraseMatcher(self._language.vocab, attr=attribute)
        key = f"{slot[0]}:{slot[1]}"
        self._compiled.slots[self._language.vocab.strings.add(key)] = slot
        docs = [self._language(str(p)) if lemmas else self._language.make_doc(str(p)) for p in phrases]
        self._compiled.phrases[attribute].add(key, docs)

    def _pattern(self, matcher: Matcher) -> _Pattern:
        from spacy.matcher import DependencyMatcher
        from spacy.matcher import Matcher as TokenMatcher

        vocab = self._language.vocab
        compiled: TokenMatcher | DependencyMatcher
        if matcher.kind == "tokens":
            compiled = TokenMatcher(vocab, validate=True)
            gates = tuple(_gates(pattern) for pattern in matcher.body)
            compiled.add("p", matcher.body, greedy="LONGEST")
        else:
            compiled = DependencyMatcher(vocab, validate=True)
            gates = tuple(_gates([n.get("RIGHT_ATTRS", {}) for n in pattern]) for pattern in matcher.body)
            compiled.add("p", matcher.body)
        return _Pattern(matcher=compiled, gates=gates, dependency=matcher.kind == "dependency")

    def hits(self, plan: ReadPlan, guard: Guard = STRICT) -> Iterator[tuple[Rule, ReadPassage | None, Hit]]:
        """Each hit with its rule and, for hits in a passage, the passage; rules in file order."""
        active = [i for i, rule in enumerate(self.rules) if _in_force(rule, plan)]
        in_force = frozenset(active)
        for passage in plan.passages:
            yield from self._passage_hits(passage, self.looking(passage.passage) & in_force, guard)
        letters = sum(len(passage.text) for passage in plan.passages)
        for number in active:
            rule = self.rules[number]
            if not _looks_at_plans(rule):
                continue
            work = partial(plan.memory.timed, rule.id, partial(_plan_hits, rule, plan))
            for hit in guard.run(rule.id, work, letters=letters):
                yield rule, None, hit

    def looking(self, passage: Passage) -> frozenset[int]:
        """The numbers of the rules that look at passages such as this one."""
        shape = (passage.kind.value, passage.place.section)
        if shape not in self._looking:
            rules = enumerate(self.rules)
            self._looking[shape] = frozenset(n for n, rule in rules if rule.looks_at(passage))
        return self._looking[shape]

    def _passage_hits(
        self, passage: ReadPassage, looking: frozenset[int], guard: Guard
    ) -> Iterator[tuple[Rule, ReadPassage | None, Hit]]:
        place, letters, memory = passage.passage.place, len(passage.text), passage.memory
        settled = memory.settled(passage, (self._token, "settled"))
        for number in sorted(looking - self._silent(passage) - settled):
            rule, key = self.rules[number], (self._token, number)
            hits = memory.kept(
                passage, key
            )  # where something is, nothing is run that the guard would have to watch
            if hits is None or guard.has_stopped(rule.id):
                work = partial(self._rule_hits, rule, number, passage)
                asked = partial(memory.about, passage, key, rule.id, work)
                hits = guard.run(rule.id, asked, letters=letters, section=place.section, item=passage.item)
            for hit in hits:
                yield rule, passage, hit
            if memory.is_settled(passage, key):
                settled.add(number)

    def _rule_hits(self, rule: Rule, number: int, passage: ReadPassage) -> list[Hit]:
        found = self._of(rule.match, (number, 0), passage)
        return list(self._kept(rule, number, passage, found)) if found else []

    def _kept(
        self,
        rule: Rule,
        number: int,
        passage: ReadPassage,
        found: list[Hit],
    ) -> Iterator[Hit]:
        vetoes = [
            hit
            for part, matcher in enumerate(rule.unless, 1)
            for hit in self._of(matcher, (number, part), passage)
        ]
        for hit in found:
            # Quotation marks and vetoes of this passage say nothing of words that stand in another.
            is_here = hit.passage is None or hit.passage is passage.passage
            if is_here and rule.quotes == "ignore" and hit.span and in_any(hit.span, passage.quoted):
                continue
            if is_here and any(_vetoes(rule.scope, veto.span, hit.span, passage) for veto in vetoes):
                continue
            yield replace(hit, span=whole_words(hit.span, hit_text(hit, passage))) if hit.span else hit
            if rule.once:
                return

    def _silent(self, passage: ReadPassage) -> frozenset[int]:
        """The rules of phrases and patterns that cannot find anything in the passage: most, in most passages."""

        def work() -> frozenset[int]:
            words = passage.words
            silent = self._of_phrases - {n for n, part in self._phrases(passage) if not part}
            patterns = self._compiled.patterns.items()
            return silent | {n for (n, part), p in patterns if not part and not p.may_match(words)}

        try:
            return passage.memory.about(
                passage, (self._token, "silent"), "rules.match: rules without a word", work
            )
        except Exception:
            return frozenset()  # each of the rules will say for itself that it fails

    def _phrases(self, passage: ReadPassage) -> dict[Slot, list[Span]]:
        """The phrases of all rules in the passage, looked for once."""
        work = partial(self._phrase_spans, passage)
        return passage.memory.about(passage, self._token, "rules.match: phrases of all rules", work)

    def _phrase_spans(self, passage: ReadPassage) -> dict[Slot, list[Span]]:
        spans: dict[Slot, list[Span]] = {}
        doc = passage.doc
        for matcher in self._compiled.phrases.values():
            for key, start, end in matcher(doc):
                piece = doc[start:end]
                spans.setdefault(self._compiled.slots[key], []).append(Span(piece.start_char, piece.end_char))
        return {slot: _longest(found) for slot, found in spans.items()}

    def _of(self, matcher: Matcher, slot: Slot, passage: ReadPassage) -> list[Hit]:
        if matcher.kind == "phrases":
            return [Hit(span=span) for span in self._phrases(passage).get(slot, ())]
        if matcher.kind == "check":
            check = checks()[matcher.body].passage
            return list(check(passage)) if check else []
        pattern = self._compiled.patterns.get(slot)
        if pattern is None or not pattern.may_match(passage.words):
            return []
        return [Hit(span=span) for span in _pattern_spans(pattern, passage)]


def _looks_at_plans(rule: Rule) -> bool:
    kind, body = rule.match.kind, rule.match.body
    return kind == "structure" or (kind == "check" and checks()[body].plan is not None)


def _plan_hits(rule: Rule, plan: ReadPlan) -> Iterable[Hit]:
    """What a rule that looks at the whole plan finds."""
    if rule.match.kind == "structure":
        return structure_hits(rule.match.body, plan.data)
    check = checks()[rule.match.body].plan
    return check(plan) if check else ()


def hit_text(hit: Hit, passage: ReadPassage) -> str:
    """The text in which the hit's span stands."""
    return hit.passage.text if hit.passage else passage.text


def _in_force(rule: Rule, plan: ReadPlan) -> bool:
    if rule.status and Status(plan.plan.status).value not in rule.status:
        return False
    source = rule.source
    return not (source.from_ and plan.as_of < source.from_) and not (
        source.until and plan.as_of > source.until
    )


def _vetoes(scope: str, veto: Span | None, hit: Span | None, passage: ReadPassage) -> bool:
    if scope == "passage" or veto is None or hit is None:
        return True
    if scope == "sentence":
        return passage.sentence_of(hit).overlaps(veto)
    return veto.overlaps(hit)


def _longest(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.start - s.end)):
        if not kept or not span.overlaps(kept[-1]):
            kept.append(span)
    return kept


def _pattern_spans(pattern: _Pattern, passage: ReadPassage) -> list[Span]:
    doc = passage.doc
    pieces = []
    for match in pattern.matcher(doc):
        found: Any = match  # a token match is (key, start, end), a dependency match (key, token numbers)
        first, last = (min(found[1]), max(found[1]) + 1) if pattern.dependency else (found[1], found[2])
        pieces.append(doc[first:last])
    return _longest([Span(p.start_char, p.end_char) for p in pieces])


def _gates(pattern: list[dict[str, Any]]) -> tuple[frozenset[str], ...]:
    """For each part that must be there the words of which one must occur, the shortest list first."""
    parts = [_literals(token) for token in pattern if token.get("OP") not in ("?", "*", "!")]
    return tuple(sorted((words for words in parts if words), key=len))


def _literals(token: Mapping[str, Any]) -> frozenset[str]:
    for attribute in ("LOWER", "LEMMA", "TEXT", "ORTH"):
        wanted = token.get(attribute)
        if isinstance(wanted, str):
            return frozenset({wanted.lower()})
        if isinstance(wanted, dict) and isinstance(wanted.get("IN"), list):
            return frozenset(str(word).lower() for word in wanted["IN"])
    return frozenset()


@lru_cache(maxsize=512)
def _validator(key: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(key))


def structure_hits(body: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[Hit]:
    """Hits of a structure matcher: the nodes at ``where`` that are not as ``must`` says."""
    when = body.get("when")
    if when is not None and not _validator(json.dumps(when)).is_valid(data):
        return
    must = _validator(json.dumps(body["must"]))
    for pointer, node in nodes(body["where"], data):
        if not must.is_valid(node):
            parts = pointer.split("/")
            section = parts[2] if len(parts) > 2 and parts[1] == "sections" else "ID"
            item = node.get("id", "") if isinstance(node, Mapping) else ""
            yield Hit(pointer=pointer, section=section, item=str(item))


def nodes(where: str, data: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """The nodes that a path of names and ``[*]`` reaches, with JSON pointers; none where it ends early."""
    if not where:
        yield pointer, data
        return
    step, _, rest = where.partition(".")
    name = step.removesuffix("[*]")
    if not isinstance(data, Mapping) or name not in data:
        return
    value, at = data[name], f"{pointer}/{name}"
    if step.endswith("[*]"):
        for i, item in enumerate(value if isinstance(value, list) else ()):
            yield from nodes(rest, item, f"{at}/{i}")
    else:
        yield from nodes(rest, value, at)
