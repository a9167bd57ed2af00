"""Synthetic people who recite: espeak under settings that the studio must find out, in a room, through a microphone."""

from dataclasses import dataclass

import numpy as np

from studio.domain.job import Progress
from studio.voice import spectrum
from studio.voice.base import ENROL_RATE_HZ, EnrolledSentence, FloatArray
from studio.voice.convert import to_enrol_rate
from studio.voice.espeak_process import EspeakProcess
from studio.voice.profile import VoiceSettings

SENTENCES = (
    "The birch canoe slid on the smooth planks.",
    "Glue the sheet to the dark blue background.",
    "It is easy to tell the depth of a well.",
    "These days a chicken leg is a rare dish.",
    "Rice is often served in round bowls.",
    "The juice of lemons makes fine punch.",
)
NEW_LINES = ("Hello there, it is good to see you on this windy beach.", "A large size in stockings is hard to sell.")


@dataclass(frozen=True)
class Speaker:
    settings: VoiceSettings
    microphone: tuple[float, ...]  # a short filter: brighter or darker than flat


HIGH = Speaker(VoiceSettings(wpm=148, pitch_lo=170, pitch_hi=250, formant_percent=114), (1.0, 0.5))
LOW = Speaker(VoiceSettings(wpm=200, pitch_lo=60, pitch_hi=95, formant_percent=92), (1.0, -0.5))


def recite(process: EspeakProcess, speaker: Speaker, text: str, seed: int) -> FloatArray:
    """``text`` said by ``speaker`` with one 11 ms reflection and noise at -52 dB, float32 [n] at 16 kHz."""
    dry = to_enrol_rate(process.speak(text, speaker.settings)).samples.astype(np.float64)
    heard = np.convolve(dry, speaker.microphone)[: len(dry)]
    delay = int(0.011 * ENROL_RATE_HZ)
    heard[delay:] += 0.35 * heard[:-delay].copy()
    noise = np.random.default_rng(seed).standard_normal(len(heard)) * 10 ** (-52 / 20) * np.abs(heard).max()
    return np.asarray(0.8 * (heard + noise) / np.abs(heard).max(), np.float32)


def recite_all(process: EspeakProcess, speaker: Speaker) -> list[EnrolledSentence]:
    return [EnrolledSentence(text, recite(process, speaker, text, seed)) for seed, text in enumerate(SENTENCES)]


def f0_semitones(recordings: list[FloatArray]) -> float:
    """Median pitch in semitones above 1 Hz."""
    return float(12 * np.log2(np.median(np.concatenate([spectrum.estimate_f0(samples) for samples in recordings]))))


def spectral_distance_db(one: list[FloatArray], other: list[FloatArray]) -> float:
    """Root mean square difference of long-term mel spectra, loudness left out."""
    difference = _long_term_db(one) - _long_term_db(other)
    difference -= difference.mean()
    return float(np.sqrt((difference**2).mean()))


def _long_term_db(recordings: list[FloatArray]) -> spectrum.RealArray:
    means = []
    for samples in recordings:
        mel = spectrum.analyse(samples / np.abs(samples).max())
        means.append(mel[spectrum.find_active(mel)].mean(axis=0))
    return np.asarray(10 / np.log(10) * np.mean(means, axis=0), np.float64)


class Watcher:
    """A reporter that keeps what was reported."""

    def __init__(self) -> None:
        self.seen: list[Progress] = []

    def report(self, progress: Progress) -> None:
        self.seen.append(progress)
