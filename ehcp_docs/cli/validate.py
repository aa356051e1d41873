"""``ehcp validate``: every fault of every file at once, in plain words.

``--format json`` prints one object, whose form is kept from version to version::

    {"format": "ehcp-validate-1",
     "files": [{"file": "plans/a.json", "kind": "plan",
                "faults": [{"code": "link-dangling", "line": 615, "place": "/sections/F/provision/7/needs/0",
                            "message": "…", "hint": "…"}],
                "warnings": [… as faults …]}],
     "skipped": [{"file": "plans/cases/a.json", "why": "This is a case file, not a plan."}],
     "summary": {"checked": 1, "clean": 0, "faults": 1, "warnings": 0, "skipped": 1}}

``line`` is null where a file has none, ``place`` is a JSON pointer (or a column, where the file is not JSON),
and the codes are those of ``ehcp_docs.plan.faults``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import click

from ehcp_docs.errors import Fault, InputError
from ehcp_docs.plan.check import NAMES
from ehcp_docs.plan.faults import Checked
from ehcp_docs.plan.read import Kind, check_read, kind_of, read_or_fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found in one file."""

    file: str
    kind: Kind = "plan"
    checked: Checked = field(default_factory=Checked)
    skipped: str = ""
    """Why it was not checked."""
    is_named: bool = True
    """False when it was found in a folder."""


@click.command()
@click.argument(
    "paths", metavar="FILE_OR_FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text to read; json for programs: one object with files, skipped and summary.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: Literal["text", "json"]) -> None:
    """List every fault of plan files at once: the line, what is wrong, what to do.

    A folder stands for all plans in it and in its folders; other JSON files there are skipped and named. A
    case or monitoring file is checked when it is named itself.

    \b
    Examples:
      ehcp validate plan.json
      ehcp validate plans --format json

    Ends with 0 when there are no faults (warnings may be left), with 3 when there are, or no plan at all.
    """
    looked = list(look(paths))
    click.echo(as_json(looked) if form == "json" else as_text(looked))
    checked = [one.checked for one in looked if not one.skipped]
    ctx.exit(0 if checked and all(one.is_clean for one in checked) else InputError.exit_code)


def look(paths: Sequence[Path]) -> Iterator[Looked]:
    """What is wrong with these files and with the plans in these folders, each file once."""
    seen: set[Path] = set()
    for path in paths:
        inside = sorted(path.rglob("*.json")) if path.is_dir() else [path]
        for file in inside:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield _look_at(file, is_named=file is path)
        if not inside:
            fault = Fault(
                file=str(path),
                place="",
                code="file-missing",
                message="There is no .json file in this folder.",
                hint="Check the name of the folder.",
            )
            yield Looked(file=str(path), checked=Checked(faults=(fault,)))


def _look_at(path: Path, *, is_named: bool) -> Looked:
    read = read_or_fault(path)
    if isinstance(read, Fault):
        return Looked(file=str(path), checked=Checked(faults=(read,)), is_named=is_named)
    kind = kind_of(read.data)
    if is_named or kind == "plan":
        checked = check_read(read, path, kind or "plan")
        return Looked(file=str(path), kind=kind or "plan", checked=checked, is_named=is_named)
    return Looked(
        file=str(path), skipped=f"This is {NAMES[kind] if kind else 'another kind of file'}, not a plan."
    )


def as_text(looked: Sequence[Looked]) -> str:
    """The faults for a person: a block for each file, then what was skipped, then the sum."""
    lines: list[str] = []
    for one in looked:
        if one.skipped:
            continue
        if one.is_named or one.checked.faults or one.checked.warnings:
            lines += [f"{one.file}: {_counted(one.checked)}", *_block(one.checked), ""]
    lines += [f"Skipped {one.file}: {one.skipped}" for one in looked if one.skipped]
    return "\n".join([*lines, _sum(looked)])


def _block(checked: Checked) -> Iterator[str]:
    for fault in checked.faults:
        yield from _lines("Fault", fault)
    for fault in checked.warnings:
        yield from _lines("Warning", fault)


def _lines(word: str, fault: Fault) -> Iterator[str]:
    where = ", ".join(part for part in (f"line {fault.line}" if fault.line else "", fault.place) if part)
    yield f"  {word}{f', {where}' if where else ''} [{fault.code}]"
    yield f"    {fault.message}"
    if fault.hint:
        yield f"    {fault.hint}"


def _counted(checked: Checked) -> str:
    return f"{_many(len(checked.faults), 'fault')}, {_many(len(checked.warnings), 'warning')}"


def _many(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"


def _sum(looked: Sequence[Looked]) -> str:
    summary = _summary(looked)
    skipped = f" Skipped: {summary['skipped']}." if summary["skipped"] else ""
    return (
        f"{_many(summary['checked'], 'file')} checked, {summary['clean'] or 'none'} without faults: "
        f"{_many(summary['faults'], 'fault')}, {_many(summary['warnings'], 'warning')}.{skipped}"
    )


def _summary(looked: Sequence[Looked]) -> dict[str, int]:
    checked = [one.checked for one in looked if not one.skipped]
    return {
        "checked": len(checked),
        "clean": sum(one.is_clean for one in checked),
        "faults": sum(len(one.faults) for one in checked),
        "warnings": sum(len(one.warnings) for one in checked),
        "skipped": len(looked) - len(checked),
    }


def as_json(looked: Sequence[Looked]) -> str:
    """The faults for a program, in the form of this module's docstring; ASCII only, whatever the console."""
    files = [
        {
            "file": one.file,
            "kind": one.kind,
            "faults": [_entry(fault) for fault in one.checked.faults],
            "warnings": [_entry(fault) for fault in one.checked.warnings],
        }
        for one in looked
        if not one.skipped
    ]
    skipped = [{"file": one.file, "why": one.skipped} for one in looked if one.skipped]
    report = {"format": "ehcp-validate-1", "files": files, "skipped": skipped, "summary": _summary(looked)}
    return json.dumps(report, indent=1)


def _entry(fault: Fault) -> dict[str, Any]:
    return {
        "code": fault.code,
        "line": fault.line,
        "place": fault.place,
        "message": fault.message,
        "hint": fault.hint,
    }
