"""The words by which the reader knows section titles, column titles and labels: data, in ``templates/layouts``.

A council's own layout file is laid over the general one. Nothing here knows what a file looks like; it answers what
a few words may stand for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ehcp_docs.errors import Fault, InputError
from ehcp_docs.plan.positions import pointer
from ehcp_docs.plan.schema import Broken, broken
from ehcp_docs.resources import file
from ehcp_docs.yamlfile import read_yaml

Tokens = tuple[str, ...]
Phrases = Mapping[Tokens, str]

SMALL = frozenset(
    "the a an of and or my child childs children childrens young person persons people s their his her "
    "your our i me we am are is"
    " he she they it him them us this that in on at to for with as be do does did".split()
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_WORD = re.compile(r"[a-z0-9]+")
_FORM = "Its form is that of templates/layouts/general.yaml."
_ASKING = frozenset("what how when where who by time level hour place".split())
"""Words that stand in too many labels to tell one by themselves."""
_WILL = frozenset("will would can".split())
_SLACK = 4
"""How many more words a label may hold than the phrase by which it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a label stands for."""

    what: str
    spare: int
    """Words of the label that are not of the phrase; 0 when it holds nothing else."""
    length: int
    """Words of the phrase."""
    number: str = ""
    """The number in it: ``2`` in “Outcome 2”."""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The words of one layout."""

    name: str
    sections: Phrases
    zones: Phrases
    areas: Phrases
    signs: Mapping[str, tuple[str, ...]]
    topics: Phrases
    labels: Mapping[Tokens, tuple[str, ...]]
    identity: Phrases
    title_words: frozenset[str]
    guidance_begins: tuple[str, ...]
    guidance_anywhere: tuple[str, ...]
    names: frozenset[str] = field(default_factory=frozenset)
    """Words of the child's own name, which count for nothing in a label."""

    def bare(self, text: str) -> Tokens:
        """The words that count, in the singular."""
        return tuple(singular(word) for word in words(text) if word not in SMALL and word not in self.names)

    def section(self, text: str) -> str | None:
        """Letter of the section whose title these words are, all of them."""
        return self.sections.get(self.bare(text))

    def zone(self, text: str) -> str | None:
        """The part of the file that these words head, where it is no section."""
        return self.zones.get(self.bare(text))

    def area(self, text: str) -> str | None:
        """The area of need that the words name."""
        bare = self.bare(text)
        if bare in self.areas:
            return self.areas[bare]
        return _inside(bare, self.areas, slack=_SLACK + 2) if len(bare) > 1 else None

    def area_told(self, text: str) -> str | None:
        """The area of need of which a text has the most signs; None when it has none."""
        lowered = text.lower()
        counts = {area: sum(lowered.count(sign) for sign in signs) for area, signs in self.signs.items()}
        best = max(counts, key=lambda area: counts[area], default=None)
        return best if best and counts[best] else None

    def topic(self, text: str) -> str | None:
        """What a heading of Section A is about."""
        bare = self.bare(text)
        if bare in self.topics:
            return self.topics[bare]
        return _inside(bare, self.topics, slack=_SLACK) if bare else None

    def label(self, text: str) -> tuple[Known, ...]:
        """What a label or column title may stand for, best first; the same words may serve several columns."""
        bare, number = _parted(self.bare(text))
        if not bare:
            return ()
        found: dict[str, Known] = {}
        for phrase in _held(bare, self.labels, slack=_label_slack):
            if len(phrase) == 1 and phrase[0] in _ASKING and len(bare) > 1:
                continue  # a word that asks says nothing beside another
            for role in self.labels[phrase]:
                known = Known(what=role, spare=len(bare) - len(phrase), length=len(phrase), number=number)
                if role not in found or known.spare < found[role].spare:
                    found[role] = known
        return tuple(sorted(found.values(), key=lambda known: (known.spare, -known.length)))

    def identity_of(self, text: str) -> str | None:
        """The field that a label of the front page asks for."""
        bare, _ = _parted(self.bare(text))
        if not bare:
            return self.identity.get(tuple(words(text)))
        if bare in self.identity:
            return self.identity[bare]
        full = self.bare(text)
        if full in self.identity:
            return self.identity[full]
        return _inside(bare, self.identity, slack=_SLACK, least=2)

    def knowing(self, *names: str) -> Vocabulary:
        """The same words, with this child's name counting for nothing."""
        own = frozenset(word for name in names for word in words(name) if len(word) > 2)
        return Vocabulary(
            **{**{name: getattr(self, name) for name in self.__dataclass_fields__}, "names": own}
        )


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    lowered = text.translate(_QUOTES).lower().replace("'s", " s").replace("s'", "s ")
    return _WORD.findall(lowered)


def singular(word: str) -> str:
    """The word without the s of the plural: crude, and the same for labels and for the words they are known by."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _parted(bare: Tokens) -> tuple[Tokens, str]:
    """The words without a number at their end, and the number."""
    if len(bare) > 1 and re.fullmatch(r"[a-k]?\d{1,2}", bare[-1]):
        return bare[:-1], bare[-1].upper()
    return bare, ""


def _label_slack(length: int) -> int:
    """How many words may stand beside a known label of so many words: fewer, the less it says."""
    return 2 if length == 1 else _SLACK + length // 2


def _held(bare: Tokens, phrases: Mapping[Tokens, object], *, slack: Callable[[int], int]) -> list[Tokens]:
    """The known phrases that stand inside the words, in the order in which they are known.

    Stretches of the words are looked up rather than each phrase sought: there are far fewer of them.
    """
    lengths = range(1, min(len(bare), max(map(len, phrases), default=0)) + 1)
    held = {
        stretch
        for length in lengths
        if len(bare) - length <= slack(length)
        for at in range(len(bare) - length + 1)
        if (stretch := bare[at : at + length]) in phrases
    }
    return list(held) if len(held) < 2 else [phrase for phrase in phrases if phrase in held]


def _inside(bare: Tokens, phrases: Phrases, *, slack: int, least: int = 1) -> str | None:
    """What the longest phrase inside the words stands for."""
    fitting = [phrase for phrase in _held(bare, phrases, slack=lambda _: slack) if len(phrase) >= least]
    best = max(fitting, key=len, default=None)
    return phrases[best] if best else None


def _phrases(groups: Mapping[str, Iterable[Any]]) -> dict[Tokens, str]:
    found: dict[Tokens, str] = {}
    for what, texts in groups.items():
        for text in texts:
            found.setdefault(_tokens(text), what)
    found.pop((), None)
    return found


def _tokens(text: Any) -> Tokens:
    every = words(str(text))
    return tuple(singular(word) for word in every if word not in SMALL) or tuple(every)


def _several(groups: Mapping[str, Iterable[Any]]) -> dict[Tokens, tuple[str, ...]]:
    found: dict[Tokens, tuple[str, ...]] = {}
    for what, texts in groups.items():
        for text in texts:
            tokens = _tokens(text)
            if len(tokens) > 1 and set(tokens) & _WILL and set(tokens) <= _ASKING | _WILL:
                continue  # “what we will do” without its small words says nothing any more
            if tokens and what not in found.get(tokens, ()):
                found[tokens] = (*found.get(tokens, ()), what)
    return found


@cache
def general() -> Vocabulary:
    """The words that serve any council's plan."""
    return _made(_read(file("templates", "layouts/general.yaml")))


def vocabulary(layout: Path | None = None) -> Vocabulary:
    """The general words, with those of a council's layout file added. Raises InputError when that is wrong."""
    if layout is None:
        return general()
    own, whole = _read(layout), dict(_read(file("templates", "layouts/general.yaml")))
    for group in ("sections", "zones", "topics", "labels", "identity"):
        # A council's own words come first: what they say goes before what is usual.
        added = own.get(group, {})
        whole[group] = {
            name: [*added.get(name, ()), *whole[group].get(name, ())] for name in {**added, **whole[group]}
        }
    for name, area in own.get("areas", {}).items():
        usual = whole["areas"].get(name, {})
        whole["areas"][name] = {key: [*area.get(key, ()), *usual.get(key, ())] for key in ("names", "signs")}
    for key in ("begins", "anywhere"):
        whole["guidance"][key] = [*own.get("guidance", {}).get(key, ()), *whole["guidance"][key]]
    whole["title_words"] = f"{whole['title_words']} {own.get('title_words', '')}"
    whole["layout"] = own["layout"]
    return _made(whole)


def _read(path: Path) -> dict[str, Any]:
    try:
        data = read_yaml(path)
    except Exception as error:  # whatever is wrong with it, duplicate keys included
        raise InputError("The layout file cannot be read as YAML.", place=str(path), hint=_FORM) from error
    if not isinstance(data, dict):
        raise InputError("The layout file holds no names with words under them.", place=str(path), hint=_FORM)
    faults = tuple(_fault(part) for part in broken(data, "layout"))
    if faults:
        raise InputError("The layout file is not right.", place=str(path), faults=faults, hint=_FORM)
    return dict(data)


def _fault(part: Broken) -> Fault:
    """What is wrong with one place of a layout file."""
    place = pointer(part.path) or "the file"
    if part.keyword == "unknown":
        near = f"Did you mean “{part.meant}”?" if part.meant else "Take it out."
        return Fault(place=place, message="There is no such name.", hint=near, code="unknown")
    if part.keyword == "missing":
        return Fault(place=place, message="This is missing.", hint="Give the layout a name.", code="missing")
    return Fault(
        place=place, message="This is not a list of words.", hint="Write [one, another].", code="type"
    )


def _made(data: Mapping[str, Any]) -> Vocabulary:
    return Vocabulary(
        name=str(data["layout"]),
        sections=_phrases(data["sections"]),
        zones=_phrases(data["zones"]),
        areas=_phrases({name: area["names"] for name, area in data["areas"].items()}),
        signs={name: tuple(map(str, area["signs"])) for name, area in data["areas"].items()},
        topics=_phrases(data["topics"]),
        labels=_several(data["labels"]),
        identity=_phrases(data["identity"]),
        title_words=frozenset(words(data["title_words"])),
        guidance_begins=tuple(str(text).lower() for text in data["guidance"]["begins"]),
        guidance_anywhere=tuple(str(text).lower() for text in data["guidance"]["anywhere"]),
    )
