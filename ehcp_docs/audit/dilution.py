"""What became of recommended provision in the plan: arrived in full, with less, without an amount, or not at all.

A false accusation is worse than a miss. Where two readings are possible, the verdict is that it cannot be told and
that a person should look; and every verdict shows the words of both sides, and the sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ehcp_docs.audit.answers import ACCUSES, ANSWERS, MAY_ANSWER, Answer, Answers, activity
from ehcp_docs.audit.conditions import group, staff
from ehcp_docs.audit.weighing import NEARLY, AmountChange, Change, Weighed, weigh
from ehcp_docs.language.doses import Dose, doses
from ehcp_docs.language.pipeline import Parser
from ehcp_docs.plan.advice_report import AdviceReport, Recommendation
from ehcp_docs.plan.model import Advice, Plan

BESIDE = 0.5
"""A provision with this share of the best one's agreement may answer beside it."""
FAR_APART = 0.1
SURE = 0.7
"""Less than this share of the time is taken for dilution only where the agreement leaves no doubt."""
CLAIM = 0.12
"""By so much another recommendation has to agree better with a provision to be what it answers."""


class Verdict(StrEnum):
    """What became of a recommendation."""

    FULL = "arrived in full"
    LESS = "arrived with less"
    VAGUE = "arrived without an amount"
    MISSING = "not found"
    UNSURE = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One recommended amount and what the plan made of it."""

    recommendation: Recommendation
    amount: str
    """The words of the recommendation that give the amount."""
    verdict: Verdict
    reason: str
    """Why, in a sentence or two."""
    section: str = ""
    provision: str = ""
    """Id of the provision that answers, or is nearest; empty when nothing is near."""
    planned: str = ""
    """Its words, whole."""
    weighed: str = ""
    """The sentences of it in which the amount stands."""
    changes: tuple[AmountChange, ...] = ()
    sums: tuple[str, ...] = ()
    agreement: float = 0.0
    """How far recommendation and provision are about the same, 0 to 1 and a little."""


def compare(report: AdviceReport, plan: Plan, *, parser: Parser | None = None) -> tuple[Comparison, ...]:
    """Each recommended amount of the report against Sections F, G, H1 and H2, in the report's order."""
    with_amounts = [item for item in report.recommendations if has_amount(item)]
    if not with_amounts:
        return ()
    known = entry_in_plan(report, plan)
    answers = Answers(with_amounts, plan, parser or Parser(), source=known.id if known else None)
    told = [answers.of(number) for number in range(len(with_amounts))]
    claims = [{answer.provision.id: answer.strength for answer in row} for row in told]
    made = []
    for number, item in enumerate(with_amounts):
        rest = [claim for at, claim in enumerate(claims) if at != number]
        others = {one: max((claim[one] for claim in rest), default=0.0) for one in claims[number]}
        spent: dict[str, float] = {}
        made += [_compared(item, dose, told[number], others, spent) for dose in (doses(item.text) or (None,))]
    return tuple(made)


def has_amount(item: Recommendation) -> bool:
    """Whether the recommendation names time, the size of a group or the level of the staff."""
    return bool(doses(item.text) or len(set(group(item.text).sizes)) == 1 or staff(item.text).level)


def entry_in_plan(report: AdviceReport, plan: Plan) -> Advice | None:
    """The entry of Section K that is this report: by its author's surname, and its date where both are known."""
    if not report.author:
        return None
    names = {word.lower() for word in report.author.replace(",", " ").split() if len(word) > 2}
    for advice in plan.sections.K.advice:
        own = {word.lower() for word in (advice.author or "").replace(",", " ").split() if len(word) > 2}
        same_day = report.date is None or advice.date is None or report.date == advice.date
        if len(names & own - {"and", "mrs", "miss"}) > 1 and same_day:
            return advice
    return None


def _compared(
    item: Recommendation,
    dose: Dose | None,
    answers: Sequence[Answer],
    others: Mapping[str, float],
    spent: dict[str, float],
) -> Comparison:
    """``others`` has how strongly the report's other recommendations claim each provision; ``spent`` the minutes of a
    year with which each provision has answered earlier amounts of the same recommendation."""
    near = [answer for answer in answers if answer.strength >= MAY_ANSWER]
    if not near:
        return _missing(item, dose)
    weighed = {answer.provision.id: weigh(item.text, dose, answer.provision) for answer in near}
    best = near[0]
    for answer in near:
        found = weighed[answer.provision.id]
        if answer.strength >= max(ANSWERS, BESIDE * best.strength) and _verdict(found) is Verdict.FULL:
            if not _is_left(dose, answer.provision.id, found, spent):
                return _made(item, dose, answer, found, Verdict.UNSURE, _SPENT)
            return _made(item, dose, answer, found, Verdict.FULL, "All amounts are there.")
    found = weighed[best.provision.id]
    verdict = _verdict(found)
    if best.strength < ANSWERS:
        return replace(_made(item, dose, best, found, Verdict.UNSURE, _NEAREST), sums=_sum(dose), changes=())
    if verdict in (Verdict.LESS, Verdict.VAGUE) and (doubt := _doubt(item, dose, near, weighed, others)):
        return _made(item, dose, best, found, Verdict.UNSURE, f"{_told(found)} {doubt}")
    return _made(item, dose, best, found, verdict, _told(found))


def _doubt(
    item: Recommendation,
    dose: Dose | None,
    near: Sequence[Answer],
    weighed: dict[str, Weighed],
    others: Mapping[str, float],
) -> str:
    """Why it cannot be said that the plan holds less; nothing where it can."""
    best = near[0]
    if best.strength < ACCUSES:
        return "It is not certain that this provision is the answer: ask a person."
    if weighed[best.provision.id].share < FAR_APART and best.strength < SURE:
        return "The amounts are so far apart that they may be for something else: ask a person."
    if others.get(best.provision.id, 0.0) > best.strength + CLAIM:
        return f"{best.provision.id} answers another recommendation better: ask a person."
    if beside := _others(dose, near, weighed):
        return f"{' and '.join(beside)} may answer it as well: ask a person."
    if activity(dose.sentence if dose else item.text) == "review":
        return "Reviews may be arranged elsewhere: ask a person."
    return ""


def _is_left(dose: Dose | None, provision: str, found: Weighed, spent: dict[str, float]) -> bool:
    """Whether the provision has so much time left; if it has, that much is spent."""
    if dose is None or not dose.is_whole:
        return True
    total = spent.get(provision, 0.0) + (dose.minutes_a_year() or 0.0)
    if provision in spent and total * NEARLY > found.yearly:
        return False
    spent[provision] = total
    return True


_SPENT = "The time in this provision answers another part of the same recommendation already: ask a person."
_NEAREST = "Nothing in the plan is plainly about this. The nearest provision is shown: ask a person."


def _missing(item: Recommendation, dose: Dose | None) -> Comparison:
    about = dose.sentence if dose else item.text
    if activity(about) == "review":
        reason = "No provision names this. Reviews may be arranged elsewhere in the plan: ask a person."
        return Comparison(
            recommendation=item,
            amount=_amount(item, dose),
            verdict=Verdict.UNSURE,
            reason=reason,
            sums=_sum(dose),
        )
    reason = "No provision in Sections F, G, H1 and H2 is about this."
    return Comparison(
        recommendation=item,
        amount=_amount(item, dose),
        verdict=Verdict.MISSING,
        reason=reason,
        sums=_sum(dose),
    )


def _sum(dose: Dose | None) -> tuple[str, ...]:
    return (f"Recommended: {dose.sum()}.",) if dose and dose.sum() else ()


def _amount(item: Recommendation, dose: Dose | None) -> str:
    return (dose.words if dose else "") or group(item.text).words or staff(item.text).words


def _verdict(weighed: Weighed) -> Verdict:
    """By the amounts alone. Less time is less, whatever else cannot be told."""
    if weighed.has(Change.LESS, *_TIMED):
        return Verdict.LESS
    if weighed.has(Change.UNCLEAR):
        return Verdict.UNSURE
    if weighed.has(Change.LESS):
        return Verdict.LESS
    return Verdict.VAGUE if weighed.has(Change.UNSAID) else Verdict.FULL


_TIMED = ("time", "how often", "how long", "weeks")


def _others(dose: Dose | None, near: Sequence[Answer], weighed: dict[str, Weighed]) -> list[str]:
    """Provision beside the best one with which the amount might be made up after all."""
    best = near[0]
    beside = [
        a
        for a in near[1:]
        if a.strength >= max(MAY_ANSWER, BESIDE * best.strength) and weighed[a.provision.id].yearly
    ]
    if dose is None or not dose.is_whole:
        return [a.provision.id for a in beside if _verdict(weighed[a.provision.id]) is Verdict.FULL]
    wanted = dose.minutes_a_year() or 0.0
    have = weighed[best.provision.id].yearly
    is_timed = any(c.amount in _TIMED for c in weighed[best.provision.id].changes)
    if not is_timed or have + sum(weighed[a.provision.id].yearly for a in beside) < wanted:
        return []
    return [a.provision.id for a in beside]


_WORDS = {
    "time": "time",
    "how often": "how often",
    "how long": "how long",
    "weeks": "the number of weeks",
    "group": "the size of the group",
    "staff": "who does it",
    "level": "the level of the staff",
    "training": "the training of the staff",
}


_LESS = {
    "time": "Less time",
    "how often": "Less often",
    "how long": "Shorter",
    "weeks": "Fewer weeks",
    "group": "A larger group",
    "staff": "Other staff",
    "level": "A lower level of staff",
}


def _told(weighed: Weighed) -> str:
    """What became of the amounts, in words."""
    told = [
        f"{_LESS[c.amount]}: {c.recommended} became {c.planned}."
        for c in weighed.changes
        if c.change is Change.LESS
    ]
    unsaid = [_WORDS[c.amount] for c in weighed.changes if c.change is Change.UNSAID and not c.note]
    if unsaid:
        told.append(f"The plan does not say {_listed(unsaid)}.")
    told += [c.note for c in weighed.changes if c.note]
    return " ".join(told) or "All amounts are there."


def _listed(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _made(
    item: Recommendation, dose: Dose | None, answer: Answer, weighed: Weighed, verdict: Verdict, reason: str
) -> Comparison:
    return Comparison(
        recommendation=item,
        amount=_amount(item, dose),
        verdict=verdict,
        reason=reason,
        section=answer.section,
        provision=answer.provision.id,
        planned=answer.provision.text,
        weighed=weighed.words,
        changes=weighed.changes,
        sums=weighed.sums,
        agreement=answer.strength,
    )
