"""``ehcp documents``: the documents there are, what templates may print, and whether one is sound."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ehcp_docs.documents.catalogue import Document


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

    stage = ""
    for one in documents():
        if one.stage and one.stage != stage:
            stage = one.stage
            click.echo(f"\n{stage}")
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
        ("Made when", one.trigger),
        ("Goes to", _whom(one)),
        ("Copies to", one.copies),
        ("Must hold", "; ".join(one.contents)),
        ("Rights", _RIGHTS[one.rights] if one.stage else ""),
        ("Law", one.law),
        ("Due", _due(one)),
        ("Made from", ", ".join(one.needs)),
        ("Facts", ", ".join(one.facts)),
        ("Template", str(resources.file("templates", one.template))),
        ("File name", f"{one.name}.docx"),
        ("Fields", f"ehcp documents fields {one.id}"),
    ):
        if text:
            click.echo(f"{label + ':':<11}{text}")


_RIGHTS = {
    "required": "must carry the family's rights to mediation and appeal; it is not made without them",
    "forbidden": "must not carry rights to mediation and appeal; it is not made with them",
    "none": "",
}
_WHOM = {
    "family": "each parent or the young person",
    "advisers": "each adviser who is asked for advice",
    "advisers_awaited": "each adviser whose advice is awaited",
    "consulted": "each setting that is consulted",
    "consulted_awaited": "each setting whose answer is awaited",
    "file": "the file",
}


def _whom(one: Document) -> str:
    words = (_WHOM.get(whom, whom.replace("_", " ")) for whom in one.to) if one.stage else ()
    return ", ".join(words)


def _due(one: Document) -> str:
    """The time limit by which the document is due, in words."""
    from ehcp_docs.statute.read import statute

    limit = next((limit for limit in statute().limits if limit.id == one.deadline), None)
    return f"{limit.title} ({limit.id}), {limit.source}" if limit else ""


@command.command()
@click.argument("template", type=click.Path(path_type=Path))
@click.option("--document", "-d", "name", default="plan", show_default=True, help="The document it is for.")
@click.option(
    "--comments",
    type=click.Path(path_type=Path),
    help="A .docx to write: a copy of the template with each fault as a comment where it stands.",
)
def check(template: Path, name: str, comments: Path | None) -> None:
    """List every fault of a Word template at once, and the fields that it does not use.

    \b
      ehcp documents check our_plan.docx --document plan
      ehcp documents check our_letter.docx --document L04 --comments our_letter_faults.docx
    """
    from ehcp_docs.documents.catalogue import document
    from ehcp_docs.documents.check import check_template, unused_fields
    from ehcp_docs.documents.fixed_names import fixed_names
    from ehcp_docs.documents.render import view_type
    from ehcp_docs.documents.template import faulty
    from ehcp_docs.documents.template_comments import with_comments
    from ehcp_docs.writing import write_atomically

    view = view_type(document(name).view)
    if faults := check_template(template, view):
        if comments is not None and faults[0].code != "no-word-file":
            write_atomically(comments, with_comments(template, faults, day=date.today()))
            click.echo(f"Wrote {comments}")
        raise faulty(str(template), faults)
    click.echo(f"{template}: no faults.")
    for one in fixed_names(template):
        click.echo(f"Please look: {one.fault().sentence()}", err=True)
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
