"""The decision: whether signed papers allow one use of a likeness. Pure; knows no file, no database and no signature.

The same decision is made in the app, in the worker, when a result is filed and when a clip leaves the studio.
Everything that is not clearly allowed is refused.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studio.domain.consent import Audience, ConsentRecord, Grade, Purpose, Remix, Revocation, require_consent
from studio.domain.errors import ConsentExpired, ConsentInvalid, ConsentMissing, ConsentRevoked, UseNotAllowed
from studio.domain.grant import Command, Grant, Publish, RevocationList, RevokedKind
from studio.domain.policy import AvatarPolicy, PolicyStatus

# What another studio may be allowed to do. Training stays with the person's own.
GRANTABLE: tuple[Purpose, ...] = (Purpose.VIDEO, Purpose.VOICE)


class Relation(StrEnum):
    """How the person stands to whoever wants to use the avatar, as far as this studio knows it."""

    STRANGER = "stranger"
    FOLLOWER = "follower"
    MUTUAL = "mutual"


@dataclass(frozen=True)
class Papers:
    """The signed documents about one avatar, each read and its signature checked.

    ``earlier`` holds the sha256 of earlier policies, under which a grant may have been signed.
    """

    record: ConsentRecord
    withdrawal: Revocation | None = None
    policy: AvatarPolicy | None = None
    earlier: tuple[str, ...] = ()
    grant: Grant | None = None
    revocations: RevocationList | None = None


@dataclass(frozen=True)
class Use:
    """What is wanted. ``creator`` is the did:key of the studio, ``clips`` are the sha256 by which a clip is known."""

    avatar_id: str
    creator: str
    purposes: tuple[Purpose, ...]
    parents: tuple[str, ...] = ()
    publish: Publish = Publish.PRIVATE
    clips: tuple[str, ...] = ()
    relation: Relation = Relation.STRANGER


def require_use(papers: Papers, use: Use, now: datetime) -> AvatarPolicy:
    """The policy under which ``use`` is allowed at ``now`` (aware UTC). Raises a `ConsentMissing` otherwise."""
    record = papers.record
    # Whoever names no purpose is asked as for a video: never less than the record itself.
    for purpose in use.purposes or (Purpose.VIDEO,):
        require_consent(record, papers.withdrawal, purpose, now)
    if not use.creator:
        raise UseNotAllowed("It is not known which studio wants to use this avatar.", "Open the studio again.")
    policy = _require_policy(papers, use, now)
    _require_not_revoked(papers, use)
    if policy.choices.audience is Audience.NOBODY:
        raise UseNotAllowed(
            f"{record.principal_name} lets nobody use this avatar now.",
            "The person can choose again: likeness consent set AVATAR --who only-me.",
        )
    if needs_grant(policy, use):
        _require_other(papers, policy, use)
        _require_grant(papers, policy, use, now)
    if Purpose.EXPORT in use.purposes and record.grade is Grade.IMPORTED:
        raise UseNotAllowed(
            f"The recordings of {record.principal_name} came from files, so clips of them stay in this studio.",
            "To export, create the avatar before camera and microphone, with the presence check and the spoken yes.",
        )
    return policy


def _require_policy(papers: Papers, use: Use, now: datetime) -> AvatarPolicy:
    """The policy in force, when it belongs to this record and avatar and covers the purposes."""
    policy, name = papers.policy, papers.record.principal_name
    if policy is None:
        raise ConsentMissing(
            f"The signed choices of {name} are missing.", "The person signs them again: likeness consent set AVATAR."
        )
    bound = (policy.avatar_id, policy.pii_principal_id, policy.record_sha256)
    if bound != (use.avatar_id, papers.record.pii_principal_id, papers.record.sha256):
        raise ConsentInvalid("The signed choices belong to another avatar or another consent.", "Use the avatar's own.")
    if policy.status is PolicyStatus.WITHDRAWN:
        raise ConsentRevoked(
            f"{name} withdrew the permission for this avatar.",
            "Nothing can be made with this likeness. A new scan with a new consent is needed.",
        )
    if policy.status is PolicyStatus.SUSPENDED:
        raise UseNotAllowed(f"{name} has suspended this avatar.", "Only that person can allow it again.")
    if now >= policy.exp:
        raise ConsentExpired(
            f"The choices of {name} ended on {policy.exp:%Y-%m-%d}.", "The person signs them again, or a new consent."
        )
    if now < policy.nbf:
        raise ConsentMissing(
            f"The choices of {name} begin only on {policy.nbf:%Y-%m-%d %H:%M} UTC.", "Check this computer's clock."
        )
    for purpose in use.purposes:
        if purpose not in policy.purposes:
            raise ConsentMissing(
                f"{name} does not allow '{purpose.value}' any more.", "Ask the person to choose again."
            )
    return policy


def _require_not_revoked(papers: Papers, use: Use) -> None:
    wanted = {(RevokedKind.CREATOR, use.creator), (RevokedKind.AVATAR, use.avatar_id)}
    wanted |= {(RevokedKind.CLIP, clip) for clip in (*use.clips, *use.parents)}
    for entry in papers.revocations.entries if papers.revocations else ():
        if (entry.kind, entry.subject) in wanted:
            raise ConsentRevoked(
                f"{papers.record.principal_name} took back this {entry.kind.value} on {entry.since:%Y-%m-%d}.",
                "Nothing more can be made of it or leave the studio.",
            )


def _is_invited(policy: AvatarPolicy, use: Use) -> bool:
    """Whether the audience covers another studio without a grant. Nobody is invited to train."""
    if not set(use.purposes) <= {*GRANTABLE, Purpose.EXPORT}:
        return False
    match policy.choices.audience:
        case Audience.NOBODY | Audience.ONLY_ME:
            return False
        case Audience.NAMED:
            return use.creator in policy.choices.parties
        case Audience.MUTUALS:
            return use.relation is Relation.MUTUAL
        case Audience.FOLLOWERS:
            return use.relation in {Relation.MUTUAL, Relation.FOLLOWER}
        case Audience.EVERYONE:
            return True


def _require_other(papers: Papers, policy: AvatarPolicy, use: Use) -> None:
    """What no grant overcomes."""
    name = papers.record.principal_name
    if policy.choices.audience is Audience.ONLY_ME:
        raise UseNotAllowed(
            f"{name} lets nobody else use this avatar, and this studio is not the one in which they signed.",
            f"Use it there, or ask {name} to choose others and to sign a grant.",
        )
    if use.parents and policy.choices.remix is Remix.NO:
        raise UseNotAllowed(f"{name} does not allow new clips to be made out of theirs.", "Make one from scratch.")


def _require_grant(papers: Papers, policy: AvatarPolicy, use: Use, now: datetime) -> None:
    """A grant of this person to this studio, for this use, within its time."""
    grant, name = papers.grant, papers.record.principal_name
    if grant is None:
        raise UseNotAllowed(
            f"This studio holds no grant of {name}.", "Ask for one: likeness consent grant AVATAR --to DID."
        )
    if (grant.issuer, grant.avatar_id) != (papers.record.pii_principal_id, use.avatar_id):
        raise ConsentInvalid("The grant was given by another person, or for another avatar.", "Ask for your own.")
    if grant.holder != use.creator:
        raise UseNotAllowed("The grant was given to another studio.", "A grant cannot be handed on. Ask for your own.")
    if grant.policy_sha256 not in {policy.sha256, *papers.earlier}:
        raise ConsentInvalid("The grant names choices that this person never signed here.", "Ask for a new grant.")
    if not grant.nbf <= now < grant.exp:
        raise ConsentExpired(
            f"The grant of {name} holds from {grant.nbf:%Y-%m-%d} to {grant.exp:%Y-%m-%d}.", "Ask for a new grant."
        )
    for entry in papers.revocations.entries if papers.revocations else ():
        if (entry.kind, entry.subject) == (RevokedKind.GRANT, grant.grant_id):
            raise ConsentRevoked(f"{name} took back the grant on {entry.since:%Y-%m-%d}.", "Ask for a new one.")
    if papers.revocations is not None and now >= papers.revocations.next_update:
        raise ConsentMissing(
            f"It is not known here whether {name} took the grant back: the list ended on "
            f"{papers.revocations.next_update:%Y-%m-%d}.",
            "Ask for the newest list, then: likeness consent accept FILE.",
        )
    _require_covered(grant, name, use)


def _require_covered(grant: Grant, name: str, use: Use) -> None:
    made = [purpose for purpose in use.purposes if purpose is not Purpose.EXPORT]
    if not set(made) <= set(grant.purposes):
        raise UseNotAllowed(f"The grant of {name} does not cover this use.", "Ask for a wider grant.")
    if use.parents and (grant.command is not Command.REMIX or use.parents != (grant.parent_sha256,)):
        raise UseNotAllowed(f"The grant of {name} is not for making this remix.", "Ask for one that names the clip.")
    if not use.parents and grant.command is not Command.RENDER:
        raise UseNotAllowed(f"The grant of {name} is for one remix only.", "Ask for a grant to render.")
    if Purpose.EXPORT in use.purposes and not grant.publish.covers(use.publish):
        raise UseNotAllowed(
            f"The grant of {name} lets clips go no further than '{grant.publish.value}'.", "Ask for a wider grant."
        )


def needs_grant(policy: AvatarPolicy, use: Use) -> bool:
    """Whether ``use`` stands on a grant, whose clips are counted, and not on the person's own choices."""
    if use.creator == policy.studio:
        return False
    return not _is_invited(policy, use) or (bool(use.parents) and policy.choices.remix is not Remix.YES)
