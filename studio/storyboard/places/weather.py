"""What falls and drifts between the camera and everything else: rain, snow, fog.

Must not know places; only for places outdoors. Imports torch: drawing processes only.
"""

import math

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate

from studio.storyboard.picture.light import luminance
from studio.storyboard.picture.view import View
from studio.storyboard.places.particles import add_particles
from studio.storyboard.places.place import Animate, Conditions
from studio.storyboard.places.sky import Daylight, make_daylight


def make_overlay(conditions: Conditions) -> Animate | None:
    """Draws the weather over the finished picture (person included); None when nothing falls."""
    day = make_daylight(conditions)
    match conditions.weather:
        case "rain":
            return _make_rain(conditions, day)
        case "snow":
            return _make_snowfall(conditions, day)
        case "fog":
            return _make_fog(conditions, day)
        case _:
            return None


def _make_rain(conditions: Conditions, day: Daylight) -> Animate:
    """Streaks on two sheets that run down at different speeds."""
    generator = conditions.generator()
    sheets = [
        _paint_streaks(conditions, generator, count=count, length=length, thick=thick)
        for count, length, thick in ((700, 0.07, 0.0), (110, 0.20, 0.0035))
    ]
    light = day.ambient * 0.9 + day.sun * 0.5 + 0.02
    tall = sheets[0].shape[0]

    def animate(view: View, picture: Tensor) -> Tensor:
        rows = torch.arange(view.height_px, device=picture.device).view(1, -1)
        streaks = torch.zeros(1, device=picture.device)
        for sheet, speed in zip(sheets, (1.9, 3.1), strict=True):
            shift = (view.time_s.view(-1, 1) * speed * view.height_px / 2).round().long()
            columns = torch.arange(view.width_px, device=picture.device) % sheet.shape[1]
            streaks = streaks + sheet[:, columns][torch.remainder(rows - shift, tall)]
        veil = streaks[:, None].clamp(max=0.6)
        return picture.mul_(1 - 0.7 * veil).add_(light * veil)

    return animate


def _paint_streaks(
    conditions: Conditions, generator: torch.Generator, *, count: int, length: float, thick: float
) -> Tensor:
    """A sheet [2 h, w] of vertical streaks that joins itself at top and bottom."""
    tall, wide = 2 * conditions.height_px, conditions.width_px
    number = max(8, round(count * conditions.half_width))
    draw = torch.rand(3, number, generator=generator)
    sheet = torch.zeros(tall * wide)
    slant = 0.10
    row = (draw[1] * tall).long().clamp(max=tall - 1)
    span = max(2, round(length / conditions.pixel))
    for step in range(span):
        column = ((draw[0] * wide).long() - int(slant * step)) % wide
        fade = math.sin(math.pi * (step + 0.5) / span)
        sheet.index_add_(0, ((row + step) % tall) * wide + column, (0.10 + 0.25 * draw[2]) * fade)
    sheet = sheet.view(1, 1, tall, wide)
    reach = round(thick / conditions.pixel)
    if reach:
        sheet = avg_pool2d(sheet, (1, 2 * reach + 1), 1, (0, reach)) * (reach + 1.0)
    faint = min(1.0, 0.0062 / conditions.pixel)
    return (sheet * (0.35 + 0.65 * faint))[0, 0].to(conditions.device)


def _make_snowfall(conditions: Conditions, day: Daylight) -> Animate:
    """Flakes at three distances: many small ones far away, a few large and blurred close by."""
    generator = conditions.generator()
    light = (day.ambient * 1.2 + day.sun * 0.8 + 0.06) * 1.1
    reach = conditions.half_width + 0.05
    layers = []
    for count, radius, speed, cover in ((170, 0.0045, 0.22, 0.75), (56, 0.009, 0.38, 0.8), (12, 0.026, 0.70, 0.35)):
        number = max(3, round(count * conditions.half_width / 0.63))
        draw = torch.rand(5, number, generator=generator).to(conditions.device)
        layers.append((draw, radius, speed, cover, light.view(1, 3).expand(number, 3)))

    def animate(view: View, picture: Tensor) -> Tensor:
        time = view.time_s.view(-1, 1)
        for draw, radius, speed, cover, colours in layers:
            y = torch.remainder(draw[1] * 2.4 + time * speed * (0.7 + 0.6 * draw[2]), 2.4) - 1.2
            sway = speed * 0.18 * torch.sin(time * (0.8 + draw[3]) + draw[4] * 6.3)
            x = torch.remainder((draw[0] * 2 - 1) * reach + sway + 0.06 * time * speed + reach, 2 * reach) - reach
            size = radius * (0.6 + 0.8 * draw[3])
            # flakes before the face are few and faint: whoever stands in snow turns out of it
            hidden = 1 - 0.65 * torch.exp(-((x / 0.28) ** 2) - ((y + 0.15) / 0.42) ** 2)
            picture = add_particles(view, picture, x, y, size, colours, cover * hidden, softness=1.2)
        return picture

    return animate


def _make_fog(conditions: Conditions, day: Daylight) -> Animate:
    """Thin swathes of fog that drift past the camera, thicker below."""
    generator = conditions.generator()
    lattice = torch.rand(1, 1, 7, 9, generator=generator).to(conditions.device)
    colour = day.haze * 0.9 + luminance(day.ambient) * 0.05

    def animate(view: View, picture: Tensor) -> Tensor:
        height, width = max(8, view.height_px // 8), max(8, view.width_px // 8)
        wide = interpolate(lattice, size=(height, max(width + 4, height * 3)), mode="bicubic", align_corners=True)
        room = wide.shape[-1] - width
        veils = []
        for time in view.time_s.view(-1).tolist():
            # a shift by parts of a coarse pixel would need sampling: blend the two whole shifts instead
            shift = (0.5 - 0.5 * math.cos(time * 0.10)) * (room - 1)
            first, part = int(shift), shift - int(shift)
            veils.append(
                wide[..., first : first + width] * (1 - part) + wide[..., first + 1 : first + 1 + width] * part
            )
        low = torch.linspace(0.03, 0.13, height, device=picture.device).view(1, 1, -1, 1)
        veil = (torch.cat(veils) * 0.22 - 0.06).clamp(min=0) + low
        veil = interpolate(veil, size=(view.height_px, view.width_px), mode="bilinear", align_corners=False)
        return picture.mul_(1 - veil).add_(colour * veil)

    return animate
