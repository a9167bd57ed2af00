"""The studio's own signing key, kept sealed like a biometric. It signs clips and exports, never consents."""

import secrets
import threading
from pathlib import Path

from filelock import FileLock

from studio.domain.errors import VaultLocked
from studio.library.vault import Vault, read_sealed, write_sealed
from studio.provenance.signing import SigningKey

# The vault files keys by 32-digit ids; all noughts can be no avatar's.
IDENTITY_ID = "0" * 32
KEY_NAME = "signing.key"


class Identity:
    """Who signs: read from the vault when it is first needed, or made then. May be used by any thread."""

    def __init__(self, vault: Vault, lock_path: Path) -> None:
        self._vault = vault
        self._lock_path = lock_path
        self._guard = threading.Lock()
        self._key: SigningKey | None = None

    @property
    def key(self) -> SigningKey:
        """Raises `VaultLocked` when the vault cannot be opened."""
        with self._guard:
            if self._key is None:
                self._key = _read_or_make(self._vault, self._lock_path)
            return self._key

    @property
    def did(self) -> str:
        """The public did:key."""
        return self.key.did


def new_seed() -> bytes:
    """A fresh 32-byte Ed25519 seed."""
    return secrets.token_bytes(32)


def open_identity(vault: Vault, lock_path: Path, *, has_signed: bool) -> Identity:
    """The studio's identity. Opens no vault yet.

    Raises `VaultLocked` when the key is gone although it ``has_signed`` clips: a new one would disown them silently.
    """
    if has_signed and not (vault.folder(IDENTITY_ID) / KEY_NAME).exists():
        raise VaultLocked(
            "The studio's signing key is gone, although clips were signed with it.",
            "Restore the vault folder from a backup.",
        )
    return Identity(vault, lock_path)


def _read_or_make(vault: Vault, lock_path: Path) -> SigningKey:
    """Read the studio's key, or make it on first use; of two processes one makes it."""
    with FileLock(lock_path, thread_local=False):
        path = vault.folder(IDENTITY_ID) / KEY_NAME
        if path.exists():
            return SigningKey(read_sealed(path, vault.open_key(IDENTITY_ID)))
        seed = new_seed()
        made = vault.folder(IDENTITY_ID).is_dir()
        key = vault.open_key(IDENTITY_ID) if made else vault.create(IDENTITY_ID)
        write_sealed(path, key, seed)
        vault.settle(IDENTITY_ID)
        return SigningKey(seed)
