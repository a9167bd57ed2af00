"""Figures of the voice sample's checks: which sentences are taken for right, which yes counts, how alike voices are.

    python3 -m scripts.bench voice

No ratios: rates of acceptance on the drawn people's recordings and on phrases spoken by espeak-ng, and processor time.
Synthetic voices only; nothing here says how people fare.
"""

import itertools
import random
import time
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from studio.capture.recording import read_sentences, read_sound
from studio.capture.resampling import Samples
from studio.capture.sound_source import SoundBlock
from studio.capture.speech_check import SpeechChecker
from studio.capture.spoken_yes import SpokenYes, YesResult
from studio.capture.voiceprint import VoiceReference, compare_voices, embed_voice, learn_voice
from studio.capture.yes_phrases import WORDS_ASKED, YesPhrase, draw_phrase
from studio.core.paths import shipped_dir
from studio.domain.voice_sample import TextMatch
from studio.voice.convert import to_enrol_rate
from studio.voice.espeak_process import EspeakProcess, find_espeak
from studio.voice.profile import VoiceSettings

RATE_HZ = 16_000
SPEAKERS = {
    "low": VoiceSettings("en-us", 150, 82, 118, 100),
    "middle": VoiceSettings("en-us", 165, 100, 140, 92),
    "high": VoiceSettings("en-us", 150, 170, 250, 114),
    "British, low": VoiceSettings("en-gb-x-rp", 150, 100, 140, 100),
    "British, high": VoiceSettings("en-gb-x-rp", 160, 190, 260, 120),
}
_PHRASES = 3
_NOISE = 4e-4
_DENIALS = (
    ("I agree", "I do not agree"),
    ("Yes, this is my", "No, this is not my"),
    ("may imitate", "may not imitate"),
)


def main() -> int:
    with SpeechChecker() as checker:
        _measure_sentences(checker)
        _measure_yes(checker)
    return 0


def _measure_sentences(checker: SpeechChecker) -> None:
    """All recordings of both drawn people against their own text, every other one, half of it, another order."""
    folder = shipped_dir("assets") / "samples"
    lines = read_sentences(folder / "sentences.txt")
    right: list[bool] = []
    other: list[bool] = []
    half: list[bool] = []
    swapped: list[bool] = []
    heard_s, began_s = 0.0, time.perf_counter()
    for name, (index, line) in itertools.product(("ada", "bo"), enumerate(lines)):
        sound, rate_hz = read_sound(folder / name / f"sentence-{index + 1}.wav")
        words = line.split()
        questions = [(right, sound, line), (half, sound[: len(sound) // 2], line)]
        questions += [(other, sound, text) for text in lines if text != line]
        # The second half first.
        questions.append((swapped, sound, " ".join(words[len(words) // 2 :] + words[: len(words) // 2])))
        for found, part, text in questions:
            found.append(checker.check(part, rate_hz, text).match is TextMatch.SAME)
            heard_s += len(part) / rate_hz
    spent_s = time.perf_counter() - began_s
    for what, taken in (("right", right), ("other", other), ("half", half), ("other order", swapped)):
        _say(f"sentence, {what}", taken)
    count = len(right) + len(other) + len(half) + len(swapped)
    print(f"word check: {spent_s / count:.2f} s a sentence, {spent_s / heard_s:.3f} s a second of sound")


def _measure_yes(checker: SpeechChecker) -> None:
    draws = random.Random(0)
    lines = read_sentences(shipped_dir("assets") / "sentences" / "en.txt")
    with EspeakProcess(find_espeak()) as espeak:
        say = _make_speaker(espeak)
        samples = {name: learn_voice([say(name, line) for line in lines[:8]], RATE_HZ) for name in SPEAKERS}
        phrases = {name: [draw_phrase("en", draws.sample) for _ in range(_PHRASES)] for name in SPEAKERS}
        kinds: dict[str, list[bool]] = {}
        for name, drawn in phrases.items():
            print(
                f"{name}: {_count(_try(checker, samples[name], p, say(name, p.text)) for p in drawn)} right yes heard"
            )
            for phrase in drawn:
                for kind, text in _spell_variants(phrase):
                    found = _try(checker, samples[name], phrase, say(name, text)).passed
                    kinds.setdefault(kind, []).append(found)
        for kind, taken in kinds.items():
            _say(f"yes, {kind}", taken)
        _measure_likeness({name: [say(name, p.text) for p in drawn] for name, drawn in phrases.items()}, samples)


def _spell_variants(phrase: YesPhrase) -> Iterable[tuple[str, str]]:
    """(kind, what is said instead of the phrase): some of its words replaced by others of the pool, or a no."""
    others = [word for word in phrase.pool if word not in phrase.words]
    for kept in range(WORDS_ASKED + 1):
        words = (*phrase.words[:kept], *others[: WORDS_ASKED - kept])
        yield f"{kept} of {WORDS_ASKED} words as shown", f"{phrase.opening} {', '.join(words)}."
    for said, instead in _DENIALS:
        yield "a no", f"{phrase.opening.replace(said, instead)} {', '.join(phrase.words)}."
    yield "words alone", f"{', '.join(phrase.words)}."


def _try(checker: SpeechChecker, voice: VoiceReference, phrase: YesPhrase, said: Samples) -> YesResult:
    yes = SpokenYes("en", RATE_HZ, "live", seconds=lambda: 0.0, voice=voice, choose=lambda *_: list(phrase.words))
    yes.show()
    yes.feed(SoundBlock(said))
    yes.stop()
    return yes.check(checker)


def _measure_likeness(said: dict[str, list[Samples]], samples: dict[str, VoiceReference]) -> None:
    same: list[float] = []
    other: list[float] = []
    heard_s = sum(len(sound) for sounds in said.values() for sound in sounds) / RATE_HZ
    began_s = time.process_time()
    prints = {name: [embed_voice([sound], RATE_HZ) for sound in sounds] for name, sounds in said.items()}
    spent_s = time.process_time() - began_s
    for name, speaker in itertools.product(samples, said):
        (same if name == speaker else other).extend(
            compare_voices(samples[name].whole, print_) for print_ in prints[speaker]
        )
    print(f"likeness, same speaker: {min(same):.2f} to {max(same):.2f}; other speakers: {min(other):.2f} to", end=" ")
    print(f"{max(other):.2f}, median {float(np.median(other)):.2f}, under 0.80 {np.mean(np.array(other) < 0.8):.0%}")
    print(f"voiceprint: {spent_s / heard_s:.3f} s of processor time a second of sound")


def _make_speaker(espeak: EspeakProcess) -> Callable[[str, str], Samples]:
    noise = np.random.default_rng(0)

    def say(name: str, text: str) -> Samples:
        dry = to_enrol_rate(espeak.speak(text, SPEAKERS[name])).samples
        padded = np.pad(0.5 * dry / np.abs(dry).max(), RATE_HZ // 3)
        return np.asarray(padded + noise.normal(0, _NOISE, len(padded)), np.float32)

    return say


def _count(results: Iterable[YesResult]) -> str:
    passed = [result.passed for result in results]
    return f"{sum(passed)} of {len(passed)}"


def _say(what: str, taken: Sequence[bool]) -> None:
    print(f"{what}: {sum(taken)} of {len(taken)} accepted")
