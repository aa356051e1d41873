"""Where sections begin: the headings of Sections A to K in whatever form a council gives them.

The law fixes the letters and what each section holds, not how it is headed. So a heading is known by evidence: its
letter, the words that section titles are made of, and how it stands out from the lines around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ehcp_docs.intake.fragments import clean
from ehcp_docs.intake.source import Line
from ehcp_docs.intake.vocabulary import Vocabulary, words

LETTERS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "H", "I", "J", "K")
_LETTER = r"(?:H\s?\.?\s?[12]|[A-K])"
_SEVERAL = rf"{_LETTER}(?:\s*(?:[/,&+–-]|and|AND)\s*(?:(?:and|AND)\s+)?(?:[Ss]ections?\s+|SECTIONS?\s+)?{_LETTER}\b)*"
_NAMED = re.compile(
    rf"^\W*(?:SECTIONS?|PARTS?|Sections?|Parts?|section|part)\s+(?P<letters>{_SEVERAL})\b(?P<rest>.*)$",
    re.DOTALL,
)
_BARE = re.compile(rf"^\W*(?P<letters>{_SEVERAL})\s*(?P<sign>[.:)–—-]|\t|\s)\s*(?P<rest>.*)$", re.DOTALL)
_AFTER = re.compile(
    rf"^(?P<rest>.*?)(?<!\s)\s*[(–-]\s*(?:section\s+|part\s+)?(?P<letters>{_SEVERAL})\s*+(?:\)\s*)?$",
    re.DOTALL | re.IGNORECASE,
)
_CONTINUED = re.compile(r"(?<![\s(–-])[\s(–-]*+(?:continued|cont\.?d?)\)?\.?\s*$", re.IGNORECASE)
NOTHING = re.compile(r"^\W*(?:none|nil|n/?a|not applicable|not required|yes|no)\b[^:]{0,20}$", re.IGNORECASE)
"""Answers: they head nothing, be they in bold or in capitals."""
_TELLS = re.compile(r"\b(?:will|must|was|were|has|have)\b(?! be made\b)")
_MOST_WORDS = 45
_PURE = 0.72
"""Share of a heading's words that must be words of section titles, when little else speaks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The heading of a section, or of several that stand together."""

    letters: tuple[str, ...]
    is_named: bool
    """Says “Section” or “Part”."""
    has_title: bool
    """The words of the title stand with it."""
    is_continued: bool = False
    has_letter: bool = True
    """The letter stands in it; else it is known by its title alone."""


def section_head(text: str, known: Vocabulary, *, stands_out: bool) -> Head | None:
    """The section that the words head, or None when they are no heading of a section.

    ``stands_out`` says that the words look like a heading: bold, large, shaded, in a heading style.
    """
    shown = clean(text)
    continued = _CONTINUED.search(shown)
    shown = _CONTINUED.sub("", shown)
    if not shown or len(shown.split()) > _MOST_WORDS:
        return None
    found = _named(shown, known, stands_out=stands_out) or _lettered(shown, known, stands_out=stands_out)
    found = found or _untitled(shown, known, stands_out=stands_out)
    if found and continued:
        return replace(found, is_continued=True)
    return found


def _named(text: str, known: Vocabulary, *, stands_out: bool) -> Head | None:
    end = text.rfind(")") + 1
    bracketed = " ".join(re.findall(r"\(([^)]*)\)", text[:end]))
    match = _NAMED.match(re.sub(r"(?<!\s)\s*\([^)]*\)", " ", text[:end]) + text[end:])
    if not match:
        return None
    rest = f"{match['rest'].strip(' .:-–—')} {bracketed}".strip()
    letters = split_letters(match["letters"])
    if not rest:
        return Head(letters=letters, is_named=True, has_title=False)
    share = title_share(rest, known)
    says = f"{rest}." if match["rest"].rstrip().endswith(".") else rest
    if share >= (0.5 if stands_out else _PURE) and not _is_sentence(says, stands_out=stands_out):
        return Head(letters=letters, is_named=True, has_title=True)
    if says.endswith(".") and _TELLS.search(says):
        return None
    if stands_out and re.match(r"\s*[.:–—-]", match["rest"]) and len(rest.split()) <= 12:
        return Head(letters=letters, is_named=True, has_title=True)
    return None


def _lettered(text: str, known: Vocabulary, *, stands_out: bool) -> Head | None:
    match_bare = match = _BARE.match(text)
    if match:
        letters, rest = split_letters(match["letters"]), match["rest"].strip(" .:-–—\t")
        sign = match["sign"].strip()
    else:
        match = _AFTER.match(text)
        if not match or (not stands_out and not re.search(r"\(\s*section", text, re.IGNORECASE)):
            return None
        letters, rest, sign = split_letters(match["letters"].upper()), match["rest"], ":"
    if not rest or not (sign or stands_out):
        return None
    if (
        not match_bare
        and stands_out
        and re.search(r"\(\s*section\s", text, re.IGNORECASE)
        and len(text.split()) <= 16
    ):
        return Head(letters=letters, is_named=True, has_title=True)
    if letters in (("A",), ("I",)) and not sign and not rest[:1].isupper():
        return None  # "A plan for ..." and "I want ..." begin with words, not with letters
    if title_share(rest, known) < (0.6 if stands_out else _PURE) or _is_sentence(rest, stands_out=stands_out):
        return None
    if not any(fits(letter, rest, known) for letter in letters):
        return None
    return Head(letters=letters, is_named=False, has_title=True)


def _untitled(text: str, known: Vocabulary, *, stands_out: bool) -> Head | None:
    """A title without a letter: it must be all there is, and look like a heading."""
    bare = re.sub(r"^\W*(?:\d{1,2}(?:\.\d)*[.):]?\s+)?", "", text).strip(" .:")
    if re.match(r"I\s(?!am\b)", bare):
        return None  # what a child says, in bold
    letter = known.section(bare)
    if not letter and stands_out and len(bare.split()) >= 4 and title_share(bare, known) >= 0.95:
        letter = next((one for one in _BY_TITLE if fits(one, bare, known, strictly=True)), None)
    if not letter or not stands_out:
        return None
    return Head(letters=(letter,), is_named=False, has_title=True, has_letter=False)


_BY_TITLE = ("K", "J", "I", "H1", "H2", "H", "G", "F", "E", "D", "C", "B", "A")
"""In this order titles are tried: what says more comes before what says less."""
_KIND_OF = {"B": "need", "C": "need", "D": "need", "E": "outcome", "F": "provision", "G": "provision", "H": "provision",
           "H1": "provision", "H2": "provision"}  # fmt: skip
"""What each section holds, for titles such as “G: Provision” that say no more."""
_BARE_TITLE = {
    "need": r"(?:my |the |his |her )?needs?",
    "outcome": r"(?:my |the )?outcomes?",
    "provision": r"(?:the |my )?(?:provision|support)",
}
_MARKS = {
    "A": r"\b(?:views|interests|aspirations|about me|story|voice|wishes|feelings|parents?)\b",
    "B": r"\b(?:special educational needs?|sen|send|needs?)\b",
    "C": r"\bhealth(?:\s?care)?\b",
    "D": r"\bsocial(?:\s?care)?\b|\bcare needs\b",
    "E": r"\b(?:outcomes?|achieve)\b",
    "F": r"\b(?:provision|support|help)\b",
    "G": r"\bhealth(?:\s?care)?\b",
    "H": r"\bsocial(?:\s?care)?\b|\bcare\b|\b1970\b",
    "H1": r"\bsocial(?:\s?care)?\b|\bcsdpa\b|\b1970\b",
    "H2": r"\bsocial(?:\s?care)?\b|\bother\b",
    "I": r"\b(?:placement|school|setting|institution|college)\b",
    "J": r"\b(?:personal budgets?|direct payments?)\b",
    "K": r"\b(?:advice|information|appendi\w+|reports?|evidence)\b",
}
_STRICT = {
    "A": r"\bviews\b.*\b(?:interests|aspirations|wishes|feelings)\b|\binterests and aspirations\b",
    "B": r"^(?:the |my |child\S* |young person\S* |or |summary of |identified )*special educational needs?\b"
    r"(?!.*\b(?:provision|health|social)\b)",
    "C": r"\bhealth(?:\s?care)? needs\b(?!.*\bprovision\b)",
    "D": r"\bsocial care needs\b(?!.*\bprovision\b)",
    "E": r"^(?:the )?outcomes?\b.*\b(?:sought|for)\b",
    "F": r"\bspecial educational provision\b",
    "G": r"\bhealth(?:\s?care)? provision\b",
    "H": r"\bsocial care provision\b",
    "H1": r"\bsocial care provision\b.*\b(?:1970|csdpa|chronically|section 2)\b",
    "H2": r"\bother social care provision\b",
    "I": r"\b(?:placement|type of (?:school|setting|institution))\b",
    "J": r"\b(?:personal budget|direct payment)",
    "K": r"\badvice and information\b",
}


def fits(letter: str, title: str, known: Vocabulary, *, strictly: bool = False) -> bool:
    """Whether the words can be the title of that section."""
    lowered = " ".join(words(title))
    if strictly:
        return re.search(_STRICT[letter], lowered) is not None
    if known.section(title) == letter:
        return True
    if letter not in ("A", "I", "J", "K") and re.fullmatch(_BARE_TITLE[_KIND_OF[letter]], lowered):
        return True
    return re.search(_MARKS[letter], lowered) is not None


def title_share(text: str, known: Vocabulary) -> float:
    """Which share of the words are words of section titles."""
    every = [word for word in words(text) if word not in known.names and word != "s"]
    return sum(word in known.title_words for word in every) / len(every) if every else 0.0


def _is_sentence(text: str, *, stands_out: bool) -> bool:
    """Whether the words say something rather than head something."""
    ends = text.rstrip().endswith(".") and not stands_out
    says = re.search(
        r"\b(?:sets? out|describes?|says|lists?|explains?|contains?|tells?|should|see|refer|covers?|shows?|"
        r"includes|above|below|details)\b",
        text.lower(),
    )
    tells = text.rstrip().endswith(".") and _TELLS.search(text)
    return bool(ends and len(text.split()) > 14) or bool((says or tells) and len(text.split()) > 3)


def split_letters(text: str) -> tuple[str, ...]:
    """The letters in ``B, F and E``; ``B-D`` is read as B, C, D, and ``B-F-E`` as it stands."""
    bare = re.sub(r"(?i)\band\b|\b(?:section|part)s?\b", " ", text)
    found = [re.sub(r"[^A-K12]", "", one.upper()) for one in re.findall(_LETTER, bare)]
    ordered = tuple(dict.fromkeys(found))
    if len(ordered) == 2 and re.fullmatch(rf"\s*{_LETTER}\s*[–-]\s*{_LETTER}\s*", text):
        order = [letter for letter in LETTERS if letter != "H"]
        if all(letter in order for letter in ordered):
            first, last = (order.index(letter) for letter in ordered)
            return tuple(order[first : last + 1]) if first < last else ordered
    return ordered


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What is usual in a file: against this a heading stands out."""

    size: float | None


def body_of(lines: Sequence[Line]) -> Body:
    """The usual look of the words of a file."""
    counts: dict[float, int] = {}
    for line in lines:
        for stretch in line.stretches:
            if stretch.look.size:
                counts[stretch.look.size] = counts.get(stretch.look.size, 0) + len(stretch.text)
    return Body(size=max(counts, key=lambda size: counts[size], default=None))


def stands_out(line: Line, body: Body, *, is_shaded: bool = False) -> bool:
    """Whether a line looks like a heading."""
    text = line.text.strip()
    if not text or len(text.split()) > _MOST_WORDS or NOTHING.match(text):
        return False
    is_larger = bool(line.size and body.size and line.size >= body.size + 1)
    is_capital = text.upper() == text and any(letter.isalpha() for letter in text)
    marked = line.level is not None or line.style in ("title", "subtitle") or "heading" in line.style
    return (
        marked
        or line.is_boxed
        or is_shaded
        or is_larger
        or line.is_all("bold")
        or (is_capital or line.is_all("capitals"))
        or line.is_all("underlined")
    )


def stripped(text: str) -> str:
    """The section letter in a cell: ``B`` for “Section B:”."""
    return re.sub(r"(?i)\b(?:section|part)\b|[^A-K0-9h12]", "", text).upper()
