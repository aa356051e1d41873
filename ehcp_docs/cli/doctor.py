"""``ehcp doctor``: what is installed and whether it is sound."""

from __future__ import annotations

import click


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show versions, language model, hashes and folders; exit 4 when something is missing.

    \b
    Example:  ehcp doctor
    """
    from ehcp_docs.reports.installation import examine

    sound = True
    for line in examine():
        click.echo(f"{'ok ' if line.ok else 'NO '} {line.name:<18} {line.text}")
        sound = sound and line.ok
    click.echo("Nothing is ever downloaded or sent: ehcp-docs opens no network connection.")
    ctx.exit(0 if sound else 4)
