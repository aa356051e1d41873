"""What must not leak: nothing of one case in another's letter, and nothing of a child outside the letter's own text."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehcp_docs.case.model import Case
from ehcp_docs.case.people import CaseChild
from ehcp_docs.case.read import load_case
from ehcp_docs.documents.catalogue import document, documents
from ehcp_docs.documents.render import render_all
from ehcp_docs.documents.samples import sample_data
from ehcp_docs.errors import PlanInvalid
from ehcp_docs.resources import folder

REFUSED = load_case(folder("samples") / "cases" / "request_refused.json")
LETTERS = [one for one in documents() if one.view == "letter"]


def marked(canary: str) -> Case:
    """A case whose every text of its own holds the canary."""
    decision = replace(
        REFUSED.decisions[0],
        reasons=(f"Reason {canary}.",),
        evidence=(f"paper {canary}",),
        family_said=(f"You said {canary}.",),
        help_meanwhile=(f"Help {canary}.",),
    )
    person = replace(REFUSED.recipients[0], name=f"Parent {canary}", salutation=f"Ms {canary}")
    assert REFUSED.child is not None
    child: CaseChild = replace(REFUSED.child, name=f"Child {canary}", preferred_name=canary)
    return replace(
        REFUSED, reference=f"REF-{canary}", child=child, recipients=(person,), decisions=(decision,)
    )


def everything(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.from_regex(r"\A[A-Z][a-z]{11}\Z"), min_size=2, max_size=4, unique=True))
def test_nothing_of_one_case_stands_in_the_letter_of_the_next(canaries: list[str]) -> None:
    made = {canary: render_all("L04", {"case": marked(canary)})[0] for canary in canaries}
    for canary, rendered in made.items():
        text = everything(rendered.data)
        assert canary in text
        assert [other for other in canaries if other != canary and other in text] == []


@pytest.mark.parametrize("one", LETTERS, ids=lambda one: one.id)
def test_the_childs_name_and_birthday_stand_in_the_text_alone(one: object) -> None:
    """Not in the file's name, its properties, headers or footers: there, they are seen without being looked for."""
    data = sample_data(one)  # type: ignore[arg-type]
    case = data["case"]
    child = case.child or data["plan"].child
    for rendered in render_all(one.id, data):  # type: ignore[attr-defined]
        assert child.name not in rendered.suggested_name
        with zipfile.ZipFile(BytesIO(rendered.data)) as archive:
            for name in archive.namelist():
                if name != "word/document.xml":
                    part = archive.read(name).decode("utf-8", "replace")
                    assert child.name not in part, name
                    assert child.date_of_birth.isoformat() not in part, name


def test_a_confidential_address_in_the_reasons_stops_the_letter_to_the_other_parent() -> None:
    mother = REFUSED.recipients[0]
    father = replace(mother, name="Tom Ashdown", address=("4 Sail Loft", "Marlhythe", "ZZ99 3CZ"))
    told = replace(REFUSED.decisions[0], reasons=("We visited 9 Netmaker Yard, Marlhythe, ZZ99 3CZ.",))
    case = replace(
        REFUSED,
        recipients=(mother, father),
        confidential_addresses=(mother.name,),
        decisions=(told,),
    )
    with pytest.raises(PlanInvalid) as caught:
        render_all("L04", {"case": case})
    assert [fault.code for fault in caught.value.faults] == ["confidential"]
    assert "Netmaker" not in str(caught.value)


def test_another_childs_name_is_found_as_a_name_and_not_inside_other_words() -> None:
    told = replace(REFUSED.decisions[0], reasons=("Rowan can listen for ten minutes.",))
    case = replace(REFUSED, decisions=(told,))
    assert render_all("L04", {"case": case}, others=["An Li"])
    named = replace(told, reasons=("An  Li can listen for ten minutes.",))
    with pytest.raises(PlanInvalid) as caught:
        render_all("L04", {"case": replace(case, decisions=(named,))}, others=["An Li"])
    assert [fault.code for fault in caught.value.faults] == ["identity"]
    assert "An Li" not in str(caught.value)


def test_a_confidential_address_that_only_the_plan_knows_stops_the_letter_too() -> None:
    data = sample_data(document("L12"))
    plan, case = data["plan"], data["case"]
    hidden = replace(plan.parents[1], address="77 Marsh Wall, Pellmarsh, ZZ99 3WZ")
    plan = replace(plan, parents=(plan.parents[0], hidden))
    case = replace(case, confidential_addresses=(hidden.name,), recipients=case.recipients[:1])
    assert render_all("L12", {"case": case, "plan": plan})
    told = replace(case, enclosures=("A map to 77 Marsh Wall, Pellmarsh, ZZ99 3WZ",))
    with pytest.raises(PlanInvalid) as caught:
        render_all("L12", {"case": told, "plan": plan})
    assert [fault.code for fault in caught.value.faults] == ["confidential"]
    assert "Marsh Wall" not in str(caught.value)
