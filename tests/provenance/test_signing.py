"""Signing: W3C's own vector, tampering with every part, strangers' text."""

import copy
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from studio.domain.errors import InvalidInput, VerificationFailed
from studio.provenance import signing

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KEY = signing.SigningKey(bytes(range(32)))

# https://github.com/w3c/vc-di-eddsa TestVectors/keyPair.json and TestVectors/eddsa-jcs-2022/signedJCS.json
W3C_SEED_MULTIBASE = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"
W3C_PUBLIC_MULTIBASE = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
W3C_CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]
W3C_SIGNED: dict[str, Any] = {
    "@context": W3C_CONTEXT,
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
    "proof": {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": f"https://vc.example/issuers/5678#{W3C_PUBLIC_MULTIBASE}",
        "proofPurpose": "assertionMethod",
        "@context": W3C_CONTEXT,
        "proofValue": ("z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4"),
    },
}


def test_w3c_vector_is_reproduced_and_verified() -> None:
    key = signing.SigningKey(signing.decode_base58(W3C_SEED_MULTIBASE[1:])[2:])
    assert key.did == f"did:key:{W3C_PUBLIC_MULTIBASE}"
    method = W3C_SIGNED["proof"]["verificationMethod"]
    created = signing.parse_time(W3C_SIGNED["proof"]["created"])
    assert signing.sign_document(W3C_SIGNED, key, created, verification_method=method) == W3C_SIGNED
    signing.verify_signature(W3C_SIGNED, signing.decode_did(key.did))


def test_signer_is_named_and_equal_input_gives_equal_text() -> None:
    text = signing.write_document({"b": 1.50, "a": "ü"}, KEY, NOW)
    assert text == signing.write_document({"a": "ü", "b": 1.5}, KEY, NOW)
    document, did = signing.read_document(text)
    assert did == KEY.did
    assert document["a"] == "ü"


@pytest.mark.parametrize(
    "field", ["type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"]
)
def test_a_changed_or_missing_proof_field_is_found(field: str) -> None:
    signed = signing.sign_document({"a": 1}, KEY, NOW)
    changed = copy.deepcopy(signed)
    changed["proof"][field] = changed["proof"][field][:-1] + "!"
    with pytest.raises(VerificationFailed):
        signing.verify_document(changed)
    missing = copy.deepcopy(signed)
    del missing["proof"][field]
    with pytest.raises(VerificationFailed):
        signing.verify_document(missing)


def test_a_changed_added_or_removed_body_field_is_found() -> None:
    signed = signing.sign_document({"a": 1, "b": {"c": [1, 2]}}, KEY, NOW)
    for change in ({"a": 2}, {"b": {"c": [2, 1]}}, {"d": None}, {"a": True}):
        with pytest.raises(VerificationFailed, match="something was changed"):
            signing.verify_document({**signed, **change})
    with pytest.raises(VerificationFailed):
        signing.verify_document({name: value for name, value in signed.items() if name != "b"})


def test_another_key_cannot_take_the_name() -> None:
    other = signing.SigningKey.generate()
    method = f"{KEY.did}#{KEY.did.removeprefix('did:key:')}"
    forged = signing.sign_document({"a": 1}, other, NOW, verification_method=method)
    with pytest.raises(VerificationFailed):
        signing.verify_document(forged)
    two_names = signing.sign_document({"a": 1}, other, NOW, verification_method=f"{other.did}#{KEY.did[8:]}")
    with pytest.raises(VerificationFailed, match="two different keys"):
        signing.verify_document(two_names)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"a": NaN}',
        '{"a":1,"a":2}',
        "[" * 100_000,
        '{"a":1}',
        '{"proof":1}',
        '{"proof":{"type":[]}}',
    ],
)
def test_strange_text_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(VerificationFailed, match=r"^(The|A) .*\.$"):
        signing.read_document(text)


def test_size_is_capped() -> None:
    text = signing.write_document({"a": "x" * 100}, KEY, NOW)
    with pytest.raises(VerificationFailed, match="too large"):
        signing.read_document(text, max_bytes=100)


@pytest.mark.parametrize("did", ["did:web:example.org", "did:key:z0", "did:key:z" + "1" * 500, "did:key:zQm", ""])
def test_only_ed25519_did_keys_are_names(did: str) -> None:
    with pytest.raises(VerificationFailed):
        signing.decode_did(did)


def test_base58_keeps_leading_zeros() -> None:
    for data in (b"", b"\0", b"\0\0\x01", bytes(range(40))):
        assert signing.decode_base58(signing.encode_base58(data)) == data


def test_key_travels_as_its_seed_and_is_not_shown() -> None:
    key = signing.SigningKey.generate()
    assert signing.SigningKey(key.seed).did == key.did
    assert key.seed.hex() not in repr(key)
    with pytest.raises(InvalidInput):
        signing.SigningKey(b"short")


def test_what_json_cannot_say_is_refused_before_signing() -> None:
    for value in (2**60, float("nan"), "\ud800"):
        with pytest.raises(InvalidInput):
            signing.sign_document({"a": value}, KEY, NOW)
    with pytest.raises(InvalidInput):
        signing.sign_document({}, KEY, datetime(2026, 1, 1))


def test_document_signer_signs_and_checks_any_key() -> None:
    signer = signing.DocumentSigner(KEY)
    other = signing.DocumentSigner(signing.SigningKey.generate())
    assert other.verify(signer.sign({"a": 1}, NOW)) == KEY.did
    assert json.loads(signer.sign({"a": 1}, NOW))["a"] == 1
