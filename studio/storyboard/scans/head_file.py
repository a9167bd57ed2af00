"""A head as a file: safetensors in memory, small, and checked in full before anything of it is used.

It is biometric data: callers seal it. Touches no file and logs nothing. Imports torch: drawing processes only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from studio.core import serial
from studio.domain.errors import AdapterInvalid, InvalidInput
from studio.storyboard.heads.maps import FaceFeatures, HeadMaps, Looks

MAX_HEAD_BYTES: Final = 16 << 20
_FACTS: Final = "facts"
_RETRY: Final = "Fit the head again from the scan."
# Albedo is stored as its square root in 8 bits: dark hair keeps its steps.
_SQUARE_ROOT: Final = frozenset({"albedo", "mouth_inside", "eye_photos"})
_MAPS: Final[Mapping[str, tuple[int, torch.dtype, float, float]]] = {
    # name: channels, stored type, least and greatest value
    "radius": (1, torch.float16, 0.05, 4.0),
    "albedo": (3, torch.uint8, 0.0, 1.0),
    "hair": (1, torch.uint8, 0.0, 1.0),
    "gloss": (1, torch.uint8, 0.0, 1.0),
    "overlay": (4, torch.uint8, 0.0, 1.0),
    "mouth_inside": (3, torch.uint8, 0.0, 1.0),
    "eye_photos": (3, torch.uint8, 0.0, 1.0),
}
_OPTIONAL: Final = frozenset({"overlay", "mouth_inside", "eye_photos"})
_MAX_SIDE: Final = 4096
_MAX_ANGLE: Final = 3.2


@dataclass(frozen=True)
class _Facts:
    """What is not a map. ``schema_version`` is 1."""

    schema_version: int
    features: FaceFeatures
    looks: Looks


def write_head(maps: HeadMaps, metadata: Mapping[str, str]) -> bytes:
    """The head's bytes. Equal heads and metadata (at most one entry, whose order cannot vary) give equal bytes."""
    if len(metadata) > 1:
        raise ValueError("the order of several metadata entries would not be fixed")
    tensors: dict[str, Tensor] = {}
    for name, (_, dtype, low, high) in _MAPS.items():
        values: Tensor | None = getattr(maps, name)
        if values is None:
            continue
        values = values.detach().cpu().float().clamp(low, high)
        if name in _SQUARE_ROOT:
            values = values.sqrt()
        stored = (values * 255).round().to(torch.uint8) if dtype == torch.uint8 else values.to(dtype)
        tensors[name] = stored.contiguous()
    text = serial.to_json(_Facts(1, maps.features, maps.looks)).encode()
    tensors[_FACTS] = torch.frombuffer(bytearray(text), dtype=torch.uint8)
    return save(tensors, dict(metadata))


def read_head(data: bytes) -> HeadMaps:
    """The head of `write_head`'s bytes. Raises `AdapterInvalid` for anything that is not a whole, sound head."""
    if len(data) > MAX_HEAD_BYTES:
        raise AdapterInvalid("The head's file is too large.", _RETRY)
    try:
        tensors = load(data)
        facts: _Facts = serial.from_json(_Facts, bytes(tensors.pop(_FACTS).to(torch.uint8).numpy()), "head")
    except (SafetensorError, KeyError, InvalidInput, TypeError, ValueError) as error:
        raise AdapterInvalid("The avatar's head is damaged.", _RETRY) from error
    _check_facts(facts)
    if set(tensors) - set(_MAPS) or set(_MAPS) - _OPTIONAL - set(tensors):
        raise AdapterInvalid("The avatar's head lacks a part, or has one too many.", _RETRY)
    read = {name: _read_map(name, stored) for name, stored in tensors.items()}
    return HeadMaps(
        radius=read["radius"],
        albedo=read["albedo"],
        hair=read["hair"],
        gloss=read["gloss"],
        features=facts.features,
        looks=facts.looks,
        overlay=read.get("overlay"),
        mouth_inside=read.get("mouth_inside"),
        eye_photos=read.get("eye_photos"),
    )


def _read_map(name: str, stored: Tensor) -> Tensor:
    channels, dtype, low, high = _MAPS[name]
    shape = tuple(stored.shape)
    wanted = 4 if name == "eye_photos" else 3
    fits = len(shape) == wanted and shape[-3] == channels and all(8 <= side <= _MAX_SIDE for side in shape[-2:])
    if stored.dtype != dtype or not fits or (wanted == 4 and shape[0] != 2):
        raise AdapterInvalid("A part of the avatar's head has the wrong form.", _RETRY)
    values = stored.float() / 255 if dtype == torch.uint8 else stored.float()
    if name in _SQUARE_ROOT:
        values = values * values
    if not bool(torch.isfinite(values).all()) or float(values.min()) < low - 1e-3 or float(values.max()) > high + 1e-3:
        raise AdapterInvalid("A part of the avatar's head is out of range.", _RETRY)
    return values


def _check_facts(facts: _Facts) -> None:
    if facts.schema_version != 1:
        raise AdapterInvalid("The avatar's head is of a newer kind.", "Update the studio, or fit the head again.")
    numbers = [*_flatten(vars(facts.features)), *facts.looks.skin, *facts.looks.hair, *facts.looks.covering_colour]
    if not all(abs(number) <= _MAX_ANGLE for number in numbers):
        raise AdapterInvalid("The avatar's head is out of range.", _RETRY)


def _flatten(values: object) -> list[float]:
    match values:
        case dict():
            return [number for value in values.values() for number in _flatten(value)]
        case tuple() | list():
            return [number for value in values for number in _flatten(value)]
        case int() | float():
            return [float(values)]
        case _:
            return [float("nan")]
