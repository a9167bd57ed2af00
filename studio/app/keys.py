"""Where the vault's master key comes from: the policy. Reads it once a session and holds it in memory only.

A vault that says where its key is gets it from there. A new one goes, in this order, under the passphrase that a file
or an open handle gives, into the system's keychain, under a passphrase that the person chooses; when none of the three
can be had it is not made. An older vault with a plain key file opens, and is protected the same way as soon as it can.
"""

import os
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto

from studio.app.passphrases import (
    FILE_VARIABLE,
    check_new,
    demo_file,
    given_passphrase,
    read_passphrase_file,
    remove_demo_file,
)
from studio.core import storage
from studio.core.paths import StudioPaths
from studio.domain.errors import ToolMissing, VaultLocked, WrongPassphrase
from studio.library.keychain import Keychain, find_keychain
from studio.library.master_key import (
    STANDARD_COST,
    Cost,
    KeychainLock,
    KeyPlace,
    Lock,
    MasterKeyFile,
    PassphraseLock,
    lock_with_keychain,
    lock_with_passphrase,
    new_vault_id,
    unlock_with_keychain,
    unlock_with_passphrase,
)
from studio.library.recovery import read_recovery_code, write_recovery_code
from studio.library.sealing import KEY_BYTES
from studio.library.vault import Vault

TRIES = 3
_HOW_TO_GIVE = f"Run it in a terminal, or name a file of mode 0600 that holds the passphrase in {FILE_VARIABLE}."
_WRITE_DOWN = "A recovery code to write down: likeness vault recovery"


class Question(Enum):
    """What a person is asked for."""

    UNLOCK = auto()
    AGAIN = auto()
    """The passphrase, which was wrong the last time."""
    CHOOSE = auto()
    """A new passphrase, for a vault that is made now."""
    PROTECT = auto()
    """A new passphrase, for an older vault whose key is a plain file. May be put off."""


Ask = Callable[[Question], str | None]
"""Gives what the person typed, None when there is nobody to ask or they do not want to."""


def ask_nobody(question: Question) -> str | None:
    """For programs."""
    del question
    return None


@dataclass(frozen=True)
class VaultStatus:
    """``keychain`` is what a keychain of this machine is called, empty when there is none."""

    place: KeyPlace
    sentence: str
    keychain: str
    cost: Cost | None
    for_demo: bool


class _KnownKey:
    """A key that is tried."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def read(self) -> bytes:
        return self._key


class KeyDesk:
    """The master key of one data folder. A `studio.library.vault.MasterKey`; may be used by any thread."""

    def __init__(
        self,
        paths: StudioPaths,
        ask: Ask = ask_nobody,
        *,
        environ: Mapping[str, str] = os.environ,
        find: Callable[[], Keychain | None] = find_keychain,
        cost: Cost = STANDARD_COST,
    ) -> None:
        self._paths = paths
        self._ask = ask
        self._environ = environ
        self._find = find
        self._cost = cost
        self._file = MasterKeyFile(paths.vault)
        self._guard = threading.RLock()
        self._key: bytes | None = None
        self._given: str | None = None
        self._notices: list[str] = []

    def read(self) -> bytes:
        """The master key (32 bytes). Raises `VaultLocked`, `WrongPassphrase`, `LibraryBusy`."""
        with self._guard:
            if self._key is None:
                self._key = self._open()
            return self._key

    def lock(self) -> None:
        """Forget the key. The interpreter may keep copies of it until their memory is used again."""
        with self._guard:
            self._key, self._given = None, None

    def take_notices(self) -> tuple[str, ...]:
        """What a person should be told since the last call."""
        with self._guard:
            told, self._notices = tuple(self._notices), []
            return told

    def pending(self, *, to_keep: bool = True) -> Question | None:
        """What has to be asked before `read` can succeed; for windows, which ask by themselves.

        Without ``to_keep`` only what opens a vault that is there: a new one needs nothing until it is to keep
        something, and no keychain is looked for, which takes a while.
        """
        with self._guard:
            place = self._file.place()
            if place is KeyPlace.NOWHERE and not to_keep:
                return None
            if self._key is not None or place in {KeyPlace.KEYCHAIN, KeyPlace.LOST} or self._passphrase_given():
                return None
            if place is KeyPlace.TYPED:
                return Question.UNLOCK
            if self._find() is not None:
                return None
            return Question.PROTECT if place is KeyPlace.PLAIN else Question.CHOOSE

    def unlock(self, passphrase: str) -> None:
        """Open a vault that has a passphrase. Raises `WrongPassphrase`."""
        with self._guard:
            lock = self._file.read()
            if isinstance(lock, PassphraseLock):
                self._key = self._open_with(lock, passphrase)

    def unlock_by_code(self, code: str) -> None:
        """Take the key from a recovery code. Raises `InvalidInput`, or `VaultLocked` when it is another vault's."""
        key = read_recovery_code(code)
        vault = Vault(self._paths.vault, _KnownKey(key))
        try:
            for avatar_id in vault.ids():
                vault.open_key(avatar_id)
        except VaultLocked as error:
            raise VaultLocked("The recovery code is that of another vault.", "Look for this one's.") from error
        with self._guard:
            self._key = key

    def set_passphrase(self, passphrase: str) -> None:
        """Put the key under a new passphrase, wherever it was. The avatars' files are not touched."""
        check_new(passphrase)
        with self._guard, self._held():
            self._replace(lock_with_passphrase(self._held_or_new(), passphrase, new_vault_id(), self._cost))

    def set_keychain(self) -> str:
        """Put the key into the system's keychain, and return what that is called. Raises `ToolMissing`."""
        keychain = self._find()
        if keychain is None:
            raise ToolMissing("This machine has no keychain that keeps secrets safely.", "Use a passphrase instead.")
        with self._guard, self._held():
            self._replace(lock_with_keychain(self._held_or_new(), keychain, new_vault_id()))
        return keychain.title

    def recovery_code(self) -> str:
        """The key as letters. Whoever has them opens the vault."""
        return write_recovery_code(self.read())

    def adopt(self, key: bytes) -> None:
        """Protect the ``key`` of a vault that came from a backup, as for a new vault. Raises `VaultLocked`."""
        with self._guard, self._held():
            if self._protect(key, Question.CHOOSE):
                self._key = key
                return
        raise _nobody_chose()

    def describe(self) -> VaultStatus:
        """How the key is protected. Opens nothing."""
        place, lock, keychain = self._file.place(), self._file.read(), self._find()
        demo = place is KeyPlace.TYPED and demo_file(self._paths).exists()
        cost = lock.cost if isinstance(lock, PassphraseLock) else None
        return VaultStatus(place, _describe(place, lock, demo), keychain.title if keychain else "", cost, demo)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """The key file, for a change. The data folder may be made by it: for its owner alone from the beginning."""
        with storage.translate_disk_errors(self._paths.root):
            self._paths.make()
        with self._file.held():
            yield

    def _held_or_new(self) -> bytes:
        if self._key is None:
            match self._file.place():
                case KeyPlace.NOWHERE:
                    self._key = secrets.token_bytes(KEY_BYTES)
                case KeyPlace.PLAIN:
                    self._key = self._file.read_plain()
                case _:
                    raise VaultLocked("The vault is locked.", "Unlock it first.")
        return self._key

    def _replace(self, lock: Lock) -> None:
        before = self._file.read_or_none()
        self._file.write(lock)
        remove_demo_file(self._paths)
        if isinstance(before, KeychainLock) and (keychain := self._find()) is not None:
            try:
                keychain.delete(before.vault_id)
            except VaultLocked as error:
                self._notices.append(f"{error.message} The old entry of this vault is still in it.")

    def _open(self) -> bytes:
        if self._file.place() in {KeyPlace.PLAIN, KeyPlace.NOWHERE}:
            with self._held():
                # Another process may have made or protected it meanwhile.
                place = self._file.place()
                if place is KeyPlace.NOWHERE:
                    return self._make()
                if place is KeyPlace.PLAIN:
                    key = self._file.read_plain()
                    if not self._protect(key, Question.PROTECT):
                        self._notices.append(
                            "The vault's key still lies in a plain file. Protect it: likeness vault passphrase"
                        )
                    return key
        match self._file.read():
            case PassphraseLock() as lock:
                key = self._open_typed(lock)
            case KeychainLock() as lock:
                key = unlock_with_keychain(lock, self._find())
            case None:
                raise VaultLocked(
                    f"The vault's key file {self._file.path} is missing.",
                    "Restore it from a backup, or use the recovery code: likeness vault passphrase --recovery",
                )
        self._file.destroy_plain()
        return key

    def _make(self) -> bytes:
        key = secrets.token_bytes(KEY_BYTES)
        if not self._protect(key, Question.CHOOSE):
            raise _nobody_chose()
        return key

    def _protect(self, key: bytes, question: Question) -> bool:
        """Put ``key`` where it is safe; whether that could be done. Called with the file held."""
        told = "" if question is Question.CHOOSE else " The plain file in which it lay was destroyed."
        given = self._passphrase_given()
        if given is None and self._protect_with_keychain(key, told):
            return True
        passphrase = given if given is not None else self._ask(question)
        if passphrase is None:
            return False
        if given is None:
            check_new(passphrase)
        self._file.write(lock_with_passphrase(key, passphrase, new_vault_id(), self._cost))
        if told:
            self._notices.append(f"The vault's key is kept under the passphrase now.{told}")
        return True

    def _protect_with_keychain(self, key: bytes, told: str) -> bool:
        keychain = self._find()
        if keychain is None:
            return False
        try:
            lock = lock_with_keychain(key, keychain, new_vault_id())
        except VaultLocked as error:
            self._notices.append(error.message)
            return False
        self._file.write(lock)
        self._notices.append(f"The vault's key is kept in {keychain.title}.{told} {_WRITE_DOWN}")
        return True

    def _open_typed(self, lock: PassphraseLock) -> bytes:
        given = self._passphrase_given()
        if given is not None:
            return self._open_with(lock, given)
        question = Question.UNLOCK
        for left in reversed(range(TRIES)):
            passphrase = self._ask(question)
            if passphrase is None:
                raise VaultLocked("The vault is locked with a passphrase.", _HOW_TO_GIVE)
            try:
                return self._open_with(lock, passphrase)
            except WrongPassphrase:
                if not left:
                    raise
            question = Question.AGAIN
        raise VaultLocked("The vault is locked with a passphrase.", _HOW_TO_GIVE)

    def _open_with(self, lock: PassphraseLock, passphrase: str) -> bytes:
        key = unlock_with_passphrase(lock, passphrase)
        if lock.cost.is_less_than(self._cost):
            # Guessing has become cheaper since: the same passphrase is made dearer.
            self._file.write(lock_with_passphrase(key, passphrase, lock.vault_id, self._cost))
        return key

    def _passphrase_given(self) -> str | None:
        """From a file or a handle; a handle can be read once only, so the passphrase is kept for the session."""
        if self._given is None:
            self._given = given_passphrase(self._environ)
        if self._given is None and demo_file(self._paths).exists():
            self._given = read_passphrase_file(demo_file(self._paths))
        return self._given


def _nobody_chose() -> VaultLocked:
    return VaultLocked(
        "This machine has no keychain, and the vault has no passphrase yet: nothing can be kept in it.", _HOW_TO_GIVE
    )


def _describe(place: KeyPlace, lock: Lock | None, demo: bool) -> str:
    match lock:
        case KeychainLock(title=title):
            return f"The key lies in {title} and opens with your login."
        case PassphraseLock() if demo:
            return "For the demo only: the passphrase lies in a file beside the library, and who reads it opens it."
        case PassphraseLock(cost=cost):
            return f"The key is locked with a passphrase (Argon2id, {cost.memory_kib >> 10} MiB)."
    match place:
        case KeyPlace.PLAIN:
            return "The key lies in a plain file, as in older versions. Protect it: likeness vault passphrase"
        case KeyPlace.LOST:
            return "The key is missing. A backup or the recovery code brings it back."
        case _:
            return "There is no key yet; it is made with the first avatar."
