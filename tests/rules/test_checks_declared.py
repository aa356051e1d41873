"""What the fields of a provision say, as the columns of a council's table do, counts as what its sentence says."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import EXAMPLE_PLAN

AUDITOR = Auditor()
THERAPY = "Direct speech and language therapy, to build understanding of instructions."
ASKED = {
    "F-NO-AMOUNT",
    "F-NO-FREQUENCY",
    "F-NO-LENGTH",
    "F-NOBODY",
    "F-THERAPY-TIME",
    "F-GROUP-SIZE",
    "F-PASSIVE",
}


def asked(text: str, elements: dict[str, Any]) -> set[str]:
    """The rules that ask who, how often, how long or for how many, and find it nowhere."""
    data = copy.deepcopy(EXAMPLE_PLAN)
    data["sections"]["F"] = {"provision": [{"id": "F1", "text": text, "elements": elements}]}
    report = AUDITOR.audit(build_plan(data), data)
    AUDITOR.forget()
    return {f.rule for f in report.findings if f.item == "F1"} & ASKED


def test_without_fields_the_sentence_is_asked_for_everything() -> None:
    assert asked(THERAPY, {}) == {"F-NO-AMOUNT", "F-NOBODY", "F-THERAPY-TIME"}


@pytest.mark.parametrize(
    ("elements", "still"),
    [
        ({"who": "Speech and language therapist"}, {"F-NO-AMOUNT", "F-THERAPY-TIME"}),
        ({"times": 1, "per": "week", "minutes": 45}, {"F-NOBODY"}),
        ({"hours_per_week": 1.5}, {"F-NOBODY"}),
        ({"when": "45 minutes once a week", "who": "Speech and language therapist"}, set()),
        ({"who": "staff", "when": "regularly"}, {"F-NO-AMOUNT", "F-NOBODY", "F-THERAPY-TIME"}),
    ],
)
def test_a_question_that_a_field_answers_is_not_asked_again(
    elements: dict[str, Any], still: set[str]
) -> None:
    assert asked(THERAPY, elements) == still


def test_a_field_for_the_size_of_the_group_answers_for_the_sentence() -> None:
    text = "A teaching assistant will read with Ama in a small group for 20 minutes every day."
    assert asked(text, {}) == {"F-GROUP-SIZE"}
    assert asked(text, {"group_max": 4}) == set()
