"""Your word: what is allowed, the statement that says so, of age, agreed, signed. The creation itself is the app's."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from studio.app.studio import Studio
from studio.app.wishes import ConsentAnswers
from studio.domain.errors import StudioError
from studio.domain.job import Progress
from studio.ui.pages.page import Message, bare_scroll, label
from studio.ui.widgets.form import Form
from studio.ui.wizard.choices import ChoicesPanel
from studio.ui.wizard.step import Step, button
from studio.ui.words import spell_error, spell_progress

CHOICES_WIDTH_PX = 384


class WordStep(Step):
    """``stop_wanted`` when a running creation should end."""

    stop_wanted = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__(
            self.tr("Your word"),
            self.tr("You decide"),
            self.tr("Choose what is allowed; the statement says it in words. You can change or withdraw it later."),
        )
        self._studio = studio
        self.choices = ChoicesPanel(studio.settings.consent_days)
        self.statement = QTextBrowser()
        self.signature = QLineEdit()
        self.adult = QCheckBox(self.tr("I am at least 18 years old."))
        self.agree = QCheckBox(self.tr("I have read this statement and agree."))
        self.message = Message()
        self.progress = QProgressBar()
        self.stage = label("", "muted")
        self.stop_button = button(self.tr("Stop"))
        self._running = False
        self._lay_out()
        self.choices.changed.connect(self._fill_statement)
        self.signature.textChanged.connect(lambda _: self._fill_statement())
        for box in (self.adult, self.agree):
            box.toggled.connect(lambda _: self.changed.emit())
        self.stop_button.clicked.connect(self._stop)
        self._fill_statement()

    @property
    def is_ready(self) -> bool:
        return not self._running and not self.missing

    @property
    def is_running(self) -> bool:
        return self._running

    @property
    def missing(self) -> str:
        if self._running:
            return ""
        if problem := self.choices.problem():
            return problem
        if not self.signature.text().strip():
            return self.tr("Sign with your full name.")
        if not self.adult.isChecked():
            return self.tr("Say that you are of age.")
        return "" if self.agree.isChecked() else self.tr("Read the statement, then agree.")

    @property
    def next_text(self) -> str:
        return self.tr("Sign and create")

    def answers(self) -> ConsentAnswers:
        """What was chosen and signed."""
        return ConsentAnswers(
            signed_name=self.signature.text(),
            adult_declared=self.adult.isChecked(),
            statement_agreed=self.agree.isChecked(),
            valid_days=self.choices.valid_days,
            purposes=self.choices.chosen_purposes,
            language=self._studio.settings.text_language,
            choices=self.choices.choices(),
        )

    def show_running(self, running: bool) -> None:
        self._running = running
        for part in (self.choices, self.signature, self.adult, self.agree):
            part.setEnabled(not running)
        self.progress.setRange(0, 0)
        self.progress.setVisible(running)
        self.stop_button.setVisible(running)
        self.stop_button.setEnabled(True)
        self.stage.setText(self.tr("Checking…") if running else "")
        self.stage.setVisible(running)
        if running:
            self.message.clear()
        self.changed.emit()

    def show_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.done)
        self.stage.setText(spell_progress(progress))

    def show_failure(self, error: BaseException | None) -> None:
        """None when it was stopped by the person."""
        self.show_running(False)
        told = self.tr("Stopped. Nothing was written.") if error is None else spell_error(error)
        self.message.say(told, "muted" if error is None else "error")

    def _lay_out(self) -> None:
        self.statement.setAccessibleName(self.tr("Statement"))
        self.signature.setPlaceholderText(self.tr("Your full name"))
        self.signature.setAccessibleName(self.tr("Signature: your full name"))
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        for hidden in (self.progress, self.stage, self.stop_button):
            hidden.hide()
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.statement, 1)
        right.addWidget(self.adult)
        right.addWidget(self.agree)
        signing = Form()
        signing.add_row(self.tr("Signed"), self.signature)
        right.addLayout(signing)
        right.addWidget(self.message)
        right.addWidget(self.progress)
        foot = QHBoxLayout()
        foot.addWidget(self.stage, 1)
        foot.addWidget(self.stop_button)
        right.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(bare_scroll(self.choices, CHOICES_WIDTH_PX))
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        for before, after in pairwise((self.statement, self.adult, self.agree, self.signature, self.stop_button)):
            QWidget.setTabOrder(before, after)

    def _fill_statement(self) -> None:
        if self.choices.problem():
            self.changed.emit()
            return
        name = self.signature.text().strip() or "…"
        try:
            text = self._studio.avatars.statement(
                name, self.choices.chosen_purposes, self.choices.valid_days, self.choices.choices()
            )
        except StudioError as error:
            self.message.say(spell_error(error), "error")
            return
        before = self.statement.toPlainText()
        at = self.statement.verticalScrollBar().value()
        self.statement.setPlainText(text)
        self.statement.verticalScrollBar().setValue(at)
        if self.statement.toPlainText() != before:
            # What was agreed to was another text.
            self.agree.setChecked(False)
        self.changed.emit()

    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stage.setText(self.tr("Stopping…"))
        self.stop_wanted.emit()
