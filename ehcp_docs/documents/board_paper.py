"""The board's paper (L43): the figures as they are printed. Its sentences stand in its template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from ehcp_docs.board.model import Action, Audited, Calls, Figures, Mean, Share, Shown, Timeliness
from ehcp_docs.board.wording import board_wording

NOT_SHOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeRow:
    """Something that happened, and how often."""

    title: str
    """What happened."""
    count: str
    """How often, or a dash where it is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRow:
    """A time limit and how it was kept."""

    title: str
    """What must be done, and within what time."""
    percent: str
    """The percentage in time, or a dash."""
    sum: str | None
    """The sum behind it: “61 of 83”; nothing where it is not shown."""
    late: str
    """Done late, or a dash."""
    not_done: str
    """Not done, or a dash."""
    excepted: str
    """Under an exception of the law, or a dash."""
    light: str
    """How it stands: on track, watch, off track."""
    trend: str | None
    """Against the earlier paper: “up 7 points from 66%”; nothing where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """A part of the audited plans, or a theme of calls."""

    title: str
    """What it is."""
    count: str
    """How many, or a dash."""
    percent: str
    """Their percentage, or a dash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """A section of the audited plans."""

    title: str
    """Its letter and title."""
    mark: str
    """Its mean mark of 100, or a dash."""
    trend: str | None
    """Against the earlier paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedView:
    """What the audits found."""

    plans: str
    """How many plans were audited, or a dash where they are too few."""
    rules: str
    """Versions of the rules."""
    grades: tuple[ShareRow, ...]
    """Grades, the best first; none where too few plans were audited."""
    good: str | None
    """Percentage that is good or better; nothing where it is not shown."""
    interval: str | None
    """Between what the true share may lie: “51% and 85%”."""
    trend: str | None
    """Against the earlier paper."""
    sections: tuple[SectionRow, ...]
    """Sections with their marks, the weakest first."""
    most_found: tuple[ShareRow, ...]
    """What was found in most plans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsView:
    """What families said."""

    number: str
    """How many calls, or a dash."""
    mean: str | None
    """The mean mark from 1 to 5; nothing where they are too few."""
    themes: tuple[ShareRow, ...]
    """What more than a few spoke of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPaperView:
    """Everything that the template of the paper can use."""

    authority: str
    """Name of the authority."""
    first: Date
    """First day of the period."""
    last: Date
    """Last day of the period."""
    counted_on: Date
    """The day of counting."""
    before_last: Date | None
    """Last day of the earlier paper's period, where there is one."""
    small: int
    """Counts from 1 up to this one are not shown."""
    cases: str
    """How many cases were counted, or a dash."""
    unread: int
    """Files that could not be counted."""
    summary: tuple[str, ...]
    """What is said first, a paragraph each."""
    volumes: tuple[VolumeRow, ...]
    """What happened."""
    limits: tuple[LimitRow, ...]
    """Time limits."""
    off_track: tuple[LimitRow, ...]
    """Those of them that are off track."""
    audited: AuditedView | None
    """Audits; nothing where none were given."""
    calls: CallsView | None
    """Calls; nothing where there were none."""
    training: tuple[str, ...]
    """Training, a paragraph each."""
    actions: tuple[Action, ...]
    """What is to be done."""


def board_paper_view(figures: Figures) -> BoardPaperView:
    """The paper of these figures."""
    words = board_wording().words
    limits = tuple(_limit(one, words[one.light]) for one in figures.timeliness)
    off = tuple(row for row, one in zip(limits, figures.timeliness, strict=True) if one.light == "red")
    return BoardPaperView(
        authority=figures.authority,
        first=figures.first,
        last=figures.last,
        counted_on=figures.counted_on,
        before_last=figures.before_last,
        small=figures.small,
        cases=_shown(figures.cases),
        unread=figures.unread,
        summary=figures.summary,
        volumes=tuple(VolumeRow(title=one.title, count=_shown(one.count)) for one in figures.volumes),
        limits=limits,
        off_track=off,
        audited=_audited(figures.audited) if figures.audited else None,
        calls=_calls(figures.calls) if figures.calls else None,
        training=figures.training,
        actions=figures.actions,
    )


def _shown(count: Shown) -> str:
    return NOT_SHOWN if count is None else f"{count:,}"


def _percent(share: Shown) -> str:
    return NOT_SHOWN if share is None else f"{share}%"


def _limit(one: Timeliness, light: str) -> LimitRow:
    parts = (one.in_time, one.late, one.not_done)
    counted = None if None in parts else sum(part or 0 for part in parts)
    return LimitRow(
        title=one.title,
        percent=_percent(one.percent),
        sum=f"{one.in_time:,} of {counted:,}" if one.in_time is not None and counted else None,
        late=_shown(one.late),
        not_done=_shown(one.not_done),
        excepted=_shown(one.excepted),
        light=light,
        trend=_trend(one.percent, one.before, "%"),
    )


def _trend(now: Shown, before: Shown, unit: str = "") -> str | None:
    if now is None or before is None:
        return None
    if now == before:
        return f"the same as before ({before}{unit})"
    step = abs(now - before)
    return (
        f"{'up' if now > before else 'down'} {step} {'point' if step == 1 else 'points'} from {before}{unit}"
    )


def _audited(found: Audited) -> AuditedView:
    given = found.good_from is not None and found.good_to is not None
    weakest = sorted(found.sections, key=lambda one: (one.mark is None, one.mark or 0, one.section))
    return AuditedView(
        plans=_shown(found.plans),
        rules=found.rules,
        grades=tuple(map(_share, found.grades)),
        good=None if found.good is None else f"{found.good}%",
        interval=f"{found.good_from}% and {found.good_to}%" if given else None,
        trend=_trend(found.good, found.good_before, "%"),
        sections=tuple(map(_section, weakest)),
        most_found=tuple(map(_share, found.most_found)),
    )


def _section(one: Mean) -> SectionRow:
    return SectionRow(
        title=f"{one.section}: {one.title}", mark=_shown(one.mark), trend=_trend(one.mark, one.before)
    )


def _share(one: Share) -> ShareRow:
    title = one.title[:1].upper() + one.title[1:]
    return ShareRow(title=title, count=_shown(one.count), percent=_percent(one.percent))


def _calls(found: Calls) -> CallsView:
    return CallsView(
        number=_shown(found.number),
        mean=None if found.mean is None else f"{found.mean:.1f}",
        themes=tuple(map(_share, found.themes)),
    )
