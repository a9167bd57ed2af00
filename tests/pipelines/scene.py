"""A consenting person with a key in a vault, and the permit that a job brings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from studio.core.clock import utc_now
from studio.domain.avatar import Take, TakeKind
from studio.domain.consent import ALL_PURPOSES, ConsentRecord, Purpose
from studio.domain.errors import (
    StudioError,
)
from studio.domain.job import JobContext, Permit
from studio.library.vault import Vault, write_sealed
from studio.pipelines.permission import PRINCIPAL_KEY_NAME, Permission, check_permission
from studio.provenance.consent import ConsentEvidence, write_consent
from studio.provenance.signing import SigningKey
from tests.fakes.jobs import job_context

AVATAR_ID = "ab" * 16
SEED = b"\7" * 32
PERSON, STRANGER = SigningKey(SEED), SigningKey(b"\x08" * 32)
GIVEN = utc_now() - timedelta(days=1)
TAKE = Take("1" * 32, AVATAR_ID, TakeKind.SCAN, "file", "3" * 64, 12.0, GIVEN)


def consent(
    person: SigningKey = PERSON, purposes: Sequence[Purpose] = ALL_PURPOSES, given_at: datetime = GIVEN
) -> ConsentRecord:
    return write_consent(
        "Ada",
        person,
        purposes=purposes,
        given_at=given_at,
        days=30,
        evidence=ConsentEvidence((TAKE,), "I agree.", True),
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

    def with_permit(self, **changes: str) -> "Order":
        return replace(self, context=replace(self.context, permits=(replace(self.context.permits[0], **changes),)))

    def under(self, record: ConsentRecord) -> "Order":
        """Asked for, and permitted, by another record."""
        return replace(self.with_permit(consent_document=record.document), record=record)


def make_order(root: Path) -> Order:
    """A genuine one, in a vault of its own."""
    vault = Vault.open(root / "vault")
    key = vault.create(AVATAR_ID)
    write_sealed(vault.folder(AVATAR_ID) / PRINCIPAL_KEY_NAME, key, SEED)
    record = consent()
    permit = Permit(AVATAR_ID, key.hex(), record.document)
    context = replace(job_context(root), vault_dir=str(root / "vault"), permits=(permit,))
    return Order(context, record)
