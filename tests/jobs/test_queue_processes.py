"""The queue among several processes: what one decides, the one that runs the job heeds."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from studio.core.bus import Bus
from studio.domain.job import Job, Stopped
from studio.jobs.cancellation import StopWish
from studio.jobs.queue import JobQueue
from tests.fakes.jobs import EventLog, MemoryJobStore, SteppingClock, render_request


@dataclass
class Desk:
    """A queue and what stands around it."""

    store: MemoryJobStore
    bus: Bus
    log: EventLog
    queue: JobQueue


@pytest.fixture
def desk() -> Desk:
    store, bus = MemoryJobStore(), Bus()
    return Desk(store, bus, EventLog(bus), JobQueue(store, bus, SteppingClock(), now_s=lambda: 0.0))


def take(desk: Desk) -> Job:
    job = desk.queue.take_next()
    assert job is not None
    return job


def other_process(desk: Desk) -> JobQueue:
    """A second queue over the same store, as a command has beside an open window."""
    return JobQueue(desk.store, Bus(), SteppingClock())


def test_another_process_stops_a_running_job_and_the_one_that_runs_it_heeds_that(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    elsewhere = other_process(desk)
    stopped = elsewhere.stop(job.id, "The consent was withdrawn.")
    assert isinstance(stopped.state, Stopped)
    assert elsewhere.latest_progress(job.id) is None
    assert not desk.queue.cancellation(job.id).event.is_set()
    desk.queue.heed_store()
    assert desk.queue.cancellation(job.id).wish == StopWish("The consent was withdrawn.")
    assert desk.queue.give_up(job.id) == stopped
    assert not desk.queue.is_running(job.id)
    assert desk.log.states_of(job.id)[-1] == "stopped"


def test_what_another_process_paused_and_resumed_begins_again_only_after_the_run_let_go(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    elsewhere = other_process(desk)
    elsewhere.pause(job.id)
    elsewhere.resume(job.id)
    assert desk.queue.take_next() is None
    desk.queue.heed_store()
    assert desk.queue.cancellation(job.id).event.is_set()
    desk.queue.give_up(job.id)
    again = desk.queue.take_next()
    assert again is not None
    assert (again.id, again.attempt) == (job.id, 1)


def test_a_result_that_came_too_late_does_not_undo_a_stop_from_elsewhere(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    stopped = other_process(desk).stop(job.id)
    assert desk.queue.finish(job.id, "clip-1") == stopped
    assert desk.queue.get(job.id) == stopped


def test_a_job_that_was_taken_in_the_same_moment_is_asked_to_stop(desk: Desk) -> None:
    """Between the reading and the writing of one process, another takes the job."""
    job = desk.queue.submit("clip", render_request())
    elsewhere = other_process(desk)
    desk.store.before_save = lambda: take(desk)
    elsewhere.stop(job.id)
    desk.queue.heed_store()
    assert desk.queue.cancellation(job.id).wish == StopWish("asked")


def test_a_job_that_another_process_cleared_ends_and_hides_no_other(desk: Desk) -> None:
    jobs = [desk.queue.submit(title, render_request()) for title in ("cleared", "stopped")]
    for _ in jobs:
        take(desk)
    elsewhere = other_process(desk)
    elsewhere.stop(jobs[0].id)
    assert elsewhere.clear_finished() == 1
    elsewhere.stop(jobs[1].id, "The consent was withdrawn.")
    desk.queue.heed_store()
    assert isinstance(desk.queue.cancellation(jobs[0].id).wish, StopWish)
    assert desk.queue.cancellation(jobs[1].id).wish == StopWish("The consent was withdrawn.")
    assert isinstance(desk.queue.give_up(jobs[0].id).state, Stopped)
    assert not desk.queue.is_running(jobs[0].id)
    assert desk.log.states_of(jobs[0].id)[-1] == "stopped"
    assert [job.id for job in desk.queue.list()] == [jobs[1].id]


def test_a_result_or_failure_of_a_cleared_job_is_let_go(desk: Desk) -> None:
    ends: tuple[Callable[[str], Job], ...] = (
        lambda job_id: desk.queue.finish(job_id, "clip"),
        lambda job_id: desk.queue.fail(job_id, OSError()),
    )
    for end in ends:
        job = desk.queue.submit("clip", render_request())
        take(desk)
        other_process(desk).stop(job.id)
        other_process(desk).clear_finished()
        assert isinstance(end(job.id).state, Stopped)
        assert not desk.queue.is_running(job.id)
    assert desk.queue.list() == ()


def test_clearing_leaves_what_waits_and_what_still_lets_go_here(desk: Desk) -> None:
    letting_go, done, waiting = (desk.queue.submit(title, render_request()) for title in ("one", "two", "three"))
    take(desk)
    take(desk)
    desk.queue.finish(done.id, "clip")
    other_process(desk).stop(letting_go.id)
    assert desk.queue.clear_finished() == 1
    assert [job.id for job in desk.queue.list()] == [letting_go.id, waiting.id]
    assert [job.id for job in desk.queue.list("queued")] == [waiting.id]
    desk.queue.give_up(letting_go.id)
    assert desk.queue.clear_finished() == 1
