"""The voice profile: what was fitted to one person, and its safe form as bytes.

The bytes are safetensors with a JSON header; they are checked as if a stranger had written them. They are biometric
data: this module neither writes nor logs them.
"""

import json
import struct
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, TypeVar

import numpy as np
import numpy.typing as npt
from pydantic import ConfigDict, Field

from studio.core import serial
from studio.domain.errors import InvalidInput
from studio.voice.base import FloatArray
from studio.voice.spectrum import CEPSTRA, CONTEXT_SIZE, MEL_BANDS

MAX_PROFILE_BYTES = 32 << 20
MAX_HEADER_BYTES = 64 << 10
MAX_FRAMES = 20_000
Number = TypeVar("Number", np.float32, np.int32)
_HINT = "Enrol the voice again."


@dataclass(frozen=True)
class VoiceSettings:
    """How espeak itself is set. ``pitch_lo``/``pitch_hi`` are its own scale (near Hz), formants in percent."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    voice: Literal["en-us", "en-gb-x-rp"] = "en-us"
    wpm: Annotated[int, Field(ge=80, le=450)] = 170
    pitch_lo: Annotated[int, Field(ge=20, le=500)] = 82
    pitch_hi: Annotated[int, Field(ge=20, le=600)] = 118
    formant_percent: Annotated[int, Field(ge=60, le=150)] = 100


@dataclass(frozen=True)
class ProfileFacts:
    """The JSON part of a profile. ``phones`` are the IPA labels that the frames' numbers stand for."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    settings: VoiceSettings
    phones: Annotated[tuple[Annotated[str, Field(max_length=16)], ...], Field(max_length=512)]
    synthesizer: Annotated[str, Field(max_length=64)]
    engine: Literal["espeak"] = "espeak"
    schema_version: Literal[1] = 1


@dataclass(frozen=True, eq=False)
class FittedVoice:
    """A fitted voice. Of n paired frames of 5 ms:

    ``keys`` [n, CONTEXT_SIZE] are espeak's cepstra with context divided by ``key_scale`` [CONTEXT_SIZE]; ``labels`` [n]
    the phones they belong to; ``targets`` [n, CEPSTRA] the person's cepstra at that moment. ``equalizer`` [MEL_BANDS]
    is a static correction in nepers of power.
    """

    facts: ProfileFacts
    keys: FloatArray
    key_scale: FloatArray
    labels: npt.NDArray[np.int32]
    targets: FloatArray
    equalizer: FloatArray


def dump_profile(profile: FittedVoice) -> bytes:
    from safetensors.numpy import save

    return save(
        {
            "keys": np.ascontiguousarray(profile.keys, np.float32),
            "key_scale": np.ascontiguousarray(profile.key_scale, np.float32),
            "labels": np.ascontiguousarray(profile.labels, np.int32),
            "targets": np.ascontiguousarray(profile.targets, np.float32),
            "equalizer": np.ascontiguousarray(profile.equalizer, np.float32),
        },
        metadata={"voice": serial.to_json(profile.facts)},
    )


def load_profile(data: bytes) -> FittedVoice:
    """Read and check a profile. Raises `InvalidInput` when it is empty, too large, damaged or of another kind."""
    if not data:
        raise InvalidInput("No voice has been enrolled for this avatar.", "Enrol the voice by reading the sentences.")
    if len(data) > MAX_PROFILE_BYTES:
        raise InvalidInput("The voice profile is too large to be genuine.", _HINT)
    facts: ProfileFacts = serial.from_json(ProfileFacts, _read_header(data), "voice profile")
    arrays = _read_arrays(data)
    count = _frame_count(arrays)
    labels = _checked(arrays, "labels", (count,), np.int32)
    if count and (labels.min() < 0 or labels.max() >= len(facts.phones)):
        raise InvalidInput("The voice profile is damaged: a sound without a name.", _HINT)
    key_scale = _finite(arrays, "key_scale", (CONTEXT_SIZE,))
    if key_scale.min() <= 0:
        raise InvalidInput("The voice profile does not fit: key_scale holds impossible numbers.", _HINT)
    return FittedVoice(
        facts=facts,
        keys=_finite(arrays, "keys", (count, CONTEXT_SIZE)),
        key_scale=key_scale,
        labels=labels,
        targets=_finite(arrays, "targets", (count, CEPSTRA)),
        equalizer=_finite(arrays, "equalizer", (MEL_BANDS,)),
    )


def _read_header(data: bytes) -> str:
    """The JSON facts in the safetensors header; its arrays are checked by safetensors itself."""
    try:
        (size,) = struct.unpack_from("<Q", data)
        if size > min(MAX_HEADER_BYTES, len(data) - 8):
            raise ValueError("header too long")
        facts = json.loads(data[8 : 8 + size])["__metadata__"]["voice"]
    except (struct.error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InvalidInput("The voice profile is damaged or of another kind.", _HINT) from error
    return str(facts)


def _read_arrays(data: bytes) -> dict[str, npt.NDArray[np.generic]]:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        return dict(load(data))
    except (SafetensorError, KeyError, ValueError, TypeError) as error:
        raise InvalidInput("The voice profile is damaged.", _HINT) from error


def _frame_count(arrays: dict[str, npt.NDArray[np.generic]]) -> int:
    keys = arrays.get("keys")
    count = 0 if keys is None or keys.ndim == 0 else keys.shape[0]
    if not 0 < count <= MAX_FRAMES:
        raise InvalidInput("The voice profile holds no usable sounds.", _HINT)
    return count


def _checked(
    arrays: dict[str, npt.NDArray[np.generic]], name: str, shape: tuple[int, ...], dtype: type[Number]
) -> npt.NDArray[Number]:
    array = arrays.get(name)
    if array is None or array.shape != shape or array.dtype != np.dtype(dtype):
        raise InvalidInput(f"The voice profile does not fit: {name}.", _HINT)
    return array.astype(dtype)


def _finite(arrays: dict[str, npt.NDArray[np.generic]], name: str, shape: tuple[int, ...]) -> FloatArray:
    array = _checked(arrays, name, shape, np.float32)
    if not np.isfinite(array).all() or np.abs(array).max() > 1e4:
        raise InvalidInput(f"The voice profile does not fit: {name} holds impossible numbers.", _HINT)
    return array
