"""The consent as a card that a person reads: what holds, until when, who may use it, what it was used for."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from studio.app.rights import Standing
from studio.domain.consent import ALWAYS_PROHIBITED, ConsentRecord, Purpose, Revocation
from studio.domain.policy import AvatarPolicy
from studio.ui.consent.words import spell_grade
from studio.ui.pages.page import label
from studio.ui.theme import SPACE_PX, set_kind
from studio.ui.widgets.facts import Facts
from studio.ui.widgets.flow import FlowLayout
from studio.ui.wizard.words import spell_always, spell_audience, spell_prohibition, spell_remix
from studio.ui.words import spell_day, spell_purpose, tr

SOON_DAYS = 30


class ConsentCard(QFrame):
    """``wanted`` is "read", "change", "grants", "save" or "revoke"."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.state = label("", "good")
        self.state.setWordWrap(False)
        self.facts = Facts()
        self.note = label("", "muted")
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Consent"), "heading"))
        top.addStretch(1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(SPACE_PX)
        column.addLayout(top)
        column.addWidget(self.facts)
        column.addWidget(self.note)
        column.addLayout(self._make_buttons())

    def _make_buttons(self) -> FlowLayout:
        self.read_button = QPushButton(self.tr("Read it…"))
        self.read_button.setToolTip(self.tr("Everything that was signed, with the checks"))
        self.change_button = QPushButton(self.tr("Change it…"))
        self.change_button.setToolTip(self.tr("Who may use it, what for, what never"))
        self.grants_button = QPushButton(self.tr("Other studios…"))
        self.grants_button.setToolTip(self.tr("Grants for other studios: give one, take one back"))
        self.save_button = QPushButton(self.tr("Save the papers…"))
        self.revoke_button = QPushButton(self.tr("Revoke consent…"))
        self.revoke_button.setObjectName("danger")
        row = FlowLayout()
        for button, what in (
            (self.read_button, "read"),
            (self.change_button, "change"),
            (self.grants_button, "grants"),
            (self.save_button, "save"),
            (self.revoke_button, "revoke"),
        ):
            button.clicked.connect(lambda _=False, what=what: self.wanted.emit(what))
            row.addWidget(button)
        return row

    def show_standing(self, standing: Standing, clip_count: int, now: datetime) -> None:
        """``clip_count`` clips in the library were made with it."""
        record, withdrawal = standing.record, standing.withdrawal
        text, kind = spell_term(record, withdrawal, now)
        self.state.setText(text)
        set_kind(self.state, kind)
        self.facts.show_rows(describe_consent(standing, clip_count))
        self.note.setText(spell_renewal(record, withdrawal, now))
        self.note.setVisible(bool(self.note.text()))
        for button in (self.change_button, self.grants_button, self.save_button, self.revoke_button):
            button.setEnabled(withdrawal is None)

    def show_nothing(self) -> None:
        """The papers do not hold: the page says why."""
        self.state.setText("")
        self.facts.show_rows(())
        self.note.hide()
        for button in (self.change_button, self.grants_button, self.save_button):
            button.setEnabled(False)


def days_left(record: ConsentRecord, now: datetime) -> int:
    """Whole days until it ends; negative afterwards."""
    return (record.expires_at - now).days


def spell_term(record: ConsentRecord, withdrawal: Revocation | None, now: datetime) -> tuple[str, str]:
    """(how long it holds, in words; the look: "good", "warn" or "error")."""
    if withdrawal is not None:
        return tr("Withdrawn on {0}").format(spell_day(withdrawal.revoked_at)), "error"
    left = days_left(record, now)
    if left < 0:
        return tr("Ended on {0}").format(spell_day(record.expires_at)), "error"
    if left == 0:
        return tr("Ends today"), "warn"
    text = tr("1 day left") if left == 1 else tr("{0} days left").format(left)
    return text, "warn" if left <= SOON_DAYS else "good"


def spell_renewal(record: ConsentRecord, withdrawal: Revocation | None, now: datetime) -> str:
    """What to do when it ends soon, or has ended; nothing otherwise."""
    if withdrawal is not None or days_left(record, now) > SOON_DAYS:
        return ""
    return tr("A consent is not prolonged. To go on, the person scans once more and signs a new one: a new avatar.")


def describe_consent(standing: Standing, clip_count: int) -> list[tuple[str, str]]:
    """The rows of the card."""
    record = standing.record
    denied = [spell_purpose(purpose) for purpose in Purpose if purpose not in record.purposes]
    rows = [
        (tr("Signed by"), record.principal_name),
        (tr("Valid"), tr("{0} to {1}").format(spell_day(record.given_at), spell_day(record.expires_at))),
        (tr("Allows"), "\n".join(spell_purpose(purpose) for purpose in record.purposes)),
    ]
    if denied:
        rows.append((tr("Not allowed"), "\n".join(denied)))
    if standing.policy is not None:
        rows += _describe_policy(standing.policy)
    rows.append((tr("Recorded"), tr("Live") if record.live_capture else tr("From files")))
    rows.append((tr("Grade"), spell_grade(record.grade)))
    rows.append((tr("Used for"), _spell_use(standing, clip_count)))
    return rows


def _describe_policy(policy: AvatarPolicy) -> list[tuple[str, str]]:
    choices = policy.choices
    chosen = [spell_prohibition(each) for each in choices.prohibitions if each not in ALWAYS_PROHIBITED]
    always = ", ".join(spell_always(each) for each in ALWAYS_PROHIBITED)
    never = "\n".join([*chosen, tr("For everybody: {0}").format(always)])
    return [
        (tr("Who may use it"), spell_audience(choices.audience)),
        (tr("Remix"), spell_remix(choices.remix)),
        (tr("Never"), never),
    ]


def _spell_use(standing: Standing, clip_count: int) -> str:
    made = tr("1 clip here") if clip_count == 1 else tr("{0} clips here").format(clip_count)
    living = [held for held in standing.grants if not held.revoked]
    if not living:
        return made
    granted = tr("1 grant in force") if len(living) == 1 else tr("{0} grants in force").format(len(living))
    return f"{made}, {granted}"
