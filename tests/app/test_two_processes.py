"""Two processes, one library: a window works through the queue while commands ask for things. One of them decides."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.cli.console import Shell
from studio.cli.main import likeness
from studio.domain.job import Done, Job, JobContext, JobOutput, Paused, Progress, Running, Stopped
from tests.fakes.lane import FakeLane
from tests.fakes.studios import WAIT_S, add_avatar, add_trained, open_studio


def command(root: Path, *arguments: str) -> Result:
    """A command, with a studio of its own over the same library."""
    return CliRunner().invoke(likeness, ["--data-dir", str(root), *arguments], obj=Shell())


@contextmanager
def open_window(root: Path, lane: FakeLane) -> Iterator[tuple[Studio, Job]]:
    """A studio that is in the middle of rendering a clip of Ada."""
    with open_studio(root, lane) as studio:
        add_trained(studio)
        lane.gate.clear()
        job = studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        wait_for(lambda: studio.jobs.progress(job.id) is not None)
        yield studio, job


def wait_for(holds: Callable[[], bool]) -> None:
    patience = threading.Event()
    for _ in range(round(WAIT_S / 0.02)):
        if holds():
            return
        patience.wait(0.02)
    raise AssertionError("it did not come to pass")


class DeafLane(FakeLane):
    """Does not hear that it is cancelled: its job ends only when it is done."""

    def run(
        self,
        target: str,
        request_json: str,
        context: JobContext,
        on_progress: Callable[[Progress], None],
        cancel: threading.Event,
    ) -> JobOutput:
        return super().run(target, request_json, context, on_progress, threading.Event())


def test_a_command_cancels_what_the_window_runs(tmp_path: Path) -> None:
    with open_window(tmp_path, FakeLane()) as (studio, job):
        result = command(tmp_path, "queue", "cancel", job.id[:8])
        assert result.exit_code == 0, result.output
        assert studio.jobs.wait_until_idle(WAIT_S)
        assert isinstance(studio.jobs.find(job.id).state, Stopped)
        assert studio.clips.list() == ()
        # The lane is free again.
        assert studio.jobs.find(studio.jobs.resume(job.id).id)


def test_a_command_pauses_what_the_window_runs_and_resumes_it(tmp_path: Path) -> None:
    lane = FakeLane()
    with open_window(tmp_path, lane) as (studio, job):
        assert command(tmp_path, "queue", "pause", job.id).exit_code == 0
        wait_for(lambda: studio.jobs.progress(job.id) is None)
        assert isinstance(studio.jobs.find(job.id).state, Paused)
        lane.gate.set()
        result = command(tmp_path, "queue", "resume", job.id)
        assert result.exit_code == 0, result.output
        assert "elsewhere" in result.stderr
        assert isinstance(studio.jobs.find(job.id).state, Done)


def test_withdrawing_consent_from_a_command_stops_what_the_window_runs(tmp_path: Path) -> None:
    with open_window(tmp_path, FakeLane()) as (studio, job):
        waiting = studio.avatars.train("Ada", TrainWish())
        result = command(tmp_path, "avatar", "revoke", "Ada", "--yes")
        assert result.exit_code == 0, result.output
        assert studio.jobs.wait_until_idle(WAIT_S)
        for each in (job, waiting):
            state = studio.jobs.find(each.id).state
            assert isinstance(state, Stopped)
            assert "withdrawn" in state.reason
        assert not any((tmp_path / "vault").glob("*/*.adapter"))
        assert studio.clips.list() == ()


def test_what_does_not_hear_of_a_withdrawal_is_still_never_filed(tmp_path: Path) -> None:
    lane = DeafLane()
    with open_window(tmp_path, lane) as (studio, job):
        assert command(tmp_path, "avatar", "revoke", "Ada", "--yes").exit_code == 0
        lane.gate.set()
        assert studio.jobs.wait_until_idle(WAIT_S)
        wait_for(lambda: studio.jobs.progress(job.id) is None)
        assert isinstance(studio.jobs.find(job.id).state, Stopped)
        assert studio.clips.list() == ()
    assert [p for p in (tmp_path / "files").rglob("*") if p.is_file()] == []
    assert list((tmp_path / "work").iterdir()) == []


def test_a_command_watches_its_job_in_the_window_to_the_end(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
        studio.jobs.start()
        result = command(tmp_path, "avatar", "train", "Ada")
        assert result.exit_code == 0, result.output
        assert "elsewhere" in result.stderr
        assert "Done" in result.stdout
        assert studio.avatars.find("Ada").adapters


def test_a_command_sees_why_its_job_in_the_window_ended(tmp_path: Path) -> None:
    with open_window(tmp_path, FakeLane()) as (studio, job):
        command(tmp_path, "queue", "cancel", job.id)
        result = command(tmp_path, "queue", "run")
        assert (result.exit_code, "Nothing waits" in result.stdout) == (0, True), result.output
        assert not isinstance(studio.jobs.find(job.id).state, Running)


@pytest.mark.parametrize("reference", ["abcdef12", ""])
def test_cancelling_nothing_changes_nothing(tmp_path: Path, reference: str) -> None:
    with open_window(tmp_path, FakeLane()) as (studio, job):
        assert command(tmp_path, "queue", "cancel", reference).exit_code == 11
        assert isinstance(studio.jobs.find(job.id).state, Running)
