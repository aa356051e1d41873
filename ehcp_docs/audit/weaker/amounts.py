"""Less time, fewer times, a larger group, less expert staff: the amounts of a provision before and after.

What both texts say alike is set aside first, so that one amount that stayed cannot stand for another that went.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ehcp_docs.audit.answers import activity
from ehcp_docs.audit.conditions import staff, without_those_behind
from ehcp_docs.audit.weaker.model import Found, Total
from ehcp_docs.audit.weighing import NEARLY, AmountChange, Change, weigh
from ehcp_docs.language.amounts import amounts
from ehcp_docs.language.doses import Dose, a_year, doses, from_elements, number
from ehcp_docs.language.people import people
from ehcp_docs.language.spans import sentences
from ehcp_docs.plan.entries import Entry
from ehcp_docs.plan.model import Elements, Plan, Provision

_KINDS: Final = {
    "time": "time",
    "how often": "frequency",
    "how long": "length",
    "weeks": "weeks",
    "group": "group",
    "staff": "staff",
    "level": "level",
    "training": "training",
}
_UNSAID: Final = {"staff": "staff-lost", "level": "training", "training": "training"}
_BY_THE_WEEK: Final = ("day", "week", "fortnight")
_TIMED: Final = ("time", "how often", "how long", "weeks")


def less(before: Entry, after: Entry) -> Iterator[Found]:
    """What the provision has less of afterwards."""
    one, other = before.item, after.item
    assert isinstance(one, Provision)
    assert isinstance(other, Provision)
    told = []
    if one.text != other.text:
        told = [*_times(one, other), *_people(one, other)]
        yield from (_found(change, before, after) for change in told)
        yield from _weeks_lost(before, after)
        yield from _others(before, after)
    if one.elements != other.elements:
        has = {change.amount for change in told if change.change is not Change.KEPT}
        yield from _declared(one.elements or Elements(), other.elements or Elements(), before, after, has)


def _found(change: AmountChange, before: Entry, after: Entry) -> Found:
    kind = _KINDS[change.amount]
    if change.change is Change.UNSAID:
        kind = (
            "cap"
            if "limit" in change.note or "Up to" in change.note
            else _UNSAID.get(change.amount, "amount-lost")
        )
    elif change.change is Change.UNCLEAR:
        kind = "amounts-unclear"
    note = change.note if kind == "amounts-unclear" else ""
    now = f"up to {change.planned}" if kind == "cap" else change.planned
    return Found(kind=kind, before=before, after=after, words=change.recommended, new_words=now, detail=note)


def _times(one: Provision, other: Provision) -> Iterator[AmountChange]:
    """What became of each amount of time that does not stand in the other text as well."""
    mine, _ = amounts_in(one.text)
    theirs, said_again = amounts_in(other.text)
    for dose in list(mine):
        same = next((d for d in theirs if _figures(d) == _figures(dose)), None)
        if same is not None:
            mine.remove(dose)
            theirs.remove(same)
    text = _without_settled(other.text, theirs)
    for dose in said_again:
        text = text.replace(dose.words, "")
    left = replace(other, text=text, elements=None)
    for dose in mine:
        weighed = weigh(dose.sentence, dose, left)
        yield from (
            change
            for change in weighed.changes
            if change.amount in _TIMED and change.change is not Change.KEPT
        )


def amounts_in(text: str) -> tuple[list[Dose], list[Dose]]:
    """The amounts of a text, and those that only say again what others come to: “three times ...: nine hours a year”."""
    found = doses(text)
    again = [
        dose
        for dose in found
        if dose.per == "year" and dose.is_whole and any(_comes_to(other, dose) for other in found)
    ]
    return [dose for dose in found if dose not in again], again


def _comes_to(one: Dose, total: Dose) -> bool:
    mine, other = one.minutes_a_year(), total.minutes_a_year()
    if one is total or one.per == "year" or not mine or not other:
        return False
    return abs(mine / other - 1) < 1 - NEARLY


def _figures(dose: Dose) -> tuple[object, ...]:
    return (
        dose.minutes, dose.most, dose.times, dose.per, dose.every, dose.weeks, dose.is_capped, dose.is_total,
        dose.is_unclear, activity(dose.sentence),
    )  # fmt: skip


def _without_settled(text: str, left: Sequence[Dose]) -> str:
    """The sentences that hold amounts that are left, and those that hold none."""
    kept = []
    for span in sentences(text):
        words = span.of(text)
        if any(words in dose.sentence for dose in left) or not doses(words):
            kept.append(words)
    return " ".join(kept)


def _people(one: Provision, other: Provision) -> Iterator[AmountChange]:
    """The group, and the level and training of the staff."""
    for change in weigh(one.text, None, replace(other, elements=None, title=None)).changes:
        if change.change not in (Change.KEPT, Change.UNCLEAR) and change.amount != "staff":
            yield change


def _weeks_lost(before: Entry, after: Entry) -> Iterator[Found]:
    """In how many weeks of the year is no longer said, where the amount is one by the week."""
    one, other = before.item, after.item
    had = [dose.weeks for dose in doses(one.text) if dose.weeks]
    has = [dose for dose in doses(other.text) if dose.times is not None]
    says = amounts(other.text).weeks or (other.elements and other.elements.weeks_per_year)
    if had and has and not says and all(dose.per in _BY_THE_WEEK for dose in has):
        yield Found(
            kind="amount-lost",
            before=before,
            after=after,
            words=f"{number(had[0])} weeks a year",
            new_words="",
        )


def _others(before: Entry, after: Entry) -> Iterator[Found]:
    """Other people do it, or it is not said who."""
    one, other = before.item, after.item
    had, has = staff(without_those_behind(one.text)), staff(without_those_behind(other.text))
    lost, come = had.professions - has.professions, has.professions - had.professions
    if lost and not has.professions:
        yield from _no_longer_qualified(before, after)
    words = ", ".join(sorted(lost))
    if not lost:
        if not (had.has_teacher and not had.professions and not has.has_teacher):
            return
        if had.has_assistant or not has.has_assistant or has.professions:
            return
        kind, words = "staff", had.words
    elif come:
        kind = "staff-changed"
    elif has.has_assistant or has.has_teacher:
        kind = "staff"
    else:
        kind = "staff-changed" if has.words else "staff-lost"
    now = ", ".join(sorted(come)) or has.words
    yield Found(kind=kind, before=before, after=after, words=words, new_words=now)


def _no_longer_qualified(before: Entry, after: Entry) -> Iterator[Found]:
    """A registration or qualification that stood beside a profession, and went with it."""
    one, other = (without_those_behind(entry.item.text) for entry in (before, after))
    had = people(one).qualifications
    if had and not people(other).qualifications:
        words = ", ".join(dict.fromkeys(span.of(one) for span in had))
        yield Found(kind="training", before=before, after=after, words=words, new_words="")


def _declared(one: Elements, other: Elements, before: Entry, after: Entry, told: set[str]) -> Iterator[Found]:
    """What the elements beside the text say, where the text has not said it."""

    def found(kind: str, words: object, new_words: object) -> Found:
        return Found(
            kind=kind,
            before=before,
            after=after,
            words=str(words or ""),
            new_words=str(new_words or ""),
            detail="By the elements beside the text.",
        )

    mine, theirs = from_elements(one), from_elements(other)
    if not told & set(_TIMED) and mine and mine.is_whole and not doses(after.item.text):
        had, has = mine.minutes_a_year(), theirs.minutes_a_year() if theirs else None
        if has is None:
            yield found("amount-lost", a_year(had or 0), "")
        elif had and has < had * NEARLY:
            yield found("time", a_year(had), a_year(has))
    if "group" not in told and one.group_max and (other.group_max or 0) > one.group_max:
        yield found("group", f"up to {one.group_max}", f"up to {other.group_max}")
    if not told & {"level", "training", "staff"} and one.qualification and not other.qualification:
        yield found("training", one.qualification, "")
    if one.delivery in ("direct", "both") and other.delivery == "indirect":
        yield found("indirect", one.delivery, other.delivery)
    if other.end and (one.end is None or other.end < one.end):
        yield found("ends", one.end, other.end)
    if one.review and not other.review:
        yield found("review-lost", one.review, "")


def totals(old: Plan, new: Plan) -> Iterator[Total]:
    """Direct time in a year, section by section, where either version has any."""
    for letter in ("F", "G", "H1", "H2"):
        before, unclear = _total(getattr(old.sections, letter).provision)
        after, unclear_too = _total(getattr(new.sections, letter).provision)
        if before or after:
            yield Total(
                section=letter, old_minutes=before, new_minutes=after, uncounted=unclear + unclear_too
            )


def _total(items: Sequence[Provision]) -> tuple[float, int]:
    counted, unclear = 0.0, 0
    for item in items:
        if item.elements and item.elements.delivery == "indirect":
            continue
        work = [dose for dose in amounts_in(item.text)[0] if activity(dose.sentence) == "work"]
        whole = [dose for dose in work if dose.is_whole]
        declared = from_elements(item.elements)
        if not whole and declared and declared.is_whole:
            whole = [declared]
        elif len(whole) < len(work) or not work:
            unclear += 1
        counted += sum(dose.minutes_a_year() or 0.0 for dose in whole)
    return counted, unclear


def hours(minutes: float) -> str:
    """So many hours a year."""
    return f"{number(minutes / 60)} hours a year"
