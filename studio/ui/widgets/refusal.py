"""What is said below a refused prompt: a wording that would pass, a button that takes it, and where to object.

Decides nothing and keeps nothing: hidden again, it has forgotten what it showed.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.domain.errors import PromptRefused
from studio.ui.words import breakable


class RefusalNote(QWidget):
    """Hidden until `show_refusal`. ``wording_chosen`` brings the other wording when it is taken."""

    wording_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rewrite = ""
        self.wording = QLabel()
        self.wording.setTextFormat(Qt.TextFormat.PlainText)
        self.wording.setWordWrap(True)
        self.button = QPushButton(self.tr("Use this wording"))
        self.button.clicked.connect(self._choose)
        self.appeal = QLabel(
            self.tr(
                "If this rule is wrong for what you mean, change the words and try again. The rules can be read in "
                "assets/policy/rules.json. Drafts stay on this computer, and nothing of what is refused is kept."
            )
        )
        self.appeal.setObjectName("muted")
        self.appeal.setWordWrap(True)
        self._offer = QWidget()
        row = QHBoxLayout(self._offer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.wording, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._offer)
        column.addWidget(self.appeal)
        self.hide()

    def show_refusal(self, refused: PromptRefused) -> None:
        """Offer the refusal's other wording, if there is one, and say where to object."""
        self._rewrite = refused.rewrite
        self.wording.setText(self.tr("This would pass: “{0}”").format(breakable(refused.rewrite)))
        self._offer.setVisible(bool(refused.rewrite))
        self.show()

    def forget(self) -> None:
        """Hide, and keep nothing of what was shown."""
        self._rewrite = ""
        self.wording.clear()
        self.hide()

    def _choose(self) -> None:
        wording = self._rewrite
        self.forget()
        self.wording_chosen.emit(wording)
