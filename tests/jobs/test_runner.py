"""The background pool, over a store in memory: what becomes of jobs, whatever they do."""

import logging
import time
from pathlib import Path

import pytest

from studio.core.bus import Bus
from studio.domain.errors import ConsentRevoked, DiskFull, LibraryBusy
from studio.domain.events import JobProgressed
from studio.domain.job import Done, Failed, Job, JobOutput, JobState, Paused, Stopped
from studio.jobs.queue import JobQueue
from studio.jobs.runner import JobRules, QueueRunner
from studio.jobs.runner_lock import RunnerLock
from tests.fakes.job_targets import target
from tests.fakes.jobs import SteppingClock, render_request, train_request
from tests.jobs.scene import WITHIN_S, Studio, running, wait_until


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def test_queued_work_is_done_and_filed(studio: Studio) -> None:
    before = studio.submit()
    with running(studio):
        after = studio.submit()
        studio.wait_idle()
    for job_id in (before, after):
        state = studio.state(job_id)
        assert isinstance(state, Done)
        assert state.result_id == f"result of {job_id}"
        assert studio.log.states_of(job_id) == ["queued", "running", "done"]
        assert studio.log.progress_of(job_id)[-1].progress.done == 3
    assert list(studio.work.iterdir()) == []


def test_lanes_work_side_by_side(tmp_path: Path) -> None:
    studio = Studio(tmp_path, lanes=("cpu", "gpu"))
    endless = studio.submit("loop")
    with running(studio):
        studio.wait_for_progress(endless)
        trained = studio.queue.submit("train", train_request())
        assert studio.runner.wait_until_ended([trained.id], WITHIN_S)
        deadline_s = time.monotonic() + WITHIN_S
        while not isinstance(studio.state(trained.id), Done):
            assert time.monotonic() < deadline_s
            time.sleep(0.01)
        studio.runner.cancel(endless)
        studio.wait_idle()
    assert isinstance(studio.state(endless), Stopped)


@pytest.mark.parametrize(("ask", "expected"), [("cancel", Stopped), ("pause", Paused)])
def test_a_running_job_is_cancelled_and_paused(studio: Studio, ask: str, expected: type[JobState]) -> None:
    with running(studio):
        job_id = studio.submit("loop")
        studio.wait_for_progress(job_id)
        {"cancel": studio.runner.cancel, "pause": studio.runner.pause}[ask](job_id)
        assert studio.runner.wait_until_ended([job_id], WITHIN_S)
        state = studio.state(job_id)
    assert isinstance(state, expected)
    assert isinstance(state, Stopped | Paused)
    assert state.reason == "asked"
    assert not studio.filed


def test_an_orderly_end_offers_the_running_job_again(studio: Studio) -> None:
    with running(studio):
        job_id = studio.submit("loop")
        waiting = studio.submit("loop")
        studio.wait_for_progress(job_id)
    state = studio.state(job_id)
    assert isinstance(state, Paused)
    assert state.reason == "interrupted"
    assert studio.state(waiting).kind == "queued"


def test_a_refusal_before_the_start_fails_that_job_alone(studio: Studio) -> None:
    studio.refusals = [ConsentRevoked("Ada withdrew consent.", "Ask her.")]
    refused, done = studio.submit(), studio.submit()
    with running(studio):
        studio.wait_idle()
    state = studio.state(refused)
    assert isinstance(state, Failed)
    assert (state.code, state.hint) == ("consent-revoked", "Ask her.")
    assert isinstance(studio.state(done), Done)


@pytest.mark.expects_logs
@pytest.mark.parametrize("name", ["break_down", "leave", "give_nonsense"])
def test_a_bug_fails_one_job_is_logged_once_and_the_runner_lives(
    studio: Studio, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    with running(studio):
        broken = studio.submit(name)
        studio.wait_idle()
        done = studio.submit()
        studio.wait_idle()
    state = studio.state(broken)
    assert isinstance(state, Failed)
    assert state.code == "bug"
    assert isinstance(studio.state(done), Done)
    assert [record.exc_info is not None for record in caplog.records if record.levelno >= logging.ERROR] == [True]


def test_a_job_for_a_lane_that_is_not_there_fails_instead_of_waiting(studio: Studio) -> None:
    job = studio.queue.submit("a lane on the moon", render_request())
    with running(studio):
        studio.wait_idle()
    state = studio.state(job.id)
    assert isinstance(state, Failed)
    assert state.code == "invalid-input"


def test_a_withdrawn_consent_keeps_a_finished_output_from_being_filed(studio: Studio) -> None:
    """The job ends well in the very moment in which it is stopped."""
    job_id = studio.submit()

    def withdraw(event: JobProgressed) -> None:
        studio.queue.stop_where(lambda job: job.id == event.job_id, "consent was withdrawn")

    studio.bus.subscribe(JobProgressed, withdraw)
    with running(studio):
        studio.wait_idle()
    state = studio.state(job_id)
    assert isinstance(state, Stopped)
    assert state.reason == "consent was withdrawn"
    assert not studio.filed
    assert list(studio.work.iterdir()) == []


def test_a_full_disk_while_filing_fails_the_job(studio: Studio) -> None:
    def refuse(job: Job, output: JobOutput) -> str:
        raise DiskFull("The disk is full.", "Free some space.")

    rules = JobRules(studio.route, studio.targets, studio.make_context, refuse)
    studio.runner = QueueRunner(
        studio.queue, studio.lanes, rules, bus=studio.bus, lock=RunnerLock(studio.lock_path), work_root=studio.work
    )
    job_id = studio.submit()
    with running(studio):
        studio.wait_idle()
    state = studio.state(job_id)
    assert isinstance(state, Failed)
    assert state.code == "disk-full"
    assert list(studio.work.iterdir()) == []


@pytest.mark.expects_logs
def test_an_end_that_cannot_be_saved_is_found_again(studio: Studio, caplog: pytest.LogCaptureFixture) -> None:
    """The store fails after the result was filed: the job is done all the same, once the store is back."""
    file_output = studio.file_output

    def file_and_fail(job: Job, output: JobOutput) -> str:
        result_id = file_output(job, output)
        studio.store.fails = 3
        return result_id

    rules = JobRules(studio.route, studio.targets, studio.make_context, file_and_fail, lambda j: studio.filed.get(j.id))
    studio.runner = QueueRunner(
        studio.queue,
        studio.lanes,
        rules,
        bus=studio.bus,
        lock=RunnerLock(studio.lock_path),
        work_root=studio.work,
        poll_s=0.02,
    )
    job_id = studio.submit()
    with running(studio):
        studio.wait_idle()
    assert isinstance(studio.state(job_id), Done)
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1


def test_the_start_cleans_up_after_a_crash(studio: Studio) -> None:
    lost, waiting = studio.submit(), studio.submit()
    assert studio.queue.take_next() is not None
    studio.queue.abandon(lost)
    (studio.work / lost / "frames").mkdir(parents=True)
    (studio.work / lost / "frames" / "face.png").write_bytes(b"biometric")
    (studio.work / "stray").write_bytes(b"")
    tidied: list[str] = []
    found = studio.runner.start(lambda: tidied.extend(job.state.kind for job in studio.queue.list()))
    try:
        assert tidied == ["paused", "queued"]
        assert [(job.id, job.state.kind) for job in found] == [(lost, "paused")]
        studio.wait_idle()
        assert isinstance(studio.state(waiting), Done)
        studio.queue.resume(lost)
        studio.wait_idle()
    finally:
        studio.runner.stop()
    assert isinstance(studio.state(lost), Done)
    assert studio.queue.get(lost).attempt == 1
    assert list(studio.work.iterdir()) == []


def test_a_start_that_fails_leaves_everything_free(studio: Studio) -> None:
    def fail() -> None:
        raise DiskFull("The disk is full.", "Free some space.")

    job_id = studio.submit()
    with pytest.raises(DiskFull):
        studio.runner.start(fail)
    assert studio.state(job_id).kind == "queued"
    with running(studio):
        studio.wait_idle()


def test_only_one_runner_at_a_time(studio: Studio) -> None:
    other = studio.make_runner()
    with running(studio):
        with pytest.raises(LibraryBusy):
            other.start()
        job_id = studio.submit()
        studio.wait_idle()
    assert isinstance(studio.state(job_id), Done)
    other.start()
    assert other.stop()


def test_a_runner_starts_again_after_its_end(studio: Studio) -> None:
    for _ in range(2):
        with running(studio):
            job_id = studio.submit()
            studio.wait_idle()
        assert isinstance(studio.state(job_id), Done)


def test_work_that_another_process_queued_is_found(studio: Studio) -> None:
    elsewhere = JobQueue(studio.store, Bus(), SteppingClock())
    with running(studio):
        job = elsewhere.submit("from afar", render_request())
        deadline_s = time.monotonic() + WITHIN_S
        while not isinstance(studio.state(job.id), Done):
            assert time.monotonic() < deadline_s
            time.sleep(0.01)


def test_waiting_gives_up_in_time(studio: Studio) -> None:
    with running(studio):
        job_id = studio.submit("loop")
        studio.wait_for_progress(job_id)
        assert not studio.runner.wait_idle(0.05)
        assert not studio.runner.wait_until_ended([job_id], 0.05)


def test_a_job_that_another_process_cleared_ends_and_the_next_goes_on(studio: Studio) -> None:
    studio.targets["render"] = target("loop")
    with running(studio):
        cleared = studio.queue.submit("cleared", render_request()).id
        assert wait_until(lambda: studio.queue.is_running(cleared))
        elsewhere = JobQueue(studio.store, Bus(), SteppingClock())
        elsewhere.stop(cleared)
        assert elsewhere.clear_finished() == 1
        assert wait_until(lambda: not studio.queue.is_running(cleared))
        after = studio.submit()
        assert wait_until(lambda: isinstance(studio.queue.get(after).state, Done))
    assert cleared not in studio.filed
    assert [job.id for job in studio.queue.list()] == [after]
