"""Where in a text a name stands as the child's does: the one who needs, who is helped, whose needs they are.

Read by the form of words and their order alone, since making a document must not wait for a parser. So only
places count in which a plan or letter hardly ever speaks of anybody else, and a word of which the text says who it
is (“her brother”, “Mrs”, “and Dev”, “in”) is nobody's name in the child's place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ehcp_docs.plan.name_words import (
    ADULTS,
    ARRANGED,
    CHILDS,
    DONE_WITH,
    HAS,
    HELPED,
    KIN,
    NOT_OWNED,
    NOT_PEOPLE,
    PEERS,
    PERSON_DOES,
    PERSON_HAS,
    TITLES,
    TOOL_DOES,
)

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*[’']?|\d+|[^\w\s]")
_NAME: Final = re.compile(r"[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]{2,}(?:-[A-Z][a-z]+)?$")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[”’\")]*\s+(?=[“‘\"(]?[A-Z])|\s*[\n\x1d\x1e]+\s*")
_OWNED: Final = re.compile(r"(?:[’']s|(?<=s)[’'])$")

_FRONT: Final = frozenset({":", ";", "•", "–", "-", "(", "“", '"', "‘", "*", "·"})
"""Signs after which a sentence may begin."""
_CLAUSE: Final = frozenset(
    "when whenever while if unless because as since although though that whether until before after once so but where and "
    "how what why which".split()
)
_BEFORE_OTHERS: Final = frozenset(
    "in at near from using called named via by a an the this every each".split()
)
_ADVERBS: Final = frozenset(
    "also still often now always never not sometimes just only even then both soon".split()
)
_CAN: Final = frozenset("can cannot can't can’t could couldn't couldn’t".split())
_WILL: Final = frozenset("will would should must shall may".split())
_IS: Final = frozenset({"is", "was", "has", "had"})
_VERB_ENDINGS: Final = ("s", "ed", "ght")
_WORKS: Final = frozenset("work say find know write see ask join present speak record talk read meet".split())
"""What adults at work do as well as children."""
_WHOSE: Final = frozenset("his her their the a an my our your who".split())
_SUBJECTS: Final = frozenset({"he", "she", "they", "i", "we"})
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|[Uu]s|[Oo]urs?)\b")
_TO_HIM: Final = re.compile(
    r"\b(?:with|to|for|beside|alongside|support|help|teach|meet|see) (?:him|them|her"
    r"(?=[.,;:]|$| (?:to|in|on|at|for|each|every|and|when)\b))"
)
"""Somebody does something with the child: whoever it is, is not the child."""
_ROLE: Final = re.compile(
    r"(?:teacher|assistant|therapist|worker|coordinator|psychologist|nurse|doctor|officer|mentor|manager|adviser|advisor|"
    r"specialist|consultant|practitioner|lead|head|tutor|counsellor|lecturer|paediatrician|adult)s?$"
)
_IRREGULAR: Final = {
    "has": "have", "had": "have", "taught": "teach", "met": "meet", "seen": "see", "saw": "see", "told": "tell",
    "given": "give", "gave": "give", "spoke": "speak", "sat": "sit", "went": "go", "shown": "show",
    "does": "do", "is": "be", "was": "be", "withdrawn": "withdraw",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A word in the form of a name, and how it stands."""

    word: str
    """As written, without the ending of the possessive."""
    sentence: int
    """Number of its sentence in the text, counted from 1."""
    around: tuple[str, ...]
    """The word before, the word itself and the word after, as written."""
    in_childs_place: bool
    """Whether it stands where hardly anybody but the child does, whatever the text is about."""
    acts: bool
    """Whether it is the subject of a verb: in what is said of the child's needs and outcomes, that is the child."""
    begins: bool
    """Whether it stands where any word has a capital."""
    personal: bool
    """Whether only a person can stand there: one who enjoys, wants or struggles, or who has a mother."""
    is_told: bool
    """Whether the text says who or what it is."""
    surname: str | None
    """The capitalised word after it, where there is one."""
    family_speaks: bool
    """Whether the sentence is in the first person."""
    beside: frozenset[str]
    """The other words of the sentence, in small letters."""


def standings(text: str, words: Collection[str]) -> Iterator[Standing]:
    """How those words stand, as they are written, wherever the text has them in the form of a name."""
    for number, sentence in enumerate(_SENTENCE_END.split(text), 1):
        if not any(word in sentence for word in words):
            continue
        tokens = _TOKEN.findall(sentence)
        for index, token in enumerate(tokens):
            word = _OWNED.sub("", token)
            if (
                word in words
                and _NAME.fullmatch(word)
                and word.lower() not in NOT_PEOPLE
                and not _is_second(tokens, index)
            ):
                yield _standing(sentence, number, _Reading(tokens, index))


def _standing(sentence: str, number: int, at: _Reading) -> Standing:
    word = _OWNED.sub("", at.tokens[at.first])
    personal = at.is_personal()
    is_done_to = _TO_HIM.search(sentence) is not None
    acts = not at.is_owner and not is_done_to and at.acts()
    place = at.owns() if at.is_owner else (acts and at.does()) or at.is_helped()
    return Standing(
        word=word,
        sentence=number,
        around=tuple(at.tokens[max(0, at.first - 1) : at.last + 2]),
        in_childs_place=place and not at.is_title(),
        acts=acts and at.last == at.first,
        begins=at.begins,
        personal=personal,
        is_told=at.is_told(),
        surname=_OWNED.sub("", at.tokens[at.last]) if at.last > at.first else None,
        family_speaks=_FIRST_PERSON.search(sentence) is not None,
        beside=frozenset(
            part.lower() for i, token in enumerate(at.tokens) if i != at.first for part in _parts(token)
        ),
    )


def _parts(token: str) -> tuple[str, ...]:
    return (_OWNED.sub("", token), *token.split("-")) if "-" in token else (_OWNED.sub("", token),)


def _is_second(tokens: Sequence[str], index: int) -> bool:
    """The surname of a name that was met before it, or a further word of a title."""
    if not index or not _NAME.fullmatch(tokens[index - 1]):
        return False
    return not _may_precede(tokens, index - 1)


def _may_precede(tokens: Sequence[str], index: int) -> bool:
    """A word that has its capital from the beginning of the sentence: “When Callum”, “Encourage Callum”."""
    low = tokens[index].lower()
    begins = index == 0 or tokens[index - 1] in _FRONT
    return begins and (low in _CLAUSE | _WORDS_IN_FRONT or bool(lemmas(low) & (HELPED | DONE_WITH)))


_WORDS_IN_FRONT: Final = frozenset("for with to both sometimes usually currently often this at in".split())


def lemmas(word: str) -> frozenset[str]:
    """The base forms that a form of a verb may have; some of them are no words."""
    found = {word, _IRREGULAR.get(word, word)}
    for ending, instead in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("d", ""),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            found.add(word.removesuffix(ending) + instead)
    return frozenset(found)


class _Reading:
    """The tokens around one word in the form of a name."""

    def __init__(self, tokens: Sequence[str], first: int) -> None:
        self.tokens = tokens
        self.first = first
        self.is_owner = bool(_OWNED.search(tokens[first]))
        self.last = first
        if not self.is_owner and _NAME.fullmatch(_OWNED.sub("", self._at(first + 1))):
            self.last = first + 1
            self.is_owner = bool(_OWNED.search(tokens[self.last]))
        self.begins = first == 0 or tokens[first - 1] in _FRONT

    def _at(self, index: int) -> str:
        return self.tokens[index] if 0 <= index < len(self.tokens) else ""

    def _low(self, index: int) -> str:
        return self._at(index).lower()

    def _verb(self, index: int) -> int:
        """The index of the first word from there that is no adverb."""
        while self._low(index) in _ADVERBS or self._low(index).endswith("ly"):
            index += 1
        return index

    def _is_subject(self) -> bool:
        before = self._low(self.first - 1)
        return self.begins or before in _CLAUSE or before == ","

    def is_title(self) -> bool:
        """“Spence Children's Anxiety Scale”: more capitals follow than a person has names."""
        return self._at(self.last + 1)[:1].isupper() and self._at(self.last + 1).lower() not in NOT_PEOPLE

    def acts(self) -> bool:
        """The subject of a verb in the third person, but for those of adults at work: “recommends”, “says that”."""
        at = self._verb(self.last + 1)
        verb = self._low(at)
        is_verb = verb in _CAN | _WILL | _IS or verb.endswith(_VERB_ENDINGS) or verb in _IRREGULAR
        works = bool(lemmas(verb) & _WORKS)
        at_work = lemmas(verb) & TOOL_DOES - PERSON_DOES or (
            works and (self._low(at + 1) == "that" or self.last > self.first)
        )
        return is_verb and not at_work and self._is_subject()

    def does(self) -> bool:
        """The subject of what a child does, can, has or is."""
        at = self._verb(self.last + 1)
        verb = self._low(at)
        if verb in _CAN:
            return not lemmas(self._low(self._verb(at + 1))) & (TOOL_DOES - PERSON_DOES)
        if verb in _WILL:
            return self._will(self._verb(at + 1))
        if verb in _IS:
            return self._is_or_has(at, verb)
        return bool(
            (verb.endswith("s") or verb.endswith("ed"))
            and lemmas(verb) & PERSON_DOES
            and verb not in PERSON_DOES
        )

    def _will(self, at: int) -> bool:
        word = self._low(at)
        if word == "be":
            after = self._low(self._verb(at + 1))
            return after in ("able", "given", "more", "less") or bool(
                after.endswith(("ed", "ght", "en")) and lemmas(after) & HELPED
            )
        return word in (HAS | PERSON_DOES) - TOOL_DOES - _WORKS

    def _is_or_has(self, at: int, verb: str) -> bool:
        coming = [self._low(i) for i in range(at + 1, at + 8)]
        if verb in ("has", "had"):
            if coming[0] == "been":
                return bool(
                    set(coming) & {"diagnosed", "referred", "prescribed", "excluded", "suspended", "absent"}
                )
            return bool(set(coming) & (PERSON_HAS | CHILDS | {"difficulty"})) or coming[0] in (
                "made",
                "difficulty",
            )
        return not any(word in KIN | ADULTS or _ROLE.search(word) for word in coming)

    def owns(self) -> bool:
        """“Callum’s needs”, “Callum’s expressive language”."""
        coming = [self._low(i) for i in range(self.last + 1, self.last + 4)]
        return coming[0] not in NOT_OWNED and bool(set(coming) & CHILDS)

    def is_helped(self) -> bool:
        """The one who is supported, worked with, or for whom something is arranged."""
        before, over, after = self._low(self.first - 1), self._low(self.first - 2), self._low(self.last + 1)
        if self.begins or self._has_pronoun_before():
            return False
        if before in ("alongside", "beside"):
            return True
        if before == "with":
            return bool(lemmas(over) & (DONE_WITH | HELPED))
        if before in ("for", "to"):
            for_acting = before == "for" and after == "to"
            return (
                for_acting
                or over in CHILDS | ARRANGED
                or bool(lemmas(over) & (DONE_WITH | HELPED - {"provide"}))
            )
        return bool(lemmas(before) & HELPED)

    def _has_pronoun_before(self) -> bool:
        """“She will help Orla”: the child may be the one who acts, and the name a friend's."""
        return any(self._low(i) in _SUBJECTS for i in range(self.first))

    def is_personal(self) -> bool:
        """Where no thing stands."""
        coming = {self._low(i) for i in range(self.last + 1, self.last + 4)}
        if self.is_owner:
            return bool(coming & KIN) or self._low(self.last + 1) in (
                "needs",
                "difficulties",
                "strengths",
                "views",
            )
        verb = self._low(self._verb(self.last + 1))
        return verb in (
            "struggles",
            "enjoys",
            "likes",
            "loves",
            "wants",
            "prefers",
            "feels",
            "finds",
            "tries",
            "worries",
        )

    def is_told(self) -> bool:
        """Whether what stands beside it says who or what it is."""
        before, after = self._low(self.first - 1).rstrip("."), self._low(self.last + 1)
        over = self._low(self.first - 2)
        if (
            before in TITLES | KIN | ADULTS | PEERS | _BEFORE_OTHERS
            or _ROLE.search(before)
            or before in ("mr", "mrs")
        ):
            return True
        if before == "." and over in TITLES:
            return True
        if (
            self._at(self.last + 1)[:1].isdigit()
            or after == "("
            or (after == "," and self._low(self.last + 2) in _WHOSE)
        ):
            return True
        return self._is_joined()

    def _is_joined(self) -> bool:
        """“Reuben and Dev”, “Orla, Dev and Kit”, “with Corey and one other child”."""
        before, after = self._low(self.first - 1), self._low(self.last + 1)
        with_next = after in ("and", "&", "or", ",") and bool(
            _NAME.fullmatch(_OWNED.sub("", self._at(self.last + 2)))
        )
        if before == "with" and after == "and":
            coming = [self._low(i).removesuffix("s") for i in range(self.last + 2, self.last + 6)]
            return with_next or bool({*PEERS, "children"} & set(coming))
        joins = before in ("and", "&", "or", ",")
        return with_next or (
            joins and self.first > 1 and bool(_NAME.fullmatch(_OWNED.sub("", self._at(self.first - 2))))
        )
