"""A name that is not this child's stops the document where it is sure, is told where it is not, and is never printed."""

from dataclasses import replace

import pytest

from ehcp_docs.case.model import Case
from ehcp_docs.case.read import load_case
from ehcp_docs.documents.catalogue import document, documents
from ehcp_docs.documents.render import Rendered, render, render_all
from ehcp_docs.documents.samples import sample_data
from ehcp_docs.errors import Fault, PlanInvalid
from ehcp_docs.plan.given_names import given_names
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import folder

SAMPLES = folder("samples")
ROWAN = load_case(SAMPLES / "cases" / "request_refused.json")
KEREM = load_plan(SAMPLES / "special_school.json")


def saying(*reasons: str) -> Case:
    """The case of a boy called Rowan, with those reasons for the decision."""
    told = replace(ROWAN.decisions[0], reasons=reasons)
    return replace(ROWAN, decisions=(told,))


def letter(case: Case, *, others: tuple[str, ...] = (), called: tuple[str, ...] = ()) -> tuple[Rendered, ...]:
    return render_all("L04", {"case": case}, others=others, others_called=called)


def stopped(case: Case, *, others: tuple[str, ...] = (), called: tuple[str, ...] = ()) -> tuple[Fault, ...]:
    with pytest.raises(PlanInvalid) as caught:
        letter(case, others=others, called=called)
    return caught.value.faults


@pytest.mark.parametrize(
    "text",
    [
        "Callum needs more help with reading than his school can give.",
        "At school, Callum finds it hard to sit with others.",
        "When Callum is tired he cannot read at all.",
        "Callum will need more help with reading.",
        "Callum has a diagnosis of autism.",
        "Callum’s difficulties are those of many boys of his age.",
        "The school will support Callum to read every morning.",
        "Miss Lane works with Callum on Mondays.",
        "The school has a reading programme for Callum to follow.",
        "Oluwaseun Adeyemi struggles with letters.",
        "Zoë enjoys sums.",
    ],
)
def test_a_name_from_a_copied_text_that_stands_as_the_childs_does_stops_the_letter(text: str) -> None:
    faults = stopped(saying("Rowan reads 41 words.", text))
    assert [(fault.place, fault.code) for fault in faults] == [
        ("case: /decisions/0/reasons/1, sentence 1", "identity")
    ]
    assert not any(name in fault.sentence() for fault in faults for name in ("Callum", "Oluwaseun", "Zoë"))


@pytest.mark.parametrize(
    "text",
    [
        "Rowan plays with Callum at every break, and Callum is kind to him.",  # a friend: Rowan is in the sentence
        "His brother Callum has the same difficulties. Callum needs glasses.",  # told who it is
        "Callum, his cousin, likes to read with him.",
        "Callum and Dev like the same games.",
        "Mrs Lennox finds it hard to hear him in class.",
        "We used the Spence Children's Anxiety Scale. Melatonin helps him to sleep. Zips are hard for him.",
        "Grace is what he says before lunch. Hope is not enough.",
        "Numicon helps with sums. Makaton will support his speech.",
        "In Devon’s schools, English lessons are longer. London has none.",
        "Priya Sharma recommends more help. Sarah Jones found that he reads well. Sarah says that he is calm.",
        "Daniel will talk to his class teacher.",  # the head of the case is called Daniel
        "Jessica finds the mornings hard.",  # his mother is a recipient of the case
    ],
)
def test_a_sound_text_with_other_names_and_capitals_stops_nothing_and_warns_of_nothing(text: str) -> None:
    assert [one.warnings for one in letter(saying(text))] == [()]


def test_the_childs_own_short_name_is_no_strangers() -> None:
    assert ROWAN.child is not None
    case = replace(saying("Alex needs help to read."), child=replace(ROWAN.child, name="Alexander Ashdown"))
    assert [one.warnings for one in letter(case)] == [()]
    assert stopped(replace(case, child=ROWAN.child))


def test_another_child_of_the_batch_is_known_by_the_first_name_and_by_the_name_it_prefers() -> None:
    case = saying("Xanthippa finds it hard to read. Rowan reads 41 words.", "Bibo will need help.")
    assert [one.warnings for one in letter(case)] != [()]  # nobody is called so in any list: only a warning
    assert {fault.place for fault in stopped(case, others=("Xanthippa Vale",))} >= {
        "case: /decisions/0/reasons/0, sentence 1"
    }
    assert {fault.place for fault in stopped(case, others=("Beatrix Noor",), called=("Bibo",))} >= {
        "case: /decisions/0/reasons/1, sentence 1"
    }


def test_the_batch_does_not_stop_a_letter_whose_child_or_teacher_has_the_same_first_name() -> None:
    case = saying("Rowan needs help to read.", "Daniel Okoye, the head teacher, has written to us.")
    assert [one.warnings for one in letter(case, others=("Rowan Pike", "Daniel Vane"))] == [()]


def test_a_name_that_is_a_word_as_well_stops_the_letter_only_where_a_word_cannot_stand() -> None:
    assert letter(saying("Summer is hard for him."), others=("Summer Lacey",))
    assert stopped(saying("The school will help Summer to read."), others=("Summer Lacey",))
    assert stopped(saying("Summer enjoys sums."), others=("Summer Lacey",))


def test_what_only_looks_like_a_name_is_told_with_its_place_and_stops_nothing() -> None:
    (made,) = letter(saying("Rowan reads 41 words.", "The school will support Thistlewyn to read."))
    assert [(fault.place, fault.message) for fault in made.warnings] == [
        (
            "case: /decisions/0/reasons/1, sentence 1",
            "A name that is not this child's seems to stand where the child's should.",
        )
    ]
    assert "Thistlewyn" not in made.warnings[0].sentence()


def test_a_brother_or_friend_in_the_familys_own_words_stops_nothing() -> None:
    words = "You said that Rowan is kind. Callum enjoys building things with bricks."
    told = replace(ROWAN.decisions[0], family_said=(words,))
    (made,) = letter(replace(ROWAN, decisions=(told,)))
    assert [fault.place for fault in made.warnings] == ["case: /decisions/0/family_said/0, sentence 2"]
    assert stopped(saying(words))  # in the reasons of the authority it is sure


def test_where_a_brother_or_friend_is_told_of_a_first_name_may_be_theirs() -> None:
    case = saying("His older brother has the same difficulties. Josh was diagnosed when he was seven.")
    assert [len(one.warnings) for one in letter(case)] == [1]
    assert stopped(saying("He has the same difficulties. Josh was diagnosed when he was seven."))


def test_a_name_in_a_text_that_the_document_does_not_print_does_not_stop_it() -> None:
    case = replace(ROWAN, local={"note": "Callum needs a new file."})
    assert [one.warnings for one in letter(case)] == [()]


@pytest.mark.parametrize(
    ("section", "field", "text"),
    [
        ("B", "text", "Callum cannot follow an instruction of more than two words."),
        ("F", "text", "A teaching assistant will teach Callum for 20 minutes each day."),
    ],
)
def test_a_whole_plan_is_stopped_too(section: str, field: str, text: str) -> None:
    with pytest.raises(PlanInvalid) as caught:
        render("plan", with_text(section, text))
    kind = "needs" if section == "B" else "provision"
    assert [fault.place for fault in caught.value.faults] == [
        f"plan: /sections/{section}/{kind}/0/{field}, sentence 1"
    ]


def with_text(section: str, text: str) -> Plan:
    part = getattr(KEREM.sections, section)
    kind = "needs" if section == "B" else "provision"
    first, *rest = getattr(part, kind)
    part = replace(part, **{kind: (replace(first, text=text), *rest)})
    return replace(KEREM, sections=replace(KEREM.sections, **{section: part}))


@pytest.mark.parametrize("one", [one for one in documents() if one.sample], ids=lambda one: one.id)
def test_no_document_made_of_our_samples_is_warned_of(one: object) -> None:
    data = sample_data(document(one.id))  # type: ignore[attr-defined]
    assert [made.warnings for made in render_all(one.id, data)] == [() for _ in render_all(one.id, data)]  # type: ignore[attr-defined]


def test_the_list_of_names_tells_names_from_words() -> None:
    kinds = given_names()
    assert {kinds.get(name) for name in ("callum", "aisha", "zofia", "kwame", "siobhan", "mohammed")} == {
        "names"
    }
    assert {kinds.get(name) for name in ("grace", "will", "london", "summer", "april")} == {"also_words"}
    assert [name for name in ("school", "reading", "speech", "mum", "therapy") if name in kinds] == []


def test_for_somebody_who_looks_for_it_the_plan_is_made_and_the_name_told() -> None:
    first = KEREM.sections.B.needs[0]
    wrong = replace(first, text=f"{first.text} Callum needs more help with reading than his class can give.")
    needs = replace(KEREM.sections.B, needs=(wrong, *KEREM.sections.B.needs[1:]))
    plan = replace(KEREM, sections=replace(KEREM.sections, B=needs))
    with pytest.raises(PlanInvalid) as caught:
        render("plan", plan)
    made = render("plan", plan, to_check=True)
    assert made.warnings == caught.value.faults
    assert [fault.code for fault in made.warnings] == ["identity"]
