"""The dialog for a new avatar: what is missing is said, nothing is kept, and a running check can be stopped."""

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.domain.avatar import Avatar
from studio.domain.consent import Purpose
from studio.domain.job import Progress
from studio.ui.background import Task
from studio.ui.main_window import MainWindow
from studio.ui.pages.new_avatar import NewAvatarDialog
from tests.fakes.studios import add_avatar
from tests.ui.conftest import WAIT_MS


def fill_in(dialog: NewAvatarDialog, scan: Path) -> None:
    dialog.name.setText("Ada")
    dialog.signature.setText("Ada Byron")
    dialog.adult.setChecked(True)
    dialog.agree.setChecked(True)
    dialog.scan.line.setText(str(scan))


def test_an_unsigned_consent_makes_no_avatar(window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = window.avatars.open_new_avatar()
    dialog.name.setText("Ada")
    dialog.scan.line.setText(str(tmp_path / "scan.mp4"))
    dialog.create_avatar()
    qtbot.waitUntil(lambda: "signed" in dialog.message.text(), timeout=WAIT_MS)
    assert dialog.message.objectName() == "error"
    assert studio.avatars.list() == ()
    assert dialog.create_button.isEnabled()
    dialog.reject()


def test_the_statement_names_who_signs_and_only_what_is_allowed(window: MainWindow) -> None:
    dialog = window.avatars.open_new_avatar()
    dialog.signature.setText("Ada Byron")
    assert "Ada Byron" in dialog.statement.toPlainText()
    assert "sounds like my voice" in dialog.statement.toPlainText()
    dialog.purposes[Purpose.VOICE].setChecked(False)
    assert "sounds like my voice" not in dialog.statement.toPlainText()
    assert Purpose.VOICE not in dialog.wish().consent.purposes
    dialog.reject()


def test_another_statement_must_be_agreed_to_again(window: MainWindow, tmp_path: Path) -> None:
    dialog = window.avatars.open_new_avatar()
    fill_in(dialog, tmp_path / "scan.mp4")
    dialog.name.setText("Countess")
    assert dialog.agree.isChecked()
    dialog.purposes[Purpose.VOICE].setChecked(False)
    assert not dialog.agree.isChecked()
    dialog.agree.setChecked(True)
    dialog.signature.setText("Ada Byron King")
    assert not dialog.wish().consent.statement_agreed
    dialog.reject()


def test_a_missing_scan_is_named(window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = window.avatars.open_new_avatar()
    fill_in(dialog, tmp_path / "nowhere.mp4")
    dialog.create_avatar()
    qtbot.waitUntil(lambda: "nowhere.mp4" in dialog.message.text(), timeout=WAIT_MS)
    assert list(studio.paths.vault.glob("*/takes/*")) == []
    dialog.scan.line.clear()
    dialog.create_avatar()
    assert "no face scan" in dialog.message.text()
    dialog.reject()


def test_return_in_a_field_creates_and_does_not_open_a_file_dialog(window: MainWindow, qtbot: QtBot) -> None:
    dialog = window.avatars.open_new_avatar()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "no face scan" in dialog.message.text()
    dialog.reject()


def test_cancel_stops_a_running_check_and_the_dialog_stays(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    begun = threading.Event()

    def check_for_ever(task: Task) -> tuple[Avatar, tuple[str, ...]]:
        while True:
            begun.set()
            task.report(Progress("looking for a face", 1, 2))

    dialog = window.avatars.open_new_avatar()
    dialog.run_check(check_for_ever)
    assert begun.wait(5)
    assert not dialog.fields.isEnabled()
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.fields.isEnabled, timeout=WAIT_MS)
    assert dialog.isVisible()
    assert dialog.message.text() == "Stopped."
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_closing_the_window_stops_a_running_check(window: MainWindow, studio: Studio) -> None:
    begun = threading.Event()

    def check_for_ever(task: Task) -> tuple[Avatar, tuple[str, ...]]:
        while True:
            begun.set()
            task.report(Progress("looking for a face", 1, 2))

    window.avatars.open_new_avatar().run_check(check_for_ever)
    assert begun.wait(5)
    window.close()
    assert not window.isVisible()


def test_what_was_created_is_chosen_and_its_warnings_are_shown(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    add_avatar(studio, "Ada")

    def create(task: Task) -> tuple[Avatar, tuple[str, ...]]:
        return add_avatar(studio, "Bo"), ("The recording is rather quiet.",)

    dialog = window.avatars.open_new_avatar()
    dialog.run_check(create)
    qtbot.waitUntil(lambda: "rather quiet" in window.avatars.message.text(), timeout=WAIT_MS)
    assert window.avatars.heading.text() == "Bo"
