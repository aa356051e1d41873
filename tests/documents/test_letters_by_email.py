"""Letters by email, told apart from letters by post: where they go, what is attached, and what they do not show."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document as open_word

from ehcp_docs.case.steps import Method
from ehcp_docs.documents.catalogue import document
from ehcp_docs.documents.letters.view import letter_views
from ehcp_docs.documents.render import document_warnings, render_all
from ehcp_docs.documents.samples import sample_data
from ehcp_docs.errors import PlanInvalid

DATA = sample_data(document("L04"))
CASE = DATA["case"]
EMAIL = "family@mail.example.org"


def lines(id, data, number=0):
    word = open_word(BytesIO(render_all(id, data)[number].data))
    return [paragraph.text for paragraph in word.paragraphs]


def by_email(case, **changes):
    person = replace(case.recipients[0], **({"email": EMAIL, "by_email": True} | changes))
    return replace(case, recipients=(person, *case.recipients[1:]))


@pytest.mark.parametrize("id", ["L04", "L09"])
def test_a_letter_by_email_shows_where_it_goes_and_no_postal_address(id):
    data = sample_data(document(id))
    posted = lines(id, data)
    home = data["case"].recipients[0].address
    assert set(home) <= set(posted)
    assert not any(line.startswith("By email") for line in posted)
    mailed = lines(id, {**data, "case": by_email(data["case"])})
    assert f"By email: {EMAIL}" in mailed
    assert home[0] not in mailed
    assert mailed[mailed.index(f"By email: {EMAIL}") - 1] == data["case"].recipients[0].name


def test_what_goes_with_an_email_is_attached_and_what_goes_by_post_is_enclosed():
    case = replace(CASE, enclosures=("Our leaflet on support",))
    posted, mailed = lines("L04", {"case": case}), lines("L04", {"case": by_email(case)})
    assert posted[posted.index("With this letter") + 1] == "Our leaflet on support"
    assert mailed[mailed.index("Attached to this email") + 1] == "Our leaflet on support"
    assert "With this letter" not in mailed
    assert "Attached to this email" not in posted


def test_an_email_address_alone_does_not_make_a_letter_an_email():
    assert lines("L04", {"case": by_email(CASE, by_email=False)}) == lines("L04", DATA)


def test_a_person_who_asked_for_email_without_an_address_for_it_stops_the_letter():
    with pytest.raises(PlanInvalid) as caught:
        letter_views(document("L04"), by_email(CASE, email=None))
    assert [(one.place, one.code) for one in caught.value.faults] == [
        ("case: /recipients/0/email", "missing")
    ]


def test_somebody_in_their_job_without_an_address_is_written_to_by_email():
    data = sample_data(document("L22"))
    letters = [lines("L22", data, number) for number in range(8)]
    nurse = next(text for text in letters if "Paula Stainforth" in text)
    assert "By email: p.stainforth@fensidehealth.example.org" in nurse
    head = next(text for text in letters if "Frances Adeyemi" in text)
    assert not any(line.startswith("By email") for line in head)


@pytest.mark.parametrize(
    ("method", "mailed", "told"),
    [
        (Method.FIRST_CLASS_POST, False, []),
        (Method.EMAIL, True, []),
        (Method.EMAIL, False, ["service"]),
        (Method.FIRST_CLASS_POST, True, ["service"]),
    ],
)
def test_a_draft_served_in_another_way_than_a_person_is_written_to_is_told(method, mailed, told):
    case = sample_data(document("L09"))["case"]
    one = replace(case, recipients=case.recipients[:1], draft=replace(case.draft, method=method))
    one = by_email(one) if mailed else one
    assert [fault.code for fault in document_warnings(document("L09"), {"case": one})] == told
