"""Video frames of Qt as arrays, and arrays as pictures that can be painted. cv2 is imported with the first frame."""

from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from studio.ui.wizard.cameras import Picture

_Kind = QVideoFrameFormat.PixelFormat


def read_frame(frame: QVideoFrame) -> Picture | None:
    """``frame`` as uint8 [H, W, 3] RGB, an own copy; None when it holds nothing that can be read."""
    if not frame.isValid():
        return None
    reader = _readers().get(frame.pixelFormat())
    if reader is None or not frame.map(QVideoFrame.MapMode.ReadOnly):
        return _read_image(frame.toImage())
    try:
        return reader(frame)
    finally:
        frame.unmap()


def _readers() -> dict[_Kind, Callable[[QVideoFrame], Picture | None]]:
    import cv2

    return {
        _Kind.Format_Jpeg: _read_jpeg,
        _Kind.Format_YUV420P: lambda frame: _read_planes(frame, (1, 2)),
        _Kind.Format_YV12: lambda frame: _read_planes(frame, (2, 1)),
        _Kind.Format_NV12: lambda frame: _read_two_planes(frame, cv2.COLOR_YUV2RGB_NV12),
        _Kind.Format_NV21: lambda frame: _read_two_planes(frame, cv2.COLOR_YUV2RGB_NV21),
        _Kind.Format_YUYV: lambda frame: _read_packed(frame, 2, cv2.COLOR_YUV2RGB_YUY2),
        _Kind.Format_UYVY: lambda frame: _read_packed(frame, 2, cv2.COLOR_YUV2RGB_UYVY),
        _Kind.Format_BGRA8888: lambda frame: _read_packed(frame, 4, cv2.COLOR_BGRA2RGB),
        _Kind.Format_BGRX8888: lambda frame: _read_packed(frame, 4, cv2.COLOR_BGRA2RGB),
        _Kind.Format_RGBA8888: lambda frame: _read_packed(frame, 4, cv2.COLOR_RGBA2RGB),
        _Kind.Format_RGBX8888: lambda frame: _read_packed(frame, 4, cv2.COLOR_RGBA2RGB),
    }


def _plane(frame: QVideoFrame, number: int, height: int) -> Picture:
    """The bytes of one plane, [height, bytes a line]."""
    held = np.frombuffer(frame.bits(number), np.uint8, frame.mappedBytes(number))
    line = frame.bytesPerLine(number)
    return held[: height * line].reshape(height, line)


def _read_jpeg(frame: QVideoFrame) -> Picture | None:
    import cv2

    found = cv2.imdecode(np.frombuffer(frame.bits(0), np.uint8, frame.mappedBytes(0)), cv2.IMREAD_COLOR)
    return None if found is None else np.asarray(cv2.cvtColor(found, cv2.COLOR_BGR2RGB), np.uint8)


def _read_packed(frame: QVideoFrame, depth: int, code: int) -> Picture:
    import cv2

    width, height = frame.width(), frame.height()
    pixels = _plane(frame, 0, height)[:, : width * depth].reshape(height, width, depth)
    return np.asarray(cv2.cvtColor(pixels, code), np.uint8)


def _read_two_planes(frame: QVideoFrame, code: int) -> Picture:
    import cv2

    width, height = frame.width() // 2 * 2, frame.height() // 2 * 2
    luma = np.ascontiguousarray(_plane(frame, 0, height)[:, :width])
    chroma = np.ascontiguousarray(_plane(frame, 1, height // 2)[:, :width]).reshape(height // 2, width // 2, 2)
    return np.asarray(cv2.cvtColorTwoPlane(luma, chroma, code), np.uint8)


def _read_planes(frame: QVideoFrame, order: tuple[int, int]) -> Picture:
    """Planar 4:2:0, as I420 wants it: luma, then the two halves of chroma."""
    import cv2

    width, height = frame.width() // 4 * 4, frame.height() // 4 * 4
    joined = np.empty((height * 3 // 2, width), np.uint8)
    joined[:height] = _plane(frame, 0, height)[:, :width]
    for place, number in enumerate(order):
        half = _plane(frame, number, height // 2)[:, : width // 2]
        first = height + place * height // 4
        joined[first : first + height // 4] = half.reshape(height // 4, width)
    return np.asarray(cv2.cvtColor(joined, cv2.COLOR_YUV2RGB_I420), np.uint8)


def _read_image(image: QImage) -> Picture | None:
    """The slow way, for rare formats."""
    if image.isNull():
        return None
    held = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(held.constBits(), np.uint8).reshape(held.height(), held.bytesPerLine())
    return lines[:, : held.width() * 3].reshape(held.height(), held.width(), 3).copy()


def mirror_for(rgb: Picture, width_px: int, height_px: int) -> QImage:
    """``rgb`` (uint8 [H, W, 3]) mirrored, covering ``width_px`` x ``height_px`` about its middle, ready to paint."""
    import cv2

    height, width = rgb.shape[:2]
    scale = max(width_px / width, height_px / height)
    cut_w, cut_h = min(width, round(width_px / scale)), min(height, round(height_px / scale))
    left, top = (width - cut_w) // 2, (height - cut_h) // 2
    part = rgb[top : top + cut_h, left : left + cut_w]
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    fitted = cv2.flip(cv2.resize(part, (width_px, height_px), interpolation=how), 1)
    shown = np.ascontiguousarray(cv2.cvtColor(fitted, cv2.COLOR_RGB2BGRA))
    # A copy of Qt's own: the array may be gone when it is painted.
    return QImage(shown.data, width_px, height_px, width_px * 4, QImage.Format.Format_RGB32).copy()
