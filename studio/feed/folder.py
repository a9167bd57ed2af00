"""Export into a folder: clips with posters and signed sidecars, a feed that ordinary readers open, and a plain page.

The same folder may be used again: its clips stay, the feed grows, and what somebody else put there is not touched.
Sends nothing anywhere.
"""

import json
import re
import shutil
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from pydantic import ValidationError

from studio.core import storage
from studio.domain.clip import AI_LABEL, DIGITAL_SOURCE_TYPE
from studio.domain.errors import InvalidInput, NotFound, UnreadableMedia, VerificationFailed
from studio.feed import documents, page, syndication
from studio.feed.base import DocumentSigner, FeedInfo, FeedItem, Published
from studio.feed.documents import LIST_NAME, FileEntry, Sidecar, SignedList

_POSTER_SUFFIXES = {".jpg": ".jpg", ".jpeg": ".jpg", ".png": ".png"}
_FEED_NAMES = ("feed.json", "feed.xml", "index.html")
_TIME = "%Y-%m-%dT%H:%M:%SZ"


class FolderTarget:
    """Writes a feed folder in the name of one key."""

    name: ClassVar[str] = "folder"
    title: ClassVar[str] = "A folder with a feed"

    def __init__(self, signer: DocumentSigner, info: FeedInfo) -> None:
        self._signer = signer
        self._info = info

    def publish(self, items: Sequence[FeedItem], target_dir: Path) -> Published:
        """Add ``items`` to the folder's feed, or renew them. Equal input gives equal files, byte for byte.

        Every file is replaced atomically and the signed list comes last; after a crash, publish again. Raises
        `InvalidInput` when the folder holds another's feed or files under the feed's names, `NotFound`,
        `UnreadableMedia` and `DiskFull`.
        """
        with _explain_disk(target_dir):
            earlier = self._open(target_dir)
            clips = self._read_clips(earlier, target_dir)
            texts: dict[str, str] = {}
            # All are described before any is copied: a bad one leaves the folder as it was.
            for item, (sidecar, text) in [(item, self._describe(item)) for item in items]:
                clips[sidecar.mp4.sha256] = sidecar
                texts[sidecar.file_name] = text
                _copy(item.mp4, target_dir, sidecar.mp4)
                _copy(item.poster, target_dir, sidecar.poster)
            return self._write(target_dir, earlier, clips, texts)

    def withdraw(self, clip_sha256s: Collection[str], target_dir: Path) -> Published:
        """Take clips out of the folder and its feed. What was copied from the folder before cannot be called back."""
        with _explain_disk(target_dir):
            earlier = self._open(target_dir)
            clips = self._read_clips(earlier, target_dir)
            kept = {digest: clip for digest, clip in clips.items() if digest not in clip_sha256s}
            return self._write(target_dir, earlier, kept, {})

    def _open(self, target_dir: Path) -> SignedList | None:
        """The folder's earlier list when it is this key's own. An unreadable one is replaced."""
        if target_dir.exists() and not target_dir.is_dir():
            raise InvalidInput(f"{target_dir.name} is a file, not a folder.", "Choose a folder.")
        target_dir.mkdir(parents=True, exist_ok=True)
        path = target_dir / LIST_NAME
        earlier: SignedList | None = None
        if path.is_file() and path.stat().st_size <= documents.MAX_LIST_BYTES:
            try:
                earlier = documents.read_list(path.read_bytes().decode("utf-8", "replace"), self._signer.verify)
            except VerificationFailed:
                # Nobody's feed any more: a new list repairs it, and the check names what is left over.
                earlier = None
        if earlier is not None and earlier.creator != self._signer.did:
            raise InvalidInput("This folder holds the feed of another key.", "Choose another folder.")
        self._refuse_strangers(target_dir, earlier)
        return earlier

    def _refuse_strangers(self, target_dir: Path, earlier: SignedList | None) -> None:
        listed = {entry.name for entry in earlier.files} if earlier else set()
        for name in (*_FEED_NAMES, LIST_NAME):
            path = target_dir / name
            if not path.is_dir() and (name in listed or name == LIST_NAME or not path.exists()):
                continue
            if path.is_dir() or not _is_generated(path):
                raise InvalidInput(
                    f"The folder already has another {name}, which would be overwritten.", "Choose another folder."
                )

    def _read_clips(self, earlier: SignedList | None, target_dir: Path) -> dict[str, Sidecar]:
        """Clips of earlier exports that are still whole, by the sha256 of their mp4."""
        clips: dict[str, Sidecar] = {}
        for entry in earlier.files if earlier else ():
            path = target_dir / entry.name
            if path.suffix != ".json" or entry.name in _FEED_NAMES or not path.is_file():
                continue
            if path.stat().st_size != entry.size_bytes or storage.hash_file(path) != entry.sha256:
                continue
            sidecar, signer = documents.read_sidecar(path.read_text(encoding="utf-8"), self._signer.verify)
            files = (target_dir / sidecar.mp4.name, target_dir / sidecar.poster.name)
            if signer == self._signer.did and all(file.is_file() for file in files):
                clips[sidecar.mp4.sha256] = sidecar
        return clips

    def _describe(self, item: FeedItem) -> tuple[Sidecar, str]:
        """The sidecar of ``item`` and its signed text."""
        mp4_sha256 = _hash(item.mp4)
        stem = f"{file_stem(item.title)}-{mp4_sha256[:12]}"
        suffix = _POSTER_SUFFIXES.get(item.poster.suffix.lower())
        if suffix is None:
            raise UnreadableMedia(f"The poster {item.poster.name} is neither JPEG nor PNG.", "Render the clip again.")
        body: dict[str, Any] = {
            "schema_version": "likeness-studio/sidecar/1",
            "title": item.title,
            "prompt": item.prompt,
            "created_at": item.created_at.astimezone(UTC).strftime(_TIME),
            "creator": {"name": item.creator_name, "did": item.creator_did},
            "label": AI_LABEL,
            "digital_source_type": DIGITAL_SOURCE_TYPE,
            "mp4": _entry(f"{stem}.mp4", mp4_sha256, item.mp4.stat().st_size),
            "poster": _entry(f"{stem}{suffix}", _hash(item.poster), item.poster.stat().st_size),
            "duration_s": round(item.duration_s, 3),
            "width_px": item.width_px,
            "height_px": item.height_px,
            "manifest": _parse(item.manifest),
            "receipts": [_parse(receipt) for receipt in item.receipts],
            "parents": list(item.parents),
        }
        try:
            sidecar = Sidecar.model_validate(body)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise InvalidInput(f"The clip cannot be exported: {place}: {first['msg']}.", "Check the clip.") from error
        documents.check_parts(sidecar, self._signer.verify)
        return sidecar, self._signer.sign(body, item.created_at)

    def _write(
        self,
        target_dir: Path,
        earlier: SignedList | None,
        clips: Mapping[str, Sidecar],
        sidecar_texts: Mapping[str, str],
    ) -> Published:
        ordered = sorted(clips.values(), key=lambda clip: (clip.created_at, clip.mp4.sha256), reverse=True)
        texts = {
            **sidecar_texts,
            "feed.json": syndication.write_json_feed(self._info, ordered),
            "feed.xml": syndication.write_rss(self._info, ordered),
            "index.html": page.write_page(self._info, ordered),
        }
        names = sorted({*texts, *(name for clip in ordered for name in _names(clip))})
        if len(names) > documents.MAX_LISTED_FILES:
            raise InvalidInput("A feed cannot hold that many clips.", "Export into a new folder.")
        for name, text in texts.items():
            storage.write_text(target_dir / name, text)
        media = {entry.name: entry for clip in ordered for entry in (clip.mp4, clip.poster)}
        files = [media[name].model_dump() if name in media else _file_entry(target_dir / name) for name in names]
        body = {
            "schema_version": "likeness-studio/feed-list/1",
            "title": self._info.title,
            "creator": self._signer.did,
            "files": files,
        }
        newest = ordered[0].created_at if ordered else "1970-01-01T00:00:00Z"
        # The newest clip's time and no clock, so that an equal export is an equal list.
        signed = self._signer.sign(body, datetime.strptime(newest, _TIME).replace(tzinfo=UTC))
        storage.write_text(target_dir / LIST_NAME, signed)
        _remove_leftovers(target_dir, {entry.name for entry in earlier.files} if earlier else set(), names)
        return Published(
            target_dir / "index.html", tuple(target_dir / name for name in (*names, LIST_NAME)), len(ordered)
        )


@contextmanager
def _explain_disk(target_dir: Path) -> Iterator[None]:
    """A folder that cannot be written to is the person's to change, not a bug."""
    try:
        yield
    except OSError as error:
        raise InvalidInput(
            f"Exporting into {target_dir.name} failed: {error.strerror}.", "Choose a folder that you can write to."
        ) from error


def _is_generated(path: Path) -> bool:
    with path.open("rb") as handle:
        return syndication.GENERATOR.encode() in handle.read(4096)


def file_stem(title: str) -> str:
    """A file's name for a clip of this title: plain letters, digits and hyphens, of any system."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "clip"


def _hash(path: Path) -> str:
    if not path.is_file():
        raise NotFound(f"The file {path.name} is not in the library any more.", "Render the clip again.")
    return storage.hash_file(path)


def _entry(name: str, sha256: str, size_bytes: int) -> dict[str, Any]:
    return {"name": name, "sha256": sha256, "size_bytes": size_bytes}


def _file_entry(path: Path) -> dict[str, Any]:
    return _entry(path.name, storage.hash_file(path), path.stat().st_size)


def _names(clip: Sidecar) -> tuple[str, str, str]:
    return clip.mp4.name, clip.poster.name, clip.file_name


def _parse(document: str) -> dict[str, Any]:
    try:
        tree = json.loads(document)
    except (ValueError, RecursionError) as error:
        raise VerificationFailed(
            "A signed document of the clip is not valid JSON.", "Render the clip again."
        ) from error
    if not isinstance(tree, dict):
        raise VerificationFailed("A signed document of the clip is not a JSON object.", "Render the clip again.")
    return tree


def _copy(source: Path, target_dir: Path, entry: FileEntry) -> None:
    """Copy unless the very bytes are there. What is copied is hashed again: the source may have changed meanwhile."""
    target = target_dir / entry.name
    if target.is_file() and target.stat().st_size == entry.size_bytes and storage.hash_file(target) == entry.sha256:
        return
    with storage.replace_when_done(target) as partial:
        shutil.copyfile(source, partial)
        if storage.hash_file(partial) != entry.sha256:
            raise UnreadableMedia(f"The file {source.name} changed while it was copied.", "Export it again.")


def _remove_leftovers(target_dir: Path, earlier: Iterable[str], names: Collection[str]) -> None:
    """Remove own files that the feed no longer has, and half-written ones of a killed export."""
    for name in set(earlier) - set(names):
        (target_dir / name).unlink(missing_ok=True)
    for name in (*names, LIST_NAME):
        path = Path(name)
        for partial in target_dir.glob(f".{path.stem}.*.partial{path.suffix}"):
            partial.unlink(missing_ok=True)
