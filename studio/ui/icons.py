"""Icons: line drawings of assets/icons, in the colours of the present theme. Holds no pictures of its own."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from studio.core.paths import shipped_dir
from studio.ui.theme import colours

ICON_PX = 20


def icons_dir() -> Path:
    return shipped_dir("assets") / "icons"


def load_icon(name: str, tone: str = "muted", selected_tone: str = "accent") -> QIcon:
    """The drawing ``name``; tones are names of `Colours`. It follows the theme by itself."""
    return QIcon(_Drawing(name, tone, selected_tone))


def draw_icon(name: str, colour: str, size_px: int, scale: float) -> QPixmap:
    """One picture of ``size_px`` logical pixels."""
    picture = QPixmap(QSize(size_px, size_px) * scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_colour_drawing(name, colour))).render(painter)
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


class IconView(QWidget):
    """One drawing as a widget; decoration, which screen readers pass over."""

    def __init__(self, name: str, tone: str = "muted", size_px: int = ICON_PX) -> None:
        super().__init__()
        self._icon = load_icon(name, tone)
        self.setFixedSize(size_px, size_px)

    def show_icon(self, name: str, tone: str = "muted") -> None:
        self._icon = load_icon(name, tone)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class _Drawing(QIconEngine):
    """Drawn anew whenever it is painted: an icon outlives the theme that it was made under."""

    def __init__(self, name: str, tone: str, selected_tone: str) -> None:
        super().__init__()
        self._name, self._tone, self._selected_tone = name, tone, selected_tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tone = self._tone
        if mode is QIcon.Mode.Disabled:
            tone = "line"
        elif mode is QIcon.Mode.Selected or state is QIcon.State.On:
            tone = self._selected_tone
        drawing = QSvgRenderer(QByteArray(_colour_drawing(self._name, str(getattr(colours(), tone)))))
        drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        drawing.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._draw(size, mode, state)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._draw(size, mode, state)

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._tone, self._selected_tone)

    def _draw(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture


@lru_cache(maxsize=256)
def _colour_drawing(name: str, colour: str) -> bytes:
    drawing = (icons_dir() / f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace("currentColor", colour).encode("utf-8")
