"""Following a job from the terminal, also when the process that works on it goes away."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import click
import pytest

from studio.app.wishes import TrainWish
from studio.cli.console import EXIT_CANCELLED, Shell, spell_time
from studio.cli.running import conclude, follow, run_job, set_aside
from studio.domain.errors import LibraryBusy, ToolMissing
from studio.domain.job import Done, Job, Paused, Queued, Stopped
from tests.fakes.lane import FakeLane
from tests.fakes.studios import WAIT_S, add_avatar, open_studio


def test_a_command_takes_over_when_the_window_is_closed(tmp_path: Path) -> None:
    lane = FakeLane()
    window = open_studio(tmp_path, lane)
    add_avatar(window)
    lane.gate.clear()
    window.jobs.start()
    with open_studio(tmp_path) as studio:
        job = studio.avatars.train("Ada", TrainWish())
        closing = threading.Timer(1.0, window.close)
        closing.start()
        ended = follow(Shell(), studio, job)
        closing.join()
    assert isinstance(ended.state, Done)
    assert ended.attempt in {0, 1}


def test_ctrl_c_pauses_and_says_how_to_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lane = FakeLane()
    with open_studio(tmp_path, lane) as studio:
        add_avatar(studio)
        lane.gate.clear()
        studio.jobs.start()
        job = studio.avatars.train("Ada", TrainWish())
        while studio.jobs.progress(job.id) is None:
            studio.jobs.wait(job.id, 0.02)
        paused = set_aside(studio, job)
        assert isinstance(paused.state, Paused)
        with pytest.raises(click.exceptions.Exit) as ended:
            conclude(Shell(), paused)
        assert ended.value.exit_code == EXIT_CANCELLED
        assert f"likeness queue resume {job.id[:8]}" in capsys.readouterr().out
        # It may have ended in the same moment.
        stopped = studio.jobs.cancel(job.id)
        assert isinstance(set_aside(studio, stopped).state, Paused | Stopped)


@pytest.mark.parametrize("queue_only", [True, False])
def test_a_job_is_queued_or_seen_to_its_end(tmp_path: Path, queue_only: bool) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
        job: Job = run_job(Shell(), studio, studio.avatars.train("Ada", TrainWish()), queue_only)
        assert job.state.kind == ("queued" if queue_only else "done")
        assert studio.jobs.driving is not queue_only


def test_a_failure_is_raised_as_its_own_error(tmp_path: Path) -> None:
    with open_studio(tmp_path, FakeLane(fails_with=ToolMissing("No ffmpeg.", "Install it."))) as studio:
        add_avatar(studio)
        with pytest.raises(ToolMissing, match="No ffmpeg"):
            run_job(Shell(), studio, studio.avatars.train("Ada", TrainWish()))


@pytest.mark.parametrize(("seconds", "text"), [(None, "0:00"), (0.4, "0:00"), (65.2, "1:05"), (3600.0, "60:00")])
def test_times_are_minutes_and_seconds(seconds: float | None, text: str) -> None:
    assert spell_time(seconds) == text


def test_a_queue_that_cannot_be_written_says_so_and_keeps_the_job(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio)
        job = studio.avatars.train("Ada", TrainWish())
        studio.jobs.start()
        assert studio.jobs.wait_until_idle(WAIT_S)
    # A second writer that does not let go stands for a library that cannot be written.
    with open_studio(tmp_path) as studio, closing(sqlite3.connect(tmp_path / "library.db")) as other:
        job = studio.avatars.train("Ada", TrainWish())
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy):
            follow(Shell(), studio, job)
        assert isinstance(studio.jobs.find(job.id).state, Queued)
        other.rollback()
        # When that is over, the queue goes on by itself.
        assert studio.jobs.wait_until_idle(WAIT_S)
        assert isinstance(studio.jobs.find(job.id).state, Done)
        assert studio.jobs.trouble is None
