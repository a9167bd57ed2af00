"""Hands: an open palm, a thumb up, and a hand at rest, each painted once. Must not know arms or clothes.

Imports torch: drawing processes only. A hand's own space: the wrist at the origin, fingers along +y, the thumb's side
+x (mirrored for the other hand); a man's hand is about 1.3 units long. It is built of bones with flesh around them:
capsules with two radii, whose highest points make the relief.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.bodies.cloth import Extent, Sheet, open_sheet
from studio.storyboard.picture.layers import Sprite
from studio.storyboard.picture.light import RGB, Device, Light, srgb

Bone = tuple[float, float, float, float, float, float, float]
"""x0, y0, x1, y1, radius there, radius here, lift towards the viewer."""
_OPEN: Final[tuple[Bone, ...]] = (
    (0.00, -0.07, 0.00, 0.12, 0.180, 0.200, 0.00),  # a round wrist: the hand turns on the forearm's end
    (-0.17, 0.18, -0.18, 0.58, 0.150, 0.125, 0.02),
    (-0.02, 0.16, -0.03, 0.62, 0.170, 0.130, 0.00),
    (0.14, 0.20, 0.15, 0.60, 0.150, 0.125, 0.01),
    (0.12, 0.16, 0.27, 0.42, 0.150, 0.120, 0.07),
    (0.19, 0.62, 0.245, 0.88, 0.078, 0.071, 0.03),
    (0.245, 0.88, 0.290, 1.16, 0.070, 0.056, 0.03),
    (0.060, 0.64, 0.078, 0.96, 0.080, 0.073, 0.04),
    (0.078, 0.96, 0.095, 1.27, 0.072, 0.057, 0.04),
    (-0.080, 0.63, -0.112, 0.93, 0.076, 0.069, 0.03),
    (-0.112, 0.93, -0.140, 1.20, 0.068, 0.054, 0.03),
    (-0.212, 0.58, -0.290, 0.79, 0.067, 0.060, 0.02),
    (-0.290, 0.79, -0.350, 1.00, 0.059, 0.047, 0.02),
    (0.26, 0.38, 0.42, 0.58, 0.105, 0.086, 0.07),
    (0.42, 0.58, 0.525, 0.79, 0.082, 0.060, 0.06),
)
_THUMB_UP: Final[tuple[Bone, ...]] = (
    # upright on the screen: the thumb along -y, fingertips tucked in on the +x side, the wrist at the origin
    (-0.04, 0.30, 0.03, -0.08, 0.165, 0.205, -0.06),
    (0.12, -0.32, 0.24, -0.32, 0.300, 0.270, -0.10),
    (0.12, -0.58, 0.46, -0.595, 0.098, 0.090, 0.15),
    (0.10, -0.41, 0.49, -0.42, 0.100, 0.092, 0.17),
    (0.10, -0.24, 0.47, -0.245, 0.097, 0.089, 0.16),
    (0.11, -0.08, 0.42, -0.09, 0.088, 0.080, 0.13),
    (0.08, -0.44, 0.15, -0.72, 0.150, 0.118, 0.12),
    (0.15, -0.70, 0.14, -0.96, 0.112, 0.098, 0.14),
    (0.14, -0.96, 0.105, -1.15, 0.100, 0.075, 0.12),
)
_REST: Final[tuple[Bone, ...]] = (
    (0.000, -0.25, 0.000, 0.12, 0.165, 0.155, 0.00),
    (-0.016, 0.10, -0.072, 0.48, 0.126, 0.116, 0.00),
    (0.024, 0.10, 0.048, 0.50, 0.130, 0.116, 0.03),
    (-0.128, 0.50, -0.152, 0.70, 0.061, 0.058, -0.02),
    (-0.152, 0.70, -0.140, 0.86, 0.056, 0.045, -0.03),
    (-0.072, 0.54, -0.088, 0.80, 0.070, 0.063, 0.01),
    (-0.088, 0.80, -0.072, 0.98, 0.061, 0.048, 0.00),
    (0.000, 0.56, -0.008, 0.84, 0.073, 0.067, 0.03),
    (-0.008, 0.84, 0.008, 1.03, 0.065, 0.050, 0.02),
    (0.080, 0.54, 0.092, 0.80, 0.073, 0.067, 0.06),
    (0.092, 0.80, 0.100, 0.97, 0.065, 0.050, 0.05),
    (0.072, 0.14, 0.152, 0.40, 0.093, 0.076, 0.08),
    (0.168, 0.40, 0.172, 0.64, 0.074, 0.056, 0.09),
)
_BONES: Final[Mapping[str, tuple[Bone, ...]]] = MappingProxyType({"open": _OPEN, "thumb": _THUMB_UP, "rest": _REST})
_EXTENTS: Final[Mapping[str, Extent]] = MappingProxyType(
    {
        "open": Extent(-0.50, -0.30, 0.70, 1.45),
        "thumb": Extent(-0.42, -1.30, 0.68, 0.58),
        "rest": Extent(-0.40, -0.30, 0.42, 1.18),
    }
)
_KNUCKLES: Final[Mapping[str, tuple[tuple[float, float, float, float], ...]]] = MappingProxyType(
    {
        # creases: x0, y0, x1, y1
        "open": (
            (0.13, 0.88, 0.30, 0.88), (-0.02, 0.96, 0.15, 0.96), (-0.19, 0.93, -0.02, 0.93), (-0.34, 0.80, -0.19, 0.81),
            (0.11, 0.67, 0.28, 0.64), (-0.03, 0.69, 0.13, 0.69), (-0.17, 0.67, -0.02, 0.68), (-0.29, 0.61, -0.14, 0.64),
            (0.16, 1.04, 0.29, 1.04), (0.00, 1.13, 0.14, 1.13), (-0.18, 1.08, -0.05, 1.08), (-0.34, 0.92, -0.23, 0.93),
            (-0.27, 0.46, 0.10, 0.52), (-0.12, 0.36, 0.24, 0.50), (0.02, 0.12, 0.16, 0.46),
            (0.34, 0.66, 0.46, 0.56), (-0.16, 0.06, 0.16, 0.06),
        ),
        "thumb": (
            (0.07, -0.94, 0.22, -0.94), (0.07, -0.98, 0.21, -0.975), (0.06, -0.72, 0.22, -0.68),
        ),
        "rest": ((-0.05, 0.80, 0.04, 0.80), (0.05, 0.77, 0.14, 0.77), (-0.12, 0.77, -0.04, 0.77)),
    }
)  # fmt: skip


def paint_hand(
    shape: str,
    skin: RGB,
    light: Light,
    *,
    scale: float,
    mirror: bool,
    angle: float,
    unit_px: float,
    device: Device = "cpu",
) -> Sprite:
    """A hand of this shape ("open", "thumb" or "rest"), ``scale`` 1 for a man. ``angle``: how far it will be turned on
    the screen. Raises KeyError for an unknown shape."""
    e = _EXTENTS[shape]
    left, right = (-e.right, -e.left) if mirror else (e.left, e.right)
    extent = Extent(left * scale, e.top * scale, right * scale, e.bottom * scale)
    sheet = open_sheet(extent, unit_px, srgb((1, 1, 1), device=device), device)
    x = (-sheet.x if mirror else sheet.x) / scale
    y = sheet.y / scale
    sheet.height, sheet.cover = flesh_out(_BONES[shape], x, y, sheet.pixel / scale)
    tone = torch.tensor(skin, device=device).view(1, 3, 1, 1)
    sheet.albedo = _colour_hand(tone, sheet, shape, x, y)
    _crease(sheet, shape, x, y)
    if shape == "thumb":
        _paint_nail(sheet, tone, x, y)
    return sheet.finish(light, wrap=0.4, angle=angle, hollow=1.5)


def flesh_out(bones: tuple[Bone, ...], x: Tensor, y: Tensor, pixel: float) -> tuple[Tensor, Tensor]:
    """Relief and coverage [1, 1, h, w] of capsules; where they meet they blend a little, as skin does."""
    table = torch.tensor(bones, device=x.device).T.reshape(7, 1, -1, 1, 1)
    x0, y0, x1, y1, r0, r1, lift = table
    dx, dy = x1 - x0, y1 - y0
    along = (((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)).clamp(0, 1)
    radius = r0 + (r1 - r0) * along
    away = ((x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2).sqrt()
    cover = (0.5 - (away - radius) / max(0.014, 1.3 * pixel)).clamp(0, 1).amax(1, keepdim=True)
    dome = lift + (radius * radius - away * away).clamp(min=0).sqrt() - 3.0 * (away - radius).clamp(min=0)
    sharp = 55.0
    return torch.logsumexp(sharp * dome, 1, keepdim=True) / sharp, cover


def _colour_hand(tone: Tensor, sheet: Sheet, shape: str, x: Tensor, y: Tensor) -> Tensor:
    """Palms are lighter than other skin, the darker the skin the more so; fingertips and knuckles are redder."""
    device = tone.device
    red = torch.tensor((1.12, 0.94, 0.92), device=device).view(1, 3, 1, 1)
    if shape == "open":
        pale = torch.tensor((0.62, 0.40, 0.30), device=device).view(1, 3, 1, 1)
        palm = tone * 0.72 + pale * 0.28
        tips = torch.exp(-(((y - 1.12) / 0.16) ** 2)) + 0.6 * torch.exp(-(((y - 0.42) / 0.22) ** 2))
        wrist = torch.sigmoid(-(y + 0.05) * 14)
        return (palm + (tone - palm) * wrist) * (1 + (red - 1) * tips.clamp(0, 1))
    knuckles = (
        0.5 * torch.exp(-(((y - 0.55) / 0.12) ** 2)) if shape == "rest" else torch.exp(-(((y + 0.94) / 0.12) ** 2))
    )
    return tone * (1 + (red - 1) * knuckles)


def _crease(sheet: Sheet, shape: str, x: Tensor, y: Tensor) -> None:
    """Lines of the palm and over the joints, where pixels can hold them."""
    if sheet.pixel > 0.022:
        return
    table = torch.tensor(_KNUCKLES[shape], device=x.device).T.reshape(4, 1, -1, 1, 1)
    x0, y0, x1, y1 = table
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    along = ((x - x0) * dx + (y - y0) * dy) / square
    window = (4 * along * (1 - along)).clamp(min=0)
    off = ((x - x0) * dy - (y - y0) * dx) * torch.rsqrt(square) - 0.025 * window
    line = (window.sqrt() * torch.exp(-((off / 0.011) ** 2))).amax(1, keepdim=True)
    sheet.height = sheet.height - 0.006 * line
    sheet.shadow = sheet.shadow * (1 - 0.20 * line)


def _paint_nail(sheet: Sheet, tone: Tensor, x: Tensor, y: Tensor) -> None:
    a, b = (x - 0.105) / 0.058, (y + 1.125) / 0.085
    nail = sheet.inside(((a * a + b * b).sqrt() - 1) * 0.058)
    sheet.lay(tone * 0.75 + srgb((0.93, 0.78, 0.74), device=tone.device) * 0.25, nail * 0.8, 0.006)
