"""Domain objects as the studio makes them, for the tests of this room."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from studio.domain.avatar import Adapter, Avatar, ClassWord, Take, TakeKind, VoiceProfile
from studio.domain.clip import Aspect, Clip
from studio.domain.consent import ALL_PURPOSES, NARROWEST, ConsentRecord, Purpose, Revocation
from studio.domain.grant import Command, Grant, Publish, RevocationList
from studio.domain.job import Job, Queued
from studio.domain.policy import AvatarPolicy, PolicyStatus
from studio.domain.recipe import AdapterUse, RenderRequest, SpokenLine, TrainRequest

NOON = datetime(2026, 11, 23, 12, 0, 0, 250_000, tzinfo=UTC)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def consent_record(name: str = "Ada", record_id: str = "") -> ConsentRecord:
    identity = record_id or uuid4().urn
    document = f'{{"name":"{name} Lovelåce","record_id":"{identity}"}}'
    return ConsentRecord(
        record_id=identity,
        pii_principal_id="did:key:z6MkegdURYPds2Y57yYVBk8aGdpiu7v2EW4UCj85kEgBt23H",
        principal_name=name,
        purposes=ALL_PURPOSES,
        given_at=NOON,
        expires_at=NOON + timedelta(days=365),
        live_capture=False,
        document=document,
        sha256=digest(document),
    )


def revocation(record: ConsentRecord, reason: str = "changed my mind") -> Revocation:
    return Revocation(
        record_id=record.record_id,
        revoked_at=NOON + timedelta(days=1),
        reason=reason,
        document=f'{{"reason":"{reason}"}}',
    )


def avatar(record: ConsentRecord, name: str = "Ada", trigger: str = "zxa") -> Avatar:
    return Avatar(
        id=uuid4().hex,
        name=name,
        class_word=ClassWord.WOMAN,
        trigger=trigger,
        consent_id=record.record_id,
        created_at=NOON,
    )


def takes(of: Avatar) -> tuple[Take, ...]:
    scan = Take(
        id=uuid4().hex,
        avatar_id=of.id,
        kind=TakeKind.SCAN,
        origin="file",
        sha256=digest(f"scan {of.id}"),
        duration_s=12.5,
        recorded_at=NOON,
    )
    speech = [
        replace(scan, id=uuid4().hex, kind=TakeKind.SPEECH, sha256=digest(f"{n} {of.id}"), sentence=f"Sentence {n}.")
        for n in (2, 1, 3)
    ]
    return (scan, *speech)


def voice(of: Avatar, engine: str = "espeak") -> VoiceProfile:
    return VoiceProfile(avatar_id=of.id, engine=engine, sha256=digest(f"voice {engine}"), enrolled_at=NOON)


def adapter(of: Avatar, name: str = "first", days: int = 0) -> Adapter:
    return Adapter(
        sha256=digest(f"{name} adapter of {of.id}"),
        avatar_id=of.id,
        model="mini",
        model_revision=digest("mini"),
        trigger=of.trigger,
        class_word=of.class_word,
        rank=8,
        steps=120,
        trained_at=NOON + timedelta(days=days),
        job_id=uuid4().hex,
    )


def clip(prompt: str = "Ada at the sea", of: Sequence[Avatar] = (), minutes: int = 0) -> Clip:
    return Clip(
        id=uuid4().hex,
        job_id=uuid4().hex,
        sha256=digest(f"clip {prompt}"),
        poster_sha256=digest(f"poster {prompt}"),
        prompt=prompt,
        avatar_ids=tuple(avatar.id for avatar in of),
        recipe='{"kind":"render"}',
        width_px=288,
        height_px=512,
        duration_s=2.5,
        fps=16.0,
        has_speech=True,
        created_at=NOON + timedelta(minutes=minutes),
        parents=(digest("parent"),),
    )


def render_request() -> RenderRequest:
    use = AdapterUse(uuid4().hex, digest("adapter"), "zxa", ClassWord.PERSON, digest("consent"), 0.8)
    return RenderRequest(
        prompt='zxa person says "hello" on a beach',
        model="mini",
        model_revision=digest("mini"),
        adapters=(use,),
        seed=7,
        num_inference_steps=20,
        guidance_scale=4.5,
        width_px=144,
        height_px=256,
        aspect=Aspect.PORTRAIT,
        num_frames=33,
        fps=16.0,
        spoken=SpokenLine("hello", use.avatar_id, "espeak", digest("voice")),
        parents=(digest("parent"),),
    )


def train_request() -> TrainRequest:
    return TrainRequest(
        avatar_id=uuid4().hex,
        trigger="zxa",
        class_word=ClassWord.MAN,
        consent_sha256=digest("consent"),
        model="mini",
        model_revision=digest("mini"),
        take_sha256s=(digest("scan"),),
        rank=8,
        num_train_steps=200,
        batch_size=2,
        learning_rate=1e-3,
        seed=11,
        checkpoint_every_steps=25,
        preview_every_steps=50,
    )


def job(request: TrainRequest | RenderRequest | None = None, position: int = 0) -> Job:
    return Job(
        id=uuid4().hex,
        title="A clip of Ada",
        request=request or render_request(),
        state=Queued(),
        created_at=NOON,
        position=position,
    )


def policy(avatar_id: str = "a" * 32, seq: int = 1, words: str = "") -> AvatarPolicy:
    document = f'{{"seq":{seq},"words":"{words}","avatar":"{avatar_id}"}}'
    return AvatarPolicy(
        avatar_id=avatar_id,
        pii_principal_id="did:key:z6MkPerson",
        studio="did:key:z6MkStudio",
        record_sha256="c" * 64,
        seq=seq,
        prev_sha256="",
        status=PolicyStatus.ACTIVE,
        choices=NARROWEST,
        purposes=ALL_PURPOSES,
        duties=(),
        nbf=NOON,
        exp=NOON + timedelta(days=30),
        document=document,
        sha256=digest(document),
    )


def grant(number: str = "1", avatar_id: str = "a" * 32, nonce: str = "", words: str = "") -> Grant:
    document = f'{{"grant":"{number}","words":"{words}"}}'
    return Grant(
        grant_id=number * 32,
        issuer="did:key:z6MkPerson",
        holder="did:key:z6MkOther",
        avatar_id=avatar_id,
        command=Command.RENDER,
        purposes=(Purpose.VIDEO,),
        policy_sha256="d" * 64,
        parent_sha256="",
        max_clips=2,
        publish=Publish.PRIVATE,
        nonce=nonce or number * 24,
        nbf=NOON,
        exp=NOON + timedelta(days=9),
        document=document,
        sha256=digest(document),
    )


def revocation_list(avatar_id: str = "a" * 32, seq: int = 1, words: str = "") -> RevocationList:
    document = f'{{"list":{seq},"words":"{words}"}}'
    return RevocationList(
        avatar_id=avatar_id,
        issuer="did:key:z6MkPerson",
        seq=seq,
        prev_sha256="",
        issued_at=NOON,
        next_update=NOON + timedelta(days=7),
        entries=(),
        document=document,
        sha256=digest(document),
    )
