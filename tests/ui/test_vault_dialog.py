"""The vault in the window: where the key is, a new passphrase, a backup that can be stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from studio.app.keys import KeyDesk
from studio.app.restore import check_backup
from studio.app.studio import Studio
from studio.core.paths import StudioPaths
from studio.ui.main_window import MainWindow
from studio.ui.widgets.vault_dialog import VaultDialog
from tests.fakes.keys import CHEAP
from tests.fakes.reporters import ListeningReporter
from tests.fakes.studios import add_avatar
from tests.ui.conftest import WAIT_MS

WORDS = "correct horse battery"


@pytest.fixture
def dialog(window: MainWindow, studio: Studio) -> Iterator[VaultDialog]:
    add_avatar(studio)
    opened = window.open_vault()
    yield opened


def test_it_says_where_the_key_is(dialog: VaultDialog, studio: Studio) -> None:
    told = dialog.facts.text()
    assert "Argon2id" in told
    assert "Avatars: 1" in told
    assert str(studio.paths.vault) in told.replace("\u200b", "")


def test_a_backup_is_made_under_its_own_passphrase(dialog: VaultDialog, tmp_path: Path, qtbot: QtBot) -> None:
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.backup_button.isEnabled()
    dialog.passphrase.setText(WORDS)
    dialog.again.setText("correct horse buttery")
    assert dialog.backup_button.isEnabled()
    target = tmp_path / "studio.likeness"
    dialog.back_up_to(target)
    assert "not the same" in dialog.message.text()
    assert not target.exists()
    dialog.again.setText(WORDS)
    dialog.back_up_to(target)
    qtbot.waitUntil(lambda: "Saved" in dialog.message.text(), timeout=WAIT_MS)
    assert len(check_backup(target, WORDS, ListeningReporter()).avatars) == 1
    assert dialog.passphrase.text() == dialog.again.text() == ""
    assert not dialog.progress.isVisible()


def test_a_backup_that_is_stopped_leaves_nothing(dialog: VaultDialog, tmp_path: Path, qtbot: QtBot) -> None:
    for field in (dialog.passphrase, dialog.again):
        field.setText(WORDS)
    dialog.back_up_to(tmp_path / "studio.likeness")
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: "Stopped" in dialog.message.text(), timeout=WAIT_MS)
    assert list(tmp_path.glob("*.likeness*")) == []
    assert dialog.backup_button.isEnabled()


def test_a_place_that_is_taken_is_said(dialog: VaultDialog, tmp_path: Path, qtbot: QtBot) -> None:
    taken = tmp_path / "studio.likeness"
    taken.write_bytes(b"another one")
    for field in (dialog.passphrase, dialog.again):
        field.setText(WORDS)
    dialog.back_up_to(taken)
    qtbot.waitUntil(lambda: dialog.message.objectName() == "error", timeout=WAIT_MS)
    assert taken.read_bytes() == b"another one"


def test_a_new_passphrase_opens_the_vault(dialog: VaultDialog, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = dialog.open_passphrase()
    for field in (asked.passphrase, asked.again):
        field.setText(WORDS)
    asked.go.click()
    assert "new passphrase" in dialog.key_message.text()
    monkeypatch.delenv("LIKENESS_PASSPHRASE_FILE")
    desk = KeyDesk(StudioPaths(studio.paths.root), cost=CHEAP, find=lambda: None)
    desk.unlock(WORDS)
    assert desk.read() == studio.keys.read()
