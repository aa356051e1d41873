"""``ehcp render``: Word documents, and PDF, from plan, case and monitoring files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ehcp_docs.cli.audit_gate import AuditGate
from ehcp_docs.cli.render_folder import Days, FolderOfCases, sources_for
from ehcp_docs.cli.render_sources import ChildNames, DataSource, case_in, children_of, main_need
from ehcp_docs.errors import EhcpError, InputError, OutputError
from ehcp_docs.writing import make_folder, write_atomically

if TYPE_CHECKING:
    from ehcp_docs.documents.catalogue import Document, Source
    from ehcp_docs.documents.pdf import PdfMaker
    from ehcp_docs.documents.render import Rendered
    from ehcp_docs.plan.model import Plan

_FILE = click.Path(path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@click.option(
    "--document",
    "-d",
    "name",
    default="plan",
    show_default=True,
    help="What to make: see ehcp documents list.",
)
@click.option(
    "--case",
    type=_FILE,
    help="The case file, where FILE is the plan; or a folder with one of the same name for each FILE.",
)
@click.option(
    "--plan",
    type=_FILE,
    help="The plan, where FILE is the case; or a folder with one of the same name for each FILE.",
)
@click.option(
    "--shared",
    type=_FILE,
    help="For a table of cases (.csv): a case file with what all of them share, such as the letterhead.",
)
@click.option(
    "--date",
    "dated",
    type=_DAY,
    metavar="YYYY-MM-DD",
    help="The day on which the letter goes, instead of the letter_date of the case.",
)
@click.option("--from", "first", type=_DAY, metavar="YYYY-MM-DD", help="For L20: the first day of the term.")
@click.option(
    "--to",
    "last",
    type=_DAY,
    metavar="YYYY-MM-DD",
    help="For L20: the last day of the term, or the day before the next one begins.",
)
@click.option("--template", type=_FILE, help="A Word template of your own instead of ours.")
@click.option(
    "--output", "-o", type=_FILE, help="A folder, or a .docx or .pdf file for one document.  [default: here]"
)
@click.option(
    "--not-for-issue",
    "is_anyway",
    is_flag=True,
    help="Make a plan that has faults all the same, marked as a draft; its faults are told.",
)
@click.option(
    "--audit-gate",
    "is_gated",
    is_flag=True,
    help="Audit each plan first. One with an error is made as a draft that is not for issue, and the command ends with 1.",
)
@click.option(
    "--redacted",
    "is_redacted",
    is_flag=True,
    help="A copy of a plan with marks in place of names, birth date, numbers, addresses and settings.",
)
@click.option(
    "--large-print",
    "is_large",
    is_flag=True,
    help="In large print, nothing under 16 points. Whoever asks for it by the case gets it besides, without this option.",
)
@click.option("--pdf", is_flag=True, help="A PDF beside each Word file; needs LibreOffice.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    name: str,
    case: Path | None,
    plan: Path | None,
    shared: Path | None,
    template: Path | None,
    output: Path | None,
    is_anyway: bool,
    is_gated: bool,
    is_redacted: bool,
    is_large: bool,
    pdf: bool,
    **days: datetime | None,
) -> None:
    """Make Word documents from data. FILE is a plan, case or monitoring file, a folder of them, or a CSV of cases.

    A file with faults is named, and does not stop the others. A document that names another child, of the same
    batch or from a copied text, is not made. A CSV of cases has a row for each child; its first row names the
    fields, such as reference, child/name, recipients/1/address (lines of a list on lines of their own in the cell).

    \b
    Examples:
      ehcp render plan.json -o plan.docx
      ehcp render plans/ --document plan --pdf -o out
      ehcp render case.json --document L12 --plan plan.json -o letters
      ehcp render cases.csv --shared council.json --document L31 -o letters
      ehcp render plans/ --audit-gate -o out
      ehcp render case.json --document L22 --plan plan.json --date 2026-10-05
      ehcp render cases/ --document L20 --plan plans --from 2027-01-04 --to 2027-03-25 --date 2026-12-14 -o lists
    """
    from ehcp_docs.documents.catalogue import document
    from ehcp_docs.documents.render import prepared

    wanted, given = document(name), Days(**days)
    sources = sources_for(wanted, files, {"plan": plan, "shared": shared}, given)
    prepared(wanted, template)  # a fault of the template is told once, not once for each file
    run = _Run(
        wanted=wanted, given={"case": case, "plan": plan}, template=template, output=output, is_anyway=is_anyway,
        is_redacted=is_redacted, is_large=is_large, dated=given.letter_date, children=children_of(sources, plan),
        gate=AuditGate() if is_gated else None,
    )  # fmt: skip
    ctx.exit(run.exit_code(sources, is_pdf=pdf or _ending(output) == ".pdf"))


@dataclass(slots=True, kw_only=True)
class _Run:
    """One call of the command: what to make, where to, and what has been written so far."""

    wanted: Document
    given: Mapping[Source, Path | None]
    template: Path | None
    output: Path | None
    is_anyway: bool = False
    is_redacted: bool = False
    is_large: bool = False
    dated: date | None = None
    """The day on which letters go, where it is not that of the case."""
    gate: AuditGate | None = None
    """Holds back plans in which the audit finds an error."""
    office: PdfMaker | None = None
    children: Mapping[str, ChildNames] = field(default_factory=dict)
    """The names of the child of each source, by its label."""
    taken: dict[Path, str] = field(default_factory=dict)

    def exit_code(self, sources: Sequence[DataSource | FolderOfCases], *, is_pdf: bool) -> int:
        """Make the documents of all, and say how many failed; what the command ends with."""
        failed = self.all_made(sources, is_pdf=is_pdf)
        if failed:
            click.echo(f"{failed} of {len(sources)} files could not be made into documents.", err=True)
        return InputError.exit_code if failed else int(bool(self.gate and self.gate.held))

    def all_made(self, sources: Sequence[DataSource | FolderOfCases], *, is_pdf: bool) -> int:
        """Make the documents of all; how many failed."""
        from ehcp_docs.documents.pdf import pdf_maker

        maker: AbstractContextManager[PdfMaker | None] = pdf_maker() if is_pdf else nullcontext()
        with maker as self.office:
            return sum(not self.made(source) for source in sources)

    def made(self, source: DataSource | FolderOfCases) -> bool:
        """Whether every document of the file was written; if not, its faults have been told."""
        try:
            for rendered in self._rendered(source):
                self._write(source, rendered)
                for line in self._hard_places(rendered):
                    click.echo(f"  Hard to read: {line}", err=True)
                for line in rendered.account:
                    click.echo(f"  {line}")
                for warning in rendered.warnings:
                    click.echo(f"  Look at this before it goes out: {warning.sentence()}", err=True)
            if isinstance(source, FolderOfCases):
                return self._is_whole(source)
        except EhcpError as error:
            if error.exit_code != InputError.exit_code:
                raise  # something is missing on this machine, and the next file would miss it too
            click.echo(f"{source.label}: not made.", err=True)
            for line in error.lines():
                click.echo(f"  {line}", err=True)
            return False
        return True

    def _is_whole(self, source: FolderOfCases) -> bool:
        """Whether every case of the folder could be read; those that could not are told."""
        for label, error in source.unread:
            click.echo(f"{label}: not listed.", err=True)
            for line in error.lines():
                click.echo(f"  {line}", err=True)
        return not source.unread

    def _rendered(self, source: DataSource | FolderOfCases) -> tuple[Rendered, ...]:
        from ehcp_docs.documents.render import document_warnings, render_all

        data: dict[Source, object] = (
            {"cases": source.cases} if isinstance(source, FolderOfCases) else dict(self._inputs(source))
        )
        if self.is_redacted:
            return (self._redacted(data),)
        for warning in document_warnings(self.wanted, data):
            click.echo(f"Please look: {warning.sentence()}", err=True)
        own = self.children.get(source.label)
        others = {child for child in self.children.values() if own is None or child.name != own.name}
        made = render_all(
            self.wanted.id,
            data,
            template=self.template,
            others={child.name for child in others},
            others_called={child.preferred for child in others if child.preferred},
            to_check=self.is_anyway,
        )
        if len(made) > 1 and _ending(self.output):
            raise OutputError(
                f"There are {len(made)} documents for one file name.", hint="Give a folder with -o instead."
            )
        return made

    def _hard_places(self, rendered: Rendered) -> Iterator[str]:
        """Where a letter to a family is hard to read."""
        if self.wanted.view in ("letter", "draft_letter") and {"family", "parents"} & set(self.wanted.to):
            from ehcp_docs.cli.letter_ease import hard_places

            yield from hard_places(rendered.data)

    def _redacted(self, data: Mapping[Source, object]) -> Rendered:
        from ehcp_docs.documents.render import render_redacted
        from ehcp_docs.plan.model import Plan

        plan = data.get("plan")
        if not isinstance(plan, Plan):
            raise InputError(
                "Only a plan can be redacted.", hint="Use --document plan, plan_national or my_plan."
            )
        made = render_redacted(self.wanted.id, plan, template=self.template)
        if not self.taken:
            return made
        return replace(made, suggested_name=f"{made.suggested_name[:-5]}_{len(self.taken) + 1}.docx")

    def _load(self, need: Source, path: Path) -> object:
        from ehcp_docs.plan.model import Plan

        found = _anyway(path) if need == "plan" and self.is_anyway else _load(need, path)
        return self.gate.passed(found, str(path)) if self.gate and isinstance(found, Plan) else found

    def _on_its_day(self, found: object) -> object:
        """A case with the day that was given for its letters; anything else as it is."""
        from ehcp_docs.case.model import Case

        if self.dated is None or not isinstance(found, Case):
            return found
        return replace(found, letter_date=self.dated)

    def _inputs(self, source: DataSource) -> Iterator[tuple[Source, object]]:
        main = main_need(self.wanted, source)
        yield main, self._on_its_day(case_in(source) if source.row else self._load(main, source.path))
        for need, path in self.given.items():
            if (
                path is not None
                and need != main
                and (need in self.wanted.needs or self.wanted.view == "letter")
            ):
                found = self._load(need, path / source.name if path.is_dir() else path)
                yield need, self._on_its_day(found)

    def _write(self, source: DataSource | FolderOfCases, rendered: Rendered) -> None:
        target = self._target(rendered.suggested_name)
        if other := self.taken.get(target):
            raise OutputError(
                f"The document of {other} has this name already.",
                place=str(target),
                hint="Two files have the same reference: correct it, or make them one by one with -o.",
            )
        self.taken[target] = source.label
        if not self.is_large:
            self._put_forms(target, rendered.data)
        if self.is_large or rendered.asked_in_large_print:
            from ehcp_docs.word.large_print import in_large_print

            beside = (
                target if self.is_large else target.with_name(f"{target.stem}_large_print{target.suffix}")
            )
            self._put_forms(beside, in_large_print(rendered.data))

    def _put_forms(self, target: Path, content: bytes) -> None:
        """The document as Word file, as PDF, or as both."""
        if _ending(self.output) != ".pdf":
            self._put(target, content)
        if self.office is not None:
            self._put(target.with_suffix(".pdf"), self.office.pdf(content))

    def _target(self, name: str) -> Path:
        if self.output is None:
            return Path(name)
        if _ending(self.output):
            return self.output
        make_folder(self.output)
        return self.output / name

    def _put(self, path: Path, content: bytes) -> None:
        write_atomically(path, content)
        click.echo(f"Wrote {path}")


def _ending(output: Path | None) -> str:
    """The ending of the one file to be written; empty when documents go into a folder."""
    if output is None or output.is_dir() or output.suffix.lower() not in (".docx", ".pdf"):
        return ""
    return output.suffix.lower()


def _load(need: Source, path: Path) -> object:
    from ehcp_docs.board.read import load_figures
    from ehcp_docs.case.read import load_case
    from ehcp_docs.documents.monitoring import load_monitoring
    from ehcp_docs.plan.read import load_plan

    loaders = {"plan": load_plan, "case": load_case, "monitoring": load_monitoring, "board": load_figures}
    return loaders[need](path)


def _anyway(path: Path) -> Plan:
    """The plan as far as it can be read; with faults, as a draft, and its faults told."""
    from ehcp_docs.plan.read import read_leniently

    plan, _, checked = read_leniently(path)
    for fault in checked.faults:
        click.echo(f"  {fault.sentence()}", err=True)
    return plan if checked.is_clean else plan.as_draft()
