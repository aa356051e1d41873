"""Each page in a browser: themes, widths, keyboard, print, and without a script; axe-core looks for barriers.

A page may ask for nothing and complain of nothing: any request beyond the file and any line in the browser's console
fails the test in which it happens.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect, sync_playwright
from reports.pages_on_disk import PAGES, write_pages

from ehcp_docs.audit.engine import Auditor

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("EHCP_REQUIRE_BROWSER"), reason="Chromium is not installed"
    ),
]
every_page = pytest.mark.parametrize("name", PAGES)
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
PHONE, TABLET, DESK = 360, 768, 1280
PAPER = 680
"""What is left between the margins of an A4 page, in pixels."""
LANDSCAPE = 1000
"""The same of a page on its side, as the table over a folder is printed."""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHANGED_BY_WIDTH = [
    "aria-required-children",
    "aria-required-parent",
    "color-contrast",
    "empty-table-header",
    "heading-order",
    "scrollable-region-focusable",
    "target-size",
]
"""Rules of axe-core that may judge otherwise where a narrow window hides or stacks something."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, auditor: Auditor) -> Path:
    made = tmp_path_factory.mktemp("pages")
    write_pages(made, auditor)
    return made


@dataclass
class Desk:
    """Opens pages, and notes what they ask for and complain of."""

    browser: Browser
    folder: Path
    contexts: list[BrowserContext] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)

    def open(self, name: str, *, width: int = DESK, theme: Any = "light", script: bool = True) -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            java_script_enabled=script,
            offline=True,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.noted.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.noted.append(f"error: {error.message}"))
        page.on("request", self._asked)
        page.goto((self.folder / PAGES[name]).as_uri())
        return page

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.noted.append(f"request: {request.url}")


@pytest.fixture
def desk(browser: Browser, folder: Path) -> Iterator[Desk]:
    made = Desk(browser, folder)
    yield made
    for context in made.contexts:
        context.close()
    assert made.noted == []


FIND_BARRIERS = """runOnly => axe.run({ runOnly, resultTypes: ["violations"] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target}`)))"""


@every_page
def test_a_page_puts_no_barrier_in_anybody_s_way(desk: Desk, name: str) -> None:
    page = desk.open(name)
    page.evaluate(Axe().axe_script)
    assert page.evaluate(FIND_BARRIERS, STANDARDS) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(FIND_BARRIERS, ["color-contrast"]) == []
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.emulate_media(color_scheme="light")
    assert page.evaluate(FIND_BARRIERS, CHANGED_BY_WIDTH) == []


@every_page
def test_a_page_is_dark_where_the_reader_s_machine_is_and_white_on_paper(desk: Desk, name: str) -> None:
    page = desk.open(name, theme="dark")
    grounds = []
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(20, 24, 29)", "rgb(255, 255, 255)"]


CUT_OFF = """() => {
  const root = document.documentElement;
  const cut = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
  for (const box of document.querySelectorAll("th, td, li, p, dd, dt, blockquote, h1, h2, h3, h4, label, summary, a")) {
    if (!box.checkVisibility() || box.closest(".vh, .skip, .matrix") ||
      box.querySelector(".vh") || !box.textContent.trim()) continue;
    const said = box.textContent.trim().slice(0, 40);
    const size = parseFloat(getComputedStyle(box).fontSize);
    const rect = box.getBoundingClientRect();
    const isBlock = getComputedStyle(box).display !== "inline";
    if (isBlock && rect.width > 1 && rect.width < 4 * size && box.textContent.trim().length > 14)
      cut.push(`${said}: squeezed into ${Math.round(rect.width)}`);
    if (rect.right > root.clientWidth + 1 && !box.closest(".scroll")) cut.push(`${said}: ends at ${rect.right}`);
    if (isBlock && box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible")
      cut.push(`${said}: cut off at ${box.clientWidth}`);
  }
  return cut;
}"""


@every_page
def test_nothing_is_cut_off_or_squeezed_at_any_width(desk: Desk, name: str) -> None:
    page = desk.open(name)
    cut = {}
    for width in (PHONE, TABLET, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        cut[width] = page.evaluate(CUT_OFF)
    paper = LANDSCAPE if name == "folder" else PAPER
    page.set_viewport_size({"width": paper, "height": 900})
    page.emulate_media(media="print")
    cut[paper] = page.evaluate(CUT_OFF)
    assert cut == {PHONE: [], TABLET: [], DESK: [], paper: []}


WATCH_FOCUS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
  window.expected = all.filter((one) => one.checkVisibility() && !one.disabled);
  window.stops = [];
  const words = (one) => (one.getAttribute("aria-label") || one.textContent).trim().slice(0, 50);
  const say = (one) => `${one.tagName.toLowerCase()} ${words(one)}`;
  document.addEventListener("focusin", ({ target }) => {
    const rect = target.getBoundingClientRect();
    const style = getComputedStyle(target);
    window.stops.push({
      name: say(target), left: rect.left, right: rect.right, top: rect.top + scrollY, bottom: rect.bottom + scrollY,
      outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth), colour: style.outlineColor,
      seen: rect.bottom > 0 && rect.top < innerHeight && rect.width > 1,
    });
  });
  return window.expected.map(say);
}"""


def stops(page: Page) -> tuple[list[str], list[dict[str, Any]]]:
    """What can be reached, and what the Tab key stops at, in its order."""
    expected: list[str] = page.evaluate(WATCH_FOCUS)
    for _ in expected:
        page.keyboard.press("Tab")
    reached: list[dict[str, Any]] = page.evaluate("window.stops")
    return expected, reached


@every_page
def test_the_tab_key_stops_at_every_control_in_the_order_in_which_they_are_seen(
    desk: Desk, name: str
) -> None:
    expected, reached = stops(desk.open(name))
    assert [one["name"] for one in reached] == expected
    backwards = [
        (before["name"], after["name"])
        for before, after in pairwise(reached[1:])  # the first leaves its place when it is left
        if after["bottom"] <= before["top"] and after["left"] <= before["left"]
    ]
    assert backwards == []


@pytest.mark.parametrize(("theme", "colour"), [("light", "rgb(11, 12, 12)"), ("dark", "rgb(255, 221, 0)")])
@pytest.mark.parametrize("name", ["report", "account"])
def test_the_control_that_has_the_focus_is_seen(desk: Desk, name: str, theme: str, colour: str) -> None:
    _, reached = stops(desk.open(name, theme=theme))
    unseen = [one for one in reached if one["outline"] < 2 or one["colour"] != colour or not one["seen"]]
    assert unseen == []


BROKEN_LINKS = """() => [...document.querySelectorAll("a[href^='#']")]
  .filter((one) => !document.getElementById(decodeURIComponent(one.hash.slice(1)))).map((one) => one.hash)"""


@every_page
def test_every_link_on_a_page_leads_to_a_place_or_a_page_that_is_there(desk: Desk, name: str) -> None:
    page = desk.open(name)
    assert page.evaluate(BROKEN_LINKS) == []
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href'))")
    files = {link for link in links if not link.startswith(("#", "https://", "http://"))}
    beside = (desk.folder / PAGES[name]).parent
    assert {link for link in files if not (beside / link.partition("#")[0]).is_file()} == set()


def test_the_page_over_a_folder_leads_to_the_report_on_each_plan(desk: Desk) -> None:
    page = desk.open("folder")
    for reference in ("KES-2016-0954", "BRI-2026-0412"):
        page.get_by_role("link", name=reference).first.press("Enter")
        assert page.get_by_role("heading", level=1).inner_text() == reference
        page.go_back()


def findings(page: Page) -> Locator:
    """The findings that are seen."""
    return page.locator("li.finding:visible")


def kinds(page: Page, attribute: str) -> set[str | None]:
    return {one.get_attribute(attribute) for one in findings(page).all()}


def test_findings_are_chosen_by_severity_section_and_theme_with_the_keyboard_alone(desk: Desk) -> None:
    page = desk.open("report")
    every = findings(page).count()
    for severity in ("Warning", "Advice", "Question"):
        page.get_by_role("checkbox", name=severity).press("Space")
    assert kinds(page, "data-severity") == {"error"}
    errors = findings(page).count()
    said = page.get_by_role("status")
    assert said.inner_text() == f"{errors} of {every} findings shown (Error only)"

    page.get_by_label("Section", exact=True).press("End")
    last = page.get_by_label("Section", exact=True).locator("option:checked").inner_text()
    assert kinds(page, "data-section") <= {last.split(":")[0].removeprefix("Section ")}
    assert said.inner_text().endswith(f"(Error only; {last})")

    page.get_by_role("button", name="Show all").press("Enter")
    expect(page.locator(".off")).to_have_count(0)
    assert findings(page).count() == every
    assert said.inner_text() == f"{every} of {every} findings shown"

    page.get_by_label("Theme").press("ArrowDown")
    theme = page.get_by_label("Theme").locator("option:checked").inner_text()
    assert kinds(page, "data-theme") == {theme}
    assert said.inner_text() == f"{findings(page).count()} of {every} findings shown ({theme})"


def test_passages_are_chosen_by_what_became_of_them_with_the_keyboard_alone(desk: Desk) -> None:
    page = desk.open("account")
    passages = page.locator("tr.passage:visible")
    every = passages.count()
    for state in ("Doubtful", "Not placed, harmless", "Placed"):
        page.get_by_role("checkbox", name=state, exact=True).press("Space")
    texts = [one.inner_text() for one in page.locator("tr.passage:visible .state").all()]
    assert set(texts) == {"Not placed and may matter"}
    said = page.get_by_role("status")
    assert said.inner_text() == f"2 of {every} passages shown (Not placed and may matter only)"
    page.get_by_role("button", name="Show all").press("Enter")
    expect(page.locator(".off")).to_have_count(0)
    assert passages.count() == every


def test_a_choice_that_nothing_fits_is_told(desk: Desk) -> None:
    page = desk.open("report")
    for box in page.get_by_role("checkbox").all():
        box.press("Space")
    assert findings(page).count() == 0
    assert page.get_by_role("status").inner_text() == (
        "No finding fits: choose more, or show all (nothing only)"
    )


def test_a_link_to_a_finding_that_is_not_shown_shows_all_again(desk: Desk) -> None:
    page = desk.open("report")
    every = findings(page).count()
    page.get_by_role("checkbox", name="Error").press("Space")
    page.get_by_role("region", name="What to fix first").get_by_role("link", name="Finding").first.press(
        "Enter"
    )
    expect(page.locator(".off")).to_have_count(0)
    assert findings(page).count() == every
    assert page.locator(":target").evaluate("one => one.getBoundingClientRect().top < innerHeight")


def printed(page: Page) -> str:
    """The words on the paper, each line break a space."""
    sheets = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    sheets.close()
    return " ".join(words.split())


def numbers(page: Page, severity: str) -> list[str]:
    """The findings of that severity, as they are named on the page."""
    every = page.locator(f"li.finding[data-severity={severity}]").all()
    return [(one.get_attribute("id") or "").replace("finding-", "Finding ") for one in every]


@every_page
def test_a_page_can_be_printed(desk: Desk, name: str) -> None:
    page = desk.open(name)
    told = printed(page)
    assert page.get_by_role("heading", level=1).inner_text() in told
    assert "Nothing was sent anywhere." in told
    assert "Not printed whole" not in told


def test_what_is_filtered_away_is_not_printed_and_the_print_says_so(desk: Desk) -> None:
    page = desk.open("report")
    for severity in ("Warning", "Advice", "Question"):
        page.get_by_role("checkbox", name=severity).press("Space")
    told = printed(page)
    said = page.get_by_role("status").inner_text()
    assert f"Not printed whole: {said}." in told
    assert told.count(said) == 2
    listed = told[told.index("All findings") :]
    assert [one for one in numbers(page, "error") if f"Error {one} " not in listed] == []
    others = [(w, n) for w in ("Warning", "Advice") for n in numbers(page, w.lower())]
    assert len(others) > 5
    assert [n for w, n in others if f"{w} {n} " in listed] == []


def test_what_is_folded_is_printed_and_folded_again(desk: Desk) -> None:
    page = desk.open("report")
    assert page.locator("details[open]").count() == 0
    told = printed(page)
    assert "The strength is worked out from the words alone" in told
    assert page.locator("details[open]").count() == 0


def test_a_report_without_a_script_shows_every_finding_and_no_filter_that_does_nothing(desk: Desk) -> None:
    page = desk.open("report", script=False)
    assert findings(page).count() == page.locator("li.finding").count() > 10
    assert page.get_by_role("checkbox").count() == page.get_by_role("button").count() == 0
    assert page.get_by_role("status").count() == 0
    assert "Not printed whole" not in page.inner_text("body")


def test_an_account_without_a_script_shows_every_passage_and_no_filter_that_does_nothing(desk: Desk) -> None:
    page = desk.open("account", script=False)
    assert page.locator("tr.passage:visible").count() == page.locator("tr.passage").count() > 5
    assert page.get_by_role("checkbox").count() == page.get_by_role("button").count() == 0


def test_what_is_folded_opens_without_a_script(desk: Desk) -> None:
    page = desk.open("report", script=False)
    page.locator("summary").first.press("Enter")
    assert page.locator("details[open]").count() == 1
