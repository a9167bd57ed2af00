"""Sits before the fake devices and does what the wizard asks for."""

from collections.abc import Iterable

from pytestqt.qtbot import QtBot

from studio.app.face_scan import FaceScan
from studio.app.presence_desk import CheckPhase, PresenceDesk
from studio.app.voice_recording import VoicePhase
from studio.capture.coaching import CHALLENGE_HINTS, HINT_TEXTS
from studio.core.frames import Frame
from studio.ui.wizard.camera_view import CameraState
from studio.ui.wizard.window import Wizard
from tests.fakes.cameras import FakeCameras
from tests.ui.wizard.conftest import WAIT_MS

Poses = dict[str, list[Frame]]


def state_of(wizard: Wizard) -> CameraState:
    """Of the camera before which the face is scanned."""
    return wizard.face.camera.state


def come_to_face(wizard: Wizard) -> None:
    """Through the first step, with the camera running."""
    wizard.who.name_field.setText("Ada")
    wizard.go_on()


def show_all(wizard: Wizard, cameras: FakeCameras, frames: Iterable[Frame], qtbot: QtBot) -> None:
    """Show frames to the scan, each only when the one before was judged."""
    scan = wizard.face.scan
    for frame in frames:
        if wizard.face.camera.state is not CameraState.RUNNING:
            return
        before = scan.judged_count
        cameras.feed.show(frame)
        wait_for_more(qtbot, scan, before)


def wait_for_more(qtbot: QtBot, judging: FaceScan | PresenceDesk, before: int) -> None:
    """Until another frame than the first ``before`` was judged, or judging has ended."""
    qtbot.waitUntil(lambda: judging.judged_count > before or not judging.is_running, timeout=WAIT_MS)


def scan_face(wizard: Wizard, cameras: FakeCameras, poses: Poses, qtbot: QtBot) -> None:
    """A whole small scan: at rest, to the left, talking."""
    show_all(wizard, cameras, [*poses["front"], *poses["front"], *poses["front"]], qtbot)
    show_all(wizard, cameras, poses["left"], qtbot)
    show_all(wizard, cameras, [*poses["talk"], *poses["talk"]], qtbot)
    qtbot.waitUntil(lambda: wizard.face.is_ready, timeout=WAIT_MS)


def read_sentence(wizard: Wizard, qtbot: QtBot) -> None:
    """Wait for the room, read one sentence, keep it."""
    step = wizard.voice

    def reached(phase: VoicePhase) -> None:
        qtbot.waitUntil(lambda: step.view is not None and step.view.phase is phase, timeout=WAIT_MS)

    reached(VoicePhase.READY)
    step.record_button.click()
    reached(VoicePhase.JUDGED)
    step.voice.accept()
    qtbot.waitUntil(lambda: step.is_ready, timeout=WAIT_MS)


def move_as_asked(wizard: Wizard, cameras: FakeCameras, poses: Poses, qtbot: QtBot) -> None:
    """Do every movement that the presence check asks for."""
    step = wizard.presence
    step.start_button.click()
    wanted = {HINT_TEXTS[hint]: challenge.value for challenge, hint in CHALLENGE_HINTS.items()}
    done = (CheckPhase.PASSED, CheckPhase.FAILED, CheckPhase.ENDED)
    for number in range(200):
        if step.desk.phase in done or step.camera.state is not CameraState.RUNNING:
            break
        asked = wanted.get(step.hint.text(), "")
        # A movement is held for a moment, and begins at rest.
        shown = poses[asked] if asked and number % 6 else poses["front"]
        before = step.desk.judged_count
        cameras.feed.show(shown[0], 0.15)
        wait_for_more(qtbot, step.desk, before)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: step.camera.state is not CameraState.RUNNING, timeout=WAIT_MS)
    assert step.desk.phase is CheckPhase.PASSED, step.camera.notice.sentence.text()
