"""The parts of an advice report: headings with what stands under them, and which of them recommend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ehcp_docs.intake.advice.entries import Entry, Grid, Piece
from ehcp_docs.intake.advice.words import AREA, DUTY, NUMBER, OTHER_HEADING, is_of_now, is_recommending


@dataclass(slots=True, kw_only=True)
class Open:
    """A part while it is read."""

    heading: Entry | None = None
    rank: int = 0
    pieces: list[Piece] = field(default_factory=list)
    path: tuple[str, ...] = ()
    """The headings above it that recommend, and its own."""
    recommends: bool = False
    of_now: bool = False
    """About what the child has already."""

    @property
    def words(self) -> str:
        """The heading without its number."""
        return NUMBER.sub("", self.heading.text).strip(" :") if self.heading else ""


def parts_of(pieces: Iterable[Piece], headings: dict[int, int], taken: dict[int, str]) -> list[Open]:
    """The parts in order; what is in ``taken`` stands in none."""
    parts = [Open()]
    for piece in pieces:
        if isinstance(piece, Entry):
            if id(piece) in taken:
                continue
            if rank := headings.get(id(piece)):
                parts.append(Open(heading=piece, rank=rank))
                continue
        elif all(id(entry) in taken for entry in piece.entries()):
            continue
        parts[-1].pieces.append(piece)
    if not parts[0].pieces:
        del parts[0]
    _mark(parts)
    return parts


def _mark(parts: Sequence[Open]) -> None:
    """Say of each part whether it recommends: by its own heading, or by one above it that still holds."""
    above: list[Open] = []
    for part in parts:
        if part.heading is None:
            continue
        while above and not _is_under(part, above[-1]):
            above.pop()
        own = is_recommending(part.words)
        inherited = bool(above) and above[-1].recommends
        part.of_now = not own and (is_of_now(part.words) or (bool(above) and above[-1].of_now))
        part.recommends = own or (inherited and not part.of_now and not _turns_away(part.words))
        part.path = (*(above[-1].path if above else ()), part.words)
        above.append(part)


def _turns_away(heading: str) -> bool:
    """Whether a heading under recommendations is about something else: outcomes, needs, sources."""
    return bool(OTHER_HEADING.match(heading)) and not AREA.search(heading)


def _is_under(part: Open, above: Open) -> bool:
    """Whether the part stands under that heading, whose rank the eye may not have been told by the look."""
    if part.rank > above.rank:
        return True
    if part.rank < above.rank or not above.recommends or part.heading is None or above.heading is None:
        return False
    if is_recommending(part.words) or OTHER_HEADING.match(part.words) or is_of_now(part.words):
        return False
    # Word's heading styles and numbers are meant; bold alone is the same for a chapter and what is in it.
    is_meant = part.heading.line.level is not None or bool(NUMBER.match(part.heading.text))
    if is_meant or not is_recommending(above.words):
        return False
    return AREA.search(part.words) is not None or _says_what_to_do(part)


def _says_what_to_do(part: Open) -> bool:
    first = part.pieces[0] if part.pieces else None
    if isinstance(first, Grid):
        return False
    return first is not None and (first.is_item or bool(DUTY.search(first.text)))
