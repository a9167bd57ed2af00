"""Draws the design language as it is in the code: colours, type, spacing, icons and states, in both themes.

    python -m scripts.draw_design

Writes assets/pictures/design-dark.png and design-light.png, which studio/ui/DESIGN.md shows.
"""

import argparse
import os
import sys
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studio.core.settings import Settings
from studio.ui.application import make_application
from studio.ui.icons import IconView, icons_dir
from studio.ui.pages.page import card, label
from studio.ui.theme import SPACE_PX, colours
from studio.ui.widgets.empty_state import EmptyState

PICTURES = Path(__file__).resolve().parents[1] / "assets" / "pictures"
WIDTH_PX = 1280
SWATCH_PX = 58
ICONS_A_ROW = 14
TYPES = (
    ("title", "Title, 24, semibold"),
    ("heading", "Heading, 16, semibold"),
    ("", "Text, 14"),
    ("muted", "Second to it, 14, muted"),
    ("faint", "Scales and moments, 12, faint"),
    ("good", "Good news"),
    ("warn", "A thing to know"),
    ("error", "An error, and what to do"),
    ("reading", "To be read aloud, 27"),
)
BUTTONS = (
    ("primary", "The next step"),
    ("", "Another"),
    ("quiet", "Quiet"),
    ("danger", "Erase…"),
    ("link", "Link"),
    ("chip", "at the beach"),
    ("bar", "Vault…"),
)


class Swatch(QWidget):
    """One colour, with its name and value under it."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(SWATCH_PX, SWATCH_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours().line))
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 10, 10)
        painter.end()


def main() -> int:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "1.25")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for theme in (Settings(theme="dark"), Settings(theme="light")):
        application = make_application(theme)
        page = make_page()
        page.resize(WIDTH_PX, page.sizeHint().height())
        page.show()
        application.processEvents()
        page.grab().save(str(PICTURES / f"design-{theme.theme}.png"))
        page.close()
    return 0


def make_page() -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(page)
    column.setContentsMargins(2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX)
    column.setSpacing(SPACE_PX)
    column.addWidget(label("Design language", "title"))
    column.addWidget(show_colours())
    row = QHBoxLayout()
    row.setSpacing(SPACE_PX)
    row.addWidget(show_types(), 1)
    row.addWidget(show_fields(), 1)
    column.addLayout(row)
    column.addWidget(show_buttons())
    column.addWidget(show_icons())
    column.addWidget(show_states())
    return page


def show_colours() -> QFrame:
    panel, column = card()
    column.addWidget(label("Colours, by what they are for", "heading"))
    row = QHBoxLayout()
    for name, value in asdict(colours()).items():
        one = QVBoxLayout()
        one.setSpacing(3)
        one.addWidget(Swatch(str(value)), 0, Qt.AlignmentFlag.AlignHCenter)
        for text in (name.replace("_", " "), str(value)):
            line = QLabel(text)
            line.setObjectName("faint")
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            one.addWidget(line)
        row.addLayout(one)
    column.addLayout(row)
    return panel


def show_types() -> QFrame:
    panel, column = card()
    column.addWidget(label("Type", "heading"))
    for name, text in TYPES:
        line = QLabel(text)
        if name:
            line.setObjectName(name)
        column.addWidget(line)
    column.addWidget(label("Scripts: Ελληνικά · Кириллица · עברית · العربية"))
    column.addStretch(1)
    return panel


def show_fields() -> QFrame:
    panel, column = card()
    column.addWidget(label("Fields", "heading"))
    field, off = QLineEdit(), QLineEdit()
    field.setPlaceholderText("A hint of what goes here")
    off.setText("Not now")
    off.setEnabled(False)
    choice, number, slider, progress = QComboBox(), QSpinBox(), QSlider(Qt.Orientation.Horizontal), QProgressBar()
    choice.addItem("A choice")
    number.setValue(42)
    slider.setValue(60)
    progress.setTextVisible(False)
    progress.setValue(40)
    checked, radio, disabled = QCheckBox("Checked"), QRadioButton("Chosen"), QCheckBox("Not now")
    checked.setChecked(True)
    radio.setChecked(True)
    disabled.setEnabled(False)
    boxes = QHBoxLayout()
    for box in (checked, QCheckBox("Free"), radio, disabled):
        boxes.addWidget(box)
    boxes.addStretch(1)
    for widget in (field, off, choice, number, slider, progress):
        column.addWidget(widget)
    column.addLayout(boxes)
    column.addStretch(1)
    return panel


def show_buttons() -> QFrame:
    panel, column = card()
    column.addWidget(label("Buttons: at rest, and when they cannot be used", "heading"))
    grid = QGridLayout()
    for place, (name, text) in enumerate(BUTTONS):
        for row, usable in enumerate((True, False)):
            button = QPushButton(text)
            if name:
                button.setObjectName(name)
            button.setEnabled(usable)
            grid.addWidget(button, row, place, Qt.AlignmentFlag.AlignLeft)
    column.addLayout(grid)
    return panel


def show_icons() -> QFrame:
    panel, column = card()
    column.addWidget(label("Icons: one family of line drawings, our own, in a box of 20, line 1.6", "heading"))
    grid = QGridLayout()
    grid.setVerticalSpacing(12)
    for place, path in enumerate(sorted(icons_dir().glob("*.svg"))):
        one = QVBoxLayout()
        one.setSpacing(4)
        one.addWidget(IconView(path.stem, "text", 24), 0, Qt.AlignmentFlag.AlignHCenter)
        name = QLabel(path.stem)
        name.setObjectName("faint")
        name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        one.addWidget(name)
        grid.addLayout(one, place // ICONS_A_ROW, place % ICONS_A_ROW)
    column.addLayout(grid)
    return panel


def show_states() -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE_PX)
    panel, column = card()
    column.addWidget(
        EmptyState("library", "Empty", "What is missing, and the one thing to do about it.", "Make a clip")
    )
    line.addWidget(panel, 2)
    panel, column = card()
    column.addWidget(label("Busy", "heading"))
    busy = QProgressBar()
    busy.setTextVisible(False)
    busy.setValue(63)
    column.addWidget(label("Rendering, 30 of 48 steps, about 12 s left", "muted"))
    column.addWidget(busy)
    column.addStretch(1)
    column.addWidget(label("Error", "heading"))
    column.addWidget(label("The disk is full. Free 2 GB, then go on.", "error"))
    line.addWidget(panel, 1)
    notice, column = card("notice")
    column.addWidget(label("Notice", "heading"))
    column.addWidget(label("The studio ended while it worked. Nothing is lost: go on where it was."))
    column.addStretch(1)
    button = QPushButton("Go on")
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    line.addWidget(notice, 1)
    return row


if __name__ == "__main__":
    raise SystemExit(main())
