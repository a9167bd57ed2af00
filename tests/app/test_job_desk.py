"""The queue as people use it, over a real library and a fake lane."""

from pathlib import Path

import pytest

from studio.app.wishes import ClipWish, TrainWish
from studio.domain.errors import InvalidInput, LibraryBusy, NotFound
from studio.domain.job import Done, Paused, Queued, Stopped
from tests.fakes.lane import FakeLane
from tests.fakes.studios import WAIT_S, add_avatar, add_trained, open_studio


def test_only_one_studio_drives(tmp_path: Path) -> None:
    with open_studio(tmp_path) as first, open_studio(tmp_path) as second:
        first.jobs.start()
        first.jobs.start()
        assert (first.jobs.driving, second.jobs.driving) == (True, False)
        with pytest.raises(LibraryBusy):
            second.jobs.start()
        first.jobs.stop()
        second.jobs.start()
        assert second.jobs.driving


def test_a_job_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
        job = studio.avatars.train("Ada", TrainWish())
        assert studio.jobs.find(job.id[:8]) == job
        with pytest.raises(NotFound):
            studio.jobs.find("")
        ids = [studio.avatars.train("Ada", TrainWish()).id for _ in range(17)]
        shared = next(i[0] for i in ids if sum(j.startswith(i[0]) for j in ids) > 1)
        with pytest.raises(InvalidInput, match="several"):
            studio.jobs.find(shared)


def test_what_an_exit_interrupts_is_offered_again(tmp_path: Path) -> None:
    lane = FakeLane()
    with open_studio(tmp_path, lane) as studio:
        add_avatar(studio)
        lane.gate.clear()
        studio.jobs.start()
        job = studio.avatars.train("Ada", TrainWish())
        while studio.jobs.progress(job.id) is None:
            studio.jobs.wait(job.id, 0.02)
    with open_studio(tmp_path) as studio:
        state = studio.jobs.find(job.id).state
        assert isinstance(state, Paused)
        assert state.reason == "interrupted"
        assert studio.jobs.unfinished() == ()
        (again,) = studio.jobs.resume_interrupted()
        assert (again.id, again.attempt) == (job.id, 1)
        studio.jobs.start()
        assert studio.jobs.wait_until_idle(WAIT_S)
        assert isinstance(studio.jobs.find(job.id).state, Done)


def test_waiting_jobs_are_paused_and_cancelled_without_a_runner(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
        first, second = (studio.avatars.train("Ada", TrainWish()) for _ in range(2))
        assert isinstance(studio.jobs.pause(first.id).state, Paused)
        assert isinstance(studio.jobs.cancel(second.id).state, Stopped)
        assert isinstance(studio.jobs.resume(second.id).state, Queued)
        assert not studio.jobs.wait_until_idle(0.0)


def test_leftovers_of_a_kill_are_cleared_away_at_the_start(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        avatar = add_trained(studio)
        studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        assert studio.jobs.wait_until_idle(WAIT_S)
        kept = sorted(p for p in (tmp_path / "files").rglob("*") if p.is_file())
    checkpoint = tmp_path / "vault" / avatar.id / "checkpoints" / f"{'f' * 32}.sealed"
    litter = [
        tmp_path / "work" / ("a" * 32) / "clip.mp4",
        tmp_path / "files" / "ab" / f"{'ab' * 32}.mp4",
        tmp_path / "files" / "ab" / f".{'ab' * 32}.123456.partial.mp4",
        tmp_path / "vault" / avatar.id / ".x.123456.partial.adapter",
        checkpoint,
    ]
    for path in litter:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left behind")
    with open_studio(tmp_path) as studio:
        studio.jobs.start()
        assert studio.avatars.find("Ada").adapters
    assert [path for path in litter if path.exists()] == []
    # A whole file that no row names may be another library's: it is set aside.
    lost = tmp_path / "files" / "lost" / f"{'ab' * 32}.mp4"
    assert sorted(p for p in (tmp_path / "files").rglob("*") if p.is_file()) == sorted([*kept, lost])
