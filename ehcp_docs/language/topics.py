"""What a text is about, and how far two texts of a plan are about the same.

Topics and their words are data (``audit_rules/vocabulary.yaml``). Two texts are compared by the topics that they
share and by the words that they share, each weighed by how few texts of the plan have it: what stands
everywhere says little. Names weigh nothing by themselves; who serves a need is not what it is about.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ehcp_docs.language.words import from_words, of_text, table

if TYPE_CHECKING:
    from spacy.tokens import Doc

HINT = 1 / 3
"""What a hint counts beside a term."""
PHRASE = 1.4
"""What a term of several words counts beside one of a single word."""
WORDS_SHARE = 0.72
"""How much of the strength comes from shared words; the rest comes from shared topics."""
COMMON = 0.3
"""What a word that stands in every provision counts."""
ORDER = 0.0
"""What it counts that need and statement stand at the same place in their lists: nothing, so that only words tell."""
_PIECE = re.compile(r"[^\W_][\w’']*")


class Word(NamedTuple):
    """A word as it stands, its plain form, and whether it carries no meaning of its own."""

    form: str
    lemma: str
    empty: bool = False


@from_words
def vocabulary() -> Mapping[str, Any]:
    """The data of ``audit_rules/vocabulary.yaml``, as the rules in force have changed them."""
    return table("vocabulary")


def _plain(piece: str) -> str:
    return piece.lower().replace("’", "'").removesuffix("'s").strip("'")


def words_of(doc: Doc) -> list[Word]:
    """The words of a parsed text, hyphens taken apart."""
    found = []
    for token in doc:
        if token.is_alpha:
            found.append(Word(token.lower_, token.lemma_.lower(), token.is_stop))
            continue
        forms, lemmas = _PIECE.findall(token.lower_), _PIECE.findall(token.lemma_.lower())
        if len(forms) != len(lemmas):
            lemmas = forms
        found += [
            Word(_plain(a), _plain(b), token.is_stop) for a, b in zip(forms, lemmas, strict=True) if _plain(a)
        ]
    return found


def words_in(text: str) -> list[Word]:
    """The words of a text that was not parsed."""
    forms = [_plain(piece) for piece in _PIECE.findall(text)]
    return [Word(form, (_singulars(form) or (form,))[-1]) for form in forms]


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith("es") and len(word) > 4:
        return (word[:-2], word[:-1])
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return (word[:-1],)
    return ()


Terms = Mapping[tuple[str, ...], Mapping[str, float]]


@from_words
def _lexicon() -> tuple[Terms, Mapping[str, tuple[int, ...]]]:
    """Term (word by word) to its topics with their weights; first word to the lengths of its terms, longest first."""
    entries: dict[tuple[str, ...], dict[str, float]] = {}

    def put(term: object, topic: str, weight: float) -> None:
        words = [_plain(piece) for piece in _PIECE.findall(str(term))]
        shapes = [words, *([(*words[:-1], other) for other in _singulars(words[-1])])]
        for shape in shapes:
            topics = entries.setdefault(tuple(shape), {})
            if topic:
                topics[topic] = max(topics.get(topic, 0.0), weight)

    data = vocabulary()
    for topic, lists in data["topics"].items():
        for term in lists["terms"]:
            put(term, topic, 1.0)
        for term in lists["hints"]:
            put(term, topic, HINT)
    for term in data["silent"]:
        put(term, "", 0.0)
    lengths: dict[str, set[int]] = defaultdict(set)
    for term in entries:
        lengths[term[0]].add(len(term))
    return entries, {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


@from_words
def _openers() -> frozenset[str]:
    """Words with which a term can begin: most words of a text open none."""
    return frozenset(term[0] for term in _lexicon()[0])


def topics_of(text: str | Sequence[Word]) -> dict[str, float]:
    """The topics of a text with their weights; a term of several topics counts less for each."""
    return dict(_topics_of(tuple(words_in(text) if isinstance(text, str) else text)))


@of_text(512)  # the items of one plan, each asked for by several readers
def _topics_of(words: tuple[Word, ...]) -> Weights:
    weights: defaultdict[str, float] = defaultdict(float)
    at = 0
    while at < len(words):
        length, topics = _term_at(words, at)
        share = math.sqrt(sum(weight == 1.0 for weight in topics.values()) or 1)
        for topic, weight in topics.items():
            weights[topic] += weight * (PHRASE if length > 1 else 1.0) / share
        at += length
    return dict(weights)


def terms_of(words: Sequence[Word]) -> list[tuple[str, Mapping[str, float]]]:
    """The terms of a text in order, as they stand there, with the weights of their topics; hints are left out."""
    found: list[tuple[str, Mapping[str, float]]] = []
    at = 0
    while at < len(words):
        length, topics = _term_at(words, at)
        full = {topic: weight for topic, weight in topics.items() if weight == 1.0}
        if full:
            found.append((" ".join(word.form for word in words[at : at + length]), full))
        at += length
    return found


def _term_at(words: Sequence[Word], at: int) -> tuple[int, Mapping[str, float]]:
    """The length and the topics of the longest term that begins there; one word and no topics if there is none."""
    entries, lengths = _lexicon()
    here = words[at]
    of_form, of_lemma = lengths.get(here.form, ()), lengths.get(here.lemma, ())
    for length in sorted({*of_form, *of_lemma}, reverse=True) if of_form or of_lemma else ():
        piece = words[at : at + length]
        topics = entries.get(tuple([word.form for word in piece]))
        if topics is None:
            topics = entries.get(tuple([word.lemma for word in piece]))
        if topics is not None and len(piece) == length:
            return length, topics
    return 1, {}


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


@from_words
def _common() -> frozenset[str]:
    return frozenset(family(str(word)) for word in vocabulary()["common"])


Weights = Mapping[str, float]


def _cosine(a: Weights, b: Weights, squares: float | None = None) -> float:
    """How alike the two are; ``squares`` is the product of their sums of squares, where it is known already."""
    product = sum(weight * b.get(key, 0.0) for key, weight in a.items())
    if not product:
        return 0.0
    return product / math.sqrt(_squares(a) * _squares(b) if squares is None else squares)


def _squares(bag: Weights) -> float:
    return sum(w * w for w in bag.values())


def _rare(bags: Sequence[Weights], power: float, smooth: float) -> list[dict[str, float]]:
    """The bags with each entry weighed by how few of them have it."""
    having = Counter(key for bag in bags for key in bag)
    count = len(bags) + smooth
    return [
        {
            key: weight**power * max(0.0, math.log(count / (having[key] - smooth / 2)))
            for key, weight in bag.items()
        }
        for bag in bags
    ]


class Relatedness:
    """How far each statement (outcome or provision) of a plan is about each of its needs."""

    def __init__(
        self,
        needs: Sequence[Sequence[Word]],
        statements: Sequence[Sequence[Word]],
        *,
        names: Iterable[str] = (),
    ) -> None:
        left_out = frozenset(names)
        texts = [*needs, *statements]
        bags = [self._bag(words, left_out) for words in texts]
        topics = [_topics_of(tuple(words)) for words in texts]
        self._plain = topics
        self._words = _rare(bags, 1.0, 0.0)
        self._topics = _rare(topics, 0.85, 1.0)
        # Every statement is compared with every need, and by several readers: what one bag weighs is summed once.
        self._word_squares = [_squares(bag) for bag in self._words]
        self._topic_squares = [_squares(bag) for bag in self._topics]
        self._contents: dict[tuple[int, int], float] = {}
        self._needs = len(needs)
        self._statements = len(statements)

    @staticmethod
    def _bag(words: Sequence[Word], left_out: frozenset[str]) -> dict[str, float]:
        counted = Counter(
            family(w.lemma)
            for w in words
            if not w.empty and not w.form[:1].isdigit() and not {w.form, w.lemma} & left_out
        )
        common = _common()
        return {
            key: (1 + math.log(count)) * (COMMON if key in common else 1.0) for key, count in counted.items()
        }

    def topics_agree(self, statement: int, need: int) -> float:
        """How far they share topics, 0 to 1."""
        at = self._needs + statement
        return _cosine(
            self._topics[at], self._topics[need], self._topic_squares[at] * self._topic_squares[need]
        )

    def words_agree(self, statement: int, need: int) -> float:
        """How far they share words, 0 to 1."""
        at = self._needs + statement
        return _cosine(self._words[at], self._words[need], self._word_squares[at] * self._word_squares[need])

    def shared_weight(self, statement: int, need: int) -> float:
        """How much the statement says on the topics of the need: 1 for a single word, more for a phrase or two."""
        said, wanted = self._plain[self._needs + statement], self._plain[need]
        return max((weight for topic, weight in said.items() if wanted.get(topic, 0.0) >= 1.0), default=0.0)

    def content(self, statement: int, need: int) -> float:
        """How far they are about the same by their words alone, 0 to 1."""
        kept = self._contents.get((statement, need))
        if kept is None:
            shared = WORDS_SHARE * self.words_agree(statement, need)
            kept = shared + (1 - WORDS_SHARE) * self.topics_agree(statement, need)
            self._contents[statement, need] = kept
        return kept

    def strengths(self) -> list[list[float]]:
        """For each statement, the strength of its bond with each need, 0 to 1.

        Beside the words it counts a little that plans keep to one order of needs throughout; and each
        statement's best need is brought near to one scale, since a short statement shares few words with any.
        """
        rows = []
        for statement in range(self._statements):
            row = [
                self.content(statement, need) + ORDER * self._same_place(statement, need)
                for need in range(self._needs)
            ]
            best = max(row, default=0.0) or 1.0
            rows.append([min(1.0, 0.6 * value + 0.4 * value / best) for value in row])
        return rows

    def _same_place(self, statement: int, need: int) -> float:
        apart = abs((statement + 0.5) / self._statements - (need + 0.5) / self._needs)
        return max(0.0, 1 - 3 * apart) if self._statements > 3 else 0.0


def relatedness(need: str, statement: str) -> float:
    """How far a statement is about a need, 0 to 1, by these two texts alone."""
    one, other = words_in(need), words_in(statement)
    shared = _cosine(Relatedness._bag(one, frozenset()), Relatedness._bag(other, frozenset()))
    return WORDS_SHARE * shared + (1 - WORDS_SHARE) * _cosine(topics_of(one), topics_of(other))
