"""Jobs: every request and state comes back as it went in."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studio.core.bus import Bus
from studio.domain.errors import LibraryDamaged, NotFound
from studio.domain.job import Done, Failed, JobState, Paused, Queued, Running, Stopped
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.jobs.queue import JobQueue
from studio.library.database import Database
from studio.library.jobs import JobRecords

from .examples import NOON, digest, job, render_request, train_request

STATES: tuple[JobState, ...] = (
    Queued(),
    Running(NOON),
    Paused(NOON, "interrupted"),
    Paused(NOON, "asked"),
    Done(NOON, digest("clip")),
    Failed(NOON, "out-of-memory", "The device ran out of memory.", "Choose a smaller size."),
    Stopped(NOON, "asked"),
)


@pytest.fixture
def jobs(database: Database) -> JobRecords:
    return JobRecords(database)


@pytest.mark.parametrize("request_", [render_request(), train_request()], ids=["render", "train"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.kind)
def test_a_job_comes_back_as_it_went_in(
    jobs: JobRecords, request_: RenderRequest | TrainRequest, state: JobState
) -> None:
    added = replace(job(request_), state=state)
    jobs.add(added)
    assert jobs.get(added.id) == added
    assert jobs.get("unknown") is None


def test_saving_writes_state_position_and_attempt(jobs: JobRecords) -> None:
    added = job()
    jobs.add(added)
    for state in STATES:
        saved = replace(added, state=state, position=9, attempt=2)
        assert jobs.save(saved, was=jobs.list()[0].state.kind)
        assert jobs.list() == (saved,)


def test_a_job_that_another_process_changed_is_not_overwritten(jobs: JobRecords) -> None:
    added = job()
    jobs.add(added)
    assert not jobs.save(replace(added, position=9), was="running")
    assert jobs.list() == (added,)


def test_a_job_that_is_not_on_file_cannot_be_saved(jobs: JobRecords) -> None:
    with pytest.raises(NotFound):
        jobs.save(job(), was="queued")


def test_jobs_are_listed_by_position(jobs: JobRecords) -> None:
    assert jobs.next_position() == 0
    for position in (2, 0, 1):
        jobs.add(job(position=position))
    assert [each.position for each in jobs.list()] == [0, 1, 2]
    assert jobs.next_position() == 3


def test_clearing_keeps_what_is_not_finished(jobs: JobRecords) -> None:
    for position, state in enumerate(STATES):
        jobs.add(replace(job(position=position), state=state))
    assert jobs.remove_finished() == 3
    assert [each.state.kind for each in jobs.list()] == ["queued", "running", "paused", "paused"]


def test_clearing_can_spare_some_and_a_listing_can_be_narrowed(jobs: JobRecords) -> None:
    added = [replace(job(position=position), state=state) for position, state in enumerate(STATES)]
    for each in added:
        jobs.add(each)
    assert jobs.list("queued", "done") == (added[0], added[4])
    assert jobs.remove_finished(keep=[added[4].id, "unknown"]) == 2
    assert jobs.list("done", "failed", "stopped") == (added[4],)


def test_the_history_begins_with_what_ended_last_and_has_a_place_for_the_unreadable(
    jobs: JobRecords, database: Database
) -> None:
    ends: tuple[JobState, ...] = (
        Done(NOON + timedelta(hours=2), digest("clip")),
        Failed(NOON + timedelta(hours=3), "out-of-memory", "It is full.", ""),
        Stopped(NOON + timedelta(hours=1), "asked"),
    )
    ids = [f"{number}" * 32 for number in range(5)]
    for job_id, state in zip(ids, (*ends, Queued(), Stopped(NOON, "asked")), strict=True):
        jobs.add(replace(job(), id=job_id, state=state))
    database.execute("UPDATE jobs SET state_json = '{' WHERE id = ?", (ids[4],))
    assert jobs.ended_ids() == (ids[1], ids[0], ids[2], ids[4])
    assert jobs.ended_ids("done") == (ids[0],)


def test_what_another_process_wrote_is_read_again(jobs: JobRecords, database: Database) -> None:
    added = job()
    jobs.add(added)
    assert jobs.list() == (added,)
    JobRecords(database).save(replace(added, position=7), was="queued")
    assert jobs.list() == (replace(added, position=7),)


@pytest.mark.expects_logs
@pytest.mark.parametrize("text", ["{", '{"kind":"dreaming"}', '{"kind":"running"}'])
def test_an_unreadable_state_hides_no_other_job_and_can_be_mended(
    jobs: JobRecords, database: Database, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = job(position=0), job(position=1)
    jobs.add(bad)
    jobs.add(good)
    database.execute("UPDATE jobs SET state_json = ? WHERE id = ?", (text, bad.id))
    for _ in range(2):
        shown = jobs.list()
    assert [each.id for each in shown] == [bad.id, good.id]
    assert isinstance(shown[0].state, Failed)
    assert shown[0].state.code == LibraryDamaged.code
    assert jobs.get(bad.id) == shown[0]
    assert [record.getMessage().count(bad.id) for record in caplog.records] == [1]
    stopped = replace(bad, state=Stopped(NOON, "withdrawn"))
    assert jobs.save(stopped, was="failed")
    assert jobs.get(bad.id) == stopped
    assert not jobs.save(bad, was="failed")


@pytest.mark.expects_logs
@pytest.mark.parametrize(
    "damage",
    ["UPDATE jobs SET request_json = '{' WHERE id = ?", "UPDATE jobs SET created_at = 'noon' WHERE id = ?"],
)
def test_a_job_of_which_too_much_is_unreadable_is_left_out(jobs: JobRecords, database: Database, damage: str) -> None:
    bad, good = job(position=0), job(position=1)
    jobs.add(bad)
    jobs.add(good)
    database.execute(damage, (bad.id,))
    assert jobs.list() == (good,)
    assert jobs.get(bad.id) is None
    assert jobs.next_position() == 2


@pytest.mark.expects_logs
def test_the_queue_works_past_a_damaged_row_and_can_stop_it(jobs: JobRecords, database: Database) -> None:
    queue = JobQueue(jobs, Bus(), lambda: NOON)
    bad, good = (queue.submit(title, render_request()) for title in ("bad", "good"))
    database.execute("UPDATE jobs SET state_json = '{' WHERE id = ?", (bad.id,))
    taken = queue.take_next()
    assert taken is not None
    assert taken.id == good.id
    assert queue.stop_where(lambda _job: True, "withdrawn") == (good.id,)
    assert isinstance(queue.get(bad.id).state, Stopped)


def test_what_ended_for_somebody_is_forgotten_in_the_copies_too(
    jobs: JobRecords, database: Database, tmp_path: Path
) -> None:
    request = replace(render_request(), prompt="quite unmistakable words")
    ended, waiting = replace(job(request), state=STATES[4]), job(request, position=1)
    other = replace(job(position=2), state=STATES[4])
    for each in (ended, waiting, other):
        jobs.add(each)
    database.back_up()
    jobs.forget(request.adapters[0].avatar_id)
    assert jobs.list() == (waiting, other)
    (copy,) = (tmp_path / "backups").iterdir()
    assert b"quite unmistakable" not in copy.read_bytes()
