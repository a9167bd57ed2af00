"""What a person notes on the chosen clips: stars, tags, albums. Asks the collection; shows what it says."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.app.studio import Studio
from studio.domain.clip import Clip
from studio.domain.clip_query import MAX_RATING, LabelKind
from studio.domain.errors import StudioError
from studio.ui.pages.page import Message
from studio.ui.widgets.flow import FlowLayout
from studio.ui.words import spell_error

ALBUM_MARK = "@"
"""Typed before a name it means an album instead of a tag."""


class Notes(QWidget):
    """``noted`` when something was written down."""

    noted = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._clips: tuple[Clip, ...] = ()
        self.stars: list[QPushButton] = []
        self.labels: list[QPushButton] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Add a tag, or @album"))
        self.field.setAccessibleName(self.tr("Add a tag or an album"))
        self.field.returnPressed.connect(self._add_typed)
        self.message = Message()
        stars = QHBoxLayout()
        stars.setSpacing(2)
        for number in range(1, MAX_RATING + 1):
            star = QPushButton("☆")
            star.setObjectName("star")
            star.setAccessibleName(self.tr("{0} of 5 stars").format(number))
            star.setToolTip(self.tr("Rate with the keys 0 to 5"))
            star.clicked.connect(lambda _=False, rating=number: self._rate_or_clear(rating))
            self.stars.append(star)
            stars.addWidget(star)
        stars.addStretch(1)
        self._flow = FlowLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(stars)
        column.addLayout(self._flow)
        column.addWidget(self.field)
        column.addWidget(self.message)

    def show_clips(self, clips: Sequence[Clip]) -> None:
        """What is noted on all of ``clips``."""
        self._clips = tuple(clips)
        self.setEnabled(bool(clips))
        marks = list(self._studio.collection.marks(*(clip.id for clip in clips)).values())
        rating = marks[0].rating if marks and len({mark.rating for mark in marks}) == 1 else 0
        for number, star in enumerate(self.stars, start=1):
            star.setText("★" if number <= rating else "☆")
        self._show_labels(marks[0].tags if marks else (), marks[0].albums if marks else ())
        names = [name for name, _ in self._studio.collection.labels(LabelKind.TAG)]
        names += [f"{ALBUM_MARK}{name}" for name, _ in self._studio.collection.labels(LabelKind.ALBUM)]
        completer = QCompleter(names, self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)

    def rate(self, rating: int) -> None:
        """Give the chosen clips ``rating`` stars; 0 takes them away."""
        self._try(lambda: self._studio.collection.rate(self._clips, rating))

    def add(self, text: str) -> None:
        """Write down a tag, or an album when ``text`` begins with @."""
        kind = LabelKind.ALBUM if text.startswith(ALBUM_MARK) else LabelKind.TAG
        self._try(lambda: self._studio.collection.add_label(self._clips, kind, text.lstrip("#@ ")))

    def _rate_or_clear(self, rating: int) -> None:
        shown = sum(star.text() == "★" for star in self.stars)
        self.rate(0 if shown == rating else rating)

    def _add_typed(self) -> None:
        if text := self.field.text().strip():
            self.add(text)
            self.field.clear()

    def _show_labels(self, tags: Sequence[str], albums: Sequence[str]) -> None:
        for button in self.labels:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.labels = []
        for kind, names in ((LabelKind.ALBUM, albums), (LabelKind.TAG, tags)):
            for name in names:
                button = QPushButton(f"{'@' if kind is LabelKind.ALBUM else '#'}{name}  ×")
                button.setObjectName("chip")
                button.setAccessibleName(self.tr("Take away {0}").format(name))
                button.setToolTip(button.accessibleName())
                button.clicked.connect(
                    lambda _=False, k=kind, n=name: self._try(
                        lambda: self._studio.collection.remove_label(self._clips, k, n)
                    )
                )
                self.labels.append(button)
                self._flow.addWidget(button)

    def _try(self, action: Callable[[], object]) -> None:
        if not self._clips:
            return
        try:
            action()
            self.message.clear()
        except StudioError as error:
            self.message.say(spell_error(error), "error")
        self.show_clips(self._clips)
        self.noted.emit()
