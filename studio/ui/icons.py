"""Icons: line drawings of assets/icons in the theme's colours. Holds no pictures of its own."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studio.core.paths import shipped_dir

ICON_PX = 20
# Drawn sharp for the usual screens, and for those of twice the density.
_SCALES = (1, 2, 3)


def icons_dir() -> Path:
    return shipped_dir("assets") / "icons"


def load_icon(name: str, colour: str, selected_colour: str | None = None, size_px: int = ICON_PX) -> QIcon:
    """The drawing ``name`` in ``colour``; in ``selected_colour`` where its item is selected."""
    icon = QIcon()
    for mode, stroke in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Selected, selected_colour or colour)):
        for scale in _SCALES:
            icon.addPixmap(draw_icon(name, stroke, size_px, scale), mode)
    return icon


def draw_icon(name: str, colour: str, size_px: int, scale: float) -> QPixmap:
    """One picture of ``size_px`` logical pixels."""
    drawing = (icons_dir() / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    picture = QPixmap(QSize(size_px, size_px) * scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode("utf-8"))).render(painter)
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
