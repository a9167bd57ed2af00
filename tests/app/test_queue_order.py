"""The queue as people order it: turns, more of the same, another instead, a rest for all, and when a turn comes."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.job_report import describe_job
from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.domain.errors import InvalidInput, OutOfMemory
from studio.domain.job import Done, Failed, Job, Queued, Stopped
from studio.domain.recipe import RenderRequest
from tests.fakes.lane import FakeLane
from tests.fakes.studios import WAIT_S, add_trained, open_studio


def ask(studio: Studio, *prompts: str) -> list[Job]:
    if not studio.avatars.list():
        add_trained(studio)
    return [studio.clips.submit(studio.clips.compose(ClipWish(prompt, "Ada", num_frames=5))) for prompt in prompts]


def waiting(studio: Studio) -> list[str]:
    queued = [job.request for job in studio.jobs.list() if isinstance(job.state, Queued)]
    return [request.prompt for request in queued if isinstance(request, RenderRequest)]


def test_turns_are_kept_over_a_restart(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        studio.order.hold()
        first, second, third = ask(studio, "at the beach", "in the snow", "in a forest")
        studio.order.move(third.id, 0)
        studio.order.shift(first.id, 1)
        studio.order.set_priority(second.id, 1)
        assert waiting(studio) == ["in the snow", "in a forest", "at the beach"]
    with open_studio(tmp_path / "data") as studio:
        assert waiting(studio) == ["in the snow", "in a forest", "at the beach"]
        assert studio.order.is_held


def test_a_held_queue_begins_nothing_until_it_goes_on(tmp_path: Path) -> None:
    lane = FakeLane()
    with open_studio(tmp_path / "data", lane) as studio:
        add_trained(studio)
        studio.order.hold()
        studio.jobs.start()
        (job,) = ask(studio, "at the beach")
        seen = len(lane.seen)
        time.sleep(0.3)
        assert len(lane.seen) == seen
        assert isinstance(studio.jobs.find(job.id).state, Queued)
        studio.order.go_on()
        assert studio.jobs.wait_until_idle(WAIT_S)
        assert isinstance(studio.jobs.find(job.id).state, Done)


def test_more_of_the_same_has_other_seeds(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        studio.order.hold()
        (job,) = ask(studio, "at the beach")
        copies = studio.order.duplicate(job.id, 3)
        requests = [copy.request for copy in copies]
        assert len({request.seed for request in requests} | {job.request.seed}) == 4
        assert all(replace(request, seed=0) == replace(job.request, seed=0) for request in requests)
        for wrong in (0, 1000):
            with pytest.raises(InvalidInput):
                studio.order.duplicate(job.id, wrong)
        training = studio.avatars.train("Ada", TrainWish())
        with pytest.raises(InvalidInput):
            studio.order.duplicate(training.id)


def test_an_edited_job_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        studio.order.hold()
        first, _ = ask(studio, "at the beach", "in the snow")
        edit = studio.order.edit(first.id)
        new = studio.order.replace(edit, studio.clips.compose(ClipWish("in a forest", "Ada", num_frames=5)))
        assert waiting(studio) == ["in a forest", "in the snow"]
        assert isinstance(studio.jobs.find(first.id).state, Stopped)
        # Once more, though the old one does not wait any more: the new one is queued all the same.
        again = studio.order.replace(edit, studio.clips.compose(ClipWish("by a lake", "Ada", num_frames=5)))
        assert waiting(studio) == ["in a forest", "in the snow", "by a lake"]
        assert again.id != new.id
        with pytest.raises(InvalidInput):
            studio.order.edit(first.id)


def test_turns_are_foretold_from_what_earlier_jobs_took(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        jobs = ask(studio, "at the beach")
        studio.jobs.start()
        assert studio.jobs.wait_until_idle(WAIT_S)
        request = jobs[0].request
        assert isinstance(request, RenderRequest)
        took_s = studio.order.measured_s(request.model)
        assert took_s is not None
        studio.order.hold()
        first, second = ask(studio, "in the snow", "in a forest")
        starts = studio.order.estimate_starts_s()
        assert starts[first.id] == 0
        assert starts[second.id] == pytest.approx(took_s)
        assert studio.order.measured_s("another") is None


def test_the_report_says_why_without_saying_whom(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data", FakeLane()) as studio:
        add_trained(studio)
    with open_studio(tmp_path / "data", FakeLane(OutOfMemory("The GPU is full.", "Take a smaller size."))) as studio:
        studio.jobs.start()
        (job,) = ask(studio, "Ada at the beach with a secret")
        studio.jobs.wait_until_idle(WAIT_S)
        failed = studio.jobs.find(job.id)
        assert isinstance(failed.state, Failed)
        text = describe_job(failed, "1.0")
    assert "The GPU is full." in text
    for private in ("secret", "Ada", str(tmp_path)):
        assert private not in text
