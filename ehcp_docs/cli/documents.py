"""``ehcp documents``: the documents there are, what templates may print, and whether one is sound."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def command() -> None:
    """List, show and check the Word templates.

    \b
    Examples:
      ehcp documents list
      ehcp documents fields L09
      ehcp documents check our_plan.docx --document plan
    """


@command.command("list")
def list_() -> None:
    """List the documents that can be made, with what they are made from."""
    from ehcp_docs.documents.catalogue import documents

    for one in documents():
        names = ", ".join((one.id, *one.aliases))
        click.echo(f"{names}\n    {one.title}. {one.purpose}\n    Made from: {', '.join(one.needs)}")


@command.command()
@click.argument("name", metavar="ID")
def show(name: str) -> None:
    """Show what a document is for and where its template lies.

    \b
      ehcp documents show L09
    """
    from ehcp_docs import resources
    from ehcp_docs.documents.catalogue import document

    one = document(name)
    for label, text in (
        ("Document", ", ".join((one.id, *one.aliases))),
        ("Title", one.title),
        ("Purpose", one.purpose),
        ("Made from", ", ".join(one.needs)),
        ("Template", str(resources.file("templates", one.template))),
        ("File name", f"{one.name}.docx"),
        ("Fields", f"ehcp documents fields {one.id}"),
    ):
        click.echo(f"{label + ':':<11}{text}")


@command.command()
@click.argument("template", type=click.Path(path_type=Path))
@click.option("--document", "-d", "name", default="plan", show_default=True, help="The document it is for.")
def check(template: Path, name: str) -> None:
    """List every fault of a Word template at once, and the fields that it does not use.

    \b
      ehcp documents check our_plan.docx --document plan
    """
    from ehcp_docs.documents.catalogue import document
    from ehcp_docs.documents.check import check_template, unused_fields
    from ehcp_docs.documents.render import view_type
    from ehcp_docs.documents.template import faulty

    view = view_type(document(name).view)
    if faults := check_template(template, view):
        raise faulty(str(template), faults)
    click.echo(f"{template}: no faults.")
    if unused := unused_fields(template, view):
        click.echo(f"Fields that it does not use (not a fault): {', '.join(unused)}")


@command.command()
@click.argument("name", metavar="ID", default="plan")
def fields(name: str) -> None:
    """List every field that a document's template may use, with its meaning; ID is plan when left out.

    \b
      ehcp documents fields L09
    """
    from ehcp_docs.documents.catalogue import document
    from ehcp_docs.documents.filters import FILTERS
    from ehcp_docs.documents.render import view_type
    from ehcp_docs.documents.shapes import WORDS, all_fields

    for one in all_fields(view_type(document(name).view)):
        kind = WORDS[one.kind] + (", may be empty" if one.may_be_empty else "")
        click.echo(f"{one.path} ({kind})" + (f"\n    {one.meaning}" if one.meaning else ""))
    click.echo("\nFilters:")
    for filter_name, function in FILTERS.items():
        click.echo(f"{filter_name}\n    {(function.__doc__ or '').splitlines()[0]}")
