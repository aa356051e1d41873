"""Judges what lies between two versions of a plan, in both directions with the same measure.

“Weaker” is asked on the way from old to new, “stronger” is the same question on the way back: whatever would count as
a loss counts as a gain when it is the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import SECTIONS
from ehcp_docs.audit.weaker import items
from ehcp_docs.audit.weaker.amounts import hours, less, totals
from ehcp_docs.audit.weaker.model import Direction, Effect, Found, Judged, Total, distinct, looks, table
from ehcp_docs.audit.weaker.wording import Read, looser
from ehcp_docs.audit.weighing import NEARLY
from ehcp_docs.language.times import Calendar
from ehcp_docs.plan.difference import difference
from ehcp_docs.plan.entries import Entry, Sort, entries
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.word_changes import word_changes
from ehcp_docs.rules.reading import plan_date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """The difference as it is walked: from old to new, or back."""

    pairs: Sequence[tuple[Entry, Entry]]
    gone: Sequence[Entry]
    come: Sequence[Entry]
    was: Read
    has: Read
    calendar: Calendar


def judged(old: Plan, new: Plan, *, auditor: Auditor) -> Judged:
    """What changed between the versions, and what it does."""
    found = difference(old, new)
    before, after = Read(plan=old, auditor=auditor), Read(plan=new, auditor=auditor)
    calendar = Calendar(today=plan_date(new), born=new.child.date_of_birth)
    there = _Way(
        pairs=[(pair.old, pair.new) for pair in found.pairs],
        gone=found.dropped,
        come=found.added,
        was=before,
        has=after,
        calendar=calendar,
    )
    back = _Way(
        pairs=[(pair.new, pair.old) for pair in found.pairs],
        gone=found.added,
        come=found.dropped,
        was=after,
        has=before,
        calendar=calendar,
    )
    sums = tuple(totals(old, new))
    lost = _losses(there)
    effects = [_effect(one, Direction.WEAKER, auditor) for one in lost]
    known = {(one.kind, effect.old_id, effect.new_id) for one, effect in zip(lost, effects, strict=True)}
    for one in _losses(back):
        effect = _effect(one, Direction.STRONGER, auditor)
        # What a person must judge is asked once, whichever way it was met.
        if not looks(one.kind) or (
            one.kind == "amounts-unclear" and (one.kind, effect.old_id, effect.new_id) not in known
        ):
            effects.append(effect)
    effects += [made for total in sums if (made := _of_total(total, auditor))]
    return Judged(difference=found, effects=tuple(sorted(effects, key=_rank)), totals=sums)


def _losses(way: _Way) -> list[Found]:
    # A draft may not name a setting: that it names none says nothing.
    is_draft = way.was.plan.status.is_draft or way.has.plan.status.is_draft
    gone = [one for one in way.gone if not (is_draft and one.sort is Sort.PLACEMENT)]
    came = {number: (entry, entry.wording) for number, entry in enumerate(way.come)}
    for number, (before, after) in enumerate(way.pairs, len(came)):
        came[number] = after, _came_in(before, after)
    found = [*items.dropped(gone, came)]
    became = {before.id: after for before, after in way.pairs if before.id}
    found += items.unmet(entries(way.was.plan), entries(way.has.plan), became)
    for before, after in way.pairs:
        found += _of_pair(before, after, way)
    return distinct(found)


def _came_in(before: Entry, after: Entry) -> str:
    if before.wording == after.wording or before.sort not in (Sort.NEED, Sort.OUTCOME, Sort.PROVISION):
        return ""
    return " ".join(
        change.new for change in word_changes(before.wording, after.wording) if not change.is_same
    )


def _of_pair(before: Entry, after: Entry, way: _Way) -> Iterator[Found]:
    yield from items.moved(before, after)
    yield from items.placed(before, after)
    if before.fields == after.fields:
        return
    if before.sort is Sort.PROVISION:
        yield from less(before, after)
    if before.sort is Sort.OUTCOME:
        yield from items.later(before, after, way.calendar)
        yield from items.measured(before, after)
    if before.sort in (Sort.NEED, Sort.OUTCOME, Sort.PROVISION) and _text(before) != _text(after):
        yield from looser(before, after, way.was, way.has)
        yield from items.shorter(before, after)


def _text(entry: Entry) -> str:
    return entry.fields.get("text", "")


def _effect(found: Found, direction: Direction, auditor: Auditor) -> Effect:
    """The finding as it is told: in the direction in which the plan went."""
    old, new = found.before, found.after
    words, new_words = found.words, found.new_words
    if direction is Direction.STRONGER:
        old, new, words, new_words = new, old, new_words, words
    if looks(found.kind):
        direction = Direction.LOOK
    at = new or old
    return Effect(
        direction=direction,
        kind=found.kind,
        **_words_of(found.kind, direction, auditor),
        section=at.section if at else "",
        old_id=old.id if old else "",
        new_id=new.id if new else "",
        old_words=words,
        new_words=new_words,
        detail=found.detail if direction is not Direction.STRONGER else "",
    )


def _words_of(kind: str, direction: Direction, auditor: Auditor) -> Mapping[str, str]:
    row = table()["kinds"][kind]
    source = auditor.pack.sources.get(row["source"])
    return {
        "title": row[direction.value],
        "why": row["why"],
        "source": source.citation if source else row["source"],
    }


def _of_total(total: Total, auditor: Auditor) -> Effect | None:
    least, most = sorted((total.old_minutes, total.new_minutes))
    if least >= most * NEARLY:
        return None
    direction = Direction.WEAKER if total.new_minutes < total.old_minutes else Direction.STRONGER
    note = (
        f"Not counted, because the time over a year cannot be worked out: {total.uncounted} provision items "
        "of the two versions."
        if total.uncounted
        else ""
    )
    return Effect(
        direction=direction,
        kind="total",
        **_words_of("total", direction, auditor),
        section=total.section,
        old_id="",
        new_id="",
        old_words=hours(total.old_minutes),
        new_words=hours(total.new_minutes),
        detail=note,
    )


def _rank(effect: Effect) -> tuple[int, int, int, str]:
    order = list(table()["kinds"])
    letters = [
        int(n) for n in "".join(c if c.isdigit() else " " for c in effect.new_id or effect.old_id).split()
    ]
    section = SECTIONS.index(effect.section) if effect.section in SECTIONS else 99
    return section, letters[-1] if letters else 0, order.index(effect.kind), effect.old_words
