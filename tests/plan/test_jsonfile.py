"""Files as people bring them."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
import srsly
from hypothesis import given
from hypothesis import strategies as st

from ehcp_docs.errors import Fault, InputError
from ehcp_docs.plan.faults import CODES
from ehcp_docs.plan.jsonfile import JsonFile, read_or_fault
from ehcp_docs.plan.read import read_json

CASES = srsly.read_yaml(Path(__file__).parent / "cases" / "files.yaml")["cases"]
NOTEPAD = "Open it in Notepad, choose Save As, set Encoding to UTF-8, and save."
GIVE_JSON = "Give the .json file that holds the plan's data."
TEXT = '{"name": "Zoë"}'
FILES: list[tuple[str, bytes, str, int | None, str, str]] = [
    (
        "Windows-1252",
        b'{\n"name": "Zo\xeb"}',
        "file-encoding",
        2,
        "The file is not UTF-8: it looks like Windows-1252, the old Western European encoding of Windows "
        "(also called ANSI).",
        NOTEPAD,
    ),
    (
        "bytes that are no text",
        b'{"name": "\x81\x8d"}',
        "file-encoding",
        1,
        "The file is not UTF-8: some of its bytes are no text at all.",
        NOTEPAD,
    ),
    (
        "UTF-16 with a mark",
        TEXT.encode("utf-16-le").join([b"\xff\xfe", b""]),
        "file-encoding",
        None,
        "The file is saved as UTF-16, which Windows calls Unicode.",
        NOTEPAD,
    ),
    (
        "UTF-16 the other way round",
        TEXT.encode("utf-16-be").join([b"\xfe\xff", b""]),
        "file-encoding",
        None,
        "The file is saved as UTF-16.",
        NOTEPAD,
    ),
    (
        "UTF-16 without a mark",
        TEXT.encode("utf-16-le"),
        "file-encoding",
        None,
        "The file looks as if it was saved as UTF-16.",
        NOTEPAD,
    ),
    ("UTF-32", TEXT.encode("utf-32"), "file-encoding", None, "The file is saved as UTF-32.", NOTEPAD),
    (
        "Word",
        b"PK\x03\x04word/document.xml",
        "file-kind",
        None,
        "This is a Word, Excel or zip file, not JSON.",
        GIVE_JSON,
    ),
    (
        "old Word",
        b"\xd0\xcf\x11\xe0",
        "file-kind",
        None,
        "This is an old Word or Excel file, not JSON.",
        GIVE_JSON,
    ),
    ("PDF", b"%PDF-1.7", "file-kind", None, "This is a PDF file, not JSON.", GIVE_JSON),
    ("rich text", b"{\\rtf1 Amina}", "file-kind", None, "This is a rich text file, not JSON.", GIVE_JSON),
    (
        "a web page",
        b"\n<html>",
        "file-kind",
        None,
        "This is a web page or an XML file, not JSON.",
        GIVE_JSON,
    ),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.json"


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_a_slip_of_json_is_said_in_plain_words(case: dict[str, Any], file: Path) -> None:
    file.write_bytes(case["text"].encode("utf-8"))
    found = read_or_fault(file)
    faults = [found] if isinstance(found, Fault) else found.faults
    assert [
        {"code": f.code, "line": f.line, "place": f.place, "message": f.message, "hint": f.hint}
        for f in faults
    ] == case["faults"]
    assert {f.file for f in faults} == {str(file)}


@pytest.mark.parametrize(("content", "expected"), [pytest.param(f[1], f[2:], id=f[0]) for f in FILES])
def test_another_encoding_or_kind_of_file_is_named(
    content: bytes, expected: tuple[Any, ...], file: Path
) -> None:
    file.write_bytes(content)
    found = read_or_fault(file)
    assert isinstance(found, Fault)
    assert (found.code, found.line, found.message, found.hint) == expected


def test_every_code_of_a_file_has_a_case() -> None:
    shown = {fault["code"] for case in CASES for fault in case["faults"]} | {case[2] for case in FILES}
    tested_below = {
        "file-missing",
        "file-folder",
        "file-permission",
        "file-unreadable",
        "file-too-large",
        "json-too-deep",
    }
    assert shown | tested_below == {code for code in CODES if code.startswith(("file-", "json-"))}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a mark"])
def test_utf8_is_read_with_and_without_its_mark(mark: bytes, file: Path) -> None:
    file.write_bytes(mark + TEXT.encode("utf-8"))
    assert read_json(file).data == {"name": "Zoë"}


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_json(tmp_path / "gone.json")
    assert caught.value.lines() == [
        f"{tmp_path / 'gone.json'}: There is no such file.",
        "Check the name and the folder.",
    ]


def test_a_slip_is_raised_with_its_line_and_column(file: Path) -> None:
    file.write_text('{"a": 1,\n "b": }')
    with pytest.raises(InputError) as caught:
        read_json(file)
    assert caught.value.lines() == [
        f"{file}, line 2, column 7: A field has no value.",
        "Write a value after the colon, or take the field out.",
    ]


def test_no_exception_that_hangs_on_to_the_error_holds_the_text(file: Path) -> None:
    file.write_text('{"name": "Amina" "age": 9}')
    with pytest.raises(InputError) as caught:
        read_json(file)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    found = read_or_fault(tmp_path)
    assert isinstance(found, Fault)
    assert (found.code, found.message) == ("file-folder", "This is a folder, not a file.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    found = read_or_fault(tmp_path / "pipe.json")
    assert isinstance(found, Fault)
    assert (found.code, found.message) == ("file-folder", "This is not an ordinary file.")


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (PermissionError(13, "no"), "file-permission", "You may not read this file."),
        (OSError(5, "disk"), "file-unreadable", "The file cannot be read."),
    ],
)
def test_what_the_system_refuses_is_said(
    error: OSError, code: str, message: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise error

    file.write_text("{}")
    monkeypatch.setattr(Path, "open", refuse)
    found = read_or_fault(file)
    assert isinstance(found, Fault)
    assert (found.code, found.message) == (code, message)


@pytest.mark.parametrize("name", ["a\0b.json", "a" * 300 + ".json"], ids=["a zero", "too long"])
def test_a_name_that_no_file_can_have_is_said(name: str, tmp_path: Path) -> None:
    found = read_or_fault(tmp_path / name)
    assert isinstance(found, Fault)
    assert (found.code, found.message) == ("file-unreadable", "The file cannot be read.")


def test_a_file_over_the_limit_is_not_read(file: Path) -> None:
    file.write_bytes(b'{"a": "' + b"x" * 50 * 1024 * 1024 + b'"}')
    found = read_or_fault(file)
    assert isinstance(found, Fault)
    assert (found.code, found.message) == ("file-too-large", "The file is larger than 20 MB; no plan is.")


def test_the_limit_itself_is_read(file: Path) -> None:
    file.write_text('{"a": 12}')
    assert isinstance(read_or_fault(file, limit=9), JsonFile)
    assert isinstance(read_or_fault(file, limit=8), Fault)


@pytest.mark.parametrize(
    "text",
    ['{"a": ' * 101 + "1" + "}" * 101, "[" * 100_000, '{"a": ' * 50_000 + "1" + "}" * 50_000],
    ids=["just too deep", "deep and open", "very deep"],
)
def test_nesting_without_end_is_said(text: str, file: Path) -> None:
    file.write_text(text)
    found = read_or_fault(file)
    assert isinstance(found, Fault)
    assert (found.code, found.message) == (
        "json-too-deep",
        "More than 100 brackets are open at once; no plan needs that.",
    )


def test_a_hundred_brackets_are_allowed(file: Path) -> None:
    file.write_text('{"a": ' * 100 + "1" + "}" * 100)
    assert isinstance(read_or_fault(file), JsonFile)


def test_half_characters_are_replaced_for_those_who_go_on(file: Path) -> None:
    file.write_text('{"a": ["x\\ud83dy"], "\\udc00": 1}')
    assert read_json(file).data == {"a": ["x\ufffdy"], "\ufffd": 1}


def test_a_megabyte_is_read_in_well_under_a_second(file: Path) -> None:
    entry = {"id": "F1", "text": "A teaching assistant will pre-teach six words. " * 4, "needs": ["B1", "B2"]}
    file.write_text(json.dumps({"provision": [entry] * 4000}, indent=2))
    assert file.stat().st_size > 1_000_000
    best = min(_seconds(file) for _ in range(3))
    assert best < 0.5


def _seconds(file: Path) -> float:
    begun = time.perf_counter()
    read_or_fault(file)
    return time.perf_counter() - begun


@given(
    content=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_no_content_gives_a_traceback(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_bytes(content)
    assert isinstance(read_or_fault(file), Fault | JsonFile)


@given(
    st.text(st.sampled_from('{}[],:"\\/ #x1e.-\n\t“uN'), max_size=40).map(lambda text: '{"a": ' + text),
)
def test_no_near_json_gives_a_traceback(text: str) -> None:
    from ehcp_docs.plan.syntax import slip

    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        said = slip(text, error)
        assert said.line >= 1
        assert said.column >= 1
        assert said.message
        assert said.hint
    except ValueError:
        pass
