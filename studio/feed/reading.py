"""Reads a feed folder, one's own or a stranger's, clip by clip: what holds is handed on, what does not is named.

Reads only inside the folder, follows no links, and trusts no name, size or text that it has not checked. Looks at
signatures, sizes and digests; what is inside the files, others judge.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.domain.errors import VerificationFailed
from studio.domain.feed import LeftOut
from studio.feed import documents
from studio.feed.documents import LIST_NAME, FileEntry, Sidecar, SignedList
from studio.feed.listed_files import read_document, require_fitting, require_listed

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
    return documents.read_list(read_document(path, documents.MAX_LIST_BYTES), verify)


def read_clips(folder: Path, listed: SignedList, verify: Verify) -> Iterator[ReadClip | LeftOut]:
    """Each clip of the list, or why it is left out. Only the disk itself can fail (`OSError`)."""
    for entry in listed.files:
        if not entry.name.endswith(".json") or entry.name == "feed.json":
            continue
        try:
            yield _read_clip(folder, entry, listed, verify)
        except VerificationFailed as error:
            yield LeftOut(entry.name, error.message)


def _read_clip(folder: Path, entry: FileEntry, listed: SignedList, verify: Verify) -> ReadClip:
    text = read_document(require_listed(folder, entry), documents.MAX_SIDECAR_BYTES)
    sidecar, signer = documents.read_sidecar(text, verify)
    require_fitting(sidecar, signer, listed)
    documents.check_parts(sidecar, verify)
    return ReadClip(sidecar, require_listed(folder, sidecar.mp4), require_listed(folder, sidecar.poster))
