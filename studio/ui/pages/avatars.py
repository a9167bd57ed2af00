"""Avatars: who is in the studio, with what consent; train, use and revoke."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
)

from studio.app.studio import Studio
from studio.app.versions import Version
from studio.app.wishes import TrainWish
from studio.domain.avatar import Avatar
from studio.domain.errors import StudioError
from studio.ui.avatars.profile_view import ProfileView
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.consent.dialog import ConsentDialog
from studio.ui.consent.words import spell_withdrawal
from studio.ui.pages.new_avatar import NewAvatarDialog
from studio.ui.pages.page import Page
from studio.ui.widgets.confirm import confirm
from studio.ui.widgets.delegates import NOTE_ROLE, NameDelegate
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.words import spell_error, spell_readiness

if TYPE_CHECKING:
    from studio.ui.wizard.kit import Kit
    from studio.ui.wizard.window import Wizard

NAMES_WIDTH_PX = 236


class AvatarsPage(Page):
    """A list on the left, the chosen avatar with its consent on the right."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(self.tr("Avatars"), self.tr("People who let this studio use their likeness, by signed word."))
        self._studio = studio
        self._background = background
        self._wizard: Wizard | None = None
        self._portraits: dict[str, QPixmap] = {}
        self.new_button = QPushButton(self.tr("New avatar…"))
        self.new_button.clicked.connect(self.open_wizard)
        self.page_buttons.addWidget(self.new_button)
        self.empty = EmptyState(
            "avatars",
            self.tr("No avatars yet"),
            self.tr("An avatar begins with a face scan, a few recited sentences and a signed consent."),
            self.tr("New avatar…"),
        )
        self.empty.wanted.connect(self.open_wizard)
        self.names = QListWidget()
        self.names.setObjectName("names")
        self.names.setFixedWidth(NAMES_WIDTH_PX)
        self.names.setAccessibleName(self.tr("Avatars"))
        self.names.setItemDelegate(NameDelegate(self.names))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setMouseTracking(True)
        self.names.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.profile = ProfileView(studio, background)
        self.message = self.profile.message
        self._join_profile()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.names)
        row.addWidget(self.profile, 1)
        self.body.addLayout(row, 1)
        bridge.avatars_changed.connect(self.reload)
        bridge.job_changed.connect(self.profile.take_job)
        bridge.job_progressed.connect(self.profile.take_progress)
        self.reload()

    def _join_profile(self) -> None:
        """What the panel's cards ask for."""
        profile = self.profile
        self.heading, self.facts, self.clip_button = profile.heading, profile.facts, profile.clip_button
        self.train_button, self.consent_facts = profile.training.train_button, profile.consent.facts
        self.revoke_button = profile.consent.revoke_button
        profile.clip_wanted.connect(lambda: self.wanted.emit("create", self.chosen_id()))
        profile.rename_wanted.connect(self.ask_for_name)
        profile.portrait_found.connect(self._show_portrait)
        profile.consent.wanted.connect(self._do_with_consent)
        profile.training.train_wanted.connect(self.train)
        profile.training.queue_wanted.connect(lambda: self.wanted.emit("queue", None))
        profile.training.view.use_wanted.connect(profile.use)
        profile.training.view.erase_wanted.connect(self.ask_and_erase)

    def reload(self) -> None:
        """Read the avatars again, keeping the choice."""
        chosen = self.chosen_id()
        avatars = self._studio.avatars.list()
        self.names.blockSignals(True)
        self.names.clear()
        for avatar in avatars:
            item = QListWidgetItem(avatar.name)
            item.setData(Qt.ItemDataRole.UserRole, avatar.id)
            item.setData(NOTE_ROLE, spell_readiness(avatar))
            item.setToolTip(avatar.name)
            item.setData(Qt.ItemDataRole.DecorationRole, self._portraits.get(avatar.id, QPixmap()))
            self.names.addItem(item)
            if avatar.id == chosen:
                self.names.setCurrentItem(item)
        if self.names.currentItem() is None and avatars:
            self.names.setCurrentRow(0)
        self.names.blockSignals(False)
        self.new_button.setVisible(bool(avatars))
        if avatars:
            self.show_body()
        else:
            self.show_instead(self.empty)
        self._show_chosen()

    def chosen_id(self) -> str:
        item = self.names.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def choose(self, avatar_id: str) -> None:
        for row in range(self.names.count()):
            if self.names.item(row).data(Qt.ItemDataRole.UserRole) == avatar_id:
                self.names.setCurrentRow(row)

    def show_thing(self, thing: object) -> None:
        if isinstance(thing, str):
            self.choose(thing)

    def open_wizard(self, *, kit: "Kit | None" = None) -> "Wizard":
        """Open the wizard for a new avatar beside the window, or show the one that is open. ``kit``: other devices."""
        # Late: it brings cameras and microphones.
        from studio.ui.wizard.window import Wizard

        if self._wizard is None:
            self._wizard = Wizard(self._studio, self._background, self, kit)
            self._wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._wizard.created.connect(self._welcome)
            self._wizard.recordings_wanted.connect(self.open_new_avatar)
            self._wizard.finished.connect(lambda _: self._forget_wizard())
            self._wizard.show()
        else:
            self._wizard.raise_()
            self._wizard.activateWindow()
        return self._wizard

    def ask_before_closing(self) -> QMessageBox | None:
        """The wizard's question when something captured would be lost with the window; None when nothing would."""
        if self._wizard is None or not self._wizard.would_lose:
            return None
        self._wizard.activateWindow()
        return self._wizard.ask_to_leave()

    def stop(self) -> None:
        """Before the window closes: let go of camera and microphone."""
        self.profile.stop()
        if self._wizard is not None:
            self._wizard.close_now()

    def _forget_wizard(self) -> None:
        self._wizard = None

    def open_new_avatar(self) -> NewAvatarDialog:
        """Open the form for recordings that were made elsewhere, without blocking the window."""
        dialog = NewAvatarDialog(self._studio, self._background, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.created.connect(self._welcome)
        dialog.open()
        return dialog

    def train(self, num_train_steps: int = 0) -> None:
        """Queue training of the chosen avatar; 0 leaves the steps to the model. Aside: its weights are hashed first."""
        avatar_id = self.chosen_id()
        self.train_button.setEnabled(False)
        self.message.clear()
        self._background.start(
            lambda task: self._studio.avatars.train(avatar_id, TrainWish(num_train_steps=num_train_steps or None)),
            lambda job: self._end_train(None),
            self._end_train,
        )

    def revoke(self) -> None:
        """Revoke the chosen avatar's consent and erase the likeness."""
        avatar_id = self.chosen_id()
        self.message.say(self.tr("Stopping its work and erasing…"))
        self._background.start(
            lambda task: self._studio.avatars.revoke(avatar_id),
            lambda gone: self.reload(),
            lambda error: self.message.say(spell_error(error), "error"),
        )

    def open_consent(self, what: str = "read") -> ConsentDialog | None:
        """Show everything that was signed about the chosen avatar: "read", "change" it, or the "grants"."""
        try:
            avatar = self._studio.avatars.find(self.chosen_id())
        except StudioError as error:
            self.message.say(spell_error(error), "error")
            return None
        dialog = ConsentDialog(self._studio, avatar, self._background, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show_part(what)
        dialog.withdrawal_wanted.connect(dialog.accept)
        dialog.withdrawal_wanted.connect(self.ask_and_revoke)
        dialog.open()
        return dialog

    def ask_and_revoke(self) -> QMessageBox:
        """Ask first: nothing of it can be taken back."""
        return confirm(
            self,
            self.tr("Revoke the consent for {0}?").format(self.heading.text()),
            spell_withdrawal(),
            action=self.tr("Revoke and erase"),
            keep=self.tr("Keep"),
            then=self.revoke,
        )

    def ask_and_erase(self, version: Version) -> QMessageBox:
        """Ask first: a version does not come back."""
        return confirm(
            self,
            self.tr("Erase this version?"),
            self.tr("Its trained model and its samples go for good. Clips that were made with it stay."),
            action=self.tr("Erase the version"),
            keep=self.tr("Keep"),
            then=lambda: self.profile.erase(version),
        )

    def ask_for_name(self) -> QInputDialog:
        """Ask for another name, without blocking the window."""
        box = QInputDialog(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Rename"))
        box.setLabelText(self.tr("Another name in this studio. The consent stays with the name that was signed."))
        box.setTextValue(self.profile.avatar.name if self.profile.avatar else "")
        box.textValueSelected.connect(self.rename)
        box.open()
        return box

    def rename(self, name: str) -> None:
        """Call the chosen avatar by another name."""
        if self.profile.avatar is None:
            return
        try:
            self._studio.profiles.rename(self.profile.avatar, name)
        except StudioError as error:
            self.message.say(spell_error(error), "error")

    def _do_with_consent(self, what: str) -> None:
        match what:
            case "revoke":
                self.ask_and_revoke()
            case "save":
                dialog = self.open_consent()
                if dialog is not None:
                    dialog.save_button.click()
            case _:
                self.open_consent(what)

    def _show_portrait(self, avatar_id: str, picture: QPixmap) -> None:
        self._portraits[avatar_id] = picture
        for row in range(self.names.count()):
            if self.names.item(row).data(Qt.ItemDataRole.UserRole) == avatar_id:
                self.names.item(row).setData(Qt.ItemDataRole.DecorationRole, picture)

    def _welcome(self, avatar: Avatar, warnings: tuple[str, ...]) -> None:
        self.reload()
        self.choose(avatar.id)
        lines = [self.tr("The consent is signed and {0} is ready to be trained.").format(avatar.name), *warnings]
        self.message.say("\n".join(lines), "muted" if warnings else "good")

    def _end_train(self, error: BaseException | None) -> None:
        self.train_button.setEnabled(True)
        if error is None:
            self.wanted.emit("queue", None)
        else:
            self.message.say(spell_error(error), "error")

    def _show_chosen(self) -> None:
        avatar_id = self.chosen_id()
        if self.profile.avatar is None or self.profile.avatar.id != avatar_id:
            self.message.clear()
        if not avatar_id:
            self.heading.setText("")
            return
        try:
            self.profile.show_avatar(self._studio.avatars.find(avatar_id))
        except StudioError as error:
            self.message.say(spell_error(error), "error")
