"""The studio's own signing key, kept sealed like a biometric. It signs clips and exports, never consents."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from studio.domain.errors import VaultLocked
from studio.library.vault import Vault, read_sealed, write_sealed
from studio.provenance.signing import SigningKey

# The vault files keys by 32-digit ids; all noughts can be no avatar's.
IDENTITY_ID = "0" * 32
KEY_NAME = "signing.key"


@dataclass(frozen=True)
class Identity:
    """Who signs. ``did`` is the public did:key."""

    key: SigningKey

    @property
    def did(self) -> str:
        return self.key.did


def new_seed() -> bytes:
    """A fresh 32-byte Ed25519 seed."""
    return secrets.token_bytes(32)


def open_identity(vault: Vault, lock_path: Path, *, has_signed: bool) -> Identity:
    """Read the studio's key, or make it on first use; of two processes one makes it.

    Raises `VaultLocked` when the key is gone although it ``has_signed`` clips: a new one would disown them silently.
    """
    with FileLock(lock_path, thread_local=False):
        path = vault.folder(IDENTITY_ID) / KEY_NAME
        if path.exists():
            return Identity(SigningKey(read_sealed(path, vault.open_key(IDENTITY_ID))))
        if has_signed:
            raise VaultLocked(
                "The studio's signing key is gone, although clips were signed with it.",
                "Restore the vault folder from a backup.",
            )
        seed = new_seed()
        made = vault.folder(IDENTITY_ID).is_dir()
        key = vault.open_key(IDENTITY_ID) if made else vault.create(IDENTITY_ID)
        write_sealed(path, key, seed)
        vault.settle(IDENTITY_ID)
        return Identity(SigningKey(seed))
