"""What was agreed can be read, changed, saved, handed on and taken back in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.domain.avatar import Avatar
from studio.domain.consent import Audience, Prohibition, Purpose
from studio.domain.policy import PolicyStatus
from studio.ui.consent.dialog import ConsentDialog
from studio.ui.main_window import MainWindow
from tests.fakes.studios import add_avatar
from tests.ui.conftest import WAIT_MS

SOMEBODY = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"


@pytest.fixture
def avatar(studio: Studio) -> Avatar:
    return add_avatar(studio)


@pytest.fixture
def dialog(window: MainWindow, avatar: Avatar, qtbot: QtBot) -> ConsentDialog:
    qtbot.waitUntil(lambda: window.avatars.chosen_id() == avatar.id, timeout=WAIT_MS)
    opened = window.avatars.open_consent()
    assert opened is not None
    return opened


def sign(dialog: ConsentDialog, qtbot: QtBot) -> None:
    dialog.change.agree.setChecked(True)
    dialog.change.sign_button.click()
    qtbot.waitUntil(lambda: "Signed" in dialog.change.message.text(), timeout=WAIT_MS)


def share(dialog: ConsentDialog, qtbot: QtBot) -> None:
    """Let named studios use it, which a grant needs."""
    dialog.change.choices.audiences[Audience.NAMED].setChecked(True)
    sign(dialog, qtbot)


def test_what_was_agreed_is_said_with_its_evidence(dialog: ConsentDialog) -> None:
    told = dialog.signed.facts.text()
    for words in (
        "Signed by: Ada Sample",
        "Ends: ",
        "Only me",
        "Politics",
        "Presence check: passed, live",
        "words right",
    ):
        assert words in told
    assert "not proof" in dialog.signed.evidence_note.text()
    assert "verified" not in told.lower()
    assert "Ada Sample" in dialog.signed.statement.toPlainText()


def test_other_choices_are_signed_only_when_they_were_read_and_agreed_to(
    dialog: ConsentDialog, studio: Studio, avatar: Avatar, qtbot: QtBot
) -> None:
    change = dialog.change
    assert not change.sign_button.isEnabled()
    change.agree.setChecked(True)
    assert change.sign_button.isEnabled()
    change.choices.prohibitions[Prohibition.RELIGIOUS].setChecked(True)
    assert not change.sign_button.isEnabled(), "another statement than the one that was agreed to"
    change.choices.purposes[Purpose.EXPORT].setChecked(False)
    sign(dialog, qtbot)
    policy = studio.rights.standing(avatar).policy
    assert policy is not None
    assert policy.seq == 2
    assert Prohibition.RELIGIOUS in policy.choices.prohibitions
    assert Purpose.EXPORT not in policy.purposes
    assert "Religion" in dialog.signed.facts.text()
    assert not change.agree.isChecked()


def test_nobody_can_allow_more_than_the_consent_itself(studio: Studio, window: MainWindow, qtbot: QtBot) -> None:
    bo = add_avatar(studio, "Bo", purposes=(Purpose.TRAINING, Purpose.VIDEO))
    qtbot.waitUntil(lambda: window.avatars.chosen_id() == bo.id, timeout=WAIT_MS)
    dialog = window.avatars.open_consent()
    assert dialog is not None
    boxes = dialog.change.choices.purposes
    assert [purpose for purpose, box in boxes.items() if box.isEnabled()] == [Purpose.TRAINING, Purpose.VIDEO]
    assert dialog.change.choices.chosen_purposes == (Purpose.TRAINING, Purpose.VIDEO)


def test_everything_is_suspended_and_let_go_again(
    dialog: ConsentDialog, studio: Studio, avatar: Avatar, qtbot: QtBot
) -> None:
    dialog.change.suspended.setChecked(True)
    sign(dialog, qtbot)
    policy = studio.rights.standing(avatar).policy
    assert policy is not None
    assert policy.status is PolicyStatus.SUSPENDED
    assert "Suspended" in dialog.signed.facts.text()
    assert dialog.change.suspended.isChecked()
    dialog.change.suspended.setChecked(False)
    dialog.change.agree.setChecked(True)
    dialog.change.sign_button.click()
    qtbot.waitUntil(lambda: "Suspended" not in dialog.signed.facts.text(), timeout=WAIT_MS)


def test_a_grant_needs_choices_that_leave_room_then_is_a_file_and_can_be_taken_back(
    dialog: ConsentDialog, studio: Studio, avatar: Avatar, tmp_path: Path, qtbot: QtBot
) -> None:
    grants = dialog.grants
    grants.holder.setText(SOMEBODY)
    assert not grants.sign_button.isEnabled()
    assert "Change them first" in grants.note.text()
    share(dialog, qtbot)
    assert grants.sign_button.isEnabled()
    grants.clips.setValue(3)
    grants.sign_to(tmp_path / "grant.json")
    qtbot.waitUntil(lambda: grants.grants.count() == 1, timeout=WAIT_MS)
    assert studio.rights.verify((tmp_path / "grant.json").read_text("utf-8"))[0] == "grant"
    (held,) = studio.rights.standing(avatar).grants
    assert (held.grant.holder, held.grant.max_clips) == (SOMEBODY, 3)
    grants.grants.setCurrentRow(0)
    assert grants.take_back_button.isEnabled()
    grants.take_back(held.grant.grant_id)
    qtbot.waitUntil(lambda: "taken back" in grants.grants.item(0).text(), timeout=WAIT_MS)
    grants.grants.setCurrentRow(0)
    assert not grants.take_back_button.isEnabled()


def test_a_studio_that_is_none_is_refused_and_no_file_is_left(
    dialog: ConsentDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    share(dialog, qtbot)
    dialog.grants.holder.setText("somebody")
    dialog.grants.sign_to(tmp_path / "grant.json")
    qtbot.waitUntil(lambda: dialog.grants.message.objectName() == "error", timeout=WAIT_MS)
    assert not (tmp_path / "grant.json").exists()


def test_the_papers_are_saved_as_they_were_signed(
    dialog: ConsentDialog, studio: Studio, avatar: Avatar, tmp_path: Path, qtbot: QtBot
) -> None:
    share(dialog, qtbot)
    dialog.grants.holder.setText(SOMEBODY)
    dialog.grants.sign_to(tmp_path / "grant.json")
    qtbot.waitUntil(lambda: dialog.grants.grants.count() == 1, timeout=WAIT_MS)
    (held,) = studio.rights.standing(avatar).grants
    dialog.grants.take_back(held.grant.grant_id)
    qtbot.waitUntil(lambda: "taken back" in dialog.grants.grants.item(0).text(), timeout=WAIT_MS)
    folder = tmp_path / "papers"
    folder.mkdir()
    dialog.save_to(folder)
    names = {path.name for path in folder.iterdir()}
    assert {"consent-record.json", "choices.json", "revocation-list.json"} < names
    for path in folder.iterdir():
        kind, checks = studio.rights.verify(path.read_text("utf-8"))
        broken = [check.sentence for check in checks if not check.ok]
        # A grant that was taken back is said to be so, and is kept all the same.
        assert broken == [] or kind == "grant", (path.name, broken)


def test_withdrawing_says_what_goes_and_what_stays(
    dialog: ConsentDialog, window: MainWindow, studio: Studio, avatar: Avatar
) -> None:
    QTest.mouseClick(dialog.withdraw_button, Qt.MouseButton.LeftButton)
    box = window.findChild(QMessageBox)
    assert box is not None
    for words in ("scan, voice", "finished clips", "withdrawal", "elsewhere"):
        assert words in box.informativeText()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert studio.avatars.list() == (avatar,)


def test_an_altered_record_is_shown_as_one(window: MainWindow, studio: Studio, avatar: Avatar, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.avatars.chosen_id() == avatar.id, timeout=WAIT_MS)
    database = studio.rooms.records.database
    for trigger in database.query("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'consents'"):
        database.execute(f"DROP TRIGGER {trigger['name']}")
    database.execute("UPDATE consents SET document = replace(document, 'Ada', 'Eve')")
    dialog = window.avatars.open_consent()
    assert dialog is not None
    assert dialog.message.objectName() == "error"
    assert not dialog.change.isEnabled()
    assert not dialog.save_button.isEnabled()
