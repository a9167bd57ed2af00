"""Consent receipts: what travels with a clip instead of the private consent record.

A receipt names the person's key and the record's sha256, never the person's name, face or voice. It is signed
by the clip's creator and is bound to one clip's picture and sound (`manifest.hash_content`).
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from studio.domain.consent import ConsentRecord, Purpose
from studio.domain.errors import InvalidInput, VerificationFailed
from studio.provenance import forms, signing

MAX_RECEIPT_BYTES = 32 << 10
_HINT = "Do not rely on this clip's consent."


@dataclass(frozen=True)
class Receipt:
    """A receipt whose signature held. ``document`` is its exact text."""

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


def write_receipt(
    record: ConsentRecord,
    creator_key: signing.SigningKey,
    *,
    prompt_sha256: str,
    content_sha256: str,
    parents: Sequence[str],
    issued_at: datetime,
) -> str:
    """The signed receipt's text. Whether the consent allows the clip, the caller asks (`require_consent`)."""
    name = f"{record.sha256}/{content_sha256}/{prompt_sha256}"
    body = {
        "schema_version": forms.RECEIPT_SCHEMA,
        # By content, so that the same clip under the same consent has the same receipt.
        "receipt_id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}",
        "record_sha256": record.sha256,
        "pii_principal_id": record.pii_principal_id,
        "creator": creator_key.did,
        "purposes": [purpose.value for purpose in record.purposes],
        "given_at": signing.format_time(record.given_at),
        "expires_at": signing.format_time(record.expires_at),
        "prompt_sha256": prompt_sha256,
        "content_sha256": content_sha256,
        "parents": list(parents),
        "issued_at": signing.format_time(issued_at),
    }
    try:
        forms.read_form(forms.ReceiptForm, body)
    except ValueError as error:
        raise InvalidInput(f"The consent receipt cannot be written: {error}.", "Check the clip's hashes.") from error
    return signing.write_document(body, creator_key, issued_at)


def read_receipt(document: str) -> Receipt:
    """Check schema and signature; the signer must be the creator it names. Raises `VerificationFailed`."""
    tree, signer = signing.read_document(document, MAX_RECEIPT_BYTES)
    try:
        form = forms.read_form(forms.ReceiptForm, tree)
    except ValueError as error:
        raise VerificationFailed(f"The consent receipt does not fit its form: {error}.", _HINT) from error
    if form.creator != signer:
        raise VerificationFailed("The consent receipt was not signed by the clip's creator.", _HINT)
    given_at, expires_at, issued_at = (
        signing.parse_time(text) for text in (form.given_at, form.expires_at, form.issued_at)
    )
    if not given_at <= issued_at < expires_at:
        raise VerificationFailed("The consent receipt was issued outside the time of the consent.", _HINT)
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
    )
