"""The check of consent where the work is done: a job file is not a permission. Fails closed.

The app makes the same check before and after, and counts clips and keeps the log besides; what stands here needs only
what came with the job and the avatar's vault folder. Writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.domain.consent import CHOOSABLE_PROHIBITIONS, ConsentRecord, Purpose
from studio.domain.errors import (
    AdapterInvalid,
    ConsentInvalid,
    ConsentMissing,
    LibraryDamaged,
    NotFound,
    UseNotAllowed,
)
from studio.domain.grant import Grant
from studio.domain.job import JobContext, Permit
from studio.domain.policy import AvatarPolicy
from studio.domain.usage import Papers, Use, needs_grant, require_use
from studio.library.identifiers import require_id, require_sha256
from studio.library.ledger import Ledger, read_ledger, require_clock, require_current
from studio.library.vault import read_sealed
from studio.provenance.adapter_note import check_adapter_note
from studio.provenance.consent import read_consent, read_revocation
from studio.provenance.grant import read_grant, read_revocation_list
from studio.provenance.policy import read_policy
from studio.provenance.signing import SigningKey

PRINCIPAL_KEY_NAME = "principal.key"
"""In an avatar's vault folder: the sealed seed of the key with which the person signed their consent."""
NOTE_SUFFIX = ".note"


@dataclass(frozen=True)
class Permission:
    """A checked permit: the avatar's key (32 bytes) and the signed papers that let it be used."""

    key: bytes
    record: ConsentRecord
    policy: AvatarPolicy

    @property
    def forbidden(self) -> tuple[str, ...]:
        """Ids of the content rules that this person switched on for their avatar."""
        return forbidden_rules(self.policy)


def check_permission(
    context: JobContext,
    avatar_id: str,
    consent_sha256: str,
    purposes: tuple[Purpose, ...],
    now: datetime,
    *,
    parents: tuple[str, ...] = (),
) -> Permission:
    """Verify the signed papers that came with the job and that they allow every one of ``purposes`` at ``now``.

    Raises a `ConsentMissing` (revoked, expired, invalid, rolled back, clock set back, not allowed) otherwise.
    """
    permit = next((p for p in context.permits if p.avatar_id == avatar_id), None)
    if permit is None:
        raise ConsentMissing("The job came without a consent record for its avatar.", "Queue it again from the studio.")
    if read_consent(permit.consent_document).sha256 != consent_sha256:
        raise ConsentInvalid(
            "The job names another consent record than the one on file.", "Queue it again from the studio."
        )
    papers = read_papers(permit)
    use = Use(avatar_id, context.creator, purposes, parents)
    policy = require_use(papers, use, now)
    key = bytes.fromhex(permit.avatar_key_hex)
    folder = Path(context.vault_dir) / require_id(avatar_id, "an avatar")
    check_signer(folder, key, papers.record)
    check_ledger(read_ledger(folder, key), papers, use, now, job_id=context.job_id)
    return Permission(key, papers.record, policy)


def read_papers(permit: Permit) -> Papers:
    """The documents that a permit carries, each with its signature checked. Raises `ConsentInvalid`."""
    record = read_consent(permit.consent_document)
    policies = [read_policy(document) for document in permit.policy_documents]
    if any(policy.pii_principal_id != record.pii_principal_id for policy in policies):
        raise ConsentInvalid("A policy of this avatar was signed by another person.", "Restore the library.")
    listed = read_revocation_list(permit.list_document) if permit.list_document else None
    if listed and (listed.issuer, listed.avatar_id) != (record.pii_principal_id, permit.avatar_id):
        raise ConsentInvalid("The revocation list is another person's or another avatar's.", "Ask for the right one.")
    return Papers(
        record=record,
        withdrawal=read_revocation(permit.revocation_document, record) if permit.revocation_document else None,
        policy=policies[-1] if policies else None,
        earlier=tuple(policy.sha256 for policy in policies[:-1] if policy.avatar_id == permit.avatar_id),
        grant=read_grant(permit.grant_document) if permit.grant_document else None,
        revocations=listed,
    )


def check_ledger(ledger: Ledger, papers: Papers, use: Use, now: datetime, *, job_id: str) -> None:
    """Raise unless the papers are the newest ever seen, the clock runs forward, and the grant has clips left."""
    require_current(ledger, papers.policy, papers.revocations)
    require_clock(ledger.seen_at, now)
    if papers.policy is not None and papers.grant is not None and needs_grant(papers.policy, use):
        ledger.with_grant(papers.grant)
        if Purpose.EXPORT not in use.purposes:
            require_clips_left(papers.grant, ledger.uses(papers.grant.grant_id), job_id)


def require_clips_left(grant: Grant, used_by: frozenset[str], job_id: str) -> None:
    """Raise `UseNotAllowed` when the jobs in ``used_by`` made all the clips that ``grant`` is for.

    A job that made one of them already may be filed again, as after a crash.
    """
    if job_id not in used_by and len(used_by) >= grant.max_clips:
        raise UseNotAllowed(
            f"The grant is for {grant.max_clips} clip(s), and as many were made.", "Ask the person for a new grant."
        )


def check_signer(avatar_dir: Path, key: bytes, record: ConsentRecord) -> None:
    """Raise `ConsentInvalid` unless the person of this avatar is who signed ``record``: one consent is no other's."""
    seed = read_sealed(avatar_dir / PRINCIPAL_KEY_NAME, key)
    if SigningKey(seed).did != record.pii_principal_id:
        raise ConsentInvalid(
            "The consent record was signed by somebody else than this avatar's person.",
            "Create the avatar again with that person's own consent.",
        )


def check_takes(record: ConsentRecord, take_sha256s: Sequence[str]) -> None:
    """Raise `ConsentInvalid` unless every take is one that the person's signed consent names."""
    if not set(take_sha256s) <= set(record.take_sha256s):
        raise ConsentInvalid(
            "The training names a recording that this person's consent does not.", "Record a new scan with consent."
        )


def check_adapter_of(context: JobContext, permission: Permission, adapter_sha256: str) -> None:
    """Raise `AdapterInvalid` unless the person's own studio signed that this adapter is theirs."""
    folder = Path(context.vault_dir) / permission.policy.avatar_id
    try:
        note = read_sealed(folder / f"{require_sha256(adapter_sha256)}{NOTE_SUFFIX}", permission.key)
        text = note.decode("utf-8")
    except (NotFound, LibraryDamaged, UnicodeDecodeError) as error:
        raise AdapterInvalid("The avatar's adapter came without its signed note.", "Train the avatar again.") from error
    check_adapter_note(text, adapter_sha256, permission.policy)


def forbidden_rules(policy: AvatarPolicy) -> tuple[str, ...]:
    """Ids of the content rules that the person switched on, beside those that hold for everybody."""
    return tuple(p.value for p in CHOOSABLE_PROHIBITIONS if p in policy.choices.prohibitions)
