"""The vault at the start of the window: asked for when it must be, never when it need not."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from studio.app.keys import KeyDesk, Question
from studio.core.paths import StudioPaths
from studio.library.master_key import KeyPlace
from studio.ui.application import open_vault
from studio.ui.main_window import MainWindow
from studio.ui.widgets.unlock_dialog import UnlockDialog, with_vault
from tests.fakes.keys import CHEAP, FakeKeychain
from tests.fakes.studios import add_avatar, open_studio

WORDS = "four words for one vault"


@pytest.fixture
def paths(tmp_path: Path) -> StudioPaths:
    return StudioPaths(tmp_path / "data")


def desk(paths: StudioPaths, keychain: FakeKeychain | None = None) -> KeyDesk:
    return KeyDesk(paths, environ={}, find=lambda: keychain, cost=CHEAP)


def ask(qtbot: QtBot, keys: KeyDesk, question: Question) -> UnlockDialog:
    dialog = UnlockDialog(keys, question)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_new_passphrase_is_typed_twice_and_is_long_enough(qtbot: QtBot, paths: StudioPaths) -> None:
    keys = desk(paths)
    assert keys.pending() is Question.CHOOSE
    dialog = ask(qtbot, keys, Question.CHOOSE)
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password
    for first, second, word in (("short", "short", "at least"), (WORDS, "another", "not the same")):
        dialog.passphrase.setText(first)
        dialog.again.setText(second)
        dialog.go.click()
        assert word in dialog.trouble.text()
        assert dialog.isVisible()
    dialog.again.setText(WORDS)
    dialog.go.click()
    assert not dialog.isVisible()
    assert keys.pending() is None
    assert desk(paths).describe().place is KeyPlace.TYPED


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(qtbot: QtBot, paths: StudioPaths) -> None:
    desk(paths).set_passphrase(WORDS)
    keys = desk(paths)
    assert keys.pending() is Question.UNLOCK
    dialog = ask(qtbot, keys, Question.UNLOCK)
    dialog.passphrase.setText("wrong")
    dialog.go.click()
    assert "does not open" in dialog.trouble.text()
    dialog.passphrase.setText(WORDS)
    dialog.go.click()
    assert not dialog.isVisible()
    assert len(keys.read()) == 32


def test_an_older_vault_is_locked_and_its_plain_key_goes(qtbot: QtBot, paths: StudioPaths) -> None:
    paths.make()
    (paths.vault / "master.key").write_bytes(bytes(range(32)))
    keys = desk(paths)
    dialog = ask(qtbot, keys, Question.PROTECT)
    dialog.passphrase.setText(WORDS)
    dialog.again.setText(WORDS)
    dialog.go.click()
    assert keys.read() == bytes(range(32))
    assert not (paths.vault / "master.key").exists()


def test_nobody_is_asked_where_a_keychain_keeps_the_key(qtbot: QtBot, paths: StudioPaths) -> None:
    assert open_vault(desk(paths, FakeKeychain()))


def test_nobody_is_asked_before_there_is_anything_to_keep(qtbot: QtBot, paths: StudioPaths) -> None:
    keys = desk(paths)
    assert keys.pending() is Question.CHOOSE
    assert open_vault(keys)


def test_what_needs_the_vault_waits_for_the_passphrase(qtbot: QtBot, paths: StudioPaths) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    keys, done = desk(paths), list[str]()
    with_vault(keys, parent, lambda: done.append("kept"))
    dialog = parent.findChild(UnlockDialog)
    assert dialog is not None
    assert not done
    dialog.reject()
    assert not done
    with_vault(keys, parent, lambda: done.append("kept"))
    dialog = next(each for each in parent.findChildren(UnlockDialog) if each.isVisible())
    dialog.passphrase.setText(WORDS)
    dialog.again.setText(WORDS)
    dialog.go.click()
    assert done == ["kept"]
    with_vault(keys, parent, lambda: done.append("again"))
    assert done == ["kept", "again"]


def test_the_window_says_once_that_the_key_went_into_the_keychain(qtbot: QtBot, paths: StudioPaths) -> None:
    keychain = FakeKeychain()
    with open_studio(paths.root, keys=desk(paths, keychain)) as studio:
        window = MainWindow(studio)
        qtbot.addWidget(window)
        window.show()
        add_avatar(studio)
        qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
        box = window.findChild(QMessageBox)
        assert box is not None
        assert keychain.title in box.text()
        box.close()
        assert studio.keys.take_notices() == ()
        window.close()
