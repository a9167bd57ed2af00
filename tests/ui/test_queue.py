"""The page of the queue: live progress, cancel, pause, resume, and clearing away."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.app.gpu_watch import GpuState
from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.domain.errors import OutOfMemory
from studio.domain.job import Done, Failed, Job, JobState, Paused, Queued, Running, Stopped
from studio.ui.background import Background
from studio.ui.main_window import MainWindow
from studio.ui.shell.activity import ActivityStrip
from studio.ui.widgets.job_row import JobRow
from studio.ui.widgets.row_drag import MIME
from tests.fakes.jobs import render_request
from tests.fakes.lane import FakeLane
from tests.fakes.studios import add_avatar, add_trained
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
    assert row.state.text().startswith("Cancelled ")
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
    qtbot.waitUntil(lambda: job.id in window.queue.rows, timeout=WAIT_MS)
    elsewhere = Job("e" * 16, "Train Ada elsewhere", job.request, job.state, job.created_at, job.position + 1)
    studio.rooms.records.jobs.add(elsewhere)
    window.bridge.look()
    qtbot.waitUntil(lambda: elsewhere.id in window.queue.rows, timeout=WAIT_MS)
    assert window.queue.rows[elsewhere.id].title.text() == "Train Ada elsewhere"


def hold_three(window: MainWindow, studio: Studio, qtbot: QtBot) -> list[JobRow]:
    """Rows of three clips that wait in a held queue."""
    add_trained(studio)
    studio.order.hold()
    prompts = ("at the beach", "in the snow", "in a forest")
    jobs = [studio.clips.submit(studio.clips.compose(ClipWish(prompt, "Ada", num_frames=5))) for prompt in prompts]
    window.show_page(window.queue)
    qtbot.waitUntil(lambda: all(job.id in window.queue.rows for job in jobs), timeout=WAIT_MS)
    return [window.queue.rows[job.id] for job in jobs]


def turns(studio: Studio) -> list[str]:
    return [job.title for job in studio.jobs.list() if isinstance(job.state, Queued)]


def test_a_held_queue_says_so_and_goes_on(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    rows = hold_three(window, studio, qtbot)
    assert window.queue.held.isVisible()
    assert not window.queue.hold_button.isVisible()
    qtbot.waitUntil(lambda: window.activity.status.text() == "The queue is held.", timeout=WAIT_MS)
    assert window.activity.queue_button.text() == "3 waiting"
    QTest.mouseClick(window.queue.go_on_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: all(state_of(studio, row) is Done for row in rows), timeout=WAIT_MS)
    assert not window.queue.held.isVisible()


def test_a_held_queue_promises_no_turn(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    first, *_ = hold_three(window, studio, qtbot)
    assert first.state.text() == "Waiting"
    studio.order.go_on()
    qtbot.waitUntil(lambda: "Next" in first.state.text(), timeout=WAIT_MS)
    studio.order.hold()
    qtbot.waitUntil(lambda: first.state.text() == "Waiting", timeout=WAIT_MS)


def test_rows_follow_the_turns_that_keys_and_menu_give(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    first, second, third = hold_three(window, studio, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    third.more_button.setFocus()
    QTest.keyClick(third.more_button, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: turns(studio)[1] == third.job.title, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: third.y() < second.y(), timeout=WAIT_MS)
    menu = second.open_menu()
    next(action for action in menu.actions() if action.text() == "First in line").trigger()
    menu.close()
    qtbot.waitUntil(lambda: turns(studio)[0] == second.job.title, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: second.y() < first.y() < third.y(), timeout=WAIT_MS)


def test_a_dropped_row_takes_the_place(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    first, second, third = hold_three(window, studio, qtbot)
    place = QPointF(40, 3)
    data = QMimeData()
    data.setData(MIME, third.job.id.encode("ascii"))
    how = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    column = window.queue.window_of_rows.column
    QApplication.sendEvent(column, QDragEnterEvent(place.toPoint(), *how))
    QApplication.sendEvent(column, QDropEvent(place, *how))
    assert turns(studio) == [third.job.title, first.job.title, second.job.title]
    qtbot.waitUntil(lambda: third.y() < first.y() < second.y(), timeout=WAIT_MS)


def test_a_long_queue_has_rows_for_what_is_in_sight_and_finds_any_job(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    now = datetime.now(UTC)
    records = studio.rooms.records
    with records.database.transaction():
        for number in range(600):
            state: JobState = Queued() if number < 100 else Done(now - timedelta(seconds=number), "x", 3.0)
            records.jobs.add(Job(f"{number:032d}", f"Clip {number}", render_request(), state, now, number))
    window.show_page(window.queue)
    window.queue.reload()
    qtbot.waitUntil(lambda: f"{0:032d}" in window.queue.rows, timeout=WAIT_MS)
    assert len(window.queue.rows) < 30
    window.queue.filter.setCurrentIndex(window.queue.filter.findData("failed"))
    window.go_to("queue", f"{599:032d}")
    qtbot.waitUntil(lambda: f"{599:032d}" in window.queue.rows, timeout=WAIT_MS)
    assert window.queue.rows[f"{599:032d}"].when.isVisible() is False
    assert "took 3 s" in window.queue.rows[f"{599:032d}"].state.text()
    assert len(window.queue.rows) < 30


def test_the_menu_makes_more_and_copies_details(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    first, *_ = hold_three(window, studio, qtbot)
    menu = first.open_menu()
    more = next(action.menu() for action in menu.actions() if action.text() == "Make more")
    assert isinstance(more, QMenu)
    more.actions()[1].trigger()
    assert len(turns(studio)) == 7
    next(action for action in menu.actions() if action.text() == "Copy details").trigger()
    menu.close()
    assert "Waiting" in QApplication.clipboard().text()
    assert "beach" not in QApplication.clipboard().text()
    next(action for action in first.open_menu().actions() if action.text() == "Copy details with the prompt").trigger()
    assert "beach" in QApplication.clipboard().text()


def test_the_strip_pauses_what_runs(window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot) -> None:
    lane.gate.clear()
    row = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: window.activity.progress.value() == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.activity.title.text() == row.job.title, timeout=WAIT_MS)
    QTest.mouseClick(window.activity.pause_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state_of(studio, row) is Paused, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.activity.progress.isVisible(), timeout=WAIT_MS)
    QTest.mouseClick(row.resume_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state_of(studio, row) is Running, timeout=WAIT_MS)
    qtbot.waitUntil(window.activity.stop_button.isEnabled, timeout=WAIT_MS)
    QTest.mouseClick(window.activity.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: state_of(studio, row) is Stopped, timeout=WAIT_MS)


def test_the_strip_names_device_and_memory(window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot) -> None:
    studio.rooms.preferences.change(device="auto")
    gpu = GpuState("NVIDIA H200", 3_000_000_000, 150_000_000_000)
    background = Background()
    strip = ActivityStrip(studio, window.bridge, background, lambda: gpu)
    qtbot.addWidget(strip)
    strip.show()
    assert strip.status.text() == "Nothing runs. Everything stays on this machine."
    assert not strip.device.isVisible()
    lane.gate.clear()
    row = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: strip.device.full_text.startswith("NVIDIA H200"), timeout=WAIT_MS)
    assert "GPU 3.0 GB of 150.0 GB" in strip.device.full_text
    studio.jobs.cancel(row.job.id)
    qtbot.waitUntil(lambda: not strip.device.isVisible(), timeout=WAIT_MS)
    strip.stop()
    background.close()


def test_what_runs_is_paused_by_name(window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot) -> None:
    lane.gate.clear()
    row = start_training(window, studio, qtbot)
    qtbot.waitUntil(lambda: state_of(studio, row) is Running, timeout=WAIT_MS)
    named = {command.title: command.action for command in window.queue.commands()}
    named["Pause what runs"]()
    qtbot.waitUntil(lambda: state_of(studio, row) is Paused, timeout=WAIT_MS)


def test_the_job_with_the_keyboard_is_moved_by_name(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    first, *_ = hold_three(window, studio, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    named = {command.title: command.action for command in window.queue.commands()}
    named["Give the job a later turn"]()
    assert turns(studio)[0] == first.job.title
    first.setFocus()
    named["Give the job a later turn"]()
    assert turns(studio)[1] == first.job.title


def test_the_history_shows_one_kind(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    window.show_page(window.queue)
    qtbot.waitUntil(lambda: len(window.queue.rows) == 2, timeout=WAIT_MS)
    window.queue.filter.setCurrentIndex(window.queue.filter.findData("failed"))
    assert not window.queue.rows
    assert window.queue.none_of_kind.isVisible()
    window.queue.filter.setCurrentIndex(window.queue.filter.findData("done"))
    assert len(window.queue.rows) == 2
