"""The wheel: it holds templates, schemas, rules and samples, and does the demo from an empty environment."""

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


def test_the_wheel_runs_the_demo_in_an_empty_environment_elsewhere(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    told = run(scripts / "ehcp", "demo", cwd=tmp_path)
    assert "Open these first:" in told
    assert (tmp_path / "ehcp-demo" / "audit" / "index.html").is_file()
    assert str(tmp_path) in run(scripts / "ehcp", "doctor", cwd=tmp_path)
