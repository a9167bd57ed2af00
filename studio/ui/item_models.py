"""Qt models over the library: clips as posters with their prompts, read only where they are seen."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPixmap

from studio.app.clips import shorten
from studio.app.studio import Studio
from studio.domain.clip import Clip
from studio.domain.clip_query import ClipMarks
from studio.domain.errors import NotFound
from studio.ui.library.dragging import URI_LIST, ClipMime
from studio.ui.posters import Posters
from studio.ui.widgets.delegates import LENGTH_ROLE, POSTER_SIZE, RATING_ROLE
from studio.ui.words import spell_length

AnyIndex = QModelIndex | QPersistentModelIndex
LABEL_CHARS = 120
PAGE_ROWS, KEPT_PAGES = 16, 120


class ClipModel(QAbstractListModel):
    """Clips in the order of a search. It holds their numbers; rows are read a page at a time when they are painted."""

    # Instead of dataChanged, on which a list view lays all of its items out anew: no item ever changes its size here.
    picture_changed = Signal(QModelIndex)
    refused = Signal(str)

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._numbers: tuple[int, ...] = ()
        self._rows_of: dict[int, int] | None = None
        self._pages: OrderedDict[int, tuple[list[Clip | None], dict[str, ClipMarks]]] = OrderedDict()
        self._row_of_clip: dict[str, int] = {}
        self._scrubbed: tuple[str, QPixmap] | None = None
        self.posters = Posters(POSTER_SIZE, self)
        self.posters.ready.connect(self._show_poster)

    @property
    def numbers(self) -> tuple[int, ...]:
        return self._numbers

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """Show these clips, as `Collection.find` gave them."""
        self.beginResetModel()
        self._numbers = tuple(numbers)
        self._rows_of = None
        self._pages.clear()
        self._row_of_clip.clear()
        self.endResetModel()

    def refresh(self, clips: Sequence[Clip]) -> None:
        """Read again what was noted on these clips."""
        rows = [row for clip in clips if (row := self._row_of_clip.get(clip.id)) is not None]
        for page in {row // PAGE_ROWS for row in rows}:
            self._pages.pop(page, None)
        for row in rows:
            self.picture_changed.emit(self.index(row, 0))

    def clip(self, index: AnyIndex) -> Clip | None:
        """Gone meanwhile, or beyond the end: None."""
        if not index.isValid() or index.row() >= len(self._numbers):
            return None
        return self._page(index.row())[0][index.row() % PAGE_ROWS]

    def marks(self, index: AnyIndex) -> ClipMarks:
        clip = self.clip(index)
        return self._page(index.row())[1].get(clip.id, ClipMarks()) if clip is not None else ClipMarks()

    def scrub(self, clip_id: str, picture: QPixmap | None) -> None:
        """Show ``picture`` in the place of the clip's poster; None shows the poster again."""
        self._scrubbed = (clip_id, picture) if picture is not None else None
        self._show_poster(clip_id)

    def find(self, clip_id: str) -> QModelIndex:
        """Where the clip stands; an invalid index when it is not among those that match."""
        try:
            row = self._find_row(self._studio.collection.number_of(clip_id))
        except NotFound:
            row = -1
        return self.index(row, 0)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [URI_LIST]

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> ClipMime:
        """The clips, as files that are made when they are dropped; `refused` tells when consent does not allow it."""
        clips = [clip for index in indexes if (clip := self.clip(index)) is not None]
        return ClipMime(self._studio, clips, self.refused.emit)

    def _find_row(self, number: int) -> int:
        """-1 when it is not shown. The table is made when it is first asked for: most searches never do."""
        if self._rows_of is None:
            self._rows_of = {each: row for row, each in enumerate(self._numbers)}
        return self._rows_of.get(number, -1)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ROLES:
            return None
        clip = self.clip(index)
        if clip is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shorten(clip.prompt, LABEL_CHARS)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return shorten(clip.prompt, 3 * LABEL_CHARS)
            case Qt.ItemDataRole.DecorationRole:
                if self._scrubbed is not None and self._scrubbed[0] == clip.id:
                    return self._scrubbed[1]
                return self._poster(clip)
            case _:
                return spell_length(clip.duration_s) if role == LENGTH_ROLE else self.marks(index).rating

    def _page(self, row: int) -> tuple[list[Clip | None], dict[str, ClipMarks]]:
        number = row // PAGE_ROWS
        page = self._pages.get(number)
        if page is None:
            first = number * PAGE_ROWS
            wanted = self._numbers[first : first + PAGE_ROWS]
            page = self._pages[number] = self._read(first, wanted)
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page

    def _read(self, first: int, numbers: Sequence[int]) -> tuple[list[Clip | None], dict[str, ClipMarks]]:
        collection = self._studio.collection
        clips: list[Clip | None] = list(collection.page(numbers))
        if len(clips) < len(numbers):
            # Something went meanwhile: each stands where its number does, so that no row slips.
            clips = [next(iter(collection.page((number,))), None) for number in numbers]
        for place, clip in enumerate(clips):
            if clip is not None:
                self._row_of_clip[clip.id] = first + place
        return clips, collection.marks(*(clip.id for clip in clips if clip is not None))

    def _poster(self, clip: Clip) -> QPixmap | None:
        try:
            return self.posters.get(clip.id, self._studio.clips.poster_path(clip))
        except NotFound:
            return None

    def _show_poster(self, clip_id: str) -> None:
        row = self._row_of_clip.get(clip_id)
        if row is not None and row < len(self._numbers):
            self.picture_changed.emit(self.index(row, 0))


_ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.DecorationRole),
        LENGTH_ROLE,
        RATING_ROLE,
    }
)
