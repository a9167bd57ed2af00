"""The time, passed in as a function so that tests choose it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Aware UTC time, whole seconds: what records and file names carry."""
    return datetime.now(UTC).replace(microsecond=0)
