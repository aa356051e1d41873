"""What a monitoring consultation may not say, and what it had better not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ehcp_docs.documents.monitoring import Band, Monitoring, load_monitoring
from ehcp_docs.documents.monitoring_view import monitoring_faults, monitoring_view, monitoring_warnings
from ehcp_docs.errors import Fault, PlanInvalid
from ehcp_docs.resources import folder

SAMPLE = load_monitoring(folder("samples") / "monitoring" / "special_school.json")


def _with(*, looked_after: bool = False, next_due: date = date(2028, 5, 17), **band: Any) -> Monitoring:
    child = replace(SAMPLE.child, looked_after=looked_after)
    return replace(SAMPLE, child=child, next_due=next_due, band=replace(SAMPLE.band, **band))


def _told(faults: list[Fault]) -> list[str]:
    return [f"{fault.place}: {fault.message}" for fault in faults]


def test_the_samples_have_no_fault_and_no_warning() -> None:
    found = [load_monitoring(path) for path in sorted((folder("samples") / "monitoring").glob("*.json"))]
    assert [monitoring_faults(one) + monitoring_warnings(one) for one in found] == [[], []]


def test_a_band_does_not_change_without_the_psychologists_agreement() -> None:
    unagreed = _with(now=Band.C, proposed=Band.D, agreed_by_psychologist=False)
    told = ["monitoring: /band: The band changes without the educational psychologist's agreement."]
    assert _told(monitoring_faults(unagreed)) == told
    with pytest.raises(PlanInvalid) as caught:
        monitoring_view(unagreed)
    assert _told(list(caught.value.faults)) == told


def test_a_band_that_stays_needs_no_agreement() -> None:
    assert monitoring_faults(_with(now=Band.D, proposed=Band.D, agreed_by_psychologist=False)) == []


@pytest.mark.parametrize("band", ["A", "B", "C"])
def test_a_looked_after_child_in_a_band_of_less_than_once_a_year_is_warned_of(band: str) -> None:
    assert _told(monitoring_warnings(_with(looked_after=True, proposed=Band(band)))) == [
        "monitoring: /band/proposed: A looked-after child is monitored at least every year: band D or E, "
        f"not {band}."
    ]


@pytest.mark.parametrize("band", ["D", "E"])
def test_a_looked_after_child_in_band_d_or_e_is_not_warned_of(band: str) -> None:
    assert monitoring_warnings(_with(looked_after=True, proposed=Band(band), next_due=date(2028, 2, 1))) == []


@pytest.mark.parametrize(
    "reason",
    [
        "The placement is breaking down.",
        "His placement broke down once; the new placement is at risk of exclusion.",
        "Staff fear a breakdown of the placement.",
        "All is well. Her placement breaks down in the summer terms.",
    ],
)
def test_a_placement_that_is_breaking_down_in_words_belongs_in_band_e(reason: str) -> None:
    assert _told(monitoring_warnings(_with(proposed=Band.D, reason=reason))) == [
        "monitoring: /band/proposed: The placement is said to be breaking down or at risk: that is band E, "
        "not D."
    ]
    assert monitoring_warnings(_with(proposed=Band.E, reason=reason, next_due=date(2027, 11, 1))) == []


@pytest.mark.parametrize(
    "reason",
    [
        "The placement is not breaking down.",
        "There is no sign of the placement breaking down.",
        "The placement is no longer at risk.",
        "He is at risk of missing lunch. The placement suits him.",
        "He breaks down long words well since the placement began.",
    ],
)
def test_a_placement_that_holds_is_not_taken_for_one_that_breaks_down(reason: str) -> None:
    assert monitoring_warnings(_with(proposed=Band.D, reason=reason)) == []


def test_a_placement_marked_as_at_risk_belongs_in_band_e() -> None:
    marked = replace(_with(proposed=Band.C), placement_at_risk=True)
    assert [fault.code for fault in monitoring_warnings(marked)] == ["placement-band"]


@pytest.mark.parametrize(
    ("band", "due", "late"),
    [
        ("C", date(2029, 5, 18), False),
        ("C", date(2029, 5, 19), True),
        ("D", date(2028, 5, 18), False),
        ("D", date(2028, 5, 19), True),
        ("E", date(2028, 5, 17), False),
        ("E", date(2028, 5, 18), True),
        ("A", date(2031, 9, 1), False),
        ("B", date(2031, 9, 1), False),
    ],
)
def test_a_next_monitoring_later_than_its_band_allows_is_warned_of(band: str, due: date, late: bool) -> None:
    """The consultation was on 18 May 2027."""
    codes = [fault.code for fault in monitoring_warnings(_with(proposed=Band(band), next_due=due))]
    assert codes == (["next-too-late"] if late else [])


def test_dates_that_cannot_be_are_refused() -> None:
    wrong = replace(SAMPLE, next_due=SAMPLE.date, sent_to_sen_team=date(2027, 5, 17))
    assert _told(monitoring_faults(wrong)) == [
        "monitoring: /next_due: The next monitoring is not after this one.",
        "monitoring: /sent_to_sen_team: The summary is sent before the consultation took place.",
    ]


def test_a_step_that_was_due_before_the_consultation_is_warned_of() -> None:
    steps = (SAMPLE.next_steps[0], replace(SAMPLE.next_steps[1], by=date(2027, 5, 17)))
    assert _told(monitoring_warnings(replace(SAMPLE, next_steps=steps))) == [
        "monitoring: /next_steps/1/by: This step was due before the consultation took place."
    ]


def test_an_outcome_has_one_row() -> None:
    twice = replace(SAMPLE, outcomes=(*SAMPLE.outcomes[:2], SAMPLE.outcomes[0]))
    assert _told(monitoring_faults(twice)) == [
        "monitoring: /outcomes/2/id: Outcome E1 stands here a second time."
    ]
