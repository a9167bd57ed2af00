"""The feed as a person watches it: clips of own exports and of followed folders, each checked before it is shown.

Reads folders only: nothing is fetched and nothing is sent. What does not hold is left out, with the reason.
"""

import json
import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from studio.app.feed_shelf import MAX_REASON_CHARS, FeedMemory, FeedShelf, Report
from studio.app.identity import Identity
from studio.app.rooms import Rooms
from studio.app.verification import Verification
from studio.core import serial
from studio.domain.errors import InvalidInput, NotFound, StudioError, VerificationFailed
from studio.domain.feed import FeedClip, FeedOrder, LeftOut, ShownPerson, Signer
from studio.domain.job import Progress, Reporter
from studio.domain.recipe import RenderRequest
from studio.feed.reading import ReadClip, read_clips, read_list
from studio.provenance.manifest import read_manifest
from studio.provenance.receipt import Receipt, read_receipt
from studio.provenance.signing import DocumentSigner
from studio.provenance.verify import fingerprint

MAX_CLIPS = 2_000
LONGEST_S = 10.0
_HALF_LIFE_DAYS = 5.0
_STAGE = "reading the feed"
_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class FeedReading:
    """``clips`` are in the order in which they are shown; ``left_out`` says what is not, and why."""

    clips: tuple[FeedClip, ...]
    left_out: tuple[LeftOut, ...]


class FeedReader:
    """Use cases around watching."""

    def __init__(self, rooms: Rooms, identity: Identity, verification: Verification, shelf: FeedShelf) -> None:
        self._rooms = rooms
        self._identity = identity
        self._verification = verification
        self._shelf = shelf
        self._manifests: dict[str, str] = {}

    @property
    def memory(self) -> FeedMemory:
        return self._shelf.memory

    def folders(self) -> tuple[Path, ...]:
        """Own exports first, then what is followed."""
        memory = self._shelf.memory
        usual = [path for path in sorted(self._rooms.paths.exports.glob("*")) if path.is_dir()]
        own = [Path(name) for name in memory.own]
        named = dict.fromkeys([*(path.resolve() for path in usual), *own, *(Path(name) for name in memory.followed)])
        return tuple(named)

    def read(self, reporter: Reporter) -> FeedReading:
        """Read and check all folders. `reporter` hears of each clip, and may end it by `Cancelled`."""
        memory = self._shelf.memory
        clips: dict[str, FeedClip] = {}
        left_out: list[LeftOut] = []
        gone = {*memory.hidden, *(report.sha256 for report in memory.reports)}
        followed = set(memory.followed)
        for folder in self.folders():
            for found in self._read_folder(folder, reporter, is_followed=str(folder) in followed):
                if isinstance(found, LeftOut):
                    left_out.append(found)
                elif found.sha256 not in gone:
                    clips.setdefault(found.sha256, found)
        return FeedReading(self.arrange(clips.values())[:MAX_CLIPS], tuple(left_out))

    def arrange(self, clips: Iterable[FeedClip]) -> tuple[FeedClip, ...]:
        """``clips`` in the order that the person asks for. Reads nothing."""
        memory = self._shelf.memory
        return order_clips(clips, memory.order, set(memory.seen), set(memory.followed), self._rooms.clock())

    def follow(self, folder: Path) -> str:
        """Read ``folder`` from now on; the title of its feed. Raises `NotFound`, `VerificationFailed`."""
        path = folder.resolve()
        if not path.is_dir():
            raise NotFound(f"There is no folder {folder.name}.", "Choose a folder that somebody exported.")
        title = read_list(path, self._verify).title
        self._shelf.change(lambda memory: replace(memory, followed=_with(memory.followed, str(path))))
        return title

    def unfollow(self, folder: Path) -> None:
        name = str(folder)
        self._shelf.change(lambda m: replace(m, followed=tuple(each for each in m.followed if each != name)))

    def hide(self, clip: FeedClip) -> None:
        self._shelf.change(lambda memory: replace(memory, hidden=_with(memory.hidden, clip.sha256)))

    def report(self, clip: FeedClip, reason: str) -> None:
        """Hide ``clip`` and keep why. The report stays here. Raises `InvalidInput` without a reason."""
        why = reason.strip()[:MAX_REASON_CHARS]
        if not why:
            raise InvalidInput("A report needs a reason.", "Say in a few words what is wrong with the clip.")
        made = Report(clip.sha256, why, self._rooms.clock())
        self._shelf.change(lambda memory: replace(memory, reports=(*memory.reports, made)))

    def take_back(self, clip: FeedClip) -> None:
        """Show a clip again that was hidden or reported."""
        self._shelf.change(
            lambda memory: replace(
                memory,
                hidden=tuple(each for each in memory.hidden if each != clip.sha256),
                reports=tuple(each for each in memory.reports if each.sha256 != clip.sha256),
            )
        )

    def mark_seen(self, clip: FeedClip) -> None:
        self._shelf.change(lambda memory: replace(memory, seen=_with(memory.seen, clip.sha256)))

    def choose_order(self, order: FeedOrder) -> None:
        self._shelf.change(lambda memory: replace(memory, order=order))

    def _read_folder(self, folder: Path, reporter: Reporter, *, is_followed: bool) -> Iterable[FeedClip | LeftOut]:
        try:
            listed = read_list(folder, self._verify)
        except (VerificationFailed, OSError) as error:
            # Exports of other kinds lie in the same place; what somebody follows is missed.
            if is_followed:
                reason = error.message if isinstance(error, VerificationFailed) else "The folder cannot be read."
                yield LeftOut(folder.name, reason)
            return
        total = sum(entry.name.endswith(".mp4") for entry in listed.files)
        try:
            for number, found in enumerate(read_clips(folder, listed, self._verify)):
                reporter.report(Progress(_STAGE, number, max(1, total)))
                yield found if isinstance(found, LeftOut) else self._admit(found, listed.title, folder)
        except OSError as error:
            yield LeftOut(folder.name, f"The folder cannot be read: {error.strerror}.")

    def _admit(self, found: ReadClip, feed_title: str, folder: Path) -> FeedClip | LeftOut:
        """What the video itself says is checked once a session; its content has a digest for a name.

        Whether everybody still allows it is asked at every reading: that may change while the studio is open.
        """
        sidecar = found.sidecar
        if sidecar.mp4.sha256 not in self._manifests:
            examined = self._verification.examine(found.video)
            if examined.verdict != "holds":
                return LeftOut(sidecar.file_name, examined.headline)
            self._manifests[sidecar.mp4.sha256] = examined.manifest
        try:
            # A signer may say in the sidecar what they like: only what is signed inside the video counts.
            if json.loads(self._manifests[sidecar.mp4.sha256]) != sidecar.manifest:
                raise VerificationFailed("It says something else than the video itself.", "")
            return self._describe(found, feed_title, folder)
        except (StudioError, ValueError) as error:
            return LeftOut(sidecar.file_name, error.message if isinstance(error, StudioError) else str(error))

    def _describe(self, found: ReadClip, feed_title: str, folder: Path) -> FeedClip:
        sidecar = found.sidecar
        manifest = read_manifest(json.dumps(sidecar.manifest, ensure_ascii=False))
        request: RenderRequest = serial.from_json(RenderRequest, manifest.recipe, "recipe")
        if [json.loads(each) for each in manifest.receipts] != list(sidecar.receipts):
            raise VerificationFailed("Its consent receipts are not those of the video itself.", "")
        receipts = [read_receipt(each) for each in manifest.receipts]
        if len(receipts) < len(request.adapters):
            raise VerificationFailed("Not everybody in it has a consent receipt.", "")
        names = {avatar.id: avatar.name for avatar in self._rooms.records.avatars.list()}
        records = {record.sha256: record.record_id for record in self._rooms.records.consents.list()}
        for receipt in receipts:
            self._require_lasting(receipt, records.get(receipt.record_sha256))
        called = {avatar.consent_id: avatar.name for avatar in self._rooms.records.avatars.list()}
        return FeedClip(
            sha256=sidecar.mp4.sha256,
            caption=sidecar.prompt or sidecar.title,
            video=found.video,
            poster=found.poster,
            duration_s=sidecar.duration_s,
            width_px=sidecar.width_px,
            height_px=sidecar.height_px,
            created_at=datetime.strptime(sidecar.created_at, _TIME).replace(tzinfo=UTC),
            maker=sidecar.creator.name,
            key=fingerprint(sidecar.creator.did),
            signer=self._known(sidecar.creator.did),
            people=tuple(_person(each, called.get(records.get(each.record_sha256, ""), "")) for each in receipts),
            recipe=manifest.recipe,
            spoken=request.spoken.text if request.spoken else "",
            feed_title=feed_title,
            folder=folder,
            parents=sidecar.parents,
            is_remixable=bool(request.adapters) and all(use.avatar_id in names for use in request.adapters),
        )

    def _require_lasting(self, receipt: Receipt, record_id: str | None) -> None:
        """Raise `VerificationFailed` when the consent ended, or was taken back as far as is known here."""
        withdrawn = self._rooms.records.consents.revocation_for(record_id) if record_id else None
        if withdrawn is not None:
            raise VerificationFailed(
                f"The person shown took their consent back on {withdrawn.revoked_at:%Y-%m-%d}.", ""
            )
        if receipt.expires_at < self._rooms.clock():
            raise VerificationFailed(f"The consent ended on {receipt.expires_at:%Y-%m-%d}.", "")

    def _known(self, did: str) -> Signer:
        return "this studio" if did == self._identity.did else "unknown"

    def _verify(self, document: str) -> str:
        return DocumentSigner(self._identity.key).verify(document)


def order_clips(
    clips: Iterable[FeedClip], order: FeedOrder, seen: Collection[str], followed: Collection[str], now: datetime
) -> tuple[FeedClip, ...]:
    """The newest first; with wishes, by freshness (halved in five days) plus what each wish adds."""
    newest = sorted(clips, key=lambda clip: (clip.created_at, clip.sha256), reverse=True)
    if order.is_plain:
        return tuple(newest)

    def weigh(clip: FeedClip) -> float:
        age_days = max(0.0, (now - clip.created_at).total_seconds() / 86_400)
        return (
            math.exp2(-age_days / _HALF_LIFE_DAYS)
            + order.new_to_me * (clip.sha256 not in seen)
            + order.people_here * any(person.name for person in clip.people)
            + order.short * max(0.0, 1.0 - clip.duration_s / LONGEST_S)
            + order.followed * (str(clip.folder) in followed)
        )

    return tuple(sorted(newest, key=weigh, reverse=True))


def _person(receipt: Receipt, name: str) -> ShownPerson:
    choices = receipt.policy.choices if receipt.policy else None
    return ShownPerson(name, receipt.expires_at, choices.remix if choices else None)


def _with(kept: tuple[str, ...], added: str) -> tuple[str, ...]:
    return (*(each for each in kept if each != added), added)
