"""Cameras for tests: as many as a test likes, refused, missing or pulled out; frames come when a test shows them."""

from collections.abc import Callable

from studio.ui.wizard.cameras import Access, CameraFeed, CameraInfo, Cameras, OnFrame, Picture

FRONT = CameraInfo("front", "Front camera")
DESK = CameraInfo("desk", "Desk camera")
STEP_S = 0.2


class FakeFeed(CameraFeed):
    """One open camera; its time goes on by ``step_s`` with every frame."""

    def __init__(self, camera: CameraInfo, on_frame: OnFrame, start_s: float) -> None:
        super().__init__()
        self.camera = camera
        self.stopped = False
        self.time_s = start_s
        self._on_frame = on_frame

    def show(self, rgb: Picture, step_s: float = STEP_S) -> None:
        """As the camera's thread would; from whatever thread the test is in."""
        self.time_s += step_s
        if not self.stopped:
            self._on_frame(rgb, self.time_s)

    def pull_out(self) -> None:
        if not self.stopped:
            self.lost.emit("")

    def stop(self) -> None:
        self.stopped = True


class FakeCameras(Cameras):
    """``found`` are there; ``allowed`` is what the system says, ``answer`` what the person will say when asked."""

    def __init__(self, *found: CameraInfo, allowed: Access = Access.GRANTED, answer: Access = Access.GRANTED) -> None:
        super().__init__()
        self.found = found
        self.allowed = allowed
        self._answer = answer
        self.feeds: list[FakeFeed] = []

    @property
    def feed(self) -> FakeFeed:
        """The one that was opened last."""
        return self.feeds[-1]

    def list(self) -> tuple[CameraInfo, ...]:
        return self.found

    def access(self) -> Access:
        return self.allowed

    def ask(self, then: Callable[[], None]) -> None:
        self.allowed = self._answer
        then()

    def open(self, camera: CameraInfo, on_frame: OnFrame) -> CameraFeed:
        start_s = self.feeds[-1].time_s + 1.0 if self.feeds else 0.0
        self.feeds.append(FakeFeed(camera, on_frame, start_s))
        return self.feeds[-1]

    def plug_in(self, camera: CameraInfo) -> None:
        self.found = (*self.found, camera)
        self.changed.emit()
