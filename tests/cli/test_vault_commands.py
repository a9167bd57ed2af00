"""`likeness vault`, `backup` and `restore` as a program calls them: answers, exit codes, and no secret in sight."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from studio.app.keys import KeyDesk
from studio.app.passphrases import FILE_VARIABLE
from studio.cli.asking import make_asker
from studio.cli.console import Shell
from studio.cli.main import likeness
from studio.core.paths import StudioPaths
from studio.domain.errors import InvalidInput, ToolMissing, VaultLocked, WrongPassphrase
from tests.fakes.keys import CHEAP, write_passphrase_file
from tests.fakes.studios import add_avatar, open_studio


def call(root: Path, *arguments: str) -> Result:
    """With a cheap key desk, so that no test waits for a passphrase to be stretched."""
    paths = StudioPaths(root)
    return CliRunner().invoke(
        likeness, ["--data-dir", str(root), *arguments], obj=Shell(desk=KeyDesk(paths, cost=CHEAP, find=lambda: None))
    )


def call_json(root: Path, *arguments: str) -> Any:
    result = call(root, "--json", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    with open_studio(tmp_path / "data") as studio:
        add_avatar(studio)
    return tmp_path / "data"


def test_the_status_says_where_the_key_is_and_opens_nothing(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FILE_VARIABLE)
    facts = call_json(library, "vault", "status")
    assert (facts["status"]["place"], facts["avatars"]) == ("passphrase", 1)
    assert "passphrase" in call(library, "vault", "status").stdout


def test_the_passphrase_changes_and_the_recovery_code_opens_what_is_forgotten(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = call_json(library, "vault", "recovery")["recovery_code"]
    chosen = write_passphrase_file(tmp_path / "new.txt", "a new one for this vault")
    assert call(library, "vault", "passphrase", "--new-passphrase-file", str(chosen)).exit_code == 0
    assert call(library, "vault", "recovery").exit_code == WrongPassphrase.exit_code
    monkeypatch.delenv(FILE_VARIABLE)
    assert call(library, "vault", "recovery").exit_code == VaultLocked.exit_code
    monkeypatch.setenv(FILE_VARIABLE, str(chosen))
    assert call_json(library, "vault", "recovery")["recovery_code"] == code
    monkeypatch.delenv(FILE_VARIABLE)
    written = write_passphrase_file(tmp_path / "code.txt", code)
    third = write_passphrase_file(tmp_path / "third.txt", "a third one for this vault")
    result = call(library, "vault", "passphrase", "--recovery-file", str(written), "--new-passphrase-file", str(third))
    assert result.exit_code == 0, result.output
    monkeypatch.setenv(FILE_VARIABLE, str(third))
    assert call(library, "vault", "recovery").exit_code == 0


def test_without_a_keychain_or_a_terminal_it_says_what_to_do(library: Path) -> None:
    result = call(library, "vault", "keychain")
    assert result.exit_code == ToolMissing.exit_code
    assert "passphrase" in result.stderr
    result = call(library, "vault", "passphrase")
    assert result.exit_code == VaultLocked.exit_code
    assert "nobody to ask" in result.stderr


def test_a_backup_goes_out_and_comes_back(library: Path, tmp_path: Path) -> None:
    words = write_passphrase_file(tmp_path / "words.txt", "the backup's passphrase")
    file = tmp_path / "studio.likeness"
    facts = call_json(library, "backup", str(file), "--passphrase-file", str(words))
    assert (len(facts["avatars"]), facts["file"]) == (1, str(file))
    assert call(library, "backup", str(file), "--passphrase-file", str(words)).exit_code == InvalidInput.exit_code
    checked = call(library, "restore", str(file), "--check", "--passphrase-file", str(words))
    assert checked.exit_code == 0, checked.output
    assert "1 avatar and" in checked.stdout
    target = tmp_path / "again"
    done = call(library, "restore", str(file), "--data-dir", str(target), "--passphrase-file", str(words))
    assert done.exit_code == 0, done.output
    assert "withdrew" in done.stderr
    assert call_json(target, "vault", "status")["avatars"] == 1
    wrong = write_passphrase_file(tmp_path / "wrong.txt", "not the passphrase")
    refused = call(library, "restore", str(file), "--check", "--passphrase-file", str(wrong))
    assert refused.exit_code == WrongPassphrase.exit_code
    assert call(library, "backup", str(tmp_path / "b")).exit_code == VaultLocked.exit_code
    assert call(library, "restore", str(file), "--check").exit_code == VaultLocked.exit_code


def test_a_program_is_never_asked() -> None:
    from studio.app.keys import Question

    ask = make_asker(False, lambda text: None)
    assert [ask(question) for question in Question] == [None] * 4
