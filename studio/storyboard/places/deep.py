"""Under water: a reef in blue light.

Must not know people. Imports torch: drawing processes only.
"""

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from studio.storyboard.picture.light import RGB, mix, srgb
from studio.storyboard.picture.view import View
from studio.storyboard.places.flora import place_sides
from studio.storyboard.places.ground import add_bumps, lay_ground, make_ground
from studio.storyboard.places.particles import add_particles
from studio.storyboard.places.place import Animate, Conditions, Place
from studio.storyboard.places.strokes import Strokes, lay_strokes
from studio.storyboard.places.texture import Stamps, smoothstep, stamp

_CORALS: tuple[RGB, ...] = (
    (0.95, 0.38, 0.34),
    (0.96, 0.62, 0.25),
    (0.78, 0.36, 0.78),
    (0.98, 0.85, 0.42),
    (0.93, 0.50, 0.66),
)


def paint_underwater(conditions: Conditions) -> Place:
    """Blue water, brighter above, with shafts of light, a reef on either side, kelp, fish and bubbles."""
    x, y = conditions.grid()
    dim = 0.30 if conditions.time in {"dusk", "night"} else 1.0
    top, middle, low = (
        srgb(rgb, dim, conditions.device) for rgb in ((0.55, 0.93, 0.96), (0.05, 0.56, 0.74), (0.01, 0.20, 0.40))
    )
    water = mix(middle, low, smoothstep(-0.35, 0.9, y))
    glow = torch.exp(-((x - 0.15) ** 2) / 0.5 - (y + 1.15) ** 2 / 0.22)
    water = mix(water + 0 * x, top, (0.9 * glow).clamp(0, 1))
    surface = conditions.noise(0.10, octaves=4, stretch=2.5, generator=conditions.generator())
    water = water + top * smoothstep(0.0, 0.6, surface) * smoothstep(-0.80, -1.12, y) * 0.7
    ground = make_ground(conditions, 0.12)
    sand = srgb((0.62, 0.80, 0.74), dim * 0.8, conditions.device)
    bumps = add_bumps(ground, conditions.generator(), cell=0.5, octaves=4)
    ripple = 0.5 + 0.5 * torch.sin(ground.away * 9 + 4 * bumps)
    floor = sand * (0.55 + 0.35 * bumps + 0.15 * ripple).clamp(min=0.05)
    water_below = water[:, :, ground.first_row :]
    floor = mix(floor, water_below, 1 - torch.exp(-0.28 * ground.away))
    picture = lay_ground(water, ground, floor)
    picture = _add_reef(conditions, picture, middle, dim)
    return Place(picture, _make_sea_life(conditions, dim), depth_blur=0.010)


def _add_reef(conditions: Conditions, picture: Tensor, haze: Tensor, dim: float) -> Tensor:
    """Rocks with corals at both sides, dim and blue with the distance, and kelp between them."""
    rng, wide = conditions.rng, conditions.half_width
    for near in (0.0, 0.5, 1.0):
        heads = [
            (x, 0.22 + 0.34 * near + rng.uniform(-0.08, 0.10), rng.uniform(0.10, 0.20) * (0.7 + 0.5 * near))
            for x in place_sides(rng, wide, nearest=0.34 + 0.06 * near, count=round(8 * max(1.0, wide / 0.7)))
        ]
        picture = _add_kelp(conditions, picture, haze, near, dim)
        picture = _add_corals(conditions, picture, heads, haze, near, dim)
    return picture


def _add_corals(
    conditions: Conditions,
    picture: Tensor,
    heads: list[tuple[float, float, float]],
    haze: Tensor,
    near: float,
    dim: float,
) -> Tensor:
    generator = conditions.generator()
    each = 90
    count = each * len(heads)
    middle = torch.tensor(heads).repeat_interleave(each, 0).to(conditions.device)
    palette = torch.cat([srgb(rgb, device=conditions.device).view(1, 3) for rgb in _CORALS])
    kind = torch.randint(len(_CORALS), (len(heads),), generator=generator).repeat_interleave(each).to(conditions.device)
    draw = torch.rand(5, count, generator=generator).to(conditions.device)
    angle, far = draw[0] * 6.283, torch.sqrt(draw[1])
    across, down = torch.cos(angle) * far, torch.sin(angle) * far
    bright = (0.45 - 0.45 * down + 0.5 * (draw[2] - 0.5)).clamp(0.04, 1) * (0.5 + 0.5 * far)
    colour = palette[kind] * bright[:, None] * torch.tensor((0.75, 0.95, 1.0), device=conditions.device) * dim
    colour = colour + (haze.view(1, 3) - colour) * (0.68 - 0.58 * near)
    stamps = Stamps(
        middle[:, 0] + across * middle[:, 2],
        middle[:, 1] + down * middle[:, 2] * 0.9 + 0.06 * far,
        middle[:, 2] * (0.09 + 0.09 * draw[3]),
        colour,
        0.7 + 0.8 * draw[4],
    )
    rgb, alpha = stamp(
        stamps, (conditions.height_px, conditions.width_px), conditions.half_width, conditions.half_height
    )
    return picture * (1 - alpha) + rgb


def _add_kelp(conditions: Conditions, picture: Tensor, haze: Tensor, near: float, dim: float) -> Tensor:
    rng = conditions.rng
    count = round(16 * max(1.0, conditions.half_width / 0.7))
    xs = place_sides(rng, conditions.half_width, nearest=0.38, count=count)
    draw = torch.rand(4, count, generator=conditions.generator()).to(conditions.device)
    foot = mix(srgb((0.04, 0.16, 0.10), dim, conditions.device), haze, torch.tensor(0.7 - 0.5 * near)).view(1, 3)
    tip = mix(srgb((0.36, 0.60, 0.20), dim, conditions.device), haze, torch.tensor(0.6 - 0.5 * near)).view(1, 3)
    kelp = Strokes(
        torch.tensor(xs, device=conditions.device),
        0.35 + 0.30 * near + 0.2 * draw[0],
        0.45 + 0.75 * draw[1],
        (0.016 + 0.016 * draw[2]) * (0.6 + 0.6 * near),
        (draw[3] - 0.5) * 0.25,
        foot.expand(count, 3),
        tip.expand(count, 3),
        taper=0.5,
    )
    return lay_strokes(conditions, picture, kelp)


def _make_sea_life(conditions: Conditions, dim: float) -> Animate:
    """Shafts of light that sway, bubbles that rise and a few fish that cross."""
    generator = conditions.generator()
    bubbles = torch.rand(5, 26, generator=generator).to(conditions.device)
    fish = torch.rand(5, 7, generator=generator).to(conditions.device)
    phase = (torch.rand(5, generator=generator) * 6.283).tolist()
    reach = conditions.half_width + 0.15
    tint = srgb((0.70, 0.98, 1.0), dim * 0.20, conditions.device)
    pale = srgb((0.85, 0.98, 1.0), dim, conditions.device).view(1, 3).expand(26, 3)
    orange, yellow = (srgb(rgb, dim, conditions.device).view(1, 3) for rgb in ((0.95, 0.48, 0.12), (0.98, 0.86, 0.30)))
    scales = orange + (yellow - orange) * (fish[4] > 0.5).float()[:, None]

    def animate(view: View, picture: Tensor) -> Tensor:
        picture.add_(tint * _make_shafts(view, phase))
        time = view.time_s.view(-1, 1)
        heading = torch.where(fish[2] > 0.5, 1.0, -1.0)
        x = torch.remainder(fish[0] * 2 * reach + heading * time * (0.07 + 0.08 * fish[3]), 2 * reach) - reach
        y = -0.75 + 1.0 * fish[1] + 0.02 * torch.sin(time * 1.5 + fish[3] * 6.3)
        size = 0.014 + 0.016 * fish[3]
        solid = torch.full_like(x, 0.95)
        wag = 0.25 * torch.sin(time * 7 + fish[4] * 6.3)
        tail = x - heading * size * (2.2 + wag)
        picture = add_particles(view, picture, tail, y, size * 0.8, scales * 0.8, solid, softness=0.4, aspect=0.5)
        picture = add_particles(view, picture, x, y, size, scales, solid, softness=0.4, aspect=2.0)
        rise = torch.remainder(bubbles[1] * 2.4 - time * (0.18 + 0.2 * bubbles[2]), 2.4) - 1.2
        sway = 0.015 * torch.sin(time * 3 + bubbles[3] * 6.3)
        across = (bubbles[0] * 2 - 1) * reach + sway
        radius = 0.004 + 0.011 * bubbles[4]
        picture = add_particles(view, picture, across, rise, radius, pale, torch.full_like(rise, 0.35), softness=0.6)
        return add_particles(
            view, picture, across - radius * 0.3, rise - radius * 0.35, radius * 0.35, pale, torch.full_like(rise, 0.8)
        )

    return animate


def _make_shafts(view: View, phase: list[float]) -> Tensor:
    """Brightness of the light from above, [n, 1, H, W]; drawn coarsely, as it is smooth."""
    x, y = view.far_grid()
    step = max(1, view.height_px // 80)
    x, y = x[..., ::step], y[:, :, ::step]
    slope = (x - 0.15) / (y + 2.4)
    time = view.time_s
    waves = torch.sin(slope * 31 + phase[0] + time * 0.5) + torch.sin(slope * 53 + phase[1] - time * 0.8)
    waves = waves + torch.sin(slope * 17 + phase[2] - time * 0.35)
    shafts = (0.30 * waves + 0.15).clamp(min=0) * smoothstep(0.7, -1.0, y)
    return interpolate(shafts, size=(view.height_px, view.width_px), mode="bilinear", align_corners=False)
