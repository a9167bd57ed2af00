"""Water: a plane that mirrors the sky, with ripples that move.

Must not know places. Imports torch: drawing processes only.
"""

import math

import torch
from torch import Tensor
from torch.nn.functional import grid_sample

from studio.storyboard.picture.light import mix
from studio.storyboard.picture.view import View
from studio.storyboard.places.ground import Ground
from studio.storyboard.places.place import Animate, Conditions
from studio.storyboard.places.sky import Daylight
from studio.storyboard.places.texture import noise_at, smoothstep


def paint_water(
    conditions: Conditions, day: Daylight, picture: Tensor, ground: Ground, deep: Tensor, *, roughness: float
) -> Tensor:
    """Water from the horizon to the plate's bottom, [1, 3, h, w]: it mirrors what ``picture`` shows above the horizon.

    ``deep``: the colour that comes out of the water, [1, 3, 1, 1]; ``roughness``: 0 a mirror, 1 a choppy sea.
    """
    generator = conditions.generator()
    ripples = noise_at(
        generator, ground.across * 0.5, ground.away, cell=0.55, octaves=4, gain=0.6, footprint=ground.footprint * 0.5
    )
    depth = ground.y - ground.horizon
    # ripples tilt the mirror: rough water shows a wide, low strip of the sky
    up = ground.horizon - depth * (1 + 0.5 * roughness) - ripples * (0.02 + 0.28 * roughness) * (0.25 + depth)
    across = ground.x + ripples * (0.006 + 0.05 * roughness) * (0.2 + depth)
    grid = torch.stack((across / conditions.half_width, up / conditions.half_height), -1)[0]
    mirrored = grid_sample(picture, grid, mode="bilinear", padding_mode="reflection", align_corners=False)
    fresnel = (0.10 + 0.85 * torch.exp(-depth / (0.30 + 0.25 * (1 - roughness)))).clamp(0, 1)
    fresnel = (fresnel + ripples * 0.30 * roughness * smoothstep(0.0, 0.1, depth)).clamp(0.04, 1)
    body = deep * day.light(0.6)
    return mix(body, mirrored, fresnel)


def add_glitter_path(
    conditions: Conditions, day: Daylight, water: Tensor, ground: Ground, *, roughness: float
) -> Tensor:
    """The sun's (or moon's) broken mirror image on the water, added to [1, 3, h, w]."""
    if day.overcast > 0.5 or conditions.time in {"day", "dusk"}:
        return water
    generator = conditions.generator()
    sparks = noise_at(
        generator, ground.across * 0.6, ground.away * 1.5, cell=0.35, octaves=3, footprint=ground.footprint
    )
    depth = ground.y - ground.horizon
    wide = 0.035 + (0.10 + 0.35 * roughness) * depth
    column = torch.exp(-(((ground.x - day.sun_x) / wide) ** 2))
    strength = 0.5 if conditions.time == "night" else 2.4
    warm = day.sun / day.sun.amax()
    return water + warm * column * smoothstep(-0.25, 0.55, sparks) * strength * torch.exp(-depth * 1.2)


def make_ripples(
    conditions: Conditions, *, horizon: float, bottom: float, amplitude: float, glint: Tensor | None = None
) -> Animate:
    """Moves the water between two far heights: the picture there shimmers by about ``amplitude`` far units.

    ``glint``: light [1, 3, 1, 1] of the sparks on the crests.
    """
    generator = conditions.generator()
    phases = (torch.rand(6, generator=generator) * 6.283).tolist()
    table = torch.rand(1, 1, 64, 64, generator=generator).to(conditions.device)

    def animate(view: View, picture: Tensor) -> Tensor:
        x, y = view.far_grid()
        inside = (y > horizon).view(len(y), -1) & (y < bottom).view(len(y), -1)
        rows = torch.nonzero(inside.any(0)).view(-1)
        if len(rows) == 0:
            return picture
        top, end = int(rows[0]), int(rows[-1]) + 1
        part = picture[:, :, top:end]
        y = y[:, :, top:end]
        depth = (y - horizon).clamp(min=0.004)
        away = 1 / depth
        time = view.time_s
        # swell comes towards the viewer; crests are wide, so they vary faster along the depth than across
        crest = torch.sin(away * 5.0 + time * 2.6 + phases[0] + x * away * 0.35)
        chop = torch.sin(away * 13.0 + time * 4.1 + phases[1] - x * away * 1.3)
        fade = (depth * 12).clamp(max=1) * smoothstep(bottom, bottom - 0.06, y)
        shift = (0.6 * crest + 0.4 * chop) * amplitude * fade * (0.3 + depth * 2)
        height = part.shape[2]
        row = torch.arange(height, device=picture.device).view(1, 1, -1, 1)
        target = (row + 0.5 + shift * view.height_px / 2) * (2 / height) - 1
        column = torch.arange(view.width_px, device=picture.device).view(1, 1, 1, -1)
        across = (column + 0.5 + chop * amplitude * fade * view.height_px / 5) * (2 / view.width_px) - 1
        moved = grid_sample(
            part,
            torch.stack((across[:, 0], target[:, 0]), -1),
            mode="bilinear",
            padding_mode="border",
            align_corners=False,
        )
        if glint is not None:
            sparks = _sparkle(table, x * away, away, time)
            moved = moved + glint * sparks * fade
        part.copy_(moved)
        return picture

    return animate


def _sparkle(table: Tensor, across: Tensor, away: Tensor, time: Tensor) -> Tensor:
    """Where two patterns that drift against each other are both bright, [n, 1, h, w]."""
    found = []
    for speed, size in ((0.9, 5.0), (-0.7, 6.1)):
        u = across * 0.4 * size + 0 * away
        v = away * size * 0.6 + time * speed * 4 + 0 * across
        grid = torch.stack((_fold(u[:, 0]), _fold(v[:, 0])), -1)
        found.append(grid_sample(table.expand(len(grid), -1, -1, -1), grid, mode="bilinear", align_corners=False))
    return ((found[0] * found[1] - 0.62) * 4).clamp(0, 1)


def _fold(value: Tensor) -> Tensor:
    """Coordinates in table cells as a triangle wave over -1…1, so that a table goes on for ever without a seam."""
    part = torch.remainder(value / 64, 2.0)
    return 1 - (part - 1).abs() * 2


def rise(time: Tensor, period_s: float, phase: float = 0.0) -> Tensor:
    """A slow breath 0…1…0 of waves and lamps."""
    return 0.5 + 0.5 * torch.sin(time * (2 * math.pi / period_s) + phase)
