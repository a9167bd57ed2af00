"""The head's colour from many frames of a scan: every texel seen in several poses, light evened out, seams blended.

Colours are linear. Must not decide the head's form. Imports torch: drawing processes only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate

from studio.storyboard.heads.maps import SHAPE_SIZE, directions
from studio.storyboard.picture.light import luminance
from studio.storyboard.scans.face_mesh import NUM_MESH, FaceFit
from studio.storyboard.scans.frames import Sight
from studio.storyboard.scans.sphere_maps import blur_map, map_directions, resize_map, spread_weights

_LIGHT_SIZE: Final = (64, 128)
_BEARD_LATITUDE: Final = 0.5
_WARP_SIZE: Final = (64, 128)
_WARP_REACH: Final = 0.2
_MIN_FACING: Final = 0.12
_WANTED_SIGHTS: Final = 12
_YAW_BINS = (-0.62, -0.38, -0.16, 0.16, 0.38, 0.62)
_MIN_LIGHT, _MAX_LIGHT = 0.5, 1.8
# Sampling a picture twice (here, and when it is drawn) softens it.
_CRISPEN: Final = 1.3


@dataclass(frozen=True, eq=False)
class Relief:
    """The head's form for texturing: ``points`` and outward unit ``normals``, [3, h, w] each."""

    points: Tensor
    normals: Tensor

    def resized(self, size: tuple[int, int]) -> "Relief":
        normals = resize_map(self.normals, size)
        return Relief(resize_map(self.points, size), normals / normals.norm(dim=0, keepdim=True).clamp(min=1e-6))


@dataclass(frozen=True, eq=False)
class Fused:
    """``colour`` [3, h, w] linear, with the light evened out; ``seen`` [1, h, w] 0…1: how well any frame shows it;
    ``lights``: per frame, what its colours [3] were divided by where the head faces the camera."""

    colour: Tensor
    seen: Tensor
    lights: tuple[Tensor, ...]


def build_relief(radius: Tensor, size: tuple[int, int]) -> Relief:
    """Points and normals of a radius map [1, h, w] at a size."""
    points = map_directions(size) * resize_map(radius, size)
    wrapped = torch.cat((points[..., -1:], points, points[..., :1]), -1)
    across = wrapped[..., 2:] - wrapped[..., :-2]
    down = torch.zeros_like(points)
    down[:, 1:-1] = points[:, 2:] - points[:, :-2]
    down[:, 0], down[:, -1] = points[:, 1] - points[:, 0], points[:, -1] - points[:, -2]
    normals = torch.linalg.cross(across, down, dim=0)
    normals = normals * torch.sign((normals * points).sum(0, keepdim=True))
    return Relief(points, normals / normals.norm(dim=0, keepdim=True).clamp(min=1e-9))


def choose_sights(sights: Sequence[Sight]) -> tuple[Sight, ...]:
    """Up to twelve sights for the texture: the best of every turn, sharp, at rest, with open eyes; and some nods."""
    bins: dict[tuple[int, int], list[Sight]] = {}
    for sight in sights:
        turn = sum(sight.yaw > edge for edge in _YAW_BINS)
        nod = 0 if abs(sight.pitch) < 0.12 else int(math.copysign(1, sight.pitch))
        bins.setdefault((turn, nod), []).append(sight)
    ranked = [sorted(found, key=lambda sight: -_judge(sight)) for found in bins.values()]
    ranked.sort(key=lambda found: -_judge(found[0]))
    chosen: list[Sight] = []
    for depth in range(3):
        for found in ranked:
            if depth < len(found) and len(chosen) < _WANTED_SIGHTS and (depth == 0 or len(ranked) < _WANTED_SIGHTS):
                chosen.append(found[depth])
    return tuple(chosen)


def fuse_texture(
    sights: Sequence[Sight], fit: FaceFit, surface: Relief, skin: Tensor, mouth: Tensor, eyes: Tensor
) -> Fused:
    """Colour of every texel of ``surface`` (at `ALBEDO_SIZE`).

    ``skin`` [1, h, w] says where plain skin lies, which tells the light; ``mouth`` and ``eyes`` [1, h, w] where only
    resting lips and open eyes will do. Colours of many frames are averaged below a few texels' detail; the detail
    itself is taken from the frames that show a place best, or small misfits would blur it away.
    """
    warp = _Warp(fit)
    coarse, coarse_skin = surface.resized(_LIGHT_SIZE), resize_map(skin, _LIGHT_SIZE).clamp(0, 1)
    gains = _match_exposure(sights, coarse, warp, coarse_skin)
    chosen = choose_sights(sights)
    light = _fit_light(chosen, coarse, warp, coarse_skin, gains)
    size = (surface.points.shape[-2], surface.points.shape[-1])
    guides = _plan_views(
        chosen, surface.resized(SHAPE_SIZE), warp, light, resize_map(mouth, SHAPE_SIZE), resize_map(eyes, SHAPE_SIZE)
    )
    top = torch.stack([guide[2:3] for guide in guides]).amax(0).clamp(min=1e-4)
    zeros = torch.zeros(1, *size)
    low, low_share, high, high_share, best = zeros.expand(3, -1, -1), zeros, zeros.expand(3, -1, -1), zeros, zeros
    for sight, guide in zip(chosen, guides, strict=True):
        fine = _enlarge(torch.cat((guide, guide[2:3] / top)), size)
        seen = sight.look_up(fine[:2])
        # Just inside the person's edge a picture already mixes with what is behind.
        weight = fine[2:3].clamp(min=0) * ((seen[3:] - 0.55) / 0.4).clamp(0, 1) ** 2
        colour = seen[:3] / (gains[sight.number] * fine[3:6])
        soft = _soften(torch.cat((colour * weight, weight)))
        smooth = soft[:3] / soft[3:].clamp(min=1e-4)
        sharp = weight * fine[6:].clamp(0, 1) ** 20
        low, low_share = low + smooth * weight, low_share + weight
        high, high_share = high + (colour - smooth) * sharp, high_share + sharp
        best = torch.maximum(best, weight)
    fused = low / low_share.clamp(min=1e-4) + _CRISPEN * high / high_share.clamp(min=1e-4)
    lights = tuple(torch.full((3,), gain) for gain in gains)
    return Fused(fused.clamp(0.002, 1.0), (best * 4).clamp(0, 1), lights)


def _plan_views(
    sights: Sequence[Sight], surface: Relief, warp: "_Warp", light: "_LampLight", mouth: Tensor, eyes: Tensor
) -> list[Tensor]:
    """For every sight [6, h, w]: where each texel lies in its picture (pixels), how well it shows it, its light."""
    size = (surface.points.shape[-2], surface.points.shape[-1])
    return [
        torch.cat(
            (
                sight.project(surface.points) + warp.field(sight, size),
                _weigh(sight, surface, mouth, eyes),
                light.at(sight, surface),
            )
        )
        for sight in sights
    ]


def _enlarge(values: Tensor, size: tuple[int, int]) -> Tensor:
    return interpolate(values[None], size, mode="bilinear", align_corners=False)[0]


def _soften(values: Tensor) -> Tensor:
    """Blurred by about five texels, at half the size."""
    half = avg_pool2d(values[None], 2)[0]
    return _enlarge(blur_map(half, 3), (values.shape[-2], values.shape[-1]))


def _judge(sight: Sight) -> float:
    return sight.quality * math.sqrt(sight.eyes_open) * (0.25 + 0.75 * sight.neutral)


def _weigh(sight: Sight, surface: Relief, mouth: Tensor, eyes: Tensor) -> Tensor:
    """How well a sight shows each texel: straight on, sharp, lips and eyes as wanted where they are."""
    facing = torch.einsum("j,jhw->hw", sight.rotation[2], surface.normals)[None]
    outward = surface.points / surface.points.norm(dim=0, keepdim=True)
    side = torch.einsum("j,jhw->hw", sight.rotation[2], outward)[None]
    share = ((facing - _MIN_FACING) / (1 - _MIN_FACING)).clamp(min=0) ** 2 * ((side + 0.05) * 4).clamp(0, 1)
    return share * sight.quality * (1 - mouth * (1 - sight.neutral)) * (1 - eyes * (1 - sight.eyes_open))


class _Warp:
    """What expression moves, spread from the landmarks to all directions, so that every frame meets the same texel."""

    def __init__(self, fit: FaceFit) -> None:
        face = torch.from_numpy(fit.shape[:NUM_MESH]).float()
        known = face / face.norm(dim=1, keepdim=True)
        weights = spread_weights(known, torch.full((NUM_MESH,), 0.02), _WARP_SIZE, _WARP_REACH)
        residual = torch.from_numpy(np.ascontiguousarray(fit.residual_px[:, :NUM_MESH])).float()
        self._fields = torch.einsum("tk,nkc->nct", weights, residual).view(len(residual), 2, *_WARP_SIZE)

    def field(self, sight: Sight, size: tuple[int, int]) -> Tensor:
        """Pixels to add to a rigid projection, [2, h, w]."""
        return resize_map(self._fields[sight.number], size)


@dataclass(frozen=True, eq=False)
class _LampLight:
    """The scan's own light: log brightness by the normal towards the camera, [9, 3] spherical-harmonic coefficients."""

    coefficients: Tensor

    def at(self, sight: Sight, surface: Relief) -> Tensor:
        basis = _harmonics(torch.einsum("ij,jhw->ihw", sight.rotation, surface.normals))
        level = torch.einsum("khw,kc->chw", basis, self.coefficients)
        return torch.exp(level).clamp(_MIN_LIGHT, _MAX_LIGHT)


def _match_exposure(sights: Sequence[Sight], surface: Relief, warp: _Warp, skin: Tensor) -> list[float]:
    """Each frame's brightness against the median frame: cameras change their exposure while a person moves."""
    levels = []
    for sight in sights:
        seen = sight.look_up(sight.project(surface.points) + warp.field(sight, _LIGHT_SIZE))
        facing = torch.einsum("j,jhw->hw", sight.rotation[2], surface.normals)[None].clamp(min=0)
        weight = skin * facing * seen[3:]
        levels.append(float((luminance(seen[None, :3])[0] * weight).sum() / weight.sum().clamp(min=1e-6)))
    usual = float(np.median(levels))
    # A turn changes what is lit, so only a part of the difference is the camera's.
    return [float(np.clip(level / max(usual, 1e-4), 0.6, 1.6) ** 0.5) for level in levels]


def _fit_light(
    sights: Sequence[Sight], surface: Relief, warp: _Warp, skin: Tensor, gains: Sequence[float]
) -> _LampLight:
    """Low-order light that makes the person's plain skin even: ridge regression of log colour on spherical harmonics.

    Light from nine coefficients explains nearly all of a matt surface's shading (Ramamoorthi and Hanrahan 2001).
    """
    system, target = torch.zeros(9, 9), torch.zeros(9, 3)
    total = 0.0
    above_beard = (directions(_LIGHT_SIZE)[1] < _BEARD_LATITUDE).float().expand(1, 1, *_LIGHT_SIZE).reshape(-1)
    for sight in sights:
        seen = sight.look_up(sight.project(surface.points) + warp.field(sight, _LIGHT_SIZE))
        turned = torch.einsum("ij,jhw->ihw", sight.rotation, surface.normals)
        weight = (skin * seen[3:] * turned[2:].clamp(min=0))[0].reshape(-1)
        basis = _harmonics(turned).reshape(9, -1)
        log = torch.log((seen[:3] / gains[sight.number]).clamp(min=1e-3)).reshape(3, -1)
        upper = weight * above_beard
        middle = (log * upper).sum(1, keepdim=True) / upper.sum().clamp(min=1e-6)
        # Shadows of nose and hair, beards and make-up are not the lamp's doing: what differs much counts little.
        away = log - middle
        tint_away = (away - away.mean(0)).norm(dim=0)
        weight = weight * torch.exp(-((away.mean(0) / 0.5) ** 2) - (tint_away / 0.2) ** 2)
        system += (basis * weight) @ basis.T
        target += (basis * weight) @ (log - middle).T
        total += float(weight.sum())
    # Up and down is also where beards, foreheads and make-up differ: trusted least. One light for all channels is
    # likelier than a coloured one.
    ridge = torch.tensor((1e-6, 0.012, 0.045, 0.03, 0.05, 0.05, 0.05, 0.05, 0.03)) * max(total, 1e-6)
    grey = torch.linalg.solve(system + torch.diag(ridge), target.mean(1, keepdim=True))
    tint = torch.linalg.solve(system + torch.diag(ridge * 12), target - target.mean(1, keepdim=True))
    coefficients = grey + tint
    coefficients[0] = 0
    front = _harmonics(torch.tensor((0.0, 0.0, 1.0)).view(3, 1, 1))[:, 0, 0]
    coefficients[0] = -(front[1:] @ coefficients[1:]) / front[0]
    return _LampLight(coefficients)


def _harmonics(normals: Tensor) -> Tensor:
    """Real spherical harmonics to order 2 without their constants, [9, h, w] of [3, h, w]."""
    x, y, z = normals
    one = torch.ones_like(x)
    return torch.stack((one, x, y, z, x * y, x * z, y * z, 3 * z * z - 1, x * x - y * y))


def splat(points: Tensor, size: tuple[int, int], radius: float) -> Tensor:
    """A soft map [1, h, w] that is 1 within ``radius`` radians of any of ``points`` [k, 3] and fades beyond."""
    directions = map_directions(size).reshape(3, -1).T
    known = points / points.norm(dim=1, keepdim=True)
    near = (directions @ known.T).amax(1).clamp(-1, 1)
    apart = torch.acos(near).view(1, *size)
    return torch.sigmoid((radius - apart) / (0.25 * radius))
