"""The ledger of one avatar: the newest signed papers, the latest time and the uses of grants that were ever seen.

It lies sealed in the avatar's vault folder, beside what it guards, and is a second memory next to the database: of
the two the higher always counts, so that an older copy of either one alone brings nothing back. That the whole data
folder was put back as it once was, nothing inside it can notice. The app writes the ledger, inside a database
transaction so that two processes do not meet; the worker reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from studio.core import serial
from studio.domain.errors import ClockSetBack, ConsentRolledBack, InvalidInput, NotFound
from studio.domain.grant import Grant, RevocationList
from studio.domain.policy import AvatarPolicy
from studio.library.vault import read_sealed, write_sealed

LEDGER_NAME = "consent.ledger"
CLOCK_TOLERANCE = timedelta(minutes=5)
_HINT = "Restore the data folder from its newest backup, or let the person sign again: likeness consent set AVATAR."


@dataclass(frozen=True)
class GrantUse:
    """A grant that was used or accepted here. ``job_ids`` made a clip by it."""

    sha256: str
    nonce: str
    job_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """``policy_seq`` and ``list_seq`` are 0, and the digests empty, where nothing was signed yet."""

    seen_at: datetime
    policy_seq: int = 0
    policy_sha256: str = ""
    list_seq: int = 0
    list_sha256: str = ""
    grants: Mapping[str, GrantUse] = field(default_factory=dict)

    def advance(self, policy: AvatarPolicy | None, listed: RevocationList | None, now: datetime) -> "Ledger":
        """The ledger after ``policy`` or ``listed`` were signed or accepted at ``now``. Raises `ConsentRolledBack`."""
        moved = replace(self, seen_at=max(self.seen_at, now))
        if policy is not None:
            _require_newest("policy", policy.seq, policy.sha256, self.policy_seq, self.policy_sha256)
            moved = replace(moved, policy_seq=policy.seq, policy_sha256=policy.sha256)
        if listed is not None:
            _require_newest("revocation list", listed.seq, listed.sha256, self.list_seq, self.list_sha256)
            moved = replace(moved, list_seq=listed.seq, list_sha256=listed.sha256)
        return moved

    def with_grant(self, grant: Grant, job_id: str = "") -> "Ledger":
        """The ledger that knows ``grant`` and, with ``job_id``, one more clip by it. Raises `ConsentRolledBack`."""
        known = self.grants.get(grant.grant_id, GrantUse(grant.sha256, grant.nonce))
        strangers = (use for name, use in self.grants.items() if name != grant.grant_id)
        if known.sha256 != grant.sha256 or any(use.nonce == grant.nonce for use in strangers):
            raise ConsentRolledBack(
                "Another grant with the same number is known here already.", "Ask the person for a new grant."
            )
        jobs = known.job_ids if not job_id or job_id in known.job_ids else (*known.job_ids, job_id)
        return replace(self, grants={**self.grants, grant.grant_id: replace(known, job_ids=jobs)})

    def uses(self, grant_id: str) -> frozenset[str]:
        """The jobs that made clips by this grant."""
        known = self.grants.get(grant_id)
        return frozenset(known.job_ids if known else ())


def read_ledger(folder: Path, key: bytes) -> Ledger:
    """The ledger in an avatar's vault folder. Raises `ConsentRolledBack` when it is missing, `LibraryDamaged`."""
    try:
        data = read_sealed(folder / LEDGER_NAME, key)
    except NotFound as error:
        raise ConsentRolledBack("The sealed ledger of this avatar's consent is missing.", _HINT) from error
    try:
        ledger: Ledger = serial.from_json(Ledger, data, "ledger")
    except InvalidInput as error:
        raise ConsentRolledBack("The sealed ledger of this avatar's consent cannot be read.", _HINT) from error
    return ledger


def write_ledger(folder: Path, key: bytes, ledger: Ledger) -> None:
    """Seal ``ledger`` into an avatar's vault folder, all of it or nothing."""
    write_sealed(folder / LEDGER_NAME, key, serial.to_json(ledger).encode("utf-8"))


def require_current(ledger: Ledger, policy: AvatarPolicy | None, listed: RevocationList | None) -> None:
    """Raise `ConsentRolledBack` unless both are the newest that were ever seen: neither older, nor others."""
    policy_seq, policy_sha256 = (policy.seq, policy.sha256) if policy else (0, "")
    list_seq, list_sha256 = (listed.seq, listed.sha256) if listed else (0, "")
    if (policy_seq, policy_sha256) != (ledger.policy_seq, ledger.policy_sha256):
        raise _rolled_back("policy", policy_seq, ledger.policy_seq)
    if (list_seq, list_sha256) != (ledger.list_seq, ledger.list_sha256):
        raise _rolled_back("revocation list", list_seq, ledger.list_seq)


def require_clock(seen_at: datetime, now: datetime) -> None:
    """Raise `ClockSetBack` when ``now`` lies before what was seen already, but for a few minutes."""
    if now < seen_at - CLOCK_TOLERANCE:
        raise ClockSetBack(
            f"This computer's clock says {now:%Y-%m-%d %H:%M} UTC, but the avatar was used at "
            f"{seen_at:%Y-%m-%d %H:%M} UTC already.",
            "Set the clock right. If it ran ahead before, the avatar can be used again from that time on.",
        )


def _require_newest(what: str, seq: int, sha256: str, known_seq: int, known_sha256: str) -> None:
    if seq < known_seq or (seq == known_seq and sha256 != known_sha256):
        raise _rolled_back(what, seq, known_seq)


def _rolled_back(what: str, seq: int, known_seq: int) -> ConsentRolledBack:
    return ConsentRolledBack(
        f"The {what} of this avatar is number {seq}, and not the one numbered {known_seq} that was seen here.", _HINT
    )
