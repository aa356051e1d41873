import io
import os
import shutil
from dataclasses import replace

import docx
import pdfplumber
import pytest
from made_reports import finding, full_report, report
from printing import printed
from shipped_samples import BROKEN, FAIR, GOOD, VAGUE

from ehcp_docs import resources
from ehcp_docs.audit.model import CriterionScore, Limit, Origin
from ehcp_docs.audit.reading import Reading, Said
from ehcp_docs.documents.pdf import EXPORT
from ehcp_docs.reports.summary import clipped, good, page_of, summary
from ehcp_docs.rules.model import Severity

needs_office = pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("EHCP_REQUIRE_OFFICE"),
    reason="LibreOffice is not installed",
)


def opened(made):
    return docx.Document(io.BytesIO(summary(made)))


def told(made):
    """Every paragraph of the page outside its table, in order."""
    return [paragraph.text for paragraph in opened(made).paragraphs if paragraph.text]


def cells(made):
    """The rows of the table, each cell as the texts of its paragraphs."""
    return [[cell.text.split("\n") for cell in row.cells] for row in opened(made).tables[0].rows]


def test_the_page_says_which_plan_its_grade_and_what_the_score_means():
    lines = told(full_report())
    assert lines[:3] == [
        "Plan WEX-2026-0142: what to fix first",
        "For the writer of the plan. Draft, judged as of 1 September 2026.",
        "Indicative grade: requires improvement. The plan keeps 61.5 of 100 points: 4 errors have to be put right "
        "before it is issued, 2 of them in Section F (Special educational provision). Held at 61.5 by limiting "
        "judgements; 80 without them: A need has no provision: the plan cannot be better than this.",
    ]


def test_what_is_good_comes_before_what_to_fix():
    lines = told(full_report())
    assert lines.index("What is good") < lines.index("Five things to fix first")


def test_each_thing_to_fix_has_the_words_the_place_what_to_write_and_why():
    passage = "Mina will have access to help."
    one = finding("F-ACCESS", "F1", passage, "access to")
    other = finding("F-ACCESS", "F4", passage, "access to")
    head, row = cells(report(one, other))
    assert head[1:] == [["What to look at"], ["What to write or do instead, and why"]]
    assert row == [
        ["1"],
        [
            "× Error Section F, F1",
            "Message of F-ACCESS.",
            "“Mina will have access to help.”",
            "The same in F4.",
        ],
        ["Better than F-ACCESS.", "Reason of F-ACCESS."],
    ]


def test_the_words_stand_out_from_what_they_stand_in():
    one = finding("F-ACCESS", "F1", "Mina will have access to help.", "access to")
    cell = opened(report(one)).tables[0].rows[1].cells[1]
    marked = [run.text for paragraph in cell.paragraphs for run in paragraph.runs if run.underline]
    assert marked == ["access to"]


def test_the_place_in_the_councils_own_file_is_told():
    one = finding("F-ACCESS", "F1", "Mina will have access to help.", "access to")
    origin = Origin(file="mina.docx", spots={one.pointer: "paragraph 12, table 2"})
    assert cells(report(one, origin=origin))[1][1][-1] == "In the file: paragraph 12, table 2."


def test_there_are_five_things_at_most_the_first_first():
    made = report(*(finding(f"F-{letter}", f"F{n}") for n, letter in enumerate("ABCDEFG", 1)))
    assert [row[1][1] for row in cells(made)[1:]] == [f"Message of F-{letter}." for letter in "ABCDE"]
    assert "This page tells 5 of 7 findings." in " ".join(told(made))


def test_one_thing_is_not_five():
    assert "One thing to fix first" in told(report(finding("F-X")))


def test_a_sound_plan_is_told_so_and_has_no_table():
    made = report()
    assert told(made)[0] == "Plan WEX-2026-0142: nothing to fix"
    assert opened(made).tables == []


def test_questions_that_are_left_are_not_forgotten():
    made = report(finding("B-ASK", "B1", severity=Severity.QUESTION))
    assert "The rules leave 1 question to a person." in " ".join(told(made))


def test_the_page_says_how_to_get_the_rest():
    lines = told(report(finding("F-X"), file="my plan.docx"))
    assert (
        'Everything, with the law behind it: ehcp audit "my plan.docx" --report html -o report.html' in lines
    )
    assert 'The Word file with comments: ehcp audit "my plan.docx" --report comments -o checked.docx' in lines
    assert lines[-1].startswith("Indicative only")


def criterion(key, looked_at, met):
    share = 100 * met / looked_at
    return CriterionScore(criterion=key, question="?", looked_at=looked_at, met=met, score=share)


def reading(item, element, *, said=Said.SENTENCE):
    return Reading(
        item=item,
        section="F",
        kind="provision",
        element=element,
        said=said,
        words=None,
        start=None,
        end=None,
        pointer="",
        value="",
    )


def praised(criteria, readings=()):
    made = report(finding("F-X"), *(finding(f"{letter}-X", letter) for letter in "BE"))
    made = replace(made, score=replace(made.score, criteria=tuple(criteria)), readings=tuple(readings))
    return good(made)


def test_what_nearly_every_item_does_is_praised_with_its_number():
    assert praised([criterion("Q052", 11, 11)]) == (
        "All 11 outcomes say what the child or young person will do.",
    )
    assert praised([criterion("Q077", 10, 8)], [reading("F1", "who")]) == (
        "8 of 10 provisions say who gives them.",
    )


def test_outcomes_are_not_praised_for_what_the_child_will_do_where_one_tells_of_help():
    made = report(replace(finding("E-X", "E1"), criterion="Q053"))
    scored = replace(made.score, criteria=(criterion("Q052", 4, 4),))
    assert "outcomes say what the child" not in " ".join(good(replace(made, score=scored)))


def test_nothing_is_praised_that_was_found_missing_or_could_not_be_read():
    strongest = ("Section B is the strongest part, with 100 of 100 points.",)
    assert praised([criterion("Q077", 10, 7)], [reading("F1", "who")]) == strongest
    unread = reading("F1", "how long", said=Said.NOT_STATED)
    assert praised([criterion("Q080", 10, 10)], [unread]) == strongest


def test_sections_without_errors_and_warnings_are_named():
    made = report(finding("F-X"), finding("E-X", "E1", severity=Severity.ADVICE))
    assert good(made)[0] == "Sections B and E have nothing that must be put right."


def test_the_worst_plan_has_something_good_too():
    made = report(finding("F-X"), finding("B-X", "B1"), finding("E-X", "E1"))
    sections = tuple(replace(one, score=0.0) for one in made.score.sections)
    nothing = replace(made, score=replace(made.score, sections=sections, criteria=()))
    assert good(nothing) == ("There is a plan to build on.",)


def test_a_text_is_cut_at_the_end_of_a_sentence_or_between_words():
    assert clipped("One two. Three four.", 40) == "One two. Three four."
    assert clipped("One two three. Four five six.", 20) == "One two three."
    assert clipped("One two three four five six", 12) == "One two …"


def long_report():
    """Everything as long as it gets, and more of it than there is room for."""
    words = "in a word that does not end " * 40 + "W" * 300
    findings = [
        finding(
            f"F-{n}",
            f"F{n}",
            passage=f"Before. {words} After.",
            words=words,
            message=f"The rule found {words}",
            suggestion=f"Write {words}",
            rationale=f"Because {words}",
        )
        for n in range(1, 6)
    ]
    made = report(*findings, *(replace(findings[0], item=f"F{n}") for n in range(6, 60)), reference="R" * 200)
    limits = tuple(Limit(because=words, cap=40.0) for _ in range(3))
    spots = {one.pointer: words for one in findings}
    return replace(
        made,
        score=replace(made.score, limits=limits, before_limits=90.0),
        origin=Origin(file="plan.docx", spots=spots),
        file="W" * 200 + ".docx",
    )


@pytest.mark.parametrize("made", [report(), full_report(), long_report()], ids=["sound", "full", "long"])
def test_the_page_is_one_page_by_the_sum_of_its_lines(made):
    assert page_of(made).fits


def test_short_findings_are_told_in_larger_type_than_long_ones():
    sizes = [page_of(made).before[1].size for made in (report(finding("F-X")), long_report())]
    assert sizes == [11.0, 8.5]


def test_the_same_report_gives_the_same_bytes_and_no_name_of_a_machine():
    assert summary(full_report()) == summary(full_report())
    core = opened(full_report()).core_properties
    assert (core.author, core.last_modified_by, core.title) == (
        "ehcp-docs",
        "ehcp-docs",
        "Plan WEX-2026-0142: what to fix first",
    )
    assert f"{core.created:%Y-%m-%d}" == "2026-09-01"


def test_what_word_cannot_hold_does_not_stop_the_page():
    one = finding("F-X", message="a\x00b\x0bc\ud800d", passage="x\x1by", words="\x1b")
    assert cells(report(one, reference="\x02R\ud800"))[1][1][1] == "a b c d"


def samples():
    """A report on every sample: plan data and councils' own files."""
    from ehcp_docs.audit.engine import Auditor
    from ehcp_docs.cli.plans import read_plan
    from ehcp_docs.rules.load import load_pack

    auditor = Auditor(load_pack(resources.shipped("audit_rules")))
    folder = resources.shipped("samples")
    paths = [folder / f"{name}.json" for name in (*GOOD, *FAIR, *VAGUE, *BROKEN)]
    for path in (*paths, *sorted((folder / "council").glob("*.docx"))):
        read, _ = read_plan(path)
        faults = (*read.checked.faults, *read.checked.warnings)
        yield replace(auditor.audit(read.plan, read.data, faults=faults), file=path.name)


@pytest.mark.slow
@pytest.mark.office
@needs_office
def test_every_sample_fits_on_one_side_of_a4(tmp_path):
    every = {str(n): made for n, made in enumerate((*samples(), report(), full_report(), long_report()))}
    pages = {}
    for number, path in printed(
        tmp_path, {number: summary(made) for number, made in every.items()}, to=EXPORT
    ).items():
        with pdfplumber.open(path) as pdf:
            name = (number, every[number].reference[:20], every[number].file[:20])
            pages[name] = [(round(p.width), round(p.height)) for p in pdf.pages]
    assert len(pages) == len(every)
    assert {name: sizes for name, sizes in pages.items() if sizes != [(595, 842)]} == {}
