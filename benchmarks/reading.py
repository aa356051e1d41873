"""How well councils' layouts are read, and how fast: python benchmarks/reading.py [--slow]

Every layout of tests/intake/councils is written from the sample plans and read back. Found: a statement stands in
some text of the plan; own: in a text that is not more than twice as long; section: under its letter. Time is given
beside that which python-docx takes to open the same file and walk over its paragraphs and cells, in the same run.
The layouts were in view while the reader was written: the figures show that nothing broke, not what to expect.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from docx import Document  # noqa: E402
from intake.councils import LAYOUTS, CouncilFile, fold  # noqa: E402

from ehcp_docs.intake import read_file  # noqa: E402

QUICK = ("primary_looked_after", "young_adult")
ALL = (
    *QUICK,
    "nursery",
    "phase_transfer",
    "post16_budget",
    "special_school",
    "vague_infant",
    "vague_special",
)


def texts(data: Any, letter: str = "") -> Iterator[tuple[str, str]]:
    """Every text of plan data with the letter of its section."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from texts(value, name if name in SECTIONS else letter)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value, letter)
    elif isinstance(data, str):
        yield letter, fold(data)


SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")


def marks(file: CouncilFile) -> tuple[int, int, int, int, int]:
    """Statements of the file, and how many were found, are items of their own, stand in their section; words lost."""
    reading = read_file(file.docx, name=f"{file.name}.docx")
    held = list(texts(reading.data))
    found = own = right = 0
    for letter, statement in file.statements:
        wanted = fold(statement)
        hits = [(at, text) for at, text in held if wanted in text]
        found += bool(hits)
        own += any(len(text) <= 2 * len(wanted) for _, text in hits)
        right += any(at == letter for at, _ in hits)
    account = reading.account
    lost = account.words_in - account.words_placed - account.words_told
    return len(file.statements), found, own, right, lost


def seconds(files: Iterable[CouncilFile]) -> tuple[float, float]:
    """Time to read the files, and time in which python-docx walks over them."""
    ours = theirs = 0.0
    for file in files:
        start = time.perf_counter()
        read_file(file.docx, name=file.name)
        ours += time.perf_counter() - start
        start = time.perf_counter()
        document = Document(BytesIO(file.docx))
        sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)
        sum(len(paragraph.text) for paragraph in document.paragraphs)
        theirs += time.perf_counter() - start
    return ours, theirs


def main(arguments: list[str]) -> int:
    """Print a line for each layout, and the sum."""
    plans = [
        json.loads((ROOT / "samples" / f"{name}.json").read_text("utf-8"))
        for name in (ALL if arguments else QUICK)
    ]
    total = [0] * 5
    files: list[CouncilFile] = []
    print(f"{'layout':20} statements  found    own  section  words lost")
    for name, write in LAYOUTS.items():
        made = [write(plan) for plan in plans]
        files += made
        row = [sum(column) for column in zip(*map(marks, made), strict=True)]
        total = [a + b for a, b in zip(total, row, strict=True)]
        print(line(name, row))
    print(line("all", total))
    ours, theirs = seconds(files)
    print(
        f"reading {len(files)} files: {ours:.1f} s, {ours / theirs:.2f} times python-docx alone ({theirs:.1f} s)"
    )
    return 0


def line(name: str, row: list[int]) -> str:
    """One line of the table."""
    n, found, own, right, lost = row
    return f"{name:20} {n:10} {found / n:6.3f} {own / n:6.3f} {right / n:8.3f} {lost:11}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
