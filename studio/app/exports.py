"""Export and verify: clips into a folder that any reader opens, every object signed; and the check of such a folder."""

import logging
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.app.clips import CLIP_SUFFIX, shorten
from studio.app.feed_shelf import FeedShelf
from studio.app.identity import Identity
from studio.app.permits import PermitOffice, needed_permissions
from studio.app.rooms import Rooms
from studio.core import serial, storage
from studio.core.container import print_stream_hashes
from studio.core.media import Ffmpeg
from studio.domain.clip import Clip
from studio.domain.consent import Purpose
from studio.domain.errors import InvalidInput, NotFound, StudioError, UnreadableMedia, VerificationFailed
from studio.domain.grant import Publish
from studio.domain.recipe import RenderRequest
from studio.domain.verification import Check
from studio.feed.base import FeedInfo, FeedItem
from studio.feed.folder import file_stem
from studio.feed.inspection import verify_folder
from studio.feed.targets import TARGETS
from studio.provenance.manifest import MANIFEST_TAG, hash_content, read_manifest, read_stream_hashes, verify_manifest
from studio.provenance.signing import DocumentSigner
from studio.provenance.verify import describe_signer

# Nobody is named unless they say so: the signature names the key.
CREATOR_NAME = "A Likeness Studio"
_HANDED_OUT = "handed-out"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Exported:
    """What an export left in ``folder``."""

    folder: Path
    files: tuple[Path, ...]


class Exports:
    """Use cases around leaving the studio. Nothing goes further than the folder that the person names."""

    def __init__(
        self, rooms: Rooms, permits: PermitOffice, identity: Identity, ffmpeg: Ffmpeg | None, shelf: FeedShelf
    ) -> None:
        self._rooms = rooms
        self._shelf = shelf
        self._permits = permits
        self._identity = identity
        self._ffmpeg = ffmpeg

    def export(self, clips: Sequence[Clip], folder: Path, *, title: str, base_url: str) -> Exported:
        """Write ``clips`` with posters, signed sidecars and feeds into ``folder``.

        Raises a `ConsentMissing` when anybody in any of them has not allowed export; then nothing is written.
        """
        if not clips:
            raise InvalidInput("There is nothing to export.", "Render a clip first.")
        publish = Publish.PUBLIC if base_url else Publish.PEERS
        items = [self._item(clip, publish) for clip in clips]
        signer = DocumentSigner(self._identity.key)
        info = FeedInfo(title=title, author_name=CREATOR_NAME, base_url=base_url)
        published = TARGETS.open("folder")(signer, info).publish(items, folder)
        for clip in clips:
            self._rooms.records.audit.append("clip-exported", clip.id, {"sha256": clip.sha256})
        self._remember(folder)
        return Exported(folder.resolve(), tuple(published.files))

    def hand_out(self, clips: Sequence[Clip]) -> tuple[Path, ...]:
        """Copies of the mp4 files under names that people read, for another program to take; gone at the next start.

        Asks the same of everybody's consent as `export`, for peers. Raises a `ConsentMissing`; then nothing is copied.
        """
        items = [self._item(clip, Publish.PEERS) for clip in clips]
        folder = self._rooms.paths.work / _HANDED_OUT
        copies = []
        for clip, item in zip(clips, items, strict=True):
            target = folder / f"{file_stem(item.title)}-{clip.id[:8]}{CLIP_SUFFIX}"
            with storage.replace_when_done(target) as partial:
                shutil.copyfile(item.mp4, partial)
            self._rooms.records.audit.append("clip-exported", clip.id, {"sha256": clip.sha256})
            copies.append(target)
        return tuple(copies)

    def _remember(self, folder: Path) -> None:
        """For the own feed. The export stands whether or not it is remembered."""
        try:
            self._shelf.remember_own(folder)
        except StudioError as error:
            _log.warning("the export is not remembered for the feed: %s", error.message)

    def verify(self, path: Path) -> tuple[Check, ...]:
        """Check one mp4, or an exported folder with all its clips. Raises `NotFound` or `UnreadableMedia`."""
        if path.is_dir():
            checks = list(verify_folder(path, DocumentSigner(self._identity.key).verify))
            for video in sorted(path.glob(f"*{CLIP_SUFFIX}")):
                if not video.is_symlink():
                    checks += self._verify_in_folder(video)
            return tuple(checks)
        if not path.is_file():
            raise NotFound(f"There is no file or folder {path}.", "Name a clip's mp4 or an exported folder.")
        return self._verify_clip(path)

    def _verify_in_folder(self, video: Path) -> list[Check]:
        """The checks of one clip among many: one that cannot be read is a failed check, and the others go on."""
        try:
            checks = self._verify_clip(video)
        except (UnreadableMedia, InvalidInput) as error:
            return [Check(video.name, False, error.message)]
        return [Check(f"{video.name}: {check.name}", check.ok, check.sentence) for check in checks]

    def _verify_clip(self, video: Path) -> tuple[Check, ...]:
        ffmpeg = self._ffmpeg or Ffmpeg.locate()
        manifest = ffmpeg.probe(video).tags.get(MANIFEST_TAG)
        if manifest is None:
            return (Check("manifest", False, "The file carries no manifest: nobody has signed it."),)
        checks = verify_manifest(manifest, self._hashes(ffmpeg, video))
        if not all(check.ok for check in checks):
            return checks
        signer = describe_signer(read_manifest(manifest).creator, self._known_names())
        return (*checks, Check("signer", True, signer))

    def _known_names(self) -> Mapping[str, str]:
        return {self._identity.did: "this studio"}

    @staticmethod
    def _hashes(ffmpeg: Ffmpeg, video: Path) -> Mapping[str, str]:
        return read_stream_hashes(print_stream_hashes(ffmpeg, video))

    def _item(self, clip: Clip, publish: Publish) -> FeedItem:
        """What leaves the studio of one clip: unaltered files, and people who allowed it.

        Who is in it, the signed recipe says; the library's own table is not asked.
        """
        video, poster = self._rooms.files.verify(clip.sha256), self._rooms.files.verify(clip.poster_sha256)
        ffmpeg = self._ffmpeg or Ffmpeg.locate()
        manifest = ffmpeg.probe(video).tags.get(MANIFEST_TAG, "")
        hashes = self._hashes(ffmpeg, video)
        for check in verify_manifest(manifest, hashes):
            if not check.ok:
                raise VerificationFailed(f"The clip {clip.id[:8]} does not hold: {check.sentence}", "Render it again.")
        known = read_manifest(manifest)
        request: RenderRequest = serial.from_json(RenderRequest, known.recipe, "recipe")
        # What a clip shows and says is asked for again too: who took the voice back is heard nowhere new.
        for avatar_id, purposes in needed_permissions(request).items():
            self._permits.require(
                self._rooms.records.avatars.get(avatar_id),
                *purposes,
                Purpose.EXPORT,
                parents=request.parents,
                publish=publish,
                clips=(clip.sha256, hash_content(hashes)),
            )
        return FeedItem(
            title=shorten(clip.prompt),
            prompt=clip.prompt,
            created_at=clip.created_at,
            mp4=video,
            poster=poster,
            duration_s=clip.duration_s,
            width_px=clip.width_px,
            height_px=clip.height_px,
            manifest=manifest,
            receipts=known.receipts,
            parents=clip.parents,
            creator_name=CREATOR_NAME,
            creator_did=self._identity.did,
        )
