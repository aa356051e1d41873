"""The account of a file for the terminal: in short, in full, and a table for a batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ehcp_docs.intake.account import Account, Entry
from ehcp_docs.intake.source import Aside, Note
from ehcp_docs.reports import account_sums as sums
from ehcp_docs.reports.account_page import State, groups, opening
from ehcp_docs.reports.account_places import place
from ehcp_docs.reports.terminal import PLAIN, Terminal, printable
from ehcp_docs.reports.wording import counted

_FEW = 10
"""So many passages of a kind are told in short; the rest is counted."""

Data = Mapping[str, Any]


def account_brief(account: Account, data: Data, terminal: Terminal = PLAIN) -> str:
    """The account in a few lines: what was found, what was not placed, what is missing."""
    parts = (
        _head(account, terminal),
        _found(data, terminal),
        _words(account, terminal),
        _listed(sums.open_words(account), account.open_questions(), terminal),
        _listed(sums.doubtful_words(account), account.doubtful(), terminal),
        _missing(account, data, terminal),
        _assumed(account, terminal),
        _beside(account, terminal),
    )
    return _joined(parts)


def account_text(account: Account, data: Data, terminal: Terminal = PLAIN) -> str:
    """The whole account: each passage of the file in its order with where it went, or why not."""
    parts = (
        _head(account, terminal),
        _found(data, terminal),
        _words(account, terminal),
        _missing(account, data, terminal),
        _assumed(account, terminal),
        _beside(account, terminal),
        _passages(account, data, terminal),
        _notes("Tracked changes", account.changes, terminal),
        _notes("Comments", account.comments, terminal),
    )
    return _joined(parts)


def account_table(accounts: Sequence[Account], terminal: Terminal = PLAIN) -> str:
    """A line for each file, in the order given, with the sum under it."""
    heads = ["File", "Words", "In the plan", "Look at", "Doubtful", "Missing"]
    rows = [_cells(account) for account in accounts]
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    lines = [_aligned(heads, widths), *(_aligned(row, widths) for row in rows)]
    placed, whole = sum(a.words_placed for a in accounts), sum(a.words_in for a in accounts)
    files = counted(len(accounts), "file", "files")
    total = f"{files}: {placed:,} of {counted(whole, 'word', 'words')} stand in plans."
    return "\n".join([terminal.style(lines[0], "bold"), *lines[1:], "", *terminal.wrapped(total)]) + "\n"


def _cells(account: Account) -> list[str]:
    numbers = (
        account.words_in,
        account.words_placed,
        len(account.open_questions()),
        len(account.doubtful()),
        len(account.missing),
    )
    # A table cannot wrap: the end of a long name tells files apart less often than its beginning.
    return [printable(account.file)[:40], *(f"{number:,}" for number in numbers)]


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    put = [c.rjust(w) if i else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True))]
    return "  ".join(put).rstrip()


def _joined(parts: Sequence[Iterator[str]]) -> str:
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _head(account: Account, terminal: Terminal) -> Iterator[str]:
    yield terminal.style(f"Read {printable(account.file)}", "bold")
    yield from terminal.wrapped(f"{sums.kind(account)}, {sums.view(account)}.", indent="  ")
    layout = f"Layout: {account.layout} (words of the layout “{account.profile}”)."
    yield from terminal.wrapped(layout, first="  ", indent="    ")


def _found(data: Data, terminal: Terminal) -> Iterator[str]:
    rows = sums.found(data)
    yield terminal.heading("Found")
    for row in rows:
        links = f", {counted(row.links, 'link', 'links')}" if row.links else ""
        yield f"  Section {row.section:<3} {row.words()}{links}"
    if not rows:
        yield from terminal.wrapped("No section of a plan: is this file a plan?", indent="  ")


def _words(account: Account, terminal: Terminal) -> Iterator[str]:
    yield terminal.heading("Words")
    yield from terminal.wrapped(sums.equation(account), indent="  ")
    rows = sums.told(account)
    width = max((len(f"{row.words:,}") for row in rows), default=0)
    for row in rows:
        mark = "" if row.reason.is_harmless else "  <- may matter"
        yield f"    {row.words:>{width},}  {row.reason.value}{mark}"


def _listed(sentence: str, entries: Sequence[Entry], terminal: Terminal) -> Iterator[str]:
    if not sentence:
        return
    yield terminal.heading(
        "Look at these" if entries and entries[0].reason else "Doubtful" if entries else ""
    )
    yield from terminal.wrapped(sentence, indent="  ")
    for entry in entries[:_FEW]:
        why = entry.reason.value if entry.reason else entry.why
        said = f"{entry.spot.words()}: “{opening(entry.text, 60)}” ({why})"
        yield from terminal.wrapped(said, first="  - ", indent="    ")
    if len(entries) > _FEW:
        yield f"  - and {len(entries) - _FEW:,} more: see the whole account."


def _missing(account: Account, data: Data, terminal: Terminal) -> Iterator[str]:
    if account.missing:
        yield terminal.heading("Missing")
        said = "A plan needs these, and the file does not say them where the reader looked:"
        yield from terminal.wrapped(said, indent="  ")
    for one in account.missing:
        yield from terminal.wrapped(
            f"{place(one.pointer, data)} ({one.pointer})", first="  - ", indent="    "
        )


def _assumed(account: Account, terminal: Terminal) -> Iterator[str]:
    if account.assumed:
        yield terminal.heading("Assumed")
        yield from terminal.wrapped("The file does not say these in so many words. Check them:", indent="  ")
    for one in account.assumed:
        yield from terminal.wrapped(f"{one.what} ({one.pointer})", first="  - ", indent="    ")


def _beside(account: Account, terminal: Terminal) -> Iterator[str]:
    lines = sums.beside(account)
    if lines:
        yield terminal.heading("Beside the text")
    for line in lines:
        yield from terminal.wrapped(line, first="  - ", indent="    ")


def _passages(account: Account, data: Data, terminal: Terminal) -> Iterator[str]:
    yield terminal.heading("The file, passage by passage")
    for group in groups(account, data):
        yield ""
        yield terminal.style(group.title, "bold")
        for passage in group.passages:
            yield ""
            mark = "!" if passage.state in (State.MATTERS, State.DOUBTFUL) else " "
            said = f"“{passage.text}”" if passage.text.strip() else "(no text)"
            yield from terminal.wrapped(f"{passage.spot}: {said}", first=f"{mark} ", indent="    ")
            for line in passage.outcome():
                yield from terminal.wrapped(line, first="    -> ", indent="       ")


def _notes(title: str, notes: Sequence[Note], terminal: Terminal) -> Iterator[str]:
    if notes:
        yield terminal.heading(title)
    for note in notes:
        kind = {Aside.DELETED: "deleted, ", Aside.INSERTED: "inserted, "}.get(note.kind, "")
        who = ", ".join(part for part in (note.author, sums.when(note.date), note.spot.words()) if part)
        about = f", about “{opening(note.about, 60)}”" if note.about else ""
        yield from terminal.wrapped(f"{kind}{who}{about}: “{note.text}”", first="  - ", indent="    ")
