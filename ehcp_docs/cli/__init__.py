"""The ``ehcp`` command: one thin file per family of verbs, each imported only when it is used."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from ehcp_docs import __version__
from ehcp_docs.errors import EhcpError

# verb -> (module, one-line help). Help stands here so that `ehcp --help` imports no command.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "Do everything once on the sample plans, into a folder."),
    "validate": ("validate", "List every fault of plan files at once, in plain words."),
    "render": ("render", "Make a Word plan, letter or monitoring summary from data."),
    "documents": ("documents", "List, show and check the Word templates."),
    "read": ("read", "Turn a council's Word or PDF plan into plan data, and account for every word."),
    "compare": ("compare", "Show what changed between two versions of a plan, and what got weaker."),
    "audit": ("audit", "Audit plans: findings, score and reports."),
    "check": ("check", "Feedback on one outcome, provision or need while you write."),
    "advice": ("advice", "Read advice reports, and compare what they recommend with a plan."),
    "clock": ("clock", "Every time limit of a case, with its sum and its source."),
    "due": ("due", "What is due and overdue over a folder of cases: table, Excel, CSV, calendar."),
    "board": (
        "board",
        "The paper for the SEND board: numbers, time limits, audits, with small numbers left out.",
    ),
    "history": ("history", "How old plans are, and how each outcome went from review to review."),
    "rules": ("rules", "List, show and test the audit rules."),
    "doctor": ("doctor", "Show versions, language model and folders."),
}


class Ehcp(click.Group):
    """Loads a command when it is called, and prints a user's errors without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of a first day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if name not in COMMANDS:
            return None
        module = import_module(f"ehcp_docs.cli.{COMMANDS[name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As Click does, with the nearest known verbs when there is none of that name."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=2)
            hint = f" Did you mean {' or '.join(near)}?" if near else " See: ehcp --help"
            ctx.fail(f"There is no command “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with their help, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; an EhcpError becomes lines on standard error and its exit code."""
        try:
            return super().invoke(ctx)
        except EhcpError as error:
            for line in error.lines():
                click.echo(line, err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Ehcp, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="ehcp-docs")
def main() -> None:
    """Make and audit Education, Health and Care plans. Everything stays on this machine.

    \b
    First time?   ehcp demo
    One command:  ehcp audit --help
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console in a legacy code page must not stop an audit
            stream.reconfigure(encoding="utf-8", errors="replace")
