"""What a page shows when there is nothing to show: a drawing, a sentence, and the way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.icons import IconView
from studio.ui.theme import SPACE_PX, scaled_px

DRAWING_PX = 56
TEXT_WIDTH_PX = 420


class EmptyState(QWidget):
    """Centred in the room it is given. ``wanted`` is emitted by its button, which is left out without ``action``."""

    wanted = Signal()

    def __init__(self, icon: str, heading: str, sentence: str, action: str = "") -> None:
        super().__init__()
        drawing = IconView(icon, "faint", DRAWING_PX)
        self.heading = QLabel(heading)
        self.heading.setObjectName("heading")
        self.sentence = QLabel(sentence)
        self.sentence.setObjectName("muted")
        self.sentence.setWordWrap(True)
        self.sentence.setFixedWidth(scaled_px(TEXT_WIDTH_PX))
        self.button = QPushButton(action)
        self.button.setObjectName("primary")
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_PX)
        column.addStretch(2)
        for text in (self.heading, self.sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (drawing, self.heading, self.sentence):
            # Stretches instead of an alignment: an aligned label would get the height of a single line.
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(part)
            row.addStretch(1)
            column.addLayout(row)
        column.addSpacing(SPACE_PX)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
