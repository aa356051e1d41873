"""The account of a file: where each of its words went in the plan, or why it went nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ehcp_docs.intake.draft import Reason, Sure
from ehcp_docs.intake.source import Line, Note, Spot

PASSED_OVER = "the reader passed over it"
_STOOD_IN = ("/status", "/dates")
"""Fields that an audit cannot do without: where they are missing, it puts the likeliest in their place."""
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A stretch of the file's text and what became of it."""

    text: str
    spot: Spot
    start: int = 0
    """Where it begins in its paragraph, in characters."""
    pointers: tuple[str, ...] = ()
    """Where it stands in the plan, as JSON pointers; none when it has no place."""
    reason: Reason | None = None
    """Why it has no place."""
    detail: str = ""
    """More on the reason; for a value, how it was read."""
    sure: Sure | None = None
    why: str = ""
    """On what evidence it was placed."""

    @property
    def is_placed(self) -> bool:
        """Whether it stands in the plan."""
        return bool(self.pointers)

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that a plan must have and the file does not say, or not where the reader looked."""

    pointer: str
    what: str


@dataclass(frozen=True, kw_only=True)
class Account:
    """What became of every word of one file."""

    file: str
    kind: str
    layout: str
    """What the reader took the layout to be, in words."""
    profile: str
    """Name of the layout file whose words were used."""
    view: str
    entries: tuple[Entry, ...]
    """In the order of the file; headers, footers and notes after the body."""
    changes: tuple[Note, ...] = ()
    comments: tuple[Note, ...] = ()
    missing: tuple[Missing, ...] = ()
    assumed: tuple[Missing, ...] = ()
    """What the file does not say in so many words, and was concluded."""
    links_out: int = 0
    pictures: int = 0
    words_in: int = 0
    """Words of the file, counted before anything was made of them."""

    @property
    def words_placed(self) -> int:
        """Words that stand in the plan."""
        return sum(entry.words for entry in self.entries if entry.is_placed)

    @property
    def words_told(self) -> int:
        """Words that have no place, each with a reason."""
        return sum(entry.words for entry in self.entries if not entry.is_placed)

    def open_questions(self) -> tuple[Entry, ...]:
        """What has no place and may matter: a person should look at it."""
        return tuple(entry for entry in self.entries if entry.reason and not entry.reason.is_harmless)

    def notes(self) -> Iterator[str]:
        """What a reader of an audit must know of how the file was read, in sentences."""
        view = {"final": "changes accepted", "original": "as it was before the changes"}[self.view]
        how = f" ({view})" if self.changes else ""
        placed = f"{self.words_placed:,} of {self.words_in:,} words stand in the plan."
        yield f"Read from {self.file}{how}: {placed}"
        asked = self.open_questions()
        if asked:
            words = sum(entry.words for entry in asked)
            yield f"{words:,} words in {len(asked)} places were not placed and may matter: see “ehcp read”."
        if self.doubtful():
            yield f"{len(self.doubtful())} texts were placed on weak evidence: see “ehcp read”."
        for one in self.assumed:
            yield one.what
        untold = [one.what for one in self.missing if one.pointer in _STOOD_IN]
        if untold:
            said = ", ".join(untold)
            yield f"The file does not say, or not where the reader looked: {said}. What stands here is assumed."
        if {"/reference", "/authority", *_STOOD_IN} <= {one.pointer for one in self.missing}:
            yield "If this is not a plan but advice for one, compare it with the plan: see “ehcp advice”."

    def doubtful(self) -> tuple[Entry, ...]:
        """What was placed on weak evidence."""
        return tuple(entry for entry in self.entries if entry.is_placed and entry.sure is Sure.LOW)


def count_words(text: str) -> int:
    """How many words a text has: runs of letters and digits, with what joins them (“don't”, “15.5”)."""
    return len(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Claim:
    """What became of a stretch of a line, as one step of the reader says."""

    line: Line
    start: int
    end: int
    entry: Entry


@dataclass(slots=True)
class Places:
    """Gathers where the stretches of a file went, each once, so that no word is told of twice or never."""

    claims: list[Claim] = field(default_factory=list)

    def claim(self, line: Line, start: int, end: int, entry: Entry) -> None:
        """Note what became of a stretch."""
        self.claims.append(Claim(line, start, end, entry))

    def entries(self, lines: Iterable[Line]) -> Iterator[Entry]:
        """One entry for each stretch of these lines, in their order; what nobody claimed is told of as such."""
        by_line: dict[int, list[Claim]] = {}
        for claim in self.claims:
            by_line.setdefault(id(claim.line), []).append(claim)
        for line in lines:
            yield from _of_line(line, by_line.get(id(line), []))


def _of_line(line: Line, claims: list[Claim]) -> Iterator[Entry]:
    at = 0
    for claim in _merged(claims):
        if claim.start > at:
            yield from _unclaimed(line, at, claim.start)
        start = max(at, claim.start)
        if line.text[start : claim.end].strip():
            yield replace(claim.entry, text=line.text[start : claim.end], start=start)
        at = max(at, claim.end)
    yield from _unclaimed(line, at, len(line.text))


def _merged(claims: list[Claim]) -> list[Claim]:
    """Claims on the same stretch as one: a place goes before a reason, several places stand together."""
    found: dict[tuple[int, int], Claim] = {}
    for claim in claims:
        key = (claim.start, claim.end)
        known = found.get(key)
        if known is None or (claim.entry.is_placed and not known.entry.is_placed):
            found[key] = claim
        elif claim.entry.is_placed:
            pointers = tuple(dict.fromkeys((*known.entry.pointers, *claim.entry.pointers)))
            found[key] = replace(known, entry=replace(known.entry, pointers=pointers))
    return sorted(found.values(), key=lambda claim: (claim.start, claim.end))


def _unclaimed(line: Line, start: int, end: int) -> Iterator[Entry]:
    text = line.text[start:end]
    if not text.strip():
        return
    reason = Reason.NOT_UNDERSTOOD if count_words(text) else Reason.MARK
    yield Entry(
        text=text, spot=line.spot, start=start, reason=reason, detail=PASSED_OVER if count_words(text) else ""
    )
