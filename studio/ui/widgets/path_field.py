"""A line with a button that picks a file or a folder. Does not look whether it is there."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class PathField(QWidget):
    """``kinds`` narrows the file dialog, such as "Texts (*.txt)"."""

    def __init__(self, *, folder: bool, name: str, kinds: str = "") -> None:
        super().__init__()
        self._folder = folder
        self._name = name
        self._kinds = kinds
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.button = QPushButton(self.tr("Choose…"))
        self.button.setAccessibleName(self.tr("Choose: {0}").format(name))
        # Return in a line means "create", not "choose a file".
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._pick)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    @property
    def path(self) -> Path | None:
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def _pick(self) -> None:
        start = self.line.text().strip()
        if self._folder:
            chosen = QFileDialog.getExistingDirectory(self, self._name, start)
        else:
            chosen, _ = QFileDialog.getOpenFileName(self, self._name, start, self._kinds)
        if chosen:
            self.line.setText(chosen)
