"""A PDF opened as what it is: a file from somebody else, hostile until read.

The only door to pdfplumber and pdfminer. Whatever they raise leaves here as one sentence with advice; pages are
read one at a time and let go, within bounds of size and time. Nothing in the file is run or followed.
"""

from __future__ import annotations

import logging
import re
import time
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.intake.pdf.model import Sheet
from ehcp_docs.intake.pdf.sheet import sheet_of

_MB = 1024 * 1024
_TAIL = 8 * 1024
_AGAIN = "Ask for the file again, or better for the Word file that it was made from."
_SMALLER = "Ask for the Word file, or give the plan alone, without the reports that are attached to it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a PDF may be; far above any plan, far below what harms the machine."""

    file_bytes: int = 50 * _MB
    pages: int = 500
    objects: int = 200_000
    """Letters, lines and pictures of one page."""
    stream_bytes: int = 64 * _MB
    """A stream unpacked, pictures apart, which are never unpacked here."""
    all_bytes: int = 400 * _MB
    seconds: float = 180.0


LIMITS = Limits()


def sheets(content: bytes, *, name: str, limits: Limits = LIMITS) -> Iterator[Sheet]:
    """The pages one after the other. Raises DocumentUnreadable when the file cannot be read within the limits."""
    _check_bytes(content, name, limits)
    deadline = time.monotonic() + limits.seconds
    with _quiet(), _mapped(name):
        pdf = pdfplumber.open(BytesIO(content))  # needs no closing: the bytes are all that it holds open
        pages = pdf.pages
        _check_pages(pages, _told(pdf), name, limits)
    for page in pages:
        with _quiet(), _mapped(name):
            _lay_out(page, name, limits, deadline)
            found = sheet_of(page)
            _let_go(page)
        yield found


def _check_bytes(content: bytes, name: str, limits: Limits) -> None:
    if len(content) > limits.file_bytes:
        size = f"{len(content) // _MB} MB, more than {limits.file_bytes // _MB} MB"
        raise DocumentUnreadable(f"The PDF file has {size}.", place=name, hint=_SMALLER)
    if b"%PDF-" not in content[:1024]:
        raise DocumentUnreadable("This is not a PDF file.", place=name, hint=_AGAIN)
    if b"%%EOF" not in content[-_TAIL:]:
        raise DocumentUnreadable("The PDF file is not complete: its end is missing.", place=name, hint=_AGAIN)
    if _swells(content, limits):
        raise DocumentUnreadable("The PDF file unpacks to far more than it should.", place=name, hint=_AGAIN)


def _told(pdf: PDF) -> int:
    """How many pages the file says it has; pdfminer passes over those that it cannot find."""
    count = resolve1(resolve1(pdf.doc.catalog.get("Pages"))["Count"])
    return count if isinstance(count, int) else 0


def _check_pages(pages: list[Page], told: int, name: str, limits: Limits) -> None:
    if not pages or told > len(pages):
        raise DocumentUnreadable("The PDF file is damaged: pages are missing.", place=name, hint=_AGAIN)
    if len(pages) > limits.pages:
        count = f"{len(pages)} pages, more than {limits.pages}"
        raise DocumentUnreadable(f"The PDF file has {count}.", place=name, hint=_SMALLER)


def _swells(content: bytes, limits: Limits) -> bool:
    """Whether a packed stream is a trap: pdfminer unpacks without looking how much comes out."""
    total = 0
    view = memoryview(content)  # a slice of it is no copy
    for match in re.finditer(rb"stream\r?\n", content):
        start = match.end()
        if content[start : start + 1] not in (b"x", b"h", b"H", b"X") or _is_picture(content, match.start()):
            continue
        end = content.find(b"endstream", start)
        packed = view[start : end if end > 0 else None]
        unpacker = zlib.decompressobj()
        try:
            size = len(unpacker.decompress(packed, limits.stream_bytes + 1))
        except zlib.error:
            continue
        total += size
        if size > limits.stream_bytes or total > limits.all_bytes:
            return True
    return False


def _is_picture(content: bytes, at: int) -> bool:
    begins = content.rfind(b"obj", max(0, at - 2000), at)
    return b"/Image" in content[begins:at]


@contextmanager
def _quiet() -> Iterator[None]:
    """pdfminer warns and logs about small faults that readers of a plan can do nothing about."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


@contextmanager
def _mapped(name: str) -> Iterator[None]:
    """Turns whatever the libraries raise into a sentence.

    On damaged files that is anything: beside their own errors also AssertionError, KeyError, struct.error,
    RecursionError. None of them says something that a user could act on, and some quote the file.
    """
    try:
        yield
    except DocumentUnreadable:
        raise
    except Exception as error:
        if any(isinstance(cause, PDFEncryptionError) for cause in _causes(error)):
            raise DocumentUnreadable(
                "The PDF file is protected by a password.",
                place=name,
                hint="Ask for a copy without a password, or for the Word file.",
            ) from None
        raise DocumentUnreadable("The PDF file is damaged.", place=name, hint=_AGAIN) from None


def _causes(error: BaseException) -> Iterator[object]:
    """The error, what it was raised from, and what it was handed."""
    waiting: list[object] = [error]
    seen: list[object] = []
    while waiting and len(seen) < 20:
        found = waiting.pop()
        seen.append(found)
        yield found
        if isinstance(found, BaseException):
            waiting += [found.__cause__, found.__context__, *found.args]


def _lay_out(page: Page, name: str, limits: Limits, deadline: float) -> None:
    """Fills pdfplumber's cache of the page itself, so that a page without end can be stopped."""
    device = _Counting(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    device.stop = _Stop(name=name, page=page.page_number, objects=limits.objects, deadline=deadline)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()


def _let_go(page: Page) -> None:
    page.close()
    vars(page).pop("_layout", None)


@dataclass(slots=True, kw_only=True)
class _Stop:
    name: str
    page: int
    objects: int
    deadline: float
    seen: int = 0

    def count(self) -> None:
        """One more thing on the page. Raises DocumentUnreadable when it is one too many, or too late."""
        self.seen += 1
        if self.seen > self.objects:
            found = f"Page {self.page} of the PDF file holds more than {self.objects} letters and lines."
            raise DocumentUnreadable(found, place=self.name, hint=_SMALLER)
        if self.seen % 256 == 0 and time.monotonic() > self.deadline:
            raise DocumentUnreadable("The PDF file takes too long to read.", place=self.name, hint=_SMALLER)


class _Counting(PDFPageAggregatorWithMarkedContent):
    """pdfplumber's own device, which stops when a page has too much on it."""

    stop: _Stop

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        self.stop.count()
        return super().render_char(*args, **kwargs)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        self.stop.count()
        super().paint_path(*args, **kwargs)

    def begin_figure(self, *args: Any, **kwargs: Any) -> None:
        self.stop.count()
        super().begin_figure(*args, **kwargs)
