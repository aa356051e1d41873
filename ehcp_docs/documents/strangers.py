"""Another child's name in a document: left over from a copied text, or from the next child of the batch.

The identity of another child in a letter is a breach of somebody's privacy, so what is sure stops the document.
Sure is a name that stands as the child's does, that no field of the data knows and of which no text says who it
is, and that is the name of another child of the batch or hardly anything but a name. What only looks like one is
told, and stops nothing. Neither tells the name itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final

from ehcp_docs.documents.catalogue import Source
from ehcp_docs.documents.glossary import known as short_forms
from ehcp_docs.documents.name_places import Standing, standings
from ehcp_docs.errors import Fault
from ehcp_docs.plan.given_names import given_names, plain_name
from ehcp_docs.plan.name_words import ADULTS, INSTITUTIONS, KIN, NOT_PEOPLE, PEERS, TITLES

_NAMING: Final = frozenset(
    "name preferred_name salutation address setting organisation team led_by invited attended members place "
    "other_authority attends by by_whom who author role whose owner educational_psychologist taught_by coordinated_by "
    "written_by managed_by agreed_by interpreter language first_language named requested mediation_place organisations "
    "phone email website method according_to social_worker relation relationship ethnicity religion paid_by requested_by "
    "opening_hours local_offer reference type to family_papers".split()
)
"""Fields that say who or where somebody is: whatever has a capital in them is known."""
_FAMILYS: Final = re.compile(
    r"/(?:views|family_said|child_view|parent_view|differing_views|profile|feedback|requested_by)(?:/|$)"
)
"""Where the family speaks, which has brothers, sisters and friends without saying who they are."""
_ABOUT_CHILD: Final = re.compile(
    r"/sections/[BCD]/|/sections/E/outcomes|/short_term_targets|/sections/A/|/decisions/|/outcomes/|/profile/|/ending/"
    r"|/cycle/|/considered|/barriers|/annual_review|/needs/"
)
"""Texts on what the child does, is or will do, in which nobody else is the subject by first name."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_CAPITAL: Final = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]{2,}(?:-[A-Z][a-z]+)?")
_SMALL_WORDS: Final = frozenset(
    "he she they we you it his her hers their theirs our ours your yours its this that these those there here who what "
    "when where which why how everyone everybody nobody somebody someone nothing both all most some many each another "
    "parents staff teachers adults children pupils professionals".split()
)
_COMPANY: Final = PEERS | frozenset(
    "brother brothers sister sisters sibling siblings twin twins cousin cousins stepbrother stepsister friends peers "
    "classmates niece nephew".split()
) - {"child", "boy", "girl", "pupil", "student", "learner", "partner", "youngster", "teenager"}
"""Where one of these was told of before, a first name may be theirs."""
_SAME_BEGINNING: Final = 3
"""So many letters in common make a word a short form of the child's own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """The other children of a batch, by the names they are called by."""

    called: frozenset[str] = frozenset()
    """First and preferred names, plain."""

    @classmethod
    def of(cls, names: Collection[str], preferred: Collection[str] = ()) -> Namesakes:
        """From full names, of which the first part is taken, and from preferred names."""
        first = (name.split()[0] for name in names if name.split())
        return cls(called=frozenset(plain_name(name) for name in (*first, *preferred)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found of other children in a document."""

    sure: tuple[Fault, ...] = ()
    doubtful: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    place: str
    """Source and JSON pointer."""
    field: str
    text: str


def find_strangers(data: Mapping[Source, object], printed: Callable[[], str], others: Namesakes) -> Found:
    """The places of the document at which another child's name stands.

    ``printed`` gives the text of the finished document, and is asked only where something is suspected: what the
    data hold and the document does not print is left alone.
    """
    texts = [text for source, value in data.items() for text in _texts(value, source)]
    own = _names(data)
    judged = [
        (text, standing, is_sure)
        for text, standing in _suspects(texts, own, _known(texts))
        if (is_sure := _judged(text, standing, own, others)) is not None
    ]
    told = _told(texts, {standing.word for _, standing, _ in judged})
    judged = [one for one in judged if one[1].word not in told]
    said = " ".join(_WORD.findall(printed())) if judged else ""
    faults = {
        _fault(text, standing, is_sure=is_sure): is_sure
        for text, standing, is_sure in judged
        if _is_printed(standing, said)
    }
    return Found(
        sure=tuple(fault for fault, is_sure in faults.items() if is_sure),
        doubtful=tuple(fault for fault, is_sure in faults.items() if not is_sure),
    )


def _suspects(
    texts: list[_Text], own: frozenset[str], known: frozenset[str]
) -> Iterator[tuple[_Text, Standing]]:
    """Words in the form of a name that no field knows."""
    for text in texts:
        if text.field in _NAMING:
            continue
        unknown = {word for word in _CAPITAL.findall(text.text) if not _is_known(word, known, own)}
        for standing in standings(text.text, unknown) if unknown else ():
            if not standing.is_told:
                yield text, standing


def _is_known(word: str, known: frozenset[str], own: frozenset[str]) -> bool:
    low = plain_name(word)
    return any(part in known or _is_short(part, own) for part in (low, *low.split("-")))


def _is_short(word: str, own: frozenset[str]) -> bool:
    return any(word[:_SAME_BEGINNING] == name[:_SAME_BEGINNING] for name in own)


def _judged(text: _Text, standing: Standing, own: frozenset[str], others: Namesakes) -> bool | None:
    """True where it is sure to be another child's, False where it only looks so, None where it is nothing."""
    low = plain_name(standing.word)
    kind = given_names().get(low.split("-")[0])
    if low in others.called:
        kind = "names" if kind is None else kind
    elif kind is None:
        is_odd = standing.in_childs_place and (standing.personal or not standing.begins)
        return False if is_odd and not standing.surname and not _is_anothers(text, standing, own) else None
    if kind == "also_words" and standing.begins and not standing.personal:
        return None
    if _is_anothers(text, standing, own):
        return False if low in others.called else None
    in_place = standing.in_childs_place or (standing.acts and _ABOUT_CHILD.search(text.place) is not None)
    if not in_place:
        return None if _FAMILYS.search(text.place) or kind != "names" else False
    if _words(text.text[: text.text.find(standing.word)]) & _COMPANY:
        return False
    if _FAMILYS.search(text.place) and own & _words(text.text):
        return False
    return low in others.called or kind == "names"


def _is_anothers(text: _Text, standing: Standing, own: frozenset[str]) -> bool:
    """Whether the sentence is about the child by name, is the family's own, or names one of the family."""
    kin = standing.surname is not None and plain_name(standing.surname) in own
    family_speaks = standing.family_speaks and _FAMILYS.search(text.place) is not None
    return bool(standing.beside & own) or family_speaks or kin


def _fault(text: _Text, standing: Standing, *, is_sure: bool) -> Fault:
    verb = "stands" if is_sure else "seems to stand"
    return Fault(
        place=f"{text.place}, sentence {standing.sentence}",
        message=f"A name that is not this child's {verb} where the child's should.",
        hint="Correct it, or say who it is where the name first stands (“her brother …”).",
        code="identity",
    )


def _is_printed(standing: Standing, said: str) -> bool:
    words = " ".join(_WORD.findall(" ".join(standing.around)))
    return words in said or standing.word in said.split()


def _told(texts: list[_Text], words: set[str]) -> frozenset[str]:
    """Those of the words of which some text says who or what they are."""
    return frozenset(
        standing.word
        for text in texts
        for standing in (standings(text.text, words) if words else ())
        if standing.is_told or (standing.surname and not standing.in_childs_place)
    )


def _names(data: Mapping[Source, object]) -> frozenset[str]:
    """All parts of this child's names."""
    people = (getattr(value, "child", None) for value in data.values())
    names = [
        name
        for person in people
        for name in (getattr(person, "name", None), getattr(person, "preferred_name", None))
        if name
    ]
    return frozenset(plain_name(part) for name in names for part in _WORD.findall(name))


def _known(texts: list[_Text]) -> frozenset[str]:
    """Words that some field gives as the name of a person, place or body, and words that are none of them."""
    named = {plain_name(word) for text in texts if text.field in _NAMING for word in _WORD.findall(text.text)}
    small = {word for text in texts for word in _WORD.findall(text.text) if word.islower()}
    return frozenset(named | small) | _terms()


@cache
def _terms() -> frozenset[str]:
    """Words that are nobody's name: those of the glossary, of institutions, and for people by what they are."""
    explained = (part for pair in short_forms().items() for part in pair)
    words = {word.casefold() for part in explained for word in _WORD.findall(part)}
    return frozenset(words) | INSTITUTIONS | KIN | PEERS | ADULTS | TITLES | NOT_PEOPLE | _SMALL_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(plain_name(word) for word in _WORD.findall(text))


def _texts(value: object, source: str) -> Iterator[_Text]:
    yield from _walked(value, "", "", source)


def _walked(value: object, pointer: str, name: str, source: str) -> Iterator[_Text]:
    """Every text of the data, with the pointer that it has in its file."""
    kind: Any = type(value)
    if isinstance(value, str):
        yield _Text(place=f"{source}: {pointer}", field=name, text=value)
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value):
            yield from _walked(item, f"{pointer}/{number}", name, source)
    elif names := _fields(kind):
        for own, key in names:
            if (item := getattr(value, own)) is not None:
                yield from _walked(item, f"{pointer}/{key}", key, source)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walked(item, f"{pointer}/{key}", str(key), source)


def names_in(data: Mapping[Source, object]) -> frozenset[str]:
    """Every word of the data, plain: whoever has a name that is not among them is not in the case."""
    return frozenset(
        word for source, value in data.items() for one in _texts(value, source) for word in _words(one.text)
    )


@cache
def _fields(cls: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a dataclass with their names in the file; none for other classes."""
    return tuple((one.name, one.name.removesuffix("_")) for one in fields(cls)) if is_dataclass(cls) else ()
