"""The frame of the window: commands by name, notices that pass and stay, undo, the tray, where the window stood."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.ui.main_window import MainWindow
from studio.ui.shell.commands import Command, find_commands
from studio.ui.shell.notices import MAX_KEPT, Notice, Notices
from studio.ui.shell.window_state import FILE_NAME, WindowState, read_state
from tests.ui.conftest import WAIT_MS


def nothing() -> None:
    """For commands that are only looked for."""


def activate(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)


def test_commands_are_found_by_words_parts_and_letters() -> None:
    commands = [Command(title, nothing) for title in ("Go to: Library", "Keyboard shortcuts…", "Full screen", "Export")]

    def found(wanted: str) -> list[str]:
        return [command.title for command in find_commands(commands, wanted)]

    assert found("") == ["Go to: Library", "Keyboard shortcuts…", "Full screen", "Export"]
    assert found("lib") == ["Go to: Library"]
    assert found("SCREEN full") == ["Full screen"]
    assert found("cuts") == ["Keyboard shortcuts…"]
    assert found("exp")[0] == "Export"
    assert found("kbsh") == ["Keyboard shortcuts…"]
    assert found("zebra") == []


def test_the_palette_goes_where_it_is_told(window: MainWindow, qtbot: QtBot) -> None:
    activate(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.palette_box
    assert box.isVisible()
    assert box.field.hasFocus()
    QTest.keyClicks(box.field, "queue")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert window.pages.currentWidget() is window.queue


def test_the_palette_is_left_as_it_was_entered(window: MainWindow, qtbot: QtBot) -> None:
    activate(window, qtbot)
    window.go_to("library")
    before = window.focusWidget()
    window.open_palette()
    QTest.keyClicks(window.palette_box.field, "nothing is called this")
    assert window.palette_box.nothing.isVisible()
    QTest.keyClick(window.palette_box.field, Qt.Key.Key_Return)
    assert window.palette_box.isVisible()
    QTest.keyClick(window.palette_box.field, Qt.Key.Key_Escape)
    assert not window.palette_box.isVisible()
    assert window.focusWidget() is before


def test_every_command_of_the_window_works(window: MainWindow, qtbot: QtBot) -> None:
    activate(window, qtbot)
    for command in window.commands():
        if "Close" not in command.title:
            command.action()
    assert all(command.title for command in window.commands())
    shortcuts = [command.shortcut for command in window.commands() if command.shortcut]
    assert len(shortcuts) == len(set(shortcuts))


def test_the_page_of_shortcuts_names_the_keys(window: MainWindow) -> None:
    dialog = window.open_shortcuts()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Ctrl+K" in words
    assert any("Library" in text for text in words)
    dialog.reject()


def test_a_notice_passes_and_stays_to_be_read(window: MainWindow, qtbot: QtBot) -> None:
    window.library.noticed.emit(Notice("Exported to a folder.", "good"))
    assert window.passing.isVisible()
    assert window.passing.line.text() == "Exported to a folder."
    assert not window.passing.undo_button.isVisible()
    assert "1" in window.bell.text()
    shown = window.bell.open_list()
    assert any("Exported to a folder." in label.text() for label in shown.findChildren(QLabel))
    assert "1" not in window.bell.text()
    shown.close()


def test_undo_works_once_from_either_place(window: MainWindow, qtbot: QtBot) -> None:
    undone: list[int] = []
    notice = Notice("Moved to the bin.", undo=lambda: undone.append(1))
    window.library.noticed.emit(notice)
    QTest.mouseClick(window.passing.undo_button, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not window.passing.isVisible()
    window.notices.undo(notice)
    assert undone == [1]
    shown = window.bell.open_list()
    assert not [button for button in shown.findChildren(QPushButton) if button.text() == "Undo"]
    shown.close()


def test_a_notice_leads_to_its_matter(window: MainWindow) -> None:
    window.notices.add(Notice("Something waits.", page="queue"))
    QTest.mouseClick(window.passing.show_button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.queue


def test_old_notices_are_forgotten(qtbot: QtBot) -> None:
    notices = Notices()
    for number in range(MAX_KEPT + 5):
        notices.add(Notice(str(number)))
    assert len(notices.list()) == MAX_KEPT
    assert notices.list()[0].text == str(MAX_KEPT + 4)


def test_the_window_stands_where_it_stood(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    window.resize(1000, 700)
    window.go_to("queue")
    window.close()
    assert read_state(studio.paths.root).page == "queue"
    again = MainWindow(studio)
    qtbot.addWidget(again)
    # Its width is cut to the test's small screen.
    assert again.height() == 700
    # Without anybody in the studio it begins where one begins.
    assert again.current_page == "welcome"
    again.close()


def test_a_spoilt_state_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff{not json")
    assert read_state(tmp_path) == WindowState()


def test_dragging_over_the_window_accepts_files_only(window: MainWindow, tmp_path: Path) -> None:
    def enter(data: QMimeData) -> bool:
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
        event.setAccepted(False)
        window.dragEnterEvent(event)
        return event.isAccepted()

    words, file = QMimeData(), QMimeData()
    words.setText("hello")
    file.setUrls([QUrl.fromLocalFile(str(tmp_path / "clip.mp4"))])
    assert not enter(words)
    assert enter(file)
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, words, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    drop.setAccepted(False)
    window.dropEvent(drop)
    assert not drop.isAccepted()
