"""What a person allows, in groups with safe defaults: uses, who, remix, what is forbidden, how long. Signs nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from studio.domain.consent import (
    ALWAYS_PROHIBITED,
    CHOOSABLE_PROHIBITIONS,
    NARROWEST,
    Audience,
    ConsentChoices,
    Purpose,
    Remix,
)
from studio.domain.errors import StudioError
from studio.ui.pages.page import card, label
from studio.ui.wizard.words import (
    spell_always,
    spell_audience,
    spell_days,
    spell_prohibition,
    spell_purpose_plainly,
    spell_remix,
)
from studio.ui.words import spell_error

OFFERED_DAYS = (30, 180, 365, 730, 1825, 3650)
FACE_PURPOSES = (Purpose.TRAINING, Purpose.VIDEO, Purpose.EXPORT)
PARTIES_HEIGHT_PX = 64


class ChoicesPanel(QWidget):
    """``changed`` whenever something else is chosen."""

    changed = Signal()

    def __init__(self, valid_days: int) -> None:
        super().__init__()
        self.purposes = {purpose: QCheckBox(spell_purpose_plainly(purpose)) for purpose in Purpose}
        self.audiences = {audience: QRadioButton(spell_audience(audience)) for audience in Audience}
        self.remixes = {remix: QRadioButton(spell_remix(remix)) for remix in Remix}
        self.prohibitions = {each: QCheckBox(spell_prohibition(each)) for each in CHOOSABLE_PROHIBITIONS}
        self.parties = QPlainTextEdit()
        self.duration = QComboBox()
        self.voice_note = label(self.tr("There is no voice to speak in."), "muted")
        self.grade_note = label("", "muted")
        self._set_defaults(valid_days)
        self._lay_out()
        self._connect()

    @property
    def chosen_purposes(self) -> tuple[Purpose, ...]:
        return tuple(purpose for purpose, box in self.purposes.items() if box.isChecked() and box.isEnabled())

    @property
    def valid_days(self) -> int:
        return int(self.duration.currentData())

    def choices(self) -> ConsentChoices:
        """Raises `InvalidInput` when parties are named twice, or too many."""
        audience = next(audience for audience, box in self.audiences.items() if box.isChecked())
        lines = self.parties.toPlainText().split() if audience is Audience.NAMED else ()
        remix = next(remix for remix, box in self.remixes.items() if box.isChecked())
        forbidden = tuple(each for each, box in self.prohibitions.items() if box.isChecked())
        return ConsentChoices(audience, tuple(lines), remix, forbidden)

    def problem(self) -> str:
        """What is wrong with the choices, in words; empty when nothing is."""
        if not self.chosen_purposes:
            return self.tr("Allow at least one use.")
        try:
            self.choices()
        except StudioError as error:
            return spell_error(error)
        return ""

    def show_capture(self, *, has_voice: bool, lower_grade: str) -> None:
        """Fit what is offered to what was captured; ``lower_grade`` says why clips cannot be published, if so."""
        box = self.purposes[Purpose.VOICE]
        if box.isEnabled() != has_voice:
            box.setEnabled(has_voice)
            box.setChecked(has_voice)
        self.voice_note.setVisible(not has_voice)
        self.grade_note.setText(lower_grade)
        self.grade_note.setVisible(bool(lower_grade))
        self.changed.emit()

    def show_signed(self, choices: ConsentChoices, purposes: Sequence[Purpose], possible: Sequence[Purpose]) -> None:
        """What was signed before, to be changed within ``possible``; how long it lasts was decided then."""
        for purpose, box in self.purposes.items():
            box.setEnabled(purpose in possible)
            box.setChecked(purpose in purposes)
        self.audiences[choices.audience].setChecked(True)
        self.parties.setPlainText("\n".join(choices.parties))
        self.remixes[choices.remix].setChecked(True)
        for each, box in self.prohibitions.items():
            box.setChecked(each in choices.prohibitions)
        self._duration_card.hide()
        for note in (self.voice_note, self.grade_note):
            note.hide()
        self.changed.emit()

    def _set_defaults(self, valid_days: int) -> None:
        for purpose in Purpose:
            self.purposes[purpose].setChecked(True)
        self.audiences[NARROWEST.audience].setChecked(True)
        self.remixes[NARROWEST.remix].setChecked(True)
        for each, box in self.prohibitions.items():
            box.setChecked(each in NARROWEST.prohibitions)
        for days in sorted({*OFFERED_DAYS, valid_days}):
            self.duration.addItem(spell_days(days), days)
        self.duration.setCurrentIndex(self.duration.findData(valid_days))
        self.duration.setAccessibleName(self.tr("How long"))

    def _lay_out(self) -> None:
        self.parties.setPlaceholderText("did:key:z6Mk…")
        self.parties.setAccessibleName(self.tr("Studios that may, one a line"))
        self.parties.setFixedHeight(PARTIES_HEIGHT_PX)
        self.parties.setTabChangesFocus(True)
        self.parties.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.grade_note)
        column.addWidget(self._card(self.tr("My face may be used to"), [self.purposes[p] for p in FACE_PURPOSES]))
        column.addWidget(
            self._card(self.tr("My voice, apart from that"), [self.purposes[Purpose.VOICE], self.voice_note])
        )
        column.addWidget(self._card(self.tr("Who may use it"), [*self.audiences.values(), self.parties]))
        column.addWidget(self._card(self.tr("May others remix my clips?"), [*self.remixes.values()]))
        always = self.tr("Always: {0}.").format(", ".join(spell_always(each) for each in ALWAYS_PROHIBITED))
        column.addWidget(
            self._card(self.tr("What clips may not be about"), [label(always, "muted"), *self.prohibitions.values()])
        )
        self._duration_card = self._card(self.tr("How long"), [self.duration])
        column.addWidget(self._duration_card)
        column.addStretch(1)

    @staticmethod
    def _card(heading: str, parts: Sequence[QWidget]) -> QWidget:
        panel, column = card()
        column.setSpacing(6)
        column.addWidget(label(heading, "heading"))
        for part in parts:
            column.addWidget(part)
        return panel

    def _connect(self) -> None:
        for box in (*self.purposes.values(), *self.prohibitions.values()):
            box.toggled.connect(lambda _: self.changed.emit())
        for option in (*self.audiences.values(), *self.remixes.values()):
            option.toggled.connect(lambda on: self._choose() if on else None)
        self.parties.textChanged.connect(self.changed)
        self.duration.currentIndexChanged.connect(lambda _: self.changed.emit())

    def _choose(self) -> None:
        self.parties.setVisible(self.audiences[Audience.NAMED].isChecked())
        self.changed.emit()
