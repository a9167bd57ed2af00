"""A camera with its picture and its troubles: refused, missing, pulled out, each with a way on. Judges nothing."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QStackedLayout, QWidget

from studio.domain.capture import Sector
from studio.ui.wizard.cameras import Access, CameraFeed, CameraInfo, Cameras, Picture, explain_refusal
from studio.ui.wizard.preview import Preview
from studio.ui.wizard.step import Notice, button


class CameraState(Enum):
    OFF = auto()
    ASKING = auto()
    RUNNING = auto()
    NONE = auto()
    REFUSED = auto()
    LOST = auto()


class CameraView(QWidget):
    """``on_frame`` hears of every frame in the camera's own thread. ``extra_ways`` are offered with every trouble.

    ``choice`` is the field of cameras; its owner puts it where it fits.
    """

    state_changed = Signal()

    def __init__(
        self,
        cameras: Cameras,
        on_frame: Callable[[Picture, float], None],
        *,
        sectors: Sequence[Sector] = (),
        extra_ways: Sequence[QPushButton] = (),
        kept: str = "",
    ) -> None:
        super().__init__()
        self._cameras = cameras
        self._on_frame = on_frame
        self._extra_ways = tuple(extra_ways)
        self._kept = kept
        self._feed: CameraFeed | None = None
        self._wanted = ""
        self.state = CameraState.OFF
        self.preview = Preview(sectors)
        self.notice = Notice()
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Camera"))
        self.choice.setMinimumWidth(220)
        self.choice.activated.connect(self._switch)
        self.again_button = button(self.tr("Look again"))
        self.again_button.clicked.connect(self.open)
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(self.preview)
        self._layers.addWidget(self.notice)
        cameras.changed.connect(self._look)
        self._fill_choice()

    @property
    def shows_picture(self) -> bool:
        return self._layers.currentWidget() is self.preview

    def open(self) -> None:
        """Open the chosen camera, asking for permission where that was not done yet."""
        self._stop_feed()
        match self._cameras.access():
            case Access.DENIED:
                self._refuse()
            case Access.UNDECIDED:
                self._enter(CameraState.ASKING)
                self.notice.say(
                    self.tr("May the studio use the camera?"),
                    self.tr("Your system asks you now. The pictures stay on this computer."),
                )
                self._layers.setCurrentWidget(self.notice)
                self._cameras.ask(self._hear_answer)
            case Access.GRANTED:
                self._open_granted()

    def let_go(self) -> None:
        """Close the camera; its last picture stays."""
        self._stop_feed()
        self._enter(CameraState.OFF)

    def say(self, heading: str, sentence: str, ways: Sequence[QPushButton] = ()) -> None:
        """Show something else in the place of the picture."""
        self.notice.say(heading, sentence, ways)
        self._layers.setCurrentWidget(self.notice)

    def show_picture(self) -> None:
        self._layers.setCurrentWidget(self.preview)

    def _switch(self, index: int) -> None:
        self._wanted = str(self.choice.itemData(index))
        self.open()

    def _hear_answer(self) -> None:
        if self.state is not CameraState.ASKING:
            return
        if self._cameras.access() is Access.GRANTED:
            self._open_granted()
        else:
            self._refuse()

    def _refuse(self) -> None:
        self._enter(CameraState.REFUSED)
        self.say(
            self.tr("The studio may not use the camera"), explain_refusal(), (self.again_button, *self._extra_ways)
        )

    def _open_granted(self) -> None:
        self._fill_choice()
        camera = self._chosen()
        if camera is None:
            self._enter(CameraState.NONE)
            self.say(
                self.tr("No camera was found"),
                self.tr("Plug one in, or switch it on; it will be found by itself. Or take a recorded video."),
                (self.again_button, *self._extra_ways),
            )
            return
        feed = self._cameras.open(camera, self._take)
        self._feed = feed
        feed.lost.connect(self._lose)
        self.show_picture()
        self._enter(CameraState.RUNNING)

    def _take(self, rgb: Picture, time_s: float) -> None:
        """In the camera's thread: to the judge, then to the picture; neither waits for the other."""
        self._on_frame(rgb, time_s)
        self.preview.show_frame(rgb)

    def _lose(self, reason: str) -> None:
        self._stop_feed()
        self._enter(CameraState.LOST)
        told = [self.tr("It may have been unplugged, or another program took it."), reason, self._kept]
        self.again_button.setText(self.tr("Go on"))
        self.say(
            self.tr("The camera is gone"),
            " ".join(part for part in told if part),
            (self.again_button, *self._extra_ways),
        )

    def _look(self) -> None:
        """A camera came or went; the system tells of a lost one by itself."""
        self._fill_choice()
        if self.state is CameraState.NONE and self.isVisible():
            self.open()

    def _fill_choice(self) -> None:
        chosen = self._wanted or str(self.choice.currentData() or "")
        self.choice.clear()
        for camera in self._cameras.list():
            self.choice.addItem(camera.name, camera.key)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)) if self.choice.count() else -1)
        self.choice.setEnabled(self.choice.count() > 0)
        if not self.choice.count():
            self.choice.setPlaceholderText(self.tr("No camera"))

    def _chosen(self) -> CameraInfo | None:
        key = str(self.choice.currentData() or "")
        return next((camera for camera in self._cameras.list() if camera.key == key), None)

    def _stop_feed(self) -> None:
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.stop()
            feed.deleteLater()
        self.again_button.setText(self.tr("Look again"))

    def _enter(self, state: CameraState) -> None:
        self.state = state
        self.state_changed.emit()
