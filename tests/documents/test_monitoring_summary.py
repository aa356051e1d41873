"""The monitoring summary on paper: who, the band, each outcome in sign and word, what follows, on a side."""

import re
import shutil
from dataclasses import fields, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from printing import printed

from ehcp_docs.documents import WordTemplate
from ehcp_docs.documents.monitoring import Band, Judgement, Monitoring, ProgressPoint, load_monitoring
from ehcp_docs.documents.monitoring_view import JUDGEMENTS, monitoring_view, progress_chart
from ehcp_docs.resources import file, folder

SAMPLES = {path.stem: path for path in sorted((folder("samples") / "monitoring").glob("*.json"))}
KEREM = load_monitoring(SAMPLES["special_school"])
MICAH = load_monitoring(SAMPLES["primary_looked_after"])


@cache
def _template() -> WordTemplate:
    return WordTemplate(file("templates", "monitoring_summary.docx"))


def _rendered(monitoring: Monitoring) -> bytes:
    view = monitoring_view(monitoring)
    return _template().render({field.name: getattr(view, field.name) for field in fields(view)})


def _word(monitoring: Monitoring) -> Word:
    return Document(BytesIO(_rendered(monitoring)))


def _told(monitoring: Monitoring) -> list[str]:
    return [p.text for p in _word(monitoring).paragraphs]


def _table(monitoring: Monitoring, number: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in _word(monitoring).tables[number].rows]


def test_it_begins_with_who_where_and_when() -> None:
    assert _told(KEREM)[:4] == [
        "Monitoring summary: Kerem Aras Karaca",
        "Plan PEL-2026-0641, Year 9, Aldersyke School.",
        "Tuesday 18 May 2027. Took part: Kerem (with his talker), Elif and Deniz Karaca (parents), "
        "Rosalind Tuck (class teacher) and Dr Kwabena Ofori (educational psychologist).",
        "Looked at: needs B1, B2, B5 and B8 and targets T1 to T3.",
    ]


def test_a_date_of_birth_is_printed_only_where_it_is_given() -> None:
    born = replace(KEREM, child=replace(KEREM.child, date_of_birth=date(2013, 2, 27), year_group=None))
    assert _told(born)[1] == "Plan PEL-2026-0641, Aldersyke School, born 27 February 2013."
    assert "born" not in " ".join(_told(KEREM))


def test_a_looked_after_child_is_marked_so() -> None:
    assert _told(MICAH)[1].endswith(" Looked after by the council.")
    assert "Looked after" not in " ".join(_told(KEREM))


@pytest.mark.parametrize(
    ("monitoring", "agreed", "words"),
    [
        (KEREM, True, "Dr Kwabena Ofori, educational psychologist, agreed to the change."),
        (MICAH, True, "Dr Yasmin Farooqi, educational psychologist, agreed that the band stays."),
        (MICAH, False, "The band stays."),
    ],
)
def test_the_band_stands_with_its_meaning_its_reason_and_who_agreed(
    monitoring: Monitoring, agreed: bool, words: str
) -> None:
    band = replace(monitoring.band, agreed_by_psychologist=agreed)
    told = _told(replace(monitoring, band=band))
    line = told[told.index("Band") + 1]
    assert f" {words} Next monitoring by " in line
    assert band.reason in line
    assert line.count("educational psychologist") == (1 if agreed else 0)


def test_both_bands_are_said_in_words() -> None:
    told = _told(replace(KEREM, band=replace(KEREM.band, now=Band.E, proposed=Band.D)))
    line = told[told.index("Band") + 1]
    assert line.startswith("Now E, more than once a year. Proposed D, every year. Kerem has settled")
    assert line.endswith(" Next monitoring by 17 May 2029.")


def test_each_outcome_has_a_row_with_sign_and_word() -> None:
    assert _table(KEREM, 0)[:3] + _table(KEREM, 0)[-1:] == [
        ["Outcome", "Where it was", "Where it is", "Evidence", "Judged"],
        ["E1 Starting messages", "9 a day", "17 a day", "Talker log, May", "▲ On track"],
        ["E2 Saying it hurts", "0 times in 11", "6 times in 10", "Care plan record", "▲ On track"],
        ["E11 Spoon down", "2 in 10", "2 in 10", "Lunch tally, May", "○ Not yet"],
    ]
    assert [row[0].split()[0] for row in _table(KEREM, 0)[1:]] == [one.id for one in KEREM.outcomes]


def test_no_two_judgements_share_a_sign_or_a_word() -> None:
    assert set(JUDGEMENTS) == set(Judgement)
    signs, words = zip(*JUDGEMENTS.values(), strict=True)
    assert (len(set(signs)), len(set(words))) == (4, 4)


def test_each_next_step_has_an_owner_and_a_date() -> None:
    assert _table(KEREM, 1) == [
        ["What", "Who", "By"],
        ["Find a quiet table and try E11 there", "Rosalind Tuck", "11 June 2027"],
        ["Look again at the spoon plan", "Bryony Keast, therapist", "2 July 2027"],
        ["Book two more nights at Lanternfield", "Halima Stride, social worker", "16 July 2027"],
    ]


def test_the_progress_measure_and_what_is_in_the_way_are_told() -> None:
    told = _told(KEREM)
    assert "CASPA (the school's progress measure), English: 2.1 in May 2026, 2.4 in May 2027." in told
    assert "In the way: The dining hall is loud, and he has no quiet table yet." in told


def test_nothing_is_said_of_what_there_is_not() -> None:
    bare = replace(KEREM, progress=None, barriers=(), considered=(), annual_review=(), sent_to_sen_team=None)
    told = _told(bare)
    assert [text for text in told if re.match("CASPA|In the way|Looked at", text)] == []
    assert told[told.index("For the annual review") + 1] == "Nothing from this consultation."
    assert "Copy to" not in told[-1]


def test_it_says_what_goes_to_the_annual_review() -> None:
    told = _told(KEREM)
    first = told.index("For the annual review") + 1
    assert told[first : first + 2] == [
        "E7 is met: set a new outcome.",
        "E11 needs other provision in Section F.",
    ]


def test_it_says_that_the_band_is_local_and_the_review_is_law() -> None:
    assert _told(KEREM)[-1] == (
        "Bands are a local guide to how often we meet. They are not law: the plan must still be reviewed at "
        "least every 12 months (section 44, Children and Families Act 2014). Copy to the special educational "
        "needs team: 25 May 2027."
    )


def test_the_next_summary_holds_nothing_of_the_one_before() -> None:
    marked = replace(KEREM, setting="CANARY", barriers=("CANARY",), educational_psychologist="CANARY")
    assert sum("CANARY" in text for text in _told(marked)) == 3
    assert [text for text in _told(MICAH) if "CANARY" in text] == []


def test_the_summary_is_set_as_an_accessible_document_should_be() -> None:
    word = _word(KEREM)
    body, styles = word.element.body, word.styles.element
    assert styles.xpath("string(//w:docDefaults//w:rFonts/@w:ascii)") == "Arial"
    assert styles.xpath("string(//w:docDefaults//w:sz/@w:val)") == "24"
    assert styles.xpath("string(//w:docDefaults//w:lang/@w:val)") == "en-GB"
    assert styles.xpath("string(//w:style[@w:styleId='TableText']//w:spacing/@w:line)") == "276"
    forbidden = ("jc", "txbxContent", "u", "caps", "smallCaps", "i", "color", "gridSpan", "vMerge")
    assert [name for name in forbidden if body.xpath(f"//w:{name}")] == []
    assert [len(table.xpath("./w:tr[1]/w:trPr/w:tblHeader")) for table in body.xpath("//w:tbl")] == [1, 1]
    levels = [p.style.name for p in word.paragraphs if p.style and "Heading" in str(p.style.name)]
    assert levels == ["Heading 1", *["Heading 2"] * 4]
    assert word.core_properties.title == "Monitoring summary"


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every sample on paper."""
    files = {name: _rendered(load_monitoring(path)) for name, path in SAMPLES.items()}
    return printed(tmp_path_factory.mktemp("summaries"), files)


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", SAMPLES)
def test_the_summary_of_eleven_outcomes_is_one_side_of_a4(pdfs: dict[str, Path], name: str) -> None:
    assert len(load_monitoring(SAMPLES[name]).outcomes) == 11
    assert len(re.findall(rb"/Type\s*/Page\b", pdfs[name].read_bytes())) == 1


def test_progress_is_drawn_as_bars_in_proportion_with_their_numbers() -> None:
    points = tuple(
        ProgressPoint(on=date(year, 5, 20), value=value)
        for year, value in ((2025, 1.0), (2026, 2.0), (2027, 4.0))
    )
    assert progress_chart(points) == "May 2025 ██ 1   May 2026 █████ 2   May 2027 ██████████ 4"


def test_no_points_or_only_noughts_make_no_chart() -> None:
    assert progress_chart(()) == ""
    assert progress_chart((ProgressPoint(on=date(2026, 5, 1), value=0.0),) * 2) == ""
