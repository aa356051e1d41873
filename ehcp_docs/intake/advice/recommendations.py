"""What an advice report recommends: points of lists, paragraphs, rows of tables, and amounts named elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ehcp_docs.intake.advice.entries import Entry, Grid
from ehcp_docs.intake.advice.parts import Open
from ehcp_docs.intake.advice.tables import rows_of
from ehcp_docs.intake.advice.words import (
    ABOUT_THE_LIST,
    AMOUNT,
    DUTY,
    FOLLOWS,
    IMPERATIVE,
    MANNERS,
    RUN_IN,
    goes_on,
    recommends_amount,
    sentences,
)
from ehcp_docs.plan.advice_report import Recommendation

_ENDED = re.compile(r"[.!?:;][”’\"')\]]*$")
_PARAGRAPH_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z])")
_OPEN_LEAD = re.compile(
    r"\b(?:should|will|must|needs?|requires?|need to|to|would benefit from|provide|ensure|includ\w+|with|"
    r"have|has|that|by|for|"
    r"receive|is|are|be)\s*:$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or point that is whole, even where the file has parted it."""

    text: str
    spot: str
    is_item: bool
    depth: int


def recommendations(parts: Sequence[Open]) -> tuple[Recommendation, ...]:
    """All that is recommended, in reading order, numbered R1, R2 ..."""
    found = [item for part in parts for item in _of_part(part)]
    return tuple(replace(item, id=f"R{number}") for number, item in enumerate(found, 1))


def _of_part(part: Open) -> Iterator[Recommendation]:
    heading = " › ".join(part.path)
    run: list[Entry] = []
    for piece in part.pieces:
        if isinstance(piece, Entry):
            run.append(piece)
            continue
        yield from _of_run(run, part, heading)
        run = []
        yield from _of_grid(piece, part, heading)
    yield from _of_run(run, part, heading)


def _of_run(run: Sequence[Entry], part: Open, heading: str) -> Iterator[Recommendation]:
    joined = blocks(run)
    if part.recommends:
        for text, spot, found in items(joined):
            yield _made(text, heading, spot, found)
        return
    for block in joined:
        if named := RUN_IN.match(block.text):
            within = [replace(block, text=named["rest"])]
            under = " › ".join([*part.path, named["label"].strip()])
            for text, spot, found in items(within):
                yield _made(text, under, spot, found)
        elif not part.of_now:
            yield from (_made(text, heading, block.spot, "sentence") for text in _amounts_in(block.text))


def _amounts_in(text: str) -> Iterator[str]:
    """Sentences that recommend an amount, each with those that say more about it."""
    group: list[str] = []
    for sentence in sentences(text):
        if recommends_amount(sentence):
            if group:
                yield " ".join(group)
            group = [sentence]
        elif group and goes_on(sentence):
            group.append(sentence)
        elif group:
            yield " ".join(group)
            group = []
    if group:
        yield " ".join(group)


def _made(
    text: str, heading: str, spot: str, found: str, *, need: str = "", outcome: str = ""
) -> Recommendation:
    return Recommendation(
        id="", text=text, heading=heading, spot=spot, found=found, need=need, outcome=outcome
    )


def blocks(run: Sequence[Entry]) -> list[Block]:
    """The entries, those that go on in the middle of a sentence joined to the one before."""
    made: list[Block] = []
    for entry in run:
        text = _PARAGRAPH_NUMBER.sub("", entry.text.replace("\t", " "))
        last = made[-1] if made else None
        if last and not entry.is_item and not _ENDED.search(last.text) and re.match(r"[a-z(&]", text):
            made[-1] = replace(last, text=f"{last.text} {text}")
        else:
            made.append(Block(text=text, spot=entry.spot, is_item=entry.is_item, depth=entry.line.depth or 0))
    return made


def items(joined: Sequence[Block]) -> Iterator[tuple[str, str, str]]:
    """Text, spot and manner of each thing recommended in these blocks, all of which stand under such a heading."""
    lead: Block | None = None
    used = True
    for block in joined:
        if lead is not None and not used and not block.is_item:
            yield from _unled(lead)
        if block.text.endswith(":"):
            if block.is_item and lead and block.depth <= lead.depth and not used:
                yield from _unled(lead)
            lead, used = block, False
            continue
        if not block.is_item:
            lead, used = None, True
            yield from ((text, block.spot, "paragraph") for text in _wholes(block.text, needs_duty=True))
            continue
        if lead is not None and lead.is_item and block.depth <= lead.depth:
            lead = None
        whole = f"{lead.text} {block.text}" if lead and _needs_lead(lead.text, block.text) else block.text
        used = True
        yield from ((text, block.spot, "list") for text in _wholes(whole, needs_duty=False))
    if lead is not None and not used:
        yield from _unled(lead)


def _unled(lead: Block) -> Iterator[tuple[str, str, str]]:
    """A line with a colon after which no list came: what it says itself, if it asks for something."""
    if DUTY.search(lead.text) and not ABOUT_THE_LIST.match(lead.text):
        yield lead.text, lead.spot, "list" if lead.is_item else "paragraph"


def _needs_lead(lead: str, text: str) -> bool:
    """Whether the point is no sentence without the words before the list."""
    if ABOUT_THE_LIST.match(lead):
        return False
    if _OPEN_LEAD.search(lead):
        return True
    return text[:1].islower() and bool(DUTY.search(lead))


def _wholes(text: str, *, needs_duty: bool) -> Iterator[str]:
    """The text as things recommended: a new one begins with a sentence that asks for something of its own.

    In a paragraph, sentences before the first duty explain and are left where they stand.
    """
    group: list[str] = []
    for sentence in sentences(text):
        is_about = ABOUT_THE_LIST.match(sentence) and not group and not AMOUNT.search(sentence)
        if is_about or MANNERS.match(sentence):
            continue
        asks = bool(DUTY.search(sentence) or IMPERATIVE.match(sentence) or AMOUNT.search(sentence))
        if group and asks and not FOLLOWS.match(sentence):
            yield " ".join(group)
            group = [sentence]
        elif group or asks or not needs_duty:
            group.append(sentence)
    if group:
        yield " ".join(group)


def _of_grid(grid: Grid, part: Open, heading: str) -> Iterator[Recommendation]:
    for row in rows_of(grid, in_scope=part.recommends, of_now=part.of_now):
        under = " › ".join(word for word in (heading, row.heading) if word)
        joined = blocks(row.provision)
        if row.amounts and len(row.provision) == len(joined) == 1:
            joined = [replace(joined[0], text=_with_amounts(joined[0].text, row.amounts))]
            yield _made(joined[0].text, under, joined[0].spot, "table", need=row.need, outcome=row.outcome)
        elif row.amounts and joined:
            # Which amount belongs to which point, nobody can tell: the row stays one thing.
            text = _with_amounts("; ".join(block.text.rstrip(".") for block in joined), row.amounts)
            yield _made(text, under, joined[0].spot, "table", need=row.need, outcome=row.outcome)
        else:
            for text, spot, _ in items(joined):
                yield _made(text, under, spot, "table", need=row.need, outcome=row.outcome)


def _with_amounts(text: str, amounts: Sequence[tuple[str, str]]) -> str:
    told = "; ".join(f"{label}: {value}" for label, value in amounts)
    return f"{text.rstrip('.')} ({told})."
