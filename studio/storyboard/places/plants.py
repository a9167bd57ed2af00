"""Greenery in built places: plants in pots, street trees, flower boxes: heaps of leaves laid over a lit picture.

Must not know places. Imports torch: drawing processes only.
"""

import math
from dataclasses import replace

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB, srgb
from studio.storyboard.places.solids import Scenery
from studio.storyboard.places.texture import Stamps, make_generator, stamp

Point = tuple[float, float, float]


def pot_plant(s: Scenery, picture: Tensor, at: Point, size_m: float, light: float) -> Tensor:
    """Long leaves that arch out of a point (the pot's rim), ``size_m`` high, lit by about ``light``."""
    generator = make_generator(s.conditions.rng)
    count = 46
    fan = (torch.rand(count, generator=generator) * 2 - 1) * 1.25
    reach = 0.35 + 0.65 * torch.rand(count, generator=generator)
    x = at[0] + size_m * reach * torch.sin(fan) * 0.62
    y = at[1] - size_m * reach * torch.cos(fan) * 0.62
    shade = (0.35 + 0.9 * torch.rand(count, generator=generator)) * (0.5 + 0.6 * reach)
    green = srgb((0.30, 0.50, 0.22))[0, :, 0, 0]
    long = size_m * 0.34 * (0.6 + 0.6 * reach)
    stamps = _project(s, x, y, at[2], long * 0.24, 4.2, fan - math.pi / 2, green * shade[:, None] * light)
    return _lay(s, picture, stamps)


def crown(s: Scenery, picture: Tensor, at: Point, radius_m: tuple[float, float], rgb: RGB, light: float) -> Tensor:
    """A tree's or a bush's leaves in an ellipse around ``at``: lighter above, dark beneath."""
    generator = make_generator(s.conditions.rng)
    count = 90 if s.factor > 1 else 170
    angle = torch.rand(count, generator=generator) * math.tau
    out = torch.rand(count, generator=generator).sqrt()
    lumpy = 0.8 + 0.2 * torch.sin(angle * 3 + 1) + 0.12 * torch.sin(angle * 7)
    x = at[0] + radius_m[0] * out * lumpy * torch.cos(angle)
    y = at[1] + radius_m[1] * out * lumpy * torch.sin(angle)
    order = torch.rand(count, generator=generator)
    shade = (0.55 - 0.45 * (y - at[1]) / radius_m[1]) * (0.45 + 0.9 * order)
    leaf = srgb(rgb)[0, :, 0, 0] * shade[:, None] * light
    size = min(radius_m) * (0.09 + 0.09 * torch.rand(count, generator=generator))
    stamps = _project(s, x, y, at[2], size, 1.5, torch.rand(count, generator=generator) * math.pi, leaf)
    return _lay(s, picture, stamps)


def _project(
    s: Scenery, x: Tensor, y: Tensor, z: float, radius: Tensor, aspect: float, angle: Tensor, rgb: Tensor
) -> Stamps:
    device = s.depth.device
    scale = s.focal / z
    return Stamps(
        (x * scale).to(device),
        (y * scale + s.horizon).to(device),
        (radius * scale).to(device),
        rgb.to(device),
        torch.full_like(x, aspect).to(device),
        angle.to(device),
    )


def _lay(s: Scenery, picture: Tensor, stamps: Stamps) -> Tensor:
    """Over the picture, which is changed in place; only the pixels around the leaves are worked on."""
    pixel = 2 * s.half_height / len(s.y)
    margin = float(stamps.radius.max()) * 5
    rows = _cut(float(stamps.y.min()) - margin, float(stamps.y.max()) + margin, s.half_height, len(s.y))
    columns = _cut(float(stamps.x.min()) - margin, float(stamps.x.max()) + margin, s.half_width, len(s.x))
    height, width = rows.stop - rows.start, columns.stop - columns.start
    if height < 1 or width < 1:
        return picture
    # the patch is a plate of its own, with its origin in its middle
    middle_x = (columns.start + width / 2) * pixel - s.half_width
    middle_y = (rows.start + height / 2) * pixel - s.half_height
    moved = replace(stamps, x=stamps.x - middle_x, y=stamps.y - middle_y)
    rgb, alpha = stamp(moved, (height, width), width * pixel / 2, height * pixel / 2, softness=0.5)
    picture[:, :, rows, columns].mul_(1 - alpha).add_(rgb)
    return picture


def _cut(first: float, last: float, half: float, count: int) -> slice:
    scale = count / (2 * half)
    start = min(count, max(0, int((first + half) * scale)))
    return slice(start, max(start, min(count, int((last + half) * scale) + 1)))
