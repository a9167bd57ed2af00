"""Adapter notes: what a studio signs about an adapter that it trained, so that no other one can stand in its place.

Whoever renders asks for the note of the studio that the person's own policy names. Opens no file.
"""

from datetime import datetime

from studio.domain.avatar import Adapter
from studio.domain.errors import AdapterInvalid, ConsentInvalid
from studio.domain.policy import AvatarPolicy
from studio.provenance import forms, rights_forms, signing
from studio.provenance.policy import read_signed

MAX_NOTE_BYTES = 16 << 10
_HINT = "Train the avatar again."


def write_adapter_note(adapter: Adapter, record_sha256: str, key: signing.SigningKey, made_at: datetime) -> str:
    """The signed note's text: this adapter is that avatar's, trained under that consent, in the studio of ``key``."""
    body = {
        "schema_version": rights_forms.ADAPTER_SCHEMA,
        "adapter_sha256": adapter.sha256,
        "avatar_id": signing.format_id(adapter.avatar_id),
        "record_sha256": record_sha256,
        "studio": key.did,
        "model": adapter.model,
        "model_revision": adapter.model_revision,
        "made_at": signing.format_time(made_at),
    }
    return signing.write_document(body, key, made_at)


def check_adapter_note(document: str, adapter_sha256: str, policy: AvatarPolicy) -> None:
    """Raise `AdapterInvalid` unless the studio that ``policy`` names says that this adapter is this avatar's."""
    try:
        tree, signer = read_signed(document, "adapter's note", MAX_NOTE_BYTES, _HINT)
        form = forms.read_form(rights_forms.AdapterNoteForm, tree)
    except (ConsentInvalid, ValueError) as error:
        raise AdapterInvalid("The note that came with the avatar's adapter does not hold.", _HINT) from error
    if {signer, form.studio} != {policy.studio}:
        raise AdapterInvalid("The avatar's adapter was trained by another studio than the person's own.", _HINT)
    known = (form.adapter_sha256, signing.parse_id(form.avatar_id), form.record_sha256)
    if known != (adapter_sha256, policy.avatar_id, policy.record_sha256):
        raise AdapterInvalid("The avatar's adapter was trained for another avatar, or under another consent.", _HINT)
