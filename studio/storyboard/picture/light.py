"""Light and colour: linear light in, pictures out. Every drawing module of this room speaks in these terms.

Pictures are linear (scene-referred) float32 [n, 3, H, W]; white paper in full light is about 0.9. Must not know people
or places. Imports torch: drawing processes only.
"""

import math
from dataclasses import dataclass, replace
from typing import Final

import torch
from torch import Tensor

RGB = tuple[float, float, float]
Device = torch.device | str

_LUMA: Final = (0.2126, 0.7152, 0.0722)


def srgb(rgb: RGB | list[float], gain: float = 1.0, device: Device = "cpu") -> Tensor:
    """A display colour (0…1, sRGB) as linear light, [1, 3, 1, 1]."""
    return to_linear(torch.tensor(rgb, dtype=torch.float32, device=device).view(1, 3, 1, 1)) * gain


def to_linear(display: Tensor) -> Tensor:
    """sRGB 0…1 to linear light (IEC 61966-2-1)."""
    return torch.where(display <= 0.04045, display / 12.92, ((display.clamp(min=0) + 0.055) / 1.055) ** 2.4)


def to_display(linear: Tensor) -> Tensor:
    """Linear light to sRGB 0…1, highlights rolled off above 0.7 instead of clipped."""
    shoulder = 0.7
    over = (linear - shoulder).clamp(min=0)
    rolled = torch.where(linear > shoulder, shoulder + (1 - shoulder) * (1 - torch.exp(-over / (1 - shoulder))), linear)
    rolled = rolled.clamp(0, 1)
    return torch.where(rolled <= 0.0031308, rolled * 12.92, 1.055 * rolled.clamp(min=1e-6) ** (1 / 2.4) - 0.055)


def luminance(linear: Tensor) -> Tensor:
    """[n, 1, H, W] of [n, 3, H, W]."""
    weights = torch.tensor(_LUMA, device=linear.device, dtype=linear.dtype).view(1, 3, 1, 1)
    return (linear * weights).sum(1, keepdim=True)


@dataclass(frozen=True)
class Light:
    """What falls on the person: a key lamp, sky from above, bounce from below, a rim from behind.

    Directions point from the surface to the lamp (x right, y down, z towards the viewer); colours are linear
    intensities. A matt white surface that faces the key receives key + about half of sky + ground: near 1 by day.
    ``dim`` scales the place behind (night is darker than the person in it).
    """

    key_direction: RGB
    key: RGB
    sky: RGB
    ground: RGB
    rim_direction: RGB = (0.6, -0.5, -0.6)
    rim: RGB = (0.0, 0.0, 0.0)
    dim: float = 1.0


_DAY: Final = Light((0.45, -0.6, 0.66), (0.62, 0.59, 0.54), (0.52, 0.56, 0.62), (0.26, 0.25, 0.23))
_LIGHTS: Final[dict[str, Light]] = {
    "natural": _DAY,
    "soft": Light((0.15, -0.4, 0.9), (0.38, 0.38, 0.38), (0.66, 0.66, 0.66), (0.42, 0.41, 0.40)),
    "golden": Light(
        (-0.75, -0.25, 0.6), (0.86, 0.56, 0.28), (0.36, 0.34, 0.38), (0.24, 0.19, 0.14),
        (0.75, -0.3, -0.58), (1.1, 0.72, 0.34),
    ),
    "neon": Light(
        (0.8, -0.1, 0.6), (0.62, 0.14, 0.52), (0.20, 0.24, 0.42), (0.10, 0.22, 0.34),
        (-0.8, -0.1, -0.5), (0.10, 0.75, 0.95), 0.9,
    ),
    "moon": Light(
        (0.35, -0.6, 0.72), (0.30, 0.38, 0.56), (0.16, 0.21, 0.34), (0.06, 0.08, 0.13),
        (-0.6, -0.6, -0.5), (0.16, 0.22, 0.38), 0.5,
    ),
    "dramatic": Light(
        (-0.92, -0.3, 0.28), (0.95, 0.90, 0.82), (0.09, 0.10, 0.12), (0.05, 0.05, 0.06),
        (0.9, -0.2, -0.4), (0.25, 0.28, 0.34), 0.55,
    ),
    "candle": Light(
        (0.25, 0.55, 0.8), (0.72, 0.40, 0.15), (0.12, 0.10, 0.10), (0.26, 0.15, 0.07),
        (0.0, -0.8, -0.6), (0.10, 0.08, 0.08), 0.45,
    ),
    "backlit": Light(
        (0.0, -0.5, 0.85), (0.26, 0.25, 0.25), (0.40, 0.40, 0.42), (0.28, 0.27, 0.26),
        (0.35, -0.65, -0.67), (2.2, 2.0, 1.7), 1.15,
    ),
}  # fmt: skip
_TIMES: Final[dict[str, tuple[RGB, RGB, float]]] = {
    # key colour, ambient colour, how bright the place is
    "day": ((1.0, 1.0, 1.0), (1.0, 1.0, 1.0), 1.0),
    "morning": ((1.0, 0.90, 0.76), (0.95, 0.95, 1.0), 0.95),
    "sunset": ((1.05, 0.68, 0.40), (0.72, 0.64, 0.68), 0.85),
    "dusk": ((0.42, 0.44, 0.62), (0.48, 0.50, 0.70), 0.5),
    "night": ((0.40, 0.44, 0.58), (0.30, 0.34, 0.50), 0.4),
}
_INDOORS: Final = frozenset(
    (
        "wall",
        "studio",
        "room",
        "kitchen",
        "office",
        "library",
        "cafe",
        "stage",
        "castle",
        "train",
        "spaceship",
        "bedroom",
    )
)
_AMBIENCE: Final[dict[str, tuple[RGB, RGB]]] = {
    # what a place adds to sky and ground: leaves, water, sand, snow
    "forest": ((0.86, 1.02, 0.80), (0.80, 1.00, 0.70)),
    "jungle": ((0.80, 1.02, 0.76), (0.76, 1.02, 0.66)),
    "underwater": ((0.45, 0.95, 1.15), (0.30, 0.80, 1.05)),
    "desert": ((1.0, 0.97, 0.90), (1.50, 1.22, 0.86)),
    "beach": ((1.0, 1.0, 1.02), (1.40, 1.28, 1.05)),
    "snow": ((1.0, 1.03, 1.10), (1.60, 1.65, 1.75)),
    "mountain": ((1.0, 1.02, 1.06), (1.05, 1.05, 1.08)),
    "space": ((0.45, 0.50, 0.75), (0.35, 0.35, 0.55)),
    "moon": ((0.40, 0.40, 0.44), (1.10, 1.08, 1.05)),
    "stage": ((0.60, 0.50, 0.75), (0.55, 0.45, 0.60)),
    "spaceship": ((0.80, 0.95, 1.15), (0.75, 0.90, 1.10)),
    "cafe": ((1.05, 0.92, 0.78), (1.10, 0.90, 0.72)),
    "castle": ((0.85, 0.80, 0.78), (0.95, 0.78, 0.62)),
    "library": ((1.00, 0.92, 0.80), (1.05, 0.88, 0.70)),
}


def is_indoors(place: str) -> bool:
    """Whether weather stays outside and the time of day only shows in windows."""
    return place in _INDOORS


def light_scene(place: str, time: str, weather: str, light: str) -> Light:
    """The light on a person there and then. A named light wins over time and weather; the place always adds its own.

    Raises KeyError for unknown names.
    """
    chosen = _LIGHTS[light]
    if light == "natural":
        chosen = _natural_light(place, time, weather)
    sky, ground = _AMBIENCE.get(place, ((1.0, 1.0, 1.0), (1.0, 1.0, 1.0)))
    return replace(chosen, sky=_times(chosen.sky, sky), ground=_times(chosen.ground, ground))


def _natural_light(place: str, time: str, weather: str) -> Light:
    if place == "city" and time in {"day", "night"}:  # a skyline at night unless somebody names another time
        time = "night"
    if is_indoors(place) and time in {"dusk", "night"}:
        return replace(_LIGHTS["soft"], key=(0.52, 0.42, 0.30), sky=(0.46, 0.40, 0.33), ground=(0.28, 0.23, 0.18))
    if is_indoors(place):
        return replace(_DAY, key=(0.50, 0.48, 0.45), sky=(0.55, 0.55, 0.56), ground=(0.33, 0.31, 0.29))
    key, ambient, dim = _TIMES[time]
    light = replace(_DAY, key=_times(_DAY.key, key), sky=_times(_DAY.sky, ambient), ground=_times(_DAY.ground, ambient))
    if time == "sunset":
        light = replace(light, key_direction=_LIGHTS["golden"].key_direction, rim=(0.9, 0.5, 0.22))
    if time == "night":
        light = replace(light, rim=(0.18, 0.22, 0.34))
    if weather in {"cloudy", "rain", "fog", "snow"}:
        light = replace(
            light,
            key=_times(light.key, (0.35, 0.36, 0.38)),
            sky=_times(light.sky, (1.12, 1.14, 1.18)),
            key_direction=(0.1, -0.8, 0.6),
        )
    return replace(light, dim=dim)


def shade(light: Light, normal: Tensor, wrap: float = 0.25) -> Tensor:
    """What falls on surfaces with these unit normals [n, 3, h, w]: linear light [n, 3, h, w], to multiply albedo with.

    Wrapped Lambert for the key (``wrap`` softens the terminator, as skin does), a hemisphere for sky and ground, and a
    rim where the surface turns away from the viewer.
    """
    x, y, z = normal[:, 0:1], normal[:, 1:2], normal[:, 2:3]
    facing = ((_dot(light.key_direction, x, y, z) + wrap) / (1 + wrap)).clamp(min=0)
    upward = 0.5 - 0.5 * y
    total = _colour(light.key, normal) * facing
    total = total + _colour(light.sky, normal) * upward + _colour(light.ground, normal) * (1 - upward)
    if max(light.rim) > 0:
        edge = (1 - z.clamp(0, 1)) ** 3 * (_dot(light.rim_direction, x, y, z) + 0.3).clamp(min=0)
        total = total + _colour(light.rim, normal) * edge
    return total


def gleam(light: Light, normal: Tensor, exponent: float = 24.0) -> Tensor:
    """Blinn-Phong highlight of the key, [n, 3, h, w]; multiply by a surface's gloss (skin about 0.08)."""
    kx, ky, kz = _unit(light.key_direction)
    half = _unit((kx, ky, kz + 1))
    cosine = half[0] * normal[:, 0:1] + half[1] * normal[:, 1:2] + half[2] * normal[:, 2:3]
    return _colour(light.key, normal) * cosine.clamp(0, 1) ** exponent


def mix(below: Tensor, above: Tensor, coverage: Tensor) -> Tensor:
    """``above`` over ``below``."""
    return below + (above - below) * coverage


def _dot(direction: RGB, x: Tensor, y: Tensor, z: Tensor) -> Tensor:
    dx, dy, dz = _unit(direction)
    return x * dx + y * dy + z * dz


def _unit(direction: RGB) -> RGB:
    length = math.sqrt(sum(v * v for v in direction))
    return direction[0] / length, direction[1] / length, direction[2] / length


def _colour(rgb: RGB, like: Tensor) -> Tensor:
    return torch.tensor(rgb, dtype=torch.float32, device=like.device).view(1, 3, 1, 1)


def _times(first: RGB, second: RGB) -> RGB:
    return first[0] * second[0], first[1] * second[1], first[2] * second[2]
