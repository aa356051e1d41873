"""A PDF that cannot be read says so in a sentence, with what to do, and never with a traceback."""

from __future__ import annotations

import random
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from intake import pdf_made as made

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.intake.pdf.file import read_pdf
from ehcp_docs.intake.pdf.open import LIMITS, sheets


def bomb() -> bytes:
    """A page whose content unpacks to hundreds of megabytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(100)) + packer.flush()
    return made.written(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            4: made.stream(packed, "/Filter /FlateDecode"),
        }
    )


def missing_page() -> bytes:
    return made.written(
        {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"}
    )


@pytest.mark.parametrize(
    ("make", "message", "advice"),
    [
        (made.scan, "is a scan", "OCR"),
        (made.blank, "no text", "OCR"),
        (made.nameless, "does not tell which letters", "Word file"),
        (made.protected, "password", "without a password"),
        (lambda: b"", "not a PDF", "Ask for the file again"),
        (lambda: b"Dear parents", "not a PDF", "Ask for the file again"),
        (lambda: made.letter()[:-700], "not complete", "Ask for the file again"),
        (lambda: b"%PDF-1.7\n%%EOF", "damaged", "Ask for the file again"),
        (missing_page, "damaged", "Ask for the file again"),
        (bomb, "unpacks to far more", "Ask for the file again"),
    ],
    ids="scan empty nameless protected nothing letter cut bare missing bomb".split(),
)
def test_what_cannot_be_read_says_why_and_what_to_do(
    make: Callable[[], bytes], message: str, advice: str
) -> None:
    with pytest.raises(DocumentUnreadable) as error:
        read_pdf(make(), name="plan.pdf")
    assert message in error.value.message
    assert advice in error.value.hint
    assert error.value.place == "plan.pdf"
    assert error.value.__cause__ is None


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (replace(LIMITS, file_bytes=1_000), "more than"),
        (replace(LIMITS, pages=2), "3 pages, more than 2"),
        (replace(LIMITS, objects=100), "more than 100 letters and lines"),
        (replace(LIMITS, seconds=-1.0), "too long"),
    ],
    ids="bytes pages objects seconds".split(),
)
def test_a_file_beyond_the_limits_is_refused(limits: object, message: str) -> None:
    with pytest.raises(DocumentUnreadable, match=message):
        list(sheets(made.running(3), name="plan.pdf", limits=limits))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_ends_in_a_sentence_or_in_text(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(chance.choice((made.ruled, made.listed, made.running))())
    for _ in range(chance.choice((1, 10, 80))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    with suppress(DocumentUnreadable):
        assert read_pdf(bytes(content), name="plan.pdf").kind == "pdf"


def test_the_library_is_loaded_only_when_a_pdf_is_read() -> None:
    code = "import sys, ehcp_docs.intake.pdf.file; print('pdfplumber' in sys.modules or 'pdfminer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
