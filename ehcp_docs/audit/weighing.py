"""One recommended amount against one provision: what is the same, less, not said, or not to be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ehcp_docs.audit.answers import activity
from ehcp_docs.audit.conditions import group, staff
from ehcp_docs.language.amounts import amounts
from ehcp_docs.language.doses import WEEKS, Dose, a_year, doses, from_elements, number
from ehcp_docs.plan.model import Provision

NEARLY = 0.985
"""From this share of an amount on, it is the same: 4.33 weeks make a month only nearly."""
_OTHER_THING = 3.0
"""What happens so many times as often is something else: a termly visit is not the book that goes home each evening."""


class Change(StrEnum):
    """What became of an amount."""

    KEPT = "kept"
    LESS = "less"
    UNSAID = "not said"
    UNCLEAR = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountChange:
    """One amount of a recommendation, and the same amount in the plan."""

    amount: str
    """time, how often, how long, weeks, group, staff, level, training."""
    change: Change
    recommended: str
    planned: str
    """Empty when the plan does not say it."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What became of all the amounts of a recommendation in one provision."""

    changes: tuple[AmountChange, ...]
    sums: tuple[str, ...] = ()
    """The sums over a year, recommended and planned."""
    words: str = ""
    """The sentences of the provision that were weighed."""
    yearly: float = 0.0
    """All minutes that the provision has in a year for work of this sort."""
    share: float = 1.0
    """The planned minutes or times of a year by the recommended ones; 1 where they cannot be compared."""

    def has(self, change: Change, *amounts: str) -> bool:
        """Whether any amount, or one of these, changed so."""
        return any(c.change is change and (not amounts or c.amount in amounts) for c in self.changes)


def weigh(text: str, dose: Dose | None, provision: Provision) -> Weighed:
    """The recommendation of that text, or the one dose of it, against the provision."""
    about = dose.sentence if dose else text
    planned = _planned(activity(about), provision)
    changes: list[AmountChange] = []
    sums: tuple[str, ...] = ()
    used: Dose | None = None
    if dose is not None:
        used, found = _time(dose, planned, provision.text)
        changes += found
        sums = _sums(dose, used)
    changes += _group(about, text, provision)
    changes += _staff(text, provision)
    yearly = sum(p.minutes_a_year() or 0.0 for p in planned if p.is_whole)
    words = used.sentence if used and used.sentence else provision.text
    share = 1.0
    if dose and used:
        told = [one for one in (_share(dose, used), _often_share(dose, used)) if one]
        share = min(told, default=1.0)
    return Weighed(changes=tuple(changes), sums=sums, words=words, yearly=yearly, share=share)


def _planned(wanted: str, provision: Provision) -> list[Dose]:
    """The amounts of the provision that are of the same sort of activity; by its elements, where no words have any."""
    found = [dose for dose in doses(provision.text) if activity(dose.sentence) == wanted]
    declared = from_elements(provision.elements)
    is_needed = not any(dose.is_whole for dose in found) and activity(provision.text) == wanted
    return [*found, declared] if declared and declared.is_whole and is_needed else found


def _shared_weeks(one: Dose, other: Dose) -> float:
    """Weeks to count with where only one of the two names them: never to the other's harm."""
    return one.weeks or other.weeks or WEEKS


def _sums(dose: Dose, used: Dose | None) -> tuple[str, ...]:
    made = [f"Recommended: {dose.sum(used.weeks if used else None)}." if dose.sum() else ""]
    if used and used.sum() and (used.is_whole or not dose.is_whole):
        made.append(f"Plan: {used.sum(dose.weeks)}.")
        before, after = (
            dose.minutes_a_year(_shared_weeks(dose, used)),
            used.minutes_a_year(_shared_weeks(used, dose)),
        )
        if before and after is not None and after < before * NEARLY:
            made.append(f"Difference: {a_year(before - after)}, {(before - after) / before:.0%} less.")
    return tuple(line for line in made if line)


def _time(dose: Dose, planned: Sequence[Dose], text: str) -> tuple[Dose | None, list[AmountChange]]:
    if dose.is_unclear:
        return None, [_told("time", Change.UNCLEAR, dose, None, "The recommendation gives several amounts.")]
    if not planned and doses(text):
        note = "The amounts in the provision are for work of another sort, such as training, meetings or reviews."
        return None, [_told("time", Change.UNCLEAR, dose, None, note)]
    if not planned and amounts(text).continuous:
        note = "The provision is to happen whenever it is needed."
        return None, [_told("time", Change.UNCLEAR, dose, None, note)]
    clear = [p for p in planned if not p.is_unclear]
    used, found = _whole(dose, clear) if dose.is_whole else _partly(dose, clear)
    if len(clear) < len(planned) and any(change.change is not Change.KEPT for change in found):
        note = "The provision gives several amounts that cannot be told apart."
        return used, [_told("time", Change.UNCLEAR, dose, used, note)]
    return used, found


def _told(amount: str, change: Change, dose: Dose, used: Dose | None, note: str = "") -> AmountChange:
    return AmountChange(
        amount=amount, change=change, recommended=dose.words, planned=used.words if used else "", note=note
    )


def _whole(dose: Dose, planned: Sequence[Dose]) -> tuple[Dose | None, list[AmountChange]]:
    """Where the recommendation gives time over a year."""
    whole = [p for p in planned if p.is_whole]
    if not whole:
        return _unfinished(dose, planned)
    ranked = sorted(whole, key=lambda p: -_share(dose, p))
    enough = [(p, _doubt(dose, p)) for p in ranked if _share(dose, p) >= NEARLY]
    for used, doubt in enough:
        if not doubt and not used.is_capped:
            return used, [_told("time", Change.KEPT, dose, used)]
    if enough:
        used, doubt = enough[0]
        if used.is_capped:
            return used, [_told("time", Change.UNSAID, dose, used, "“Up to” sets no least amount.")]
        return used, [_told("time", Change.UNCLEAR, dose, used, doubt)]
    best = ranked[0]
    if best.most and best.minutes and _share(dose, best) * best.most / best.minutes >= NEARLY:
        note = "Only the upper end of the plan's range is as much."
        return best, [_told("time", Change.UNCLEAR, dose, best, note)]
    if sum(_share(dose, p) for p in whole) >= NEARLY:
        return best, [_told("time", Change.UNCLEAR, dose, best, "Only several amounts together are as much.")]
    return best, list(_which(dose, best))


def _doubt(dose: Dose, planned: Dose) -> str:
    """Why as much time in a year may still not be what was recommended; nothing where it is."""
    if dose.is_total:
        return ""
    if planned.is_total:
        return "As much time in a year, but how it is divided is not said."
    if _often_share(dose, planned) < NEARLY:
        return "As much time in a year, but on fewer occasions."
    if (planned.minutes or 0) < (dose.minutes or 0) * NEARLY:
        return "As much time in a year, but for less time on each occasion."
    return ""


def _share(dose: Dose, planned: Dose) -> float:
    """The planned minutes of a year by the recommended ones."""
    before = dose.minutes_a_year(_shared_weeks(dose, planned))
    after = planned.minutes_a_year(_shared_weeks(planned, dose))
    return after / before if before and after is not None else 0.0


def _often_share(dose: Dose, planned: Dose) -> float:
    before = dose.times_a_year(_shared_weeks(dose, planned))
    after = planned.times_a_year(_shared_weeks(planned, dose))
    return after / before if before and after is not None else 0.0


def _which(dose: Dose, best: Dose) -> Iterator[AmountChange]:
    """Which of length, frequency and weeks is less; the time as a whole where it is none by itself."""
    made = []
    week, planned_week = dose.minutes_a_week(), best.minutes_a_week()
    if week and planned_week and planned_week < week * NEARLY:
        made.append(_less("time", _a_week(week), _a_week(planned_week)))
    if not dose.is_total and not best.is_total:
        if (best.minutes or 0) < (dose.minutes or 0) * NEARLY:
            made.append(
                _less("how long", f"{number(dose.minutes)} minutes", f"{number(best.minutes)} minutes")
            )
        if _often_share(dose, best) < NEARLY and dose.often() != best.often():
            made.append(_fewer(dose, best))
    if dose.weeks and best.weeks and best.weeks < dose.weeks * NEARLY:
        made.append(
            _less("weeks", f"{number(dose.weeks)} weeks a year", f"{number(best.weeks)} weeks a year")
        )
    yield from made or [_told("time", Change.LESS, dose, best)]


def _less(amount: str, recommended: str, planned: str) -> AmountChange:
    return AmountChange(amount=amount, change=Change.LESS, recommended=recommended, planned=planned)


def _a_week(minutes: float) -> str:
    return f"{number(minutes / 60)} hours a week" if minutes >= 300 else f"{number(minutes)} minutes a week"


def _fewer(dose: Dose, planned: Dose) -> AmountChange:
    return _less("how often", dose.often(), planned.often())


def _unfinished(dose: Dose, planned: Sequence[Dose]) -> tuple[Dose | None, list[AmountChange]]:
    """Where the plan gives no time over a year: what it leaves out, or that what it gives is less."""
    lengths = [p for p in planned if p.minutes is not None]
    often = [p for p in planned if p.times is not None and _often_share(dose, p) <= _OTHER_THING]
    if len(often) == 1 and not lengths and _often_share(dose, often[0]) < NEARLY:
        return often[0], [
            _fewer(dose, often[0]),
            _told("how long", Change.UNSAID, dose, None),
        ]
    made = []
    if not often:
        made.append(_told("how often", Change.UNSAID, dose, None))
    if not lengths:
        made.append(_told("how long", Change.UNSAID, dose, None))
    if often and lengths:
        made.append(_told("time", Change.UNCLEAR, dose, None, "The provision gives several amounts."))
    return next(iter([*often, *lengths]), None), made


def _partly(dose: Dose, planned: Sequence[Dose]) -> tuple[Dose | None, list[AmountChange]]:
    """Where the recommendation says only how often, or only how long."""
    if dose.times is not None:
        told = [(p, _often_share(dose, p)) for p in planned if p.times is not None]
        name = "how often"
    else:
        told = [(p, (p.minutes or 0) / (dose.minutes or 1)) for p in planned if p.minutes is not None]
        name = "how long"
    if not told:
        return None, [_told(name, Change.UNSAID, dose, None)]
    best, share = max(told, key=lambda pair: pair[1])
    if share >= NEARLY:
        return best, [_told(name, Change.KEPT, dose, best)]
    if len(told) > 1 and sum(one for _, one in told) >= NEARLY:
        return best, [_told(name, Change.UNCLEAR, dose, best, "Only several amounts together are as much.")]
    return best, [_fewer(dose, best) if name == "how often" else _told(name, Change.LESS, dose, best)]


def _group(about: str, text: str, provision: Provision) -> Iterator[AmountChange]:
    wanted = group(about) if group(about).sizes else group(text)
    if len(set(wanted.sizes)) != 1:
        return
    size = wanted.sizes[0]
    said = group(provision.text)
    declared = provision.elements.group_max if provision.elements else None
    sizes = said.sizes or ((declared,) if declared else ())
    words = said.words or (f"{declared} at most" if declared else "")
    if not sizes:
        change = Change.UNSAID
    elif min(sizes) <= size:
        change = Change.KEPT
    else:
        change = Change.LESS
    yield AmountChange(amount="group", change=change, recommended=wanted.words, planned=words)


def _staff(text: str, provision: Provision) -> Iterator[AmountChange]:
    """The profession, the level and the training of the staff, where the recommendation names them."""
    wanted = staff(text)
    qualification = (provision.elements.qualification if provision.elements else None) or ""
    who = (provision.elements.who if provision.elements else None) or ""
    has = staff(f"{provision.title or ''}. {provision.text} {who} {qualification}")
    if wanted.professions and not wanted.has_assistant and not wanted.professions & has.professions:
        words = ", ".join(sorted(wanted.professions))
        if has.has_assistant and not has.professions and not has.has_teacher:
            yield AmountChange(amount="staff", change=Change.LESS, recommended=words, planned=has.words)
        elif not has.is_named:
            yield AmountChange(amount="staff", change=Change.UNSAID, recommended=words, planned="")
    if wanted.level:
        change = (
            Change.UNSAID if has.level is None else Change.KEPT if has.level >= wanted.level else Change.LESS
        )
        planned = f"Level {has.level}" if has.level else ""
        yield AmountChange(
            amount="level", change=change, recommended=f"Level {wanted.level}", planned=planned
        )
    elif wanted.is_trained and not wanted.professions and not has.is_trained and not has.professions:
        yield AmountChange(amount="training", change=Change.UNSAID, recommended="trained staff", planned="")
