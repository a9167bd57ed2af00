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
from studio.core import serial, storage
from studio.core.media import Ffmpeg
from studio.domain.avatar import Avatar, Take, TakeKind
from studio.domain.capture import ScanCoverage
from studio.domain.errors import InvalidInput, LibraryDamaged, NotFound
from studio.domain.events import AvatarChanged
from studio.domain.job import Reporter
from studio.domain.voice_sample import SoundFlaw
from studio.library import sealed_names
from studio.library.identifiers import require_sha256
from studio.library.vault import read_sealed, write_sealed

if TYPE_CHECKING:
    from studio.app.captured import VoiceNote

T = TypeVar("T")


@dataclass(frozen=True)
class SpokenTake:
    """One recorded sentence; ``flaws`` is what was found about it."""

    sha256: str
    sentence: str
    duration_s: float
    flaws: tuple[SoundFlaw, ...] = ()


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

    def portrait(self, avatar: Avatar) -> bytes:
        """JPEG of the person, square. Found in the scan the first time, then kept sealed. Raises a `StudioError`."""
        path = self._rooms.vault.folder(avatar.id) / sealed_names.PORTRAIT
        key = self._rooms.vault.open_key(avatar.id)
        if not path.is_file():
            # Late: it brings what reads pictures.
            from studio.pipelines.portrait import find_portrait

            self._keep(avatar, sealed_names.PORTRAIT, key, find_portrait(self._tool(), self._scan(avatar, key)[1]))
        return read_sealed(path, key)

    def coverage(self, avatar: Avatar, reporter: Reporter) -> ScanCoverage:
        """How much of the face the scan shows. Measured the first time where that was not kept. Raises a `StudioError`,
        and `Cancelled` through ``reporter``."""
        path = self._rooms.vault.folder(avatar.id) / sealed_names.COVERAGE
        key = self._rooms.vault.open_key(avatar.id)
        if not path.is_file():
            from studio.pipelines.portrait import survey_scan

            take, scan = self._scan(avatar, key)
            found = survey_scan(self._tool(), scan, take.origin, reporter)
            self._keep(avatar, sealed_names.COVERAGE, key, serial.to_json(found).encode())
        return _read(ScanCoverage, read_sealed(path, key), "note of the scan")

    def voice(self, avatar: Avatar) -> VoiceFacts:
        """The recorded sentences; none for an avatar without a voice sample."""
        takes = [take for take in self._rooms.records.avatars.takes(avatar.id) if take.kind is TakeKind.SPEECH]
        note = self._voice_note(avatar)
        flaws = {each.sha256: each.flaws for each in note.takes} if note else {}
        return VoiceFacts(
            tuple(SpokenTake(t.sha256, t.sentence, t.duration_s, flaws.get(t.sha256, ())) for t in takes),
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

    def _tool(self) -> Ffmpeg:
        return self._ffmpeg or Ffmpeg.locate()


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
