"""Other choices: what is allowed from now on, the statement that says so, agreed and signed anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from studio.app.rights import Standing
from studio.app.studio import Studio
from studio.domain.avatar import Avatar
from studio.domain.consent import NARROWEST
from studio.domain.errors import StudioError
from studio.domain.policy import Duty, PolicyStatus
from studio.ui.background import Background
from studio.ui.pages.page import Message, bare_scroll
from studio.ui.wizard.choices import ChoicesPanel
from studio.ui.words import spell_error

CHOICES_WIDTH_PX = 400


class ChangeTab(QWidget):
    """``signed`` when other choices hold."""

    signed = Signal()

    def __init__(self, studio: Studio, avatar: Avatar, background: Background) -> None:
        super().__init__()
        self._studio = studio
        self._avatar = avatar
        self._background = background
        self._signing = False
        self.choices = ChoicesPanel(studio.settings.consent_days)
        self.suspended = QCheckBox(self.tr("Suspend everything until I sign again"))
        self.statement = QTextBrowser()
        self.statement.setAccessibleName(self.tr("Statement"))
        self.agree = QCheckBox(self.tr("I have read this statement and agree."))
        self.message = Message()
        self.sign_button = QPushButton(self.tr("Sign these choices"))
        self.sign_button.setObjectName("primary")
        self.sign_button.setAutoDefault(False)
        self._lay_out()
        self.choices.changed.connect(self._fill_statement)
        self.suspended.toggled.connect(lambda _: self._show_state())
        self.agree.toggled.connect(lambda _: self._show_state())
        self.sign_button.clicked.connect(self.sign)

    def show_standing(self, standing: Standing) -> None:
        """Begin from what holds now."""
        policy, record = standing.policy, standing.record
        self._standing = standing
        self.agree.setChecked(False)
        self.choices.show_signed(
            policy.choices if policy else NARROWEST, policy.purposes if policy else record.purposes, record.purposes
        )
        self.suspended.setChecked(policy is not None and policy.status is PolicyStatus.SUSPENDED)
        self._show_state()

    def sign(self) -> None:
        """Sign what is chosen, in the background: keys are opened and files written."""
        choices, purposes = self.choices.choices(), self.choices.chosen_purposes
        suspended, agreed = self.suspended.isChecked(), self.agree.isChecked()
        policy = self._standing.policy
        notify = policy is not None and Duty.NOTIFY in policy.duties
        self._signing = True
        self._show_state()
        self._background.start(
            lambda task: self._studio.rights.choose(
                self._avatar, choices, purposes=purposes, suspended=suspended, notify=notify, agreed=agreed
            ),
            lambda signed: self._end(None),
            self._end,
        )

    def _end(self, error: BaseException | None) -> None:
        self._signing = False
        self._show_state()
        if error is None:
            self.signed.emit()
            self.message.say(self.tr("Signed. These choices hold from now on."), "good")
        else:
            self.message.say(spell_error(error), "error")

    def _fill_statement(self) -> None:
        if self.choices.problem():
            self._show_state()
            return
        try:
            text = self._studio.rights.statement(self._avatar, self.choices.choices(), self.choices.chosen_purposes)
        except StudioError as error:
            self.message.say(spell_error(error), "error")
            return
        if text != self.statement.toPlainText():
            # What was agreed to was another text.
            self.agree.setChecked(False)
            at = self.statement.verticalScrollBar().value()
            self.statement.setPlainText(text)
            self.statement.verticalScrollBar().setValue(at)
        self._show_state()

    def _show_state(self) -> None:
        problem = self.choices.problem()
        self.choices.setEnabled(not self._signing)
        self.sign_button.setEnabled(self.agree.isChecked() and not problem and not self._signing)
        self.message.say(problem)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(self.sign_button)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.statement, 1)
        right.addWidget(self.suspended)
        right.addWidget(self.agree)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 14, 0, 0)
        row.setSpacing(18)
        row.addWidget(bare_scroll(self.choices, CHOICES_WIDTH_PX))
        row.addLayout(right, 1)
