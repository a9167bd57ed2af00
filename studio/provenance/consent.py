"""Consent records and their withdrawal as signed documents: written here, read back only when all holds.

What the person lets others do later is signed apart, in policies and grants (`policy`, `grant`).

Reads no clock and decides nothing about today: expiry and revocation are judged by `studio.domain.consent`.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from studio.core import storage
from studio.domain.avatar import Take
from studio.domain.consent import (
    NARROWEST,
    CaptureEvidence,
    ConsentChoices,
    ConsentRecord,
    Grade,
    Purpose,
    Revocation,
)
from studio.domain.errors import ConsentInvalid, InvalidInput, VerificationFailed
from studio.provenance import forms, signing
from studio.provenance.samples import SAMPLE_SHA256S

MAX_CONSENT_BYTES = 256 << 10
MAX_CONSENT_DAYS = 3650
_HINT = "Ask the person to sign a new consent."
_LAWFUL_BASIS = "explicit consent (GDPR 6(1)(a), 9(2)(a))"
_PII_TYPES: dict[Purpose, tuple[str, ...]] = {
    Purpose.TRAINING: ("face-scan", "avatar-model"),
    Purpose.VIDEO: ("avatar-model",),
    Purpose.VOICE: ("voice-recording", "voice-profile"),
    Purpose.EXPORT: ("avatar-model", "voice-profile"),
}
_PROCESSING: dict[Purpose, tuple[str, ...]] = {
    Purpose.TRAINING: ("local fine-tuning",),
    Purpose.VIDEO: ("local video generation",),
    Purpose.VOICE: ("local speech synthesis",),
    Purpose.EXPORT: ("saving labelled, signed clips where the person says",),
}


@dataclass(frozen=True)
class ConsentEvidence:
    """What shows that the person was there: their takes, the statement they read (`Notice.fill`), and the checks."""

    takes: tuple[Take, ...]
    statement: str
    adult_declared: bool
    checks: tuple[CaptureEvidence, ...] = ()


def write_consent(
    principal_name: str,
    key: signing.SigningKey,
    *,
    purposes: Sequence[Purpose],
    given_at: datetime,
    days: int,
    evidence: ConsentEvidence,
    notice_version: str,
    notice_sha256: str,
    language: str,
    choices: ConsentChoices | None = None,
) -> ConsentRecord:
    """Sign a record with the person's own ``key`` and read it back. Without ``choices`` the narrowest are signed.

    Raises `ConsentInvalid` when no adult declared themselves or there is no take, else `InvalidInput`.
    """
    if not evidence.adult_declared:
        raise ConsentInvalid("The person did not declare to be an adult.", "Only adults can be scanned.")
    if not evidence.takes:
        raise ConsentInvalid("There is no recording of the person who consents.", "Make a scan first.")
    if not 1 <= days <= MAX_CONSENT_DAYS:
        raise InvalidInput(f"A consent lasts 1 to {MAX_CONSENT_DAYS} days, not {days}.", "Choose another duration.")
    if not principal_name.strip() or not purposes:
        raise InvalidInput("A consent needs a name and at least one purpose.", "Fill in both.")
    chosen = tuple(purpose for purpose in Purpose if purpose in purposes)
    body = _record_body(principal_name.strip(), key.did, chosen, signing.format_time(given_at), days)
    body["privacy_notice"]["version"] = notice_version
    body["privacy_notice"]["sha256"] = notice_sha256
    body["language"] = language
    body["choices"] = describe_choices(choices or NARROWEST)
    body["capture"] = _describe_capture(evidence, notice_version)
    return read_consent(signing.write_document(body, key, given_at))


def read_consent(document: str) -> ConsentRecord:
    """Check size, form, text and signature; the signer must be the person. Raises `ConsentInvalid`."""
    tree, signer = _read(document, "consent record")
    try:
        form = _read_record_form(tree)
        choices = read_choices(form.choices) if isinstance(form, forms.RecordForm) else None
    except (ValueError, InvalidInput) as error:
        raise ConsentInvalid(f"The consent record does not fit its form: {error}.", _HINT) from error
    principal, event = form.parties[0], form.events[0]
    named = {signer, principal.party_id, event.entity_id}
    if named != {form.pii_principal_id} or principal.party_role != "pii_principal":
        raise ConsentInvalid("The consent record was not signed by the person it is about.", _HINT)
    purposes = tuple(entry.purpose for entry in form.purposes)
    if len(set(purposes)) != len(purposes):
        raise ConsentInvalid("The consent record names a purpose twice.", _HINT)
    given_at = _parse_time(event.event_time)
    return ConsentRecord(
        record_id=uuid.UUID(form.record_id).hex,
        pii_principal_id=form.pii_principal_id,
        principal_name=principal.party_name,
        purposes=purposes,
        given_at=given_at,
        expires_at=given_at + timedelta(days=int(event.validity_duration[1:-1])),
        live_capture=all(take.origin == "live" for take in form.capture.takes),
        document=document,
        sha256=storage.hash_bytes(document.encode("utf-8")),
        choices=choices,
        grade=_grade(form.capture),
        take_sha256s=tuple(take.sha256 for take in form.capture.takes),
        checks=_read_checks(form.capture),
    )


def describe_choices(choices: ConsentChoices) -> dict[str, Any]:
    """``choices`` with the names of the schema."""
    return {
        "scope": {"mode": choices.audience.value, "parties": list(choices.parties)},
        "remix": choices.remix.value,
        "prohibitions": [prohibition.value for prohibition in choices.prohibitions],
    }


def read_choices(form: forms.ChoicesForm) -> ConsentChoices:
    """The choices that ``form`` holds. Raises `InvalidInput`, `ValueError` when what is always forbidden is missing."""
    choices = ConsentChoices(form.scope.mode, form.scope.parties, form.remix, form.prohibitions)
    if choices.prohibitions != form.prohibitions:
        raise ValueError("choices.prohibitions: what is always forbidden is missing, or the order is another")
    return choices


def write_revocation(record: ConsentRecord, key: signing.SigningKey, revoked_at: datetime, reason: str) -> Revocation:
    """Withdraw ``record`` with the same key that gave it. Raises `ConsentInvalid` for another key."""
    if key.did != record.pii_principal_id:
        raise ConsentInvalid("Only the key that gave the consent can withdraw it.", "Use the avatar's own key.")
    if len(reason) > 400:
        raise InvalidInput("The reason is longer than 400 characters.", "Say it shorter, or give none.")
    body = {
        "schema_version": forms.REVOCATION_SCHEMA,
        "record_id": f"urn:uuid:{uuid.UUID(record.record_id)}",
        "record_sha256": record.sha256,
        "pii_principal_id": key.did,
        "events": [
            {
                "event_time": signing.format_time(revoked_at),
                "entity_id": key.did,
                "event_type": "explicit",
                "event_state": "withdrawn",
            }
        ],
        "reason": reason,
    }
    return read_revocation(signing.write_document(body, key, revoked_at), record)


def read_revocation(document: str, record: ConsentRecord) -> Revocation:
    """Check a withdrawal of exactly ``record``, signed by its person. Raises `ConsentInvalid`."""
    tree, signer = _read(document, "withdrawal")
    try:
        form = forms.read_form(forms.RevocationForm, tree)
    except ValueError as error:
        raise ConsentInvalid(f"The withdrawal does not fit its form: {error}.", _HINT) from error
    event = form.events[0]
    if {signer, form.pii_principal_id, event.entity_id} != {record.pii_principal_id}:
        raise ConsentInvalid("The withdrawal was not signed by the person it is about.", "It changes nothing.")
    if form.record_sha256 != record.sha256 or uuid.UUID(form.record_id).hex != record.record_id:
        raise ConsentInvalid("The withdrawal belongs to another consent.", "It changes nothing.")
    return Revocation(record.record_id, _parse_time(event.event_time), form.reason, document)


def _read_record_form(tree: dict[str, Any]) -> forms.RecordForm | forms.FirstRecordForm:
    if tree.get("schema_version") == forms.FIRST_RECORD_SCHEMA:
        return forms.read_form(forms.FirstRecordForm, tree)
    return forms.read_form(forms.RecordForm, tree)


def _grade(capture: forms.Capture) -> Grade:
    """Live only when every take was, and both checks of the person's presence were passed live."""
    if all(take.sha256 in SAMPLE_SHA256S for take in capture.takes):
        return Grade.SAMPLE
    passed = {check.kind for check in _read_checks(capture) if check.passed and check.origin == "live"}
    live = all(take.origin == "live" for take in capture.takes) and passed == {"presence-check", "spoken-yes"}
    return Grade.LIVE if live else Grade.IMPORTED


def _read_checks(capture: forms.Capture) -> tuple[CaptureEvidence, ...]:
    found = capture.evidence if isinstance(capture, forms.CaptureWithEvidence) else ()
    return tuple(
        CaptureEvidence(
            check.kind, check.origin, _parse_time(check.at), check.passed, check.sha256, tuple(check.scores.items())
        )
        for check in found
    )


def _describe_capture(evidence: ConsentEvidence, notice_version: str) -> dict[str, Any]:
    return {
        "takes": [
            {"kind": take.kind.value, "origin": take.origin, "sha256": take.sha256, "sentence": take.sentence}
            for take in evidence.takes
        ],
        "adult_declared": True,
        "statement": {
            "version": notice_version,
            "sha256": storage.hash_bytes(evidence.statement.encode("utf-8")),
        },
        "evidence": [
            {
                "kind": check.kind,
                "origin": check.origin,
                "at": signing.format_time(check.at),
                "passed": check.passed,
                "scores": dict(check.scores),
                "sha256": check.sha256,
            }
            for check in evidence.checks
        ],
    }


def _record_body(name: str, did: str, purposes: Sequence[Purpose], given: str, days: int) -> dict[str, Any]:
    duration = f"P{days}D"
    return {
        "schema_version": forms.RECORD_SCHEMA,
        "record_id": f"urn:uuid:{uuid.uuid4()}",
        "pii_principal_id": did,
        "privacy_notice": {"uri": "app:notice/likeness"},
        "purposes": [_purpose_entry(purpose, did, duration) for purpose in purposes],
        "parties": [
            {
                "party_id": did,
                "party_name": name,
                "party_role": "pii_principal",
                "party_type": "natural person",
                "party_contact": "",
                "party_address": "",
            }
        ],
        "events": [
            {
                "event_time": given,
                "validity_duration": duration,
                "entity_id": did,
                "event_type": "explicit",
                "event_state": "given",
            }
        ],
    }


def _purpose_entry(purpose: Purpose, did: str, duration: str) -> dict[str, Any]:
    return {
        "purpose": purpose.value,
        "lawful_basis": _LAWFUL_BASIS,
        "pii_information": [{"pii_type": kind, "special_pii_category": True} for kind in _PII_TYPES[purpose]],
        "pii_controllers": [did],
        "collection_method": "guided capture in the studio, or recordings that the person brought",
        "processing_method": list(_PROCESSING[purpose]),
        "storage_locations": ["this device, encrypted"],
        "retention_period": duration,
        "processing_locations": ["this device"],
        "jurisdiction": "unknown",
        "recipient_third_parties": [],
        "withdrawal_method": "Revoke, beside the avatar",
    }


def _read(document: str, what: str) -> tuple[dict[str, Any], str]:
    """Parse and verify; the text must be the canonical one, since its sha256 stands for it."""
    try:
        tree, signer = signing.read_document(document, MAX_CONSENT_BYTES)
        canonical = signing.canonical_text(tree)
    except (VerificationFailed, InvalidInput) as error:
        raise ConsentInvalid(f"The {what} does not hold: {error.message}", _HINT) from error
    if canonical != document:
        raise ConsentInvalid(f"The {what} is not written as it was signed.", _HINT)
    return tree, signer


def _parse_time(text: str) -> datetime:
    try:
        return signing.parse_time(text).astimezone(UTC)
    except VerificationFailed as error:
        raise ConsentInvalid(error.message, _HINT) from error
