"""Domain values in rows."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from studio.domain.consent import Revocation
from studio.domain.errors import LibraryDamaged
from studio.library.rows import read_row, utc_text


def test_times_are_utc_of_one_width_and_sort_as_text() -> None:
    whole = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2)))
    assert utc_text(whole) == "2026-01-02T01:04:05.000000Z"
    assert utc_text(whole) < utc_text(whole + timedelta(microseconds=1))


def test_a_time_without_a_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        utc_text(datetime(2026, 1, 2))  # the very thing that must not pass


def test_a_row_that_does_not_fit_is_damage() -> None:
    row = {"record_id": "1", "revoked_at": "yesterday", "reason": "", "document": ""}
    with pytest.raises(LibraryDamaged, match="revoked_at"):
        read_row(Revocation, row, "revocation in the library")
    row["revoked_at"] = utc_text(datetime(2026, 1, 2, tzinfo=UTC))
    assert read_row(Revocation, row, "revocation in the library").revoked_at.tzinfo is not None
