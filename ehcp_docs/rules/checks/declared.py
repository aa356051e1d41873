"""What the fields of a provision say beside its sentence: columns of a council's table, elements of plan data."""

from __future__ import annotations

from dataclasses import dataclass

from ehcp_docs.language.amounts import amounts
from ehcp_docs.language.people import people
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.reading import ReadPassage


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Which questions the fields answer; words in a field that name nobody, or no amount, answer none."""

    who: bool = False
    often: bool = False
    long: bool = False
    group: bool = False


NOTHING = Declared()


@passage_fact
def declared(passage: ReadPassage) -> Declared:
    """What the fields of the provision say to which the passage belongs."""
    item = passage.plan.provision.get(passage.item)
    if item is None or item.elements is None:
        return NOTHING
    e = item.elements
    times, acting = amounts(e.when or ""), people(e.who or "")
    by_week = bool(e.hours_per_week)
    return Declared(
        who=bool(acting.roles or acting.named or acting.services),
        often=by_week or bool((e.times and e.per) or times.how_often),
        long=by_week or bool(e.minutes or times.how_long),
        group=bool(e.group_max),
    )
