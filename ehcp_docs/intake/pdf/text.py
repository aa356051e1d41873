"""The rows of a paragraph as one text: spaces, tabs, and words that a row's end divides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import groupby

from ehcp_docs.intake.pdf.model import Row
from ehcp_docs.intake.source import Stretch

_TAB = 1.5
_HYPHENS = "-\u2010\u2011"
_TIGHT = _HYPHENS + "–—/"
_LISTED = {"and", "or", "to"}
_LEAST_CUT = 3
_EDGES = ".,;:!?()[]“”\"‘’'"


def words_known(rows: Iterable[Row]) -> frozenset[str]:
    """The words of the file as they stand within rows, to tell a hyphen of the row's end from the word's own."""
    return frozenset(
        word.text.casefold().strip(_EDGES) for row in rows for word in (row.words[:-1] if row.words else ())
    )


def text_of(rows: Iterable[Row], known: Set[str]) -> tuple[Stretch, ...]:
    """The rows as one line of text."""
    pieces: list[Stretch] = []
    above: Row | None = None
    for row in rows:
        if above is not None:
            _bridge(pieces, above, row, known)
        for index, word in enumerate(row.words):
            if index:
                gap = word.x0 - row.words[index - 1].x1
                is_tab = word.is_upright and gap > max(_TAB * row.size, 12.0)
                pieces.append(Stretch(text="\t" if is_tab else " ", look=pieces[-1].look))
            pieces += word.stretches
        above = row
    return tuple(_merged(pieces))


def _bridge(pieces: list[Stretch], above: Row, below: Row, known: Set[str]) -> None:
    """What joins two rows: a space, nothing after a hyphen or dash, and no hyphen where it was only for the row."""
    last, first = above.words[-1].text, below.words[0].text
    is_tight = len(last) > 1 and last[-1] in _TIGHT and last[-2].isalnum() and first[0].isalnum()
    if _is_cut(last, first, known):
        return
    if not is_tight or first.casefold() in _LISTED:
        pieces.append(Stretch(text=" ", look=pieces[-1].look))
    elif last[-1] in _HYPHENS and _is_divided(last, first, known):
        pieces[-1] = Stretch(text=pieces[-1].text[:-1], look=pieces[-1].look)


def _is_divided(last: str, first: str, known: Set[str]) -> bool:
    """Whether the file has the word elsewhere without the hyphen, and nowhere with it."""
    head, tail = last[:-1].casefold().lstrip(_EDGES), first.casefold().rstrip(_EDGES)
    if not (head.isalpha() and tail.isalpha() and first[0].islower()):
        return False
    return head + tail in known and not any(head + hyphen + tail in known for hyphen in _HYPHENS)


def _is_cut(last: str, first: str, known: Set[str]) -> bool:
    """Whether a narrow cell cuts a word without a hyphen: only the whole of it is known from elsewhere."""
    head, tail = last.casefold().lstrip(_EDGES), first.casefold().rstrip(_EDGES)
    if not (len(head) > _LEAST_CUT and head.isalpha() and tail.isalpha() and first[0].islower()):
        return False
    return head + tail in known and head not in known and tail not in known


def _merged(pieces: Iterable[Stretch]) -> Iterator[Stretch]:
    for look, same in groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.look):
        yield Stretch(text="".join(piece.text for piece in same), look=look)
