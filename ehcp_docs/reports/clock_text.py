"""The clock of a case for the terminal: each date with its sum, its source and its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ehcp_docs.case.clock import Clock, Entry, whose
from ehcp_docs.reports.terminal import PLAIN, Terminal
from ehcp_docs.reports.wording import counted
from ehcp_docs.statute.calendar import in_short, in_words
from ehcp_docs.statute.limits import Kind, Statute
from ehcp_docs.statute.states import State

KINDS = {
    Kind.MINIMUM: "time that must be left",
    Kind.EXPECTATION: "expected by the Code of Practice, not a limit of the law",
    Kind.MILESTONE: "a step on the way, not a limit of the law",
    Kind.CHANCE: "a chance that passes",
}
"""What a limit is, where it is not a deadline of the law."""
_STYLES = {
    State.OVERDUE: "red",
    State.LATE: "red",
    State.EARLY: "red",
    State.TODAY: "yellow",
    State.DOUBTFUL: "yellow",
}
_INDENT = " " * 14


def clock_text(clock: Clock, law: Statute, terminal: Terminal = PLAIN) -> str:
    """The whole clock as text."""
    lines = [*_head(clock, terminal)]
    for entry in clock.entries:
        lines += ["", *_entry(entry, law, terminal)]
    if clock.earlier:
        lines += ["", terminal.heading("Earlier rounds")]
        for entry in clock.earlier:
            text = f"{entry.limit.id} {entry.title}: {entry.standing.words}"
            lines += terminal.wrapped(text, first=_lead(entry), indent=_INDENT)
    if not clock.entries:
        said = "No time limit runs: the case tells of nothing from which one does. “ehcp clock --events” lists what can."
        lines += ["", *terminal.wrapped(said)]
    return "\n".join([*lines, ""])


def events_text(law: Statute, terminal: Terminal = PLAIN) -> str:
    """The events that a case can tell of, each with what runs from it."""
    lines = []
    for event, words in law.events.items():
        runs = dict.fromkeys(
            limit.id
            for limit in law.limits
            if event == limit.runs_from or any(period.start == event for period in limit.periods)
        )
        verb = "run" if len(runs) > 1 else "runs"
        starts = f" ({', '.join(runs)} {verb} from it)" if runs else ""
        lines += terminal.wrapped(f"{words}{starts}", first=f"{event:<31} ", indent=" " * 32)
    return "\n".join([*lines, ""])


def _head(clock: Clock, terminal: Terminal) -> Iterator[str]:
    number = counted(len(clock.entries), "time limit", "time limits")
    officer = f" Officer: {clock.officer}." if clock.officer else ""
    yield terminal.style(f"{clock.reference} on {in_words(clock.on)}: {number}.{officer}", "bold")
    yield from terminal.wrapped(summary(clock.entries))


def summary(entries: Sequence[Entry]) -> str:
    """How many are overdue, due, and were not kept, in a sentence."""
    found = Counter(entry.state for entry in entries)
    named = (
        (State.OVERDUE, "overdue"),
        (State.TODAY, "due today"),
        (State.DUE, "due"),
        (State.LIFTED, "lifted by an exception"),
        (State.LATE, "done late"),
        (State.EXCUSED, "done under an exception"),
        (State.EARLY, "not left their time"),
        (State.DOUBTFUL, "doubtful"),
        (State.UNRECORDED, "not recorded"),
        (State.DONE, "done in time"),
    )
    parts = [f"{found[state]} {words}" for state, words in named if found[state]]
    return f"{', '.join(parts)[:1].upper()}{', '.join(parts)[1:]}." if parts else "Nothing is due."


def _entry(entry: Entry, law: Statute, terminal: Terminal) -> Iterator[str]:
    yield from terminal.wrapped(f"{entry.limit.id} {entry.title}", first=_lead(entry), indent=_INDENT)
    for text in told(entry, law):
        yield from terminal.wrapped(text, indent=_INDENT)
    style = _STYLES.get(entry.state)
    styles = ("bold", style) if style else ("bold",)
    for line in terminal.wrapped(f"-> {entry.standing.words}", first=_INDENT, indent=f"{_INDENT}   "):
        yield terminal.style(line, *styles)


def _lead(entry: Entry) -> str:
    return f"{in_short(entry.last_day) if entry.last_day else 'no date':>12}  "


def told(entry: Entry, law: Statute) -> Iterator[str]:
    """What is said of a limit besides its state: the sum, what it is, what it leaves out, its exception."""
    if entry.due:
        yield f"{entry.due.formula}{f'; {entry.note}' if entry.note else ''}"
    else:
        yield f"{entry.limit.when}, {entry.limit.source}"
    if kind := KINDS.get(entry.limit.kind):
        yield (
            f"For {whose(entry, law)}: {kind}."
            if entry.limit.who != "authority"
            else f"{kind[:1].upper()}{kind[1:]}."
        )
    elif entry.limit.who != "authority":
        yield f"For {whose(entry, law)}."
    if entry.limit.beware:
        yield f"{entry.limit.beware}."
    if entry.unsent:
        yield f"Decided on {in_words(entry.unsent)}; the case does not say that the letter was sent (sent_on)."
    if entry.lifting:
        yield entry.lifting.words
