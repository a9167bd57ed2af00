"""Policies as signed documents: what a person lets others do with their avatar now. Written, and read back strictly.

Reads no clock and decides nothing; `studio.domain.usage` does.
"""

from datetime import datetime
from typing import Any

from studio.core import storage
from studio.domain.consent import ConsentChoices, ConsentRecord, Purpose
from studio.domain.errors import ConsentInvalid, InvalidInput, VerificationFailed
from studio.domain.policy import ALWAYS_DUTIES, AvatarPolicy, Duty, PolicyStatus
from studio.provenance import forms, rights_forms, signing
from studio.provenance.consent import describe_choices, read_choices

MAX_POLICY_BYTES = 64 << 10
_HINT = "Ask the person to sign their choices again."


def write_policy(
    record: ConsentRecord,
    key: signing.SigningKey,
    *,
    avatar_id: str,
    studio: str,
    choices: ConsentChoices,
    statement: str,
    notice_version: str,
    signed_at: datetime,
    seq: int = 1,
    prev_sha256: str = "",
    status: PolicyStatus = PolicyStatus.ACTIVE,
    purposes: tuple[Purpose, ...] | None = None,
    notify: bool = False,
) -> AvatarPolicy:
    """Sign a policy with the key that signed ``record`` and read it back.

    ``studio`` is the did:key of the studio in which the person signs, ``statement`` the text that they read. The policy
    allows no more than the record and ends with it. Raises `ConsentInvalid` for another key, else `InvalidInput`.
    """
    if key.did != record.pii_principal_id:
        raise ConsentInvalid("Only the key that gave the consent can sign these choices.", "Use the avatar's own key.")
    chosen = record.purposes if purposes is None else purposes
    if not set(chosen) <= set(record.purposes):
        raise InvalidInput("The choices allow more than the consent itself.", "A wider consent needs a new record.")
    if signed_at >= record.expires_at:
        raise InvalidInput("The consent has ended, so its choices cannot be changed.", "Sign a new consent.")
    described = describe_choices(choices)
    body = {
        "schema_version": rights_forms.POLICY_SCHEMA,
        "avatar_id": signing.format_id(avatar_id),
        "pii_principal_id": key.did,
        "studio": studio,
        "record_sha256": record.sha256,
        "seq": seq,
        "prev_sha256": prev_sha256 or None,
        "status": status.value,
        **described,
        "purposes": [purpose.value for purpose in Purpose if purpose in chosen],
        "duties": [duty.value for duty in ALWAYS_DUTIES] + ([Duty.NOTIFY.value] if notify else []),
        "statement": {"version": notice_version, "sha256": storage.hash_bytes(statement.encode("utf-8"))},
        "nbf": signing.format_time(signed_at),
        "exp": signing.format_time(record.expires_at),
    }
    return read_policy(signing.write_document(body, key, signed_at))


def read_policy(document: str) -> AvatarPolicy:
    """Check size, form, text and signature; the signer must be the person. Raises `ConsentInvalid`."""
    tree, signer = read_signed(document, "avatar's policy", MAX_POLICY_BYTES)
    try:
        form = forms.read_form(rights_forms.PolicyForm, tree)
        choices = read_choices(forms.ChoicesForm(scope=form.scope, remix=form.remix, prohibitions=form.prohibitions))
    except (ValueError, InvalidInput) as error:
        raise ConsentInvalid(f"The avatar's policy does not fit its form: {error}.", _HINT) from error
    if form.pii_principal_id != signer:
        raise ConsentInvalid("The avatar's policy was not signed by the person it is about.", _HINT)
    if not set(ALWAYS_DUTIES) <= set(form.duties) or len(set(form.purposes)) != len(form.purposes):
        raise ConsentInvalid("The avatar's policy leaves out a duty, or names a purpose twice.", _HINT)
    if (form.seq == 1) != (form.prev_sha256 is None):
        raise ConsentInvalid("The avatar's policy does not say which one it follows.", _HINT)
    return AvatarPolicy(
        avatar_id=signing.parse_id(form.avatar_id),
        pii_principal_id=form.pii_principal_id,
        studio=form.studio,
        record_sha256=form.record_sha256,
        seq=form.seq,
        prev_sha256=form.prev_sha256 or "",
        status=form.status,
        choices=choices,
        purposes=form.purposes,
        duties=form.duties,
        nbf=read_time(form.nbf),
        exp=read_time(form.exp),
        document=document,
        sha256=storage.hash_bytes(document.encode("utf-8")),
    )


def read_signed(document: str, what: str, max_bytes: int, hint: str = _HINT) -> tuple[dict[str, Any], str]:
    """Parse and verify a document about consent; its text must be the canonical one. Raises `ConsentInvalid`."""
    try:
        tree, signer = signing.read_document(document, max_bytes)
        canonical = signing.canonical_text(tree)
    except (VerificationFailed, InvalidInput) as error:
        raise ConsentInvalid(f"The {what} does not hold: {error.message}", hint) from error
    if canonical != document:
        raise ConsentInvalid(f"The {what} is not written as it was signed.", hint)
    return tree, signer


def read_time(text: str) -> datetime:
    """A time of a signed document. Raises `ConsentInvalid`."""
    try:
        return signing.parse_time(text)
    except VerificationFailed as error:
        raise ConsentInvalid(error.message, _HINT) from error
