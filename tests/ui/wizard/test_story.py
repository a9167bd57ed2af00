"""The whole way of a first user, in the window and with the real rooms: from an empty library to a verified file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app.keys import KeyDesk
from studio.app.studio import Studio
from studio.core.media import Ffmpeg
from studio.core.paths import StudioPaths, shipped_dir
from studio.core.settings import Settings, save_settings
from studio.domain.consent import Grade
from studio.ui.application import make_application
from studio.ui.main_window import MainWindow
from studio.ui.wizard.kit import Kit
from studio.ui.wizard.window import Wizard
from tests.fakes.keys import CHEAP
from tests.ui.wizard.conftest import Devices
from tests.ui.wizard.driving import Poses, come_to_face, move_as_asked, read_sentence, show_all
from tests.ui.wizard.test_walk import say_yes

LONG_WAIT_MS = 180_000
STEPS = 3
"""Of training: enough to go the whole way, too few to learn a face."""


@pytest.fixture
def real_studio(tmp_path: Path) -> Iterator[Studio]:
    """With the worker process, the built-in model, and a passphrase that costs little."""
    paths = StudioPaths(tmp_path / "data")
    paths.root.mkdir()
    save_settings(paths.settings, Settings(voice_engine="silent", device="cpu"))
    with Studio.open(paths, keys=KeyDesk(paths, cost=CHEAP)) as opened:
        yield opened


@pytest.fixture
def real_window(real_studio: Studio, qtbot: QtBot) -> Iterator[MainWindow]:
    make_application()
    shown = MainWindow(real_studio)
    qtbot.addWidget(shown)
    shown.show()
    shown.begin()
    yield shown
    shown.close()


def scan_from_file(wizard: Wizard, devices: Devices, qtbot: QtBot) -> None:
    """The camera shows a recorded scan, frame by frame."""
    recording = shipped_dir("assets") / "samples" / "ada" / "scan.mp4"
    frames = Ffmpeg.locate().read_frames(recording, 12.0, 480)
    show_all(wizard, devices.cameras, frames, qtbot)
    qtbot.waitUntil(lambda: wizard.face.is_ready, timeout=LONG_WAIT_MS)


def make_avatar(
    window: MainWindow, kit: Kit, devices: Devices, poses: Poses, recordings: tuple[Path, ...], qtbot: QtBot
) -> None:
    wizard = window.avatars.open_wizard(kit=kit)
    come_to_face(wizard)
    scan_from_file(wizard, devices, qtbot)
    wizard.go_on()
    read_sentence(wizard, qtbot)
    wizard.go_on()
    move_as_asked(wizard, devices.cameras, poses, qtbot)
    say_yes(wizard, devices, recordings, qtbot)
    wizard.go_on()
    wizard.word.signature.setText("Ada Byron")
    wizard.word.adult.setChecked(True)
    wizard.word.agree.setChecked(True)
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.current is wizard.ending, timeout=LONG_WAIT_MS)
    wizard.close()


def train_and_render(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.avatars.names.count() == 1, timeout=LONG_WAIT_MS)
    window.avatars.train(STEPS)
    # The head that the wizard queued is drawn first.
    qtbot.waitUntil(lambda: studio.avatars.is_trained(studio.avatars.list()[0]), timeout=LONG_WAIT_MS)
    window.go_to("create", studio.avatars.list()[0].id)
    compose = window.compose
    compose.prompt.setPlainText("Ada at the beach, smiling")
    compose.length.setCurrentIndex(0)
    qtbot.waitUntil(compose.submit_button.isEnabled, timeout=LONG_WAIT_MS)
    QTest.mouseClick(compose.submit_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.clips.list() != (), timeout=LONG_WAIT_MS)


def test_from_an_empty_library_to_a_verified_clip(
    real_window: MainWindow,
    real_studio: Studio,
    kit: Kit,
    devices: Devices,
    poses: Poses,
    recordings: tuple[Path, ...],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window, studio = real_window, real_studio
    assert window.pages.currentWidget() is window.welcome
    make_avatar(window, kit, devices, poses, recordings, qtbot)
    (avatar,) = studio.avatars.list()
    assert studio.avatars.consent(avatar)[0].grade is Grade.LIVE
    train_and_render(window, studio, qtbot)
    window.go_to("library")
    qtbot.waitUntil(lambda: window.library.clips.rowCount() == 1, timeout=LONG_WAIT_MS)
    window.library.view.setCurrentIndex(window.library.clips.index(0, 0))
    window.library.export_to(tmp_path / "export")
    qtbot.waitUntil((tmp_path / "export" / "feed.signed.json").is_file, timeout=LONG_WAIT_MS)
    (video,) = (tmp_path / "export").glob("*.mp4")
    window.go_to("verify", video)
    qtbot.waitUntil(lambda: bool(window.verify.found), timeout=LONG_WAIT_MS)
    (examined,) = window.verify.found
    assert examined.verdict == "holds", examined
    assert ("Prompt", "Ada at the beach, smiling") in examined.facts
    window.go_to("feed")
    qtbot.waitUntil(lambda: window.feed.stage.clip is not None, timeout=LONG_WAIT_MS)
    coverage = studio.profiles.coverage(avatar)
    assert coverage is not None
    assert coverage.origin == "live"
