"""Where jobs are kept, as the queue sees it.

Declared here, implemented by the library; must not name a database.
"""

from collections.abc import Collection
from typing import Protocol

from studio.domain.job import Job


class JobStore(Protocol):
    """A persistent table of jobs.

    Called from several threads, but by one at a time: the queue holds its lock around every call.
    """

    def add(self, job: Job, /) -> None:
        """Keep a new job."""

    def save(self, job: Job, /, *, was: str) -> bool:
        """Keep state, position, priority and attempt of a job that was added before and is in the state ``was``.

        False, and nothing is kept, when it is in another state: another process has changed it.
        """

    def get(self, job_id: str, /) -> Job | None: ...

    def list(self, *kinds: str) -> tuple[Job, ...]:
        """The jobs whose state is of one of ``kinds``, all without any: high priority first, then by position."""

    def remove_finished(self, keep: Collection[str] = ()) -> int:
        """Forget jobs that are done, failed or stopped, but for those whose ids are in ``keep``. Returns how many."""

    def next_position(self) -> int:
        """One more than the highest position in use."""
