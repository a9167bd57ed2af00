"""Both themes can be read, follow the system and the person, and reach icons that were made before."""

from collections.abc import Iterator
from dataclasses import astuple

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.core.settings import Settings
from studio.ui.application import make_application
from studio.ui.colours import DARK, LIGHT, Colours
from studio.ui.icons import load_icon
from studio.ui.theme import colours, is_calm, scaled_px

MIN_CONTRAST, MIN_SHAPE_CONTRAST = 4.5, 3.0


@pytest.fixture
def application(qtbot: QtBot) -> Iterator[QApplication]:
    yield make_application(Settings(theme="dark"))
    make_application()


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [DARK, LIGHT])
@pytest.mark.parametrize("ground", ["background", "surface", "raised"])
@pytest.mark.parametrize("words", ["text", "muted", "faint", "accent", "good", "bad", "warn"])
def test_every_text_can_be_read_on_every_ground(palette: Colours, ground: str, words: str) -> None:
    assert contrast(getattr(palette, words), getattr(palette, ground)) >= MIN_CONTRAST


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_words_on_the_accent_can_be_read(palette: Colours) -> None:
    for ground in (palette.accent, palette.accent_bright, palette.good):
        assert contrast(palette.accent_text, ground) >= MIN_CONTRAST
    # A button that rests still says its words, and a frame can be seen to have the keyboard.
    assert contrast(palette.muted, palette.line) >= MIN_SHAPE_CONTRAST
    assert contrast(palette.accent, palette.line) >= 2


def test_all_colours_are_six_digits() -> None:
    assert all(len(value) == 7 and QColor(value).isValid() for palette in (DARK, LIGHT) for value in astuple(palette))


def test_the_look_follows_the_settings(application: QApplication) -> None:
    assert colours() == DARK
    assert not is_calm()
    make_application(Settings(theme="light", text_scale=1.5, calm=True))
    assert colours() == LIGHT
    assert scaled_px(20) == 30
    assert is_calm()
    assert application.palette().window().color() == QColor(LIGHT.background)


def test_text_grows_with_the_text_size(application: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Hello")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint().height()
    make_application(Settings(theme="dark", text_scale=2.0))
    assert label.sizeHint().height() > 1.6 * before


def test_an_icon_follows_the_theme_that_comes_after_it(application: QApplication) -> None:
    icon = load_icon("stop", "text")

    def darkest() -> int:
        picture = icon.pixmap(QSize(40, 40)).toImage()
        shades = [picture.pixelColor(x, y) for x in range(40) for y in range(40)]
        return min(shade.lightness() for shade in shades if shade.alpha() > 200)

    assert darkest() > 150
    make_application(Settings(theme="light"))
    assert darkest() < 80
