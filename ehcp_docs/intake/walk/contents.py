"""Section titles that head nothing: tables of contents, and pages that explain what the sections are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_docs.intake.source import Line
from ehcp_docs.intake.vocabulary import Vocabulary
from ehcp_docs.intake.walk.heads import Body, Head, section_head, stands_out

_FEW_WORDS = 30
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class _Met:
    index: int
    letters: tuple[str, ...]


def passed_over(lines: Sequence[Line], known: Vocabulary, body: Body) -> frozenset[int]:
    """The lines (by ``id``) of contents and explanations: many section titles close together, met again later."""
    held = [line for line in lines if not line.is_empty]
    met = [
        _Met(index, head.letters) for index, line in enumerate(held) if (head := _title_in(line, known, body))
    ]
    if not met:
        return frozenset()
    found: set[int] = set()
    run: list[_Met] = []
    for this, following in zip(met, [*met[1:], None], strict=True):
        run.append(this)
        again = following is not None and any(
            letter in one.letters for one in run for letter in following.letters
        )
        if following is None or again or _count_words(held[this.index + 1 : following.index]) > _FEW_WORDS:
            found |= _lines_of_run(run, held, met)
            run = []
    return frozenset(found)


def _title_in(line: Line, known: Vocabulary, body: Body) -> Head | None:
    text = (
        line.text.split("\t")[0]
        if line.style.startswith("toc") or line.text.rstrip()[-1:].isdigit()
        else line.text
    )
    head = section_head(
        text.rstrip(" .0123456789"),
        known,
        stands_out=stands_out(line, body) or line.style.startswith("toc") or bool(line.spot.cell),
    )
    # “Need” and “Outcome” over the columns of a table head no sections.
    return head if head and (head.has_letter or len(known.bare(text)) > 1) else None


def _count_words(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _lines_of_run(run: Sequence[_Met], held: Sequence[Line], met: Sequence[_Met]) -> set[int]:
    """The lines of a run of titles, when it is no more than a list of them."""
    own = {letter for one in run for letter in one.letters}
    if len(own) < _FEWEST:
        return set()
    within = {one.index for one in run}
    later = {
        letter
        for one in met
        if one.index not in within and one.index > run[-1].index
        for letter in one.letters
    }
    if len(own & later) * 2 < len(own):
        return set()
    first, last = run[0].index, run[-1].index
    end = last + 1
    # What explains the last of the titles belongs to it, unless it is long.
    following = next((one.index for one in met if one.index > last), len(held))
    if _count_words(held[last + 1 : following]) <= _FEW_WORDS:
        end = following
    return {id(line) for line in held[first:end]}
