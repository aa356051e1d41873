"""The shipped statute file, or the authority's own, read once and checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from functools import cache
from pathlib import Path

from cattrs import ClassValidationError, Converter, transform_error

from ehcp_docs.errors import Fault, RuleError
from ehcp_docs.resources import file
from ehcp_docs.statute.limits import Kind, Limit, Statute
from ehcp_docs.statute.spans import Span, StartDay, TermEnd
from ehcp_docs.yamlfile import read_yaml


def statute() -> Statute:
    """The law as it stands in ``statute.yaml``.

    Raises RuleError with every fault of the file.
    """
    return read_statute(file("templates", "statute.yaml"))


@cache
def read_statute(path: Path) -> Statute:
    """The law as it stands in that file.

    Raises RuleError with every fault of the file.
    """
    try:
        found = _converter().structure(read_yaml(path), Statute)
    except ClassValidationError as error:
        faults = [Fault(place="statute.yaml", message=text) for text in transform_error(error, path="file")]
        raise _unusable(faults) from error
    except ValueError as error:
        raise _unusable([Fault(place="statute.yaml", message=str(error))]) from error
    if faults := _faults(found):
        raise _unusable(faults)
    return found


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(Date, lambda value, _: Date.fromisoformat(value))
    return converter


def _unusable(faults: list[Fault]) -> RuleError:
    return RuleError("The file of time limits cannot be used.", faults=faults)


def _faults(found: Statute) -> list[Fault]:
    checks: list[tuple[str, str]] = []
    for number, limit in enumerate(found.limits):
        checks += [(limit.id, said) for said in (*_named(limit, found), *_shape(limit))]
        earlier = (other for other in found.limits[:number] if other.id == limit.id)
        checks += [(limit.id, "two entries hold at once") for other in earlier if _overlap(other, limit)]
    lists = {
        "short": found.short,
        "ahead": found.ahead,
        "implies": (*found.implies, *(event for events in found.implies.values() for event in events)),
        "orders": [event for order in found.orders for event in (order.first, order.then)],
    }
    checks += [
        (name, f"no event “{event}”")
        for name, events in lists.items()
        for event in events
        if event not in found.events
    ]
    return [Fault(place=place, message=message) for place, message in checks]


def _named(limit: Limit, found: Statute) -> Iterator[str]:
    events = [period.start for period in limit.periods] + ([limit.runs_from] if limit.runs_from else [])
    for event in (*events, *limit.done_by, *limit.ended_by):
        if event not in found.events:
            yield f"no event “{event}”"
    if limit.law not in found.laws:
        yield f"no law “{limit.law}”"
    if limit.who not in found.who:
        yield f"nobody “{limit.who}”"
    for ground in limit.lifted.grounds if limit.lifted else ():
        if ground not in found.grounds:
            yield f"no ground “{ground}”"


def _shape(limit: Limit) -> Iterator[str]:
    if limit.kind is Kind.OPEN:
        if limit.periods or not (limit.runs_from and limit.when):
            yield "without a fixed limit: give runs_from and when, and no period"
    elif not limit.periods:
        yield "no period"
    if len(limit.periods) > 1 and not limit.choose:
        yield "choose is missing"
    if any(isinstance(p, Span) and not p.count and p.start_day is StartDay.COUNTED for p in limit.periods):
        yield "count is 0 with the day of the event counted"
    if any(isinstance(period, TermEnd) for period in limit.periods) and not limit.when:
        yield "counted in terms: give when, for where they are not known"
    if limit.is_before and not limit.done_within:
        yield "done_within is missing"


def _overlap(one: Limit, other: Limit) -> bool:
    return one.holds_on(other.in_force_from) or other.holds_on(one.in_force_from)
