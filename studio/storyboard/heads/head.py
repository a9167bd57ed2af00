"""A head seen: its surface found by rays, its skin moved by the expression, lit, and laid as a layer.

Must not know how heads come to be. Imports torch: drawing processes only.
"""

from typing import Final

import torch
from torch import Tensor

from studio.storyboard.heads.expression import FACE_REGION, Face, bulge, pull_skin
from studio.storyboard.heads.eyes import form_lids
from studio.storyboard.heads.face_parts import FaceWindow, lay_eyes, lay_mouth
from studio.storyboard.heads.maps import Expression, HeadMaps, Motion, directions
from studio.storyboard.heads.mouth import form_lips
from studio.storyboard.heads.rays import Found, find_surface
from studio.storyboard.heads.shading import Hit, cast_shadows, light_head, shadow_at
from studio.storyboard.heads.surface import Surface, aim, find_normals, look_up, look_up_at, prepare_surface
from studio.storyboard.heads.turning import Turning
from studio.storyboard.picture.layers import Layer
from studio.storyboard.picture.light import Light, mix
from studio.storyboard.picture.view import View, Window

_CHUNK_PX: Final = 200_000
"""So many pixels are traced at once: their tensors stay in a processor's cache."""


class HeadTracer:
    """Draws one head under one light; built once per clip for about ``unit_px`` pixels a figure unit."""

    def __init__(self, maps: HeadMaps, light: Light, unit_px: float) -> None:
        self._maps = maps
        self._light = light
        self._shadow_rows = 40 if unit_px > 60 else 24
        self._surface = prepare_surface(maps, unit_px)
        self._lashes = _weigh_lashes(maps)
        self._aspects = _find_aspects(self._surface)

    def trace(self, view: View, motion: Motion) -> Layer:
        """The head in all frames of ``view`` as one layer."""
        window = _snap(Turning(motion.pose).find_window(self._surface.points * 1.03, view, 3))
        if window.is_empty:
            nothing = torch.zeros(view.num_frames, 1, 0, 0, device=view.device)
            return Layer(nothing.expand(-1, 3, -1, -1), nothing, Window(0, 0, 0, 0))
        size = (window.bottom - window.top) * (window.right - window.left)
        at_once = max(1, _CHUNK_PX // size)
        rgb = torch.empty(
            view.num_frames, 3, window.bottom - window.top, window.right - window.left, device=view.device
        )
        alpha = torch.empty_like(rgb[:, :1])
        for first in range(0, view.num_frames, at_once):
            some = slice(first, first + at_once)
            colour, cover = self._trace_frames(view.frames(first, at_once), motion.frames(first, at_once), window)
            torch.mul(colour, cover, out=rgb[some])
            alpha[some] = cover
        return Layer(rgb, alpha, window)

    def _trace_frames(self, view: View, motion: Motion, window: Window) -> tuple[Tensor, Tensor]:
        surface, light = self._surface, self._light
        turning = Turning(motion.pose)
        face = self._make_face(motion.expression)
        shape = _shape_frames(surface, face, view.num_frames)
        found = find_surface(shape[:, :1], surface.reach + 0.05, turning, view, window)
        parts = FaceWindow(face, light, turning, view, window, found, self._lashes)
        skin_a, skin_l = found.azimuth.clone(), found.latitude.clone()
        rows, columns = parts.locate(FACE_REGION, surface)
        rows = slice(rows.start, None)  # a chin that falls passes below where it rests
        skin_a[..., rows, columns], skin_l[..., rows, columns] = pull_skin(
            face, found.azimuth[..., rows, columns], found.latitude[..., rows, columns]
        )
        skin = aim(skin_a, skin_l)
        hit = _describe(surface, shape, found, skin, turning)
        shadows = cast_shadows(shape[:, :1], light, turning, self._shadow_rows)
        reached = shadow_at(shadows, found.azimuth, found.latitude)
        falling, shine = light_head(light, hit, reached, turning)
        picture = look_up_at(surface.albedo, skin).mul_(falling).add_(shine)
        bare = 1 - hit.hair
        lay_mouth(parts, surface, picture, falling, self._maps.mouth_inside)
        lay_eyes(parts, surface, picture, reached, bare, self._maps.eye_photos)
        if surface.overlay is not None:
            _lay_overlay(picture, surface.overlay, found, falling)
        return picture, _cover(found, hit, view)

    def _make_face(self, expression: Expression) -> Face:
        features = self._surface.features
        lids = form_lids(features, expression, self._aspects)
        return Face(features, expression, form_lips(features, expression), lids)


def _snap(window: Window) -> Window:
    """Begun on a fixed raster, so that the coarse search for the surface does not depend on how frames are grouped."""
    if window.is_empty:
        return window
    return Window(window.left // 6 * 6, window.top // 6 * 6, window.right, window.bottom)


def _weigh_lashes(maps: HeadMaps) -> float:
    if maps.eye_photos is not None:
        return 0.0
    return {"woman": 0.8, "man": 0.15}.get(maps.looks.class_word, 0.4)


def _shape_frames(surface: Surface, face: Face, num_frames: int) -> Tensor:
    """Radius and normal of every frame's surface, [n, 4, rows, columns]: the expression moves the face's part of it."""
    still = torch.cat((surface.radius, surface.normal), 1)
    rows, columns = still.shape[-2:]
    azimuth, latitude = directions((rows, columns), still.device)
    left, top, right, bottom = FACE_REGION
    first_c, last_c = int((left / torch.pi + 1) / 2 * columns), int((right / torch.pi + 1) / 2 * columns)
    first_r, last_r = int((top / torch.pi + 0.5) * rows), min(rows, int((bottom / torch.pi + 0.5) * rows))
    azimuth, latitude = azimuth[..., first_c:last_c], latitude[..., first_r:last_r, :]
    seen_a, seen_l = azimuth + 0 * latitude, latitude + 0 * azimuth
    skin_a, skin_l = pull_skin(face, seen_a, seen_l)
    moved = look_up(surface.radius, skin_a, skin_l) + bulge(face, azimuth, latitude)
    normal = find_normals(moved, azimuth, latitude)
    shape = still.repeat(num_frames, 1, 1, 1)
    shape[..., first_r + 1 : last_r - 1, first_c + 1 : last_c - 1] = torch.cat((moved, normal), 1)[..., 1:-1, 1:-1]
    return shape


def _describe(surface: Surface, shape: Tensor, found: Found, skin: Tensor, turning: Turning) -> Hit:
    normal = look_up(shape[:, 1:], found.azimuth, found.latitude)
    traits = look_up_at(surface.traits, skin)
    normal = turning.turn_out(normal)
    normal = normal * torch.rsqrt((normal * normal).sum(1, keepdim=True).clamp(min=1e-6))
    return Hit(normal, traits[:, 0:1], traits[:, 1:2], traits[:, 2:3], traits[:, 3:4])


def _cover(found: Found, hit: Hit, view: View) -> Tensor:
    """Coverage: 1 on the head, soft over about a pixel outside it; hair's edge is looser and ragged."""
    pixel = 1 / view.unit_px
    loose = hit.hair * (0.012 + 0.35 * pixel)
    edge = found.clearance - loose * hit.frizz.clamp(-1.5, 2.5)
    return (1.0 - edge.clamp(min=0) / (pixel + loose)).clamp(0, 1)


def _lay_overlay(picture: Tensor, overlay: Tensor, found: Found, falling: Tensor) -> None:
    """Glasses: their soft shadow on the skin, then themselves."""
    shade = look_up(overlay[:, 3:], found.azimuth, found.latitude - 0.035)
    picture.mul_(1 - 0.28 * shade)
    rgba = look_up(overlay, found.azimuth, found.latitude)
    picture.copy_(mix(picture, rgba[:, :3] * falling.mean((2, 3), keepdim=True), rgba[:, 3:]))


def _find_aspects(surface: Surface) -> tuple[float, float]:
    """For both eyes: height per width on the surface as seen from the front, per equal angles; keeps irises round."""
    f = surface.features
    device = surface.radius.device
    aspects = []
    for azimuth, latitude in f.eyes:
        w = f.eye_half_width
        around_a = torch.tensor((azimuth - w, azimuth + w, azimuth, azimuth), device=device).view(1, 1, 1, 4)
        around_l = torch.tensor((latitude, latitude, latitude - w, latitude + w), device=device).view(1, 1, 1, 4)
        radius = look_up(surface.radius, around_a, around_l)
        x, y = radius * torch.sin(around_a) * torch.cos(around_l), radius * torch.sin(around_l)
        aspects.append(float((y[..., 3] - y[..., 2]) / (x[..., 1] - x[..., 0]).clamp(min=1e-3)))
    return min(max(aspects[0], 0.6), 1.6), min(max(aspects[1], 0.6), 1.6)
