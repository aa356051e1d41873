"""Word files to PDF, many at once: starting LibreOffice takes far longer than a document."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def printed(folder: Path, files: Mapping[str, bytes], *, to: str = "pdf") -> dict[str, Path]:
    """The PDF of each Word file, by its name, made by one LibreOffice in the folder."""
    sources = [folder / f"{name}.docx" for name in files]
    for source, content in zip(sources, files.values(), strict=True):
        source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [str(OFFICE), profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*convert, *map(str, sources)], check=True, capture_output=True, timeout=300)
    return {name: folder / f"{name}.pdf" for name in files}
