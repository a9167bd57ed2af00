"""This machine's cameras through QtMultimedia. Frames are converted in a thread of their own, the newest first.

`QVideoFrame.toImage` is not used where it can be helped: without a graphics card it takes 50 ms a frame.
"""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)

from studio.ui.wizard.cameras import Access, CameraFeed, CameraInfo, Cameras, OnFrame
from studio.ui.wizard.video_frames import read_frame

WANTED_WIDTH_PX, WANTED_HEIGHT_PX, WANTED_FPS = 1280, 720, 24.0
SILENT_CAMERA_S = 5.0
_LOOK_EVERY_MS = 1_000
_JOIN_S = 2.0


class QtCameras(Cameras):
    """What `QMediaDevices` knows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self.changed)

    def list(self) -> tuple[CameraInfo, ...]:
        chosen = QMediaDevices.defaultVideoInput().id()
        found = sorted(QMediaDevices.videoInputs(), key=lambda device: device.id() != chosen)
        return tuple(CameraInfo(_key(device), device.description()) for device in found)

    def access(self) -> Access:
        application = QCoreApplication.instance()
        if application is None:
            return Access.GRANTED
        match application.checkPermission(QCameraPermission()):
            case Qt.PermissionStatus.Granted:
                return Access.GRANTED
            case Qt.PermissionStatus.Undetermined:
                return Access.UNDECIDED
            case _:
                return Access.DENIED

    def ask(self, then: Callable[[], None]) -> None:
        application = QCoreApplication.instance()
        if application is None:
            then()
            return
        application.requestPermission(QCameraPermission(), self, lambda _: then())

    def open(self, camera: CameraInfo, on_frame: OnFrame) -> CameraFeed:
        devices = {_key(device): device for device in QMediaDevices.videoInputs()}
        return QtCameraFeed(devices.get(camera.key, QCameraDevice()), on_frame)


class QtCameraFeed(CameraFeed):
    """One open camera: Qt's thread leaves the newest frame, ours converts it and hands it on."""

    def __init__(self, device: QCameraDevice, on_frame: OnFrame) -> None:
        super().__init__()
        self._on_frame = on_frame
        self._changed = threading.Condition()
        self._newest: QVideoFrame | None = None
        self._stopped = False
        self._told = False
        self._seen_s = time.monotonic()
        self._camera = QCamera(device)
        wanted = choose_format(device.videoFormats())
        if wanted is not None:
            self._camera.setCameraFormat(wanted)
        self._sink = QVideoSink()
        self._session = QMediaCaptureSession()
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._take, Qt.ConnectionType.DirectConnection)
        self._camera.errorOccurred.connect(lambda _, text: self._lose(text))
        self._camera.activeChanged.connect(self._watch)
        self._thread = threading.Thread(target=self._convert, name="camera", daemon=True)
        self._thread.start()
        self._watchdog = QTimer(self)
        self._watchdog.timeout.connect(self._look)
        self._watchdog.start(_LOOK_EVERY_MS)
        # Later: what goes wrong at once is told when somebody listens.
        QTimer.singleShot(0, self, self._begin)

    def stop(self) -> None:
        if self._stopped:
            return
        self._watchdog.stop()
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._sink.videoFrameChanged.disconnect(self._take)
        self._camera.stop()
        self._thread.join(_JOIN_S)

    @Slot(QVideoFrame)
    def _take(self, frame: QVideoFrame) -> None:
        """In whatever thread Qt gives frames: keep it, nothing else."""
        with self._changed:
            self._newest = QVideoFrame(frame)
            self._seen_s = time.monotonic()
            self._changed.notify()

    def _convert(self) -> None:
        while True:
            with self._changed:
                while self._newest is None and not self._stopped:
                    self._changed.wait()
                frame, self._newest = self._newest, None
            if self._stopped or frame is None:
                return
            rgb = read_frame(frame)
            if rgb is not None:
                self._on_frame(rgb, time.monotonic())

    def _begin(self) -> None:
        if self._stopped:
            return
        self._seen_s = time.monotonic()
        self._camera.start()
        if self._camera.error() is not QCamera.Error.NoError:
            self._lose(self._camera.errorString())

    def _look(self) -> None:
        """A camera that gives nothing is gone, even where the system does not say so."""
        if time.monotonic() - self._seen_s > SILENT_CAMERA_S:
            self._lose(self.tr("It gives no picture."))

    def _watch(self, active: bool) -> None:
        if not active:
            self._lose("")

    def _lose(self, text: str) -> None:
        if not self._stopped and not self._told:
            self._told = True
            self.lost.emit(text)


def choose_format(formats: list[QCameraFormat]) -> QCameraFormat | None:
    """The format nearest to 1280 x 720 that is fast enough to be a preview; None leaves it to the system."""
    fast = [each for each in formats if each.maxFrameRate() >= WANTED_FPS] or list(formats)
    return min(fast, key=_miss, default=None)


def _miss(each: QCameraFormat) -> tuple[int, float]:
    size = each.resolution()
    return (
        abs(size.width() - WANTED_WIDTH_PX) + abs(size.height() - WANTED_HEIGHT_PX),
        abs(each.maxFrameRate() - 30.0),
    )


def _key(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
