import re

import pytest
from made_reports import finding, full_report, report

from ehcp_docs.reports.overview import Unread, line
from ehcp_docs.reports.terminal import Terminal, bar
from ehcp_docs.reports.text import text
from ehcp_docs.reports.text_batch import text_table
from ehcp_docs.rules.model import Severity

ESCAPES = re.compile("\x1b\\[[0-9;]*m")

TOP = """\
Audit of plan WEX-2026-0142
Draft, judged as of 1 September 2026, 2,345 words

61.5 of 100  ██████████████░░░░░░░░░░
Indicative grade: requires improvement.
The plan keeps 61.5 of 100 points: 4 errors have to be put
right before it is issued, 2 of them in Section F (Special
educational provision).
Held at 61.5 by limiting judgements; 80 without them:
  - At most 61.5: A need has no provision: the plan cannot
    be better than this.

  × 4 errors: against the law, the Code of Practice or the
      plan itself; to be put right.
  ▲ 1 warning: weakens the plan; should be put right.
  ● 1 piece of advice: would make the plan better.
  ? 1 question for a person: the rules cannot tell; a person
      has to look.

FIX FIRST

1. × Error in Section E, E1
   Message of E-MEASURE.
   “Mina will [make progress in reading].”
   Why:    Reason of E-MEASURE.
   Basis:  SEND Code of Practice 2015, paragraph 9.69,
           Section F
   Better: Better than E-MEASURE.
"""


def test_the_score_its_meaning_and_what_to_fix_first_stand_at_the_top():
    assert text(full_report(), Terminal(60)).startswith(TOP)


def test_every_finding_is_told_by_section_with_its_words_and_rule():
    told = text(full_report()).split("BY SECTION")[1]
    for one in full_report().findings:
        words = f" [{one.words}]" if one.words else ""
        item = f"{one.item}: " if one.item else ""
        assert f"{item}{one.message}{words} ({one.rule})" in " ".join(told.split())


@pytest.mark.parametrize("width", [40, 57, 80, 110])
def test_no_line_is_wider_than_the_terminal(width):
    assert [x for x in text(full_report(), Terminal(width)).splitlines() if len(x) > width] == []


def test_colour_only_adds_to_what_is_said_without_it():
    plain, coloured = (text(full_report(), Terminal(80, colour)) for colour in (False, True))
    assert "\x1b" not in plain
    assert ESCAPES.search(coloured)
    assert ESCAPES.sub("", coloured) == plain


def test_nothing_in_a_plan_can_steer_the_terminal():
    passage = "Mina \x1b[2J will \x07have\x9b access to\rhelp."
    told = text(report(finding("F-ACCESS", "F1", passage, "access to")))
    assert {c for c in told if not c.isprintable()} == {"\n"}


def test_a_sound_plan_is_told_in_one_sentence():
    told = text(report())
    assert "the rules found nothing that has to be put right." in " ".join(told.split())
    assert "FIX" not in told


def test_only_a_full_score_fills_the_bar():
    assert [bar(score, 10) for score in (0, 5, 99.9, 100)] == [
        "░░░░░░░░░░",
        "░░░░░░░░░░",
        "█████████░",
        "██████████",
    ]


def batch():
    worse = report(finding("F-ACCESS"), finding("F-ACCESS", "F2"), reference="B-2")
    better = report(finding("F-ACCESS"), finding("B-ASK", "B1", severity=Severity.QUESTION), reference="A-1")
    sound = report(reference="C-3", status="amended_final")
    return [line(one) for one in (better, sound, worse)]


def test_a_batch_is_a_table_with_the_worst_plan_first():
    rows = [row.split() for row in text_table(batch()).splitlines()[1:4]]
    assert rows == [
        ["B-2", "Draft", "61.5", "requires", "improvement", "2", "0", "0"],
        ["A-1", "Draft", "61.5", "requires", "improvement", "1", "0", "1"],
        ["C-3", "Amended", "final", "61.5", "requires", "improvement", "0", "0", "0"],
    ]


def test_a_batch_ends_with_a_summary():
    told = " ".join(text_table(batch()).split())
    assert "3 plans: mean score 61.5, median 61.5." in told
    assert "Title of F-ACCESS: 3 findings in 2 plans (F-ACCESS)" in told


def test_a_file_that_could_not_be_read_is_a_line_of_the_batch_with_its_reason():
    locked = Unread(file="a.docx", why="It is locked.", hint="Save it without a password.")
    table = text_table(batch(), unread=[Unread(file="b.json", why="This is not JSON."), locked])
    rows = [row.split() for row in table.splitlines()[4:6]]
    assert rows == [["a.docx", "Not", "read", *"–––––"], ["b.json", "Not", "read", *"–––––"]]
    told = " ".join(table.split())
    assert "2 files could not be read; not counted here:" in told
    assert "- a.docx: It is locked. Save it without a password. - b.json: This is not JSON." in told


def test_a_batch_of_unreadable_files_says_so():
    assert "1 file could not be read" in text_table([], unread=[Unread(file="a.docx", why="It is locked.")])
