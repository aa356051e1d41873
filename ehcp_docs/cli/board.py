"""``ehcp board``: the board's paper over a folder of cases and audits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ehcp_docs.cli.clock import day_of, on_option
from ehcp_docs.cli.due_days import other_days
from ehcp_docs.cli.plans import plans_in
from ehcp_docs.errors import Defect, EhcpError, Fault, InputError, cause

if TYPE_CHECKING:
    from ehcp_docs.board.audits import PlanAudit
    from ehcp_docs.board.counting import CountedCase
    from ehcp_docs.board.model import Action, Figures
    from ehcp_docs.board.wording import BoardWording
    from ehcp_docs.case.help import Feedback
    from ehcp_docs.case.model import Case

_PATH = click.Path(path_type=Path, exists=True, dir_okay=False)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("folder", metavar="FOLDER", type=_FOLDER)
@click.option(
    "--from", "first", type=_DAY, metavar="YYYY-MM-DD", required=True, help="First day of the period."
)
@click.option("--to", "last", type=_DAY, metavar="YYYY-MM-DD", required=True, help="Last day of the period.")
@on_option
@click.option(
    "--plans", type=_FOLDER, help="A folder of plans (.json): a case's plan is found by its reference."
)
@click.option(
    "--audits", type=_FOLDER, help="A folder of audit reports: ehcp audit PLANS --report json -o FOLDER."
)
@click.option("--earlier", type=_PATH, help="The figures of the earlier paper (.json), to compare with.")
@click.option(
    "--notes", type=_PATH, help="A .yaml or .json with summary, training and actions (what, owner, by)."
)
@click.option("--authority", help="Name of the authority, where the cases do not all give the same.")
@click.option("--template", type=_PATH, help="A Word template of your own instead of ours.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), default=Path(), help="A folder.  [default: here]"
)
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    first: datetime,
    last: datetime,
    day: datetime | None,
    plans: Path | None,
    audits: Path | None,
    earlier: Path | None,
    notes: Path | None,
    authority: str | None,
    template: Path | None,
    output: Path,
) -> None:
    """Make the paper for the SEND board: numbers, time limits, audits, families' views, actions.

    The cases in FOLDER (.json) are counted. The paper is a Word file; its figures are written beside it as data, for
    the next paper to be compared with and to make the paper again on another template (ehcp render FIGURES -d L43).

    Totals only: no child, plan or setting is named, and small numbers are left out, with whatever they could be worked
    out from. What is counted, and from which percentage on it is on track, stands in templates/board.yaml. A file that
    cannot be counted is told, and does not stop the rest.

    \b
    Examples:
      ehcp board cases --from 2026-09-01 --to 2026-12-31 -o papers
      ehcp board cases --from 2026-09-01 --to 2026-12-31 --plans plans --audits reports --notes notes.yaml -o papers
      ehcp board cases --from 2027-01-01 --to 2027-04-30 --earlier papers/board_2026-12-31.json -o papers

    Ends with 0; with 3 when a file could not be counted.
    """
    if last < first:
        raise click.UsageError("The last day (--to) is before the first (--from).")
    counting = _Counting(folder=folder, plans=plans_in(plans) if plans else {}, on=day_of(day))
    figures = _figures(counting, first.date(), last.date(), audits, earlier, authority)
    _deliver(_with_notes(figures, notes), template, output)
    for file, why in counting.bad:
        click.echo(f"Not counted: {file}: {why}", err=True)
    ctx.exit(InputError.exit_code if counting.bad else 0)


def _deliver(figures: Figures, template: Path | None, output: Path) -> None:
    """Write the paper and its figures."""
    from ehcp_docs.board.read import figures_text
    from ehcp_docs.documents.render import render_all
    from ehcp_docs.writing import make_folder, write_atomically

    made = render_all("L43", {"board": figures}, template=template)[0]
    make_folder(output)
    files = {
        f"board_{figures.last.isoformat()}.json": figures_text(figures).encode("utf-8"),
        made.suggested_name: made.data,
    }
    for name, content in files.items():
        write_atomically(output / name, content)
        click.echo(f"Wrote {output / name}")


@dataclass(slots=True, kw_only=True)
class _Counting:
    """Reads one case file after another."""

    folder: Path
    plans: Mapping[str, Path]
    on: date
    cases: list[CountedCase] = field(default_factory=list)
    calls: list[Feedback] = field(default_factory=list)
    authorities: set[str] = field(default_factory=set)
    bad: list[tuple[str, str]] = field(default_factory=list)

    def read(self) -> None:
        """Count every case of the folder; those that cannot be are kept with why. Raises InputError for none at all."""
        from ehcp_docs.plan.read import kind_of, read_or_fault

        seen: dict[str, str] = {}
        paths = sorted(self.folder.rglob("*.json"))
        others = other_days(paths, self.on)
        for path in paths:
            name = path.relative_to(self.folder).as_posix()
            read = read_or_fault(path)
            if path in others or (
                not isinstance(read, Fault) and kind_of(read.data) in ("plan", "monitoring")
            ):
                continue
            try:
                case = self._case(path)
                if case.reference in seen:
                    raise InputError(
                        f"Its reference stands in {seen[case.reference]} too, which was counted."
                    )
                self._count(case)
                seen[case.reference] = name
            except EhcpError as error:
                self.bad.append((name, _why(error)))
        if not self.cases:
            message = "No case in this folder could be counted."
            told = [f"{file}: {why}" for file, why in self.bad]
            hint = "A case file has reference, letter_date and recipients (schemas/case.schema.json)."
            raise InputError(
                message,
                place=str(self.folder),
                faults=[Fault(place="", message=one) for one in told],
                hint=hint,
            )

    def _case(self, path: Path) -> Case:
        from ehcp_docs.case.read import load_case

        return load_case(path)

    def _count(self, case: Case) -> None:
        """Raises EhcpError, whatever goes wrong with the case."""
        from ehcp_docs.board.counting import CountedCase
        from ehcp_docs.case.clock import clock
        from ehcp_docs.case.happened import happened
        from ehcp_docs.plan.read import load_plan
        from ehcp_docs.statute.read import statute

        law = statute()
        try:
            plan = load_plan(self.plans[case.reference]) if case.reference in self.plans else None
            counted = CountedCase(
                clock=clock(case, law, self.on, plan),
                days={
                    event: [one.on for one in days] for event, days in happened(case, plan, law).days.items()
                },
            )
        except EhcpError:
            raise
        except Exception as error:  # a defect of ours in one case must not cost the whole paper
            raise Defect(f"The program failed on this case ({cause(error)}).") from error
        self.cases.append(counted)
        self.calls += [case.feedback] if case.feedback else []
        names = (case.authority, plan.authority if plan else None)
        self.authorities |= {one.name for one in names if one}


def _why(error: EhcpError) -> str:
    return " ".join([error.message, *(fault.sentence() for fault in error.faults[:3]), error.hint]).strip()


def _figures(
    counting: _Counting,
    first: date,
    last: date,
    audits: Path | None,
    earlier: Path | None,
    authority: str | None,
) -> Figures:
    from ehcp_docs.board.calls import calls
    from ehcp_docs.board.counting import proposed, timeliness, volumes
    from ehcp_docs.board.hiding import count
    from ehcp_docs.board.model import Figures
    from ehcp_docs.board.read import load_figures
    from ehcp_docs.board.wording import board_wording

    wording = board_wording()
    before = load_figures(earlier) if earlier else None
    counting.read()
    kept = timeliness(
        counting.cases,
        first,
        last,
        wording,
        {one.id: one.percent for one in before.timeliness} if before else {},
    )
    told = calls(counting.calls, first, last, wording.small)
    found = [*_audits(audits, counting.bad)] if audits else []
    return Figures(
        authority=authority or _one_authority(counting.authorities),
        first=first,
        last=last,
        counted_on=counting.on,
        small=wording.small,
        cases=count(len(counting.cases), wording.small),
        unread=len(counting.bad),
        volumes=volumes(counting.cases, first, last, wording),
        timeliness=kept,
        audited=_audited(found, wording, before) if found else None,
        calls=None if told.number == 0 else told,
        actions=proposed(kept),
        before_last=before.last if before else None,
    )


def _one_authority(names: set[str]) -> str:
    if len(names) != 1:
        found = "no authority" if not names else f"{len(names)} authorities: {', '.join(sorted(names))}"
        raise InputError(f"The cases name {found}.", hint="Give the name for the paper with --authority.")
    return next(iter(names))


def _audits(folder: Path, bad: list[tuple[str, str]]) -> Iterator[PlanAudit]:
    """The audit reports of the folder, the latest of each plan; files that are none are told."""
    from ehcp_docs.board.audits import PlanAudit
    from ehcp_docs.plan.read import read_or_fault

    latest: dict[str, tuple[str, PlanAudit]] = {}
    for path in sorted(folder.rglob("*.json")):
        read = read_or_fault(path)
        data: Mapping[str, Any] = {} if isinstance(read, Fault) else read.data
        try:
            questions = {one["criterion"]: one["question"] for one in data["score"]["criteria"]}
            raised = {
                one["criterion"]
                for one in data["findings"]
                if one["severity"] in ("error", "warning") and not one.get("accepted")
            }
            audit = PlanAudit(
                grade=data["score"]["grade"],
                marks={s["section"]: s["score"] for s in data["score"]["sections"] if s["judged"]},
                found=frozenset(questions[one] for one in raised if one in questions),
                rules=f"{data['versions']['rule_pack']} ({data['versions']['rules_sha256'][:12]})",
            )
            key, day = str(data["reference"]), str(data["as_of"])
        except (KeyError, TypeError):
            why = "This is no audit report. Make them with: ehcp audit PLANS --report json -o FOLDER"
            bad.append((path.relative_to(folder).as_posix(), why))
            continue
        if key not in latest or latest[key][0] <= day:
            latest[key] = (day, audit)
    yield from (audit for _, audit in latest.values())


def _audited(found: list[PlanAudit], wording: BoardWording, before: Figures | None) -> Any:
    from ehcp_docs.audit.model import SECTION_TITLES, SECTIONS
    from ehcp_docs.board.audits import audited
    from ehcp_docs.rules.load import shipped_pack

    known = [str(grade["name"]) for grade in shipped_pack().scoring["grades"]]
    grades = [*known, *sorted({one.grade for one in found} - set(known))]
    titles = {section: SECTION_TITLES[section] for section in SECTIONS if section != "ID"}
    return audited(found, grades, titles, wording, before.audited if before else None)


def _with_notes(figures: Figures, notes: Path | None) -> Figures:
    """The figures with what people add: their actions come before those that are proposed."""
    from ehcp_docs.board.read import sections_of
    from ehcp_docs.yamlfile import read_yaml

    if notes is None:
        return figures
    try:
        data = sections_of(notes, read_yaml(notes))
    except (ValueError, OSError) as error:
        raise InputError("The notes cannot be read.", place=str(notes), hint="Check their YAML.") from error
    return replace(
        figures,
        summary=_lines(data.get("summary")),
        training=_lines(data.get("training")),
        actions=(*map(_action, data.get("actions") or ()), *figures.actions),
    )


def _lines(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _action(value: Any) -> Action:
    from ehcp_docs.board.model import Action

    if isinstance(value, Mapping) and value.get("what"):
        return Action(**{key: str(value[key]) for key in ("what", "owner", "by") if value.get(key)})
    return Action(what=str(value))
