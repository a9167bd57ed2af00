"""Consent: who allowed what with their likeness, until when.

The signed document itself is canonical JSON with the names of ISO/IEC TS 27560 (written and checked in
`studio.provenance.consent`); here stands what the studio decides by.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studio.domain.errors import ConsentExpired, ConsentMissing, ConsentRevoked


class Purpose(StrEnum):
    """What a likeness may be used for."""

    TRAINING = "likeness-training"
    VIDEO = "likeness-video"
    VOICE = "voice-synthesis"
    EXPORT = "likeness-export"


ALL_PURPOSES: tuple[Purpose, ...] = tuple(Purpose)


@dataclass(frozen=True)
class ConsentRecord:
    """A signed record of consent.

    ``document`` is the exact signed canonical JSON (UTF-8 text) and the only thing that is trusted; the other fields
    are read out of it. ``sha256`` is the hex digest of ``document``. ``pii_principal_id`` is a did:key.
    """

    record_id: str
    pii_principal_id: str
    principal_name: str
    purposes: tuple[Purpose, ...]
    given_at: datetime
    expires_at: datetime
    live_capture: bool
    document: str
    sha256: str


@dataclass(frozen=True)
class Revocation:
    """A signed withdrawal. ``document`` is the signed canonical JSON; appended, never edited."""

    record_id: str
    revoked_at: datetime
    reason: str
    document: str


def require_consent(
    record: ConsentRecord | None, revocation: Revocation | None, purpose: Purpose, now: datetime
) -> ConsentRecord:
    """Return ``record`` when it allows ``purpose`` at ``now`` (aware UTC); raise a `ConsentMissing` otherwise."""
    if record is None:
        raise ConsentMissing(
            "There is no signed consent record for this avatar.",
            "Create the avatar with the person's consent.",
        )
    if revocation is not None:
        raise ConsentRevoked(
            f"{record.principal_name} withdrew consent on {revocation.revoked_at:%Y-%m-%d}.",
            "Nothing can be made with this likeness. A new scan with a new consent is needed.",
        )
    if now >= record.expires_at:
        raise ConsentExpired(
            f"The consent of {record.principal_name} ended on {record.expires_at:%Y-%m-%d}.",
            "Ask the person to sign a new consent.",
        )
    if now < record.given_at:
        raise ConsentMissing(
            f"The consent of {record.principal_name} begins only on {record.given_at:%Y-%m-%d %H:%M} UTC.",
            "Check this computer's clock.",
        )
    if purpose not in record.purposes:
        raise ConsentMissing(
            f"{record.principal_name} did not allow '{purpose.value}'.",
            "Ask the person to sign a wider consent.",
        )
    return record
