"""Pictures that are laid over each other: soft-edged layers, and sprites that are painted once and sampled per frame.

Must not know what they show. Imports torch: drawing processes only. Colours are premultiplied with their coverage, so
that blurring, scaling and adding them stays true.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import grid_sample, interpolate, pad

from studio.storyboard.picture.view import View, Window


@dataclass(frozen=True)
class Layer:
    """A patch of n frames: ``rgb`` [n, 3, h, w] linear and premultiplied, ``alpha`` [n, 1, h, w] 0…1, at ``window``."""

    rgb: Tensor
    alpha: Tensor
    window: Window


def lay_over(picture: Tensor, layer: Layer) -> Tensor:
    """The layer over [n, 3, H, W]. ``picture`` is changed in place and returned."""
    w = layer.window
    if w.is_empty:
        return picture
    part = picture[:, :, w.top : w.bottom, w.left : w.right]
    part.mul_(1 - layer.alpha).add_(layer.rgb)
    return picture


@dataclass(frozen=True)
class Sprite:
    """A picture in a space of its own: ``rgba`` [4, h, w] linear, premultiplied, covering left…right × top…bottom.

    Paint it a little larger than what it shows: beyond its edge there is nothing.
    """

    rgba: Tensor
    left: float
    top: float
    right: float
    bottom: float


def make_grid(
    left: float, top: float, right: float, bottom: float, unit_px: float, device: torch.device | str = "cpu"
) -> tuple[Tensor, Tensor]:
    """Coordinates to paint a sprite on, at about ``unit_px`` pixels a unit: x [1, 1, 1, w] and y [1, 1, h, 1]."""
    columns = max(2, round((right - left) * unit_px))
    rows = max(2, round((bottom - top) * unit_px))
    x = left + (torch.arange(columns, device=device) + 0.5) * ((right - left) / columns)
    y = top + (torch.arange(rows, device=device) + 0.5) * ((bottom - top) / rows)
    return x.view(1, 1, 1, -1), y.view(1, 1, -1, 1)


def make_sprite(rgb: Tensor, alpha: Tensor, left: float, top: float, right: float, bottom: float) -> Sprite:
    """A sprite from straight colours [1, 3, h, w] and coverage [1, 1, h, w]."""
    alpha = alpha.clamp(0, 1)
    return Sprite(torch.cat((rgb * alpha, alpha), 1)[0], left, top, right, bottom)


def sample(sprite: Sprite, x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Premultiplied colour [n, 3, h, w] and coverage [n, 1, h, w] of the sprite at x, y [n, 1, h, w] (or broadcast)."""
    nothing = torch.zeros_like(x + y)
    x, y = x + nothing, y + nothing
    grid = torch.stack(
        (
            (x[:, 0] - sprite.left) * (2 / (sprite.right - sprite.left)) - 1,
            (y[:, 0] - sprite.top) * (2 / (sprite.bottom - sprite.top)) - 1,
        ),
        -1,
    )
    found = grid_sample(
        sprite.rgba[None].expand(len(grid), -1, -1, -1),
        grid,
        mode="bilinear",
        padding_mode="zeros",
        align_corners=False,
    )
    return found[:, :3], found[:, 3:]


def place_sprite(
    view: View,
    sprite: Sprite,
    *,
    move_x: Tensor,
    move_y: Tensor,
    angle: Tensor | None = None,
    pivot: tuple[float, float] = (0.0, 0.0),
    scale_x: Tensor | None = None,
    reach: float = 0.3,
) -> Layer:
    """The sprite in figure space, moved by (move_x, move_y), turned by ``angle`` radians clockwise about ``pivot``.

    Motions are [n, 1, 1, 1]. ``reach`` is how far beyond its own rectangle a turned sprite may get, in figure units.
    """
    shift_x, shift_y = float(move_x.abs().max()), float(move_y.abs().max())
    margin_x, margin_y = shift_x + reach, shift_y + reach
    window = view.window(
        sprite.left - margin_x, sprite.top - margin_y, sprite.right + margin_x, sprite.bottom + margin_y
    )
    if window.is_empty:
        empty = torch.zeros(view.num_frames, 1, 0, 0, device=view.device)
        return Layer(empty.expand(-1, 3, -1, -1), empty, Window(0, 0, 0, 0))
    x, y = view.figure_grid(window)
    x, y = x - move_x - pivot[0], y - move_y - pivot[1]
    if angle is not None:
        cos, sin = torch.cos(angle), torch.sin(angle)
        x, y = x * cos + y * sin, y * cos - x * sin
    if scale_x is not None:
        x = x / scale_x
    rgb, alpha = sample(sprite, x + pivot[0], y + pivot[1])
    return Layer(rgb, alpha, window)


def blur(picture: Tensor, radius_px: float) -> Tensor:
    """A soft, lens-like blur of [n, c, h, w]: two box filters; nothing for radii under half a pixel."""
    size = round(radius_px)
    if size < 1:
        return picture
    for _ in range(2):
        picture = average(average(picture, size, 2), size, 3)
    return picture


def average(picture: Tensor, size: int, axis: int) -> Tensor:
    """The mean over ``size`` pixels to both sides along an axis, edges repeated. Its cost does not grow with size."""
    edges = (0, 0, size + 1, size) if axis == 2 else (size + 1, size, 0, 0)
    sums = pad(picture, edges, mode="replicate").cumsum(axis)
    count = picture.shape[axis]
    return (sums.narrow(axis, 2 * size + 1, count) - sums.narrow(axis, 0, count)) / (2 * size + 1)


def enlarge(values: Tensor, size: tuple[int, int], *, align_corners: bool = False) -> Tensor:
    """Few values [n, c, h, w] spread smoothly over ``size``: bicubic, as `interpolate` has it, but quick where there
    are few: its weights by rows and by columns are two small matrices."""
    (rows, columns), (high, wide) = values.shape[-2:], size
    products = 0.006 * high * columns * (rows + wide)
    if high * rows + wide * columns + products > high * wide:
        return interpolate(values, size=size, mode="bicubic", align_corners=align_corners)
    by_row, by_column = (
        interpolate(
            torch.eye(count, device=values.device)[None, None],
            size=(length, count),
            mode="bicubic",
            align_corners=align_corners,
        )[0, 0]
        for count, length in ((rows, high), (columns, wide))
    )
    return by_row @ values @ by_column.t()
