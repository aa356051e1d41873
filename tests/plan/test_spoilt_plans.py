"""Whatever is done to a plan: no traceback, nothing of the child's in a message, and a plan to audit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehcp_docs.errors import EhcpError, Fault
from ehcp_docs.plan.build import build_plan, plan_data
from ehcp_docs.plan.check import check_plan_data, examine
from ehcp_docs.plan.faults import CODES
from ehcp_docs.plan.read import check_file, read_leniently
from ehcp_docs.plan.repair import completed, without
from ehcp_docs.plan.schema import broken, date_fields, schema
from ehcp_docs.resources import shipped

GOOD = json.loads((Path(__file__).parent / "good_plan.json").read_text("utf-8"))
SAMPLES = [json.loads(path.read_text("utf-8")) for path in sorted(shipped("samples").glob("*.json"))]
NAMES = ["id", "text", "needs", "nil", "date", "status", "sections", "local", "Amina Blackwood", "~/", ""]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(["B1", "E1", "F1", "H1.1", "K1", "A1B2", "B" + "9" * 400, "2026-06-19", "9999-12-31"]),
    st.sampled_from(["0001-01-01", "30/02/2026", "Year 4", "draft", "amended_final", "2.0", "1.0\n"]),
    st.lists(st.sampled_from(["B1", "B1", "F2", None, 3]), max_size=3),
    st.dictionaries(st.sampled_from(NAMES), st.integers() | st.text(max_size=4), max_size=3),
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield from _places(item, (*path, name))


BASES = [GOOD, *SAMPLES]
PLACES = [list(_places(base)) for base in BASES]
CHANGES = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=10**6),
        st.one_of(
            st.tuples(st.just("set"), ODD),
            st.tuples(st.just("add"), st.tuples(st.sampled_from(NAMES), ODD)),
            st.just(("remove", None)),
            st.just(("repeat", None)),
        ),
    ),
    min_size=1,
    max_size=5,
)


@dataclass(frozen=True, repr=False)
class Spoilt:
    """A good plan or a sample with changes anywhere; shown by its changes."""

    base: int
    changes: Any

    def __repr__(self) -> str:
        return f"Spoilt({self.base}, {self.changes})"

    @property
    def data(self) -> dict[str, Any]:
        data = deepcopy(BASES[self.base])
        for at, (change, value) in self.changes:
            *path, last = PLACES[self.base][at % len(PLACES[self.base])]
            with suppress(
                KeyError, IndexError, TypeError, AttributeError
            ):  # an earlier change has taken the place away
                _change(_at(data, path), last, change, deepcopy(value))
        return data


def _change(around: Any, last: Any, change: str, value: Any) -> None:
    if change == "set":
        around[last] = value
    elif change == "add":
        around[value[0]] = value[1]
    elif change == "repeat":
        around.append(deepcopy(around[last]))
    else:
        del around[last]


SPOILT = st.builds(Spoilt, st.integers(0, len(BASES) - 1), CHANGES)


@settings(max_examples=60, deadline=None)
@given(spoilt=SPOILT)
def test_no_change_to_a_plan_gives_a_traceback(
    spoilt: Spoilt, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = spoilt.data
    before = deepcopy(data)
    checked = check_plan_data(data)
    assert data == before
    assert all(fault.code in CODES and fault.message for fault in (*checked.faults, *checked.warnings))
    path = tmp_path_factory.getbasetemp() / "spoilt.json"
    path.write_text(json.dumps(data), "utf-8")
    assert {fault.code for fault in checked.faults} <= {fault.code for fault in check_file(path).faults}
    with suppress(EhcpError):
        plan = read_leniently(path).plan
        assert build_plan(json.loads(json.dumps(plan_data(plan)))) == plan


@settings(max_examples=60, deadline=None)
@given(spoilt=SPOILT)
def test_a_plan_without_faults_can_always_be_built(spoilt: Spoilt) -> None:
    data = spoilt.data
    if check_plan_data(data).is_clean:
        build_plan(data)


@settings(max_examples=60, deadline=None)
@given(spoilt=SPOILT)
def test_what_is_left_of_a_plan_breaks_no_rule_of_values(spoilt: Spoilt) -> None:
    found = examine(spoilt.data, "plan")
    if not found.is_readable:
        return
    sound = without(found.data, found.broken)
    again = {(part.path, part.keyword) for part in broken(sound, "plan")}
    holes = {path for path, keyword in again if isinstance(path[-1], int) and _at(sound, path) is None}
    assert {keyword for path, keyword in again if path not in holes} <= {"missing", "minItems", "uniqueItems"}
    repaired = completed(sound)
    if repaired is not None:
        left = {part.keyword for part in broken(repaired, "plan")}
        assert left <= {"minItems", "uniqueItems", "pattern"}  # ids and types that stand in


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


@settings(max_examples=60, deadline=None)
@given(spoilt=SPOILT)
def test_no_message_holds_a_word_of_the_childs(spoilt: Spoilt) -> None:
    checked = check_plan_data(spoilt.data)
    said = "\n".join(_sentence(fault) for fault in (*checked.faults, *checked.warnings))
    for words in PRIVATE:
        assert words not in said


def _sentence(fault: Fault) -> str:
    return " ".join((fault.place, fault.message, fault.hint))


def _private(data: Any, field: Any, name: str = "") -> Iterator[str]:
    """The free texts, names and numbers of plan data, and the date of birth."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _private(value, field.get("properties", {}).get(key, {}), key)
    elif isinstance(data, list):
        for value in data:
            yield from _private(value, field.get("items", {}), name)
    elif isinstance(data, str):
        is_code = "enum" in field or "const" in field or field.get("x-defined-as") == "id"
        if name == "date_of_birth" or not (
            is_code or field.get("format") == "date" or name in ("by", "$schema")
        ):
            yield data


PRIVATE = {words for data in [GOOD, *SAMPLES] for words in _private(data, schema("plan")) if len(words) > 3}
HINTS = json.dumps(schema("plan"), ensure_ascii=False)
# What the schema itself gives as an example is not the child's.
PRIVATE = {words for words in PRIVATE if json.dumps(words, ensure_ascii=False)[1:-1] not in HINTS}


def test_there_is_something_private_to_look_for() -> None:
    assert {GOOD["sections"]["B"]["needs"][0]["text"], "Ngozi Blackwood"} - PRIVATE == {"Ngozi Blackwood"}
    assert len(PRIVATE) > 500


def test_every_text_of_a_plan_in_the_wrong_field_stays_unsaid() -> None:
    """Free text where an id, date, choice, number or name of a field should be is not repeated."""
    secret = "Amina hit her brother"
    for path in _places(GOOD):
        for wrong in (secret, [secret], {secret: secret}, {"id": secret}):
            data = deepcopy(GOOD)
            around = _at(data, path[:-1])
            around[path[-1]] = deepcopy(wrong)
            checked = check_plan_data(data)
            assert secret not in "\n".join(map(_sentence, (*checked.faults, *checked.warnings))), path


def test_fields_of_one_name_are_all_dates_or_none_is() -> None:
    """The cross checks tell dates by the names of their fields."""

    def named(node: Any) -> Iterator[tuple[str, bool]]:
        for name, field in node.get("properties", {}).items():
            yield name, field.get("format") == "date"
            yield from named(field)
        if "items" in node:
            yield from named(node["items"])

    found = set(named(schema("plan")))
    assert {name for name, is_date in found if is_date} == date_fields()
    assert not {name for name, is_date in found if not is_date} & date_fields()
