"""Letters from a table of cases: a row for each child, what they share in one file, one bad row no stop."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ehcp_docs.case.table import case_rows
from ehcp_docs.cli import main
from ehcp_docs.errors import InputError
from ehcp_docs.resources import folder

SHARED = json.loads((folder("samples") / "cases" / "request_refused.json").read_text("utf-8"))
OWN = ("reference", "child", "recipients", "decisions", "events", "meetings")
HEADER = [
    "reference",
    "child/name",
    "child/date_of_birth",
    "recipients/1/name",
    "recipients/1/relation",
    "recipients/1/address",
    "decisions/1/about",
    "decisions/1/outcome",
    "decisions/1/made_on",
    "decisions/1/reasons",
    "decisions/1/evidence",
    "decisions/1/help_meanwhile",
]
ROWS = [
    ["MAR-1", "Ivo Tremlett", "11/02/2019", "Bea Tremlett", "Mother", "1 Quay\nMarlhythe\nZZ99 3CZ",
     "assess", "no", "14/10/2026", "Ivo is doing well with the help he has.\nThe school can pay for it.",
     "your letter of 7 September 2026", "Miss Lane will read with Ivo every day."],
    ["MAR-2", "Zadie Oyelaran", "03/05/2018", "Tunde Oyelaran", "Father", "2 Quay\nMarlhythe\nZZ99 3CZ",
     "assess", "no", "14/10/2026", "Zadie has caught up in reading.", "the school’s notes",
     "A mentor will see Zadie on Tuesdays."],
]  # fmt: skip


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    path = tmp_path / "council.json"
    path.write_text(json.dumps({key: value for key, value in SHARED.items() if key not in OWN}), "utf-8")
    return path


def table(
    path: Path,
    rows: list[list[str]],
    *,
    separator: str = ",",
    encoding: str = "utf-8-sig",
    header: list[str] = HEADER,
) -> Path:
    quoted = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [header, *rows]]
    path.write_text("\r\n".join(quoted), encoding, newline="")
    return path


def ehcp(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["render", *(str(argument) for argument in arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.mark.parametrize(("separator", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-8")])
def test_each_row_becomes_a_letter_whatever_excel_saves(
    tmp_path: Path, shared: Path, separator: str, encoding: str
) -> None:
    cases = table(tmp_path / "cases.csv", ROWS, separator=separator, encoding=encoding)
    result = ehcp(cases, "--shared", shared, "-d", "L04", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == ["MAR-1_L04_will_not_assess.docx", "MAR-2_L04_will_not_assess.docx"]


def test_lists_and_english_dates_in_cells_are_understood(tmp_path: Path) -> None:
    row = case_rows(table(tmp_path / "cases.csv", ROWS[:1]), {})[0]
    assert row.data["child"]["date_of_birth"] == "2019-02-11"
    assert row.data["decisions"][0]["reasons"] == [
        "Ivo is doing well with the help he has.",
        "The school can pay for it.",
    ]
    assert row.data["recipients"][0]["address"] == ["1 Quay", "Marlhythe", "ZZ99 3CZ"]


def test_a_bad_row_is_named_and_does_not_stop_the_others(tmp_path: Path, shared: Path) -> None:
    bad = [*ROWS[0][:2], "31/02/2019", *ROWS[0][3:]]
    cases = table(tmp_path / "cases.csv", [bad, ROWS[1]])
    result = ehcp(cases, "--shared", shared, "-d", "L04", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "cases.csv, row 2: not made." in result.stderr
    assert "Ivo" not in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["MAR-2_L04_will_not_assess.docx"]


def test_words_copied_from_another_row_stop_that_letter(tmp_path: Path, shared: Path) -> None:
    copied = [*ROWS[1][:9], "Ivo Tremlett has caught up in reading.", *ROWS[1][10:]]
    cases = table(tmp_path / "cases.csv", [ROWS[0], copied])
    result = ehcp(cases, "--shared", shared, "-d", "L04", "-o", tmp_path / "out")
    assert "row 3: not made." in result.stderr
    assert "It names another child" in result.stderr
    assert "Tremlett" not in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["MAR-1_L04_will_not_assess.docx"]


def test_all_columns_that_are_no_fields_are_told_with_what_may_be_meant(tmp_path: Path) -> None:
    header = ["reference", "child/nane", "recipients/name", "decisions/1", "xyz"]
    with pytest.raises(InputError) as caught:
        case_rows(table(tmp_path / "cases.csv", [["a"] * 5], header=header), {})
    assert [(fault.place, fault.hint) for fault in caught.value.faults] == [
        ("column 2, “child/nane”", "Did you mean child/name?"),
        ("column 3, “recipients/name”", "Give a number after recipients: recipients/1/…"),
        ("column 4, “decisions/1”", "Name one of its fields."),
        ("column 5, “xyz”", "See schemas/case.schema.json."),
    ]


def test_a_table_without_a_row_of_names_says_so_and_repeats_nothing_of_a_child(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        case_rows(table(tmp_path / "cases.csv", [ROWS[1]], header=ROWS[0]), {})
    told = "\n".join(caught.value.lines())
    assert "column 2: There is no such field in a case." in told
    assert [word for word in ("Tremlett", "Ivo", "Quay", "2019") if word in told] == []


def test_a_workbook_in_place_of_a_table_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_bytes(b"PK\x03\x04\0\0\0")
    with pytest.raises(InputError, match="This is no CSV file"):
        case_rows(tmp_path / "cases.csv", {})


def with_reasons(first: str, second: str) -> list[list[str]]:
    """The two rows, with other reasons."""
    at = HEADER.index("decisions/1/reasons")
    return [[*row[:at], text, *row[at + 1 :]] for row, text in zip(ROWS, (first, second), strict=True)]


def test_the_first_name_of_the_next_row_stops_the_letter_and_is_not_printed(
    tmp_path: Path, shared: Path
) -> None:
    rows = with_reasons("Zadie finds it hard to read.", "Zadie has caught up in reading.")
    cases = table(tmp_path / "cases.csv", rows)
    result = ehcp(cases, "--shared", shared, "-d", "L04", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["MAR-2_L04_will_not_assess.docx"]
    assert "case: /decisions/0/reasons/0, sentence 1: A name that is not this child's stands" in result.stderr
    assert "Zadie" not in result.stderr


def test_what_only_looks_like_a_name_is_told_on_the_screen_and_the_letter_is_made(
    tmp_path: Path, shared: Path
) -> None:
    rows = with_reasons("Ivo reads well.", "The school will support Thistlewyn to read.")
    cases = table(tmp_path / "cases.csv", rows)
    result = ehcp(cases, "--shared", shared, "-d", "L04", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert len(list((tmp_path / "out").iterdir())) == 2
    told = [line for line in result.stderr.splitlines() if "Look at this before it goes out" in line]
    assert [line.split(": ", 2)[1:] for line in told] == [
        ["case", "/decisions/0/reasons/0, sentence 1: A name that is not this child's seems to stand where the "
         "child's should. Correct it, or say who it is where the name first stands (“her brother …”)."]
    ]  # fmt: skip
    assert "Thistlewyn" not in result.stderr
