"""Posters of clips: read and shrunk in a pool of threads, kept in a cache of bounded size. Paints nothing."""

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QPixmap

MAX_THREADS = 2
CACHE_BYTES = 96 << 20
_BYTES_PER_PIXEL = 4


class _Told(QObject):
    read = Signal(str, QImage)


class _Reading(QRunnable):
    def __init__(self, key: str, path: Path, size: QSize, told: _Told) -> None:
        super().__init__()
        self.key, self.path, self.size, self.told = key, path, size, told

    def run(self) -> None:
        reader = QImageReader(str(self.path))
        whole = reader.size()
        if whole.isValid():
            # Scaled while it is decoded: a JPEG is then read in a part of the time.
            reader.setScaledSize(whole.scaled(self.size, Qt.AspectRatioMode.KeepAspectRatio))
        self.told.read.emit(self.key, reader.read())


class Posters(QObject):
    """``ready`` names the key of a picture that came in. A picture that cannot be read is an empty one."""

    ready = Signal(str)

    def __init__(self, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
        self._size = size * self._ratio
        self._cache: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0
        self._waiting: set[str] = set()
        self._told = _Told(self)
        self._told.read.connect(self._take)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(MAX_THREADS)
        self._closed = False

    def get(self, key: str, path: Path) -> QPixmap | None:
        """The picture if it is here; otherwise it is asked for, and `ready` tells of it."""
        picture = self._cache.get(key)
        if picture is not None:
            self._cache.move_to_end(key)
            return picture
        if key not in self._waiting and not self._closed:
            self._waiting.add(key)
            # The newest wish first: what was scrolled past may wait.
            self._pool.start(_Reading(key, path, self._size, self._told), len(self._waiting))
        return None

    def close(self) -> None:
        """Read nothing more. Before the application ends."""
        self._closed = True
        self._pool.clear()
        self._pool.waitForDone()

    def _take(self, key: str, image: QImage) -> None:
        self._waiting.discard(key)
        if self._closed:
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self._ratio)
        self._cache[key] = picture
        self._bytes += _weigh(picture)
        while self._bytes > CACHE_BYTES and len(self._cache) > 1:
            self._bytes -= _weigh(self._cache.popitem(last=False)[1])
        self.ready.emit(key)


def _weigh(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES_PER_PIXEL
