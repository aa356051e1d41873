"""Advice reports, and how they compare with a plan, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ehcp_docs.audit.dilution import Comparison
from ehcp_docs.reports.advice_words import (
    CAVEAT,
    COUNTED_AS,
    SYMBOLS,
    WORDS,
    AdviceRead,
    facts,
    place,
    summary,
)
from ehcp_docs.reports.terminal import PLAIN, Terminal
from ehcp_docs.reports.wording import counted


def advice_text(reads: Sequence[AdviceRead], terminal: Terminal = PLAIN) -> str:
    """The reports one after another; with a plan, what became of each recommended amount."""
    blocks = [_report(read, terminal) for read in reads]
    if any(read.comparisons for read in reads):
        blocks.append("\n".join([*terminal.wrapped(COUNTED_AS), *terminal.wrapped(CAVEAT)]))
    return "\n\n".join(blocks) + "\n"


def _report(read: AdviceRead, terminal: Terminal) -> str:
    parts = [_head(read, terminal)]
    parts += (
        [_compared(read, terminal)] if read.plan else [_recommended(read, terminal), _parts(read, terminal)]
    )
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))


def _head(read: AdviceRead, terminal: Terminal) -> Iterator[str]:
    title = read.report.title or read.report.file
    yield terminal.style(terminal.wrapped(title)[0], "bold")
    for label, value in (("File", read.report.file), *facts(read.report)):
        yield from terminal.wrapped(value, first=f"  {label + ':':<20}", indent=" " * 22)
    yield from terminal.wrapped(summary(read))
    for note in read.notes():
        yield from terminal.wrapped(note, first="  ! ", indent="    ")


def _recommended(read: AdviceRead, terminal: Terminal) -> Iterator[str]:
    if not read.report.recommendations:
        return
    yield terminal.heading("Recommended")
    heading = None
    for item in read.report.recommendations:
        if item.heading != heading:
            heading = item.heading
            yield from terminal.wrapped(heading or "Without a heading", indent="  ")
        lead = f"    {item.id:<4}"
        yield from terminal.wrapped(item.text, first=lead, indent=" " * len(lead))
        yield from terminal.wrapped(f"({item.found}, {item.spot})", indent=" " * len(lead))


def _parts(read: AdviceRead, terminal: Terminal) -> Iterator[str]:
    yield terminal.heading("Parts of the report")
    for part in read.report.parts:
        lines = counted(len(part.paragraphs), "paragraph", "paragraphs")
        mark = ", recommends" if part.recommends else ""
        indent = "  " * max(1, min(part.rank, 4))
        title = f"{part.label} {part.heading}".strip() or "Before the first heading"
        yield from terminal.wrapped(f"{title} ({lines}{mark})", indent=indent)
    left = len(read.report.left_out)
    yield from terminal.wrapped(
        f"In no part: {counted(left, 'line', 'lines')} (title, particulars, letterhead, signature, headers); "
        "--format json lists each with the reason.",
        indent="  ",
    )


def _compared(read: AdviceRead, terminal: Terminal) -> Iterator[str]:
    for number, one in enumerate(read.in_order()):
        if number:
            yield ""
        yield from _comparison(one, terminal)
    rest = read.without_amount()
    if rest:
        yield ""
        words = counted(len(rest), "recommendation", "recommendations")
        ids = ", ".join(item.id for item in rest)
        yield from terminal.wrapped(f"Not compared, because no amount is named: {words} ({ids}).")


def _comparison(one: Comparison, terminal: Terminal) -> Iterator[str]:
    verdict = f"{SYMBOLS[one.verdict]} {WORDS[one.verdict]}"
    where = f": {place(one)}" if place(one) else ""
    yield f"{terminal.style(verdict, 'bold')}{where}"
    lines = [
        (f"{one.recommendation.id} says:", f"“{one.recommendation.text}”"),
        ("Where:", one.recommendation.spot),
    ]
    lines += [("Plan says:", f"“{one.weighed or one.planned}”")] if one.planned else []
    lines += [("So:", one.reason), *(("Sum:" if not at else "", line) for at, line in enumerate(one.sums))]
    for label, value in lines:
        yield from terminal.wrapped(value, first=f"    {label:<12}", indent=" " * 16)
