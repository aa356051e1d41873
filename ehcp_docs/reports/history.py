"""How old plans are, when they were reviewed and amended, and how each outcome went from review to review.

Like the list of what is due, it names a plan by its reference and an outcome by its number, and holds nothing that a
person typed in. No law says how old a plan may grow: section 44 of the Children and Families Act 2014 asks for a
review every twelve months, and an old plan that nobody ever amended is a reason to look whether it still fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from ehcp_docs.plan.model import Plan, Status
from ehcp_docs.reports.terminal import PLAIN, Terminal
from ehcp_docs.reports.wording import counted
from ehcp_docs.statute.calendar import in_short, in_words

_DAYS_IN_YEAR: Final = 365.25
RANK: Final = {"not_yet": 0, "partly": 1, "on_track": 2, "met": 3}
"""Judgements of an outcome, the worst first."""
WORDS: Final = {"not_yet": "not yet", "partly": "partly on track", "on_track": "on track", "met": "met"}
_STUCK: Final = RANK["partly"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was said of one outcome on one day."""

    reference: str
    outcome: str
    """Its number, such as E1."""
    on: date
    judgement: str
    """met, on_track, partly or not_yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAge:
    """How old one plan is."""

    reference: str
    file: str
    issued: date | None
    """When the version in force was issued; None where the folder has only drafts."""
    first: date | None
    """When the first plan was made, as far as the data say."""
    is_amended: bool
    """Whether it was ever amended."""
    reviewed: date | None
    review_due: date | None
    in_draft: bool
    """Whether a later draft is under way."""

    def years(self, on: date) -> float | None:
        """Years since the version in force was issued."""
        return None if self.issued is None else (on - self.issued).days / _DAYS_IN_YEAR

    def is_old(self, on: date, limit: float) -> bool:
        """Whether nothing was amended for so many years."""
        years = self.years(on)
        return years is not None and years >= limit

    def is_review_late(self, on: date) -> bool:
        """Whether the day by which it must be reviewed is past."""
        return self.issued is not None and self.review_due is not None and self.review_due < on


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one outcome went."""

    reference: str
    outcome: str
    looks: tuple[Look, ...]
    """What was said of it, the earliest first; empty where nobody has looked yet."""

    @property
    def change(self) -> str:
        """Forward, back or the same, from the first time to the last."""
        if len(self.looks) < 2:
            return "looked at once" if self.looks else "not looked at yet"
        step = RANK[self.looks[-1].judgement] - RANK[self.looks[0].judgement]
        return "forward" if step > 0 else "back" if step < 0 else "the same"

    @property
    def is_stuck(self) -> bool:
        """Whether it was behind at the last two times, and no better at the second."""
        last = [RANK[look.judgement] for look in self.looks[-2:]]
        return len(last) == 2 and last[1] <= last[0] <= _STUCK

    @property
    def story(self) -> str:
        """Each time with its day, in words."""
        return "; ".join(f"{in_short(look.on)} {WORDS[look.judgement]}" for look in self.looks)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Plans and outcomes of a folder, on one day."""

    on: date
    years: float
    """From how many years on a plan that was not amended is told."""
    plans: tuple[PlanAge, ...]
    courses: tuple[Course, ...]
    bad: tuple[tuple[str, str], ...] = ()
    """Files that could not be read, and why."""

    @property
    def old(self) -> tuple[PlanAge, ...]:
        """The plans that were not amended for so many years, the oldest first."""
        return tuple(plan for plan in self.plans if plan.is_old(self.on, self.years))

    @property
    def stuck(self) -> tuple[Course, ...]:
        """The outcomes that were behind twice running."""
        return tuple(course for course in self.courses if course.is_stuck)


def history(
    plans: Iterable[tuple[str, Plan]],
    looks: Iterable[Look],
    on: date,
    years: float,
    bad: Sequence[tuple[str, str]] = (),
) -> History:
    """The history of those plans, each with its file's name, and of what was said of their outcomes.

    Several versions of one plan count as one, by their reference.
    """
    by_reference = sorted(plans, key=lambda one: one[1].reference)
    versions = [list(some) for _, some in groupby(by_reference, key=lambda one: one[1].reference)]
    ages = [_age(some) for some in versions]
    never = date.max
    ordered = sorted(ages, key=lambda age: (age.issued or never, age.reference))
    return History(
        on=on,
        years=years,
        plans=tuple(ordered),
        courses=tuple(_courses(versions, tuple(looks))),
        bad=tuple(bad),
    )


def _age(versions: list[tuple[str, Plan]]) -> PlanAge:
    final = [one for one in versions if not one[1].status.is_draft]
    file, plan = max(final or versions, key=lambda one: one[1].dates.final_issued or date.min)
    dates = plan.dates
    issued = dates.final_issued if final else None
    drafts = [
        one.dates.amendment_notice or one.dates.draft_issued for _, one in versions if one.status.is_draft
    ]
    firsts = [one.dates.first_plan_issued for _, one in versions if one.dates.first_plan_issued]
    first = min(firsts, default=issued)
    return PlanAge(
        reference=plan.reference,
        file=file,
        issued=issued,
        first=first,
        is_amended=plan.status in (Status.AMENDED_FINAL, Status.AMENDED_DRAFT) or first != issued,
        reviewed=dates.last_review,
        review_due=dates.review_due,
        in_draft=any(day is None or issued is None or day > issued for day in drafts),
    )


def _courses(versions: list[list[tuple[str, Plan]]], looks: tuple[Look, ...]) -> Iterator[Course]:
    """The outcomes of every plan, and those that only a review names; each day once."""
    known = {
        (plan.reference, outcome.id): None
        for some in versions
        for _, plan in some
        for outcome in plan.outcomes()
    }
    known |= {(look.reference, look.outcome): None for look in looks}
    for reference, outcome in sorted(known, key=lambda one: (one[0], _number(one[1]))):
        mine = {look.on: look for look in looks if (look.reference, look.outcome) == (reference, outcome)}
        yield Course(reference=reference, outcome=outcome, looks=tuple(mine[day] for day in sorted(mine)))


def _number(outcome: str) -> tuple[str, int]:
    digits = "".join(char for char in outcome if char.isdigit())
    return outcome.rstrip("0123456789"), int(digits or 0)


def head(found: History) -> str:
    """What it is about, in a sentence or two."""
    plans = counted(len(found.plans), "plan", "plans")
    outcomes = counted(len(found.courses), "outcome", "outcomes")
    never = sum(not plan.is_amended for plan in found.old)
    late = sum(plan.is_review_late(found.on) for plan in found.plans)
    return (
        f"{plans} on {in_words(found.on)}: {len(found.old)} not amended for {found.years:g} years or more"
        f"{f' ({never} of them never)' if found.old else ''}, {late} with a review that is overdue. "
        f"{outcomes}: {len(found.stuck)} behind twice running"
        f"{f'; {len(found.bad)} files could not be read' if found.bad else ''}."
    )


def said(plan: PlanAge, found: History) -> str:
    """How old the plan is, in words."""
    years = plan.years(found.on)
    if years is None:
        return "only a draft is here"
    parts = [f"{years:.1f} years old"]
    parts += [] if plan.is_amended else ["never amended"]
    parts += ["review overdue"] if plan.is_review_late(found.on) else []
    parts += ["amendment under way"] if plan.in_draft else []
    return ", ".join(parts)


def history_text(found: History, terminal: Terminal = PLAIN) -> str:
    """The history for the screen: every plan, and the outcomes that were looked at."""
    lines = [terminal.style(head(found), "bold"), "", terminal.style("Plans, the oldest first", "bold")]
    width = max((len(plan.reference) for plan in found.plans), default=0)
    for plan in found.plans:
        issued = in_short(plan.issued) if plan.issued else "-"
        line = f"{issued:>11}  {plan.reference.ljust(width)}  {said(plan, found)}"
        lines.append(terminal.style(line, "red") if plan.is_old(found.on, found.years) else line)
    looked = [course for course in found.courses if course.looks]
    lines += ["", terminal.style("Outcomes that were looked at", "bold")] if looked else []
    for course in looked:
        line = f"{course.reference.ljust(width)}  {course.outcome:<4} {course.change:<14}  {course.story}"
        lines.append(terminal.style(line, "red") if course.is_stuck else line)
    for file, why in found.bad:
        lines += terminal.wrapped(f"Not read: {file}: {why}", indent="    ", first="")
    return "\n".join([*lines, ""])
