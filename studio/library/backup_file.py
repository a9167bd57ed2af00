"""One encrypted file that holds a whole studio: a tar in a sealed stream, under a key that a passphrase opens.

``LSB1``, the length of a JSON header (4 bytes, big endian), the header, then `sealing`'s stream. The header holds the
stream's random key, wrapped under Argon2id of the passphrase, and is bound to the stream by its hash. Only plain files
with the names that a studio has are written and read: no links, no folders, nothing that climbs. Knows no rows.
"""

import hashlib
import io
import re
import secrets
import struct
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from studio.core import serial, storage
from studio.domain.errors import InvalidInput, LibraryDamaged, NotFound
from studio.library.master_key import (
    STANDARD_COST,
    Cost,
    PassphraseLock,
    lock_with_passphrase,
    new_vault_id,
    unlock_with_passphrase,
)
from studio.library.sealing import CHUNK_BYTES, KEY_BYTES, ByteSource, SealWriter, UnsealReader

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FACTS_NAME = "backup.json"
DATABASE_NAME = "library.db"
SETTINGS_NAME = "settings.json"
MASTER_NAME = "vault/master"
_MAGIC = b"LSB1"
_MAX_HEADER_BYTES = 4096
_PART = r"/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}"
_NAME = re.compile(
    r"backup\.json|library\.db|settings\.json|vault/master"
    r"|files/[0-9a-f]{2}/[0-9a-f]{64}(\.[a-z0-9]{1,8})?"
    rf"|vault/[0-9a-f]{{32}}({_PART}){{1,4}}"
)


@dataclass(frozen=True)
class _Header:
    lock: PassphraseLock
    format: Literal["likeness-backup/1"] = "likeness-backup/1"


@dataclass(frozen=True)
class Entry:
    """One file in a backup. ``content`` is to be read before the next entry is asked for."""

    name: str
    size: int
    content: ByteSource


def is_entry_name(name: str) -> bool:
    """Whether a backup may hold a file of that name."""
    return _NAME.fullmatch(name) is not None


class BackupWriter:
    """Adds files to a backup that is being written."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive

    def add(self, name: str, size: int, content: "IO[bytes]") -> None:
        """Add ``size`` bytes of ``content`` under ``name``."""
        if not is_entry_name(name):
            raise InvalidInput(f"A backup has no place for {name}.", "Move the file out of the data folder.")
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self._archive.addfile(member, content)

    def add_bytes(self, name: str, data: bytes) -> None:
        self.add(name, len(data), io.BytesIO(data))


@contextmanager
def write_backup(path: Path, passphrase: str, cost: Cost = STANDARD_COST) -> Iterator[BackupWriter]:
    """Write a backup to ``path``, readable by its owner; it is there when the block ends well, and not before."""
    key = secrets.token_bytes(KEY_BYTES)
    header = serial.to_json(_Header(lock_with_passphrase(key, passphrase, new_vault_id(), cost))).encode()
    with storage.replace_when_done(path) as partial:
        partial.touch(mode=0o600)
        with partial.open("wb") as handle:
            handle.write(_MAGIC + struct.pack(">I", len(header)) + header)
            with (
                SealWriter(key, _stream_name(header), handle) as sealed,
                tarfile.open(fileobj=_TarSink(sealed), mode="w|", bufsize=CHUNK_BYTES) as archive,
            ):
                yield BackupWriter(archive)


@contextmanager
def read_backup(path: Path, passphrase: str) -> Iterator[Iterator[Entry]]:
    """The files in a backup, one after another. Read to the end: only there it is known to be whole.

    Raises `NotFound`, `InvalidInput` (no backup), `WrongPassphrase`, `LibraryDamaged`.
    """
    if not path.is_file():
        raise NotFound(f"There is no backup {path}.", "Check the path.")
    with path.open("rb") as handle:
        header = _read_header(handle, path.name)
        lock = _parse_header(header, path.name)
        key = unlock_with_passphrase(lock, passphrase)
        yield _entries(_TarSource(key, _stream_name(header), handle, path.name), path.name)


def _entries(source: "_TarSource", what: str) -> Iterator[Entry]:
    seen: set[str] = set()
    try:
        with tarfile.open(fileobj=source, mode="r|", bufsize=CHUNK_BYTES) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isreg() else None
                if content is None or not is_entry_name(member.name) or member.name in seen:
                    raise LibraryDamaged(f"The backup {what} holds what no studio writes.", "Use another backup.")
                seen.add(member.name)
                yield Entry(member.name, member.size, content)
    except tarfile.TarError as error:
        raise _damaged(what) from error
    while source.read(CHUNK_BYTES):
        pass


class _TarSink(io.RawIOBase):
    """What `tarfile` needs of a file to write to."""

    def __init__(self, sealed: SealWriter) -> None:
        super().__init__()
        self._sealed = sealed

    def write(self, data: "ReadableBuffer", /) -> int:
        return self._sealed.write(bytes(data))

    def read(self, size: int = -1, /) -> bytes:
        raise io.UnsupportedOperation


class _TarSource(io.RawIOBase):
    """What `tarfile` needs of a file to read from. ``what`` is the backup as a person knows it."""

    def __init__(self, key: bytes, name: str, handle: ByteSource, what: str) -> None:
        super().__init__()
        self._what = what
        try:
            self._source = UnsealReader(key, name, handle)
        except LibraryDamaged as error:
            raise _damaged(what) from error

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._source.read(size)
        except LibraryDamaged as error:
            raise _damaged(self._what) from error


def _read_header(handle: "IO[bytes]", what: str) -> bytes:
    start = handle.read(len(_MAGIC) + 4)
    length = int.from_bytes(start[len(_MAGIC) :], "big")
    header = handle.read(length) if start.startswith(_MAGIC) and length <= _MAX_HEADER_BYTES else b""
    if not header or len(header) < length:
        raise InvalidInput(f"{what} is no backup of the studio.", "Name a file that `likeness backup` wrote.")
    return header


def _parse_header(header: bytes, what: str) -> PassphraseLock:
    try:
        read: _Header = serial.from_json(_Header, header, "backup's header")
    except InvalidInput as error:
        raise _damaged(what) from error
    return read.lock


def _stream_name(header: bytes) -> str:
    return f"likeness backup {hashlib.sha256(header).hexdigest()}"


def _damaged(what: str) -> LibraryDamaged:
    return LibraryDamaged(f"The backup {what} was altered or cut short.", "Use another copy of it.")
