"""Eyes and mouth laid into the picture of a head, each in the few pixels that hold it.

Must not decide how eyes and mouths move or look. Imports torch: drawing processes only.
"""

from typing import Final

import torch
from torch import Tensor

from studio.storyboard.heads import eyes
from studio.storyboard.heads.expression import Face
from studio.storyboard.heads.eyes import Lids, place_in_eye
from studio.storyboard.heads.mouth import cover_opening, place_in_mouth, show_inside
from studio.storyboard.heads.rays import Found
from studio.storyboard.heads.surface import Surface, look_up
from studio.storyboard.heads.turning import Turning
from studio.storyboard.picture.light import Light, shade
from studio.storyboard.picture.view import View, Window

Box = tuple[float, float, float, float]
_SAMPLES: Final = (7, 5)


class FaceWindow:
    """A face in a window of n frames, and where in it parts lie."""

    def __init__(
        self,
        face: Face,
        light: Light,
        turning: Turning,
        view: View,
        window: Window,
        found: Found,
        lashes: float,
    ) -> None:
        self.face = face
        self.light = light
        self.turning = turning
        self.found = found
        self.lashes = lashes
        self.pixel = 1 / (0.92 * view.unit_px)
        self._view = view
        self._window = window

    def locate(self, box: Box, surface: Surface) -> tuple[slice, slice]:
        """The window's rows and columns that a box of directions (left, top, right, bottom) may touch."""
        left, top, right, bottom = box
        device = surface.radius.device
        azimuth = torch.linspace(left, right, _SAMPLES[0], device=device).view(1, 1, 1, -1)
        latitude = torch.linspace(top, bottom, _SAMPLES[1], device=device).view(1, 1, -1, 1)
        azimuth, latitude = azimuth + 0 * latitude, latitude + 0 * azimuth
        radius, flat = look_up(surface.radius, azimuth, latitude), torch.cos(latitude)
        ways = (torch.sin(azimuth) * flat, torch.sin(latitude), torch.cos(azimuth) * flat)
        points = torch.stack([(radius * way).flatten() for way in ways], 1)
        around = self.turning.find_window(points, self._view, 3)
        w = self._window
        rows = slice(max(around.top, w.top) - w.top, max(min(around.bottom, w.bottom) - w.top, 0))
        columns = slice(max(around.left, w.left) - w.left, max(min(around.right, w.right) - w.left, 0))
        return rows, columns

    def at(self, rows: slice, columns: slice) -> tuple[Tensor, Tensor]:
        """Directions found in that part."""
        return self.found.azimuth[..., rows, columns], self.found.latitude[..., rows, columns]


def lay_mouth(parts: FaceWindow, surface: Surface, picture: Tensor, falling: Tensor, photo: Tensor | None) -> None:
    """The open mouth's inside into ``picture`` [n, 3, h, w], which is changed in place."""
    lips = parts.face.lips
    if float((lips.upper + lips.lower).max()) < 1e-3:
        return
    reach = lips.half_width * 1.5
    box = (lips.azimuth - reach, lips.middle - 0.2, lips.azimuth + reach, lips.middle + lips.reach + 0.12)
    rows, columns = parts.locate(box, surface)
    azimuth, latitude = parts.at(rows, columns)
    if azimuth.numel() == 0:
        return
    place = place_in_mouth(lips, azimuth, latitude)
    seen = picture[..., rows, columns]
    sight = parts.turning.to_head(0.0, 0.0, 1.0)
    inside = show_inside(lips, place, falling[..., rows, columns] * 0.95, sight, parts.pixel, photo)
    seen.add_((inside - seen) * cover_opening(place, parts.pixel))


def lay_eyes(
    parts: FaceWindow, surface: Surface, picture: Tensor, reached: Tensor, bare: Tensor, photos: Tensor | None
) -> None:
    """Both eyes, lashes and folds into ``picture`` [n, 3, h, w], which is changed in place; hair hides them."""
    for side, lids in enumerate(parts.face.lids):
        reach = lids.half_width * 1.7
        box = (lids.azimuth - reach, lids.latitude - reach, lids.azimuth + reach, lids.latitude + reach)
        rows, columns = parts.locate(box, surface)
        azimuth, latitude = parts.at(rows, columns)
        if azimuth.numel() == 0:
            continue
        u, v = place_in_eye(lids, azimuth, latitude)
        seen, free = picture[..., rows, columns], bare[..., rows, columns]
        photo = None if photos is None else photos[side]
        _lay_eye(parts, lids, seen, (u, v), reached[..., rows, columns], free, photo)


def _lay_eye(
    parts: FaceWindow,
    lids: Lids,
    seen: Tensor,
    place: tuple[Tensor, Tensor],
    reached: Tensor,
    free: Tensor,
    photo: Tensor | None,
) -> None:
    u, v = place
    pixel = parts.pixel / lids.half_width
    features = parts.face.features
    normal = torch.cat((0.45 * u + 0.5 * lids.azimuth, 0.55 * v, torch.ones_like(u)), 1)
    normal = parts.turning.turn_out(normal * torch.rsqrt((normal * normal).sum(1, keepdim=True)))
    light = shade(parts.light, normal) * (0.56 + 0.44 * reached)
    ball = eyes.show_eyeball(lids, features, u, v, pixel, photo) * light
    key = parts.turning.to_head(*parts.light.key_direction)
    if photo is None:
        ball = ball + eyes.glint(lids, features, parts.light, key, u, v, pixel) * (0.25 + 0.75 * reached)
    seen.mul_(1 - (0.0 if photo is not None else 1.0) * eyes.crease_lids(lids, u, v, pixel) * free)
    seen.add_((ball - seen) * (eyes.cover_eye(lids, u, v, pixel) * free))
    seen.mul_(1 - eyes.draw_lashes(lids, u, v, pixel, parts.lashes) * free)
