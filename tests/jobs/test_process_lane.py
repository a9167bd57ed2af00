"""Real spawned workers: what they give, how they fail, and that nothing of them is left."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from studio.core import serial
from studio.domain.errors import Cancelled, ConsentRevoked, OutOfMemory, WorkerDied
from studio.domain.job import JobOutput, Progress, RenderOutput, TrainOutput
from studio.jobs.faults import WorkerBug
from studio.jobs.process_lane import ProcessLane
from tests.fakes.job_targets import PREVIEW_PNG, TARGETS, target
from tests.fakes.jobs import job_context, render_request


@dataclass
class Bench:
    """One lane, and a way to run jobs in it."""

    folder: Path
    lane: ProcessLane
    said: list[Progress] = field(default_factory=list)

    def run(
        self, name: str, *, cancel: threading.Event | None = None, hear: Callable[[], None] | None = None
    ) -> JobOutput:
        def listen(progress: Progress) -> None:
            self.said.append(progress)
            if hear is not None:
                hear()

        request = serial.to_json(render_request())
        return self.lane.run(target(name), request, job_context(self.folder), listen, cancel or threading.Event())

    def run_and_cancel(self, name: str) -> float:
        """Cancel at the first word; how many seconds that took."""
        cancel = threading.Event()
        begun_s: list[float] = []

        def hear() -> None:
            begun_s.append(time.monotonic())
            cancel.set()

        with pytest.raises(Cancelled):
            self.run(name, cancel=cancel, hear=hear)
        return time.monotonic() - begun_s[0]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A lane with all the patience that a busy machine needs."""
    yield from open_bench(tmp_path_factory.mktemp("lane"), grace_s=60)


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A lane for workers that ignore a cancel."""
    yield from open_bench(tmp_path_factory.mktemp("lane"), grace_s=0.2)


def open_bench(folder: Path, *, grace_s: float) -> Iterator[Bench]:
    lane = ProcessLane(TARGETS, folder / "logs" / "worker.log", grace_s=grace_s, threads=1)
    yield Bench(folder, lane)
    lane.close()


@pytest.fixture
def bench(shared: Bench) -> Bench:
    return Bench(shared.folder, shared.lane)


def is_gone(pid: int, within_s: float = 3.0) -> bool:
    deadline_s = time.monotonic() + within_s
    while time.monotonic() < deadline_s:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def test_a_job_gives_its_output_and_all_its_progress(bench: Bench) -> None:
    output = bench.run("succeed")
    assert isinstance(output, RenderOutput)
    assert (output.width_px, output.height_px) == (64, 112)
    assert [p.done for p in bench.said] == [1, 2, 3]
    assert bench.said[-1] == Progress("denoise", 3, 3, 0.5, PREVIEW_PNG, (("loss", 0.25),))


def test_a_long_chart_of_losses_crosses_the_pipe(bench: Bench) -> None:
    output = bench.run("train")
    assert isinstance(output, TrainOutput)
    assert output.losses[399] == (399, 1 / 400)


def test_the_worker_stays_warm_between_jobs_and_after_known_errors(bench: Bench) -> None:
    bench.run("WarmModel")
    pid, first = bench.lane.worker_pid, bench.said[-1].done
    with pytest.raises(ConsentRevoked) as caught:
        bench.run("refuse")
    assert (caught.value.message, caught.value.hint) == ("Ada withdrew consent.", "A new scan is needed.")
    bench.run_and_cancel("loop")
    bench.run("WarmModel")
    assert bench.lane.worker_pid == pid
    assert bench.said[-1].done == first + 1


def test_a_cancel_reaches_the_next_report(bench: Bench) -> None:
    assert bench.run_and_cancel("loop") < 5


def test_a_late_cancel_does_not_hit_the_next_job(bench: Bench) -> None:
    bench.run_and_cancel("loop")
    assert isinstance(bench.run("succeed"), RenderOutput)


def test_a_job_cancelled_beforehand_is_never_begun(bench: Bench) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        bench.run("succeed", cancel=cancel)
    assert not bench.said


@pytest.mark.parametrize("name", ["ignore_cancel", "swallow_cancel"])
def test_a_worker_that_ignores_a_cancel_is_killed_and_replaced(hasty: Bench, name: str) -> None:
    hasty.run("succeed")
    pid = hasty.lane.worker_pid
    assert pid is not None
    assert hasty.run_and_cancel(name) < 10
    assert is_gone(pid)
    assert isinstance(hasty.run("succeed"), RenderOutput)
    assert hasty.lane.worker_pid != pid


def test_killing_a_worker_kills_what_it_started(hasty: Bench) -> None:
    hasty.run_and_cancel("start_child_and_ignore_cancel")
    assert is_gone(hasty.said[-1].done)


@pytest.mark.skipif(os.name != "posix", reason="only POSIX knows process groups")
def test_what_a_dead_worker_started_is_killed_too(bench: Bench) -> None:
    with pytest.raises(WorkerDied):
        bench.run("start_child_and_die")
    assert is_gone(bench.said[-1].done)


def test_the_death_of_a_worker_is_told_with_a_hint(bench: Bench) -> None:
    with pytest.raises(WorkerDied) as caught:
        bench.run("exit_hard")
    assert "exit code 7" in caught.value.message
    assert "memory" in caught.value.hint
    assert bench.lane.worker_pid is None
    assert isinstance(bench.run("succeed"), RenderOutput)


def test_a_worker_killed_in_the_middle_of_a_job(bench: Bench) -> None:
    def kill() -> None:
        pid = bench.lane.worker_pid
        assert pid is not None
        psutil.Process(pid).kill()

    with pytest.raises(WorkerDied, match="SIGKILL" if os.name == "posix" else "exit code"):
        bench.run("ignore_cancel", hear=kill)


def test_a_worker_killed_while_idle_is_replaced_unnoticed(bench: Bench) -> None:
    bench.run("succeed")
    pid = bench.lane.worker_pid
    assert pid is not None
    psutil.Process(pid).kill()
    assert isinstance(bench.run("succeed"), RenderOutput)


@pytest.mark.parametrize(
    ("name", "error_type", "words"),
    [
        ("break_down", "ZeroDivisionError", "a bug in the job"),
        ("leave", "SystemExit", "leave"),
        ("give_nonsense", "TypeError", "no job output"),
        ("give_too_much", "ValueError", "over the limit"),
    ],
)
def test_a_bug_comes_back_with_its_traceback(bench: Bench, name: str, error_type: str, words: str) -> None:
    with pytest.raises(WorkerBug) as caught:
        bench.run(name)
    assert caught.value.error_type == error_type
    assert words in str(caught.value)
    assert "Traceback" in str(caught.value)
    assert bench.lane.worker_pid is None


def test_memory_that_ran_out_is_a_known_error_and_costs_the_worker(bench: Bench) -> None:
    with pytest.raises(OutOfMemory):
        bench.run("run_out_of_memory")
    assert bench.lane.worker_pid is None


def test_a_target_off_the_list_is_not_even_imported(bench: Bench) -> None:
    with pytest.raises(WorkerBug) as caught:
        bench.lane.run(
            "os:getcwd", serial.to_json(render_request()), job_context(bench.folder), print, threading.Event()
        )
    assert caught.value.error_type == "PermissionError"


def test_output_of_every_kind_goes_to_the_log_file(bench: Bench) -> None:
    bench.run("speak")
    log = (bench.folder / "logs" / "worker.log").read_text(encoding="utf-8")
    for words in ("words of Python — ünïcode", "words of native code", "words of a child"):
        assert words in log
    assert "beach" not in log
    assert (bench.said[-1].stage, bench.said[-1].done) == ("PASSIVE", 1)


def test_a_worker_imports_nothing_heavy(bench: Bench) -> None:
    bench.run("list_modules")
    modules = set(bench.said[-1].stage.split())
    assert "pydantic" in modules
    assert not modules & {
        "torch",
        "numpy",
        "PySide6",
        "sqlite3",
        "sqlite_utils",
        "cv2",
        "mediapipe",
        "PIL",
        "diffusers",
    }


def test_closing_during_a_job_ends_it(bench: Bench) -> None:
    closers: list[threading.Thread] = []

    def close() -> None:
        if not closers:
            closers.append(threading.Thread(target=bench.lane.close))
            closers[0].start()

    with pytest.raises(WorkerDied):
        bench.run("ignore_cancel", hear=close)
    closers[0].join()
    assert bench.lane.worker_pid is None
    assert isinstance(bench.run("succeed"), RenderOutput)
