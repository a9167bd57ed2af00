"""Recordings from elsewhere held against their sentences before an avatar is made of them. Keeps and writes nothing."""

from dataclasses import dataclass
from pathlib import Path

from studio.capture.recording import list_recordings, read_sentences, read_sound
from studio.capture.sound_judge import Weight, has_weight, judge_take, measure_take
from studio.capture.speech_check import SpeechChecker, unchecked
from studio.capture.voice_words import FLAW_TEXTS
from studio.domain.errors import SilentRecording, ToolMissing, UnreadableMedia, WorkerDied
from studio.domain.voice_sample import SoundFlaw, TextMatch


@dataclass(frozen=True)
class RecordingVerdict:
    """What a person hears about one recording; ``advice`` in words. ``snr_db`` and ``score`` are None when unknown."""

    file: str
    sentence: str
    is_good: bool
    flaws: tuple[SoundFlaw, ...]
    advice: tuple[str, ...]
    snr_db: float | None = None
    text_checked: bool = False
    score: float | None = None


def check_recordings(folder: Path, sentences: Path, language: str = "en") -> tuple[RecordingVerdict, ...]:
    """One verdict a recording of ``folder``, in natural order of their names.

    Raises `NotFound`, `InvalidInput`, `SentenceCountMismatch`; a file that cannot be read is a verdict, not an error.
    """
    texts = read_sentences(sentences)
    files = list_recordings(folder, len(texts))
    with SpeechChecker(language) as checker:
        return tuple(_check(path, text, checker) for path, text in zip(files, texts, strict=True))


def _check(path: Path, text: str, checker: SpeechChecker) -> RecordingVerdict:
    try:
        samples, rate_hz = read_sound(path)
    except (UnreadableMedia, SilentRecording) as error:
        return RecordingVerdict(path.name, text, False, (), (f"{error.message} {error.hint}",))
    measures = measure_take(samples, rate_hz)
    flaws = judge_take(measures, text)
    found = unchecked("It must be recorded again anyway.")
    if not has_weight(flaws, Weight.MUST_REPEAT):
        try:
            found = checker.check(samples, rate_hz, text)
        except (ToolMissing, WorkerDied) as error:
            found = unchecked(error.message)
    if found.match is TextMatch.OTHER:
        flaws = (*flaws, SoundFlaw.OTHER_WORDS)
    is_good = not has_weight(flaws, Weight.MUST_REPEAT) and not has_weight(flaws, Weight.SHOULD_REPEAT)
    advice = tuple(FLAW_TEXTS[flaw] for flaw in flaws) + ((found.reason,) if found.reason else ())
    score = None if found.score is None else round(found.score, 2)
    return RecordingVerdict(path.name, text, is_good, flaws, advice, round(measures.snr_db, 1), found.is_checked, score)
