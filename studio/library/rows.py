"""How domain values stand in a row: times as UTC text of one width, lists as JSON. Knows no table."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from studio.core import serial
from studio.domain.errors import InvalidInput, LibraryDamaged

T = TypeVar("T")

Row = dict[str, Any]
"""One row as read: column names to values."""


def utc_text(at: datetime) -> str:
    """ISO 8601 in UTC, always with microseconds, so that text sorts as time. `ValueError` if naive."""
    if at.tzinfo is None:
        raise ValueError("a time without a time zone cannot be stored")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def list_text(values: Sequence[str]) -> str:
    """A JSON list of texts."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def read_row(kind: type[T], tree: Row, what: str) -> T:
    """Build the dataclass ``kind`` from a row's values. A row that does not fit is a `LibraryDamaged`."""
    try:
        return serial.from_data(kind, tree, what)
    except InvalidInput as error:
        raise LibraryDamaged(error.message, "Restore the library from its newest backup.") from error


def read_text(kind: Any, text: str, what: str) -> Any:
    """Read the JSON of a column as ``kind``. A text that does not fit is a `LibraryDamaged`."""
    try:
        return serial.from_json(kind, text, what)
    except InvalidInput as error:
        raise LibraryDamaged(error.message, "Restore the library from its newest backup.") from error
