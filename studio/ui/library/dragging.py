"""Clips on their way out of the window by hand: files are made when they are dropped, with the consent asked then."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QUrl

from studio.app.studio import Studio
from studio.domain.clip import Clip
from studio.domain.errors import StudioError
from studio.ui.words import spell_error

URI_LIST = "text/uri-list"


class ClipMime(QMimeData):
    """What is dragged. ``tell`` hears why nothing could be handed out."""

    def __init__(self, studio: Studio, clips: Sequence[Clip], tell: Callable[[str], None]) -> None:
        super().__init__()
        self._studio = studio
        self._clips = tuple(clips)
        self._tell = tell
        self._urls: list[QUrl] | None = None

    def formats(self) -> list[str]:
        return [URI_LIST]

    def hasFormat(self, mime: str) -> bool:
        return mime == URI_LIST

    def retrieveData(self, mime: str, kind: object) -> object:
        """Asked by whoever the clips are dropped on; asked again, it is the same files."""
        if mime != URI_LIST:
            return None
        if self._urls is None:
            self._urls = self._hand_out()
        return self._urls

    def _hand_out(self) -> list[QUrl]:
        try:
            return [QUrl.fromLocalFile(str(path)) for path in self._studio.exports.hand_out(self._clips)]
        except StudioError as error:
            self._tell(spell_error(error))
            return []
