"""Makes the three invented advice reports of samples/advice; each is laid out as another service lays them out.

Run it to make them again: ``python tests/intake/made_advice.py``. A test holds the stored files to this text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell

FOLDER = Path(__file__).parent.parent.parent / "samples" / "advice"


def _new(font: str, size: float) -> Doc:
    doc = Document()
    normal = doc.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    normal.paragraph_format.space_after = Pt(6)
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    stamp = datetime(2026, 7, 10, 9, 0)
    doc.core_properties.created = doc.core_properties.modified = stamp
    doc.core_properties.author = doc.core_properties.last_modified_by = ""
    doc.core_properties.comments = ""
    doc.core_properties.language = "en-GB"
    return doc


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _table(
    doc: Doc, rows: list[list[str]], widths: list[float], *, head: bool = False, shade: str = "E7ECF3"
) -> None:
    """A table with lines; a cell's paragraphs are parted by line ends, and points begin with a bullet."""
    table = doc.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for number, row in enumerate(rows):
        made = table.add_row()
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        cells = made.cells
        for at, (cell, words) in enumerate(zip(cells, row, strict=True)):
            cell.width = Cm(widths[at])
            for place, text in enumerate(words.split("\n")):
                paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
                run = paragraph.add_run(text)
                paragraph.paragraph_format.space_after = Pt(3)
                is_head = (head and number == 0) or (not head and at == 0)
                run.bold = is_head
                if is_head and place == 0:
                    _shade(cell, shade)
        if head and number == 0:
            mark = OxmlElement("w:tblHeader")
            table.rows[0]._tr.get_or_add_trPr().append(mark)
    doc.add_paragraph().paragraph_format.space_after = Pt(2)


def psychologist() -> Doc:
    """By Word's heading styles, with a table of particulars and tables of need, outcome and provision."""
    doc = _new("Calibri", 11)
    for level, size in ((1, 14), (2, 12)):
        style = doc.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.color.rgb = (
            "Calibri",
            Pt(size),
            RGBColor(0x1F, 0x3A, 0x5F),
        )
    doc.styles["Title"].font.size = Pt(20)
    doc.styles["Title"].font.name = "Calibri"
    doc.sections[0].header.paragraphs[0].text = "Dunmarrow County Council – Educational Psychology Service"
    doc.sections[0].footer.paragraphs[
        0
    ].text = "Confidential: psychological advice for M. Satterthwaite, July 2026"
    doc.add_paragraph("Psychological advice for an EHC needs re-assessment", style="Title")
    _table(doc, [
        ["Name of child", "Mehreen Satterthwaite"],
        ["Date of birth", "22 March 2012"],
        ["School and year", "Swallowgate School, Year 9"],
        ["Dates of assessment", "9 June 2026 (school, whole day); 18 June 2026 (home); 24 June 2026 (stables)"],
        ["Report author", "Dr Benedikt Ngata, HCPC registered (no. PYL00000)"],
        ["Role", "Educational psychologist"],
        ["Service", "Dunmarrow County Council"],
        ["Date of report", "10 July 2026"],
    ], [4.5, 12])  # fmt: skip
    say = doc.add_paragraph
    doc.add_heading("1. Involvement and sources", 1)
    say(
        "The school asked for a re-assessment in February 2026, because Mehreen was missing many mornings. "
        "I spent a day "
        "in school, visited her at home with her mother, and watched one of her Thursday visits to the "
        "stables. I spoke "
        "with Gwen Beddoes (deputy headteacher), with Wren Hesketh (teaching assistant), and by telephone "
        "with Mehreen's "
        "father. I read the school's records of attendance and the report of the speech and language "
        "therapist of May 2026."
    )
    say(
        "I last met Mehreen in 2022. My advice at that time recommended 20 minutes of daily reading, which "
        "was put in place "
        "until she changed tutor group."
    )
    doc.add_heading("2. Mehreen's views", 1)
    say(
        "Mehreen sorted photographs of her week with me. She kept the pony, the kitchen and Miss Hesketh, "
        "and put the "
        "entrance hall face down. “Too many people shouting. I don't know who,” she said. She would like to "
        "work with "
        "animals, and to read the cards in the bakery by herself."
    )
    doc.add_heading("3. Current provision", 1)
    say(
        "Mehreen is in a tutor group of nine with a teacher and two teaching assistants. She has phonics "
        "twice a week for "
        "15 minutes when staffing allows, and saw the emotional literacy support assistant three times in "
        "the spring term."
    )
    doc.add_heading("4. Assessment", 1)
    doc.add_heading("4.1 Learning", 2)
    say(
        "I used parts of the British Ability Scales at Mehreen's pace, over two sittings, and reading and "
        "money tasks drawn "
        "from her own day. Her scores lie below the first percentile and say less than the tasks did. She "
        "read 38 of the "
        "first 100 high-frequency words and knew all single letter sounds. She blended words of three "
        "sounds; in longer words "
        "she lost the beginning. What she had practised on four days running she kept; what had been left "
        "for a week was gone. "
        "She chose a coin by its size, and handed over her whole purse when asked to pay for a drink."
    )
    doc.add_heading("4.2 Feelings and coming to school", 2)
    say(
        "Mehreen came to school on 141 of 190 days this year. On 9 June she stayed in the taxi for 35 "
        "minutes, holding the "
        "sleeve of the escort and shaking. She came in when Miss Hesketh went out to her with a photograph "
        "of the kitchen. In "
        "my view the noise of arrival, and not knowing who will meet her, matter more than anything that "
        "happens later in the "
        "day. She has few words for how she feels: she sorted six of ten faces into “happy” and “not”. "
        "After a hard start "
        "she needs 20 minutes with one familiar adult before she can learn."
    )
    doc.add_heading("4.3 Working with other people", 2)
    say(
        "At the stables Mehreen brushed the pony and filled the water without being told. When the yard "
        "instructor, whom she "
        "does not know well, spoke to her, she went back to the minibus. With one other pupil beside her "
        "she went on for longer."
    )
    doc.add_heading("5. Advice on outcomes and provision", 1)
    say(
        "The tables set out the provision that I advise, as the amounts that Mehreen will need if she is to "
        "reach each outcome "
        "by the end of Year 11. All amounts are for the 38 weeks of the school year unless I say otherwise."
    )
    doc.add_heading("Cognition and learning", 2)
    _table(doc, [
        ["Need", "Outcome", "Provision required"],
        [
            "Reading words of more than three sounds",
            "Mehreen reads and follows a recipe card of six words by herself.",
            "A higher level teaching assistant should teach Mehreen to read on her own for 30 minutes every "
            "day of the school "
            "week, with the school's phonics scheme and her own set of kitchen, bus and packet words.\n"
            "I shall be glad to show the teaching assistant how to record 20 words each half-term.",
        ],
        [
            "Knowing what money buys; doing without an adult's hand",
            "Mehreen buys three things from a list and pays for them.",
            "A teacher and a teaching assistant should take Mehreen, in a group of no more than four "
            "pupils, to the shop and "
            "back to the school kitchen for 90 minutes once a week. She should pay for one thing herself "
            "and cook from a card.",
        ],
    ], [3.8, 3.8, 8.9], head=True)  # fmt: skip
    doc.add_heading("Social, emotional and mental health", 2)
    _table(doc, [
        ["Need", "Outcome", "Provision required"],
        [
            "Arriving at school",
            "Mehreen comes from the taxi into her tutor room within ten minutes.",
            "A familiar teaching assistant should meet Mehreen at the side gate each morning, before the "
            "coaches arrive, and "
            "stay with her one to one for the first 20 minutes, with a photograph board of the day.",
        ],
        [
            "Words for feelings",
            "Mehreen shows on her board how she feels, and chooses what to do.",
            "Mehreen should have a 40-minute session each week, one to one, with an emotional literacy "
            "support assistant who is "
            "trained and supervised by an educational psychologist.\n"
            "Mehreen should take part in a drama therapy group of four pupils for 45 minutes each week, 38 "
            "weeks a year.",
        ],
        [
            "Being calm enough to learn",
            "Mehreen is in lessons on four days out of five.",
            "A Level 3 teaching assistant should give Mehreen one-to-one support for 15 hours a week.\n"
            "An educational psychologist should meet the tutor, the teaching assistants and Mehreen's "
            "parents for 60 minutes "
            "once a term, to look at what the records show and to agree what to try next.",
        ],
    ], [3.8, 3.8, 8.9], head=True)  # fmt: skip
    doc.add_heading("6. Conclusion", 1)
    say(
        "Mehreen is a warm young person with a good memory for people, places and routines. With daily "
        "practice in small steps, "
        "and mornings that she can foresee, I expect her to read for daily life and to try a work placement "
        "with animals."
    )
    say("Signed")
    say("Dr Benedikt Ngata")
    say("Educational psychologist")
    return doc


def therapist() -> Doc:
    """A letterhead, bold lines for headings, Word's bullets, and the author only at the end."""
    doc = _new("Arial", 10.5)
    say = doc.add_paragraph
    head = say()
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    name = head.add_run("Dunmarrow Community Health")
    name.bold, name.font.size = True, Pt(13)
    for line in (
        "Children's Speech and Language Therapy",
        "The Old Creamery, Dunmarrow, ZZ99 3CZ",
        "Telephone 01632 960455",
    ):
        below = say(line)
        below.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        below.paragraph_format.space_after = Pt(0)
    say()

    def heading(text: str) -> None:
        paragraph = say()
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(text).bold = True

    def points(*texts: str) -> None:
        for text in texts:
            say(text, style="List Bullet")

    title = say()
    run = title.add_run("Speech and language therapy report")
    run.bold, run.font.size = True, Pt(16)
    for label, value in (
        ("Name:", "Mehreen Satterthwaite"),
        ("DOB:", "22/03/2012"),
        ("School:", "Swallowgate School, Year 9"),
        ("Date of assessment:", "12 and 19 May 2026"),
        ("Date of report:", "27/05/2026"),
    ):
        line = say()
        line.paragraph_format.space_after = Pt(1)
        line.add_run(f"{label}\t").bold = True
        line.add_run(value)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(4.5))
    heading("Why Mehreen was seen")
    say(
        "I was asked for advice as part of the re-assessment of Mehreen's Education, Health and Care needs. "
        "I saw her twice "
        "in school, in a quiet room that she knows, with Wren Hesketh beside her, and watched a cookery "
        "lesson and a lunch. I "
        "talked with her mother by telephone on 20 May."
    )
    heading("Background")
    say(
        "Mehreen has been known to our service since she was three. She was discharged from regular "
        "sessions in 2023 when the "
        "school took up a programme. At that time a review each term was recommended; the last one in our "
        "notes is from July 2024."
    )
    heading("Findings")
    say(
        "Understanding. I used the Derbyshire Language Scheme and tasks with her own cookery things. "
        "Mehreen followed sentences "
        "that carry three pieces of information (“put the small bowl on the tray”) nine times out of ten, "
        "and those "
        "with four about half the time. She answers after about ten seconds, and waits to see what others "
        "do when she has not "
        "understood."
    )
    say(
        "Talking. In a sample of 60 sentences Mehreen used four to six words. In 41 of them a listener who "
        "had not been there "
        "could not tell who it was about or when it happened. She has plenty to tell."
    )
    say(
        "Her communication book. The book has 140 photographs, of which 50 show places and people that she "
        "no longer meets. "
        "She took it out twice in two days. When I showed her how to point to “help” and “not sure”, she "
        "did so three "
        "times in ten minutes."
    )
    say(
        "Being with others. Mehreen likes company and does not know how to begin. At lunch she sat beside "
        "two girls for half an "
        "hour, smiled at them, and said nothing."
    )
    heading("What this means")
    say(
        "Mehreen has a severe disorder of language. It is not something that she will grow out of, and it "
        "lies behind much of what "
        "is seen as anxiety or as not listening. She is at the point at which direct teaching makes a "
        "difference: she "
        "learned two new ways of asking for help in two meetings."
    )
    heading("Recommendations")
    say("To meet the needs that I found, I recommend the following:")
    points(
        "Direct speech and language therapy, one to one with a qualified speech and language therapist, for "
        "30 minutes once a week "
        "in 36 weeks of the year, to teach Mehreen to say who and when, and to say that she has not "
        "understood.",
        "The speech and language therapist should go through Mehreen's communication book with her and her "
        "teaching assistant for "
        "60 minutes once a term, and replace the photographs that are out of date.",
        "The speech and language therapist should train the five adults of her tutor group for two hours in "
        "the autumn term, and for "
        "one hour in each September after that, in giving up to three pieces of information at a time, in "
        "waiting ten seconds, and in "
        "checking with her book what she has understood.",
        "A social communication group of three pupils for 40 minutes each week, led by a teaching assistant "
        "who has been trained by "
        "the speech and language therapist.",
    )
    say("In the classroom, staff should:")
    points(
        "say Mehreen's name and wait until she looks before they speak;",
        "give no more than three pieces of information at a time, and wait ten seconds for her answer;",
        "have her communication book open on the table in every lesson.",
    )
    heading("At home")
    say(
        "Mehreen's mother would like to use the book too. Staff should send it home each evening with one "
        "photograph of the "
        "day, and Mrs Satterthwaite will ask “who?” and “when?” about it."
    )
    say("Please telephone if you would like to talk about any of this.")
    say("Yours sincerely")
    say()
    say("Bronagh Kestle")
    say("Speech and language therapist (HCPC SL00000)")
    say("Dunmarrow Community Health")
    return doc


def school() -> Doc:
    """A form in boxes: chapters numbered and in capitals, amounts in columns of their own."""
    doc = _new("Verdana", 9.5)
    say = doc.add_paragraph
    banner = say()
    banner.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = banner.add_run("WENDMARSH PRIMARY SCHOOL")
    run.bold, run.font.size = True, Pt(12)
    title = say()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("School report for the annual review")
    run.bold, run.font.size = True, Pt(15)
    table = doc.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    for row in (
        ("Pupil:", "Micah Renfrew-Bose", "Date of birth:", "27.04.2017"),
        ("Year group:", "Year 4", "Report date:", "12th June 2026"),
        ("Completed by:", "Eleni Markou and Debbie Farrant", "Review meeting:", "1 July 2026"),
        ("Role:", "SENCO and emotional literacy support assistant", "On roll since:", "September 2024"),
    ):
        for at, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            cell.paragraphs[0].add_run(text).bold = at % 2 == 0
            if at % 2 == 0:
                _shade(cell, "EDEDED")
    say()

    def heading(text: str) -> None:
        paragraph = say()
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(text.upper()).bold = True

    heading("1. How the year has gone")
    say(
        "Micah has had a better year than the last. He has come to school on every day but four. In "
        "September he left the room "
        "without telling anyone nine times a week; since Easter it is about four times. He has learned the "
        "names of all the midday "
        "supervisors and likes to be asked to carry things for them. He was chosen by his class to show "
        "visitors round, and he did "
        "it with pride and a good deal of detail."
    )
    say(
        "What has not changed is how he takes surprises. A supply teacher in March cost him, and us, a "
        "whole afternoon. His worst "
        "days are those after he has seen his mother and those on which a plan falls through that he had "
        "counted on."
    )
    heading("2. Attainment")
    _table(doc, [
        ["Subject", "July 2025", "June 2026"],
        ["Reading", "Working within Year 2", "Working within Year 2; reads a Year 3 text with 14 mistakes in 100 words"],
        ["Writing", "Working within Year 1", "Working within Year 2 when somebody else holds the pen"],
        ["Mathematics", "Working within Year 3", "At the level expected for Year 4 in number"],
    ], [4, 5.5, 7], head=True, shade="D9D9D9")  # fmt: skip
    heading("3. Provision in place this year")
    say(
        "Micah has had 12 hours a week of teaching assistant time and meets the emotional literacy support "
        "assistant once a day."
    )
    for text in (
        "Precision teaching for ten minutes on three days a week.",
        "A blue card with which he may leave the room and go to the Nook.",
    ):
        say(text, style="List Bullet")
    heading("4. What we have learned")
    say(
        "Micah can stay in a lesson when he knows what comes next, when an adult who knows him is near, and "
        "when he has moved within "
        "the last twenty minutes. Where one of the three is missing he is gone. His key adult, Debbie "
        "Farrant, notes that five "
        "minutes in the morning are too few: he begins to tell her what matters when the bell goes."
    )
    say(
        "With friends he begins by taking the ball. At the den-building club, where there is a job for "
        "everyone, he has not quarrelled "
        "once since it began in April. We would like it to go on."
    )
    heading("5. Recommended provision")
    say("The table shows what the school asks the Council to write into Micah's plan for the coming year.")
    _table(doc, [
        ["What Micah needs", "By whom", "How often and how long", "Group"],
        [
            "A Level 3 teaching assistant working with Micah in class, in English, mathematics, science and "
            "topic lessons",
            "Level 3 teaching assistant, trained in attachment and trauma",
            "16 hours a week, 38 weeks a year",
            "Beside him, or at a table of up to four pupils",
        ],
        [
            "Meeting with his key adult in the Nook, to go over the day ahead in the morning and to look "
            "back in the afternoon",
            "Emotional literacy support assistant",
            "Twice a day for 15 minutes, 38 weeks a year",
            "One to one",
        ],
        [
            "Teaching about feelings, from the Zones of Regulation curriculum",
            "Key adult (emotional literacy support assistant)",
            "40 minutes once a week, 36 weeks a year",
            "One to one",
        ],
        [
            "Precision teaching of ten words from his spelling lesson",
            "Teaching assistant",
            "Ten minutes on every school day",
            "One to one",
        ],
        [
            "Den-building club at lunch with classmates",
            "Higher level teaching assistant",
            "25 minutes, three times a week",
            "Four to six children",
        ],
    ], [6, 3.8, 3.6, 3.1], head=True, shade="D9D9D9")  # fmt: skip
    say(
        "Beside the table we suggest that the personal education plan meeting is held once a term for one "
        "hour, in school, "
        "with Micah present for as long as he chooses."
    )
    heading("6. Views of the class")
    say(
        "The school council was asked what makes a good den. Micah's group said: somebody to hold the other "
        "end. We could not have "
        "put it better."
    )
    heading("7. Signature")
    say("Signed: Eleni Markou, special educational needs coordinator, Wendmarsh Primary School")
    say("Date: 12 June 2026")
    return doc


MADE: dict[str, Callable[[], Doc]] = {
    "psychologist_vague_special": psychologist,
    "therapist_vague_special": therapist,
    "school_primary_looked_after": school,
}


def saved(doc: Doc) -> bytes:
    """The document as a file that is the same each time it is made."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    doc.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if re.fullmatch(r"docProps/thumbnail\.\w+", name):
                continue
            data = old.read(name)
            if name == "_rels/.rels":
                data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
            info = zipfile.ZipInfo(name, (2026, 7, 10, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return fixed.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in MADE.items():
        (FOLDER / f"{name}.docx").write_bytes(saved(make()))
