"""Fitting espeak to one person's recitation: rate, pitch, vocal tract, then the sound of every phone.

The person recites known sentences, so espeak can say the same ones; aligned in time they tell, moment by moment, how
the two differ. Loaded only where voices are made. Must not start processes: espeak is handed in as a function.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from studio.domain.errors import InvalidInput, SilentRecording
from studio.domain.job import Progress, Reporter
from studio.voice import spectrum
from studio.voice.base import ENROL_RATE_HZ, EnrolledSentence, FloatArray, Speech
from studio.voice.convert import convert, label_frames, to_enrol_rate
from studio.voice.profile import MAX_FRAMES, FittedVoice, ProfileFacts, VoiceSettings

Talker = Callable[[str, VoiceSettings], Speech]

MIN_SENTENCES = 3
MAX_SENTENCES = 40
MIN_SENTENCE_S = 0.6
MAX_SENTENCE_S = 20.0
PITCH_ROUNDS = 3
EQUALIZER_ROUNDS = 2
STAGE = "Fitting the voice"

_MAX_RATE_MISFIT = 3.0
_PITCH_SENTENCES = 3
_EQUALIZER_SENTENCES = 4
_STEPS = 2 + PITCH_ROUNDS + 1 + EQUALIZER_ROUNDS


@dataclass(frozen=True, eq=False)
class _Person:
    """The recitation, trimmed and at an even loudness, with what was measured of it."""

    texts: tuple[str, ...]
    recitations: tuple[FloatArray, ...]
    mels: tuple[spectrum.RealArray, ...]
    pitch: tuple[float, float] | None


def fit_voice(
    recordings: Sequence[EnrolledSentence],
    talk: Talker,
    start: VoiceSettings,
    synthesizer: str,
    reporter: Reporter,
) -> FittedVoice:
    """Fit a voice. ``talk`` speaks as espeak under given settings; ``start`` names the language's voice.

    Raises `InvalidInput` for too few, too short or mismatched sentences and `SilentRecording` for a silent one.
    """
    check_recordings(recordings)
    steps = _Steps(reporter)

    def say(text: str, settings: VoiceSettings) -> Speech:
        steps.check()  # between any two utterances the person may cancel
        return to_enrol_rate(talk(text, settings))

    steps.advance()
    person = _study(recordings)
    settings = _fit_rate(person, say, start)
    steps.advance()
    settings = _fit_vocal_tract(person, say, settings)
    for _ in range(PITCH_ROUNDS):
        steps.advance()
        settings = _fit_pitch(person, say, settings)
    steps.advance()
    base = [say(text, settings) for text in person.texts]
    voice = _pair_sounds(person, base, ProfileFacts(settings, (), synthesizer))
    for _ in range(EQUALIZER_ROUNDS):
        steps.advance()
        voice = _fit_equalizer(person, base, voice)
    steps.finish()
    return voice


class _Steps:
    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self._done = -1

    def advance(self) -> None:
        self._done += 1
        self.check()

    def check(self) -> None:
        self._reporter.report(Progress(STAGE, max(0, self._done), _STEPS))

    def finish(self) -> None:
        self._reporter.report(Progress(STAGE, _STEPS, _STEPS))


def check_recordings(recordings: Sequence[EnrolledSentence]) -> None:
    """Raise unless every sentence has usable sound. Sentences are counted from one, as a person does."""
    if not MIN_SENTENCES <= len(recordings) <= MAX_SENTENCES:
        raise InvalidInput(
            f"{len(recordings)} sentences were recorded; a voice needs {MIN_SENTENCES} to {MAX_SENTENCES}.",
            "Six sentences or more give a better voice.",
        )
    for number, recording in enumerate(recordings, 1):
        samples = recording.samples
        if samples.ndim != 1 or not np.isfinite(samples).all():
            raise InvalidInput(f"The recording of sentence {number} is not mono sound.", "Record it again.")
        duration_s = len(samples) / ENROL_RATE_HZ
        if not MIN_SENTENCE_S <= duration_s <= MAX_SENTENCE_S:
            raise InvalidInput(
                f"The recording of sentence {number} lasts {duration_s:.1f} s; "
                f"{MIN_SENTENCE_S} to {MAX_SENTENCE_S:.0f} s can be used.",
                "Record it again, one sentence a recording.",
            )
        if float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))) < 1e-4:
            raise SilentRecording(f"The recording of sentence {number} is silent.", "Check the microphone.")


def _study(recordings: Sequence[EnrolledSentence]) -> _Person:
    recitations = tuple(
        _even_loudness(spectrum.trim(spectrum.suppress_noise(recording.samples))) for recording in recordings
    )
    pitch = _measure_pitch(recitations)
    if pitch is None:
        raise SilentRecording(
            "No voice is heard in the recordings.", "Speak aloud and close to the microphone, not in a whisper."
        )
    mels = tuple(spectrum.analyse(samples) for samples in recitations)
    return _Person(tuple(recording.text for recording in recordings), recitations, mels, pitch)


def _even_loudness(samples: FloatArray) -> FloatArray:
    rms = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    return (samples * (0.1 / max(rms, 1e-6))).astype(np.float32)


def _measure_pitch(recitations: Sequence[FloatArray]) -> tuple[float, float] | None:
    """Median and interquartile range of log2 f0; None when nothing is voiced."""
    f0_hz = np.concatenate([spectrum.estimate_f0(samples) for samples in recitations])
    if len(f0_hz) < 20:
        return None
    low, middle, high = np.percentile(np.log2(f0_hz), [25, 50, 75])
    return float(middle), float(high - low)


def _fit_rate(person: _Person, say: Talker, settings: VoiceSettings) -> VoiceSettings:
    """Bring espeak's words a minute to the person's, over all sentences, in two rounds."""
    theirs_s = np.array([len(samples) for samples in person.recitations]) / ENROL_RATE_HZ
    for _ in range(2):
        base = [spectrum.trim(say(text, settings).samples) for text in person.texts]
        ours_s = np.array([len(samples) for samples in base]) / ENROL_RATE_HZ
        ratio = float(ours_s.sum() / theirs_s.sum())
        _check_texts(theirs_s * ratio / ours_s)
        settings = replace(settings, wpm=int(np.clip(round(settings.wpm * ratio), 90, 320)))
    return settings


def _check_texts(misfits: spectrum.RealArray) -> None:
    """A recording several times too long or short for its sentence is of another sentence."""
    worst = int(np.argmax(np.abs(np.log(misfits))))
    if not 1 / _MAX_RATE_MISFIT < misfits[worst] < _MAX_RATE_MISFIT:
        length = "long" if misfits[worst] > 1 else "short"
        raise InvalidInput(
            f"The recording of sentence {worst + 1} is too {length} for its words.",
            "Check that the recordings are in the order of the sentences.",
        )


def _paired(mel: spectrum.RealArray, theirs: spectrum.RealArray) -> spectrum.IndexArray:
    """Aligned frames [pairs, 2] in which both speak."""
    pairs = spectrum.align(spectrum.cepstra(mel), spectrum.cepstra(theirs))
    both = spectrum.find_active(mel)[pairs[:, 0]] & spectrum.find_active(theirs)[pairs[:, 1]]
    return pairs[both]


def _fit_vocal_tract(person: _Person, say: Talker, settings: VoiceSettings) -> VoiceSettings:
    """Scale espeak's formants: the warp of frequency under which its envelopes vary most like the person's."""
    ours, theirs = [], []
    for text, mel in zip(person.texts, person.mels, strict=True):
        base = spectrum.analyse(say(text, settings).samples)
        pairs = _paired(base, mel)
        ours.append(spectrum.cepstra(base)[pairs[:, 0], :20])
        theirs.append(spectrum.cepstra(mel)[pairs[:, 1], :20])
    base_c, person_c = np.vstack(ours), np.vstack(theirs)
    padding = ((0, 0), (0, spectrum.CEPSTRA - 20))
    envelopes = spectrum.from_cepstra(np.pad(base_c, padding))
    wanted = spectrum.from_cepstra(np.pad(person_c, padding))
    percents = range(82, 124, 2)
    errors = [_warp_error(envelopes, wanted, percent / 100) for percent in percents]
    return replace(settings, formant_percent=percents[int(np.argmin(errors))])


def _warp_error(envelopes: spectrum.RealArray, wanted: spectrum.RealArray, warp: float) -> float:
    """Mean distance of shapes; the constant difference (microphone, timbre) and loudness do not count."""
    centers = spectrum.mel_centers_hz()
    sources = centers / warp
    inside = sources <= centers[-1]
    matrix = np.array([np.interp(sources[inside], centers, row) for row in np.eye(len(centers))])
    difference = wanted[:, inside] - envelopes @ matrix
    difference = difference - difference.mean(axis=0)
    difference = difference - difference.mean(axis=1, keepdims=True)
    return float(np.sqrt((difference**2).mean(axis=1)).mean())


def _fit_pitch(person: _Person, say: Talker, settings: VoiceSettings) -> VoiceSettings:
    """One round of bringing median and spread of espeak's f0 to the person's, measured on its own sound."""
    base = _measure_pitch([say(text, settings).samples for text in person.texts[:_PITCH_SENTENCES]])
    if base is None or person.pitch is None:
        return settings
    median_ratio = 2 ** (person.pitch[0] - base[0])
    spread_ratio = float(np.clip(person.pitch[1] / max(base[1], 0.02), 0.6, 1.7))
    middle = (settings.pitch_lo + settings.pitch_hi) / 2 * median_ratio
    half = (settings.pitch_hi - settings.pitch_lo) / 2 * median_ratio * spread_ratio
    low = int(np.clip(round(middle - half), 40, 400))
    return replace(settings, pitch_lo=low, pitch_hi=int(np.clip(round(middle + half), low + 2, 560)))


def _pair_sounds(person: _Person, base: Sequence[Speech], facts: ProfileFacts) -> FittedVoice:
    """Collect what the person's spectrum was whenever espeak's was such and such."""
    keys, targets, names = [], [], []
    for speech, theirs in zip(base, person.mels, strict=True):
        mel = spectrum.analyse(speech.samples)
        pairs = _paired(mel, theirs)
        keys.append(spectrum.with_context(spectrum.cepstra(mel))[pairs[:, 0]])
        targets.append(spectrum.cepstra(theirs)[pairs[:, 1]])
        labels = label_frames(speech.phonemes, len(mel))
        names += [labels[index] for index in pairs[:, 0]]
    stride = -(-len(names) // MAX_FRAMES)
    all_keys, all_targets, names = np.vstack(keys)[::stride], np.vstack(targets)[::stride], names[::stride]
    phones = tuple(sorted(set(names)))
    index_of = {name: index for index, name in enumerate(phones)}
    scale = all_keys.std(axis=0) + 1e-6
    return FittedVoice(
        facts=replace(facts, phones=phones),
        keys=(all_keys / scale).astype(np.float32),
        key_scale=scale.astype(np.float32),
        labels=np.array([index_of[name] for name in names], np.int32),
        targets=all_targets.astype(np.float32),
        equalizer=np.zeros(spectrum.MEL_BANDS, np.float32),
    )


def _fit_equalizer(person: _Person, base: Sequence[Speech], voice: FittedVoice) -> FittedVoice:
    """One round of closing what is left of the long-term difference, measured on converted sentences."""
    differences = []
    for speech, theirs in list(zip(base, person.mels, strict=True))[:_EQUALIZER_SENTENCES]:
        mel = spectrum.analyse(convert(speech, voice).samples)
        pairs = _paired(mel, theirs)
        differences.append(theirs[pairs[:, 1]] - mel[pairs[:, 0]])
    residue = np.vstack(differences).mean(axis=0)
    residue -= residue.mean()
    kernel = np.array([0.25, 0.5, 0.25])
    smooth = np.convolve(np.pad(residue, 1, mode="edge"), kernel, mode="valid")
    return replace(voice, equalizer=(voice.equalizer + smooth).astype(np.float32))
