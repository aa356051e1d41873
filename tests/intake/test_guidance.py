"""Template text that a writer left in, told from a plan's own words, though these be in italics or grey."""

from __future__ import annotations

import pytest
from intake.plain import fragment, reading
from intake.raw_word import para, run

from ehcp_docs.intake.vocabulary import general
from ehcp_docs.intake.walk.guidance import Guidance

AMA = Guidance(general(), ("Ama Boateng",))


@pytest.mark.parametrize(
    "text",
    [
        "{{ child.name }}",
        "{% for need in needs %}",
        "<<Name>>",
        "«FirstName»",
        "[insert name]",
        "[Date]",
        "........",
        "_______",
    ],
)
def test_what_is_to_be_filled_in_is_a_placeholder(text: str) -> None:
    assert AMA.reason(fragment(text)) == "placeholder"


def test_a_control_that_nobody_filled_in_is_a_placeholder_whatever_it_says() -> None:
    assert AMA.reason(fragment("Ama reads 40 words.", is_placeholder=True)) == "placeholder"


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Click or tap here to enter text.", ()),
        ("Choose an item.", ()),
        ("This section should be written with the family.", ("italic",)),
        ("Describe each difficulty and its effect on learning.", ("grey",)),
        ("Include the name of each service.", ("coloured",)),
        ("[Please set out what will be provided, by whom and how often]", ()),
        ("Provision must be detailed and specific and should normally be quantified.", ("italic",)),
        (
            "The child or young person’s views should be recorded here as the local authority must have regard to them.",
            ("italic",),
        ),
        ("A note for the writer in grey italics", ("grey", "italic")),
        ("Outcomes should be specific and should be detailed: see SMART outcomes.", ()),
    ],
)
def test_guidance_is_known_by_what_it_says_and_how_it_looks(text: str, looks: tuple[str, ...]) -> None:
    assert AMA.reason(fragment(text, **dict.fromkeys(looks, True))) == "guidance"


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("I like trains and my friend Ottilie.", ("italic",)),
        ("My best days are the quiet ones.", ("italic", "grey")),
        ("“Talk to me, not to the person beside me.”", ("italic",)),
        ("Ama said that this should be her own page.", ("italic", "grey")),
        ("She describes each day to her mother.", ("italic",)),
        ("Ama will describe what she has read.", ("coloured",)),
        ("Describe each difficulty and its effect on learning.", ()),
        ("A teaching assistant will read with the class.", ("italic",)),
        ("A teaching assistant will read with the class.", ("coloured",)),
        ("Provision must be made by the school each day.", ()),
        ("Please", ("italic",)),
        ("[Ama reads 40 words a minute.]", ()),
        ("The health visitor writes a report each term.", ("coloured", "bold")),
    ],
)
def test_a_plans_own_words_are_no_guidance(text: str, looks: tuple[str, ...]) -> None:
    assert AMA.reason(fragment(text, **dict.fromkeys(looks, True))) == ""


def test_the_same_words_are_guidance_where_templates_have_theirs() -> None:
    piece = fragment("Describe each difficulty and its effect on learning.")
    assert (AMA.reason(piece), AMA.reason(piece, is_set_apart=True)) == ("", "guidance")


def test_a_childs_name_makes_words_personal() -> None:
    text = "This section describes Ama."
    assert AMA.is_personal(text)
    assert not Guidance(general(), ()).is_personal(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He sings.", True),
        ("The child or young person and his or her parents", False),
        ("The school sings.", False),
        ("“Sing.”", True),
    ],
)
def test_words_are_personal_that_speak_of_this_child(text: str, expected: bool) -> None:
    assert AMA.is_personal(text) is expected


def test_guidance_in_a_file_is_told_and_a_childs_words_in_italics_stand_in_the_plan() -> None:
    grey, italic = '<w:i/><w:color w:val="808080"/>', "<w:i/>"
    found = reading(
        para("Name: Ama Boateng"),
        para("Section A: Views, interests and aspirations"),
        para(run("Use the child's own words where you can.", grey)),
        para(run("I like trains and I like my friend Ottilie.", italic)),
        para(run("[insert photograph]", italic)),
    )
    (view,) = found.data["sections"]["A"]["views"]
    assert view["paragraphs"] == ["I like trains and I like my friend Ottilie."]
    told = {entry.text: str(entry.reason) for entry in found.account.entries if not entry.is_placed}
    assert told["Use the child's own words where you can."] == "guidance of the template"
    assert told["[insert photograph]"] == "placeholder that was not filled in"
