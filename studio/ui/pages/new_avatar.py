"""The dialog for a new avatar: recordings, statement, signature. The person whose likeness it is signs here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from studio.app.studio import Studio
from studio.app.wishes import ConsentAnswers, NewAvatar
from studio.domain.avatar import Avatar, ClassWord
from studio.domain.consent import Purpose
from studio.domain.errors import StudioError
from studio.domain.job import Progress
from studio.ui.background import Background, Task
from studio.ui.pages.page import Message, label
from studio.ui.widgets.form import Form
from studio.ui.widgets.path_field import PathField
from studio.ui.widgets.unlock_dialog import with_vault
from studio.ui.words import spell_class_word, spell_error, spell_progress, spell_purpose

STATEMENT_HEIGHT_PX = 210


class NewAvatarDialog(QDialog):
    """Collects what `Avatars.create` needs and shows its progress; nothing is kept until all checks hold."""

    created = Signal(object, object)

    def __init__(self, studio: Studio, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._background = background
        self._task: Task | None = None
        self.setWindowTitle(self.tr("New avatar"))
        self.resize(700, 760)
        self.name = QLineEdit()
        self.class_word = QComboBox()
        for word in ClassWord:
            self.class_word.addItem(spell_class_word(word), word)
        self.scan = PathField(
            folder=False, name=self.tr("Face scan"), kinds=self.tr("Videos (*.mp4 *.mov *.webm *.mkv *.avi)")
        )
        self.recordings = PathField(folder=True, name=self.tr("Recordings"))
        self.sentences = PathField(folder=False, name=self.tr("Sentences"), kinds=self.tr("Texts (*.txt)"))
        for voice_field in (self.recordings, self.sentences):
            voice_field.line.setPlaceholderText(self.tr("May be left out: clips then stay silent"))
        self.statement = QTextBrowser()
        self.statement.setMinimumHeight(STATEMENT_HEIGHT_PX)
        self.statement.setAccessibleName(self.tr("Statement"))
        self.purposes = {purpose: QCheckBox(spell_purpose(purpose)) for purpose in Purpose}
        for box in self.purposes.values():
            box.setChecked(True)
            box.toggled.connect(self._fill_statement)
        self.signature = QLineEdit()
        self.signature.setPlaceholderText(self.tr("Full name, typed by that person"))
        self.signature.textChanged.connect(self._fill_statement)
        self.adult = QCheckBox(self.tr("I am at least 18 years old."))
        self.agree = QCheckBox(self.tr("I have read this statement and agree."))
        self.message = Message()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.stage = QLabel()
        self.stage.setObjectName("muted")
        self.stage.hide()
        self.create_button = QPushButton(self.tr("Sign and create"))
        self.create_button.setObjectName("primary")
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self.create_avatar)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self._fill_statement()

    def _lay_out(self) -> None:
        self.fields = QWidget()
        inside = QVBoxLayout(self.fields)
        inside.setContentsMargins(20, 20, 20, 12)
        inside.setSpacing(10)
        inside.addWidget(label(self.tr("Who, and from which recordings"), "heading"))
        inside.addLayout(self._lay_out_recordings())
        inside.addSpacing(8)
        inside.addWidget(label(self.tr("The person whose likeness this is reads, chooses and signs"), "heading"))
        inside.addWidget(self._lay_out_purposes())
        inside.addWidget(self.statement, 1)
        signing = Form()
        signing.add_row(self.tr("Signed"), self.signature)
        inside.addLayout(signing)
        declared = QHBoxLayout()
        declared.addWidget(self.adult)
        declared.addWidget(self.agree)
        declared.addStretch(1)
        inside.addLayout(declared)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self.fields)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.stage, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.create_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 4, 20, 18)
        foot.setSpacing(10)
        foot.addWidget(self.message)
        foot.addWidget(self.progress)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _lay_out_recordings(self) -> Form:
        form = Form()
        form.add_row(self.tr("Name"), self.name)
        form.add_row(self.tr("Drawn as"), self.class_word)
        form.add_row(self.tr("Face scan (video)"), self.scan)
        form.add_row(self.tr("Recordings (folder of wavs)"), self.recordings)
        form.add_row(self.tr("Sentences (text file)"), self.sentences)
        return form

    def _lay_out_purposes(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, box in enumerate(self.purposes.values()):
            grid.addWidget(box, number // 2, number % 2)
        return holder

    def wish(self) -> NewAvatar:
        """What was filled in. Raises nothing: `Avatars.create` checks it."""
        return NewAvatar(
            name=self.name.text(),
            class_word=ClassWord(self.class_word.currentData()),
            scan=self.scan.path or Path(),
            consent=ConsentAnswers(
                signed_name=self.signature.text(),
                adult_declared=self.adult.isChecked(),
                statement_agreed=self.agree.isChecked(),
                valid_days=self._studio.settings.consent_days,
                purposes=self._chosen_purposes(),
                language=self._studio.settings.text_language,
            ),
            recordings=self.recordings.path,
            sentences=self.sentences.path,
        )

    def create_avatar(self) -> None:
        """Check and create in the background."""
        if self._task is not None:
            return
        if self.scan.path is None:
            self.message.say(self.tr("There is no face scan. Choose a video of the person's face."), "error")
            self.scan.line.setFocus()
            return
        wish = self.wish()
        with_vault(
            self._studio.keys, self, lambda: self.run_check(lambda task: self._studio.avatars.create(wish, task))
        )

    def run_check(self, work: Callable[[Task], tuple[Avatar, tuple[str, ...]]]) -> None:
        """Run ``work`` aside and show its progress; what it returns is told by `created`."""
        self._show_running(True)
        self.message.clear()
        self._task = self._background.start(work, self._succeed, self._fail, self._show_progress)

    def reject(self) -> None:
        """Cancel: stops a running check; closes when none runs."""
        if self._task is not None:
            self._task.cancel()
            self.cancel_button.setEnabled(False)
            self.stage.setText(self.tr("Stopping…"))
            return
        super().reject()

    def _chosen_purposes(self) -> tuple[Purpose, ...]:
        return tuple(purpose for purpose, box in self.purposes.items() if box.isChecked())

    def _fill_statement(self) -> None:
        name = self.signature.text().strip() or "…"
        try:
            text = self._studio.avatars.statement(name, self._chosen_purposes())
        except StudioError as error:
            self.create_button.setEnabled(False)
            self.message.say(spell_error(error), "error")
            return
        before = self.statement.toPlainText()
        self.statement.setPlainText(text)
        if self.statement.toPlainText() != before:
            # What was agreed to was another text.
            self.agree.setChecked(False)

    def _show_running(self, running: bool) -> None:
        self.fields.setEnabled(not running)
        self.create_button.setEnabled(not running)
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("Stop") if running else self.tr("Cancel"))
        self.progress.setRange(0, 0)
        self.progress.setVisible(running)
        self.stage.setVisible(running)
        self.stage.setText(self.tr("Checking…") if running else "")

    def _show_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, max(1, progress.total))
        self.progress.setValue(progress.done)
        self.stage.setText(spell_progress(progress))

    def _succeed(self, made: tuple[Avatar, tuple[str, ...]]) -> None:
        self._task = None
        self.created.emit(*made)
        self.accept()

    def _fail(self, error: BaseException | None) -> None:
        self._task = None
        self._show_running(False)
        self.message.say(spell_error(error), "muted" if error is None else "error")
