"""Word files to PDF, by LibreOffice on this machine, tagged for screen readers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ehcp_docs.errors import OutputError
from ehcp_docs.word.office import TIMEOUT, Office, office

_OPTIONS: Final = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
}
EXPORT: Final = f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}"
"""What LibreOffice is asked for: its filter, with tags, bookmarks and the title in the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfMaker:
    """LibreOffice, ready for any number of documents."""

    program: str
    folder: Path
    timeout: float = TIMEOUT

    def pdf(self, docx: bytes) -> bytes:
        """The Word file as PDF. Raises OutputError when LibreOffice makes none in time."""
        writer = Office(program=self.program, folder=self.folder, timeout=self.timeout)
        made = writer.convert(docx, ending=".docx", to=EXPORT)
        if made is None:
            raise OutputError(
                "LibreOffice made no PDF of the document.",
                hint="Open the Word file and save it as PDF there, or try again with fewer programs running.",
            )
        return made


@contextmanager
def pdf_maker() -> Iterator[PdfMaker]:
    """LibreOffice with a profile that is removed at the end. Raises ResourceMissing where there is none."""
    with office(purpose="PDF") as writer:
        yield PdfMaker(program=writer.program, folder=writer.folder)
