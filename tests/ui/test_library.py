"""The library page: posters, search, filters, notes, player, recipe, export, and a bin that gives back."""

from pathlib import Path

import psutil
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QPixmap
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
    assert window.library.details.prompt.text() == "in the snow"
    window.library.search.setText("zebra")
    qtbot.waitUntil(window.library.nothing_found.isVisible, timeout=WAIT_MS)
    assert not window.library.details.export_button.isEnabled()
    QTest.mouseClick(window.library.nothing_found.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 2, timeout=WAIT_MS)


def test_several_clips_are_exported_at_once(window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    window.library.view.selectAll()
    assert "2" in window.library.details.export_button.text()
    window.library.export_to(tmp_path / "feed")
    qtbot.waitUntil(window.library.details.export_button.isEnabled, timeout=WAIT_MS)
    assert "Exported to" in window.library.details.message.text()
    assert len(list((tmp_path / "feed").glob("**/*.mp4"))) == 2


def test_an_export_that_fails_says_why(window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    show_clips(window, studio, qtbot, "in the snow")
    clip = studio.clips.list()[0]
    studio.clips.video_path(clip).unlink()
    window.library.export_to(tmp_path / "feed")
    qtbot.waitUntil(window.library.details.export_button.isEnabled, timeout=WAIT_MS)
    assert window.library.details.message.objectName() == "error"
    assert window.library.details.message.text()
    assert not list((tmp_path / "feed").glob("**/*.mp4"))


def test_a_playing_clip_is_let_go_of_and_erased(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    clip = window.library.current()
    assert clip is not None
    video = studio.clips.video_path(clip)
    QTest.keyClick(window.library.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.library.player.position_ms > 0, timeout=WAIT_MS)
    assert str(video) in {file.path for file in psutil.Process().open_files()}
    QTest.keyClick(window.library.view, Qt.Key.Key_Delete)
    assert str(video) not in {file.path for file in psutil.Process().open_files()}
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 1, timeout=WAIT_MS)
    assert video.is_file()
    assert studio.collection.empty_bin(all_of_it=True) == 1
    assert not video.exists()
    assert window.library.details.prompt.text() == "in the snow"


def test_erasing_the_last_clip_leads_to_the_empty_page(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow")
    window.library.throw_away()
    qtbot.waitUntil(window.library.empty.isVisible, timeout=WAIT_MS)
    assert not window.library.search.isVisible()
    assert not window.library.player.play_button.isEnabled()


def test_a_missing_file_is_said_and_the_page_lives_on(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    older = studio.clips.list()[1]
    studio.clips.video_path(older).unlink()
    index = window.library.clips.find(older.id)
    window.library.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert "missing" in window.library.details.message.text()
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
    assert window.library.details.prompt.width() <= 340


def test_what_was_thrown_away_is_taken_back(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    window.library.view.selectAll()
    QTest.mouseClick(window.library.details.erase_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.library.empty.isVisible, timeout=WAIT_MS)
    assert "2 clips" in window.passing.line.text()
    QTest.mouseClick(window.passing.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 2, timeout=WAIT_MS)
    assert window.library.view.isVisible()


def test_stars_tags_and_albums_are_noted_and_found(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    notes = window.library.details.notes
    newest = window.library.current()
    assert newest is not None
    QTest.keyClick(window.library.view, Qt.Key.Key_4)
    assert [star.text() for star in notes.stars] == ["★", "★", "★", "★", "☆"]
    notes.field.setText("winter")
    QTest.keyClick(notes.field, Qt.Key.Key_Return)
    notes.add("@Best of")
    assert [button.text() for button in notes.labels] == ["@Best of  ×", "#winter  ×"]
    assert studio.collection.marks(newest.id)[newest.id].rating == 4
    filters = window.library.filters
    filters.rating.setCurrentIndex(filters.rating.findData(4))
    assert window.library.clips.rowCount() == 1
    filters.clear()
    filters.label.setCurrentIndex(1)
    assert window.library.clips.rowCount() == 1
    QTest.mouseClick(notes.labels[1], Qt.MouseButton.LeftButton)
    assert [button.text() for button in notes.labels] == ["@Best of  ×"]
    QTest.mouseClick(filters.clear_button, Qt.MouseButton.LeftButton)
    assert window.library.clips.rowCount() == 2
    notes.add("x" * 99)
    assert notes.message.objectName() == "error"


def test_a_clip_is_rendered_again_and_looked_at(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow")
    menu = window.library.details.open_menu()
    next(action for action in menu.actions() if "again" in action.text()).trigger()
    menu.close()
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 2, timeout=WAIT_MS)
    window.library.verify()
    assert window.current_page == "verify"
    qtbot.waitUntil(lambda: window.verify.names.count() == 1, timeout=WAIT_MS)


def test_the_pointer_scrubs_through_a_clip(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow")
    library = window.library
    index = library.clips.index(0, 0)
    clip = library.current()
    assert clip is not None

    def shown() -> int:
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        return picture.cacheKey() if isinstance(picture, QPixmap) else 0

    qtbot.waitUntil(lambda: shown() != 0, timeout=WAIT_MS)
    poster = shown()
    with qtbot.waitSignal(library.scrubber.moved, timeout=WAIT_MS):
        library.view.scrubbed.emit(index, 0.5)
    assert shown() != poster
    library.view.left.emit()
    assert shown() == poster


def test_frames_are_stepped_through(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow")
    player = window.library.player
    player.step(1)
    player.step(3)
    assert not player.playing
    player.step(-99)
    qtbot.waitUntil(lambda: player.position_ms == 0, timeout=WAIT_MS)


def test_rows_are_read_where_they_are_seen(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    show_clips(window, studio, qtbot, "in the snow", "at the beach")
    model = window.library.clips
    model.show_numbers([*model.numbers, 999_999])
    assert model.rowCount() == 3
    assert model.clip(model.index(2, 0)) is None
    assert model.index(2, 0).data() is None
    assert model.clip(model.index(1, 0)) is not None
