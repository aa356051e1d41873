"""Findings that somebody has looked at and lets stand: with a reason, an author and a last day, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ehcp_docs.audit.model import Accepted, Finding, Suppression
from ehcp_docs.errors import Fault, RuleError
from ehcp_docs.rules.files import nearest, plain, read_table, validator
from ehcp_docs.rules.model import Pack

FILE = "suppressions.yaml"
"""The name of the file in an authority's own folder of rules."""
_NEEDED = "An accepted finding needs a reason, an author and a last day (until)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The findings of one plan, and what became of the entries for it."""

    open: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    unused: tuple[Suppression, ...]
    expired: tuple[Suppression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """The entries in force, and the day on which they are judged."""

    entries: tuple[Suppression, ...] = ()
    today: date = date.min

    def judged(self, findings: Sequence[Finding], *, plan: str) -> Judged:
        """The findings that stay open, those that are accepted, and the entries that accept nothing."""
        mine = [entry for entry in self.entries if entry.plan in ("", plan)]
        expired = tuple(entry for entry in mine if entry.until < self.today)
        valid = [entry for entry in mine if entry.until >= self.today]
        open_: list[Finding] = []
        accepted: list[Accepted] = []
        used: set[Suppression] = set()
        for finding in findings:
            by = [entry for entry in valid if accepts(entry, finding)]
            used.update(by)
            if by:
                accepted.append(Accepted(finding=finding, by=by[0]))
            else:
                open_.append(finding)
        return Judged(
            open=tuple(open_),
            accepted=tuple(accepted),
            unused=tuple(entry for entry in valid if entry not in used),
            expired=expired,
        )


def accepts(entry: Suppression, finding: Finding) -> bool:
    """Whether everything that the entry names is so in the finding; which plan it is has been seen to."""
    return all(
        named in ("", value)
        for named, value in (
            (entry.rule, finding.rule),
            (entry.fingerprint, finding.fingerprint),
            (entry.section, finding.section),
            (entry.item, finding.item),
        )
    )


def read_suppressions(path: Path, pack: Pack) -> tuple[Suppression, ...]:
    """The entries of that file. Raises RuleError with every fault."""
    faults: list[Fault] = []
    data = _plain_dates(read_table(path, faults))
    if not faults:
        faults += dict.fromkeys(_schema_faults(path, data))
    rows = data.get("accepted", ()) if not faults else ()
    entries = [_entry(path.name, number, row) for number, row in enumerate(rows, 1)]
    known = {name: rule.id for rule in (*pack.rules, *pack.off) for name in (rule.id, *rule.formerly)}
    for entry in entries:
        if entry.rule and entry.rule not in known:
            hint = nearest(entry.rule, known, 3) or "See: ehcp rules list"
            faults.append(Fault(place=entry.place, message=f"there is no rule “{entry.rule}”.", hint=hint))
    if faults:
        raise RuleError("The file of accepted findings has faults:", place=str(path), faults=faults)
    return tuple(_renamed(entry, known) for entry in entries)


def _plain_dates(value: Any) -> Any:
    """The value with dates as text, however the file wrote them."""
    if isinstance(value, Mapping):
        return {key: _plain_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain_dates(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _schema_faults(path: Path, data: Mapping[str, Any]) -> Iterator[Fault]:
    for error in validator("suppressions.schema.json").iter_errors(data):
        steps = list(error.absolute_path)
        place = path.name
        if len(steps) >= 2:
            place = ": ".join([f"{path.name}, entry {int(steps[1]) + 1}", *map(str, steps[2:])])
        message, hint = plain(error, needed=_NEEDED)
        if error.validator == "anyOf":
            message, hint = (
                "says neither rule nor fingerprint.",
                "Name a rule, or one finding by its fingerprint.",
            )
        if error.validator == "pattern" and steps[-1:] == ["until"]:
            message, hint = "is not a day.", "Such as 2027-08-31."
        elif error.validator in ("pattern", "minLength"):
            message = "says nothing." if not str(error.instance).strip() else "is not of the right form."
        yield Fault(place=place, message=message, hint=hint, code=f"suppression-{error.validator}")
    yield from _impossible_days(path, data)


def _impossible_days(path: Path, data: Mapping[str, Any]) -> Iterator[Fault]:
    rows = data.get("accepted")
    for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
        until = row.get("until") if isinstance(row, dict) else None
        if isinstance(until, str) and len(until) == 10 and until.count("-") == 2:
            try:
                date.fromisoformat(until)
            except ValueError:
                place = f"{path.name}, entry {number}: until"
                yield Fault(place=place, message="there is no such day.", hint="Such as 2027-08-31.")


def _entry(file: str, number: int, row: Mapping[str, Any]) -> Suppression:
    texts = {name: str(row.get(name, "")).strip() for name in ("plan", "section", "item", "reason", "author")}
    return Suppression(
        file=file,
        number=number,
        rule=str(row.get("rule", "")),
        fingerprint=str(row.get("fingerprint", "")),
        until=date.fromisoformat(row["until"]),
        **texts,
    )


def _renamed(entry: Suppression, known: Mapping[str, str]) -> Suppression:
    """The entry with the rule's present id, where it gives a former one."""
    return replace(entry, rule=known.get(entry.rule, ""))
