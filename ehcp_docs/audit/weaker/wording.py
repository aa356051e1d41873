"""Conditions that came in, duties that became wishes, words that became vague: by the rules of the audit.

A finding of a rule counts when the later words have it and the earlier words had not. A condition that comes into
provision counts even where a rule lets it pass because an amount stands beside it: it was not there before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ehcp_docs.audit.conditions import staff
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Finding
from ehcp_docs.audit.weaker.model import Found, kinds_of_rules, table
from ehcp_docs.language.doses import doses
from ehcp_docs.language.spans import Span, sentences
from ehcp_docs.plan.build import plan_data
from ehcp_docs.plan.entries import Entry, Sort
from ehcp_docs.plan.model import Plan
from ehcp_docs.rules.model import Rule
from ehcp_docs.rules.reading import ReadPlan

_NEAR = 7
"""Words within which somebody has to be named behind “access to”."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """A version of the plan with what the rules find in it."""

    plan: Plan
    auditor: Auditor

    @cached_property
    def findings(self) -> Mapping[tuple[str, str], list[Finding]]:
        """The findings of the rules that count, by section and item."""
        reading = ReadPlan(self.plan, plan_data(self.plan), self.auditor.parser, memory=self.auditor.memory)
        found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for one in self.auditor.findings(reading):
            if one.rule in kinds_of_rules():
                found[one.section, one.item].append(one)
        return found


def looser(before: Entry, after: Entry, was: Read, has: Read) -> Iterator[Found]:
    """What the later words leave open that the earlier ones did not."""
    told: list[Span | None] = []
    before_words = _text(before).casefold()
    known = Counter(one.rule for one in was.findings.get((before.section, before.id), ()))
    for one in has.findings.get((after.section, after.id), ()):
        words = (one.words or "").casefold()
        if one.words is None or _spoken(words) in _spoken(before_words):
            if known[one.rule]:
                continue
            if one.words is not None and kinds_of_rules()[one.rule] in ("caveat", "modal"):
                continue  # it stood there before
        told.append(Span(one.start, one.end) if one.start is not None and one.end is not None else None)
        yield Found(
            kind=kinds_of_rules()[one.rule],
            before=before,
            after=after,
            words=_beside(_text(before), _text(after), one.words),
            new_words=one.words or "",
            detail=one.message,
        )
    if after.sort is Sort.PROVISION:
        yield from _conditions(before, after, [span for span in told if span], has.auditor.pack.rules)


def _conditions(before: Entry, after: Entry, told: Sequence[Span], rules: Sequence[Rule]) -> Iterator[Found]:
    """Conditions that came in, by their words alone."""
    old, new = _text(before), _text(after)
    for match in _pattern(rules).finditer(new):
        span = Span(match.start(), match.end())
        is_old = len(_same(match[0], new[: match.end()])) <= len(_same(match[0], old))
        if is_old or any(span.overlaps(one) for one in told):
            continue
        yield Found(
            kind="caveat",
            before=before,
            after=after,
            words=_beside(old, new, match[0]),
            new_words=match[0],
        )
    yield from _offers(before, after, told)
    yield from _limits(before, after)


def _offers(before: Entry, after: Entry, told: Sequence[Span]) -> Iterator[Found]:
    """Words that came in and offer what was given before."""
    old, new = _text(before), _text(after)
    for phrases, needs_people in ((table()["offers"], False), (table()["to_people"], True)):
        for match in _any_of(phrases).finditer(new):
            span = Span(match.start(), match.end())
            if _same(match[0], old) or any(span.overlaps(one) for one in told):
                continue
            behind = " ".join(new[match.end() :].split()[:_NEAR])
            if not needs_people or staff(behind).is_named:
                yield Found(
                    kind="vague",
                    before=before,
                    after=after,
                    words=_beside(old, new, match[0]),
                    new_words=match[0],
                )


def _limits(before: Entry, after: Entry) -> Iterator[Found]:
    """Amounts that are only a limit now, where none of the old ones was."""
    old, new = _text(before), _text(after)
    had = doses(old)
    if any(dose.is_capped for dose in had):
        return
    for dose in doses(new):
        if dose.is_capped:
            same = (
                d.words for d in had if (d.minutes, d.times, d.per) == (dose.minutes, dose.times, dose.per)
            )
            words = next(same, "") or _beside(old, new, dose.words.split(", ")[0])
            yield Found(kind="cap", before=before, after=after, words=words, new_words=f"up to {dose.words}")


def _same(words: str, text: str) -> list[str]:
    return re.findall(rf"\b{re.escape(words)}\b", text, re.I)


def _pattern(rules: Sequence[Rule]) -> re.Pattern[str]:
    phrases = list(table()["conditions"])
    for rule in rules:
        if rule.id in table()["phrases_of"] and rule.match.kind == "phrases":
            phrases += [str(one) for one in rule.match.body]
    return _any_of(phrases)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    told = "|".join(re.escape(one) for one in sorted(set(phrases), key=len, reverse=True))
    return re.compile(rf"\b(?:{told})\b", re.I)


def _text(entry: Entry) -> str:
    return entry.fields.get("text", "")


def _spoken(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def _beside(old: str, new: str, words: str | None) -> str:
    """The old words that stood where the new ones stand: the sentence that is most like theirs."""
    if not words or words not in new:
        return old
    at = new.index(words)
    around = next((s.of(new) for s in sentences(new) if s.start <= at < s.end), new)
    wanted = set(_spoken(around.casefold()).split())
    told = [span.of(old) for span in sentences(old)]
    return max(told, key=lambda one: len(wanted & set(_spoken(one.casefold()).split())), default=old)
