"""Opening, refusing, backing up, migrating, and what many threads and a kill do to the library's file."""

import contextlib
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import sqlite_utils

from studio.domain.errors import DiskFull, LibraryBusy, LibraryDamaged, LibraryTooNew
from studio.library.avatars import AvatarRecords
from studio.library.database import BACKUPS_KEPT, Database, inspect_library
from studio.library.migrations import STEPS, library_migrations
from studio.library.rows import Row

from .examples import NOON, adapter, avatar, consent_record, takes

REPOSITORY = Path(__file__).resolve().parents[2]


class Place:
    """Where a library of a test lies."""

    def __init__(self, root: Path) -> None:
        self.path = root / "library.db"
        self.backups = root / "backups"

    def open(self, migrations: sqlite_utils.Migrations | None = None) -> Database:
        return Database.open(self.path, self.backups, migrations)

    def backup_files(self) -> list[Path]:
        return sorted(self.backups.iterdir()) if self.backups.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "data")


def raw_rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def run_raw(path: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


def names(rows: list[Row]) -> list[str]:
    return [row["name"] for row in rows]


def make_older(place: Place) -> None:
    """A library as a version that knew only the first two steps left it, with one line in it."""
    older = sqlite_utils.Migrations(library_migrations().name)
    for step in STEPS[:2]:
        older(name=step.__name__)(step)
    with place.open(older) as database:
        database.execute("CREATE TABLE notes (text TEXT) STRICT")
        database.insert("notes", {"text": "kept"})


def test_a_new_library_has_every_table_strict_with_foreign_keys_and_a_log(place: Place) -> None:
    with place.open() as database:
        loose = database.query(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
            "AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"
        )
        assert not loose
        assert database.query("PRAGMA journal_mode") == [{"journal_mode": "wal"}]
        assert database.query("PRAGMA foreign_keys") == [{"foreign_keys": 1}]
    assert not place.backup_files()


def test_an_avatars_one_adapter_of_before_is_still_its_models(place: Place) -> None:
    older = sqlite_utils.Migrations(library_migrations().name)
    for step in STEPS[:6]:
        older(name=step.__name__)(step)
    record = consent_record()
    ada = avatar(record)
    with place.open(older) as database:
        AvatarRecords(database).add(replace(ada, adapters=(adapter(ada),)), record, takes(ada))
        database.execute("UPDATE avatars SET adapter_sha256 = (SELECT sha256 FROM adapters)")
    with place.open() as database:
        (found,) = AvatarRecords(database).get(ada.id).adapters
        assert (found.model, found.sha256) == ("mini", adapter(ada).sha256)
        assert AvatarRecords(database).mark_erased(ada.id, NOON).adapters == ()


def test_opening_again_changes_nothing_and_leaves_no_log_behind(place: Place) -> None:
    place.open().close()
    before = place.path.read_bytes()
    place.open().close()
    assert place.path.read_bytes() == before
    assert not place.path.with_name("library.db-wal").exists()
    assert not place.backup_files()


def test_a_newer_library_is_refused_and_left_byte_for_byte(place: Place) -> None:
    place.open().close()
    run_raw(
        place.path,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('likeness-library', 'm999_holograms', '2031-01-01')",
    )
    before = place.path.read_bytes()
    with pytest.raises(LibraryTooNew) as caught:
        place.open()
    assert "newer version" in caught.value.message
    assert caught.value.hint
    assert place.path.read_bytes() == before
    assert not place.backup_files()


def test_a_newer_library_that_was_killed_while_writing_is_left_alone_too(place: Place) -> None:
    place.open().close()
    script = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
        'c.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) '
        "VALUES ('likeness-library', 'm999_holograms', '')\"); c.commit(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(place.path)], check=False)
    log = place.path.with_name("library.db-wal")
    before = (place.path.read_bytes(), log.read_bytes())
    with pytest.raises(LibraryTooNew):
        place.open()
    assert (place.path.read_bytes(), log.read_bytes()) == before


def test_a_look_at_a_library_finds_what_opening_would_refuse(place: Place) -> None:
    place.open().close()
    inspect_library(place.path, place.backups)
    place.path.write_bytes(b"no database" * 1000)
    with pytest.raises(LibraryDamaged):
        inspect_library(place.path, place.backups)


def test_migrations_of_another_program_in_the_same_file_do_not_make_it_newer(place: Place) -> None:
    place.open().close()
    run_raw(
        place.path,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('plugin', 'm1', '2026-01-01')",
    )
    place.open().close()


def test_an_older_library_is_backed_up_and_then_migrated(place: Place) -> None:
    make_older(place)
    with place.open() as database:
        assert names(database.query("SELECT name FROM _sqlite_migrations ORDER BY id")) == [
            step.__name__ for step in STEPS
        ]
        assert database.query("SELECT text FROM notes") == [{"text": "kept"}]
    (backup,) = place.backup_files()
    assert raw_rows(backup, "SELECT text FROM notes") == [("kept",)]
    assert raw_rows(backup, "SELECT count(*) FROM _sqlite_migrations") == [(2,)]
    assert raw_rows(backup, "PRAGMA quick_check") == [("ok",)]


def test_a_migrated_library_has_the_schema_of_a_new_one(place: Place, tmp_path: Path) -> None:
    make_older(place)
    place.open().close()
    fresh = Place(tmp_path / "fresh")
    fresh.open().close()
    schema = "SELECT type, name, sql FROM sqlite_master WHERE name <> 'notes' ORDER BY type, name"
    assert raw_rows(place.path, schema) == raw_rows(fresh.path, schema)


def test_a_migration_that_fails_changes_nothing(place: Place) -> None:
    make_older(place)
    steps = library_migrations()

    @steps()
    def m900_fails(db: sqlite_utils.Database) -> None:
        db.execute("CREATE TABLE half (x TEXT) STRICT")
        db.execute("INSERT INTO nowhere VALUES (1)")

    schema = "SELECT name, sql FROM sqlite_master ORDER BY name"
    before = raw_rows(place.path, schema)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        place.open(steps)
    assert raw_rows(place.path, schema) == before
    place.open().close()


def test_only_the_newest_backups_are_kept(place: Place) -> None:
    with place.open() as database:
        made = [database.back_up() for _ in range(BACKUPS_KEPT + 2)]
    assert place.backup_files() == sorted(made)[-BACKUPS_KEPT:]


@pytest.mark.parametrize("where", ["header", "middle"])
def test_a_damaged_library_is_refused_with_the_backup_named_and_left_as_it_was(place: Place, where: str) -> None:
    with place.open() as database:
        database.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000) "
            "INSERT INTO audit_log SELECT i, '', '', '', '{}', '', printf('%064d', i) FROM n"
        )
        backup = database.back_up()
    content = bytearray(place.path.read_bytes())
    if where == "header":
        content[:100] = bytes(range(100))
    else:
        content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    place.path.write_bytes(content)
    with pytest.raises(LibraryDamaged) as caught:
        place.open()
    assert str(backup) in caught.value.hint
    for name in ("library.db,", "library.db-wal", "library.db-shm"):
        assert name in caught.value.hint
    assert place.path.read_bytes() == content


def test_a_stranger_s_database_is_not_taken_for_a_library(place: Place) -> None:
    place.path.parent.mkdir(parents=True)
    run_raw(place.path, "CREATE TABLE places (url TEXT)")
    with pytest.raises(LibraryDamaged, match="not a library"):
        place.open()
    assert raw_rows(place.path, "SELECT name FROM sqlite_master") == [("places",)]


def test_an_empty_file_left_by_a_kill_becomes_a_library(place: Place) -> None:
    place.path.parent.mkdir(parents=True)
    place.path.touch()
    with place.open() as database:
        assert database.query("SELECT count(*) AS n FROM avatars") == [{"n": 0}]


def test_a_transaction_is_all_or_nothing_and_nests(database: Database) -> None:
    database.execute("CREATE TABLE notes (text TEXT UNIQUE) STRICT")
    with pytest.raises(RuntimeError), database.transaction():
        database.insert("notes", {"text": "lost"})
        raise RuntimeError
    with database.transaction():
        database.insert("notes", {"text": "outer"})
        with contextlib.suppress(sqlite3.IntegrityError), database.transaction():
            database.insert("notes", {"text": "inner"})
            database.insert("notes", {"text": "outer"})
    assert database.query("SELECT text FROM notes") == [{"text": "outer"}]


def test_a_full_disk_is_said_and_leaves_the_library_as_it_was(database: Database) -> None:
    database.execute("CREATE TABLE notes (text TEXT) STRICT")
    (pages,) = database.query("PRAGMA page_count")
    database.query(f"PRAGMA max_page_count = {pages['page_count'] + 2}")
    with pytest.raises(DiskFull) as caught, database.transaction():
        for _ in range(100):
            database.insert("notes", {"text": "x" * 4000})
    assert str(database.path) in caught.value.message
    assert database.query("SELECT count(*) AS n FROM notes") == [{"n": 0}]
    database.insert("notes", {"text": "still works"})


def test_a_writer_elsewhere_that_does_not_end_is_said(database: Database) -> None:
    database.query("PRAGMA busy_timeout = 20")
    with contextlib.closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy), database.transaction():
            pass
        other.execute("ROLLBACK")
    with database.transaction():
        pass


def test_threads_share_the_connection_without_losing_a_row(database: Database) -> None:
    database.execute("CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT")
    database.insert("counters", {"name": "n", "value": 0})

    def count() -> None:
        for _ in range(50):
            with database.transaction():
                (row,) = database.query("SELECT value FROM counters")
                database.execute("UPDATE counters SET value = ?", (row["value"] + 1,))

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(count), pool.submit(count)]:
            done.result()
    assert database.query("SELECT value FROM counters") == [{"value": 100}]


def test_two_that_open_a_new_library_at_once_both_get_it(place: Place) -> None:
    start = threading.Barrier(2)

    def open_it() -> int:
        start.wait()
        with place.open() as database:
            return len(database.query("SELECT name FROM _sqlite_migrations"))

    with ThreadPoolExecutor(2) as pool:
        assert [f.result() for f in [pool.submit(open_it), pool.submit(open_it)]] == [len(STEPS)] * 2


WRITER = """
import itertools, sys
from pathlib import Path
from studio.library.database import Database

database = Database.open(Path(sys.argv[1]), Path(sys.argv[2]))
database.execute("CREATE TABLE pairs (number INTEGER, half TEXT) STRICT")
for number in itertools.count():
    with database.transaction():
        database.insert("pairs", {"number": number, "half": "first"})
        database.insert("pairs", {"number": number, "half": "second"})
    print(number, flush=True)
"""


def test_a_kill_loses_nothing_that_was_committed(place: Place) -> None:
    arguments = [sys.executable, "-c", WRITER, str(place.path), str(place.backups)]
    with subprocess.Popen(arguments, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _ in range(20)]
        writer.kill()
        said += [int(line) for line in writer.stdout if line.endswith("\n")]
    with place.open() as database:
        pairs = database.query("SELECT number, count(*) AS halves FROM pairs GROUP BY number")
    assert {row["halves"] for row in pairs} == {2}
    assert {row["number"] for row in pairs} >= set(said)
