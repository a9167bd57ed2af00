"""Receipts: no private data, bound to a creator, a consent and a clip."""

import json
from dataclasses import replace

import pytest

from studio.core import storage
from studio.domain.consent import ConsentRecord, Purpose
from studio.domain.errors import InvalidInput, VerificationFailed
from studio.domain.grant import Grant, Publish
from studio.domain.policy import AvatarPolicy, PolicyStatus
from studio.provenance import receipt, signing
from studio.provenance.grant import write_grant
from tests.provenance.scene import GIVEN, Scene, change, leaves
from tests.provenance.test_grant import sign


def test_a_receipt_holds_and_names_nobody(scene: Scene) -> None:
    record = scene.consent(name="Augusta")
    text = scene.receipt(record)
    read = receipt.read_receipt(text)
    assert (read.record_sha256, read.pii_principal_id) == (record.sha256, scene.person.did)
    assert (read.purposes, read.expires_at) == (record.purposes, record.expires_at)
    assert read.creator == scene.creator.did
    assert "Augusta" not in text
    assert "sentence" not in text
    assert text == scene.receipt(record)


def test_every_altered_value_is_found(scene: Scene) -> None:
    tree = json.loads(scene.receipt(scene.consent()))
    for path in leaves(tree):
        with pytest.raises(VerificationFailed):
            receipt.read_receipt(signing.canonical_text(change(tree, path)))


def test_signed_by_another_or_outside_its_time_it_is_refused(scene: Scene) -> None:
    tree = json.loads(scene.receipt(scene.consent(days=1)))
    with pytest.raises(VerificationFailed, match="creator"):
        receipt.read_receipt(signing.write_document(tree, scene.person, GIVEN))
    late = {**tree, "issued_at": "2027-01-01T00:00:00Z"}
    with pytest.raises(VerificationFailed, match="outside the time"):
        receipt.read_receipt(signing.write_document(late, scene.creator, GIVEN))


def test_a_receipt_needs_real_hashes(scene: Scene) -> None:
    record = scene.consent()
    with pytest.raises(InvalidInput):
        receipt.write_receipt(
            record,
            scene.creator,
            policy=scene.policy(record),
            prompt_sha256=storage.hash_bytes(b""),
            content_sha256="../x",
            parents=(),
            issued_at=GIVEN,
        )


def test_a_receipt_carries_the_persons_own_policy_and_grant(scene: Scene) -> None:
    record = scene.consent()
    signed = sign(scene)
    granted = write(scene, record, scene.policy(record), signed)
    read = receipt.read_receipt(granted)
    assert read.policy == scene.policy(record)
    assert read.grant == signed


def test_what_it_carries_must_fit(scene: Scene) -> None:
    record = scene.consent()
    policy = scene.policy(record)
    stranger = replace(scene, person=signing.SigningKey(b"\x44" * 32))
    others = stranger.policy(stranger.consent())
    to_another = write_grant(
        policy, scene.person, scene.person.did, issued_at=GIVEN, days=9, max_clips=1, publish=Publish.PUBLIC
    )
    suspended = scene.policy(record, status=PolicyStatus.SUSPENDED)
    narrow = scene.policy(record, purposes=(Purpose.TRAINING,))
    tree = json.loads(write(scene, record, policy))
    forged = [
        {**tree, "policy": json.loads(others.document)},
        {**tree, "policy": json.loads(suspended.document)},
        {**tree, "policy": json.loads(narrow.document)},
        {**tree, "policy": {**tree["policy"], "seq": 9}},
        {**tree, "grant": json.loads(to_another.document)},
        {**tree, "avatar_id": "urn:uuid:00000000-0000-4000-8000-000000000000"},
    ]
    for body in forged:
        with pytest.raises(VerificationFailed):
            receipt.read_receipt(signing.write_document(body, scene.creator, GIVEN))


def test_a_receipt_of_the_first_version_stays_readable(scene: Scene) -> None:
    tree = json.loads(scene.receipt(scene.consent()))
    for name in ("policy", "grant", "avatar_id"):
        del tree[name]
    tree["schema_version"] = "likeness-studio/consent-receipt/1"
    old = receipt.read_receipt(signing.write_document(tree, scene.creator, GIVEN))
    assert (old.policy, old.grant) == (None, None)


def write(scene: Scene, record: ConsentRecord, policy: AvatarPolicy, grant: Grant | None = None) -> str:
    return receipt.write_receipt(
        record,
        scene.creator,
        policy=policy,
        grant=grant,
        prompt_sha256="1" * 64,
        content_sha256="2" * 64,
        parents=(),
        issued_at=GIVEN,
    )
