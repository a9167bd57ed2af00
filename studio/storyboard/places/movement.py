"""What moves in built places: flames and lamps that flicker, pictures that pass by behind a window.

Must not know places. Imports torch: drawing processes only. Everything is cheap: only small windows or coarse grids of
a frame are worked on.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.picture.view import View
from studio.storyboard.places.place import Animate


@dataclass(frozen=True)
class Flicker:
    """A glow at far (x, y) that comes and goes: Gaussian of ``radius`` far units, up to ``rgb`` added light.

    ``rate_hz``: how fast; flames are quick and restless, signal lamps slow.
    """

    x: float
    y: float
    radius: float
    rgb: RGB
    rate_hz: float = 2.2
    steady: bool = False


def flicker_over(flickers: list[Flicker], phase: float) -> Animate:
    """Adds every flicker's light to the frames."""

    def animate(view: View, picture: Tensor) -> Tensor:
        x, y = view.far_grid()
        for number, flicker in enumerate(flickers):
            _add_glow(view, picture, x, y, flicker, phase * 6.3 + number * 1.9)
        return picture

    return animate


def _add_glow(view: View, picture: Tensor, x: Tensor, y: Tensor, flicker: Flicker, phase: float) -> None:
    reach = 2.2 * flicker.radius
    columns = _span((x[0, 0, 0] - flicker.x).abs() < reach, view, x, flicker.x, reach)
    rows = _span((y[0, 0, :, 0] - flicker.y).abs() < reach, view, y, flicker.y, reach)
    if columns is None or rows is None:
        return
    dx, dy = (x[..., columns] - flicker.x) / flicker.radius, (y[:, :, rows] - flicker.y) / flicker.radius
    turn = view.time_s * (6.283 * flicker.rate_hz) + phase
    if flicker.steady:
        level = (torch.sin(turn) > 0).to(turn.dtype)
    else:
        level = 0.45 * torch.sin(turn) + 0.3 * torch.sin(turn * 2.3 + 1) + 0.25 * torch.sin(turn * 3.7 + 2)
    fall = torch.exp(-dx * dx) * torch.exp(-dy * dy)
    edge = (1 - (dx * dx + dy * dy) / 4.84).clamp(min=0)
    rgb = torch.tensor(flicker.rgb, device=view.device).view(1, 3, 1, 1)
    part = picture[:, :, rows, columns]
    part += (fall * edge * level) * rgb
    part.clamp_(min=0)


def _span(inside: Tensor, view: View, axis: Tensor, centre: float, reach: float) -> slice | None:
    """The pixels of an axis that the glow touches in any frame."""
    near = ((axis - centre).abs() < reach).any(0).flatten() if view.num_frames > 1 else inside
    found = torch.nonzero(near)
    if not len(found):
        return None
    return slice(int(found[0]), int(found[-1]) + 1)
