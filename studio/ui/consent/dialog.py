"""Everything that was signed about one avatar, in a window of its own: read it, change it, hand it on, take it back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from studio.app.paper_files import save_papers
from studio.app.rights import Standing
from studio.app.studio import Studio
from studio.domain.avatar import Avatar
from studio.domain.errors import StudioError
from studio.ui.background import Background
from studio.ui.consent.change import ChangeTab
from studio.ui.consent.grants import GrantsTab
from studio.ui.consent.signed import SignedTab
from studio.ui.pages.page import Message, label
from studio.ui.words import breakable, spell_error

WIDTH_PX, HEIGHT_PX = 960, 680


class ConsentDialog(QDialog):
    """``withdrawal_wanted`` when all of it should end."""

    withdrawal_wanted = Signal()

    def __init__(self, studio: Studio, avatar: Avatar, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Consent for {0}").format(avatar.name))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._studio = studio
        self._avatar = avatar
        self._background = background
        self._standing: Standing | None = None
        self.heading = label(self.tr("The consent for {0}").format(breakable(avatar.name)), "title")
        self.signed = SignedTab()
        self.change = ChangeTab(studio, avatar, background)
        self.grants = GrantsTab(studio, avatar, background)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.signed, self.tr("What was agreed"))
        self.tabs.addTab(self.change, self.tr("Change it"))
        self.tabs.addTab(self.grants, self.tr("Other studios"))
        self.message = Message()
        self.withdraw_button = QPushButton(self.tr("Withdraw…"))
        self.withdraw_button.setObjectName("danger")
        self.save_button = QPushButton(self.tr("Save the papers…"))
        self.close_button = QPushButton(self.tr("Close"))
        for each in (self.withdraw_button, self.save_button, self.close_button):
            each.setAutoDefault(False)
        self._lay_out()
        self.withdraw_button.clicked.connect(self.withdrawal_wanted)
        self.save_button.clicked.connect(self._pick_and_save)
        self.close_button.clicked.connect(self.accept)
        self.change.signed.connect(self.reload)
        self.grants.changed.connect(self.reload)
        self.reload()

    def show_part(self, what: str) -> None:
        """Open at "read", "change" or "grants"."""
        parts = {"read": self.signed, "change": self.change, "grants": self.grants}
        self.tabs.setCurrentWidget(parts[what])

    def reload(self) -> None:
        """Read the papers again, each with its signature checked."""
        try:
            standing = self._studio.rights.standing(self._avatar)
            self._standing = standing
            self.signed.show_standing(standing, self._spell_statement(standing))
            self.change.show_standing(standing)
            self.grants.show_standing(standing)
        except StudioError as error:
            self._standing = None
            self.message.say(spell_error(error), "error")
        for part in (self.change, self.grants, self.save_button):
            part.setEnabled(self._standing is not None)

    def save_to(self, folder: Path) -> None:
        """Write every paper that is in force into ``folder``."""
        if self._standing is None:
            return
        try:
            paths = save_papers(self._standing, folder)
        except (StudioError, OSError) as error:
            self.message.say(spell_error(error) if isinstance(error, StudioError) else str(error), "error")
            return
        self.message.say(self.tr("Saved {0} papers in {1}.").format(len(paths), folder), "good")

    def _spell_statement(self, standing: Standing) -> str:
        if standing.policy is None or standing.withdrawal is not None:
            return ""
        return self._studio.rights.statement(self._avatar, standing.policy.choices, standing.policy.purposes)

    def _pick_and_save(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Save the papers into"))
        if folder:
            self.save_to(Path(folder))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.withdraw_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.message)
        column.addLayout(buttons)
