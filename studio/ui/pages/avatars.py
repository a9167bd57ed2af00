"""Avatars: who is in the studio, with what consent; train, use and revoke."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.app.studio import Studio
from studio.app.wishes import TrainWish
from studio.domain.avatar import Avatar
from studio.domain.consent import Purpose
from studio.domain.errors import StudioError
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.consent.dialog import ConsentDialog
from studio.ui.consent.words import spell_withdrawal
from studio.ui.pages.new_avatar import NewAvatarDialog
from studio.ui.pages.page import Message, Page, card, label
from studio.ui.widgets.confirm import confirm
from studio.ui.widgets.delegates import NOTE_ROLE, NameDelegate
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.facts import Facts
from studio.ui.words import breakable, spell_class_word, spell_day, spell_error, spell_purpose, spell_readiness

if TYPE_CHECKING:
    from studio.ui.wizard.kit import Kit
    from studio.ui.wizard.window import Wizard

NAMES_WIDTH_PX = 250


class AvatarsPage(Page):
    """A list on the left, the chosen avatar with its consent on the right."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(self.tr("Avatars"), self.tr("People who let this studio use their likeness, by signed word."))
        self._studio = studio
        self._background = background
        self._wizard: Wizard | None = None
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
        self.heading = label("", "heading")
        self.facts = Facts()
        self.consent_heading = label(self.tr("Consent"), "heading")
        self.consent_facts = Facts()
        self.message = Message()
        self.train_button = QPushButton(self.tr("Train"))
        self.clip_button = QPushButton(self.tr("Make a clip"))
        self.clip_button.setObjectName("primary")
        self.consent_button = QPushButton(self.tr("Consent…"))
        self.consent_button.setToolTip(self.tr("Read what was agreed, change it, save it, or hand on a grant"))
        self.revoke_button = QPushButton(self.tr("Revoke consent…"))
        self.revoke_button.setObjectName("danger")
        self.train_button.clicked.connect(self.train)
        self.clip_button.clicked.connect(lambda: self.wanted.emit("create", self.chosen_id()))
        self.consent_button.clicked.connect(self.open_consent)
        self.revoke_button.clicked.connect(self.ask_and_revoke)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.names)
        row.addWidget(self._make_panel(), 1)
        self.body.addLayout(row, 1)
        bridge.avatars_changed.connect(self.reload)
        self.reload()

    def _make_panel(self) -> QWidget:
        panel, column = card()
        inside = QWidget()
        facts = QVBoxLayout(inside)
        facts.setContentsMargins(0, 0, 6, 0)
        facts.setSpacing(10)
        for widget in (self.heading, self.facts, self.consent_heading, self.consent_facts):
            facts.addWidget(widget)
            if widget is self.facts:
                facts.addSpacing(10)
        facts.addStretch(1)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.clip_button)
        buttons.addWidget(self.train_button)
        buttons.addWidget(self.consent_button)
        buttons.addStretch(1)
        buttons.addWidget(self.revoke_button)
        column.addWidget(area, 1)
        column.addWidget(self.message)
        column.addLayout(buttons)
        return panel

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

    def train(self) -> None:
        """Queue training of the chosen avatar. Aside: the model's weights are hashed first."""
        avatar_id = self.chosen_id()
        self.train_button.setEnabled(False)
        self.message.clear()
        self._background.start(
            lambda task: self._studio.avatars.train(avatar_id, TrainWish()),
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

    def open_consent(self) -> ConsentDialog | None:
        """Show everything that was signed about the chosen avatar."""
        try:
            avatar = self._studio.avatars.find(self.chosen_id())
        except StudioError as error:
            self.message.say(spell_error(error), "error")
            return None
        dialog = ConsentDialog(self._studio, avatar, self._background, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        self.message.clear()
        avatar_id = self.chosen_id()
        if not avatar_id:
            self.heading.setText("")
            return
        try:
            self._show_avatar(self._studio.avatars.find(avatar_id))
        except StudioError as error:
            self.consent_facts.show_rows(())
            self.message.say(spell_error(error), "error")

    def _show_avatar(self, avatar: Avatar) -> None:
        self.heading.setText(breakable(avatar.name))
        trained = next((adapter for adapter in reversed(avatar.adapters) if not adapter.is_head), None)
        head = next((adapter for adapter in avatar.adapters if adapter.is_head), None)
        self.clip_button.setEnabled(bool(avatar.adapters))
        self.train_button.setText(self.tr("Train again") if trained else self.tr("Train"))
        # One bright button at a time: the next thing to do.
        for button, next_step in ((self.clip_button, trained is not None), (self.train_button, trained is None)):
            button.setObjectName("primary" if next_step else "")
            button.style().polish(button)
        rows = [
            (self.tr("Drawn as"), spell_class_word(avatar.class_word)),
            (
                self.tr("Trained"),
                self.tr("{0}, model {1}, {2} steps").format(spell_day(trained.trained_at), trained.model, trained.steps)
                if trained
                else self.tr("Not yet"),
            ),
            (self.tr("Drawn head"), spell_day(head.trained_at) if head else self.tr("Not yet")),
            (self.tr("Voice"), avatar.voice.engine if avatar.voice else self.tr("None: clips stay silent")),
        ]
        self.facts.show_rows(rows)
        self.consent_facts.show_rows(self._describe_consent(avatar))

    def _describe_consent(self, avatar: Avatar) -> list[tuple[str, str]]:
        record, revocation = self._studio.avatars.consent(avatar)
        denied = [spell_purpose(purpose) for purpose in Purpose if purpose not in record.purposes]
        rows = [
            (self.tr("Signed by"), record.principal_name),
            (self.tr("Valid"), self.tr("{0} to {1}").format(spell_day(record.given_at), spell_day(record.expires_at))),
            (self.tr("Allows"), "\n".join(spell_purpose(purpose) for purpose in record.purposes)),
        ]
        if denied:
            rows.append((self.tr("Not allowed"), "\n".join(denied)))
        rows.append((self.tr("Recorded"), self.tr("Live") if record.live_capture else self.tr("From files")))
        rows.append((self.tr("Record"), record.sha256))
        if revocation:
            rows.append((self.tr("Revoked"), spell_day(revocation.revoked_at)))
        return rows
