"""Rule files with faults: all of them are told, with file, rule and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ehcp_docs import resources
from ehcp_docs.errors import RuleError
from ehcp_docs.rules.load import known_rule, load_pack, pack_hash, shipped_pack
from ehcp_docs.rules.runaway import runs_away

RULE = """
sections: [F]
applies_to: [provision]
rules:
  - id: F-TEST
    title: A test
    criterion: Q086
    severity: warning
    confidence: high
    weight: 3
    source: IPSEA
    rationale: Because it is a test.
    match: {phrases: [moonbeams]}
    message: "‘{match}’ is a test."
    suggestion: Take it out.
    examples: {bad: ["Ama has [[moonbeams]]."], good: ["Ama has moons."]}
"""


@pytest.mark.parametrize("pattern", ["^((a+)+)+$", "(?:x+y?)+$", "(?:[a-z]+)*$", "(?:x|a+)+c"])
def test_a_pattern_that_could_take_for_ever_is_refused_where_it_is_read(folder: Path, pattern: str) -> None:
    text = RULE.replace("{phrases: [moonbeams]}", f"{{tokens: [[{{TEXT: {{REGEX: '{pattern}'}}}}]]}}")
    assert faults(folder, text) == [
        f"own.yaml: F-TEST: the pattern “{pattern}” could take for ever on a long word. Within (...)+ or (...)*, let "
        "something stand that the repeat before it cannot match."
    ]


@pytest.mark.parametrize(
    "pattern", ["^\\d+(?:\\.\\d+)?$", "(?:[A-Z]+-)+$", "\\w+ing", "(?:ab|cd)+x", "[a-z]{1,8}"]
)
def test_patterns_with_something_between_their_rounds_are_taken(pattern: str) -> None:
    assert not runs_away(pattern)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("sources.yaml", "criteria.yaml", "scoring.yaml", "lexicon.yaml"):
        shutil.copy(resources.shipped("audit_rules") / name, tmp_path)
    return tmp_path


def faults(folder: Path, text: str) -> list[str]:
    (folder / "own.yaml").write_text(text, "utf-8")
    with pytest.raises(RuleError) as raised:
        load_pack(folder)
    return [fault.sentence() for fault in raised.value.faults]


def test_a_sound_file_of_an_authoritys_own_is_loaded(folder: Path) -> None:
    (folder / "own.yaml").write_text(RULE, "utf-8")
    assert [rule.id for rule in load_pack(folder).rules] == ["F-TEST"]


def test_an_unknown_key_is_told_with_the_nearest_known_one(folder: Path) -> None:
    assert faults(folder, RULE.replace("severity:", "severty:")) == [
        "own.yaml: F-TEST: severity is missing. Every rule needs it; see CONTRIBUTING.md.",
        "own.yaml: F-TEST: unknown key “severty”. Did you mean severity?",
    ]


def test_a_duplicate_id_is_told_with_the_file_that_has_it(folder: Path) -> None:
    (folder / "first.yaml").write_text(RULE, "utf-8")
    assert faults(folder, RULE) == [
        "own.yaml: F-TEST: the id F-TEST is already used in first.yaml. "
        "Ids are never used twice; give the new rule an id of its own."
    ]


def test_all_faults_of_a_rule_are_told_at_once(folder: Path) -> None:
    text = RULE.replace("IPSEA", "IPSA").replace("Q086", "Q186").replace("{match}’ is", "{amount}’ is")
    assert faults(folder, text) == [
        "own.yaml: F-TEST: there is no source “IPSA”. Did you mean IPSEA?",
        "own.yaml: F-TEST: there is no criterion “Q186”. Did you mean Q128 or Q126?",
        "own.yaml: F-TEST: the message names {amount}, which this matcher does not give.",
    ]


def test_an_unknown_check_is_told_with_the_nearest_one(folder: Path) -> None:
    assert faults(folder, RULE.replace("{phrases: [moonbeams]}", "{check: delegate}")) == [
        "own.yaml: F-TEST: there is no check “delegate”. Did you mean delegated?"
    ]


def test_what_a_rule_looks_in_is_said_by_the_rule_or_by_its_file(folder: Path) -> None:
    own = folder / "own.yaml"
    own.write_text(RULE, "utf-8")
    assert load_pack(folder).rules[0].looks_in == "plan"
    own.write_text("looks_in: word_file\n" + RULE, "utf-8")
    assert load_pack(folder).rules[0].looks_in == "word_file"
    own.write_text(
        "looks_in: word_file\n" + RULE.replace("    weight: 3", "    weight: 3\n    looks_in: plan"), "utf-8"
    )
    assert load_pack(folder).rules[0].looks_in == "plan"
    assert faults(folder, "looks_in: drawer\n" + RULE) == [
        "own.yaml: “drawer” is not allowed here. Allowed: plan, word_file."
    ]


def test_two_matchers_are_one_too_many(folder: Path) -> None:
    [told] = faults(folder, RULE.replace("{phrases: [moonbeams]}", "{phrases: [a], check: delegated}"))
    assert told.startswith("own.yaml: F-TEST: match: a rule has exactly one matcher.")


def test_a_duplicate_key_and_broken_yaml_are_told_with_the_line(folder: Path) -> None:
    assert "own.yaml" in faults(folder, RULE.replace("    weight: 3", "    weight: 3\n    weight: 4"))[0]
    assert faults(folder, "rules: [")[0].startswith("line 1, own.yaml: is not valid YAML")


def test_the_hash_changes_with_the_rules_and_not_with_line_ends(folder: Path) -> None:
    own = folder / "own.yaml"
    own.write_text(RULE, "utf-8", newline="\n")
    before = pack_hash(folder)
    own.write_text(RULE, "utf-8", newline="\r\n")
    assert pack_hash(folder) == before
    own.write_text(RULE.replace("weight: 3", "weight: 4"), "utf-8", newline="\n")
    assert pack_hash(folder) != before


def test_an_unknown_rule_is_told_with_the_nearest_ones() -> None:
    with pytest.raises(RuleError) as raised:
        known_rule(shipped_pack(), "F-DELEGATE")
    assert raised.value.lines() == ["There is no rule “F-DELEGATE”.", "Did you mean F-DELEGATED?"]


def test_every_source_says_what_kind_it_is() -> None:
    kinds = {source.kind for source in shipped_pack().sources.values()}
    assert kinds <= {"law", "case", "code", "guidance", "research"}


def test_every_criterion_of_a_rule_is_a_question() -> None:
    pack = shipped_pack()
    assert all(pack.criteria[rule.criterion].question for rule in pack.rules)
