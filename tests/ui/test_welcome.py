"""The first page: three steps that are ticked off, and a drawn person for those who only look around."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.domain.consent import Grade
from studio.ui.main_window import MainWindow
from tests.ui.conftest import WAIT_MS, add_clips


def marks(window: MainWindow) -> list[str]:
    return [step.mark.objectName() for step in window.welcome.steps]


def test_an_empty_studio_begins_with_the_scan(window: MainWindow) -> None:
    assert window.current_page == "welcome"
    assert marks(window) == ["mark-next", "mark", "mark"]
    scan, train, create = (step.button for step in window.welcome.steps)
    assert scan.isEnabled()
    assert not train.isEnabled()
    assert not create.isEnabled()
    QTest.mouseClick(scan, Qt.MouseButton.LeftButton)
    assert window.current_page == "avatars"
    window.avatars.open_wizard().close_now()


def test_the_drawn_person_comes_with_a_samples_consent(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    QTest.mouseClick(window.welcome.sample_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(studio.avatars.list()), timeout=WAIT_MS)
    qtbot.waitUntil(window.passing.isVisible, timeout=WAIT_MS)
    (ada,) = studio.avatars.list()
    assert ada.name == "Ada"
    assert studio.avatars.consent(ada)[0].grade is Grade.SAMPLE
    qtbot.waitUntil(lambda: marks(window)[0] == "mark-done", timeout=WAIT_MS)


def test_all_steps_are_done_with_a_clip(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    studio.jobs.start()
    add_clips(studio, "at the beach, waving")
    qtbot.waitUntil(lambda: marks(window) == ["mark-done"] * 3, timeout=WAIT_MS)
    QTest.mouseClick(window.welcome.steps[2].button, Qt.MouseButton.LeftButton)
    assert window.current_page == "create"
