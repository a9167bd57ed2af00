"""The decision, case by case: who may do what with a likeness, and what is never allowed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from studio.domain.consent import (
    ALL_PURPOSES,
    Audience,
    ConsentChoices,
    ConsentRecord,
    Grade,
    Purpose,
    Remix,
    Revocation,
)
from studio.domain.errors import (
    ConsentExpired,
    ConsentInvalid,
    ConsentMissing,
    ConsentRevoked,
    UseNotAllowed,
)
from studio.domain.grant import Command, Grant, Publish, RevocationList, RevokedAction, RevokedEntry, RevokedKind
from studio.domain.policy import ALWAYS_DUTIES, AvatarPolicy, PolicyStatus
from studio.domain.usage import Papers, Relation, Use, needs_grant, require_use

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PERSON, HOME, OTHER, THIRD = (f"did:key:{name}" for name in ("person", "home", "other", "third"))
AVATAR, CLIP = "a" * 32, "c" * 64
RECORD = ConsentRecord(
    "r" * 32, PERSON, "Ada", ALL_PURPOSES, NOON, NOON + timedelta(days=30), True, "{}", "1" * 64, None, Grade.LIVE
)


def policy(audience: Audience = Audience.ONLY_ME, remix: Remix = Remix.NO, **changes: Any) -> AvatarPolicy:
    parties = (THIRD,) if audience is Audience.NAMED else ()
    signed = AvatarPolicy(
        avatar_id=AVATAR,
        pii_principal_id=PERSON,
        studio=HOME,
        record_sha256=RECORD.sha256,
        seq=1,
        prev_sha256="",
        status=PolicyStatus.ACTIVE,
        choices=ConsentChoices(audience, parties, remix),
        purposes=ALL_PURPOSES,
        duties=ALWAYS_DUTIES,
        nbf=NOON,
        exp=NOON + timedelta(days=30),
        document="{}",
        sha256="2" * 64,
    )
    return replace(signed, **changes)


def grant(**changes: Any) -> Grant:
    signed = Grant(
        grant_id="g" * 32,
        issuer=PERSON,
        holder=OTHER,
        avatar_id=AVATAR,
        command=Command.RENDER,
        purposes=(Purpose.VIDEO, Purpose.VOICE),
        policy_sha256="2" * 64,
        parent_sha256="",
        max_clips=1,
        publish=Publish.PEERS,
        nonce="n" * 24,
        nbf=NOON,
        exp=NOON + timedelta(days=9),
        document="{}",
        sha256="3" * 64,
    )
    return replace(signed, **changes)


def taken_back(kind: RevokedKind, subject: str) -> RevocationList:
    entry = RevokedEntry(kind, subject, NOON, "withdrawn", RevokedAction.STOP_NEW)
    return RevocationList(AVATAR, PERSON, 1, "", NOON, NOON + timedelta(days=7), (entry,), "{}", "4" * 64)


def use(creator: str = HOME, *purposes: Purpose, **changes: Any) -> Use:
    return replace(Use(AVATAR, creator, purposes or (Purpose.VIDEO,)), **changes)


def papers(audience: Audience = Audience.ONLY_ME, remix: Remix = Remix.NO, **changes: Any) -> Papers:
    return replace(Papers(RECORD, policy=policy(audience, remix)), **changes)


ALLOWED: dict[str, tuple[Papers, Use]] = {
    "oneself": (papers(), use(HOME, *ALL_PURPOSES)),
    "oneself, a remix": (papers(), use(parents=(CLIP,))),
    "a named studio": (papers(Audience.NAMED), use(THIRD)),
    "a named studio exports": (papers(Audience.NAMED), use(THIRD, Purpose.EXPORT, publish=Publish.PUBLIC)),
    "a mutual": (papers(Audience.MUTUALS), use(OTHER, relation=Relation.MUTUAL)),
    "a mutual as a follower": (papers(Audience.FOLLOWERS), use(OTHER, relation=Relation.MUTUAL)),
    "a follower": (papers(Audience.FOLLOWERS), use(OTHER, relation=Relation.FOLLOWER)),
    "everyone": (papers(Audience.EVERYONE), use(OTHER)),
    "everyone remixes": (papers(Audience.EVERYONE, Remix.YES), use(OTHER, parents=(CLIP,))),
    "by a grant": (papers(Audience.NAMED, grant=grant()), use(OTHER, Purpose.VIDEO, Purpose.VOICE)),
    "by a grant among mutuals": (papers(Audience.MUTUALS, grant=grant()), use(OTHER)),
    "by a grant of earlier choices": (
        papers(Audience.NAMED, grant=grant(policy_sha256="9" * 64), earlier=("9" * 64,)),
        use(OTHER),
    ),
    "a grant to export to peers": (
        papers(Audience.NAMED, grant=grant()),
        use(OTHER, Purpose.EXPORT, publish=Publish.PEERS),
    ),
    "a remix by its grant": (
        papers(Audience.NAMED, Remix.ASK, grant=grant(command=Command.REMIX, parent_sha256=CLIP)),
        use(OTHER, parents=(CLIP,)),
    ),
    "everyone asks for a remix and has its grant": (
        papers(Audience.EVERYONE, Remix.ASK, grant=grant(command=Command.REMIX, parent_sha256=CLIP)),
        use(OTHER, parents=(CLIP,)),
    ),
}

REFUSED: dict[str, tuple[Papers, Use, type[ConsentMissing]]] = {
    "no policy": (papers(policy=None), use(), ConsentMissing),
    "nobody named": (papers(Audience.EVERYONE), use(""), UseNotAllowed),
    "withdrawn": (papers(withdrawal=Revocation("r", NOON, "", "{}")), use(), ConsentRevoked),
    "withdrawn, and nothing asked for": (
        papers(withdrawal=Revocation("r", NOON, "", "{}")),
        Use(AVATAR, HOME, ()),
        ConsentRevoked,
    ),
    "another avatar's policy": (papers(policy=policy(avatar_id="b" * 32)), use(), ConsentInvalid),
    "another person's policy": (papers(policy=policy(pii_principal_id=OTHER)), use(), ConsentInvalid),
    "another consent's policy": (papers(policy=policy(record_sha256="0" * 64)), use(), ConsentInvalid),
    "suspended": (papers(policy=policy(status=PolicyStatus.SUSPENDED)), use(), UseNotAllowed),
    "a withdrawn policy": (papers(policy=policy(status=PolicyStatus.WITHDRAWN)), use(), ConsentRevoked),
    "an ended policy": (papers(policy=policy(exp=NOON)), use(), ConsentExpired),
    "a policy of later": (papers(policy=policy(nbf=NOON + timedelta(days=3))), use(), ConsentMissing),
    "a purpose taken out": (papers(policy=policy(purposes=(Purpose.VIDEO,))), use(HOME, Purpose.VOICE), ConsentMissing),
    "nobody": (papers(Audience.NOBODY), use(), UseNotAllowed),
    "nobody, with a grant": (papers(Audience.NOBODY, grant=grant()), use(OTHER), UseNotAllowed),
    "another studio": (papers(), use(OTHER), UseNotAllowed),
    "another studio with a grant of before": (papers(grant=grant()), use(OTHER), UseNotAllowed),
    "a studio that is not named": (papers(Audience.NAMED), use(OTHER), UseNotAllowed),
    "a stranger among mutuals": (papers(Audience.MUTUALS), use(OTHER), UseNotAllowed),
    "a follower among mutuals": (papers(Audience.MUTUALS), use(OTHER, relation=Relation.FOLLOWER), UseNotAllowed),
    "a stranger among followers": (papers(Audience.FOLLOWERS), use(OTHER), UseNotAllowed),
    "training elsewhere": (papers(Audience.EVERYONE), use(OTHER, Purpose.TRAINING), UseNotAllowed),
    "training by a grant": (papers(Audience.NAMED, grant=grant()), use(OTHER, Purpose.TRAINING), UseNotAllowed),
    "another holder": (papers(Audience.NAMED, grant=grant(holder=HOME)), use(OTHER), UseNotAllowed),
    "another issuer": (papers(Audience.NAMED, grant=grant(issuer=OTHER)), use(OTHER), ConsentInvalid),
    "another subject": (papers(Audience.NAMED, grant=grant(avatar_id="b" * 32)), use(OTHER), ConsentInvalid),
    "unknown choices": (papers(Audience.NAMED, grant=grant(policy_sha256="9" * 64)), use(OTHER), ConsentInvalid),
    "an ended grant": (papers(Audience.NAMED, grant=grant(exp=NOON)), use(OTHER), ConsentExpired),
    "a purpose not granted": (
        papers(Audience.NAMED, grant=grant(purposes=(Purpose.VIDEO,))),
        use(OTHER, Purpose.VOICE),
        UseNotAllowed,
    ),
    "publishing beyond the grant": (
        papers(Audience.NAMED, grant=grant()),
        use(OTHER, Purpose.EXPORT, publish=Publish.PUBLIC),
        UseNotAllowed,
    ),
    "a remix that nobody may": (
        papers(Audience.EVERYONE, grant=grant(command=Command.REMIX, parent_sha256=CLIP)),
        use(OTHER, parents=(CLIP,)),
        UseNotAllowed,
    ),
    "a remix without asking": (papers(Audience.EVERYONE, Remix.ASK), use(OTHER, parents=(CLIP,)), UseNotAllowed),
    "a remix by a grant to render": (
        papers(Audience.NAMED, Remix.ASK, grant=grant()),
        use(OTHER, parents=(CLIP,)),
        UseNotAllowed,
    ),
    "a remix of one clip more": (
        papers(Audience.NAMED, Remix.ASK, grant=grant(command=Command.REMIX, parent_sha256=CLIP)),
        use(OTHER, parents=(CLIP, "d" * 64)),
        UseNotAllowed,
    ),
    "a new clip by a grant to remix": (
        papers(Audience.NAMED, Remix.ASK, grant=grant(command=Command.REMIX, parent_sha256=CLIP)),
        use(OTHER),
        UseNotAllowed,
    ),
    "a grant taken back": (
        papers(Audience.NAMED, grant=grant(), revocations=taken_back(RevokedKind.GRANT, "g" * 32)),
        use(OTHER),
        ConsentRevoked,
    ),
    "a studio shut out": (
        papers(Audience.EVERYONE, revocations=taken_back(RevokedKind.CREATOR, OTHER)),
        use(OTHER),
        ConsentRevoked,
    ),
    "the avatar taken back": (papers(revocations=taken_back(RevokedKind.AVATAR, AVATAR)), use(), ConsentRevoked),
    "a clip taken back": (
        papers(revocations=taken_back(RevokedKind.CLIP, CLIP)),
        use(HOME, Purpose.EXPORT, clips=(CLIP,)),
        ConsentRevoked,
    ),
    "a remix of a clip taken back": (
        papers(revocations=taken_back(RevokedKind.CLIP, CLIP)),
        use(parents=(CLIP,)),
        ConsentRevoked,
    ),
    "imported recordings leave": (
        papers(record=replace(RECORD, grade=Grade.IMPORTED)),
        use(HOME, Purpose.EXPORT),
        UseNotAllowed,
    ),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_allowed(case: str) -> None:
    signed, wanted = ALLOWED[case]
    assert require_use(signed, wanted, NOON) == signed.policy


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    signed, wanted, error = REFUSED[case]
    with pytest.raises(error) as caught:
        require_use(signed, wanted, NOON)
    assert type(caught.value) is error
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")


def test_a_list_out_of_date_stops_others_and_not_oneself() -> None:
    listed = taken_back(RevokedKind.GRANT, "x" * 32)
    late = listed.next_update
    with pytest.raises(ConsentMissing, match="not known here"):
        require_use(papers(Audience.NAMED, grant=grant(), revocations=listed), use(OTHER), late)
    assert require_use(papers(revocations=listed), use(), late)


def test_a_drawn_sample_may_leave() -> None:
    sample = papers(record=replace(RECORD, grade=Grade.SAMPLE))
    assert require_use(sample, use(HOME, Purpose.EXPORT, publish=Publish.PUBLIC), NOON)


def test_who_needs_a_grant() -> None:
    named = policy(Audience.NAMED, Remix.ASK)
    assert [needs_grant(named, use(creator)) for creator in (HOME, THIRD, OTHER)] == [False, False, True]
    assert needs_grant(named, use(THIRD, parents=(CLIP,)))


def test_publishing_rights_are_ordered() -> None:
    assert Publish.PUBLIC.covers(Publish.PEERS)
    assert Publish.PEERS.covers(Publish.PRIVATE)
    assert not Publish.PRIVATE.covers(Publish.PEERS)
