"""What is read of plans laid out as councils lay them out, against what the files are known to say.

What is missed today stands in ``layout_misses.py``. A test fails when a miss appears and when one disappears:
``python tests/intake/test_layouts.py`` writes the table anew, and its difference shows what has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from intake.councils import LAYOUTS, CouncilFile, fold
from intake.layout_misses import MISSES
from intake.read_layouts import FEW, SAMPLES, built, each_file, read, strings

from ehcp_docs.intake.reading import Reading

LEFT_IN = {
    ("bare_titles", "Where there are no needs, say who told you so."): "italic, and begins like a sentence of the plan",
    ("content_controls", "Choose an item."): "stands in one control with the steps that were filled in",
    ("side_by_side", "Start each outcome with the name of the child or young person and “will be able to”."): "quoted",
    ("whole_pack", "I would like this school or college to be named in Section I:"): "a form's line in the first person",
    ("whole_pack", "Signed by parent or young person:"): "a form's line that Section I runs into",
    ("word_headings", "The reports that recommend this provision are listed in"): "a remark that looks like provision",
}  # fmt: skip
"""Words of the template that are taken for words of the plan, and why."""


def section_texts(reading: Reading, letter: str) -> list[str]:
    data = reading.data
    printed = data.get("local", {}).get("as_printed", {}).get(letter, [])
    return [fold(text) for text in (*strings(data["sections"][letter]), *printed)]


def is_found(statement: str, texts: Sequence[str]) -> bool:
    """Whether a statement is an item of its own: alone in a text, or exactly the join of neighbours."""
    asked = fold(statement)
    if any(asked in text and len(text) <= 2 * len(asked) for text in texts):
        return True
    return any(is_join(asked, texts[at:]) for at in range(len(texts)) if asked.startswith(texts[at]))


def is_join(asked: str, texts: Sequence[str]) -> bool:
    joined = ""
    for text in texts:
        joined = f"{joined} {text}".strip()
        if not asked.startswith(joined):
            return False
        if joined == asked:
            return True
    return False


def missed_statements(file: CouncilFile, reading: Reading) -> Iterator[str]:
    """Each statement that was not found, as its letter and its place among those of its section: ``F3``."""
    counts: dict[str, int] = {}
    for letter, text in file.statements:
        counts[letter] = counts.get(letter, 0) + 1
        if not is_found(text, section_texts(reading, letter)):
            yield f"{letter}.{counts[letter]}" if letter[-1].isdigit() else f"{letter}{counts[letter]}"


def missed_links(file: CouncilFile, reading: Reading) -> Iterator[str]:
    """Each link that was not made, by its place among those of the file: ``link 3``."""
    items = [
        item
        for section in reading.data["sections"].values()
        for kind in ("needs", "outcomes", "provision")
        for item in section.get(kind, ())
    ]
    for number, (one, other) in enumerate(file.links, 1):
        ids = {item["id"] for item in items if fold(one) in fold(item["text"])}
        linked = [
            {*item.get("needs", ()), *item.get("outcomes", ())}
            for item in items
            if fold(other) in fold(item["text"])
        ]
        if not any(ids & found for found in linked):
            yield f"link {number}"


def missed_fields(file: CouncilFile, reading: Reading) -> Iterator[str]:
    data = reading.data
    said = {
        **data["child"],
        **data.get("dates", {}),
        "authority": data.get("authority", {}).get("name"),
        "reference": data.get("reference"),
    }
    for name, value in file.fields.items():
        if said.get(name) != value:
            yield name


def misses(layout: str, sample: str) -> list[str]:
    file, reading = built(layout, sample), read(layout, sample)
    return [
        *missed_statements(file, reading),
        *missed_links(file, reading),
        *missed_fields(file, reading),
    ]


def shortened(found: Sequence[str]) -> str:
    """``A1, A2, A3, F2`` as ``A1-3 F2``."""
    groups: list[tuple[str, int, int]] = []
    for one in found:
        start, number = re.fullmatch(r"(.*?)(\d*)", one).groups()  # type: ignore[union-attr]
        if groups and number and groups[-1][0] == start and groups[-1][2] + 1 == int(number):
            groups[-1] = (start, groups[-1][1], int(number))
        else:
            groups.append((start, int(number or 0), int(number or 0)))
    return ", ".join(
        f"{start}{first or ''}" if first == last else f"{start}{first}-{last}"
        for start, first, last in groups
    )


def left_in(layout: str, sample: str) -> list[str]:
    shown = " ".join(fold(text) for text in strings(read(layout, sample).data))
    return [text for text in dict.fromkeys(built(layout, sample).absent) if fold(text) in shown]


@pytest.mark.parametrize(("layout", "sample"), each_file())
def test_each_statement_link_and_field_is_read_but_for_the_misses_known(layout: str, sample: str) -> None:
    found = misses(layout, sample)
    told = [
        text
        for letter, text in built(layout, sample).statements
        if not is_found(text, section_texts(read(layout, sample), letter))
    ]
    assert shortened(found) == MISSES.get((layout, sample), ""), "\n".join(told)


@pytest.mark.parametrize(("layout", "sample"), each_file())
def test_no_words_of_the_template_stand_in_the_plan(layout: str, sample: str) -> None:
    assert [text for text in left_in(layout, sample) if (layout, text) not in LEFT_IN] == []


@pytest.mark.slow
def test_what_is_said_to_be_left_in_is() -> None:
    found = {(layout, text) for layout in LAYOUTS for sample in SAMPLES for text in left_in(layout, sample)}
    assert found == set(LEFT_IN)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hardly_any_word_of_the_plan_is_an_open_question(layout: str) -> None:
    """Less than one word in a hundred of what the plan says is told as not understood."""
    for sample in FEW:
        account = read(layout, sample).account
        said = fold(" ".join(text for _, text in built(layout, sample).statements))
        lost = [entry for entry in account.open_questions() if fold(entry.text) in said and entry.words > 3]
        assert sum(entry.words for entry in lost) * 100 < account.words_in, [entry.text for entry in lost]


def test_the_scorer_tells_items_of_their_own_from_texts_run_together() -> None:
    alone = ["Ana reads 40 words. She guesses.", "Ana", "counts to ten."]
    assert is_found("Ana reads 40 words.", alone)
    assert is_found("Ana counts to ten.", alone)
    assert not is_found("Ana counts", alone)
    assert not is_found("She guesses.", alone)
    assert not is_found("Ana reads 41 words.", alone)
    assert shortened(["A1", "A2", "A3", "F2", "H1.1", "H1.2", "name"]) == "A1-3, F2, H1.1-2, name"


def write_table() -> None:
    rows = [
        f"    ({layout!r}, {sample!r}): {found!r},".replace("'", '"')
        for layout in LAYOUTS
        for sample in SAMPLES
        if (found := shortened(misses(layout, sample)))
    ]
    head = '"""What is missed today of each council file: statements by section and place, links by place, fields."""\n\n'
    text = head + "MISSES = {\n" + "\n".join(rows) + "\n}\n"
    Path(__file__).with_name("layout_misses.py").write_text(text, "utf-8")


if __name__ == "__main__":
    write_table()
