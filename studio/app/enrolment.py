"""Enrolment: examines a scan and recordings in memory. Writes nothing; the caller seals what it returns."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from studio.app.captured import Captured, encode_beside_scan, encode_beside_takes, encode_scan, encode_take
from studio.app.wishes import NewAvatar
from studio.capture.recording import pair_recordings, read_sentences
from studio.capture.scan import examine_scan
from studio.core import storage
from studio.core.media import Ffmpeg
from studio.domain.avatar import TakeKind
from studio.domain.consent import CaptureEvidence
from studio.domain.errors import InvalidInput
from studio.domain.job import Reporter
from studio.library import sealed_names
from studio.pipelines.dataset import normalize_scan
from studio.pipelines.portrait import find_portrait
from studio.provenance.samples import SAMPLE_SHA256S
from studio.voice.base import ENROL_RATE_HZ, EnrolledSentence
from studio.voice.engines import VOICE_ENGINES

MAX_SAMPLE_BYTES = 4 << 20


@dataclass(frozen=True)
class ExaminedTake:
    """One recording that passed its checks. ``data`` is what will be sealed; ``sha256`` is of it."""

    kind: TakeKind
    origin: Literal["live", "file"]
    data: bytes
    sha256: str
    duration_s: float
    sentence: str = ""


@dataclass(frozen=True)
class Enrolment:
    """Everything that creating an avatar will keep. ``voice_profile`` is empty when there is no voice.

    ``checks`` are the presence check and the spoken yes, where the person made them; recordings from files have none.
    ``beside`` are further files to seal, by their names in the avatar's folder: details of the checks, the room's tone
    and what was found about the voice sample.
    """

    takes: tuple[ExaminedTake, ...]
    voice_engine: str
    voice_profile: bytes
    warnings: tuple[str, ...]
    checks: tuple[CaptureEvidence, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)


def examine_enrolment(
    wish: NewAvatar, ffmpeg: Ffmpeg, voice_engine: str, reporter: Reporter, scratch: Path | None = None
) -> Enrolment:
    """Check scan and voice sample of ``wish``. ``scratch`` is for what the voice's engine cannot do without a file.

    Raises `NoFaceFound`, `SeveralFacesFound`, `ScanTooShort`, `ScanTooPoor`, `UnreadableMedia`,
    `SilentRecording`, `SentenceCountMismatch` or `InvalidInput`.
    """
    if (wish.recordings is None) != (wish.sentences is None):
        raise InvalidInput(
            "A voice sample needs both the recordings and the sentences that were read.",
            "Give a folder of wav files and a text file with one sentence a line.",
        )
    captured = wish.captured or Captured()
    _require_same_voice(captured)
    # The quick checks of the voice come first: nobody should wait for the scan to hear of a missing sentence.
    speech, sentences, warnings = _examine_voice(wish, captured)
    scan, told = _examine_scan(wish, captured, ffmpeg, reporter)
    warnings = [*warnings, *told]
    profile = b""
    if sentences:
        with closing(VOICE_ENGINES.open(voice_engine)(scratch=scratch)) as engine:
            state = engine.available()
            if state.ok:
                profile = engine.enrol(sentences, reporter)
            else:
                warnings.append(f"The avatar has no voice: {state.reason} {state.hint} Then create it again.")
    beside = {f"evidence/{storage.hash_bytes(check.details)}.evidence": check.details for check in captured.checks}
    if captured.scan is not None:
        beside |= encode_beside_scan(captured.scan)
    else:
        beside[sealed_names.PORTRAIT] = find_portrait(ffmpeg, scan.data)
    if captured.voice is not None:
        beside |= encode_beside_takes(captured.voice)
    return Enrolment(
        (scan, *speech),
        voice_engine,
        profile,
        tuple(warnings),
        tuple(check.evidence for check in captured.checks),
        beside,
    )


def _require_same_voice(captured: Captured) -> None:
    """A yes that was compared with another voice sample says nothing about the one that would be kept."""
    kept = captured.voice.sha256 if captured.voice is not None else ""
    if any(check.voice_sha256 not in ("", kept) for check in captured.checks):
        raise InvalidInput(
            "The spoken yes was compared with another voice sample than this one.", "Say the yes once more."
        )


def _examine_voice(wish: NewAvatar, captured: Captured) -> tuple[list[ExaminedTake], list[EnrolledSentence], list[str]]:
    """(takes, what a voice engine enrols from, warnings) of the sample that was captured, or of the files."""
    takes: list[ExaminedTake] = []
    sentences: list[EnrolledSentence] = []
    warnings: list[str] = []
    if (sample := captured.voice) is not None:
        for take in sample.takes:
            data = encode_take(take)
            takes.append(
                ExaminedTake(TakeKind.SPEECH, sample.origin, data, storage.hash_bytes(data), take.duration_s, take.text)
            )
            sentences.append(EnrolledSentence(take.text, take.samples_at(ENROL_RATE_HZ)))
    elif wish.recordings is not None and wish.sentences is not None:
        for pair in pair_recordings(wish.recordings, read_sentences(wish.sentences)):
            digest = storage.hash_bytes(pair.data)
            takes.append(
                ExaminedTake(TakeKind.SPEECH, wish.origin, pair.data, digest, pair.recording.duration_s, pair.sentence)
            )
            sentences.append(EnrolledSentence(pair.sentence, pair.recording.samples))
            warnings.extend(pair.recording.warnings)
    return takes, sentences, warnings


def _examine_scan(
    wish: NewAvatar, captured: Captured, ffmpeg: Ffmpeg, reporter: Reporter
) -> tuple[ExaminedTake, tuple[str, ...]]:
    """(the scan as it will be kept, warnings): what was captured was judged frame by frame, a file is judged here."""
    if (scan := captured.scan) is not None:
        data, report, origin = encode_scan(ffmpeg, scan, reporter), scan.report(), scan.origin
    else:
        report, origin = examine_scan(ffmpeg, wish.scan, reporter=reporter), wish.origin
        data = _read_sample(wish.scan) or normalize_scan(ffmpeg, wish.scan)
    return ExaminedTake(TakeKind.SCAN, origin, data, storage.hash_bytes(data), report.duration_s), report.warnings


def _read_sample(path: Path) -> bytes:
    """The scan of a drawn sample person just as it came with the program, so that its digest tells; else nothing."""
    if not path.is_file() or path.stat().st_size > MAX_SAMPLE_BYTES:
        return b""
    data = path.read_bytes()
    return data if storage.hash_bytes(data) in SAMPLE_SHA256S else b""
