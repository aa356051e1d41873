"""`ehcp audit` with accepted findings and an earlier report; `ehcp rules` with an authority's own rules."""

import json
import shutil

import pytest
from click.testing import CliRunner

from ehcp_docs import resources
from ehcp_docs.cli import main
from ehcp_docs.language.words import use

SAMPLES = resources.shipped("samples")
VAGUE = SAMPLES / "vague_infant.json"
WEXSHIRE = SAMPLES / "rules" / "wexshire"


def ehcp(*arguments):
    return CliRunner(catch_exceptions=False).invoke(main, [*map(str, arguments)])


@pytest.fixture(autouse=True)
def _shipped_words_again():
    yield
    use(None)


@pytest.fixture
def entries(tmp_path):
    """Writes a file of accepted findings that all hold until the end of 2026, unless they say otherwise."""

    def written(*rows):
        path = tmp_path / "accepted.yaml"
        usual = {"reason": "Agreed.", "author": "QA", "until": "2026-12-31"}
        path.write_text(json.dumps({"accepted": [usual | row for row in rows]}), "utf-8")
        return path

    return written


def test_what_is_accepted_fails_no_run_and_what_has_run_out_does(entries):
    found = json.loads(ehcp("audit", VAGUE, "--report", "json").stdout)["findings"]
    errors = sorted({f["rule"] for f in found if f["severity"] == "error"})
    path = entries(*({"rule": rule} for rule in errors))
    arguments = ("audit", VAGUE, "--suppressions", path, "--fail-on", "error", "--report", "json", "--as-of")
    held = ehcp(*arguments, "2026-12-31")
    assert (held.exit_code, json.loads(held.stdout)["counts"]["error"], held.stderr) == (0, 0, "")
    late = ehcp(*arguments, "2027-01-01")
    assert late.exit_code == 1
    assert f"accepted.yaml, entry 1 ({errors[0]}): has run out on 31 December 2026;" in late.stderr


def test_an_entry_that_accepts_nothing_is_told_and_one_for_a_plan_not_audited_is_not(entries):
    path = entries({"rule": "F-TRANSPORT", "plan": "MAR-2026-0387"}, {"rule": "F-TRANSPORT", "plan": "OTHER"})
    done = ehcp("audit", VAGUE, "--suppressions", path, "--report", "json", "--as-of", "2026-10-05")
    assert done.stderr == (
        "accepted.yaml, entry 1 (F-TRANSPORT in plan MAR-2026-0387): accepts no finding of this run. "
        "Take it out when it is no longer needed.\n"
    )
    assert [e["plan"] for e in json.loads(done.stdout)["unused"]] == ["MAR-2026-0387"]


def test_a_faulty_file_of_accepted_findings_ends_with_3(entries):
    done = ehcp("audit", VAGUE, "--suppressions", entries({"rule": "F-NONE"}))
    assert (done.exit_code, done.stdout) == (3, "")
    assert "entry 1: there is no rule “F-NONE”." in done.stderr


def test_only_what_is_new_counts_beside_an_earlier_report(tmp_path):
    earlier = tmp_path / "earlier.audit.json"
    assert ehcp("audit", VAGUE, "--report", "json", "-o", earlier).exit_code == 0
    same = ehcp("audit", VAGUE, "--baseline", earlier, "--fail-on", "advice")
    assert same.exit_code == 0
    assert "0 new" in same.stdout
    plan = json.loads(VAGUE.read_text("utf-8"))
    plan["sections"]["F"]["provision"][0]["text"] += " Emre will have access to a sensory room as required."
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(plan), "utf-8")
    done = ehcp("audit", changed, "--baseline", earlier, "--fail-on", "error")
    assert done.exit_code == 1
    assert "new in Section F, F1: ‘as required’" in " ".join(done.stdout.split())


def test_a_plan_without_an_earlier_report_is_told_and_one_of_another_name_is_asked_about(tmp_path):
    earlier = tmp_path / "earlier.audit.json"
    ehcp("audit", VAGUE, "--report", "json", "-o", earlier)
    links = SAMPLES / "broken_links.json"
    done = ehcp("audit", VAGUE, links, "--baseline", earlier, "--report", "json")
    assert done.stderr == (
        "CCC-26-0519: there is no earlier report on this plan; all its findings count as new.\n"
    )
    alone = ehcp("audit", links, "--baseline", earlier, "--report", "json")
    assert alone.stderr == "CCC-26-0519: compared with the report on MAR-2026-0387. Is it the same plan?\n"


def test_an_overlay_with_its_accepted_findings_is_used(tmp_path):
    done = ehcp("audit", VAGUE, "--rules", WEXSHIRE, "--report", "json", "--as-of", "2026-10-05")
    report = json.loads(done.stdout)
    assert report["versions"]["rule_pack"].endswith(" + Wexshire rules 2026.2")
    assert {(a["rule"], a["item"]) for a in report["accepted"]} == {("F-VAGUE-FREQUENCY", "F4")}
    assert "F-OPEN-LIST" not in {f["rule"] for f in report["findings"]}


def test_list_and_show_tell_what_an_overlay_changed():
    listed = ehcp("rules", "list", "--rules", WEXSHIRE, "--section", "F").stdout
    assert "[severity warning -> error, by Wexshire rules; weight 4 -> 6, by Wexshire rules]" in listed
    assert (
        "Wexshire rules 2026.2 (SEND quality assurance, Wexshire): 1 rule added, 2 changed, 1 switched off."
        in listed
    )
    shown = " ".join(ehcp("rules", "show", "F-VAGUE-AMOUNT", "--rules", WEXSHIRE).stdout.split())
    assert (
        "severity: warning -> error, by Wexshire rules 2026.2 (SEND quality assurance, Wexshire): Our panel"
        in shown
    )


def test_the_effect_of_a_change_is_told_and_can_fail(tmp_path):
    (tmp_path / "pack.yaml").write_text(
        'extends: shipped\nname: Mild\nversion: "1"\nauthor: QA\n'
        "change: {F-MODAL: {severity: advice}, F-OPEN-LIST: {off: true, reason: Agreed.}}\n",
        "utf-8",
    )
    arguments = ("rules", "effect", VAGUE, "--rules", tmp_path)
    done = ehcp(*arguments, "--format", "json")
    data = json.loads(done.stdout)
    rules = {r["rule"]: (r["appeared"], r["vanished"], r["revalued"]) for r in data["rules"]}
    assert done.exit_code == 0
    assert set(rules) == {"F-MODAL", "F-OPEN-LIST"}
    assert (rules["F-MODAL"][:2], rules["F-OPEN-LIST"][0]) == ((0, 0), 0)
    assert rules["F-MODAL"][2] > 0
    assert rules["F-OPEN-LIST"][1] > 0
    [plan] = data["plans"]
    assert plan["score"]["after"] > plan["score"]["before"]
    moved = round(plan["score"]["after"] - plan["score"]["before"], 1)
    assert ehcp(*arguments, "--fail-on-shift", moved).exit_code == 0
    assert ehcp(*arguments, "--fail-on-shift", moved - 0.1).exit_code == 1
    assert f"MAR-2026-0387  {plan['score']['before']:g}" in " ".join(ehcp(*arguments).stdout.split("   "))


def test_no_change_has_no_effect(tmp_path):
    (tmp_path / "pack.yaml").write_text('extends: shipped\nname: None\nversion: "1"\nauthor: QA\n', "utf-8")
    done = ehcp("rules", "effect", SAMPLES / "nursery.json", "--rules", tmp_path, "--fail-on-shift", 0)
    assert done.exit_code == 0
    assert "1 plan: nothing changes." in done.stdout


def test_a_folder_without_plans_has_no_effect_to_show(tmp_path):
    done = ehcp("rules", "effect", tmp_path, "--rules", WEXSHIRE)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "There is no plan here to audit." in done.stderr


def test_a_page_for_each_rule_is_written(tmp_path):
    out = tmp_path / "pages"
    assert ehcp("rules", "docs", "-o", out, "--rules", WEXSHIRE).exit_code == 0
    page = (out / "F-VAGUE-ACCESS.html").read_text("utf-8")
    for words in (
        "<mark>have access</mark>",
        "‘have access’ does not say who gives what",
        "A quiet room <mark>is available to</mark> Ama.",
        "Ama has access to the Sensory Base.",
        "added “entitlement to”",
        "cost 60 × certainty 1 × weight 5 ÷ 5",
        "UKUT 323",
        "5 examples",
    ):
        assert words in page
    assert "Known false alarms" in (out / "WEX-F-UNIVERSAL-PLUS.html").read_text("utf-8")
    assert "Switched off" in (out / "F-OPEN-LIST.html").read_text("utf-8")
    for name in ("index.html", "criteria.html", "severity.html"):
        assert 'href="F-VAGUE-ACCESS.html"' in (out / name).read_text("utf-8")
    assert "Left to people" in (out / "criteria.html").read_text("utf-8")


def test_the_pages_lead_only_to_one_another_and_load_nothing(tmp_path):
    import re

    out = tmp_path / "pages"
    ehcp("rules", "docs", "-o", out)
    names = {path.name for path in out.iterdir()}
    for path in out.iterdir():
        page = path.read_text("utf-8")
        links = {link for link in re.findall(r'href="([^"#]+)"', page) if not link.startswith("http")}
        assert links <= names, path.name
        assert not re.search(r"<(?:script|img|link|iframe)\b|src=|url\(|@import", page), path.name
        assert "default-src 'none'" in page


def test_a_new_rule_begins_sound_and_fails_its_own_test_until_it_is_filled_in(tmp_path):
    out = tmp_path / "ours"
    assert ehcp("rules", "new", "our-e-moon", "--rules", out, "--section", "E").exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["our_e_moon.yaml", "pack.yaml"]
    done = ehcp("rules", "test", "OUR-E-MOON", "--rules", out)
    assert (done.exit_code, "OUR-E-MOON:bad[0]" in done.stdout) == (1, True)
    again = ehcp("rules", "new", "OUR-E-MOON", "--rules", out)
    assert (again.exit_code, again.stderr.splitlines()[0]) == (3, "The id OUR-E-MOON is already used.")
    assert ehcp("rules", "new", "moon", "--rules", out).exit_code == 3
    filled = (
        (out / "our_e_moon.yaml")
        .read_text("utf-8")
        .replace("the words to be found", "words that no phrase has yet")
    )
    (out / "our_e_moon.yaml").write_text(filled, "utf-8")
    assert ehcp("rules", "test", "OUR-E-MOON", "--rules", out).exit_code == 0


def test_a_new_rule_goes_into_no_folder_of_another_kind(tmp_path):
    shutil.copy(WEXSHIRE / "own_rules.yaml", tmp_path)
    done = ehcp("rules", "new", "OUR-F-MOON", "--rules", tmp_path)
    assert done.exit_code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["own_rules.yaml"]
