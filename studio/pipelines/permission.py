"""The second check of consent, in the worker: a job file is not a permission. Fails closed."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.domain.consent import ConsentRecord, Purpose, require_consent
from studio.domain.errors import ConsentInvalid, ConsentMissing
from studio.domain.job import JobContext
from studio.library.identifiers import require_id
from studio.library.vault import read_sealed
from studio.provenance.consent import read_consent, read_revocation
from studio.provenance.signing import SigningKey

PRINCIPAL_KEY_NAME = "principal.key"
"""In an avatar's vault folder: the sealed seed of the key with which the person signed their consent."""


@dataclass(frozen=True)
class Permission:
    """A checked permit: the avatar's key (32 bytes) and the consent that lets it be used."""

    key: bytes
    record: ConsentRecord


def check_permission(
    context: JobContext, avatar_id: str, consent_sha256: str, purposes: tuple[Purpose, ...], now: datetime
) -> Permission:
    """Verify the signed record that came with the job and that it allows every one of ``purposes`` at ``now``.

    Raises a `ConsentMissing` (revoked, expired, invalid) otherwise.
    """
    permit = next((p for p in context.permits if p.avatar_id == avatar_id), None)
    if permit is None:
        raise ConsentMissing("The job came without a consent record for its avatar.", "Queue it again from the studio.")
    record = read_consent(permit.consent_document)
    if record.sha256 != consent_sha256:
        raise ConsentInvalid(
            "The job names another consent record than the one on file.", "Queue it again from the studio."
        )
    revocation = read_revocation(permit.revocation_document, record) if permit.revocation_document else None
    for purpose in purposes:
        require_consent(record, revocation, purpose, now)
    key = bytes.fromhex(permit.avatar_key_hex)
    check_signer(Path(context.vault_dir) / require_id(avatar_id, "an avatar"), key, record)
    return Permission(key, record)


def check_signer(avatar_dir: Path, key: bytes, record: ConsentRecord) -> None:
    """Raise `ConsentInvalid` unless the person of this avatar is who signed ``record``: one consent is no other's."""
    seed = read_sealed(avatar_dir / PRINCIPAL_KEY_NAME, key)
    if SigningKey(seed).did != record.pii_principal_id:
        raise ConsentInvalid(
            "The consent record was signed by somebody else than this avatar's person.",
            "Create the avatar again with that person's own consent.",
        )
