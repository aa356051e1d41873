"""SARIF and JUnit."""

import json
from collections import Counter
from xml.etree import ElementTree as ET

from made_reports import finding, full_report, report

from ehcp_docs.reports.junit import junit, junit_suites
from ehcp_docs.reports.sarif import sarif, sarif_log


def run(made):
    (only,) = json.loads(sarif(made))["runs"]
    return only


def test_sarif_says_its_version_and_tool():
    log = json.loads(sarif(full_report()))
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["tool"]["driver"]["name"] == "ehcp-docs"


def test_each_sarif_result_points_to_its_rule_and_place():
    only = run(full_report())
    rules = only["tool"]["driver"]["rules"]
    for result, one in zip(only["results"], full_report().findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == one.rule
        place = result["locations"][0]["logicalLocations"][0]
        assert place["fullyQualifiedName"] == f"WEX-2026-0142#{one.pointer}"
        assert result["properties"]["words"] == one.words
        assert result["partialFingerprints"] == {"ehcpDocs/v1": one.fingerprint}


def test_severities_become_levels_and_a_question_becomes_a_review():
    found = {(r["kind"], r["level"]) for r in run(full_report())["results"]}
    assert found == {("fail", "error"), ("fail", "warning"), ("fail", "note"), ("review", "none")}


def test_only_web_addresses_become_help_links():
    made = report(finding("F-A", link="javascript:alert(1)"), finding("F-B", link="https://example.org/"))
    uris = {rule["id"]: rule.get("helpUri") for rule in run(made)["tool"]["driver"]["rules"]}
    assert uris == {"F-A": None, "F-B": "https://example.org/"}


def test_sarif_does_not_name_the_child_outside_the_quoted_plan():
    only = run(full_report())
    only.pop("results")
    assert "Mina" not in json.dumps(only)


def test_several_plans_are_runs_of_one_log():
    log = json.loads(sarif_log([report(reference="B"), report(reference="A")]))
    assert [r["automationDetails"]["id"] for r in log["runs"]] == ["ehcp-docs/B", "ehcp-docs/A"]


def cases(made):
    suite = ET.fromstring(junit(made)).find("testsuite")
    return {case.get("name").split()[0]: [child.tag for child in case] for case in suite.iter("testcase")}


def test_each_criterion_is_a_junit_case_that_fails_on_errors_and_warnings():
    assert cases(full_report()) == {
        "Q055": ["failure"],
        "Q086": ["failure", "system-out"],
        "Q117": ["failure"],
        "Q127": ["system-out"],
    }


def test_a_question_alone_is_a_skipped_case():
    from ehcp_docs.rules.model import Severity

    assert cases(report(finding("F-ASK", severity=Severity.QUESTION)))["Q086"] == ["skipped"]


def test_the_sums_of_a_junit_suite_are_those_of_its_cases():
    suite = ET.fromstring(junit(full_report())).find("testsuite")
    tags = Counter(child.tag for case in suite.iter("testcase") for child in case)
    assert int(suite.get("tests")) == len(suite.findall("testcase"))
    assert int(suite.get("failures")) == tags["failure"]
    assert int(suite.get("skipped")) == tags["skipped"]


def test_junit_survives_characters_that_xml_cannot_hold():
    made = report(finding("F-A", message="a\x00b\x0c<c>&\ud800d"))
    failure = ET.fromstring(junit(made)).find(".//failure")
    assert "a\ufffdb\ufffd<c>&\ufffdd" in failure.text


def test_several_plans_are_suites_of_one_file():
    root = ET.fromstring(junit_suites([report(reference="B"), full_report()]))
    assert [suite.get("name") for suite in root] == ["B", "WEX-2026-0142"]
    assert int(root.get("tests")) == sum(int(suite.get("tests")) for suite in root)


def test_the_same_report_gives_the_same_text():
    assert sarif(full_report()) == sarif(full_report())
    assert junit(full_report()) == junit(full_report())
