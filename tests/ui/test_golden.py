"""A few parts of the window against pictures that were looked at, with tolerance for fonts and smoothing.

python -m tests.ui.test_golden       draws the pictures anew, to be looked at before they are kept
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.core.settings import Settings
from studio.domain.capture import ScanCoverage, Sector, SectorCoverage
from studio.domain.training_run import RunSample
from studio.ui.application import make_application
from studio.ui.avatars.coverage_ring import CoverageRing
from studio.ui.avatars.loss_plot import LossPlot
from studio.ui.avatars.sample_strip import SampleStrip
from studio.ui.icons import draw_icon, icons_dir
from studio.ui.theme import colours
from studio.ui.widgets.portrait import paint_portrait

GOLDEN = Path(__file__).parent / "golden"
# Grey levels of 255 by which the mean of a block of 8 x 8 pixels may be off, and how many blocks may be off more.
MAX_LEVELS, MAX_SHARE = 26.0, 0.04
BLOCK_PX = 8


def draw_ring() -> QPixmap:
    shares = [0.0, 0.3, 0.6, 1.0]
    sectors = tuple(SectorCoverage(sector, shares[at % 4], at) for at, sector in enumerate(Sector))
    ring = CoverageRing()
    ring.show_coverage(ScanCoverage(sectors, 40, 20.0, "live"))
    return grab(ring, 160, 160)


def draw_plot() -> QPixmap:
    plot = LossPlot()
    plot.show_losses([(step, 1.0 / (1 + step / 40) + 0.05 * (step % 3)) for step in range(1, 200, 4)], (50, 100, 150))
    plot.choose(100)
    return grab(plot, 420, 150)


def draw_strip() -> QPixmap:
    strip = SampleStrip()
    strip.show_samples([RunSample(step, str(step), step / 400) for step in (50, 100, 150)], "100")
    for number, step in enumerate((50, 100, 150)):
        picture = QPixmap(60, 110)
        picture.fill(QColor(60 * (number + 1), 90, 120))
        strip.show_picture(step, picture)
    return grab(strip, 320, strip.height())


def draw_icons() -> QPixmap:
    names = sorted(path.stem for path in icons_dir().glob("*.svg"))
    sheet = QPixmap(8 * 40, -(-len(names) // 8) * 40)
    sheet.fill(QColor(colours().background))
    painter = QPainter(sheet)
    for at, name in enumerate(names):
        painter.drawPixmap(at % 8 * 40 + 8, at // 8 * 40 + 8, draw_icon(name, colours().text, 24, 1.0))
    painter.end()
    return sheet


def draw_portraits() -> QPixmap:
    face = QPixmap(64, 64)
    face.fill(QColor(200, 150, 120))
    sheet = QPixmap(160, 80)
    sheet.fill(QColor(colours().background))
    painter = QPainter(sheet)
    paint_portrait(painter, QRectF(8, 8, 64, 64), "Ada", QPixmap())
    paint_portrait(painter, QRectF(88, 8, 64, 64), "Bea", face)
    painter.end()
    return sheet


PARTS: dict[str, Callable[[], QPixmap]] = {
    "ring": draw_ring,
    "plot": draw_plot,
    "strip": draw_strip,
    "icons": draw_icons,
    "portraits": draw_portraits,
}


def grab(widget: QWidget, width_px: int, height_px: int) -> QPixmap:
    widget.resize(width_px, height_px)
    picture = widget.grab()
    widget.deleteLater()
    return picture


def read_pixels(picture: QPixmap) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


def shrink(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.asarray(picture.reduce(BLOCK_PX), np.float32)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("name", sorted(PARTS))
def test_a_part_looks_as_it_did(qtbot: QtBot, name: str, theme: str) -> None:
    make_application(Settings(theme="dark" if theme == "dark" else "light"))
    drawn = read_pixels(PARTS[name]())
    with Image.open(GOLDEN / f"{name}-{theme}.png") as kept:
        expected = kept.convert("RGB")
    assert drawn.size == expected.size
    off = np.abs(shrink(drawn) - shrink(expected)).max(axis=2)
    assert float((off > MAX_LEVELS).mean()) <= MAX_SHARE


def test_another_picture_is_noticed(qtbot: QtBot) -> None:
    """The tolerance is for fonts, not for what is shown."""
    make_application(Settings(theme="dark"))
    with Image.open(GOLDEN / "ring-dark.png") as ring, Image.open(GOLDEN / "ring-light.png") as other:
        off = np.abs(shrink(ring.convert("RGB")) - shrink(other.convert("RGB"))).max(axis=2)
    assert float((off > MAX_LEVELS).mean()) > MAX_SHARE


def main() -> int:
    """Draw all pictures anew."""
    GOLDEN.mkdir(exist_ok=True)
    for theme in ("dark", "light"):
        make_application(Settings(theme="dark" if theme == "dark" else "light"))
        for name, draw in PARTS.items():
            draw().save(str(GOLDEN / f"{name}-{theme}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
