"""Policies, grants and their use as rows: found in order, counted once, never replaced."""

import pytest

from studio.domain.errors import ConsentRolledBack
from studio.library.database import Database
from studio.library.rights import RightsRecords

from .examples import NOON, grant, policy, revocation_list


def test_papers_come_back_in_their_order_and_once(database: Database) -> None:
    rights = RightsRecords(database)
    for seq in (2, 1, 3, 3):
        rights.add_policy(policy(seq=seq))
    rights.add_policy(policy("b" * 32))
    rights.add_revocations(revocation_list(seq=2))
    rights.add_revocations(revocation_list(seq=1))
    assert rights.policies("a" * 32) == tuple(policy(seq=seq).document for seq in (1, 2, 3))
    assert rights.revocation_lists("a" * 32) == tuple(revocation_list(seq=seq).document for seq in (1, 2))
    assert rights.policies("b" * 32) == (policy("b" * 32).document,)
    assert rights.revocation_lists("b" * 32) == ()


def test_a_grant_is_kept_once_and_none_takes_its_number_or_nonce(database: Database) -> None:
    rights = RightsRecords(database)
    rights.add_grant(grant())
    rights.add_grant(grant())
    rights.add_grant(grant("2"))
    assert rights.grants("a" * 32) == (grant().document, grant("2").document)
    for forged in (grant(words="more"), grant("3", nonce=grant().nonce)):
        with pytest.raises(ConsentRolledBack):
            rights.add_grant(forged)


def test_a_job_counts_once(database: Database) -> None:
    rights = RightsRecords(database)
    for job_id in ("1" * 32, "2" * 32, "1" * 32):
        rights.add_use("g" * 32, job_id, NOON)
    assert rights.uses("g" * 32) == {"1" * 32, "2" * 32}
    assert rights.uses("h" * 32) == frozenset()
