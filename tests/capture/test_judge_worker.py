"""The camera never waits, old frames are dropped, and the threads end cleanly whatever happens."""

import threading
import time
from types import TracebackType
from typing import Self

import numpy as np
import pytest

from studio.capture.face import Points
from studio.capture.judge_worker import JudgeWorker
from studio.capture.tracking import Sighting, see_nothing
from studio.core.frames import Frame

FRAME = np.zeros((4, 4, 3), np.uint8)
PATIENCE_S = 20.0


class SlowJudge:
    """Takes its time for every frame, and notes what happened in which thread."""

    def __init__(self, track_s: float = 0.0, fails_at: float | None = None, chores: int = 0) -> None:
        self.track_s, self.fails_at, self.chores = track_s, fails_at, chores
        self.gate = threading.Event()
        self.gate.set()
        self.events: list[str] = []
        self.threads: set[str] = set()

    def __enter__(self) -> Self:
        self.events.append("open")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.events.append("close")

    def track(self, frame: Frame) -> Sighting:
        self.gate.wait(PATIENCE_S)
        time.sleep(self.track_s)
        return see_nothing

    def weigh(self, frame: Frame, landmarks_px: Points | None, time_s: float) -> float:
        self.threads.add(threading.current_thread().name)
        if time_s == self.fails_at:
            raise RuntimeError("broken")
        return time_s

    def tidy(self) -> bool:
        self.chores = max(0, self.chores - 1)
        return self.chores > 0


class Ears:
    """Hears verdicts and failures."""

    def __init__(self) -> None:
        self.said: list[float] = []
        self.failures: list[Exception] = []
        self.changed = threading.Condition()

    def hear(self, said: float) -> None:
        with self.changed:
            self.said.append(said)
            self.changed.notify_all()

    def fail(self, error: Exception) -> None:
        with self.changed:
            self.failures.append(error)
            self.changed.notify_all()

    def wait_for(self, count: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.said) + len(self.failures) >= count, PATIENCE_S)


def start(judge: SlowJudge) -> tuple[JudgeWorker[float], Ears]:
    ears = Ears()
    worker = JudgeWorker(judge, ears.hear, ears.fail)
    worker.start()
    return worker, ears


def test_offering_never_waits_and_only_the_newest_frame_is_kept() -> None:
    judge = SlowJudge()
    judge.gate.clear()
    worker, ears = start(judge)

    for number in range(50):
        worker.offer(FRAME, float(number))
    judge.gate.set()
    while 49.0 not in ears.said:
        ears.wait_for(len(ears.said) + 1)

    assert worker.stop(PATIENCE_S)
    assert len(ears.said) <= 3
    assert worker.judged_count + worker.dropped_count == 50
    assert judge.events == ["open", "close"]


def test_submitted_frames_are_all_judged_in_order() -> None:
    worker, ears = start(SlowJudge())

    assert all(worker.submit(FRAME, float(number)) for number in range(40))

    assert worker.stop(PATIENCE_S, drain=True)
    assert ears.said == [float(number) for number in range(40)]
    assert worker.dropped_count == 0


def test_calls_come_between_frames_in_the_weighing_thread() -> None:
    judge = SlowJudge()
    worker, ears = start(judge)
    worker.submit(FRAME, 1.0)
    ears.wait_for(1)
    heard: list[str] = []
    done = threading.Event()

    worker.call(lambda: heard.append(threading.current_thread().name))
    worker.call(done.set)

    assert done.wait(PATIENCE_S)
    assert set(heard) == judge.threads
    assert worker.stop(PATIENCE_S)


def test_a_failure_is_told_once_and_ends_the_judging() -> None:
    judge = SlowJudge(fails_at=2.0)
    worker, ears = start(judge)
    worker.submit(FRAME, 1.0)
    worker.submit(FRAME, 2.0)
    while not ears.failures:
        ears.wait_for(len(ears.said) + 1)

    assert worker.stop(PATIENCE_S)
    assert [str(error) for error in ears.failures] == ["broken"]
    assert not worker.submit(FRAME, 3.0)
    assert judge.events == ["open", "close"]


def test_a_judge_that_cannot_open_is_told() -> None:
    class Shut(SlowJudge):
        def __enter__(self) -> Self:
            raise OSError("no model")

    worker, ears = start(Shut())
    ears.wait_for(1)

    assert worker.stop(PATIENCE_S)
    assert isinstance(ears.failures[0], OSError)


def test_chores_are_done_in_quiet_moments() -> None:
    judge = SlowJudge(chores=30)
    worker, ears = start(judge)
    worker.submit(FRAME, 1.0)
    ears.wait_for(1)

    end_s = time.monotonic() + PATIENCE_S
    while judge.chores and time.monotonic() < end_s:
        time.sleep(0.01)

    assert judge.chores == 0
    assert worker.stop(PATIENCE_S)


@pytest.mark.parametrize("round_number", range(5))
def test_it_stops_while_frames_pour_in(round_number: int) -> None:
    worker, _ = start(SlowJudge(track_s=0.002))
    pouring = threading.Event()

    def pour() -> None:
        while not pouring.is_set():
            worker.offer(FRAME, 0.0)
            time.sleep(0.0005)

    camera = threading.Thread(target=pour)
    camera.start()
    time.sleep(0.01 * (round_number + 1))
    assert worker.stop(PATIENCE_S)
    pouring.set()
    camera.join(PATIENCE_S)
    assert not worker.is_running
