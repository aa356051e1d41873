"""`ehcp demo` shows two versions of a plan: what got weaker, for people and programs, and every change tracked."""

import json

import pytest
from documents.two_readings import W, body_of

from ehcp_docs import resources
from ehcp_docs.cli.demo import Demo


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    (folder / "versions").mkdir()
    demo = Demo(folder=folder)
    demo.sound = {"nursery": resources.shipped("samples") / "nursery.json"}
    return folder / "versions", list(demo.versions())


def test_both_versions_lie_beside_what_changed(shown):
    folder, _ = shown
    assert sorted(path.name for path in folder.iterdir()) == [
        "changes.html",
        "changes.json",
        "new.json",
        "new_with_changes_tracked.docx",
        "old.json",
    ]


def test_the_changes_are_tracked_in_word(shown):
    body = body_of((shown[0] / "new_with_changes_tracked.docx").read_bytes())
    assert list(body.iter(f"{W}ins"))
    assert list(body.iter(f"{W}del"))


def test_what_is_told_is_what_the_report_counts(shown):
    folder, told = shown
    weaker = json.loads((folder / "changes.json").read_text("utf-8"))["counts"]["weaker"]
    assert told == [
        f"Two versions: {weaker} things got weaker from the old to the new; every change is tracked in Word."
    ]
