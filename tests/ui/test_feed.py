"""The feed page: one clip at a time, the next one loaded, an end, a gentle stop, hiding that can be undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.domain.feed import FeedOrder
from studio.domain.recipe import RenderRequest
from studio.ui.feed.stage import read_poster
from studio.ui.main_window import MainWindow
from tests.fakes.studios import open_studio
from tests.ui.conftest import WAIT_MS, add_clips


def open_feed(window: MainWindow, studio: Studio, qtbot: QtBot, *prompts: str) -> None:
    """A feed of own exports, read and shown."""
    clips = add_clips(studio, *prompts)
    studio.exports.export(clips, studio.paths.exports / "mine", title="My feed", base_url="")
    window.go_to("feed")
    qtbot.waitUntil(lambda: window.feed.stage.clip is not None, timeout=WAIT_MS)


def test_without_clips_it_says_what_comes_here(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("feed")
    qtbot.waitUntil(window.feed.empty.isVisible, timeout=WAIT_MS)
    QTest.mouseClick(window.feed.empty.button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.library


def test_keys_go_on_and_back_to_a_plain_end(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    open_feed(window, studio, qtbot, "at the beach", "in the snow")
    feed = window.feed
    assert feed.about.place.text() == "1 of 2"
    told = feed.about.facts.text()
    assert "this studio, key" in told
    assert "Ada, allowed until" in told
    assert not feed.stage.playing
    QTest.keyClick(feed.stage, Qt.Key.Key_Down)
    assert feed.about.place.text() == "2 of 2"
    qtbot.waitUntil(lambda: feed.stage.playing, timeout=WAIT_MS)
    QTest.keyClick(feed.stage, Qt.Key.Key_PageDown)
    assert feed.end.isVisible()
    assert not feed.stage.isVisible()
    QTest.mouseClick(feed.end.button, Qt.MouseButton.LeftButton)
    assert feed.about.place.text() == "1 of 2"
    QTest.keyClick(feed.stage, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not feed.stage.playing, timeout=WAIT_MS)


def test_the_next_clip_is_loaded_while_one_plays(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    open_feed(window, studio, qtbot, "at the beach", "in the snow", "in a forest")
    stage = window.feed.stage
    assert not stage.next_is_loaded
    stage.play()
    assert stage.next_is_loaded
    stage.go(1)
    assert stage.next_is_loaded
    stage.toggle_mute()
    assert stage.mute_button.accessibleName() == "Sound on"
    stage.go(1)
    assert not stage.next_is_loaded
    window.go_to("library")
    qtbot.waitUntil(lambda: not stage.playing, timeout=WAIT_MS)


def test_the_wheel_goes_clip_by_clip(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    open_feed(window, studio, qtbot, "at the beach", "in the snow")
    stage = window.feed.stage

    def roll(angle: int) -> None:
        middle = QPointF(stage.rect().center())
        event = QWheelEvent(
            middle,
            stage.mapToGlobal(middle),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(stage, event)

    for _ in range(3):
        roll(-40)
    assert stage.number == 1
    roll(120)
    assert stage.number == 0


def test_hiding_and_reporting_can_be_undone(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    open_feed(window, studio, qtbot, "at the beach", "in the snow")
    feed = window.feed
    shown = feed.stage.clip
    assert shown is not None
    QTest.mouseClick(feed.about.hide_button, Qt.MouseButton.LeftButton)
    assert feed.about.place.text() == "1 of 1"
    assert studio.feed.memory.hidden == (shown.sha256,)
    undo = window.notices.list()[0].undo
    assert undo is not None
    undo()
    assert feed.about.place.text() == "1 of 2"
    box = feed.ask_for_reason()
    box.setTextValue("not funny")
    box.accept()
    assert [report.reason for report in studio.feed.memory.reports] == ["not funny"]
    assert feed.about.place.text() == "1 of 1"


def test_a_gentle_stop_after_the_chosen_time(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    studio.preferences.change(feed_minutes=1)
    open_feed(window, studio, qtbot, "at the beach", "in the snow")
    feed = window.feed
    for _ in range(90):
        feed.count_watching()
    assert not feed.enough.isVisible()
    feed.stage.play()
    qtbot.waitUntil(lambda: feed.stage.playing, timeout=WAIT_MS)
    for _ in range(60):
        feed.count_watching()
    assert feed.enough.isVisible()
    qtbot.waitUntil(lambda: not feed.stage.playing, timeout=WAIT_MS)
    QTest.mouseClick(feed.enough.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: feed.stage.playing, timeout=WAIT_MS)


def test_a_remix_goes_to_create(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    open_feed(window, studio, qtbot, "at the beach")
    wanted: list[object] = []
    window.feed.wanted.connect(lambda page, thing: wanted.extend((page, thing)))
    QTest.mouseClick(window.feed.about.remix_button, Qt.MouseButton.LeftButton)
    assert wanted[0] == "create"
    assert isinstance(wanted[1], RenderRequest)
    assert window.pages.currentWidget() is window.compose


def test_strangers_are_followed_asked_for_nothing_and_left(
    window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_studio(tmp_path / "other") as other:
        clips = add_clips(other, "in a forest", "in the snow")
        other.exports.export(clips, tmp_path / "theirs", title="Their feed", base_url="")
    broken = next((tmp_path / "theirs").glob("*.mp4"))
    broken.write_bytes(b"not a video")
    window.go_to("feed")
    window.feed.follow(tmp_path / "theirs")
    qtbot.waitUntil(lambda: window.feed.stage.clip is not None, timeout=WAIT_MS)
    feed = window.feed
    assert feed.about.place.text() == "1 of 1"
    assert not feed.about.remix_button.isEnabled()
    assert not feed.about.request_button.isEnabled()
    assert feed.about.request_button.toolTip()
    assert "not known to you" in feed.about.facts.text()
    assert "1 clip is left out" in feed.reading.text()
    feed.order_button.setChecked(True)
    assert "altered" in feed.sources.left_out.text()
    feed.sources.folders.setCurrentRow(0)
    QTest.mouseClick(feed.sources.unfollow_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(feed.empty.isVisible, timeout=WAIT_MS)


def test_sliders_order_the_feed_and_are_kept(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    open_feed(window, studio, qtbot, "at the beach", "in the snow")
    feed = window.feed
    feed.order_button.setChecked(True)
    feed.sources.sliders["new_to_me"].setValue(10)
    qtbot.waitUntil(lambda: studio.feed.memory.order == FeedOrder(new_to_me=1.0), timeout=WAIT_MS)
    QTest.mouseClick(feed.sources.plain_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.feed.memory.order.is_plain, timeout=WAIT_MS)


def test_an_unfit_folder_and_a_damaged_memory_are_said(
    window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go_to("feed")
    window.feed.follow(tmp_path)
    qtbot.waitUntil(lambda: "no signed list" in window.feed.message.text(), timeout=WAIT_MS)


@pytest.mark.usefixtures("window")
def test_a_huge_or_broken_poster_is_not_decoded(tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"not a picture")
    assert read_poster(broken).isNull()
    huge = tmp_path / "huge.bmp"
    header = b"BM" + bytes(12) + (40).to_bytes(4, "little") + (60_000).to_bytes(4, "little") * 2
    huge.write_bytes(header + (1).to_bytes(2, "little") + (24).to_bytes(2, "little") + bytes(24))
    assert read_poster(huge).isNull()
