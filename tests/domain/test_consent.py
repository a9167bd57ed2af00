"""What a consent record allows, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from studio.domain.consent import ConsentRecord, Purpose, Revocation, require_consent
from studio.domain.errors import ConsentExpired, ConsentMissing, ConsentRevoked

GIVEN = datetime(2026, 1, 1, tzinfo=UTC)
RECORD = ConsentRecord(
    record_id="urn:uuid:1",
    pii_principal_id="did:key:z6Mk",
    principal_name="Ada",
    purposes=(Purpose.TRAINING, Purpose.VIDEO),
    given_at=GIVEN,
    expires_at=GIVEN + timedelta(days=10),
    live_capture=False,
    document="{}",
    sha256="00",
)


def test_allows_what_was_allowed_while_it_lasts() -> None:
    assert require_consent(RECORD, None, Purpose.VIDEO, GIVEN) is RECORD


@pytest.mark.parametrize(
    ("record", "revoked", "purpose", "days", "error"),
    [
        (None, False, Purpose.VIDEO, 1, ConsentMissing),
        (RECORD, True, Purpose.VIDEO, 1, ConsentRevoked),
        (RECORD, False, Purpose.VIDEO, 10, ConsentExpired),
        (RECORD, False, Purpose.VIDEO, -1, ConsentMissing),
        (RECORD, False, Purpose.VOICE, 1, ConsentMissing),
    ],
)
def test_fails_closed(
    record: ConsentRecord | None, revoked: bool, purpose: Purpose, days: int, error: type[ConsentMissing]
) -> None:
    revocation = Revocation("urn:uuid:1", GIVEN, "asked", "{}") if revoked else None
    with pytest.raises(error) as caught:
        require_consent(record, revocation, purpose, GIVEN + timedelta(days=days))
    assert type(caught.value) is error
    assert caught.value.hint
