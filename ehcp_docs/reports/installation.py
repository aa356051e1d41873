"""What is installed, where it lies, and whether it is what the results rest on."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from ehcp_docs import __version__, resources
from ehcp_docs.errors import EhcpError
from ehcp_docs.language.pipeline import model_info
from ehcp_docs.rules.load import load_pack

PACKAGES = (
    "spacy",
    "docxtpl",
    "python-docx",
    "jinja2",
    "jsonschema",
    "click",
    "lxml",
    "cattrs",
    "python-stdnum",
    "pdfplumber",
    "holidays",
    "xlsxwriter",
)
MODEL_SHA256 = "157e33f913dd0bbd690777a67f7c517e2de31fb981e1ea4f5beca368530af2ca"
"""Over the files of en_core_web_sm 3.8.0, on which the published figures rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was looked at."""

    name: str
    ok: bool
    text: str


def examine() -> Iterator[Line]:
    """What was found, thing by thing; problems are lines too and never raised."""
    yield Line(name="ehcp-docs", ok=True, text=__version__)
    yield Line(name="Python", ok=True, text=f"{platform.python_version()} on {platform.platform(terse=True)}")
    for name in PACKAGES:
        yield _package(name)
    yield _model()
    yield _rules()
    for kind in ("templates", "schemas", "audit_rules", "samples"):
        yield _folder(kind)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    without = "not found; only --pdf and old files (.doc, .odt, .rtf) need it"
    yield Line(name="LibreOffice", ok=True, text=office or without)


def _package(name: str) -> Line:
    try:
        return Line(name=name, ok=True, text=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Line(name=name, ok=False, text=f"not installed; pip install {name}")


def _model() -> Line:
    try:
        info = model_info()
    except EhcpError as error:
        return Line(name="language model", ok=False, text=f"{error.message} {error.hint}")
    same = info.sha256 == MODEL_SHA256
    note = "as measured" if same else "NOT the files that the published figures rest on"
    return Line(
        name="language model", ok=True, text=f"{info.package} {info.version}, sha256 {info.sha256} ({note})"
    )


def _rules() -> Line:
    try:
        pack = load_pack(resources.folder("audit_rules"))
    except EhcpError as error:
        return Line(name="rules", ok=False, text=" ".join(error.lines()))
    return Line(name="rules", ok=True, text=f"{len(pack.rules)} rules, sha256 {pack.sha256}")


def _folder(kind: resources.Kind) -> Line:
    try:
        return Line(name=kind, ok=True, text=str(resources.folder(kind)))
    except EhcpError as error:
        return Line(name=kind, ok=False, text=error.message)
