"""Daylight: what time and weather make of the sky, of the air and of the light that falls on places outdoors.

Must not know places. Imports torch: drawing processes only. The sun stands on the right, where people's rim light
comes from.
"""

import math
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB, luminance, mix, srgb
from studio.storyboard.places.place import Conditions
from studio.storyboard.places.texture import Stamps, add_glows, noise_at, smoothstep


@dataclass(frozen=True)
class Daylight:
    """Light outdoors; colours are linear [1, 3, 1, 1].

    ``zenith``, ``middle``, ``horizon``: the clear sky from above to below; ``sun``: what falls on a surface that faces
    the sun (or moon), ``ambient`` what falls on every surface; ``haze``: the colour of far air, ``haze_density``: how
    fast things vanish in it (1 is an ordinary day); ``sun_x``, ``sun_y``: where the sun stands, in far units, or where
    it would; ``overcast``: 0…1; ``is_dark``: lamps are on; ``has_snow``, ``is_wet``: what lies on the ground.
    """

    zenith: Tensor
    middle: Tensor
    horizon: Tensor
    sun: Tensor
    ambient: Tensor
    haze: Tensor
    haze_density: float
    sun_x: float
    sun_y: float
    overcast: float
    is_dark: bool
    has_snow: bool
    is_wet: bool

    def fade(self, colour: Tensor, distance: float | Tensor) -> Tensor:
        """The colour seen through ``distance`` of air (1: things at the foot of the hills)."""
        if isinstance(distance, Tensor):
            return mix(colour, self.haze, 1 - torch.exp(-0.35 * self.haze_density * distance))
        return colour + (self.haze - colour) * (1 - math.exp(-0.35 * self.haze_density * distance))

    def light(self, facing: float | Tensor) -> Tensor:
        """What falls on a surface that catches ``facing`` (0…1) of the sun: multiply albedo with it."""
        return self.ambient + self.sun * facing


@dataclass(frozen=True)
class _Hour:
    zenith: RGB
    middle: RGB
    horizon: RGB
    sun: RGB
    ambient: RGB
    sun_y: float


# sky colours as displayed (sRGB), light as linear intensities
_HOURS: Final = {
    "day": _Hour(
        (0.16, 0.39, 0.74), (0.45, 0.66, 0.90), (0.80, 0.89, 0.96), (0.82, 0.77, 0.68), (0.30, 0.36, 0.44), -1.5
    ),
    "morning": _Hour(
        (0.40, 0.57, 0.80), (0.78, 0.80, 0.84), (1.00, 0.87, 0.70), (0.86, 0.63, 0.40), (0.30, 0.34, 0.42), -0.62
    ),
    "sunset": _Hour(
        (0.24, 0.27, 0.50), (0.80, 0.43, 0.42), (1.00, 0.66, 0.30), (0.95, 0.42, 0.14), (0.24, 0.20, 0.25), -0.36
    ),
    "dusk": _Hour(
        (0.07, 0.10, 0.26), (0.22, 0.24, 0.46), (0.78, 0.46, 0.46), (0.05, 0.04, 0.07), (0.10, 0.11, 0.20), -0.1
    ),
    "night": _Hour(
        (0.012, 0.022, 0.065), (0.04, 0.065, 0.14), (0.10, 0.14, 0.24), (0.06, 0.075, 0.12), (0.02, 0.024, 0.045), -0.72
    ),
}  # fmt: skip
_OVERCAST: Final = {"clear": 0.0, "cloudy": 0.85, "rain": 1.0, "snow": 1.0, "fog": 1.0}
_GREY: Final[dict[str, RGB]] = {
    "cloudy": (0.66, 0.69, 0.73),
    "rain": (0.50, 0.54, 0.59),
    "snow": (0.80, 0.82, 0.85),
    "fog": (0.80, 0.82, 0.84),
}
_HAZE: Final = {"clear": 1.0, "cloudy": 1.3, "rain": 2.6, "snow": 3.2, "fog": 6.0}


def make_daylight(conditions: Conditions) -> Daylight:
    """The light outdoors at this time, in this weather; where the sun stands varies with ``conditions.rng``."""
    hour = _HOURS[conditions.time]
    device = conditions.device
    overcast = _OVERCAST[conditions.weather]
    zenith, middle, horizon = (srgb(rgb, device=device) for rgb in (hour.zenith, hour.middle, hour.horizon))
    sun, ambient = (torch.tensor(rgb, device=device).view(1, 3, 1, 1) for rgb in (hour.sun, hour.ambient))
    if overcast:
        day = _HOURS["day"]
        strength = [now / usual for now, usual in zip(hour.ambient, day.ambient, strict=True)]
        grey = srgb(_GREY[conditions.weather], device=device)
        grey = grey * torch.tensor(strength, device=device).view(1, 3, 1, 1).clamp(max=1.05)
        zenith = mix(zenith, grey * 0.85, torch.tensor(overcast, device=device))
        middle = mix(middle, grey, torch.tensor(overcast, device=device))
        horizon = mix(horizon, grey * 1.08, torch.tensor(0.8 * overcast, device=device))
        ambient = luminance(sun) * 0.28 + mix(ambient, luminance(ambient), torch.tensor(0.6, device=device)) * 1.1
        sun = sun * (1 - 0.94 * overcast)
        if conditions.weather == "rain":
            ambient = ambient * 0.8
    haze = mix(horizon, middle, torch.tensor(0.35, device=device))
    return Daylight(
        zenith,
        middle,
        horizon,
        sun,
        ambient,
        haze,
        _HAZE[conditions.weather],
        conditions.rng.uniform(0.33, 0.46),
        hour.sun_y + conditions.rng.uniform(-0.03, 0.03),
        overcast,
        conditions.time in {"dusk", "night"},
        conditions.weather == "snow",
        conditions.weather == "rain",
    )


def paint_sky(conditions: Conditions, day: Daylight, horizon: float, *, cloudiness: float = 0.4) -> Tensor:
    """The sky over the whole plate, [1, 3, h, w]; below the horizon it goes on in the horizon's colour.

    ``cloudiness``: how much of a clear sky's clouds there are, 0…1.
    """
    x, y = conditions.grid()
    height = ((horizon - y) / (horizon + conditions.half_height)).clamp(0, 1)
    low = mix(day.horizon, day.middle, smoothstep(0.0, 0.42, height))
    sky = mix(low, day.zenith, smoothstep(0.2, 1.05, height)) + 0 * x
    is_night = conditions.time == "night"
    clear = 1 - day.overcast
    if conditions.time in {"dusk", "night"} and clear > 0.1:
        sky = _add_stars(conditions, sky, horizon, strength=clear * (1.0 if is_night else 0.25))
    if conditions.time not in {"day", "dusk"} and day.overcast < 0.5:
        sky = _add_sun(conditions, day, sky, clear, is_moon=is_night)
    if conditions.weather == "fog":
        return sky
    return _add_clouds(conditions, day, sky, horizon, cloudiness)


def _add_sun(conditions: Conditions, day: Daylight, sky: Tensor, clear: float, *, is_moon: bool) -> Tensor:
    x, y = conditions.grid()
    distance = torch.sqrt((x - day.sun_x) ** 2 + (y - day.sun_y) ** 2)
    if is_moon:
        disc = smoothstep(0.075, 0.068, distance)
        seas = conditions.noise(0.09, octaves=3, generator=conditions.generator())
        face = srgb((0.95, 0.93, 0.86), device=conditions.device) * (1.15 + 0.35 * seas).clamp(0.5, 1.6)
        glow = 0.10 * torch.exp(-distance / 0.16) + 0.35 * torch.exp(-distance / 0.045)
        halo = srgb((0.55, 0.65, 0.90), device=conditions.device) * glow * clear
        return mix(sky + halo, face, disc * clear)
    warm = day.sun / day.sun.amax()
    glow = 0.30 * torch.exp(-distance / 0.55) + 0.75 * torch.exp(-distance / 0.14)
    disc = smoothstep(0.085, 0.06, distance) * 3.5
    return sky + warm * clear * (glow + disc)


def _add_stars(conditions: Conditions, sky: Tensor, horizon: float, *, strength: float) -> Tensor:
    generator = conditions.generator()
    count = int(500 * conditions.half_width / 0.63)
    draw = torch.rand(6, count, generator=generator).to(conditions.device)
    depth = horizon + conditions.half_height
    bright = draw[2] ** 6 * 2.4 + 0.10
    tint = torch.stack((0.85 + 0.3 * draw[3], 0.95 + 0 * draw[3], 1.15 - 0.3 * draw[3]), 1)
    top = -conditions.half_height
    low = draw[1] ** 1.2
    stars = Stamps(
        (draw[0] * 2 - 1) * conditions.half_width,
        top + low * depth,
        0.0022 + 0.0022 * draw[2] ** 4,
        tint * (bright * strength * (1 - 0.8 * low))[:, None],
    )
    return add_glows(sky.clone(), stars, conditions.half_width, conditions.half_height)


def _add_clouds(conditions: Conditions, day: Daylight, sky: Tensor, horizon: float, cloudiness: float) -> Tensor:
    """A layer of cumulus in perspective; lit on the side of the sun, flat and grey when overcast."""
    x, y = conditions.grid()
    rows = int(((y.view(-1) < horizon).sum()).item())
    if rows == 0:
        return sky
    above = (horizon - y[:, :, :rows]).clamp(min=0) + 0.16
    across, away = x * (0.55 / above), 0.9 / above
    footprint = conditions.pixel * 0.9 / above**2
    generator = conditions.generator()
    density = noise_at(generator, across, away, cell=1.05, octaves=5, gain=0.52, footprint=footprint)
    seed = generator.initial_seed()
    towards = 0.12
    again = torch.Generator().manual_seed(seed)
    lit_from = noise_at(again, across + towards, away + 0.10, cell=1.05, octaves=2, gain=0.52)
    threshold = 0.42 - 0.55 * cloudiness - 0.75 * day.overcast
    coverage = smoothstep(threshold, threshold + 0.42, density)
    bright = (0.5 + 1.1 * (density - lit_from)).clamp(0, 1)
    low = smoothstep(0.0, 0.35, above - 0.16)
    body = mix(day.ambient * 1.35, day.horizon, torch.tensor(0.15 if day.is_dark else 0.4, device=conditions.device))
    white = body + day.sun * (0.35 + 0.75 * bright) + day.middle * 0.15 * bright
    if day.overcast:
        dark = 0.62 if conditions.weather in {"cloudy", "rain"} else 0.85
        white = day.middle * (dark + (1.2 - dark) * bright)
    white = day.fade(white, (1 - low) * 3)
    out = sky.clone()
    out[:, :, :rows] = mix(sky[:, :, :rows], white, coverage * (0.35 + 0.6 * low))
    return out
