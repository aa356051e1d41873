"""YAML is read fast, and as YAML 1.2 all the same: what srsly, which reads 1.2 alone, makes of it is the measure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import srsly

from ehcp_docs.yamlfile import read_yaml, yaml_loads

ROOT = Path(__file__).parent.parent
SHIPPED = sorted(
    path for kind in ("audit_rules", "templates", "samples") for path in (ROOT / kind).rglob("*.yaml")
)
THE_SAME_IN_BOTH = """
text: a teacher, twice a week
quoted: "1"
lines: >
  one
  two
list: [1, -2, 0, 1.5, 0.10, true, False, null, ~, 2026-11-27]
nothing:
? long
: and: so
"""
NOT_THE_SAME = (
    "a: no", "a: on", "a: y", "a: 12:30", "a: 190:20:30", "a: 010", "a: 0o17", "a: 0x1F", "a: 0b1", "a: 1_000",
    "a: 1e3", "a: .5", "a: 1.", "a: +1", "a: -0", "a: .inf", "a: .NaN", "a: 2026-1-1", "a: 2026-11-27 10:00:00",
    "a: 2026-11-27T10:00:00Z", "<<: {a: 1}\nb: 2", "a: !!str 1", "a: !!set {b, c}", "%YAML 1.1\n---\na: no",
    "a: b\u2028c", "{a:b}", "{'a':1}", "[http://a.org, b:, c]", "? [1, 2]\n: 3", "a: &b [1]\nc: *b",
)  # fmt: skip
FAULTS = (
    "a:\tb",
    "a: =",
    "a: 1\na: 2",
    "a: b: c",
    "a: [",
    "{true: 1, 1: 2}",
    "a: 1\n---\nb: 2",
    "a: *b",
    "[" * 100_000,
)


def exactly(data: Any) -> Any:
    """The data with the type of each value: 1, 1.0 and true are three things."""
    if isinstance(data, dict):
        return [(exactly(name), exactly(value)) for name, value in data.items()]
    return [exactly(one) for one in data] if isinstance(data, list) else (type(data), repr(data))


@pytest.fixture
def only_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(text: str) -> Any:
        raise AssertionError("left to srsly")

    monkeypatch.setattr("srsly.yaml_loads", refused)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_shipped_file_is_read_as_srsly_reads_it(path: Path) -> None:
    assert exactly(read_yaml(path)) == exactly(srsly.read_yaml(path))


@pytest.mark.usefixtures("only_fast")
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_shipped_file_is_read_the_fast_way(path: Path) -> None:
    assert read_yaml(path)


@pytest.mark.usefixtures("only_fast")
def test_what_both_versions_take_alike_is_read_the_fast_way() -> None:
    assert list(yaml_loads(THE_SAME_IN_BOTH)) == ["text", "quoted", "lines", "list", "nothing", "long"]


@pytest.mark.parametrize("text", [THE_SAME_IN_BOTH, *NOT_THE_SAME, ""])
def test_a_text_is_read_as_yaml_1_2(text: str) -> None:
    assert exactly(yaml_loads(text)) == exactly(srsly.yaml_loads(text))


@pytest.mark.parametrize("text", FAULTS, ids=lambda text: text[:10])
def test_a_fault_is_told_as_srsly_tells_it(text: str) -> None:
    with pytest.raises(ValueError, match="Invalid YAML") as told:
        yaml_loads(text)
    with pytest.raises(ValueError, match="Invalid YAML") as wanted:
        srsly.yaml_loads(text)
    assert str(told.value) == str(wanted.value)
