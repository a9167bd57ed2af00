"""Speaking in a fitted voice: espeak's sound through a filter that follows the person's own sounds.

For each frame the nearest frames of the recitation (same phone preferred) say how the person's spectrum differs; the
difference is laid on espeak's spectra, so pitch, timing and words stay espeak's. Loaded only where voices are made.
Must not start processes.
"""

from math import gcd

import numpy as np
import numpy.typing as npt

from studio.voice import spectrum
from studio.voice.base import ENROL_RATE_HZ, PhonemeTiming, Speech
from studio.voice.profile import FittedVoice

NEIGHBOURS = 10
_OTHER_PHONE_PENALTY = 25.0
_DISTANCE_SCALE = 12.0
_SMOOTHING_FRAMES = 7  # 35 ms: slower than a filter that would be heard as roughness
_GAIN_NEPERS = (-6.0, 5.0)
_PEAK = 0.5


def to_enrol_rate(speech: Speech) -> Speech:
    """The same speech at `ENROL_RATE_HZ`; timings are in seconds and stay."""
    from scipy.signal import resample_poly

    common = gcd(ENROL_RATE_HZ, speech.sample_rate_hz)
    up, down = ENROL_RATE_HZ // common, speech.sample_rate_hz // common
    samples = np.asarray(resample_poly(speech.samples, up, down), np.float32)
    return Speech(samples, ENROL_RATE_HZ, speech.words, speech.phonemes)


def label_frames(phonemes: tuple[PhonemeTiming, ...], count: int) -> list[str]:
    """The phone that sounds at each of ``count`` frames."""
    starts = np.array([phoneme.start_s for phoneme in phonemes] or [0.0])
    names = [phoneme.ipa for phoneme in phonemes] or [""]
    times = np.arange(count) * spectrum.HOP_SIZE / ENROL_RATE_HZ
    return [names[max(0, index)] for index in np.searchsorted(starts, times + 1e-9, side="right") - 1]


def convert(speech: Speech, voice: FittedVoice) -> Speech:
    """espeak's ``speech`` (at `ENROL_RATE_HZ`, made with the voice's own settings) in the person's voice.

    Sample for sample on the same timeline; the loudest sample is at `_PEAK`.
    """
    spectra = spectrum.stft(speech.samples)
    mel = spectrum.log_mel(spectra)
    names = label_frames(speech.phonemes, len(mel))
    gain = np.clip(_find_gain(mel, names, voice), *_GAIN_NEPERS)
    bins, centers = spectrum.bin_centers_hz(), spectrum.mel_centers_hz()
    on_bins = _interpolate(gain, centers, bins)
    filtered = spectrum.istft(spectra * np.exp(on_bins / 2), len(speech.samples))
    peak = float(np.abs(filtered).max(initial=0.0))
    samples = (filtered * (_PEAK / peak if peak > 0 else 0.0)).astype(np.float32)
    return Speech(samples, ENROL_RATE_HZ, speech.words, speech.phonemes)


def _find_gain(mel: spectrum.RealArray, names: list[str], voice: FittedVoice) -> spectrum.RealArray:
    """How much louder the person is in each frame and mel band, nepers of power [frames, MEL_BANDS]."""
    own = spectrum.cepstra(mel)
    active = np.flatnonzero(spectrum.find_active(mel))
    if len(active) == 0:
        return np.broadcast_to(voice.equalizer.astype(np.float64), mel.shape)
    wanted = _nearest(spectrum.with_context(own)[active] / voice.key_scale, [names[i] for i in active], voice)
    shift = np.zeros_like(own)
    shift[active, 1:] = wanted[:, 1:] - own[active, 1:]  # c0 is loudness: espeak's own stays
    # In pauses the filter of the nearest sound fades, so that a pause is not coloured like speech.
    silent = np.setdiff1d(np.arange(len(own)), active)
    nearest = active[np.abs(silent[:, None] - active[None]).argmin(axis=1)]
    shift[silent] = shift[nearest] * 0.7
    smooth = _moving_average(np.clip(shift, -4, 4), _SMOOTHING_FRAMES)
    return spectrum.from_cepstra(smooth) + voice.equalizer


def _nearest(queries: spectrum.RealArray, names: list[str], voice: FittedVoice) -> spectrum.RealArray:
    """The person's cepstra [n, CEPSTRA] where it sounded most like ``queries`` [n, CONTEXT_SIZE]."""
    keys = voice.keys.astype(np.float64)
    phones = {name: index for index, name in enumerate(voice.facts.phones)}
    labels = np.array([phones.get(name, -1) for name in names])
    distance = (queries**2).sum(axis=1)[:, None] + (keys**2).sum(axis=1)[None] - 2 * queries @ keys.T
    distance = np.maximum(distance, 0) + np.where(labels[:, None] == voice.labels[None], 0.0, _OTHER_PHONE_PENALTY)
    count = min(NEIGHBOURS, len(keys))
    order = np.argpartition(distance, count - 1, axis=1)[:, :count]
    near = np.take_along_axis(distance, order, axis=1)
    weights = np.exp(-(near - near.min(axis=1, keepdims=True)) / _DISTANCE_SCALE)
    weights /= weights.sum(axis=1, keepdims=True)
    nearest = voice.targets[order].astype(np.float64)
    return np.asarray((weights[:, :, None] * nearest).sum(axis=1), np.float64)


def _moving_average(values: spectrum.RealArray, width: int) -> spectrum.RealArray:
    padded = np.pad(values, ((width // 2 + 1, width // 2), (0, 0)), mode="edge")
    sums = np.cumsum(padded, axis=0)
    return np.asarray((sums[width:] - sums[:-width]) / width, np.float64)


def _interpolate(
    rows: spectrum.RealArray, known: npt.NDArray[np.float64], wanted: npt.NDArray[np.float64]
) -> spectrum.RealArray:
    """Linear interpolation of every row [frames, known] at ``wanted``; the ends are held."""
    right = np.clip(np.searchsorted(known, wanted), 1, len(known) - 1)
    share = np.clip((wanted - known[right - 1]) / (known[right] - known[right - 1]), 0, 1)
    return rows[:, right - 1] * (1 - share) + rows[:, right] * share
