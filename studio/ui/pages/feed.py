"""Feed: clips of own exports and of followed folders, one at a time. Finite, and it asks when it is enough."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QPushButton, QWidget

from studio.app.feed_reader import FeedReading
from studio.app.studio import Studio
from studio.core import serial
from studio.domain.errors import StudioError
from studio.domain.feed import FeedClip, FeedOrder
from studio.domain.recipe import RenderRequest
from studio.ui.background import Background, Task
from studio.ui.bridge import Bridge
from studio.ui.feed.about import AboutClip
from studio.ui.feed.sources import Sources
from studio.ui.feed.stage import Stage
from studio.ui.pages.page import Message, Page, bare_scroll
from studio.ui.shell.commands import Command
from studio.ui.shell.notices import Notice
from studio.ui.theme import scaled_px
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.words import spell_error, spell_progress

_PANEL_PX, _LARGEST_PANEL_PX = 338, 460
_TICK_MS = 1000


class FeedPage(Page):
    """The stage in the middle, what is said of the clip beside it, and the order of things where it is asked for."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(
            self.tr("Feed"), self.tr("What you exported, and folders of people that you follow. Nothing is fetched.")
        )
        self._studio = studio
        self._background = background
        self._task: Task | None = None
        self._clips: list[FeedClip] = []
        self._is_stale = True
        self._watched_s = 0
        self.stage = Stage()
        self.about = AboutClip()
        self.sources = Sources()
        self.message, self.reading = Message(), Message()
        self.follow_button = QPushButton(self.tr("Follow a folder…"))
        self.follow_button.clicked.connect(self.pick_folder)
        self.order_button = QPushButton(self.tr("Order…"))
        self.order_button.setCheckable(True)
        self.order_button.toggled.connect(self._show_panel)
        self.page_buttons.addWidget(self.order_button)
        self.page_buttons.addWidget(self.follow_button)
        self.empty, self.end, self.enough = self._make_states()
        self._about_area, self._sources_area = bare_scroll(self.about, _PANEL_PX), bare_scroll(self.sources, _PANEL_PX)
        for area in (self._about_area, self._sources_area):
            # Wider for larger text, but never so wide that nothing is left of the clip.
            area.setFixedWidth(min(scaled_px(_PANEL_PX), _LARGEST_PANEL_PX))
        self._middle = QWidget()
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.stage, 1)
        row.addWidget(self.end, 1)
        row.addWidget(self._about_area)
        row.addWidget(self._sources_area)
        self.body.addWidget(self.message)
        self.body.addWidget(self.reading)
        self.body.addWidget(self._middle, 1)
        self.first_field = self.stage
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.count_watching)
        self.stage.moved.connect(self._show_number)
        self.about.wanted.connect(self._do)
        self.sources.order_chosen.connect(self._choose_order)
        self.sources.unfollowed.connect(self._unfollow)
        bridge.clips_changed.connect(self._note_change)
        bridge.avatars_changed.connect(self._note_change)
        self._show_panel(False)
        self._show_number(0)

    def _make_states(self) -> tuple[EmptyState, EmptyState, EmptyState]:
        empty = EmptyState(
            "feed",
            self.tr("Nothing to watch yet"),
            self.tr("Clips that you export come here, and those in folders of people that you follow."),
            self.tr("To the library"),
        )
        empty.wanted.connect(lambda: self.wanted.emit("library", None))
        end = EmptyState(
            "feed", self.tr("That was all"), self.tr("Nothing more comes by itself."), self.tr("From the beginning")
        )
        end.wanted.connect(self.start_over)
        enough = EmptyState(
            "feed",
            self.tr("Enough for today?"),
            self.tr("You have watched as long as you wanted to. The feed stays where it is."),
            self.tr("Go on"),
        )
        enough.wanted.connect(self.go_on)
        return empty, end, enough

    def commands(self) -> Sequence[Command]:
        return (
            Command(self.tr("Next clip"), lambda: self.stage.go(1), "Down"),
            Command(self.tr("Previous clip"), lambda: self.stage.go(-1), "Up"),
            Command(self.tr("Play or pause"), self.stage.toggle, "Space"),
            Command(self.tr("Sound on or off"), self.stage.toggle_mute, "M"),
            Command(self.tr("Hide this clip"), self.hide_clip),
            Command(self.tr("Follow a folder…"), self.pick_folder),
            Command(self.tr("Read the feed again"), self.reload),
        )

    def enter(self) -> None:
        self._clock.start()
        if self._is_stale:
            self.reload()

    def leave(self) -> None:
        self._clock.stop()
        self.stage.pause()

    def stop(self) -> None:
        self._clock.stop()
        self.stage.let_go()
        if self._task is not None:
            self._task.cancel()

    def reload(self) -> None:
        """Read all folders again, aside, and stay at the clip that is shown."""
        self._is_stale = self._task is not None
        if self._is_stale:
            return
        self.reading.say(self.tr("Reading the feed…"))
        self._task = self._background.start(
            self._studio.feed.read,
            self._take,
            self._fail,
            lambda progress: self.reading.say(spell_progress(progress)),
        )

    def pick_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Follow a folder"))
        if folder:
            self.follow(Path(folder))

    def follow(self, folder: Path) -> None:
        """Show the clips of ``folder`` from now on."""
        self.message.clear()
        self._background.start(
            lambda task: self._studio.feed.follow(folder),
            self._followed,
            lambda error: self.message.say(spell_error(error), "error"),
        )

    def start_over(self) -> None:
        self.stage.go(-len(self._clips))

    def go_on(self) -> None:
        """Watch on for as long again."""
        self._watched_s = 0
        self.show_body()
        self.stage.play()
        self.stage.setFocus()

    def count_watching(self) -> None:
        """One second of watching; counts only while something plays."""
        minutes = self._studio.settings.feed_minutes
        if not self.stage.playing:
            return
        self._watched_s += 1
        if minutes and self._watched_s >= 60 * minutes:
            self.stage.pause()
            self.show_instead(self.enough)

    def hide_clip(self) -> None:
        """Do not show the clip on the stage again; can be undone."""
        clip = self.stage.clip
        if clip is not None and self._try(lambda: self._studio.feed.hide(clip)):
            self._remove(clip, self.tr("The clip is hidden."))

    def report_clip(self, reason: str) -> None:
        """Hide the clip and keep why; can be undone."""
        clip = self.stage.clip
        if clip is not None and self._try(lambda: self._studio.feed.report(clip, reason)):
            self._remove(clip, self.tr("The clip is hidden, and your reason kept on this machine."))

    def ask_for_reason(self) -> QInputDialog:
        """Ask what is wrong with the clip, without blocking the window."""
        box = QInputDialog(self)
        box.setWindowTitle(self.tr("Report the clip"))
        box.setLabelText(
            self.tr("What is wrong with it? The reason stays on this machine: a folder has nobody to send it to.")
        )
        box.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        box.textValueSelected.connect(self.report_clip)
        box.finished.connect(box.deleteLater)
        box.open()
        return box

    def remix(self) -> None:
        """Take the clip's recipe to Create."""
        clip = self.stage.clip
        if clip is None or not clip.is_remixable:
            return
        try:
            request: RenderRequest = serial.from_json(RenderRequest, clip.recipe, "recipe")
        except StudioError as error:
            self.message.say(spell_error(error), "error")
            return
        self.wanted.emit("create", request)

    def _do(self, what: str) -> None:
        match what:
            case "remix":
                self.remix()
            case "verify":
                if self.stage.clip is not None:
                    self.wanted.emit("verify", self.stage.clip.video)
            case "hide":
                self.hide_clip()
            case "report":
                self.ask_for_reason()

    def _take(self, reading: FeedReading) -> None:
        self._task = None
        self.reading.clear()
        shown = self.stage.clip
        self._clips = list(reading.clips)
        number = next((at for at, clip in enumerate(self._clips) if shown and clip.sha256 == shown.sha256), 0)
        self.sources.show_memory(self._studio.feed.memory, reading.left_out)
        self._show_clips(number)
        if reading.left_out:
            count = len(reading.left_out)
            told = self.tr("1 clip is left out.") if count == 1 else self.tr("{0} clips are left out.").format(count)
            self.reading.say(self.tr("{0} Why is said under “Order…”.").format(told))
        if self._is_stale:
            # Something changed while it was read.
            self.reload()

    def _fail(self, error: BaseException | None) -> None:
        self._task = None
        self._is_stale = True
        self.reading.clear()
        if error is not None:
            self.message.say(spell_error(error), "error")

    def _show_clips(self, number: int) -> None:
        self.stage.show_clips(self._clips, number, captions=self._studio.settings.captions)
        if self._clips or self._studio.feed.memory.followed:
            self.show_body()
        else:
            self.show_instead(self.empty)

    def _show_number(self, number: int) -> None:
        clip = self.stage.clip
        self.stage.setVisible(clip is not None)
        self.end.setVisible(clip is None)
        self._show_panel(self.order_button.isChecked())
        if clip is not None:
            self.about.show_clip(clip, number, len(self._clips))
            # Aside: it is written to the disk.
            self._background.start(
                lambda task: self._studio.feed.mark_seen(clip),
                lambda nothing: None,
                lambda error: self.message.say(spell_error(error), "error"),
            )
        else:
            self.end.setFocus()

    def _show_panel(self, is_order: bool) -> None:
        self._sources_area.setVisible(is_order)
        self._about_area.setVisible(not is_order and self.stage.clip is not None)

    def _remove(self, clip: FeedClip, told: str) -> None:
        number = self.stage.number
        self._clips.remove(clip)
        self._show_clips(number)
        self.noticed.emit(Notice(told, undo=lambda: self._bring_back(clip, number)))

    def _bring_back(self, clip: FeedClip, number: int) -> None:
        if self._try(lambda: self._studio.feed.take_back(clip)):
            self._clips.insert(min(number, len(self._clips)), clip)
            self._show_clips(number)

    def _followed(self, title: str) -> None:
        self.noticed.emit(Notice(self.tr("You follow “{0}” from now on.").format(title), "good"))
        self.reload()

    def _unfollow(self, folder: Path) -> None:
        if self._try(lambda: self._studio.feed.unfollow(folder)):
            self.reload()

    def _choose_order(self, order: FeedOrder) -> None:
        shown = self.stage.clip
        if self._try(lambda: self._studio.feed.choose_order(order)):
            self._clips = list(self._studio.feed.arrange(self._clips))
            self._show_clips(self._clips.index(shown) if shown in self._clips else 0)

    def _note_change(self) -> None:
        """Clips or avatars changed: what is shown may not hold any more."""
        self._is_stale = True
        if self.isVisible():
            self.reload()

    def _try(self, what: Callable[[], object]) -> bool:
        """Whether it went well; what went wrong is said."""
        try:
            what()
        except StudioError as error:
            self.message.say(spell_error(error), "error")
            return False
        return True
