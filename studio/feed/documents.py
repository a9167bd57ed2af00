"""The signed documents of a feed folder: a sidecar for every clip, and the list of all files.

Shapes and their strict reading only. A stranger's file is never trusted to name a path outside its own folder.
"""

import json
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.domain.errors import VerificationFailed

LIST_NAME = "feed.signed.json"
MAX_SIDECAR_BYTES = 1 << 20
MAX_LIST_BYTES = 4 << 20
MAX_LISTED_FILES = 20_000
MAX_FILE_BYTES = 8 << 30
_HINT = "Do not rely on this folder; ask its author for a new export."

FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Did = Annotated[str, Field(pattern=r"^did:key:z[1-9A-HJ-NP-Za-km-z]{10,100}$")]
UtcTime = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]

F = TypeVar("F", bound="_Form")


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FileEntry(_Form):
    """One file in the folder: a plain name, never a path."""

    name: FileName
    sha256: Sha256
    size_bytes: Annotated[int, Field(ge=0, le=MAX_FILE_BYTES)]


class Creator(_Form):
    name: Annotated[str, Field(max_length=200)]
    did: Did


class Sidecar(_Form):
    """All that is said about one clip. ``manifest`` and ``receipts`` are signed documents of their own."""

    schema_version: Literal["likeness-studio/sidecar/1"]
    title: Annotated[str, Field(min_length=1, max_length=300)]
    prompt: Annotated[str, Field(max_length=20_000)]
    created_at: UtcTime
    creator: Creator
    label: Annotated[str, Field(max_length=200)]
    digital_source_type: Annotated[str, Field(max_length=200)]
    mp4: FileEntry
    poster: FileEntry
    duration_s: Annotated[float, Field(ge=0, le=86_400)]
    width_px: Annotated[int, Field(ge=1, le=16_384)]
    height_px: Annotated[int, Field(ge=1, le=16_384)]
    manifest: dict[str, Any]
    receipts: Annotated[tuple[dict[str, Any], ...], Field(max_length=8)]
    parents: Annotated[tuple[Sha256, ...], Field(max_length=64)]

    @property
    def file_name(self) -> str:
        """The sidecar's own name, beside its mp4."""
        return self.mp4.name.rpartition(".")[0] + ".json"


class SignedList(_Form):
    """Every file of the feed but this one."""

    schema_version: Literal["likeness-studio/feed-list/1"]
    title: Annotated[str, Field(max_length=300)]
    creator: Did
    files: Annotated[tuple[FileEntry, ...], Field(max_length=MAX_LISTED_FILES)]


def read_sidecar(text: str, verify: Callable[[str], str]) -> tuple[Sidecar, str]:
    """A sidecar whose form and own signature hold, and its signer. Raises `VerificationFailed`."""
    return _read(Sidecar, text, verify, MAX_SIDECAR_BYTES)


def read_list(text: str, verify: Callable[[str], str]) -> SignedList:
    """A list whose form and signature hold, signed by the key it names. Raises `VerificationFailed`."""
    form, signer = _read(SignedList, text, verify, MAX_LIST_BYTES)
    if form.creator != signer:
        raise VerificationFailed("The list of files was not signed by the key it names.", _HINT)
    names = [entry.name.casefold() for entry in form.files]
    if len(set(names)) != len(names) or LIST_NAME in names:
        raise VerificationFailed("The list of files names a file twice.", _HINT)
    return form


def check_parts(sidecar: Sidecar, verify: Callable[[str], str]) -> None:
    """The manifest and the receipts inside must each be signed by the clip's creator. Raises `VerificationFailed`."""
    for what, document in (("manifest", sidecar.manifest), *(("consent receipt", part) for part in sidecar.receipts)):
        signer = verify(json.dumps(document, ensure_ascii=False))
        if signer != sidecar.creator.did:
            raise VerificationFailed(f"The {what} was not signed by the clip's creator.", _HINT)


def _read(kind: type[F], text: str, verify: Callable[[str], str], max_bytes: int) -> tuple[F, str]:
    if len(text.encode("utf-8", "surrogatepass")) > max_bytes:
        raise VerificationFailed("The document is too large to be genuine.", _HINT)
    signer = verify(text)
    tree = {name: value for name, value in json.loads(text).items() if name != "proof"}
    try:
        return kind.model_validate(tree), signer
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise VerificationFailed(f"The document does not fit its form: {place}: {first['msg']}.", _HINT) from error
