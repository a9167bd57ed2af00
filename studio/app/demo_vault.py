"""The demo's vault: it runs unattended on drawn people, so its passphrase may lie in a file, and it says so.

Must not hold a real person: nobody's face is locked with a passphrase that lies beside it.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from studio.app.passphrases import FILE_VARIABLE, HANDLE_VARIABLE, demo_file, write_demo_file
from studio.core.paths import StudioPaths, shipped_dir
from studio.domain.errors import VaultLocked
from studio.library.master_key import KeyPlace, MasterKeyFile


def lock_demo_vault(paths: StudioPaths, environ: Mapping[str, str] = os.environ) -> Path | None:
    """Give a library that has no protection yet the demo's; the file to tell the person of, None when there is none."""
    given = environ.get(FILE_VARIABLE) or environ.get(HANDLE_VARIABLE)
    if not given and MasterKeyFile(paths.vault).place() in {KeyPlace.NOWHERE, KeyPlace.PLAIN}:
        return write_demo_file(paths)
    return demo_file(paths) if demo_file(paths).exists() else None


def check_not_for_demo(paths: StudioPaths, scan: Path) -> None:
    """Raise `VaultLocked` when ``scan`` is not a drawn sample and the vault's passphrase lies in a file beside it."""
    samples = (shipped_dir("assets") / "samples").resolve()
    if demo_file(paths).exists() and not scan.resolve().is_relative_to(samples):
        raise VaultLocked(
            "This library is the demo's: its passphrase lies in a file beside it, which is no place for a real face.",
            f'Protect it first: likeness --data-dir "{paths.root}" vault passphrase',
        )
