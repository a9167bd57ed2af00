"""Jobs called in the calling thread: the same contract as in a worker, without one."""

import threading
from pathlib import Path

import pytest

from studio.core import serial
from studio.domain.errors import Cancelled, ConsentRevoked, InvalidInput, OutOfMemory
from studio.domain.job import JobOutput, Progress, RenderOutput
from studio.jobs.lanes import InlineLane
from tests.fakes.job_targets import TARGETS, target
from tests.fakes.jobs import job_context, render_request


class Bench:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lane = InlineLane(TARGETS)
        self.cancel = threading.Event()
        self.said: list[Progress] = []

    def run(self, name: str, request_json: str | None = None) -> JobOutput:
        request_json = serial.to_json(render_request()) if request_json is None else request_json
        return self.lane.run(target(name), request_json, job_context(self.folder), self.hear, self.cancel)

    def hear(self, progress: Progress) -> None:
        self.said.append(progress)
        if len(self.said) == 5:
            self.cancel.set()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_job_gives_its_output_and_progress(bench: Bench) -> None:
    assert isinstance(bench.run("succeed"), RenderOutput)
    assert [progress.done for progress in bench.said] == [1, 2, 3]


def test_a_cancel_takes_hold_at_the_next_report(bench: Bench) -> None:
    with pytest.raises(Cancelled):
        bench.run("loop")
    assert len(bench.said) == 5
    with pytest.raises(Cancelled):
        bench.run("succeed")
    assert len(bench.said) == 5


def test_known_errors_and_bugs_come_as_they_are(bench: Bench) -> None:
    with pytest.raises(ConsentRevoked):
        bench.run("refuse")
    with pytest.raises(ZeroDivisionError):
        bench.run("break_down")
    with pytest.raises(TypeError, match="no job output"):
        bench.run("give_nonsense")


@pytest.mark.parametrize("name", ["run_out_of_memory", "run_out_of_gpu_memory", "run_out_of_allocator"])
def test_every_kind_of_lacking_memory_is_the_same_error(bench: Bench, name: str) -> None:
    with pytest.raises(OutOfMemory) as caught:
        bench.run(name)
    assert caught.value.__cause__ is not None


def test_a_class_keeps_its_instance_warm(bench: Bench) -> None:
    for _ in range(3):
        bench.run("WarmModel")
    assert [progress.done for progress in bench.said] == [1, 2, 3]


def test_a_target_off_the_list_is_refused(bench: Bench) -> None:
    with pytest.raises(PermissionError):
        bench.lane.run(
            "os:getcwd", serial.to_json(render_request()), job_context(bench.folder), bench.hear, bench.cancel
        )


@pytest.mark.parametrize("request_json", ["", "{}", '{"kind":"render"}', '{"kind":"dance"}', "[1]"])
def test_a_request_that_is_none_is_refused(bench: Bench, request_json: str) -> None:
    with pytest.raises(InvalidInput):
        bench.run("succeed", request_json)
