"""``ehcp rules effect``: what a change of the rules does to the scores of plans."""

from __future__ import annotations

from pathlib import Path

import click

from ehcp_docs.cli.plans import ENDINGS, read_plan
from ehcp_docs.errors import EhcpError, InputError


@click.command()
@click.argument("plans", metavar="[PLAN...]", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--rules",
    "folder",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder of rules whose effect is asked for.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder of rules to compare with.  [default: the shipped rules]",
)
@click.option(
    "--fail-on-shift",
    type=click.FloatRange(min=0),
    metavar="POINTS",
    help="End with 1 when the score of a plan changes by more points than this, or its grade changes.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form."
)
@click.pass_context
def effect(
    ctx: click.Context,
    plans: tuple[Path, ...],
    folder: Path,
    against: Path | None,
    fail_on_shift: float | None,
    form: str,
) -> None:
    """Show what a change of the rules does to scores: each plan audited with the rules before and after.

    Without plans the samples are taken; a folder stands for the plans in it and in its folders. Suppressions are left out of
    account: this is about the rules.

    \b
    Examples:
      ehcp rules effect --rules our_rules
      ehcp rules effect --rules our_rules plans --fail-on-shift 5
    """
    from ehcp_docs import resources
    from ehcp_docs.audit.effect import Effect
    from ehcp_docs.reports.effect import effect_json, effect_text
    from ehcp_docs.rules.load import load_pack

    before = load_pack(against or resources.shipped("audit_rules"))
    measure = Effect(before, load_pack(folder))
    shifts = []
    unread: list[EhcpError] = []
    for path in _files(plans or tuple(sorted(resources.shipped("samples").glob("*.json")))):
        try:
            read, _ = read_plan(path)
        except EhcpError as error:
            unread.append(error)
            continue
        shifts.append(measure.on(read, path.stem if read.plan.reference == "unknown" else ""))
    for one in unread:
        click.echo("\n".join(one.lines()), err=True)
    if shifts:
        click.echo(effect_text(shifts) if form == "text" else effect_json(shifts), nl=False)
    has_shifted = fail_on_shift is not None and any(
        round(abs(s.after - s.before), 1) > fail_on_shift or s.grade_before != s.grade_after for s in shifts
    )
    ctx.exit(3 if unread else int(has_shifted))


def _files(paths: tuple[Path, ...]) -> list[Path]:
    """The plan files among these and in these folders, each once."""
    from ehcp_docs.plan.read import kind_of, read_or_fault

    def is_plan(file: Path) -> bool:
        if file.name.startswith((".", "~$")) or file.name.endswith(".audit.json"):
            return False
        if file.suffix.lower() in ENDINGS:
            return True
        data = getattr(read_or_fault(file), "data", None) if file.suffix.lower() == ".json" else None
        return data is not None and kind_of(data) == "plan"

    found: list[Path] = []
    for path in paths:
        found += sorted(file for file in path.rglob("*") if is_plan(file)) if path.is_dir() else [path]
    if not found:
        raise InputError(
            "There is no plan here to audit.",
            place=str(paths[0]),
            hint="Give plan files, or a folder of them.",
        )
    return list(dict.fromkeys(found))
