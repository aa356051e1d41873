"""Who is to do it, what they are trained in, and whether a word means the child."""

from __future__ import annotations

import pytest

from ehcp_docs.language.elements import trainings
from ehcp_docs.language.people import people


def words(spans: tuple, text: str) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("A higher level teaching assistant will read with her.", ["higher level teaching assistant"]),
        ("A qualified teacher of the deaf will visit.", ["qualified teacher of the deaf"]),
        (
            "The speech and language therapist and the SENCO will meet.",
            ["speech and language therapist", "SENCO"],
        ),
        ("Two teaching assistants will share the post.", ["teaching assistants"]),
        ("A job coach will coach Kit at work.", ["job coach"]),
        ("The therapist's room is next door; an EP will write to him.", ["EP"]),
        ("Somebody will help when staff are free.", []),
    ],
)
def test_roles_are_read_whole(text: str, roles: list[str]) -> None:
    assert words(people(text).roles, text) == roles


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("A trusted adult will be there.", ["trusted adult"]),
        ("Staff will remind him.", ["Staff"]),
        ("A teaching assistant will remind him.", []),
    ],
)
def test_somebody_without_a_role_is_vague(text: str, vague: list[str]) -> None:
    assert words(people(text).vague, text) == vague


@pytest.mark.parametrize(
    ("text", "trained"),
    [
        ("A teaching assistant trained in Makaton will sign with her.", ["trained in Makaton"]),
        (
            "A therapist who has completed the ELKLAN course will see Ama.",
            ["who has completed the ELKLAN course"],
        ),
        ("A Level 3 teaching assistant will help.", ["Level 3"]),
        ("An HCPC-registered occupational therapist will visit.", ["HCPC-registered"]),
        (
            "A teacher with a Level 5 qualification in teaching number to adults will teach him.",
            ["with a Level 5 qualification in teaching number to adults"],
        ),
        (
            "An assistant psychologist, supervised by the educational psychologist for an hour, will see him.",
            ["supervised by the educational psychologist"],
        ),
        ("The head will hold a meeting with her parents.", []),
        ("A suitably qualified person will help.", []),
    ],
)
def test_training_is_read_with_what_it_is_in(text: str, trained: list[str]) -> None:
    found = [w.removesuffix(" for an hour") for w in words(trainings(text), text)]
    assert found == trained
