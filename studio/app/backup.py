"""Backing up the whole studio into one encrypted file. Changes nothing in the library.

In it: the database, finished clips and posters, the vault as it is (sealed) with its master key, the settings. Not in
it: base models (named only), exports, work in progress. See `restore` for the way back.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import studio as package
from studio.app.passphrases import check_new
from studio.app.rooms import Records, Rooms
from studio.app.studio import Studio
from studio.core import serial
from studio.core.paths import StudioPaths
from studio.core.scratch import private_folder
from studio.domain.errors import InvalidInput, LibraryBusy, NotFound
from studio.domain.job import Progress, Reporter
from studio.library.backup_file import (
    DATABASE_NAME,
    FACTS_NAME,
    MASTER_NAME,
    SETTINGS_NAME,
    BackupWriter,
    is_entry_name,
    write_backup,
)
from studio.library.master_key import STANDARD_COST, Cost
from studio.library.vault import Vault

STAGE = "backing up"
_MIB = 1 << 20


@dataclass(frozen=True)
class BackupFacts:
    """What a backup says of itself. ``missing`` are files that rows name and that were not there.

    ``audit_number`` and ``audit_hash`` are the head of the log; whatever was withdrawn later is not in the backup.
    """

    made_at: str
    studio_version: str
    avatars: tuple[str, ...]
    clips: int
    models: tuple[str, ...]
    missing: tuple[str, ...]
    audit_number: int
    audit_hash: str
    total_bytes: int


@dataclass(frozen=True)
class _Part:
    """A file that goes into the backup; ``optional`` when it may vanish meanwhile, as a checkpoint does."""

    name: str
    path: Path
    size: int
    optional: bool


def back_up(
    studio: Studio, target: Path, passphrase: str, reporter: Reporter, *, cost: Cost = STANDARD_COST
) -> BackupFacts:
    """Write a backup of ``studio`` to the new file ``target``: all of it or nothing.

    Raises `InvalidInput`, `VaultLocked`, `LibraryBusy` (the library changed meanwhile), `DiskFull`, or `Cancelled`
    through ``reporter``.
    """
    check_new(passphrase)
    _check_target(target, studio.paths)
    master = studio.keys.read()
    rooms = studio.rooms
    with private_folder(studio.paths.work) as folder:
        facts, parts = _survey(rooms, folder)
        with write_backup(target, passphrase, cost) as writer:
            writer.add_bytes(FACTS_NAME, serial.to_json(facts).encode())
            writer.add_bytes(MASTER_NAME, master)
            _add_parts(writer, parts, facts.total_bytes, reporter)
            _check_unchanged(rooms, facts.avatars)
    return facts


def _check_target(target: Path, paths: StudioPaths) -> None:
    if target.exists():
        raise InvalidInput(f"There is a file {target} already.", "Choose another name; no backup is overwritten.")
    if not target.parent.is_dir():
        raise InvalidInput(f"There is no folder {target.parent}.", "Make it first, or choose another place.")
    if target.resolve().is_relative_to(paths.root.resolve()):
        raise InvalidInput(
            "A backup inside the data folder is lost together with it.", "Choose another disk, or another folder."
        )


def _survey(rooms: Rooms, folder: Path) -> tuple[BackupFacts, tuple[_Part, ...]]:
    """Copy the database into ``folder``; what that copy needs, and the facts about it."""
    paths, opened, copy = rooms.paths, StudioPaths(folder), folder / "copy.db"
    rooms.records.database.copy_to(opened.database)
    with closing(Records.open(opened, rooms.clock)) as records:
        # Opened, it keeps a log beside it; what goes into the backup is one file.
        records.database.copy_to(copy)
        avatars = tuple(avatar.id for avatar in records.avatars.list())
        digests = sorted(records.clips.file_digests())
        number, digest = records.audit.head()
        clips = records.clips.count()
    parts = [_Part(DATABASE_NAME, copy, copy.stat().st_size, False)]
    if paths.settings.is_file():
        parts.append(_Part(SETTINGS_NAME, paths.settings, paths.settings.stat().st_size, False))
    parts += _vault_parts(rooms.vault, paths.vault)
    missing = []
    for sha256 in digests:
        try:
            path = rooms.files.locate(sha256)
        except NotFound:
            missing.append(sha256)
            continue
        parts.append(_Part(f"files/{sha256[:2]}/{path.name}", path, path.stat().st_size, False))
    facts = BackupFacts(
        made_at=rooms.clock().isoformat(),
        studio_version=package.__version__,
        avatars=avatars,
        clips=clips,
        models=tuple(sorted(path.name for path in paths.models.iterdir() if path.is_dir())),
        missing=tuple(missing),
        audit_number=number,
        audit_hash=digest,
        total_bytes=sum(part.size for part in parts),
    )
    return facts, tuple(parts)


def _vault_parts(vault: Vault, root: Path) -> Iterator[_Part]:
    """Everything sealed of whoever has a key, but nothing that is half written."""
    for avatar_id in vault.ids():
        for path in sorted(vault.folder(avatar_id).rglob("*")):
            name = f"vault/{path.relative_to(root).as_posix()}"
            if path.is_file() and is_entry_name(name):
                yield _Part(name, path, path.stat().st_size, optional="/checkpoints/" in name)


def _add_parts(writer: BackupWriter, parts: Sequence[_Part], total_bytes: int, reporter: Reporter) -> None:
    done = 0
    for part in parts:
        reporter.report(Progress(STAGE, done // _MIB, max(1, total_bytes // _MIB)))
        try:
            handle = part.path.open("rb")
        except FileNotFoundError:
            if part.optional:
                continue
            raise _changed() from None
        with handle:
            # Of the handle, not of the path: the file may have been replaced since it was counted.
            size = os.fstat(handle.fileno()).st_size
            writer.add(part.name, size, handle)
        done += part.size
    reporter.report(Progress(STAGE, max(1, total_bytes // _MIB), max(1, total_bytes // _MIB)))


def _check_unchanged(rooms: Rooms, avatars: Sequence[str]) -> None:
    """Whoever withdrew while the backup was written shall not be in it."""
    living = {avatar.id for avatar in rooms.records.avatars.list()}
    if not living.issuperset(avatars):
        raise _changed()


def _changed() -> LibraryBusy:
    return LibraryBusy("The library changed while it was backed up.", "Run the backup again; nothing of it was kept.")
