"""Asks for the vault's passphrase at the start, or for a new one. Knows the key desk, and no page."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.app.keys import KeyDesk, Question
from studio.app.passphrases import MIN_CHARS, check_new
from studio.domain.errors import StudioError
from studio.ui.widgets.form import Form

WIDTH_PX = 480
_ABOUT: Mapping[Question, str] = MappingProxyType(
    {
        Question.UNLOCK: "Your scans, voice and avatars are encrypted. Type the vault's passphrase to open them.",
        Question.CHOOSE: (
            "Scans, voice and avatars are encrypted. This computer has no keychain that could keep the key, so choose "
            "a passphrase. Nobody can bring it back, the studio neither: four or five words that do not belong "
            "together are easy to keep in mind."
        ),
        Question.PROTECT: (
            "Until now the key of your vault lay in a plain file on this computer. Choose a passphrase to lock it; the "
            "plain file is destroyed then, and nothing else changes."
        ),
    }
)


def with_vault(keys: KeyDesk, parent: QWidget, then: Callable[[], None]) -> None:
    """Call ``then`` once the vault can be opened: at once, or after the person was asked for what that needs.

    Does not block the window. Nothing happens when they would rather not.
    """
    question = keys.pending()
    if question is None:
        then()
        return
    dialog = UnlockDialog(keys, question, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(then)
    dialog.open()


class UnlockDialog(QDialog):
    """Accepted once the vault is open or its new passphrase is set."""

    def __init__(self, keys: KeyDesk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._chooses = question is not Question.UNLOCK
        self.setWindowTitle(self.tr("Likeness Studio"))
        self.setMinimumWidth(WIDTH_PX)
        self.about = QLabel(QCoreApplication.translate("UnlockDialog", _ABOUT[question]))
        self.about.setWordWrap(True)
        self.passphrase = make_hidden_field()
        self.again = make_hidden_field()
        self.wants_code = QCheckBox(self.tr("Then show a recovery code, to write down"))
        self.trouble = QLabel()
        self.trouble.setObjectName("error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.go = QPushButton(self.tr("Set the passphrase") if self._chooses else self.tr("Unlock"))
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self.later = QPushButton(self.tr("Later") if self._chooses else self.tr("Quit"))
        self.later.setAutoDefault(False)
        self.later.clicked.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        form = Form()
        form.add_row(self.tr("Passphrase"), self.passphrase)
        if self._chooses:
            form.add_row(self.tr("Once more"), self.again)
            self.passphrase.setPlaceholderText(self.tr("At least {0} characters").format(MIN_CHARS))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.later)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(self.about)
        column.addLayout(form)
        if self._chooses:
            column.addWidget(self.wants_code)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        self.passphrase.setFocus()

    def _go(self) -> None:
        """Stretching a passphrase takes half a second: long enough to show that something happens."""
        QApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            self._act(self.passphrase.text())
        except StudioError as error:
            self._complain(f"{error.message} {error.hint}".strip())
            return
        finally:
            QApplication.restoreOverrideCursor()
        if self._chooses and self.wants_code.isChecked():
            show_recovery_code(self._keys, self)
        self.accept()

    def _act(self, passphrase: str) -> None:
        if not self._chooses:
            self._keys.unlock(passphrase)
            return
        check_new(passphrase)
        if passphrase == self.again.text():
            self._keys.set_passphrase(passphrase)
            return
        raise StudioError(self.tr("The two are not the same."), self.tr("Type it again."))

    def _complain(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()
        field = self.again if self._chooses and self.passphrase.text() != self.again.text() else self.passphrase
        field.setFocus()
        field.selectAll()


def show_recovery_code(keys: KeyDesk, parent: QWidget) -> None:
    """Show the code until it is closed. Raises `VaultLocked`."""
    box = QMessageBox(parent)
    box.setWindowTitle(QCoreApplication.translate("UnlockDialog", "Recovery code"))
    box.setText(keys.recovery_code())
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setInformativeText(
        QCoreApplication.translate(
            "UnlockDialog",
            "It opens the vault when the passphrase is lost. Whoever has it can do that: keep it on paper.",
        )
    )
    box.exec()


def make_hidden_field() -> QLineEdit:
    """A line whose letters nobody sees."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
