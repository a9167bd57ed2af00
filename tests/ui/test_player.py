"""The player plays a real file, with or without a sound device, and lets go of it."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.core.media import Ffmpeg
from studio.ui.application import make_application
from studio.ui.widgets.player import Player
from tests.ui.conftest import WAIT_MS

FPS = 10.0


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Two seconds that turn from black to white."""
    frames = [np.full((96, 64, 3), 12 * i, np.uint8) for i in range(20)]
    path = tmp_path / "a clip.mp4"
    Ffmpeg.locate().write_clip(path, frames, FPS, width_px=64, height_px=96)
    return path


@pytest.fixture
def player(qtbot: QtBot, video: Path) -> Player:
    make_application()
    player = Player()
    qtbot.addWidget(player)
    player.resize(300, 400)
    player.show()
    poster = QImage(64, 96, QImage.Format.Format_RGB32)
    poster.fill(Qt.GlobalColor.red)
    poster.save(str(video.with_suffix(".png")))
    player.open(video, video.with_suffix(".png"), 2.0)
    return player


def colour(player: Player) -> tuple[int, int, int]:
    shot = player.screen_area.grab().toImage()
    pixel = shot.pixelColor(shot.width() // 2, shot.height() // 2)
    return pixel.red(), pixel.green(), pixel.blue()


def test_the_poster_is_shown_before_anything_is_opened(player: Player) -> None:
    assert colour(player) == (255, 0, 0)
    assert player.position_ms == 0
    assert player.time.text() == "0:00 / 0:02"


def test_the_position_moves_and_frames_are_painted(player: Player, qtbot: QtBot) -> None:
    QTest.mouseClick(player.play_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: player.position_ms > 500, timeout=WAIT_MS)
    assert player.playing
    red, green, blue = colour(player)
    assert red > 20
    assert max(red, green, blue) - min(red, green, blue) < 5
    qtbot.waitUntil(lambda: colour(player)[0] > red, timeout=WAIT_MS)
    QTest.mouseClick(player.play_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not player.playing, timeout=WAIT_MS)
    player.close_file()


def test_it_starts_again_at_the_end(player: Player, qtbot: QtBot) -> None:
    player.play()
    player.position.setSliderPosition(1900)
    player.position.actionTriggered.emit(0)
    qtbot.waitUntil(lambda: player.position_ms >= 1700, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: player.playing and 0 < player.position_ms < 1000, timeout=WAIT_MS)
    player.close_file()


def test_closing_lets_go_of_picture_and_controls(player: Player, qtbot: QtBot) -> None:
    player.play()
    qtbot.waitUntil(lambda: player.position_ms > 0, timeout=WAIT_MS)
    player.close_file()
    assert player.screen_area.image.isNull()
    assert not player.play_button.isEnabled()
    assert player.time.text() == ""
    player.toggle()
    assert not player.playing
