"""Reads a feed folder, one's own or a stranger's, clip by clip: what holds is handed on, what does not is named.

Reads only inside the folder, follows no links, and trusts no name, size or text that it has not checked. Looks at
signatures, sizes and digests; what is inside the files, others judge.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.core import storage
from studio.domain.clip import AI_LABEL, DIGITAL_SOURCE_TYPE
from studio.domain.errors import VerificationFailed
from studio.domain.feed import LeftOut
from studio.feed import documents
from studio.feed.documents import LIST_NAME, FileEntry, Sidecar, SignedList

Verify = Callable[[str], str]


@dataclass(frozen=True)
class ReadClip:
    """A clip whose sidecar, video and poster are as they were signed."""

    sidecar: Sidecar
    video: Path
    poster: Path


def read_list(folder: Path, verify: Verify) -> SignedList:
    """The folder's signed list. Raises `VerificationFailed`."""
    path = folder / LIST_NAME
    if path.is_symlink() or not path.is_file():
        raise VerificationFailed("The folder has no signed list of its files.", "Choose a folder that was exported.")
    return documents.read_list(_read_text(path, documents.MAX_LIST_BYTES), verify)


def read_clips(folder: Path, listed: SignedList, verify: Verify) -> Iterator[ReadClip | LeftOut]:
    """Each clip of the list, or why it is left out. Only the disk itself can fail (`OSError`)."""
    entries = {entry.name: entry for entry in listed.files}
    for entry in listed.files:
        if not entry.name.endswith(".json") or entry.name == "feed.json":
            continue
        try:
            yield _read_clip(folder, entry, listed, entries, verify)
        except VerificationFailed as error:
            yield LeftOut(entry.name, error.message)


def _read_clip(
    folder: Path, entry: FileEntry, listed: SignedList, entries: dict[str, FileEntry], verify: Verify
) -> ReadClip:
    sidecar, signer = documents.read_sidecar(_read_text(_require(folder, entry), documents.MAX_SIDECAR_BYTES), verify)
    if signer != listed.creator:
        raise VerificationFailed("It was signed by another key than the list.", "")
    if entries.get(sidecar.mp4.name) != sidecar.mp4 or entries.get(sidecar.poster.name) != sidecar.poster:
        raise VerificationFailed("The clip or poster that it describes is not the one in the list.", "")
    if sidecar.label != AI_LABEL or sidecar.digital_source_type != DIGITAL_SOURCE_TYPE:
        raise VerificationFailed("It does not declare the clip as AI-generated.", "")
    documents.check_parts(sidecar, verify)
    return ReadClip(sidecar, _require(folder, sidecar.mp4), _require(folder, sidecar.poster))


def _require(folder: Path, entry: FileEntry) -> Path:
    """The file of ``entry``, as it was signed. Raises `VerificationFailed`."""
    try:
        path = storage.contained_path(folder, entry.name)
    except ValueError as error:
        raise VerificationFailed("Its name leads out of the folder.", "") from error
    if (folder / entry.name).is_symlink():
        raise VerificationFailed("It is a link, not a file.", "")
    if not path.is_file():
        raise VerificationFailed("A file of it is missing.", "")
    if path.stat().st_size != entry.size_bytes or storage.hash_file(path) != entry.sha256:
        raise VerificationFailed("It was altered after it was signed.", "")
    return path


def _read_text(path: Path, max_bytes: int) -> str:
    if path.stat().st_size > max_bytes:
        raise VerificationFailed("The document is too large to be genuine.", "Do not rely on this folder.")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise VerificationFailed("The document is not text.", "Do not rely on this folder.") from error
