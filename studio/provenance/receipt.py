"""Consent receipts: what travels with a clip instead of the private consent record.

A receipt names the person's key and the record's sha256, never the person's name, face or voice, and carries the
person's own signed policy and, for a clip made in another studio, their signed grant. It is signed by the clip's
creator and is bound to one clip's picture and sound (`manifest.hash_content`).
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from studio.domain.consent import ConsentRecord, Purpose
from studio.domain.errors import InvalidInput, StudioError, VerificationFailed
from studio.domain.grant import Grant
from studio.domain.policy import AvatarPolicy, PolicyStatus
from studio.provenance import forms, rights_forms, signing
from studio.provenance.grant import read_grant
from studio.provenance.policy import read_policy

MAX_RECEIPT_BYTES = 32 << 10
_HINT = "Do not rely on this clip's consent."


@dataclass(frozen=True)
class Receipt:
    """A receipt whose signature held. ``document`` is its exact text.

    ``policy`` is None in receipts of the first version, ``grant`` where the clip was made in the person's own studio or
    by somebody whom the policy itself allows it.
    """

    receipt_id: str
    record_sha256: str
    pii_principal_id: str
    creator: str
    purposes: tuple[Purpose, ...]
    given_at: datetime
    expires_at: datetime
    prompt_sha256: str
    content_sha256: str
    parents: tuple[str, ...]
    issued_at: datetime
    document: str
    policy: AvatarPolicy | None = None
    grant: Grant | None = None


def write_receipt(
    record: ConsentRecord,
    creator_key: signing.SigningKey,
    *,
    policy: AvatarPolicy,
    grant: Grant | None = None,
    prompt_sha256: str,
    content_sha256: str,
    parents: Sequence[str],
    issued_at: datetime,
) -> str:
    """The signed receipt's text. Whether the consent allows the clip, the caller asks (`require_use`)."""
    name = f"{record.sha256}/{content_sha256}/{prompt_sha256}"
    body = {
        "schema_version": rights_forms.RECEIPT_SCHEMA,
        # By content, so that the same clip under the same consent has the same receipt.
        "receipt_id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}",
        "record_sha256": record.sha256,
        "pii_principal_id": record.pii_principal_id,
        "creator": creator_key.did,
        "avatar_id": signing.format_id(policy.avatar_id),
        "policy": signing.parse_document(policy.document),
        "grant": signing.parse_document(grant.document) if grant else None,
        "purposes": [purpose.value for purpose in record.purposes if purpose in policy.purposes],
        "given_at": signing.format_time(record.given_at),
        "expires_at": signing.format_time(record.expires_at),
        "prompt_sha256": prompt_sha256,
        "content_sha256": content_sha256,
        "parents": list(parents),
        "issued_at": signing.format_time(issued_at),
    }
    try:
        forms.read_form(rights_forms.ReceiptForm, body)
    except ValueError as error:
        raise InvalidInput(f"The consent receipt cannot be written: {error}.", "Check the clip's hashes.") from error
    return signing.write_document(body, creator_key, issued_at)


def read_receipt(document: str) -> Receipt:
    """Check schema and signatures; the signer must be the creator it names. Raises `VerificationFailed`.

    The policy and the grant inside must be the same person's, for the same avatar and consent, and have held when the
    receipt was issued; a grant must be the creator's.
    """
    tree, signer = signing.read_document(document, MAX_RECEIPT_BYTES)
    try:
        form = _read_form(tree)
    except ValueError as error:
        raise VerificationFailed(f"The consent receipt does not fit its form: {error}.", _HINT) from error
    if form.creator != signer:
        raise VerificationFailed("The consent receipt was not signed by the clip's creator.", _HINT)
    given_at, expires_at, issued_at = (
        signing.parse_time(text) for text in (form.given_at, form.expires_at, form.issued_at)
    )
    if not given_at <= issued_at < expires_at:
        raise VerificationFailed("The consent receipt was issued outside the time of the consent.", _HINT)
    policy = grant = None
    if isinstance(form, rights_forms.ReceiptForm):
        policy, grant = _read_rights(form, issued_at)
    return Receipt(
        receipt_id=form.receipt_id,
        record_sha256=form.record_sha256,
        pii_principal_id=form.pii_principal_id,
        creator=form.creator,
        purposes=form.purposes,
        given_at=given_at,
        expires_at=expires_at,
        prompt_sha256=form.prompt_sha256,
        content_sha256=form.content_sha256,
        parents=form.parents,
        issued_at=issued_at,
        document=document,
        policy=policy,
        grant=grant,
    )


def _read_form(tree: dict[str, Any]) -> rights_forms.ReceiptForm | rights_forms.FirstReceiptForm:
    if tree.get("schema_version") == rights_forms.FIRST_RECEIPT_SCHEMA:
        return forms.read_form(rights_forms.FirstReceiptForm, tree)
    return forms.read_form(rights_forms.ReceiptForm, tree)


def _read_rights(form: rights_forms.ReceiptForm, issued_at: datetime) -> tuple[AvatarPolicy, Grant | None]:
    """The policy and the grant that a receipt carries, checked against it."""
    try:
        policy = read_policy(signing.canonical_text(form.policy))
        grant = read_grant(signing.canonical_text(form.grant)) if form.grant is not None else None
    except StudioError as error:
        raise VerificationFailed(f"What the consent receipt carries does not hold: {error.message}", _HINT) from error
    avatar_id = signing.parse_id(form.avatar_id)
    if (policy.pii_principal_id, policy.record_sha256, policy.avatar_id) != (
        form.pii_principal_id,
        form.record_sha256,
        avatar_id,
    ):
        raise VerificationFailed("The consent receipt carries the choices of another person or avatar.", _HINT)
    held = policy.nbf <= issued_at < policy.exp and policy.status is PolicyStatus.ACTIVE
    if not held or not set(form.purposes) <= set(policy.purposes):
        raise VerificationFailed("The choices that the consent receipt carries did not allow this clip.", _HINT)
    if grant is not None:
        bound = (grant.issuer, grant.avatar_id, grant.holder)
        if bound != (form.pii_principal_id, avatar_id, form.creator) or not grant.nbf <= issued_at < grant.exp:
            raise VerificationFailed("The grant in the consent receipt was given to another, or had ended.", _HINT)
    return policy, grant
