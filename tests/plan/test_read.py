"""Plans from files: loaded, refused with every fault, or read as far as they can be."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ehcp_docs.errors import InputError, PlanInvalid
from ehcp_docs.plan import migrations
from ehcp_docs.plan.build import build_plan, plan_data
from ehcp_docs.plan.model import Plan, Status
from ehcp_docs.plan.read import (
    check_file,
    check_plan_data,
    kind_of,
    load_plan,
    load_validated,
    read_json,
    read_leniently,
)
from ehcp_docs.resources import shipped

GOOD = Path(__file__).parent / "good_plan.json"
SAMPLES = sorted(shipped("samples").glob("*.json"))


@pytest.fixture
def saved(tmp_path: Path) -> Any:
    """Writes data to a file and gives its path."""

    def save(data: Any) -> Path:
        path = tmp_path / "plan.json"
        path.write_text(json.dumps(data, indent=1), "utf-8")
        return path

    return save


def test_a_good_plan_is_loaded_whole() -> None:
    plan = load_plan(GOOD)
    assert plan.child.date_of_birth == date(2017, 3, 9)
    data = read_json(GOOD).data
    del data["$schema"], data["child"]["taught_out_of_year"]  # the default is left out when written
    assert plan_data(plan) == data


def test_warnings_do_not_keep_a_plan_from_loading(changed: Any, saved: Any) -> None:
    path = saved(changed({"/sections/J/requested": False}))
    assert [fault.code for fault in check_file(path).warnings] == ["budget-not-requested"]
    assert load_plan(path).sections.J.requested is False


def test_a_broken_plan_is_refused_with_all_its_faults_in_the_order_of_the_file(
    changed: Any, saved: Any
) -> None:
    path = saved(
        changed(
            {"/sections/K/advice/0/date": "2026-02-30", "/child/preffered_name": "Mina"},
            ["/sections/H2", "/child/preferred_name"],
        )
    )
    with pytest.raises(PlanInvalid) as caught:
        load_plan(path)
    assert caught.value.lines() == [
        f"{path}: This plan has 3 faults.",
        f"  {path}, line {_line(path, 'preffered_name')}, /child/preffered_name: "
        "“preffered_name” is not a field of child. Did you mean preferred_name?",
        f"  {path}, line {_line(path, 'sections')}, /sections/H2: "
        "Section H2 is missing. Every section must be there; a section with nothing in it says so with a nil "
        "statement.",
        f"  {path}, line {_line(path, '2026-02-30')}, /sections/K/advice/0/date: "
        "“date” of K1: 2026-02-30 is not in the calendar. February 2026 has 28 days.",
    ]


def test_an_id_given_twice_is_said_with_both_lines(changed: Any, saved: Any) -> None:
    path = saved(changed({"/sections/F/provision/1/id": "F1"}))
    lines = [number for number, line in enumerate(path.read_text().splitlines(), 1) if '"id": "F1"' in line]
    assert [fault.message for fault in check_file(path).faults] == [
        f"F1 is the id of two entries: line {lines[0]} (Section F) and line {lines[1]} (Section F)."
    ]


def test_a_field_given_twice_does_not_hide_what_else_is_wrong(changed: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    text = json.dumps(changed({"/sections/F/provision/0/needs": ["B9"]}), indent=1)
    path.write_text(text.replace('"version":', '"version": "0.9",\n "version":'))
    assert [fault.code for fault in check_file(path).faults] == ["json-duplicate-key", "link-dangling"]
    assert read_leniently(path).plan.version == "1.0"
    with pytest.raises(PlanInvalid):
        load_plan(path)


def _line(path: Path, text: str) -> int:
    return next(number for number, line in enumerate(path.read_text().splitlines(), 1) if text in line)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_can_be_read_and_only_those_broken_on_purpose_have_faults(
    path: Path,
) -> None:
    lenient = read_leniently(path)
    assert isinstance(lenient.plan, Plan)
    if not path.stem.startswith("broken_"):
        assert lenient.checked.faults == ()
        assert load_plan(path) == lenient.plan


def test_a_good_plan_is_read_leniently_as_it_is() -> None:
    lenient = read_leniently(GOOD)
    assert lenient.plan == load_plan(GOOD)
    assert lenient.checked.is_clean


def test_what_leaves_the_text_readable_stays_in_a_plan_that_is_read_leniently(
    changed: Any, saved: Any
) -> None:
    path = saved(
        changed(
            {"/status": "draft", "/sections/F/provision/0/needs": ["B9"], "/sections/F/provision/1/id": "F1"},
            ["/sign_off", "/dates/final_issued", "/dates/review_due"],
        )
    )
    lenient = read_leniently(path)
    codes = [fault.code for fault in lenient.checked.faults]
    assert codes == ["link-dangling", "id-duplicate", "draft-names-setting"]
    assert lenient.plan.sections.F.provision[0].needs == ("B9",)
    assert lenient.plan.sections.I.placements[0].name == "Ludmere Primary School"


def test_broken_values_are_dropped_and_what_was_plainly_meant_is_put_right(changed: Any, saved: Any) -> None:
    lenient = read_leniently(
        saved(
            changed(
                {
                    "/status": "Final",
                    "/dates/request_received": "2/2/2026",
                    "/dates/draft_issued": "2026-02-30",
                    "/child/house_point": 3,
                    "/child/primary_need": "autism and anxiety",
                    "/sections/A/views/0/paragraphs": "I like drumming.",
                    "/sections/F/provision/0/elements/minutes": "15",
                    "/sections/F/provision/1": None,
                    "/sections/H1/provision": "A support worker will go with her.",
                }
            )
        )
    )
    plan = lenient.plan
    assert plan.status is Status.FINAL
    assert (plan.dates.request_received, plan.dates.draft_issued) == (date(2026, 2, 2), None)
    assert plan.child.primary_need is None
    assert plan.sections.A.views[0].paragraphs == ("I like drumming.",)
    assert [item.id for item in plan.sections.F.provision] == ["F1"]
    assert plan.sections.H1.provision == ()
    assert plan.sections.F.provision[0].elements
    assert plan.sections.F.provision[0].elements.minutes is None
    assert build_plan(lenient.data) == plan


def test_what_is_missing_is_stood_in_for_so_that_no_text_is_lost(changed: Any, saved: Any) -> None:
    lenient = read_leniently(
        saved(
            changed(
                {"/sections/C/nil": "None"},
                [
                    "/sections/H2",
                    "/child/name",
                    "/child/date_of_birth",
                    "/status",
                    "/authority",
                    "/sections/B/needs/1/id",
                    "/sections/B/needs/0/area",
                    "/sections/D/needs/0/area",
                    "/sections/A/views/2/topic",
                    "/sections/K/advice/0/title",
                    "/sections/F/provision/0/text",
                    "/sign_off/role",
                ],
            )
        )
    )
    plan = lenient.plan
    assert plan.sections.H2.provision == ()
    assert plan.sections.C.nil is None
    assert plan.status is Status.FINAL
    assert [need.id for need in plan.sections.B.needs] == ["B1", "B?2"]
    assert [need.area for _, need in plan.needs()] == [
        "cognition_learning",
        "cognition_learning",
        "social_care",
    ]
    assert [item.id for item in plan.sections.F.provision] == ["F2"]
    assert plan.sign_off is None
    assert len(lenient.checked.faults) == 13


def test_a_birth_date_that_stands_in_fits_the_year_group(changed: Any, saved: Any) -> None:
    lenient = read_leniently(saved(changed({"/child/date_of_birth": "long ago"})))
    stood_in = changed({"/child/date_of_birth": lenient.plan.child.date_of_birth.isoformat()})
    assert [fault.code for fault in lenient.checked.faults] == ["date-form"]
    assert check_plan_data(stood_in).is_clean


@pytest.mark.parametrize(
    ("change", "removed", "message"),
    [
        ({"/sections": []}, [], "This plan has one fault."),
        ({"/schema_version": "3.1"}, [], "This plan has one fault."),
        ({}, ["/sections", "/schema_version"], "This plan has one fault."),
    ],
    ids=["no sections to read", "another version", "another kind of file"],
)
def test_a_file_without_anything_to_read_is_refused(
    change: dict[str, Any], removed: list[str], message: str, changed: Any, saved: Any
) -> None:
    path = saved(changed(change, removed))
    for read in (load_plan, read_leniently):
        with pytest.raises(PlanInvalid) as caught:
            read(path)
        assert (caught.value.message, caught.value.place) == (message, str(path))


def test_a_file_that_is_not_json_is_refused_by_all(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("{")
    for read in (read_json, load_plan, read_leniently):
        with pytest.raises(InputError) as caught:
            read(path)
        assert not isinstance(caught.value, PlanInvalid)
    assert [fault.code for fault in check_file(path).faults] == ["json-cut-off"]


@pytest.mark.parametrize("kind", ["case", "monitoring"])
def test_case_and_monitoring_files_are_checked_by_their_own_schema(kind: Any, saved: Any) -> None:
    folder = shipped("samples") / {"case": "cases"}.get(kind, kind)
    good = read_json(next(iter(sorted(folder.glob("*.json"))))).data
    assert load_validated(saved(good), kind) == good
    wrong = {name: value for name, value in good.items() if name != "reference"}
    with pytest.raises(PlanInvalid) as caught:
        load_validated(saved({**wrong, "schema_version": "1.0"}), kind)
    assert caught.value.message == f"This {kind} file has one fault."
    assert [(fault.code, fault.place) for fault in caught.value.faults] == [("field-missing", "/reference")]


@pytest.mark.parametrize(
    "path", sorted((shipped("samples") / "cases").glob("*.json")), ids=lambda path: path.stem
)
def test_a_case_that_names_child_and_authority_is_a_case_and_no_plan(path: Path) -> None:
    data = json.loads(path.read_text("utf-8"))
    assert kind_of(data) == "case"
    assert kind_of({**data, "child": {}, "authority": {}, "status": "draft"}) == "case"
    assert kind_of({**data, "sections": {}}) == "plan"


def test_a_plan_given_for_a_case_is_said_to_be_one() -> None:
    with pytest.raises(PlanInvalid) as caught:
        load_validated(GOOD, "case")
    assert [fault.message for fault in caught.value.faults] == [
        "This is not a case file. It looks like a plan."
    ]


def test_an_older_file_is_brought_up_to_date_step_by_step(
    changed: Any, saved: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_0_9(data: dict[str, Any]) -> dict[str, Any]:
        state = data.pop("state")
        return {**data, "schema_version": "0.9", "status": state}

    def to_1_0(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "schema_version": "1.0", "status": data["status"].lower()}

    monkeypatch.setitem(migrations.MIGRATIONS, "plan", {"0.8": to_0_9, "0.9": to_1_0})  # type: ignore[arg-type]
    old = changed({"/schema_version": "0.8", "/state": "FINAL"}, ["/status"])
    assert load_plan(saved(old)).status is Status.FINAL
    assert check_plan_data(old).is_clean
    assert old["state"] == "FINAL"  # the caller's data stays as it was
