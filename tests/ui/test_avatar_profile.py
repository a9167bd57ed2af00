"""One avatar's page: what the vault holds of it, live training, versions and moments, another name."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.app.wishes import TrainWish
from studio.domain.capture import ScanCoverage, Sector, SectorCoverage
from studio.ui.avatars.consent_card import spell_renewal, spell_term
from studio.ui.avatars.scan_card import ScanCard, spell_coverage, spell_gaps
from studio.ui.main_window import MainWindow
from tests.fakes.lane import FakeLane
from tests.fakes.studios import WAIT_S, add_avatar, add_trained
from tests.ui.conftest import WAIT_MS


def open_page(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("avatars")
    qtbot.waitUntil(lambda: window.avatars.names.count() > 0, timeout=WAIT_MS)


def test_versions_come_with_losses_and_samples(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_trained(studio)
    open_page(window, qtbot)
    view = window.avatars.profile.training.view
    qtbot.waitUntil(lambda: view.strip.count() == 3, timeout=WAIT_MS)
    assert len(view.plot.points) == 20
    qtbot.waitUntil(
        lambda: isinstance(view.strip.item(2).data(Qt.ItemDataRole.DecorationRole), QPixmap), timeout=WAIT_MS
    )
    assert "most like" in view.strip.item(1).toolTip()
    assert "in use" in view.strip.item(2).toolTip()
    assert view.use_button.text() == "In use"
    assert not view.use_button.isEnabled()
    assert not view.erase_button.isVisibleTo(view)
    assert "recognise nobody" in view.note.text()


def test_a_moment_on_the_way_is_chosen_by_keyboard(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_trained(studio)
    open_page(window, qtbot)
    view = window.avatars.profile.training.view
    qtbot.waitUntil(lambda: view.strip.count() == 3, timeout=WAIT_MS)
    view.strip.setFocus()
    QTest.keyClick(view.strip, Qt.Key.Key_Left)
    assert view.use_button.text() == "Use it as after 200 steps"
    QTest.keyClick(view.use_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: studio.avatars.find(avatar.id).adapters[-1].steps == 200, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: view.use_button.text() == "In use", timeout=WAIT_MS)
    assert "from now on" in window.avatars.message.text()


def test_an_older_version_is_looked_at_and_erased(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_trained(studio)
    studio.avatars.train(avatar.id, TrainWish())
    assert studio.jobs.wait_until_idle(WAIT_S)
    open_page(window, qtbot)
    training = window.avatars.profile.training
    qtbot.waitUntil(lambda: training.choice.count() == 2, timeout=WAIT_MS)
    older = 1 if training.choice.currentIndex() == 0 else 0
    training.choice.setCurrentIndex(older)
    training.choice.activated.emit(older)
    assert training.view.erase_button.isVisibleTo(training.view)
    box = window.avatars.ask_and_erase(training.view.version) if training.view.version else None
    assert box is not None
    act = next(button for button in box.buttons() if "Erase" in button.text())
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(studio.versions.list(studio.avatars.find(avatar.id))) == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not training.choice.isVisibleTo(training), timeout=WAIT_MS)


def test_training_is_watched_live(window: MainWindow, studio: Studio, lane: FakeLane, qtbot: QtBot) -> None:
    avatar = add_avatar(studio)
    open_page(window, qtbot)
    training = window.avatars.profile.training
    assert training.train_button.text() == "Train"
    assert "Usual: 300 steps" in training.lengths.currentText()
    training.lengths.setCurrentIndex(0)
    lane.gate.clear()
    studio.jobs.start()
    QTest.mouseClick(training.train_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: training.live.isVisibleTo(training), timeout=WAIT_MS)
    (job,) = studio.jobs.list()
    assert getattr(job.request, "num_train_steps", 0) == 150
    assert training.live_plot.points
    lane.gate.set()
    qtbot.waitUntil(lambda: not training.live.isVisibleTo(training), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: training.train_button.text() == "Train again", timeout=WAIT_MS)
    assert studio.avatars.find(avatar.id).adapters


def test_an_avatar_is_renamed(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_avatar(studio)
    add_avatar(studio, "Bea")
    open_page(window, qtbot)
    window.avatars.choose(avatar.id)
    box = window.avatars.ask_for_name()
    assert isinstance(box, QInputDialog)
    box.setTextValue("Ada Lovely")
    box.accept()
    qtbot.waitUntil(lambda: window.avatars.heading.text() == "Ada Lovely", timeout=WAIT_MS)
    window.avatars.rename("Bea")
    assert "already" in window.avatars.message.text()


def test_the_consent_is_a_card_with_its_term(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_avatar(studio)
    open_page(window, qtbot)
    card = window.avatars.profile.consent
    assert card.state.text() in ("29 days left", "30 days left")
    told = card.facts.text()
    assert "Who may use it: Only me, in this studio" in told
    assert "Used for: 0 clips here" in told
    assert "not prolonged" in card.note.text()
    dialog = window.avatars.open_consent("change")
    assert dialog is not None
    assert dialog.tabs.currentWidget() is dialog.change
    dialog.reject()
    record, _ = studio.avatars.consent(avatar)
    for days, expected in ((0, "29 days left"), (29, "Ends today"), (31, "Ended on")):
        now = record.given_at + timedelta(days=days, minutes=5)
        assert spell_term(record, None, now)[0].startswith(expected)
    assert spell_renewal(record, None, record.expires_at - timedelta(days=40)) == ""


def test_a_scan_that_cannot_be_read_is_said_and_can_be_tried_again(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    add_avatar(studio)
    open_page(window, qtbot)
    scan = window.avatars.profile.scan
    qtbot.waitUntil(lambda: scan.measure_button.isVisibleTo(scan), timeout=WAIT_MS)
    QTest.mouseClick(scan.measure_button, Qt.MouseButton.LeftButton)
    assert scan.bar.isVisibleTo(scan)
    qtbot.waitUntil(lambda: window.avatars.message.objectName() == "error", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: scan.measure_button.isVisibleTo(scan), timeout=WAIT_MS)


@pytest.mark.usefixtures("window")
def test_what_a_scan_holds_in_words() -> None:
    sectors = (
        SectorCoverage(Sector.FRONT, 1.0, 8),
        SectorCoverage(Sector.UP, 0.33, 1),
        SectorCoverage(Sector.SMILE, 0.0, 0),
    )
    coverage = ScanCoverage(sectors, 9, 24.0, "live")
    assert spell_coverage(coverage) == "1 of 3 parts are full, with 9 good frames in 24 s. Scanned live."
    lines = spell_gaps(coverage).splitlines()
    assert lines == ["Not seen: Smiling. There the likeness is a guess.", "Thin: With the chin up."]
    card = ScanCard()
    card.show_coverage(coverage)
    assert not card.measure_button.isVisibleTo(card)
    assert "Smiling: 0 frames, 0 %" in card.ring.accessibleDescription()
    nothing = spell_coverage(ScanCoverage((), 0, 9.0, "file"))
    assert "could not be told apart" in nothing
    assert not card.ring.grab().isNull()


def test_a_voice_is_silent_without_a_sample(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_avatar(studio)
    open_page(window, qtbot)
    voice = window.avatars.profile.voice
    qtbot.waitUntil(lambda: "clips stay silent" in voice.text.text(), timeout=WAIT_MS)
    assert not voice.play_button.isVisibleTo(voice)
