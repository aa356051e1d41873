"""An authority's own rules over the shipped ones: what they change, what is told of it, and every fault at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ehcp_docs import resources
from ehcp_docs.audit.accepted import read_suppressions
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.errors import RuleError
from ehcp_docs.language.people import people
from ehcp_docs.language.words import use
from ehcp_docs.plan.read import load_plan
from ehcp_docs.reports.rules import rule_lines, rule_page
from ehcp_docs.rules.load import known_rule, load_pack, pack_hash, shipped_pack
from ehcp_docs.rules.model import Pack, Severity
from ehcp_docs.rules.selftest import SelfTest, examples

HEAD = 'extends: shipped\nname: Our rules\nversion: "3"\nauthor: QA team\n'
OWN = """
sections: [F]
applies_to: [provision]
rules:
  - id: OUR-F-MOON
    title: Moonbeams
    criterion: Q086
    severity: warning
    confidence: high
    weight: 3
    source: {source}
    rationale: Because it is a test.
    match: {{phrases: [moonbeams]}}
    message: "‘{{match}}’ is a test."
    suggestion: Take it out.
    examples: {{bad: ["Ama has [[moonbeams]]."], good: ["Ama has moons."]}}
"""
Lay = Callable[..., Pack]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Writes a pack.yaml and other files into a folder of their own, and loads them."""

    def laid(body: str = "", head: str = HEAD, folder: str = "ours", **files: str) -> Pack:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        (place / "pack.yaml").write_text(head + body, "utf-8")
        for name, text in files.items():
            (place / f"{name}.yaml").write_text(text, "utf-8")
        return load_pack(place)

    return laid


@pytest.fixture
def told(lay: Lay) -> Callable[..., list[str]]:
    """The faults of such a folder."""

    def faults(body: str = "", head: str = HEAD, **files: str) -> list[str]:
        with pytest.raises(RuleError) as raised:
            lay(body, head, **files)
        return [fault.sentence() for fault in raised.value.faults]

    return faults


@pytest.fixture(autouse=True)
def _shipped_words_again() -> Iterator[None]:
    yield
    use(None)


def test_a_rule_is_changed_by_its_id_and_the_others_stay(lay: Lay) -> None:
    pack = lay("change:\n  F-VAGUE-AMOUNT: {severity: error, weight: 9, confidence: low, reason: Agreed.}\n")
    rule = known_rule(pack, "F-VAGUE-AMOUNT")
    assert (rule.severity, rule.weight, rule.confidence.value) == (Severity.ERROR, 9, "low")
    assert [change.sentence for change in rule.changes] == [
        "severity: warning -> error, by Our rules 3 (QA team): Agreed.",
        "confidence: medium -> low, by Our rules 3 (QA team): Agreed.",
        "weight: 4 -> 9, by Our rules 3 (QA team): Agreed.",
    ]
    others = [r for r in pack.rules if r.id != "F-VAGUE-AMOUNT"]
    assert others == [r for r in shipped_pack().rules if r.id != "F-VAGUE-AMOUNT"]


def test_a_change_to_what_is_so_already_is_no_change(lay: Lay) -> None:
    assert known_rule(lay("change: {F-VAGUE-ACCESS: {severity: error}}"), "F-VAGUE-ACCESS").changes == ()


def test_a_rule_is_switched_off_and_can_still_be_looked_up(lay: Lay) -> None:
    pack = lay("change: {F-OPEN-LIST: {off: true, reason: Our schools asked for lists.}}")
    assert pack.rule("F-OPEN-LIST") is None
    assert "off: not used, by Our rules 3 (QA team): Our schools" in rule_page(
        known_rule(pack, "f-open-list")
    )
    listed = list(rule_lines(pack, section="F", criterion=None))
    assert any(line.startswith("F-OPEN-LIST") and "off" in line for line in listed)


def test_a_change_can_name_a_rule_by_its_former_id(lay: Lay) -> None:
    pack = lay(
        own=OWN.format(source="IPSEA").replace("id: OUR-F-MOON", "id: OUR-F-MOON\n    formerly: [OUR-F-SUN]")
    )
    assert known_rule(pack, "OUR-F-SUN").id == "OUR-F-MOON"
    above = HEAD.replace("shipped", "../ours").replace("Our rules", "Above")
    pack = lay("change: {OUR-F-SUN: {weight: 8}}", above, "above")
    assert known_rule(pack, "OUR-F-MOON").weight == 8


def test_phrases_are_added_and_removed_and_the_rule_finds_by_them(lay: Lay) -> None:
    pack = lay("change: {F-VAGUE-ACCESS: {phrases: {add: [entitlement to], remove: [options for]}}}")
    body = known_rule(pack, "F-VAGUE-ACCESS").match.body
    assert "entitlement to" in body
    assert "options for" not in body
    assert "options for" in known_rule(shipped_pack(), "F-VAGUE-ACCESS").match.body


def test_a_veto_can_be_added_to_a_rule_that_had_none(lay: Lay) -> None:
    pack = lay("change: {F-CHANGE: {unless: {add: [a b c]}}}")
    vetoes = [m.body for m in known_rule(pack, "F-CHANGE").unless if m.kind == "phrases"]
    assert any("a b c" in body for body in vetoes)


def test_the_changed_rules_own_examples_run_with_the_changes(lay: Lay) -> None:
    body = "change: {F-VAGUE-ACCESS: {phrases: {remove: [is available to]}}}"
    pack = lay(body)
    rule = known_rule(pack, "F-VAGUE-ACCESS")
    failures = [f for f in map(SelfTest([rule], words=pack.words).run, examples([rule])) if f]
    assert [f.name for f in failures] == ["F-VAGUE-ACCESS:bad[2]"]
    dropped = (
        "change:\n  F-VAGUE-ACCESS:\n    phrases: {remove: [is available to]}\n"
        "    examples: {drop: ['A quiet room [[is available to]] Ama.'], good: [A quiet room is available to Ama.]}\n"
    )
    rule = known_rule(lay(dropped), "F-VAGUE-ACCESS")
    assert [f for f in map(SelfTest([rule]).run, examples([rule])) if f] == []


def test_rules_sources_and_criteria_are_added_and_signed(lay: Lay) -> None:
    pack = lay(
        own=OWN.format(source="OUR-POLICY"),
        sources="OUR-POLICY: {title: Our policy, paragraph: '4'}\n",
        criteria="Q086: {weight: 2}\n",
    )
    rule = known_rule(pack, "OUR-F-MOON")
    assert rule.layer is not None
    assert rule.layer.signed == "Our rules 3 (QA team)"
    assert rule.source.citation == "Our policy, 4"
    assert (pack.criteria["Q086"].weight, pack.criteria["Q086"].question) == (
        2.0,
        shipped_pack().criteria["Q086"].question,
    )
    assert [c.what for c in pack.changes] == ["source OUR-POLICY", "criterion Q086"]


def test_scoring_is_merged_number_by_number(lay: Lay) -> None:
    pack = lay(
        scoring="cost: {error: 50}\ngrades: [{name: good, from: 80}]\n"
        "limits: [{criteria: [Q117], off: true}, {criteria: [Q010], cap: 40}, "
        "{criteria: [Q086], cap: 70, because: Too vague.}]\n"
    )
    shipped = shipped_pack().scoring
    assert pack.scoring["cost"] == {**shipped["cost"], "error": 50}
    assert [(g["name"], g["from"]) for g in pack.scoring["grades"]][:2] == [("outstanding", 95), ("good", 80)]
    assert [(x["criteria"], x["cap"]) for x in pack.scoring["limits"]] == [
        (["Q010"], 40),
        *[(x["criteria"], x["cap"]) for x in shipped["limits"][2:]],
        (["Q086"], 70),
    ]
    assert [change.sentence for change in pack.changes][:2] == [
        "scoring cost.error: 60 -> 50, by Our rules 3 (QA team)",
        "scoring grades.good: 85 -> 80, by Our rules 3 (QA team)",
    ]


def test_words_are_in_force_for_this_pack_only(lay: Lay) -> None:
    text = "An inclusion partner sees Ama."
    pack = lay("words: {roles.teaching: {add: [inclusion partner], remove: [mentor]}}")
    assert people(text).roles == ()
    ours, shipped = Auditor(pack), Auditor(shipped_pack())
    plan = load_plan(resources.shipped("samples") / "nursery.json")
    ours.audit(plan)
    assert [span.of(text) for span in people(text).roles] == ["inclusion partner"]
    assert people("A mentor sees Ama.").roles == ()
    shipped.audit(plan)
    assert people(text).roles == ()
    assert people("A mentor sees Ama.").roles != ()


def test_rows_of_words_are_added_and_removed_by_their_pattern(lay: Lay) -> None:
    pack = lay(
        "words:\n  blaming: {add: [{words: 'glass half empty', kinder: say what is seen}]}\n"
        "  mild: {remove: ['tantrums?|melt ?downs? (?:to get|because (?:he|she) (?:wants|does not get))']}\n"
    )
    assert pack.words is not None
    assert {"words": "glass half empty", "kinder": "say what is seen"} in pack.words.lexicon["blaming"]
    assert not any(row["words"].startswith("tantrums") for row in pack.words.vocabulary["mild"])
    assert shipped_pack().words is None


def test_terms_of_a_topic_and_names_of_an_area_are_added(lay: Lay) -> None:
    pack = lay(
        "words:\n  topics.reading.terms: {add: [lighthouse scheme]}\n"
        "  families.communication.names: {add: [talking team]}\n"
    )
    assert pack.words is not None
    assert "lighthouse scheme" in pack.words.vocabulary["topics"]["reading"]["terms"]
    assert "talking team" in pack.words.vocabulary["families"]["communication"]["names"]


def test_an_overlay_can_lie_over_another(lay: Lay) -> None:
    lay("change: {F-VAGUE-AMOUNT: {weight: 6}}", HEAD.replace("Our rules", "Region"), "region")
    pack = lay("change: {F-VAGUE-AMOUNT: {weight: 8}}", HEAD.replace("shipped", "../region"))
    rule = known_rule(pack, "F-VAGUE-AMOUNT")
    assert [(c.how, c.by.name) for c in rule.changes] == [("4 -> 6", "Region"), ("6 -> 8", "Our rules")]
    assert pack.version.endswith("+ Region 3 + Our rules 3")


def test_the_hash_covers_what_is_extended_and_leaves_out_what_is_accepted(lay: Lay, tmp_path: Path) -> None:
    over = HEAD.replace("shipped", "../region")
    lay("", HEAD, "region")
    first = lay("", over).sha256
    lay("about: Changed.", HEAD, "region")
    second = lay("", over).sha256
    assert second != first
    assert lay("", over, suppressions="accepted: []").sha256 == second
    assert lay("about: Changed too.", over).sha256 != second
    assert shipped_pack().sha256 == pack_hash(resources.shipped("audit_rules"))


def test_an_overlay_in_the_authoritys_own_folder_is_in_force(
    lay: Lay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EHCP_HOME", str(tmp_path))
    lay("change: {F-OPEN-LIST: {off: true, reason: Agreed.}}", folder="audit_rules")
    pack = load_pack(resources.folder("audit_rules"))
    assert [rule.id for rule in pack.off] == ["F-OPEN-LIST"]
    assert pack.words is None


def test_every_fault_is_told_at_once_with_its_place_and_the_nearest_name(
    told: Callable[..., list[str]],
) -> None:
    body = """
change:
  F-VAGUE-ACCES: {severity: error}
  F-OPEN-LIST: {phrases: {remove: [such us]}}
  F-NO-AMOUNT: {phrases: {add: [x]}}
  F-DELEGATED: {message: "‘{who}’ decides."}
  F-VAGUE-ACCESS: {examples: {drop: [A quiet room is available to Ama.]}}
words:
  roles.teachers: {add: [x]}
  known_acronyms: {remove: [TVs]}
  blaming: {add: [plain words]}
"""
    assert told(body, scoring="cost: {eror: 5, error: many}\ngrades: [{name: good, from: 99}]\n") == [
        "scoring.yaml: cost.eror: there is no such number of the score. Did you mean error?",
        "scoring.yaml: cost.error: has to be a number, 0 or more.",
        "scoring.yaml: grades: the grades have to begin at fewer points from one to the next, and the last at 0.",
        "pack.yaml: F-VAGUE-ACCES: there is no rule “F-VAGUE-ACCES”. Did you mean F-VAGUE-ACCESS or F-VAGUE-VERB?",
        "pack.yaml: F-OPEN-LIST: phrases: “such us” is not in the list, so that it cannot be removed. "
        "Did you mean such as?",
        "pack.yaml: F-NO-AMOUNT: phrases: the rule has no phrases: it looks by check. "
        "Change its severity or switch it off, or add a rule of your own.",
        "pack.yaml: F-VAGUE-ACCESS: examples: an example to be dropped is not among the rule's own. "
        "Did you mean A quiet room [[is available to]] Ama.?",
        "pack.yaml: words: roles.teachers: there is no list “roles.teachers”. "
        "Did you mean roles.teaching or roles.therapy?",
        "pack.yaml: words: known_acronyms: “TVs” is not in the list, so that it cannot be removed. "
        "Did you mean TV?",
        "pack.yaml: words: blaming: the list holds rows such as {words: a pattern, kinder: what to say}; add such.",
        "pack.yaml: F-DELEGATED: the message names {who}, which this matcher does not give.",
    ]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (
            "change: {F-A-B: {severty: error}}",
            "pack.yaml: F-A-B: unknown key “severty”. Did you mean severity?",
        ),
        (
            "change: {F-A-B: {severity: eror}}",
            "pack.yaml: F-A-B: severity: “eror” is not allowed here. Did you mean error?",
        ),
        ("change: {F-A-B: {weight: 11}}", "pack.yaml: F-A-B: weight: the weight must be 1 to 10."),
        (
            "change: {F-A-B: {off: true}}",
            "pack.yaml: F-A-B: reason is missing. A rule is switched off with a reason.",
        ),
        ("chnge: {}", "pack.yaml: unknown key “chnge”. Did you mean change?"),
    ],
)
def test_a_wrong_entry_is_told_before_anything_is_changed(
    told: Callable[..., list[str]], body: str, fault: str
) -> None:
    assert told(body) == [fault]


def test_what_is_missing_of_the_head_is_told(told: Callable[..., list[str]]) -> None:
    assert told("", "extends: shipped\n") == [
        "pack.yaml: name, version, author is missing. See docs/rules.md."
    ]


def test_unknown_and_circular_bases_are_refused(lay: Lay, told: Callable[..., list[str]]) -> None:
    [fault] = told("", HEAD.replace("shipped", "shiped"))
    assert fault.startswith("pack.yaml: extends: there are no rules at “shiped”. Did you mean shipped?")
    lay("", HEAD, "region")
    [fault] = told("", HEAD.replace("shipped", "../regon"))
    assert "Did you mean ../region?" in fault
    [fault] = told("", HEAD.replace("shipped", "../ours"))
    assert fault == (
        "pack.yaml: extends: the folders extend one another in a circle (ours -> ours). "
        "The lowest one extends “shipped”."
    )


def test_a_copy_of_a_word_list_in_an_overlay_is_refused(told: Callable[..., list[str]]) -> None:
    assert told("", lexicon="roles: {}\n") == [
        "lexicon.yaml: would hide later changes of the shipped lists. "
        "Put what differs under “words” in pack.yaml, and take the file away."
    ]


def test_a_copy_of_the_topics_in_an_overlay_is_refused(
    told: Callable[..., list[str]], tmp_path: Path
) -> None:
    (tmp_path / "ours" / "vocabulary").mkdir(parents=True)
    assert told("") == [
        "vocabulary: would hide later changes of the shipped lists. "
        "Put what differs under “words” in pack.yaml, and take the file away."
    ]


AREA = (
    "area: learning\nsources: [IPSEA]\nnames: dyslexia\n"
    "topics:\n  reading: {near: [], terms: 'phonics, lighthouse', hints: ''}\n"
)


def test_a_complete_pack_may_have_topics_of_its_own_and_its_hash_covers_them(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    file = tmp_path / "vocabulary" / "learning.yaml"
    file.write_text(AREA, "utf-8")
    pack = load_pack(tmp_path)
    assert pack.words is not None
    topics = {"reading": {"near": [], "terms": ["phonics", "lighthouse"], "hints": []}}
    assert pack.words.vocabulary["topics"] == topics
    file.write_text(AREA.replace("lighthouse", "beacon"), "utf-8")
    assert load_pack(tmp_path).sha256 != pack.sha256


def test_what_is_wrong_with_topics_of_its_own_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "learning.yaml").write_text(AREA.replace("near: [], ", ""), "utf-8")
    with pytest.raises(RuleError) as raised:
        load_pack(tmp_path)
    assert [fault.sentence() for fault in raised.value.faults] == [
        "vocabulary/learning.yaml: topic “reading”: near is missing or of the wrong kind. "
        "Compare it with the shipped file of that kind."
    ]


def test_a_rule_with_a_shipped_id_is_refused(told: Callable[..., list[str]]) -> None:
    text = OWN.format(source="IPSEA").replace("OUR-F-MOON", "F-OPEN-LIST")
    assert told("", own=text) == [
        "own.yaml: F-OPEN-LIST: the id F-OPEN-LIST is already used in section_f.yaml. "
        "Ids are never used twice; give the new rule an id of its own."
    ]


def test_the_example_pack_is_sound_and_every_example_of_it_comes_out_right() -> None:
    pack = load_pack(resources.shipped("samples") / "rules" / "wexshire")
    touched = [rule for rule in pack.rules if rule.layer or rule.changes]
    assert {rule.id for rule in touched} == {"WEX-F-UNIVERSAL-PLUS", "F-VAGUE-AMOUNT", "F-VAGUE-ACCESS"}
    run = SelfTest(touched, words=pack.words).run
    assert [failure for failure in map(run, examples(touched)) if failure] == []


def test_what_the_guide_shows_is_sound(lay: Lay, tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8")
    pack_yaml, scoring, suppressions = re.findall(r"```yaml\n(.*?)```", guide, re.S)
    pack = lay(pack_yaml, "", scoring=scoring, suppressions=suppressions)
    assert pack.layers[0].signed == "Wexshire rules 2026.2 (SEND quality assurance, Wexshire)"
    assert pack.scoring["cost"]["error"] == 50
    [entry] = read_suppressions(tmp_path / "ours" / "suppressions.yaml", pack)
    assert entry.about == "F-VAGUE-FREQUENCY in plan MAR-2026-0387, Section F, F4"
