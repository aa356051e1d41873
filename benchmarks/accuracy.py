"""How often the audit is right: python benchmarks/accuracy.py [--material NAME=FOLDER]... [--write]

Three measures, on material that people wrote and judged (benchmarks/material, and any folder of the same shape):
graded statements, whole plans with planted faults (as plan data and as Word files of two layouts), and links judged
by words alone. Prints the tables; --write puts them into docs/accuracy.md between its two marks; --missed lists the
faults that were missed and the sound sentences that were accused.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from judged import links, planted, statements  # noqa: E402
from judged.figures import table  # noqa: E402

from ehcp_docs.audit.engine import Auditor  # noqa: E402

OWN = ("the project's own", ROOT / "benchmarks" / "material")
PAGE = ROOT / "docs" / "accuracy.md"
GRADED = ("statements", "gold")
"""What the folder of graded statements may be called."""
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"

Material = tuple[str, Path]


def _material(_context: object, _option: object, values: Sequence[str]) -> list[Material]:
    """NAME=FOLDER as a pair; the folder holds plans, graded statements, or both."""
    made = []
    for value in values:
        name, _, folder = value.rpartition("=")
        if not Path(folder).is_dir():
            raise click.BadParameter(f"there is no folder {folder}; write NAME=FOLDER.")
        if not any((Path(folder) / part).is_dir() for part in ("plans", *GRADED)):
            raise click.BadParameter(
                f"{folder} has neither a folder plans (plans with planted faults, *.json) nor a folder statements "
                "(outcomes.jsonl, provision.jsonl); benchmarks/material shows both."
            )
        made.append((name or Path(folder).name, Path(folder)))
    return made


@click.command(help=__doc__)
@click.option("--material", "more", multiple=True, callback=_material, metavar="NAME=FOLDER")
@click.option("--write", is_flag=True, help="Put the tables into docs/accuracy.md.")
@click.option("--missed", is_flag=True, help="List what was missed and what was accused in vain.")
@click.option("--no-word", is_flag=True, help="Leave the Word files out, which take longest.")
def main(more: list[Material], write: bool, missed: bool, no_word: bool) -> None:
    """Measure, print, and write where asked."""
    auditor = Auditor()
    parts = list(_tables([OWN, *more], auditor, missed=missed, with_word=not no_word))
    click.echo("\n\n".join(parts))
    if write:
        page = PAGE.read_text("utf-8")
        before, rest = page.split(BEGIN)
        after = rest.split(END)[1]
        told = "\n\n".join([_versions(auditor), *parts])
        PAGE.write_text(f"{before}{BEGIN}\n{told}\n{END}{after}", "utf-8")


def _versions(auditor: Auditor) -> str:
    made = auditor.versions()
    return f"Rule pack {made.rule_pack} ({made.rules_sha256[:12]}), {made.model}."


def _tables(material: list[Material], auditor: Auditor, *, missed: bool, with_word: bool) -> Iterator[str]:
    graded = [line for name, folder in material for line in statements.lines(_rows(folder), name, auditor)]
    yield table(statements.HEADS, graded)
    counted = [
        line for one in material for line in _planted(*one, auditor, missed=missed, with_word=with_word)
    ]
    yield table(planted.HEADS, counted)
    linked = [links.line(f / "plans", name, auditor.parser) for name, f in material if (f / "plans").is_dir()]
    yield table(links.HEADS, linked)


def _rows(folder: Path) -> Path:
    return next((folder / name for name in GRADED if (folder / name).is_dir()), folder)


def _planted(
    name: str, folder: Path, auditor: Auditor, *, missed: bool, with_word: bool
) -> Iterator[tuple[object, ...]]:
    plans = folder / "plans"
    if not plans.is_dir():
        return
    ways: list[tuple[str, planted.Read, bool]] = [("as data", planted.from_data, False)]
    if with_word:
        ways += [(f"Word, {layout}", planted.from_word(plans, layout), True) for layout in planted.LAYOUTS]
    for way, read, in_word in ways:
        made = planted.tally(plans, auditor, read, in_word=in_word)
        yield planted.line(f"{name}, {way}", made)
        for one in (*made.missed, *(f"accused in vain: {hit}" for hit in made.hit)) if missed else ():
            click.echo(f"{way}: {one}", err=True)


if __name__ == "__main__":
    main()
