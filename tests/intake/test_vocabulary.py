"""The words by which section titles, columns and labels are known, and a council's own laid over the general ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake.raw_word import para, row, table, word

from ehcp_docs.errors import InputError
from ehcp_docs.intake import read_file
from ehcp_docs.intake.vocabulary import general, vocabulary, words


def best(text: str) -> str | None:
    found = general().label(text)
    return found[0].what if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Child’s needs", ["child", "s", "needs"]),
        ("Children's – UPN: A1", ["children", "s", "upn", "a1"]),
        ("parents' views", ["parents", "views"]),
        ("…", []),
    ],
)
def test_words_are_lower_case_without_signs(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Provision", "provision"), ("What will be provided?", "provision"), ("Who will provide it", "who"),
        ("By whom", "who"), ("How often", "often"), ("Frequency and duration", "often"), ("Outcome 2", "outcome"),
        ("By when", "by"), ("Location", "where"), ("Group size", "group"), ("Strengths", "strengths"),
        ("Need", "need"), ("Linked outcomes", "outcomes_met"), ("Author", "author"), ("Ref", "number"),
        ("Unicorns", None), ("", None),
    ],
)  # fmt: skip
def test_a_label_says_what_stands_under_it(text: str, expected: str | None) -> None:
    assert best(text) == expected


def test_the_number_in_a_label_is_kept() -> None:
    assert [(known.what, known.number, known.spare) for known in general().label("Outcome 2")] == [
        ("outcome", "2", 0)
    ]
    assert general().label("Provision F3")[0].number == "F3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Name of child or young person", "child.name"), ("DOB", "child.date_of_birth"),
        ("Known as", "child.preferred_name"),
        ("UPN", "child.upn"), ("NHS number", "child.nhs_number"), ("Year group", "child.year_group"),
        ("Current school", "child.setting"), ("Date of final plan", "dates.final_issued"),
        ("Local authority", "authority.name"), ("EHC Plan Coordinator", "authority.officer"),
        ("Favourite colour", None),
    ],
)  # fmt: skip
def test_a_label_of_the_front_page_asks_for_a_field(text: str, expected: str | None) -> None:
    assert general().identity_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Communication and interaction", "communication_interaction"),
        ("Cognition & Learning", "cognition_learning"),
        ("Social, emotional and mental health (SEMH)", "semh"),
        ("Sensory and/or physical needs", "sensory_physical"),
        ("Reading", None),
    ],
)
def test_an_area_of_need_is_known_by_its_names(text: str, expected: str | None) -> None:
    assert general().area(text) == expected


def test_an_area_is_told_from_the_signs_in_a_text() -> None:
    assert general().area_told("Her speech and her language are delayed.") == "communication_interaction"
    assert general().area_told("Nothing of that kind.") is None


def test_the_childs_name_counts_for_nothing() -> None:
    assert general().topic("Ama Boateng's hopes for the future") == general().topic("Hopes for the future")
    assert general().knowing("Ama Boateng").bare("Ama's needs") == general().bare("needs")
    assert general().bare("Ama's needs") != general().bare("needs")


# A council's own words


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    path = tmp_path / "wexmoor.yaml"
    path.write_text(
        "layout: Wexmoor 2024\nsections:\n  F: [what we will put in place]\nlabels:\n  provision: [offer]\n"
        "  often: [rhythm, by whom]\nidentity:\n  child.upn: [learner code]\nareas:\n"
        "  semh: {names: [feeling well], signs: [wobbly]}\n"
        "guidance:\n  begins: [write here]\ntitle_words: put place\n",
        "utf-8",
    )
    return path


def test_a_councils_words_are_added_to_the_general_ones(layout: Path) -> None:
    own = vocabulary(layout)
    assert (own.name, general().name) == ("Wexmoor 2024", "general")
    assert (own.section("What we will put in place"), general().section("What we will put in place")) == (
        "F",
        None,
    )
    assert (own.label("Offer")[0].what, own.label("Provision")[0].what) == ("provision", "provision")
    assert (own.identity_of("Learner code"), own.identity_of("UPN")) == ("child.upn", "child.upn")
    assert (own.area("Feeling well"), own.area_told("He is wobbly.")) == ("semh", "semh")
    assert "write here" in own.guidance_begins
    assert own.title_words >= {"put", "place", "special"}


def test_the_same_words_may_serve_a_column_of_the_council_and_a_usual_one(layout: Path) -> None:
    assert [known.what for known in vocabulary(layout).label("Rhythm")] == ["often"]
    assert {known.what for known in vocabulary(layout).label("By whom")} == {"often", "who"}


def test_the_general_words_stay_as_they_are(layout: Path) -> None:
    before = general()
    vocabulary(layout)
    assert vocabulary() is before
    assert general().section("What we will put in place") is None


def test_a_file_is_read_by_the_councils_words(layout: Path) -> None:
    body = para("WHAT WE WILL PUT IN PLACE") + table(
        row("Offer", "Rhythm"), row("A teacher will read with Ama.", "weekly")
    )
    docx = word(para("Section B: Special educational needs") + para("Ama guesses.") + body)
    reading = read_file(docx, name="plan.docx", layout=layout)
    (provision,) = reading.data["sections"]["F"]["provision"]
    assert provision["text"] == "A teacher will read with Ama."
    assert provision["elements"] == {"when": "weekly", "times": 1, "per": "week"}
    assert reading.account.profile == "Wexmoor 2024"


def faults(tmp_path: Path, text: str) -> list[tuple[str, str, str, str]]:
    path = tmp_path / "bad.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match="The layout file is not right") as caught:
        vocabulary(path)
    assert caught.value.place == str(path)
    return sorted(
        (fault.place, fault.message, fault.hint or "", fault.code or "") for fault in caught.value.faults
    )


def test_all_errors_of_a_layout_are_told_at_once_with_the_nearest_name(tmp_path: Path) -> None:
    text = "zonse: {}\nlabels:\n  provison: [offer]\n  who: the teacher\nsections:\n  F: [1]\n"
    assert faults(tmp_path, text) == [
        ("/labels/provison", "There is no such name.", "Did you mean “provision”?", "unknown"),
        ("/labels/who", "This is not a list of words.", "Write [one, another].", "type"),
        ("/layout", "This is missing.", "Give the layout a name.", "missing"),
        ("/sections/F/0", "This is not a list of words.", "Write [one, another].", "type"),
        ("/zonse", "There is no such name.", "Did you mean “zones”?", "unknown"),
    ]


def test_a_name_like_no_other_is_to_be_taken_out(tmp_path: Path) -> None:
    assert faults(tmp_path, "layout: x\nqqqqqqqq: {}\n") == [
        ("/qqqqqqqq", "There is no such name.", "Take it out.", "unknown")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("layout: [", "cannot be read as YAML"),
        ("layout: x\nlayout: y\n", "cannot be read as YAML"),
        ("- one\n- two\n", "holds no names with words under them"),
        ("", "holds no names with words under them"),
        ("just words", "holds no names with words under them"),
    ],
)
def test_what_is_no_layout_is_refused_with_its_form(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=message) as caught:
        vocabulary(path)
    assert caught.value.hint == "Its form is that of templates/layouts/general.yaml."
