"""What a text is about.

Topics and their words are data (``audit_rules/vocabulary.yaml`` and the folder ``vocabulary`` beside it). A text is
searched for terms of one word and for phrases; of overlapping ones the longest counts. In phrases persons and forms of
a word are one, so that “asks her for help” is found by “ask for help”.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ehcp_docs.language.words import from_words, of_text, table

if TYPE_CHECKING:
    from spacy.tokens import Doc

HINT = 1 / 2
"""What a hint counts beside a term."""
PHRASE = 1.4
"""What a term of several words counts beside one of a single word."""
SHARED = 0.3
"""How much less a hint counts for each of several topics: by this power of their number."""
FAMILY = 0.25
"""What a name of a whole family of topics counts for each of them."""
LONGEST = 12
"""Words over which a phrase can stretch in a text."""
AGAIN = 0.5
"""How fast a term counts less when it comes again: by this power of how often it came."""
_PIECE = re.compile(r"[^\W_][\w’']*")


class Word(NamedTuple):
    """A word as it stands and in its plain form.

    Also whether it carries no meaning of its own, whether it is a name, and the number of its sentence.
    """

    form: str
    lemma: str
    empty: bool = False
    name: bool = False
    sentence: int = 0


@from_words
def vocabulary() -> Mapping[str, Any]:
    """The data of ``audit_rules/vocabulary.yaml``, as the rules in force have changed them."""
    return table("vocabulary")


def _plain(piece: str) -> str:
    return piece.lower().replace("’", "'").removesuffix("'s").strip("'")


def words_of(doc: Doc) -> list[Word]:
    """The words of a parsed text, hyphens taken apart."""
    found = []
    sentence = -1
    for token in doc:
        sentence += bool(token.is_sent_start)
        name = token.pos_ == "PROPN"
        if token.is_alpha:
            found.append(Word(token.lower_, token.lemma_.lower(), token.is_stop, name, sentence))
            continue
        forms, lemmas = _PIECE.findall(token.lower_), _PIECE.findall(token.lemma_.lower())
        if len(forms) != len(lemmas):
            lemmas = forms
        found += [
            Word(_plain(a), _plain(b), token.is_stop, name, sentence)
            for a, b in zip(forms, lemmas, strict=True)
            if _plain(a)
        ]
    return found


def words_in(text: str) -> list[Word]:
    """The words of a text that was not parsed."""
    return [_word(piece) for piece in _PIECE.findall(text)]


@of_text(16384)
def _word(piece: str) -> Word:
    form = _plain(piece)
    return Word(form, (_singulars(form) or (form,))[-1])


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith(("xes", "shes")) and len(word) > 4:
        return (word[:-2],)
    if word.endswith(("ses", "zes", "ches", "oes")) and len(word) > 4:
        return (word[:-2], word[:-1])  # glasses, houses
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return (word[:-1],)
    return ()


Terms = Mapping[tuple[str, ...], Mapping[str, float]]

_PERSONS = {
    **dict.fromkeys(("he", "she", "they"), "they"),
    **dict.fromkeys(("him", "his", "her", "hers", "them", "their", "theirs"), "them"),
    **dict.fromkeys(("himself", "herself", "themself", "themselves"), "themself"),
}
_SKIPPED = frozenset({"a", "an", "the", "very", "any", "some"})


@of_text(16384)
def _step(word: str) -> str:
    """A word as it counts within a phrase: persons are one, and so are the forms of a word."""
    if word in _PERSONS:
        return _PERSONS[word]
    for ending in ("ing", "ied", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            stem = word[: -len(ending)] + ("i" if ending in ("ied", "ies", "y") else "")
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem
    return word


def _phrases(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The keys under which a phrase is kept: as it stands and, where enough is left, without persons."""
    steps = [_step(word) for word in words if word not in _SKIPPED]
    if len(steps) > 1:
        yield tuple(steps)
    bare = [step for step in steps[1:] if step != "them"]
    if steps and steps[0] != "them" and 0 < len(bare) < len(steps) - 1:
        yield (steps[0], *bare)


class Branch:
    """What may follow the words of a phrase so far, and the topics of the phrase that ends here."""

    __slots__ = ("after", "topics")

    def __init__(self) -> None:
        self.after: dict[str, Branch] = {}
        self.topics: Mapping[str, float] | None = None

    def grow(self, phrase: Sequence[str], topics: Mapping[str, float]) -> None:
        """Take up a phrase."""
        branch = self
        for step in phrase:
            branch = branch.after.setdefault(step, Branch())
        branch.topics = topics


class Lexicon(NamedTuple):
    """Single words to their topics with their weights, and phrases as a tree, word by word."""

    singles: Terms
    phrases: Branch


@from_words
def _lexicon() -> Lexicon:
    """The terms of the vocabulary, ready to be looked up."""
    singles: dict[tuple[str, ...], dict[str, float]] = {}
    phrases: dict[tuple[str, ...], dict[str, float]] = {}

    unlike = frozenset(map(str, vocabulary().get("only_plural", ())))

    def put(term: object, weights: Mapping[str, float]) -> None:
        words = [_plain(piece) for piece in _PIECE.findall(str(term))]
        alone = len(words) == 1
        into = singles if alone else phrases
        forms = words if words[0] in unlike else (*words, *_singulars(words[0]))
        for key in [(word,) for word in forms] if alone else _phrases(words):
            topics = into.setdefault(key, {})
            for topic, weight in weights.items():
                topics[topic] = max(topics.get(topic, 0.0), weight)

    data = vocabulary()
    for kin in data.get("families", {}).values():
        for term in kin["names"]:
            put(term, dict.fromkeys(kin["topics"], FAMILY))
    for topic, lists in data["topics"].items():
        for term in lists["terms"]:
            put(term, {topic: 1.0})
        for term in lists["hints"]:
            put(term, {topic: HINT})
    for term in data["silent"]:
        put(term, {})
    tree = Branch()
    for phrase, weights in phrases.items():
        tree.grow(phrase, weights)
    return Lexicon(singles, tree)


def matches(words: Sequence[Word]) -> Iterator[tuple[int, int, Mapping[str, float]]]:
    """The terms of a text in order: where each begins, how many words it has, and the weights of its topics."""
    lexicon = _lexicon()
    at = 0
    while at < len(words):
        opens, single = _alone(words[at].form, words[at].lemma)
        length, topics = _phrase_at(words, at, lexicon) if opens else (0, None)
        yield at, length or 1, single if topics is None else topics
        at += length or 1


@of_text(16384)
def _alone(form: str, lemma: str) -> tuple[bool, Mapping[str, float]]:
    """Whether a phrase can begin with the word, as with most it cannot, and the topics of the word by itself."""
    lexicon = _lexicon()
    step = _step(form if lemma in _PERSON_LEMMAS else lemma)
    return step in lexicon.phrases.after, lexicon.singles.get((form,)) or lexicon.singles.get((lemma,)) or {}


def _phrase_at(words: Sequence[Word], at: int, lexicon: Lexicon) -> tuple[int, Mapping[str, float] | None]:
    """The longest phrase that begins there: its length in words and its topics."""
    best: tuple[int, Mapping[str, float] | None] = (0, None)
    sentence = words[at].sentence
    whole: Branch | None = lexicon.phrases
    bare: Branch | None = None
    """The same without persons, which a phrase may name or not: “brush her teeth”."""
    for length, word in enumerate(words[at : at + LONGEST], 1):
        if word.sentence != sentence:
            break
        if length > 1 and word.form in _SKIPPED:
            continue
        step = _step(word.form if word.lemma in _PERSON_LEMMAS else word.lemma)
        whole = whole.after.get(step) if whole else None
        if length == 1:
            bare = whole
        elif bare and step != "them":
            bare = bare.after.get(step)
        if not whole and not bare:
            break
        for branch in (whole, bare):
            if branch and branch.topics is not None:
                best = length, branch.topics
                break
    return best


_PERSON_LEMMAS = frozenset({"he", "she", "they", "his", "her", "their", "themselves", "himself", "herself"})


def topics_of(text: str | Sequence[Word], counts: Sequence[float] = ()) -> dict[str, float]:
    """The topics of a text with their weights; a term of several topics counts less for each.

    ``counts`` says for each word how much what stands there counts.
    """
    return dict(_topics(tuple(words_in(text) if isinstance(text, str) else text), tuple(counts)))


@of_text(1_024)  # the items of one plan, compared anew with each version of it
def _topics(words: tuple[Word, ...], counts: tuple[float, ...]) -> Mapping[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    seen: Counter[tuple[str, ...]] = Counter()
    for at, length, topics in matches(words):
        if not topics:
            continue
        term = tuple(word.lemma for word in words[at : at + length])
        seen[term] += 1
        full = sum(weight == 1.0 for weight in topics.values())
        share = math.sqrt(full or 1), max(1.0, (len(topics) - full) ** SHARED)
        count = (counts[at] if counts else 1.0) * (PHRASE if length > 1 else 1.0) / seen[term] ** AGAIN
        for topic, weight in topics.items():
            weights[topic] += count * weight / share[weight < 1.0]
    return weights


def terms_of(words: Sequence[Word]) -> list[tuple[str, Mapping[str, float]]]:
    """The terms of a text in order, as they stand there, with the weights of their topics; hints are left out."""
    found: list[tuple[str, Mapping[str, float]]] = []
    for at, length, topics in matches(words):
        if not topics:
            continue
        full = {topic: weight for topic, weight in topics.items() if weight == 1.0}
        if full:
            found.append((" ".join(word.form for word in words[at : at + length]), full))
    return found


_ENDINGS = (
    "fulness", "iveness", "ations", "ation", "ition", "ingly", "edly", "iness", "ments", "ment", "ities", "ness",
    "ity", "ety", "ing", "ive", "ous", "ies", "ion", "ers", "ed", "er", "es", "ly", "al", "s", "y", "e",
)  # fmt: skip


@of_text(16384)
def family(word: str) -> str:
    """The stem that a word shares with its kin: read, reads, reading and reader are one family.

    >>> {family(word) for word in ("anxious", "anxiety")}
    {'anxi'}
    """
    stem = word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            stem = word[: -len(ending)]
            break
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        stem = stem[:-1]
    return stem
