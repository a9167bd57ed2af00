"""The look of the present moment: colours, text size, motion. Widgets ask it while they paint, and keep no answer.

The look hangs on the application, so that a change reaches every widget at once; there is nothing else to tell.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from studio.core.settings import Settings
from studio.ui.colours import DARK, LIGHT, Colours
from studio.ui.style_sheet import write_style_sheet

SPACE_PX = 12
RADIUS_PX = 8
# In this order the system's own choice wins; all of them cover Latin, Greek and Cyrillic, and Qt adds what they lack.
FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Ubuntu", "DejaVu Sans")
_PROPERTY = "studio_look"


@dataclass(frozen=True)
class Look:
    """``scale`` is the person's text size, 1.0 to 2.0; ``is_calm`` when motion is to be reduced."""

    colours: Colours = DARK
    scale: float = 1.0
    is_calm: bool = False


def present_look() -> Look:
    """The look of the application; the usual one before `apply_look` was called."""
    application = QCoreApplication.instance()
    look = application.property(_PROPERTY) if application is not None else None
    return look if isinstance(look, Look) else Look()


def colours() -> Colours:
    """The colours to paint with now. They change with the theme: never keep them."""
    return present_look().colours


def scaled_px(px: int) -> int:
    """A length that belongs to text, at the person's text size."""
    return round(px * present_look().scale)


def is_calm() -> bool:
    """Whether motion is to be reduced: no animation then."""
    return present_look().is_calm


def apply_look(application: QApplication, look: Look, icons: Path) -> None:
    """Give the whole application this look; ``icons`` is the folder of the arrows and the check marks."""
    application.setProperty(_PROPERTY, look)
    application.setStyle("Fusion")
    font = application.font()
    font.setFamilies(list(FAMILIES))
    application.setFont(font)
    application.setPalette(_make_palette(look.colours))
    application.setStyleSheet(write_style_sheet(look.colours, scaled_px, icons))


class Appearance(QObject):
    """Keeps the look as the person chose it, and as the system has it where they left it to the system."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings, icons: Path) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._icons = icons
        application.styleHints().colorSchemeChanged.connect(lambda _: self._apply())
        self._apply()

    def take(self, settings: Settings) -> None:
        """Follow other settings from now on."""
        self._settings = settings
        self._apply()

    def _apply(self) -> None:
        look = Look(self._choose_colours(), self._settings.text_scale, self._settings.calm)
        # A style sheet is dear to apply to an open window: only when something is different.
        if self._application.property(_PROPERTY) != look:
            apply_look(self._application, look, self._icons)
            self.changed.emit()

    def _choose_colours(self) -> Colours:
        match self._settings.theme:
            case "dark":
                return DARK
            case "light":
                return LIGHT
            case _:
                scheme = self._application.styleHints().colorScheme()
                return LIGHT if scheme == Qt.ColorScheme.Light else DARK


def set_kind(widget: QWidget, kind: str) -> None:
    """Give ``widget`` another look of the style sheet, such as "error" or "muted"."""
    if widget.objectName() != kind:
        widget.setObjectName(kind)
        widget.style().polish(widget)


def _make_palette(c: Colours) -> QPalette:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, c.background),
        (QPalette.ColorRole.Base, c.surface),
        (QPalette.ColorRole.AlternateBase, c.raised),
        (QPalette.ColorRole.Button, c.raised),
        (QPalette.ColorRole.Text, c.text),
        (QPalette.ColorRole.WindowText, c.text),
        (QPalette.ColorRole.ButtonText, c.text),
        (QPalette.ColorRole.ToolTipBase, c.raised),
        (QPalette.ColorRole.ToolTipText, c.text),
        (QPalette.ColorRole.Link, c.accent),
        (QPalette.ColorRole.Accent, c.accent),
        (QPalette.ColorRole.PlaceholderText, c.faint),
        (QPalette.ColorRole.Highlight, c.accent),
        (QPalette.ColorRole.HighlightedText, c.accent_text),
    ):
        palette.setColor(role, QColor(colour))
    return palette
