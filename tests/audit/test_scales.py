"""Academic scales beside the score: what words can decide, and what is left to a person."""

from __future__ import annotations

import pytest

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.scale_model import Rating
from ehcp_docs.audit.scales import READERS, scales
from ehcp_docs.audit.statement import judge
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.fixture import example_data
from ehcp_docs.rules.load import shipped_pack


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor()


def rated(auditor: Auditor, text: str) -> dict[str, int | None]:
    found = judge("outcome", text, auditor).scales
    return {one.item: one.rating for rating in found for one in rating.outcomes[0].ratings}


def words(auditor: Auditor, text: str, item: str) -> str | None:
    found = judge("outcome", text, auditor).scales
    return next(r.words for rating in found for r in rating.outcomes[0].ratings if r.item == item)


def test_every_scale_has_its_source_and_known_readers() -> None:
    known = scales(shipped_pack().sources)
    assert [(s.id, len(s.items), s.lowest) for s in known] == [("gfs3", 7, 1), ("rgori", 8, 0)]
    assert [s.source for s in known] == [
        "Goal Functionality Scale III (McWilliam 2009)",
        "Revised IFSP/IEP Goals and Objectives Rating Instrument (Notari-Syverson and Shuster 1995, revised)",
    ]
    assert {item.reads for s in known for item in s.items} <= set(READERS)


def test_what_needs_a_person_is_never_rated(auditor: Auditor) -> None:
    found = rated(auditor, "Ama will order lunch in the canteen on four days out of five.")
    assert {item for item, rating in found.items() if rating is None} == {
        "GFS-1", "GFS-3", "GFS-5", "R-GORI-3", "R-GORI-4", "R-GORI-5", "R-GORI-7", "R-GORI-8",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "item", "rating"),
    [
        ("Ama will order lunch on four days out of five.", "GFS-2", 4),
        ("Ama will order lunch.", "GFS-2", 3),
        ("Ama will improve her confidence.", "GFS-2", 1),
        ("Staff will help Ama to order lunch.", "GFS-2", 1),
        ("Ama will order lunch on four days out of five.", "GFS-4", 4),
        ("Ama will order lunch by herself.", "GFS-4", 3),
        ("Ama will speak more clearly.", "GFS-4", 2),
        ("Ama will order lunch.", "GFS-4", 1),
        ("Ama will ask two different adults for help at home and in school.", "GFS-6", 4),
        ("Ama will ask for help at home and in school.", "GFS-6", 3),
        ("Ama will ask for help in a range of situations.", "GFS-6", 2),
        ("Ama will ask for help in the canteen.", "GFS-6", 1),
        ("Ama will order lunch on four days a week for three weeks running.", "GFS-7", 4),
        ("Ama will order lunch on four days out of five.", "GFS-7", 3),
        ("Ama will order lunch eight times out of ten.", "GFS-7", 2),
        ("Ama will order lunch.", "GFS-7", 1),
        ("Ama will order lunch on four days out of five.", "R-GORI-2", 1),
        ("Ama will become more confident.", "R-GORI-2", 0),
        ("Ama will order lunch.", "R-GORI-1", 1),
        ("Ama will ask for help at home and in school.", "R-GORI-6", 1),
        ("Ama will ask for help in a range of situations.", "R-GORI-6", 0),
    ],
)
def test_words_decide_an_item(auditor: Auditor, text: str, item: str, rating: int) -> None:
    assert rated(auditor, text)[item] == rating


def test_the_words_that_decide_are_told(auditor: Auditor) -> None:
    text = "With the coach visiting once a week, Ama will lay the tables on four days out of five."
    assert words(auditor, text, "GFS-7") == "four days out of five"
    assert words(auditor, "Ama will order lunch at snack time.", "GFS-1") == "lunch"


def test_a_plan_has_item_means_and_the_score_is_left_alone(auditor: Auditor) -> None:
    data = example_data("outcome", "Ama will read 40 words aloud on her own.")
    report = auditor.audit(build_plan(data), data)
    gfs = next(r for r in report.scales if r.scale.id == "gfs3")
    assert (gfs.mean("GFS-4"), gfs.mean("GFS-5")) == (4.0, None)
    assert not [c for c in report.score.criteria if "GFS" in c.criterion]
    assert gfs.outcomes[0].mean == gfs.whole


def test_a_scale_without_outcomes_has_no_mean() -> None:
    empty = Rating(scale=scales({})[0], outcomes=())
    assert (empty.whole, empty.mean("GFS-2")) == (None, None)
    assert empty.scale.source == "GFS"
