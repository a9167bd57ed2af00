"""The page of avatars: facts, training, and revoking."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.domain.consent import Purpose
from studio.domain.job import Queued
from studio.ui.main_window import MainWindow
from tests.fakes.studios import add_avatar, add_trained
from tests.ui.conftest import WAIT_MS


def test_the_consent_is_shown_with_what_it_does_not_allow(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_avatar(studio, purposes=(Purpose.TRAINING, Purpose.VIDEO), origin="file")
    qtbot.waitUntil(lambda: window.avatars.names.count() == 1, timeout=WAIT_MS)
    told = window.avatars.consent_facts.text()
    assert "Ada Sample" in told
    assert "Not allowed: Speaking in the voice\nSaving videos outside the studio" in told
    assert "From files" in told
    assert "Not yet" in window.avatars.facts.text()


def test_a_refused_training_says_why(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_avatar(studio, purposes=(Purpose.VIDEO,))
    qtbot.waitUntil(lambda: window.avatars.names.count() == 1, timeout=WAIT_MS)
    QTest.mouseClick(window.avatars.train_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.avatars.message.isVisibleTo(window.avatars), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "did not allow" in window.avatars.message.text(), timeout=WAIT_MS)
    assert window.avatars.train_button.isEnabled()
    assert studio.jobs.list() == ()


def test_training_is_queued_and_shown(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    add_avatar(studio)
    qtbot.waitUntil(lambda: window.avatars.names.count() == 1, timeout=WAIT_MS)
    QTest.mouseClick(window.avatars.train_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.queue, timeout=WAIT_MS)
    assert [type(job.state) for job in studio.jobs.list()] == [Queued]


def test_revoking_asks_first_and_keeping_is_the_default(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_avatar(studio)
    qtbot.waitUntil(lambda: window.avatars.chosen_id() == avatar.id, timeout=WAIT_MS)
    box = window.avatars.ask_and_revoke()
    assert isinstance(box, QMessageBox)
    assert "Ada" in box.text()
    assert box.defaultButton().text() == "Keep"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert studio.avatars.list() == (avatar,)


def test_revoking_empties_the_page_and_the_vault(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_trained(studio)
    qtbot.waitUntil(lambda: window.avatars.chosen_id() == avatar.id, timeout=WAIT_MS)
    box = window.avatars.ask_and_revoke()
    act = next(button for button in box.buttons() if "erase" in button.text())
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.avatars.names.count() == 0, timeout=WAIT_MS)
    assert not (studio.paths.vault / avatar.id).exists()
    assert not window.compose.submit_button.isEnabled()
    assert window.avatars.empty.isVisibleTo(window.avatars)


def test_an_altered_consent_is_an_error_on_the_page(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    avatar = add_avatar(studio)
    qtbot.waitUntil(lambda: window.avatars.chosen_id() == avatar.id, timeout=WAIT_MS)
    database = studio.rooms.records.database
    database.execute("DROP TRIGGER IF EXISTS consents_no_update")
    triggers = database.query("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'consents'")
    for trigger in triggers:
        database.execute(f"DROP TRIGGER {trigger['name']}")
    database.execute("UPDATE consents SET document = replace(document, 'Ada', 'Eve')")
    window.avatars.reload()
    assert window.avatars.message.isVisibleTo(window.avatars)
    assert window.avatars.message.objectName() == "error"
    assert window.avatars.consent_facts.text() == ""
