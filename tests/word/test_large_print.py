"""Large print: nothing under 16 points, set left, no italics, no grey, the same words, columns that hold them."""

import re
import zipfile
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from ehcp_docs.cli import main
from ehcp_docs.documents.catalogue import document
from ehcp_docs.documents.render import render, render_all
from ehcp_docs.documents.samples import sample_data
from ehcp_docs.plan.read import load_plan
from ehcp_docs.resources import shipped
from ehcp_docs.word.large_print import in_large_print

SAMPLES = shipped("samples")


def plan() -> bytes:
    return render("plan", load_plan(SAMPLES / "special_school.json")).data


def letter(id: str) -> bytes:
    return render_all(id, sample_data(document(id)))[0].data


def xml_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }


def words_of(content: bytes) -> list[str]:
    return [unescape(re.sub(r"<[^>]+>", "\n", text)) for _, text in sorted(xml_of(content).items())]


def plain(*, size: int | None = 11, italic: bool = False) -> bytes:
    word = docx.Document()
    word.styles["Normal"].font.size = Pt(size) if size else None
    run = word.add_paragraph("A text").add_run(" that leans")
    run.italic = italic
    run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)
    if size is None:
        for one in [*word.styles.element.iter(qn("w:sz"), qn("w:szCs"))]:
            one.getparent().remove(one)
    word.paragraphs[0].alignment = 3
    file = BytesIO()
    word.save(file)
    return file.getvalue()


@pytest.mark.parametrize("made", [plan, lambda: letter("L04"), lambda: letter("L22")])
def test_no_size_in_any_part_is_under_16_points_and_the_words_are_the_same(made: object) -> None:
    before = made()  # type: ignore[operator]
    after = in_large_print(before)
    sizes = [int(n) for text in xml_of(after).values() for n in re.findall(r'<w:szC?s? w:val="(\d+)"', text)]
    assert sizes
    assert [size for size in sizes if size < 32] == []
    assert [one.split() for one in words_of(after)] == [one.split() for one in words_of(before)]


def test_headings_stay_larger_than_the_text() -> None:
    styles = docx.Document(BytesIO(in_large_print(plan()))).styles
    sizes = [styles[name].font.size for name in ("Heading 1", "Heading 2")]  # type: ignore[attr-defined]
    assert all(size > Pt(16) for size in sizes)
    assert sizes == sorted(sizes, reverse=True)


def test_type_is_set_left_without_italics_and_black_where_it_was_grey() -> None:
    before = xml_of(plain(italic=True))["word/document.xml"]
    assert "<w:i/>" in before
    assert 'w:jc w:val="both"' in before
    after = xml_of(in_large_print(plain(italic=True)))["word/document.xml"]
    assert "<w:i/>" not in after
    assert 'w:jc w:val="left"' in after
    assert 'w:color w:val="808080"' in before
    assert 'w:color w:val="000000"' in after
    assert 'w:color w:val="808080"' not in after


@pytest.mark.parametrize("size", [8, 11, 14, None])
def test_text_of_any_size_or_of_none_comes_out_at_16_points(size: int | None) -> None:
    word = docx.Document(BytesIO(in_large_print(plain(size=size))))
    defaults = word.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}"
    )
    assert defaults is not None
    assert int(defaults.get(qn("w:val"))) >= 32
    own = word.styles["Normal"].font.size  # type: ignore[attr-defined]
    assert own in (None, Pt(16))


def test_narrow_columns_grow_and_the_table_stays_as_wide_as_it_was() -> None:
    before, after = (docx.Document(BytesIO(content)) for content in (plan(), in_large_print(plan())))
    wider = 0
    for one, other in zip(before.tables, after.tables, strict=True):
        old, new = ([int(c.get(qn("w:w"))) for c in t._tbl.tblGrid] for t in (one, other))
        assert sum(new) == sum(old)
        wider += min(new) > min(old)
        cells = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in other._tbl.tr_lst[-1].tc_lst]
        assert sum(int(cell.get(qn("w:w"))) for cell in cells) == sum(new)
    assert wider > 10


def test_the_letterhead_grows_and_leaves_the_window_of_the_envelope_free() -> None:
    frames = re.findall(r"<w:framePr [^>]*>", xml_of(in_large_print(letter("L04")))["word/document.xml"])
    places = sorted(
        {(int(re.search(r'w:x="(\d+)"', f)[1]), int(re.search(r'w:w="(\d+)"', f)[1])) for f in frames}
    )  # type: ignore[index]
    (window, width), (head, _) = places
    assert window + width <= head


def test_the_same_file_gives_the_same_bytes() -> None:
    assert in_large_print(plan()) == in_large_print(plan())


def ehcp(*arguments: object) -> str:
    result = CliRunner().invoke(main, ["render", *map(str, arguments)])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_the_command_makes_large_print_when_it_is_asked_for(tmp_path: Path) -> None:
    ehcp(SAMPLES / "special_school.json", "--large-print", "-o", tmp_path)
    (made,) = tmp_path.iterdir()
    assert made.read_bytes() == in_large_print(plan())


def test_whoever_has_asked_for_large_print_gets_it_beside_the_usual_letter(tmp_path: Path) -> None:
    ehcp(SAMPLES / "cases" / "assessment.json", "-d", "L03", "-o", tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    large = [name for name in names if name.endswith("_large_print.docx")]
    assert len(large) == 1
    usual = large[0].replace("_large_print", "")
    assert usual in names
    read = {name: (tmp_path / "out" / name).read_bytes() for name in (usual, *large)}
    assert read[large[0]] == in_large_print(read[usual])
    ehcp(SAMPLES / "cases" / "request_refused.json", "-d", "L04", "-o", tmp_path / "other")
    assert [path.name for path in (tmp_path / "other").iterdir()] == [
        "MAR-2026-0412_L04_will_not_assess.docx"
    ]


def test_the_letter_with_a_draft_plan_keeps_to_it_too() -> None:
    data = sample_data(document("L09"))
    assert [made.asked_in_large_print for made in render_all("L09", data)] == [False]
    case = data["case"]
    person = replace(case.recipients[0], large_print=True)
    asked = {**data, "case": replace(case, recipients=(person,))}
    assert [made.asked_in_large_print for made in render_all("L09", asked)] == [True]
