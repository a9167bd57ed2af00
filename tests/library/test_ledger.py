"""The sealed ledger: the highest always counts, and nothing older or other takes its place."""

from datetime import timedelta
from pathlib import Path

import pytest

from studio.domain.errors import ClockSetBack, ConsentRolledBack, LibraryDamaged
from studio.library.ledger import (
    CLOCK_TOLERANCE,
    LEDGER_NAME,
    Ledger,
    read_ledger,
    require_clock,
    require_current,
    write_ledger,
)
from studio.library.vault import write_sealed

from .examples import NOON, grant, policy, revocation_list

KEY = b"\1" * 32
LATER = NOON + timedelta(days=1)


def test_it_comes_back_as_it_was_sealed(tmp_path: Path) -> None:
    ledger = Ledger(NOON).advance(policy(seq=3), revocation_list(seq=2), LATER).with_grant(grant(), "1" * 32)
    write_ledger(tmp_path, KEY, ledger)
    assert read_ledger(tmp_path, KEY) == ledger
    assert ledger.seen_at == LATER
    assert b"policy" not in (tmp_path / LEDGER_NAME).read_bytes()


def test_a_missing_a_strange_and_a_foreign_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConsentRolledBack, match="missing"):
        read_ledger(tmp_path, KEY)
    write_ledger(tmp_path, KEY, Ledger(NOON))
    with pytest.raises(LibraryDamaged):
        read_ledger(tmp_path, b"\2" * 32)
    for text in (b"", b"{}", b'{"seen_at":"2026-11-23T12:00:00Z","more":1}'):
        write_sealed(tmp_path / LEDGER_NAME, KEY, text)
        with pytest.raises(ConsentRolledBack, match="cannot be read"):
            read_ledger(tmp_path, KEY)


def test_it_moves_forward_only() -> None:
    ledger = Ledger(NOON).advance(policy(seq=3), revocation_list(seq=3), LATER)
    assert ledger.advance(policy(seq=3), None, NOON) == ledger
    assert ledger.advance(policy(seq=4), None, NOON).policy_seq == 4
    for older in (policy(seq=2), policy(seq=3, words="other")):
        with pytest.raises(ConsentRolledBack):
            ledger.advance(older, None, LATER)
    for stale in (revocation_list(seq=2), revocation_list(seq=3, words="other")):
        with pytest.raises(ConsentRolledBack):
            ledger.advance(None, stale, LATER)


def test_only_the_newest_papers_are_current() -> None:
    ledger = Ledger(NOON).advance(policy(seq=2), revocation_list(), NOON)
    require_current(ledger, policy(seq=2), revocation_list())
    for papers in (
        (policy(seq=1), revocation_list()),
        (policy(seq=3), revocation_list()),
        (policy(seq=2, words="other"), revocation_list()),
        (policy(seq=2), None),
        (None, revocation_list()),
        (policy(seq=2), revocation_list(seq=2)),
    ):
        with pytest.raises(ConsentRolledBack):
            require_current(ledger, *papers)


def test_the_clock_runs_forward_but_for_a_few_minutes() -> None:
    require_clock(NOON, NOON - CLOCK_TOLERANCE)
    require_clock(NOON, LATER)
    with pytest.raises(ClockSetBack) as caught:
        require_clock(NOON, NOON - CLOCK_TOLERANCE - timedelta(seconds=1))
    assert "clock" in caught.value.hint


def test_a_job_counts_once_and_no_grant_takes_anothers_number_or_nonce() -> None:
    ledger = Ledger(NOON).with_grant(grant())
    for job_id in ("1" * 32, "2" * 32, "1" * 32):
        ledger = ledger.with_grant(grant(), job_id)
    assert ledger.uses(grant().grant_id) == {"1" * 32, "2" * 32}
    assert ledger.uses("9" * 32) == frozenset()
    for forged in (grant(words="more"), grant("3", nonce=grant().nonce)):
        with pytest.raises(ConsentRolledBack):
            ledger.with_grant(forged)
