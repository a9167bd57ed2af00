"""Short-time analysis of speech at 16 kHz: spectra, mel cepstra, pitch, and the alignment of two recitations.

Plain numpy on 5 ms frames. Knows no engine, no profile and no file.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from studio.voice.base import ENROL_RATE_HZ, FloatArray

RealArray = npt.NDArray[np.float64]
ComplexArray = npt.NDArray[np.complex128]
IndexArray = npt.NDArray[np.intp]

FFT_SIZE = 1024
WINDOW_SIZE = 640  # 40 ms: resolves the harmonics of a low voice, so that only the envelope is filtered
HOP_SIZE = 80
BINS = FFT_SIZE // 2 + 1
MEL_BANDS = 48
CEPSTRA = 26
CONTEXT_REACH = 3
CONTEXT_CEPSTRA = 19  # c1..c19: shape of the spectrum, not loudness
CONTEXT_SIZE = CONTEXT_CEPSTRA * 3
F0_RANGE_HZ = (60.0, 420.0)

_FLOOR = 1e-9
_ACTIVE_NEPERS = 6.5  # 28 dB below the loud parts counts as silence
_VOTING_FRAMES = 9
_STEADY_NEPERS = 1.0
_DTW_STRIDE = 2
_DTW_SIDESTEP = 1.0


@cache
def _window() -> RealArray:
    """Periodic Hann, so that its squares add up to a constant at a hop of one eighth."""
    return np.asarray(0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW_SIZE) / WINDOW_SIZE), np.float64)


@cache
def mel_centers_hz() -> RealArray:
    """Centre of each mel band (O'Shaughnessy's formula), 60 Hz to 8 kHz."""
    return _mel_edges_hz()[1:-1]


@cache
def _mel_edges_hz() -> RealArray:
    low, high = (2595 * np.log10(1 + hz / 700) for hz in (60.0, ENROL_RATE_HZ / 2))
    return np.asarray(700 * (10 ** (np.linspace(low, high, MEL_BANDS + 2) / 2595) - 1), np.float64)


@cache
def bin_centers_hz() -> RealArray:
    return np.linspace(0, ENROL_RATE_HZ / 2, BINS)


@cache
def _mel_matrix() -> RealArray:
    """Triangles [MEL_BANDS, BINS] whose weights sum to one, so that a flat spectrum stays flat."""
    edges, bins = _mel_edges_hz(), bin_centers_hz()
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    weights = np.clip(np.minimum(rising, falling), 0, None)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float64)


@cache
def _cosines() -> RealArray:
    """Orthonormal DCT-II [CEPSTRA, MEL_BANDS]."""
    order = np.arange(CEPSTRA)[:, None]
    basis = np.cos(np.pi * order * (np.arange(MEL_BANDS) + 0.5) / MEL_BANDS) * np.sqrt(2 / MEL_BANDS)
    basis[0] /= np.sqrt(2)
    return np.asarray(basis, np.float64)


def stft(samples: npt.NDArray[np.floating]) -> ComplexArray:
    """Spectra [frames, BINS]; frame t is centred on sample t * HOP_SIZE."""
    padded = np.pad(np.asarray(samples, np.float64), (WINDOW_SIZE // 2, WINDOW_SIZE))
    count = len(samples) // HOP_SIZE + 1
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW_SIZE)[::HOP_SIZE][:count]
    return np.asarray(np.fft.rfft(frames * _window(), FFT_SIZE, axis=1), np.complex128)


def istft(spectra: ComplexArray, length: int) -> RealArray:
    """Weighted overlap-add of `stft`'s frames back to ``length`` samples."""
    parts = WINDOW_SIZE // HOP_SIZE
    window = _window()
    frames = np.fft.irfft(spectra, FFT_SIZE, axis=1)[:, :WINDOW_SIZE] * window
    blocks = frames.reshape(len(frames), parts, HOP_SIZE)
    weights = np.broadcast_to((window**2).reshape(parts, HOP_SIZE), blocks.shape)
    total = np.zeros((len(frames) + parts - 1, HOP_SIZE))
    norm = np.zeros_like(total)
    for part in range(parts):
        total[part : part + len(frames)] += blocks[:, part]
        norm[part : part + len(frames)] += weights[:, part]
    flat = (total / np.maximum(norm, 1e-3)).reshape(-1)[WINDOW_SIZE // 2 :]
    return np.asarray(np.pad(flat, (0, max(0, length - len(flat))))[:length], np.float64)


def log_mel(spectra: ComplexArray) -> RealArray:
    """Natural log of mel power [frames, MEL_BANDS]."""
    power = spectra.real**2 + spectra.imag**2
    return np.asarray(np.log(power @ _mel_matrix().T + _FLOOR), np.float64)


def analyse(samples: npt.NDArray[np.floating]) -> RealArray:
    return log_mel(stft(samples))


def cepstra(mel: RealArray) -> RealArray:
    """Mel cepstra [frames, CEPSTRA] of log mel power."""
    return np.asarray(mel @ _cosines().T, np.float64)


def from_cepstra(coefficients: RealArray) -> RealArray:
    """The smooth log mel power [frames, MEL_BANDS] that cepstra stand for."""
    return np.asarray(coefficients @ _cosines(), np.float64)


def with_context(coefficients: RealArray) -> RealArray:
    """[frames, CONTEXT_SIZE]: each frame beside those `CONTEXT_REACH` before and after."""
    shape = coefficients[:, 1 : 1 + CONTEXT_CEPSTRA]
    padded = np.pad(shape, ((CONTEXT_REACH, CONTEXT_REACH), (0, 0)), mode="edge")
    count = len(shape)
    return np.hstack([padded[:count], shape, padded[2 * CONTEXT_REACH : 2 * CONTEXT_REACH + count]])


def find_active(mel: RealArray) -> npt.NDArray[np.bool_]:
    """Which frames [frames] are speech and not silence, judged against the recording's own loud parts.

    The majority among 45 ms decides, so that a ripple of noise is no speech and a gap in a word is no pause.
    """
    loudest = mel.max(axis=1)
    loud = (loudest > np.percentile(loudest, 95) - _ACTIVE_NEPERS).astype(np.float64)
    votes = np.convolve(loud, np.ones(_VOTING_FRAMES), mode="same")[: len(loud)]
    return np.asarray(votes > _VOTING_FRAMES / 2, np.bool_)


def suppress_noise(samples: FloatArray) -> FloatArray:
    """The recording [n] without hum and steady noise, for measuring and not for listening.

    Below 62 Hz all fades (mains hum, handling). The mean power of the quietest tenth of the frames is subtracted,
    doubled so that its ripples go too, but nothing falls by more than 26 dB (after Berouti 1979). Only when that tenth
    is a steady pause: in a recording without one the quietest frames are speech, and would be taken for noise.
    """
    spectra = stft(samples)
    spectra *= np.clip((bin_centers_hz() - 62) / 16, 0, 1)
    power = spectra.real**2 + spectra.imag**2
    loudness = np.log(power.sum(axis=1) + _FLOOR)
    quietest, quiet = np.percentile(loudness, [2, 10])
    if quiet - quietest > _STEADY_NEPERS:
        return istft(spectra, len(samples)).astype(np.float32)
    noise = power[loudness <= quiet].mean(axis=0)
    gain = np.sqrt(np.clip(1 - 2 * noise / np.maximum(power, 1e-20), 0.05**2, 1))
    return istft(spectra * gain, len(samples)).astype(np.float32)


def trim(samples: FloatArray) -> FloatArray:
    """Cut the silence before and after the speech, keeping 30 ms on either side."""
    active = np.flatnonzero(find_active(analyse(samples)))
    margin = int(0.03 * ENROL_RATE_HZ)
    if len(active) == 0:
        return samples
    start, stop = active[0] * HOP_SIZE - margin, active[-1] * HOP_SIZE + margin
    return samples[max(0, start) : stop]


def estimate_f0(samples: npt.NDArray[np.floating]) -> RealArray:
    """Fundamental frequency in Hz of the voiced 10 ms frames [voiced frames], octave slips dropped.

    Autocorrelation divided by the window's own (Boersma 1993), with a slight preference for short lags.
    """
    size, hop, lags = 1024, 160, int(ENROL_RATE_HZ / F0_RANGE_HZ[0])
    padded = np.pad(np.asarray(samples, np.float64), size // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop]
    loudness = frames.std(axis=1)
    frames = frames[loudness > 0.05 * loudness.max()]
    window = np.hanning(size)
    correlation = _autocorrelate(frames * window, lags)
    correlation /= correlation[:, :1] + 1e-12
    own = _autocorrelate(window[None], lags)
    correlation /= own / own[:, :1]
    shortest = int(ENROL_RATE_HZ / F0_RANGE_HZ[1])
    scores = correlation[:, shortest:] - 0.0006 * np.arange(shortest, lags)
    lag = np.minimum(scores.argmax(axis=1) + shortest, lags - 2)
    before, peak, after = (correlation[np.arange(len(lag)), lag + step] for step in (-1, 0, 1))
    # A parabola through the peak: whole lags alone are a quarter of a semitone apart in a high voice.
    offset = np.clip(0.5 * (before - after) / np.minimum(before - 2 * peak + after, -1e-9), -0.5, 0.5)
    f0_hz = ENROL_RATE_HZ / (lag + offset)[peak > 0.55]
    if len(f0_hz) == 0:
        return np.zeros(0)
    median = np.median(f0_hz)
    return np.asarray(f0_hz[(f0_hz > median / 1.7) & (f0_hz < median * 1.7)], np.float64)


def _autocorrelate(frames: RealArray, lags: int) -> RealArray:
    power = np.abs(np.fft.rfft(frames, 2 * frames.shape[1], axis=1)) ** 2
    return np.asarray(np.fft.irfft(power, axis=1)[:, :lags], np.float64)


def align(a: RealArray, b: RealArray) -> IndexArray:
    """Frame pairs [pairs, 2] of two recitations of one text by dynamic time warping of their cepstra.

    Each side is normalised to its own mean and spread, so that the comparison hears the words and not the speaker.
    """
    cost = _distances(_normalised(a[::_DTW_STRIDE]), _normalised(b[::_DTW_STRIDE]))
    steps = _backtrack(_accumulate(cost))
    pairs = (steps[:, None, :] * _DTW_STRIDE + np.arange(_DTW_STRIDE)[None, :, None]).reshape(-1, 2)
    return np.asarray(np.minimum(pairs, [len(a) - 1, len(b) - 1]), np.intp)


def _normalised(coefficients: RealArray) -> RealArray:
    shape = coefficients[:, :20]
    return np.asarray((shape - shape.mean(axis=0)) / (shape.std(axis=0) + 1e-6), np.float64)


def _distances(a: RealArray, b: RealArray) -> RealArray:
    squares = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1)[None] - 2 * a @ b.T
    return np.asarray(np.sqrt(np.maximum(squares, 0)), np.float64)


def _accumulate(cost: RealArray) -> RealArray:
    """Cost of the best path to each cell, [n+1, m+1] with an infinite border.

    Cells of one anti-diagonal do not depend on each other; in flat memory they lie one row less a column apart, so
    that each is a plain strided slice.
    """
    rows, columns = cost.shape[0] + 1, cost.shape[1] + 1
    padded = np.full((rows, columns), np.inf)
    padded[1:, 1:] = cost
    total = np.full(rows * columns, np.inf)
    total[0] = 0
    flat, stride = padded.reshape(-1), columns - 1
    for diagonal in range(2, rows + columns - 1):
        first = max(1, diagonal - stride)
        last = min(rows - 1, diagonal - 1)
        start, stop = first * stride + diagonal, last * stride + diagonal + 1
        straight = total[start - columns - 1 : stop - columns - 1 : stride]
        up, left = total[start - columns : stop - columns : stride], total[start - 1 : stop - 1 : stride]
        aside = np.minimum(up, left) + _DTW_SIDESTEP
        total[start:stop:stride] = flat[start:stop:stride] + np.minimum(straight, aside)
    return total.reshape(rows, columns)


def _backtrack(total: RealArray) -> IndexArray:
    row, column = total.shape[0] - 1, total.shape[1] - 1
    path = []
    while row > 0 and column > 0:
        path.append((row - 1, column - 1))
        straight = total[row - 1, column - 1]
        up, left = total[row - 1, column] + _DTW_SIDESTEP, total[row, column - 1] + _DTW_SIDESTEP
        if straight <= up and straight <= left:
            row, column = row - 1, column - 1
        elif up <= left:
            row -= 1
        else:
            column -= 1
    return np.asarray(path[::-1], np.intp)
