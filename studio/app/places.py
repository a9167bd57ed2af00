"""Where the studio keeps what, and how much of it there is. Changes nothing."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from studio.core.paths import StudioPaths


@dataclass(frozen=True)
class Place:
    """``name`` is one of "clips", "vault", "models", "exports", "backups", "database"."""

    name: str
    path: Path
    num_bytes: int


@dataclass(frozen=True)
class Places:
    """``free_bytes`` of the disk that the data folder lies on."""

    root: Path
    places: tuple[Place, ...]
    free_bytes: int


def measure_places(paths: StudioPaths) -> Places:
    """Look at every file's size: takes a moment in a large library. Files that go meanwhile are passed over."""
    named = (
        ("clips", paths.files),
        ("vault", paths.vault),
        ("models", paths.models),
        ("exports", paths.exports),
        ("backups", paths.backups),
        ("database", paths.database),
    )
    measured = tuple(Place(name, path, _measure(path)) for name, path in named)
    return Places(paths.root, measured, shutil.disk_usage(paths.root).free)


def _measure(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    total = 0
    for folder, _, names in os.walk(path):
        for name in names:
            try:
                total += (Path(folder) / name).stat(follow_symlinks=False).st_size
            except OSError:
                continue
    return total
