"""The library's one SQLite file: opening, refusing, backing up, migrating, and one guarded connection.

It knows no table; what the rows mean stands in `avatars`, `clips`, `consents`, `jobs` and `audit`. Only the
app's process opens it, never a worker. Errors of SQLite become the studio's here; what is not the machine's
fault (a constraint, a wrong statement) is raised as it is.
"""

import contextlib
import logging
import shutil
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import filelock
import sqlite_utils

from studio.core import storage
from studio.domain.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryTooNew,
    StudioError,
    ToolMissing,
)
from studio.library.migrations import known_names, library_migrations
from studio.library.rows import Row

BACKUPS_KEPT = 5
BUSY_TIMEOUT_S = 5.0
_LEAST_FREE_BYTES = 64 << 10
_STRICT_SINCE = (3, 37, 0)
_log = logging.getLogger(__name__)
_TOO_NEW_HINT = "Update Likeness Studio, or open another data folder. The library was not touched."

SqlValue = str | int | float | bytes | None
Change = tuple[str, Sequence[SqlValue]]
"""A writing statement and its parameters."""


class Database:
    """One connection, shared by all threads of this process and guarded by a re-entrant lock.

    Made by `open`. Close it, or use it as a context manager.
    """

    def __init__(self, path: Path, backups_dir: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._backups_dir = backups_dir
        self._connection = connection
        self._lock = threading.RLock()
        # Recursive triggers make REPLACE fire the triggers that refuse a DELETE.
        self._tables = sqlite_utils.Database(connection, recursive_triggers=True, execute_plugins=False)

    @classmethod
    def open(cls, path: Path, backups_dir: Path, migrations: sqlite_utils.Migrations | None = None) -> "Database":
        """Open or create the library at ``path``, bringing its schema up to date.

        An existing library is copied into ``backups_dir`` before its schema changes. ``migrations`` are the
        studio's own unless a test says otherwise. Raises `LibraryTooNew`, `LibraryDamaged`, `LibraryBusy`,
        `DiskFull`; in each case the file is left as it was.
        """
        if sqlite3.sqlite_version_info < _STRICT_SINCE:
            raise ToolMissing(
                f"This Python brings SQLite {sqlite3.sqlite_version}; the library needs 3.37 or later.",
                "Use a newer build of Python 3.11 or 3.12.",
            )
        steps = migrations or library_migrations()
        with (
            storage.translate_disk_errors(path),
            _only_one_opens(path),
            _translated(path, backups_dir),
        ):
            if path.exists():
                inspect_library(path, backups_dir, steps)
            database = cls(path, backups_dir, _connect(path))
            try:
                database._prepare(steps)
            except BaseException:
                database.close()
                raise
        return database

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection. Closing twice is no error."""
        with self._lock:
            self._tables.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, with no other writer meanwhile (BEGIN IMMEDIATE). A nested block is a savepoint."""
        with self._lock, _translated(self.path, self._backups_dir):
            if self._connection.in_transaction:
                with self._tables.atomic():
                    yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._tables.rollback()
                raise

    def change_mark(self) -> tuple[int, int]:
        """Another one after this or any other process changed the library; cheap to ask for."""
        return int(self.query("PRAGMA data_version")[0]["data_version"]), self._connection.total_changes

    def query(self, sql: str, parameters: Sequence[SqlValue] | Mapping[str, SqlValue] = ()) -> list[Row]:
        """All rows of a SELECT; ``parameters`` by place, or by name."""
        with self._lock, _translated(self.path, self._backups_dir):
            cursor = self._connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, values, strict=True)) for values in cursor]

    def execute(self, sql: str, parameters: Sequence[SqlValue] = ()) -> int:
        """Run one writing statement, on its own or inside `transaction`. Returns how many rows it changed."""
        with self._lock, _translated(self.path, self._backups_dir):
            return self._connection.execute(sql, tuple(parameters)).rowcount

    def forget(self, changes: Sequence[Change], in_copies: Sequence[Change] = ()) -> None:
        """Make ``changes``, all or none, so that what they remove is nowhere: not in the log, and in no older copy.

        ``in_copies`` are made in the older copies alone. One of an older schema may lack a table or column; the rest
        is changed in it. Not for use in a transaction.
        """
        with self.transaction():
            for sql, parameters in changes:
                self.execute(sql, parameters)
        with self._lock, _translated(self.path, self._backups_dir):
            # What was overwritten still stands in the log until it is taken in; when another process reads, its next
            # checkpoint does so.
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        for backup in _backups(self._backups_dir, self.path.stem):
            _change_copy(backup, (*changes, *in_copies))

    def insert(self, table: str, values: Mapping[str, SqlValue]) -> None:
        """Add one row, on its own or inside `transaction`."""
        with self.transaction():
            self._tables.table(table).insert(dict(values))

    def search(self, table: str, query: str, limit: int) -> list[Row]:
        """Rows of ``table`` whose full-text index matches the FTS5 expression ``query``, best first."""
        with self._lock, _translated(self.path, self._backups_dir):
            return list(self._tables.table(table).search(query, limit=limit))

    def back_up(self) -> Path:
        """Copy the library as it is now into the backups folder; only the newest five copies are kept."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        target = self._backups_dir / f"{self.path.stem}-{stamp}Z.db"
        self.copy_to(target)
        for stale in _backups(self._backups_dir, self.path.stem)[BACKUPS_KEPT:]:
            stale.unlink(missing_ok=True)
        return target

    def copy_to(self, target: Path) -> None:
        """Write the library as it is at this moment into one file; all of it or nothing."""
        with (
            self._lock,
            _translated(target, self._backups_dir),
            storage.replace_when_done(target) as partial,
            contextlib.closing(sqlite3.connect(partial)) as copy,
        ):
            self._connection.backup(copy)
            # One file that is whole by itself, not one that keeps a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")

    def _prepare(self, steps: sqlite_utils.Migrations) -> None:
        for pragma in (
            "journal_mode = WAL",
            "foreign_keys = ON",
            # Writes are few and must outlive a power cut; what was deleted must not linger in free pages.
            "synchronous = FULL",
            "secure_delete = ON",
        ):
            self._connection.execute(f"PRAGMA {pragma}")
        if not steps.pending(self._tables):
            return
        if steps.applied(self._tables):
            self.back_up()
        with self.transaction():
            steps.apply(self._tables)


def _connect(path: Path) -> sqlite3.Connection:
    # isolation_level None: the driver opens no transactions of its own, `transaction` does.
    return sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)


@contextlib.contextmanager
def _only_one_opens(path: Path) -> Iterator[None]:
    """Two processes that start together must not both create, back up or migrate."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(path.with_name(f"{path.name}.lock"), timeout=2 * BUSY_TIMEOUT_S)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise LibraryBusy(
            f"Another studio is opening the library at {path}.", "Wait a moment and try again."
        ) from error
    try:
        yield
    finally:
        lock.release()


def inspect_library(path: Path, backups_dir: Path, migrations: sqlite_utils.Migrations | None = None) -> None:
    """Raise what `Database.open` would raise for an existing library, without changing or migrating it.

    Read-only, so that a refused file stays byte for byte. ``backups_dir`` is only named in hints.
    """
    steps = migrations or library_migrations()
    with _translated(path, backups_dir):
        _refuse_unfit(path, backups_dir, steps)


def _refuse_unfit(path: Path, backups_dir: Path, steps: sqlite_utils.Migrations) -> None:
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S)) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise _damaged(path, backups_dir)
        tables = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)
        applied = {step.name for step in steps.applied(tables)}
        if applied - known_names(steps):
            raise LibraryTooNew(f"The library at {path} was made by a newer version of the studio.", _TOO_NEW_HINT)
        strangers = set(tables.table_names()) - {steps.migrations_table}
        if strangers and not applied:
            raise LibraryDamaged(
                f"The file {path} is a database, but not a library of the studio.",
                "Move it away, or choose another data folder.",
            )


def _backups(folder: Path, stem: str) -> list[Path]:
    """Backups of the library named ``stem``, newest first (their names carry the time)."""
    return sorted(folder.glob(f"{stem}-*Z.db"), reverse=True) if folder.is_dir() else []


def _change_copy(path: Path, changes: Sequence[Change]) -> None:
    """Make ``changes`` in a closed copy of the library, as far as its schema has what they speak of."""
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=BUSY_TIMEOUT_S)) as copy, copy:
            copy.execute("PRAGMA secure_delete = ON")
            for sql, parameters in changes:
                with contextlib.suppress(sqlite3.OperationalError):
                    copy.execute(sql, tuple(parameters))
    except sqlite3.DatabaseError as error:
        _log.warning("the backup %s of the library cannot be changed: %s", path.name, type(error).__name__)


def _damaged(path: Path, backups_dir: Path) -> LibraryDamaged:
    # A log left beside another database would be played into it.
    away = f"With no studio open, move {path.name}, {path.name}-wal and {path.name}-shm away together and keep them"
    kept = _backups(backups_dir, path.stem)
    hint = (
        f"{away}; then copy {kept[0]} to {path}."
        if kept
        else f"{away}; the studio then begins a new library, and touches neither the vault nor the clips' files."
    )
    return LibraryDamaged(f"The library at {path} is damaged.", hint)


@contextlib.contextmanager
def _translated(path: Path, backups_dir: Path) -> Iterator[None]:
    """Turn what the machine did to SQLite into the studio's errors, by SQLite's primary result code."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        known = _known_error(code, path, backups_dir)
        if known is None:
            raise
        raise known from error


def _is_full(path: Path) -> bool:
    """Whether SQLite's files beside ``path`` can hardly have found room."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_FREE_BYTES
    except OSError:
        return False


def _known_error(code: int, path: Path, backups_dir: Path) -> StudioError | None:
    # Without room for its log SQLite speaks of an error in reading or writing.
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR} and _is_full(path):
        code = sqlite3.SQLITE_FULL
    match code:
        case sqlite3.SQLITE_FULL:
            return DiskFull(
                f"The disk that holds {path} is full.", "Free some space; nothing of the library was changed."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LibraryBusy(f"Another program has been writing to {path} for too long.", "Close it and try again.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _damaged(path, backups_dir)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return StudioError(
                f"The library at {path} cannot be read or written.",
                "Check that the folder exists, is yours and lies on a working disk.",
            )
        case _:
            return None
