"""``ehcp due --monitoring``: which children of which setting are to be monitored, from the consultations' files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_docs.errors import EhcpError, InputError

if TYPE_CHECKING:
    from ehcp_docs.documents.monitoring import Monitoring
    from ehcp_docs.reports.due import BadCase
    from ehcp_docs.reports.monitoring_due import Monitored, MonitoringDue


def monitoring_due(folder: Path, setting: str | None, on: date, first: date, last: date) -> MonitoringDue:
    """What is to be monitored from the first day to the last, and what is overdue.

    Raises InputError where the folder holds no consultation, or none of that setting.
    """
    from ehcp_docs.reports.monitoring_due import MonitoringDue, by_setting

    read, bad = consultations(folder)
    if not read and not bad:
        raise InputError(
            "There is no monitoring consultation in this folder.",
            place=str(folder),
            hint="Such a file has band, outcomes and next_due (schemas/monitoring.schema.json).",
        )
    latest = [one for one, _ in read]
    if setting is not None:
        names = sorted({one.setting for one in latest})
        latest = [one for one in latest if _plain(setting) in _plain(one.setting)]
        if not latest:
            raise InputError(
                "No child at a setting of this name is monitored.",
                place=str(folder),
                hint=f"There are: {'; '.join(names)}." if names else "",
            )
    rows = (
        _row(one, on)
        for one in latest
        if one.next_due <= last and (one.next_due >= first or one.next_due < on)
    )
    return MonitoringDue(
        on=on, first=first, last=last, rows=by_setting(rows), bad=tuple(bad), children=len(latest)
    )


def consultations(folder: Path) -> tuple[list[tuple[Monitoring, str]], list[BadCase]]:
    """The last consultation on each child with its file, and the files that could not be read."""
    from ehcp_docs.documents.monitoring import load_monitoring
    from ehcp_docs.plan.read import kind_of, read_or_fault
    from ehcp_docs.reports.due import BadCase

    latest: dict[str, tuple[Monitoring, str]] = {}
    bad: list[BadCase] = []
    for path in sorted(folder.rglob("*.json")):
        if kind_of(getattr(read_or_fault(path), "data", {})) != "monitoring":
            continue
        name = path.relative_to(folder).as_posix()
        try:
            one = load_monitoring(path)
        except EhcpError as error:
            faults = " ".join(fault.sentence() for fault in error.faults)
            bad.append(BadCase(file=name, why=f"{error.message} {faults}".strip()))
            continue
        known = latest.get(one.reference)
        if known is None or one.date > known[0].date:
            latest[one.reference] = one, name
    return list(latest.values()), bad


def _row(one: Monitoring, on: date) -> Monitored:
    from ehcp_docs.documents.monitoring_view import HOW_OFTEN
    from ehcp_docs.reports.monitoring_due import Monitored

    return Monitored(
        setting=one.setting,
        reference=one.reference,
        year_group=one.child.year_group or "",
        band=one.band.proposed,
        how_often=HOW_OFTEN[one.band.proposed],
        last=one.date,
        due=one.next_due,
        days=(one.next_due - on).days,
        psychologist=one.educational_psychologist,
        is_looked_after=one.child.looked_after,
        is_at_risk=one.placement_at_risk,
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
