"""Steps of the wizard: back and forth, what may be left out, and what is asked before something is lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from studio.app.keys import KeyDesk
from studio.app.studio import Studio
from studio.core.paths import StudioPaths
from studio.domain.capture import Sector
from studio.domain.consent import Audience, Prohibition, Purpose
from studio.ui.application import make_application
from studio.ui.background import Background
from studio.ui.main_window import MainWindow
from studio.ui.pages.new_avatar import NewAvatarDialog
from studio.ui.widgets.unlock_dialog import UnlockDialog
from studio.ui.wizard.camera_view import CameraState
from studio.ui.wizard.kit import Kit
from studio.ui.wizard.window import Wizard
from tests.fakes.keys import CHEAP
from tests.fakes.lane import FakeLane
from tests.fakes.studios import add_avatar
from tests.ui.wizard.conftest import WAIT_MS, Devices
from tests.ui.wizard.driving import Poses, come_to_face, read_sentence, scan_face, show_all


def test_without_a_name_of_its_own_nobody_goes_on(wizard: Wizard) -> None:
    assert not wizard.next_button.isEnabled()
    wizard.who.name_field.setText("Ada")
    assert wizard.next_button.isEnabled()


def test_what_was_captured_stays_while_one_goes_back_and_forth(
    wizard: Wizard, devices: Devices, poses: Poses, qtbot: QtBot
) -> None:
    come_to_face(wizard)
    scan_face(wizard, devices.cameras, poses, qtbot)
    wizard.go_on()
    read_sentence(wizard, qtbot)
    wizard.go_back()
    wizard.go_back()
    assert wizard.who.avatar_name == "Ada"
    wizard.go_on()
    assert wizard.face.is_ready
    wizard.go_on()
    assert wizard.voice.has_voice
    wizard.rail.setCurrentRow(1)
    assert wizard.current is wizard.face
    box = wizard.ask_to_leave()
    assert isinstance(box, QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert wizard.isVisible()


def test_an_untouched_wizard_closes_without_a_question(wizard: Wizard) -> None:
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()


def test_a_part_can_be_left_out_and_a_required_one_cannot(wizard: Wizard, qtbot: QtBot) -> None:
    come_to_face(wizard)
    side = wizard.face.side
    side.parts.choose(Sector.FRONT)
    assert not side.skip_button.isEnabled()
    side.parts.choose(Sector.TALK)
    side.skip_button.click()
    qtbot.waitUntil(lambda: Sector.TALK not in dict(wizard.face.scan.view().shares), timeout=WAIT_MS)


def test_what_is_still_needed_is_said_no_longer_once_it_was_seen(
    wizard: Wizard, devices: Devices, poses: Poses, qtbot: QtBot
) -> None:
    come_to_face(wizard)
    assert "from the front" in wizard.told.text()
    show_all(wizard, devices.cameras, [*poses["front"], *poses["front"], *poses["front"]], qtbot)
    qtbot.waitUntil(lambda: "from the front" not in wizard.told.text(), timeout=WAIT_MS)
    assert "a little to the left" in wizard.told.text()


def test_a_part_is_taken_again_by_clicking_the_ring(
    wizard: Wizard, devices: Devices, poses: Poses, qtbot: QtBot
) -> None:
    come_to_face(wizard)
    scan_face(wizard, devices.cameras, poses, qtbot)
    wizard.face.camera.preview.sector_clicked.emit(Sector.TALK)
    qtbot.waitUntil(lambda: dict(wizard.face.scan.view().shares)[Sector.TALK] == 0, timeout=WAIT_MS)
    assert wizard.face.camera.state is CameraState.RUNNING


def test_what_was_taken_back_comes_before_signing(wizard: Wizard, devices: Devices, poses: Poses, qtbot: QtBot) -> None:
    come_to_face(wizard)
    scan_face(wizard, devices.cameras, poses, qtbot)
    wizard.go_on()
    wizard.voice.silent_button.click()
    wizard.go_on()
    wizard.go_on()
    assert wizard.current.name == wizard.word.name
    wizard.go_to(1)
    wizard.face.retake(Sector.FRONT)
    qtbot.waitUntil(lambda: not wizard.face.is_ready, timeout=WAIT_MS)
    wizard.go_to(4)
    wizard.word.signature.setText("Ada Byron")
    wizard.word.adult.setChecked(True)
    wizard.word.agree.setChecked(True)
    wizard.go_on()
    assert wizard.current.name == wizard.face.name


def test_the_voice_can_be_left_out_and_taken_in_again(wizard: Wizard) -> None:
    wizard.voice.silent_button.click()
    assert wizard.voice.is_ready
    assert not wizard.voice.has_voice
    wizard.voice.record_instead_button.click()
    assert not wizard.voice.is_ready
    wizard.voice.leave()


def test_defaults_are_the_narrowest_and_the_statement_follows(wizard: Wizard) -> None:
    word = wizard.word
    answers = word.answers()
    assert answers.choices.audience is Audience.ONLY_ME
    assert Prohibition.POLITICAL in answers.choices.prohibitions
    word.signature.setText("Ada Byron")
    word.agree.setChecked(True)
    word.choices.audiences[Audience.EVERYONE].setChecked(True)
    assert not word.agree.isChecked()
    assert "everyone" in word.statement.toPlainText()
    word.choices.show_capture(has_voice=False, lower_grade="")
    assert Purpose.VOICE not in word.answers().purposes
    for box in word.choices.purposes.values():
        box.setChecked(False)
    assert "at least one" in word.missing


def test_a_vault_without_a_passphrase_is_asked_for_one_before_anything_is_signed(
    tmp_path: Path, kit: Kit, qtbot: QtBot
) -> None:
    make_application()
    paths = StudioPaths(tmp_path / "fresh")
    keys = KeyDesk(paths, environ={}, find=lambda: None, cost=CHEAP)
    background = Background()
    with Studio.open(paths, lanes={"device": FakeLane()}, keys=keys) as studio:
        wizard = Wizard(studio, background, None, kit)
        qtbot.addWidget(wizard)
        wizard.create_avatar()
        asked = wizard.findChild(UnlockDialog)
        assert asked is not None
        asked.reject()
        assert not wizard.word.is_running
        wizard.close_now()
        background.close()


def test_the_page_opens_it_once_and_leads_to_the_form_for_recordings(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    add_avatar(studio)
    QTest.mouseClick(window.avatars.new_button, Qt.MouseButton.LeftButton)
    wizard = window.findChild(Wizard)
    assert wizard is not None
    wizard.who.recordings_button.click()
    assert not wizard.isVisible()
    form = window.findChild(NewAvatarDialog)
    assert form is not None
    assert form.isVisible()
    form.reject()
    assert window.avatars.open_wizard() is not wizard
    window.close()
    assert not window.isVisible()


def test_the_main_window_stays_while_something_captured_would_be_lost(
    studio: Studio, kit: Kit, devices: Devices, poses: Poses, qtbot: QtBot
) -> None:
    make_application()
    window = MainWindow(studio)
    qtbot.addWidget(window)
    window.show()
    wizard = window.avatars.open_wizard(kit=kit)
    come_to_face(wizard)
    show_all(wizard, devices.cameras, [*poses["front"], *poses["front"], *poses["front"]], qtbot)
    qtbot.waitUntil(lambda: wizard.would_lose, timeout=WAIT_MS)
    assert not window.close()
    assert window.isVisible()
    box = wizard.findChild(QMessageBox)
    assert box is not None
    leave = next(button for button in box.buttons() if "forget" in button.text())
    QTest.mouseClick(leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: devices.cameras.feed.stopped, timeout=WAIT_MS)
    assert window.close()


def test_a_sentence_that_was_kept_can_be_read_again(wizard: Wizard, qtbot: QtBot) -> None:
    step = wizard.voice
    step.enter()
    read_sentence(wizard, qtbot)
    qtbot.waitUntil(lambda: step.view is not None and step.view.index == 1, timeout=WAIT_MS)

    step.before_button.click()

    qtbot.waitUntil(lambda: step.view is not None and step.view.index == 0, timeout=WAIT_MS)
    assert step.view is not None
    assert step.view.accepted == (0,)
    assert not step.before_button.isEnabled()
