"""A run over a folder that was killed is continued, and ends as if nobody had killed it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.kept_report import report_data, report_of
from ehcp_docs.audit.model import Origin
from ehcp_docs.audit.prints import prints
from ehcp_docs.audit.word_copy import Stand, WordCopy
from ehcp_docs.batch.kept import Kept
from ehcp_docs.cli import main
from ehcp_docs.cli.audit_job import FileAudit
from ehcp_docs.cli.resuming import NAME
from ehcp_docs.errors import InputError
from ehcp_docs.plan.read import read_leniently
from ehcp_docs.rules.word_file import WordFile

FORMS = ("html", "json", "xlsx", "text")
PLANS = 4
KEPT = 2
"""Plans that are done when the run is killed."""


def small_plan(number: int) -> dict[str, Any]:
    plan = json.loads((resources.shipped("samples") / "vague_infant.json").read_text("utf-8"))
    for section in plan["sections"].values():
        for name, values in section.items():
            if isinstance(values, list):
                section[name] = values[:1]
    plan["reference"] = f"RUN-{number}"
    return dict(plan)


def command(folder: Path, out: Path, *more: str) -> list[str]:
    forms = [word for form in FORMS for word in ("--report", form)]
    return ["audit", str(folder), *forms, "-o", str(out), *more]


def ehcp(folder: Path, out: Path, *more: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, command(folder, out, "--workers", "1", *more))


def lines(out: Path) -> int:
    path = out / NAME
    return path.read_bytes().count(b"\n") if path.is_file() else 0


def kill_half_way(folder: Path, out: Path, *more: str) -> None:
    """Start the command as a process of its own, and kill it when some plans are done and others are not."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(
        [sys.executable, "-m", "ehcp_docs", *command(folder, out, *more)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until = time.monotonic() + 300
    while lines(out) < KEPT and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def contents(folder: Path) -> dict[str, Any]:
    """Every file with its bytes; a workbook or Word file by its parts."""
    told: dict[str, Any] = {}
    for path in sorted(folder.iterdir()):
        told[path.name] = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                told[path.name] = {name: archive.read(name) for name in archive.namelist()}
    return told


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans, the reports of a run that was left alone, and those of one that was killed."""
    base = tmp_path_factory.mktemp("runs")
    folder = base / "plans"
    folder.mkdir()
    for number in range(PLANS):
        (folder / f"{number}.json").write_text(json.dumps(small_plan(number)), "utf-8")
    (folder / "2b.json").write_text('{"schema_version": ', "utf-8")
    assert ehcp(folder, base / "whole").exit_code == 3
    kill_half_way(folder, base / "killed", "--workers", "2")
    return base


@pytest.fixture
def here(runs: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of them to change: paths are as they were given, since they are part of what is compared."""
    shutil.copytree(runs, tmp_path / "copy")
    runs.rename(runs.with_name("aside"))
    shutil.move(tmp_path / "copy", runs)
    yield runs
    shutil.rmtree(runs)
    runs.with_name("aside").rename(runs)


@pytest.fixture(scope="module", autouse=True)
def one_auditor() -> Iterator[None]:
    """Rules and language model are loaded once for all runs in this process that have the shipped rules."""
    from ehcp_docs.audit import engine

    made = Auditor()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "Auditor", lambda *_, **__: made)
        yield


def noting(names: list[str], monkeypatch: pytest.MonkeyPatch, *, is_done: bool = True) -> list[str]:
    audit = FileAudit._audited

    def noted(self: FileAudit, path: Path, auditor: Auditor) -> Any:
        names.append(path.name)
        if not is_done:
            raise InputError("Not read: only whether it is asked for is looked at here.")
        return audit(self, path, auditor)

    monkeypatch.setattr(FileAudit, "_audited", noted)
    return names


@pytest.fixture
def audited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are audited from now on."""
    return noting([], monkeypatch)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that would be audited from now on; to save time, none of them is."""
    return noting([], monkeypatch, is_done=False)


def test_a_killed_run_that_is_continued_ends_as_one_that_was_left_alone(
    here: Path, audited: list[str]
) -> None:
    (here / "killed" / ".0123456789abcdef.tmp").write_bytes(b"half a report")
    before = lines(here / "killed")
    assert KEPT <= before < PLANS
    done = ehcp(here / "plans", here / "killed", "--resume")
    assert done.exit_code == 3
    assert f"Continued: {before} of {PLANS + 1} files had been audited before." in done.stderr
    assert "2b.json" in done.stderr
    assert len(audited) == PLANS + 1 - before
    assert "0.json" not in audited
    assert contents(here / "killed") == contents(here / "whole")


def test_a_file_that_was_changed_is_audited_again(here: Path, audited: list[str]) -> None:
    changed = small_plan(0)
    changed["sections"]["F"]["provision"][0]["text"] += " This will be reviewed as appropriate."
    (here / "plans" / "0.json").write_text(json.dumps(changed), "utf-8")
    ehcp(here / "plans", here / "killed", "--resume")
    assert "0.json" in audited
    assert "1.json" not in audited
    ehcp(here / "plans", here / "anew")
    assert contents(here / "killed") == contents(here / "anew")


def test_with_other_rules_everything_is_audited_again(here: Path, asked: list[str]) -> None:
    rules = resources.shipped("samples") / "rules" / "wexshire"
    done = ehcp(here / "plans", here / "killed", "--resume", "--rules", str(rules))
    assert "There was nothing to continue" in done.stderr
    assert len(asked) == PLANS + 1


@pytest.mark.parametrize("options", [("--as-of", "2026-12-01"), ("--report", "comments", "--suggest")])
def test_with_other_options_everything_is_audited_again(
    here: Path, asked: list[str], options: tuple[str, ...]
) -> None:
    ehcp(here / "plans", here / "killed", "--resume", *options)
    assert len(asked) == PLANS + 1


def test_another_number_of_workers_or_another_table_is_no_other_option(here: Path, asked: list[str]) -> None:
    before = lines(here / "killed")
    ehcp(here / "plans", here / "killed", "--resume", "--fail-on", "error", "--report", "sarif", "--timing")
    assert len(asked) == PLANS + 1 - before


def test_a_torn_last_line_costs_that_plan_only(here: Path, audited: list[str]) -> None:
    path = here / "killed" / NAME
    whole = path.read_bytes().splitlines(keepends=True)[:KEPT]
    path.write_bytes(b"".join(whole)[:-40])
    ehcp(here / "plans", here / "killed", "--resume")
    assert "0.json" not in audited
    assert "1.json" in audited
    assert contents(here / "killed") == contents(here / "whole")


def test_what_is_kept_after_a_torn_line_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / NAME
    first, second, third = ("1" * 64, "2" * 64, "3" * 64)
    Kept(path).add(first, {"report": 1})
    Kept(path).add(second, {"report": 2})
    path.write_bytes(path.read_bytes()[:-10])
    Kept(path).add(third, {"report": 3})
    kept = Kept(path)
    kept.read()
    assert [key for key in (first, second, third) if key in kept] == [first, third]
    assert kept.get(third) == {"report": 3}


def test_lines_that_were_tampered_with_are_not_taken(here: Path, asked: list[str]) -> None:
    path = here / "killed" / NAME
    path.write_bytes(b"".join(line[:90] + b"!" + line[91:] for line in path.read_bytes().splitlines(True)))
    ehcp(here / "plans", here / "killed", "--resume")
    assert len(asked) == PLANS + 1


def test_nothing_is_kept_when_a_run_has_ended(here: Path, asked: list[str]) -> None:
    assert NAME not in contents(here / "whole")
    assert NAME in contents(here / "killed")
    ehcp(here / "plans", here / "killed", "--resume")
    assert NAME not in contents(here / "killed")


def test_a_run_that_starts_anew_says_that_an_earlier_one_could_be_continued(
    here: Path, asked: list[str]
) -> None:
    done = ehcp(here / "plans", here / "killed")
    assert "run it again with --resume" in done.stderr
    assert len(asked) == PLANS + 1


def test_resume_needs_a_folder_of_its_own(here: Path) -> None:
    no_folder = CliRunner().invoke(main, ["audit", str(here / "plans"), "--resume"])
    assert no_folder.exit_code == 2
    assert "Give that folder with -o" in no_folder.stderr
    baseline = ehcp(here / "plans", here / "killed", "--resume", "--baseline", str(here / "killed"))
    assert baseline.exit_code == 2
    assert "leave out --resume" in baseline.stderr


def test_every_part_of_a_report_is_kept_as_it_is() -> None:
    read = read_leniently(resources.shipped("samples") / "vague_special.json")
    report = Auditor().audit(read.plan, read.data, faults=read.checked.faults)
    stands = {"/sections/F": (Stand(paragraph=3, start=0, end=9),)}
    copy = WordCopy(name="a.docx", content=b"PK\x00\xff", stands=stands, heads={"F": 2}, is_suggesting=True)
    origin = Origin(
        file="a.docx", spots={"/sections/F": "paragraph 4"}, placed=7, word_file=WordFile(title="T")
    )
    whole = replace(report, copy=copy, origin=origin, prints=prints(read.plan), author="A. Ochieng")
    assert whole.findings
    assert whole.sureness
    assert whole.prints
    assert report_of(json.loads(json.dumps(report_data(whole)))) == whole
