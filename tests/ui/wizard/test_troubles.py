"""What goes wrong with devices and files: each is said kindly, keeps what is there, and offers a way on."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.capture.sound_source import SoundBlock
from studio.core.paths import shipped_dir
from studio.domain.errors import MicrophoneLost, MicrophoneUnavailable
from studio.ui.wizard.camera_view import CameraState
from studio.ui.wizard.cameras import Access, explain_refusal
from studio.ui.wizard.window import Wizard
from tests.fakes.cameras import DESK, FRONT
from tests.ui.wizard.conftest import WAIT_MS, Devices, QuickSound
from tests.ui.wizard.driving import Poses, come_to_face, show_all, state_of


def test_no_camera_is_said_and_one_that_is_plugged_in_is_found(wizard: Wizard, devices: Devices) -> None:
    devices.cameras.found = ()
    come_to_face(wizard)
    assert state_of(wizard) is CameraState.NONE
    assert "No camera" in wizard.face.camera.notice.heading.text()
    assert not wizard.next_button.isEnabled()
    devices.cameras.plug_in(DESK)
    assert state_of(wizard) is CameraState.RUNNING
    assert devices.cameras.feed.camera is DESK


def test_a_refused_camera_says_where_to_allow_it(wizard: Wizard, devices: Devices) -> None:
    devices.cameras.allowed = Access.DENIED
    come_to_face(wizard)
    assert state_of(wizard) is CameraState.REFUSED
    assert devices.cameras.feeds == []
    devices.cameras.allowed = Access.GRANTED
    wizard.face.camera.again_button.click()
    assert state_of(wizard) is CameraState.RUNNING


def test_permission_is_asked_for_before_the_camera_is_opened(wizard: Wizard, devices: Devices) -> None:
    devices.cameras.allowed = Access.UNDECIDED
    come_to_face(wizard)
    assert state_of(wizard) is CameraState.RUNNING


def test_every_system_has_its_own_words() -> None:
    assert len({explain_refusal(platform) for platform in ("darwin", "win32", "linux")}) == 3


def test_a_camera_that_is_pulled_out_costs_nothing(
    wizard: Wizard, devices: Devices, poses: Poses, qtbot: QtBot
) -> None:
    devices.cameras.found = (FRONT, DESK)
    come_to_face(wizard)
    show_all(wizard, devices.cameras, [*poses["front"], *poses["front"], *poses["front"]], qtbot)
    covered = wizard.face.scan.view().share
    assert covered > 0
    devices.cameras.feed.pull_out()
    assert state_of(wizard) is CameraState.LOST
    assert "kept" in wizard.face.camera.notice.sentence.text()
    assert wizard.face.scan.view().share == covered
    wizard.face.camera.choice.setCurrentIndex(1)
    wizard.face.camera.choice.activated.emit(1)
    assert devices.cameras.feed.camera is DESK
    assert wizard.face.scan.view().share == covered


def test_the_picture_is_a_mirror_and_judging_is_not(
    wizard: Wizard, devices: Devices, poses: Poses, qtbot: QtBot
) -> None:
    come_to_face(wizard)
    frame = poses["front"][0].copy()
    frame[:, : frame.shape[1] // 2] = (255, 0, 0)
    devices.cameras.feed.show(frame)
    preview = wizard.face.camera.preview
    qtbot.waitUntil(lambda: not preview.image.isNull(), timeout=WAIT_MS)
    image = preview.image
    assert image.pixelColor(image.width() - 5, image.height() // 2).red() > 200
    assert image.pixelColor(image.width() - 5, image.height() // 2).blue() < 60


def test_a_poor_file_is_refused_with_words_and_the_camera_stays_a_way(wizard: Wizard, qtbot: QtBot) -> None:
    come_to_face(wizard)
    wizard.face.read_file(shipped_dir("assets") / "samples" / "ada" / "sentence-1.wav")
    qtbot.waitUntil(lambda: "cannot be used" in wizard.face.camera.notice.heading.text(), timeout=WAIT_MS)
    assert not wizard.face.is_ready
    wizard.face.live_button.click()
    assert state_of(wizard) is CameraState.RUNNING


def test_a_recorded_scan_is_marked_and_its_grade_is_said(wizard: Wizard, qtbot: QtBot) -> None:
    come_to_face(wizard)
    wizard.face.read_file(shipped_dir("assets") / "samples" / "ada" / "scan.mp4")
    qtbot.waitUntil(lambda: wizard.face.scan.is_from_file, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: wizard.face.is_ready, timeout=WAIT_MS)
    assert "lower grade" in wizard.face.camera.notice.sentence.text()
    wizard.go_on()
    wizard.voice.silent_button.click()
    wizard.go_on()
    assert wizard.current is wizard.presence
    assert "lower grade" in wizard.presence.camera.notice.sentence.text()
    assert "file" in wizard.presence.lower_grade


def test_a_missing_microphone_offers_silence(wizard: Wizard, devices: Devices) -> None:
    devices.microphones = ()
    wizard.voice.enter()
    assert "No microphone" in wizard.voice.notice.heading.text()
    wizard.voice.silent_button.click()
    assert wizard.voice.is_ready


def test_a_refused_microphone_is_said(wizard: Wizard, devices: Devices) -> None:
    class Refused(QuickSound):
        def start(self) -> None:
            raise MicrophoneUnavailable("The microphone could not be opened.", "Allow it.")

    devices.sound = lambda: Refused(())
    wizard.voice.enter()
    assert "Allow it." in wizard.voice.notice.sentence.text()


def test_a_microphone_that_is_pulled_out_is_said(
    wizard: Wizard, devices: Devices, recordings: tuple[Path, ...], qtbot: QtBot
) -> None:
    class Lost(QuickSound):
        def read(self, timeout_s: float = 0.0) -> SoundBlock | None:
            raise MicrophoneLost("The microphone was disconnected.", "Plug it in again.")

    recorded = devices.sound
    devices.sound = lambda: Lost(recordings)
    wizard.voice.enter()
    qtbot.waitUntil(lambda: "gone" in wizard.voice.notice.heading.text(), timeout=WAIT_MS)
    devices.sound = recorded
    wizard.voice.again_button.click()
    assert wizard.voice.voice.is_running
    wizard.voice.leave()
