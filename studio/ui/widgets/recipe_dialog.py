"""The recipe of a clip: everything that it was made from, readable, and to be copied for making it again."""

import json

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from studio.domain.clip import Clip


class RecipeDialog(QDialog):
    """Shows the JSON of the request, as it is kept in the library and in the mp4. ``receipt_wanted`` when the consent
    receipt should be saved."""

    receipt_wanted = Signal()

    def __init__(self, clip: Clip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recipe of clip {0}").format(clip.id[:8]))
        self.resize(620, 560)
        self.text = QTextBrowser()
        self.text.setLineWrapMode(QTextBrowser.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("Recipe"))
        self.text.setPlainText(json.dumps(json.loads(clip.recipe), indent=2, ensure_ascii=False))
        copy = QPushButton(self.tr("Copy"))
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.receipt_button = QPushButton(self.tr("Save receipt…"))
        self.receipt_button.setToolTip(self.tr("By whose consent this clip was made, as a page to read or signed JSON"))
        self.receipt_button.setAutoDefault(False)
        self.receipt_button.clicked.connect(self.receipt_wanted)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.receipt_button)
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(14)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
