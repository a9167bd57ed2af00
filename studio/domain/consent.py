"""Consent: who allowed what with their likeness, to whom, until when.

The signed document itself is canonical JSON with the names of ISO/IEC TS 27560 (written and checked in
`studio.provenance.consent`); here stands what the studio decides by.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from studio.domain.errors import ConsentExpired, ConsentMissing, ConsentRevoked, InvalidInput

MAX_PARTIES = 64


class Purpose(StrEnum):
    """What a likeness may be used for. The voice is a purpose of its own, beside the face."""

    TRAINING = "likeness-training"
    VIDEO = "likeness-video"
    VOICE = "voice-synthesis"
    EXPORT = "likeness-export"


ALL_PURPOSES: tuple[Purpose, ...] = tuple(Purpose)


class Audience(StrEnum):
    """Who may make clips with an avatar. "Me" is the person, in the studio in which they signed."""

    NOBODY = "nobody"
    ONLY_ME = "only-me"
    NAMED = "named"
    MUTUALS = "mutuals"
    FOLLOWERS = "followers"
    EVERYONE = "everyone"


class Remix(StrEnum):
    """Whether others may make new clips out of clips of this person."""

    NO = "no"
    ASK = "ask"
    YES = "yes"


class Prohibition(StrEnum):
    """What no clip may be about. The first four are on for everybody, always; the others are chosen."""

    NUDITY = "nudity"
    SEXUAL = "sexual"
    MINORS = "minors"
    FRAUD = "fraud-impersonation"
    POLITICAL = "political"
    COMMERCIAL = "commercial"
    RELIGIOUS = "religious"
    VIOLENCE = "violence"
    INTOXICANTS = "intoxicants"
    ADVICE = "medical-legal-advice"


ALWAYS_PROHIBITED: tuple[Prohibition, ...] = (
    Prohibition.NUDITY,
    Prohibition.SEXUAL,
    Prohibition.MINORS,
    Prohibition.FRAUD,
)
CHOOSABLE_PROHIBITIONS: tuple[Prohibition, ...] = tuple(p for p in Prohibition if p not in ALWAYS_PROHIBITED)
DEFAULT_PROHIBITIONS: tuple[Prohibition, ...] = (*ALWAYS_PROHIBITED, Prohibition.POLITICAL, Prohibition.COMMERCIAL)


@dataclass(frozen=True)
class ConsentChoices:
    """What a person chooses beside the purposes. The defaults are the narrowest that still let them use it.

    ``parties`` are did:keys of other studios, for the audience "named" only; without any, "named" means those alone who
    hold a grant. ``prohibitions`` always hold those of `ALWAYS_PROHIBITED`, in the order of the enumeration.
    """

    audience: Audience = Audience.ONLY_ME
    parties: tuple[str, ...] = ()
    remix: Remix = Remix.NO
    prohibitions: tuple[Prohibition, ...] = DEFAULT_PROHIBITIONS

    def __post_init__(self) -> None:
        if self.parties and self.audience is not Audience.NAMED:
            raise InvalidInput(
                f"Parties are named only for the audience '{Audience.NAMED.value}'.", "Choose it, or name nobody."
            )
        if len(set(self.parties)) != len(self.parties) or len(self.parties) > MAX_PARTIES:
            raise InvalidInput(f"Name up to {MAX_PARTIES} parties, each once.", "Use grants for more of them.")
        held = {*self.prohibitions, *ALWAYS_PROHIBITED}
        object.__setattr__(self, "prohibitions", tuple(p for p in Prohibition if p in held))


NARROWEST = ConsentChoices()


class Grade(StrEnum):
    """How much stands behind a consent.

    Live: recorded before the camera and microphone, with a presence check and a spoken yes. Imported: anything else;
    for private use only. Sample: the drawn people that come with the program, who are nobody's likeness.
    """

    LIVE = "live"
    IMPORTED = "imported"
    SAMPLE = "sample"


@dataclass(frozen=True)
class CaptureEvidence:
    """What a presence check or a spoken yes came to: evidence that somebody was there, never more than that.

    ``sha256`` is of the sealed details, ``scores`` are named figures.
    """

    kind: Literal["presence-check", "spoken-yes"]
    origin: Literal["live", "file"]
    at: datetime
    passed: bool
    sha256: str
    scores: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class ConsentRecord:
    """A signed record of consent.

    ``document`` is the exact signed canonical JSON (UTF-8 text) and the only thing that is trusted; the other fields
    are read out of it. ``sha256`` is the hex digest of ``document``. ``pii_principal_id`` is a did:key. ``choices`` is
    None in records of the first form, which knew none, and in a record that was only read from its row. ``checks`` are
    what was seen and heard of the person when they signed.
    """

    record_id: str
    pii_principal_id: str
    principal_name: str
    purposes: tuple[Purpose, ...]
    given_at: datetime
    expires_at: datetime
    live_capture: bool
    document: str
    sha256: str
    choices: ConsentChoices | None = None
    grade: Grade = Grade.IMPORTED
    take_sha256s: tuple[str, ...] = ()
    checks: tuple[CaptureEvidence, ...] = ()


@dataclass(frozen=True)
class Revocation:
    """A signed withdrawal. ``document`` is the signed canonical JSON; appended, never edited."""

    record_id: str
    revoked_at: datetime
    reason: str
    document: str


def require_consent(
    record: ConsentRecord | None, revocation: Revocation | None, purpose: Purpose, now: datetime
) -> ConsentRecord:
    """Return ``record`` when it allows ``purpose`` at ``now`` (aware UTC); raise a `ConsentMissing` otherwise."""
    if record is None:
        raise ConsentMissing(
            "There is no signed consent record for this avatar.",
            "Create the avatar with the person's consent.",
        )
    if revocation is not None:
        raise ConsentRevoked(
            f"{record.principal_name} withdrew consent on {revocation.revoked_at:%Y-%m-%d}.",
            "Nothing can be made with this likeness. A new scan with a new consent is needed.",
        )
    if now >= record.expires_at:
        raise ConsentExpired(
            f"The consent of {record.principal_name} ended on {record.expires_at:%Y-%m-%d}.",
            "Ask the person to sign a new consent.",
        )
    if now < record.given_at:
        raise ConsentMissing(
            f"The consent of {record.principal_name} begins only on {record.given_at:%Y-%m-%d %H:%M} UTC.",
            "Check this computer's clock.",
        )
    if purpose not in record.purposes:
        raise ConsentMissing(
            f"{record.principal_name} did not allow '{purpose.value}'.",
            "Ask the person to sign a wider consent.",
        )
    return record
