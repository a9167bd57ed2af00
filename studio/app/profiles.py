"""What a person sees of an avatar: its picture, and what scan and voice sample hold.

Opens sealed files into memory only; what it gives is biometric and is for showing. The vault must be open, or is
opened by the first call: callers ask `KeyDesk.pending` before they call unasked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from studio.app.avatar_names import check_avatar_name
from studio.app.rooms import Rooms
from studio.capture.voice_words import FLAW_TEXTS
from studio.core import serial, storage
from studio.core.media import Ffmpeg
from studio.domain.avatar import Avatar, Take, TakeKind
from studio.domain.capture import ScanCoverage
from studio.domain.errors import InvalidInput, LibraryDamaged, NotFound
from studio.domain.events import AvatarChanged
from studio.domain.job import Reporter
from studio.library import sealed_names
from studio.library.identifiers import require_sha256
from studio.library.vault import read_sealed, write_sealed

if TYPE_CHECKING:
    from studio.app.captured import VoiceNote

T = TypeVar("T")


@dataclass(frozen=True)
class SpokenTake:
    """One recorded sentence; ``told`` is what was found about it, in sentences."""

    sha256: str
    sentence: str
    duration_s: float
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class VoiceFacts:
    """``noise_db`` is the room's level in dBFS, None where nobody measured it."""

    takes: tuple[SpokenTake, ...]
    noise_db: float | None = None

    @property
    def duration_s(self) -> float:
        return sum(take.duration_s for take in self.takes)


class Profiles:
    """Use cases around how an avatar is shown."""

    def __init__(self, rooms: Rooms, ffmpeg: Ffmpeg | None) -> None:
        self._rooms = rooms
        self._ffmpeg = ffmpeg

    def portrait(self, avatar: Avatar) -> bytes | None:
        """JPEG of the person, square; None while none was taken from the scan. Raises a `StudioError`."""
        return self._kept(avatar, sealed_names.PORTRAIT)

    def coverage(self, avatar: Avatar) -> ScanCoverage | None:
        """How much of the face the scan shows; None while nobody measured it. Raises a `StudioError`."""
        data = self._kept(avatar, sealed_names.COVERAGE)
        return None if data is None else _read(ScanCoverage, data, "note of the scan")

    def measure(self, avatar: Avatar, reporter: Reporter) -> ScanCoverage:
        """Look at the stored scan once more: coverage and portrait, which are kept.

        Raises a `StudioError`, and `Cancelled` through ``reporter``.
        """
        # Late: it brings what reads pictures.
        from studio.pipelines.portrait import find_portrait, survey_scan

        key = self._rooms.vault.open_key(avatar.id)
        take, scan = self._scan(avatar, key)
        ffmpeg = self._ffmpeg or Ffmpeg.locate()
        found = survey_scan(ffmpeg, scan, take.origin, reporter)
        self._keep(avatar, sealed_names.PORTRAIT, key, find_portrait(ffmpeg, scan))
        self._keep(avatar, sealed_names.COVERAGE, key, serial.to_json(found).encode())
        return found

    def voice(self, avatar: Avatar) -> VoiceFacts:
        """The recorded sentences; none for an avatar without a voice sample."""
        takes = [take for take in self._rooms.records.avatars.takes(avatar.id) if take.kind is TakeKind.SPEECH]
        note = self._voice_note(avatar)
        told = {each.sha256: tuple(FLAW_TEXTS[flaw] for flaw in each.flaws) for each in note.takes} if note else {}
        return VoiceFacts(
            tuple(SpokenTake(t.sha256, t.sentence, t.duration_s, told.get(t.sha256, ())) for t in takes),
            note.room.noise_db if note else None,
        )

    def sound(self, avatar: Avatar, sha256: str) -> bytes:
        """The bytes of a recorded sentence (FLAC or WAV). Raises `NotFound`, `LibraryDamaged`, `VaultLocked`."""
        folder = self._rooms.vault.folder(avatar.id)
        return _read_take(
            folder / "takes" / f"{require_sha256(sha256)}.take", self._rooms.vault.open_key(avatar.id), sha256
        )

    def rename(self, avatar: Avatar, name: str) -> Avatar:
        """Call the avatar by another name. The consent stays with the name that was signed."""
        others: Sequence[Avatar] = [each for each in self._rooms.records.avatars.list() if each.id != avatar.id]
        renamed = self._rooms.records.avatars.rename(avatar.id, check_avatar_name(name, others))
        self._rooms.bus.publish(AvatarChanged(avatar.id))
        return renamed

    def _scan(self, avatar: Avatar, key: bytes) -> tuple[Take, bytes]:
        scans = [take for take in self._rooms.records.avatars.takes(avatar.id) if take.kind is TakeKind.SCAN]
        if not scans:
            raise NotFound("This avatar has no scan.", "Record a new one.")
        path = self._rooms.vault.folder(avatar.id) / "takes" / f"{require_sha256(scans[0].sha256)}.take"
        return scans[0], _read_take(path, key, scans[0].sha256)

    def _voice_note(self, avatar: Avatar) -> "VoiceNote | None":
        path = self._rooms.vault.folder(avatar.id) / sealed_names.VOICE_NOTE
        if not path.is_file():
            return None
        # Late: it brings what measures sound.
        from studio.app.captured import VoiceNote

        return _read(VoiceNote, read_sealed(path, self._rooms.vault.open_key(avatar.id)), "note of the voice sample")

    def _keep(self, avatar: Avatar, name: str, key: bytes, data: bytes) -> None:
        """Seal ``data`` in the avatar's folder, unless it was erased meanwhile: nothing of it may come back."""
        if not self._rooms.vault.has(avatar.id):
            raise NotFound("The avatar was erased.", "Nothing of it is kept.")
        write_sealed(self._rooms.vault.folder(avatar.id) / name, key, data)

    def _kept(self, avatar: Avatar, name: str) -> bytes | None:
        path = self._rooms.vault.folder(avatar.id) / name
        return read_sealed(path, self._rooms.vault.open_key(avatar.id)) if path.is_file() else None


def _read_take(path: Path, key: bytes, sha256: str) -> bytes:
    data = read_sealed(path, key)
    if storage.hash_bytes(data) != sha256:
        raise LibraryDamaged("A sealed recording is not the one that was made.", "Record it anew.")
    return data


def _read(kind: type[T], data: bytes, what: str) -> T:
    try:
        return serial.from_json(kind, data, what)
    except InvalidInput as error:
        raise LibraryDamaged(f"The {what} cannot be read.", "The recordings themselves are whole.") from error
