"""Light on a head: skin that light enters, hair that shines in bands, shadows that nose, brows and hair cast.

Must not trace. Imports torch: drawing processes only. Everything returned is linear light.
"""

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import grid_sample

from studio.storyboard.heads.surface import look_up
from studio.storyboard.heads.turning import Turning
from studio.storyboard.picture.light import RGB, Light

_SKIN_WRAP: Final = (0.36, 0.25, 0.20)
"""How far the key reaches round skin, by colour: red light travels furthest inside it (after d'Eon and Luebke 2007)."""
_SHADOW_REGION: Final = (-1.7, -1.25, 1.7, 1.35)
_SHADOW_STEPS: Final = (0.05, 0.11, 0.19, 0.30, 0.46)


@dataclass(frozen=True)
class Hit:
    """The surface under the rays of n frames: ``normal`` [n, 3, h, w] in the picture's frame, and its traits."""

    normal: Tensor
    hair: Tensor
    gloss: Tensor
    cavity: Tensor
    frizz: Tensor


def cast_shadows(radius: Tensor, light: Light, turning: Turning, rows: int) -> Tensor:
    """How much of the key reaches directions of the front half, 0 … 1: [n, 1, rows, 1.3·rows], softly.

    Rays march from the surface ``radius`` [n, 1, h, w] towards the lamp.
    """
    left, top, right, bottom = _SHADOW_REGION
    columns = round(rows * 1.3)
    device = radius.device
    azimuth = torch.linspace(left, right, columns, device=device).view(1, 1, 1, -1)
    latitude = torch.linspace(top, bottom, rows, device=device).view(1, 1, -1, 1)
    azimuth, latitude = (part.expand(len(radius), 1, rows, columns) for part in (azimuth, latitude))
    here = look_up(radius, azimuth, latitude)
    flat = torch.cos(latitude)
    x, y, z = here * torch.sin(azimuth) * flat, here * torch.sin(latitude), here * torch.cos(azimuth) * flat
    kx, ky, kz = turning.to_head(*light.key_direction)
    length = torch.sqrt(kx * kx + ky * ky + kz * kz)
    kx, ky, kz = kx / length, ky / length, kz / length
    reached = torch.ones_like(here)
    for step in _SHADOW_STEPS:
        px, py, pz = x + kx * step, y + ky * step, z + kz * step
        level = torch.sqrt(px * px + pz * pz)
        distance = torch.sqrt(level * level + py * py)
        surface = look_up(radius, torch.atan2(px, pz), torch.atan2(py, level))
        reached = torch.minimum(reached, ((distance - surface + 0.022) / (0.02 + 0.16 * step) + 0.5).clamp(0, 1))
    return reached


def shadow_at(shadows: Tensor, azimuth: Tensor, latitude: Tensor) -> Tensor:
    """The shadows at directions [n, 1, h, w]."""
    left, top, right, bottom = _SHADOW_REGION
    x = (azimuth[:, 0] - left) * (2 / (right - left)) - 1
    y = (latitude[:, 0] - top) * (2 / (bottom - top)) - 1
    return grid_sample(shadows, torch.stack((x, y), -1), mode="bilinear", padding_mode="border", align_corners=True)


def light_head(light: Light, hit: Hit, reached: Tensor, turning: Turning) -> tuple[Tensor, Tensor]:
    """(light to multiply the albedo with, highlights to add), [n, 3, h, w] each; ``reached`` from `shadow_at`."""
    normal = hit.normal
    kx, ky, kz = _unit(light.key_direction)
    facing = normal[:, 0:1] * kx + normal[:, 1:2] * ky + normal[:, 2:3] * kz
    sky, ground, key = (_colour(rgb, normal) for rgb in (light.sky, light.ground, light.key))
    upward = (0.5 - 0.5 * normal[:, 1:2]) * hit.cavity
    total = sky * upward + ground * (hit.cavity - upward)
    wrap = _colour(_SKIN_WRAP, normal)
    direct = torch.addcmul(wrap / (1 + wrap), facing, 1 / (1 + wrap)).clamp_(min=0)
    # A shadow's edge on skin is red, too: light seeps in from the lit side.
    seep = _colour((0.06, 0.025, 0.02), normal)
    open_to_key = reached * (0.35 + 0.65 * hit.cavity)
    total.addcmul_(direct.mul_(key), open_to_key * (1 - seep) + seep)
    if max(light.rim) > 0:
        rx, ry, rz = _unit(light.rim_direction)
        behind = (normal[:, 0:1] * rx + normal[:, 1:2] * ry + normal[:, 2:3] * rz + 0.3).clamp(min=0)
        total.addcmul_(_colour(light.rim, normal), behind * (1 - normal[:, 2:3].clamp(0, 1)) ** 3)
    return total, _shine(light, hit, reached, turning)


def _shine(light: Light, hit: Hit, reached: Tensor, turning: Turning) -> Tensor:
    """Skin: a narrow and a broad lobe of the key and a sheen at grazing angles. Hair: bands across the strands
    (Kajiya and Kay 1989), which run down from the crown."""
    normal = hit.normal
    kx, ky, kz = _unit(light.key_direction)
    hx, hy, hz = _unit((kx, ky, kz + 1))
    nx, ny, nz = normal[:, 0:1], normal[:, 1:2], normal[:, 2:3]
    half = (nx * hx + ny * hy + nz * hz).clamp(0, 1)
    half4 = half.square().square()
    half16 = half4.square().square()
    skin = half16 * half4 * 0.85 + half16.square() * half16 * 0.9
    dx, dy, dz = turning.from_head(0.0, 1.0, 0.0)
    down = nx * dx + ny * dy + nz * dz
    along = (hx * dx + hy * dy + hz * dz - down * half) * torch.rsqrt((1 - down * down).clamp(min=0.05))
    along = along + 0.10 * hit.frizz
    across2 = (1 - along * along).clamp(min=0)
    band = across2.square().square().square()
    strands = band.square().square() * (0.8 + 0.35 * hit.frizz) + 0.35 * band
    lobe = skin + (strands * half - skin) * hit.hair
    graze = (1 - nz.clamp(0, 1)).square().square() * (1 - 0.6 * hit.hair)
    strength = hit.gloss * hit.cavity
    return _colour(light.key, normal) * (strength * reached * lobe) + _colour(light.sky, normal) * (
        strength * graze * 0.7
    )


def _colour(rgb: RGB, like: Tensor) -> Tensor:
    return torch.tensor(rgb, dtype=torch.float32, device=like.device).view(1, 3, 1, 1)


def _unit(direction: RGB) -> RGB:
    length = (direction[0] ** 2 + direction[1] ** 2 + direction[2] ** 2) ** 0.5
    return direction[0] / length, direction[1] / length, direction[2] / length
