"""Biometrics at rest: takes, voices, adapters and checkpoints, sealed under one random key for each avatar.

``vault/<avatar_id>/key`` is that key, wrapped (AES-256-GCM) under the master key in ``vault/master.key``.
Erasing an avatar destroys its wrapped key first, so that whatever survives of the files is unreadable.

What this protects against: reading, swapping or altering single files that leave the vault without the
master key (a copied avatar folder, a synchronised or recovered file, a sealed file in a bug report), and
reading what is left of an erased avatar. What it does not: anyone who can read the whole data folder
reads the master key too, for on this floor it lies in a file that only its owner may read (on Windows by
the access list of the user's profile); and on an SSD or a file system with snapshots, overwriting a key
does not surely destroy every copy of it, nor does it reach backups made outside the studio. Keeping the
master key in the system's keychain or behind a passphrase means another `MasterKey`; nothing else
changes.

`seal`, `unseal`, `write_sealed` and `read_sealed` need only a key and serve the worker too. Imports no
database.
"""

import logging
import os
import secrets
from pathlib import Path
from typing import Protocol

import filelock
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.core import storage
from studio.domain.errors import InvalidInput, LibraryBusy, NotFound, VaultLocked
from studio.library.identifiers import is_id, require_id
from studio.library.sealing import KEY_BYTES, seal, unseal

__all__ = ["FileMasterKey", "MasterKey", "Vault", "read_sealed", "seal", "unseal", "write_sealed"]

_KEY_NAME = "key"
_SHREDDED_NAME = "key.shredded"
_UNSETTLED_NAME = "creating"
_KEY_MAGIC = b"LSK1"
_NONCE_BYTES = 12
_LOCK_TIMEOUT_S = 10.0
_NEW_SCAN_HINT = "An erased avatar cannot come back: a new one needs a new scan and a new consent."
_log = logging.getLogger(__name__)


def write_sealed(path: Path, key: bytes, data: bytes) -> None:
    """Seal ``data`` under the avatar's key into ``path``, bound to the file's name; all of it or nothing."""
    storage.write_bytes(path, seal(key, path.name, data))


def read_sealed(path: Path, key: bytes) -> bytes:
    """The plain bytes of a file that `write_sealed` made. Raises `NotFound` or `LibraryDamaged`.

    They are for memory only: never write them to a temporary file.
    """
    try:
        blob = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"The sealed file {path.name} is not in the vault.", _NEW_SCAN_HINT) from error
    return unseal(key, path.name, blob)


class MasterKey(Protocol):
    """Where the key that wraps the avatars' keys comes from."""

    def read(self) -> bytes:
        """32 bytes. Raises `VaultLocked` when they cannot be had."""
        ...


class FileMasterKey:
    """The master key as a file in the vault, made at random on first use, readable by its owner only."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> bytes:
        if not self._path.exists():
            self._create()
        key = self._path.read_bytes()
        if len(key) != KEY_BYTES:
            raise VaultLocked(f"The vault's master key {self._path} is damaged.", "Restore it from a backup.")
        return key

    def _create(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(self._path.with_name(f"{self._path.name}.lock"), timeout=_LOCK_TIMEOUT_S)
        try:
            with lock:
                if self._path.exists():
                    return
                # A new key would make every avatar unreadable without a word.
                if any(self._path.parent.glob(f"*/{_KEY_NAME}")):
                    raise VaultLocked(f"The vault's master key {self._path} is missing.", "Restore it from a backup.")
                with storage.replace_when_done(self._path) as partial:
                    partial.touch(mode=0o600, exist_ok=False)
                    partial.write_bytes(secrets.token_bytes(KEY_BYTES))
        except filelock.Timeout as error:
            raise LibraryBusy("Another studio is opening the vault.", "Wait a moment and try again.") from error


class Vault:
    """The avatars' folders under ``root`` and their keys."""

    def __init__(self, root: Path, master_key: MasterKey) -> None:
        self._root = root
        self._master_key = master_key

    @classmethod
    def open(cls, root: Path) -> "Vault":
        """The vault in ``root`` with its master key in a file there. Nothing is made before it is needed."""
        return cls(root, FileMasterKey(root / "master.key"))

    def ids(self) -> tuple[str, ...]:
        """Ids of all avatars whose key is in the vault."""
        folders = self._root.iterdir() if self._root.is_dir() else ()
        return tuple(sorted(path.name for path in folders if is_id(path.name) and self.has(path.name)))

    def has(self, avatar_id: str) -> bool:
        """Whether the avatar's key is in the vault."""
        return (self.folder(avatar_id) / _KEY_NAME).is_file()

    def folder(self, avatar_id: str) -> Path:
        """Where the avatar's sealed files lie. It exists between `create` and `erase`."""
        return self._root / require_id(avatar_id, "an avatar")

    def create(self, avatar_id: str) -> bytes:
        """Make the avatar's folder and key, and return the key (32 bytes). `InvalidInput` when it has one."""
        folder = self.folder(avatar_id)
        if folder.exists():
            raise InvalidInput(f"The vault holds an avatar {avatar_id} already.", "Use a new id.")
        key, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(_NONCE_BYTES)
        wrapped = AESGCM(self._master_key.read()).encrypt(nonce, key, _binding(avatar_id))
        # Built aside and renamed whole, so that no folder without a key is ever that of an avatar to come.
        draft = self._root / f".{avatar_id}.{secrets.token_hex(6)}.partial"
        try:
            storage.write_bytes(draft / _KEY_NAME, _KEY_MAGIC + nonce + wrapped)
            (draft / _UNSETTLED_NAME).touch()
            draft.rename(folder)
        except BaseException:
            storage.erase_folder(draft)
            raise
        return key

    def settle(self, avatar_id: str) -> None:
        """The avatar is in the library now: what `create` began is finished. Safe to repeat."""
        (self.folder(avatar_id) / _UNSETTLED_NAME).unlink(missing_ok=True)

    def unsettled(self) -> tuple[str, ...]:
        """Avatars that were created but never settled: a creation is under way, or a kill cut it short."""
        marks = sorted(self._root.glob(f"*/{_UNSETTLED_NAME}"))
        return tuple(mark.parent.name for mark in marks if is_id(mark.parent.name))

    def open_key(self, avatar_id: str) -> bytes:
        """The avatar's key. Raises `VaultLocked` when it is gone, altered, or under another master key."""
        try:
            blob = (self.folder(avatar_id) / _KEY_NAME).read_bytes()
        except FileNotFoundError as error:
            raise VaultLocked(f"The key of the avatar {avatar_id} is gone.", _NEW_SCAN_HINT) from error
        nonce, wrapped = blob[len(_KEY_MAGIC) :][:_NONCE_BYTES], blob[len(_KEY_MAGIC) + _NONCE_BYTES :]
        unreadable = VaultLocked(
            f"The key of the avatar {avatar_id} cannot be read with this vault's master key.",
            "Restore the vault folder, with its master.key, from a backup.",
        )
        if not blob.startswith(_KEY_MAGIC) or len(nonce) < _NONCE_BYTES:
            raise unreadable
        try:
            return AESGCM(self._master_key.read()).decrypt(nonce, wrapped, _binding(avatar_id))
        except InvalidTag as error:
            raise unreadable from error

    def erase(self, avatar_id: str) -> bool:
        """Destroy the key, then remove the files. Safe to repeat, and after a kill in between.

        Once the key is gone nothing can be read any more. Returns whether the files are gone as well; when
        another program holds one open (Windows), the unreadable rest is removed by `finish_erasures`.
        """
        folder = self.folder(avatar_id)
        key, shredded = folder / _KEY_NAME, folder / _SHREDDED_NAME
        # The rename is the one moment at which the avatar ceases to be; all that follows can be done again.
        if key.exists():
            key.replace(shredded)
        _overwrite_and_unlink(shredded)
        try:
            storage.erase_folder(folder)
        except OSError as error:
            _log.info("files of an erased avatar are still in use: %s", type(error).__name__)
            return False
        return True

    def finish_erasures(self) -> int:
        """Remove folders whose key is gone: erasures that a kill cut short. Returns how many went."""
        if not self._root.is_dir():
            return 0
        keyless = [
            path.name
            for path in self._root.iterdir()
            if path.is_dir() and is_id(path.name) and not (path / _KEY_NAME).exists()
        ]
        return sum(self.erase(avatar_id) for avatar_id in keyless)

    def sweep(self) -> None:
        """Remove unfinished files that a kill left behind. For the start, before any job runs."""
        for path in sorted(self._root.rglob(".*.partial*")):
            if path.is_dir():
                storage.erase_folder(path)
            else:
                path.unlink(missing_ok=True)


def _binding(avatar_id: str) -> bytes:
    return b"likeness avatar key 1\0" + avatar_id.encode("ascii")


def _overwrite_and_unlink(path: Path) -> None:
    if not path.exists():
        return
    with path.open("rb+") as handle:
        handle.write(bytes(path.stat().st_size))
        handle.flush()
        os.fsync(handle.fileno())
    path.unlink()
