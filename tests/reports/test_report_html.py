import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from made_reports import finding, full_report, report

from ehcp_docs import resources
from ehcp_docs.reports.environment import csp_hash
from ehcp_docs.reports.html import html, html_index
from ehcp_docs.reports.overview import Unread, line
from ehcp_docs.rules.model import Severity

EVIL = "<script>alert('x')</script><img src=http://evil.example/x.png onerror=alert(1)>\" '{{ 7*7 }}"
VOID = {"meta", "link", "img", "br", "input", "rect", "hr"}


class Page(HTMLParser):
    """The elements of a page, with the text that stands in each."""

    def __init__(self, source):
        super().__init__()
        self.elements = []
        self.open = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.elements.append([tag, dict(attrs), ""])
        if tag not in VOID:
            self.open.append(self.elements[-1])

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for element in self.open:
            element[2] += data

    def all(self, tag, name=""):
        return [e for e in self.elements if e[0] == tag and name in ["", *(e[1].get("class") or "").split()]]


def page(made):
    return Page(html(made))


def policy(parsed):
    return next(e[1]["content"] for e in parsed.all("meta") if "http-equiv" in e[1])


def test_the_page_loads_nothing():
    source = html(full_report())
    parsed = Page(source)
    assert [e for e in parsed.elements if {"src", "srcset", "data", "poster", "background"} & set(e[1])] == []
    assert [e for e in parsed.elements if e[0] in ("link", "iframe", "object", "embed", "base", "img")] == []
    style = parsed.all("style")[0][2]
    assert not re.search(r"url\(|@import|@font-face", style)
    assert not re.search(r"fetch|XMLHttpRequest|import\(|WebSocket|sendBeacon", parsed.all("script")[0][2])


def test_an_address_stands_only_where_a_reader_would_click_on_it():
    source = html(full_report())
    without_links = re.sub(r'<a href="https://[^"]*" rel="noreferrer noopener">', "", source)
    assert not re.search(r"https?:", without_links)


def test_the_policy_forbids_all_requests_and_allows_only_our_own_style_and_script():
    parsed = page(full_report())
    style, script = parsed.all("style")[0][2], parsed.all("script")[0][2]
    assert policy(parsed).split("; ") == [
        "default-src 'none'",
        f"style-src '{csp_hash(style)}'",
        f"script-src '{csp_hash(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_no_style_or_event_stands_in_an_attribute_where_the_policy_would_stop_it():
    names = {name for element in page(full_report()).elements for name in element[1]}
    assert [name for name in names if name == "style" or name.startswith("on")] == []


def evil_report():
    passage = f"Mina will {EVIL} help."
    bad = finding(
        "F-EVIL", "F1", passage, EVIL, message=EVIL, suggestion=EVIL, rationale=EVIL, legal_basis=EVIL
    )
    return report(replace(bad, item=EVIL, title=EVIL, pointer=EVIL), reference=EVIL, child=EVIL)


def test_what_stands_in_a_plan_stays_text():
    parsed = page(evil_report())
    assert len(parsed.all("script")) == 1
    assert parsed.all("img") == []
    assert EVIL in parsed.all("h1")[0][2]
    assert parsed.all("mark")[-1][2] == EVIL
    assert all(
        set(e[1]) <= {"class", "id", "data-severity", "data-section", "data-theme"} for e in parsed.all("li")
    )


def test_a_link_that_is_not_a_web_address_is_not_one():
    parsed = page(report(finding("F-A", "F1", link="javascript:alert(1)")))
    assert [e for e in parsed.all("a") if not (e[1]["href"].startswith("#"))] == []


def test_every_finding_stands_with_words_reason_legal_basis_and_better_wording():
    parsed = page(full_report())
    told = {e[1]["id"]: " ".join(e[2].split()) for e in parsed.all("li", "finding")}
    for number, one in enumerate(full_report().findings, 1):
        body = told[f"finding-{number}"]
        for part in (one.message, one.suggestion, one.rationale, one.legal_basis, one.rule, one.criterion):
            assert part in body
    marked = [e[2] for e in parsed.all("mark")]
    assert {one.words for one in full_report().findings if one.words} <= set(marked)


def test_what_to_fix_first_stands_with_words_reason_legal_basis_and_better_wording():
    source = html(report(finding("F-ACCESS", "F1", "Mina will have access to help.", "access to")))
    source = source.replace("</dt>", " </dt>").replace("</dd>", " </dd>")
    first = Page(source.split('<ol class="first">')[1].split("</ol>")[0])
    told = [" ".join(text.split()) for _, _, text in first.elements]
    assert told[0] == (
        "× Error Section F, F1 Finding 1 Message of F-ACCESS. Mina will have access to help. "
        "Better Better than F-ACCESS. Why Reason of F-ACCESS. "
        "Legal basis SEND Code of Practice 2015, paragraph 9.69, Section F"
    )
    assert [e[2] for e in first.all("mark")] == ["access to"]


def test_a_passage_is_quoted_once_and_whole():
    quoted = [e[2] for e in page(full_report()).all("blockquote")]
    assert quoted.count("Mina will have access to5 a teaching assistant\nas and when needed6.") == 1


def test_a_second_finding_of_a_rule_on_the_same_passage_refers_to_the_first():
    passage = "As needed, and again as needed."
    twice = [finding("F-X", "F1", passage, words) for words in ("As needed", "as needed")]
    second = page(report(*twice)).all("li", "finding")[1][2]
    assert "as for finding 1" in second


def test_severity_is_told_by_symbol_and_word():
    parsed = page(full_report())
    signs = {"error": "× Error", "warning": "▲ Warning", "advice": "● Advice", "question": "? Question"}
    for element in parsed.all("li", "finding"):
        assert signs[element[1]["data-severity"]] in " ".join(element[2].split())


def test_without_script_everything_is_shown_and_no_dead_filter():
    parsed = page(full_report())
    assert "hidden" in parsed.all("form", "filters")[0][1]
    assert [e for e in parsed.elements if "off" in (e[1].get("class") or "").split()] == []


def test_filters_offer_what_occurs():
    parsed = page(full_report())
    assert [e[1]["value"] for e in parsed.all("input")] == ["error", "warning", "advice", "question"]
    options = [e[2] for e in parsed.all("option")]
    assert options == [
        "All sections",
        "Front of the plan",
        "Section B: Special educational needs",
        "Section E: Outcomes",
        "Section F: Special educational provision",
        "All themes",
        "SMART outcomes",
        "Specified provision",
        "Links between need, provision and outcome",
        "Plain and respectful language",
    ]


def test_every_link_within_the_page_leads_somewhere_and_no_id_comes_twice():
    parsed = page(full_report())
    ids = [e[1]["id"] for e in parsed.elements if "id" in e[1]]
    assert len(ids) == len(set(ids))
    wanted = {e[1]["href"][1:] for e in parsed.all("a") if e[1]["href"].startswith("#")}
    wanted |= {e[1][key] for e in parsed.elements for key in ("for", "aria-labelledby") if key in e[1]}
    assert wanted <= set(ids)


def test_formula_limits_and_versions_are_shown():
    source = html(full_report())
    made = full_report()
    for part in (*made.score.formula, made.score.limits[0].because, "a" * 64, "b" * 64):
        assert part in source


def test_a_sound_plan_has_a_page_too():
    source = html(report())
    assert "The rules found nothing." in source
    assert "What to fix first" not in source


def test_the_same_report_gives_the_same_page():
    assert html(full_report()) == html(full_report())


THEMES = [
    dict(re.findall(r"--(\w+): (#\w{3,6})", part))
    for part in resources.file("templates", "report.css")
    .read_text("utf-8")
    .split("prefers-color-scheme: dark")
]


def luminance(colour):
    full = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "soft", "link", "error", "warning", "advice", "question"])
@pytest.mark.parametrize("ground", ["paper", "pale"])
def test_text_has_the_contrast_that_wcag_aa_asks_for(theme, name, ground):
    assert contrast(theme[name], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_marked_words_have_contrast_too(theme):
    assert contrast(theme["ink"], theme["mark"]) >= 4.5


def test_the_dark_theme_gives_every_colour_of_the_light_one():
    assert list(THEMES[1]) == list(THEMES[0])


def index():
    good = report(reference="A-1")
    bad = report(finding("F-X"), finding("B-ASK", "B1", severity=Severity.QUESTION), reference="B-2")
    unread = Unread(file="<b>.docx", why="It is locked.", hint="Save it without a password.")
    return html_index([line(good, "A-1.audit.html"), line(bad, "B-2.audit.html")], unread=[unread])


def test_a_file_that_could_not_be_read_is_the_last_row_of_the_index():
    row = " ".join(Page(index()).all("tbody")[0][2].split())
    assert row.endswith("<b>.docxNot read▲ It is locked. Save it without a password.")


def test_the_index_leads_to_each_plan_the_worst_first():
    parsed = Page(index())
    plans = Page(index().split('<table id="table"')[1].split("</table>")[0])
    assert [e[1]["href"] for e in plans.all("a")] == ["B-2.audit.html", "A-1.audit.html"]
    assert "1 file could not be read" in index()
    assert policy(parsed).startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"https?:", index())


def test_the_index_escapes_what_it_is_given():
    parsed = Page(html_index([line(evil_report(), EVIL)]))
    assert len(parsed.all("script")) == 1
    assert parsed.all("img") == []
    assert EVIL in parsed.all("tbody")[0][2]
