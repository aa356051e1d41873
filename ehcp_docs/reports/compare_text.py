"""A comparison of two versions of a plan, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_docs.audit.weaker.model import Direction, Effect, Judged
from ehcp_docs.plan.difference import FieldChange
from ehcp_docs.reports.compare_words import (
    CAVEAT,
    COUNTED_AS,
    HEADINGS,
    LEGEND,
    NONE,
    SYMBOLS,
    Row,
    heading,
    label,
    orders,
    place,
    rows,
    shown,
    summary,
    total,
    version_of,
)
from ehcp_docs.reports.terminal import PLAIN, Terminal

SHORT = 7
"""A field of no more words is told whole: old → new."""
_COLOURS = {Direction.WEAKER: "red", Direction.STRONGER: "cyan", Direction.LOOK: "magenta"}


def compare_text(result: Judged, terminal: Terminal = PLAIN) -> str:
    """What got weaker, what stronger, what a person must judge, and everything that changed."""
    blocks = [list(_head(result, terminal))]
    if not result.difference.is_empty:
        blocks += [list(_effects(result, direction, terminal)) for direction in Direction]
        blocks.append(list(_changes(result, terminal)))
        notes = [CAVEAT, COUNTED_AS] if result.effects else []
        blocks.append([line for note in notes for line in terminal.wrapped(note)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(result: Judged, terminal: Terminal) -> Iterator[str]:
    found = result.difference
    yield terminal.style(f"{found.new.reference}: two versions compared", "bold")
    yield from terminal.wrapped(version_of(found.old), first="  Old: ", indent="       ")
    yield from terminal.wrapped(version_of(found.new), first="  New: ", indent="       ")
    yield from terminal.wrapped(summary(result))
    told = [total(one) for one in result.totals if one.old_minutes != one.new_minutes]
    if told:
        yield from terminal.wrapped(f"Direct time in a year. {'. '.join(told)}.")


def _effects(result: Judged, direction: Direction, terminal: Terminal) -> Iterator[str]:
    found = result.of(direction)
    if not found and not NONE[direction]:
        return
    yield terminal.heading(HEADINGS[direction])
    if not found:
        yield from terminal.wrapped(NONE[direction])
    for effect in found:
        yield from _effect(effect, terminal)


def _effect(effect: Effect, terminal: Terminal) -> Iterator[str]:
    lead = f"{SYMBOLS[effect.direction]} {effect.title}"
    yield f"{terminal.style(lead, 'bold', _COLOURS[effect.direction])} ({place(effect)})"
    lines = [("Was:", effect.old_words), ("Now:", effect.new_words), ("", effect.detail)]
    lines.append(("Why:", f"{effect.why} {effect.source}."))
    for name, value in lines:
        if value:
            yield from terminal.wrapped(value, first=f"    {name:<5}", indent=" " * 9)


def _changes(result: Judged, terminal: Terminal) -> Iterator[str]:
    yield terminal.heading("What changed")
    yield from terminal.wrapped(LEGEND)
    section = None
    for row in rows(result):
        if row.section != section:
            section = row.section
            yield ""
            yield from terminal.wrapped(heading(section))
        yield from _row(row, terminal)
    told = orders(result)
    if told:
        yield ""
    for line in told:
        yield from terminal.wrapped(line)
    if result.difference.looks:
        yield from terminal.wrapped(
            f"Quotation marks, dashes or spaces alone: {result.difference.looks} places.", indent="  "
        )


def _row(row: Row, terminal: Terminal) -> Iterator[str]:
    notes = f" ({'; '.join(row.notes)})" if row.notes else ""
    yield from terminal.wrapped(f"{row.name}{notes}", first=f"  {row.sign} ", indent="    ")
    if row.words:
        yield from terminal.wrapped(f"“{row.words}”", indent="      ")
    for change in row.fields:
        yield from terminal.wrapped(f"{label(change)}: {marked(change)}", indent="        ", first="      ")


def marked(change: FieldChange) -> str:
    """The words of the field with what changed in square brackets."""
    is_short = max(len(change.old.split()), len(change.new.split())) <= SHORT
    if change.is_link or is_short or not change.old or not change.new:
        return f"[{change.old or '−'} → {change.new or '−'}]"
    made = ""
    for part, stayed in shown(change.words):
        if part.is_same:
            made += stayed
            continue
        space = " " if made and (part.old or part.new)[:1].isspace() else ""
        old, new = part.old.strip(), part.new.strip()
        inside = f"{old} → {new}" if old and new else f"+ {new}" if new else f"− {old}"
        made += f"{space}[{inside}]"
    return made.strip()
