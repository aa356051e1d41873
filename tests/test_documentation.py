"""Every command has help with an example and stands in the README."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ehcp_docs.cli import COMMANDS, main

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def verbs() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)  # type: ignore[attr-defined]
        assert command is not None
        yield name, command


EVERY = list(verbs())


@pytest.mark.parametrize(("name", "command"), EVERY, ids=[name for name, _ in EVERY])
def test_a_command_has_help_with_an_example(name: str, command: click.Command) -> None:
    assert command.help
    assert "Example" in command.help
    assert f"ehcp {name}" in command.help


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_the_readme(name: str) -> None:
    assert f"ehcp {name}" in README
