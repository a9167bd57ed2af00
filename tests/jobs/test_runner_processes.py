"""The background pool with real worker processes, and its ends: killed, forgotten, in good order."""

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from studio.domain.job import Failed, Paused
from studio.jobs.process_lane import ProcessLane
from tests.fakes.job_targets import TARGETS
from tests.jobs.scene import Studio, running, wait_until


@pytest.fixture
def process_studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path, lane=ProcessLane(TARGETS, tmp_path / "worker.log", grace_s=0.3))


@pytest.mark.expects_logs
def test_in_a_worker_process_jobs_succeed_fail_break_and_end(process_studio: Studio) -> None:
    studio = process_studio
    outcomes = {}
    with running(studio):
        for name in ("succeed", "refuse", "break_down", "exit_hard", "run_out_of_gpu_memory", "run_out_of_allocator"):
            job_id = studio.submit(name)
            studio.wait_idle()
            state = studio.state(job_id)
            outcomes[name] = state.code if isinstance(state, Failed) else state.kind
        deaf = studio.submit("start_child_and_ignore_cancel")
        studio.wait_for_progress(deaf)
    assert outcomes == {
        "succeed": "done",
        "refuse": "consent-revoked",
        "break_down": "bug",
        "exit_hard": "worker-died",
        "run_out_of_gpu_memory": "out-of-memory",
        "run_out_of_allocator": "out-of-memory",
    }
    state = studio.state(deaf)
    assert isinstance(state, Paused)
    assert state.reason == "interrupted"
    child_pid = studio.log.progress_of(deaf)[-1].progress.done
    assert wait_until(lambda: is_gone(child_pid))
    assert not [p for p in psutil.Process().children() if "worker_main" in " ".join(p.cmdline())]


def test_a_killed_app_leaves_no_orphans(tmp_path: Path) -> None:
    """kill -9 in the middle of a job: worker and the worker's child are gone within two seconds."""
    root = Path(__file__).parents[2]
    app = subprocess.Popen([sys.executable, "-m", "tests.fakes.lonely_app", str(tmp_path)], cwd=root)
    try:
        assert wait_until((tmp_path / "pids").exists)
        worker_pid, child_pid = map(int, (tmp_path / "pids").read_text().split())
        assert not is_gone(worker_pid)
    finally:
        app.kill()
        app.wait()
    begun_s = time.monotonic()
    assert wait_until(lambda: is_gone(worker_pid) and is_gone(child_pid))
    assert time.monotonic() - begun_s < 2


def test_an_app_that_forgets_to_stop_interrupts_its_job_and_ends(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-m", "tests.fakes.forgetful_app", str(tmp_path)], cwd=root, check=True, timeout=60)
    assert (tmp_path / "state").read_text() == "paused"
    assert is_gone(int((tmp_path / "worker").read_text()))
    assert list((tmp_path / "work").iterdir()) == []


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
