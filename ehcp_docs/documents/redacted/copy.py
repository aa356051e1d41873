"""The redacted copy: the view of a plan with neutral marks for every identity, and the proof that none is left.

What the fields of the plan hold is hidden wherever it stands, in the free texts too. Names that stand only in free
text are hidden where their form tells them: after a title, after “his friend” or “her brother”, or where the word is
hardly anything but a given name. What is left can still tell who somebody is (a rare condition, a date, a place that
no field holds), so the account says what a person must look at.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Final, TypeVar
from xml.sax.saxutils import unescape

from ehcp_docs.documents.redacted.identities import POSTCODE, TITLED, Hidden, spaced
from ehcp_docs.documents.redacted.walk import with_texts
from ehcp_docs.errors import Fault, OutputError
from ehcp_docs.plan.given_names import given_names, plain_name
from ehcp_docs.plan.name_words import INSTITUTIONS, KIN, NOT_PEOPLE, PEERS

_NUMBERS: Final = (
    (re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"), "[Email]"),
    (re.compile(r"\b(?:https?://|www\.)\S+\b"), "[Website]"),
    (POSTCODE, "[Postcode]"),
    (re.compile(r"(?<!\d)\d{3} \d{3} \d{4}(?!\d)|(?<![\d£.,])\d{10}(?!\d)"), "[Number]"),
    (re.compile(r"\b[A-Z]\d{11}[A-Z\d]\b"), "[Pupil number]"),
    (re.compile(r"(?<!\d)(?:\+44 ?|0)\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)"), "[Telephone]"),
)
_NAME: Final = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*?(?=[’']s\b|[’'](?!\w)|(?![\w’'-]))"
_AFTER_TITLE: Final = re.compile(rf"\b(?P<lead>{TITLED})(?P<name>{_NAME}(?: {_NAME})?)")
_AFTER_KIN: Final = re.compile(
    rf"\b(?P<lead>(?:{'|'.join(sorted(KIN | PEERS, key=len, reverse=True))}),? (?:called |named )?)(?P<name>{_NAME})"
)
_MARK: Final = re.compile(r"\[[A-Z][A-Za-z]*(?: [a-z]+)*(?: \d+)?\]")
_WITHIN: Final = re.compile(r"(?<=[a-z,;] )[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]{2,}\b")
_CAPITAL: Final = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]{2,}\b")
_SPOKEN: Final = re.compile(r'\b(?:descr|title|tooltip|Target|w:alias|w:tag)="([^"]*)"')
"""Words in the markup itself: a picture's description, a control's title, where a link leads."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was replaced; it holds marks and counts, never a name."""

    marks: tuple[tuple[str, int], ...]
    """Each mark with the number of places at which it stands, the most frequent first."""
    capitals: int
    """How many other words within sentences have a capital: a name of a test, or a place that no field holds."""

    def sentences(self) -> tuple[str, ...]:
        """The account in words."""
        marks = ", ".join(f"{mark} {count}" for mark, count in self.marks)
        told = f"Replaced, with the number of places: {marks}." if marks else "There was nothing to replace."
        left = (
            f"Read it before you give it out: {self.capitals} other words in its sentences have a capital, and a rare "
            "diagnosis, a date or a story can also tell who somebody is."
        )
        return (told, left)


def account_of(content: bytes) -> Account:
    """What stands for names in the finished copy."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        said = _words_of(archive.read("word/document.xml").decode("utf-8"))
    ordinary = INSTITUTIONS | NOT_PEOPLE
    capitals = [word for word in _WITHIN.findall(said) if word.lower() not in ordinary]
    return Account(marks=tuple(Counter(_MARK.findall(said)).most_common()), capitals=len(capitals))


class Redactor:
    """Puts marks for identities, the same for the same."""

    def __init__(self, hidden: Hidden) -> None:
        self._whole = dict(hidden.whole)
        self._words = {plain_name(word): mark for word, mark in hidden.words.items()}
        self._people: dict[str, str] = {}
        self._found: set[str] = set()
        self._forms = _either(self._whole, flags=re.IGNORECASE)
        self._single = _either(hidden.words, flags=re.IGNORECASE)

    def text(self, text: str) -> str:
        """The text with marks."""
        text = self._forms.sub(lambda found: self._whole.get(spaced(found[0]), "[Name]"), text)
        for pattern, mark in _NUMBERS:
            text = pattern.sub(partial(self._number, mark), text)
        text = self._single.sub(self._word, text)
        text = re.sub(rf"{TITLED}(?=\[)", "", text)
        text = _AFTER_TITLE.sub(lambda found: self._stranger(found["name"]), text)
        text = _AFTER_KIN.sub(lambda found: found["lead"] + self._stranger(found["name"]), text)
        text = _CAPITAL.sub(self._given, text)
        return _merged(text)

    @property
    def needles(self) -> tuple[re.Pattern[str], ...]:
        """What must not be found in the copy."""
        met = _either((*self._people, *self._found), flags=re.IGNORECASE)
        return (self._forms, self._single, met)

    def _number(self, mark: str, found: re.Match[str]) -> str:
        self._found.add(found[0])
        return mark

    def _word(self, found: re.Match[str]) -> str:
        if not found[0][:1].isupper():
            return found[0]  # “rose” is a word where “Rose” is a name
        return self._words.get(plain_name(found[0]), "[Name]")

    def _given(self, found: re.Match[str]) -> str:
        is_name = given_names().get(plain_name(found[0])) == "names"
        return self._stranger(found[0]) if is_name or found[0].casefold() in self._people else found[0]

    def _stranger(self, name: str) -> str:
        """The mark of somebody whom no field knows."""
        key = name.casefold()
        for known, mark in self._people.items():
            if set(known.split()) & set(key.split()):
                self._people[key] = mark
                return mark
        self._people[key] = f"[Person {len(set(self._people.values())) + 1}]"
        return self._people[key]


def _either(forms: Iterable[str], *, flags: int) -> re.Pattern[str]:
    """A pattern for any of the forms as a word, the longest first; for none, one that finds nothing."""
    longest = sorted(forms, key=len, reverse=True)
    inner = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest)
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)" if inner else r"(?!)", flags)


def _merged(text: str) -> str:
    """“[Parent 1] [Parent 1]” is one person, whose names were found one by one."""
    return re.sub(r"(\[[A-Z][^\[\]]*\])(?:[ -]\1)+", r"\1", text)


def redacted_view(view: T, redactor: Redactor) -> T:
    """The view with marks in all of its texts."""
    return with_texts(view, redactor.text)


def check_redacted(content: bytes, redactor: Redactor) -> None:
    """Raises OutputError where anything in the file, its properties and headers included, is still an identity."""
    faults: list[Fault] = []
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            part = archive.read(name).decode("utf-8", "replace")
            said = "\n".join((_words_of(part), *map(unescape, _SPOKEN.findall(part))))
            if any(_is_left(pattern, said) for pattern in redactor.needles):
                faults.append(
                    Fault(
                        place=name,
                        message="An identity that should be hidden is left there.",
                        code="identity",
                    )
                )
    if faults:
        raise OutputError(
            "The redacted copy still tells who somebody is; it was not written.",
            faults=faults,
            hint="Is it in the template's own words? Look there, and use another template.",
        )


def _is_left(pattern: re.Pattern[str], said: str) -> bool:
    return any(found[0][:1].isupper() or not found[0].isalpha() for found in pattern.finditer(said))


def _words_of(xml: str) -> str:
    """The words of a part, without its markup; paragraphs, cells and lines end lines."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"</w:(?:p|tc)>|<w:(?:tab|br)\b[^>]*/>", "\n", xml)))
