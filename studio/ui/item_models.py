"""Qt models over the library: clips as posters with their prompts."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPixmap

from studio.app.clips import shorten
from studio.app.studio import Studio
from studio.domain.clip import Clip
from studio.domain.errors import NotFound
from studio.ui.widgets.delegates import LENGTH_ROLE, POSTER_SIZE
from studio.ui.words import spell_length

AnyIndex = QModelIndex | QPersistentModelIndex
SHOWN_CLIPS = 500
LABEL_CHARS = 120


class ClipModel(QAbstractListModel):
    """The clips that match a search, newest first. Posters are read when they are first shown."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._clips: tuple[Clip, ...] = ()
        self._posters: dict[str, QPixmap] = {}

    def reload(self, text: str = "") -> None:
        """Read the library again; ``text`` narrows it to prompts with these words."""
        clips = self._studio.clips
        self.beginResetModel()
        self._clips = clips.search(text, SHOWN_CLIPS) if text.strip() else clips.list(SHOWN_CLIPS)
        self.endResetModel()

    def clip(self, index: AnyIndex) -> Clip | None:
        return self._clips[index.row()] if index.isValid() and index.row() < len(self._clips) else None

    def find(self, clip_id: str) -> QModelIndex:
        """Where the clip stands; an invalid index when it is not among those that match."""
        rows = (row for row, clip in enumerate(self._clips) if clip.id == clip_id)
        return self.index(next(rows, -1), 0)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._clips)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        clip = self.clip(index)
        if clip is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shorten(clip.prompt, LABEL_CHARS)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return shorten(clip.prompt, 3 * LABEL_CHARS)
            case Qt.ItemDataRole.DecorationRole:
                return self._poster(clip)
            case _:
                return spell_length(clip.duration_s) if role == LENGTH_ROLE else None

    def _poster(self, clip: Clip) -> QPixmap:
        if clip.id not in self._posters:
            try:
                picture = QPixmap(str(self._studio.clips.poster_path(clip)))
            except NotFound:
                picture = QPixmap()
            self._posters[clip.id] = shrink(picture)
        return self._posters[clip.id]


def shrink(picture: QPixmap) -> QPixmap:
    """No larger than a poster is shown, at the density of the densest screen."""
    if picture.isNull():
        return picture
    ratio = max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
    small = picture.scaled(
        POSTER_SIZE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    small.setDevicePixelRatio(ratio)
    return small
