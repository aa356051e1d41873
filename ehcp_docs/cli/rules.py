"""``ehcp rules``: list, show and test the audit rules."""

from __future__ import annotations

from pathlib import Path

import click

from ehcp_docs.cli.rule_effect import effect
from ehcp_docs.cli.rule_files import docs, new

RULES_DIR = click.option(
    "--rules",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of rules in place of those in force: complete, or laid over the shipped ones.",
)


@click.group()
def command() -> None:
    """List, show and test the audit rules, and make rules of your own.

    \b
    Example:  ehcp rules list --section F
              ehcp rules criteria Q059
              ehcp rules show F-VAGUE-ACCESS
              ehcp rules test
              ehcp rules effect --rules our_rules
              ehcp rules docs -o rule_pages
              ehcp rules new OUR-F-TOOLKIT --rules our_rules
    """


for _verb in (effect, docs, new):
    command.add_command(_verb)


@command.command("list")
@click.option("--section", help="Only rules that look at this section, such as F.")
@click.option("--criterion", help="Only rules for this criterion, such as Q086.")
@RULES_DIR
def list_rules(section: str | None, criterion: str | None, folder: Path | None) -> None:
    """One line for each rule: id, criterion, severity, title."""
    from ehcp_docs.reports.rules import rule_lines
    from ehcp_docs.rules.load import chosen_pack

    for line in rule_lines(chosen_pack(folder), section=section, criterion=criterion):
        click.echo(line)


@command.command()
@click.argument("criterion", required=False)
@RULES_DIR
def criteria(criterion: str | None, folder: Path | None) -> None:
    """What quality assurance asks, and what judges it: rules, or a person.

    \b
    Example:  ehcp rules criteria
              ehcp rules criteria Q059
    """
    from ehcp_docs.reports.criteria import criteria_lines
    from ehcp_docs.rules.load import chosen_pack

    for line in criteria_lines(chosen_pack(folder), criterion):
        click.echo(line)


@command.command()
@click.argument("rule_id")
@RULES_DIR
def show(rule_id: str, folder: Path | None) -> None:
    """Everything about one rule: why, source, matcher, examples."""
    from ehcp_docs.reports.rules import rule_page
    from ehcp_docs.rules.load import chosen_pack, known_rule

    click.echo(rule_page(known_rule(chosen_pack(folder), rule_id)))


@command.command()
@click.argument("rule_ids", nargs=-1)
@RULES_DIR
@click.pass_context
def test(ctx: click.Context, rule_ids: tuple[str, ...], folder: Path | None) -> None:
    """Run the rules' own examples; exit 1 when one fails.

    \b
    Example:  ehcp rules test F-VAGUE-ACCESS
    """
    from ehcp_docs.rules.load import chosen_pack, known_rule
    from ehcp_docs.rules.selftest import SelfTest, examples

    pack = chosen_pack(folder)
    rules = [known_rule(pack, name) for name in rule_ids] or list(pack.rules)
    selftest = SelfTest(rules, words=pack.words)
    every = list(examples(rules))
    failures = [failure for failure in map(selftest.run, every) if failure]
    for failure in failures:
        click.echo(f"{failure.name}: {failure.message}")
    click.echo(f"{len(rules)} rules, {len(every)} examples, {len(failures)} failed.")
    ctx.exit(1 if failures else 0)
