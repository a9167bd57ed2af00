"""Consent records and their withdrawals as rows. Append-only: the database itself refuses to change one.

The signed document is stored as it is and never parsed here: `studio.provenance` says whether it is genuine.
"""

import json

from studio.domain.consent import ConsentRecord, Revocation
from studio.domain.errors import InvalidInput, NotFound
from studio.library.database import Database
from studio.library.rows import Row, list_text, read_row, utc_text

_SELECT = """
    SELECT consents.record_id, pii_principal_id, principal_name, purposes_json, given_at, expires_at,
        live_capture, document, sha256
    FROM consents
"""


class ConsentRecords:
    """Reads and adds; there is nothing else."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, record: ConsentRecord) -> None:
        """Keep a signed record. The same record again is no error; another document under its id is one."""
        with self._database.transaction():
            known = self.get(record.record_id)
            if known is not None:
                if known.document != record.document:
                    raise InvalidInput(
                        f"Another consent record with the id {record.record_id} is on file.",
                        "Records are never replaced. Write a new one.",
                    )
                return
            self._database.insert(
                "consents",
                {
                    "record_id": record.record_id,
                    "pii_principal_id": record.pii_principal_id,
                    "principal_name": record.principal_name,
                    "purposes_json": list_text(record.purposes),
                    "given_at": utc_text(record.given_at),
                    "expires_at": utc_text(record.expires_at),
                    "live_capture": int(record.live_capture),
                    "document": record.document,
                    "sha256": record.sha256,
                },
            )

    def get(self, record_id: str) -> ConsentRecord | None:
        """The record, or None: `domain.consent.require_consent` says what None means."""
        rows = self._database.query(f"{_SELECT} WHERE record_id = ?", (record_id,))
        return _record(rows[0]) if rows else None

    def list(self) -> tuple[ConsentRecord, ...]:
        """All records, oldest first."""
        return tuple(map(_record, self._database.query(f"{_SELECT} ORDER BY consents.number")))

    def add_revocation(self, revocation: Revocation) -> Revocation:
        """Keep a withdrawal and return the one that stands, which is the first: withdrawn is withdrawn.

        Raises `NotFound` when the library holds no such consent record.
        """
        with self._database.transaction():
            standing = self.revocation_for(revocation.record_id)
            if standing is not None:
                return standing
            if self.get(revocation.record_id) is None:
                raise NotFound(
                    f"There is no consent record {revocation.record_id} in the library.",
                    "Withdraw the consent of an avatar that is listed.",
                )
            self._database.insert(
                "revocations",
                {
                    "record_id": revocation.record_id,
                    "revoked_at": utc_text(revocation.revoked_at),
                    "reason": revocation.reason,
                    "document": revocation.document,
                },
            )
            return revocation

    def revocation_for(self, record_id: str) -> Revocation | None:
        """The withdrawal of a record, or None while it stands."""
        rows = self._database.query(
            "SELECT record_id, revoked_at, reason, document FROM revocations WHERE record_id = ?",
            (record_id,),
        )
        return read_row(Revocation, rows[0], "revocation in the library") if rows else None


def _record(row: Row) -> ConsentRecord:
    tree = {**row, "purposes": json.loads(row["purposes_json"]), "live_capture": bool(row["live_capture"])}
    del tree["purposes_json"]
    return read_row(ConsentRecord, tree, "consent record in the library")
