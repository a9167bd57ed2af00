"""The library: finished clips as posters, with a player, export and erase."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMessageBox, QPushButton, QVBoxLayout, QWidget

from studio.app.clips import shorten
from studio.app.paper_files import save_receipts
from studio.app.studio import Studio
from studio.domain.clip import Clip
from studio.domain.errors import StudioError
from studio.ui.background import Background, Task
from studio.ui.bridge import Bridge
from studio.ui.icons import load_icon
from studio.ui.item_models import ClipModel
from studio.ui.pages.page import Message, Page, card, label
from studio.ui.widgets.clip_view import ClipView
from studio.ui.widgets.confirm import confirm
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.player import Player
from studio.ui.widgets.recipe_dialog import RecipeDialog
from studio.ui.words import breakable, spell_error, spell_moment

SEARCH_DELAY_MS = 200
PANEL_WIDTH_PX = 340
SHOWN_PROMPT_CHARS = 160


class LibraryPage(Page):
    """Posters on the left, the chosen clip playing on the right."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(self.tr("Library"), self.tr("Finished clips. Each is labelled and signed."))
        self._studio = studio
        self._background = background
        self._shown: Clip | None = None
        self._lay_out_search()
        self.empty = EmptyState(
            "library",
            self.tr("No clips yet"),
            self.tr("Finished clips are kept here, on this machine only, until you export or erase them."),
            self.tr("Make a clip"),
        )
        self.empty.wanted.connect(lambda: self.wanted.emit("create", None))
        self.nothing_found = EmptyState(
            "search",
            self.tr("Nothing found"),
            self.tr("No prompt has these words."),
            self.tr("Clear the search"),
        )
        self.nothing_found.wanted.connect(self.search.clear)
        self.player = Player()
        self.clips = ClipModel(studio, self)
        self.view = ClipView(self.clips)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show(self.current()))
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show(self.current()))
        self.view.play_wanted.connect(self.player.toggle)
        self.view.erase_wanted.connect(self.ask_and_erase)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.view, 1)
        row.addWidget(self._make_panel())
        self.body.addLayout(row, 1)
        bridge.clips_changed.connect(self.reload)
        self.reload()

    def _lay_out_search(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search prompts"))
        self.search.setAccessibleName(self.tr("Search prompts"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(260)
        glass = QAction(load_icon("search"), "", self.search)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.page_buttons.addWidget(self.search)
        find = QShortcut(QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SEARCH_DELAY_MS)
        self._delay.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _: self._delay.start())

    def _make_panel(self) -> QWidget:
        panel, column = card()
        panel.setFixedWidth(PANEL_WIDTH_PX)
        self.prompt = label("", "heading")
        self.facts = label("", "muted")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message = Message()
        self.export_button = QPushButton(self.tr("Export…"))
        self.export_button.setObjectName("primary")
        self.recipe_button = QPushButton(self.tr("Recipe"))
        self.erase_button = QPushButton(self.tr("Erase…"))
        self.erase_button.setObjectName("danger")
        self.export_button.clicked.connect(self._pick_and_export)
        self.recipe_button.clicked.connect(self.open_recipe)
        self.erase_button.clicked.connect(self.ask_and_erase)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.recipe_button)
        buttons.addStretch(1)
        buttons.addWidget(self.erase_button)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.prompt)
        words.addWidget(self.facts)
        words.addWidget(self.message)
        column.addWidget(self.player, 1)
        column.addLayout(words)
        column.addLayout(buttons)
        return panel

    def stop(self) -> None:
        """Let go of the playing file."""
        self.player.close_file()

    def current(self) -> Clip | None:
        """The clip that is shown and played."""
        return self.clips.clip(self.view.currentIndex())

    def chosen(self) -> tuple[Clip, ...]:
        """All clips that are selected, in the order of the grid."""
        indexes = sorted(self.view.selectedIndexes(), key=QModelIndex.row)
        return tuple(clip for index in indexes if (clip := self.clips.clip(index)) is not None)

    def reload(self) -> None:
        """Read the clips again, keeping the choice."""
        before, row = self.current(), max(0, self.view.currentIndex().row())
        self.clips.reload(self.search.text())
        count = self.clips.rowCount()
        known = self.clips.find(before.id) if before else QModelIndex()
        self._choose(known if known.isValid() else self.clips.index(min(row, count - 1), 0))
        if count:
            self.show_body()
        else:
            self.show_instead(self.nothing_found if self.search.text().strip() else self.empty)
        self.search.setVisible(bool(count or self.search.text()))

    def show_clip(self, clip_id: str) -> None:
        """Choose the clip, whatever is being searched for."""
        if not self.clips.find(clip_id).isValid():
            self.search.clear()
            self.reload()
        self._choose(self.clips.find(clip_id))

    def show_thing(self, thing: object) -> None:
        if isinstance(thing, str):
            self.show_clip(thing)

    def export_to(self, folder: Path) -> None:
        """Export the chosen clips into ``folder`` in the background."""
        clips = self.chosen()
        if not clips:
            return
        self.export_button.setEnabled(False)
        self.message.say(self.tr("Exporting…"))
        self._background.start(
            lambda task: self._studio.exports.export(clips, folder, title="Likeness Studio", base_url=""),
            lambda done: self._end_export(self.tr("Exported to {0}").format(done.folder), "good"),
            lambda error: self._end_export(spell_error(error), "error"),
        )

    def erase(self) -> None:
        """Erase the chosen clips for good."""
        clips = self.chosen()
        self.player.close_file()
        self._shown = None
        self._background.start(
            lambda task: self._erase_all(task, clips),
            lambda done: None,
            lambda error: self.message.say(spell_error(error), "error"),
        )

    def open_recipe(self) -> RecipeDialog | None:
        """Show what the current clip was made from."""
        clip = self.current()
        if clip is None:
            return None
        dialog = RecipeDialog(clip, self)
        dialog.receipt_wanted.connect(lambda: self._pick_and_save_receipt(clip))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def save_receipt(self, clip: Clip, target: Path) -> None:
        """Write by whose consent ``clip`` was made: a page when ``target`` ends in .html, signed JSON otherwise."""
        self._background.start(
            lambda task: save_receipts(
                self._studio.rights.receipts(clip), target, as_page=target.suffix.lower() in {".html", ".htm"}
            ),
            lambda paths: self.message.say(self.tr("Saved {0}").format(paths[0]), "good"),
            lambda error: self.message.say(spell_error(error), "error"),
        )

    def ask_and_erase(self) -> QMessageBox | None:
        """Ask first: an erased clip cannot be brought back."""
        clips = self.chosen()
        if not clips:
            return None
        question = (
            self.tr("Erase this clip?") if len(clips) == 1 else self.tr("Erase these {0} clips?").format(len(clips))
        )
        return confirm(
            self,
            question,
            self.tr("The video, its poster and its entry are gone for good. Exported copies stay where they are."),
            action=self.tr("Erase"),
            keep=self.tr("Keep"),
            then=self.erase,
        )

    def _erase_all(self, task: Task, clips: tuple[Clip, ...]) -> None:
        for clip in clips:
            self._studio.clips.erase(clip.id)

    def _pick_and_export(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export into"), str(self._studio.paths.exports))
        if folder:
            self.export_to(Path(folder))

    def _pick_and_save_receipt(self, clip: Clip) -> None:
        kinds = self.tr("Page to read (*.html);;Signed receipt (*.json)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the receipt"), f"receipt-{clip.id[:8]}.html", kinds)
        if name:
            self.save_receipt(clip, Path(name))

    def _end_export(self, text: str, kind: str) -> None:
        self.export_button.setEnabled(True)
        self.message.say(text, kind)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        self._show(self.current())

    def _show(self, clip: Clip | None) -> None:
        chosen = len(self.chosen())
        for button in (self.export_button, self.erase_button):
            button.setEnabled(chosen > 0)
        self.recipe_button.setEnabled(clip is not None)
        self.export_button.setText(self.tr("Export {0}…").format(chosen) if chosen > 1 else self.tr("Export…"))
        if clip is not None and self._shown is not None and clip.id == self._shown.id:
            return
        self._shown = clip
        self.message.clear()
        if clip is None:
            self.player.close_file()
            self.prompt.setText("")
            self.facts.setText("")
            return
        self.prompt.setText(breakable(shorten(clip.prompt, SHOWN_PROMPT_CHARS)))
        self.prompt.setToolTip(clip.prompt)
        sound = self.tr("speaks") if clip.has_speech else self.tr("silent")
        size = self.tr("{0} × {1}").format(clip.width_px, clip.height_px)
        length = self.tr("{0} s").format(f"{clip.duration_s:.1f}")
        self.facts.setText(
            self.tr("{0}\n{1}  ·  {2}  ·  {3}").format(spell_moment(clip.created_at), length, size, sound)
        )
        try:
            self.player.open(self._studio.clips.video_path(clip), self._studio.clips.poster_path(clip), clip.duration_s)
        except StudioError as error:
            self.player.close_file()
            self.message.say(spell_error(error), "error")
