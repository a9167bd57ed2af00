"""Policies: written by the person alone, within the record, and every change to them is found."""

import json
from datetime import timedelta
from typing import Any

import pytest

from studio.domain.consent import ALWAYS_PROHIBITED, Audience, ConsentChoices, Prohibition, Purpose, Remix
from studio.domain.errors import ConsentInvalid, InvalidInput
from studio.domain.policy import ALWAYS_DUTIES, Duty, PolicyStatus
from studio.provenance import policy, signing
from tests.provenance.scene import GIVEN, Scene, change, leaves

WIDE = ConsentChoices(Audience.EVERYONE, remix=Remix.YES, prohibitions=(Prohibition.RELIGIOUS,))


def test_a_policy_is_read_back_as_it_was_signed(scene: Scene) -> None:
    record = scene.consent(purposes=(Purpose.TRAINING, Purpose.VIDEO))
    signed = scene.policy(record, choices=WIDE, notify=True)
    assert policy.read_policy(signed.document) == signed
    assert (signed.seq, signed.prev_sha256, signed.status) == (1, "", PolicyStatus.ACTIVE)
    assert signed.choices == WIDE
    assert signed.choices.prohibitions == (*ALWAYS_PROHIBITED, Prohibition.RELIGIOUS)
    assert signed.duties == (*ALWAYS_DUTIES, Duty.NOTIFY)
    assert (signed.purposes, signed.exp) == (record.purposes, record.expires_at)
    following = scene.policy(record, seq=2, prev_sha256=signed.sha256, status=PolicyStatus.SUSPENDED)
    assert (following.seq, following.prev_sha256) == (2, signed.sha256)


def test_every_single_altered_value_is_found(scene: Scene) -> None:
    tree = json.loads(scene.policy(scene.consent()).document)
    for path in leaves(tree):
        with pytest.raises(ConsentInvalid):
            policy.read_policy(signing.canonical_text(change(tree, path)))
    with pytest.raises(ConsentInvalid, match="not written as it was signed"):
        policy.read_policy(json.dumps(tree, indent=1))


def test_a_validly_signed_policy_of_another_form_is_refused(scene: Scene) -> None:
    tree = json.loads(scene.policy(scene.consent()).document)
    wrong: list[dict[str, Any]] = [
        {"schema_version": "likeness-studio/avatar-policy/2"},
        {"prohibitions": ["political"]},
        {"prohibitions": [*tree["prohibitions"], "nudity"]},
        {"duties": ["ai-label"]},
        {"scope": {"mode": "everyone", "parties": [scene.creator.did]}},
        {"scope": {"mode": "friends", "parties": []}},
        {"purposes": ["likeness-video", "likeness-video"]},
        {"seq": 0},
        {"seq": 2},
        {"prev_sha256": "a" * 64},
        {"status": "paused"},
        {"more": 1},
    ]
    for fields in wrong:
        with pytest.raises(ConsentInvalid):
            policy.read_policy(signing.write_document({**tree, **fields}, scene.person, GIVEN))


def test_only_the_person_signs_and_only_within_the_record(scene: Scene) -> None:
    record = scene.consent(days=10, purposes=(Purpose.TRAINING,))
    tree = json.loads(scene.policy(record).document)
    with pytest.raises(ConsentInvalid, match="not signed by the person"):
        policy.read_policy(signing.write_document(tree, scene.creator, GIVEN))
    with pytest.raises(InvalidInput, match="more than the consent"):
        scene.policy(record, purposes=(Purpose.TRAINING, Purpose.VIDEO))
    with pytest.raises(InvalidInput, match="has ended"):
        scene.policy(record, signed_at=GIVEN + timedelta(days=10))
    with pytest.raises(ConsentInvalid, match="Only the key"):
        policy.write_policy(
            record,
            scene.creator,
            avatar_id="f" * 32,
            studio=scene.creator.did,
            choices=WIDE,
            statement="I agree.",
            notice_version="1",
            signed_at=GIVEN,
        )


def test_parties_belong_to_named_alone_and_are_named_once(scene: Scene) -> None:
    for parties, audience in (((scene.creator.did,), Audience.EVERYONE), ((scene.creator.did,) * 2, Audience.NAMED)):
        with pytest.raises(InvalidInput):
            ConsentChoices(audience, parties)
