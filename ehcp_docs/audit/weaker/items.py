"""What was dropped or moved, what is left without provision, what became of the setting and the budget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from ehcp_docs.audit.weaker.model import Found
from ehcp_docs.language.times import Calendar, deadlines
from ehcp_docs.plan.entries import Entry, Sort
from ehcp_docs.plan.model import BudgetItem, Outcome, Placement
from ehcp_docs.plan.word_changes import word_changes

_DROPPED: Final = {
    Sort.NEED: "need-dropped",
    Sort.OUTCOME: "outcome-dropped",
    Sort.PROVISION: "provision-dropped",
    Sort.ARRANGEMENT: "monitoring-dropped",
}
TAKEN_IN: Final = 0.6
"""From this part of its words on, something dropped may stand in another item now."""
SHORT: Final = 0.6
"""A text that kept less than this part of its words is looked at by a person."""


def dropped(gone: Sequence[Entry], come: Mapping[int, tuple[Entry, str]]) -> Iterator[Found]:
    """What is not there any more; ``come`` has the entries of the later version with the words that came into each."""
    for entry in gone:
        if entry.sort is Sort.PLACEMENT and not any(e.sort is Sort.PLACEMENT for e, _ in come.values()):
            if entry.fields.get("name"):
                yield Found(kind="setting-lost", before=entry, after=None, words=entry.fields["name"])
        elif kind := _DROPPED.get(entry.sort):
            other = _taken_in(entry, come)
            yield Found(kind="merged" if other else kind, before=entry, after=other, words=entry.wording)


def _taken_in(entry: Entry, come: Mapping[int, tuple[Entry, str]]) -> Entry | None:
    """The item into which the words went, if they plainly did."""
    wanted = _words(entry.wording)
    if len(wanted) < 5:
        return None
    for other, words in come.values():
        if other.sort is entry.sort and len(wanted & _words(words)) >= TAKEN_IN * len(wanted):
            return other
    return None


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3 or word.isdigit()}


def moved(before: Entry, after: Entry) -> Iterator[Found]:
    """An item that stands in another section, for the worse or as a person must judge."""
    if before.section == after.section:
        return
    sections = f"Section {before.section}", f"Section {after.section}"
    kind = {
        (Sort.PROVISION, True): "moved-out",
        (Sort.NEED, True): "need-moved",
    }.get((before.sort, before.section in ("B", "F")))
    if kind:
        yield Found(kind=kind, before=before, after=after, words=sections[0], new_words=sections[1])
    elif after.section not in ("B", "F"):
        yield Found(
            kind="section-changed", before=before, after=after, words=sections[0], new_words=sections[1]
        )


def unmet(before: Sequence[Entry], after: Sequence[Entry], became: Mapping[str, Entry]) -> Iterator[Found]:
    """Needs and outcomes for which provision was there, and is not any more; ``became`` is by old ids."""
    had, has = _served(before), _served(after)
    by_id = {entry.id: entry for entry in before if entry.id}
    for id in had:
        entry, now = by_id.get(id), became.get(id)
        if entry is None or now is None or now.id in has:
            continue
        kind = {Sort.NEED: "need-unmet", Sort.OUTCOME: "outcome-unmet"}.get(entry.sort)
        if kind:
            told = ", ".join(one.id for one in before if id in _links(one))
            yield Found(kind=kind, before=entry, after=now, words=f"Provision: {told}")


def _served(known: Sequence[Entry]) -> set[str]:
    return {id for one in known for id in _links(one)}


def _links(entry: Entry) -> tuple[str, ...]:
    if entry.sort is not Sort.PROVISION:
        return ()
    return (*entry.links.get("needs", ()), *entry.links.get("outcomes", ()))


def later(before: Entry, after: Entry, calendar: Calendar) -> Iterator[Found]:
    """An outcome that is to be reached later."""
    one, other = before.item, after.item
    if not (isinstance(one, Outcome) and isinstance(other, Outcome)):
        return
    by, now = _days(one, other, calendar)
    if by and now and now > by:
        yield Found(
            kind="later", before=before, after=after, words=_said(one, by), new_words=_said(other, now)
        )


def _days(one: Outcome, other: Outcome, calendar: Calendar) -> tuple[date | None, date | None]:
    """The last days that both mean: by their words where these changed, and else by the dates beside them."""
    if (one.by, one.text) != (other.by, other.text):
        said = _day(one, calendar), _day(other, calendar)
        if all(said):
            return said
    return one.by_date, other.by_date


def _day(outcome: Outcome, calendar: Calendar) -> date | None:
    text, is_bare = (outcome.by, True) if outcome.by else (outcome.text, False)
    return max((p.latest for p in deadlines(text, calendar, bare=is_bare) if p.latest), default=None)


def _said(outcome: Outcome, day: date) -> str:
    return outcome.by or str(day)


def measured(before: Entry, after: Entry) -> Iterator[Found]:
    """An outcome with other numbers in it, which may ask for more or less."""
    old, new = before.fields.get("text", ""), after.fields.get("text", "")
    parts = word_changes(old, new)
    for at, change in enumerate(parts):
        is_other = not change.is_same and change.old.strip() and change.new.strip()
        if is_other and _NUMBER.search(f"{change.old} {change.new}"):
            before_it = " ".join(parts[at - 1].old.split()[-3:]) if at else ""
            behind = " ".join(parts[at + 1].old.split()[:3]) if at + 1 < len(parts) else ""
            words, new_words = (
                " ".join(f"{before_it} {words.strip()} {behind}".split())
                for words in (change.old, change.new)
            )
            yield Found(kind="measure-changed", before=before, after=after, words=words, new_words=new_words)
            return


_NUMBER: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|every|all)\b",
    re.I,
)


def shorter(before: Entry, after: Entry) -> Iterator[Found]:
    """A text that lost many of its words."""
    old, new = before.fields.get("text", ""), after.fields.get("text", "")
    if len(new.split()) < SHORT * len(old.split()) and len(old.split()) >= 15:
        yield Found(
            kind="shorter",
            before=before,
            after=after,
            words=f"{len(old.split())} words",
            new_words=f"{len(new.split())} words",
        )


def placed(before: Entry, after: Entry) -> Iterator[Found]:
    """Another setting, or a smaller amount of a budget."""
    one, other = before.item, after.item
    if isinstance(one, Placement) and isinstance(other, Placement):
        if one.name and not other.name:
            yield Found(kind="setting-lost", before=before, after=after, words=one.name, new_words=other.type)
        elif (one.name, one.type) != (other.name, other.type) and (one.name or not other.name):
            yield Found(
                kind="setting-changed",
                before=before,
                after=after,
                words=one.name or one.type,
                new_words=other.name or other.type,
            )
    if not (isinstance(one, BudgetItem) and isinstance(other, BudgetItem) and one.period == other.period):
        return
    if other.amount_pounds < one.amount_pounds:
        words, new_words = f"£{one.amount_pounds:,.2f}", f"£{other.amount_pounds:,.2f}"
        yield Found(kind="budget", before=before, after=after, words=words, new_words=new_words)
