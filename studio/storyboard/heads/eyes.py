"""The moving eyes: lids that close, eyeballs that look, lashes. Knows only the eyes.

Imports torch: drawing processes only. Everything lies in directions from the head's centre (azimuth, latitude).
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import grid_sample

from studio.storyboard.heads.maps import Expression, FaceFeatures
from studio.storyboard.picture.light import RGB, Light, srgb


@dataclass(frozen=True)
class Lids:
    """One eye's opening over n frames, in half eye widths: u from -1 to 1 between the corners, v down from their line.

    ``outward``: the side of the outer corner, -1 or 1. ``upper``, ``lower``: how far the lids' edges stand from the
    line (tensors [n, 1, 1, 1]); ``shut`` 0 … 1; ``resting``: where the upper one rests; ``aspect``: v per u of equal
    length on the skin; ``gaze_x``, ``gaze_y``: where the iris has moved, in half eye widths.
    """

    azimuth: float
    latitude: float
    half_width: float
    tilt: float
    aspect: float
    outward: int
    upper: Tensor
    lower: Tensor
    shut: Tensor
    resting: float
    gaze_x: Tensor
    gaze_y: Tensor


def form_lids(features: FaceFeatures, expression: Expression, aspects: tuple[float, float]) -> tuple[Lids, Lids]:
    """Both eyes (viewer's left, viewer's right) with this expression; ``aspects``: see `Lids`."""
    return _form_lid(features, expression, 0, aspects[0]), _form_lid(features, expression, 1, aspects[1])


def _form_lid(features: FaceFeatures, e: Expression, side: int, aspect: float) -> Lids:
    width = features.eye_half_width
    resting, sagging = features.upper_lid / width * aspect, features.lower_lid / width * aspect
    looking_x, looking_y = 0.80 * torch.sin(e.gaze_x), 0.80 * torch.sin(e.gaze_y)
    smile = e.smile.clamp(0, 1)
    # Shut lids meet a little below the line between the corners, and the upper one does nearly all the way.
    open_upper = resting * (1 - 0.10 * smile + 0.12 * e.brow.clamp(min=0)) - 0.45 * looking_y
    upper = -0.55 * sagging + (open_upper + 0.55 * sagging) * e.blink.clamp(0, 1.3)
    lower = sagging * (1 - 0.30 * smile) + 0.25 * looking_y.clamp(min=0)
    lower = 0.55 * sagging + (lower - 0.55 * sagging) * e.blink.clamp(0, 1)
    azimuth, latitude = features.eyes[side]
    outward = -1 if side == 0 else 1
    tilt = features.eye_tilt * outward
    return Lids(
        azimuth,
        latitude,
        width,
        tilt,
        aspect,
        outward,
        upper,
        lower,
        1 - e.blink.clamp(0, 1),
        resting,
        looking_x,
        looking_y,
    )


def place_in_eye(lids: Lids, azimuth: Tensor, latitude: Tensor) -> tuple[Tensor, Tensor]:
    """u and v (see `Lids`) of directions [n, 1, h, w]."""
    right, down = azimuth - lids.azimuth, (latitude - lids.latitude) * lids.aspect
    cos, sin = math.cos(lids.tilt) / lids.half_width, math.sin(lids.tilt) / lids.half_width
    return right * cos - down * sin, right * sin + down * cos


def find_edges(lids: Lids, u: Tensor) -> tuple[Tensor, Tensor]:
    """v of the upper and the lower lid's edge at u: the upper one is highest towards the nose, the lower outside."""
    inward = u * -lids.outward
    arch = (1 - u * u).clamp(min=0)
    round_arch = arch * (1.25 - 0.25 * arch)
    # A shut upper lid takes on the lower one's shape.
    lean = 0.16 - 0.38 * lids.shut
    return -lids.upper * round_arch * (1 + lean * inward), lids.lower * round_arch * (1 - 0.22 * inward)


def slide_lids(lids: Lids, u: Tensor, v: Tensor) -> Tensor:
    """How much further up (in v) the skin at u, v rests when the eye is open: the upper lid slides over the eyeball."""
    arch = (1 - (u / 1.25) ** 2).clamp(min=0)
    moved = (lids.resting - lids.upper) * arch
    fall = ((v + lids.resting * 3.3) / (lids.resting * 2.3)).clamp(0, 1)
    below = ((lids.lower + 0.35 - v) / 0.35).clamp(0, 1)
    return moved * 0.85 * fall * fall * (3 - 2 * fall) * below


def cover_eye(lids: Lids, u: Tensor, v: Tensor, pixel: Tensor | float) -> Tensor:
    """How much of each pixel (``pixel`` half eye widths wide) lies between the lids."""
    top, bottom = find_edges(lids, u)
    inside = (torch.minimum(v + pixel * 0.5, bottom) - torch.maximum(v - pixel * 0.5, top)) / pixel
    return inside.clamp(0, 1) * ((1 - u.abs()) / pixel + 0.5).clamp(0, 1)


def show_eyeball(
    lids: Lids, features: FaceFeatures, u: Tensor, v: Tensor, pixel: Tensor | float, photo: Tensor | None
) -> Tensor:
    """Reflectance of the eyeball at u, v, [n, 3, h, w]; ``photo`` [3, h, w] is the person's own, looking ahead."""
    top, bottom = find_edges(lids, u)
    shown = _draw_eyeball(lids, features, u, v, pixel) if photo is None else _sample_photo(lids, u, v, photo)
    if photo is not None:  # holds its own shadows, but for those of lids that close
        return shown * (1 - 0.25 * torch.exp(-((v - top) / 0.10).clamp(min=0)))
    # The upper lid and its lashes shade the ball; both corners and the lower lid a little.
    shade = 1 - 0.55 * torch.exp(-((v - top) / 0.13).clamp(min=0))
    shade = shade * (1 - 0.18 * torch.exp(-((bottom - v) / 0.06).clamp(min=0)))
    shade = shade * (1 - 0.30 * (u * u * u * u).clamp(max=1))
    return shown * shade


def _sample_photo(lids: Lids, u: Tensor, v: Tensor, photo: Tensor) -> Tensor:
    """The photographed eyeball, moved with the gaze near the iris and held at the corners."""
    held = (1 - u * u).clamp(0, 1)
    x = (u - lids.gaze_x * held).expand_as(u + v)
    y = ((v - lids.gaze_y) / 0.5).expand_as(x)
    grid = torch.stack((x[:, 0], y[:, 0]), -1).clamp(-1, 1)
    return grid_sample(
        photo[None].expand(len(grid), -1, -1, -1), grid, mode="bilinear", padding_mode="border", align_corners=False
    )


def _draw_eyeball(lids: Lids, features: FaceFeatures, u: Tensor, v: Tensor, pixel: Tensor | float) -> Tensor:
    device = u.device
    size = features.iris
    x, y = u - lids.gaze_x, v - lids.gaze_y + 0.10 * lids.resting
    distance = torch.sqrt(x * x + y * y + 1e-8) / size
    soft = pixel / size * 0.7 + 0.05
    inward = u * -lids.outward
    white = srgb((0.83, 0.785, 0.75), device=device)
    pink = srgb((0.74, 0.52, 0.48), device=device)
    ball = white + (pink - white) * ((inward - 0.70) / 0.22).clamp(0, 1)
    ball = ball * (1 - 0.10 * (u * u))
    angle = torch.atan2(y, x)
    fibres = 0.5 + 0.22 * torch.sin(angle * 23 + 2.1 * torch.sin(angle * 5)) + 0.2 * torch.sin(angle * 41 + 1.3)
    hold = 1 / (1 + 9 * pixel)
    tone = 0.62 + 0.75 * (distance - 0.30).clamp(0, 0.5) + 0.5 * hold * (fibres - 0.5) * (distance - 0.2).clamp(0, 0.6)
    tone = tone * (1 + 0.38 * (y / size).clamp(-1, 1))
    iris = _colour(features.iris_colour, device) * 1.25 * tone
    warm = _colour((0.20, 0.10, 0.03), device)
    iris = iris + (warm - iris) * (0.22 * torch.exp(-(((distance - 0.42) / 0.16) ** 2)))
    iris = iris * (1 - 0.75 * torch.sigmoid((distance - 0.90) / 0.055))
    pupil = torch.sigmoid((0.40 - distance) / (soft * 0.7))
    iris = iris * (1 - pupil * 0.96)
    return ball + (iris - ball) * torch.sigmoid((1 - distance) / (soft * 0.6))


def glint(
    lids: Lids,
    features: FaceFeatures,
    light: Light,
    key: tuple[Tensor, Tensor, Tensor],
    u: Tensor,
    v: Tensor,
    pixel: Tensor | float,
) -> Tensor:
    """The lamp's mirror image and the wet line on the lower lid, linear [n, 3, h, w] to be added.

    ``key``: direction to the lamp in the head's own frame; the image stays where the lamp is, not where the eye looks.
    """
    x = u - 0.55 * lids.gaze_x - 0.34 * key[0]
    y = v - 0.55 * lids.gaze_y - 0.34 * key[1].clamp(-0.75, 0.6) + 0.05
    size = 0.078 + pixel * 0.38
    spot = torch.exp(-(((x * x + y * y) / (size * size)) ** 2))
    _, bottom = find_edges(lids, u)
    tear = torch.exp(-(((bottom - v - 0.035) / (0.03 + pixel * 0.4)) ** 2)) * (0.10 / (1 + 4 * pixel))
    window = torch.exp(-(((x + 0.16) / 0.10) ** 2) - ((y - 0.20) / 0.10) ** 2) * 0.04
    strength = 1.0 / (1 + 2.5 * pixel)
    return _colour(light.key, u.device) * (1.7 * strength * spot + tear) + _colour(light.sky, u.device) * window


def draw_lashes(lids: Lids, u: Tensor, v: Tensor, pixel: Tensor | float, heavy: float) -> Tensor:
    """How dark lashes and the lids' fold make the skin and the eye at u, v: 0 … 1, [n, 1, h, w]."""
    top, bottom = find_edges(lids, u)
    outer = u * lids.outward
    within = torch.sigmoid((1.06 - u.abs()) * 16)
    wing = 0.6 + 0.55 * ((outer + 0.4) / 1.2).clamp(0, 1)
    thick = (0.055 + 0.060 * heavy) * wing + pixel * 0.35
    # Lashes stand out from the edge: dense at the root, thin at the tip.
    above = top - v
    tips = ((above - 0.3 * thick) / thick).clamp(0, 1) / (1 + 8 * pixel)
    strands = 1 - tips * (0.35 + 0.35 * torch.sin(u * 43 + 3 * torch.sin(u * 9)))
    line = torch.exp(-(((above - 0.25 * thick) / thick).abs() ** 1.6)) * strands
    line = line * (0.62 + 0.3 * heavy) * within / (1 + 1.2 * pixel)
    under = torch.exp(-(((v - bottom) / (0.035 + pixel * 0.5)) ** 2)) * within * (0.14 + 0.16 * heavy)
    return torch.maximum(line, under).clamp(0, 0.95)


def crease_lids(lids: Lids, u: Tensor, v: Tensor, pixel: Tensor | float) -> Tensor:
    """The fold above the upper lid: how much darker the skin is there, 0 … 1; it smooths out as the eye shuts."""
    arch = (1 - (u / 1.18) ** 2).clamp(min=0)
    openness = (lids.upper / lids.resting).clamp(0, 1.2)
    at = -(lids.resting * 1.05 + 0.17) * arch * (0.86 + 0.14 * openness) - 0.02
    return torch.exp(-(((v - at) / (0.06 + pixel * 0.5)) ** 2)) * arch * (0.10 + 0.26 * openness) / (1 + 2 * pixel)


def _colour(rgb: RGB, device: torch.device) -> Tensor:
    return torch.tensor(rgb, dtype=torch.float32, device=device).view(1, 3, 1, 1)
