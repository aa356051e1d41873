"""Slips of spelling: told with the word that was meant; terms of the field and British spelling are none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped_samples import SOUND, sample_data

from ehcp_docs.language.spelling import slips


def told(text: str) -> list[tuple[str, str]]:
    return [(slip.span.of(text), slip.meant) for slip in slips(text)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("individualy", "individually"),
        ("seting", "setting"),
        ("listning", "listening"),
        ("occupatonal", "occupational"),
        ("therapyst", "therapist"),
        ("concentrat", "concentrate"),
        ("atttention", "attention"),
        ("sesion", "session"),
    ],
)
def test_a_letter_too_few_too_many_or_a_wrong_one_is_told_with_what_was_meant(
    written: str, meant: str
) -> None:
    assert told(f"Ama works {written} here.") == [(written, meant)]


@pytest.mark.parametrize(
    "words",
    [
        "organise recognises specialised counselling favourite colours programme paediatrician centimetres",
        "softband timesheets powerchair slideshow",
        "neurodevelopmental hypermobile uncontracted",
        "texted fisted vocalises",
        "skilful enrolment fulfil",
        "sensorineural methylphenidate trampette",
    ],
)
def test_british_forms_compounds_inflections_and_terms_are_no_slips(words: str) -> None:
    assert told(words) == []


def test_names_short_words_and_addresses_are_not_looked_at() -> None:
    assert told("Listning is the Farm of Seting, at www.seting.example; ask teh seting-up crew.") == []


def test_the_sound_samples_have_no_slip() -> None:
    assert {name: told(" ".join(texts(sample_data(name)))) for name in SOUND} == {name: [] for name in SOUND}


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (
            text for key, part in value.items() if key not in ("id", "$schema") for text in texts(part)
        )
    elif isinstance(value, list):
        yield from (text for part in value for text in texts(part))
    elif isinstance(value, str) and " " in value:
        yield value


WORDS = sorted(set(re.findall(r"[a-z]{6,}", json.dumps([sample_data(name) for name in SOUND]))))


@given(st.sampled_from(WORDS))
def test_what_was_meant_is_never_the_word_itself_and_begins_alike(word: str) -> None:
    assert all(meant != written and meant[0] == written[0] for written, meant in told(word))
