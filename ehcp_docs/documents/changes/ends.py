"""The ends of paragraphs in a file with tracked changes: which come, which go, which must stay.

An end that goes joins its paragraph to the next one. That cannot be where a table follows, or nothing: there the end
stays, and the end of the paragraph before goes in its place. Where old and new paragraphs meet there, the last of
either become one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ehcp_docs.documents.changes.blocks import Block, Step


class Fate(StrEnum):
    """What became of words, of a row or of the end of a paragraph; the names are those of the format."""

    KEPT = ""
    CAME = "ins"
    GONE = "del"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A block of either version in the file, and what becomes of its end."""

    step: Step
    end: Fate
    looks_like: Step | None = None
    """The paragraph whose looks it takes on when it stands for that one's end."""

    @property
    def fate(self) -> Fate:
        """What became of the block."""
        if self.step.old is None:
            return Fate.CAME
        return Fate.GONE if self.step.new is None else Fate.KEPT


def placed(steps: Sequence[Step], old: Sequence[Block], new: Sequence[Block]) -> list[Placed]:
    """The steps with the fate of each end."""
    made = list(_by_tables(steps, old, new))
    last = made[-1] if made else None
    if last is None or not last.end or not (old and new and old[-1].is_paragraph and new[-1].is_paragraph):
        return made
    return list(_by_tables(_with_last_together(steps, len(old) - 1, len(new) - 1), old, new))


def _by_tables(steps: Sequence[Step], old: Sequence[Block], new: Sequence[Block]) -> Iterator[Placed]:
    """The steps in parts, each of which ends before a table or at the end."""
    part: list[Step] = []
    for step in steps:
        block = old[step.old] if step.old is not None else new[step.new or 0]
        if block.is_paragraph:
            part.append(step)
            continue
        yield from _part(part)
        yield _plain(step)
        part = []
    yield from _part(part)


def _plain(step: Step) -> Placed:
    made = Placed(step=step, end=Fate.KEPT)
    return replace(made, end=made.fate)


def _part(steps: Sequence[Step]) -> Iterator[Placed]:
    made = [_plain(step) for step in steps]
    kept = max((at for at, one in enumerate(made) if not one.fate), default=-1)
    body, tail = made[: kept + 1], made[kept + 1 :]
    fates = {one.fate for one in tail}
    if len(fates) == 2:
        yield from body
        yield from _met(tail)
    elif fates and body:
        fate = tail[0].fate
        yield from body[:-1]
        yield replace(body[-1], end=fate)
        yield from tail[:-1]
        yield replace(tail[-1], end=Fate.KEPT, looks_like=body[-1].step)
    else:
        yield from made


def _met(tail: Sequence[Placed]) -> Iterator[Placed]:
    """Old and new paragraphs before a table or the end, the last of either made one."""
    gone = max(at for at, one in enumerate(tail) if one.fate is Fate.GONE)
    came = max(at for at, one in enumerate(tail) if one.fate is Fate.CAME)
    yield from (one for at, one in enumerate(tail) if at not in (gone, came))
    yield Placed(step=Step(tail[gone].step.old, tail[came].step.new), end=Fate.KEPT)


def _with_last_together(steps: Sequence[Step], last_old: int, last_new: int) -> list[Step]:
    """The steps with the last paragraphs of both versions made one, whatever they were before."""
    made: list[Step] = []
    for step in steps:
        old = step.old if step.old != last_old else None
        new = step.new if step.new != last_new else None
        if old is not None or new is not None:
            made.append(Step(old, new))
    return [*made, Step(last_old, last_new)]
