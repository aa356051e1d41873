"""``ehcp rules docs`` and ``ehcp rules new``: pages to read, and files to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from ehcp_docs.audit.model import SECTIONS


@click.command()
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder for the pages.",
)
@click.option(
    "--rules",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of rules in place of those in force: complete, or laid over the shipped ones.",
)
def docs(output: Path, folder: Path | None) -> None:
    """Write a page for each rule, with lists by section, criterion and severity.

    \b
    Example:  ehcp rules docs -o rule_pages
              ehcp rules docs -o rule_pages --rules our_rules
    """
    from ehcp_docs.reports.rule_pages import rule_pages
    from ehcp_docs.rules.load import chosen_pack
    from ehcp_docs.writing import make_folder, write_atomically

    pack = chosen_pack(folder)
    make_folder(output)
    number = 0
    for name, page in rule_pages(pack):
        write_atomically(output / name, page.encode("utf-8", "replace"))
        number += 1
    click.echo(f"Wrote {output / 'index.html'} and {number - 1} more beside it", err=True)


@click.command()
@click.argument("rule_id")
@click.option(
    "--rules",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of your own rules; it is made, with a pack.yaml, when it is not there.",
)
@click.option(
    "--section", type=click.Choice(SECTIONS), default="F", show_default=True, help="Section it looks at."
)
def new(rule_id: str, folder: Path, section: str) -> None:
    """Begin a rule of your own: a file with everything that a rule needs, to be filled in.

    \b
    Example:  ehcp rules new OUR-F-TOOLKIT --rules our_rules --section F
    """
    from ehcp_docs.rules.skeleton import new_rule
    from ehcp_docs.writing import make_folder, write_atomically

    files = new_rule(rule_id, folder, section=section)
    make_folder(folder)
    for name, text in files:
        write_atomically(folder / name, text.encode("utf-8"))
        click.echo(f"Wrote {folder / name}", err=True)
    click.echo(f"Fill it in, then: ehcp rules test {rule_id.upper()} --rules {folder}", err=True)
