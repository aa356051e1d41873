"""Files are written whole or not at all, and what prevents it is said with what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ehcp_docs.errors import OutputError
from ehcp_docs.writing import make_folder, write_atomically


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def failing(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full."),
        (PermissionError(errno.EACCES, "Permission denied"), "The file may not be written."),
        (OSError(errno.EIO, "Input/output error"), "The file cannot be written: Input/output error."),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: OSError, message: str
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), failing(error))
    with pytest.raises(OutputError) as caught:
        write_atomically(path, b"new")
    assert (caught.value.message, caught.value.place) == (message, str(path))
    assert caught.value.hint
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_being_stopped_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "plan.docx", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_a_folder_and_a_long_name_are_told(tmp_path: Path) -> None:
    for path, message in (
        (tmp_path / "none" / "plan.docx", "The folder to write into is not there."),
        (tmp_path, "This is a folder, not a file."),
    ):
        with pytest.raises(OutputError) as caught:
            write_atomically(path, b"x")
        assert caught.value.message == message
    with pytest.raises(OutputError, match="The file name is too long"):
        write_atomically(tmp_path / ("x" * 300), b"x")


def test_a_folder_is_made_but_not_its_parents(tmp_path: Path) -> None:
    make_folder(tmp_path / "out")
    make_folder(tmp_path / "out")
    assert (tmp_path / "out").is_dir()
    with pytest.raises(OutputError, match="not there"):
        make_folder(tmp_path / "no" / "out")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="a file, not a folder"):
        make_folder(tmp_path / "file")
