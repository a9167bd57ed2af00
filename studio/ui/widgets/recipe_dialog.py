"""The recipe of a clip: everything that it was made from, readable, and to be copied for making it again."""

import json

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from studio.domain.clip import Clip


class RecipeDialog(QDialog):
    """Shows the JSON of the request, as it is kept in the library and in the mp4."""

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
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(14)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
