"""The second check of consent: no permit, no permission."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studio.core.clock import utc_now
from studio.domain.consent import ALL_PURPOSES, Purpose
from studio.domain.errors import (
    ConsentExpired,
    ConsentInvalid,
    ConsentMissing,
    ConsentRevoked,
    LibraryDamaged,
    NotFound,
)
from studio.pipelines.permission import PRINCIPAL_KEY_NAME
from studio.provenance.consent import write_revocation
from tests.pipelines.scene import AVATAR_ID, GIVEN, PERSON, STRANGER, Order, consent, make_order


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return make_order(tmp_path)


def test_a_genuine_permit_gives_key_and_record(order: Order) -> None:
    permission = order.check(*ALL_PURPOSES)
    assert permission.record == order.record
    assert permission.key.hex() == order.context.permits[0].avatar_key_hex


def test_no_permit_or_that_of_another_avatar(order: Order) -> None:
    replace(order, context=replace(order.context, permits=())).refuse(ConsentMissing)
    order.refuse(ConsentMissing, avatar_id="cd" * 16)


def test_another_record_s_hash(order: Order) -> None:
    replace(order, record=consent(given_at=GIVEN - timedelta(hours=1))).refuse(ConsentInvalid)
    order.with_permit(consent_document=consent(STRANGER).document).refuse(ConsentInvalid)


def test_a_forged_or_unreadable_record(order: Order) -> None:
    for document in (order.record.document.replace("Ada", "Eve"), "{}", "", "no record"):
        order.with_permit(consent_document=document).refuse(ConsentInvalid)


@pytest.mark.parametrize("missing", [Purpose.VOICE, Purpose.VIDEO, Purpose.TRAINING])
def test_every_purpose_must_have_been_allowed(order: Order, missing: Purpose) -> None:
    narrow = order.under(consent(purposes=[purpose for purpose in ALL_PURPOSES if purpose is not missing]))
    narrow.refuse(ConsentMissing, *ALL_PURPOSES)
    narrow.refuse(ConsentMissing, missing)
    assert narrow.check(*(purpose for purpose in ALL_PURPOSES if purpose is not missing))


def test_only_between_the_beginning_and_the_end(order: Order) -> None:
    with pytest.raises(ConsentExpired):
        order.check(Purpose.VIDEO, now=GIVEN + timedelta(days=31))
    with pytest.raises(ConsentMissing):
        order.check(Purpose.VIDEO, now=GIVEN - timedelta(days=1))


def test_a_withdrawal_holds_and_a_forged_one_stops_too(order: Order) -> None:
    withdrawal = write_revocation(order.record, PERSON, utc_now(), "no more").document
    order.with_permit(revocation_document=withdrawal).refuse(ConsentRevoked)
    order.with_permit(revocation_document=withdrawal.replace("no more", "n0 more")).refuse(ConsentInvalid)


def test_one_person_s_consent_is_no_other_s(order: Order) -> None:
    """Genuine and named by the request, but signed by somebody else than the person whose likeness this is."""
    order.under(consent(STRANGER), STRANGER).refuse(ConsentInvalid)


def test_a_wrong_key_or_a_missing_person_opens_nothing(order: Order) -> None:
    order.with_permit(avatar_key_hex="00" * 32).refuse(LibraryDamaged)
    (Path(order.context.vault_dir) / AVATAR_ID / PRINCIPAL_KEY_NAME).unlink()
    order.refuse(NotFound)
