"""Sealed bytes: authenticated encryption of one file under an avatar's key. Knows no folder and keeps no key.

Format, after the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): ``LSF1``, 32 bytes of
salt, then chunks of 1 MiB, each with its 16-byte AES-256-GCM tag. HKDF-SHA256 over key, salt and file
name gives the file's own key and a nonce prefix; the rest of a nonce is the chunk's index and whether it
is the last one. So a chunk that was altered, moved, dropped or appended, a file under another's name, and
another avatar's key all fail alike.

Whole (`seal`, `unseal`): all of it or nothing. In a stream (`SealWriter`, `UnsealReader` and the functions
over them): a chunk or two in memory, whatever the size. Every byte that a stream gives was verified, in its
place; but that the *end* is missing is known only at the end. Who must not act on the beginning of a file
that was cut short reads all of it first, or uses `unseal`.
"""

import secrets
import struct
from collections.abc import Iterator
from typing import Protocol

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
_SEALED_CHUNK_BYTES = CHUNK_BYTES + _TAG_BYTES


class ByteSource(Protocol):
    """Anything with the ``read`` of a file that was opened in binary."""

    def read(self, size: int, /) -> bytes: ...


class ByteSink(Protocol):
    """Anything with the ``write`` of a file that was opened in binary."""

    def write(self, data: bytes, /) -> object: ...


def seal(key: bytes, name: str, data: bytes) -> bytes:
    """Encrypt ``data`` under a 32-byte ``key`` for the file ``name``. Sealing twice differs."""
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
    try:
        return b"".join(
            cipher.decrypt(nonce, body[start : start + _SEALED_CHUNK_BYTES], header)
            for nonce, start in _chunks(prefix, len(body), _SEALED_CHUNK_BYTES)
        )
    except InvalidTag as error:
        raise _broken(name) from error


class SealWriter:
    """Seals what is written into ``target``, in the format of `seal`. Without `finish` the result is cut short.

    As a context manager it finishes when the block ends well. ``target`` stays open.
    """

    def __init__(self, key: bytes, name: str, target: ByteSink) -> None:
        self._target = target
        self._header = _MAGIC + secrets.token_bytes(_SALT_BYTES)
        self._cipher, self._prefix = _cipher(key, name, self._header)
        self._held = bytearray()
        self._index = 0
        target.write(self._header)

    def write(self, data: bytes) -> int:
        """Seal ``data``; up to one chunk is held back, for which is the last is known at the end only."""
        view = memoryview(data)
        for start in range(0, len(view), CHUNK_BYTES):
            self._held += view[start : start + CHUNK_BYTES]
            if len(self._held) > CHUNK_BYTES:
                self._emit(bytes(self._held[:CHUNK_BYTES]), last=False)
                del self._held[:CHUNK_BYTES]
        return len(view)

    def finish(self) -> None:
        """Write the last chunk."""
        self._emit(bytes(self._held), last=True)
        self._held.clear()

    def __enter__(self) -> "SealWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if kind is None:
            self.finish()

    def _emit(self, chunk: bytes, *, last: bool) -> None:
        nonce = _nonce(self._prefix, self._index, last)
        self._target.write(self._cipher.encrypt(nonce, chunk, self._header))
        self._index += 1


class UnsealReader:
    """The plain bytes of a sealed ``source``, to be read once from front to back like a file.

    Raises `LibraryDamaged` where a chunk does not hold, and at the end when the end is missing. ``source`` stays open.
    """

    def __init__(self, key: bytes, name: str, source: ByteSource) -> None:
        self._source = source
        self._name = name
        self._header = _read_fully(source, _HEADER_BYTES)
        if len(self._header) < _HEADER_BYTES or not self._header.startswith(_MAGIC):
            raise _broken(name)
        self._cipher, self._prefix = _cipher(key, name, self._header)
        self._ahead = _read_fully(source, _SEALED_CHUNK_BYTES)
        self._plain = memoryview(b"")
        self._index = 0
        self._ended = False

    def read(self, size: int = -1, /) -> bytes:
        """The next ``size`` bytes, fewer only at the end; all that is left when ``size`` is negative."""
        parts: list[memoryview] = []
        wanted = size
        while wanted != 0:
            if not self._plain:
                if self._ended:
                    break
                self._turn()
            part = self._plain if wanted < 0 else self._plain[:wanted]
            self._plain = self._plain[len(part) :]
            parts.append(part)
            wanted -= len(part) if wanted > 0 else 0
        return b"".join(parts)

    def _turn(self) -> None:
        sealed, self._ahead = self._ahead, _read_fully(self._source, _SEALED_CHUNK_BYTES)
        self._ended = not self._ahead
        try:
            nonce = _nonce(self._prefix, self._index, self._ended)
            self._plain = memoryview(self._cipher.decrypt(nonce, sealed, self._header))
        except InvalidTag as error:
            raise _broken(self._name) from error
        self._index += 1


def seal_stream(key: bytes, name: str, source: ByteSource, target: ByteSink) -> None:
    """Seal all that ``source`` has left into ``target``, a chunk at a time."""
    with SealWriter(key, name, target) as writer:
        while data := source.read(CHUNK_BYTES):
            writer.write(data)


def unseal_stream(key: bytes, name: str, source: ByteSource, target: ByteSink) -> None:
    """Decrypt ``source`` into ``target``, a chunk at a time. Raises `LibraryDamaged`.

    Then ``target`` may hold the verified beginning of a damaged file: it is the caller's to throw away.
    """
    reader = UnsealReader(key, name, source)
    while data := reader.read(CHUNK_BYTES):
        target.write(data)


def _read_fully(source: ByteSource, size: int) -> bytes:
    """``size`` bytes, or fewer at the end only: pipes and raw files may give less at a time."""
    parts: list[bytes] = []
    while size > 0 and (part := source.read(size)):
        parts.append(part)
        size -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _nonce(prefix: bytes, index: int, last: bool) -> bytes:
    return prefix + struct.pack(">I?", index, last)


def _chunks(prefix: bytes, size: int, step: int) -> Iterator[tuple[bytes, int]]:
    """Nonce and start of each chunk of ``size`` bytes; empty content still has one, which is the last."""
    count = max(1, -(-size // step))
    for index in range(count):
        yield _nonce(prefix, index, index == count - 1), index * step


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
