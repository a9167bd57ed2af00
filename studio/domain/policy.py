"""An avatar's policy: what its person lets others do with it now. Replaced by a newer one, never edited."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studio.domain.consent import ConsentChoices, Purpose


class PolicyStatus(StrEnum):
    ACTIVE = "active"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class Duty(StrEnum):
    """What whoever makes a clip must do. The first three are always asked for, and the studio always does them."""

    LABEL = "ai-label"
    MANIFEST = "manifest"
    RECEIPT = "receipt"
    NOTIFY = "notify-principal"


ALWAYS_DUTIES: tuple[Duty, ...] = (Duty.LABEL, Duty.MANIFEST, Duty.RECEIPT)


@dataclass(frozen=True)
class AvatarPolicy:
    """A policy whose signature held. ``document`` is its exact text, ``sha256`` the hex digest of it.

    ``studio`` is the did:key of the studio in which the person signed: "only me" means the person there. ``seq`` counts
    from 1, and ``prev_sha256`` is of the policy before (empty for the first). Valid from ``nbf`` until before ``exp``.
    """

    avatar_id: str
    pii_principal_id: str
    studio: str
    record_sha256: str
    seq: int
    prev_sha256: str
    status: PolicyStatus
    choices: ConsentChoices
    purposes: tuple[Purpose, ...]
    duties: tuple[Duty, ...]
    nbf: datetime
    exp: datetime
    document: str
    sha256: str
