"""Grants: one person's signed permission to one other studio, and the lists by which permissions are taken back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studio.domain.consent import Purpose


class Command(StrEnum):
    """What a grant is for."""

    RENDER = "/avatar/render"
    REMIX = "/avatar/remix"


class Publish(StrEnum):
    """How far a clip may go: kept in the studio, handed to peers, or put where anybody finds it."""

    PRIVATE = "private"
    PEERS = "peers"
    PUBLIC = "public"

    def covers(self, other: "Publish") -> bool:
        """Whether whoever may do this may do ``other`` too."""
        order = tuple(Publish)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True)
class Grant:
    """A grant whose signature held. ``document`` is its exact text, ``sha256`` the hex digest of it.

    ``issuer`` is the person, ``holder`` the studio that may use the avatar (did:keys). ``policy_sha256`` names the
    policy under which it was signed, ``parent_sha256`` the clip that a remix is made of (empty for rendering).
    """

    grant_id: str
    issuer: str
    holder: str
    avatar_id: str
    command: Command
    purposes: tuple[Purpose, ...]
    policy_sha256: str
    parent_sha256: str
    max_clips: int
    publish: Publish
    nonce: str
    nbf: datetime
    exp: datetime
    document: str
    sha256: str


class RevokedKind(StrEnum):
    GRANT = "grant"
    CLIP = "clip"
    CREATOR = "creator"
    AVATAR = "avatar"


class RevokedAction(StrEnum):
    """What is asked of whoever holds clips. Whatever it says, nothing new is made and nothing is exported."""

    DELETE = "delete"
    HIDE = "hide"
    STOP_NEW = "stop-new"


@dataclass(frozen=True)
class RevokedEntry:
    """One thing that was taken back. ``subject`` is a grant's or avatar's id, a clip's sha256 or a did:key."""

    kind: RevokedKind
    subject: str
    since: datetime
    reason: str
    action: RevokedAction


@dataclass(frozen=True)
class RevocationList:
    """Everything that a person took back so far for one avatar. Each list keeps the entries of the one before.

    ``next_update`` is when whoever holds a copy must have asked for a newer one.
    """

    avatar_id: str
    issuer: str
    seq: int
    prev_sha256: str
    issued_at: datetime
    next_update: datetime
    entries: tuple[RevokedEntry, ...]
    document: str
    sha256: str
