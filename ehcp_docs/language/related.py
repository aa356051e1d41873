"""How far two texts of a plan are about the same.

They are compared by the topics that they share and by the words that they share, each weighed by how few needs of the
plan have it: what most of them have tells little. A topic brings those near to it along, a statement that takes up
“the same therapist” what was said before of her, and a need's first sentence counts more than its later ones.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ehcp_docs.language.topics import Word, family, topics_of, vocabulary, words_in
from ehcp_docs.language.words import from_words

WORDS_SHARE = 0.55
"""How much of the strength comes from shared words; the rest comes from shared topics."""
COMMON = 0.3
"""What a word counts that tells who, when, how often or how it was measured."""
NAMES = 0.5
"""What the name of a person, a place or a programme counts as a word."""
NEAR = 0.3
"""What a topic of a need counts for the topics that are near to it."""
FOREMOST = 1.4
"""The power that lifts the topics that a text speaks of most above those that it touches."""
BACK = 0.5
"""What an earlier statement counts when a later one comes back to it: “the therapist will also ...”."""
BROAD = 0.4
"""How far a need gives way to which all statements come near: by this power of how much nearer they come."""
FEW = 2
"""Statements under which little can be said of how near they come to a need."""
LATER = 0.8
"""What a need's sentences after the first count: the first names the need, the others tell what it looks like."""

LIKE_WORDS = 0.8
"""How much of the likeness of two texts comes from shared words; the rest comes from shared topics."""
NO_WORD = 0.005
"""Agreement in words up to which two texts share none that says what they are about."""
LIKE_COMMON = 0.3
"""What a word counts there that tells who, when or how often."""

Weights = Mapping[str, float]


@from_words
def _common() -> frozenset[str]:
    return frozenset(family(str(word)) for word in vocabulary()["common"])


@from_words
def _common_help() -> frozenset[str]:
    return frozenset(family(str(word)) for word in vocabulary()["common_help"])


@from_words
def _neighbours() -> Mapping[str, frozenset[str]]:
    """The topics that are near to each, whichever of the two says so."""
    found: dict[str, set[str]] = {}
    for topic, lists in vocabulary()["topics"].items():
        for other in lists.get("near", ()):
            found.setdefault(topic, set()).add(other)
            found.setdefault(other, set()).add(topic)
    return {topic: frozenset(others) for topic, others in found.items()}


def _cosine(a: Weights, b: Weights) -> float:
    return _angle(a, _squared(a), b, _squared(b))


def _squared(bag: Weights) -> float:
    return sum([weight * weight for weight in bag.values()])


def _angle(a: Weights, squared_a: float, b: Weights, squared_b: float) -> float:
    """The cosine of two bags whose squares are known: each need is compared with each statement."""
    product = sum([weight * b[key] for key, weight in a.items() if key in b])
    return product / math.sqrt(squared_a * squared_b) if product else 0.0


def _rarity(bags: Sequence[Weights]) -> Callable[[str], float]:
    """How much an entry tells one need from another: what most of them have tells little."""
    having: defaultdict[str, float] = defaultdict(float)
    for bag in bags:
        for key, weight in bag.items():
            having[key] += min(1.0, weight)
    # “get”, since asking a defaultdict would add the entry.
    return cache(lambda key: math.log(1 + len(bags) / (having.get(key, 0.0) + 0.5)))


def _weighed(bag: Weights, rarity: Callable[[str], float], power: float = 1.0) -> dict[str, float]:
    return {key: weight**power * rarity(key) for key, weight in bag.items()}


def _with_neighbours(topics: Weights) -> dict[str, float]:
    wider = dict(topics)
    for topic, weight in topics.items():
        for other in _neighbours().get(topic, ()):
            wider[other] = wider.get(other, 0.0) + NEAR * weight
    return wider


def _bag(words: Sequence[Word], counts: Sequence[float], left_out: frozenset[str]) -> dict[str, float]:
    """The families of the words with their weights."""
    counted: defaultdict[str, float] = defaultdict(float)
    for word, count in zip(words, counts, strict=True):
        if word.empty or word.form in left_out or word.lemma in left_out:
            continue
        if not word.form[:1].isdigit():
            counted[family(word.lemma)] += count * (NAMES if word.name else 1.0)
    common = _common()
    return {
        key: (1 + math.log(count) if count >= 1 else count) * (COMMON if key in common else 1.0)
        for key, count in counted.items()
    }


_POINTING = frozenset({"the", "same", "this", "that", "his", "her", "their"})


def _earlier(statements: Sequence[Sequence[Word]]) -> list[int | None]:
    """For each statement the last one before it that it comes back to, as “the same therapist” does."""
    told = frozenset(str(word) for word in vocabulary().get("taken_up", ()))
    having: dict[str, int] = {}
    found: list[int | None] = []
    for number, words in enumerate(statements):
        named: dict[str, bool] = {}
        for at, word in enumerate(words):
            if word.lemma in told:
                pointed = at > 0 and words[at - 1].form in _POINTING
                named[word.lemma] = named.get(word.lemma, True) and pointed
        back = [having[role] for role, pointed in named.items() if pointed and role in having]
        found.append(max(back, default=None))
        having.update(dict.fromkeys(named, number))
    return found


def _carry(bags: list[dict[str, float]], earlier: Sequence[int | None]) -> None:
    """Give each statement a part of what the one says to which it comes back."""
    for bag, before in zip(bags, earlier, strict=True):
        for key, weight in bags[before].items() if before is not None else ():
            bag[key] = bag.get(key, 0.0) + BACK * weight


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


class Likeness:
    """How far texts of one kind say the same, as a recommendation and the provision that answers it do.

    Here words count for more than topics, each by how few of all the texts have it, and nothing is taken up from an
    earlier statement: two provisions on one topic may be quite different help.
    """

    def __init__(
        self, wanted: Sequence[Sequence[Word]], said: Sequence[Sequence[Word]], *, names: Iterable[str] = ()
    ) -> None:
        left_out = frozenset(names)
        texts = [*wanted, *said]
        self._words = _rare([_counted(words, left_out) for words in texts], 1.0, 0.0)
        self._topics = _rare([topics_of(words) for words in texts], 0.85, 1.0)
        self._wanted = len(wanted)

    def content(self, said: int, wanted: int) -> float:
        """How far what is said is what was wanted, 0 to 1."""
        at = self._wanted + said
        words = _cosine(self._words[at], self._words[wanted])
        topics = _cosine(self._topics[at], self._topics[wanted])
        # Two texts of one topic that have no word in common are about different help more often than not.
        return LIKE_WORDS * words + (1 - LIKE_WORDS) * (topics if words > NO_WORD else topics / 2)


def _counted(words: Sequence[Word], left_out: frozenset[str]) -> dict[str, float]:
    """The families of the words with how often they come, what says who, when and how often for less."""
    counted = Counter(
        family(w.lemma)
        for w in words
        if not w.empty and not w.form[:1].isdigit() and not {w.form, w.lemma} & left_out
    )
    common = _common_help()
    return {
        key: (1 + math.log(count)) * (LIKE_COMMON if key in common else 1.0) for key, count in counted.items()
    }


@dataclass(frozen=True, slots=True)
class Told:
    """A text of a plan as it is compared with others: its words, and how much it says on each word and topic."""

    words: Sequence[Word]
    bag: Weights
    topics: Weights


def told(words: Sequence[Word], names: Iterable[str] = (), *, later: float = 1.0) -> Told:
    """A text as it is compared, the names left out; ``later`` is what its sentences after the first count."""
    counts = [1.0 if word.sentence == 0 else later for word in words]
    return Told(words, _bag(words, counts, frozenset(names)), topics_of(words, counts))


class Relatedness:
    """How far each statement (outcome or provision) of a plan is about each of its needs."""

    def __init__(self, needs: Sequence[Told], statements: Sequence[Told]) -> None:
        texts = [*needs, *statements]
        bags = [dict(text.bag) for text in texts]
        topics = [dict(text.topics) for text in texts]
        self._needs, self._statements = len(needs), len(statements)
        self._plain = [text.topics for text in texts]
        earlier = _earlier([text.words for text in statements])
        for each in (bags, topics):
            said = each[self._needs :]
            _carry(said, earlier)
        rarity = _rarity(bags[: self._needs])
        self._words = [_weighed(bag, rarity) for bag in bags]
        rarity = _rarity(topics[: self._needs])
        self._topics = [_weighed(bag, rarity, FOREMOST) for bag in topics]
        self._wider = [_with_neighbours(found) for found in self._topics[: self._needs]]
        self._squares = [
            [_squared(bag) for bag in bags_of] for bags_of in (self._words, self._topics, self._wider)
        ]
        self._content: dict[tuple[int, int], float] = {}

    def topics_agree(self, statement: int, need: int) -> float:
        """How far they share topics, 0 to 1."""
        return _cosine(self._topics[self._needs + statement], self._topics[need])

    def words_agree(self, statement: int, need: int) -> float:
        """How far they share words, 0 to 1."""
        at, squares = self._needs + statement, self._squares[0]
        return _angle(self._words[at], squares[at], self._words[need], squares[need])

    def shared_weight(self, statement: int, need: int) -> float:
        """How much the statement says on the topics of the need: 1 for a single word, more for a phrase or two."""
        said, wanted = self._plain[self._needs + statement], self._plain[need]
        return max((weight for topic, weight in said.items() if wanted.get(topic, 0.0) >= 1.0), default=0.0)

    def content(self, statement: int, need: int) -> float:
        """How far they are about the same or something near by their words alone, 0 to 1."""
        if (statement, need) not in self._content:
            at, (_, squares, wider) = self._needs + statement, self._squares
            near = _angle(self._topics[at], squares[at], self._wider[need], wider[need])
            share = WORDS_SHARE * self.words_agree(statement, need) + (1 - WORDS_SHARE) * near
            self._content[statement, need] = share
        return self._content[statement, need]

    def strengths(self) -> list[list[float]]:
        """For each statement, the strength of its bond with each need, 0 to 1.

        Each statement's best need is brought near to one scale, since a short statement shares few words with any.
        Needs that every statement comes near to, because they speak of much, give way a little to the others.
        """
        every = range(self._needs)
        table = [[self.content(statement, need) for need in every] for statement in range(self._statements)]
        usual = sum(map(sum, table)) / max(1, self._statements * self._needs)
        if not usual:
            return table
        reach = [(sum(row[need] for row in table) + FEW * usual) / (self._statements + FEW) for need in every]
        rows = []
        for row in table:
            fair = [value / (reach[need] / usual) ** BROAD for need, value in enumerate(row)]
            best = max(fair, default=0.0) or 1.0
            rows.append([min(1.0, 0.6 * value + 0.4 * value / best) for value in fair])
        return rows


def relatedness(need: str, statement: str) -> float:
    """How far a statement is about a need, 0 to 1, by these two texts alone."""
    one, other = words_in(need), words_in(statement)
    shared = _cosine(*(_bag(words, [1.0] * len(words), frozenset()) for words in (one, other)))
    return WORDS_SHARE * shared + (1 - WORDS_SHARE) * _cosine(topics_of(one), topics_of(other))
