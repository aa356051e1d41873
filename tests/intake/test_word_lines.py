"""A Word file's lines and tables: looks, numbers that Word prints, changes in both views, boxes, merged cells."""

from __future__ import annotations

import pytest
from intake.raw_word import cell, para, row, run, table, word

from ehcp_docs.intake.reading import View, open_source
from ehcp_docs.intake.source import Line, Source, Table

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own title"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="Outl"><w:name w:val="Lined"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Num"><w:name w:val="Numbered need"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="LB2"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Box"><w:name w:val="Boxed"/><w:pPr><w:shd w:fill="D9E2F3"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="PT"><w:name w:val="Placeholder Text"/>
<w:rPr><w:color w:val="808080"/></w:rPr></w:style>
"""


def level(index: int, form: str, text: str, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>{more}'
    )


def item(text: str, depth: int = 0, number: int = 1) -> str:
    return para(text, props=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def source(body: str, view: View = "final", **parts: str) -> Source:
    return open_source(word(body, **{"styles": STYLES, **parts}), name="plan.docx", view=view)


def lines(body: str, view: View = "final", **parts: str) -> list[Line]:
    return [line for line in source(body, view, **parts).lines() if not line.is_empty]


def texts(body: str, view: View = "final", **parts: str) -> list[str]:
    return [line.text for line in lines(body, view, **parts)]


def asides(found: Source) -> list[tuple[str, str]]:
    return [(str(note.kind), note.text) for note in found.notes]


# Looks


@pytest.mark.parametrize(
    ("looks", "quality", "expected"),
    [
        pytest.param("<w:b/>", "bold", True, id="bold"),
        pytest.param('<w:b w:val="0"/>', "bold", False, id="bold off"),
        pytest.param('<w:rStyle w:val="Strong"/>', "bold", True, id="bold by character style"),
        pytest.param(
            '<w:rStyle w:val="Strong"/><w:b w:val="false"/>', "bold", False, id="style bold, run not"
        ),
        pytest.param("<w:i/>", "italic", True, id="italic"),
        pytest.param('<w:u w:val="single"/>', "underlined", True, id="underlined"),
        pytest.param('<w:u w:val="none"/>', "underlined", False, id="underline none"),
        pytest.param("<w:caps/>", "capitals", True, id="caps"),
        pytest.param('<w:color w:val="808080"/>', "grey", True, id="grey"),
        pytest.param('<w:color w:val="000000"/>', "grey", False, id="black is not grey"),
        pytest.param('<w:color w:val="FFFFFF"/>', "grey", False, id="white is not grey"),
        pytest.param('<w:color w:val="0070C0"/>', "coloured", True, id="blue"),
        pytest.param('<w:color w:val="808080"/>', "coloured", False, id="grey is no colour"),
        pytest.param('<w:color w:val="auto" w:themeColor="accent1"/>', "coloured", True, id="theme colour"),
        pytest.param('<w:rStyle w:val="PT"/>', "is_placeholder", True, id="placeholder by its style"),
    ],
)
def test_a_run_looks_as_its_properties_and_styles_say(looks: str, quality: str, expected: bool) -> None:
    (line,) = lines(para(run("Reads 40 words.", looks)))
    assert line.is_all(quality) is expected


def test_a_paragraph_style_gives_looks_level_and_size_also_to_styles_based_on_it() -> None:
    one, other = lines(
        para("Need", props='<w:pStyle w:val="H1"/>') + para("Own", props='<w:pStyle w:val="Own"/>')
    )
    assert [(line.style, line.level, line.size, line.is_all("bold")) for line in (one, other)] == [
        ("heading 1", 1, 16.0, True),
        ("own title", 1, 16.0, True),
    ]
    assert lines(para("Plain"))[0].size == 11.0


def test_a_line_is_bold_only_when_all_its_words_are() -> None:
    (line,) = lines(para(run("Who: ", "<w:b/>"), run("the teacher")))
    assert not line.is_all("bold")
    assert [(stretch.text, stretch.look.bold) for stretch in line.stretches] == [
        ("Who: ", True),
        ("the teacher", False),
    ]


@pytest.mark.parametrize(
    ("props", "expected"),
    [
        ('<w:outlineLvl w:val="2"/>', 3),
        ('<w:pStyle w:val="Outl"/>', 2),
        ('<w:outlineLvl w:val="9"/>', None),
    ],
)
def test_an_outline_level_ranks_a_heading(props: str, expected: int | None) -> None:
    assert lines(para("Needs", props=props))[0].level == expected


@pytest.mark.parametrize("props", ['<w:shd w:fill="E7E6E6"/>', "<w:pBdr/>", '<w:pStyle w:val="Box"/>'])
def test_a_shaded_or_framed_paragraph_is_boxed(props: str) -> None:
    assert lines(para("Needs", props=props))[0].is_boxed
    assert not lines(para("Needs", props='<w:shd w:fill="auto"/>'))[0].is_boxed


# Numbers that Word prints


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimal", "F%1", ["F1", "F2", "F3"]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("lowerLetter", "(%1)", ["(a)", "(b)", "(c)"]),
        ("upperLetter", "%1", ["A", "B", "C"]),
        ("lowerRoman", "%1.", ["i.", "ii.", "iii."]),
        ("upperRoman", "%1", ["I", "II", "III"]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("none", "", ["", "", ""]),
    ],
)
def test_the_number_that_word_prints_is_the_label(form: str, text: str, expected: list[str]) -> None:
    found = lines("".join(map(item, ("x", "y", "z"))), numbering=numbering(level(0, form, text)))
    assert [line.label for line in found] == expected
    assert {line.depth for line in found} == {0}


def test_deeper_levels_count_anew_under_each_number_and_show_it() -> None:
    body = item("x") + item("y", 1) + item("y", 1) + item("x") + item("y", 1)
    two = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    assert [line.label for line in lines(body, numbering=two)] == ["1.", "1.1", "1.2", "2.", "2.1"]
    assert [line.depth for line in lines(body, numbering=two)] == [0, 1, 1, 0, 1]


def test_letters_go_on_after_z() -> None:
    found = lines("".join(item("x") for _ in range(28)), numbering=numbering(level(0, "lowerLetter", "%1")))
    assert [line.label for line in found][-3:] == ["z", "aa", "bb"]


def num(number: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{override}</w:num>'


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        pytest.param("", ["1.", "2.", "3."], id="two lists of one definition count on"),
        pytest.param(
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
            ["1.", "1.", "2."],
            id="restart",
        ),
        pytest.param(
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>',
            ["1.", "7.", "8."],
            id="start at 7",
        ),
        pytest.param(
            f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "H2.%1")}</w:lvlOverride>',
            ["1.", "H2.1", "H2.2"],
            id="a level of its own",
        ),
    ],
)
def test_a_second_list_counts_on_or_anew(override: str, expected: list[str]) -> None:
    lists = numbering(level(0, "decimal", "%1."), more=num(2, override))
    body = item("x") + item("y", number=2) + item("z", number=2)
    assert [line.label for line in lines(body, numbering=lists)] == expected


def test_a_list_begins_where_its_definition_says() -> None:
    assert lines(item("x"), numbering=numbering(level(0, "decimal", "%1", 4)))[0].label == "4"


def test_a_style_numbers_its_paragraphs_and_one_can_be_taken_out() -> None:
    out = '<w:pStyle w:val="Num"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        para("x", props='<w:pStyle w:val="Num"/>')
        + para("y", props=out)
        + para("z", props='<w:pStyle w:val="Num"/>')
    )
    found = lines(body, numbering=numbering(level(0, "decimal", "B%1")))
    assert [(line.label, line.depth) for line in found] == [("B1", 0), ("", None), ("B2", 0)]


def test_empty_paragraphs_take_no_number() -> None:
    body = item("x") + para(props='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + item("y")
    assert [line.label for line in lines(body, numbering=numbering(level(0, "decimal", "%1")))] == ["1", "2"]


def test_the_name_of_a_list_style_tells_the_depth() -> None:
    assert lines(para("x", props='<w:pStyle w:val="LB2"/>'))[0].depth == 1


# Signs, controls, links, fields


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one\ntwo"),
        ("<w:r><w:t>one</w:t><w:cr/><w:t>two</w:t></w:r>", "one\ntwo"),
        ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>", "one\ttwo"),
        ("<w:r><w:t>one</w:t><w:noBreakHyphen/><w:t>to</w:t></w:r>", "one-to"),
        ("<w:r><w:t>pro</w:t><w:softHyphen/><w:t>vision</w:t></w:r>", "provision"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Yes</w:t></w:r>', "☒ Yes"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t> No</w:t></w:r>', "☐ No"),
        (run("pro") + "<w:proofErr/><w:bookmarkStart/>" + run("vision"), "provision"),
        ('<w:hyperlink r:id="rId9">' + run("Local Offer") + "</w:hyperlink>", "Local Offer"),
        ('<w:fldSimple w:instr=" REF x ">' + run("Section K") + "</w:fldSimple>", "Section K"),
        ("<w:smartTag>" + run("Wexmoor") + "</w:smartTag>", "Wexmoor"),
        ("<m:oMath><m:r><m:t>7 × 4</m:t></m:r></m:oMath>", "7 × 4"),
        ("<m:oMathPara><m:oMath><m:r><m:t>7</m:t></m:r></m:oMath></m:oMathPara>", "7"),
        ("<w:ruby><w:rubyBase>" + run("base") + "</w:rubyBase></w:ruby>", "base"),
    ],
)
def test_what_stands_between_the_letters_is_read(inside: str, expected: str) -> None:
    assert texts(f"<w:p>{inside}</w:p>") == [expected]


def test_a_field_is_read_by_what_it_shows_and_not_by_its_code() -> None:
    code = "<w:r><w:instrText> REF _Ref1 \\h </w:instrText></w:r>"
    parts = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    assert texts(para(run("see "), parts[0], code, parts[1], run("Section F"), parts[2])) == ["see Section F"]


def sdt(inside: str, props: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_content_controls_are_read_and_unfilled_ones_are_placeholders() -> None:
    filled, empty = lines(para(sdt(run("Ama"))) + para(sdt(run("Click here"), "<w:showingPlcHdr/>")))
    assert (filled.text, filled.is_all("is_placeholder")) == ("Ama", False)
    assert (empty.text, empty.is_all("is_placeholder")) == ("Click here", True)


def test_controls_around_paragraphs_rows_and_cells_hide_nothing() -> None:
    body = sdt(para("one")) + table(
        sdt(row("two", "three")), f"<w:tr>{cell('four')}{sdt(cell('five'))}</w:tr>"
    )
    found = source(body)
    assert [line.text for line in found.lines()] == ["one", "two", "three", "four", "five"]
    grid = next(block for block in found.blocks if isinstance(block, Table))
    assert [len(line.cells) for line in grid.rows] == [2, 2]


def box(*inside: str) -> str:
    held = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{held}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{held}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_the_paragraph_that_it_hangs_on() -> None:
    assert texts(para(run("anchor"), box(para("inside"), table(row("cell")))) + para("after")) == [
        "anchor",
        "inside",
        "cell",
        "after",
    ]


def test_a_text_box_of_an_old_program_alone_is_read_and_pictures_are_counted() -> None:
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{para('old')}</w:txbxContent></v:textbox></w:pict></w:r>"
    found = source(para(old) + para("<w:r><w:drawing/></w:r>"))
    assert [line.text for line in found.lines() if not line.is_empty] == ["old"]
    assert found.pictures == 1
