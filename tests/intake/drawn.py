"""Documents drawn at random from what stands in councils' plans, as raw XML: headings, lists, tables, changes."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from intake.raw_word import cell, changed, para, row, run, table, word

HEADINGS = (
    "Section A: The views, interests and aspirations of the child or young person",
    "SECTION B – SPECIAL EDUCATIONAL NEEDS",
    "Section B, E and F",
    "C. Health care needs",
    "Part E: Outcomes",
    "Section F: Special educational provision",
    "Section H1",
    "H2 Any other social care provision",
    "Section I: Placement",
    "Section J: Personal budget",
    "Section K: Advice and information",
    "My story",
    "Cognition and learning",
    "Strengths",
    "Provision",
    "Monitoring",
)
PARTS = ("Sign off", "Contents", "Personal details")
"""Headings of parts that are no section; in a cell beside others they stop the reader (test_account_property)."""
LINES = (
    "Ama reads 40 words a minute and guesses the rest.",
    "F1. A teaching assistant will read with Ama for 20 minutes each day.",
    "By July 2028 Ama will read 100 words a minute. (July 2028)",
    "• counts to ten;",
    "o\tnames 4 of the colours",
    "(a) with help",
    "i. alone",
    "None.",
    "N/A",
    "The following will be provided:",
    "Links to: B1, B2 and E1",
    "Relates to B1",
    "Provision: a speech and language therapist will see Ama 6 times a year.",
    "By whom: the class teacher; How often: weekly",
    "By when: July 2028",
    "Name: Ama Boateng",
    "Date of birth: 5 May 2017\tNHS number: 999 000 0001",
    "First name: Ama",
    "Surname: Boateng",
    "Parent: Kofi Boateng (father)",
    "Telephone: 01632 960001",
    "Reference: W X/2026 (7)",
    "Signed by: J Marsh, SEND Casework Officer",
    "Signed: ............................ Date:",
    "Education, Health and Care Plan for Ama Boateng",
    "Wexmoor County Council",
    "Educational psychologist's report, Dr Ola Grant, educational psychologist, 6 August 2026",
    "Click or tap here to enter text.",
    "This section should be written with the family.",
    "“I like trains.” Ama said so on 5 May 2026.",
    "Wexmoor Primary School, a mainstream school",
    "Parent views – Kofi Boateng",
    "Section F of this plan sets out what the school will do.",
    "17.5 hours a week",
    "E1",
    "\u2610 Yes \u2612 No",
)
TITLES = (
    "Need", "Needs", "Outcome", "Steps", "By when", "Provision", "Who", "How often", "Group size", "Where",
    "Review", "Start date", "Area", "No.", "Section", "Links to needs", "Outcome ref", "Advice", "Author", "Role",
    "Date", "Cost", "Strengths", "Name", "Date of birth", "What is this", "Signature",
)  # fmt: skip
LOOKS = ("", "<w:b/>", "<w:i/>", '<w:color w:val="808080"/>', '<w:color w:val="0070C0"/>', "<w:caps/>", "<w:vanish/>",
         '<w:sz w:val="32"/>', '<w:u w:val="single"/>', "<w:strike/>")  # fmt: skip
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2)
)
PROPS = ("", "", '<w:pStyle w:val="H1"/>', '<w:pStyle w:val="H2"/>',
         '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
         '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')  # fmt: skip
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="F%1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
MARKS = ("", "", "", "", "ins", "del")
KINDS = ("", "", "", "ins", "del", "moveFrom", "moveTo", "sdt", "holder", "link", "box", "break")
MERGES = ("", "", "", "<w:vMerge/>", '<w:vMerge w:val="restart"/>')
SHADES = ("", "", '<w:shd w:fill="D9E2F3"/>')
ROW_PROPS = ("", "", "<w:tblHeader/>")

# A strategy is checked when it is first drawn from, which takes longer than the drawing: each is made once.
one_of = cache(st.sampled_from)
number = cache(st.integers)


def text_of(line: str) -> str:
    return line.replace("&", "&amp;") + " "


@cache
@st.composite
def runs(draw: st.DrawFn, line: str) -> str:
    """A line as Word breaks it up: runs of whole words, some of them tracked, in controls or links, or with breaks."""
    words = text_of(line).split(" ")[:-1]
    cut = draw(number(0, len(words)))
    found = []
    for part in (words[:cut], words[cut:]):
        if not part:
            continue
        looks = draw(one_of(LOOKS))
        kind = draw(one_of(KINDS))
        found.append(dressed(" ".join(part) + " ", looks, kind))
    return "".join(found)


def dressed(text: str, looks: str, kind: str) -> str:
    if kind in ("del", "moveFrom"):
        return changed(kind, run(text, looks, "delText"))
    if kind in ("ins", "moveTo"):
        return changed(kind, run(text, looks))
    if kind in ("sdt", "holder"):
        shows = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>" if kind == "holder" else ""
        return f"<w:sdt>{shows}<w:sdtContent>{run(text, looks)}</w:sdtContent></w:sdt>"
    if kind == "link":
        return f'<w:hyperlink w:anchor="x">{run(text, looks)}</w:hyperlink>'
    if kind == "box":
        inside = f"<w:txbxContent>{para(run(text, looks))}</w:txbxContent>"
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inside}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    return run(text, looks) + ("<w:r><w:br/></w:r>" if kind == "break" else "")


@cache
@st.composite
def paragraphs(draw: st.DrawFn, lines: tuple[str, ...] = (*LINES, *HEADINGS)) -> str:
    """A paragraph; one whose mark is tracked, so that it may run into the next, has a plain one after it."""
    inside = draw(runs(draw(one_of(lines))))
    mark = draw(one_of(MARKS))
    props = draw(one_of(PROPS))
    if not mark:
        return para(inside, props=props)
    return para(inside, props=f"{props}<w:rPr>{changed(mark)}</w:rPr>") + para(
        draw(runs(draw(one_of(lines))))
    )


@cache
@st.composite
def rows(draw: st.DrawFn, width: int, depth: int) -> str:
    cells, taken = [], 0
    while taken < width:
        span = draw(number(1, width - taken))
        merge = draw(one_of(MERGES))
        shade = draw(one_of(SHADES))
        inside = "" if merge == "<w:vMerge/>" else "".join(draw(few(depth - 1)))
        props = f'<w:gridSpan w:val="{span}"/>{merge}{shade}'
        cells.append(cell(*([inside] if inside else []), props=props))
        taken += span
    mark = draw(one_of(MARKS))
    props = draw(one_of(ROW_PROPS)) + (changed(mark) if mark else "")
    return row(*cells, props=props)


@cache
@st.composite
def tables(draw: st.DrawFn, depth: int) -> str:
    width = draw(number(1, 4))
    titles = draw(heads(width))
    head = [row(*titles)] if draw(st.booleans()) else []
    return table(*head, *draw(bodies(width, depth)))


@cache
def few(depth: int) -> st.SearchStrategy[list[str]]:
    """What stands in a cell."""
    return st.lists(blocks(depth), max_size=2)


@cache
def heads(width: int) -> st.SearchStrategy[list[str]]:
    return st.lists(one_of(TITLES), min_size=width, max_size=width)


@cache
def bodies(width: int, depth: int) -> st.SearchStrategy[list[str]]:
    return st.lists(rows(width, depth), min_size=1, max_size=4)


@cache
def blocks(depth: int) -> st.SearchStrategy[str]:
    return st.one_of(paragraphs(), tables(depth)) if depth > 0 else paragraphs()


BODY = st.lists(st.one_of(blocks(2), paragraphs((*HEADINGS, *PARTS))), min_size=2, max_size=14)
BESIDE = st.sets(st.sampled_from(("comments", "footer", "footnotes", "header")))


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A whole file, with a heading of a section somewhere, and notes, headers and comments beside it."""
    parts = draw(BODY)
    beside = {
        "header": para(draw(one_of(LINES))),
        "footer": para(draw(runs(draw(one_of(LINES))))),
        "footnotes": f'<w:footnote w:id="1">{draw(paragraphs())}</w:footnote>',
        "comments": f'<w:comment w:id="1" w:author="J Marsh">{para(draw(one_of(LINES)))}</w:comment>',
    }
    kept = draw(BESIDE)
    chosen = {name: content for name, content in beside.items() if name in kept}
    return word("".join(parts), styles=STYLES, numbering=NUMBERING, **chosen)
