"""A finished voice sample: takes at 48 kHz with their texts and the room, in memory, and their form for the vault.

Biometric data: nothing here writes or logs it; the caller seals what `encode_sound` returns.
"""

import io
from dataclasses import dataclass

import soundfile

from studio.capture.resampling import Samples, resample
from studio.capture.room_tone import RoomTone
from studio.capture.sound_judge import TakeMeasures
from studio.core.storage import hash_bytes
from studio.domain.capture import Origin
from studio.domain.errors import UnreadableMedia
from studio.domain.voice_sample import SoundFlaw, TextCheck

SAMPLE_RATE_HZ = 48_000


@dataclass(frozen=True, eq=False)
class VoiceTake:
    """A sentence and its recording: ``samples`` float32 mono [n] at `SAMPLE_RATE_HZ`, within -1..1.

    ``index`` counts the list's sentences from 0. ``flaws`` that are left were accepted by the person.
    """

    index: int
    text: str
    samples: Samples
    measures: TakeMeasures
    flaws: tuple[SoundFlaw, ...]
    check: TextCheck

    @property
    def text_checked(self) -> bool:
        return self.check.is_checked

    @property
    def duration_s(self) -> float:
        return len(self.samples) / SAMPLE_RATE_HZ

    def samples_at(self, rate_hz: int) -> Samples:
        """What a voice engine at ``rate_hz`` enrols from."""
        return resample(self.samples, SAMPLE_RATE_HZ, rate_hz)


@dataclass(frozen=True, eq=False)
class VoiceSample:
    """Everything that a voice engine can enrol from, now or later. ``room_tone`` is float32 [n] at `SAMPLE_RATE_HZ`."""

    language: str
    origin: Origin
    takes: tuple[VoiceTake, ...]
    room_tone: Samples
    room: RoomTone

    @property
    def duration_s(self) -> float:
        return sum(take.duration_s for take in self.takes)

    @property
    def sha256(self) -> str:
        """Of all that was said: names this very sample, so that a spoken yes cannot pass over to another one."""
        return hash_bytes(b"".join(take.samples.tobytes() for take in self.takes))


def encode_sound(samples: Samples) -> bytes:
    """24-bit FLAC of float32 mono [n] at `SAMPLE_RATE_HZ`: lossless, and equal samples give equal bytes."""
    held = io.BytesIO()
    soundfile.write(held, samples, SAMPLE_RATE_HZ, format="FLAC", subtype="PCM_24")
    return held.getvalue()


def decode_sound(data: bytes) -> Samples:
    """What `encode_sound` wrote. Raises `UnreadableMedia`."""
    try:
        samples, rate_hz = soundfile.read(io.BytesIO(data), dtype="float32")
    except (soundfile.SoundFileError, RuntimeError, ValueError) as error:
        raise UnreadableMedia("A recording of the voice sample is damaged.", "Record the voice again.") from error
    if rate_hz != SAMPLE_RATE_HZ or samples.ndim != 1:
        raise UnreadableMedia("A recording of the voice sample is of another kind.", "Record the voice again.")
    return samples
