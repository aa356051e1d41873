"""What a caseworker typed makes a letter hard to read: it is told with its place, and nothing is stopped."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ehcp_docs.cli import main
from ehcp_docs.cli.letter_ease import hard_places
from ehcp_docs.documents.catalogue import documents
from ehcp_docs.documents.render import render_all
from ehcp_docs.documents.samples import sample_data
from ehcp_docs.resources import shipped

CASE = json.loads((shipped("samples") / "cases" / "request_refused.json").read_text("utf-8"))
TO_FAMILIES = [
    one
    for one in documents()
    if one.sample and one.view in ("letter", "draft_letter") and {"family", "parents"} & set(one.to)
]
LONG = (
    "We have looked at what you told us and at what the school told us and at what the doctor told us and we think "
    "that the help that he has now is the help that he should have."
)
HARD = (
    "Notwithstanding considerable developmental discrepancies, proportionate differentiated intervention demonstrates "
    "incremental improvement."
)


def rendered(tmp_path: Path, *reasons: str) -> Result:
    case = {**CASE, "decisions": [{**CASE["decisions"][0], "reasons": list(reasons)}]}
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), "utf-8")
    return CliRunner().invoke(main, ["render", str(file), "-d", "L04", "-o", str(tmp_path / "out")])


@pytest.mark.parametrize("one", TO_FAMILIES, ids=lambda one: one.id)
def test_our_own_letters_are_easy_enough(one: object) -> None:
    for made in render_all(one.id, sample_data(one)):  # type: ignore[attr-defined, arg-type]
        assert list(hard_places(made.data)) == []


def test_a_long_sentence_is_told_with_its_paragraph_and_its_words_are_not_printed(tmp_path: Path) -> None:
    result = rendered(tmp_path, "Rowan reads well.", LONG)
    assert result.exit_code == 0
    (line,) = [line for line in result.stderr.splitlines() if "Hard to read" in line]
    assert line.strip().startswith("Hard to read: Paragraph ")
    assert line.endswith(f"has a sentence of {len(LONG.split())} words; aim at 30 or less.")
    assert "doctor" not in result.stderr
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_long_words_all_over_raise_the_reading_age(tmp_path: Path) -> None:
    assert "Its reading age is " in rendered(tmp_path, *[HARD] * 8).stderr
    assert (
        "Hard to read" not in rendered(tmp_path, "Rowan reads well. The school can pay for his help.").stderr
    )


def test_a_list_after_a_colon_is_read_item_by_item(tmp_path: Path) -> None:
    items = ", ".join(f"the note of {day} June from the school" for day in range(1, 9))
    assert "Hard to read" not in rendered(tmp_path, f"We looked at: {items}.").stderr
    assert "Hard to read" in rendered(tmp_path, f"We looked at {items}.").stderr


def test_a_sheet_for_the_file_is_not_measured(tmp_path: Path) -> None:
    case = json.loads((shipped("samples") / "cases" / "plan_refused.json").read_text("utf-8"))
    case["panel"]["discussion"] = [LONG]
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), "utf-8")
    result = CliRunner().invoke(
        main, ["render", str(file), "-d", "panel_summary", "-o", str(tmp_path / "out")]
    )
    assert result.exit_code == 0
    assert "Hard to read" not in result.stderr


def test_measuring_does_not_load_the_language_model(tmp_path: Path) -> None:
    import subprocess

    code = (
        "import sys; from ehcp_docs.cli import main\n"
        f"try: main(['render', {str(shipped('samples') / 'cases' / 'request_refused.json')!r}, '-d', 'L04', '-o', "
        f"{str(tmp_path)!r}])\n"
        "except SystemExit as end: sys.exit(end.code or ('spacy' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
