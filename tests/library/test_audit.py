"""The audit log: it grows, and tells when a line was altered or removed behind its back."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from studio.library.audit import AuditLog
from studio.library.database import Database

from .examples import NOON


@pytest.fixture
def log(database: Database) -> AuditLog:
    log = AuditLog(database, clock=lambda: NOON)
    for number in range(1, 5):
        log.append("clip-rendered", f"clip {number}", {"prompt_sha256": "…", "avatar": "Zoë"})
    return log


def tamper(database: Database, statement: str) -> None:
    """As an editor of the file could: the triggers are dropped first."""
    for verb in ("update", "delete"):
        database.execute(f"DROP TRIGGER audit_log_no_{verb}")
    database.execute(statement)


def test_an_untouched_log_holds(log: AuditLog, database: Database) -> None:
    assert log.verify() is None
    assert [entry["number"] for entry in log.entries()] == [1, 2, 3, 4]
    assert log.head() == (4, log.entries()[-1]["hash"])
    assert AuditLog(database).verify() is None


def test_an_empty_log_holds(database: Database) -> None:
    assert AuditLog(database).verify() is None
    assert AuditLog(database).head()[0] == 0


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE audit_log SET subject = 'clip 9' WHERE number = 3", 3),
        ("UPDATE audit_log SET at = '2020-01-01T00:00:00.000000Z' WHERE number = 1", 1),
        ("UPDATE audit_log SET facts_json = '{}' WHERE number = 4", 4),
        ("DELETE FROM audit_log WHERE number = 2", 2),
        ("DELETE FROM audit_log WHERE number = 1", 1),
    ],
)
def test_the_first_bad_line_is_named(log: AuditLog, database: Database, statement: str, line: int) -> None:
    tamper(database, statement)
    assert log.verify() == line


def test_a_log_cut_short_differs_from_its_kept_head(log: AuditLog, database: Database) -> None:
    kept = log.head()
    tamper(database, "DELETE FROM audit_log WHERE number = 4")
    assert log.verify() is None
    assert log.head() != kept


def test_lines_of_two_threads_stand_in_one_chain(database: Database) -> None:
    log = AuditLog(database)
    with ThreadPoolExecutor(2) as pool:
        for name in ("a", "b") * 25:
            pool.submit(log.append, "export", name, {})
    assert log.head()[0] == 50
    assert log.verify() is None
