"""PDF files drawn for the tests, as programs other than Word make them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, FOOT = 60.0, WIDTH - 60.0, 72.0, HEIGHT - 72.0
PROSE = (
    "Ama will have two hours of speech and language therapy in each half of the term. The therapist will work on "
    "words for feelings with her in a quiet room, and will show the teaching assistant how to go on with it on the "
    "other days. Every week the class teacher will write down which of the ten words Ama used without a prompt."
)
MORE = (
    "Once a term the coordinator will meet the parents, the teacher and the therapist for one hour. They will look "
    "at the record of the words, and will set the next ten. A copy goes to the health visitor within two weeks."
)


class Drawing:
    """Pages on which texts and lines are put by distance from the upper left corner."""

    def __init__(self, *, encrypt: pdfencrypt.StandardEncryption | None = None, compress: int = 1) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4, encrypt=encrypt, pageCompression=compress, invariant=1)
        self.height = HEIGHT

    def text(self, x: float, y: float, text: str, *, font: str = "Helvetica", size: float = 11) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, text)

    def right(self, x: float, y: float, text: str, *, size: float = 11) -> None:
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawRightString(x, self.height - y, text)

    def flow(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        *,
        font: str = "Helvetica",
        size: float = 11,
        step: float = 14,
    ) -> float:
        """Text broken into rows as a word processor breaks them; gives the height of what comes next."""
        for row in rows(self.canvas, text, width, font=font, size=size):
            self.text(x, y, row, font=font, size=size)
            y += step
        return y

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def shade(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.saveState()
        self.canvas.setFillColorRGB(0.85, 0.9, 0.95)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.restoreState()

    def picture(self) -> None:
        grey = ImageReader(Image.new("L", (40, 60), 200))
        self.canvas.drawImage(grey, 0, 0, width=WIDTH, height=HEIGHT)

    def page(self) -> None:
        self.canvas.showPage()

    def done(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


def rows(canvas: Canvas, text: str, width: float, *, font: str = "Helvetica", size: float = 11) -> list[str]:
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if canvas.stringWidth(longer, font, size) > width:
            found.append(word)
        else:
            found[-1] = longer
    return found


def letter(paragraphs: Iterable[str] = (PROSE, MORE), *, size: float = 11) -> bytes:
    drawing = Drawing()
    y = TOP
    for paragraph in paragraphs:
        y = drawing.flow(LEFT, y, RIGHT - LEFT, paragraph, size=size) + 6
    return drawing.done()


def blank() -> bytes:
    drawing = Drawing()
    drawing.line(60, 60, 200, 60)
    drawing.page()
    return drawing.done()


def two_columns() -> bytes:
    """A heading over two columns, in which a paragraph runs from the foot of the first to the second."""
    drawing = Drawing()
    drawing.text(LEFT, TOP, "About Ama", font="Helvetica-Bold", size=16)
    drawing.flow(LEFT, TOP + 30, 220, PROSE)
    drawing.flow(LEFT + 255, TOP + 30, 220, MORE)
    return drawing.done()


def running(pages: int = 3) -> bytes:
    drawing = Drawing()
    for number in range(1, pages + 1):
        drawing.text(LEFT, 40, "Brindlesea City Council")
        drawing.right(RIGHT, 40, "Confidential")
        drawing.flow(LEFT, TOP, RIGHT - LEFT, f"Part {number} of the plan begins here. {PROSE}")
        drawing.right(RIGHT, HEIGHT - 30, f"Page {number} of {pages}")
        drawing.page()
    return drawing.done()


def broken_page() -> bytes:
    """A paragraph that begins on one page and ends on the next."""
    drawing = Drawing()
    broken = rows(drawing.canvas, f"{PROSE} {MORE}", RIGHT - LEFT)
    for part, y in ((broken[:3], FOOT - 42), (broken[3:], TOP)):
        for row in part:
            drawing.text(LEFT, y, row)
            y += 14
        drawing.page()
    return drawing.done()


def ruled() -> bytes:
    """A table with a heading over its whole width, a cell that spans two rows, and a box in a cell."""
    drawing = Drawing()
    xs, ys = (60, 180, 360, 535), (100, 120, 140, 200, 260)
    drawing.text(LEFT, 80, "Before the table.")
    for y in ys:
        drawing.line(xs[0] if y != 200 else xs[1], y, xs[-1], y)
    for x in (xs[0], xs[-1]):
        drawing.line(x, ys[0], x, ys[-1])
    for x in xs[1:3]:
        drawing.line(x, ys[1], x, ys[-1])
    drawing.text(66, 114, "Communication and interaction", font="Helvetica-Bold")
    for x, name in zip(xs, ("Need", "Provision", "Outcome"), strict=False):
        drawing.text(x + 6, 134, name, font="Helvetica-Bold")
    drawing.flow(66, 154, 108, "Ama cannot yet say how she feels.")
    drawing.flow(186, 154, 168, "Therapy for one hour a week.")
    drawing.flow(186, 214, 168, "A teaching assistant for ten hours.")
    drawing.flow(366, 154, 160, "She names ten feelings by July.")
    drawing.grid((375, 450, 525), (220, 240, 255))
    drawing.text(380, 234, "By Easter")
    drawing.text(455, 234, "five")
    drawing.text(380, 251, "By July")
    drawing.text(455, 251, "ten")
    drawing.text(LEFT, 290, "After the table.")
    return drawing.done()


def long_table() -> bytes:
    """A table over three pages with its heading on each, and a row broken over the second page's end."""
    drawing = Drawing()
    xs = (60.0, 200.0, 535.0)
    long = rows(drawing.canvas, PROSE, 320)
    parts: tuple[tuple[tuple[str, Sequence[str]], ...], ...] = (
        (("F1", ["Therapy for one hour a week."]), ("F2", ["A laptop with a screen reader."])),
        (("F3", ["Ten hours from an assistant."]), ("F4", long[:3])),
        (("", long[3:]), ("F5", ["A place to be quiet in."])),
    )
    for part in parts:
        ys = [HEIGHT - 72 - 20 - sum(8 + 14 * len(text) for _, text in part)]
        ys.append(ys[0] + 20)
        drawing.text(66, ys[0] + 14, "Number", font="Helvetica-Bold")
        drawing.text(206, ys[0] + 14, "What will be done", font="Helvetica-Bold")
        for number, text in part:
            for index, row in enumerate(text):
                drawing.text(206, ys[-1] + 13 + 14 * index, row)
            drawing.text(66, ys[-1] + 13, number)
            ys.append(ys[-1] + 8 + 14 * len(text))
        drawing.grid(xs, ys)
        drawing.page()
    return drawing.done()


def across() -> bytes:
    """A table that is ruled only across, with a shaded heading."""
    drawing = Drawing()
    ys = (100, 120, 165, 210)
    drawing.shade(60, 100, 200, 120)
    drawing.shade(200, 100, 535, 120)
    for y in ys:
        drawing.line(60, y, 535, y)
    drawing.text(66, 114, "No.", font="Helvetica-Bold")
    drawing.text(206, 114, "Need", font="Helvetica-Bold")
    drawing.text(66, 136, "B1")
    drawing.flow(
        206, 136, 320, "Ama finds it hard to say what she feels, so that others take her quiet for ease."
    )
    drawing.text(66, 181, "B2")
    drawing.flow(
        206, 181, 320, "Ama hears well in a quiet room, and loses half of what is said in a noisy one."
    )
    drawing.flow(LEFT, 240, RIGHT - LEFT, PROSE)
    return drawing.done()


def unruled() -> bytes:
    """Labels and values side by side without any line."""
    drawing = Drawing()
    pairs = (("Name", "Ama Mensah"), ("Date of birth", "4 May 2019"), ("School", "Quayside Primary School"))
    for index, (label, value) in enumerate(pairs):
        drawing.text(LEFT, TOP + 20 * index, label, font="Helvetica-Bold")
        drawing.text(LEFT + 150, TOP + 20 * index, value)
    return drawing.done()


def listed() -> bytes:
    """Bullets in two depths, numbers, and a paragraph after them."""
    drawing = Drawing()
    y = drawing.flow(LEFT, TOP, RIGHT - LEFT, "The school will do this:")
    for at, mark, text in (
        (LEFT, "\u2022", f"First. {PROSE}"),
        (LEFT + 36, "-", "a smaller point under the first"),
        (LEFT, "\u2022", "Second."),
        (LEFT, "1.", "Third, with a number."),
        (LEFT, "2.", "Fourth, with a number."),
    ):
        drawing.text(at, y, mark)
        y = drawing.flow(at + 18, y, RIGHT - at - 18, text)
    drawing.flow(LEFT, y + 8, RIGHT - LEFT, MORE)
    return drawing.done()


def scan(*, pages: int = 2, ocr: bool = False, mixed: bool = False) -> bytes:
    """Pictures of pages: bare, with recognised text behind them, or among pages of text."""
    drawing = Drawing()
    for number in range(pages):
        if mixed and number == 0:
            drawing.flow(LEFT, TOP, RIGHT - LEFT, PROSE)
        else:
            drawing.picture()
        if ocr:
            text = drawing.canvas.beginText(LEFT, HEIGHT - TOP)
            text.setFont("Helvetica", 11)
            text.setTextRenderMode(3)
            for row in rows(drawing.canvas, PROSE, RIGHT - LEFT):
                text.textLine(row)
            drawing.canvas.drawText(text)
        drawing.page()
    return drawing.done()


def rotated() -> bytes:
    """A landscape page, drawn upright on its side and marked to be turned."""
    drawing = Drawing()
    drawing.canvas.setPageRotation(90)
    _on_its_side(drawing)
    return drawing.done()


def sideways() -> bytes:
    """The same, not marked to be turned: the reader has to turn the head."""
    drawing = Drawing()
    _on_its_side(drawing)
    return drawing.done()


def _on_its_side(drawing: Drawing) -> None:
    drawing.canvas.translate(WIDTH, 0)
    drawing.canvas.rotate(90)
    drawing.height = WIDTH
    drawing.flow(LEFT, TOP, HEIGHT - 120, PROSE)
    drawing.flow(LEFT, TOP + 100, HEIGHT - 120, MORE)


def protected() -> bytes:
    drawing = Drawing(encrypt=pdfencrypt.StandardEncryption("open sesame", ownerPassword="owner"))
    drawing.text(LEFT, TOP, "Behind a password.")
    return drawing.done()


def nameless() -> bytes:
    """Text in a font that does not tell its letters, so that only numbers of glyphs come out."""
    glyphs = " ".join(f"<{n:04x}{n + 1:04x}{n + 2:04x}> Tj 60 0 Td" for n in range(1, 40))
    return written(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 3000 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 5 0 R >> >> >>",
            4: stream(f"BT /F1 11 Tf 60 700 Td {glyphs} ET".encode()),
            5: "<< /Type /Font /Subtype /Type0 /BaseFont /Hidden /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
            6: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Hidden /CIDSystemInfo << /Registry (Adobe) "
            "/Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /DW 500 >>",
            7: "<< /Type /FontDescriptor /FontName /Hidden /Flags 4 /Ascent 800 /Descent -200 /ItalicAngle 0 "
            "/CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >>",
        }
    )


def stream(content: bytes, extra: str = "") -> bytes:
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def written(objects: dict[int, str | bytes]) -> bytes:
    """A PDF from its objects, for what no program would make."""
    out = bytearray(b"%PDF-1.5\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += (
            f"{number} 0 obj\n".encode() + (body.encode() if isinstance(body, str) else body) + b"\nendobj\n"
        )
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{places[number]:010d} 00000 n \n".encode() for number in sorted(places))
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def save_all(folder: Path) -> None:
    """The files to look at: python -c "from intake.pdf_made import save_all; ..."."""
    made = (
        two_columns,
        running,
        broken_page,
        ruled,
        long_table,
        across,
        unruled,
        listed,
        scan,
        rotated,
        sideways,
    )
    for make in made:
        (folder / f"{make.__name__}.pdf").write_bytes(make())
