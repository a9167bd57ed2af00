"""The master key: wrapped or in a keychain, never plain; what was altered or mistyped opens nothing."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from studio.core import serial
from studio.domain.errors import InvalidInput, VaultLocked, WrongPassphrase
from studio.library.master_key import (
    STANDARD_COST,
    Cost,
    KeyPlace,
    MasterKeyFile,
    PassphraseLock,
    lock_with_keychain,
    lock_with_passphrase,
    new_vault_id,
    unlock_with_keychain,
    unlock_with_passphrase,
)
from studio.library.recovery import read_recovery_code, write_recovery_code
from tests.fakes.keys import CHEAP, FakeKeychain

KEY = bytes(range(32))
WORDS = "a passphrase with an é in it"


def test_a_passphrase_opens_what_it_locked_however_its_letters_are_composed() -> None:
    lock = lock_with_passphrase(KEY, WORDS, new_vault_id(), CHEAP)
    assert unlock_with_passphrase(lock, WORDS) == KEY
    assert unlock_with_passphrase(lock, WORDS.replace("é", "e\u0301")) == KEY
    for wrong in ("", WORDS.upper(), WORDS + " "):
        with pytest.raises(WrongPassphrase) as caught:
            unlock_with_passphrase(lock, wrong)
        assert caught.value.exit_code == 53


def test_the_standard_cost_is_64_mib_three_times() -> None:
    assert (STANDARD_COST.memory_kib, STANDARD_COST.iterations) == (65536, 3)
    assert CHEAP.is_less_than(STANDARD_COST)
    assert not STANDARD_COST.is_less_than(STANDARD_COST)


def test_a_lock_with_another_cost_salt_or_vault_opens_nothing() -> None:
    lock = lock_with_passphrase(KEY, WORDS, new_vault_id(), CHEAP)
    changes: list[PassphraseLock] = [
        replace(lock, vault_id=new_vault_id()),
        replace(lock, cost=replace(CHEAP, iterations=2)),
        replace(lock, salt="00" * 16),
        replace(lock, nonce="00" * 12),
        replace(lock, wrapped="00" + lock.wrapped[2:]),
    ]
    for altered in changes:
        with pytest.raises(WrongPassphrase):
            unlock_with_passphrase(altered, WORDS)


def test_the_file_holds_no_key_and_an_older_plain_one_is_destroyed(tmp_path: Path) -> None:
    file = MasterKeyFile(tmp_path)
    assert file.place() is KeyPlace.NOWHERE
    (tmp_path / "master.key").write_bytes(KEY)
    assert file.place() is KeyPlace.PLAIN
    assert file.read_plain() == KEY
    lock = lock_with_passphrase(KEY, WORDS, new_vault_id(), CHEAP)
    file.write(lock)
    assert file.place() is KeyPlace.TYPED
    assert file.read() == lock
    assert not (tmp_path / "master.key").exists()
    content = file.path.read_bytes()
    assert KEY not in content
    assert KEY.hex().encode() not in content
    if os.name == "posix":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_avatars_without_any_key_are_said_to_be_lost(tmp_path: Path) -> None:
    (tmp_path / ("a" * 32)).mkdir()
    (tmp_path / ("a" * 32) / "key").write_bytes(b"LSK1")
    assert MasterKeyFile(tmp_path).place() is KeyPlace.LOST


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind": "plain", "key": "00"}'])
def test_a_key_file_that_makes_no_sense_is_said(tmp_path: Path, text: str) -> None:
    file = MasterKeyFile(tmp_path)
    file.path.write_text(text, encoding="utf-8")
    with pytest.raises(VaultLocked, match="damaged"):
        file.place()


def test_a_file_that_asks_for_all_memory_is_refused(tmp_path: Path) -> None:
    file = MasterKeyFile(tmp_path)
    lock = lock_with_passphrase(KEY, WORDS, new_vault_id(), CHEAP)
    greedy = serial.to_json(replace(lock, cost=Cost(1 << 30, 1, 1)))
    file.path.write_text(greedy, encoding="utf-8")
    with pytest.raises(VaultLocked, match="damaged"):
        file.read()


def test_a_damaged_plain_key_is_said(tmp_path: Path) -> None:
    (tmp_path / "master.key").write_bytes(b"short")
    with pytest.raises(VaultLocked, match="damaged"):
        MasterKeyFile(tmp_path).read_plain()


def test_a_keychain_gives_the_key_of_its_own_vault_only() -> None:
    keychain, vault_id = FakeKeychain(), new_vault_id()
    lock = lock_with_keychain(KEY, keychain, vault_id)
    assert unlock_with_keychain(lock, keychain) == KEY
    keychain.secrets[vault_id] = bytes(32).hex()
    with pytest.raises(VaultLocked, match="not this vault's"):
        unlock_with_keychain(lock, keychain)
    keychain.secrets[vault_id] = "no key"
    with pytest.raises(VaultLocked, match="not this vault's"):
        unlock_with_keychain(lock, keychain)
    keychain.delete(vault_id)
    with pytest.raises(VaultLocked, match="no longer"):
        unlock_with_keychain(lock, keychain)
    with pytest.raises(VaultLocked, match="cannot be reached"):
        unlock_with_keychain(lock, None)


def test_a_recovery_code_is_read_as_people_write_and_a_wrong_letter_is_noticed() -> None:
    code = write_recovery_code(KEY)
    assert [len(group) for group in code.split("-")] == [4] * 14
    assert read_recovery_code(code) == KEY
    assert read_recovery_code(f"  {code.lower().replace('-', ' ')}\n") == KEY
    for wrong in ("", code[:-1], code + "A", ("B" if code[0] != "B" else "C") + code[1:], "?" + code[1:]):
        with pytest.raises(InvalidInput, match="recovery code"):
            read_recovery_code(wrong)
