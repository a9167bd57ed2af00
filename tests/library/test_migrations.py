"""The schema's own refusals, whoever asks."""

import sqlite3

import pytest

from studio.library.audit import AuditLog
from studio.library.avatars import AvatarRecords
from studio.library.consents import ConsentRecords
from studio.library.database import Database
from studio.library.migrations import STEPS, known_names, library_migrations
from studio.library.rights import RightsRecords

from .examples import NOON, avatar, consent_record, grant, policy, revocation, takes


@pytest.fixture
def filled(database: Database) -> Database:
    record = consent_record(record_id="urn:uuid:1")
    consents = ConsentRecords(database)
    consents.add(record)
    consents.add_revocation(revocation(record))
    AuditLog(database).append("consent-given", record.record_id, {})
    rights = RightsRecords(database)
    rights.add_policy(policy())
    rights.add_grant(grant())
    rights.add_use(grant().grant_id, "1" * 32, NOON)
    return database


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE consents SET expires_at = '2099-01-01T00:00:00.000000Z'",
        "DELETE FROM consents",
        "INSERT OR REPLACE INTO consents SELECT * FROM consents",
        "UPDATE revocations SET reason = ''",
        "DELETE FROM revocations",
        "UPDATE audit_log SET event = 'nothing'",
        "DELETE FROM audit_log",
        "INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log",
        "UPDATE policies SET seq = 9",
        "DELETE FROM policies",
        "INSERT OR REPLACE INTO policies SELECT * FROM policies",
        "UPDATE grants SET document = ''",
        "DELETE FROM grants",
        "UPDATE grant_uses SET job_id = ''",
        "DELETE FROM grant_uses",
        "INSERT OR REPLACE INTO grant_uses SELECT * FROM grant_uses",
    ],
)
def test_what_is_append_only_cannot_be_changed(filled: Database, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        filled.execute(statement)


def test_no_avatar_stands_without_a_consent(database: Database) -> None:
    row = {"id": "a", "name": "Ada", "class_word": "woman", "trigger_word": "zxa", "created_at": "now"}
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        database.insert("avatars", row)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.insert("avatars", {**row, "consent_id": "urn:uuid:none"})


def test_an_avatar_with_takes_cannot_be_deleted_from_under_them(database: Database) -> None:
    record = consent_record()
    ada = avatar(record)
    AvatarRecords(database).add(ada, record, takes(ada))
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("DELETE FROM avatars")


def test_columns_refuse_values_of_another_type(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        database.execute(
            "INSERT INTO jobs (id, title, request_kind, request_json, state_kind, state_json, created_at, "
            "position, attempt) VALUES ('1', '', 'render', '{}', 'queued', '{}', '', 'first', 0)"
        )


def test_steps_are_numbered_in_order_and_all_known() -> None:
    numbers = [int(step.__name__[1:4]) for step in STEPS]
    assert numbers == list(range(1, len(STEPS) + 1))
    assert known_names(library_migrations()) == {step.__name__ for step in STEPS}
