import re
from collections import Counter
from dataclasses import replace

import pytest
from made_reports import finding, full_report, report
from test_report_html import Page, contrast, policy

from ehcp_docs import resources
from ehcp_docs.reports.environment import csp_hash
from ehcp_docs.reports.html import html_index
from ehcp_docs.reports.overview import Unread, line, overview
from ehcp_docs.rules.model import Severity

UNREAD = Unread(file="b.docx", why="It is locked.", hint="Save it without a password.")


def lines():
    good = report(reference="A-1", author="Alun Mostyn", file="a.json")
    good = replace(good, score=replace(good.score, score=93.0, grade="good"))
    ask = finding("B-ASK", "B1", severity=Severity.QUESTION)
    bad = report(finding("F-X"), finding("F-X", "F2"), ask, reference="B-2", status="final")
    other = report(finding("F-X"), finding("E-Y", "E1"), reference="C-3")
    return [line(one, f"{one.reference}.audit.html") for one in (good, other, bad)]


def page(*unread):
    return html_index(lines(), unread)


def table(source, name):
    """The rows of the table of that class, as texts of their cells."""
    part = source.split(f'class="{name}"')[1].split("</table>")[0]
    rows = [Page(row) for row in part.split("<tr")[1:]]
    return [[" ".join(e[2].split()) for e in row.elements if e[0] in ("th", "td")] for row in rows]


def test_what_is_found_most_often_names_the_plans_that_have_it_the_worst_first():
    common = overview(lines()).common
    assert [(one.rule, one.plans, one.findings) for one in common] == [("F-X", 2, 3), ("E-Y", 1, 1)]
    assert [one.reference for one in common[0].lines] == ["B-2", "C-3"]


def test_questions_are_counted_apart_from_what_can_be_fixed():
    assert [(one.rule, one.plans) for one in overview(lines()).asked] == [("B-ASK", 1)]


def test_only_the_ten_most_frequent_are_told_but_every_question():
    findings = [finding(f"F-{n}") for n in range(12)]
    asks = [finding(f"B-{n}", "B1", severity=Severity.QUESTION) for n in range(12)]
    whole = overview([line(report(*findings, *asks))])
    assert (len(whole.common), len(whole.asked)) == (10, 12)


def test_each_plan_is_a_row_with_author_figures_and_the_score_of_each_section():
    head, first, *_ = table(page(), "plans")
    assert head[:8] == [
        "Reference",
        "Author",
        "Status",
        "Score",
        "Indicative grade",
        "× Errors",
        "▲ Warnings",
        "? Questions",
    ]
    assert first[:8] == ["B-2", "", "Final", "61.5", "requires improvement", "2", "0", "1"]
    scores = dict(zip(head[8:], first[8:], strict=True))
    assert scores["Section E: OutcomesE"] == "50"
    assert scores["Front of the planFront"] == "100"


def test_a_column_for_authors_stands_only_where_one_is_known():
    assert "Author" not in table(html_index([line(report())]), "plans")[0]


def test_the_page_has_a_figure_for_each_grade_as_a_bar_and_in_words():
    part = page().split('class="grades"')[1].split("</ul>")[0]
    words = Page(re.sub(r"<svg.*?</svg>", "", part))
    said = [" ".join(text.split()) for tag, _, text in words.elements if tag == "li"]
    assert said == ["Good 1 plan", "Requires improvement 2 plans"]
    assert re.findall(r'class="fill" width="([\d.]+)"', part) == ["33.333333333333336", "66.66666666666667"]


def test_what_is_found_most_often_leads_to_the_pages_of_the_plans():
    part = page().split('id="common"')[1].split("</section>")[0]
    row = next(row for row in part.split("<tr>") if "F-X" in row)
    assert [e[1]["href"] for e in Page(row).all("a")] == ["B-2.audit.html", "C-3.audit.html"]


def test_many_plans_with_the_same_finding_are_folded_and_not_all_named():
    many = [line(report(finding("F-X"), reference=f"P-{n:03}")) for n in range(60)]
    part = html_index(many).split('id="common"')[1].split("</section>")[0]
    assert "<summary>Show the 60 plans</summary>" in part
    assert "P-039" in part
    assert "P-040" not in part
    assert "and 20 more plans" in part


def test_the_page_asks_people_what_the_rules_cannot_answer():
    part = page().split('id="asked"')[1].split("</section>")[0]
    assert "Title of B-ASK" in part
    assert [e[1]["href"] for e in Page(part).all("a")] == ["B-2.audit.html"]


def test_without_a_script_every_plan_is_shown_and_nothing_is_dead():
    parsed = Page(page(UNREAD))
    assert "hidden" in parsed.all("form", "filters")[0][1]
    assert [e for e in parsed.all("button") if e[1].get("type") != "reset"] == []
    assert [e for e in parsed.elements if "off" in (e[1].get("class") or "").split()] == []
    assert [e for e in parsed.all("th") if "aria-sort" in e[1]] == []


def test_filters_offer_what_occurs():
    options = [e[2] for e in Page(page(UNREAD)).all("option")]
    assert options == [
        "All grades",
        "Good",
        "Requires improvement",
        "All",
        "Draft",
        "Final",
        "Not read",
    ]


def test_the_script_finds_what_it_sorts_and_filters_by():
    parsed = Page(page(UNREAD))
    rows = [e[1] for e in parsed.all("tr") if "data-status" in e[1]]
    assert [(row.get("data-grade"), row["data-status"], row.get("data-errors")) for row in rows] == [
        ("requires improvement", "final", "2"),
        ("requires improvement", "draft", "2"),
        ("good", "draft", "0"),
        (None, "unread", None),
    ]
    assert len([e for e in parsed.all("th") if "data-sorted" in e[1]]) == 1


def test_the_policy_allows_only_our_own_style_and_script():
    parsed = Page(page())
    style, script = parsed.all("style")[0][2], parsed.all("script")[0][2]
    assert policy(parsed).split("; ")[1:3] == [
        f"style-src '{csp_hash(style)}'",
        f"script-src '{csp_hash(script)}'",
    ]
    names = {name for element in parsed.elements for name in element[1]}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


def test_every_link_within_the_page_leads_somewhere_and_no_id_comes_twice():
    parsed = Page(page(UNREAD))
    ids = Counter(e[1]["id"] for e in parsed.elements if "id" in e[1])
    wanted = {e[1]["href"][1:] for e in parsed.all("a") if e[1]["href"].startswith("#")}
    wanted |= {e[1][key] for e in parsed.elements for key in ("for", "aria-labelledby") if key in e[1]}
    assert wanted <= set(ids)
    assert set(ids.values()) == {1}


def test_a_workbook_in_the_same_folder_is_one_click_away():
    source = html_index(lines(), beside=[("audit.xlsx", "Open the table in Excel")])
    assert "audit.xlsx" in [e[1]["href"] for e in Page(source).all("a")]
    assert '<a href="audit.xlsx">Open the table in Excel (audit.xlsx)</a>' in source
    assert "audit.xlsx" not in page()


def test_files_of_which_none_could_be_read_have_a_page_too():
    source = html_index([], [UNREAD])
    assert "It is locked." in source
    assert "mean score" not in source


def test_the_page_of_one_plan_that_is_sound_says_nothing_of_faults():
    source = html_index([line(report())])
    assert "Found most often" not in source
    assert "Questions for a person" not in source


def test_the_same_reports_give_the_same_page():
    assert html_index([line(full_report())]) == html_index([line(full_report())])


def shades():
    """The shades behind scores in light and in dark, each with the ink that stands on them."""
    sheets = [
        resources.file("templates", name).read_text("utf-8") for name in ("report.css", "report_index.css")
    ]
    inks = re.findall(r"--ink: (#\w{6})", sheets[0])
    return [
        (ink, shade)
        for name in ("low", "mid")
        for ink, shade in zip(inks, re.findall(rf"--{name}: (#\w{{6}})", sheets[1]), strict=True)
    ]


@pytest.mark.parametrize(("ink", "shade"), shades())
def test_scores_have_contrast_on_their_shade_in_light_and_dark(ink, shade):
    assert contrast(ink, shade) >= 4.5
