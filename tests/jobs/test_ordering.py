"""Whose turn is next: places within a priority, priorities before places, and what other processes do meanwhile."""

from dataclasses import replace

import pytest

from studio.core.bus import Bus
from studio.domain.errors import InvalidInput
from studio.domain.job import Job, Running
from studio.jobs import ordering
from studio.jobs.queue import JobQueue
from tests.fakes.jobs import MemoryJobStore, SteppingClock, render_request


@pytest.fixture
def store() -> MemoryJobStore:
    return MemoryJobStore()


@pytest.fixture
def queue(store: MemoryJobStore) -> JobQueue:
    return JobQueue(store, Bus(), SteppingClock())


def fill(queue: JobQueue, titles: str = "abcde") -> dict[str, Job]:
    return {title: queue.submit(title, render_request()) for title in titles}


def turns(queue: JobQueue) -> str:
    return "".join(job.title for job in queue.list("queued", "paused"))


@pytest.mark.parametrize(
    ("title", "place", "expected"),
    [("d", 0, "dabce"), ("a", 2, "bcade"), ("b", 99, "acdeb"), ("c", -5, "cabde"), ("c", 2, "abcde")],
)
def test_a_job_goes_to_its_place(queue: JobQueue, title: str, place: int, expected: str) -> None:
    jobs = fill(queue)
    queue.arrange(lambda waiting: ordering.move(waiting, jobs[title].id, place))
    assert turns(queue) == expected
    taken = queue.take_next()
    assert taken is not None
    assert taken.title == expected[0]


def test_a_higher_priority_has_its_turn_first(queue: JobQueue) -> None:
    jobs = fill(queue)
    queue.arrange(lambda waiting: ordering.prioritise(waiting, jobs["d"].id, 1))
    queue.arrange(lambda waiting: ordering.prioritise(waiting, jobs["a"].id, -1))
    assert turns(queue) == "dbcea"
    queue.arrange(lambda waiting: ordering.move(waiting, jobs["e"].id, 0))
    assert turns(queue) == "debca"
    assert ordering.place_of(queue.list("queued"), jobs["c"].id) == 2


def test_what_does_not_wait_cannot_be_moved(queue: JobQueue) -> None:
    jobs = fill(queue, "ab")
    queue.take_next()
    for change in (
        lambda waiting: ordering.move(waiting, jobs["a"].id, 1),
        lambda waiting: ordering.prioritise(waiting, "nobody", 1),
        lambda waiting: ordering.prioritise(waiting, jobs["b"].id, 7),
    ):
        with pytest.raises(InvalidInput):
            queue.arrange(change)
    assert turns(queue) == "b"


def test_jobs_on_one_place_get_places_of_their_own(queue: JobQueue, store: MemoryJobStore) -> None:
    jobs = fill(queue, "abc")
    for job in jobs.values():
        store.save(replace(job, position=4), was="queued")
    queue.arrange(lambda waiting: ordering.move(waiting, jobs["c"].id, 0))
    assert turns(queue) == "cab"
    assert len({job.position for job in queue.list()}) == 3


def test_a_job_that_begins_meanwhile_is_left_alone(queue: JobQueue, store: MemoryJobStore) -> None:
    jobs = fill(queue, "abc")
    begun = replace(jobs["a"], state=Running(SteppingClock()()))
    store.before_save = lambda: store.save(begun, was="queued")
    queue.arrange(lambda waiting: ordering.move(waiting, jobs["c"].id, 0))
    assert turns(queue) == "cb"
    kept = store.get(jobs["a"].id)
    assert kept is not None
    assert isinstance(kept.state, Running)


def test_a_job_that_is_done_knows_what_it_took(queue: JobQueue) -> None:
    fill(queue, "a")
    job = queue.take_next()
    assert job is not None
    done = queue.finish(job.id, "result")
    assert done.state.kind == "done"
    assert done.state.took_s is not None
    assert done.state.took_s >= 1
