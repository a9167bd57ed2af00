"""Receipts: no private data, bound to a creator, a consent and a clip."""

import json

import pytest

from studio.core import storage
from studio.domain.errors import InvalidInput, VerificationFailed
from studio.provenance import receipt, signing
from tests.provenance.scene import GIVEN, Scene, change, leaves


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
    with pytest.raises(InvalidInput):
        receipt.write_receipt(
            scene.consent(),
            scene.creator,
            prompt_sha256=storage.hash_bytes(b""),
            content_sha256="../x",
            parents=(),
            issued_at=GIVEN,
        )
