"""Passphrases that come from a file or from another program, and what a new one must be. Asks nobody.

Never on the command line and never as a value in the environment: other programs can read both.
"""

import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from studio.core import storage
from studio.core.paths import StudioPaths
from studio.domain.errors import InvalidInput, VaultLocked

FILE_VARIABLE = "LIKENESS_PASSPHRASE_FILE"
HANDLE_VARIABLE = "LIKENESS_PASSPHRASE_FD"
MIN_CHARS = 10
_MAX_BYTES = 4096
_DEMO_NAME = "demo-passphrase.txt"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def check_new(passphrase: str) -> str:
    """``passphrase`` when it may be a new one; `InvalidInput` otherwise."""
    if len(passphrase.strip()) < MIN_CHARS:
        raise InvalidInput(
            f"A passphrase needs at least {MIN_CHARS} characters.",
            "Four or five words that do not belong together are easy to keep in mind and hard to guess.",
        )
    return passphrase


def read_passphrase_file(path: Path) -> str:
    """The first line of a file that its owner alone may read. Raises `VaultLocked`."""
    try:
        with path.open("rb") as handle:
            if os.name == "posix" and os.fstat(handle.fileno()).st_mode & _OTHERS:
                raise VaultLocked(
                    f"Others may read the passphrase file {path}, so it is not used.", f"Run: chmod 600 {path}"
                )
            data = handle.read(_MAX_BYTES)
    except OSError as error:
        raise VaultLocked(f"The passphrase file {path} cannot be read.", "Check its name and its rights.") from error
    return _first_line(data, str(path))


def given_passphrase(environ: Mapping[str, str]) -> str | None:
    """What the file or the open handle holds that the environment names; None when it names none.

    Raises `VaultLocked` when it names one that cannot be read: then nobody is asked instead.
    """
    if named := environ.get(FILE_VARIABLE):
        return read_passphrase_file(Path(named))
    if number := environ.get(HANDLE_VARIABLE):
        try:
            with os.fdopen(int(number), "rb") as handle:
                data = handle.read(_MAX_BYTES)
        except (ValueError, OSError) as error:
            raise VaultLocked(
                f"{HANDLE_VARIABLE} names no handle that can be read.", "Give the number of an open file descriptor."
            ) from error
        return _first_line(data, HANDLE_VARIABLE)
    return None


def demo_file(paths: StudioPaths) -> Path:
    """Where the demo keeps the passphrase of its own library, in the open: it holds drawn people only."""
    return paths.root / _DEMO_NAME


def write_demo_file(paths: StudioPaths) -> Path:
    """Make the demo's passphrase file, at random and for its owner alone; the one that is there stays."""
    path = demo_file(paths)
    paths.root.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as text:
            text.write(secrets.token_urlsafe(24) + "\n")
    return path


def remove_demo_file(paths: StudioPaths) -> None:
    """For a library that is a demo's no longer."""
    storage.overwrite_and_unlink(demo_file(paths))


def _first_line(data: bytes, what: str) -> str:
    try:
        line = data.decode("utf-8").splitlines()[:1]
    except UnicodeDecodeError as error:
        raise VaultLocked(f"{what} holds no text.", "Write the passphrase into it, as UTF-8.") from error
    if not line or not line[0]:
        raise VaultLocked(f"{what} is empty.", "Write the passphrase into its first line.")
    return line[0]
