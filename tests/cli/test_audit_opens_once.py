"""A Word file is opened and checked once, however many parts of an audit look into it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ehcp_docs import resources
from ehcp_docs.audit.accepted import Acceptance
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.cli.audit_job import Audited, FileAudit
from ehcp_docs.word import package

WORD = sorted((resources.shipped("samples") / "council").glob("*.docx"))[0]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The name of each archive that is unpacked from now on, which every opening has to do."""
    names: list[str] = []
    unpack = package.unpack

    def noted(source: bytes, *, name: str, **limits: Any) -> dict[str, bytes]:
        names.append(name)
        return dict(unpack(source, name=name, **limits))

    monkeypatch.setattr(package, "unpack", noted)
    return names


@pytest.fixture
def read_from_disk(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The Word files that are read from the disk from now on."""
    paths: list[Path] = []
    open_path = Path.open

    def noted(self: Path, *arguments: Any, **named: Any) -> Any:
        if self.suffix == ".docx":
            paths.append(self)
        return open_path(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", noted)
    return paths


def audited(auditor: Auditor, *forms: str) -> Audited:
    job = FileAudit(rules=None, acceptance=Acceptance(), forms=forms)
    return job._audited(WORD, auditor)


@pytest.mark.parametrize("forms", [("html",), ("html", "comments")])
def test_a_word_file_is_opened_once_for_an_audit(
    auditor: Auditor, opened: list[str], read_from_disk: list[Path], forms: tuple[str, ...]
) -> None:
    report = audited(auditor, *forms).report
    assert opened == [WORD.name]
    assert read_from_disk == [WORD]
    assert report.author == "Brindlesea City Council"
    assert report.origin is not None
    assert report.origin.word_file is not None
    assert report.origin.word_file.headings > 0
    assert (report.copy is not None) == ("comments" in forms)


def test_the_copy_for_comments_is_the_file_itself(auditor: Auditor) -> None:
    copy = audited(auditor, "comments").report.copy
    assert copy is not None
    assert copy.content == WORD.read_bytes()
    assert copy.stands
