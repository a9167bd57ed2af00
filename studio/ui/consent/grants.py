"""Grants: which other studios may use the avatar, for how many clips, and taking one back."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.app.rights import Standing, lay_out
from studio.app.studio import Studio
from studio.core import storage
from studio.domain.avatar import Avatar
from studio.domain.consent import Audience
from studio.domain.grant import Publish, RevokedKind
from studio.ui.background import Background
from studio.ui.consent.words import spell_grant, spell_publish
from studio.ui.pages.page import Message, label
from studio.ui.widgets.confirm import confirm
from studio.ui.widgets.form import Form
from studio.ui.widgets.number_field import NumberField
from studio.ui.words import spell_error

MOST_CLIPS, MOST_DAYS, USUAL_DAYS = 1000, 3650, 30


class GrantsTab(QWidget):
    """``changed`` when a grant was signed or taken back."""

    changed = Signal()

    def __init__(self, studio: Studio, avatar: Avatar, background: Background) -> None:
        super().__init__()
        self._studio = studio
        self._avatar = avatar
        self._background = background
        self._allowed = False
        self.note = label("", "muted")
        self.grants = QListWidget()
        self.grants.setObjectName("grants")
        self.grants.setAccessibleName(self.tr("Grants"))
        self.grants.setWordWrap(True)
        self.take_back_button = QPushButton(self.tr("Take back…"))
        self.take_back_button.setObjectName("danger")
        self.holder = QLineEdit()
        self.holder.setPlaceholderText("did:key:z6Mk…")
        self.clips, self.days = NumberField(), NumberField()
        self.clips.setRange(1, MOST_CLIPS)
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(USUAL_DAYS)
        self.publish = QComboBox()
        for publish in Publish:
            self.publish.addItem(spell_publish(publish), publish)
        self.sign_button = QPushButton(self.tr("Sign a grant…"))
        self.sign_button.setObjectName("primary")
        self.own = QLineEdit(studio.rights.studio_did)
        self.own.setReadOnly(True)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.message = Message()
        for each in (self.take_back_button, self.sign_button, self.copy_button):
            each.setAutoDefault(False)
        self._lay_out()
        self._connect()

    def show_standing(self, standing: Standing) -> None:
        policy = standing.policy
        self._allowed = policy is not None and policy.choices.audience not in {Audience.NOBODY, Audience.ONLY_ME}
        self.note.setText(
            self.tr("A grant is a signed file. Whoever it names can use this avatar as far as it says, and no further.")
            if self._allowed
            else self.tr("Your choices let nobody else use this avatar. Change them first, then sign a grant.")
        )
        self.grants.clear()
        for held in standing.grants:
            item = QListWidgetItem(spell_grant(held))
            item.setData(Qt.ItemDataRole.UserRole, "" if held.revoked else held.grant.grant_id)
            self.grants.addItem(item)
        self.grants.setVisible(bool(standing.grants))
        self.take_back_button.setVisible(bool(standing.grants))
        self._show_state()

    def sign_to(self, target: Path) -> None:
        """Sign the grant that the fields describe, and write it to ``target``."""
        holder = self.holder.text().strip()
        clips, days, publish = self.clips.value(), self.days.value(), self.publish.currentData()

        def work(_: object) -> Path:
            grant = self._studio.rights.grant(
                self._avatar, holder, max_clips=clips, publish=Publish(publish), days=days
            )
            storage.write_text(target, lay_out(grant.document))
            return target

        self._background.start(
            work, lambda path: self._end(self.tr("Signed, and saved as {0}. Hand it on.").format(path.name)), self._fail
        )

    def ask_and_take_back(self) -> None:
        """Ask first: a grant that was taken back must be signed anew."""
        grant_id = self._chosen()
        confirm(
            self,
            self.tr("Take this grant back?"),
            self.tr(
                "Nothing more is made with it here. A studio elsewhere learns of it when you hand it the signed list, "
                "which lies among the saved papers."
            ),
            action=self.tr("Take back"),
            keep=self.tr("Keep"),
            then=lambda: self.take_back(grant_id),
        )

    def take_back(self, grant_id: str) -> None:
        self._background.start(
            lambda task: self._studio.rights.take_back(self._avatar, RevokedKind.GRANT, grant_id),
            lambda listed: self._end(self.tr("Taken back.")),
            self._fail,
        )

    def _end(self, told: str) -> None:
        self.changed.emit()
        self.message.say(told, "good")

    def _fail(self, error: BaseException | None) -> None:
        self.message.say(spell_error(error), "error")

    def _chosen(self) -> str:
        item = self.grants.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _pick_and_sign(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the grant"), "grant.json", self.tr("Grant (*.json)"))
        if name:
            self.sign_to(Path(name))

    def _show_state(self) -> None:
        self.take_back_button.setEnabled(bool(self._chosen()))
        for field in (self.holder, self.clips, self.days, self.publish):
            field.setEnabled(self._allowed)
        self.sign_button.setEnabled(self._allowed and bool(self.holder.text().strip()))

    def _connect(self) -> None:
        self.grants.currentItemChanged.connect(lambda *_: self._show_state())
        self.holder.textChanged.connect(lambda _: self._show_state())
        self.take_back_button.clicked.connect(self.ask_and_take_back)
        self.sign_button.clicked.connect(self._pick_and_sign)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.own.text()))

    def _lay_out(self) -> None:
        form = Form()
        form.add_row(self.tr("Studio"), self.holder)
        form.add_row(self.tr("Clips"), self.clips)
        form.add_row(self.tr("Days"), self.days)
        form.add_row(self.tr("Publishing"), self.publish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.note)
        column.addWidget(self.grants, 1)
        taking = QHBoxLayout()
        taking.addStretch(1)
        taking.addWidget(self.take_back_button)
        column.addLayout(taking)
        column.addLayout(form)
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(self.sign_button)
        column.addLayout(foot)
        column.addStretch(1)
        own = QHBoxLayout()
        own.addWidget(label(self.tr("This studio, for grants that others sign to it:"), "muted"))
        own.addWidget(self.own, 1)
        own.addWidget(self.copy_button)
        column.addLayout(own)
