"""Gives words their part of speech and base form as the model's own tables say, each kind of word looked up once.

The model's two components try all their patterns and endings on every word, which takes a third of the parse. Nearly
all of these look at one word only: at its letters, its tag and its place in the sentence. What they say of a word with
the same three is kept. A text in which a pattern over two words may stand is left to the model's components.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc, Token

NAME = "attribute_ruler"
LEMMATIZER = "lemmatizer"
QUICK = "ehcp_docs_attributes"
_LOOKS_AT = {"LOWER", "TAG", "DEP", "IS_SPACE"}
"""What the patterns may look at; were a model to look at more, its own components would stay."""
_SETS: Any = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
"""What the patterns may set; the same holds."""
_MOST = 50_000
"""Kinds of words that are kept."""
_Key = tuple[int, int, int]
"""Letters, tag and place in the sentence, as the model's numbers for them."""


class _Kind(NamedTuple):
    said: list[int]
    """What the components say of it: values of _SETS."""
    fills: frozenset[tuple[int, int]]
    """Numbers of the longer patterns in which it may stand, each with the place."""


@dataclass(slots=True)
class QuickAttributes:
    """The model's components with a memory. It changes texts exactly as they do."""

    ruler: AttributeRuler
    longer: tuple[tuple[Mapping[str, Any], ...], ...]
    """Patterns over several words."""
    lemmatizer: Lemmatizer | None = None
    """None where base forms are left to another component."""
    kept: dict[_Key, _Kind] = field(default_factory=dict)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of each word."""
        import numpy

        if not len(doc):
            return doc
        keys = [(a, b, c) for a, b, c in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        if not self.kept.keys() >= set(keys):
            self._learn(doc, keys)
        kinds = [self.kept[key] for key in keys]
        filled = {place for kind in kinds if kind.fills for place in kind.fills}
        if filled and any(
            filled.issuperset((n, at) for at in range(len(p))) for n, p in enumerate(self.longer)
        ):
            return self._lemmatized(self.ruler(doc))
        # In one step: to set them word by word takes longer than all the rest.
        said: Any = numpy.array([kind.said for kind in kinds], dtype="uint64")
        return doc.from_array(_SETS, said)

    def _lemmatized(self, doc: Doc) -> Doc:
        return self.lemmatizer(doc) if self.lemmatizer else doc

    def _learn(self, doc: Doc, keys: list[_Key]) -> None:
        """Ask the model's components about the kinds of words that are new, in a text made of nothing else."""
        import numpy
        from spacy.tokens import Doc as NewDoc
        from spacy.tokens._retokenize import set_token_attrs

        if len(self.kept) > _MOST:
            self.kept.clear()
        new = sorted(set(keys) - self.kept.keys())
        words = NewDoc(doc.vocab, words=[doc.vocab.strings[letters] for letters, _, _ in new])
        given: Any = numpy.array([(tag, dep) for _, tag, dep in new], dtype="uint64")
        words.from_array(["TAG", "DEP"], given)
        fills = [self._fills(word) for word in words]
        for number, _, start, end in self.ruler.match(words):
            if end - start == 1:  # what stands beside a word here says nothing of it
                set_token_attrs(words[start], self.ruler.attrs[number])
        said = self._lemmatized(words).to_array(_SETS).tolist()
        self.kept.update((key, _Kind(*kind)) for key, *kind in zip(new, said, fills, strict=True))

    def _fills(self, token: Token) -> frozenset[tuple[int, int]]:
        """In which of the longer patterns the word may stand, and where."""
        return frozenset(
            (number, at)
            for number, pattern in enumerate(self.longer)
            for at, wanted in enumerate(pattern)
            if _may_be(wanted.get("LOWER"), token.lower_) and _may_be(wanted.get("DEP"), token.dep_)
        )


def _may_be(wanted: Any, said: str) -> bool:
    """Whether that may be what a pattern wants; what it wants in another way than these may always be."""
    if isinstance(wanted, str):
        return wanted == said
    if isinstance(wanted, Mapping) and set(wanted) == {"IN"}:
        return said in wanted["IN"]
    if isinstance(wanted, Mapping) and set(wanted) == {"REGEX"}:
        return re.search(wanted["REGEX"], said) is not None
    return True


def quicken(language: Language) -> None:
    """Let the component with a memory run in the place of the model's own, where its patterns allow it."""
    if NAME not in language.pipe_names:
        return
    ruler: Any = language.get_pipe(NAME)
    lemmatizer = _lemmatizer(language)
    if quick(ruler, lemmatizer) is None:
        return
    # Components come from factories that are known by name; this one is given the parts of its own pipeline.
    type(language).factory(QUICK, func=lambda nlp, name: quick(nlp.get_pipe(NAME), _lemmatizer(nlp)))
    language.add_pipe(QUICK, after=NAME)
    language.disable_pipe(NAME)
    if lemmatizer:
        language.disable_pipe(LEMMATIZER)


def _lemmatizer(language: Language) -> Any:
    """The component for base forms, where it looks at nothing but a word's letters and part of speech."""
    if LEMMATIZER not in language.component_names:
        return None
    component: Any = language.get_pipe(LEMMATIZER)
    return component if getattr(component, "mode", "") == "rule" and not component.overwrite else None


def quick(ruler: AttributeRuler, lemmatizer: Lemmatizer | None = None) -> QuickAttributes | None:
    """Those components with a memory; None where their patterns look at more than what is remembered."""
    longer = []
    rows: list[Any] = ruler.patterns
    for row in rows:
        if not set(row["attrs"]) <= set(_SETS):
            return None
        for pattern in row["patterns"]:
            if any(not set(token) <= _LOOKS_AT for token in pattern):
                return None
            if len(pattern) > 1:
                longer.append(tuple(pattern))
            elif row["index"] not in (0, -1):
                return None
    return QuickAttributes(ruler, tuple(longer), lemmatizer)
