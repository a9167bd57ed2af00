"""Atomic writes, digests and erasing. Knows bytes and paths, not what they mean."""

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from studio.domain.errors import DiskFull

_CHUNK_BYTES = 1 << 20
_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def translate_disk_errors(target: Path) -> Iterator[None]:
    """Turn 'no space left' into `DiskFull`, which names the folder."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL_ERRNOS:
            raise DiskFull(
                f"The disk that holds {target} is full.",
                "Free some space; nothing of the library was changed.",
            ) from error
        raise


@contextmanager
def replace_when_done(target: Path) -> Iterator[Path]:
    """Yield a fresh path beside ``target``; it takes the target's place only when the block ends well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.stem}.{secrets.token_hex(6)}.partial{target.suffix}")
    with translate_disk_errors(target):
        try:
            yield partial
            with partial.open("rb+") as handle:
                os.fsync(handle.fileno())
            os.replace(partial, target)
        finally:
            with suppress(FileNotFoundError):
                partial.unlink()


def write_bytes(target: Path, data: bytes) -> None:
    """Write all of ``data`` or nothing."""
    with replace_when_done(target) as partial:
        partial.write_bytes(data)


def write_text(target: Path, text: str) -> None:
    """Write all of ``text`` (UTF-8, line ends kept) or nothing."""
    write_bytes(target, text.encode("utf-8"))


def hash_bytes(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def hash_file(path: Path) -> str:
    """Hex sha256 of a file, read in chunks."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def hash_files(folder: Path, files: Iterable[Path]) -> str:
    """Hex sha256 over the relative names and the contents of ``files`` in ``folder``, in the order given."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + hash_file(path).encode() + b"\n")
    return digest.hexdigest()


def erase_folder(folder: Path) -> None:
    """Remove a folder and all in it. No error when it is not there."""
    if folder.exists():
        shutil.rmtree(folder)


def overwrite_and_unlink(path: Path) -> None:
    """Write noughts over a small file, then remove it. On an SSD or a snapshot an old copy may survive."""
    if not path.exists():
        return
    with path.open("rb+") as handle:
        handle.write(bytes(path.stat().st_size))
        handle.flush()
        os.fsync(handle.fileno())
    path.unlink()


def contained_path(root: Path, name: str) -> Path:
    """Join an untrusted relative name to ``root``; `ValueError` when it would leave the folder."""
    base = root.resolve()
    path = (base / name).resolve()
    if not path.is_relative_to(base) or path == base:
        raise ValueError(f"{name!r} leaves its folder")
    return path
