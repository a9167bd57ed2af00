"""The library: finished clips as posters, found as one types, rated and tagged, played, exported, thrown away."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit

from studio.app.collection import TAKE_BACK_S
from studio.app.paper_files import save_receipts
from studio.app.studio import Studio
from studio.core import serial
from studio.domain.clip import Clip
from studio.domain.errors import StudioError
from studio.domain.recipe import RenderRequest
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.icons import load_icon
from studio.ui.item_models import ClipModel
from studio.ui.library.compare import CompareDialog
from studio.ui.library.details import Details
from studio.ui.library.filters import FilterBar
from studio.ui.library.full_screen import FullScreenDialog
from studio.ui.library.lineage import LineageDialog
from studio.ui.library.scrubber import Scrubber
from studio.ui.pages.page import Page
from studio.ui.shell.commands import Command
from studio.ui.shell.notices import Notice
from studio.ui.widgets.clip_view import ClipView
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.recipe_dialog import RecipeDialog
from studio.ui.words import spell_error

SEARCH_DELAY_MS = 120
BIN_EVERY_MS = 5_000
MANY = 3_000
"""More clips than these are searched aside."""


class LibraryPage(Page):
    """Posters on the left, the chosen clip playing on the right."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(self.tr("Library"), self.tr("Finished clips. Each is labelled and signed."))
        self._studio = studio
        self._background = background
        self._search_number = 0
        self._lay_out_search()
        self.empty = EmptyState(
            "library",
            self.tr("No clips yet"),
            self.tr("Finished clips are kept here, on this machine only, until you export or erase them."),
            self.tr("Make a clip"),
        )
        self.empty.wanted.connect(lambda: self.wanted.emit("create", None))
        self.nothing_found = EmptyState(
            "search", self.tr("Nothing found"), self.tr("No clip is like that."), self.tr("Show all")
        )
        self.nothing_found.wanted.connect(self.show_all)
        self.filters = FilterBar(studio)
        self.details = Details(studio)
        self.player = self.details.player
        self.clips = ClipModel(studio, self)
        self.view = ClipView(self.clips)
        self.scrubber = Scrubber(studio, background, self)
        self._bin_timer = QTimer(self, interval=BIN_EVERY_MS)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.view, 1)
        row.addWidget(self.details)
        self.body.addWidget(self.filters)
        self.body.addLayout(row, 1)
        self._connect(bridge)
        self.reload()

    def _connect(self, bridge: Bridge) -> None:
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.view.play_wanted.connect(self.player.toggle)
        self.view.erase_wanted.connect(self.throw_away)
        self.view.rated.connect(self.details.notes.rate)
        self.view.scrubbed.connect(self._scrub)
        self.view.left.connect(self.scrubber.leave)
        self.clips.refused.connect(lambda sentence: self.details.message.say(sentence, "error"))
        self.scrubber.moved.connect(self.clips.scrub)
        self.filters.changed.connect(self.reload)
        self.details.wanted.connect(self._do)
        self.details.clip_wanted.connect(self.show_clip)
        self.details.notes.noted.connect(self._refresh_notes)
        self._bin_timer.timeout.connect(self._empty_bin)
        for key, frames in ((",", -1), (".", 1)):
            step = QShortcut(QKeySequence(key), self.view, context=Qt.ShortcutContext.WidgetShortcut)
            step.activated.connect(lambda by=frames: self.player.step(by))
        bridge.clips_changed.connect(self.reload)
        bridge.avatars_changed.connect(self.filters.reload)

    def _lay_out_search(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search prompts, tags, people"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(280)
        self.search.addAction(QAction(load_icon("search"), "", self.search), QLineEdit.ActionPosition.LeadingPosition)
        self.page_buttons.addWidget(self.search)
        find = QShortcut(QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        self._delay = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._delay.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _: self._delay.start())

    def stop(self) -> None:
        """Let go of the playing file and of what is being read."""
        self._bin_timer.stop()
        self._delay.stop()
        self.player.close_file()
        self.clips.posters.close()

    def leave(self) -> None:
        if self.player.playing:
            self.player.toggle()
        self.scrubber.leave()

    def commands(self) -> Sequence[Command]:
        return (
            Command(self.tr("Search the library"), self.search.setFocus, "Ctrl+F"),
            Command(self.tr("Export the chosen clips…"), self._pick_and_export),
            Command(self.tr("Render the chosen clip again"), self.render_again),
            Command(self.tr("Change the chosen clip and render…"), self.change),
            Command(self.tr("Verify the chosen clip"), self.verify),
            Command(self.tr("Throw the chosen clips away"), self.throw_away),
        )

    def current(self) -> Clip | None:
        """The clip that is shown and played."""
        return self.clips.clip(self.view.currentIndex())

    def chosen(self) -> tuple[Clip, ...]:
        """All clips that are selected, in the order of the grid."""
        indexes = sorted(self.view.selectedIndexes(), key=QModelIndex.row)
        return tuple(clip for index in indexes if (clip := self.clips.clip(index)) is not None)

    def reload(self) -> None:
        """Look for the clips again, keeping the choice; aside where there are so many that one would notice."""
        self._search_number += 1
        if self._studio.collection.count() <= MANY:
            self._find_now()
            return
        query, number = self.filters.query(self.search.text()), self._search_number
        self._background.start(
            lambda task: self._studio.collection.find(query),
            lambda numbers: self._show_found(numbers) if number == self._search_number else None,
            lambda error: self.details.message.say(spell_error(error), "error"),
        )

    def _find_now(self) -> None:
        self._show_found(self._studio.collection.find(self.filters.query(self.search.text())))

    def _show_found(self, numbers: Sequence[int]) -> None:
        before, row = self.current(), max(0, self.view.currentIndex().row())
        self.filters.reload()
        self.clips.show_numbers(numbers)
        count = self.clips.rowCount()
        known = self.clips.find(before.id) if before else QModelIndex()
        self._choose(known if known.isValid() else self.clips.index(min(row, count - 1), 0))
        narrowed = bool(self.search.text().strip()) or self.filters.narrows
        self.nothing_found.setVisible(not count and narrowed)
        if count:
            self.show_body()
        else:
            self.show_instead(self.nothing_found if narrowed else self.empty)
        self.search.setVisible(bool(count or narrowed))

    def show_all(self) -> None:
        """Ask for everything again."""
        self.search.clear()
        self.filters.clear()

    def show_clip(self, clip_id: str) -> None:
        """Choose the clip, whatever is being searched for."""
        if not self.clips.find(clip_id).isValid():
            self.show_all()
            self._find_now()
        self._choose(self.clips.find(clip_id))

    def show_thing(self, thing: object) -> None:
        if isinstance(thing, str):
            self.show_clip(thing)

    def export_to(self, folder: Path) -> None:
        """Export the chosen clips into ``folder`` in the background."""
        clips = self.chosen()
        if not clips:
            return
        self.details.show_exporting(True)
        self.details.message.say(self.tr("Exporting…"))
        self._background.start(
            lambda task: self._studio.exports.export(clips, folder, title="Likeness Studio", base_url=""),
            lambda done: self._end_export(self.tr("Exported to {0}").format(done.folder), "good"),
            lambda error: self._end_export(spell_error(error), "error"),
        )

    def throw_away(self) -> None:
        """Put the chosen clips into the bin: they can be taken back for a while, then they are gone for good."""
        clips = self.chosen()
        if not clips:
            return
        self.details.close_file()
        self._studio.collection.throw_away(clips)
        one, many = self.tr("The clip is in the bin."), self.tr("{0} clips are in the bin.").format(len(clips))
        after = self.tr("It is erased for good in {0} s.").format(round(TAKE_BACK_S))
        text = f"{one if len(clips) == 1 else many} {after}"
        self.noticed.emit(Notice(text, undo=lambda: self._studio.collection.take_back(clips)))
        self._bin_timer.start()

    def render_again(self) -> None:
        """The same recipe with another seed, into the queue."""
        if (clip := self.current()) is None:
            return
        try:
            self._studio.order.again(clip)
        except StudioError as error:
            self.details.message.say(spell_error(error), "error")
            return
        self.noticed.emit(Notice(self.tr("Queued once more, with another seed."), "good", page="queue"))

    def change(self) -> None:
        """Take the clip's recipe into Create."""
        if (clip := self.current()) is not None:
            self.wanted.emit("create", serial.from_json(RenderRequest, clip.recipe, "recipe"))

    def verify(self) -> None:
        """Look at the clip's file as at a stranger's."""
        if (clip := self.current()) is not None:
            self.wanted.emit("verify", self._studio.clips.video_path(clip))

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

    def open_lineage(self) -> LineageDialog | None:
        """Show the whole family of the current clip."""
        clip = self.current()
        if clip is None:
            return None
        dialog = LineageDialog(clip, self._studio.collection.lineage(clip), self)
        dialog.clip_wanted.connect(self.show_clip)
        dialog.open()
        return dialog

    def open_full_screen(self) -> None:
        clip = self.current()
        if clip is not None:
            self.player.pause()
            FullScreenDialog(self._studio, clip, self).show_playing()

    def compare(self) -> CompareDialog | None:
        """Show the two chosen clips side by side."""
        chosen = self.chosen()
        if len(chosen) != 2:
            return None
        self.player.pause()
        dialog = CompareDialog(self._studio, chosen[0], chosen[1], self)
        dialog.show()
        return dialog

    def save_receipt(self, clip: Clip, target: Path) -> None:
        """Write by whose consent ``clip`` was made: a page when ``target`` ends in .html, signed JSON otherwise."""
        as_page = target.suffix.lower() in {".html", ".htm"}
        self._background.start(
            lambda task: save_receipts(self._studio.rights.receipts(clip), target, as_page=as_page),
            lambda paths: self.details.message.say(self.tr("Saved {0}").format(paths[0]), "good"),
            lambda error: self.details.message.say(spell_error(error), "error"),
        )

    def _do(self, asked: str) -> None:
        match asked:
            case "export":
                self._pick_and_export()
            case "again":
                self.render_again()
            case "change":
                self.change()
            case "recipe":
                self.open_recipe()
            case "verify":
                self.verify()
            case "lineage":
                self.open_lineage()
            case "full":
                self.open_full_screen()
            case "compare":
                self.compare()
            case "erase":
                self.throw_away()

    def _empty_bin(self) -> None:
        """What has lain there long enough goes for good, aside."""
        self._background.start(
            lambda task: self._studio.collection.empty_bin(),
            lambda erased: None,
            lambda error: self.details.message.say(spell_error(error), "error"),
        )

    def _scrub(self, index: QModelIndex, share: float) -> None:
        clip = self.clips.clip(index)
        if clip is not None:
            self.scrubber.scrub(clip, share)

    def _refresh_notes(self) -> None:
        self.clips.refresh(self.chosen())
        self.filters.reload()

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
        self.details.show_exporting(False)
        self.details.message.say(text, kind)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.details.show_clips(self.chosen(), self.current())
