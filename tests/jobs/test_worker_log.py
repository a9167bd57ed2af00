"""The log of a worker takes everything and stays small.

In processes of their own, for it takes over their streams.
"""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run_with_log(path: Path, code: str) -> None:
    setup = "import os, sys; from pathlib import Path; from studio.jobs.worker_log import WorkerLog\n"
    opened = f"log = WorkerLog(Path({str(path)!r})); log.open()\n"
    done = subprocess.run([sys.executable, "-c", setup + opened + code], cwd=ROOT, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_long_log_is_turned_over_and_three_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "worker.log"
    run_with_log(path, "for n in range(5):\n    sys.stdout.write(str(n) + 'x' * (1 << 20) + '\\n'); log.rotate()")
    assert sorted(p.name for p in path.parent.iterdir()) == ["worker.1.log", "worker.2.log", "worker.log"]
    assert path.read_bytes() == b""
    assert (path.parent / "worker.1.log").read_text().startswith("4x")
    assert (path.parent / "worker.2.log").read_text().startswith("3x")


def test_a_short_log_is_continued(tmp_path: Path) -> None:
    path = tmp_path / "worker.log"
    for n in range(2):
        run_with_log(path, f"print('line', {n}); log.rotate()")
    assert path.read_text().split() == ["line", "0", "line", "1"]


@pytest.mark.skipif(os.name != "posix", reason="Windows guards the user's folder by other means")
def test_a_log_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "worker.log"
    run_with_log(path, "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_output_never_fails_for_its_letters(tmp_path: Path) -> None:
    path = tmp_path / "worker.log"
    run_with_log(path, r"print('\udc80 ünïcode')")
    assert "ünïcode" in path.read_text(encoding="utf-8")
