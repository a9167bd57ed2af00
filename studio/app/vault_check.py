"""What lies in the vault, as figures. Opens nothing, and asks for nothing."""

from dataclasses import dataclass

from studio.app.identity import IDENTITY_ID
from studio.app.keys import KeyDesk, VaultStatus, ask_nobody
from studio.core.paths import StudioPaths
from studio.library.vault import NoMasterKey, Vault


@dataclass(frozen=True)
class VaultFacts:
    """``avatars`` have a key; the studio's own signing key is not one of them."""

    status: VaultStatus
    folder: str
    avatars: int
    sealed_files: int
    sealed_bytes: int


def inspect_vault(paths: StudioPaths, keys: KeyDesk | None = None) -> VaultFacts:
    """Raises `VaultLocked` when what stands on disk about the key cannot be understood."""
    desk = keys or KeyDesk(paths, ask_nobody)
    ids = [avatar_id for avatar_id in Vault(paths.vault, NoMasterKey()).ids() if avatar_id != IDENTITY_ID]
    sizes = [path.stat().st_size for path in paths.vault.glob("*/**/*") if path.is_file()]
    return VaultFacts(desk.describe(), str(paths.vault), len(ids), len(sizes), sum(sizes))
