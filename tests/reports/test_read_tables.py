"""What was read, the scales and the reasons for links, as they are printed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from made_reports import full_report, report
from test_report_html import page

from ehcp_docs.audit.items import Item
from ehcp_docs.audit.model import Link
from ehcp_docs.audit.reading import Reading, Said
from ehcp_docs.audit.scale_model import ItemRating, OutcomeRating, Rating, Scale, ScaleItem
from ehcp_docs.reports.json import data
from ehcp_docs.reports.matrix import DECLARED, INFERRED, STRANGE, matrix
from ehcp_docs.reports.readings import read_tables

EVIL = "<script>alert(1)</script>"


def reading(element: str, words: str | None, **more: object) -> Reading:
    made = Reading(
        item="F1",
        section="F",
        kind="provision",
        element=element,
        said=Said.SENTENCE if words else Said.NOT_STATED,
        words=words,
        start=0 if words else None,
        end=len(words) if words else None,
        pointer="/sections/F/provision/0/text",
        value="",
    )
    return replace(made, **more)


READ = (
    reading("who", "teaching assistant"),
    reading("who", "Teaching assistant", said=Said.FIELD),
    reading("how often", "three times a week", value="3 a week"),
    reading("how long", None),
    reading("group", None, said=Said.NOT_ASKED),
    reading("weeks", "38 weeks a year", said=Said.FIELD),
)
GFS = Scale(
    id="gfs3",
    title="Scale of goals",
    source="Somebody 2009",
    labels=("not at all", "somewhat", "much", "very much"),
    note="Approximate.",
    items=(
        ScaleItem(id="GFS-4", asks="How do we know?", reads="criterion", rated=True),
        ScaleItem(id="GFS-5", asks="Does it mean something?", reads="criterion", rated=False),
    ),
)
RATING = Rating(
    scale=GFS,
    outcomes=(
        OutcomeRating(
            outcome="E1",
            pointer="/sections/E/outcomes/0/text",
            ratings=(
                ItemRating(
                    item="GFS-4",
                    rating=3,
                    words="with one prompt",
                    start=0,
                    end=15,
                    because="A degree of help.",
                ),
                ItemRating(
                    item="GFS-5", rating=None, words=None, start=None, end=None, because="For the reviewer."
                ),
            ),
        ),
    ),
)
ITEMS = (
    Item(id="B1", section="B", kind="need", label="Reading"),
    Item(id="B2", section="B", kind="need", label="Friends"),
    Item(id="E1", section="E", kind="outcome", label="Mina will read"),
    Item(id="F1", section="F", kind="provision", label="Handwriting club"),
)
LINKS = (
    Link(from_="B1", to="F1", kind="need-provision", declared=True, strength=0.01),
    Link(
        from_="B2",
        to="F1",
        kind="need-provision",
        declared=False,
        strength=0.62,
        shared=("friends (‘game’)",),
    ),
    Link(from_="B1", to="E1", kind="need-outcome", declared=True, strength=0.5, shared=("reading (‘read’)",)),
    Link(from_="F1", to="E1", kind="provision-outcome", declared=True, strength=None),
)


def made(**more: object):
    return replace(report(items=ITEMS, readings=READ, scales=(RATING,), links=LINKS), **more)


def test_a_cell_holds_words_what_they_come_to_and_what_is_missing() -> None:
    [table] = read_tables(made())
    [row] = table.rows
    cells = dict(zip(table.columns, row.cells, strict=True))
    assert [w.words for w in cells["Who"].words] == ["teaching assistant"]
    assert [(w.words, w.value) for w in cells["How often"].words] == [("three times a week", "3 a week")]
    assert (cells["How long"].missing, cells["Group"].missing) == ("not stated", "")
    assert [(w.element, w.words) for w in cells["Also"].words] == [("weeks", "38 weeks a year")]


def test_a_table_counts_what_is_stated_of_what_is_asked() -> None:
    [table] = read_tables(made())
    assert (table.stated, table.asked) == (2, 3)


def test_the_page_shows_what_was_read_with_real_headers() -> None:
    parsed = page(made())
    tables = [e[2] for e in parsed.all("table", "read")]
    assert any("three times a week (3 a week)" in t and "not stated" in t for t in tables)
    scopes = {e[1].get("scope") for e in parsed.all("th")}
    assert scopes <= {"col", "row", "colgroup"}
    assert "Section F: Special educational provision: 2 of 3 elements stated" in [
        e[2] for e in parsed.all("summary")
    ]


def test_the_page_tells_a_scale_apart_from_the_score() -> None:
    parsed = page(made())
    section = next(e[2] for e in parsed.all("section") if e[1].get("aria-labelledby") == "read")
    assert "no part of the score" in section
    assert "much (3)" in section
    assert "for the reviewer" in section
    assert "Source: Somebody 2009." in section


def test_links_are_told_by_what_they_rest_on() -> None:
    assert [(r.link.from_, r.link.to, r.how, r.shared) for r in matrix(made()).reasons] == [
        ("B1", "F1", STRANGE, ""),
        ("B2", "F1", INFERRED, "friends (‘game’)"),
        ("B1", "E1", DECLARED, "reading (‘read’)"),
    ]


def test_each_kind_of_link_has_its_sign_and_its_words() -> None:
    cells = [e[2] for e in page(made()).all("td")]
    for sign in ("◐linked, but the texts share no subject", "○not linked, words agree 0.62", "●linked"):
        assert sign in cells


def test_an_item_without_links_is_in_the_table_by_name() -> None:
    table = matrix(made(links=LINKS[:1]))
    assert (table.columns, [row.item for row in table.rows], table.unseen) == (
        ("B1", "B2", "E1"),
        ["F1", "E1"],
        (),
    )
    assert {gap.item for gap in table.gaps} == {"B1", "B2", "E1", "F1"}
    assert "Handwriting club" in page(made()).all("table", "matrix")[0][2]


def test_words_of_a_plan_stay_words_on_the_page() -> None:
    found = made(
        readings=(reading("who", EVIL),),
        items=(*ITEMS[:3], replace(ITEMS[3], label=EVIL)),
        links=(*LINKS[:1], replace(LINKS[1], shared=(EVIL,))),
    )
    assert len(page(found).all("script")) == len(page(full_report()).all("script"))


def test_json_holds_readings_scales_items_and_reasons() -> None:
    told = json.loads(json.dumps(data(made())))
    assert told["readings"][2] == {
        "item": "F1", "section": "F", "kind": "provision", "element": "how often", "said": "sentence",
        "words": "three times a week", "start": 0, "end": 18, "pointer": "/sections/F/provision/0/text",
        "value": "3 a week",
    }  # fmt: skip
    assert told["items"][3] == {"id": "F1", "section": "F", "kind": "provision", "label": "Handwriting club"}
    assert told["links"][1]["shared"] == ["friends (‘game’)"]
    assert [(i["id"], i["mean"]) for i in told["scales"][0]["items"]] == [("GFS-4", 3.0), ("GFS-5", None)]
    assert told["scales"][0]["approximation"] is True


@pytest.mark.parametrize("part", ["readings", "scales", "items"])
def test_a_full_json_report_is_as_the_schema_says(part: str) -> None:
    from test_report_json import faults

    told = data(made())
    assert told[part]
    assert faults(json.loads(json.dumps(told))) == []
    told[part][0]["extra"] = 1
    assert faults(json.loads(json.dumps(told)))


def test_a_report_without_readings_has_no_such_section() -> None:
    assert not [e for e in page(report()).all("section") if e[1].get("aria-labelledby") == "read"]
