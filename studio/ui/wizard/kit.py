"""What the wizard works with: cameras, microphones, and what judges them. Tests bring their own."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from studio.app.face_scan import FaceScan, FaceView
from studio.app.presence_desk import PresenceDesk, PresenceView
from studio.app.voice_recording import (
    Sound,
    VoiceDevice,
    VoiceRecording,
    VoiceView,
    choose_sentences,
    list_devices,
    open_device,
)
from studio.app.yes_desk import YesDesk, YesView
from studio.domain.errors import StudioError
from studio.ui.wizard.cameras import Cameras

MakeScan = Callable[[Callable[[FaceView], None], Callable[[Exception], None]], FaceScan]
MakeVoice = Callable[[Callable[[VoiceView], None], Callable[[StudioError], None]], VoiceRecording]
MakePresence = Callable[[Callable[[PresenceView], None], Callable[[Exception], None]], PresenceDesk]
MakeYes = Callable[[Callable[[YesView], None], Callable[[StudioError], None]], YesDesk]


@dataclass(frozen=True)
class Kit:
    """Devices, and what makes the use cases; each takes where to tell views and failures, from its own thread."""

    cameras: Cameras
    list_microphones: Callable[[], tuple[VoiceDevice, ...]]
    open_microphone: Callable[[VoiceDevice], Sound]
    make_scan: MakeScan
    make_voice: MakeVoice
    make_presence: MakePresence
    make_yes: MakeYes


def usual_kit(language: str, parent: QObject) -> Kit:
    """This machine's devices. Brings QtMultimedia, which nothing else of the window needs to open."""
    from studio.ui.wizard.qt_cameras import QtCameras

    script = choose_sentences(language)
    return Kit(
        cameras=QtCameras(parent),
        list_microphones=list_devices,
        open_microphone=open_device,
        make_scan=FaceScan,
        make_voice=lambda on_view, on_failure: VoiceRecording(script, on_view, on_failure),
        make_presence=PresenceDesk,
        make_yes=lambda on_view, on_failure: YesDesk(script.language, on_view, on_failure),
    )
