"""The table of links, themes, names of files, and the sentences that reports share."""

import pytest
import srsly
from made_reports import finding, full_report, report

from ehcp_docs import resources
from ehcp_docs.audit.model import Link
from ehcp_docs.reports.matrix import by_number, matrix
from ehcp_docs.reports.naming import Names, stem
from ehcp_docs.reports.themes import OTHER, theme
from ehcp_docs.reports.wording import counted_findings, day, meaning
from ehcp_docs.rules.model import Severity


def need_provision(need, provision, declared=True):
    return Link(from_=need, to=provision, kind="need-provision", declared=declared, strength=None)


def test_rows_are_provision_then_outcomes_and_columns_needs_then_outcomes():
    table = matrix(full_report())
    assert table.columns == ("B1", "B2", "B3", "E1")
    assert [(row.item, row.kind) for row in table.rows] == [
        ("F1", "provision"),
        ("F2", "provision"),
        ("E1", "outcome"),
    ]


def test_a_cell_holds_the_link_between_its_row_and_its_column():
    rows = {row.item: [link and link.declared for link in row.links] for row in matrix(full_report()).rows}
    assert rows == {
        "F1": [True, None, None, True],
        "F2": [None, None, False, None],
        "E1": [True, None, None, None],
    }


def test_a_need_without_any_link_is_known_from_what_was_found_on_it():
    gaps = {gap.item: gap.missing for gap in matrix(full_report()).gaps}
    assert gaps["B2"] == ("provision", "outcome")


def test_a_link_inferred_from_the_words_does_not_close_a_gap():
    table = matrix(report(links=(need_provision("B1", "F1", declared=False),)))
    assert {gap.item: gap.missing for gap in table.gaps} == {
        "B1": ("provision", "outcome"),
        "F1": ("need", "outcome"),
    }


def test_items_that_the_report_does_not_name_are_counted():
    assert matrix(report(links=(need_provision("B1", "F1"),))).unseen == (("need", 2), ("provision", 3))


def test_items_stand_in_the_order_of_their_numbers():
    assert sorted(["F10", "F2", "H1.10", "F1", "H1.9"], key=by_number) == ["F1", "F2", "F10", "H1.9", "H1.10"]


def test_every_shipped_criterion_has_a_theme():
    criteria = srsly.read_yaml(resources.shipped("audit_rules") / "criteria.yaml")
    assert [key for key in criteria if theme(key) == OTHER] == []


@pytest.mark.parametrize("criterion", ["Q000", "Q136", "LOCAL-1", "", "Q12a"])
def test_a_criterion_of_an_authority_is_under_other(criterion):
    assert theme(criterion) == OTHER


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("WEX-2026-0142", "WEX-2026-0142"),
        ("ALD/24/1183", "ALD-24-1183"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "plan-con"),
        ("LPT1.x", "plan-LPT1.x"),
        ("...", "plan"),
        ("", "plan"),
        ("é ü", "plan"),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_file_is_named_after_the_reference_in_letters_that_every_system_takes(reference, name):
    assert stem(reference) == name


def test_two_plans_of_one_reference_get_two_names():
    names = Names()
    assert [names.next(r) for r in ("A/1", "A-1", "a-1", "A-1-2", "B")] == [
        "A-1",
        "A-1-2",
        "a-1-3",
        "A-1-2-2",
        "B",
    ]


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (report(), "the rules found nothing that has to be put right."),
        (
            report(finding("F-A")),
            "1 error has to be put right before it is issued, in Section F (Special educational provision).",
        ),
        (
            report(finding("F-A"), finding("F-B"), status="final"),
            "2 errors have to be put right, all in Section F (Special educational provision).",
        ),
        (
            report(finding("F-A"), finding("F-B"), finding("E-A", "E1")),
            "3 errors have to be put right before it is issued, 2 of them in Section F (Special educational "
            "provision).",
        ),
        (
            report(finding("ID-A", "", section="ID", severity=Severity.WARNING)),
            "there are no errors, but 1 warning should be put right before it is issued, "
            "in the front of the plan.",
        ),
    ],
)
def test_what_the_score_means_is_one_sentence(made, sentence):
    assert meaning(made) == f"The plan keeps 61.5 of 100 points: {sentence}"


def test_numbers_and_dates_read_as_people_write_them():
    assert day(report().as_of) == "1 September 2026"
    assert counted_findings(1, Severity.ADVICE) == "1 piece of advice"
    assert counted_findings(1200, Severity.ERROR) == "1,200 errors"
