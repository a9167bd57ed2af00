"""What a guided capture hands to the making of an avatar: a scan, a voice sample, and the checks. In memory only.

Writes nothing: what it gives is sealed by `studio.app.avatars`.
"""

import io
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from PIL import Image

from studio.capture.scan import EXAMINED_FPS
from studio.capture.scan_result import ScanResult
from studio.capture.voice_sample import VoiceSample, VoiceTake, encode_sound
from studio.core import serial, storage
from studio.core.frames import Frame, fit_frame
from studio.core.media import Ffmpeg
from studio.domain.capture import PresenceEvidence
from studio.domain.consent import CaptureEvidence
from studio.domain.job import Progress, Reporter
from studio.domain.voice_sample import Grade, SpokenYesEvidence

_STAGE = "keeping the scan"


@dataclass(frozen=True, eq=False)
class SealedCheck:
    """A check of the person's presence. ``evidence`` goes into the signed record, ``details`` (bytes of JSON or sound)
    are sealed; the record names their digest."""

    evidence: CaptureEvidence
    details: bytes


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


def note_spoken_yes(evidence: SpokenYesEvidence, sound: bytes) -> SealedCheck:
    """What a spoken yes leaves in the record; ``sound`` is the recording as it is kept.

    One whose words nobody could check counts as not passed: the record is then of the lower grade.
    """
    scores = [("words_asked", float(evidence.words_asked)), ("attempt", float(evidence.attempt))]
    if evidence.words_right is not None:
        scores.append(("words_right", float(evidence.words_right)))
    if evidence.speaker_similarity is not None:
        scores.append(("speaker_similarity", round(evidence.speaker_similarity, 3)))
    noted = CaptureEvidence(
        "spoken-yes",
        evidence.origin,
        evidence.at,
        evidence.grade is Grade.FULL,
        storage.hash_bytes(sound),
        tuple(scores),
    )
    return SealedCheck(noted, sound)


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
