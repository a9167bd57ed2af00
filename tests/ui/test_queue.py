"""The page of the queue: live progress, cancel, pause, resume, and clearing away."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.app.wishes import TrainWish
from studio.domain.errors import OutOfMemory
from studio.domain.job import Done, Failed, Job, Paused, Running, Stopped
from studio.ui.main_window import MainWindow
from studio.ui.widgets.job_row import JobRow
from tests.fakes.lane import FakeLane
from tests.fakes.studios import add_avatar
from tests.ui.conftest import WAIT_MS


def start_training(window: MainWindow, studio: Studio, qtbot: QtBot) -> JobRow:
    avatar = studio.avatars.list()[0] if studio.avatars.list() else add_avatar(studio)
    studio.jobs.start()
    job = studio.avatars.train(avatar.id, TrainWish())
    window.show_page(window.queue)
    qtbot.waitUntil(lambda: job.id in window.queue.rows, timeout=WAIT_MS)
    return window.queue.rows[job.id]


def state_of(studio: Studio, row: JobRow) -> type:
    return type(studio.jobs.find(row.job.id).state)


def test_a_running_job_shows_progress_and_is_cancelled(
    window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot
) -> None:
    lane.gate.clear()
    row = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: row.bar.value() == 1, timeout=WAIT_MS)
    assert state_of(studio, row) is Running
    assert "left" in row.state.text()
    assert row.chart.points == [(1, 1.0)]
    QTest.mouseClick(row.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state_of(studio, row) is Stopped, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not row.bar.isVisible(), timeout=WAIT_MS)
    assert row.state.text() == "Cancelled"
    assert row.resume_button.isVisible()


def test_a_job_is_paused_and_goes_on(window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot) -> None:
    lane.gate.clear()
    row = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: row.bar.value() == 1, timeout=WAIT_MS)
    QTest.mouseClick(row.pause_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(row.resume_button.isVisible, timeout=WAIT_MS)
    assert state_of(studio, row) is Paused
    lane.gate.set()
    QTest.mouseClick(row.resume_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state_of(studio, row) is Done, timeout=WAIT_MS)


def test_a_failure_says_what_happened_and_can_be_tried_again(
    window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot
) -> None:
    lane.fails_with = OutOfMemory("The graphics card is full.", "Close other programs.")
    row = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: state_of(studio, row) is Failed, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "graphics card is full" in row.state.text(), timeout=WAIT_MS)
    assert row.state.objectName() == "error"
    lane.fails_with = None
    QTest.mouseClick(row.resume_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state_of(studio, row) is Done, timeout=WAIT_MS)


def test_interrupted_work_is_offered_again(window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot) -> None:
    lane.gate.clear()
    row = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: state_of(studio, row) is Running, timeout=WAIT_MS)
    studio.jobs.stop()
    qtbot.waitUntil(window.queue.interrupted.isVisible, timeout=WAIT_MS)
    lane.gate.set()
    studio.jobs.start()
    QTest.mouseClick(window.queue.resume_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state_of(studio, row) is Done, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.queue.interrupted.isVisible(), timeout=WAIT_MS)


def test_finished_jobs_are_cleared_and_waiting_ones_stay(
    window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot
) -> None:
    first = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: state_of(studio, first) is Done, timeout=WAIT_MS)
    lane.gate.clear()
    second = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: second.bar.value() == 1, timeout=WAIT_MS)
    ended_id = first.job.id
    QTest.mouseClick(window.queue.clear_button, Qt.MouseButton.LeftButton)
    assert ended_id not in window.queue.rows
    assert [job.id for job in studio.jobs.list()] == [second.job.id]
    assert not window.queue.clear_button.isVisible()
    studio.jobs.cancel(second.job.id)
    qtbot.waitUntil(lambda: state_of(studio, second) is Stopped, timeout=WAIT_MS)
    qtbot.waitUntil(window.queue.clear_button.isVisible, timeout=WAIT_MS)
    window.queue.clear_finished()
    assert window.queue.empty.isVisible()


def test_unfinished_jobs_stand_above_finished_ones(
    window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot
) -> None:
    done = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: state_of(studio, done) is Done, timeout=WAIT_MS)
    lane.gate.clear()
    running = start_training(window, studio, qtbot)
    waiting = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: running.bar.value() == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: running.y() < waiting.y() < done.y(), timeout=WAIT_MS)


def test_jobs_of_another_process_are_seen(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_avatar(studio)
    job: Job = studio.avatars.train(avatar.id, TrainWish())
    studio.rooms.records.jobs.remove_finished()
    elsewhere = Job("e" * 16, "Train Ada elsewhere", job.request, job.state, job.created_at, job.position + 1)
    studio.rooms.records.jobs.add(elsewhere)
    assert elsewhere.id not in window.queue.rows
    window.bridge.look()
    assert window.queue.rows[elsewhere.id].title.text() == "Train Ada elsewhere"
