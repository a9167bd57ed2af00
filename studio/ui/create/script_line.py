"""What the avatar says, as a line of its own: read from the quotes of the prompt, and written back into them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from studio.app.prompt_words import read_spoken_line, with_spoken_line

MAX_LINE_CHARS = 400


class ScriptLine(QWidget):
    """``changed`` carries the prompt with the line that was typed."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._prompt = ""
        words = QLabel(self.tr("Says"))
        words.setObjectName("muted")
        self.line = QLineEdit()
        self.line.setMaxLength(MAX_LINE_CHARS)
        self.line.setAccessibleName(self.tr("What the avatar says"))
        self.line.setPlaceholderText(self.tr("Nothing: type a line, or put words of the prompt in quotes"))
        self.line.textEdited.connect(self._write)
        words.setBuddy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(words)
        row.addWidget(self.line, 1)

    def read(self, prompt: str) -> None:
        """Show the line of ``prompt``, unless it is being typed here."""
        self._prompt = prompt
        if not self.line.hasFocus():
            self.line.setText(read_spoken_line(prompt))
            self.line.setCursorPosition(0)

    def _write(self, line: str) -> None:
        self.changed.emit(with_spoken_line(self._prompt, line))
