"""Sealed bytes: authenticated encryption of one file under an avatar's key. Knows no folder and keeps no key.

Format, after the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): ``LSF1``, 32 bytes of
salt, then chunks of 1 MiB, each with its 16-byte AES-256-GCM tag. HKDF-SHA256 over key, salt and file
name gives the file's own key and a nonce prefix; the rest of a nonce is the chunk's index and whether it
is the last one. So a chunk that was altered, moved, dropped or appended, a file under another's name, and
another avatar's key all fail alike.
"""

import secrets
import struct
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from studio.domain.errors import LibraryDamaged

KEY_BYTES = 32
CHUNK_BYTES = 1 << 20
_MAGIC = b"LSF1"
_SALT_BYTES = 32
_HEADER_BYTES = len(_MAGIC) + _SALT_BYTES
_TAG_BYTES = 16
_PREFIX_BYTES = 7


def seal(key: bytes, name: str, data: bytes) -> bytes:
    """Encrypt ``data`` (up to 2 GiB) under a 32-byte ``key`` for the file ``name``. Sealing twice differs."""
    header = _MAGIC + secrets.token_bytes(_SALT_BYTES)
    cipher, prefix = _cipher(key, name, header)
    view = memoryview(data)
    sealed = [header]
    for nonce, start in _chunks(prefix, len(data), CHUNK_BYTES):
        sealed.append(cipher.encrypt(nonce, view[start : start + CHUNK_BYTES], header))
    return b"".join(sealed)


def unseal(key: bytes, name: str, blob: bytes) -> bytes:
    """Decrypt what `seal` made under the same key and name. Raises `LibraryDamaged`; never returns a part."""
    header, body = blob[:_HEADER_BYTES], memoryview(blob)[_HEADER_BYTES:]
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise _broken(name)
    cipher, prefix = _cipher(key, name, header)
    step = CHUNK_BYTES + _TAG_BYTES
    try:
        return b"".join(
            cipher.decrypt(nonce, body[start : start + step], header)
            for nonce, start in _chunks(prefix, len(body), step)
        )
    except InvalidTag as error:
        raise _broken(name) from error


def _chunks(prefix: bytes, size: int, step: int) -> Iterator[tuple[bytes, int]]:
    """Nonce and start of each chunk of ``size`` bytes; empty content still has one, which is the last."""
    count = max(1, -(-size // step))
    for index in range(count):
        yield prefix + struct.pack(">I?", index, index == count - 1), index * step


def _cipher(key: bytes, name: str, header: bytes) -> tuple[AESGCM, bytes]:
    if len(key) != KEY_BYTES:
        raise ValueError("a sealing key has 32 bytes")
    derived = HKDF(
        algorithm=SHA256(),
        length=KEY_BYTES + _PREFIX_BYTES,
        salt=header[len(_MAGIC) :],
        info=b"likeness sealed file 1\0" + name.encode("utf-8"),
    ).derive(key)
    return AESGCM(derived[:KEY_BYTES]), derived[KEY_BYTES:]


def _broken(name: str) -> LibraryDamaged:
    return LibraryDamaged(
        f"The sealed file {name} was altered, cut short, renamed, or belongs to another avatar.",
        "Restore it from a backup of the data folder, or make it again.",
    )
