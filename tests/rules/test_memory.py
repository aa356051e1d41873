"""What is kept for the next version of a plan holds only as long as everything that it rests on is the same."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import ehcp_docs
from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Report
from ehcp_docs.language import words
from ehcp_docs.language.people import people
from ehcp_docs.plan.build import build_plan
from ehcp_docs.rules.guard import Guard
from ehcp_docs.rules.match import RuleEngine
from ehcp_docs.rules.memory import Memory, Shelf, Stopwatch, passage_fact, plan_fact, whole_plan_fact

PACKAGE = Path(ehcp_docs.__file__).parent
Change = Callable[[dict[str, Any]], None]


def sample() -> dict[str, Any]:
    path = resources.shipped("samples") / "nursery.json"
    return dict(json.loads(path.read_text("utf-8")))


def audited(auditor: Auditor, data: dict[str, Any]) -> Report:
    return auditor.audit(build_plan(data), data)


def text_of(letter: str, kind: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        item = data["sections"][letter][kind][0]
        item["text"] += (
            " Mr Okafor of Elm Park School may do this regularly, and the nurse will decide how often."
        )

    return change


def childs_name(data: dict[str, Any]) -> None:
    data["child"] |= {"name": "Petra Lind", "preferred_name": "Petra"}


def author(data: dict[str, Any]) -> None:
    data["sections"]["K"]["advice"][0]["author"] = "Petra Lind"


def elements(data: dict[str, Any]) -> None:
    data["sections"]["F"]["provision"][0]["elements"] = {"minutes": 25}


def links(data: dict[str, Any]) -> None:
    data["sections"]["F"]["provision"][0]["needs"] = []


def moved(data: dict[str, Any]) -> None:
    data["sections"]["F"]["provision"].reverse()


def placement(data: dict[str, Any]) -> None:
    data["child"]["setting"] = "Elm Park School"


CHANGES = [
    text_of("B", "needs"), text_of("E", "outcomes"), text_of("F", "provision"), childs_name, author, elements, links,
    moved, placement,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__qualname__.split(".")[0])
def test_a_changed_plan_is_audited_as_if_for_the_first_time(auditor: Auditor, change: Change) -> None:
    changed = sample()
    change(changed)
    auditor.forget()
    first = audited(auditor, changed)
    audited(auditor, sample())
    assert audited(auditor, changed) == first


def test_rules_are_not_run_again_on_what_has_not_changed(auditor: Auditor) -> None:
    auditor.forget()
    audited(auditor, sample())
    changed = sample()
    text_of("F", "provision")(changed)
    auditor.memory.watch = Stopwatch()
    try:
        audited(auditor, changed)
        again = auditor.memory.watch.runs
    finally:
        auditor.memory.watch = None
    assert again["F-DELEGATED"] == 1
    assert again["rules.reading: clauses"] == 1


@dataclass
class PlanOf:
    """As much of a plan as a fact needs."""

    memory: Memory
    texts: dict[str, str]
    facts: dict[Any, Any] = field(default_factory=dict)


@dataclass
class PassageOf:
    """A passage of it."""

    plan: PlanOf
    name: str
    runs: list[str]

    @property
    def memory(self) -> Memory:
        return self.plan.memory

    @property
    def shelf(self) -> Shelf:
        return self.memory.shelf((self.name, self.plan.texts[self.name]))


@plan_fact
def longest(plan: PlanOf) -> int:
    return max(len(text) for text in plan.texts.values())


@whole_plan_fact
def everything(plan: PlanOf) -> list[str]:
    return list(plan.texts.values())


@passage_fact
def is_longest(passage: PassageOf) -> bool:
    passage.runs.append("is_longest")
    return len(passage.plan.texts[passage.name]) == longest(passage.plan)


@passage_fact
def is_told(passage: PassageOf) -> str:
    passage.runs.append("is_told")
    return f"{is_longest(passage)}"


@passage_fact
def place(passage: PassageOf) -> int:
    passage.runs.append("place")
    return everything(passage.plan).index(passage.plan.texts[passage.name])


def asked_of(memory: Memory, texts: dict[str, str], ask: Callable[[PassageOf], Any], name: str) -> list[str]:
    """What had to be worked out for an answer about that passage of the next version."""
    memory.begin("the same child")
    runs: list[str] = []
    ask(PassageOf(PlanOf(memory, texts), name, runs))
    return runs


def test_an_answer_is_taken_up_again_while_the_fact_of_the_plan_says_the_same() -> None:
    memory = Memory()
    assert asked_of(memory, {"a": "long", "b": "x"}, is_told, "a") == ["is_told", "is_longest"]
    assert asked_of(memory, {"a": "long", "b": "y"}, is_told, "a") == []
    assert asked_of(memory, {"a": "long", "b": "longer"}, is_told, "a") == ["is_told", "is_longest"]


def test_an_answer_that_rests_on_the_whole_plan_is_worked_out_anew() -> None:
    memory = Memory()
    asked_of(memory, {"a": "long", "b": "x"}, place, "a")
    assert asked_of(memory, {"a": "long", "b": "x"}, place, "a") == ["place"]


def test_an_answer_is_worked_out_once_within_a_version() -> None:
    memory = Memory()

    def twice(passage: PassageOf) -> None:
        place(passage)
        place(passage)

    assert asked_of(memory, {"a": "long"}, twice, "a") == ["place"]


def test_only_the_last_version_is_kept() -> None:
    memory = Memory()
    asked_of(memory, {"a": "long", "b": "x"}, is_told, "a")
    asked_of(memory, {"a": "long", "b": "x"}, is_told, "b")
    assert asked_of(memory, {"a": "long", "b": "x"}, is_told, "a") == ["is_told", "is_longest"]


def test_another_child_or_day_starts_afresh() -> None:
    memory = Memory()
    asked_of(memory, {"a": "long"}, is_told, "a")
    memory.begin("another child")
    runs: list[str] = []
    is_told(PassageOf(PlanOf(memory, {"a": "long"}), "a", runs))
    assert runs == ["is_told", "is_longest"]


def test_nothing_of_a_plan_is_left_when_it_is_let_go_of(auditor: Auditor) -> None:
    people("The teacher of Selam will do it.")
    audited(auditor, sample())
    auditor.forget()
    assert auditor.memory.held == 0
    assert auditor.parser.held == 0
    assert words.held() == 0


def test_rules_without_their_words_are_passed_over_and_would_find_nothing(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = resources.shipped("samples") / "vague_special.json"
    data = json.loads(path.read_text("utf-8"))
    auditor.forget()
    quick = audited(auditor, data).findings
    auditor.forget()
    monkeypatch.setattr(RuleEngine, "_silent", lambda *_: frozenset())
    assert audited(auditor, data).findings == quick


def test_a_rule_that_found_nothing_by_the_passage_alone_is_not_asked_of_the_next_version(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Guard, "run", _noting(asked))
    auditor.forget()
    audited(auditor, sample())
    first = len(asked)
    audited(auditor, sample())
    audited(auditor, sample())
    assert len(asked) - first < first


def _noting(asked: list[str]) -> Callable[..., list[Any]]:
    run = Guard.run

    def noted(guard: Guard, rule: str, work: Callable[[], Any], **where: Any) -> list[Any]:
        asked.append(rule)
        return run(guard, rule, work, **where)

    return noted


KEEPERS = [
    path
    for folder in ("language", "rules/checks", "audit")
    for path in sorted((PACKAGE / folder).glob("*.py"))
    if path.name not in ("words.py", "pipeline.py")
]


@pytest.mark.parametrize("path", KEEPERS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_readers_and_checks_keep_things_only_where_they_can_be_let_go_of(path: Path) -> None:
    source = path.read_text("utf-8")
    assert "__dict__" not in source, "use @plan_fact or @passage_fact"
    assert not re.search(r"@(?:functools\.)?(?:cache|lru_cache)\b", source), "use @from_words or @of_text"


def test_a_changed_copy_is_not_the_sample() -> None:
    data = sample()
    for change in CHANGES:
        changed = copy.deepcopy(data)
        change(changed)
        assert changed != data
