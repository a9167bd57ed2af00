"""Checks a feed folder, one's own or a stranger's: what is altered, missing, extra or not signed.

Reads only inside the folder, follows no links, and trusts no name, size or text that it has not checked.
"""

from collections.abc import Callable
from pathlib import Path

from studio.domain.errors import VerificationFailed
from studio.domain.verification import Check
from studio.feed import documents
from studio.feed.documents import LIST_NAME, FileEntry, SignedList
from studio.feed.listed_files import read_document, require_fitting, require_listed

_MAX_ENTRIES = 50_000
_NOT_SIDECARS = {"feed.json"}
# What file managers leave in any folder that they show.
_FOLDER_FURNITURE = {".DS_Store", "Thumbs.db", "desktop.ini"}


def verify_folder(folder: Path, verify: Callable[[str], str]) -> tuple[Check, ...]:
    """One check for the signed list, one for each listed file, one for each file that is not listed.

    ``verify`` returns the did:key that signed a document's text, or raises `VerificationFailed`. A bad folder gives
    failed checks, never an exception; only the disk itself can fail (`OSError`).
    """
    path = folder / LIST_NAME
    if path.is_symlink() or not path.is_file():
        return (Check(LIST_NAME, False, "The folder has no signed list of its files."),)
    try:
        listed = documents.read_list(read_document(path, documents.MAX_LIST_BYTES), verify)
    except VerificationFailed as error:
        return (Check(LIST_NAME, False, error.message),)
    found = [Check(LIST_NAME, True, f"The list of {len(listed.files)} files is signed by {listed.creator}.")]
    found.extend(_check_entry(folder, entry, listed, verify) for entry in listed.files)
    return (*found, *_check_extras(folder, listed))


def _check_entry(folder: Path, entry: FileEntry, listed: SignedList, verify: Callable[[str], str]) -> Check:
    try:
        path = require_listed(folder, entry)
        if path.suffix != ".json" or entry.name in _NOT_SIDECARS:
            return Check(entry.name, True, "It is as it was signed.")
        return _check_sidecar(path, entry.name, listed, verify)
    except VerificationFailed as error:
        return Check(entry.name, False, error.message)


def _check_sidecar(path: Path, name: str, listed: SignedList, verify: Callable[[str], str]) -> Check:
    sidecar, signer = documents.read_sidecar(read_document(path, documents.MAX_SIDECAR_BYTES), verify)
    require_fitting(sidecar, signer, listed)
    documents.check_parts(sidecar, verify)
    consents = len(sidecar.receipts)
    return Check(
        name, True, f"It is as it was signed; consent receipts: {consents}; remixed from: {len(sidecar.parents)}."
    )


def _check_extras(folder: Path, listed: SignedList) -> list[Check]:
    known = {entry.name for entry in listed.files} | {LIST_NAME} | _FOLDER_FURNITURE
    extras: list[str] = []
    for number, path in enumerate(folder.iterdir()):
        if number >= _MAX_ENTRIES:
            return [Check("folder", False, "The folder holds too many files to be a feed.")]
        if path.name not in known:
            extras.append(path.name)
    return [Check(name, False, "It is not part of the signed feed.") for name in sorted(extras)]
