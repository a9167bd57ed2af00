"""The panel of the chosen clip: it plays, says what it is, and offers what can be done. Asks for things; does none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from studio.app.clips import shorten
from studio.app.studio import Studio
from studio.domain.clip import Clip
from studio.domain.errors import StudioError
from studio.ui.icons import load_icon
from studio.ui.library.notes import Notes
from studio.ui.pages.page import Message, bare_scroll, label
from studio.ui.theme import scaled_px
from studio.ui.widgets.player import Player
from studio.ui.words import breakable, spell_error, spell_moment

WIDTH_PX = 344
SHOWN_PROMPT_CHARS = 160
FAMILY_CHARS = 44
LARGEST_WIDTH_PX = 430
LEAST_WORDS_PX = 132


def panel_width_px() -> int:
    """Wider for larger text, but never so wide that no posters are left beside it."""
    return min(scaled_px(WIDTH_PX), LARGEST_WIDTH_PX)


class Details(QFrame):
    """``wanted`` names what is asked of the chosen clips: "export", "again", "change", "recipe",
    "lineage", "full", "compare", "verify", "erase".
    ``clip_wanted`` carries the id of another clip to show."""

    wanted = Signal(str)
    clip_wanted = Signal(str)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._shown: Clip | None = None
        self._exporting = False
        self.setObjectName("card")
        self.setFixedWidth(panel_width_px())
        self.player = Player()
        self.compare_button = QPushButton(self.tr("Compare the two"))
        self.compare_button.clicked.connect(lambda: self.wanted.emit("compare"))
        self.prompt = label("", "heading")
        self.facts = label("", "muted")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notes = Notes(studio)
        self.message = Message()
        self.family = QWidget()
        self._family_column = QVBoxLayout(self.family)
        self._family_column.setContentsMargins(0, 0, 0, 0)
        self._family_column.setSpacing(2)
        self.export_button = QPushButton(self.tr("Export…"))
        self.export_button.setObjectName("primary")
        self.more_button = QPushButton()
        self.more_button.setIcon(load_icon("more", "text"))
        self.more_button.setAccessibleName(self.tr("More"))
        self.erase_button = QPushButton(self.tr("Erase"))
        self.erase_button.setObjectName("danger")
        self.export_button.clicked.connect(lambda: self.wanted.emit("export"))
        self.erase_button.clicked.connect(lambda: self.wanted.emit("erase"))
        self.more_button.clicked.connect(self.open_menu)
        self._lay_out()

    def open_menu(self) -> QMenu:
        """What else can be done with the clip."""
        menu = QMenu(self)
        for text, name in (
            (self.tr("Render again, another seed"), "again"),
            (self.tr("Change and render…"), "change"),
            (self.tr("Recipe…"), "recipe"),
            (self.tr("Where it comes from…"), "lineage"),
            (self.tr("Full screen"), "full"),
            (self.tr("Verify"), "verify"),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, asked=name: self.wanted.emit(asked))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        return menu

    def show_clips(self, chosen: Sequence[Clip], current: Clip | None) -> None:
        """Play ``current``; the notes and the buttons are for all that are ``chosen``."""
        self.notes.show_clips(chosen)
        self.export_button.setEnabled(bool(chosen) and not self._exporting)
        self.erase_button.setEnabled(bool(chosen))
        self.more_button.setEnabled(current is not None)
        self.compare_button.setVisible(len(chosen) == 2)
        many = len(chosen) > 1
        self.export_button.setText(self.tr("Export {0}…").format(len(chosen)) if many else self.tr("Export…"))
        self.erase_button.setText(self.tr("Erase {0}").format(len(chosen)) if many else self.tr("Erase"))
        if current is not None and self._shown is not None and current.id == self._shown.id:
            return
        self.message.clear()
        self._shown = current
        if current is None:
            self.close_file()
            return
        self._show(current)

    def show_exporting(self, exporting: bool) -> None:
        """One export at a time."""
        self._exporting = exporting
        self.export_button.setEnabled(not exporting)

    def close_file(self) -> None:
        """Let go of the file, so that it can be erased."""
        self.player.close_file()
        self._shown = None
        self.prompt.setText("")
        self.facts.setText("")
        self._show_family((), ())

    def _show(self, clip: Clip) -> None:
        self.prompt.setText(breakable(shorten(clip.prompt, SHOWN_PROMPT_CHARS)))
        self.prompt.setToolTip(clip.prompt)
        sound = self.tr("speaks") if clip.has_speech else self.tr("silent")
        size = self.tr("{0} × {1}").format(clip.width_px, clip.height_px)
        length = self.tr("{0} s").format(f"{clip.duration_s:.1f}")
        self.facts.setText(
            self.tr("{0}\n{1}  ·  {2}  ·  {3}").format(spell_moment(clip.created_at), length, size, sound)
        )
        self._show_family(*self._studio.collection.family(clip))
        try:
            video, poster = self._studio.clips.video_path(clip), self._studio.clips.poster_path(clip)
            self.player.open(video, poster, clip.duration_s, clip.fps)
            shows = self._studio.settings.captions and clip.has_speech
            self.player.show_caption(self._studio.collection.spoken_line(clip) if shows else "")
        except StudioError as error:
            self.player.close_file()
            self.message.say(spell_error(error), "error")

    def _show_family(self, parents: Sequence[Clip], children: Sequence[Clip]) -> None:
        while (item := self._family_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for heading, members in ((self.tr("Remixed from"), parents), (self.tr("Remixed into"), children)):
            if members:
                self._family_column.addWidget(label(heading, "faint"))
            for member in members:
                button = QPushButton(shorten(member.prompt, FAMILY_CHARS))
                button.setObjectName("link")
                button.clicked.connect(lambda _=False, clip_id=member.id: self.clip_wanted.emit(clip_id))
                self._family_column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.family.setVisible(bool(parents or children))

    def _lay_out(self) -> None:
        words = QWidget()
        inside = QVBoxLayout(words)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(8)
        for part in (self.prompt, self.facts, self.family, self.notes, self.message):
            inside.addWidget(part)
        inside.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.more_button)
        buttons.addStretch(1)
        buttons.addWidget(self.erase_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(self.player, 3)
        area = bare_scroll(words, WIDTH_PX)
        area.setFixedWidth(panel_width_px() - 36)
        area.setMinimumHeight(LEAST_WORDS_PX)
        column.addWidget(area, 2)
        column.addWidget(self.compare_button)
        column.addLayout(buttons)
