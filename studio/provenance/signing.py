"""Signed documents: JSON objects with a W3C Data Integrity proof (eddsa-jcs-2022), keys named as did:key.

Knows nothing of what a document says. Keeps no key: the caller makes, stores and erases seeds.
Sources: https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022 and https://www.rfc-editor.org/rfc/rfc8785.
"""

import hashlib
import json
import uuid
from datetime import UTC, datetime
from typing import Any, NoReturn

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from studio.domain.errors import InvalidInput, VerificationFailed

CRYPTOSUITE = "eddsa-jcs-2022"
MAX_DOCUMENT_BYTES = 4 << 20
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_DID_PREFIX = "did:key:"
_ED25519_MULTICODEC = b"\xed\x01"
_MAX_MULTIBASE_CHARS = 128
_PROOF_FIELDS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"}
_HINT = "Use the file exactly as its author signed it."


def encode_base58(data: bytes) -> str:
    """Base 58 with Bitcoin's alphabet, as multibase ``z`` uses it (the ``z`` itself is not added)."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = _ALPHABET[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def decode_base58(text: str) -> bytes:
    """The inverse of `encode_base58`. Raises `VerificationFailed` for other characters or excess length."""
    if len(text) > _MAX_MULTIBASE_CHARS or any(char not in _ALPHABET for char in text):
        raise VerificationFailed("A key or signature is not written in base 58.", _HINT)
    number = 0
    for char in text:
        number = number * 58 + _ALPHABET.index(char)
    leading = len(text) - len(text.lstrip("1"))
    return b"\0" * leading + number.to_bytes((number.bit_length() + 7) // 8, "big")


def encode_did(public_key: bytes) -> str:
    """did:key of a raw 32-byte Ed25519 public key."""
    return f"{_DID_PREFIX}z{encode_base58(_ED25519_MULTICODEC + public_key)}"


def decode_did(did: str) -> bytes:
    """The raw 32-byte Ed25519 public key of a did:key. Raises `VerificationFailed` for other names."""
    if not did.startswith(_DID_PREFIX + "z"):
        raise VerificationFailed("The signer is not named by a did:key.", _HINT)
    raw = decode_base58(did.removeprefix(_DID_PREFIX + "z"))
    if len(raw) != 34 or raw[:2] != _ED25519_MULTICODEC:
        raise VerificationFailed("The signer's key is not an Ed25519 key.", _HINT)
    return raw[2:]


class SigningKey:
    """An Ed25519 private key. Its seed is 32 secret bytes that the caller keeps."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != 32:
            raise InvalidInput("A signing key needs a seed of 32 bytes.", "Create a new key.")
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @classmethod
    def generate(cls) -> "SigningKey":
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def seed(self) -> bytes:
        return self._key.private_bytes_raw()

    @property
    def did(self) -> str:
        return encode_did(self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The 64-byte signature; equal messages give equal signatures (RFC 8032)."""
        return self._key.sign(message)

    def __repr__(self) -> str:
        return f"SigningKey({self.did})"


def format_time(moment: datetime) -> str:
    """UTC to the second, as signed documents write it: 2026-11-23T05:25:59Z. ``moment`` must be aware."""
    if moment.tzinfo is None:
        raise InvalidInput("A signed time needs its time zone.", "Give the time in UTC.")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_time(text: str) -> datetime:
    """The inverse of `format_time`. Raises `VerificationFailed`."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise VerificationFailed(f"'{text[:40]}' is not a time in UTC.", _HINT) from error


def format_id(name: str) -> str:
    """A 32-digit id as signed documents write it: urn:uuid:…. Raises `InvalidInput`."""
    try:
        return f"urn:uuid:{uuid.UUID(name)}"
    except ValueError as error:
        raise InvalidInput(f"'{name[:40]}' is no id.", "Use an id of the library.") from error


def parse_id(text: str) -> str:
    """The inverse of `format_id`: 32 hex digits. Raises `VerificationFailed`."""
    try:
        return uuid.UUID(text.removeprefix("urn:uuid:")).hex
    except ValueError as error:
        raise VerificationFailed(f"'{text[:60]}' is not an id.", _HINT) from error


def canonical_text(document: dict[str, Any]) -> str:
    """RFC 8785 canonical JSON. Raises `InvalidInput` for what it cannot say exactly (huge integers, NaN)."""
    try:
        return rfc8785.dumps(document).decode("utf-8")
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as error:
        raise InvalidInput(f"This cannot be written as canonical JSON: {error}.", "Check its values.") from error


def sign_document(
    document: dict[str, Any], key: SigningKey, created: datetime, *, verification_method: str = ""
) -> dict[str, Any]:
    """A copy of ``document`` with its proof by ``key``. An earlier proof is dropped.

    ``verification_method`` names the key where that is not the did:key itself (W3C's own examples do so).
    """
    body = {name: value for name, value in document.items() if name != "proof"}
    proof: dict[str, Any] = {
        "type": "DataIntegrityProof",
        "cryptosuite": CRYPTOSUITE,
        "created": format_time(created),
        "verificationMethod": verification_method or f"{key.did}#{key.did.removeprefix(_DID_PREFIX)}",
        "proofPurpose": "assertionMethod",
    }
    if "@context" in body:
        proof["@context"] = body["@context"]
    proof["proofValue"] = "z" + encode_base58(key.sign(_digest(body, proof)))
    return {**body, "proof": proof}


def verify_document(document: dict[str, Any]) -> str:
    """Check the proof and return the did:key that signed. Raises `VerificationFailed`.

    Says only that the holder of that key signed these words, not who that is.
    """
    proof = _read_proof(document)
    did, _, fragment = str(proof["verificationMethod"]).partition("#")
    if fragment != did.removeprefix(_DID_PREFIX):
        raise VerificationFailed("The signature names two different keys.", _HINT)
    verify_signature(document, decode_did(did))
    return did


def verify_signature(document: dict[str, Any], public_key: bytes) -> None:
    """Check the proof against a raw 32-byte public key, whatever the proof calls it. Raises as above."""
    proof = _read_proof(document)
    body = {name: value for name, value in document.items() if name != "proof"}
    if proof.get("@context") != body.get("@context"):
        raise VerificationFailed("The signature was made for another context.", _HINT)
    signature = decode_base58(str(proof["proofValue"]).removeprefix("z"))
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, _digest(body, proof))
    except (InvalidSignature, ValueError, InvalidInput) as error:
        raise VerificationFailed("The signature does not fit: something was changed.", _HINT) from error


def write_document(document: dict[str, Any], key: SigningKey, created: datetime) -> str:
    """Sign, and give the exact text to keep: canonical JSON."""
    return canonical_text(sign_document(document, key, created))


def parse_document(text: str, max_bytes: int = MAX_DOCUMENT_BYTES) -> dict[str, Any]:
    """Parse a stranger's JSON object: size cap, no repeated names, no NaN. Raises `VerificationFailed`."""
    if len(text) > max_bytes or len(text.encode("utf-8", "surrogatepass")) > max_bytes:
        raise VerificationFailed("The document is too large to be genuine.", _HINT)
    try:
        tree = json.loads(text, object_pairs_hook=_unique_names, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise VerificationFailed("The document is not valid JSON.", _HINT) from error
    if not isinstance(tree, dict):
        raise VerificationFailed("The document is not a JSON object.", _HINT)
    return tree


def read_document(text: str, max_bytes: int = MAX_DOCUMENT_BYTES) -> tuple[dict[str, Any], str]:
    """Parse and verify; the document and its signer's did:key. Raises `VerificationFailed`."""
    document = parse_document(text, max_bytes)
    return document, verify_document(document)


class DocumentSigner:
    """A key as other rooms see it: it signs bodies and checks texts."""

    def __init__(self, key: SigningKey) -> None:
        self._key = key

    @property
    def did(self) -> str:
        return self._key.did

    def sign(self, body: dict[str, Any], created: datetime) -> str:
        """The signed canonical JSON text of ``body``."""
        return write_document(body, self._key, created)

    def verify(self, document: str) -> str:
        """The did:key that signed ``document`` (not necessarily this one). Raises `VerificationFailed`."""
        return read_document(document)[1]


def _digest(body: dict[str, Any], proof: dict[str, Any]) -> bytes:
    """The 64 signed bytes: sha256 of the canonical proof options, then of the canonical document."""
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    texts = (canonical_text(options), canonical_text(body))
    return b"".join(hashlib.sha256(text.encode("utf-8")).digest() for text in texts)


def _read_proof(document: dict[str, Any]) -> dict[str, Any]:
    proof = document.get("proof")
    if not isinstance(proof, dict):
        raise VerificationFailed("The document is not signed.", _HINT)
    if set(proof) - {"@context"} != _PROOF_FIELDS or not all(isinstance(proof[n], str) for n in _PROOF_FIELDS):
        raise VerificationFailed("The signature is incomplete or of an unknown form.", _HINT)
    expected = {"type": "DataIntegrityProof", "cryptosuite": CRYPTOSUITE, "proofPurpose": "assertionMethod"}
    if any(proof[name] != value for name, value in expected.items()) or not proof["proofValue"].startswith("z"):
        raise VerificationFailed(f"The signature is not of the kind {CRYPTOSUITE}.", _HINT)
    parse_time(proof["created"])
    return proof


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("a name stands twice")
    return names


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
