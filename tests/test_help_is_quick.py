"""Nothing is loaded that is not needed. That nothing leaves the machine is shown in test_packaging.py."""

from __future__ import annotations

import subprocess
import sys


def test_help_loads_neither_spacy_nor_word() -> None:
    code = "import sys; from ehcp_docs.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint({"spacy", "docx", "docxtpl", "jsonschema", "jinja2", "lxml"})
