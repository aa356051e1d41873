"""A batch for the terminal: one line for each plan, the worst first, then a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehcp_docs.batch.repetition import Repeat
from ehcp_docs.reports.overview import Line, Overview, Unread, overview
from ehcp_docs.reports.terminal import PLAIN, Terminal, printable
from ehcp_docs.reports.wording import (
    INDICATIVE,
    REPEATS_ASKED,
    SYMBOLS,
    counted,
    counted_findings,
    points,
    status,
)
from ehcp_docs.rules.model import Severity

_SHOWN = (Severity.ERROR, Severity.WARNING, Severity.QUESTION)
_NAMES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.QUESTION: "Questions"}


def text_table(
    lines: Sequence[Line],
    unread: Sequence[Unread] = (),
    terminal: Terminal = PLAIN,
    *,
    repeats: Sequence[Repeat] = (),
) -> str:
    """The batch as a table, worst plan first, with a summary under it."""
    whole = overview(lines, unread, repeats)
    return "\n".join([*_table(whole, terminal), "", *_summary(whole, terminal)]) + "\n"


def _table(whole: Overview, terminal: Terminal) -> Iterator[str]:
    heads = ["Reference", "Status", "Score", "Indicative grade"]
    heads += [f"{SYMBOLS[severity]} {_NAMES[severity]}" for severity in _SHOWN]
    rows = [_cells(one) for one in whole.lines]
    rows += [[printable(one.file)[:40], "Not read", *["–"] * (len(heads) - 2)] for one in whole.unread]
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    yield terminal.style(_aligned(heads, widths), "bold")
    for row in rows:
        yield _aligned(row, widths)


def _cells(one: Line) -> list[str]:
    # A table cannot wrap: a reference that is not one is cut rather than let push the numbers off the screen.
    reference = printable(one.reference)[:40]
    numbers = [str(one.counts[severity]) for severity in _SHOWN]
    return [reference, status(one.status), points(one.score), one.grade, *numbers]


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    left = (0, 1, 3)
    put = [
        c.ljust(w) if i in left else c.rjust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(put).rstrip()


def _summary(whole: Overview, terminal: Terminal) -> Iterator[str]:
    plans = counted(len(whole.lines), "plan", "plans")
    if whole.lines:
        scores = f"mean score {points(whole.mean)}, median {points(whole.median)}"
        yield from terminal.wrapped(f"{plans}: {scores}.")
        grades = ", ".join(f"{number} {grade}" for grade, number in whole.grades)
        yield from terminal.wrapped(f"Indicative grades: {grades}.")
        found = ", ".join(counted_findings(whole.counts[severity], severity) for severity in Severity)
        yield from terminal.wrapped(f"Found: {found}.")
    if whole.unread:
        could = counted(len(whole.unread), "file could not be read", "files could not be read")
        yield from terminal.wrapped(f"{could}; not counted here:")
    for one in whole.unread:
        told = " ".join(part for part in (f"{printable(one.file)}:", one.why, one.hint) if part)
        yield from terminal.wrapped(printable(told), first="  - ", indent="    ")
    yield from _common(whole, terminal)
    yield from _repeated(whole, terminal)
    yield ""
    yield from terminal.wrapped(INDICATIVE)


def _common(whole: Overview, terminal: Terminal) -> Iterator[str]:
    if whole.common:
        yield ""
        yield terminal.heading("Found most often")
    for one in whole.common[:5]:
        plans = counted(one.plans, "plan", "plans")
        yield from terminal.wrapped(
            f"{one.title}: {counted(one.findings, 'finding', 'findings')} in {plans} ({one.rule})",
            first="  - ",
            indent="    ",
        )


def _repeated(whole: Overview, terminal: Terminal) -> Iterator[str]:
    if whole.repeats:
        yield ""
        yield terminal.heading("The same words in several plans")
        yield from terminal.wrapped(REPEATS_ASKED)
    for one in whole.repeats[:5]:
        places = ", ".join(f"{printable(at.plan)} {at.item}".strip() for at in one.places[:6])
        more = f" and {len(one.places) - 6} more" if len(one.places) > 6 else ""
        told = (
            f"{counted(one.plans, 'plan', 'plans')} ({one.criterion}), {places}{more}: {printable(one.text)}"
        )
        yield from terminal.wrapped(told, first="  ? ", indent="    ")
    if len(whole.repeats) > 5:
        more = counted(len(whole.repeats) - 5, "text", "texts")
        yield from terminal.wrapped(f"{more} more: see the page over the folder, or the workbook.")
