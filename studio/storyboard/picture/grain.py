"""Random textures over maps: cloudy noise and strands. Must not know what is painted with them.

Imports torch: drawing processes only. Drawn on the CPU from a seeded generator, then moved: every device sees the same.
"""

from random import Random

import torch
from torch import Tensor
from torch.nn.functional import grid_sample, interpolate, pad

from studio.storyboard.picture.light import Device


class Grain:
    """A source of textures. The same seed and the same calls give the same textures."""

    def __init__(self, rng: Random, device: Device = "cpu") -> None:
        self._generator = torch.Generator().manual_seed(rng.getrandbits(48))
        self._device = device

    def white(self, rows: int, columns: int) -> Tensor:
        """Independent values, mean 0, deviation 1, [1, 1, rows, columns]."""
        return torch.randn(1, 1, rows, columns, generator=self._generator).to(self._device)

    def clouds(self, size: tuple[int, int], cells: tuple[int, int]) -> Tensor:
        """Smooth noise, about -1…1, [1, 1, rows, columns], without a seam where the map's left meets its right."""
        # Blurred from two values a cell: noise that is merely enlarged shows its lattice.
        values = self.white(min(2 * cells[0], size[0]), min(2 * cells[1], size[1]))
        soft = pad(pad(values, (3, 3, 0, 0), mode="circular"), (0, 0, 2, 2), mode="reflect")
        for _ in range(2):
            soft = soft[..., :-2] + 2 * soft[..., 1:-1] + soft[..., 2:]
            soft = soft[:, :, :-2] + 2 * soft[:, :, 1:-1] + soft[:, :, 2:]
        # One value more at either side, cut off again: the map's left meets its right.
        wide = round(size[1] * soft.shape[3] / (soft.shape[3] - 2))
        first = (wide - size[1]) // 2
        fine = interpolate(soft * (2.2 / 256), (size[0], wide), mode="bilinear", align_corners=False)
        return fine[..., first : first + size[1]]

    def strands(self, across: Tensor, along: Tensor, lanes: int, knots: int = 8) -> Tensor:
        """Thin streaks, mean 0, about -1…1: lanes side by side over ``across``, changing slowly over ``along``.

        Both coordinates repeat after 1: ``lanes`` streaks lie side by side in one unit of ``across``, and each changes
        ``knots`` times over one unit of ``along``.
        """
        return sample_tiled(self.white(knots, lanes) * 0.6, across, along)


def sample_tiled(tile: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """The tile [1, c, h, w] repeated over the plane, one tile a unit, at x, y [1, 1, H, W] (or broadcast)."""
    rows, columns = tile.shape[2:]
    edged = pad(tile, (1, 1, 1, 1), mode="circular")
    x, y = x + torch.zeros_like(y), y + torch.zeros_like(x)
    column = (x - x.floor()) * columns + 1
    row = (y - y.floor()) * rows + 1
    grid = torch.stack((column * (2 / (columns + 2)) - 1, row * (2 / (rows + 2)) - 1), -1)[:, 0]
    return grid_sample(edged, grid, mode="bilinear", padding_mode="border", align_corners=False)
