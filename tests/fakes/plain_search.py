"""Looks for what must not lie in the open: known pieces of secrets, media and tensors by their marks, unknown files.

Only reads. What is secret is the caller's to say; see `Secret` and `cut`.
"""

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STRETCH_BYTES = 40
# Finished clips with their posters, what was exported, and base models: nobody's likeness is kept sealed in these.
PUBLIC = ("files", "exports", "models")
_ENCODED_STRETCHES = 4
_LEAST_FORM_BYTES = 16
_SEALED_HEADS = (b"LSF1", b"LSK1", b"LSB1")
_DATABASE_HEADS = (b"SQLite format 3\0", b"\x37\x7f\x06", b"\x18\xe2\x2d\0", b"\xd9\xd5\x05\xf9")
_DENSE_BYTES = 1024
_MARKS = {
    "an mp4": re.compile(rb"\0\0\0[\x08-\x40]ftyp", re.DOTALL),
    "a matroska": re.compile(rb"\x1a\x45\xdf\xa3.{0,40}(?:webm|matroska)", re.DOTALL),
    "a wav": re.compile(rb"RIFF.{4}WAVE", re.DOTALL),
    "a flac": re.compile(rb"fLaC\0\0\0\x22"),
    "a jpeg": re.compile(rb"\xff\xd8\xff.{3}(?:JFIF|Exif)\0", re.DOTALL),
    "a png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "a safetensors": re.compile(rb'"data_offsets"'),
    "an array": re.compile(rb"\x93NUMPY"),
    "an archive": re.compile(rb"PK\x03\x04.{26}[\w./-]*data\.pkl", re.DOTALL),
    "a memory image": re.compile(rb"\x7fELF"),
}


@dataclass(frozen=True)
class Secret:
    """``stretches`` are pieces of it that appear nowhere by chance."""

    name: str
    stretches: tuple[bytes, ...]

    def encoded(self) -> tuple[bytes, ...]:
        """Some of the stretches as text would hold them: hexadecimal, and base64 wherever its groups of three begin.

        What is short is not looked for: it would be found by chance.
        """
        pieces = self.stretches[:: max(1, len(self.stretches) // _ENCODED_STRETCHES)]
        found = [piece.hex().encode() for piece in pieces]
        for piece in pieces:
            whole = (piece[start : start + (len(piece) - start) // 3 * 3] for start in range(3))
            found += [base64.b64encode(part) for part in whole]
        return tuple(form for form in found if len(form) >= _LEAST_FORM_BYTES)


def cut(name: str, data: bytes, pieces: int = 24) -> Secret:
    """Stretches from all over ``data``, those that say something: silence and flat colour are everywhere."""
    starts = range(0, max(1, len(data) - STRETCH_BYTES), max(1, len(data) // pieces))
    found = tuple(data[start : start + STRETCH_BYTES] for start in starts)
    return Secret(name, tuple(piece for piece in found if len(set(piece)) > STRETCH_BYTES // 3))


def search(secrets: tuple[Secret, ...], *folders: Path) -> Iterator[str]:
    """Where pieces of ``secrets`` lie in any file of ``folders``: raw, and in what is not sealed as text too."""
    encoded = [(secret.name, secret.encoded()) for secret in secrets]
    for folder, path, content in _read_all(*folders):
        where = path.relative_to(folder)
        for secret in secrets:
            if any(stretch in content for stretch in secret.stretches):
                yield f"{secret.name} in {where}"
        if not content.startswith(_SEALED_HEADS) and where.parts[0] not in PUBLIC:
            for name, forms in encoded:
                if any(form in content for form in forms):
                    yield f"{name} as text in {where}"


def search_strangers(*folders: Path) -> Iterator[str]:
    """Every file outside `PUBLIC` that is neither sealed, a database nor text; and media or tensors within any."""
    for folder, path, content in _read_all(*folders):
        where = path.relative_to(folder)
        if where.parts[0] in PUBLIC and len(where.parts) > 1:
            continue
        for mark, pattern in _MARKS.items():
            if pattern.search(content):
                yield f"{mark} in {where}"
        if not _is_known(content):
            yield f"something unknown in {where}"


def _is_known(content: bytes) -> bool:
    if content.startswith(_SEALED_HEADS):
        # What is encrypted cannot be packed any smaller.
        return len(content) < _DENSE_BYTES or len(zlib.compress(content, 1)) > 0.98 * len(content)
    if content.startswith(_DATABASE_HEADS):
        return True
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


def _read_all(*folders: Path) -> Iterator[tuple[Path, Path, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield folder, path, path.read_bytes()
