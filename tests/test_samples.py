"""The samples: sound or broken as they are meant to be, and about nobody."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from shipped_samples import BROKEN, FAIR, GOOD, VAGUE, sample_data, sample_path

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.plan.build import build_plan, plan_data
from ehcp_docs.plan.passages import passages
from ehcp_docs.plan.read import check_file, load_plan

SOUND = GOOD + FAIR + VAGUE
EVERY = sorted(resources.shipped("samples").rglob("*.json"))


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_sample_has_no_faults(name: str) -> None:
    assert check_file(sample_path(name)).faults == ()


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_sample_has_2500_to_4700_words(name: str) -> None:
    plan = load_plan(sample_path(name))
    assert 2_400 <= sum(len(p.text.split()) for p in passages(plan)) <= 4_700


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_sample_survives_model_and_back(name: str) -> None:
    plan = build_plan(sample_data(name))
    assert build_plan(json.loads(json.dumps(plan_data(plan)))) == plan


def test_the_broken_links_are_found_each_at_its_place() -> None:
    places = {(fault.code, fault.place) for fault in check_file(sample_path("broken_links")).faults}
    assert {place for _, place in places} == {
        "/child/preffered_name",
        "/sections/B/needs/3/sources/0",
        "/sections/F/provision/5/id",
        "/sections/F/provision/7/outcomes/0",
        "/sections/F/provision/8/needs/0",
        "/sections/I/placements/0",
        "/sections/K/advice/2/date",
    }


def test_the_broken_identity_is_found_each_at_its_place() -> None:
    assert {fault.place for fault in check_file(sample_path("broken_identity")).faults} == {
        "/sign_off",
        "/child/year_group",
        "/child/upn",
        "/child/nhs_number",
        "/child/primary_need",
        "/dates/review_due",
        "/sections/H2",
        "/sections/F/provision/8/direct_payment",
        "/sections/H1/provision/0",
    }


@pytest.mark.parametrize("path", EVERY, ids=lambda p: p.stem)
def test_people_are_invented_and_their_numbers_are_test_numbers(path: Path) -> None:
    text = path.read_text("utf-8")
    data = json.loads(text)
    number = re.sub(r"\D", "", data.get("child", {}).get("nhs_number") or "9990000000")
    assert number.startswith("999")
    assert set(re.findall(r"\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b", text)) <= {"ZZ99 3CZ", "ZZ99 3WZ"}
    phones = re.findall(r"\b0[\d ]{9,12}\d\b", text)
    assert all(re.fullmatch(r"01632 ?960\d{3}|07700 ?900\d{3}", phone) for phone in phones), phones
    assert all(mail.endswith("example.org") for mail in re.findall(r"[\w.+-]+@([\w.-]+\w)", text))


@pytest.mark.parametrize("name", GOOD)
def test_a_good_sample_is_judged_good_or_better(name: str, auditor: Auditor) -> None:
    assert auditor.audit(load_plan(sample_path(name)), sample_data(name)).score.grade in (
        "good",
        "outstanding",
    )


@pytest.mark.parametrize("name", VAGUE)
def test_a_vague_sample_is_judged_below_good(name: str, auditor: Auditor) -> None:
    assert auditor.audit(load_plan(sample_path(name)), sample_data(name)).score.grade in (
        "requires improvement",
        "inadequate",
    )


def test_there_are_eight_sound_samples_and_two_broken_ones() -> None:
    tops = {path.stem for path in resources.shipped("samples").glob("*.json")}
    assert tops == {*SOUND, *BROKEN}
