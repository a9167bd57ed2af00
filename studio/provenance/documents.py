"""Any document about consent, told apart by its schema, checked and said in words. Knows no library."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from studio.domain.errors import InvalidInput, StudioError, VerificationFailed
from studio.domain.verification import Check
from studio.provenance import forms, rights_forms, signing
from studio.provenance.consent import read_consent
from studio.provenance.grant import read_grant, read_revocation_list
from studio.provenance.policy import read_policy
from studio.provenance.receipt import read_receipt

MAX_DOCUMENT_BYTES = 1 << 20


@dataclass(frozen=True)
class Examined:
    """A document of a known kind. ``text`` is its canonical text; ``subject`` the avatar's id, where it names one."""

    kind: str
    text: str
    signer: str
    subject: str
    checks: tuple[Check, ...]


def examine_document(text: str, now: datetime) -> Examined:
    """Check form, signature and time of a document that came as JSON, also when it is laid out for reading.

    What does not hold is a failed check. Raises `VerificationFailed` when it is no document about consent at all.
    """
    tree = signing.parse_document(text, MAX_DOCUMENT_BYTES)
    kind = str(tree.get("schema_version", ""))
    if kind not in _READERS:
        raise VerificationFailed("This is no document about consent.", "Name a record, policy, grant, list or receipt.")
    name, read = _READERS[kind]
    try:
        canonical = signing.canonical_text(tree)
        signer = signing.verify_document(tree)
    except (InvalidInput, VerificationFailed) as error:
        return Examined(name, text, "", "", (Check("signature", False, error.message),))
    held = Check("signature", True, "It is as it was signed.")
    try:
        subject, begins, ends = read(canonical)
    except StudioError as error:
        return Examined(name, canonical, signer, "", (held, Check("form", False, error.message)))
    checks = [held, Check("form", True, f"It is a whole {name}.")]
    if begins is not None and ends is not None:
        span = f"from {begins:%Y-%m-%d} until {ends:%Y-%m-%d}"
        inside = begins <= now < ends
        checks.append(Check("time", inside, f"It holds {span}." if inside else f"It holds only {span}."))
    return Examined(name, canonical, signer, subject, tuple(checks))


_Facts = tuple[str, datetime | None, datetime | None]


def _read_record(text: str) -> _Facts:
    record = read_consent(text)
    return "", record.given_at, record.expires_at


def _read_policy(text: str) -> _Facts:
    policy = read_policy(text)
    return policy.avatar_id, policy.nbf, policy.exp


def _read_grant(text: str) -> _Facts:
    grant = read_grant(text)
    return grant.avatar_id, grant.nbf, grant.exp


def _read_list(text: str) -> _Facts:
    listed = read_revocation_list(text)
    return listed.avatar_id, listed.issued_at, listed.next_update


def _read_receipt(text: str) -> _Facts:
    receipt = read_receipt(text)
    return (receipt.policy.avatar_id if receipt.policy else "", None, None)


def _read_withdrawal(text: str) -> _Facts:
    tree: dict[str, Any] = signing.parse_document(text)
    try:
        form = forms.read_form(forms.RevocationForm, tree)
    except ValueError as error:
        raise VerificationFailed(f"The withdrawal does not fit its form: {error}.", "It changes nothing.") from error
    if form.pii_principal_id != signing.verify_document(tree):
        raise VerificationFailed("The withdrawal was not signed by the person it names.", "It changes nothing.")
    return "", None, None


_READERS: Mapping[str, tuple[str, Callable[[str], _Facts]]] = MappingProxyType(
    {
        forms.RECORD_SCHEMA: ("consent record", _read_record),
        forms.FIRST_RECORD_SCHEMA: ("consent record", _read_record),
        forms.REVOCATION_SCHEMA: ("withdrawal", _read_withdrawal),
        rights_forms.POLICY_SCHEMA: ("policy", _read_policy),
        rights_forms.GRANT_SCHEMA: ("grant", _read_grant),
        rights_forms.REVOCATIONS_SCHEMA: ("revocation list", _read_list),
        rights_forms.RECEIPT_SCHEMA: ("receipt", _read_receipt),
        rights_forms.FIRST_RECEIPT_SCHEMA: ("receipt", _read_receipt),
    }
)
