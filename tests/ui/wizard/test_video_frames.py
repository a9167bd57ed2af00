"""Frames of cameras in the formats that cameras give, read as RGB; and what a device without a camera says."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat
from pytestqt.qtbot import QtBot

from studio.ui.wizard.cameras import CameraInfo, Picture
from studio.ui.wizard.qt_cameras import QtCameras, choose_format
from studio.ui.wizard.video_frames import mirror_for, read_frame

WIDTH_PX, HEIGHT_PX = 64, 48
Kind = QVideoFrameFormat.PixelFormat
# One colour in all formats: a strong red, in BT.601 luma and chroma.
RED, Y, U, V = (200, 30, 30), 82, 102, 207


def fill(kind: Kind, planes: list[Picture]) -> QVideoFrame:
    """A frame whose planes hold the lines of ``planes``, each uint8 [lines, bytes]."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(WIDTH_PX, HEIGHT_PX), kind))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    for number, plane in enumerate(planes):
        held = np.frombuffer(frame.bits(number), np.uint8, frame.mappedBytes(number))
        lines = held[: len(plane) * frame.bytesPerLine(number)].reshape(len(plane), frame.bytesPerLine(number))
        lines[:, : plane.shape[1]] = plane
    frame.unmap()
    return frame


def even(lines: int, *values: int) -> Picture:
    return np.tile(np.array(values, np.uint8), (lines, WIDTH_PX // len(values)))


FRAMES: dict[Kind, Callable[[], list[Picture]]] = {
    Kind.Format_BGRA8888: lambda: [np.tile(np.array((30, 30, 200, 255), np.uint8), (HEIGHT_PX, WIDTH_PX))],
    Kind.Format_RGBA8888: lambda: [np.tile(np.array((200, 30, 30, 255), np.uint8), (HEIGHT_PX, WIDTH_PX))],
    Kind.Format_NV12: lambda: [even(HEIGHT_PX, Y), even(HEIGHT_PX // 2, U, V)],
    Kind.Format_NV21: lambda: [even(HEIGHT_PX, Y), even(HEIGHT_PX // 2, V, U)],
    Kind.Format_YUYV: lambda: [np.tile(np.array((Y, U, Y, V), np.uint8), (HEIGHT_PX, WIDTH_PX // 2))],
    Kind.Format_UYVY: lambda: [np.tile(np.array((U, Y, V, Y), np.uint8), (HEIGHT_PX, WIDTH_PX // 2))],
    Kind.Format_YUV420P: lambda: [
        even(HEIGHT_PX, Y),
        even(HEIGHT_PX // 2, U)[:, : WIDTH_PX // 2],
        even(HEIGHT_PX // 2, V)[:, : WIDTH_PX // 2],
    ],
}


@pytest.mark.parametrize("kind", FRAMES, ids=lambda kind: kind.name)
def test_every_usual_format_is_read_as_rgb(kind: Kind, qtbot: QtBot) -> None:
    rgb = read_frame(fill(kind, FRAMES[kind]()))
    assert rgb is not None
    assert rgb.shape == (HEIGHT_PX, WIDTH_PX, 3)
    assert np.abs(rgb.astype(int) - RED).max() < 20


def test_nothing_is_read_of_an_empty_frame(qtbot: QtBot) -> None:
    assert read_frame(QVideoFrame()) is None


def test_the_picture_is_mirrored_and_covers_its_place(qtbot: QtBot) -> None:
    rgb = np.zeros((48, 64, 3), np.uint8)
    rgb[:, :20] = (255, 0, 0)
    image = mirror_for(rgb, 100, 100)
    assert (image.width(), image.height()) == (100, 100)
    assert image.pixelColor(98, 50).red() > 200
    assert image.pixelColor(2, 50).red() < 50


def test_a_camera_that_is_not_there_is_lost_at_once(qtbot: QtBot) -> None:
    cameras = QtCameras()
    assert choose_format([]) is None
    told: list[str] = []
    feed = cameras.open(CameraInfo("nowhere", "Nowhere"), lambda rgb, time_s: None)
    feed.lost.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    feed.stop()
    feed.stop()
    qtbot.wait(50)
    assert len(told) == 1
