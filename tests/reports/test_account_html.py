import re
from html.parser import HTMLParser

import pytest
from intake.councils import LAYOUTS
from made_accounts import PLAN, account, council_reading, full_account, placed, spot

from ehcp_docs.intake.account import Entry, count_words
from ehcp_docs.intake.draft import Reason
from ehcp_docs.reports.account_html import account_html, clean
from ehcp_docs.reports.environment import csp_hash

EVIL = (
    "<script>alert('x')</script><img src=http://evil.example/x.png onerror=alert(1)>\" '{{ 7*7 }}\u202e&amp;"
)
VOID = {"meta", "link", "img", "br", "input", "hr"}
EVERY = sorted(LAYOUTS)


class Page(HTMLParser):
    """The elements of a page: tag, attributes, and all text inside."""

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

    def rows(self):
        """The passages by their place: what the file says, and what became of it."""
        rows, cells = {}, []
        for tag, attributes, text in self.elements:
            if tag == "tr" and "passage" in (attributes.get("class") or ""):
                cells = []
                rows[attributes["id"]] = (cells, attributes)
            elif tag in ("th", "td") and attributes.get("role") in ("rowheader", "cell"):
                cells.append(" ".join(text.split()))
        return [(*cells, attributes["data-states"].split()) for cells, attributes in rows.values()]

    def whole(self):
        return next(text for tag, _, text in self.elements if tag == "body")


def page(made, plan=PLAN):
    return Page(account_html(made, plan))


def rows(made=None):
    return {file: (at, fate, states) for at, file, fate, states in page(made or full_account()).rows()}


@pytest.mark.parametrize("layout", EVERY)
def test_every_text_of_the_account_stands_on_the_page(layout):
    reading = council_reading(layout)
    shown = page(reading.account, reading.data).whole()
    assert [e.text for e in reading.account.entries if clean(e.text) not in shown] == []


@pytest.mark.parametrize("layout", EVERY)
def test_every_word_of_the_file_is_shown_once_in_its_own_row(layout):
    reading = council_reading(layout)
    said = re.compile(r"(Deleted:|Inserted later:|Hidden text:|No text) ?")
    files = [file for _, file, _, _ in page(reading.account, reading.data).rows()]
    assert sum(count_words(said.sub("", file, count=1)) for file in files) == reading.account.words_in


@pytest.mark.parametrize("layout", ["reviewed_prose", "national_merged", "whole_pack"])
def test_the_summary_says_how_many_words_stand_in_the_plan(layout):
    reading = council_reading(layout)
    made = reading.account
    shown = page(made, reading.data).whole()
    assert (
        f"{made.words_placed:,} of {made.words_in:,} words stand in the plan; {made.words_told:,} do not"
        in shown
    )
    assert (
        f"{made.words_in:,} words in the file = {made.words_placed:,} in the plan + {made.words_told:,} not in the plan."
        in shown
    )


def test_a_sum_that_does_not_come_out_is_not_hidden():
    shown = page(full_account(words_in=100)).whole()
    assert "The sum does not come out: 100 words in the file" in shown


def test_a_passage_shows_its_place_confidence_and_evidence():
    at, fate, states = rows()["B1 Mina finds listening hard."]
    assert at == "Paragraph 3"
    assert fate.startswith("√ Placed: Section B, B1, text Confidence high. Evidence: under the heading")
    assert "“B1”: bullet or number" in fate
    assert states == ["placed", "harmless"]


def test_a_value_shows_how_it_stands_in_the_plan():
    _, fate, _ = rows()["Date of birth: 18/02/2018"]
    assert "Child, date of birth, as 2018-02-18" in fate


def test_weak_evidence_is_said_in_words():
    at, fate, states = rows()["A teacher will read with Mina."]
    assert at == "Paragraph 5, table 1, row 1, column 2"
    assert fate.startswith("? Doubtful: Section F, F1, text Confidence low: compare it with the file.")
    assert states == ["doubtful"]


def test_what_has_no_place_says_why_and_whether_it_may_matter():
    _, fate, states = rows()["Signed by nobody"]
    assert (fate, states) == ("▲ Not placed and may matter: not understood; d", ["matters"])
    _, fate, states = rows()["Section B"]
    assert (fate, states) == ("○ Not placed, harmless: heading; Section B", ["harmless"])


def test_deleted_and_hidden_text_stands_at_its_paragraph_and_is_called_so():
    files = [file for _, file, _, _ in page(full_account()).rows()]
    after = files.index("B1 Mina finds listening hard.")
    assert files[after + 1 : after + 3] == ["Deleted: was struck", "Hidden text: not shown"]
    assert [e[2] for e in page(full_account()).all("del")] == ["was struck", "was struck"]


def test_the_passages_stand_in_groups_by_section_table_and_part_of_the_file():
    titles = [e[2] for e in page(full_account()).all("h3") if e[1].get("id", "").startswith("g")]
    assert titles == [
        "Paragraph 1",
        "Paragraphs 2 to 3 (Section B)",
        "Table 1, rows 1 to 2 (Section B)",
        "Headers of the pages",
        "Footnotes",
        "Comments",
    ]


def test_what_may_matter_leads_the_page_and_links_to_its_row():
    parsed = page(full_account())
    ids = {e[1]["id"] for e in parsed.elements if "id" in e[1]}
    links = [e for e in parsed.all("a") if e[1]["href"].startswith("#p") and e[1]["href"] != "#passages"]
    assert [e[2] for e in links] == [
        "Paragraph 6, table 1, row 2, column 1",
        "Footnote 1",
        "Paragraph 5, table 1, row 1, column 2",
    ]
    assert {e[1]["href"][1:] for e in parsed.all("a")} <= ids
    assert "2 passages (5 words) have no place in the plan and may matter." in parsed.whole()
    assert "1 passage was placed on weak evidence." in parsed.whole()


def test_changes_and_comments_have_author_date_and_place():
    shown = " ".join(page(full_account()).whole().split())
    assert "2 tracked changes (1 insertion, 1 deletion) by J. Marsh." in shown
    assert "Paragraph 3J. Marsh4 March 2026, 10:11Deleted: was struck" in shown
    assert "Inserted: listening" in shown
    assert "1 comment by J. Marsh: not in the plan." in shown
    assert "Please checkhard" in shown
    assert "2 references out of the file: not followed." in shown
    assert "1 picture: words in pictures are not read." in shown


def test_what_is_missing_is_explained():
    shown = page(full_account()).whole()
    assert "Plan referenceThe authority's own reference." in shown


def test_what_was_concluded_is_told_to_be_checked():
    shown = page(full_account()).whole()
    assert "Check each." in shown
    assert "Status taken as draft. /status" in shown


def test_what_was_found_is_counted_by_section():
    shown = page(full_account()).whole()
    assert "Section F: Special educational provision1 provision2" in shown
    assert "Section C: Health care needsa statement that there is nothing" in shown
    assert "Section D: Social care needsnothing" in shown


def test_what_stands_in_a_file_stays_text():
    made = full_account(EVIL, file=f"f{EVIL}", layout=EVIL, profile=EVIL)
    source = account_html(made, PLAN)
    parsed = Page(source)
    assert len(parsed.all("script")) == 1
    assert parsed.all("img") == []
    assert {
        name for e in parsed.elements for name in e[1] if name == "style" or name.startswith("on")
    } == set()
    body = parsed.whole()
    assert [e.text for e in made.entries if e.text not in body] == []
    assert "49" not in body
    script = parsed.all("script")[0][2]
    assert source.count("<script>") == 1
    assert "alert" not in script


def test_control_characters_of_a_file_are_made_visible():
    source = account_html(
        account(Entry(text="a\x00b\x1b[31m\x0cc\rd", spot=spot(1), reason=Reason.FRONT)), PLAN
    )
    assert "a\ufffdb\ufffd[31m\ufffdc\nd" in source


def test_a_change_of_the_writing_direction_ends_with_the_text_that_makes_it():
    assert clean("a\u202eb\u2067c") == "a\u202eb\u2067c\u202c\u2069"
    assert clean("nothing of it") == "nothing of it"


def test_the_page_loads_nothing_and_lets_only_our_own_script_run():
    source = account_html(full_account(), PLAN)
    parsed = Page(source)
    style, script = parsed.all("style")[0][2], parsed.all("script")[0][2]
    assert not re.search(r"url\(|@import|@font-face|https?:", style + script)
    assert not re.search(r"fetch|XMLHttpRequest|import\(|WebSocket|sendBeacon", script)
    assert not re.search(r"https?:", source)
    assert [e for e in parsed.elements if {"src", "srcset", "data"} & set(e[1])] == []
    policy = next(e[1]["content"] for e in parsed.all("meta") if "http-equiv" in e[1])
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src '{csp_hash(style)}'",
        f"script-src '{csp_hash(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_without_a_script_everything_is_shown_and_no_filter():
    parsed = page(full_account())
    hidden = [e[1].get("id") for e in parsed.elements if "hidden" in e[1]]
    assert hidden == ["narrowed", "filters", "shown"]
    boxes = {e[1]["value"] for e in parsed.all("input")}
    assert boxes == {"matters", "doubtful", "harmless", "placed"}
    assert {state for row in parsed.rows() for state in row[3]} == boxes


def test_the_page_has_language_title_and_headers_for_every_table():
    parsed = page(full_account())
    assert parsed.all("html")[0][1] == {"lang": "en-GB"}
    assert parsed.all("title")[0][2] == "Account of draft.docx"
    assert {e[1].get("scope") for e in parsed.all("th")} == {"row", "col"}
    assert len(parsed.all("h1")) == 1
    ids = [e[1]["id"] for e in parsed.elements if "id" in e[1]]
    assert len(ids) == len(set(ids))


def test_an_account_without_anything_in_it_is_a_page_too():
    parsed = page(account(placed("Word", "/child/name", spot(1))), {})
    assert "1 of 1 word stands in the plan: all of them." in parsed.whole()
    assert "No section of a plan was found: is this file a plan?" in parsed.whole()
    assert "Nothing" not in [e[2] for e in parsed.all("h2")]


def test_the_same_account_gives_the_same_page():
    assert account_html(full_account(), PLAN) == account_html(full_account(), PLAN)


def test_text_struck_through_is_shown_as_such():
    struck = Entry(text="no longer", spot=spot(1), reason=Reason.STRUCK)
    shown = page(account(struck))
    assert [text for _, _, text in shown.all("s")] == ["no longer"]
    assert "Struck through:" in shown.whole()
    assert "1 passage struck through: not in the plan." in shown.whole()
