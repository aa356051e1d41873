"""The clock of a case for programs, in the form ``ehcp-clock-1``.

One object: ``reference``, ``officer``, ``on``, ``limits`` and ``earlier``. Each limit has ``id``, ``title``,
``about``, ``kind``, ``whose``, ``began``, ``last_day`` (null without a fixed limit), ``moved_from``, ``sum``,
``formula``, ``when``, ``note``, ``law``, ``source``, ``url``, ``state``, ``days``, ``done_on``, ``words``, ``unsent``
(the day of a decision whose letter has not been sent, as far as the case says), ``beware`` and
``exception`` (null, or ``holds``, ``words``, ``unmet``, ``new_date``). Dates are year-month-day. ``waiting`` names
the limits of which nothing has happened.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from ehcp_docs.case.clock import Clock, Entry, whose
from ehcp_docs.statute.limits import Statute


def clock_json(clock: Clock, law: Statute) -> str:
    """The whole clock as JSON."""
    data = {
        "format": "ehcp-clock-1",
        "reference": clock.reference,
        "officer": clock.officer,
        "on": clock.on.isoformat(),
        "limits": [_entry(entry, law) for entry in clock.entries],
        "earlier": [_entry(entry, law) for entry in clock.earlier],
        "waiting": list(clock.waiting),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _entry(entry: Entry, law: Statute) -> dict[str, Any]:
    limit, due, lifting = entry.limit, entry.due, entry.lifting
    return {
        "id": limit.id,
        "title": limit.title,
        "about": entry.about,
        "kind": str(limit.kind),
        "whose": whose(entry, law),
        "began": entry.began.isoformat(),
        "last_day": _day(entry.last_day),
        "moved_from": _day(due.moved_from) if due else None,
        "sum": due.sum if due else None,
        "formula": due.formula if due else None,
        "when": limit.when,
        "note": entry.note,
        "law": law.laws[limit.law],
        "source": limit.source,
        "url": limit.url,
        "state": str(entry.state),
        "days": entry.standing.days,
        "done_on": _day(entry.standing.done_on),
        "words": entry.standing.words,
        "unsent": _day(entry.unsent),
        "beware": limit.beware,
        "exception": {
            "holds": lifting.holds,
            "words": lifting.words,
            "unmet": list(lifting.unmet),
            "new_date": _day(lifting.new_date),
        }
        if lifting
        else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
