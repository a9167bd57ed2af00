"""Bringing a studio back from a backup: all of it, examined before it takes its place, or nothing.

What was withdrawn or chosen after the backup was made is not in it. Where the newer library is still at hand that is
carried over before anything can be used; elsewhere nobody can know of it, and the person is told so.
"""

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.app.backup import BackupFacts
from studio.app.carrying import carry_papers
from studio.app.keys import KeyDesk
from studio.app.rooms import Records
from studio.core import serial, storage
from studio.core.clock import Clock, utc_now
from studio.core.paths import StudioPaths
from studio.domain.errors import InvalidInput, LibraryDamaged, NotFound, VaultLocked
from studio.domain.job import Progress, Reporter
from studio.library.backup_file import (
    DATABASE_NAME,
    FACTS_NAME,
    MASTER_NAME,
    Entry,
    read_backup,
)
from studio.library.database import inspect_library
from studio.library.sealing import KEY_BYTES
from studio.library.vault import NoMasterKey, Vault, unwrap_key

STAGE = "reading the backup"
_CHUNK_BYTES = 1 << 20
_MAX_SMALL_BYTES = 64 << 20
_WARNING = (
    "Whoever withdrew or chose anew after {at:%Y-%m-%d %H:%M} UTC is in this backup still as they were then. "
    "If somebody did, do it again now: likeness avatar revoke NAME, or likeness consent set NAME"
)


@dataclass(frozen=True)
class Restored:
    """``withdrawn`` are avatars that were erased because a newer library says so; ``notices`` a person should read."""

    facts: BackupFacts
    withdrawn: tuple[str, ...]
    notices: tuple[str, ...]


def check_backup(path: Path, passphrase: str, reporter: Reporter) -> BackupFacts:
    """Read all of a backup and hold it against itself; writes nothing.

    Raises `NotFound`, `InvalidInput`, `WrongPassphrase`, `LibraryDamaged`, `LibraryTooNew`, `VaultLocked`.
    """
    inspection = _Inspection(None)
    _read_all(path, passphrase, inspection, reporter)
    inspection.check_database_in_memory()
    return inspection.finish()


def restore_backup(
    path: Path,
    passphrase: str,
    paths: StudioPaths,
    reporter: Reporter,
    *,
    make_keys: Callable[[StudioPaths], KeyDesk],
    newer: StudioPaths | None = None,
    clock: Clock = utc_now,
) -> Restored:
    """Bring the studio in ``path`` back as the data folder ``paths``, which must be new or empty.

    ``make_keys`` opens the new vault's key desk: its key is protected anew, as on a first start. ``newer`` is a
    library whose withdrawals, choices and counted clips count. Raises what `check_backup` raises, and `DiskFull`; then
    nothing was changed.
    """
    _check_empty(paths)
    with _built_aside(paths) as aside:
        inspection = _Inspection(aside)
        _read_all(path, passphrase, inspection, reporter)
        inspect_library(aside.database, aside.backups)
        facts = inspection.finish()
        keys = make_keys(aside)
        keys.adopt(inspection.master)
        withdrawn, sure = _carry_over(aside, newer, facts, inspection.master, clock)
        notices = [*keys.take_notices(), *_tell(facts)]
        keys.lock()
    if not sure:
        notices.append(_WARNING.format(at=datetime.fromisoformat(facts.made_at)))
    return Restored(facts, withdrawn, tuple(notices))


class _Inspection:
    """Takes the entries of a backup, keeps what is to be compared, and writes all below ``aside`` when there is one."""

    def __init__(self, aside: StudioPaths | None) -> None:
        self.master = b""
        self._aside = aside
        self._facts: BackupFacts | None = None
        self._database = b""
        self._keys: dict[str, bytes] = {}
        self._digests: set[str] = set()

    def take(self, entry: Entry) -> None:
        match entry.name.split("/"):
            case [name] if name == FACTS_NAME:
                self._facts = serial.from_json(BackupFacts, _read_small(entry), "backup's own description")
            case ["vault", _] if entry.name == MASTER_NAME:
                self.master = _read_small(entry)
            case ["vault", avatar_id, "key"]:
                self._keys[avatar_id] = _read_small(entry)
                self._write(entry.name, iter((self._keys[avatar_id],)))
            case ["files", _, name]:
                sha256 = name.partition(".")[0]
                if self._copy_hashed(entry) != sha256:
                    raise LibraryDamaged(f"The file {name} in the backup was altered.", "Use another backup.")
                self._digests.add(sha256)
            case [name] if name == DATABASE_NAME and self._aside is None:
                self._database = entry.content.read(entry.size)
            case _:
                self._copy_hashed(entry)

    def check_database_in_memory(self) -> None:
        """For a check that writes nothing: the database is whole."""
        with closing(sqlite3.connect(":memory:")) as connection:
            try:
                connection.deserialize(self._database)
                (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                (avatars,) = connection.execute("SELECT count(*) FROM avatars WHERE erased_at IS NULL").fetchone()
            except sqlite3.DatabaseError as error:
                raise _incomplete() from error
        if verdict != "ok" or self._facts is None or avatars != len(self._facts.avatars):
            raise _incomplete()

    def finish(self) -> BackupFacts:
        """Hold everything against the backup's own description, and every avatar's key against the master key."""
        facts = self._facts
        if facts is None or len(self.master) != KEY_BYTES or not set(facts.avatars) <= set(self._keys):
            raise _incomplete()
        for avatar_id, blob in self._keys.items():
            try:
                unwrap_key(blob, avatar_id, self.master)
            except VaultLocked as error:
                raise _incomplete() from error
        if self._aside is not None:
            self._check_files(self._aside, facts)
        return facts

    def _check_files(self, aside: StudioPaths, facts: BackupFacts) -> None:
        with closing(Records.open(aside, utc_now)) as records:
            if records.clips.file_digests() - self._digests - set(facts.missing):
                raise _incomplete()
            if records.audit.head() != (facts.audit_number, facts.audit_hash) or records.audit.verify() is not None:
                raise LibraryDamaged("The log of what happened to likenesses was altered.", "Use another backup.")

    def _copy_hashed(self, entry: Entry) -> str:
        digest = hashlib.sha256()

        def chunks() -> Iterator[bytes]:
            while chunk := entry.content.read(_CHUNK_BYTES):
                digest.update(chunk)
                yield chunk

        self._write(entry.name, chunks())
        return digest.hexdigest()

    def _write(self, name: str, chunks: Iterator[bytes]) -> None:
        if self._aside is None:
            for _ in chunks:
                pass
            return
        target = storage.contained_path(self._aside.root, name)
        with storage.translate_disk_errors(self._aside.root):
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as handle:
                for chunk in chunks:
                    handle.write(chunk)


def _read_all(path: Path, passphrase: str, inspection: _Inspection, reporter: Reporter) -> None:
    total = max(1, path.stat().st_size // _CHUNK_BYTES) if path.is_file() else 1
    done = 0
    with read_backup(path, passphrase) as entries:
        for entry in entries:
            reporter.report(Progress(STAGE, min(total, done // _CHUNK_BYTES), total))
            inspection.take(entry)
            done += entry.size
    reporter.report(Progress(STAGE, total, total))


def _check_empty(paths: StudioPaths) -> None:
    if paths.root.exists() and (not paths.root.is_dir() or any(paths.root.iterdir())):
        raise InvalidInput(
            f"{paths.root} is not empty; a backup is never mixed with what is there.",
            "Name another folder with --data-dir. To replace that library, move its folder away first and name it "
            "with --newer, so that withdrawals in it still count.",
        )


@contextmanager
def _built_aside(paths: StudioPaths) -> Iterator[StudioPaths]:
    """A data folder beside the wanted one, which takes its place when the block ends well, and else goes again."""
    root = paths.root
    root.parent.mkdir(parents=True, exist_ok=True)
    aside = StudioPaths(root.with_name(f".{root.name}.{secrets.token_hex(6)}.restoring"))
    aside.make()
    try:
        yield aside
        if root.exists():
            root.rmdir()
        aside.root.replace(root)
    except BaseException:
        storage.erase_folder(aside.root)
        raise


def _carry_over(
    aside: StudioPaths, newer: StudioPaths | None, facts: BackupFacts, master: bytes, clock: Clock
) -> tuple[tuple[str, ...], bool]:
    """Erase in the restored library whoever withdrew in a newer one, and take over what the others chose since; and
    whether there was one to ask."""
    gone: list[str] = []
    with closing(Records.open(aside, clock)) as records:
        if newer is not None:
            with _opened_copy(newer, aside, clock) as other:
                gone = _erase_withdrawn(records, Vault(aside.vault, NoMasterKey()), other, clock)
                carry_papers(records, other, aside.vault, newer.vault, master, clock)
        records.audit.append(
            "restored", "library", {"made_at": facts.made_at, "head": facts.audit_hash, "erased": str(len(gone))}
        )
    return tuple(gone), newer is not None


def _erase_withdrawn(records: Records, vault: Vault, other: Records, clock: Clock) -> list[str]:
    gone = []
    erased = {avatar.id for avatar in other.avatars.list(include_erased=True) if avatar.erased_at is not None}
    for record in records.consents.list():
        withdrawn = other.consents.revocation_for(record.record_id)
        if withdrawn is not None:
            records.consents.add_revocation(withdrawn)
    for avatar in records.avatars.list():
        if avatar.id in erased or records.consents.revocation_for(avatar.consent_id) is not None:
            vault.erase(avatar.id)
            records.avatars.mark_erased(avatar.id, clock())
            records.audit.append("erased-after-restore", avatar.id, {})
            gone.append(avatar.id)
    return gone


@contextmanager
def _opened_copy(newer: StudioPaths, aside: StudioPaths, clock: Clock) -> Iterator[Records]:
    """The rows of another library, which is not touched: a copy of its database is opened and goes again."""
    if not newer.database.is_file():
        raise NotFound(f"There is no library in {newer.root}.", "Name the folder that you moved away.")
    inspect_library(newer.database, newer.backups)
    copied = StudioPaths(aside.work / "newer")
    copied.root.mkdir()
    try:
        source = sqlite3.connect(f"{newer.database.resolve().as_uri()}?mode=ro", uri=True)
        with closing(source), closing(sqlite3.connect(copied.database)) as target:
            source.backup(target)
        with closing(Records.open(copied, clock)) as records:
            yield records
    finally:
        storage.erase_folder(copied.root)


def _tell(facts: BackupFacts) -> Iterator[str]:
    if facts.models:
        yield f"Base models are not in a backup. Add again: {', '.join(facts.models)}."
    if facts.missing:
        yield f"{len(facts.missing)} files of clips were missing when the backup was made."


def _read_small(entry: Entry) -> bytes:
    if entry.size > _MAX_SMALL_BYTES:
        raise _incomplete()
    return entry.content.read(entry.size)


def _incomplete() -> LibraryDamaged:
    return LibraryDamaged("The backup does not hold what it says it holds.", "Use another backup.")
