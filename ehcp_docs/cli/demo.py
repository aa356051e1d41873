"""``ehcp demo``: the whole job once, on the samples, into a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from ehcp_docs.errors import EhcpError


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("ehcp-demo"))
@click.pass_context
def command(ctx: click.Context, folder: Path) -> None:
    """Do everything once on the sample plans, into FOLDER (ehcp-demo when none is given).

    Ten invented plans are validated, the sound ones made into Word files in two layouts, with every
    letter, form and sheet and monitoring summaries, and audited. Takes about a minute.

    \b
    Example:  ehcp demo
    """
    demo = Demo(folder=folder)
    for line in demo.run():
        click.echo(line)


@dataclass(slots=True, kw_only=True)
class Demo:
    """One run of the demonstration."""

    folder: Path
    sound: dict[str, Path] = field(default_factory=dict)

    def run(self) -> Iterator[str]:
        """Do each part and tell of it."""
        from ehcp_docs.writing import make_folder

        for part in ("", "plans", "documents", "read", "advice", "versions", "audit"):
            make_folder(self.folder / part)
        yield f"Writing to {self.folder.resolve()}"
        yield from self.validated()
        yield from self.rendered()
        yield from self.read()
        yield from self.compared()
        yield from self.versions()
        yield from self.audited()
        yield ""
        yield "Open these first:"
        yield f"  {self.folder / 'audit' / 'index.html'}   every plan with its score, worst first"
        yield f"  {self.folder / 'audit' / 'audit.xlsx'}   the same to filter and count in Excel"
        yield f"  {self.folder / 'documents'}   Word plans, every letter, form and sheet, and monitoring summaries"
        yield f"  {self.folder / 'read'}   what was read from councils' own Word files, and the account of every word"
        yield f"  {self.folder / 'advice'}   what advice recommended, and what of it arrived in the plan"
        yield f"  {self.folder / 'versions'}   two versions of a plan: what got weaker, and every change tracked in Word"
        yield f"  {self.folder / 'validation.txt'}   what the validator says of the two broken plans"

    def validated(self) -> Iterator[str]:
        """Copy the samples and write down what the validator says."""
        from ehcp_docs import resources
        from ehcp_docs.plan.read import check_file
        from ehcp_docs.writing import write_atomically

        lines: list[str] = []
        for path in sorted(resources.folder("samples").glob("*.json")):
            write_atomically(self.folder / "plans" / path.name, path.read_bytes())
            checked = check_file(path)
            count = len(checked.faults)
            lines.append(
                f"{path.name}: {count} fault{'s' * (count != 1)}" if count else f"{path.name}: sound"
            )
            lines += [f"  {replace(fault, file='').sentence()}" for fault in checked.faults]
            if not count:
                self.sound[path.stem] = path
        write_atomically(self.folder / "validation.txt", "\n".join([*lines, ""]).encode())
        broken = sum(not line.startswith(" ") and not line.endswith("sound") for line in lines)
        yield f"Validated: {len(self.sound)} plans are sound, {broken} have faults."

    def rendered(self) -> Iterator[str]:
        """Make every document that the samples allow, and say how many."""
        from ehcp_docs.documents.catalogue import documents
        from ehcp_docs.documents.monitoring import load_monitoring
        from ehcp_docs.documents.render import Data, render_all
        from ehcp_docs.documents.samples import sample_data
        from ehcp_docs.plan.read import load_plan

        made = 0
        jobs: list[tuple[str, Data]] = []
        for name, path in self.sound.items():
            plan = load_plan(path)
            jobs += [("plan", {"plan": plan}), ("plan_national", {"plan": plan})]
            monitoring = path.parent / "monitoring" / f"{name}.json"
            if monitoring.is_file():
                jobs.append(("monitoring_summary", {"monitoring": load_monitoring(monitoring)}))
        jobs += [(one.id, sample_data(one)) for one in documents() if one.sample]
        with click.progressbar(jobs, label="Making Word files", file=sys.stderr) as bar:
            for document, data in bar:
                for one in render_all(document, data):
                    self._write(one.suggested_name, one.data)
                    made += 1
        yield f"Made: {made} Word files."

    def _write(self, name: str, data: bytes) -> None:
        from ehcp_docs.writing import write_atomically

        write_atomically(self.folder / "documents" / name, data)

    def read(self) -> Iterator[str]:
        """Read plans in councils' own layouts, with the account of every word."""
        import json

        from ehcp_docs import resources
        from ehcp_docs.intake import read_file
        from ehcp_docs.reports.account_html import account_html
        from ehcp_docs.writing import write_atomically

        files = sorted((resources.folder("samples") / "council").glob("*.docx"))
        for path in files:
            reading = read_file(path)
            text = json.dumps(reading.data, ensure_ascii=False, indent=2) + "\n"
            for name, content in ((path.name, path.read_bytes()), (f"{path.stem}.json", text.encode())):
                write_atomically(self.folder / "read" / name, content)
            page = account_html(reading.account, reading.data).encode()
            write_atomically(self.folder / "read" / f"{path.stem}.account.html", page)
        yield f"Read: {len(files)} plans in councils' own layouts."

    def compared(self) -> Iterator[str]:
        """Compare advice reports with the plans that they were written for."""
        from ehcp_docs import resources
        from ehcp_docs.audit.dilution import compare
        from ehcp_docs.intake import open_source
        from ehcp_docs.intake.advice.report import read_advice
        from ehcp_docs.language.pipeline import Parser
        from ehcp_docs.plan.read import load_plan
        from ehcp_docs.reports.advice_html import advice_html
        from ehcp_docs.reports.advice_words import AdviceRead
        from ehcp_docs.writing import write_atomically

        parser = Parser()
        files = sorted((resources.folder("samples") / "advice").glob("*.docx"))
        for path in files:
            report = read_advice(open_source(path))
            name = next(name for name in self.sound if path.stem.endswith(name))
            plan = load_plan(self.sound[name])
            one = AdviceRead(report=report, plan=plan, comparisons=compare(report, plan, parser=parser))
            write_atomically(self.folder / "advice" / path.name, path.read_bytes())
            write_atomically(self.folder / "advice" / f"{path.stem}.html", advice_html([one]).encode())
        yield f"Compared: {len(files)} advice reports with the plans they were written for."

    def versions(self) -> Iterator[str]:
        """Compare two versions of a plan: what got weaker as a page and for programs, every change tracked in Word."""
        from ehcp_docs import resources
        from ehcp_docs.audit.engine import Auditor
        from ehcp_docs.audit.weaker.judge import judged
        from ehcp_docs.cli.comparing import WordJob, WordLooks
        from ehcp_docs.plan.read import load_plan
        from ehcp_docs.reports.compare_html import compare_html
        from ehcp_docs.reports.compare_json import compare_json
        from ehcp_docs.writing import write_atomically

        path = resources.folder("samples") / "versions" / "nursery_amended.json"
        old, new = load_plan(self.sound["nursery"]), load_plan(path)
        result, folder = judged(old, new, auditor=Auditor()), self.folder / "versions"
        write_atomically(folder / "old.json", self.sound["nursery"].read_bytes())
        write_atomically(folder / "new.json", path.read_bytes())
        write_atomically(folder / "changes.html", compare_html(result).encode())
        write_atomically(folder / "changes.json", compare_json(result).encode())
        looks = WordLooks(document="plan", template=None, author=None, dated=None)
        WordJob(output=folder / "new_with_changes_tracked.docx", looks=looks).tracked(old, new)
        effects = result.effects
        weaker = sum(effect.direction.value == "weaker" for effect in effects)
        yield f"Two versions: {weaker} things got weaker from the old to the new; every change is tracked in Word."

    def audited(self) -> Iterator[str]:
        """Audit every plan, the broken ones too as far as they can be read."""
        from ehcp_docs.audit.engine import Auditor
        from ehcp_docs.cli.auditing import unread_file
        from ehcp_docs.cli.plans import author_of
        from ehcp_docs.plan.read import read_leniently
        from ehcp_docs.reports.delivery import Folder

        auditor = Auditor()
        target = Folder(("html", "json", "summary", "xlsx"), self.folder / "audit", is_batch=True)
        unread = []
        paths = sorted((self.folder / "plans").glob("*.json"))
        with click.progressbar(paths, label="Auditing", file=sys.stderr) as bar:
            for path in bar:
                try:
                    read = read_leniently(path)
                except EhcpError as error:
                    unread.append(unread_file(path, error))
                    continue
                faults = (*read.checked.faults, *read.checked.warnings)
                report = auditor.audit(read.plan, read.data, faults=faults)
                target.add(replace(report, file=path.name, author=author_of(read)))
        target.finish(unread)
        yield f"Audited: {len(paths) - len(unread)} plans against {len(auditor.pack.rules)} rules."
