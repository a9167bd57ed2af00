"""The queue: which changes it allows, what it keeps and what it tells."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from studio.core.bus import Bus
from studio.domain.errors import ConsentRevoked, InvalidInput, NotFound, StudioError
from studio.domain.events import JobAdded, JobChanged
from studio.domain.job import Done, Failed, Job, Paused, Progress, Queued, Running, Stopped
from studio.jobs.cancellation import PauseWish, StopWish
from studio.jobs.queue import JobQueue
from studio.jobs.transitions import TRANSITIONS
from tests.fakes.jobs import EventLog, MemoryJobStore, SteppingClock, render_request, train_request


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


def test_jobs_are_taken_in_the_order_of_their_submission(desk: Desk) -> None:
    first = desk.queue.submit("first", render_request())
    second = desk.queue.submit("second", train_request())
    assert [job.id for job in desk.queue.list()] == [first.id, second.id]
    assert take(desk).id == first.id
    assert take(desk).id == second.id
    assert desk.queue.take_next() is None


def test_a_lane_takes_only_what_it_accepts(desk: Desk) -> None:
    desk.queue.submit("render", render_request())
    training = desk.queue.submit("train", train_request())
    job = desk.queue.take_next(lambda job: job.request.kind == "train")
    assert job is not None
    assert job.id == training.id
    assert isinstance(job.state, Running)


def test_a_finished_job_names_its_result_and_every_step_was_told(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    state = desk.queue.finish(job.id, "clip-7").state
    assert isinstance(state, Done)
    assert state.result_id == "clip-7"
    assert desk.log.states_of(job.id) == ["queued", "running", "done"]
    assert isinstance(desk.log.events[0], JobAdded)
    assert desk.queue.get(job.id) == desk.store.get(job.id)


def test_a_known_error_is_kept_with_its_words(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    state = desk.queue.fail(job.id, ConsentRevoked("Ada withdrew consent.", "Ask her.")).state
    assert isinstance(state, Failed)
    assert (state.code, state.message, state.hint) == ("consent-revoked", "Ada withdrew consent.", "Ask her.")


def test_a_bug_is_kept_by_its_type_alone(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    state = desk.queue.fail(job.id, KeyError("a secret prompt")).state
    assert isinstance(state, Failed)
    assert state.code == "bug"
    assert "KeyError" in state.message
    assert "secret" not in state.message + state.hint


def test_a_waiting_job_is_stopped_and_paused_at_once(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    assert isinstance(desk.queue.pause(job.id).state, Paused)
    assert isinstance(desk.queue.stop(job.id).state, Stopped)


def test_a_running_job_is_asked_and_ends_as_wished(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    assert isinstance(desk.queue.pause(job.id).state, Running)
    assert desk.queue.cancellation(job.id).event.is_set()
    assert desk.queue.cancellation(job.id).wish == PauseWish("asked")
    state = desk.queue.give_up(job.id).state
    assert isinstance(state, Paused)
    assert state.reason == "asked"
    with pytest.raises(InvalidInput):
        desk.queue.cancellation(job.id)


def test_a_stop_outdoes_a_pause_but_not_the_other_way_round(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    desk.queue.pause(job.id)
    desk.queue.stop(job.id, "consent was withdrawn")
    desk.queue.interrupt_running()
    assert desk.queue.cancellation(job.id).wish == StopWish("consent was withdrawn")
    assert isinstance(desk.queue.give_up(job.id).state, Stopped)


def test_a_job_that_lets_go_unasked_is_offered_again(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    state = desk.queue.give_up(job.id).state
    assert isinstance(state, Paused)
    assert state.reason == "interrupted"


def test_resume_keeps_the_place(desk: Desk) -> None:
    first, second = (desk.queue.submit(title, render_request()) for title in ("first", "second"))
    desk.queue.pause(first.id)
    resumed = desk.queue.resume(first.id)
    assert (resumed.position, resumed.attempt, resumed.state) == (first.position, 1, Queued())
    assert [job.id for job in desk.queue.list()] == [first.id, second.id]


def test_what_was_stopped_for_a_withdrawn_consent_stays_stopped(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    desk.queue.stop(job.id, "consent was withdrawn")
    with pytest.raises(InvalidInput, match="consent was withdrawn"):
        desk.queue.resume(job.id)
    with pytest.raises(InvalidInput):
        desk.queue.resume(job.id)


def test_stop_where_stops_all_that_is_unfinished_and_names_what_runs(desk: Desk) -> None:
    running, failed, paused, done, other = (
        desk.queue.submit(title, render_request(avatar_id="bob" if title == "other" else "ada"))
        for title in ("running", "failed", "paused", "done", "other")
    )
    for _ in range(4):
        take(desk)
    desk.queue.fail(failed.id, StudioError("No.", "Yes."))
    desk.queue.give_up(paused.id)
    desk.queue.finish(done.id, "clip")
    asked = desk.queue.stop_where(
        lambda job: job.request.kind == "render" and job.request.adapters[0].avatar_id == "ada", "withdrawn"
    )
    assert asked == (running.id,)
    assert desk.queue.is_running(running.id)
    desk.queue.give_up(running.id)
    assert not desk.queue.is_running(running.id)
    states = [job.state.kind for job in desk.queue.list()]
    assert states == ["stopped", "stopped", "stopped", "done", "queued"]
    assert other.state == desk.queue.get(other.id).state


def test_after_a_crash_running_jobs_are_paused_or_done(desk: Desk) -> None:
    lost, filed, waiting = (desk.queue.submit(title, render_request()) for title in ("lost", "filed", "waiting"))
    take(desk)
    take(desk)
    after = JobQueue(desk.store, Bus(), SteppingClock())
    found = after.recover(lambda job: "clip-9" if job.id == filed.id else None)
    assert [job.id for job in found] == [lost.id, filed.id]
    assert [job.state.kind for job in after.list()] == ["paused", "done", "queued"]
    state = after.get(lost.id).state
    assert isinstance(state, Paused)
    assert state.reason == "interrupted"
    assert after.get(waiting.id) == waiting
    assert after.recover() == ()


def test_recover_leaves_alone_what_runs_here(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    assert desk.queue.recover() == ()
    assert isinstance(desk.queue.get(job.id).state, Running)


def test_unknown_jobs_are_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.queue.get("nobody")
    with pytest.raises(NotFound):
        desk.queue.stop("nobody")


def test_what_the_store_refused_is_not_told(desk: Desk) -> None:
    desk.store.fails = 1
    with pytest.raises(OSError, match="told to fail"):
        desk.queue.submit("clip", render_request())
    assert desk.log.events == []
    job = desk.queue.submit("clip", render_request())
    desk.store.fails = 1
    with pytest.raises(OSError, match="told to fail"):
        desk.queue.take_next()
    assert desk.log.states_of(job.id) == ["queued"]
    assert take(desk).id == job.id


def test_an_abandoned_job_is_left_to_recover(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    take(desk)
    desk.queue.abandon(job.id)
    assert not desk.queue.is_running(job.id)
    assert [found.id for found in desk.queue.recover()] == [job.id]


def test_a_listener_may_call_back(desk: Desk) -> None:
    def stop_at_once(event: JobAdded) -> None:
        desk.queue.stop(event.job.id)

    desk.bus.subscribe(JobAdded, stop_at_once)
    job = desk.queue.submit("clip", render_request())
    assert desk.log.states_of(job.id) == ["queued", "stopped"]


def test_progress_is_told_and_forgotten_at_the_end(desk: Desk) -> None:
    job = desk.queue.submit("clip", render_request())
    desk.queue.report(job.id, Progress("too early", 0, 1))
    take(desk)
    for done in range(5):
        desk.queue.report(job.id, Progress("denoise", done, 5))
    assert desk.queue.latest_progress(job.id) == Progress("denoise", 4, 5)
    desk.queue.finish(job.id, "clip")
    assert [event.progress.done for event in desk.log.progress_of(job.id)] == [0, 4]
    assert isinstance(desk.log.events[-1], JobChanged)
    assert desk.queue.latest_progress(job.id) is None


def test_many_threads_take_each_job_once(desk: Desk) -> None:
    ids = {desk.queue.submit(str(n), render_request(seed=n)).id for n in range(40)}
    taken: list[str] = []

    def drain() -> None:
        while (job := desk.queue.take_next()) is not None:
            taken.append(job.id)
            desk.queue.finish(job.id, "clip")

    threads = [threading.Thread(target=drain) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 40
    assert set(taken) == ids
    assert all(desk.log.states_of(job_id) == ["queued", "running", "done"] for job_id in ids)


@pytest.mark.parametrize("seed", range(20))
def test_random_transitions_keep_to_the_table(desk: Desk, seed: int) -> None:
    """Whatever is asked in whatever order: allowed steps happen and are told, forbidden ones change nothing."""
    draws = iter(hashlib.shake_256(str(seed).encode()).digest(120))
    queue = desk.queue
    steps: list[Callable[[str], object]] = [
        lambda job_id: queue.take_next(),
        lambda job_id: queue.finish(job_id, "clip"),
        lambda job_id: queue.fail(job_id, StudioError("No.", "")),
        queue.give_up,
        queue.pause,
        queue.stop,
        lambda job_id: queue.stop(job_id, "withdrawn"),
        queue.resume,
        lambda job_id: queue.recover(),
        lambda job_id: queue.stop_where(lambda job: job.id == job_id, "withdrawn"),
    ]
    ids = [queue.submit(str(n), render_request(seed=n)).id for n in range(3)]
    for step, job_number in zip(draws, draws, strict=True):
        before = {job.id: job for job in queue.list()}
        try:
            steps[step % len(steps)](ids[job_number % len(ids)])
        except InvalidInput:
            assert {job.id: job for job in queue.list()} == before
        for job in queue.list():
            old = before[job.id]
            assert job.state == old.state or job.state.kind in TRANSITIONS[old.state.kind]
            assert job.attempt - old.attempt == (isinstance(job.state, Queued) and not isinstance(old.state, Queued))
            assert queue.is_running(job.id) == isinstance(job.state, Running)
            assert replace(job, state=old.state, attempt=old.attempt, position=old.position) == old
    assert {job_id: desk.log.states_of(job_id)[-1] for job_id in ids} == {
        job.id: job.state.kind for job in queue.list()
    }
