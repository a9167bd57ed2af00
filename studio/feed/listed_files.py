"""Files of a feed folder as its signed list names them: there, unaltered, and no way out of the folder."""

from pathlib import Path

from studio.core import storage
from studio.domain.clip import AI_LABEL, DIGITAL_SOURCE_TYPE
from studio.domain.errors import VerificationFailed
from studio.feed.documents import FileEntry, Sidecar, SignedList

_HINT = "Do not rely on this folder; ask its author for a new export."


def require_listed(folder: Path, entry: FileEntry) -> Path:
    """The file of ``entry``, as it was signed. Raises `VerificationFailed`; only the disk itself can fail otherwise."""
    try:
        path = storage.contained_path(folder, entry.name)
    except ValueError as error:
        raise VerificationFailed("Its name leads out of the folder.", _HINT) from error
    if (folder / entry.name).is_symlink():
        raise VerificationFailed("It is a link, not a file.", _HINT)
    if not path.is_file():
        raise VerificationFailed("It is missing.", _HINT)
    if path.stat().st_size != entry.size_bytes or storage.hash_file(path) != entry.sha256:
        raise VerificationFailed("It was altered after it was signed.", _HINT)
    return path


def read_document(path: Path, max_bytes: int) -> str:
    """The text of a document of at most ``max_bytes``. Raises `VerificationFailed`."""
    if path.stat().st_size > max_bytes:
        raise VerificationFailed("The document is too large to be genuine.", _HINT)
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise VerificationFailed("The document is not text.", _HINT) from error


def require_fitting(sidecar: Sidecar, signer: str, listed: SignedList) -> None:
    """Raise `VerificationFailed` unless ``sidecar``, signed by ``signer``, is of this list and says what it must."""
    if signer != listed.creator:
        raise VerificationFailed("It was signed by another key than the list.", _HINT)
    if not {sidecar.mp4, sidecar.poster} <= set(listed.files):
        raise VerificationFailed("The clip or poster that it describes is not the one in the list.", _HINT)
    if sidecar.label != AI_LABEL or sidecar.digital_source_type != DIGITAL_SOURCE_TYPE:
        raise VerificationFailed("It does not declare the clip as AI-generated.", _HINT)
