"""Keychains: four are trusted, by class; a plain file that calls itself one never is."""

import sys
from types import ModuleType

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from studio.domain.errors import VaultLocked
from studio.library.keychain import CANDIDATES, Candidate, SystemKeychain, find_keychain


class Safe(KeyringBackend):
    """A backend in memory that behaves, or not."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = False
        self.forgetful = False

    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("No such password!")
        del self.kept[service, username]

    def _check(self) -> None:
        if self.broken:
            raise OSError("the bus is gone")


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = ModuleType("a_keychain_for_tests")
    vars(made).update(Safe=Safe, Nothing=type("Nothing", (), {"viable": False}))
    monkeypatch.setitem(sys.modules, made.__name__, made)
    return made


def test_the_first_that_works_is_taken_and_broken_ones_are_passed_over(module: ModuleType) -> None:
    missing = Candidate("no.such.module", "Keyring", "nothing")
    unfit = Candidate(module.__name__, "Nothing", "an unfit one")
    good = Candidate(module.__name__, "Safe", "a good one")
    found = find_keychain((missing, unfit, good))
    assert found is not None
    assert found.title == "a good one"
    assert find_keychain((missing, unfit)) is None


def test_a_keychain_of_another_system_is_not_even_imported(module: ModuleType) -> None:
    foreign = Candidate(module.__name__, "Safe", "another system's", platform="plan9")
    own = Candidate(module.__name__, "Safe", "this system's", platform=sys.platform)
    found = find_keychain((foreign, own))
    assert found is not None
    assert found.title == "this system's"
    assert find_keychain((foreign,)) is None


def test_only_keychains_of_the_system_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = {candidate.module.removeprefix("keyring.backends.") for candidate in CANDIDATES}
    assert modules == {"macOS", "Windows", "SecretService", "kwallet"}
    # What would make keyring itself store plain text has no say here.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if sys.platform == "linux":
        assert find_keychain() is None


def test_a_secret_comes_back_and_goes() -> None:
    keychain = SystemKeychain(Safe(), "the safe")
    assert keychain.read("vault") is None
    keychain.write("vault", "00ff")
    assert keychain.read("vault") == "00ff"
    keychain.delete("vault")
    keychain.delete("vault")
    assert keychain.read("vault") is None


def test_a_keychain_that_keeps_nothing_or_does_not_open_is_said() -> None:
    backend = Safe()
    keychain = SystemKeychain(backend, "the safe")
    backend.forgetful = True
    with pytest.raises(VaultLocked, match="did not keep"):
        keychain.write("vault", "00ff")
    backend.broken = True
    with pytest.raises(VaultLocked, match="The safe did not open"):
        keychain.read("vault")
    with pytest.raises(VaultLocked, match="The safe did not open"):
        keychain.write("vault", "00ff")
    with pytest.raises(VaultLocked, match="The safe did not open"):
        keychain.delete("vault")
