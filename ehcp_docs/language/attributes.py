"""Gives words their part of speech as the model's own table says, each kind of word looked up once.

The model's component tries all its patterns on every word, which takes a quarter of the parse. Nearly all of them look
at one word only: at its letters, its tag and its place in the sentence. What they say of a word with the same three is
kept. A text in which a pattern over two words may stand is left to the model's component.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Token

NAME = "attribute_ruler"
QUICK = "ehcp_docs_attributes"
_LOOKS_AT = {"LOWER", "TAG", "DEP", "IS_SPACE"}
"""What the patterns may look at; were a model to look at more, its own component would stay."""
_MOST = 50_000
"""Kinds of words that are kept."""
_Key = tuple[int, int, int]


class _Kind(NamedTuple):
    attributes: dict[Any, Any]
    """What the patterns over one word say of it."""
    fills: frozenset[tuple[int, int]]
    """Numbers of the longer patterns in which it may stand, each with the place."""


@dataclass(slots=True)
class QuickAttributes:
    """The model's component with a memory. It changes texts exactly as that does."""

    ruler: AttributeRuler
    longer: tuple[tuple[Mapping[str, Any], ...], ...]
    """Patterns over several words."""
    kept: dict[_Key, _Kind] = field(default_factory=dict)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of each word."""
        from spacy.tokens._retokenize import set_token_attrs

        keys = [(a, b, c) for a, b, c in doc.to_array(["LOWER", "TAG", "DEP"]).tolist()]
        if any(key not in self.kept for key in keys):
            self._learn(doc, keys)
        kinds = [self.kept[key] for key in keys]
        filled = {place for kind in kinds for place in kind.fills}
        if filled and any(
            filled.issuperset((n, at) for at in range(len(p))) for n, p in enumerate(self.longer)
        ):
            return self.ruler(doc)
        for token, kind in zip(doc, kinds, strict=True):
            set_token_attrs(token, kind.attributes)
        return doc

    def _learn(self, doc: Doc, keys: list[_Key]) -> None:
        """Ask the model's component, which takes no notice of what stands beside a word here."""
        if len(self.kept) > _MOST:
            self.kept.clear()
        said: list[dict[int, Any]] = [{} for _ in keys]
        for number, _, start, end in self.ruler.match(doc):
            if end - start == 1:
                said[start].update(self.ruler.attrs[number])
        for key, attributes, token in zip(keys, said, doc, strict=True):
            self.kept[key] = _Kind(attributes, self._fills(token))

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
    if quick(ruler) is None:
        return
    # Components come from factories that are known by name; this one is given the ruler of its own pipeline.
    type(language).factory(QUICK, func=lambda nlp, name: quick(nlp.get_pipe(NAME)))
    language.add_pipe(QUICK, after=NAME)
    language.disable_pipe(NAME)


def quick(ruler: AttributeRuler) -> QuickAttributes | None:
    """That component with a memory; None where its patterns look at more than what is remembered."""
    longer = []
    rows: list[Any] = ruler.patterns
    for row in rows:
        for pattern in row["patterns"]:
            if any(not set(token) <= _LOOKS_AT for token in pattern):
                return None
            if len(pattern) > 1:
                longer.append(tuple(pattern))
            elif row["index"] not in (0, -1):
                return None
    return QuickAttributes(ruler, tuple(longer))
