"""What happened to likenesses, in a log that can only grow and whose lines hang on one another.

Each line holds the sha256 of the line before it, so that an edited or removed line is found. A log cut short
at its end is found only against a copy of its head (`AuditLog.head`) kept elsewhere. No prompt and no
biometric belongs here.
"""

import json

import rfc8785

from studio.core import storage
from studio.core.clock import Clock, utc_now
from studio.domain.errors import ConsentInvalid
from studio.library.database import Database
from studio.library.rows import Row, utc_text

_START = "0" * 64


class AuditLog:
    """Append and check."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def append(self, event: str, subject: str, facts: dict[str, str]) -> None:
        """Write down that ``event`` ("consent-revoked") happened to ``subject`` (an id)."""
        with self._database.transaction():
            number, prev = self.head()
            row: Row = {
                "number": number + 1,
                "at": utc_text(self._clock()),
                "event": event,
                "subject": subject,
                "facts_json": json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":")),
                "prev": prev,
            }
            self._database.insert("audit_log", {**row, "hash": _digest(row)})

    def head(self) -> tuple[int, str]:
        """Number and hash of the last line; (0, 64 zeros) in an empty log."""
        rows = self._database.query("SELECT number, hash FROM audit_log ORDER BY number DESC LIMIT 1")
        return (rows[0]["number"], rows[0]["hash"]) if rows else (0, _START)

    def entries(self) -> tuple[Row, ...]:
        """All lines, oldest first: number, at, event, subject, facts_json, prev, hash."""
        return tuple(self._database.query("SELECT * FROM audit_log ORDER BY number"))

    def about(self, subject: str) -> tuple[Row, ...]:
        """The lines about one subject, oldest first. Raises `ConsentInvalid` when one of them was altered."""
        rows = tuple(self._database.query("SELECT * FROM audit_log WHERE subject = ? ORDER BY number", (subject,)))
        for row in rows:
            if row["hash"] != _digest({name: value for name, value in row.items() if name != "hash"}):
                raise ConsentInvalid(
                    f"The line {row['number']} of the log was altered.", "Restore the library from its newest backup."
                )
        return rows

    def verify(self) -> int | None:
        """Number of the first line that was altered, or before which one is missing; None when all holds."""
        prev, expected = _START, 1
        for row in self.entries():
            line = {name: value for name, value in row.items() if name != "hash"}
            if row["number"] != expected or row["prev"] != prev or row["hash"] != _digest(line):
                return expected
            prev, expected = row["hash"], expected + 1
        return None


def _digest(line: Row) -> str:
    """Sha256 of the line as canonical JSON (RFC 8785)."""
    return storage.hash_bytes(rfc8785.dumps(line))
