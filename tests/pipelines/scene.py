"""A consenting person with a key in a vault, and the permit that a job brings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from studio.core.clock import utc_now
from studio.domain.avatar import Take, TakeKind
from studio.domain.consent import ALL_PURPOSES, ConsentRecord, Purpose
from studio.domain.errors import (
    StudioError,
)
from studio.domain.job import JobContext
from studio.library.vault import write_sealed
from studio.pipelines.permission import PRINCIPAL_KEY_NAME, Permission, check_permission
from studio.provenance.consent import ConsentEvidence, write_consent
from studio.provenance.signing import SigningKey
from tests.fakes.jobs import job_context
from tests.fakes.keys import open_vault
from tests.fakes.papers import STUDIO, live_checks, policy_for, seal_note, seal_papers

AVATAR_ID = "ab" * 16
# The adapter of `tests.fakes.jobs.render_request`.
ADAPTER_SHA256 = "1" * 64
SEED = b"\7" * 32
PERSON, STRANGER = SigningKey(SEED), SigningKey(b"\x08" * 32)
GIVEN = utc_now() - timedelta(days=1)
TAKE = Take("1" * 32, AVATAR_ID, TakeKind.SCAN, "live", "3" * 64, 12.0, GIVEN)


def consent(
    person: SigningKey = PERSON, purposes: Sequence[Purpose] = ALL_PURPOSES, given_at: datetime = GIVEN
) -> ConsentRecord:
    return write_consent(
        "Ada",
        person,
        purposes=purposes,
        given_at=given_at,
        days=30,
        evidence=ConsentEvidence((TAKE,), "I agree.", True, live_checks(given_at)),
        notice_version="2026-11-1",
        notice_sha256="c" * 64,
        language="en",
    )


@dataclass(frozen=True)
class Order:
    """A permit as a job brings it; tests make it worse."""

    context: JobContext
    record: ConsentRecord

    def check(self, *purposes: Purpose, avatar_id: str = AVATAR_ID, now: datetime | None = None) -> Permission:
        return check_permission(self.context, avatar_id, self.record.sha256, purposes, now or utc_now())

    def refuse(self, error: type[StudioError], *purposes: Purpose, avatar_id: str = AVATAR_ID) -> None:
        with pytest.raises(error) as caught:
            self.check(*(purposes or (Purpose.VIDEO,)), avatar_id=avatar_id)
        assert type(caught.value) is error

    def with_permit(self, **changes: Any) -> "Order":
        return replace(self, context=replace(self.context, permits=(replace(self.context.permits[0], **changes),)))

    def under(self, record: ConsentRecord, person: SigningKey = PERSON) -> "Order":
        """Asked for, and permitted, by another record and a policy under it."""
        permit = self.context.permits[0]
        key = bytes.fromhex(permit.avatar_key_hex)
        folder = Path(self.context.vault_dir) / AVATAR_ID
        fitting = seal_papers(folder, key, record, policy_for(record, person, AVATAR_ID))
        seal_note(folder, key, record, policy_for(record, person, AVATAR_ID), ADAPTER_SHA256)
        return replace(self, context=replace(self.context, permits=(fitting,)), record=record)


def make_order(root: Path) -> Order:
    """A genuine one, in a vault of its own."""
    vault = open_vault(root / "vault")
    key = vault.create(AVATAR_ID)
    write_sealed(vault.folder(AVATAR_ID) / PRINCIPAL_KEY_NAME, key, SEED)
    record = consent()
    policy = policy_for(record, PERSON, AVATAR_ID)
    permit = seal_papers(vault.folder(AVATAR_ID), key, record, policy)
    seal_note(vault.folder(AVATAR_ID), key, record, policy, ADAPTER_SHA256)
    context = replace(job_context(root), vault_dir=str(root / "vault"), permits=(permit,), creator=STUDIO.did)
    return Order(context, record)
