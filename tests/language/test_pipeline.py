"""The parser parses each text once, and only with the model that is installed."""

from __future__ import annotations

from ehcp_docs.language.pipeline import MODEL_VERSION, Parser, model_info


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
