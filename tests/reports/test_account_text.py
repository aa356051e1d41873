import pytest
from made_accounts import PLAN, account, council_reading, full_account, placed, spot

from ehcp_docs.intake.account import Entry
from ehcp_docs.intake.draft import Reason
from ehcp_docs.reports.account_page import groups
from ehcp_docs.reports.account_places import meaning_of, place, section_of, stands
from ehcp_docs.reports.account_sums import when
from ehcp_docs.reports.account_text import account_brief, account_table, account_text
from ehcp_docs.reports.terminal import Terminal


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/child/date_of_birth", "Child, date of birth"),
        ("/child/nhs_number", "Child, NHS number"),
        ("/parents/0/phone", "Parent or carer 1, telephone"),
        ("/reference", "Plan reference"),
        ("/sections/F/provision/0/text", "Section F, F1, text"),
        ("/sections/F/provision/0", "Section F, F1"),
        ("/sections/F/provision/7/text", "Section F, provision 8, text"),
        ("/sections/A/views/0/paragraphs/1", "Section A, A1, paragraph 2"),
        ("/sections/E/outcomes/0/steps/0/text", "Section E, E1, step 1, text"),
        ("/sections/I/placements/0/type", "Section I, placement 1, type"),
        ("/sections/C/nil/statement", "Section C, none identified, statement"),
        ("/local/as_printed/K/0", "Fields of the authority's own, as printed, K 1"),
        ("", ""),
    ],
)
def test_a_place_in_the_plan_has_a_name(pointer, words):
    assert place(pointer, PLAN) == words


def test_the_section_and_the_meaning_of_a_place_are_known():
    assert (section_of("/sections/H1/nil"), section_of("/child/name")) == ("H1", "ID")
    assert meaning_of("/authority/name") == "The authority's full name."
    assert meaning_of("/no/such/field") == ""


def test_what_the_plan_says_is_told_only_where_the_file_says_it_otherwise():
    assert stands("/child/date_of_birth", "18/02/2018", PLAN) == "2018-02-18"
    assert stands("/child/looked_after", "Not looked after", PLAN) == "no"
    assert stands("/child/name", "Name of child: mina  pell", PLAN) == ""
    assert stands("/sections/F/provision/0", "anything", PLAN) == ""
    assert stands("/nowhere", "anything", PLAN) == ""


def test_a_date_of_the_file_is_told_as_people_write_it():
    assert when("2026-03-04T10:11:00Z") == "4 March 2026, 10:11"
    assert when("2026-03-04") == "4 March 2026"
    assert when("some day") == "some day"
    assert when("") == ""


def test_the_short_account_tells_all_that_matters():
    said = flat(account_brief(full_account(), PLAN))
    assert "Read draft.docx Word file, the final text: tracked changes accepted." in said
    assert "Layout: 2 section headings; sections found: B, F (words of the layout “general”)." in said
    assert "Section F 1 provision, 2 links" in said
    assert "Section D nothing" in said
    made = full_account()
    assert (
        f"{made.words_in} words in the file = {made.words_placed} in the plan + {made.words_told} not" in said
    )
    assert "2 passages (5 words) have no place in the plan and may matter." in said
    assert "- paragraph 6, table 1, row 2, column 1: “Signed by nobody” (not understood" in said
    assert "1 passage was placed on weak evidence." in said
    assert "- Plan reference (/reference)" in said
    assert "Check them: - Status taken as draft. (/status)" in said
    assert "2 tracked changes (1 insertion, 1 deletion) by J. Marsh." in said
    assert "1 passage of hidden text: not in the plan." in said


def test_the_short_account_is_short_however_much_was_not_placed():
    entries = [Entry(text=f"Word {n}", spot=spot(n), reason=Reason.FRONT) for n in range(1, 500)]
    said = account_brief(account(*entries), PLAN)
    assert "and 489 more: see the whole account." in said
    assert len(said.splitlines()) < 40


def test_an_account_where_all_is_well_says_so():
    said = account_brief(account(placed("Mina Pell", "/child/name", spot(1))), {})
    assert "Nothing that may matter was left out." in said
    assert "No section of a plan: is this file a plan?" in said
    assert "MISSING" not in said


@pytest.mark.parametrize("layout", ["reviewed_prose", "national_merged", "boxes"])
def test_the_whole_account_has_every_word_of_the_file(layout):
    reading = council_reading(layout)
    said = flat(account_text(reading.account, reading.data, Terminal(width=110)))
    assert [e.text for e in reading.account.entries if flat(e.text) not in said] == []


def test_the_whole_account_says_where_each_passage_went():
    said = flat(account_text(full_account(), PLAN))
    assert "Paragraph 3: “B1 Mina finds listening hard.” -> Section B, B1, text -> confidence high" in said
    assert "! Paragraph 6, table 1, row 2, column 1: “Signed by nobody” -> Not placed and may matter:" in said
    assert "- deleted, J. Marsh, 4 March 2026, 10:11, paragraph 3: “was struck”" in said


def test_no_text_of_a_file_can_steer_the_terminal():
    evil = "\x1b[2J\x07\u202e"
    made = full_account(evil, file=f"f{evil}.docx", layout=evil, profile=evil)
    for said in (account_brief(made, PLAN), account_text(made, PLAN), account_table([made])):
        assert [sign for sign in said if not sign.isprintable() and sign != "\n"] == []


def test_lines_keep_to_the_width_of_the_terminal():
    said = account_text(full_account(), PLAN, Terminal(width=60))
    assert [line for line in said.splitlines() if len(line) > 60] == []


def test_a_batch_is_a_table_with_a_sum():
    made = full_account()
    lines = account_table([made, made]).splitlines()
    assert lines[0].split() == ["File", "Words", "In", "the", "plan", "Look", "at", "Doubtful", "Missing"]
    assert lines[1].split() == ["draft.docx", str(made.words_in), str(made.words_placed), "2", "1", "1"]
    assert lines[-1] == f"2 files: {2 * made.words_placed} of {2 * made.words_in} words stand in plans."


def test_labels_without_words_after_them_keep_a_row_of_their_own():
    made = account(
        Entry(text="Name:", spot=spot(1), reason=Reason.LABEL),
        Entry(text="Age:", spot=spot(2), reason=Reason.LABEL),
        Entry(text="1.", spot=spot(3), reason=Reason.MARK),
        Entry(text="gone", spot=spot(3), reason=Reason.DELETED),
    )
    shown = [passage.text for group in groups(made, PLAN) for passage in group.passages]
    assert shown == ["Name:", "Age:", "1.", "gone"]


def test_pages_of_a_pdf_are_named():
    made = account(
        Entry(text="a", spot=spot(1, page=1), reason=Reason.FRONT),
        Entry(text="b", spot=spot(2, page=2), reason=Reason.FRONT),
    )
    assert [group.title for group in groups(made, PLAN)] == ["Page 1, paragraph 1, to page 2, paragraph 2"]
