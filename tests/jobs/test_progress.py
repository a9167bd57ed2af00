"""The rate of progress events: bearable, and the last one always."""

import threading
from dataclasses import dataclass, field

import pytest

from studio.core.bus import Bus
from studio.domain.job import Progress
from studio.jobs.outbox import Outbox
from studio.jobs.progress import ProgressBoard
from tests.fakes.jobs import EventLog


@dataclass
class Board:
    """A board with a clock that the test sets."""

    now_s: float = 0.0
    bus: Bus = field(default_factory=Bus)

    def __post_init__(self) -> None:
        self.log = EventLog(self.bus)
        self.outbox = Outbox(self.bus)
        self.board = ProgressBoard(self.outbox, lambda: self.now_s)

    def told(self, job_id: str = "job") -> list[int]:
        return [event.progress.done for event in self.log.progress_of(job_id)]


@pytest.fixture
def bench() -> Board:
    bench = Board()
    bench.board.open("job")
    return bench


def test_at_most_ten_a_second_and_the_last_one_always(bench: Board) -> None:
    for step in range(1000):
        bench.now_s = step / 1000
        bench.board.report("job", Progress("denoise", step, 1000))
    assert len(bench.told()) <= 11
    bench.board.close("job")
    bench.outbox.deliver()
    assert bench.told()[0] == 0
    assert bench.told()[-1] == 999
    assert bench.told() == sorted(set(bench.told()))


def test_jobs_do_not_wait_for_each_other(bench: Board) -> None:
    bench.board.open("other")
    bench.board.report("job", Progress("denoise", 1, 9))
    bench.board.report("other", Progress("denoise", 2, 9))
    assert (bench.told("job"), bench.told("other")) == ([1], [2])


def test_a_skipped_preview_travels_with_the_next_report(bench: Board) -> None:
    for done, preview in enumerate((b"", b"picture", b"")):
        bench.board.report("job", Progress("denoise", done, 3, preview_png=preview))
    bench.board.close("job")
    bench.outbox.deliver()
    assert [(e.progress.done, e.progress.preview_png) for e in bench.log.progress_of("job")] == [
        (0, b""),
        (2, b"picture"),
    ]


def test_the_latest_keeps_the_last_preview(bench: Board) -> None:
    bench.board.report("job", Progress("denoise", 1, 3, preview_png=b"picture"))
    bench.now_s = 5
    bench.board.report("job", Progress("decode", 2, 3))
    assert bench.board.latest("job") == Progress("decode", 2, 3, preview_png=b"picture")
    assert bench.log.progress_of("job")[-1].progress == Progress("decode", 2, 3)


def test_what_was_held_back_goes_out_in_time_without_another_report() -> None:
    bus = Bus()
    log = EventLog(bus)
    times = iter([0.0, 0.005])
    board = ProgressBoard(Outbox(bus), lambda: next(times, 1.0), interval_s=0.01)
    board.open("job")
    stopping = threading.Event()
    pacer = threading.Thread(target=board.pace, args=(stopping,))
    board.report("job", Progress("denoise", 1, 3))
    board.report("job", Progress("denoise", 2, 3))
    pacer.start()
    for _ in range(300):
        if len(log.events) == 2:
            break
        stopping.wait(0.01)
    stopping.set()
    board.wake()
    pacer.join()
    assert [event.progress.done for event in log.progress_of("job")] == [1, 2]


def test_after_the_end_nothing_is_told(bench: Board) -> None:
    bench.board.close("job")
    bench.board.report("job", Progress("late", 1, 1))
    bench.outbox.deliver()
    assert bench.told() == []
