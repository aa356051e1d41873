from made_reports import finding, full_report, report

from ehcp_docs.reports.first import company, fix_first, places
from ehcp_docs.rules.model import Confidence, Severity


def rules(*findings, limit=5):
    return [thing.finding.rule for thing in fix_first(report(*findings), limit)]


def test_errors_come_before_warnings_whatever_they_cost():
    cheap_error = finding("F-ERROR", "F1", weight=1)
    dear_warning = finding("F-WARNING", "F2", weight=10, severity=Severity.WARNING)
    advice = finding("F-ADVICE", "F3", weight=10, severity=Severity.ADVICE)
    assert rules(advice, dear_warning, cheap_error) == ["F-ERROR", "F-WARNING", "F-ADVICE"]


def test_the_rule_that_costs_most_in_all_comes_first():
    often = [finding("F-OFTEN", f"F{i}", weight=3) for i in (1, 2, 3)]
    once = finding("F-ONCE", "F4", weight=5)
    assert rules(once, *often) == ["F-OFTEN", "F-ONCE"]


def test_a_fault_of_a_whole_section_costs_more_than_the_same_on_one_of_its_items():
    assert rules(finding("F-ITEM", "F1"), finding("F-WHOLE", item="", section="F")) == ["F-WHOLE", "F-ITEM"]


def test_a_finding_that_is_not_certain_comes_last_among_its_severity():
    unsure = finding("F-UNSURE", "F1", weight=10, confidence=Confidence.LOW)
    assert rules(unsure, finding("F-SURE", "F2", weight=1)) == ["F-SURE", "F-UNSURE"]


def test_a_question_cannot_be_fixed():
    assert rules(finding("F-ASK", "F1", severity=Severity.QUESTION)) == []


def test_the_list_names_five_different_rules():
    many = [finding(f"F-{name}", f"F{i}") for name in "ABCDEFG" for i in (1, 2)]
    chosen = rules(*many)
    assert len(chosen) == len(set(chosen)) == 5


def test_each_thing_is_told_by_an_item_that_was_not_named_before():
    first = [finding("F-AMOUNT", "F1", weight=9), finding("F-AMOUNT", "F2", weight=9)]
    second = [finding("F-WHO", "F1"), finding("F-WHO", "F2")]
    assert [t.finding.item for t in fix_first(report(*first, *second))] == ["F1", "F2"]


def test_an_item_is_named_again_when_there_is_no_other():
    assert rules(finding("F-AMOUNT", "F1"), finding("F-WHO", "F1")) == ["F-AMOUNT", "F-WHO"]


def test_a_rule_is_told_where_it_costs_most_in_all():
    lone = finding("F-AMOUNT", "G1", weight=10)  # a section of one item: dear for that item, little in all
    many = [finding("F-AMOUNT", f"F{i}") for i in (1, 2, 3)]
    assert fix_first(report(lone, *many))[0].finding.item == "F1"


def test_what_goes_with_it_is_told_beside_it():
    thing = fix_first(
        report(
            finding("F-AMOUNT", "F1"),
            finding("F-AMOUNT", "F3"),
            finding("F-WHO", "F1", weight=1),
            finding("F-PLAIN", "F1", severity=Severity.ADVICE),
        )
    )[0]
    assert places(thing.same) == ("F3",)
    assert [f.rule for f in thing.beside] == ["F-WHO"]
    assert company(thing) == "The same in F3; 1 other finding on F1."


def test_a_sound_plan_has_nothing_to_fix():
    assert fix_first(report()) == ()


def test_the_order_is_the_same_every_time():
    assert fix_first(full_report()) == fix_first(full_report())
