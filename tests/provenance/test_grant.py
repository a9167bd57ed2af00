"""Grants and revocation lists: bound to one person, one studio and one policy; every change to them is found."""

import json
from datetime import timedelta
from typing import Any

import pytest

from studio.domain.consent import Purpose
from studio.domain.errors import ConsentInvalid, InvalidInput, VerificationFailed
from studio.domain.grant import Command, Grant, Publish, RevokedAction, RevokedEntry, RevokedKind
from studio.provenance import grant, signing
from tests.provenance.scene import GIVEN, Scene, change, leaves

ENTRY = RevokedEntry(RevokedKind.CLIP, "e" * 64, GIVEN, "withdrawn", RevokedAction.DELETE)


def sign(scene: Scene, **terms: Any) -> Grant:
    policy = scene.policy(scene.consent())
    given: dict[str, Any] = {"issued_at": GIVEN, "days": 30, "max_clips": 5, "publish": Publish.PEERS}
    return grant.write_grant(policy, scene.person, scene.creator.did, **{**given, **terms})


def test_a_grant_is_read_back_as_it_was_signed(scene: Scene) -> None:
    signed = sign(scene)
    assert grant.read_grant(signed.document) == signed
    assert (signed.issuer, signed.holder, signed.avatar_id) == (scene.person.did, scene.creator.did, "f" * 32)
    assert (signed.command, signed.max_clips, signed.publish) == (Command.RENDER, 5, Publish.PEERS)
    assert signed.exp - signed.nbf == timedelta(days=30)
    assert signed.nonce != sign(scene).nonce
    assert sign(scene, parent_sha256="a" * 64).command is Command.REMIX


def test_a_grant_lasts_no_longer_than_the_policy(scene: Scene) -> None:
    assert sign(scene, days=3000).exp == scene.consent().expires_at


def test_every_altered_value_is_found(scene: Scene) -> None:
    tree = json.loads(sign(scene).document)
    for path in leaves(tree):
        with pytest.raises(ConsentInvalid):
            grant.read_grant(signing.canonical_text(change(tree, path)))


def test_what_cannot_be_granted_is_refused(scene: Scene) -> None:
    wrong: list[dict[str, Any]] = [
        {"max_clips": 0},
        {"days": 0},
        {"purposes": (Purpose.TRAINING,)},
        {"issued_at": GIVEN + timedelta(days=400)},
    ]
    for terms in wrong:
        with pytest.raises(InvalidInput):
            sign(scene, **terms)
    policy = scene.policy(scene.consent())
    terms = {"issued_at": GIVEN, "days": 1, "max_clips": 1, "publish": Publish.PRIVATE}
    with pytest.raises(ConsentInvalid, match="own key"):
        grant.write_grant(policy, scene.creator, scene.creator.did, **terms)
    with pytest.raises(VerificationFailed):
        grant.write_grant(policy, scene.person, "did:web:example.org", **terms)


def test_a_validly_signed_grant_of_another_form_is_refused(scene: Scene) -> None:
    tree = json.loads(sign(scene).document)
    wrong: list[dict[str, Any]] = [
        {"cmd": "/avatar/remix"},
        {"parent_sha256": "a" * 64},
        {"cmd": "/avatar/train"},
        {"purposes": ["likeness-training"]},
        {"nonce": "short"},
        {"publish": "everywhere"},
        {"more": 1},
    ]
    for fields in wrong:
        with pytest.raises(ConsentInvalid):
            grant.read_grant(signing.write_document({**tree, **fields}, scene.person, GIVEN))
    with pytest.raises(ConsentInvalid, match="not signed by the person"):
        grant.read_grant(signing.write_document(tree, scene.creator, GIVEN))


def test_a_revocation_list_is_read_back_and_its_changes_are_found(scene: Scene) -> None:
    listed = grant.write_revocation_list("f" * 32, scene.person, (ENTRY,), issued_at=GIVEN)
    assert grant.read_revocation_list(listed.document) == listed
    assert (listed.entries, listed.next_update - listed.issued_at) == ((ENTRY,), timedelta(days=7))
    tree = json.loads(listed.document)
    for path in leaves(tree):
        with pytest.raises(ConsentInvalid):
            grant.read_revocation_list(signing.canonical_text(change(tree, path)))
    wrong: list[dict[str, Any]] = [{"seq": 2}, {"prev_sha256": "a" * 64}, {"entries": [{}]}]
    for fields in wrong:
        with pytest.raises(ConsentInvalid):
            grant.read_revocation_list(signing.write_document({**tree, **fields}, scene.person, GIVEN))
    with pytest.raises(ConsentInvalid, match="not signed by the person"):
        grant.read_revocation_list(signing.write_document(tree, scene.creator, GIVEN))
    with pytest.raises(InvalidInput):
        grant.write_revocation_list(
            "f" * 32,
            scene.person,
            (RevokedEntry(RevokedKind.CLIP, "x", GIVEN, "", RevokedAction.HIDE),),
            issued_at=GIVEN,
        )
