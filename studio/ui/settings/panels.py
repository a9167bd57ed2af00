"""Panels of the page of settings that show what is here: folders, models, the network, this version. Change nothing."""

import importlib.metadata
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from studio.app.doctor import Finding, examine
from studio.app.models import ModelStatus
from studio.app.places import Places, measure_places
from studio.app.studio import Studio
from studio.ui.background import Background
from studio.ui.language import translate_message
from studio.ui.pages.page import Message, label
from studio.ui.theme import set_kind
from studio.ui.words import breakable_path, spell_bytes, spell_error

PACKAGE = "likeness-studio"


class Panel(QFrame):
    """A card with a heading; ``words`` are what a search looks through besides it."""

    def __init__(self, heading: str, words: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.heading = heading
        self.words = f"{heading} {words}".casefold()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 16, 18, 16)
        self.column.setSpacing(12)
        self.column.addWidget(label(heading, "heading"))

    def fits(self, wanted: str) -> bool:
        return all(word in self.words for word in wanted.casefold().split())

    def enter(self) -> None:
        """The page comes to be seen."""


class FoldersPanel(Panel):
    """How much room everything takes, measured aside when the page is seen."""

    def __init__(self, studio: Studio, background: Background) -> None:
        super().__init__(self.tr("Folders"), self.tr("disk space size clips vault models exports backups"))
        self._studio = studio
        self._background = background
        self._titles = {
            "clips": self.tr("Clips"),
            "vault": self.tr("Faces, voices and what was learnt (encrypted)"),
            "models": self.tr("Added models"),
            "exports": self.tr("Exports"),
            "backups": self.tr("Copies of the library's index"),
            "database": self.tr("The library's index"),
        }
        self.sizes: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (name, title) in enumerate(self._titles.items()):
            size = self.sizes[name] = label("", "muted")
            size.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(title), row, 0)
            grid.addWidget(size, row, 1)
        self.free = label("", "muted")
        self.root = label(str(studio.paths.root), "faint")
        self.root.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_button = QPushButton(self.tr("Open the data folder"))
        self.open_button.clicked.connect(lambda: open_folder(studio.paths.root))
        self.exports_button = QPushButton(self.tr("Open the exports"))
        self.exports_button.clicked.connect(lambda: open_folder(studio.paths.exports))
        self.message = Message()
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.exports_button)
        buttons.addStretch(1)
        self.column.addLayout(grid)
        for widget in (self.free, self.root, self.message):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)

    def enter(self) -> None:
        self._background.start(
            lambda task: measure_places(self._studio.paths),
            self._show,
            lambda error: self.message.say(spell_error(error), "error"),
        )

    def _show(self, places: Places) -> None:
        for place in places.places:
            self.sizes[place.name].setText(spell_bytes(place.num_bytes))
        self.free.setText(self.tr("Free on this disk: {0}").format(spell_bytes(places.free_bytes)))


class ModelsPanel(Panel):
    """Which models there are, by what licence, and whether their weights are here."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(self.tr("Models"), self.tr("weights licence download import"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        for row, found in enumerate(studio.models.overview()):
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(label(found.card.title))
            words.addWidget(label(self.tr("Ready.") if found.folder else _spell(found), "muted"))
            licence = label(found.card.license, "faint")
            state = QLabel(self.tr("Here") if found.folder else self.tr("Not here"))
            set_kind(state, "chip-good" if found.folder else "chip-idle")
            grid.addLayout(words, row, 0)
            grid.addWidget(licence, row, 1)
            grid.addWidget(state, row, 2, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.folder_button = QPushButton(self.tr("Open the models' folder"))
        self.folder_button.clicked.connect(lambda: open_folder(studio.paths.models))
        self.column.addLayout(grid)
        self.column.addWidget(
            label(self.tr("A model's files put into its folder there are found at the next start."), "muted")
        )
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addWidget(self.folder_button)
        row_of_buttons.addStretch(1)
        self.column.addLayout(row_of_buttons)


class NetworkPanel(Panel):
    """The truth about the network: this version has nothing that could speak to it (tests/architecture)."""

    def __init__(self) -> None:
        super().__init__(self.tr("Network"), self.tr("hosts internet online privacy"))
        self.column.addWidget(
            label(self.tr("No host was ever spoken to: this version has no part that could open a connection."))
        )
        self.column.addWidget(
            label(
                self.tr("Parts that come later will ask first, one by one, and every host will be listed here."),
                "muted",
            )
        )


def _spell(told: Finding | ModelStatus) -> str:
    """A sentence and its hint, in the window's language."""
    return breakable_path(f"{translate_message(told.sentence)} {translate_message(told.hint)}".strip())


class AboutPanel(Panel):
    """The version, and what the doctor finds on this machine."""

    def __init__(self, studio: Studio, background: Background) -> None:
        super().__init__(self.tr("This studio"), self.tr("about version doctor licence report check machine"))
        self._studio = studio
        self._background = background
        self.findings: tuple[Finding, ...] = ()
        self.version = label(self.tr("Likeness Studio {0}, Apache-2.0").format(read_version()))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        self.message = Message()
        self.check_button = QPushButton(self.tr("Look at this machine"))
        self.check_button.clicked.connect(self.check)
        self.copy_button = QPushButton(self.tr("Copy the report"))
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self.copy)
        buttons = QHBoxLayout()
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        self.column.addWidget(self.version)
        self.column.addLayout(self.grid)
        self.column.addWidget(self.message)
        self.column.addLayout(buttons)

    def check(self) -> None:
        """Ask the doctor, aside: it starts programs to see whether they run."""
        self.check_button.setEnabled(False)
        self.message.say(self.tr("Looking… this takes a few seconds."))
        self._background.start(lambda task: examine(self._studio.paths), self._show, self._fail)

    def copy(self) -> None:
        """The report as text, for whoever helps."""
        lines = [f"{'ok' if each.ok else '!!'}  {each.name}: {each.sentence} {each.hint}" for each in self.findings]
        QGuiApplication.clipboard().setText("\n".join([self.version.text(), *lines]))
        self.message.say(self.tr("Copied."), "good")

    def _show(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self.check_button.setEnabled(True)
        self.copy_button.setEnabled(True)
        self.message.clear()
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, finding in enumerate(findings):
            mark = label("✓" if finding.ok else "!", "good" if finding.ok else "warn")
            mark.setAccessibleName(self.tr("Works") if finding.ok else self.tr("Missing"))
            self.grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(label(_spell(finding), "muted"), row, 1)

    def _fail(self, error: BaseException | None) -> None:
        self.check_button.setEnabled(True)
        self.message.say(spell_error(error), "error")


def open_folder(folder: Path) -> None:
    """Show ``folder`` in the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def read_version() -> str:
    try:
        return importlib.metadata.version(PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        return ""
