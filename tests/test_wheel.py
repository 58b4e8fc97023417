"""The wheel, installed in an empty environment away from the tree, does the main job."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_the_installed_wheel_runs_the_demo_away_from_the_tree(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    wheel = next(tmp_path.glob("*.whl"))
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [scripts / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel],
        check=True,
    )
    away = tmp_path / "Thư mục của chị Ánh"
    away.mkdir()
    done = subprocess.run(
        [scripts / "baocao", "demo", "-o", "kết quả"],
        cwd=away, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (away / "kết quả" / "tong-hop.xlsx").stat().st_size > 10_000
    assert (away / "kết quả" / "bao-cao.docx").stat().st_size > 10_000
