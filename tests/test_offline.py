"""Nothing leaves the machine: the whole job runs where no connection can be opened."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

BLOCKED = """
import socket, sys

def refused(*args, **kwargs):
    raise AssertionError("a connection was tried")

socket.socket.connect = refused
socket.socket.connect_ex = refused
socket.create_connection = refused
socket.getaddrinfo = refused
sys.argv = ["ehcp", "demo", {folder!r}]
from ehcp_docs.cli import main
main(standalone_mode=False)
"""


@pytest.mark.slow
def test_the_demo_runs_without_a_network(tmp_path: Path) -> None:
    code = textwrap.dedent(BLOCKED).format(folder=str(tmp_path / "demo"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert "a connection was tried" not in done.stderr
    assert (tmp_path / "demo" / "audit" / "index.html").is_file(), done.stderr


def test_help_loads_neither_spacy_nor_word() -> None:
    code = "import sys; from ehcp_docs.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint({"spacy", "docx", "docxtpl", "jsonschema", "jinja2", "lxml"})
