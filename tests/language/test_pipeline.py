"""The parser parses each text once, and only with the model that is installed."""

from __future__ import annotations

import gc
import json

import spacy

from ehcp_docs import resources
from ehcp_docs.language.pipeline import EXCLUDED, GARBAGE_AFTER, MODEL_VERSION, Parser, model_info
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.passages import passages


def test_the_same_text_is_parsed_once() -> None:
    parser = Parser()
    first, again = parser.parse(["Ama reads.", "Ama reads."])
    [later] = parser.parse(["Ama reads."])
    assert first is again is later


def test_documents_come_in_the_order_of_the_texts() -> None:
    texts = [f"Ama reads {n} words." for n in range(70)]
    assert [doc.text for doc in Parser(batch_size=8).parse(texts)] == texts


def test_what_was_parsed_can_be_let_go_of() -> None:
    parser = Parser()
    [before] = parser.parse(["Ama reads."])
    parser.forget()
    [after] = parser.parse(["Ama reads."])
    assert before is not after


def test_the_model_is_of_the_pinned_version_and_bears_a_hash() -> None:
    info = model_info()
    assert info.version == MODEL_VERSION
    assert len(info.sha256) == 64


_SAID = ["TAG", "DEP", "HEAD", "LEMMA", "POS", "SENT_START"]


def _texts() -> list[str]:
    plan = json.loads((resources.shipped("samples") / "nursery.json").read_text("utf-8"))
    return list(dict.fromkeys(passage.text for passage in passages(build_plan(plan))))


def test_words_are_read_as_the_model_reads_them_by_itself() -> None:
    alone = spacy.load(model_info().folder, exclude=list(EXCLUDED))
    texts = _texts()
    read = [doc.to_array(_SAID).tolist() for doc in Parser().parse(texts)]
    assert read == [doc.to_array(_SAID).tolist() for doc in alone.pipe(texts)]


def test_a_text_is_read_the_same_by_itself_as_among_others() -> None:
    texts = _texts()[::9]
    among = [doc.to_array(_SAID).tolist() for doc in Parser().parse(texts)]
    assert among == [Parser().parse([text])[0].to_array(_SAID).tolist() for text in texts]


def test_numpy_multiplies_in_every_layer_of_the_model() -> None:
    models = [pipe.model for _, pipe in Parser().language.pipeline if hasattr(pipe, "model")]
    assert models
    assert not any(layer.ops.use_blis for model in models for layer in model.walk())


def test_what_can_be_let_go_of_is_looked_for_seldom_once_the_model_is_loaded() -> None:
    Parser().parse(["Ama reads."])
    assert gc.get_threshold()[0] == GARBAGE_AFTER
