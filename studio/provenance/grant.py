"""Grants and revocation lists as signed documents: written, and read back strictly.

Reads no clock and decides nothing; `studio.domain.usage` does. How many clips were made, the library counts.
"""

import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from studio.core import storage
from studio.domain.consent import Purpose
from studio.domain.errors import ConsentInvalid, InvalidInput
from studio.domain.grant import (
    Command,
    Grant,
    Publish,
    RevocationList,
    RevokedEntry,
)
from studio.domain.policy import AvatarPolicy
from studio.domain.usage import GRANTABLE
from studio.provenance import forms, rights_forms, signing
from studio.provenance.policy import read_signed, read_time

MAX_GRANT_BYTES = 64 << 10
MAX_LIST_BYTES = 1 << 20
MAX_CLIPS = 1_000_000
NEXT_UPDATE = timedelta(days=7)
_HINT = "Ask the person for a new grant."
_LIST_HINT = "Ask the person for the list again."


def write_grant(
    policy: AvatarPolicy,
    key: signing.SigningKey,
    holder: str,
    *,
    issued_at: datetime,
    days: int,
    max_clips: int,
    publish: Publish,
    purposes: Sequence[Purpose] = GRANTABLE,
    parent_sha256: str = "",
) -> Grant:
    """Sign a grant to the studio with the did:key ``holder``, under ``policy`` and no longer than it lasts.

    With ``parent_sha256`` it is for a remix of that clip, else for rendering. Raises `ConsentInvalid` for another key
    than the person's, else `InvalidInput`.
    """
    if key.did != policy.pii_principal_id:
        raise ConsentInvalid("Only the person's own key can sign a grant.", "Use the avatar's own key.")
    if not 1 <= max_clips <= MAX_CLIPS or days < 1:
        raise InvalidInput("A grant is for at least one clip and one day.", "Choose other numbers.")
    chosen = [purpose for purpose in GRANTABLE if purpose in purposes and purpose in policy.purposes]
    if not chosen:
        raise InvalidInput("The person's choices leave nothing to grant.", "Only video and voice can be granted.")
    if issued_at >= policy.exp:
        raise InvalidInput("The person's choices have ended.", "Sign them again first.")
    signing.decode_did(holder)
    body = {
        "schema_version": rights_forms.GRANT_SCHEMA,
        "grant_id": f"urn:uuid:{uuid.uuid4()}",
        "iss": key.did,
        "aud": holder,
        "sub": signing.format_id(policy.avatar_id),
        "cmd": (Command.REMIX if parent_sha256 else Command.RENDER).value,
        "purposes": [purpose.value for purpose in chosen],
        "policy_sha256": policy.sha256,
        "parent_sha256": parent_sha256 or None,
        "max_clips": max_clips,
        "publish": publish.value,
        "nonce": secrets.token_hex(12),
        "nbf": signing.format_time(issued_at),
        "exp": signing.format_time(min(issued_at + timedelta(days=days), policy.exp)),
    }
    return read_grant(signing.write_document(body, key, issued_at))


def read_grant(document: str) -> Grant:
    """Check size, form, text and signature; the signer must be its issuer. Raises `ConsentInvalid`."""
    tree, signer = read_signed(document, "grant", MAX_GRANT_BYTES, _HINT)
    try:
        form = forms.read_form(rights_forms.GrantForm, tree)
    except ValueError as error:
        raise ConsentInvalid(f"The grant does not fit its form: {error}.", _HINT) from error
    if form.iss != signer:
        raise ConsentInvalid("The grant was not signed by the person who is said to give it.", _HINT)
    if not set(form.purposes) <= set(GRANTABLE) or (form.cmd is Command.REMIX) != (form.parent_sha256 is not None):
        raise ConsentInvalid("The grant allows what cannot be granted, or names no clip for its remix.", _HINT)
    return Grant(
        grant_id=signing.parse_id(form.grant_id),
        issuer=form.iss,
        holder=form.aud,
        avatar_id=signing.parse_id(form.sub),
        command=form.cmd,
        purposes=form.purposes,
        policy_sha256=form.policy_sha256,
        parent_sha256=form.parent_sha256 or "",
        max_clips=form.max_clips,
        publish=form.publish,
        nonce=form.nonce,
        nbf=read_time(form.nbf),
        exp=read_time(form.exp),
        document=document,
        sha256=storage.hash_bytes(document.encode("utf-8")),
    )


def write_revocation_list(
    avatar_id: str,
    key: signing.SigningKey,
    entries: Sequence[RevokedEntry],
    *,
    issued_at: datetime,
    seq: int = 1,
    prev_sha256: str = "",
) -> RevocationList:
    """Sign a list of everything that was taken back so far. Raises `InvalidInput`."""
    body = {
        "schema_version": rights_forms.REVOCATIONS_SCHEMA,
        "avatar_id": signing.format_id(avatar_id),
        "iss": key.did,
        "seq": seq,
        "prev_sha256": prev_sha256 or None,
        "issued": signing.format_time(issued_at),
        "next_update": signing.format_time(issued_at + NEXT_UPDATE),
        "entries": [
            {
                "kind": entry.kind.value,
                "id": entry.subject,
                "since": signing.format_time(entry.since),
                "reason": entry.reason,
                "action": entry.action.value,
            }
            for entry in entries
        ],
    }
    try:
        forms.read_form(rights_forms.RevocationsForm, body)
    except ValueError as error:
        raise InvalidInput(f"The revocation list cannot be written: {error}.", "Check what is taken back.") from error
    return read_revocation_list(signing.write_document(body, key, issued_at))


def read_revocation_list(document: str) -> RevocationList:
    """Check size, form, text and signature; the signer must be its issuer. Raises `ConsentInvalid`."""
    tree, signer = read_signed(document, "revocation list", MAX_LIST_BYTES, _LIST_HINT)
    try:
        form = forms.read_form(rights_forms.RevocationsForm, tree)
    except ValueError as error:
        raise ConsentInvalid(f"The revocation list does not fit its form: {error}.", _LIST_HINT) from error
    if form.iss != signer:
        raise ConsentInvalid("The revocation list was not signed by the person it names.", _LIST_HINT)
    if (form.seq == 1) != (form.prev_sha256 is None):
        raise ConsentInvalid("The revocation list does not say which one it follows.", _LIST_HINT)
    entries = tuple(
        RevokedEntry(entry.kind, entry.id, read_time(entry.since), entry.reason, entry.action) for entry in form.entries
    )
    return RevocationList(
        avatar_id=signing.parse_id(form.avatar_id),
        issuer=form.iss,
        seq=form.seq,
        prev_sha256=form.prev_sha256 or "",
        issued_at=read_time(form.issued),
        next_update=read_time(form.next_update),
        entries=entries,
        document=document,
        sha256=storage.hash_bytes(document.encode("utf-8")),
    )
