"""Looking closely in the library: two clips side by side, the family as a tree, speed, captions, the whole screen."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.core import serial
from studio.domain.consent import Purpose
from studio.domain.errors import InvalidInput
from studio.domain.recipe import RenderRequest
from studio.ui.library.full_screen import FullScreenDialog
from studio.ui.main_window import MainWindow
from tests.fakes.studios import WAIT_S, add_trained
from tests.ui.conftest import WAIT_MS, add_clips


def test_two_clips_are_played_and_stepped_together(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_clips(studio, "at the beach", "in the snow", "in a forest")
    window.go_to("library")
    library = window.library
    qtbot.waitUntil(lambda: library.clips.rowCount() == 3, timeout=WAIT_MS)
    library.view.selectAll()
    assert not library.details.compare_button.isVisible()
    assert library.compare() is None
    library.view.clearSelection()
    for row in (0, 1):
        library.view.selectionModel().select(
            library.clips.index(row, 0), library.view.selectionModel().SelectionFlag.Select
        )
    assert library.details.compare_button.isVisible()
    dialog = library.compare()
    assert dialog is not None
    QTest.mouseClick(dialog.play_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: all(player.playing for player in dialog.players), timeout=WAIT_MS)
    dialog.toggle()
    qtbot.waitUntil(lambda: not any(player.playing for player in dialog.players), timeout=WAIT_MS)
    dialog.start_over()
    dialog.step(2)
    qtbot.waitUntil(lambda: all(200 < player.position_ms < 300 for player in dialog.players), timeout=WAIT_MS)
    dialog.accept()


def test_the_family_is_a_tree(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    (first,) = add_clips(studio, "at the beach")
    request: RenderRequest = serial.from_json(RenderRequest, first.recipe)
    for prompt in ("in the snow", "in a forest"):
        studio.clips.submit(replace(request, prompt=prompt, parents=(studio.clips.list()[0].sha256,)))
        assert studio.jobs.wait_until_idle(WAIT_S)
    family = studio.collection.lineage(first)
    assert [clip.prompt for clip in family.roots] == ["at the beach"]
    window.go_to("library")
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 3, timeout=WAIT_MS)
    dialog = window.library.open_lineage()
    assert dialog is not None
    root = dialog.tree.topLevelItem(0)
    assert root is not None
    assert root.text(0) == "at the beach"
    child = root.child(0)
    assert child is not None
    assert child.text(0) == "in the snow"
    grandchild = child.child(0)
    assert grandchild is not None
    assert grandchild.text(0) == "in a forest"
    dialog.tree.setCurrentItem(root)
    with qtbot.waitSignal(dialog.clip_wanted) as wanted:
        dialog.tree.itemActivated.emit(root, 0)
    assert wanted.args == [first.id]


def test_speed_and_captions(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_clips(studio, "at the beach")
    window.go_to("library")
    player = window.library.player
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 1, timeout=WAIT_MS)
    assert player.speed_button.text() == "1 ×"
    for text in ("0.5 ×", "0.25 ×", "2 ×", "1 ×"):
        player.next_speed()
        assert player.speed_button.text() == text
    player.show_caption("Hello there.")
    assert player.caption.isVisible()
    assert player.caption.text() == "“Hello there.”"
    player.show_caption("")
    assert not player.caption.isVisible()
    (clip,) = studio.clips.list()
    assert studio.collection.spoken_line(clip) == ""
    assert studio.collection.spoken_line(replace(clip, recipe="{}")) == ""


def test_a_clip_over_the_whole_screen(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_clips(studio, "at the beach")
    window.go_to("library")
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 1, timeout=WAIT_MS)
    window.library.open_full_screen()
    dialog = window.library.findChild(FullScreenDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.player.playing, timeout=WAIT_MS)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.library.findChild(FullScreenDialog) is None, timeout=WAIT_MS)


def test_a_preset_is_kept_taken_and_removed(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    window.go_to("create")
    compose = window.compose
    qtbot.waitUntil(lambda: compose.options.chosen_avatar is not None, timeout=WAIT_MS)
    compose.prompt.setPlainText("Ada at the beach")
    box = compose.presets.ask_for_name()
    assert isinstance(box, QInputDialog)
    box.setTextValue("My beach")
    box.accept()
    (kept,) = studio.presets.list()
    assert kept.prompt == "{name} at the beach"
    compose.prompt.clear()
    menu = compose.presets.open()
    menu.actions()[0].trigger()
    assert compose.prompt.toPlainText() == "Ada at the beach"
    menu.close()
    compose.prompt.clear()
    compose.presets.save("Nothing")
    assert "no prompt" in compose.message.text()
    compose.presets.remove("My beach")
    assert studio.presets.list() == ()


def test_a_wish_of_a_preset_renders(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    window.go_to("create")
    compose = window.compose
    qtbot.waitUntil(lambda: compose.options.chosen_avatar is not None, timeout=WAIT_MS)
    compose.prompt.setPlainText("Ada in the snow")
    compose.take_preset(compose.present_preset("Snow"))
    wish = compose.wish()
    assert isinstance(wish, ClipWish)
    assert wish.prompt == "Ada in the snow"
    assert studio.clips.compose(wish).prompt


def test_what_is_said_is_a_line_of_its_own(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    window.go_to("create")
    compose = window.compose
    qtbot.waitUntil(lambda: compose.options.chosen_avatar is not None, timeout=WAIT_MS)
    compose.prompt.setPlainText('Ada in the snow, says "Hello."')
    assert compose.script.line.text() == "Hello."
    compose.script.line.setFocus()
    compose.script.line.selectAll()
    QTest.keyClicks(compose.script.line, "Good night!")
    assert compose.prompt.toPlainText() == 'Ada in the snow, says "Good night!"'
    compose.script.line.clear()
    compose.script.line.textEdited.emit("")
    assert compose.prompt.toPlainText() == "Ada in the snow, talks"


def test_a_sweep_is_one_seed_and_a_guide_that_grows(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    studio.order.hold()
    window.go_to("create")
    compose = window.compose
    qtbot.waitUntil(compose.options.guide.isEnabled, timeout=WAIT_MS)
    assert not compose.options.sweep.isEnabled()
    compose.prompt.setPlainText("Ada in the snow")
    compose.variations.setValue(3)
    compose.options.sweep.setChecked(True)
    QTest.mouseClick(compose.submit_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.jobs.count("queued") == 3, timeout=WAIT_MS)
    requests = [job.request for job in studio.jobs.list("queued")]
    assert all(isinstance(request, RenderRequest) for request in requests)
    assert len({request.seed for request in requests}) == 1
    guides = [request.guide.strength for request in requests if isinstance(request, RenderRequest) and request.guide]
    assert guides == [0.1, 0.35, 0.6]
    with pytest.raises(InvalidInput):
        studio.order.sweep_guide(ClipWish("Ada in the snow", "Ada"), 1)


def test_clips_are_dragged_out_as_files_with_consent(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    clips = add_clips(studio, "at the beach", "in the snow")
    window.go_to("library")
    model = window.library.clips
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=WAIT_MS)
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    carried = model.mimeData([model.index(0, 0), model.index(1, 0)])
    # Nothing is written before somebody takes it.
    assert not list(studio.paths.work.glob("handed-out/*"))
    names = [url.toLocalFile() for url in carried.urls()]
    assert len(names) == 2
    assert all(studio.verification.examine(Path(name)).verdict == "holds" for name in names)
    assert {Path(name).name.rpartition("-")[0] for name in names} == {"at-the-beach", "in-the-snow"}
    assert clips


def test_what_may_not_leave_is_not_dragged_out(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio, purposes=(Purpose.TRAINING, Purpose.VIDEO))
    add_clips(studio, "at the beach")
    window.go_to("library")
    model = window.library.clips
    qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=WAIT_MS)
    assert model.mimeData([model.index(0, 0)]).urls() == []
    assert "did not allow" in window.library.details.message.text()
    assert not list(studio.paths.work.glob("handed-out/*"))
