"""Jobs as rows: what was asked, as JSON, and in which state it is. Progress is never written here.

`JobRecords` is what the queue stores into; it decides nothing about states. One row that cannot be read must not
keep the others from being stopped, run or withdrawn.
"""

import logging
from collections.abc import Collection
from datetime import datetime

from studio.core import serial
from studio.domain.errors import InvalidInput, LibraryDamaged, NotFound
from studio.domain.job import Failed, Job, JobState
from studio.domain.recipe import JobRequest
from studio.library.database import Database
from studio.library.rows import Row, list_text, read_row, read_text, utc_text

_STATE = serial.tagged(JobState)
_REQUEST = serial.tagged(JobRequest)
# So many rows are read only once: a window asks for the open jobs again at every change.
_REMEMBERED_ROWS = 2_000
_log = logging.getLogger(__name__)


class JobRecords:
    """The rows of the queue."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._damaged: set[str] = set()
        self._known: dict[str, tuple[Row, Job]] = {}

    def add(self, job: Job) -> None:
        """Keep a new job."""
        self._database.insert(
            "jobs",
            {
                "id": job.id,
                "title": job.title,
                "request_kind": job.request.kind,
                "request_json": serial.to_json(job.request),
                "state_kind": job.state.kind,
                "state_json": serial.to_json(job.state),
                "created_at": utc_text(job.created_at),
                "position": job.position,
                "attempt": job.attempt,
                "priority": job.priority,
            },
        )

    def save(self, job: Job, *, was: str) -> bool:
        """Write the job's state, place, priority and attempt, if its state on file is a ``was``; False if not.

        Raises `NotFound` when it is not on file.
        """
        values = (job.state.kind, serial.to_json(job.state), job.position, job.attempt, job.priority, job.id)
        update = "UPDATE jobs SET state_kind = ?, state_json = ?, position = ?, attempt = ?, priority = ? WHERE id = ?"
        if job.id in self._damaged and was == "failed":
            # It was shown as failed, whatever its row says; writing it mends the row.
            changed = self._database.execute(update, values)
        else:
            changed = self._database.execute(f"{update} AND state_kind = ?", (*values, was))
        if changed:
            self._damaged.discard(job.id)
        elif not self._database.query("SELECT 1 FROM jobs WHERE id = ?", (job.id,)):
            raise NotFound(f"There is no job '{job.id}' in the queue.", "It may have been cleared from the list.")
        return bool(changed)

    def get(self, job_id: str) -> Job | None:
        """The job; None when there is none, or none that can be read (see `list`)."""
        rows = self._database.query("SELECT * FROM jobs WHERE id = ?", (job_id,))
        return self._read(rows[0]) if rows else None

    def list(self, *kinds: str) -> tuple[Job, ...]:
        """The jobs whose state is of one of ``kinds``, all without any, in the order of their turns.

        One whose state cannot be read is given as `Failed` with the code of `LibraryDamaged`; one of which not even
        the request can be read is left out. Either is told once in the log.
        """
        wanted = list_text(kinds)
        rows = self._database.query(
            "SELECT * FROM jobs WHERE ? = '[]' OR state_kind IN (SELECT value FROM json_each(?)) "
            "ORDER BY priority DESC, position, number",
            (wanted, wanted),
        )
        return tuple(job for job in map(self._read, rows) if job is not None)

    def ended(self, limit: int, kind: str = "") -> tuple[Job, ...]:
        """The newest jobs that are done, failed or stopped, or of one of these kinds, at most ``limit``."""
        rows = self._database.query(
            "SELECT * FROM jobs WHERE state_kind IN ('done', 'failed', 'stopped') AND (? = '' OR state_kind = ?) "
            "ORDER BY number DESC LIMIT ?",
            (kind, kind, limit),
        )
        return tuple(job for job in map(self._read, rows) if job is not None)

    def ended_ids(self, kind: str = "") -> tuple[str, ...]:
        """All jobs that are done, failed or stopped, or of one of these kinds; what ended last comes first."""
        rows = self._database.query(
            "SELECT id FROM jobs WHERE state_kind IN ('done', 'failed', 'stopped') AND (? = '' OR state_kind = ?) "
            "ORDER BY CASE WHEN json_valid(state_json) THEN coalesce(json_extract(state_json, '$.finished_at'), "
            "json_extract(state_json, '$.failed_at'), json_extract(state_json, '$.stopped_at')) END DESC, number DESC",
            (kind, kind),
        )
        return tuple(str(row["id"]) for row in rows)

    def count(self, *kinds: str) -> int:
        """How many jobs there are whose state is of one of ``kinds``."""
        sql = "SELECT count(*) AS n FROM jobs WHERE state_kind IN (SELECT value FROM json_each(?))"
        return int(self._database.query(sql, (list_text(kinds),))[0]["n"])

    def next_position(self) -> int:
        """One after the last position in use; 0 in an empty queue."""
        return int(self._database.query("SELECT coalesce(max(position) + 1, 0) AS next FROM jobs")[0]["next"])

    def remove_finished(self, keep: Collection[str] = ()) -> int:
        """Clear jobs that are done, failed or stopped, and not in ``keep``. Returns how many; what they made stays."""
        return self._database.execute(
            "DELETE FROM jobs WHERE state_kind IN ('done', 'failed', 'stopped') "
            "AND id NOT IN (SELECT value FROM json_each(?))",
            (list_text(tuple(keep)),),
        )

    def forget(self, subject_id: str) -> None:
        """Remove every ended job whose request names ``subject_id``; from older copies of the library, any such job."""
        of_subject = "DELETE FROM jobs WHERE instr(request_json, ?) > 0"
        ended = "DELETE FROM jobs WHERE instr(request_json, ?) > 0 AND state_kind IN ('done', 'failed', 'stopped')"
        self._known.clear()
        self._database.forget([(ended, (subject_id,))], in_copies=[(of_subject, (subject_id,))])

    def _read(self, row: Row) -> Job | None:
        known = self._known.get(row["id"])
        if known is not None and known[0] == row:
            return known[1]
        try:
            job = _job(row, read_text(_STATE, row["state_json"], "state of a job in the library"))
        except LibraryDamaged as error:
            return self._salvage(row, error)
        if len(self._known) >= _REMEMBERED_ROWS:
            self._known.clear()
        self._known[job.id] = (row, job)
        return job

    def _salvage(self, row: Row, error: LibraryDamaged) -> Job | None:
        """The job without its state, or None when more than that is unreadable."""
        if row["id"] not in self._damaged:
            self._damaged.add(row["id"])
            _log.warning("the job %s in the library cannot be read", row["id"])
        try:
            at: datetime = serial.from_data(datetime, row["created_at"], "time of a job in the library")
            hint = "Resume it, or make a new one."
            return _job(row, Failed(at, error.code, "The state of this job cannot be read.", hint))
        except (LibraryDamaged, InvalidInput):
            return None


def _job(row: Row, state: JobState) -> Job:
    request = read_text(_REQUEST, row["request_json"], "request of a job in the library")
    tree = {name: row[name] for name in ("id", "title", "created_at", "position", "attempt", "priority")}
    return read_row(Job, {**tree, "request": request, "state": state}, "job in the library")
