"""Where tests get the vault's key from: a passphrase that costs next to nothing, and a keychain in memory."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from studio.domain.errors import VaultLocked
from studio.library.master_key import Cost
from studio.library.vault import Vault

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
WORDS = "a passphrase for the tests"


@dataclass
class FakeKeychain:
    """A keychain in memory. ``locked`` is one whose person dismisses the question."""

    title: str = "the test's keychain"
    secrets: dict[str, str] = field(default_factory=dict)
    locked: bool = False

    def read(self, name: str) -> str | None:
        self._open()
        return self.secrets.get(name)

    def write(self, name: str, secret: str) -> None:
        self._open()
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        self._open()
        self.secrets.pop(name, None)

    def _open(self) -> None:
        if self.locked:
            raise VaultLocked("The test's keychain did not open.", "Unlock it.")


class FileKey:
    """A master key that a test keeps in a file beside the vault, so that another process can open it too."""

    def __init__(self, root: Path) -> None:
        self._path = root.with_name(f"{root.name}.test-key")

    def read(self) -> bytes:
        if not self._path.exists():
            self._path.write_bytes(secrets.token_bytes(32))
        return self._path.read_bytes()


def open_vault(root: Path) -> Vault:
    """A vault of a test's own, without a studio around it."""
    return Vault(root, FileKey(root))


def write_passphrase_file(path: Path, passphrase: str = WORDS) -> Path:
    """A passphrase file that its owner alone may read."""
    path.touch(mode=0o600)
    path.write_text(f"{passphrase}\n", encoding="utf-8")
    if os.name == "posix":
        path.chmod(0o600)
    return path
