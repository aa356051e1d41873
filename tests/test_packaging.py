"""The wheel: it holds templates, schemas, rules and samples, and does the demo from an empty environment, offline."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, **kwargs: object) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "EHCP_HOME")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, env=environment, timeout=500
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_shipped_file(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for kind in ("templates", "schemas", "audit_rules", "samples"):
        for path in (ROOT / kind).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"ehcp_docs/{path.relative_to(ROOT).as_posix()}" in held


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with nothing but the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=folder)
    return scripts


WITHOUT_NETWORK = """
import os, socket, sys

def refused(*args, **kwargs):
    sys.stderr.write("a connection was tried")
    sys.stderr.flush()
    os._exit(9)  # no exception: nothing may catch it and go on

socket.socket.connect = refused
socket.socket.connect_ex = refused
socket.create_connection = refused
socket.getaddrinfo = refused
sys.argv = ["ehcp", "demo"]
from ehcp_docs.cli import main
main()
"""


def test_the_wheel_runs_the_demo_in_an_empty_environment_elsewhere_without_a_network(
    scripts: Path, tmp_path: Path
) -> None:
    told = run(scripts / "python", "-c", WITHOUT_NETWORK, cwd=tmp_path)
    assert "Open these first:" in told
    assert (tmp_path / "ehcp-demo" / "audit" / "index.html").is_file()
    assert (tmp_path / "ehcp-demo" / "versions" / "new_with_changes_tracked.docx").is_file()
    assert str(scripts.parent) in run(
        scripts / "ehcp", "doctor", cwd=tmp_path
    )  # its own files, not a checkout's
