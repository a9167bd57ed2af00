"""Verify: drop any file and read, in plain words, what holds of it, what does not, and what nobody can know."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.app.studio import Studio
from studio.app.verification import Examined, Verdict, examine_all
from studio.core import serial, storage
from studio.domain.errors import StudioError
from studio.domain.job import Progress
from studio.ui.background import Background, Task
from studio.ui.bridge import Bridge
from studio.ui.icons import IconView, load_icon
from studio.ui.language import translate_message
from studio.ui.pages.page import Message, Page, card, label
from studio.ui.shell.commands import Command
from studio.ui.theme import scaled_px, set_kind
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.facts import Facts
from studio.ui.words import breakable, spell_error

NAMES_WIDTH_PX = 300
MARK_PX = 28
MAX_FILES = 2_000
_TONES: dict[Verdict, str] = {"holds": "good", "fails": "bad", "unknown": "faint"}
_ICONS: dict[Verdict, str] = {"holds": "verify", "fails": "close", "unknown": "question"}


class VerifyPage(Page):
    """Files on the left, what was found of the chosen one on the right. Nothing is kept when the window closes."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(
            self.tr("Verify"), self.tr("Any file: who signed it, whether it is as it was, and who allowed it.")
        )
        self._studio = studio
        self._background = background
        self._task: Task | None = None
        self.found: list[Examined] = []
        self.empty = EmptyState(
            "verify",
            self.tr("Drop a file here"),
            self.tr("A clip, an exported folder, a receipt, a consent: whatever you would like to know about."),
            self.tr("Choose files…"),
        )
        self.empty.wanted.connect(self.pick_files)
        self.names = QListWidget()
        self.names.setObjectName("grants")
        self.names.setAccessibleName(self.tr("Files"))
        self.names.setIconSize(QSize(20, 20))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.names.setFixedWidth(scaled_px(NAMES_WIDTH_PX))
        self.names.currentRowChanged.connect(lambda _: self._show_chosen())
        self.first_field = self.names
        self.message = Message()
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.clicked.connect(self.cancel)
        self.stop_button.hide()
        for text, action in (
            (self.tr("Files…"), self.pick_files),
            (self.tr("Folder…"), self.pick_folder),
            (self.tr("Forget all"), self.forget_all),
        ):
            button = QPushButton(text)
            button.clicked.connect(action)
            self.page_buttons.addWidget(button)
        self._lay_out()
        self.show_instead(self.empty)

    def show_thing(self, thing: object) -> None:
        if isinstance(thing, Path):
            self.examine((thing,))
        elif isinstance(thing, list | tuple):
            self.examine(tuple(path for path in thing if isinstance(path, Path)))

    def commands(self) -> Sequence[Command]:
        return (
            Command(self.tr("Verify files…"), self.pick_files),
            Command(self.tr("Verify a folder…"), self.pick_folder),
        )

    def examine(self, paths: Sequence[Path]) -> None:
        """Look at ``paths`` aside, one after the other; what was found comes to the top of the list."""
        if not paths or self._task is not None:
            return
        chosen = tuple(paths[:MAX_FILES])
        self.show_body()
        self.stop_button.show()
        self.message.say(self.tr("Looking…"))
        self._task = self._background.start(
            lambda task: examine_all(
                self._studio.verification,
                chosen,
                lambda done, total: task.report(Progress("verifying", done, total)),
            ),
            self._succeed,
            self._fail,
            lambda told: self.message.say(self.tr("Looking at file {0} of {1}…").format(told.done + 1, told.total)),
        )

    def cancel(self) -> None:
        """Stop looking; what was found before stays."""
        if self._task is not None:
            self._task.cancel()

    def stop(self) -> None:
        self.cancel()

    def current(self) -> Examined | None:
        row = self.names.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def forget_all(self) -> None:
        """Empty the list."""
        self.found.clear()
        self.names.clear()
        self.message.clear()
        self.show_instead(self.empty)

    def report_text(self) -> str:
        """What was found of the chosen file, as text for a letter."""
        shown = self.current()
        if shown is None:
            return ""
        lines = [shown.path.name, translate_message(shown.headline), ""]
        lines += [
            f"{'+' if check.ok else '–'} {check.name}: {translate_message(check.sentence)}" for check in shown.checks
        ]
        lines += [f"? {translate_message(sentence)}" for sentence in shown.unknown]
        return "\n".join(lines)

    def copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report_text())
        self.message.say(self.tr("Copied."), "good")

    def save_report(self, target: Path) -> None:
        """Write what was found of all files as JSON."""
        try:
            storage.write_text(target, serial.to_json(tuple(self.found)) + "\n")
            self.message.say(self.tr("Saved {0}").format(target.name), "good")
        except (OSError, StudioError) as error:
            self.message.say(str(error), "error")

    def pick_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Verify files"))
        self.examine([Path(name) for name in names])

    def pick_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Verify an exported folder"))
        if name:
            self.examine([Path(name)])

    def _pick_target(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save what was found"), "verified.json", "JSON (*.json)")
        if name:
            self.save_report(Path(name))

    def _succeed(self, found: tuple[Examined, ...]) -> None:
        self._end()
        self.message.clear()
        for each in reversed(found):
            self.found.insert(0, each)
            item = QListWidgetItem(
                load_icon(_ICONS[each.verdict], _TONES[each.verdict], _TONES[each.verdict]), each.path.name
            )
            item.setToolTip(str(each.path))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.path.name}: {self._say_verdict(each.verdict)}")
            self.names.insertItem(0, item)
        self.names.setCurrentRow(0)
        self._show_chosen()

    def _fail(self, error: BaseException | None) -> None:
        self._end()
        if error is None:
            self.message.say(self.tr("Stopped."))
        else:
            self.message.say(spell_error(error), "error")
        if not self.found:
            self.show_instead(self.empty)

    def _end(self) -> None:
        self._task = None
        self.stop_button.hide()

    def _say_verdict(self, verdict: Verdict) -> str:
        match verdict:
            case "holds":
                return self.tr("It holds")
            case "fails":
                return self.tr("It does not hold")
            case "unknown":
                return self.tr("Nothing can be said")

    def _show_chosen(self) -> None:
        shown = self.current()
        self.details.setVisible(shown is not None)
        if shown is None:
            return
        self.mark.show_icon(_ICONS[shown.verdict], _TONES[shown.verdict])
        self.verdict.setText(self._say_verdict(shown.verdict))
        set_kind(self.verdict, "title")
        self.headline.setText(breakable(translate_message(shown.headline)))
        self.name.setText(breakable(shown.path.name))
        while (item := self.checks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for check in shown.checks:
            self.checks.addWidget(_make_line(check.ok, check.name, translate_message(check.sentence)))
        for heading, is_shown in ((self.checks_heading, shown.checks), (self.facts_heading, shown.facts)):
            heading.setVisible(bool(is_shown))
        self.unknown_heading.setVisible(bool(shown.unknown))
        self.facts.show_rows((translate_message(name), value) for name, value in shown.facts)
        self.unknown.setText("\n".join(translate_message(sentence) for sentence in shown.unknown))
        self.unknown.setVisible(bool(shown.unknown))

    def _lay_out(self) -> None:
        panel, column = card()
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self._lay_out_details())
        column.addWidget(area, 1)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.clicked.connect(self.copy_report)
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.clicked.connect(self._pick_target)
        column.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.stop_button, self.copy_button, self.save_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.names)
        row.addWidget(panel, 1)
        self.body.addLayout(row, 1)

    def _lay_out_details(self) -> QWidget:
        self.details = QWidget()
        inside = QVBoxLayout(self.details)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(12)
        self.mark = IconView("verify", "good", scaled_px(MARK_PX))
        self.verdict = QLabel()
        self.name, self.headline, self.unknown = label("", "muted"), label(""), label("", "muted")
        self.checks_heading = label(self.tr("What was checked"), "heading")
        self.facts_heading = label(self.tr("What it says of itself"), "heading")
        self.unknown_heading = label(self.tr("What nobody can know from it"), "heading")
        self.checks = QVBoxLayout()
        self.checks.setSpacing(8)
        self.facts = Facts()
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.mark)
        top.addWidget(self.verdict, 1)
        inside.addLayout(top)
        inside.addWidget(self.name)
        inside.addWidget(self.headline)
        for heading, what in (
            (self.checks_heading, self.checks),
            (self.facts_heading, self.facts),
            (self.unknown_heading, self.unknown),
        ):
            inside.addSpacing(6)
            inside.addWidget(heading)
            inside.addLayout(what) if isinstance(what, QVBoxLayout) else inside.addWidget(what)
        inside.addStretch(1)
        return self.details


def _make_line(ok: bool, name: str, sentence: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(IconView("check-line" if ok else "close", "good" if ok else "bad", 16), 0, Qt.AlignmentFlag.AlignTop)
    words = label(breakable(sentence), "" if ok else "error")
    words.setAccessibleName(f"{name}: {sentence}")
    row.addWidget(words, 1)
    return line
