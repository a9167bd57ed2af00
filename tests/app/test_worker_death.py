"""A worker that dies, and consent that is withdrawn while it works: with the real worker process and a tiny model."""

import threading
from collections.abc import Callable
from pathlib import Path

import psutil
from click.testing import CliRunner

from studio.app.job_desk import DEVICE_LANE, TARGETS
from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.cli.console import Shell
from studio.cli.main import likeness
from studio.core.media import FFMPEG_VARIABLE
from studio.core.paths import StudioPaths
from studio.domain.errors import ToolMissing
from studio.domain.events import JobProgressed
from studio.domain.job import Done, Failed, Stopped
from studio.jobs.process_lane import ProcessLane
from tests.fakes.main_job import WAIT_S, MainJob

LONG = TrainWish(num_train_steps=50_000, checkpoint_every_steps=5)


class Watch:
    """The steps that a studio's trainings reported."""

    def __init__(self, studio: Studio) -> None:
        self.steps: list[int] = []
        self._news = threading.Condition()
        studio.bus.subscribe(JobProgressed, self._hear)

    def _hear(self, event: JobProgressed) -> None:
        if event.progress.stage == "training":
            with self._news:
                self.steps.append(event.progress.done)
                self._news.notify_all()

    def wait_for(self, holds: Callable[[list[int]], bool]) -> None:
        with self._news:
            assert self._news.wait_for(lambda: holds(self.steps), WAIT_S), self.steps


def test_a_killed_worker_costs_one_attempt_and_a_withdrawal_ends_it_all(copied: Path, main_job: MainJob) -> None:
    paths = StudioPaths(copied)
    lane = ProcessLane(tuple(TARGETS.values()), paths.root / "worker.log")
    with Studio.open(paths, lanes={DEVICE_LANE: lane}) as studio:
        watch = Watch(studio)
        clip = studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5, seed=1))
        studio.jobs.start()
        training = studio.avatars.train("Ada", LONG)
        render = studio.clips.submit(clip)
        watch.wait_for(lambda steps: bool(steps) and steps[-1] >= 10)
        assert lane.worker_pid is not None
        psutil.Process(lane.worker_pid).kill()
        # The queue goes on with a fresh worker.
        assert studio.jobs.wait_until_idle(WAIT_S)
        failed = studio.jobs.find(training.id).state
        assert isinstance(failed, Failed)
        assert failed.code == "worker-died"
        assert "ended in the middle" in failed.message
        assert "resume" in failed.hint
        assert isinstance(studio.jobs.find(render.id).state, Done)
        # The training goes on where its last checkpoint was.
        watch.steps.clear()
        studio.jobs.resume(training.id)
        watch.wait_for(bool)
        assert watch.steps[0] >= 5
        waiting = studio.clips.submit(clip)
        assert list(paths.vault.glob("*/checkpoints/*.sealed"))
        studio.avatars.revoke("Ada")
        for job in (training, waiting):
            assert isinstance(studio.jobs.find(job.id).state, Stopped)
        assert not (paths.vault / main_job.avatar_id).exists()
        assert list(paths.work.iterdir()) == []
        # What the worker still does in this moment must not bring anything back either.
        assert studio.jobs.wait_until_idle(WAIT_S)
    with Studio.open(paths) as studio:
        assert not (paths.vault / main_job.avatar_id).exists()
        assert len(studio.clips.list()) == main_job.num_clips + 1


def test_ffmpeg_that_goes_missing_fails_the_job_and_leaves_nothing(copied: Path, tmp_path: Path) -> None:
    arguments = ["--data-dir", str(copied), "render", "Ada", "at the beach", "--frames", "5"]
    before = sorted(path for path in (copied / "files").rglob("*"))
    result = CliRunner().invoke(likeness, arguments, obj=Shell(), env={FFMPEG_VARIABLE: str(tmp_path / "gone")})
    assert result.exit_code == ToolMissing.exit_code, result.output
    assert FFMPEG_VARIABLE in result.stderr
    assert sorted(path for path in (copied / "files").rglob("*")) == before
    assert list((copied / "work").iterdir()) == []
    with Studio.open(StudioPaths(copied)) as studio:
        assert isinstance(studio.jobs.list()[-1].state, Failed)
