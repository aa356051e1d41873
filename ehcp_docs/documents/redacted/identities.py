"""Who and what a redacted copy hides: every name, place and number that the fields of the plan hold, with its mark.

One person or place has one mark in the whole copy, so that it can still be followed: [Parent 1] is the same in
Section A and in Section K.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Final

from ehcp_docs.documents.glossary import known as short_forms
from ehcp_docs.documents.plan_words import date_words
from ehcp_docs.documents.redacted.walk import strings
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.name_words import ADULTS, INSTITUTIONS, KIN, NOT_PEOPLE, PEERS, TITLES

TITLED: Final = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Canon|Sister|Nurse)\.?[ \u00a0]+"
POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUN: Final = re.compile(r"[^\W\d_a-zà-öø-ÿ][\w’']*(?:[- ][^\W\d_a-zà-öø-ÿ][\w’']*)+")
_ELECTRONIC: Final = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
"""Addresses in which names stand in small letters."""
_CAP: Final = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*"
_BODY: Final = re.compile(
    rf"{_CAP}(?: (?:of|and|the|for|{_CAP}))*? (?:School|Academy|College|Nursery|Hospital|Clinic|Surgery|Centre|Trust|"
    r"Council|Services?|Hotel|Infirmary|Practice|House|Unit|Playgroup|Preschool|Club|Church|University|Team|Street|Road|"
    r"Lane|Park|Board|Hall|Library|Farm|Lodge|Court|Gardens|Pool)\b"
)
"""The name of a body or place in a text."""
_HOUSE: Final = re.compile(r"\d")
_COMMON: Final = frozenset(
    "the of and for in at on with to a an by st saint north south east west upper lower great little new old children "
    "childrens young people adult adults community health social care nhs trust council city county borough london "
    "authority local special education educational needs additional learning sensory inclusion support psychology "
    "psychological speech occupational physiotherapy autism virtual integrated board commissioning group foundation "
    "sixth form independent free church england catholic early years family families home short breaks general royal "
    "national regional united kingdom class teacher head deputy manager disabled disability disabilities sick persons "
    "act plan section career careers connexions preparing adulthood moving transition further higher open access".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """What is replaced, and by what."""

    whole: Mapping[str, str]
    """Whole names, addresses and numbers, in any case of letters, with their marks."""
    words: Mapping[str, str]
    """Single words of names and places, as they are written with a capital, with their marks."""


def spaced(text: str) -> str:
    """The text as it is looked up: small letters, single spaces."""
    return " ".join(text.casefold().split())


def hidden_in(plan: Plan) -> Hidden:
    """Every identity in the fields of the plan."""
    found = _Found(texts=tuple(strings(plan)))
    child = plan.child
    found.person((child.name, child.preferred_name), "[Child]")
    for nth, parent in enumerate(plan.parents, 1):
        found.person((parent.name,), f"[Parent {nth}]")
    for name in _professionals(plan):
        found.person((name,), "[Professional {}]")
    for name in _family(plan):
        found.person((name,), "[Family {}]")
    found.place(child.setting, "[Setting {}]")
    for place in plan.sections.I.placements:
        found.place(place.name, "[Setting {}]")
    found.place(plan.authority.name, "[Authority]")
    for contact in plan.contacts:
        found.place(contact.organisation, "[Service {}]")
    for address in (child.address, plan.authority.address, *(parent.address for parent in plan.parents)):
        found.address(address)
    for text in found.texts:
        for body in _BODY.findall(text):
            found.body(body)
    numbers = (
        (child.nhs_number, "[NHS number]"),
        (child.upn, "[Pupil number]"),
        (child.uln, "[Learner number]"),
        (plan.reference, "[Reference]"),
        *(
            (number, "[Setting number]")
            for one in plan.sections.I.placements
            for number in (one.urn, one.ukprn)
        ),
    )
    for number, mark in numbers:
        found.exactly(number, mark)
    for words in _days(child.date_of_birth):
        found.exactly(words, "[Date of birth]")
    return found.hidden()


class _Found:
    """Takes one identity after another, and gives each its mark."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.texts = texts
        bare = [_ELECTRONIC.sub(" ", text) for text in texts]
        small = {w for text in bare for w in _WORD.findall(text) if w.islower()}
        terms = {w.casefold() for text in short_forms().values() for w in _WORD.findall(text)}
        self._small = frozenset(small | terms)
        self._whole: dict[str, str] = {}
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        self._numbers: Counter[str] = Counter()

    def exactly(self, text: str | None, mark: str) -> None:
        """A text that is hidden as it stands, and without its spaces."""
        for form in {text, text.replace(" ", "")} if text else ():
            self._whole.setdefault(spaced(form), mark)

    def person(self, names: Iterable[str | None], pattern: str) -> None:
        """Somebody under these names; a name that is known already keeps its mark."""
        known = [name for name in names if name and self._is_name(name)]
        if not known:
            return
        mark = next((self._whole[spaced(name)] for name in known if spaced(name) in self._whole), None)
        mark = mark or self._numbered(pattern)
        for name in known:
            self._whole.setdefault(spaced(name), mark)
            for word in self._own_words(name):
                self._add(word, mark)

    def place(self, name: str | None, pattern: str) -> None:
        """A setting, service or authority."""
        if not name:
            return
        if spaced(name) not in self._whole:
            self._whole[spaced(name)] = self._numbered(pattern)
        for word in self._own_words(name):
            self._add(word, self._whole[spaced(name)])

    def body(self, name: str) -> None:
        """A body or place that only a text names: from the first word on that is no ordinary one."""
        words = name.split()
        while words and not self._own_words(words[0]):
            del words[0]
        if len(words) > 1:
            self.place(" ".join(words), "[Organisation {}]")

    def address(self, text: str | None) -> None:
        """An address, of which each line may stand alone."""
        if not text:
            return
        self._whole.setdefault(spaced(text), "[Address]")
        for line in re.split(r"[,\n]", text):
            if POSTCODE.search(line):
                continue
            if _HOUSE.search(line):
                self._whole.setdefault(spaced(line), "[Address]")
                self._whole.setdefault(spaced(re.sub(r"^[\d\s]+[a-z]?\s", "", line.strip())), "[Address]")
            else:
                for word in self._own_words(line):
                    self._add(word, "[Place]")

    def hidden(self) -> Hidden:
        """All of it; a word that several bear gets a mark for all of them."""
        words = {word: marks[0] if len(marks) == 1 else _shared(marks) for word, marks in self._words.items()}
        return Hidden(whole={form: mark for form, mark in self._whole.items() if form}, words=words)

    def _add(self, word: str, mark: str) -> None:
        if mark not in self._words[word]:
            self._words[word].append(mark)

    def _numbered(self, pattern: str) -> str:
        if "{}" not in pattern:
            return pattern
        self._numbers[pattern] += 1
        return pattern.format(self._numbers[pattern])

    def _is_name(self, name: str) -> bool:
        return bool(self._own_words(name))

    def _own_words(self, name: str) -> list[str]:
        """The words of a name that are not ordinary ones."""
        ordinary = INSTITUTIONS | KIN | PEERS | ADULTS | NOT_PEOPLE | TITLES | _COMMON
        return [
            word
            for word in _WORD.findall(name)
            if word[0].isupper()
            and len(word) > 1
            and word.lower() not in ordinary
            and word.lower() not in self._small
            and not word.isupper()
        ]


def _shared(marks: list[str]) -> str:
    """The mark of a word that several people or places bear."""
    people = [mark for mark in marks if mark.startswith(("[Child", "[Parent", "[Professional", "[Family"))]
    if marks[0] == "[Child]" and all(mark.startswith(("[Parent", "[Child")) for mark in marks):
        return "[Family name]"
    return "[Name]" if people else "[Place]"


def _professionals(plan: Plan) -> Iterator[str]:
    yield from (contact.name for contact in plan.contacts)
    yield from (one.name for one in plan.contributors if one.service != "family")
    advice = (one.author for one in plan.sections.K.advice if one.author and one.kind != "family")
    texts = [*advice, *(check.by for check in plan.quality_checks), *(e.who for e in plan.record if e.who)]
    texts += [one.author for one in plan.sections.A.views if one.author]
    texts += [plan.child.social_worker] if plan.child.social_worker else []
    texts += [officer.name for officer in (plan.authority.officer, plan.sign_off) if officer]
    yield from (name for text in texts for name in _runs(text))


def _family(plan: Plan) -> Iterator[str]:
    texts = [one.name for one in plan.contributors if one.service == "family"]
    texts += [one.author for one in plan.sections.K.advice if one.author and one.kind == "family"]
    texts += [one.whose for one in plan.sections.A.views if one.whose]
    yield from (name for text in texts for name in _runs(text))


def _runs(text: str) -> list[str]:
    """The names in a text such as “Dr A Pillai, educational psychologist”."""
    bare = re.sub(TITLED, "", text)
    runs = _RUN.findall(bare)
    first = bare.split(",")[0].strip()
    return runs or ([first] if len(first.split()) == 1 else [])


def _days(day: Date) -> Iterator[str]:
    """The forms in which a day may be written."""
    yield date_words(day)
    yield f"{day:%B} {day.day}, {day.year}"
    yield f"{day.day} {day:%b} {day.year}"
    for form in ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d/%m/%y"):
        yield day.strftime(form)
