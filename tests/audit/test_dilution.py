"""What became of recommended provision: precise where it can be, and silent or asking where it cannot."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from shipped_samples import FAIR, GOOD, VAGUE, sample_path

from ehcp_docs.audit.dilution import Comparison, Verdict, compare, entry_in_plan
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.weighing import Change
from ehcp_docs.plan.advice_report import AdviceReport, Recommendation
from ehcp_docs.plan.model import Plan, Provision, ProvisionSection
from ehcp_docs.plan.read import load_plan

# Filler, so that words are weighed among those of a whole plan as they would be.
OTHERS = (
    "A teaching assistant will read with Sam for 15 minutes every morning from a book that he has chosen.",
    "The class teacher will give Sam a picture list of the steps of each task before he begins.",
    "Sam will have a locker near the door and a peg with his photograph.",
    "The physiotherapist will fit a standing frame in September and check it once a term for 30 minutes.",
    "The SENCO will tell Sam's parents by email each Friday how the week has gone.",
)


@cache
def sample(name: str) -> Plan:
    return load_plan(sample_path(name))


def plan(*texts: str, others: tuple[str, ...] = OTHERS) -> Plan:
    items = tuple(Provision(id=f"F{number}", text=text) for number, text in enumerate((*texts, *others), 1))
    base = sample("nursery")
    empty = ProvisionSection()
    sections = replace(base.sections, F=ProvisionSection(provision=items), G=empty, H1=empty, H2=empty)
    return replace(base, sections=sections)


def report(*texts: str, author: str = "") -> AdviceReport:
    items = tuple(
        Recommendation(
            id=f"R{number}", text=text, heading="Recommendations", spot=f"paragraph {number}", found="list"
        )
        for number, text in enumerate(texts, 1)
    )
    return AdviceReport(
        file="report.docx", title="", kind=None, author=author, role="", organisation="", date=None, child="",
        date_of_birth=None, parts=(), recommendations=items, left_out=(),
    )  # fmt: skip


@pytest.fixture(scope="module")
def check(auditor: Auditor):
    def run(recommended: str, *planned: str) -> Comparison:
        (one,) = compare(report(recommended), plan(*planned), parser=auditor.parser)
        return one

    return run


THERAPY = (
    "A speech and language therapist should work with Sam on telling a story in order, one to one, for {}."
)
GIVEN = "A speech and language therapist will work with Sam one to one on telling a story in order {}."


@pytest.mark.parametrize(
    ("recommended", "planned"),
    [
        ("20 minutes weekly", "once a week for 20 minutes"),
        ("20 minutes weekly", "for 20 minutes every Tuesday"),
        ("20 minutes weekly", "for 30 minutes each week"),
        ("20 minutes weekly", "for 20 minutes weekly, 36 weeks a year"),
        ("20 minutes weekly, 38 weeks a year", "for 20 minutes every week"),
        ("45 minutes, twelve times a year", "for 45 minutes, four times each term"),
        ("10 minutes every day", "for ten minutes on five days of the week"),
        ("2 hours a week", "for 30 minutes, four times a week"),
        ("15 to 20 minutes each week", "for 15 minutes each week"),
    ],
)
def test_the_same_amount_in_other_words_has_arrived_in_full(check, recommended: str, planned: str) -> None:
    one = check(THERAPY.format(recommended), GIVEN.format(planned))
    assert (one.verdict, one.provision) == (Verdict.FULL, "F1"), one.reason


@pytest.mark.parametrize(
    ("recommended", "planned", "lost"),
    [
        ("20 minutes weekly", "in four 20 minute sessions a month", {"time", "how often"}),
        ("30 minutes weekly", "for 20 minutes once a week", {"time", "how long"}),
        ("20 minutes three times a week", "for 20 minutes twice a week", {"time", "how often"}),
        ("45 minutes weekly", "for 45 minutes once a fortnight", {"time", "how often"}),
        ("30 minutes weekly, 38 weeks a year", "for 30 minutes weekly, 30 weeks a year", {"weeks"}),
        (
            "30 minutes weekly, 38 weeks a year",
            "for 30 minutes each week in the autumn and spring terms",
            {"weeks"},
        ),
        ("5 hours a week", "for 3 hours a week", {"time"}),
        ("20 minutes daily", "three times a week", {"how often"}),
    ],
)
def test_less_than_was_recommended_is_told_with_what_became_less(
    check, recommended: str, planned: str, lost: set[str]
) -> None:
    one = check(THERAPY.format(recommended), GIVEN.format(planned))
    assert (one.verdict, one.provision) == (Verdict.LESS, "F1"), one.reason
    assert {change.amount for change in one.changes if change.change is Change.LESS} == lost


def test_the_sum_is_shown_for_both_sides_with_the_difference(check) -> None:
    one = check(
        THERAPY.format("30 minutes every school day"), GIVEN.format("for 20 minutes, four times a week")
    )
    assert one.sums == (
        "Recommended: 30 minutes × 1 a day × 5 days × 38 weeks = 5,700 minutes (95 hours) a year.",
        "Plan: 20 minutes × 4 a week × 38 weeks = 3,040 minutes (50.7 hours) a year.",
        "Difference: 2,660 minutes (44.3 hours) a year, 47% less.",
    )
    assert one.reason == (
        "Less time: 150 minutes a week became 80 minutes a week. Shorter: 30 minutes became 20 minutes. "
        "Less often: 5 a week became 4 a week."
    )


@pytest.mark.parametrize(
    ("planned", "unsaid"),
    [
        ("as needed", {"how often", "how long"}),
        ("regularly", {"how often", "how long"}),
        ("once a week", {"how long"}),
        ("for up to 20 minutes a week", {"time"}),
    ],
)
def test_provision_that_leaves_an_amount_out_is_vague_now(check, planned: str, unsaid: set[str]) -> None:
    one = check(THERAPY.format("20 minutes weekly"), GIVEN.format(planned))
    assert one.verdict is Verdict.VAGUE, one.reason
    assert {change.amount for change in one.changes if change.change is Change.UNSAID} == unsaid


def test_what_no_provision_is_about_is_not_found(auditor: Auditor) -> None:
    recommended = report("Hydrotherapy should be given for 30 minutes twice a week in a warm pool.")
    (one,) = compare(recommended, sample("primary_looked_after"), parser=auditor.parser)
    assert (one.verdict, one.provision, one.planned) == (Verdict.MISSING, "", "")
    assert one.sums == ("Recommended: 30 minutes × 2 a week × 38 weeks = 2,280 minutes (38 hours) a year.",)


@pytest.mark.parametrize(
    "planned",
    [
        "A teaching assistant will help Sam to tell a story.",
        "The class teacher will read stories to the whole class.",
    ],
)
def test_what_is_only_near_is_left_to_a_person(check, planned: str) -> None:
    one = check(THERAPY.format("20 minutes weekly"), planned)
    assert one.verdict is Verdict.UNSURE
    assert "ask a person" in one.reason


def test_as_much_time_on_fewer_occasions_is_left_to_a_person(check) -> None:
    one = check(THERAPY.format("10 minutes daily"), GIVEN.format("for 50 minutes once a week"))
    assert (one.verdict, one.reason) == (
        Verdict.UNSURE,
        "As much time in a year, but on fewer occasions.",
    )


def test_amounts_that_only_together_are_enough_are_left_to_a_person(check) -> None:
    one = check(
        THERAPY.format("60 minutes weekly"),
        GIVEN.format("for 30 minutes each week"),
        "A speech and language therapist will also work with Sam on telling a story for 30 minutes every Friday.",
    )
    assert one.verdict is Verdict.UNSURE, one.reason


def test_a_larger_group_is_less(check) -> None:
    one = check(
        "A teaching assistant should lead a Lego therapy group of three pupils for 30 minutes each week.",
        "A teaching assistant will lead a Lego therapy group of six pupils for 30 minutes each week.",
    )
    assert one.verdict is Verdict.LESS
    assert one.reason == "A larger group: group of three became group of six."


def test_a_smaller_group_is_no_loss(check) -> None:
    one = check(
        "A teaching assistant should lead a Lego therapy group of six pupils for 30 minutes each week.",
        "A teaching assistant will lead Lego therapy for Sam one to one for 30 minutes each week.",
    )
    assert one.verdict is Verdict.FULL


def test_an_assistant_in_place_of_a_therapist_is_less(check) -> None:
    one = check(
        "A speech and language therapist should teach Sam to tell a story in order with Colourful Semantics "
        "for 30 minutes each week.",
        "A teaching assistant will teach Sam to tell a story in order with Colourful Semantics for 30 minutes each week.",
    )
    assert (one.verdict, [change.amount for change in one.changes if change.change is Change.LESS]) == (
        Verdict.LESS,
        ["staff"],
    )


def test_a_lower_level_of_staff_is_less(check) -> None:
    words = "a Level {} teaching assistant {} do precision teaching of ten spellings with Sam for ten minutes daily."
    one = check(words.format(3, "should"), words.format(2, "will"))
    assert one.reason == "A lower level of staff: Level 3 became Level 2."


def test_another_therapy_is_never_the_answer(check) -> None:
    one = check(
        "An occupational therapist should work with Sam on dressing for 30 minutes weekly.",
        "A physiotherapist will work with Sam on dressing for 10 minutes weekly.",
    )
    assert (one.verdict, one.provision) != (Verdict.LESS, "F1")


def test_training_of_adults_is_not_weighed_against_work_with_the_child(check) -> None:
    one = check(
        "The speech and language therapist should train staff in Makaton signs for two hours each September.",
        "The speech and language therapist will teach Sam Makaton signs for 20 minutes each week.",
    )
    assert one.verdict is Verdict.UNSURE


def test_each_amount_of_a_recommendation_is_compared_by_itself(auditor: Auditor) -> None:
    recommended = report(
        "A speech and language therapist should teach Sam to tell a story in order for 30 minutes each week, and "
        "write his story programme for three hours each term."
    )
    planned = plan(
        "A speech and language therapist will teach Sam to tell a story in order for 30 minutes each week."
    )
    found = compare(recommended, planned, parser=auditor.parser)
    assert [one.verdict for one in found] == [Verdict.FULL, Verdict.UNSURE] or found[
        1
    ].verdict is Verdict.LESS


def test_a_provision_that_answers_another_recommendation_better_is_not_accused(auditor: Auditor) -> None:
    recommended = report(
        "A teaching assistant should lead a den-building club at lunch for 25 minutes, three times a week.",
        "A teaching assistant should lead a music club at lunch for 50 minutes every day.",
    )
    planned = plan(
        "A teaching assistant will lead a den-building club at lunch for 25 minutes, three times a week."
    )
    first, second = compare(recommended, planned, parser=auditor.parser)
    assert first.verdict is Verdict.FULL
    assert second.verdict in (Verdict.UNSURE, Verdict.MISSING)


def test_what_has_no_amount_is_not_compared(auditor: Auditor) -> None:
    assert compare(report("Staff should use short sentences."), plan(), parser=auditor.parser) == ()


# On whole plans


@pytest.mark.parametrize("name", GOOD + FAIR + VAGUE)
def test_provision_recommended_in_its_own_words_is_never_accused(name: str, auditor: Auditor) -> None:
    whole = sample(name)
    items = [item for _, item in whole.provision()]
    found = compare(report(*(item.text for item in items)), whole, parser=auditor.parser)
    accused = [one for one in found if one.verdict not in (Verdict.FULL, Verdict.UNSURE)]
    assert accused == []
    assert sum(one.verdict is Verdict.FULL for one in found) > 0.85 * len(found)


# Written by hand for the good plan of another child's school year: the same provision in an adviser's own words.
PARAPHRASED = (
    (
        "Specialist dyslexia tuition from an AMBDA-qualified teacher, 2 x 45 minutes per week, one to one.",
        "F4",
    ),
    ("Individual speech and language therapy, 12 sessions a year of 45 minutes each.", "F7"),
    ("A sensory circuit of 15 minutes should be run twice daily with a teaching assistant.", "F12"),
    ("Micah needs a movement break of five minutes in every lesson.", "F11"),
    ("A weekly Circle of Friends for 30 minutes, for 24 weeks of the year.", "F16"),
    (
        "Work on emotions using Zones of Regulation for 40 minutes each week with an ELSA, 36 weeks a year.",
        "F3",
    ),
    ("The ADHD nurse should see Micah for 30 minutes every three months.", "G1"),
    ("Educational psychologist consultation of 90 minutes each term.", "F18"),
    ("Training in trauma and attachment for all staff: two sessions of two hours.", "F17"),
    ("Visits from his social worker every four weeks for one hour.", "H2.2"),
    ("An occupational therapist should visit school each half term for one hour.", "F13"),
    ("Micah should have 16 hours of teaching assistant support per week.", "F1"),
    ("He would benefit from a key adult check-in for 15 minutes at the beginning and end of each day.", "F2"),
    ("Daily precision teaching of spellings for 10 minutes.", "F5"),
    ("A narrative group of up to four children should run twice weekly for 20 minutes.", "F8"),
    ("Sleep support: six visits of 45 minutes from a sleep practitioner.", "G2"),
    ("Life story work for an hour every fortnight.", "H2.1"),
)


@pytest.mark.parametrize("together", [True, False], ids=["in one report", "each by itself"])
def test_provision_recommended_in_other_words_is_never_accused(together: bool, auditor: Auditor) -> None:
    whole = sample("primary_looked_after")
    texts = [text for text, _ in PARAPHRASED]
    reports = [report(*texts)] if together else [report(text) for text in texts]
    found = [one for each in reports for one in compare(each, whole, parser=auditor.parser)]
    assert [one for one in found if one.verdict not in (Verdict.FULL, Verdict.UNSURE)] == []
    right = dict(PARAPHRASED)
    full = [one for one in found if one.verdict is Verdict.FULL]
    assert len(full) >= 10
    assert all(right[one.recommendation.text] == one.provision for one in full)


@pytest.mark.parametrize("name", GOOD)
def test_halved_time_is_seen_and_is_not_told_as_arrived(name: str, auditor: Auditor) -> None:
    whole = sample(name)
    halves = {"45 minutes": "20 minutes", "30 minutes": "15 minutes", "40 minutes": "20 minutes"}
    seen = 0
    for old, new in halves.items():
        items = [item for _, item in whole.provision() if item.text.count(old) == 1]
        for item in items:
            changed = replace(item, text=item.text.replace(old, new), elements=None)
            shorter = _with(whole, item, changed)
            found = compare(report(item.text), shorter, parser=auditor.parser)
            about = [one for one in found if old in one.amount and one.provision == item.id]
            assert all(one.verdict is not Verdict.FULL for one in about), item.id
            seen += sum(one.verdict is Verdict.LESS for one in about)
    assert seen > 0


@pytest.mark.parametrize("name", ["primary_looked_after", "special_school"])
def test_where_a_provision_was_left_out_its_neighbours_are_hardly_ever_accused(
    name: str, auditor: Auditor
) -> None:
    whole = sample(name)
    found = []
    for _, item in whole.provision():
        found += compare(report(item.text), _with(whole, item, None), parser=auditor.parser)
    accused = [one for one in found if one.verdict in (Verdict.LESS, Verdict.VAGUE)]
    assert len(accused) <= 0.03 * len(found)


def _with(whole: Plan, old: Provision, new: Provision | None) -> Plan:
    """The plan with the one provision in place of the other, or without it."""
    made = {}
    for letter in ("F", "G", "H1", "H2"):
        section: ProvisionSection = getattr(whole.sections, letter)
        kept = [new if item.id == old.id else item for item in section.provision]
        items = tuple(item for item in kept if item is not None)
        made[letter] = replace(section, provision=items)
    return replace(whole, sections=replace(whole.sections, **made))


def test_every_comparison_shows_the_words_of_both_sides(auditor: Auditor) -> None:
    whole = sample("primary_looked_after")
    for one in compare(report(*(text for text, _ in PARAPHRASED)), whole, parser=auditor.parser):
        assert one.reason
        assert one.planned == "" or any(one.planned == item.text for _, item in whole.provision())
        assert all(sentence in one.planned for sentence in one.weighed.split("  "))


def test_the_report_is_found_in_section_k_by_author_and_date() -> None:
    whole = sample("vague_special")
    assert getattr(entry_in_plan(report(author="Dr Benedikt Ngata"), whole), "id", None) == "K3"
    assert entry_in_plan(report(author="Dr Ama Osei"), whole) is None
