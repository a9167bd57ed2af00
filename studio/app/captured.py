"""What a guided capture hands to the making of an avatar: a scan, a voice sample, and the checks. In memory only.

Writes nothing: what it gives is sealed by `studio.app.avatars`.
"""

import io
import zipfile
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np
from PIL import Image

from studio.capture.room_tone import RoomTone
from studio.capture.scan import EXAMINED_FPS
from studio.capture.scan_result import ScanResult
from studio.capture.sound_judge import TakeMeasures
from studio.capture.voice_sample import SAMPLE_RATE_HZ, VoiceSample, VoiceTake, encode_sound
from studio.core import serial, storage
from studio.core.frames import Frame, fit_frame
from studio.core.media import Ffmpeg
from studio.domain.capture import Origin, PresenceEvidence
from studio.domain.consent import CaptureEvidence
from studio.domain.job import Progress, Reporter
from studio.domain.voice_sample import Grade, SoundFlaw, SpokenYesEvidence, TextCheck
from studio.library import sealed_names
from studio.pipelines.portrait import draw_portrait, survey_result

_STAGE = "keeping the scan"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, eq=False)
class SealedCheck:
    """A check of the person's presence. ``evidence`` goes into the signed record, ``details`` (JSON, or a zip of JSON
    and sound) are sealed; the record names their digest. ``voice_sha256`` names the voice sample that was compared,
    empty where none was."""

    evidence: CaptureEvidence
    details: bytes
    voice_sha256: str = ""


@dataclass(frozen=True, eq=False)
class Captured:
    """What was captured. Without ``scan`` the avatar needs a file; without ``voice`` it stays silent."""

    scan: ScanResult | None = None
    voice: VoiceSample | None = None
    checks: tuple[SealedCheck, ...] = ()


def note_presence(evidence: PresenceEvidence, at: datetime) -> SealedCheck:
    """What a presence check at ``at`` (aware UTC) leaves in the record."""
    details = serial.to_json(evidence).encode()
    noted = CaptureEvidence(
        "presence-check", evidence.origin, at, evidence.passed, storage.hash_bytes(details), evidence.scores
    )
    return SealedCheck(noted, details)


def note_spoken_yes(evidence: SpokenYesEvidence, sound: bytes, voice_sha256: str = "") -> SealedCheck:
    """What a spoken yes leaves in the record; ``sound`` is the recording as it is kept, ``voice_sha256`` names the
    voice sample that it was compared with.

    One whose words nobody could check counts as not passed: the record is then of the lower grade.
    """
    scores = [("words_asked", float(evidence.words_asked)), ("attempt", float(evidence.attempt))]
    if evidence.words_right is not None:
        scores.append(("words_right", float(evidence.words_right)))
    if evidence.speaker_similarity is not None:
        scores.append(("speaker_similarity", round(evidence.speaker_similarity, 3)))
    if evidence.weakest_similarity is not None:
        scores.append(("weakest_similarity", round(evidence.weakest_similarity, 3)))
    details = _pack_yes(evidence, sound)
    noted = CaptureEvidence(
        "spoken-yes",
        evidence.origin,
        evidence.at,
        evidence.grade is Grade.FULL,
        storage.hash_bytes(details),
        tuple(scores),
    )
    return SealedCheck(noted, details, voice_sha256)


def encode_scan(ffmpeg: Ffmpeg, scan: ScanResult, reporter: Reporter) -> bytes:
    """The kept frames as a silent H.264 video in memory, as pictures of a folder are kept.

    Frames of a second camera take the size of the first one's. `Cancelled` through ``reporter``.
    """
    width_px, height_px = scan.frames[0].width_px, scan.frames[0].height_px

    def decode() -> Generator[Frame, None, None]:
        for index, frame in enumerate(scan.frames):
            reporter.report(Progress(_STAGE, index, len(scan.frames)))
            with Image.open(io.BytesIO(frame.data)) as picture:
                yield fit_frame(np.asarray(picture.convert("RGB"), np.uint8), width_px, height_px)

    return ffmpeg.encode_frames(decode(), EXAMINED_FPS, width_px=width_px, height_px=height_px)


def encode_take(take: VoiceTake) -> bytes:
    """A sentence as it is kept: lossless, at 48 kHz."""
    return encode_sound(take.samples)


@dataclass(frozen=True)
class TakeNote:
    """What was found about one sentence; ``sha256`` names its sealed recording."""

    sha256: str
    text: str
    check: TextCheck
    flaws: tuple[SoundFlaw, ...]
    measures: TakeMeasures


@dataclass(frozen=True)
class VoiceNote:
    """What belongs to a voice sample beside its sentences, so that any voice engine can enrol from it later.

    ``room_tone_sha256`` is of the sealed recording of the room, 24-bit FLAC at 48 kHz as the takes are.
    """

    language: str
    origin: Origin
    rate_hz: int
    room: RoomTone
    room_tone_sha256: str
    takes: tuple[TakeNote, ...]
    schema_version: Literal[1] = 1


def encode_beside_scan(scan: ScanResult) -> dict[str, bytes]:
    """What a scan covers and one picture of the person, by their names in the avatar's folder."""
    note = serial.to_json(survey_result(scan)).encode()
    return {sealed_names.COVERAGE: note, sealed_names.PORTRAIT: draw_portrait(scan)}


def encode_beside_takes(sample: VoiceSample) -> dict[str, bytes]:
    """Files that are sealed beside the takes, by their names in the avatar's folder: the room and the `VoiceNote`."""
    room_tone = encode_sound(sample.room_tone)
    notes = tuple(
        TakeNote(storage.hash_bytes(encode_take(take)), take.text, take.check, take.flaws, take.measures)
        for take in sample.takes
    )
    digest = storage.hash_bytes(room_tone)
    note = VoiceNote(sample.language, sample.origin, SAMPLE_RATE_HZ, sample.room, digest, notes)
    return {f"voice/{digest}.room": room_tone, sealed_names.VOICE_NOTE: serial.to_json(note).encode()}


def _pack_yes(evidence: SpokenYesEvidence, sound: bytes) -> bytes:
    """yes.json and yes.flac in a zip whose bytes depend on nothing else."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, data in (("yes.json", serial.to_json(evidence).encode()), ("yes.flac", sound)):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), data)
    return held.getvalue()
