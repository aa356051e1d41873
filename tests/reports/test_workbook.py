import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from made_reports import finding, full_report, report

from ehcp_docs.audit.model import Accepted, Suppression
from ehcp_docs.audit.prints import Print
from ehcp_docs.batch.repetition import Repeat, Standing
from ehcp_docs.plan.passages import Kind
from ehcp_docs.reports.delivery import Folder, one_file
from ehcp_docs.reports.overview import Unread
from ehcp_docs.reports.sheets import CUT, LONGEST, safe
from ehcp_docs.reports.tally import Tally
from ehcp_docs.reports.workbook import Workbook, workbook
from ehcp_docs.rules.model import Severity

# Bars of one colour are an extension that Excel reads and openpyxl does not.
pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")

LET_STAND = Suppression(
    file="accepted.yaml",
    number=2,
    rule="F-STANDS",
    fingerprint="",
    plan="",
    section="",
    item="",
    reason="Agreed with the family.",
    author="Sunil Bhatt",
    until=date(2027, 8, 31),
)
UNREAD = (Unread(file="locked.docx", why="It is locked.", hint="Save it without a password."),)


def book(*reports, unread=()):
    made = Workbook()
    for one in reports:
        made.add(one)
    return openpyxl.load_workbook(BytesIO(made.content(unread)))


def rows(sheet):
    """The rows of a sheet as dictionaries by its titles."""
    titles, *values = [[cell.value for cell in row] for row in sheet.rows]
    return [dict(zip(titles, row, strict=True)) for row in values]


def accepted_report():
    stands = Accepted(finding=finding("F-STANDS", "F3"), by=LET_STAND)
    return replace(full_report(), accepted=(stands,), author="Ines Marchbank", file="mina.docx")


def several():
    good = report(reference="A-1", author="Alun Mostyn", file="a.json")
    bad = report(finding("F-X"), finding("F-X", "F2"), reference="B-2", author="Alun Mostyn")
    return good, bad, report(finding("F-X"), finding("E-Y", "E1"), reference="C-3")


def repeat(text, *places):
    standing = tuple(
        Standing(plan=plan, section="F", item=item, page=f"{plan}.html") for plan, item in places
    )
    return Repeat(criterion="Q019", text=text, places=standing)


def test_words_that_stand_in_several_plans_are_a_sheet_with_room_for_the_answer():
    made = Workbook()
    for one in several():
        made.add(one)
    repeats = (repeat("[name] will sit near the front.", ("A-1", "F2"), ("B-2", "F1"), ("B-2", "F3")),)
    read = openpyxl.load_workbook(BytesIO(made.content((), repeats)))
    assert rows(read["Repeats"]) == [
        {
            "Words": "[name] will sit near the front.",
            "Plans": 2,
            "Section": "F",
            "Where": "A-1 F2, B-2 F1, B-2 F3",
            "Answer": None,
            "Answered by, on": None,
            "Criterion": "Q019",
        }
    ]
    sheet = read["Repeats"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:G2")
    words = " ".join(str(cell.value) for row in sheet.rows for cell in row)
    assert ".json" not in words
    assert ".html" not in words


@pytest.mark.parametrize("forms", [("xlsx",), ("html", "xlsx")])
def test_a_folder_and_a_single_file_tell_the_same_repeats(tmp_path, forms):
    words = Print(
        section="F", item="F1", kind=Kind.PROVISION, text="[name] will sit near it.", marks=(1, 2, 3)
    )
    targets = (
        Folder(forms, tmp_path / "out", is_batch=True),
        one_file("xlsx", tmp_path / "one.xlsx", is_batch=True),
    )
    for one in several():
        for target in targets:
            target.add(replace(one, prints=(words,)))
    for target in targets:
        target.finish(())
    for path in (tmp_path / "out" / "audit.xlsx", tmp_path / "one.xlsx"):
        (told,) = rows(openpyxl.load_workbook(path)["Repeats"])
        assert (told["Words"], told["Where"]) == ("[name] will sit near it.", "A-1 F1, B-2 F1, C-3 F1")


def test_a_workbook_without_repeats_says_so():
    assert rows(book(*several())["Repeats"])[0]["Words"] == "No words stand in several plans."


def test_the_workbook_has_a_sheet_for_each_question_that_is_asked_of_it():
    assert book(full_report()).sheetnames == [
        "Read me",
        "Plans",
        "Findings",
        "By section",
        "By author",
        "By criterion",
        "By rule",
        "Repeats",
        "To ask a person",
        "Accepted",
    ]


def test_each_plan_is_a_row_with_its_score_its_author_and_a_column_for_each_section():
    row = rows(book(accepted_report())["Plans"])[0]
    told = {name: row[name] for name in ("Plan", "Author of the plan", "Status", "Score", "Indicative grade")}
    assert told == {
        "Plan": "WEX-2026-0142",
        "Author of the plan": "Ines Marchbank",
        "Status": "Draft",
        "Score": 61.5,
        "Indicative grade": "requires improvement",
    }
    assert (row["× Errors"], row["▲ Warnings"], row["● Advice"], row["? Questions"]) == (4, 1, 1, 1)
    assert (row["Front"], row["B"], row["E"], row["F"], row["H1"]) == (100, 100, 50, 50, 100)
    assert row["Note"].startswith("Held at 61.5 by limiting judgements; 80 without them: A need has no")
    assert (row["File"], row["Accepted"], row["Words of the plan"]) == ("mina.docx", 1, 2345)


def test_the_plan_that_needs_most_work_comes_first_and_files_that_could_not_be_read_last():
    made = rows(book(*several(), unread=UNREAD)["Plans"])
    assert [row["Plan"] for row in made] == ["B-2", "C-3", "A-1", "locked.docx"]
    assert (made[-1]["Status"], made[-1]["Score"]) == ("▲ Not read", None)
    assert made[-1]["Note"] == "It is locked. Save it without a password."


def test_every_finding_is_a_row_with_all_that_the_rule_said():
    made = rows(book(full_report())["Findings"])
    wanted = [
        {
            "Plan": "WEX-2026-0142",
            "Section": "Front" if one.section == "ID" else one.section,
            "Item": one.item or None,
            "Severity": {"error": "× Error", "warning": "▲ Warning", "advice": "● Advice"}.get(
                one.severity.value, "? Question"
            ),
            "Words": one.words,
            "What is wrong": one.message,
            "What to do": one.suggestion,
            "Source": one.legal_basis,
            "Criterion": one.criterion,
            "Rule": one.rule,
            "Accepted?": "No",
            "Where in the file": None,
            "File": None,
            "Fingerprint": one.fingerprint,
        }
        for one in full_report().findings
    ]
    assert made == wanted


def test_what_is_accepted_is_listed_with_its_reason_and_left_out_of_the_sums():
    made = book(accepted_report())
    assert [row["Rule"] for row in rows(made["Findings"]) if row["Accepted?"] == "Yes"] == ["F-STANDS"]
    row = rows(made["Accepted"])[0]
    assert (row["Rule"], row["Why it may stand"], row["Accepted by"]) == (
        "F-STANDS",
        "Agreed with the family.",
        "Sunil Bhatt",
    )
    assert (row["Until"], row["Entry"]) == (datetime(2027, 8, 31), "accepted.yaml, entry 2")
    stands = next(row for row in rows(made["By rule"]) if row["Rule"] == "F-STANDS")
    assert (stands["Findings"], stands["Accepted"], stands["Share of plans"]) == (0, 1, 0)


def test_rules_are_counted_with_their_share_of_findings_and_of_plans():
    made = rows(book(*several())["By rule"])
    first = made[0]
    assert [row["Rule"] for row in made] == ["F-X", "E-Y"]
    assert (first["Findings"], first["Plans with a finding"], first["× Errors"]) == (3, 2, 3)
    assert first["Share of all findings"] == 0.75
    assert first["Share of plans"] == pytest.approx(2 / 3)


def test_sections_are_counted_with_their_mean_and_lowest_score():
    made = {row["Section"]: row for row in rows(book(*several())["By section"])}
    provision = made["F"]
    assert (provision["Title"], provision["Mean score"], provision["Lowest score"]) == (
        "Special educational provision",
        50,
        50,
    )
    assert (provision["× Errors"], provision["Plans with a finding"], provision["Share of all findings"]) == (
        3,
        2,
        0.75,
    )
    assert list(made) == ["Front", *"ABCDEFG", "H1", "H2", "I", "J", "K"]


def test_authors_are_counted_and_plans_without_one_stand_together_at_the_end():
    made = rows(book(*several())["By author"])
    assert [(row["Author of the plan"], row["Plans"], row["× Errors"]) for row in made] == [
        ("Alun Mostyn", 2, 2),
        ("Not known", 1, 2),
    ]
    assert made[0]["Share of all errors"] == 0.5
    assert made[0]["Errors in each plan (mean)"] == 1


def test_criteria_are_counted_over_everything_that_was_looked_at():
    made = {row["Criterion"]: row for row in rows(book(*several())["By criterion"])}
    wanted = made["Q086"]
    assert (wanted["Question"], wanted["Theme"]) == ("Question Q086?", "Specified provision")
    assert (wanted["Looked at"], wanted["Met"], wanted["Share met"], wanted["× Errors"]) == (12, 9, 0.75, 4)


def test_questions_for_a_person_have_a_sheet_with_room_for_the_answer():
    made = rows(book(full_report())["To ask a person"])
    assert [(row["Item"], row["The question"], row["Answer"]) for row in made] == [
        ("B1", "Message of B-HEDGE.", None)
    ]


def test_what_stands_in_a_plan_stays_text():
    evil = ("=1+1", "+44", "-2", "@SUM(A1)", "{=A1}", "http://evil.example/x", "<r><t>x</t></r>", "007")
    findings = [finding("F-X", f"F{i}", passage=words, words=words) for i, words in enumerate(evil, 1)]
    sheet = book(report(*findings, reference="=2+2"))["Findings"]
    cells = {cell.value: cell for row in sheet.rows for cell in row}
    for words in (*evil, "=2+2"):
        cell = cells.get(words) or cells[f" {words}"]
        assert (cell.data_type, cell.hyperlink, cell.quotePrefix) == ("s", None, True)


def test_no_sheet_holds_a_formula_a_link_or_anything_from_elsewhere():
    with zipfile.ZipFile(BytesIO(workbook(accepted_report()))) as parts:
        names = parts.namelist()
        sheets = "".join(parts.read(name).decode() for name in names if name.startswith("xl/worksheets/"))
    assert "<f>" not in sheets
    assert "<hyperlink" not in sheets
    assert [name for name in names if "external" in name or "_rels/sheet" in name or "vba" in name] == []


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_text_that_is_longer_than_a_cell_is_cut_and_says_so(letter):
    long = letter * LONGEST * 2
    cut = safe(long)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert len(cut.encode("utf-16-le")) // 2 > LONGEST - 3
    assert cut.endswith(CUT)
    made = rows(book(report(finding("F-X", "F1", passage=long, words=long)))["Findings"])
    assert made[0]["Words"] == cut


def test_control_characters_and_half_characters_do_not_break_the_file():
    words = "a\x00b\x1bc\ud800d_x0041_\ufffee"
    made = rows(book(report(finding("F-X", "F1", message=words)))["Findings"])
    assert "c?d" in made[0]["What is wrong"]


def test_dates_are_dates_and_numbers_are_numbers():
    plans = book(full_report())["Plans"]
    row = {plans.cell(1, n).value: plans.cell(2, n) for n in range(1, plans.max_column + 1)}
    assert (row["Judged as of"].value, row["Judged as of"].number_format) == (
        datetime(2026, 9, 1),
        "d mmm yyyy",
    )
    assert (row["Score"].data_type, row["Score"].number_format) == ("n", "0.0")


def test_every_table_can_be_filtered_and_printed_with_its_titles_on_each_page():
    made = book(*several(), unread=UNREAD)
    for sheet in made.worksheets[1:]:
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.freeze_panes[1:] == "2"
        assert sheet.print_title_rows == "$1:$1"
    for sheet in made.worksheets:
        page = sheet.page_setup
        assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 9, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "Page &P of &N" in sheet.oddFooter.right.text
        assert "Indicative only" in sheet.oddFooter.left.text


def test_scores_have_bars_and_colours_beside_the_number():
    plans = book(*several())["Plans"]
    kinds = {rule.type for rules in plans.conditional_formatting for rule in rules.rules}
    assert kinds == {"dataBar", "colorScale"}


def test_the_first_sheet_says_what_it_is_what_it_rests_on_and_that_grades_are_indicative():
    sheet = book(*several(), unread=UNREAD)["Read me"]
    told = {row[0].value: row[1].value for row in sheet.rows if row[0].value}
    assert sheet["A1"].value == "Audit of 3 plans"
    assert told["Scores"] == "Mean 61.5, median 61.5 of 100."
    assert told["Found"].startswith("4 errors, 0 warnings")
    assert told["▲ Not read"].startswith("1 file could not be read")
    assert told["Indicative grade"].startswith("Indicative only")
    assert told["Rules"] == f"0.1.0, {'a' * 64}"
    assert told["Language model"].endswith("b" * 64)


def test_the_file_says_nothing_of_the_machine_or_the_hour():
    made = book(full_report()).properties
    assert (made.creator, made.lastModifiedBy, made.title) == (
        "ehcp-docs",
        "ehcp-docs",
        "Audit of plan WEX-2026-0142",
    )
    assert made.created == datetime(2026, 9, 1)
    assert made.modified == datetime(2026, 9, 1)


def test_the_same_reports_give_the_same_bytes():
    assert workbook(accepted_report()) == workbook(accepted_report())


def test_a_sound_plan_has_a_workbook_too():
    made = book(report())
    assert made["Findings"]["A2"].value == "The rules found nothing."
    assert made["Accepted"]["A2"].value == "No finding is accepted."


def test_files_of_which_none_could_be_read_are_told_all_the_same():
    assert [row["Plan"] for row in rows(book(unread=UNREAD)["Plans"])] == ["locked.docx"]


def test_findings_beyond_what_a_spreadsheet_can_hold_are_counted_all_the_same():
    tally = Tally(most=3)
    tally.add(full_report())
    assert [one.rule for one in tally.findings] == ["ID-REVIEW", "B-HEDGE", "LINK-NEED"]
    assert (tally.left_out, tally.counts[Severity.ERROR], tally.counts.total()) == (4, 4, 7)


def test_the_workbook_says_how_many_findings_it_does_not_list(monkeypatch):
    monkeypatch.setattr("ehcp_docs.reports.workbook.Tally", lambda: Tally(most=3))
    told = [row[1].value for row in book(full_report())["Read me"].rows if row[0].value == "▲ Not all listed"]
    assert told[0].startswith("The sheet “Findings” holds the first 3 findings. 4 more are counted")
