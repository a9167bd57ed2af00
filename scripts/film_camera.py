"""A camera that plays a film: for pictures of the wizard and measuring its preview, where no real one is at hand."""

import threading
import time
from collections.abc import Callable, Sequence

from studio.ui.wizard.cameras import Access, CameraFeed, CameraInfo, Cameras, OnFrame, Picture


class FilmFeed(CameraFeed):
    """Shows ``frames`` (uint8 [H, W, 3] RGB) in a loop, ``rate`` a second, each for ``repeats`` of them."""

    def __init__(self, frames: Sequence[Picture], rate: float, repeats: int, on_frame: OnFrame) -> None:
        super().__init__()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._play, args=(frames, rate, repeats, on_frame), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()

    def _play(self, frames: Sequence[Picture], rate: float, repeats: int, on_frame: OnFrame) -> None:
        started_s, shown = time.monotonic(), 0
        while not self._stopping.wait(max(0.0, started_s + shown / rate - time.monotonic())):
            on_frame(frames[shown // repeats % len(frames)], shown / rate)
            shown += 1


class FilmCameras(Cameras):
    """One camera, always allowed."""

    def __init__(self, frames: Sequence[Picture], rate: float = 30.0, repeats: int = 1) -> None:
        super().__init__()
        self._film = (frames, rate, repeats)

    def list(self) -> tuple[CameraInfo, ...]:
        return (CameraInfo("film", "Front camera"),)

    def access(self) -> Access:
        return Access.GRANTED

    def ask(self, then: Callable[[], None]) -> None:
        then()

    def open(self, camera: CameraInfo, on_frame: OnFrame) -> CameraFeed:
        return FilmFeed(*self._film, on_frame)
