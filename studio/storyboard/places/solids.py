"""Rays of a pinhole camera meet flat faces, posts and balls; what each pixel hits is kept, to be lit afterwards.

Metres, with the camera at the origin: x right, y DOWN, z away from the camera (so a pixel's depth is its z). Must not
know lamps or places. Imports torch: drawing processes only. Only the pixels that a thing may touch are worked on.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.storyboard.places.materials import LIT, Grain, Material, Spot
from studio.storyboard.places.place import Conditions

Span = tuple[float, float]
_NEAR_M = 0.15
_FAR_M = 1e4
_SMALL_ROWS = 260  # plates below this are drawn at twice the size and shrunk: no lens blur would hide their steps


@dataclass(frozen=True)
class Block:
    """Where a solid stands, for the soft shade around it."""

    x: Span
    y: Span
    z: Span


class Scenery:
    """The surfaces that the pixels of a plate see. ``surface``: albedo 3, normal 3, own light 3, gloss 1: [10, h, w].

    ``focal``: far units per unit of slope (1.3 is a wide lens); ``horizon``: the far y of eye height.
    """

    def __init__(self, conditions: Conditions, *, focal: float, horizon: float = 0.0) -> None:
        self.conditions = conditions
        self.focal, self.horizon = focal, horizon
        self.factor = 2 if conditions.height_px < _SMALL_ROWS else 1
        x, y = conditions.grid()
        rows, columns = y.shape[2] * self.factor, x.shape[3] * self.factor
        self.half_width, self.half_height = conditions.half_width, conditions.half_height
        steps = torch.arange(columns, device=conditions.device)
        self.x = ((steps + 0.5) / columns * 2 - 1) * conditions.half_width
        steps = torch.arange(rows, device=conditions.device)
        self.y = (((steps + 0.5) / rows * 2 - 1) * conditions.half_height)[:, None]
        self.dx, self.dy = self.x / focal, (self.y - horizon) / focal
        self.pixel = 2 * conditions.half_height / rows / focal
        self.depth = torch.full((rows, columns), _FAR_M, device=conditions.device)
        self.surface = torch.zeros(10, rows, columns, device=conditions.device)
        self.grain = Grain(conditions.rng, conditions.device)
        self.blocks: list[Block] = []

    @property
    def is_open(self) -> Tensor:
        """Where nothing was hit: the sky, bool [h, w]."""
        return self.depth >= _FAR_M

    def _visible(self, x: Span, y: Span, z: Span) -> tuple[slice, slice] | None:
        """The window of such a thing; None where it is out of the picture, finer than a pixel, or behind others."""
        rows, columns = self.window(x, y, z)
        if min(rows.stop - rows.start, columns.stop - columns.start) < 2 + 2 * self.factor:
            return None
        if float(self.depth[rows, columns].max()) < z[0]:
            return None
        return rows, columns

    def window(self, x: Span, y: Span, z: Span) -> tuple[slice, slice]:
        """Rows and columns that a box of this extent may touch."""
        near, far = max(z[0], _NEAR_M), max(z[1], _NEAR_M)
        xs = [v / d * self.focal for v in x for d in (near, far)]
        ys = [v / d * self.focal + self.horizon for v in y for d in (near, far)]
        rows, columns = self.depth.shape
        return (
            _pixels(min(ys), max(ys), self.half_height, rows),
            _pixels(min(xs), max(xs), self.half_width, columns),
        )

    def face_z(self, z: float, x: Span, y: Span, material: Material) -> None:
        """A face towards the camera, at depth z."""
        found = self._visible(x, y, (z, z))
        if found is None:
            return
        rows, columns = found
        px, py = self.dx[columns] * z, self.dy[rows] * z
        hit = (px > x[0]) & (px < x[1]) & (py > y[0]) & (py < y[1])
        depth = torch.full_like(hit, z, dtype=torch.float32)
        self._put(rows, columns, hit, depth, (0.0, 0.0, -1.0), material, px - x[0], py - y[0])

    def face_x(self, x: float, y: Span, z: Span, material: Material) -> None:
        """A wall along the line of sight, at x."""
        found = self._visible((x, x), y, z)
        if found is None:
            return
        rows, columns = found
        depth = x / torch.where(self.dx[columns] * x > 0, self.dx[columns], x * 1e-9)
        py = self.dy[rows] * depth
        hit = (depth > z[0]) & (depth < z[1]) & (py > y[0]) & (py < y[1])
        normal = (-1.0 if x > 0 else 1.0, 0.0, 0.0)
        self._put(rows, columns, hit, depth.expand_as(py), normal, material, (depth - z[0]).expand_as(py), py - y[0])

    def face_y(self, y: float, x: Span, z: Span, material: Material) -> None:
        """A floor (y > 0) or a ceiling (y < 0)."""
        found = self._visible(x, (y, y), z)
        if found is None:
            return
        rows, columns = found
        depth = y / torch.where(self.dy[rows] * y > 0, self.dy[rows], y * 1e-9)
        px = self.dx[columns] * depth
        hit = (depth > z[0]) & (depth < z[1]) & (px > x[0]) & (px < x[1])
        normal = (0.0, -1.0 if y > 0 else 1.0, 0.0)
        self._put(rows, columns, hit, depth.expand_as(px), normal, material, px - x[0], (depth - z[0]).expand_as(px))

    def slope(self, edge: tuple[float, float], slant: float, x: Span, z: Span, material: Material) -> None:
        """A plane that falls sideways: through (x, y) = ``edge``, ``slant`` metres down a metre to the right.

        u runs along z and v along x, from the lower bounds.
        """
        ys = [edge[1] + slant * (v - edge[0]) for v in x]
        found = self._visible(x, (min(ys), max(ys)), z)
        if found is None:
            return
        rows, columns = found
        offset = edge[1] - slant * edge[0]
        rate = self.dy[rows] - slant * self.dx[columns]
        depth = offset / torch.where(rate * offset > 0, rate, offset * 1e-9)
        px = self.dx[columns] * depth
        hit = (px > x[0]) & (px < x[1]) & (depth > z[0]) & (depth < z[1])
        length = (1 + slant * slant) ** 0.5
        sign = 1.0 if offset < 0 else -1.0  # seen from below or from above
        normal = (-slant / length * sign, sign / length, 0.0)
        self._put(rows, columns, hit, depth, normal, material, depth - z[0], px - x[0])

    def box(
        self,
        x: Span,
        y: Span,
        z: Span,
        front: Material,
        side: Material | None = None,
        cap: Material | None = None,
        *,
        shades: bool = True,
    ) -> None:
        """A solid of up to three visible faces; unless told otherwise it shades what stands near it."""
        self.face_z(z[0], x, y, front)
        if x[0] > 0 or x[1] < 0:
            self.face_x(x[0] if x[0] > 0 else x[1], y, z, side or front)
        if y[0] > 0 or y[1] < 0:
            self.face_y(y[0] if y[0] > 0 else y[1], x, z, cap or side or front)
        if shades:
            self.blocks.append(Block(x, y, z))

    def post(self, x: float, z: float, radius: float, y: Span, material: Material) -> None:
        """An upright cylinder; u runs around it from its left edge, v down it."""
        found = self._visible((x - radius, x + radius), y, (z - radius, z + radius))
        if found is None:
            return
        rows, columns = found
        slope = self.dx[columns]
        a, b = slope * slope + 1, slope * x + z
        root = b * b - a * (x * x + z * z - radius * radius)
        depth = (b - root.clamp(min=0).sqrt()) / a
        py = self.dy[rows] * depth
        hit = (root > 0) & (py > y[0]) & (py < y[1])
        nx, nz = (slope * depth - x) / radius, (depth - z) / radius
        normal = torch.stack((nx, torch.zeros_like(nx), nz))[:, None].expand(-1, *hit.shape)
        around = (torch.asin(nx.clamp(-1, 1)) + 1.571) * radius
        self._put(rows, columns, hit, depth.expand_as(py), normal, material, around.expand_as(py), py - y[0])

    def ball(self, centre: tuple[float, float, float], radius: tuple[float, float, float], material: Material) -> None:
        """An ellipsoid; u, v are its front's coordinates from the top left of its bounds."""
        (cx, cy, cz), (rx, ry, rz) = centre, radius
        found = self._visible((cx - rx, cx + rx), (cy - ry, cy + ry), (cz - rz, cz + rz))
        if found is None:
            return
        rows, columns = found
        ux, uy = self.dx[columns] / rx, self.dy[rows] / ry
        a = ux * ux + uy * uy + 1 / rz**2
        b = ux * (cx / rx) + uy * (cy / ry) + cz / rz**2
        root = b * b - a * ((cx / rx) ** 2 + (cy / ry) ** 2 + (cz / rz) ** 2 - 1)
        depth = (b - root.clamp(min=0).sqrt()) / a
        px, py = self.dx[columns] * depth, self.dy[rows] * depth
        normal = torch.stack(((px - cx) / rx**2, (py - cy) / ry**2, (depth - cz) / rz**2))
        normal = normal / normal.norm(dim=0, keepdim=True).clamp(min=1e-6)
        self._put(rows, columns, root > 0, depth, normal, material, px - (cx - rx), py - (cy - ry))

    def _put(
        self,
        rows: slice,
        columns: slice,
        hit: Tensor,
        depth: Tensor,
        normal: Tensor | tuple[float, float, float],
        material: Material,
        u: Tensor,
        v: Tensor,
    ) -> None:
        if not hit.numel():
            return
        hit = hit & (depth < self.depth[rows, columns]) & (depth > _NEAR_M)
        found = _bound(hit)
        if found is None:
            return
        # only what is seen is painted
        whole = u, v
        hit, depth, u, v = (_cut_out(value, *found) for value in (hit, depth, u, v))
        rows, columns = (
            slice(s.start + f.start, s.start + f.stop) for s, f in zip((rows, columns), found, strict=True)
        )
        spot = Spot(u, v, depth * self.pixel, self.grain, whole)
        if material.cut is not None:
            hit = hit & material.cut(spot)
        albedo = material.paint(spot)
        part = self.surface[:, rows, columns]
        if material.glow:
            part[:3].masked_fill_(hit, 0.0)
            part[6:9] = torch.where(hit, albedo * material.glow, part[6:9])
        elif float(albedo.max()) > LIT - 1:
            shines = albedo > LIT - 1
            part[:3] = torch.where(hit, torch.where(shines, 0.0, albedo), part[:3])
            part[6:9] = torch.where(hit, albedo * shines - LIT * shines, part[6:9])
        else:
            part[:3] = torch.where(hit, albedo, part[:3])
            part[6:9].masked_fill_(hit, 0.0)
        if isinstance(normal, tuple):
            for axis, value in enumerate(normal):
                part[3 + axis].masked_fill_(hit, value)
        else:
            part[3:6] = torch.where(hit, _cut_out(normal, *found), part[3:6])
        part[9].masked_fill_(hit, material.gloss)
        self.depth[rows, columns] = torch.where(hit, depth, self.depth[rows, columns])


def _bound(hit: Tensor) -> tuple[slice, slice] | None:
    """The rows and columns between which anything of a mask [h, w] is set; None where nothing is."""
    rows, columns = torch.nonzero(hit.any(1)), torch.nonzero(hit.any(0))
    if not len(rows):
        return None
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def _cut_out(values: Tensor, rows: slice, columns: slice) -> Tensor:
    """That part of [..., h, w] or [w]; axes along which nothing differs stay as they are."""
    values = values if values.dim() < 2 or values.shape[-2] == 1 else values[..., rows, :]
    return values if values.shape[-1] == 1 else values[..., columns]


def _pixels(first: float, last: float, half: float, count: int) -> slice:
    scale = count / (2 * half)
    start = min(count, max(0, int((first + half) * scale) - 1))
    return slice(start, max(start, min(count, int((last + half) * scale) + 2)))
