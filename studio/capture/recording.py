"""Recordings of a voice: read, measured, and paired with the sentences that were read. Writes nothing."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from studio.capture.levels import measure_clipping
from studio.capture.resampling import MAX_RATE_HZ, MIN_RATE_HZ, Samples, resample
from studio.capture.scan import natural_key
from studio.domain.errors import (
    InvalidInput,
    NotFound,
    SentenceCountMismatch,
    SilentRecording,
    StudioError,
    UnreadableMedia,
)

RECORDING_RATE_HZ = 16_000
RECORDING_SUFFIXES = frozenset({".wav", ".flac", ".ogg", ".mp3"})
MAX_SENTENCES = 200
MAX_SENTENCE_CHARS = 400
_MAX_SENTENCES_BYTES = 256 << 10
_FRAME_S = 0.02


@dataclass(frozen=True)
class RecordingLimits:
    """Starting values, measured on synthetic voices only."""

    max_bytes: int = 64 << 20
    min_duration_s: float = 0.4
    max_duration_s: float = 60.0
    # -40 dBFS peak: below it even a whisper next to the microphone is louder.
    min_peak: float = 0.01
    # -55 dBFS over the loudest fifth: hum and hiss alone stay under it.
    min_loud_rms: float = 0.0018
    # Loudest fifth over quietest: steady noise shows next to no difference, speech has pauses.
    min_speech_contrast_db: float = 6.0
    warn_snr_db: float = 15.0
    warn_clipped_share: float = 0.003


@dataclass(frozen=True, eq=False)
class Recording:
    """A recording that can be used: float32 mono [n] at `RECORDING_RATE_HZ`, within -1..1.

    ``snr_db`` is the spread between loud and quiet 20 ms frames (95th over 5th percentile); it reads about 7 dB high.
    """

    samples: Samples
    duration_s: float
    peak: float
    snr_db: float
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class RecordedSentence:
    """A sentence with its recording. ``data`` are the bytes of the file as it came."""

    sentence: str
    data: bytes
    recording: Recording


def examine_recording(path: Path, limits: RecordingLimits | None = None) -> Recording:
    """Read and check one recording.

    Raises `NotFound`, `UnreadableMedia`, `InvalidInput` (too large, too long), `SilentRecording`.
    """
    return examine_bytes(_read_bytes(path, limits or RecordingLimits()), path.name, limits)


def examine_bytes(data: bytes, name: str, limits: RecordingLimits | None = None) -> Recording:
    """`examine_recording` for a file in memory; ``name`` is what a person calls it."""
    asked = limits or RecordingLimits()
    wide, rate_hz = _decode(data, name, asked)
    samples = resample(wide, rate_hz, RECORDING_RATE_HZ)
    peak = float(np.abs(wide).max())
    quiet_db, loud_db = _measure_levels(samples)
    loud_rms = 10 ** (loud_db / 20)
    if peak < asked.min_peak or loud_rms < asked.min_loud_rms:
        raise SilentRecording(f"{name} is silent.", "Check the microphone and record the sentence again.")
    snr_db = loud_db - quiet_db
    if snr_db < asked.min_speech_contrast_db:
        raise SilentRecording(
            f"{name} holds a steady noise, but no speech.", "Check the microphone and record the sentence again."
        )
    return Recording(
        samples=samples,
        duration_s=len(wide) / rate_hz,
        peak=peak,
        snr_db=snr_db,
        warnings=_find_warnings(wide, snr_db, name, asked),
    )


def read_sound(path: Path, limits: RecordingLimits | None = None) -> tuple[Samples, int]:
    """A sound file as it is: float32 mono [n] within -1..1, and its own rate in Hz.

    Raises `NotFound`, `UnreadableMedia`, `InvalidInput` (too large, too long), `SilentRecording` (too short to hold a
    word).
    """
    asked = limits or RecordingLimits()
    return _decode(_read_bytes(path, asked), path.name, asked)


def read_sentences(path: Path) -> tuple[str, ...]:
    """The sentences of a UTF-8 text file, one a line; blank lines and lines beginning with # are left out."""
    if not path.is_file():
        raise NotFound(f"There is no file of sentences named {path.name}.", "Check the path.")
    if path.stat().st_size > _MAX_SENTENCES_BYTES:
        raise InvalidInput(f"{path.name} is too large for a list of sentences.", "Give one sentence a line.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path.name} is not a UTF-8 text.", "Save it as plain text in UTF-8.") from error
    lines = [" ".join(line.split()) for line in text.splitlines()]
    sentences = tuple(line for line in lines if line and not line.startswith("#"))
    if not sentences:
        raise InvalidInput(f"{path.name} holds no sentence.", "Give one sentence a line.")
    if len(sentences) > MAX_SENTENCES or max(map(len, sentences)) > MAX_SENTENCE_CHARS:
        raise InvalidInput(
            f"{path.name} holds too many or too long sentences.",
            f"At most {MAX_SENTENCES} sentences of {MAX_SENTENCE_CHARS} characters are taken.",
        )
    return sentences


def pair_recordings(
    folder: Path, sentences: Sequence[str], limits: RecordingLimits | None = None
) -> tuple[RecordedSentence, ...]:
    """Recordings of ``folder`` in natural order of their names (2 before 10), each with its sentence.

    Raises `NotFound`, `SentenceCountMismatch`, and what `examine_recording` raises.
    """
    asked = limits or RecordingLimits()
    pairs = []
    for path, sentence in zip(list_recordings(folder, len(sentences)), sentences, strict=True):
        data = _read_bytes(path, asked)
        pairs.append(RecordedSentence(sentence, data, examine_bytes(data, path.name, asked)))
    return tuple(pairs)


def list_recordings(folder: Path, count: int) -> tuple[Path, ...]:
    """The ``count`` sound files of ``folder`` in natural order. Raises `NotFound`, `SentenceCountMismatch`."""
    if not folder.is_dir():
        raise NotFound(f"There is no folder of recordings named {folder.name}.", "Check the path.")
    found = (
        path
        for path in folder.iterdir()
        if path.is_file() and path.suffix.lower() in RECORDING_SUFFIXES and not path.name.startswith(".")
    )
    files = tuple(sorted(found, key=lambda path: natural_key(path.name)))
    if len(files) != count:
        raise SentenceCountMismatch(
            f"There are {len(files)} recordings, but {count} sentences.",
            "Give exactly one recording a sentence, named in the order of the sentences.",
        )
    return files


def _read_bytes(path: Path, limits: RecordingLimits) -> bytes:
    if not path.is_file():
        raise NotFound(f"There is no recording named {path.name}.", "Check the path.")
    if path.stat().st_size > limits.max_bytes:
        raise InvalidInput(f"{path.name} is too large for one sentence.", "Record each sentence on its own.")
    return path.read_bytes()


def _decode(data: bytes, name: str, limits: RecordingLimits) -> tuple[Samples, int]:
    """Mono float32 at the file's own rate."""
    try:
        facts = soundfile.info(io.BytesIO(data))
        _require_duration(facts.frames / max(facts.samplerate, 1), name, limits)
        channels, rate_hz = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, RuntimeError, ValueError, EOFError) as error:
        raise _unreadable(name) from error
    # A header may promise more than is there.
    if len(channels) < facts.frames * 0.9:
        raise UnreadableMedia(f"{name} is cut off.", "Copy or record the file again.")
    if not MIN_RATE_HZ <= rate_hz <= MAX_RATE_HZ or not np.isfinite(channels).all():
        raise _unreadable(name)
    return np.ascontiguousarray(channels.mean(axis=1), dtype=np.float32), rate_hz


def _unreadable(name: str) -> StudioError:
    return UnreadableMedia(f"{name} is not a recording that can be read.", "Use a wav, flac, ogg or mp3 file.")


def _require_duration(duration_s: float, name: str, limits: RecordingLimits) -> None:
    if duration_s > limits.max_duration_s:
        raise InvalidInput(
            f"{name} lasts {duration_s:.0f} s; at most {limits.max_duration_s:.0f} s are taken.",
            "Record each sentence on its own.",
        )
    if duration_s < limits.min_duration_s:
        raise SilentRecording(f"{name} lasts only {duration_s:.1f} s.", "Record the sentence again.")


def _measure_levels(samples: Samples) -> tuple[float, float]:
    """(quiet, loud) in dBFS: 5th and 95th percentile of the RMS of 20 ms frames."""
    length = int(_FRAME_S * RECORDING_RATE_HZ)
    count = max(1, len(samples) // length)
    frames = np.resize(samples, count * length).reshape(count, length).astype(np.float64)
    levels_db = 10 * np.log10((frames**2).mean(axis=1) + 1e-10)
    quiet_db, loud_db = np.percentile(levels_db, (5, 95))
    return float(quiet_db), float(loud_db)


def _find_warnings(wide: Samples, snr_db: float, name: str, limits: RecordingLimits) -> tuple[str, ...]:
    warnings = []
    if measure_clipping(wide) > limits.warn_clipped_share:
        warnings.append(f"{name} is overdriven; turn the microphone down or step back.")
    if snr_db < limits.warn_snr_db:
        warnings.append(f"{name} is noisy; a quieter room gives a better voice.")
    return tuple(warnings)
