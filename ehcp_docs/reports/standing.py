"""What reports say of an earlier report and of accepted findings, for the terminal and, in words, for the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ehcp_docs.audit.model import Accepted, Comparison, Gone, Report, Suppression
from ehcp_docs.reports.terminal import Terminal
from ehcp_docs.reports.wording import counted, day, points, section_name, where

OTHER_RULES = (
    "The earlier report rests on other rules, another language model or another version of ehcp-docs: "
    "differences may come from them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The score of one section, before and after."""

    section: str
    before: float
    after: float

    @property
    def by(self) -> str:
        """The difference with its sign: “+4.5”."""
        return signed(self.after - self.before)


def signed(difference: float) -> str:
    """A difference of scores with its sign; a real minus sign, so that it cannot be taken for a dash."""
    value = points(abs(round(difference, 1)))
    return value if value == "0" else f"{'+' if difference > 0 else '−'}{value}"


def shifts(report: Report) -> tuple[Shift, ...]:
    """The sections whose score is another than in the earlier report."""
    earlier = report.comparison.sections if report.comparison else {}
    return tuple(
        Shift(section=s.section, before=earlier[s.section], after=s.score)
        for s in report.score.sections
        if s.judged and s.section in earlier and earlier[s.section] != s.score
    )


def since_title(earlier: Comparison) -> str:
    """Heading of what has changed, with the day of the earlier report."""
    title = "Since the earlier report"
    return f"{title}, as of {day(date.fromisoformat(earlier.as_of))}" if earlier.as_of else title


def since_sentence(report: Report) -> str:
    """What is new, still there and gone since the earlier report; empty where none was given."""
    earlier = report.comparison
    if earlier is None:
        return ""
    if not earlier.as_of:
        return "There is no earlier report on this plan: everything in this one counts as new."
    now, before = points(report.score.score), points(earlier.score)
    score = f"Score {before} then, {now} now" if now != before else f"Score {now}, as then"
    if earlier.grade != report.score.grade:
        score += f" ({earlier.grade} then, {report.score.grade} now)"
    new = len(earlier.new)
    numbers = f"{new} new, {len(report.findings) - new} still there, {len(earlier.gone)} gone"
    return f"{score}. Findings: {numbers}."


def gone_place(one: Gone) -> str:
    """Where a finding that is gone stood."""
    return ", ".join(part for part in (section_name(one.section), one.item) if part)


def accepted_by(one: Accepted) -> str:
    """Who lets the finding stand, why and until when."""
    reason = one.by.reason.rstrip(".")
    return f"{reason}. ({one.by.author}, until {day(one.by.until)}; {one.by.place})"


def entry_line(entry: Suppression, *, expired: bool) -> str:
    """An entry that does nothing, and what that means."""
    if expired:
        return f"{entry.place} ({entry.about}): ran out on {day(entry.until)}, so that it no longer counts."
    return f"{entry.place} ({entry.about}): accepts nothing here."


def since_lines(report: Report, terminal: Terminal) -> Iterator[str]:
    """What has changed since the earlier report, for the terminal."""
    earlier = report.comparison
    if earlier is None:
        return
    yield terminal.heading(since_title(earlier))
    yield from terminal.wrapped(since_sentence(report))
    if not earlier.same_rules:
        yield from terminal.wrapped(OTHER_RULES)
    moved = [f"{s.section} {points(s.before)} -> {points(s.after)} ({s.by})" for s in shifts(report)]
    if moved:
        yield from terminal.wrapped(f"Sections: {', '.join(moved)}.")
    yield from _listed(report, earlier, terminal)


def _listed(report: Report, earlier: Comparison, terminal: Terminal) -> Iterator[str]:
    if not earlier.as_of:
        return
    for number in earlier.new:
        finding = report.findings[number]
        text = f"new in {where(finding)}: {finding.message} ({finding.rule})"
        yield from terminal.wrapped(text, first="  + ", indent="    ")
    for one in earlier.gone:
        text = f"gone from {gone_place(one)}: {one.message} ({one.rule})"
        yield from terminal.wrapped(text, first="  − ", indent="    ")


def accepted_lines(report: Report, terminal: Terminal) -> Iterator[str]:
    """The findings that somebody lets stand, and the entries that do nothing, for the terminal."""
    idle = [
        *(entry_line(entry, expired=True) for entry in report.expired),
        *(entry_line(entry, expired=False) for entry in report.unused),
    ]
    if not report.accepted and not idle:
        return
    number = counted(len(report.accepted), "finding", "findings")
    yield terminal.heading("Accepted")
    yield from terminal.wrapped(f"{number} accepted: they cost no points and fail no run.")
    for one in report.accepted:
        finding = one.finding
        text = f"{where(finding)}: {finding.message} ({finding.rule})"
        yield from terminal.flagged(finding.severity, text, indent="    ")
        yield from terminal.wrapped(accepted_by(one), indent=" " * 6)
    for line in idle:
        yield from terminal.wrapped(line, first="  - ", indent="    ")
