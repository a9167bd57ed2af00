"""The window as a whole: pages, the status line, a job from prompt to library, and a clean end."""

import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.domain.job import Done, Paused, Running
from studio.ui.main_window import MainWindow
from tests.fakes.lane import FakeLane
from tests.fakes.studios import add_avatar
from tests.ui.conftest import WAIT_MS


def test_an_empty_studio_says_where_to_begin(window: MainWindow) -> None:
    assert window.pages.currentWidget() is window.welcome
    assert "this machine" in window.activity.status.text()
    assert not window.activity.progress.isVisible()
    window.show_page(window.avatars)
    assert "consent" in window.avatars.empty.sentence.text()
    assert window.avatars.empty.isVisible()
    assert not window.compose.submit_button.isEnabled()


def test_pages_are_reached_by_the_sidebar_and_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    for row in range(window.sidebar.count()):
        window.sidebar.setCurrentRow(row)
        assert window.pages.currentIndex() == row
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is window.compose


def test_turning_pages_never_puts_the_keyboard_on_a_button(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    for page in (window.compose, window.queue, window.library, window.avatars):
        window.show_page(page)
        assert not isinstance(window.focusWidget(), QPushButton)


def test_empty_pages_lead_on(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(window.library)
    QTest.mouseClick(window.library.empty.button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.compose
    QTest.mouseClick(window.compose.empty.button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.avatars


def test_training_and_a_clip_from_prompt_to_library(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    window.begin()
    avatar = add_avatar(studio)
    qtbot.waitUntil(lambda: window.avatars.chosen_id() == avatar.id, timeout=WAIT_MS)
    QTest.mouseClick(window.avatars.train_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.avatars.clip_button.isEnabled, timeout=WAIT_MS)
    window.show_page(window.avatars)
    QTest.mouseClick(window.avatars.clip_button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.compose
    window.compose.prompt.setPlainText("at the beach, waving")
    QTest.mouseClick(window.compose.submit_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 1, timeout=WAIT_MS)
    assert window.pages.currentWidget() is window.queue
    job = studio.jobs.list()[-1]
    qtbot.waitUntil(lambda: isinstance(studio.jobs.find(job.id).state, Done), timeout=WAIT_MS)
    qtbot.waitUntil(window.queue.rows[job.id].show_button.isVisible, timeout=WAIT_MS)
    QTest.mouseClick(window.queue.rows[job.id].show_button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.library
    assert window.library.details.prompt.text() == "at the beach, waving"
    assert window.library.player.play_button.isEnabled()


def test_the_status_line_tells_of_the_running_job(
    window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot
) -> None:
    lane.gate.clear()
    avatar = add_avatar(studio)
    studio.jobs.start()
    qtbot.waitUntil(lambda: window.avatars.chosen_id() == avatar.id, timeout=WAIT_MS)
    window.avatars.train()
    qtbot.waitUntil(lambda: "left" in window.activity.status.text(), timeout=WAIT_MS)
    assert window.activity.progress.isVisible()
    assert "1" in window.sidebar.item(3).text()
    lane.gate.set()
    qtbot.waitUntil(lambda: not window.activity.progress.isVisible(), timeout=WAIT_MS)


def test_the_window_closes_while_a_job_runs(window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot) -> None:
    lane.gate.clear()
    avatar = add_avatar(studio)
    studio.jobs.start()
    qtbot.waitUntil(lambda: window.avatars.chosen_id() == avatar.id, timeout=WAIT_MS)
    window.avatars.train()
    qtbot.waitUntil(
        lambda: any(isinstance(job.state, Running) for job in studio.jobs.list()),
        timeout=WAIT_MS,
    )
    began = time.monotonic()
    window.close()
    assert time.monotonic() - began < 2
    studio.jobs.stop()
    assert [type(job.state) for job in studio.jobs.list()] == [Paused]


def test_all_pages_fit_into_a_small_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 700)
    for page in (window.avatars, window.compose, window.queue, window.library):
        window.show_page(page)
        assert (window.width(), window.height()) == (1000, 700)
        assert page.minimumSizeHint().height() < 700
