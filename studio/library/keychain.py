"""The system's own keychain, where a real one is at hand: a small safe that opens with the person's login.

Only four backends of the library `keyring` are taken, by class: the Secret Service (GNOME and others), KWallet,
the macOS keychain and the Windows Credential Manager. Never what `keyring` would choose by itself, by its
configuration or by the environment: with keyrings.alt installed that is a plain file. Imports keyring late.
"""

import importlib
import logging
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from studio.domain.errors import VaultLocked

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Likeness Studio"
SERVICE_BACKEND = "keyring.backends.SecretService"
_log = logging.getLogger(__name__)


class Keychain(Protocol):
    """Where small secrets are kept for the person who is logged in. ``title`` is what they know it as."""

    @property
    def title(self) -> str: ...
    def read(self, name: str) -> str | None:
        """The secret called ``name``, None when there is none. Raises `VaultLocked` when it cannot be asked."""
        ...

    def write(self, name: str, secret: str) -> None:
        """Keep ``secret``. Raises `VaultLocked` unless it can be read again."""
        ...

    def delete(self, name: str) -> None:
        """Forget the secret. No error when there is none."""
        ...


@dataclass(frozen=True)
class Candidate:
    """A backend that is trusted: where its class stands, and what people call it.

    ``platform`` is the only one it is for, as `sys.platform` has it; the others need not even import it, which takes
    longer than all the rest.
    """

    module: str
    class_name: str
    title: str
    platform: str = ""


CANDIDATES = (
    Candidate("keyring.backends.macOS", "Keyring", "the macOS keychain", "darwin"),
    Candidate("keyring.backends.Windows", "WinVaultKeyring", "the Windows Credential Manager", "win32"),
    Candidate(SERVICE_BACKEND, "Keyring", "the desktop's keyring (Secret Service)"),
    Candidate("keyring.backends.kwallet", "DBusKeyring", "KWallet"),
)


class SystemKeychain:
    """One trusted backend of `keyring`."""

    def __init__(self, backend: "KeyringBackend", title: str) -> None:
        self._backend = backend
        self._title = title

    @property
    def title(self) -> str:
        return self._title

    def read(self, name: str) -> str | None:
        try:
            return self._backend.get_password(SERVICE, name)
        except Exception as error:  # every backend has its own kinds: D-Bus, COM, Security framework
            raise self._unreachable(error) from error

    def write(self, name: str, secret: str) -> None:
        try:
            self._backend.set_password(SERVICE, name, secret)
            kept = self._backend.get_password(SERVICE, name)
        except Exception as error:
            raise self._unreachable(error) from error
        if kept != secret:
            raise VaultLocked(f"{self._title} did not keep what was put into it.", "Use a passphrase instead.")

    def delete(self, name: str) -> None:
        try:
            if self._backend.get_password(SERVICE, name) is not None:
                self._backend.delete_password(SERVICE, name)
        except Exception as error:
            raise self._unreachable(error) from error

    def _unreachable(self, error: Exception) -> VaultLocked:
        # The kind alone: a message may quote what was to be kept.
        _log.info("the keychain refused: %s", type(error).__name__)
        return VaultLocked(
            f"{self._title[:1].upper()}{self._title[1:]} did not open.", "Unlock it and try again, or use a passphrase."
        )


def find_keychain(candidates: tuple[Candidate, ...] = CANDIDATES) -> Keychain | None:
    """The first trusted keychain that works here, None when there is none (most machines without a desktop)."""
    for candidate in candidates:
        if candidate.platform not in {"", sys.platform}:
            continue
        try:
            kind = getattr(importlib.import_module(candidate.module), candidate.class_name)
            if not kind.viable:
                continue
            if _is_passing(candidate):
                continue
            backend: KeyringBackend = kind()
        except Exception as error:  # a backend of another system, or one whose service is broken
            _log.info("%s is not at hand: %s", candidate.title, type(error).__name__)
            continue
        return SystemKeychain(backend, candidate.title)
    return None


def _is_passing(candidate: Candidate) -> bool:
    """Whether what is kept there is gone after a logout: a Secret Service may keep its default in memory only."""
    if candidate.module != SERVICE_BACKEND:
        return False
    import secretstorage
    from secretstorage.collection import SESSION_COLLECTION, get_collection_by_alias
    from secretstorage.exceptions import ItemNotFoundException

    with closing(secretstorage.dbus_init()) as bus:
        try:
            collection = get_collection_by_alias(bus, "default")
        except ItemNotFoundException:
            return False  # it is made, and asked for, when the key is put there
        return collection.collection_path == SESSION_COLLECTION
