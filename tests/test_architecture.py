"""Imports point down only, as docs/decisions/0003 draws it, and a library is met at one door."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "ehcp_docs"
TOP = {"errors", "resources", "writing", "yamlfile", "__init__", "__main__"}

# What each folder may import beside itself. `errors`, `resources`, `writing` and `yamlfile` are open to all.
ALLOWED = {
    "plan": set(),
    "word": set(),
    "statute": set(),
    "language": {"plan"},
    "rules": {"language", "plan", "statute"},
    "audit": {"rules", "language", "plan", "statute"},
    "batch": {"audit", "plan"},
    "intake": {"plan", "word", "statute"},
    "case": {"plan", "statute"},
    "board": {"case", "plan", "statute"},
    "documents": {"board", "case", "plan", "word", "statute"},
    "reports": {"batch", "audit", "rules", "language", "intake", "case", "statute", "plan", "word"},
    "cli": {
        "reports",
        "batch",
        "audit",
        "rules",
        "language",
        "plan",
        "case",
        "board",
        "documents",
        "intake",
        "statute",
        "word",
    },
}
DOORS = {
    "docxtpl": {"documents/template.py", "documents/compiled.py", "documents/repairs.py"},
    "docx": {"word/", "documents/", "reports/"},
    "pdfplumber": {"intake/pdf/"},
    "pdfminer": {"intake/pdf/"},
    "spacy": {"language/", "rules/match.py"},
    "click": {"cli/"},
    "jinja2": {"documents/", "reports/"},
    "xlsxwriter": {"reports/sheets.py"},
    "holidays": {"statute/workdays.py"},
    "yaml": {"yamlfile.py"},
}


@cache
def imports(path: Path, *, types: bool = True) -> set[str]:
    """Every module that the file imports, inside functions too, and those needed for types only if asked."""
    found = set()
    tree = ast.parse(path.read_text("utf-8"))
    only_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in only_types and not types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    folder = path.relative_to(PACKAGE).parts[0]
    if folder.removesuffix(".py") in TOP:
        return
    reached = {
        name.split(".")[1]
        for name in imports(path)
        if name.startswith("ehcp_docs.") and (PACKAGE / name.split(".")[1]).is_dir()
    }
    assert reached - {folder} <= ALLOWED[folder]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_library_is_met_only_at_its_doors(path: Path) -> None:
    place = path.relative_to(PACKAGE).as_posix()
    for library, doors in DOORS.items():
        used = any(name == library or name.startswith(f"{library}.") for name in imports(path, types=False))
        assert not used or any(place.startswith(door) for door in doors), f"{place} imports {library}"


def test_only_one_file_imports_docxtpl() -> None:
    users = [p for p in FILES if any(n.split(".")[0] == "docxtpl" for n in imports(p))]
    assert [p.relative_to(PACKAGE).as_posix() for p in users] == ["documents/template.py"]


def test_every_folder_has_its_place_in_the_order() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").is_file()}
    assert folders == set(ALLOWED)
