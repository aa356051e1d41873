"""A rule that fails, or takes too long, is told with its place, and the other rules run all the same."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace

import jsonschema
import pytest

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Report
from ehcp_docs.errors import ResourceMissing
from ehcp_docs.plan.build import build_plan
from ehcp_docs.reports.html import html
from ehcp_docs.reports.json import data as json_data
from ehcp_docs.reports.text import text
from ehcp_docs.rules import match
from ehcp_docs.rules.guard import STRICT, Guard, Unrun, Why
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import checks

SECRET = "Ama bites her hand"


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def sample() -> dict[str, object]:
    path = resources.shipped("samples") / "vague_special.json"
    return dict(json.loads(path.read_text("utf-8")))


def failing(passage: ReadPassage) -> Iterator[Hit]:
    if passage.item == "F2":
        raise ValueError(SECRET)
    return
    yield


def audited(monkeypatch: pytest.MonkeyPatch, auditor: Auditor, check: str) -> Report:
    """The report on a sample where that check fails on one provision."""
    spoilt = {**checks(), check: replace(checks()[check], passage=failing)}
    monkeypatch.setattr(match, "checks", lambda: spoilt)
    data = sample()
    auditor.forget()  # what was kept of this plan when the check was whole
    report = auditor.audit(build_plan(data), data)
    auditor.forget()
    return report


def test_what_comes_before_a_failure_is_kept_and_the_failure_told() -> None:
    def work() -> Iterator[int]:
        yield 1
        raise KeyError(SECRET)

    guard = Guard()
    assert guard.run("F-X", work, section="F", item="F3") == [1]
    assert guard.unrun == (Unrun(rule="F-X", why=Why.FAILED, section="F", item="F3", cause="KeyError"),)


def test_a_rule_that_failed_on_one_text_still_runs_on_the_next() -> None:
    guard = Guard()
    guard.run("F-X", lambda: [1 // 0])
    assert guard.run("F-X", lambda: [2]) == [2]


def test_a_rule_that_was_too_slow_is_not_run_again_and_others_are() -> None:
    clock = Clock()

    def slow() -> Iterator[int]:
        clock.now += 6.0
        yield 1

    guard = Guard(seconds=5.0, clock=clock)
    assert guard.run("F-X", slow, section="F", item="F1") == [1]
    assert guard.run("F-X", lambda: [2]) == []
    assert guard.run("F-Y", lambda: [3]) == [3]
    assert guard.unrun == (Unrun(rule="F-X", why=Why.SLOW, section="F", item="F1", cause="6 seconds"),)


def test_a_long_text_may_take_longer() -> None:
    clock = Clock()

    def slow() -> Iterator[int]:
        clock.now += 6.0
        yield 1

    guard = Guard(seconds=5.0, clock=clock)
    guard.run("F-X", slow, letters=20_000)
    assert guard.unrun == ()


def test_a_machine_that_stands_still_is_not_held_against_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    wall, processor = Clock(), Clock()
    monkeypatch.setattr(time, "perf_counter", wall)
    monkeypatch.setattr(time, "thread_time", processor)
    guard = Guard(seconds=5.0)

    def work(on_the_wall: float, by_the_processor: float) -> list[int]:
        wall.now += on_the_wall
        processor.now += by_the_processor
        return [1]

    guard.run("F-X", lambda: work(60.0, 0.5))
    assert guard.unrun == ()
    guard.run("F-X", lambda: work(60.0, 7.0), section="F", item="F1")
    assert guard.unrun == (Unrun(rule="F-X", why=Why.SLOW, section="F", item="F1", cause="7 seconds"),)


def test_what_is_the_users_business_is_raised() -> None:
    def work() -> list[int]:
        raise ResourceMissing("The language model is not installed.")

    with pytest.raises(ResourceMissing):
        Guard().run("F-X", work)


def test_a_rules_own_examples_let_every_error_through() -> None:
    with pytest.raises(ZeroDivisionError):
        STRICT.run("F-X", lambda: [1 // 0])


def test_only_the_failing_check_on_that_text_is_missing_from_the_report(
    monkeypatch: pytest.MonkeyPatch, auditor: Auditor
) -> None:
    data = sample()
    sound = auditor.audit(build_plan(data), data)
    rules = {rule.id for rule in auditor.pack.rules if rule.match.body == "delegated"}
    report = audited(monkeypatch, auditor, "delegated")
    assert {one.rule for one in report.unrun} == rules
    assert {(one.section, one.item) for one in report.unrun} == {("F", "F2")}
    assert [f for f in report.findings if f.rule not in rules] == [
        f for f in sound.findings if f.rule not in rules
    ]


def test_every_report_names_the_rule_and_the_place_and_not_the_text(
    monkeypatch: pytest.MonkeyPatch, auditor: Auditor
) -> None:
    report = audited(monkeypatch, auditor, "delegated")
    told = [text(report), re.sub(r"<[^>]+>", "", html(report)), json.dumps(json_data(report))]
    for one in told:
        assert "F-DELEGATED" in one
        assert "ValueError" in one
        assert SECRET not in one
    for one in told[:2]:
        assert "F-DELEGATED failed on Section F, F2 (ValueError in " in " ".join(one.split())


def test_the_json_report_keeps_to_its_schema(monkeypatch: pytest.MonkeyPatch, auditor: Auditor) -> None:
    report = audited(monkeypatch, auditor, "delegated")
    schema = json.loads(resources.file("schemas", "audit-report.schema.json").read_text("utf-8"))
    made = json_data(report)
    jsonschema.validate(made, schema)
    [told] = made["unrun"]
    cause = told.pop("cause")
    assert told == {"rule": "F-DELEGATED", "why": "failed", "section": "F", "item": "F2"}
    assert re.fullmatch(r"ValueError in rules/match\.py, line \d+", cause)


def test_a_reader_that_fails_costs_its_part_of_the_report_only(
    monkeypatch: pytest.MonkeyPatch, auditor: Auditor
) -> None:
    def broken(*_: object) -> tuple[()]:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("ehcp_docs.audit.engine.readings", broken)
    data = sample()
    report = auditor.audit(build_plan(data), data)
    assert report.readings == ()
    assert report.links
    [told] = report.unrun
    assert (told.rule, told.why, told.section) == ("readings", Why.FAILED, "")
    assert re.fullmatch(r"RuntimeError in audit/engine\.py, line \d+", told.cause)
    assert "What was read in outcomes and provision failed on the plan as a whole" in text(report)
