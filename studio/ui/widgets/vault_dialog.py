"""The vault: how its key is protected, another passphrase, the recovery code, and a backup of the whole studio."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.app.backup import BackupFacts, back_up
from studio.app.keys import Question
from studio.app.passphrases import MIN_CHARS
from studio.app.studio import Studio
from studio.app.vault_check import inspect_vault
from studio.domain.errors import StudioError
from studio.domain.job import Progress
from studio.library.master_key import KeyPlace
from studio.ui.background import Background, Task
from studio.ui.pages.page import Message, card, label
from studio.ui.widgets.facts import Facts
from studio.ui.widgets.form import Form
from studio.ui.widgets.unlock_dialog import UnlockDialog, make_hidden_field, show_recovery_code
from studio.ui.words import spell_error, spell_progress

WIDTH_PX, HEIGHT_PX = 620, 680


class VaultDialog(QDialog):
    """Closing it stops a running backup; nothing half-written stays."""

    def __init__(self, studio: Studio, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The vault"))
        self.setMinimumSize(WIDTH_PX, HEIGHT_PX)
        self._studio = studio
        self._background = background
        self._task: Task | None = None
        self.facts = Facts()
        self.passphrase_button = QPushButton(self.tr("New passphrase…"))
        self.keychain_button = QPushButton(self.tr("Use the keychain"))
        self.code_button = QPushButton(self.tr("Recovery code…"))
        self.key_message = Message()
        self.passphrase, self.again = make_hidden_field(), make_hidden_field()
        self.passphrase.setPlaceholderText(self.tr("At least {0} characters").format(MIN_CHARS))
        self.backup_button = QPushButton(self.tr("Back up…"))
        self.backup_button.setObjectName("primary")
        self.progress = QProgressBar()
        self.stop_button = QPushButton(self.tr("Stop"))
        self.message = Message()
        self.close_button = QPushButton(self.tr("Close"))
        for each in (self.passphrase_button, self.keychain_button, self.code_button, self.backup_button):
            each.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.reload()
        self._show_running(False)

    def reload(self) -> None:
        """Read anew where the key is and what lies in the vault."""
        try:
            seen = inspect_vault(self._studio.paths, self._studio.keys)
        except StudioError as error:
            self.key_message.say(spell_error(error), "error")
            return
        size = self.tr("Avatars: {0}, sealed files: {1}, {2} MB").format(
            seen.avatars, seen.sealed_files, f"{seen.sealed_bytes / 1e6:.1f}"
        )
        self.facts.show_rows(
            [(self.tr("Key"), seen.status.sentence), (self.tr("Holds"), size), (self.tr("Folder"), seen.folder)]
        )
        self.keychain_button.setVisible(bool(seen.status.keychain) and seen.status.place is not KeyPlace.KEYCHAIN)

    def back_up_to(self, target: Path) -> None:
        """Write a backup under the passphrase in the fields, in the background."""
        passphrase = self.passphrase.text()
        if passphrase != self.again.text():
            self.message.say(self.tr("The two passphrases are not the same. Type them again."), "error")
            return
        self._show_running(True)
        self._task = self._background.start(
            lambda task: back_up(self._studio, target, passphrase, task),
            lambda facts: self._end(target, facts),
            self._fail,
            self._show_progress,
        )

    def open_passphrase(self) -> UnlockDialog:
        """Ask for another passphrase for the vault's key."""
        dialog = UnlockDialog(self._studio.keys, Question.CHOOSE, self)
        dialog.about.setText(
            self.tr(
                "From now on the vault opens with this passphrase, and no longer with what opened it before. Nobody "
                "can bring it back, the studio neither. The sealed files are not touched."
            )
        )
        dialog.later.setText(self.tr("Cancel"))
        dialog.accepted.connect(self._tell_new_passphrase)
        dialog.open()
        return dialog

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _tell_new_passphrase(self) -> None:
        self.reload()
        self.key_message.say(self.tr("The vault opens with the new passphrase from now on."), "good")

    def _use_keychain(self) -> None:
        try:
            title = self._studio.keys.set_keychain()
        except StudioError as error:
            self.key_message.say(spell_error(error), "error")
            return
        self.reload()
        self.key_message.say(self.tr("The key is in {0} from now on.").format(title), "good")

    def _show_code(self) -> None:
        try:
            show_recovery_code(self._studio.keys, self)
        except StudioError as error:
            self.key_message.say(spell_error(error), "error")

    def _pick_and_back_up(self) -> None:
        kind = self.tr("Backup (*.likeness)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Back up the studio"), "studio.likeness", kind)
        if name:
            self.back_up_to(Path(name))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.stop_button.setEnabled(False)
            self.message.say(self.tr("Stopping…"))

    def _end(self, target: Path, facts: BackupFacts) -> None:
        self._task = None
        for field in (self.passphrase, self.again):
            field.clear()
        self._show_running(False)
        told = self.tr("Saved {0}. Avatars: {1}, clips: {2}. Without its passphrase nobody can open it.")
        self.message.say(told.format(target.name, len(facts.avatars), facts.clips), "good")

    def _fail(self, error: BaseException | None) -> None:
        self._task = None
        self._show_running(False)
        told = self.tr("Stopped. Nothing was written.") if error is None else spell_error(error)
        self.message.say(told, "muted" if error is None else "error")

    def _show_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.done)
        self.message.say(spell_progress(progress))

    def _show_running(self, running: bool) -> None:
        self.progress.setRange(0, 0)
        for part in (self.progress, self.stop_button):
            part.setVisible(running)
        self.stop_button.setEnabled(running)
        for field in (self.passphrase, self.again):
            field.setEnabled(not running)
        self._show_state()

    def _show_state(self) -> None:
        self.backup_button.setEnabled(self._task is None and len(self.passphrase.text().strip()) >= MIN_CHARS)

    def _connect(self) -> None:
        self.passphrase_button.clicked.connect(self.open_passphrase)
        self.keychain_button.clicked.connect(self._use_keychain)
        self.code_button.clicked.connect(self._show_code)
        self.passphrase.textChanged.connect(lambda _: self._show_state())
        self.backup_button.clicked.connect(self._pick_and_back_up)
        self.stop_button.clicked.connect(self._stop)
        self.close_button.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        key, key_column = card()
        key_column.addWidget(label(self.tr("The key"), "heading"))
        key_column.addWidget(self.facts)
        row = QHBoxLayout()
        for each in (self.passphrase_button, self.keychain_button, self.code_button):
            row.addWidget(each)
        row.addStretch(1)
        key_column.addLayout(row)
        key_column.addWidget(self.key_message)
        backup, column = card()
        column.addWidget(label(self.tr("Backup"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "Avatars, clips, consents, log and settings in one encrypted file that opens on any machine. To "
                    "bring it back: likeness restore FILE --data-dir FOLDER"
                ),
                "muted",
            )
        )
        form = Form()
        form.add_row(self.tr("Its own passphrase"), self.passphrase)
        form.add_row(self.tr("Once more"), self.again)
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stop_button)
        foot.addWidget(self.backup_button)
        column.addLayout(foot)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addWidget(label(self.tr("The vault"), "title"))
        whole.addWidget(key)
        whole.addWidget(backup)
        whole.addStretch(1)
        whole.addLayout(buttons)
