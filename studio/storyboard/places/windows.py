"""Windows of rooms: what one sees through them at which hour, and the light they let in.

Must not know which room they are in. Imports torch: drawing processes only.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB, srgb
from studio.storyboard.places.lamps import Sunbeam
from studio.storyboard.places.materials import LIT, Material, Spot, rgb_of
from studio.storyboard.places.place import Conditions
from studio.storyboard.places.solids import Scenery, Span


@dataclass(frozen=True)
class Daylight:
    """Linear light outside: sky overhead and low, the sun (black when it does not shine), and whether lamps burn."""

    high: RGB
    low: RGB
    sun: RGB
    lamps: bool
    level: float

    @property
    def glow(self) -> RGB:
        """What a window sheds into the room at 1 m."""
        return scale(self.low, 1.0)


def scale(rgb: RGB, gain: float) -> RGB:
    return rgb[0] * gain, rgb[1] * gain, rgb[2] * gain


def add(first: RGB, second: RGB) -> RGB:
    return first[0] + second[0], first[1] + second[1], first[2] + second[2]


_HOURS: dict[str, Daylight] = {
    "day": Daylight((0.42, 0.72, 1.25), (1.15, 1.30, 1.45), (2.6, 2.4, 2.1), False, 1.0),
    "morning": Daylight((0.50, 0.66, 0.95), (1.45, 1.22, 0.92), (2.7, 2.0, 1.25), False, 0.9),
    "sunset": Daylight((0.34, 0.30, 0.50), (1.70, 0.72, 0.24), (2.7, 1.15, 0.34), True, 0.6),
    "dusk": Daylight((0.06, 0.09, 0.24), (0.26, 0.22, 0.40), (0.0, 0.0, 0.0), True, 0.16),
    "night": Daylight((0.006, 0.010, 0.030), (0.020, 0.026, 0.060), (0.0, 0.0, 0.0), True, 0.03),
}
_OVERCAST: dict[str, RGB] = {
    "cloudy": (0.72, 0.76, 0.82),
    "rain": (0.46, 0.51, 0.58),
    "fog": (0.86, 0.88, 0.90),
    "snow": (0.92, 0.96, 1.04),
}


def read_daylight(conditions: Conditions) -> Daylight:
    """The light outside at this time, in this weather."""
    hour = _HOURS[conditions.time]
    grey = _OVERCAST.get(conditions.weather)
    if grey is None:
        return hour
    level = {"day": 1.0, "morning": 0.85, "sunset": 0.5, "dusk": 0.16, "night": 0.03}[conditions.time]
    high, low = scale(grey, 0.85 * level), scale(grey, 1.05 * level)
    return Daylight(add(scale(hour.high, 0.15), high), add(scale(hour.low, 0.15), low), (0, 0, 0), hour.lamps, level)


def outlook(
    conditions: Conditions, size: tuple[float, float], kind: str, panes: tuple[int, int], frame: RGB
) -> Material:
    """A window of ``size`` metres with ``panes`` across and down; outside: ``kind`` "garden", "city" or "sky"."""
    light = read_daylight(conditions)

    def paint(spot: Spot) -> Tensor:
        across, down = spot.u / size[0], spot.v / size[1]
        picture = _scene(light, spot, across, down, kind)
        bars = torch.maximum(_bar(across, panes[0], 0.028 / size[0]), _bar(down, panes[1], 0.022 / size[1]))
        edge = torch.minimum(torch.minimum(spot.u, size[0] - spot.u), torch.minimum(spot.v, size[1] - spot.v))
        wood = rgb_of(frame, spot) * torch.ones_like(picture)
        return torch.where((bars > 0.5) | (edge < 0.05), wood, LIT + picture)

    return Material(paint)


def beam_through(
    scenery: Scenery, *, y: Span, across: Span, wall_x: float | None = None, wall_z: float | None = None
) -> list[Sunbeam]:
    """The sun through that opening, if it shines: falls steeply by day, flat in the morning and at sunset."""
    light = read_daylight(scenery.conditions)
    if max(light.sun) <= 0:
        return []
    low = scenery.conditions.time in {"morning", "sunset"}
    side = 0.0 if wall_x is None else (1.0 if wall_x > 0 else -1.0)
    steep = -0.34 if low else -0.62
    towards = (0.74 * side, steep, -0.30) if wall_x is not None else (0.30, steep, 0.70)
    return [Sunbeam(towards, light.sun, y, across, wall_x, wall_z)]


def _scene(light: Daylight, spot: Spot, across: Tensor, down: Tensor, kind: str) -> Tensor:
    device = spot.footprint.device
    high, low = _rgb(light.high, device), _rgb(light.low, device)
    picture = low + (high - low) * (1 - down / 0.75).clamp(0, 1)
    cloud = spot.grain.noise(spot.u, spot.v, 0.8, 1.8).clamp(min=0)
    picture = picture + low * 0.35 * cloud
    if kind == "sky":
        return picture
    shine = _rgb(add(scale(light.low, 0.55), scale(light.sun, 0.16)), device)
    if kind == "garden":
        lumps = spot.grain.noise(spot.u, spot.v * 0 + 3, 0.9)
        tree_line = 0.50 - 0.16 * lumps
        leaves = 0.55 + 0.45 * spot.grain.noise(spot.u, spot.v, 4)
        green = srgb((0.36, 0.50, 0.20), device=device)[0] * leaves * shine
        grass = srgb((0.50, 0.62, 0.28), device=device)[0] * shine
        picture = torch.where(down > tree_line, green, picture)
        return torch.where(down > 0.82 + 0.02 * lumps, grass, picture)
    for layer, (width, base, tone) in enumerate(((0.42, 0.34, 0.62), (0.65, 0.46, 0.40))):
        house = torch.floor(spot.u / width + layer * 0.4)
        roof = base + 0.22 * spot.grain.cell(house, house * 0 + layer, 4)
        column, row = torch.floor(spot.u / 0.085), torch.floor(spot.v / 0.11)
        own = spot.grain.cell(column, row + 40 * layer, 6)
        stone = (0.16 + 0.2 * spot.grain.cell(house, house * 0, 5)) * tone * shine + low * (0.34 - 0.2 * layer)
        pane = (torch.frac(spot.u / 0.085) > 0.3) & (torch.frac(spot.v / 0.11) > 0.4)
        stone = stone * (1 - 0.35 * pane)
        if light.lamps:
            lamp = srgb((1.0, 0.78, 0.45), device=device)[0] * (0.4 + 1.6 * own)
            stone = torch.where(pane & (own > 0.55), lamp, stone)
        picture = torch.where(down > roof, stone, picture)
    return picture


def _bar(share: Tensor, panes: int, half: float) -> Tensor:
    if panes < 2:
        return torch.zeros_like(share)
    return ((torch.frac(share * panes + 0.5) - 0.5).abs() / panes < half).to(share.dtype)


def _rgb(rgb: RGB, device: torch.device) -> Tensor:
    return torch.tensor(rgb, device=device).view(3, 1, 1)
