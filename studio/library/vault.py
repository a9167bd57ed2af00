"""Biometrics at rest: takes, voices, adapters and checkpoints, sealed under one random key for each avatar.

``vault/<avatar_id>/key`` is that key, wrapped (AES-256-GCM) under the vault's master key, which a `MasterKey` gives:
it lies in the system's keychain or under a passphrase, never in the vault (see `master_key`). Erasing an avatar
destroys its wrapped key first, so that whatever survives of the files is unreadable.

What this protects against: reading, swapping or altering files of the data folder without the keychain's login or
the passphrase (a stolen disk, a copied or synchronised folder, a sealed file in a bug report), and reading what is
left of an erased avatar. What it does not: a program that runs as the same person while the studio is open, which
may read its memory; and on an SSD or a file system with snapshots, overwriting a key does not surely destroy every
copy of it, nor does it reach backups made outside the studio.

`seal`, `unseal`, `write_sealed` and `read_sealed` need only a key and serve the worker too. Imports no
database.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.core import storage
from studio.domain.errors import InvalidInput, NotFound, VaultLocked
from studio.library.identifiers import is_id, require_id
from studio.library.sealing import KEY_BYTES, SealWriter, UnsealReader, seal, unseal

__all__ = [
    "MasterKey",
    "NoMasterKey",
    "Vault",
    "open_sealing",
    "read_sealed",
    "seal",
    "unseal",
    "unwrap_key",
    "write_sealed",
]

_KEY_NAME = "key"
_SHREDDED_NAME = "key.shredded"
_UNSETTLED_NAME = "creating"
_KEY_MAGIC = b"LSK1"
_NONCE_BYTES = 12
_NEW_SCAN_HINT = "An erased avatar cannot come back: a new one needs a new scan and a new consent."
_log = logging.getLogger(__name__)


def write_sealed(path: Path, key: bytes, data: bytes) -> None:
    """Seal ``data`` under the avatar's key into ``path``, bound to the file's name; all of it or nothing."""
    with open_sealing(path, key) as writer:
        writer.write(data)


@contextmanager
def open_sealing(path: Path, key: bytes) -> Iterator[SealWriter]:
    """The same for what comes piece by piece: the file is there when the block ends well, and not before.

    A chunk or two are in memory, however long the file becomes.
    """
    with (
        storage.replace_when_done(path) as partial,
        partial.open("wb") as handle,
        SealWriter(key, path.name, handle) as writer,
    ):
        yield writer


def read_sealed(path: Path, key: bytes) -> bytes:
    """The plain bytes of a file that `write_sealed` made. Raises `NotFound` or `LibraryDamaged`.

    They are for memory only: never write them to a temporary file.
    """
    try:
        with path.open("rb") as handle:
            return UnsealReader(key, path.name, handle).read()
    except FileNotFoundError as error:
        raise NotFound(f"The sealed file {path.name} is not in the vault.", _NEW_SCAN_HINT) from error


class MasterKey(Protocol):
    """Where the key that wraps the avatars' keys comes from."""

    def read(self) -> bytes:
        """32 bytes. Raises `VaultLocked` when they cannot be had."""
        ...


class NoMasterKey:
    """For the worker, which is handed the keys of the avatars that it may use, and never the one above them."""

    def read(self) -> bytes:
        raise VaultLocked("This process has no master key.", "It works with the keys that its job brought.")


class Vault:
    """The avatars' folders under ``root`` and their keys."""

    def __init__(self, root: Path, master_key: MasterKey) -> None:
        self._root = root
        self._master_key = master_key

    def unlock(self) -> None:
        """Have the master key at hand, so that nobody is asked for it in the middle of something.

        Raises what `MasterKey.read` raises. Without it the key is read when it is first needed.
        """
        self._master_key.read()

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
        return unwrap_key(blob, avatar_id, self._master_key.read())

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
        storage.overwrite_and_unlink(shredded)
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


def unwrap_key(blob: bytes, avatar_id: str, master_key: bytes) -> bytes:
    """The key of an avatar from the content of its key file. Raises `VaultLocked` when it does not open."""
    nonce, wrapped = blob[len(_KEY_MAGIC) :][:_NONCE_BYTES], blob[len(_KEY_MAGIC) + _NONCE_BYTES :]
    unreadable = VaultLocked(
        f"The key of the avatar {avatar_id} cannot be read with this vault's master key.",
        "Restore the vault folder from a backup.",
    )
    if not blob.startswith(_KEY_MAGIC) or len(nonce) < _NONCE_BYTES:
        raise unreadable
    try:
        return AESGCM(master_key).decrypt(nonce, wrapped, _binding(avatar_id))
    except InvalidTag as error:
        raise unreadable from error


def _binding(avatar_id: str) -> bytes:
    return b"likeness avatar key 1\0" + avatar_id.encode("ascii")
