"""The library page: posters, search, player, recipe, export and erase."""

from pathlib import Path

import psutil
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.ui.main_window import MainWindow
from tests.ui.conftest import WAIT_MS, add_clips


def show_clips(window: MainWindow, studio: Studio, qtbot: QtBot, *prompts: str) -> None:
    add_clips(studio, *prompts)
    window.show_page(window.library)
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == len(prompts), timeout=WAIT_MS)
    window.library.show_clip(studio.clips.list()[0].id)


def test_clips_are_searched(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    window.library.search.setText("snow")
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 1, timeout=WAIT_MS)
    assert window.library.prompt.text() == "in the snow"
    window.library.search.setText("zebra")
    qtbot.waitUntil(window.library.nothing_found.isVisible, timeout=WAIT_MS)
    assert not window.library.export_button.isEnabled()
    QTest.mouseClick(window.library.nothing_found.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 2, timeout=WAIT_MS)


def test_several_clips_are_exported_at_once(window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    window.library.view.selectAll()
    assert "2" in window.library.export_button.text()
    window.library.export_to(tmp_path / "feed")
    qtbot.waitUntil(window.library.export_button.isEnabled, timeout=WAIT_MS)
    assert "Exported to" in window.library.message.text()
    assert len(list((tmp_path / "feed").glob("**/*.mp4"))) == 2


def test_an_export_that_fails_says_why(window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    show_clips(window, studio, qtbot, "in the snow")
    clip = studio.clips.list()[0]
    studio.clips.video_path(clip).unlink()
    window.library.export_to(tmp_path / "feed")
    qtbot.waitUntil(window.library.export_button.isEnabled, timeout=WAIT_MS)
    assert window.library.message.objectName() == "error"
    assert window.library.message.text()
    assert not list((tmp_path / "feed").glob("**/*.mp4"))


def test_a_playing_clip_is_let_go_of_and_erased(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    clip = window.library.current()
    assert clip is not None
    video = studio.clips.video_path(clip)
    QTest.keyClick(window.library.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.library.player.position_ms > 0, timeout=WAIT_MS)
    assert str(video) in {file.path for file in psutil.Process().open_files()}
    box = window.library.ask_and_erase()
    assert box is not None
    act = next(button for button in box.buttons() if button.text() == "Erase")
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    assert str(video) not in {file.path for file in psutil.Process().open_files()}
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 1, timeout=WAIT_MS)
    assert not video.exists()
    assert window.library.prompt.text() == "in the snow"


def test_erasing_the_last_clip_leads_to_the_empty_page(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow")
    window.library.erase()
    qtbot.waitUntil(window.library.empty.isVisible, timeout=WAIT_MS)
    assert not window.library.search.isVisible()
    assert not window.library.player.play_button.isEnabled()


def test_a_missing_file_is_said_and_the_page_lives_on(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    older = studio.clips.list()[1]
    studio.clips.video_path(older).unlink()
    index = window.library.clips.find(older.id)
    window.library.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert "missing" in window.library.message.text()
    assert not window.library.player.play_button.isEnabled()


def test_the_recipe_is_shown_whole(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow")
    dialog = window.library.open_recipe()
    assert dialog is not None
    assert '"prompt": "in the snow"' in dialog.text.toPlainText()
    dialog.accept()


def test_a_long_prompt_does_not_widen_the_panel(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    window.resize(1000, 700)
    show_clips(window, studio, qtbot, "snow" * 60)
    assert window.width() == 1000
    assert window.library.prompt.width() <= 340
