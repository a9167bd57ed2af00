"""What the wizard needs of cameras: which there are, whether they may be used, and frames of one. No device here.

The machine's own are in `studio.ui.wizard.qt_cameras`; tests bring theirs.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from studio.ui.words import tr

Picture = npt.NDArray[np.uint8]
OnFrame = Callable[[Picture, float], None]
"""Takes a frame (uint8 [H, W, 3] RGB, unmirrored) and its time in seconds; called from the feed's own thread."""


class Access(Enum):
    """Whether this program may use cameras."""

    GRANTED = auto()
    UNDECIDED = auto()
    DENIED = auto()


@dataclass(frozen=True)
class CameraInfo:
    """``key`` finds a camera again, ``name`` is what a person knows."""

    key: str
    name: str


class CameraFeed(QObject):
    """One open camera. ``lost`` says why it gives no more; it is told once, and not after `stop`."""

    lost = Signal(str)

    def stop(self) -> None:
        """Let go of the camera. May be called twice."""
        raise NotImplementedError


class Cameras(QObject):
    """All cameras. ``changed`` when one came or went."""

    changed = Signal()

    def list(self) -> tuple[CameraInfo, ...]:
        """The system's default first."""
        raise NotImplementedError

    def access(self) -> Access:
        raise NotImplementedError

    def ask(self, then: Callable[[], None]) -> None:
        """Ask the person for permission, as the system does it; ``then`` is called with the answer known."""
        raise NotImplementedError

    def open(self, camera: CameraInfo, on_frame: OnFrame) -> CameraFeed:
        """Begin to give frames. A camera that cannot be opened is `CameraFeed.lost` soon after."""
        raise NotImplementedError


def explain_refusal(platform: str = sys.platform) -> str:
    """How to allow the camera on this system."""
    texts: Mapping[str, str] = MappingProxyType(
        {
            "darwin": tr("Allow it under System Settings > Privacy & Security > Camera, then start the studio again."),
            "win32": tr("Allow desktop apps under Settings > Privacy & security > Camera, then look again."),
        }
    )
    return texts.get(
        platform,
        tr("Allow it in your desktop's privacy settings, or check that you may use video devices (group video)."),
    )
