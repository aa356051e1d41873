"""Word files to PDF, by LibreOffice on this machine, tagged for screen readers.

LibreOffice is asked for nothing else: it runs without a window, with a profile of its own in a temporary
folder, so that neither a running LibreOffice nor its settings are touched.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ehcp_docs.errors import OutputError, ResourceMissing

_PLACES: Final = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_OPTIONS: Final = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
}
_TIMEOUT: Final = 120
"""Seconds for one document; the first one makes the profile and takes longest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfMaker:
    """LibreOffice, ready for any number of documents."""

    program: str
    folder: Path
    timeout: float = _TIMEOUT

    def pdf(self, docx: bytes) -> bytes:
        """The Word file as PDF. Raises OutputError when LibreOffice makes none in time."""
        # The name is ours: it must not tell whose plan this is if the machine fails meanwhile.
        source, result = self.folder / "document.docx", self.folder / "document.pdf"
        result.unlink(missing_ok=True)
        source.write_bytes(docx)
        self._run(self._command(source))
        if not result.is_file():
            raise OutputError(
                "LibreOffice made no PDF of the document.",
                hint="Open the Word file and save it as PDF there, or try again with fewer programs running.",
            )
        return result.read_bytes()

    def _run(self, command: list[str]) -> None:
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        try:
            process.wait(self.timeout)
        except BaseException as error:
            # soffice is a script: what it has started must go too, with the child's data in it.
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()
            if not isinstance(error, subprocess.TimeoutExpired):
                raise

    def _command(self, source: Path) -> list[str]:
        profile = (self.folder / "profile").as_uri()
        return [
            self.program,
            f"-env:UserInstallation={profile}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}"),
            *("--outdir", str(self.folder), str(source)),
        ]


@contextmanager
def pdf_maker() -> Iterator[PdfMaker]:
    """LibreOffice with a profile that is removed at the end. Raises ResourceMissing where there is none."""
    program = _program()
    # On Windows LibreOffice may hold its profile for a moment after it has ended.
    with TemporaryDirectory(prefix="ehcp-docs-", ignore_cleanup_errors=True) as folder:
        yield PdfMaker(program=program, folder=Path(folder))


def _program() -> str:
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for place in _PLACES:
        if Path(place).is_file():
            return place
    raise ResourceMissing(
        "PDF needs LibreOffice, which is not on this machine.",
        hint="Install it from your software centre or libreoffice.org, or save as PDF in Word.",
    )
