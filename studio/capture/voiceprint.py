"""How alike two voices are: the speaker encoder of Resemblyzer 0.1.4 (Apache-2.0 weights), run by numpy alone.

A voiceprint is biometric data: it lives in memory for one comparison, and nothing here writes or logs it. Its scores
are evidence, never proof: twins, good imitations and clones pass, and a cold may fail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.capture.levels import FRAME_S, measure_frames
from studio.capture.resampling import Samples, resample
from studio.capture.sound_judge import find_speech
from studio.core.paths import shipped_dir
from studio.domain.errors import InvalidInput, UnreadableMedia

FloatArray = npt.NDArray[np.float32]

ENGINE = "resemblyzer-0.1.4"
RATE_HZ = 16_000
SIZE = 256
# A spoken yes against a whole sample: synthetic speakers have 0.95 and more with their own. Not calibrated on people.
SAME_SPEAKER = 0.80
# Six seconds of the sample against the yes (0.91 and more), or its code words alone against the sample (0.84 and more).
SAME_SPEAKER_BRIEFLY = 0.75
_LAYERS = 3
_MELS = 40
_FFT = 400
_HOP = 160
_PARTIAL_FRAMES = 160
_STEP_FRAMES = 77
_LOUDNESS_DB = -30.0
_MIN_SPEECH_S = 1.0
_MAX_SPEECH_S = 60.0
_PART_S = 6.0


@dataclass(frozen=True, eq=False)
class _Weights:
    """Of each layer: input [1024, n], recurrent [1024, 256] and the sum of both biases [1024]; then the last layer."""

    layers: tuple[tuple[FloatArray, FloatArray, FloatArray], ...]
    linear: FloatArray
    bias: FloatArray


@dataclass(frozen=True, eq=False)
class VoiceReference:
    """The voiceprint [256] of a whole sample, and those of its parts of some seconds each: all are of one person."""

    whole: FloatArray
    parts: tuple[FloatArray, ...]


def learn_voice(recordings: Sequence[Samples], rate_hz: int) -> VoiceReference:
    """What a voice is compared with, from the recordings of a sample, float32 mono [n] each. Raises as `embed_voice`.

    Parts are kept apart because the mean of two people's voices is like either of them.
    """
    parts: list[FloatArray] = []
    gathered: list[Samples] = []
    for index, samples in enumerate(recordings):
        gathered.append(samples)
        long_enough = sum(map(len, gathered)) >= _PART_S * rate_hz
        if long_enough or (index == len(recordings) - 1 and not parts):
            parts.append(embed_voice(gathered, rate_hz))
            gathered = []
    if gathered:
        # What is left over may be too short by itself.
        parts.append(embed_voice([*recordings[-2:]], rate_hz))
    return VoiceReference(_unit(np.asarray(np.mean(parts, axis=0), np.float32)), tuple(parts))


def embed_voice(recordings: Sequence[Samples], rate_hz: int) -> FloatArray:
    """The voiceprint [256] of one speaker, of length 1, from recordings float32 mono [n] at ``rate_hz``.

    Pauses are cut out; at most a minute of speech is used. Raises `InvalidInput` for less than a second of speech.
    """
    speech = np.concatenate([_cut_pauses(resample(samples, rate_hz, RATE_HZ)) for samples in recordings])
    if len(speech) < _MIN_SPEECH_S * RATE_HZ:
        raise InvalidInput("There is too little speech to compare voices.", "Speak a little longer.")
    mel = _mel_spectrogram(speech[: round(_MAX_SPEECH_S * RATE_HZ)])
    mel = np.pad(mel, ((0, max(0, _PARTIAL_FRAMES - len(mel))), (0, 0)))
    starts = range(0, len(mel) - _PARTIAL_FRAMES + 1, _STEP_FRAMES)
    partials = _encode(np.stack([mel[start : start + _PARTIAL_FRAMES] for start in starts]), _load_weights())
    return _unit(partials.mean(axis=0))


def compare_voices(one: FloatArray, other: FloatArray) -> float:
    """Cosine similarity of two voiceprints, -1..1."""
    return float(np.clip(_unit(one) @ _unit(other), -1.0, 1.0))


def _cut_pauses(samples: Samples) -> Samples:
    """Speech alone, at one loudness: the encoder hears power, not its logarithm."""
    size = round(FRAME_S * RATE_HZ)
    count = len(samples) // size
    if not count:
        return samples
    frames = measure_frames(samples, RATE_HZ)
    speech = find_speech(frames, float(np.percentile(frames, 5)))[:count]
    # A hundredth of a second more or less does not matter, but consonants at the edges of words do.
    wide = np.convolve(speech.astype(np.float32), np.ones(7), mode="same")[:count] > 0
    kept = samples[: count * size].reshape(count, size)[wide].reshape(-1)
    power = float(np.mean(np.square(kept, dtype=np.float64))) if len(kept) else 0.0
    if power <= 0:
        return kept
    return np.asarray(kept * (10 ** (_LOUDNESS_DB / 20) / np.sqrt(power)), np.float32)


def _mel_spectrogram(samples: Samples) -> FloatArray:
    """Mel power [frames, 40], not logarithmic: windows of 25 ms, each 10 ms, centred with zeros around."""
    padded = np.pad(samples, _FFT // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FFT)[::_HOP]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_FFT) / _FFT)
    power = np.abs(np.fft.rfft(frames * window, axis=1)) ** 2
    return np.asarray(power @ _mel_filters().T, np.float32)


@lru_cache(maxsize=1)
def _mel_filters() -> npt.NDArray[np.float64]:
    """Triangles [40, 201] of Slaney's Auditory Toolbox (1998), each of equal area: linear to 1 kHz, then not."""
    step = np.log(6.4) / 27
    top = 15 + np.log(RATE_HZ / 2 / 1000) / step
    mels = np.linspace(0, top, _MELS + 2)
    edges = np.where(mels < 15, mels * 200 / 3, 1000 * np.exp(step * (mels - 15)))
    hertz = np.fft.rfftfreq(_FFT, 1 / RATE_HZ)
    rising = (hertz - edges[:-2, None]) / np.diff(edges)[:-1, None]
    falling = (edges[2:, None] - hertz) / np.diff(edges)[1:, None]
    return np.asarray(np.maximum(0, np.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))[:, None], np.float64)


def _encode(mels: FloatArray, weights: _Weights) -> FloatArray:
    """Mels [batch, 160, 40] through the LSTM; the last state of the last layer through the linear one: [batch, 256]."""
    sequence = mels.transpose(1, 0, 2)
    for inward, recurrent, bias in weights.layers:
        driven = sequence @ inward.T + bias
        hidden = np.zeros((mels.shape[0], SIZE), np.float32)
        cell = np.zeros_like(hidden)
        states = np.empty((len(driven), *hidden.shape), np.float32)
        for index, drive in enumerate(driven):
            gate_in, gate_forget, candidate, gate_out = np.split(drive + hidden @ recurrent.T, 4, axis=1)
            cell = _sigmoid(gate_forget) * cell + _sigmoid(gate_in) * np.tanh(candidate)
            hidden = _sigmoid(gate_out) * np.tanh(cell)
            states[index] = hidden
        sequence = states
    raw = np.maximum(sequence[-1] @ weights.linear.T + weights.bias, 0)
    return np.asarray(raw / (np.linalg.norm(raw, axis=1, keepdims=True) + 1e-9), np.float32)


def _sigmoid(values: FloatArray) -> FloatArray:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * values)), np.float32)


def _unit(vector: FloatArray) -> FloatArray:
    return np.asarray(vector / (np.linalg.norm(vector) + 1e-9), np.float32)


@lru_cache(maxsize=1)
def _load_weights(path: Path | None = None) -> _Weights:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        arrays = load_file(path or shipped_dir("assets") / "voiceprint" / "encoder.safetensors")
        layers = tuple(
            (
                arrays[f"lstm.weight_ih_l{layer}"].astype(np.float32),
                arrays[f"lstm.weight_hh_l{layer}"].astype(np.float32),
                (arrays[f"lstm.bias_ih_l{layer}"] + arrays[f"lstm.bias_hh_l{layer}"]).astype(np.float32),
            )
            for layer in range(_LAYERS)
        )
        return _Weights(layers, arrays["linear.weight"].astype(np.float32), arrays["linear.bias"].astype(np.float32))
    except (OSError, KeyError, SafetensorError) as error:
        raise UnreadableMedia("The speaker encoder is missing or damaged.", "Install the studio again.") from error
