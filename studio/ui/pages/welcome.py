"""Welcome: what this is, what stays here, and the three steps to a first clip. Does none of them itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.app.studio import Studio
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.icons import IconView
from studio.ui.pages.page import Message, Page, card, label
from studio.ui.shell.notices import Notice
from studio.ui.theme import scaled_px, set_kind
from studio.ui.widgets.unlock_dialog import with_vault
from studio.ui.words import spell_error, spell_progress

if TYPE_CHECKING:
    from studio.app.demo import Prepared

PROMISES_WIDTH_PX = 360
MARK_PX = 26


@dataclass
class _Step:
    """One of the three, as it is drawn: its mark, its words and its button."""

    mark: QLabel
    sentence: QLabel
    button: QPushButton


class WelcomePage(Page):
    """The first thing a person sees, until their first clip is made. ``scan_wanted`` when they want to begin."""

    scan_wanted = Signal()

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(
            self.tr("Welcome"), self.tr("A studio for clips of yourself. It runs on this machine and belongs to you.")
        )
        self._studio = studio
        self._background = background
        self.message = Message()
        self.sample_button = QPushButton(self.tr("Add Ada, a drawn person"))
        self.sample_button.clicked.connect(self.add_sample)
        self.steps: list[_Step] = []
        self._lay_out()
        bridge.avatars_changed.connect(self.reload)
        bridge.clips_changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Mark what is done, and make the next step the bright one."""
        avatars = self._studio.avatars.list()
        done = (bool(avatars), any(avatar.adapters for avatar in avatars), bool(self._studio.clips.list(1)))
        current = done.index(False) if False in done else len(done)
        for number, (step, is_done) in enumerate(zip(self.steps, done, strict=True)):
            step.mark.setText("✓" if is_done else str(number + 1))
            step.mark.setAccessibleName(self.tr("Done") if is_done else self.tr("Step {0}").format(number + 1))
            set_kind(step.mark, "mark-done" if is_done else "mark-next" if number == current else "mark")
            set_kind(step.button, "primary" if number == current else "quiet")
            step.button.setEnabled(number <= current)

    def add_sample(self) -> None:
        """Add the drawn sample person, whose consent is a sample's: to look around without a face of one's own."""
        with_vault(self._studio.keys, self, self._add_sample)

    def _add_sample(self) -> None:
        # Late: few want it, and everybody waits for the window.
        from studio.app.demo import DemoWish, prepare_demo

        self.sample_button.setEnabled(False)
        self.message.say(self.tr("Reading the sample's scan…"))
        self._background.start(
            lambda task: prepare_demo(self._studio, DemoWish(), task),
            self._welcome_sample,
            self._fail,
            lambda progress: self.message.say(spell_progress(progress)),
        )

    def _welcome_sample(self, prepared: "Prepared") -> None:
        self.sample_button.setEnabled(True)
        self.message.clear()
        avatar = prepared.avatar
        self.noticed.emit(Notice(self.tr("{0} is here.").format(avatar.name), "good", page="avatars", thing=avatar.id))
        self.reload()

    def _fail(self, error: BaseException | None) -> None:
        self.sample_button.setEnabled(True)
        self.message.say(spell_error(error), "error")

    def _lay_out(self) -> None:
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 4, 0)
        columns.setSpacing(18)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._lay_out_steps())
        left.addWidget(self._lay_out_sample())
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._lay_out_promises())
        right.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(right)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(area, 1)

    def _lay_out_steps(self) -> QFrame:
        panel, column = card()
        column.setSpacing(20)
        column.addWidget(label(self.tr("Three steps to your first clip"), "heading"))
        for heading, sentence, action, page in (
            (
                self.tr("Scan your face and say yes"),
                self.tr("A webcam and five minutes. You say who may use it, for what, and until when. You sign it."),
                self.tr("Begin"),
                "",
            ),
            (
                self.tr("Let your avatar learn"),
                self.tr("In the background, on this machine. A drawn likeness is there at once; a trained one later."),
                self.tr("Train"),
                "avatars",
            ),
            (
                self.tr("Say what happens in the clip"),
                self.tr("At the beach, waving, says “Good morning!” You see a draft while you type."),
                self.tr("Create"),
                "create",
            ),
        ):
            column.addLayout(self._lay_out_step(heading, sentence, action, page))
        return panel

    def _lay_out_step(self, heading: str, sentence: str, action: str, page: str) -> QHBoxLayout:
        side = scaled_px(MARK_PX)
        mark = QLabel()
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setFixedSize(side, side)
        button = QPushButton(action)
        button.setAccessibleDescription(heading)
        button.clicked.connect(lambda: self.wanted.emit(page, None) if page else self.scan_wanted.emit())
        words = QVBoxLayout()
        words.setSpacing(3)
        title = label(heading)
        words.addWidget(title)
        told = label(sentence, "muted")
        words.addWidget(told)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.steps.append(_Step(mark, told, button))
        return row

    def _lay_out_sample(self) -> QFrame:
        panel, column = card()
        row = QHBoxLayout()
        row.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(label(self.tr("Only looking around?")))
        words.addWidget(
            label(
                self.tr("Ada is drawn, no real person. Try everything with her, and erase her later."),
                "muted",
            )
        )
        row.addLayout(words, 1)
        row.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(self.message)
        return panel

    def _lay_out_promises(self) -> QFrame:
        panel, column = card()
        panel.setFixedWidth(scaled_px(PROMISES_WIDTH_PX))
        column.addWidget(label(self.tr("What stays here"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(1, 1)
        for row, (icon, text) in enumerate(
            (
                (
                    "vault",
                    self.tr("Face, voice and what is learnt from them are encrypted here."),
                ),
                (
                    "verify",
                    self.tr("Nothing is made of a face without its signed word, which can be taken back."),
                ),
                ("settings", self.tr("No account, no cloud: everything works with the cable out.")),
                ("library", self.tr("Clips are labelled as made by AI, and signed. You decide which of them go out.")),
            )
        ):
            grid.addWidget(IconView(icon, "accent"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text, "muted"), row, 1)
        column.addLayout(grid)
        return panel
