"""Which texels of a scanned head are skin, hair, eyes or lips, and the finished colour map without holes.

Judges by place and by colour; measures no form. Imports torch: drawing processes only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.heads.maps import Looks, directions
from studio.storyboard.picture.light import RGB, luminance
from studio.storyboard.scans.face_mesh import FaceFit
from studio.storyboard.scans.features import CORNERS_OF_EYES, LOWER_LIDS, UPPER_LIDS, to_angles
from studio.storyboard.scans.frames import Sight
from studio.storyboard.scans.sphere_maps import blur_map, fill_holes, resize_map
from studio.storyboard.scans.texture_fusion import Fused, Relief, splat

_OVAL: Final = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
_LIPS: Final = (61, 291, 0, 17, 37, 267, 84, 314, 39, 269, 181, 405, 13, 14, 40, 270, 91, 321)
_BROWS: Final = (70, 63, 105, 66, 107, 300, 293, 334, 296, 336, 46, 53, 52, 65, 55, 276, 283, 282, 295, 285)
_SOCKETS: Final = (33, 133, 362, 263, 159, 145, 386, 374)
_NOSTRILS: Final = (98, 327, 2, 97, 326)
_WORK_SIZE: Final = (128, 256)
_MIN_MIRROR, _MAX_MIRROR = 1.15, 1.70
"""The sides' hair between these azimuths is mirrored to and fro over the back of the head."""


@dataclass(frozen=True, eq=False)
class Regions:
    """Soft maps [1, 512, 1024]: ``oval`` of the face, ``eyes`` with their surroundings, ``lids`` (the openings, with
    lashes), ``mouth``, ``plain_skin``; ``brow_line`` and ``ear_line``: latitudes."""

    oval: Tensor
    eyes: Tensor
    lids: Tensor
    mouth: Tensor
    plain_skin: Tensor
    brow_line: float
    ear_line: float


def map_regions(fit: FaceFit, size: tuple[int, int]) -> Regions:
    """The regions of a fitted face at ``size``."""
    angles = torch.from_numpy(to_angles(fit.shape)).float()
    points = torch.from_numpy(fit.shape).float()

    def around(numbers: Sequence[int], radius: float) -> Tensor:
        return resize_map(splat(points[list(numbers)], _WORK_SIZE, radius), size).clamp(0, 1)

    oval = resize_map(blur_map(_fill_polygon(angles[list(_OVAL)], _WORK_SIZE), 1), size).clamp(0, 1)
    mouth, eyes = around(_LIPS, 0.10), around(_SOCKETS, 0.10)
    lids = torch.zeros(1, *size)
    for side in (0, 1):
        outer, inner = CORNERS_OF_EYES[side]
        ring = [*UPPER_LIDS[side], *LOWER_LIDS[side][::-1]]
        ring = [outer, *ring, inner] if side else [inner, *ring[::-1], outer]
        middle = angles[ring].mean(0)
        away = angles[ring] - middle
        # Lashes stand beyond the lids' edges.
        order = torch.atan2(away[:, 1], away[:, 0]).argsort()
        grown = middle + away[order] * torch.tensor((1.12, 1.0)) + torch.sign(away[order]) * torch.tensor((0.0, 0.036))
        lids = torch.maximum(lids, _fill_polygon(grown, size))
    brow_line = float(angles[list(_BROWS), 1].mean())
    latitude = directions(size)[1][0].expand(1, *size)
    inner_oval = (blur_map(oval, size[0] // 64) * 2 - 1).clamp(0, 1)
    above = torch.sigmoid((brow_line - 0.32 - latitude) * 20)
    plain = (
        inner_oval * (1 - mouth) * (1 - eyes) * (1 - around(_BROWS, 0.07)) * (1 - around(_NOSTRILS, 0.06)) * (1 - above)
    )
    ear_line = float(angles[[234, 454], 1].mean())
    return Regions(oval, eyes, blur_map(lids, 1), mouth, plain, brow_line, ear_line)


def find_hair(fused: Fused, regions: Regions, volume: Tensor) -> Tensor:
    """How much each texel is hair, [1, 512, 1024]; nothing on a bald head. ``volume``: see `measure_hair_volume`."""
    size = (fused.colour.shape[-2], fused.colour.shape[-1])
    colour, seen = resize_map(fused.colour, _WORK_SIZE), resize_map(fused.seen, _WORK_SIZE).clamp(0, 1)
    oval = resize_map(regions.oval, _WORK_SIZE).clamp(0, 1)
    azimuth, latitude = (grid[0].expand(1, *_WORK_SIZE) for grid in directions(_WORK_SIZE))
    tone = _tones(colour)
    skin = _Tone.of(tone, resize_map(regions.plain_skin, _WORK_SIZE).clamp(0, 1))
    crown = seen * torch.sigmoid((-0.95 - latitude) * 12) * (azimuth.abs() < 2.0)
    raised = float((resize_map(volume, _WORK_SIZE) * crown).sum() / crown.sum().clamp(min=1e-6))
    strand = _Tone.of(tone, crown)
    apart = float(skin.distance(strand.middle.view(3, 1, 1)).sqrt())
    if apart < 1.6 and raised < 0.16:
        return torch.zeros(1, *size)
    likelier = ((skin.distance(tone) - strand.distance(tone)) * 0.5).clamp(-5, 5) * seen
    skinlike = torch.sigmoid((5 - skin.distance(tone)) * 1.2) * seen
    ear, brow = regions.ear_line, regions.brow_line
    # Hair that hangs beside the jaw belongs to the head's sides further down than short hair does.
    at_jaw = seen * ((azimuth.abs() - 1.35).abs() < 0.25) * ((latitude - ear - 0.42).abs() < 0.14)
    falls = float((torch.sigmoid(likelier) * at_jaw).sum() / at_jaw.sum().clamp(min=1)) > 0.5
    low = torch.sigmoid((latitude - ear - (0.66 if falls else 0.30)) * 14)
    at_ear = torch.exp(-(((azimuth.abs() - 1.55) / 0.35) ** 4) - ((latitude - ear + 0.02) / 0.25) ** 4)
    # Outside the face a head that is not bald is hair, but for ears and shaved temples, which look like its skin.
    beside = 3.5 - 8 * skinlike * torch.maximum(at_ear, 0.5 * torch.sigmoid((latitude - brow) * 10)) - 9 * low
    forehead = torch.sigmoid((brow - 0.16 - latitude) * 22)
    within = likelier - 9.0 + 7.4 * forehead
    prior = beside + (within - beside) * oval
    found = blur_map(torch.sigmoid(prior), 1)
    # Loose patches are noise; hair is one thing.
    found = (found * (0.35 + 0.65 * torch.sigmoid((blur_map(found, 4) - 0.30) * 16))).clamp(0, 1)
    coarse = resize_map(found, size).clamp(0, 1)
    return _sharpen(coarse, fused, skin, strand)


def finish_albedo(fused: Fused, regions: Regions, hair: Tensor) -> Tensor:
    """The colour map [3, 512, 1024] without holes: skin under jaw and lids continued, hair mirrored to the back."""
    size = (hair.shape[-2], hair.shape[-1])
    azimuth, latitude = (grid[0].expand(1, *size) for grid in directions(size))
    skin_weight = (1 - hair) ** 4 * fused.seen * _allow_skin(fused, regions, azimuth, latitude)
    skin = fill_holes(fused.colour, skin_weight * (1 - regions.lids))
    if float(hair.max()) < 0.05:
        return skin.clamp(0.004, 0.92)
    # Seen at a slant only, the edge of the hair holds colours of what lies behind it.
    known = hair**2 * ((fused.seen - 0.2) / 0.5).clamp(0, 1)
    mirrored, mirrored_known = (_mirror_back(values) for values in (fused.colour, known))
    behind = ((azimuth.abs() - (_MAX_MIRROR - 0.15)) / 0.3).clamp(0, 1) * (1 - known)
    strands = fused.colour + (mirrored - fused.colour) * behind
    strands = fill_holes(strands, known + (mirrored_known - known) * behind)
    return (skin + (strands - skin) * hair).clamp(0.004, 0.92)


def measure_lights(sights: Sequence[Sight], fused: Fused, relief: Relief, regions: Regions) -> tuple[Tensor, ...]:
    """Per frame, what its colours [3] must be divided by to agree with the fused ones where the face looks ahead."""
    size = _WORK_SIZE
    coarse = relief.resized(size)
    colour, skin = resize_map(fused.colour, size), resize_map(regions.plain_skin * fused.seen, size)
    lights = []
    for sight in sights:
        seen = sight.look_up(sight.project(coarse.points))
        facing = torch.einsum("j,jhw->hw", sight.rotation[2], coarse.normals)[None]
        where = ((skin > 0.5) & (seen[3:] > 0.5) & (facing > 0.6))[0]
        ratio = seen[:3, where] / colour[:, where].clamp(min=0.01)
        lights.append(ratio.median(1).values.clamp(0.2, 4.0) if ratio.shape[1] else torch.ones(3))
    return tuple(lights)


def measure_looks(fused: Fused, regions: Regions, hair: Tensor, sights: Sequence[Sight], class_word: str) -> Looks:
    """Colours and the kind of hair, for what is drawn around the head."""
    skin = _median(fused.colour, regions.plain_skin * (1 - hair) > 0.6)
    known = (hair * fused.seen) > 0.6
    if float(hair.max()) < 0.05 or not bool(known.any()):
        return Looks(class_word, skin, skin, "bald")
    strand = _median(fused.colour, known)
    beside_neck = _hair_beside(sights, fused, strand, skin, 1.12, 0.72)
    beside_jaw = _hair_beside(sights, fused, strand, skin, 0.72, 0.80)
    if beside_neck > 0.6 and beside_jaw > 0.5:
        return Looks(class_word, skin, strand, "long")
    return Looks(class_word, skin, strand, "short")


class _Tone:
    """A colour with its spread, in log brightness and two log ratios."""

    def __init__(self, middle: Tensor, spread: Tensor) -> None:
        self.middle = middle
        self._spread = spread

    @classmethod
    def of(cls, tone: Tensor, weight: Tensor) -> "_Tone":
        """Of the texels of [3, h, w] by weight [1, h, w]; outliers count half in a second round."""
        flat, share = tone.reshape(3, -1), weight.reshape(-1) + 1e-9
        middle = (flat * share).sum(1) / share.sum()
        away = ((flat - middle[:, None]) ** 2).sum(0)
        share = share * torch.exp(-away / (2 * ((away * share).sum() / share.sum()).clamp(min=1e-4)))
        middle = (flat * share).sum(1) / share.sum()
        spread = ((flat - middle[:, None]) ** 2 * share).sum(1) / share.sum()
        return cls(middle, spread + torch.tensor((0.08, 0.006, 0.012)))

    def distance(self, tone: Tensor) -> Tensor:
        """Squared, in spreads, [1, h, w]."""
        return (((tone - self.middle.view(3, 1, 1)) ** 2) / self._spread.view(3, 1, 1)).sum(0, keepdim=True)


def _tones(colour: Tensor) -> Tensor:
    log = torch.log(colour.clamp(min=0.003))
    return torch.stack((torch.log(luminance(colour[None])[0, 0].clamp(min=0.003)), log[0] - log[1], log[1] - log[2]))


def _sharpen(coarse: Tensor, fused: Fused, skin: _Tone, strand: _Tone) -> Tensor:
    """The hair's edge as fine as the texture shows it: where the coarse map wavers, a texel's own colour decides."""
    tone = _tones(fused.colour)
    own = torch.sigmoid((skin.distance(tone) - strand.distance(tone)).clamp(-8, 8) * 0.6)
    wavers = (1 - (2 * coarse - 1).abs()).clamp(0, 1) * fused.seen
    return (coarse + (own - coarse) * 0.6 * wavers).clamp(0, 1)


def _allow_skin(fused: Fused, regions: Regions, azimuth: Tensor, latitude: Tensor) -> Tensor:
    """Where a skin colour can be believed: the face, and beside it (ears, temples) only what looks like that skin."""
    tone = _tones(fused.colour)
    skin = _Tone.of(tone, regions.plain_skin)
    alike = torch.sigmoid((9 - skin.distance(tone)) * 0.8)
    low = torch.sigmoid((latitude - 1.02) * 20)
    ear = torch.exp(-(((latitude - regions.ear_line + 0.04) / 0.26) ** 4))
    high = torch.sigmoid((regions.ear_line - 0.2 - latitude) * 14)
    beside = alike * torch.maximum(ear, high) * (azimuth.abs() < 2.2)
    middle = (blur_map(regions.oval, 8) * 2 - 1).clamp(0, 1)
    return torch.maximum(torch.maximum(middle, regions.oval * alike), beside) * (1 - low)


def _mirror_back(values: Tensor) -> Tensor:
    """Columns beyond the mirror azimuth show those as far before it."""
    columns = values.shape[-1]
    azimuth = directions((1, columns))[0].view(-1)
    span = _MAX_MIRROR - _MIN_MIRROR
    beyond = torch.remainder(azimuth.abs() - _MAX_MIRROR, 2 * span)
    folded = _MAX_MIRROR - torch.minimum(beyond, 2 * span - beyond)
    source = torch.where(azimuth.abs() > _MAX_MIRROR, folded * torch.sign(azimuth), azimuth)
    index = ((source / math.tau + 0.5) * columns).long().clamp(0, columns - 1)
    return values[..., index]


def _hair_beside(sights: Sequence[Sight], fused: Fused, strand: RGB, skin: RGB, y: float, x: float) -> float:
    """How much of what lies at both sides of neck or jaw is of the hair's colour, in frames that look ahead."""
    shares = []
    for sight in sights:
        if abs(sight.yaw) > 0.2:
            continue
        level = fused.lights[sight.number].mean()
        for side in (-1, 1):
            spots = torch.tensor(
                [(side * (x + dx), y + dy, -0.1) for dx in (-0.06, 0.0, 0.06) for dy in (-0.1, 0.0, 0.1)]
            )
            seen = sight.look_up(sight.project(spots.T[:, :, None]))
            tone = _tones(seen[:3] / level)
            to_hair, to_skin = (_gap(tone, colour) for colour in (strand, skin))
            shares.append(float(((to_hair < 0.5) & (to_hair < to_skin) & (seen[3] > 0.5)).float().mean()))
    return sum(shares) / len(shares) if shares else 0.0


def _gap(tone: Tensor, colour: RGB) -> Tensor:
    away = (tone - _tones(torch.tensor(colour).view(3, 1, 1))) * torch.tensor((0.6, 2.0, 1.5)).view(3, 1, 1)
    return away.square().sum(0).sqrt()


def _median(colour: Tensor, where: Tensor) -> RGB:
    chosen = colour[:, where[0]]
    if chosen.shape[1] == 0:
        chosen = colour.reshape(3, -1)
    red, green, blue = chosen.median(1).values.tolist()
    return red, green, blue


def _fill_polygon(corners: Tensor, size: tuple[int, int]) -> Tensor:
    """1 inside a closed polygon of (azimuth, latitude) corners [k, 2], else 0: [1, h, w], by counting crossings."""
    azimuth, latitude = (grid[0] for grid in directions(size))
    inside = torch.zeros(1, *size)
    for (x0, y0), (x1, y1) in zip(corners.tolist(), corners.roll(-1, 0).tolist(), strict=True):
        if y0 == y1:
            continue
        spans = (latitude >= min(y0, y1)) & (latitude < max(y0, y1))
        crosses = azimuth < x0 + (latitude - y0) * ((x1 - x0) / (y1 - y0))
        inside = inside + (spans & crosses).float()
    return inside % 2
