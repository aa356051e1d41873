"""Parts of speech that are looked up give the texts that the model's own component gives."""

from __future__ import annotations

import json

import pytest
import spacy

from ehcp_docs import resources
from ehcp_docs.language.attributes import NAME, QUICK, QuickAttributes, quick
from ehcp_docs.language.pipeline import EXCLUDED, Parser, model_info
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.passages import passages

ATTRIBUTES = ["ORTH", "POS", "TAG", "DEP", "LEMMA", "MORPH", "HEAD", "SENT_START"]
TWO_WORDS = [
    "There is a boy, and there are two girls.",
    "Let's go, y'all. It ain't true that they ain't here.",
    "I'm gonna read. He's gotta read; he got ta and gets  that.\n\nC'm on!",
]


@pytest.fixture(scope="module")
def alone() -> spacy.Language:
    return spacy.load(model_info().folder, exclude=list(EXCLUDED))


def texts() -> list[str]:
    found = list(TWO_WORDS)
    for name in ("nursery", "vague_special", "young_adult"):
        path = resources.shipped("samples") / f"{name}.json"
        found += [passage.text for passage in passages(build_plan(json.loads(path.read_text("utf-8"))))]
    return list(dict.fromkeys(found))


def test_every_word_is_given_what_the_model_gives_it(alone: spacy.Language) -> None:
    those = texts()
    ours, theirs = Parser().parse(those), alone.pipe(those, batch_size=64)
    for one, other in zip(ours, theirs, strict=True):
        assert one.to_array(ATTRIBUTES).tolist() == other.to_array(ATTRIBUTES).tolist(), one.text


def test_the_models_own_component_does_not_run_beside_it() -> None:
    names = Parser().language.pipe_names
    assert QUICK in names
    assert NAME not in names


def test_few_texts_are_left_to_the_models_own_component(alone: spacy.Language) -> None:
    left: list[str] = []

    class Ruler:
        patterns = alone.get_pipe(NAME).patterns
        attrs = alone.get_pipe(NAME).attrs
        match = alone.get_pipe(NAME).match

        def __call__(self, doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
            left.append(doc.text)
            return doc

    made = quick(Ruler())  # type: ignore[arg-type]
    assert made is not None
    those = texts()
    for doc in alone.pipe(those):
        made(doc)
    assert set(TWO_WORDS) <= set(left)
    assert len(left) < 0.1 * len(those)


def test_a_model_that_looks_at_more_keeps_its_own_component(alone: spacy.Language) -> None:
    ruler = spacy.blank("en").add_pipe(NAME)
    ruler.add([[{"SHAPE": "dd"}]], {"POS": "NUM"})
    assert quick(ruler) is None
    assert isinstance(quick(alone.get_pipe(NAME)), QuickAttributes)
