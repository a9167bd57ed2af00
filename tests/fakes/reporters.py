"""A reporter that remembers, and that asks to stop when told to."""

from studio.domain.errors import Cancelled
from studio.domain.job import Progress


class ListeningReporter:
    """Keeps what was reported; raises `Cancelled` at report number ``stop_at`` (counted from 1)."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.reports: list[Progress] = []
        self._stop_at = stop_at

    def report(self, progress: Progress) -> None:
        self.reports.append(progress)
        if self._stop_at is not None and len(self.reports) >= self._stop_at:
            raise Cancelled
