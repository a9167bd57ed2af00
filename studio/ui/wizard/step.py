"""What all steps of the wizard share: a title, a sentence, a body, and whether one may go on. Knows no step."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.pages.page import label
from studio.ui.theme import SPACE_PX

NOTICE_WIDTH_PX = 440


class Step(QWidget):
    """One step. ``changed`` when `is_ready`, `missing` or `next_text` may be other than before."""

    changed = Signal()

    def __init__(self, name: str, title: str, subtitle: str) -> None:
        super().__init__()
        self.name = name
        self.title = label(title, "title")
        self.subtitle = label(subtitle, "subtitle")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(words)
        column.addLayout(self.body, 1)

    @property
    def is_ready(self) -> bool:
        """Whether one may go on from here."""
        return True

    @property
    def is_done(self) -> bool:
        """Whether the rail marks it as done."""
        return self.is_ready

    @property
    def has_kept(self) -> bool:
        """Whether something would be lost with the window."""
        return False

    @property
    def missing(self) -> str:
        """What is still to be done, when one may not go on yet."""
        return ""

    @property
    def next_text(self) -> str:
        return self.tr("Next")

    def enter(self) -> None:
        """It is shown now: devices are opened here."""

    def leave(self) -> None:
        """It is left, either way: devices are let go, what was captured stays."""

    def forget(self) -> None:
        """The window closes: stop, and forget everything that was captured."""


class Notice(QWidget):
    """Centred in the place of a picture: what is the matter, and the ways on. The first button is the bright one."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "heading")
        self.sentence = label("", "muted")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(SPACE_PX)
        column.addStretch(2)
        for part in (self.heading, self.sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setFixedWidth(NOTICE_WIDTH_PX)
            column.addLayout(_centre(part))
        column.addSpacing(4)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self.buttons)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def say(self, heading: str, sentence: str, ways: Sequence[QPushButton] = ()) -> None:
        """``ways`` are the caller's buttons; those of the last time are taken out."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        while (item := self.buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
        for number, button in enumerate(ways):
            button.setObjectName("primary" if number == 0 else "")
            button.style().polish(button)
            self.buttons.addWidget(button)
            button.show()


def _centre(widget: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row


def button(text: str, kind: str = "") -> QPushButton:
    """A button that Return in a field does not press."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if kind:
        made.setObjectName(kind)
    return made
