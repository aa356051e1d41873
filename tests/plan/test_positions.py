"""Where the values of a JSON text stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.plan.positions import Duplicate, pointer, scan

LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20
)
FORMS = st.fixed_dictionaries({"indent": st.sampled_from([None, 0, 1, 4]), "ensure_ascii": st.booleans()})


@given(value=VALUES, form=FORMS)
def test_every_value_is_found_where_the_parser_finds_it(value: Any, form: dict[str, Any]) -> None:
    text = json.dumps(value, **form)
    positions = scan(text)
    wanted = dict(_pointers(value, ()))
    assert set(positions.offsets) == set(wanted)
    for place, (inner, is_member) in wanted.items():
        offset = positions.offsets[place]
        if is_member:  # a member begins at its name
            _, offset = json.JSONDecoder().raw_decode(text, offset)
            gap = re.compile(r"\s*:\s*").match(text, offset)
            assert gap
            offset = gap.end()
        assert json.JSONDecoder().raw_decode(text, offset)[0] == inner
        assert positions.line(place) == text[: positions.offsets[place]].count("\n") + 1


def _pointers(value: Any, path: tuple[str | int, ...], *, is_member: bool = False) -> Iterator[Any]:
    yield pointer(path), (value, is_member)
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _pointers(inner, (*path, name), is_member=True)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _pointers(inner, (*path, index))


TEXT = """{
  "child": {
    "name": "Amina, \\"Mina\\" {",
    "a/b~c": 1
  },
  "needs": [
    {"id": "B1"},
    {
      "id": "B2"}
  ]
}"""


def test_lines_are_those_of_an_editor() -> None:
    positions = scan(TEXT)
    places = [
        "",
        "/child",
        "/child/name",
        "/child/a~1b~0c",
        "/needs",
        "/needs/0/id",
        "/needs/1",
        "/needs/1/id",
    ]
    assert [positions.line(place) for place in places] == [1, 2, 3, 4, 6, 7, 8, 9]


def test_a_missing_value_has_the_line_of_what_is_around_it() -> None:
    positions = scan(TEXT)
    assert positions.line("/needs/1/text/0") == 8
    assert positions.line("/sections/A") == 1


def test_windows_line_ends_count_once() -> None:
    assert scan(TEXT.replace("\n", "\r\n")).line("/needs/1/id") == 9


def test_depth_counts_the_brackets_that_are_open_at_once() -> None:
    assert scan('{"a": [[1], [2, {"b": {}}], []], "c": {}}').depth == 5


def test_a_name_given_twice_is_found_with_both_lines_and_the_second_counts() -> None:
    positions = scan('{"a": {"x": 1},\n"b": 2,\n"a": 3}')
    assert positions.duplicates == (Duplicate("/a", 1, 3),)
    assert positions.line("/a") == 3


def test_the_same_name_written_with_an_escape_is_the_same_name() -> None:
    assert scan('{"a": 1,\n"\\u0061": 2}').duplicates == (Duplicate("/a", 1, 2),)
