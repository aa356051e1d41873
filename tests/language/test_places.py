"""Patterns that are tried only where a word begins as they do find what they find when tried everywhere."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slow_patterns import every

from ehcp_docs import language, resources
from ehcp_docs.language import places
from ehcp_docs.language.anchors import anchors
from ehcp_docs.language.openings import openings, small
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.passages import passages
from ehcp_docs.rules import checks
from ehcp_docs.rules.load import shipped_pack

PATTERNS = {
    pattern: name
    for package in (language, checks, import_module("ehcp_docs.audit"))
    for name, pattern, _ in every(package)
}


@cache
def texts() -> tuple[str, ...]:
    """The passages of a sample that is full of faults, and every tenth example of the rules."""
    found = [
        example if isinstance(example, str) else str(example.get("text", ""))
        for rule in shipped_pack().rules
        for example in (*rule.examples.bad, *rule.examples.good)
    ]
    path = resources.shipped("samples") / "vague_special.json"
    plan = build_plan(json.loads(path.read_text("utf-8")))
    return tuple(dict.fromkeys([*found[::10], *(passage.text for passage in passages(plan))]))


def everywhere(pattern: re.Pattern[str], text: str) -> list[tuple[object, ...]]:
    return [(m.span(), m.groups()) for m in pattern.finditer(text)]


def where_it_may(pattern: re.Pattern[str], text: str) -> list[tuple[object, ...]]:
    return [(m.span(), m.groups()) for m in places.each(pattern, text)]


@pytest.fixture(autouse=True)
def _looked_at_from_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "USES", 0)
    monkeypatch.setattr(places, "SHORT", 0)


@pytest.mark.parametrize("pattern", PATTERNS, ids=PATTERNS.values())
def test_a_pattern_finds_the_same_where_it_is_tried_less(pattern: re.Pattern[str]) -> None:
    for text in texts():
        assert where_it_may(pattern, text) == everywhere(pattern, text)


@pytest.mark.parametrize("source", [r"\b(?:each|every)\b", r"(?<!x)\d", r"\w+ing\b", r"to be$"])
def test_whether_a_pattern_stands_in_a_text_is_told(source: str) -> None:
    pattern = re.compile(source, re.I)
    for text in texts():
        assert places.stands(pattern, text) == bool(pattern.search(text))


def test_most_patterns_are_looked_at() -> None:
    told = [pattern for pattern in PATTERNS if openings(pattern)]
    assert len(told) > 0.7 * len(PATTERNS)


@pytest.mark.parametrize(
    ("pattern", "at_words", "anywhere"),
    [
        (r"\b(?:each|every) day\b", {"each", "ever"}, set()),
        (r"\b(?:an? )?hour", {"a ho", "an h", "hour"}, set()),
        (r"(?<![\w-])X1+\b", {"x0"}, set()),
        (r"(?<!NHS )\bBand \d", {"band"}, set()),
        (r"ab|\bcd", {"cd"}, {"ab"}),
        (r"\b(?:ab|\(c\))", {"ab"}, {"(c)"}),
        (r"to(?:day|night){0,1}\W", {}, {"to", "toda", "toni"}),
        (r"\b(?i:Tea)(?=m)", {"tea"}, set()),
        (r"[xy]z(?P<a>q)(?P=a)", set(), {"xzq", "yzq"}),
    ],
)
def test_the_beginnings_of_a_pattern(pattern: str, at_words: set[str], anywhere: set[str]) -> None:
    found = openings(re.compile(pattern))
    assert found is not None
    shorter = {
        one for one in anywhere if not any(one != other and one.startswith(other) for other in anywhere)
    }
    assert {one for _, table in found.at_words for one in table} == set(at_words)
    assert {one for _, table in found.anywhere for one in table} == shorter


@pytest.mark.parametrize("pattern", [r"\w+ing\b", r"(?:a )?[^.]*x", r"x*", r"(?:a|)b?", r"(?a:a)b"])
def test_of_a_pattern_that_may_begin_with_anything_nothing_is_told(pattern: str) -> None:
    assert openings(re.compile(pattern)) is None


@pytest.mark.parametrize(
    ("pattern", "standing"),
    [
        (r"(?:[\w-]+ )?[\w-]+ of some (?:sort|kind)", {" of some "}),
        (r"\w+ (?:red|blue)(?: cars)?", {"red", "blue"}),
        (r"\w+ (?i:TEA) (?:a|to)|\w 12 o", {"tea", " 00 o"}),
        (r"\w+ (?:ever|)y(?:day)*", set()),
        (r"\w+ (?!never)so(?=on) (?:always){2}", {"always"}),
        (r"\w+ (?:never|\w+)", set()),
    ],
)
def test_what_must_stand_in_all_that_a_pattern_finds(pattern: str, standing: set[str]) -> None:
    assert openings(re.compile(pattern)) is None
    assert anchors(re.compile(pattern)) == standing


def test_a_pattern_that_may_begin_with_anything_is_not_tried_where_nothing_of_it_stands() -> None:
    pattern = re.compile(r"\w+ of some sort\b", re.I)
    assert places._places(pattern, "A device of a sort.") == []
    assert where_it_may(pattern, "A device OF SOME SORT.") == [((2, 21), ())]


@given(st.text(alphabet="abAB1½ .’ſıKİµé\n-X", max_size=40))
def test_no_letter_of_another_alphabet_is_passed_over(text: str) -> None:
    for source in (r"\b(?:ab|a\d|b’)\w?", r"(?<!a)b1|\bx", r"\bk|\bi\b|(?<![\w’])s", r"^a|\bµ|é+b"):
        for flags in (re.NOFLAG, re.I, re.M):
            pattern = re.compile(source, flags)
            assert where_it_may(pattern, text) == everywhere(pattern, text)


def test_letters_that_count_as_one_are_one_in_small_letters() -> None:
    plain = "".join(c for c in map(chr, range(0x3000)) if places.PLAIN.fullmatch(c))
    assert len(small(plain)) == len(plain)
    assert not [c for c in plain if c.isdecimal() and c not in "0123456789"]
    for letter in plain:
        alike = re.findall(re.escape(letter), plain, re.I)
        assert {small(one) for one in alike} == {small(letter)}


def test_a_pattern_is_looked_at_only_when_it_is_used_often(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(places, "USES", 3)
    monkeypatch.setattr(places, "openings", lambda pattern: asked.append(pattern.pattern))
    for name in ("Ama", "Ben"):
        pattern = re.compile(rf"\b{name}\b")
        for _ in range(4 if name == "Ben" else 3):
            list(places.each(pattern, "Ama and Ben read."))
    assert asked == [r"\bBen\b"]


def test_a_text_looked_at_before_the_index_of_patterns_began_anew_is_looked_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(places, "_INDEXED", 3)
    places._index()._begin_anew()
    text, other = "Ama reads each day; Ben reads every week.", "Both swim on Mondays with a coach."
    sources = (r"\beach", r"\bAma\b", r"\bday", r"\bswim", r"\bcoach", r"\bweek")
    patterns = [re.compile(source) for source in sources]
    for pattern, searched in zip(patterns, (text, text, text, other, other, text), strict=True):
        assert where_it_may(pattern, searched) == everywhere(pattern, searched) != []
