"""Signed papers for tests that have no app: a policy, its sealed ledger, and the permit that carries both."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from studio.core.clock import utc_now
from studio.domain.avatar import Adapter, ClassWord
from studio.domain.consent import CaptureEvidence, ConsentRecord
from studio.domain.job import Permit
from studio.domain.policy import AvatarPolicy
from studio.library.ledger import Ledger, write_ledger
from studio.library.vault import write_sealed
from studio.pipelines.permission import NOTE_SUFFIX
from studio.provenance.adapter_note import write_adapter_note
from studio.provenance.policy import write_policy
from studio.provenance.signing import SigningKey

STUDIO = SigningKey(b"\x09" * 32)
"""The studio in which the people of these tests sign."""


def live_checks(at: datetime) -> tuple[CaptureEvidence, ...]:
    """A presence check and a spoken yes, both passed before camera and microphone."""
    return (
        CaptureEvidence("presence-check", "live", at, True, "5" * 64, (("challenges", 4.0),)),
        CaptureEvidence("spoken-yes", "live", at, True, "6" * 64, (("words_right", 4.0),)),
    )


def policy_for(record: ConsentRecord, person: SigningKey, avatar_id: str, **changes: Any) -> AvatarPolicy:
    """The first policy under ``record``, signed when the consent was; ``changes`` go to `write_policy`."""
    given: dict[str, Any] = {
        "avatar_id": avatar_id,
        "studio": STUDIO.did,
        "choices": record.choices,
        "statement": "I agree.",
        "notice_version": "2026-11-2",
        "signed_at": record.given_at,
    }
    return write_policy(record, person, **{**given, **changes})


def seal_papers(
    folder: Path, key: bytes, record: ConsentRecord, policy: AvatarPolicy, seen_at: datetime | None = None
) -> Permit:
    """Seal a ledger that knows ``policy`` into the avatar's ``folder``, and give the permit that fits it."""
    ledger = Ledger(seen_at or record.given_at).advance(policy, None, record.given_at)
    write_ledger(folder, key, ledger)
    return Permit(policy.avatar_id, key.hex(), record.document, policy_documents=(policy.document,))


def seal_note(
    folder: Path, key: bytes, record: ConsentRecord, policy: AvatarPolicy, sha256: str, **changes: Any
) -> None:
    """Seal the studio's note that the adapter with this digest is the avatar's."""
    adapter = Adapter(sha256, policy.avatar_id, "tiny", "r1", "ohwx", ClassWord.WOMAN, 4, 8, record.given_at, "ab" * 16)
    note = write_adapter_note(replace(adapter, **changes), record.sha256, STUDIO, utc_now())
    write_sealed(folder / f"{sha256}{NOTE_SUFFIX}", key, note.encode())
