"""The vault's master key on disk: never the key itself, but what it needs to be had again.

``vault/master.json`` says where the key is: in the system's keychain under the vault's own id, or in that very file,
wrapped (AES-256-GCM) under Argon2id of a passphrase, whose cost stands beside it. Older libraries have the plain
key in ``vault/master.key``; it can be read, so that it can be protected, and is never written.

Must not ask anybody for anything, nor choose: `studio.app.keys` does.
"""

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import filelock
import rfc8785
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import Field

from studio.core import serial, storage
from studio.domain.errors import InvalidInput, LibraryBusy, ToolMissing, VaultLocked, WrongPassphrase
from studio.library.keychain import Keychain
from studio.library.sealing import KEY_BYTES

LOCK_NAME = "master.json"
PLAIN_NAME = "master.key"
_NONCE_BYTES = 12
_SALT_BYTES = 16
_LOCK_TIMEOUT_S = 30.0

Hex = Annotated[str, Field(pattern=r"^([0-9a-f]{2}){1,128}$")]


@dataclass(frozen=True)
class Cost:
    """What one guess of a passphrase costs (RFC 9106). An altered file must not ask for all memory either."""

    memory_kib: Annotated[int, Field(ge=8 * 4, le=1 << 21)] = 64 << 10
    iterations: Annotated[int, Field(ge=1, le=64)] = 3
    lanes: Annotated[int, Field(ge=1, le=16)] = 4

    def is_less_than(self, other: "Cost") -> bool:
        return self.memory_kib < other.memory_kib or self.iterations < other.iterations


STANDARD_COST = Cost()


@dataclass(frozen=True)
class PassphraseLock:
    """The master key, wrapped under a passphrase. Texts are hexadecimal."""

    vault_id: Hex
    cost: Cost
    salt: Hex
    nonce: Hex
    wrapped: Hex
    format: Literal["likeness-master-key/1"] = "likeness-master-key/1"
    kind: Literal["passphrase"] = "passphrase"


@dataclass(frozen=True)
class KeychainLock:
    """The master key lies in a keychain. ``check`` tells it from another vault's without giving it away."""

    vault_id: Hex
    check: Hex
    title: Annotated[str, Field(max_length=80)]
    format: Literal["likeness-master-key/1"] = "likeness-master-key/1"
    kind: Literal["keychain"] = "keychain"


Lock = PassphraseLock | KeychainLock


class KeyPlace(StrEnum):
    """Where a vault's master key is."""

    NOWHERE = "nowhere"
    PLAIN = "plain"
    TYPED = "passphrase"
    KEYCHAIN = "keychain"
    LOST = "lost"


class MasterKeyFile:
    """What stands on disk about the master key of the vault in ``root``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.path = root / LOCK_NAME
        self._plain = root / PLAIN_NAME

    def place(self) -> KeyPlace:
        """Raises `VaultLocked` when what stands there cannot be understood."""
        lock = self.read()
        if lock is not None:
            return KeyPlace(lock.kind)
        if self._plain.exists():
            return KeyPlace.PLAIN
        # A new key would make every avatar unreadable without a word.
        return KeyPlace.LOST if any(self._root.glob("*/key")) else KeyPlace.NOWHERE

    def read(self) -> Lock | None:
        """What says where the key is; None in a new or an old vault."""
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return None
        try:
            lock: Lock = serial.from_json(serial.tagged(Lock), text, "vault's key file")
        except InvalidInput as error:
            raise _damaged(self.path) from error
        return lock

    def read_or_none(self) -> Lock | None:
        """The same, and None too when it is damaged: for whoever has the key from elsewhere."""
        try:
            return self.read()
        except VaultLocked:
            return None

    def read_plain(self) -> bytes:
        """The key of an older library. Raises `VaultLocked` when it is damaged."""
        key = self._plain.read_bytes()
        if len(key) != KEY_BYTES:
            raise _damaged(self._plain)
        return key

    def write(self, lock: Lock) -> None:
        """Say anew where the key is; then a plain one of an older library is destroyed."""
        with storage.replace_when_done(self.path) as partial:
            partial.touch(mode=0o600)
            partial.write_bytes(serial.to_json(lock).encode())
        self.destroy_plain()

    def destroy_plain(self) -> None:
        """Overwrite and remove the plain key. No error when there is none."""
        storage.overwrite_and_unlink(self._plain)
        self._plain.with_name(f"{PLAIN_NAME}.lock").unlink(missing_ok=True)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Of two processes one makes or changes the key at a time. Raises `LibraryBusy`."""
        self._root.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(self._root / "master.lock", timeout=_LOCK_TIMEOUT_S)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise LibraryBusy("Another studio is opening the vault.", "Wait a moment and try again.") from error
        try:
            yield
        finally:
            lock.release()


def new_vault_id() -> str:
    """What a vault is called in a keychain: at random, so that two libraries never share an entry."""
    return secrets.token_hex(16)


def lock_with_passphrase(key: bytes, passphrase: str, vault_id: str, cost: Cost = STANDARD_COST) -> PassphraseLock:
    """Wrap ``key`` (32 bytes) under ``passphrase``."""
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    wrapped = AESGCM(stretch(passphrase, salt, cost)).encrypt(nonce, key, _binding(vault_id, cost, salt))
    return PassphraseLock(vault_id, cost, salt.hex(), nonce.hex(), wrapped.hex())


def unlock_with_passphrase(lock: PassphraseLock, passphrase: str) -> bytes:
    """The master key. Raises `WrongPassphrase`, also when the file was altered: the two look alike."""
    salt = bytes.fromhex(lock.salt)
    cipher = AESGCM(stretch(passphrase, salt, lock.cost))
    try:
        key = cipher.decrypt(
            bytes.fromhex(lock.nonce), bytes.fromhex(lock.wrapped), _binding(lock.vault_id, lock.cost, salt)
        )
    except (InvalidTag, ValueError) as error:
        raise WrongPassphrase(
            "The passphrase does not open this vault.", "Try again. Capital letters and spaces count."
        ) from error
    if len(key) != KEY_BYTES:
        raise VaultLocked("The vault's key file is damaged.", "Restore it from a backup.")
    return key


def lock_with_keychain(key: bytes, keychain: Keychain, vault_id: str) -> KeychainLock:
    """Put ``key`` into the keychain. Raises `VaultLocked` unless it is surely there."""
    keychain.write(vault_id, key.hex())
    return KeychainLock(vault_id, _check(key), keychain.title)


def unlock_with_keychain(lock: KeychainLock, keychain: Keychain | None) -> bytes:
    """The master key. Raises `VaultLocked` when the keychain is not at hand or holds another key."""
    hint = (
        "Open the studio where you are logged in to the desktop. If the key is lost, the recovery code brings it "
        "back: likeness vault passphrase --recovery"
    )
    if keychain is None:
        raise VaultLocked(f"The vault's key lies in {lock.title}, which cannot be reached from here.", hint)
    secret = keychain.read(lock.vault_id)
    if secret is None:
        raise VaultLocked(f"The vault's key is no longer in {keychain.title}.", hint)
    try:
        key = bytes.fromhex(secret)
    except ValueError:
        key = b""
    if not fits(lock, key):
        raise VaultLocked(f"What {keychain.title} holds is not this vault's key.", hint)
    return key


def fits(lock: KeychainLock, key: bytes) -> bool:
    """Whether ``key`` is the one that went into the keychain."""
    return len(key) == KEY_BYTES and hmac.compare_digest(_check(key), lock.check)


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes by Argon2id (RFC 9106) of the passphrase, in Unicode's composed form so that keyboards agree."""
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8")
    try:
        kdf = Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        return kdf.derive(secret)
    except UnsupportedAlgorithm as error:
        raise ToolMissing(
            "The library 'cryptography' of this machine knows no Argon2id, which passphrases need.",
            "Install its wheel from the package index: it brings OpenSSL 3.2 or later.",
        ) from error


def _binding(vault_id: str, cost: Cost, salt: bytes) -> bytes:
    facts: dict[str, int | str] = {**asdict(cost), "salt": salt.hex(), "vault_id": vault_id}
    return b"likeness master key 1\0" + rfc8785.dumps(facts)


def _check(key: bytes) -> str:
    return hmac.new(key, b"likeness master key check 1", hashlib.sha256).hexdigest()


def _damaged(path: Path) -> VaultLocked:
    return VaultLocked(
        f"The vault's key file {path} is damaged.",
        "Restore it from a backup, or use the recovery code: likeness vault passphrase --recovery",
    )
