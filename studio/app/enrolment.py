"""Enrolment: examines a scan and recordings in memory. Writes nothing; the caller seals what it returns."""

from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from studio.app.wishes import NewAvatar
from studio.capture.recording import pair_recordings, read_sentences
from studio.capture.scan import examine_scan
from studio.core import storage
from studio.core.media import Ffmpeg
from studio.domain.avatar import TakeKind
from studio.domain.errors import InvalidInput
from studio.domain.job import Reporter
from studio.pipelines.dataset import normalize_scan
from studio.voice.base import EnrolledSentence
from studio.voice.engines import VOICE_ENGINES


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
    """Everything that creating an avatar will keep. ``voice_profile`` is empty when there is no voice."""

    takes: tuple[ExaminedTake, ...]
    voice_engine: str
    voice_profile: bytes
    warnings: tuple[str, ...]


def examine_enrolment(wish: NewAvatar, ffmpeg: Ffmpeg, voice_engine: str, reporter: Reporter) -> Enrolment:
    """Check scan and voice sample of ``wish``.

    Raises `NoFaceFound`, `SeveralFacesFound`, `ScanTooShort`, `ScanTooPoor`, `UnreadableMedia`,
    `SilentRecording`, `SentenceCountMismatch` or `InvalidInput`.
    """
    if (wish.recordings is None) != (wish.sentences is None):
        raise InvalidInput(
            "A voice sample needs both the recordings and the sentences that were read.",
            "Give a folder of wav files and a text file with one sentence a line.",
        )
    takes: list[ExaminedTake] = []
    warnings: list[str] = []
    # The quick checks of the voice come first: nobody should wait for the scan to hear of a missing sentence.
    sentences: list[EnrolledSentence] = []
    if wish.recordings is not None and wish.sentences is not None:
        for pair in pair_recordings(wish.recordings, read_sentences(wish.sentences)):
            data = pair.data
            takes.append(
                ExaminedTake(
                    TakeKind.SPEECH,
                    wish.origin,
                    data,
                    storage.hash_bytes(data),
                    pair.recording.duration_s,
                    pair.sentence,
                )
            )
            sentences.append(EnrolledSentence(pair.sentence, pair.recording.samples))
            warnings.extend(pair.recording.warnings)
    report = examine_scan(ffmpeg, wish.scan, reporter=reporter)
    warnings.extend(report.warnings)
    scan = normalize_scan(ffmpeg, wish.scan)
    takes.insert(0, ExaminedTake(TakeKind.SCAN, wish.origin, scan, storage.hash_bytes(scan), report.duration_s))
    profile = b""
    if sentences:
        with closing(VOICE_ENGINES.open(voice_engine)()) as engine:
            state = engine.available()
            if state.ok:
                profile = engine.enrol(sentences, reporter)
            else:
                warnings.append(f"The avatar has no voice: {state.reason} {state.hint} Then create it again.")
    return Enrolment(tuple(takes), voice_engine, profile, tuple(warnings))
