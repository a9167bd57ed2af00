"""What built things are made of: albedo as a function of where on a surface one looks, in metres.

Must not know shapes, lamps or places. Imports torch: drawing processes only. Patterns fade to their mean where a pixel
covers more than a period of them (the ``footprint``), as a lens would have it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor
from torch.nn.functional import grid_sample, interpolate, pad

from studio.storyboard.picture.light import RGB

_TILE = 128
_TABLE = 4096


class Grain:
    """Repeatable randomness on surfaces: fractal noise and a number for every cell, fixed by ``rng``."""

    def __init__(self, rng: Random, device: torch.device | str) -> None:
        generator = torch.Generator().manual_seed(rng.getrandbits(40))
        total = torch.zeros(1, 1, _TILE, _TILE)
        for octave, strength in ((4, 0.55), (8, 0.5), (16, 0.45), (32, 0.35), (64, 0.3)):
            coarse = torch.rand(1, 1, octave, octave, generator=generator) * 2 - 1
            step = _TILE // octave
            wide = interpolate(pad(coarse, (1, 1, 1, 1), mode="circular"), scale_factor=step, mode="bicubic")
            total += strength * wide[:, :, step:-step, step:-step]
        self._tile = pad(total, (0, 1, 0, 1), mode="circular").to(device)
        self._table = torch.rand(_TABLE, generator=generator).to(device)

    def noise(self, u: Tensor, v: Tensor, per_u: float, per_v: float | None = None) -> Tensor:
        """Fractal noise, about -1…1, with ``per_u`` and ``per_v`` coarse lumps a metre."""
        u, v = u * (per_u / 4), v * ((per_u if per_v is None else per_v) / 4)
        u, v = u + 0 * v, v + 0 * u
        grid = torch.stack((torch.frac(torch.frac(u) + 1), torch.frac(torch.frac(v) + 1)), -1)
        grid = (grid * (2 * _TILE) + 1) / (_TILE + 1) - 1
        return grid_sample(self._tile, grid[None], align_corners=False, padding_mode="border")[0, 0]

    def cell(self, column: Tensor, row: Tensor, salt: int = 0) -> Tensor:
        """A number 0…1 that belongs to the cell (whole numbers, as floats)."""
        index = column.long() * 37 + row.long() * 911 + salt * 131
        return self._table[torch.remainder(index, _TABLE)]


@dataclass(frozen=True)
class Spot:
    """Where on a surface: ``u`` across and ``v`` down in metres from its corner, ``footprint`` metres a pixel.

    ``whole``: u and v of all that the plate could hold of the surface, where these are only its seen part.
    """

    u: Tensor
    v: Tensor
    footprint: Tensor
    grain: Grain
    whole: tuple[Tensor, Tensor] | None = None

    @property
    def size(self) -> tuple[Tensor, Tensor]:
        """How far the surface reaches across and down, metres, within the plate."""
        u, v = self.whole or (self.u, self.v)
        return u.max(), v.max()


Paint = Callable[[Spot], Tensor]
Cut = Callable[[Spot], Tensor]


@dataclass(frozen=True)
class Material:
    """``paint``: albedo [3, h, w] or [3, 1, 1]. ``glow``: it shines by itself, albedo times glow. ``gloss``: 0…1.

    ``cut``: which parts of the surface are there at all (bool [h, w]); all of it without one.
    """

    paint: Paint
    gloss: float = 0.0
    glow: float = 0.0
    cut: Cut | None = None


def rgb_of(rgb: RGB, spot: Spot) -> Tensor:
    """A display colour (sRGB) as linear albedo [3, 1, 1]; in plain numbers, as hundreds are asked for on a plate."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb]
    return torch.tensor(linear, device=spot.footprint.device).view(3, 1, 1)


def plain(rgb: RGB, gloss: float = 0.0, cut: Cut | None = None) -> Material:
    return Material(lambda spot: rgb_of(rgb, spot), gloss, cut=cut)


def shining(rgb: RGB, glow: float, cut: Cut | None = None) -> Material:
    """A lamp or a bright screen; ``glow`` is its linear light."""
    return Material(lambda spot: rgb_of(rgb, spot), 0.0, glow, cut)


def plaster(rgb: RGB, roughness: float = 0.06, per_m: float = 1.5, gloss: float = 0.0) -> Material:
    """Painted wall, concrete, cloth: one colour, a little uneven."""

    def paint(spot: Spot) -> Tensor:
        return rgb_of(rgb, spot) * (1 + roughness * spot.grain.noise(spot.u, spot.v, per_m))

    return Material(paint, gloss)


def planks(
    rgb: RGB, width_m: float = 0.14, length_m: float = 1.6, gloss: float = 0.25, *, along_u: bool = False
) -> Material:
    """Wooden boards, running along v (or u), each of its own shade, with grain."""

    def paint(spot: Spot) -> Tensor:
        across, along = (spot.v, spot.u) if along_u else (spot.u, spot.v)
        board = torch.floor(across / width_m)
        piece = torch.floor(along / length_m + spot.grain.cell(board, board * 0) * 7)
        shade = 0.78 + 0.44 * spot.grain.cell(board, piece, 3)
        fibres = 1 + 0.13 * spot.grain.noise(across + board * 0.37, along, 9 / width_m * 0.14 * 5, 0.8)
        seam = _line(across / width_m, 0.025, spot.footprint / width_m)
        return rgb_of(rgb, spot) * (shade * fibres * (1 - 0.5 * seam))

    return Material(paint, gloss)


def bricks(rgb: RGB, mortar: RGB, width_m: float = 0.24, height_m: float = 0.08, variety: float = 0.4) -> Material:
    """Bricks or blocks in running bond."""

    def paint(spot: Spot) -> Tensor:
        row = torch.floor(spot.v / height_m)
        shifted = spot.u / width_m + 0.5 * torch.remainder(row, 2)
        column = torch.floor(shifted)
        shade = 1 + variety * (spot.grain.cell(column, row) - 0.5)
        rough = 1 + 0.16 * spot.grain.noise(spot.u, spot.v, 0.9 / width_m)
        joint = torch.maximum(
            _line(shifted, 0.05 * 0.24 / width_m + 0.02, spot.footprint / width_m),
            _line(spot.v / height_m, 0.06 * 0.08 / height_m + 0.04, spot.footprint / height_m),
        )
        stone = rgb_of(rgb, spot) * (shade * rough)
        return stone + (rgb_of(mortar, spot) - stone) * joint

    return Material(paint)


def tiles(rgb: RGB, grout: RGB, size_m: float = 0.15, gloss: float = 0.4, variety: float = 0.08) -> Material:
    """Square glazed or stone tiles."""

    def paint(spot: Spot) -> Tensor:
        column, row = torch.floor(spot.u / size_m), torch.floor(spot.v / size_m)
        shade = 1 + variety * (spot.grain.cell(column, row) * 2 - 1) + 0.05 * spot.grain.noise(spot.u, spot.v, 2)
        joint = torch.maximum(
            _line(spot.u / size_m, 0.035, spot.footprint / size_m),
            _line(spot.v / size_m, 0.035, spot.footprint / size_m),
        )
        face = rgb_of(rgb, spot) * shade
        return face + (rgb_of(grout, spot) - face) * joint

    return Material(paint, gloss)


def checkers(first: RGB, second: RGB, size_m: float, gloss: float = 0.4) -> Material:
    """A chessboard floor."""

    def paint(spot: Spot) -> Tensor:
        column, row = torch.floor(spot.u / size_m), torch.floor(spot.v / size_m)
        odd = torch.remainder(column + row, 2)
        fade = (spot.footprint / size_m - 0.4).clamp(0, 0.5)
        odd = odd + (0.5 - odd) * fade * 2
        shade = 1 + 0.1 * spot.grain.noise(spot.u, spot.v, 2)
        return (rgb_of(first, spot) + (rgb_of(second, spot) - rgb_of(first, spot)) * odd) * shade

    return Material(paint, gloss)


def stripes(first: RGB, second: RGB, width_m: float, *, along_u: bool = False) -> Material:
    """Two colours by turns, each ``width_m`` wide, as on awnings."""

    def paint(spot: Spot) -> Tensor:
        across = (spot.v if along_u else spot.u) / width_m
        odd = (torch.remainder(torch.floor(across), 2)).to(across.dtype)
        shade = 1 + 0.05 * spot.grain.noise(spot.u, spot.v, 2)
        return (rgb_of(first, spot) + (rgb_of(second, spot) - rgb_of(first, spot)) * odd) * shade

    return Material(paint)


def folds(rgb: RGB, width_m: float = 0.14, depth: float = 0.45) -> Material:
    """A curtain: cloth in vertical folds, lit from the side."""

    def paint(spot: Spot) -> Tensor:
        sway = 0.25 * spot.grain.noise(spot.u, spot.v, 0.7, 0.25)
        wave = torch.sin((spot.u / width_m + sway) * 6.283) + 0.45 * torch.sin(
            (spot.u / width_m * 2.3 + 2 * sway) * 6.283
        )
        return rgb_of(rgb, spot) * (1 - depth + depth * (0.75 + 0.5 * wave)).clamp(min=0.08)

    return Material(paint)


def books(shelf_m: float = 0.36, mean_width_m: float = 0.045) -> Material:
    """A bookcase seen from the front: shelves of spines of many colours, with dark gaps above them."""

    def paint(spot: Spot) -> Tensor:
        row = torch.floor(spot.v / shelf_m)
        height = torch.frac(spot.v / shelf_m)
        jitter = spot.grain.noise(spot.u, row * 3.7 + spot.v * 0, 1.2, 1.0)
        place = spot.u / mean_width_m + 1.8 * jitter
        book = torch.floor(place)
        tall = (
            0.20 + 0.26 * spot.grain.cell(torch.floor(book / 3), row, 7) ** 1.5 + 0.06 * spot.grain.cell(book, row, 9)
        )
        hue = spot.grain.cell(book * 3 + torch.floor(place * 0.2), row, 1)
        spine = _pick(spot, hue) * (0.55 + 0.75 * spot.grain.cell(book, row, 5))
        inside = place - book
        spine = spine * (0.55 + 1.5 * inside * (1 - inside))
        band = ((height - 0.62).abs() < 0.05) & (spot.grain.cell(book, row, 11) > 0.5)
        spine = torch.where(band, spine * 0.5 + rgb_of((0.85, 0.70, 0.35), spot) * 0.5, spine)
        wood = rgb_of((0.36, 0.22, 0.12), spot) * (1 + 0.12 * spot.grain.noise(spot.u, spot.v, 1.5, 14))
        gap = wood * 0.16
        picture = torch.where(height < tall, gap, spine)
        return torch.where((height > 0.90) | (spot.v < 0.02), wood, picture)

    return Material(paint)


def facade(
    wall: RGB, window_m: tuple[float, float] = (1.5, 3.0), lit: float = 0.0, glass: RGB = (0.28, 0.36, 0.45)
) -> Material:
    """A house front: a grid of windows that are dark glass by day; ``lit`` is the share of them that shine."""

    def paint(spot: Spot) -> Tensor:
        across, down = spot.u / window_m[0], spot.v / window_m[1]
        column, row = torch.floor(across), torch.floor(down)
        fu, fv = torch.frac(across) - 0.5, torch.frac(down) - 0.5
        pane = (fu.abs() < 0.27) & (fv.abs() < 0.30)
        frame = (fu.abs() < 0.32) & (fv.abs() < 0.345) & ~pane
        stone = rgb_of(wall, spot) * (1 + 0.10 * spot.grain.noise(spot.u, spot.v, 0.8))
        stone = stone * (1 - 0.18 * ((fv - 0.40).abs() < 0.03).float())
        own = spot.grain.cell(column, row, 2)
        pane_rgb = rgb_of(glass, spot) * (0.4 + 0.9 * own - 0.5 * fv)
        picture = torch.where(frame, stone * 1.25, stone)
        picture = torch.where(pane, pane_rgb, picture)
        if lit > 0:
            warm = spot.grain.cell(column, row, 8)
            lamp = rgb_of((1.0, 0.76, 0.42), spot) * (0.5 + 2.2 * warm) * (1 - 0.8 * fv.abs())
            picture = torch.where(pane & (own < lit), LIT + lamp, picture)
        return picture

    return Material(paint)


LIT = 100.0  # albedo above this is light of its own: what a material returns as LIT + radiance


def _line(position: Tensor, width: float, footprint: Tensor) -> Tensor:
    """1 on the joints of a pattern of period 1, fading to their mean share where they are finer than a pixel."""
    inside = torch.frac(position).abs()
    distance = torch.minimum(inside, 1 - inside)
    soft = footprint.clamp(0.004, 0.5)
    line = ((width - distance) / soft + 0.5).clamp(0, 1)
    fade = (footprint * 2 - 0.5).clamp(0, 1)
    return line + (2 * width - line) * fade


_SPINES: tuple[RGB, ...] = (
    (0.50, 0.14, 0.12), (0.16, 0.24, 0.42), (0.18, 0.34, 0.22), (0.72, 0.60, 0.38), (0.36, 0.18, 0.12),
    (0.78, 0.74, 0.66), (0.60, 0.30, 0.14), (0.14, 0.16, 0.20), (0.30, 0.14, 0.28), (0.22, 0.42, 0.44),
)  # fmt: skip


def _pick(spot: Spot, share: Tensor) -> Tensor:
    palette = torch.cat([rgb_of(rgb, spot) for rgb in _SPINES], 2)[:, 0]
    return palette[:, (share * len(_SPINES)).long().clamp(0, len(_SPINES) - 1)]
