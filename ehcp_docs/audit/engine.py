"""Runs a pack of rules over plans: parse once, match, make findings, score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ehcp_docs import __version__
from ehcp_docs.audit.accepted import Acceptance
from ehcp_docs.audit.items import items
from ehcp_docs.audit.links import links
from ehcp_docs.audit.model import SECTIONS, Finding, Report, Score, Versions, fingerprint
from ehcp_docs.audit.questions.asking import asked
from ehcp_docs.audit.readings import readings
from ehcp_docs.audit.rewriting import rewrite_of
from ehcp_docs.audit.scales import ratings
from ehcp_docs.audit.score import score
from ehcp_docs.audit.section_ease import section_ease
from ehcp_docs.audit.sureness import actions_read, sureness
from ehcp_docs.errors import Fault
from ehcp_docs.language.pipeline import Parser, model_info
from ehcp_docs.language.spans import Span
from ehcp_docs.language.words import use
from ehcp_docs.plan.build import plan_data
from ehcp_docs.plan.model import Plan
from ehcp_docs.rules.guard import STRICT, Guard
from ehcp_docs.rules.load import shipped_pack
from ehcp_docs.rules.match import RuleEngine
from ehcp_docs.rules.memory import Memory
from ehcp_docs.rules.model import Hit, Pack, Rule
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.word_file import WordFile


class Auditor:
    """A compiled pack of rules, for any number of plans."""

    def __init__(
        self,
        pack: Pack | None = None,
        *,
        parser: Parser | None = None,
        acceptance: Acceptance | None = None,
    ) -> None:
        self.pack = pack or shipped_pack()
        use(self.pack.words)
        self.acceptance = acceptance or Acceptance()
        self.parser = parser or Parser()
        self.memory = Memory()
        self.engine = RuleEngine(self.pack.rules, self.parser.language)

    def audit(
        self,
        plan: Plan,
        data: Mapping[str, Any] | None = None,
        *,
        faults: Sequence[Fault] = (),
        as_of: date | None = None,
        called: str = "",
        word_file: WordFile | None = None,
    ) -> Report:
        """The report on one plan.

        ``data`` is the plan as it stood in its file, for the structural rules; ``faults`` are what validation
        found and left readable. ``as_of`` is the day from which deadlines are judged: the plan's own date
        unless another is given. ``called`` is what the report calls the plan in place of its own reference;
        ``word_file`` is what the Word file says of itself from which it was read.
        """
        use(self.pack.words)
        reading = ReadPlan(
            plan,
            plan_data(plan) if data is None else data,
            self.parser,
            faults=faults,
            as_of=as_of,
            word_file=word_file,
            memory=self.memory,
        )
        return self._report(reading, called or plan.reference)

    def _report(self, reading: ReadPlan, reference: str) -> Report:
        guard = Guard()
        found = self.findings(reading, guard)
        judged = self.acceptance.judged(found, plan=reference)
        scored, tables = self._score(reading, judged.open), self._tables(reading, found, guard)
        sure = sureness(
            reading,
            score=scored,
            findings=judged.open,
            questions=tables["questions"],
            actions=actions_read(tables["readings"]),
            criteria=len(self.pack.criteria),
            scoring=self.pack.scoring,
        )
        return Report(
            reference=reference,
            status=reading.plan.status.value,
            child=reading.plan.child.called,
            as_of=reading.as_of,
            words=sum(len(p.text.split()) for p in reading.passages),
            findings=judged.open,
            accepted=judged.accepted,
            unused=judged.unused,
            expired=judged.expired,
            score=scored,
            sureness=sure,
            items=items(reading.plan),
            **tables,
            unrun=guard.unrun,
            versions=self.versions(),
        )

    def _score(self, reading: ReadPlan, findings: Sequence[Finding]) -> Score:
        return score(
            findings,
            items=_items(reading),
            looked=self._looked(reading),
            criteria=self.pack.criteria,
            scoring=self.pack.scoring,
        )

    def _tables(self, reading: ReadPlan, found: Sequence[Finding], guard: Guard) -> dict[str, Any]:
        """What is read off the plan beside the findings; a reader that fails leaves its part of the report empty."""
        letters = sum(len(passage.text) for passage in reading.passages)

        def run(name: str, read: Callable[[], Iterable[Any]]) -> tuple[Any, ...]:
            return tuple(guard.run(name, read, letters=letters))

        def questions() -> Iterable[Any]:
            return asked(reading, findings=found, links=linked, readings=read, sources=self.pack.sources)

        linked, read = run("links", lambda: links(reading)), run("readings", lambda: readings(reading))
        return {
            "links": linked,
            "readings": read,
            "questions": run("questions", questions),
            "scales": run("scales", lambda: ratings(reading, self.pack.sources)),
            "readability": run("readability", lambda: section_ease(reading)),
        }

    def forget(self) -> None:
        """Let go of all words of the last plan, between the plans of a batch."""
        self.parser.forget()
        self.memory.forget()

    def versions(self) -> Versions:
        """What every result of this auditor rests on."""
        info = model_info()
        return Versions(
            ehcp_docs=__version__,
            rule_pack=self.pack.version,
            rules_sha256=self.pack.sha256,
            model=f"{info.package} {info.version}",
            model_sha256=info.sha256,
        )

    def findings(self, reading: ReadPlan, guard: Guard = STRICT) -> tuple[Finding, ...]:
        """What the rules find, in plan order; the guard is told of rules that fail."""
        use(self.pack.words)
        order = {p.passage.place.pointer: i for i, p in enumerate(reading.passages)}
        hits = self.engine.hits(reading, guard)
        made = [_finding(rule, passage, hit, reading) for rule, passage, hit in hits]
        return tuple(sorted(_distinct(made), key=lambda f: _rank(f, order)))

    def _looked(self, reading: ReadPlan) -> dict[str, frozenset[tuple[str, str]]]:
        looked: dict[str, set[tuple[str, str]]] = defaultdict(set)
        alike: dict[frozenset[int], set[tuple[str, str]]] = defaultdict(set)
        for p in reading.passages:
            alike[self.engine.looking(p.passage)].add((p.passage.place.section, p.item))
        for number, rule in enumerate(self.pack.rules):
            seen = looked[rule.criterion]
            if rule.looks_in == "word_file" and reading.word_file is None:
                continue
            if rule.applies_to:
                for looking, places in alike.items():
                    if number in looking:
                        seen |= places
            elif not seen:
                seen.add((rule.sections[0] if rule.sections else "ID", ""))
        return {criterion: frozenset(seen) for criterion, seen in looked.items() if seen}


def _items(reading: ReadPlan) -> Iterable[tuple[str, str]]:
    for passage in reading.passages:
        yield passage.passage.place.section, passage.item


def _rank(finding: Finding, order: Mapping[str, int]) -> tuple[int, int, int, str]:
    section = SECTIONS.index(finding.section) if finding.section in SECTIONS else 99
    return section, order.get(finding.pointer, 10**6), finding.start or 0, finding.rule


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    seen: dict[tuple[str, str, int | None, str], Finding] = {}
    for f in findings:
        seen.setdefault((f.rule, f.pointer, f.start, f.message), f)
    return list(seen.values())


def _finding(rule: Rule, passage: ReadPassage | None, hit: Hit, reading: ReadPlan) -> Finding:
    at = hit.passage or (passage.passage if passage else None)
    words = hit.span.of(at.text) if hit.span and at else None
    section = hit.section or (at.place.section if at else "ID")
    item = hit.item or (at.place.item if at else "") or ""
    called = reading.plan.child.called
    is_named = any(letter.isalpha() for letter in called)
    child = called if is_named else "the child"
    fields = {"match": words or "", "child": child, "item": item, **hit.fields}
    sentence = _sentence(passage, at.text if at else "", hit.span)
    return Finding(
        rule=rule.id,
        title=rule.title,
        criterion=rule.criterion,
        severity=rule.severity,
        confidence=rule.confidence,
        weight=rule.weight,
        section=section,
        item=item,
        pointer=hit.pointer or (at.place.pointer if at else ""),
        words=words,
        start=hit.span.start if hit.span else None,
        end=hit.span.end if hit.span else None,
        passage=at.text if at else None,
        message=_fill(rule.message, fields),
        suggestion=_fill(rule.suggestion, fields),
        rationale=rule.rationale,
        source=rule.source.key,
        legal_basis=rule.source.citation,
        link=rule.source.url,
        fingerprint=fingerprint(rule.id, section, item, words, sentence),
        rewrite=rewrite_of(rule, at.text if at else "", hit.span, called if is_named else None),
    )


def _fill(template: str, fields: Mapping[str, str]) -> str:
    text = template
    for name, value in fields.items():
        text = text.replace("{" + name + "}", value)
    return text


def _sentence(passage: ReadPassage | None, text: str, span: Span | None) -> str:
    if passage is not None and span is not None:
        return passage.sentence_of(span).of(passage.text)
    return text
