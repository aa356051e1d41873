"""The version for the child or young person: the plan's own words, their own hopes, one idea a line, in large type."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.shared import Pt
from shipped_samples import SOUND

from ehcp_docs.documents.my_plan import ideas, my_plan_view
from ehcp_docs.documents.render import render
from ehcp_docs.plan.model import Elements, Plan
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import folder, shipped

each_sample = pytest.mark.parametrize("sample", SOUND)


def plan_of(sample: str) -> Plan:
    return load_plan(shipped("samples") / f"{sample}.json")


CIRU = plan_of("young_adult")


def lines_of(plan: Plan) -> list[str]:
    return [
        paragraph.text
        for paragraph in docx.Document(BytesIO(render("my_plan", plan).data)).paragraphs
        if paragraph.text
    ]


def bare(text: str) -> str:
    """The words without quotation marks, which are put again where a quotation is parted."""
    return " ".join(text.translate({ord("“"): None, ord("”"): None}).split())


@each_sample
def test_every_idea_is_a_sentence_of_the_plan_word_for_word(sample: str) -> None:
    plan = plan_of(sample)
    view = my_plan_view(plan)
    said = bare(
        " ".join(
            [text for one in plan.sections.A.views for text in one.paragraphs]
            + [need.strengths or "" for need in plan.sections.B.needs]
            + [outcome.text for outcome in plan.outcomes()]
            + [item.text for _, item in plan.provision()]
            + list(plan.sections.E.arrangements)
        )
    )
    blocks = (*view.about_me, *view.wants, *view.talking)
    helps = (*(help for goal in view.goals for help in goal.help), *view.more_help)
    shown = [
        *(idea for block in blocks for idea in block.ideas),
        *view.good_at,
        *(idea for goal in view.goals for idea in goal.ideas),
        *(idea for help in helps for idea in help.ideas),
        *view.meetings,
    ]
    assert shown
    assert [idea for idea in shown if bare(idea) not in said] == []


@each_sample
def test_every_outcome_is_a_goal_and_every_provision_is_set_out_once(sample: str) -> None:
    plan = plan_of(sample)
    view = my_plan_view(plan)
    assert [bare(" ".join(goal.ideas)) for goal in view.goals] == [bare(one.text) for one in plan.outcomes()]
    helps = [*(help for goal in view.goals for help in goal.help), *view.more_help]
    assert len(helps) == len(list(plan.provision()))


def test_sentences_are_parted_but_not_after_a_title_or_inside_a_time() -> None:
    text = "Mr Osgood plays the drum at 3.30 pm. Dr. Quist listens, e.g. on Mondays. 40 words are known!"
    assert list(ideas(text)) == [
        "Mr Osgood plays the drum at 3.30 pm.",
        "Dr. Quist listens, e.g. on Mondays.",
        "40 words are known!",
    ]


def test_each_line_of_a_parted_quotation_has_its_marks() -> None:
    assert list(ideas("“I'm Ciru. I like netball.” She sings. “And dogs.”")) == [
        "“I'm Ciru.”",
        "“I like netball.”",
        "She sings.",
        "“And dogs.”",
    ]


def test_items_of_a_list_are_lines_of_their_own_without_their_marks() -> None:
    assert list(ideas("The therapist will:\n• play with her\n• coach the staff")) == [
        "The therapist will:",
        "play with her",
        "coach the staff",
    ]


def test_what_i_want_is_the_young_persons_and_not_the_parents() -> None:
    lines = lines_of(CIRU)
    start, end = lines.index("What I want"), lines.index("How to talk with me")
    assert lines[start + 1 : end] == [
        "What I want this year",
        "“I want a real job with a badge and wages.”",
        "“I want to get the bus on my own, and sing again.”",
        "What I want later",
        "“I want my own flat with my own key, near the choir.”",
        "“A boyfriend, maybe.”",
        "“I'll cook for Mum and Dad on Sundays and they have to ring the bell.”",
    ]


def test_hopes_that_others_have_for_the_child_are_not_what_i_want() -> None:
    hopes = [
        (view.whose, view.heading) for view in plan_of("special_school").sections.A.views if view.horizon
    ]
    assert hopes == [
        ("Kerem", "Hopes for the next year or two"),
        ("Elif and Deniz Karaca", "Hopes for his life as a man"),
    ]
    wants = my_plan_view(plan_of("special_school")).wants
    assert [block.heading for block in wants] == ["Hopes for the next year or two"]


@each_sample
def test_the_views_of_the_adults_stand_in_the_whole_plan_only(sample: str) -> None:
    plan = plan_of(sample)
    text = bare(" ".join(lines_of(plan)))
    others = [
        paragraph
        for view in plan.sections.A.views
        if view.topic == "parent_views"
        for paragraph in view.paragraphs
    ]
    assert [one for one in others if bare(one) in text] == []


@each_sample
def test_no_need_number_address_or_birthday_is_printed(sample: str) -> None:
    plan = plan_of(sample)
    text = "\n".join(lines_of(plan))
    child = plan.child
    private = [child.address, child.nhs_number, child.upn, child.uln, *(p.address for p in plan.parents)]
    assert [one for one in private if one and one in text] == []
    assert [need.text for need in plan.sections.B.needs if need.text in text] == []


def test_help_is_told_by_what_it_is_who_gives_it_and_how_often() -> None:
    lines = lines_of(CIRU)
    start = lines.index("Photo strips")
    assert lines[start : start + 4] == [
        "Photo strips",
        "What: Video modelling and photo strips of no more than eight steps",
        "Who: Job coach",
        "How often: Once a day, 15 minutes",
    ]


def test_help_that_is_not_taken_apart_is_told_by_its_sentences() -> None:
    (letter, first), *_ = CIRU.provision()
    assert letter == "F"
    plain = replace(first, elements=Elements(), text="A coach comes. She stays all day.")
    section = replace(CIRU.sections.F, provision=(plain, *CIRU.sections.F.provision[1:]))
    view = my_plan_view(replace(CIRU, sections=replace(CIRU.sections, F=section)))
    assert view.goals[0].help[0].ideas == ("A coach comes.", "She stays all day.")


def test_a_draft_says_that_it_can_change_and_names_no_setting() -> None:
    draft = lines_of(replace(CIRU, status=CIRU.status.__class__.DRAFT))
    assert "This is a draft. It can still change. Tell us what you want to change." in draft
    assert [line for line in draft if line.startswith("Where I go")] == []
    assert "Where I go: Tarrow Bridge College" in lines_of(CIRU)


def test_it_says_that_its_words_are_the_plans_and_not_made_easier() -> None:
    assert (
        "Every sentence here about you is from your plan. Nobody has changed the words to make them easier."
        in (lines_of(CIRU))
    )


def test_no_type_is_smaller_than_16_points_and_no_line_is_justified_or_in_italics() -> None:
    document = docx.Document(str(folder("templates") / "my_plan.docx"))
    used = {paragraph.style.name for paragraph in document.paragraphs} | {"Footer"}  # type: ignore[union-attr]
    assert {name for name in used if document.styles[name].font.size < Pt(16)} == set()  # type: ignore[attr-defined]
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [
        run.text for run in runs if run.italic or run.underline or (run.font.size or Pt(16)) < Pt(16)
    ] == []
    assert {p.alignment for p in document.paragraphs} == {None}
