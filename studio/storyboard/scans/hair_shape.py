"""The head's outer form from a scan: the face's relief, and skull and hair from the person's outline in many poses.

Measures forms only; colours are `texture_fusion`'s. Imports torch: drawing processes only.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor
from torch.nn.functional import grid_sample

from studio.storyboard.heads.maps import SHAPE_SIZE
from studio.storyboard.scans.face_mesh import NUM_MESH, FaceFit
from studio.storyboard.scans.frames import Sight
from studio.storyboard.scans.sphere_maps import blur_map, find_angles, map_directions, resize_map, spread_weights

COARSE: Final = (64, 128)
_RELIEF_SIZE: Final = (128, 256)
_RELIEF_REACH: Final = 0.33
_MAX_REACH: Final = 1.75
# The outline of a head that faces the viewer lies a little behind its centre.
_RIM_DEPTH: Final = -0.14
_STEP: Final = 0.012
_HAIR_FROM: Final = 1.0
_HAIR_RISE: Final = 0.12
_JAW_LATITUDE: Final = 0.4
_BARE_TEMPLE: Final = 1.16
_FALLING_HAIR, _MIN_RAYS = 1.3, 12
_MIN_EAR, _MAX_EAR = 0.03, 0.22
_JAW: Final = (
    127,
    234,
    93,
    132,
    58,
    172,
    136,
    150,
    149,
    176,
    148,
    152,
    377,
    400,
    378,
    379,
    365,
    397,
    288,
    361,
    323,
    454,
    356,
)


@dataclass(frozen=True, eq=False)
class Outline:
    """Where the person's outline was seen: unit vectors [k, 3] in head space and distances [k] from the centre."""

    directions: Tensor
    reach: Tensor


def skull_radius(size: tuple[int, int], half_width: float) -> Tensor:
    """The bare head without its face, [1, h, w]: an ellipsoid for the brain, widened downwards to jaw and neck."""
    x, y, z = map_directions(size)
    front = torch.sigmoid(z * 8)
    depth = 0.93 + (0.80 - 0.93) * front
    # The ellipsoid's centre lies above the head's: solve |(p - c) / axes| = 1 along every direction.
    centre_y, axis_y = -0.14, 0.86
    a = (x / half_width) ** 2 + (y / axis_y) ** 2 + (z / depth) ** 2
    b = -2 * y * centre_y / axis_y**2
    c = (centre_y / axis_y) ** 2 - 1
    brain = (-b + torch.sqrt((b * b - 4 * a * c).clamp(min=0))) / (2 * a)
    flat = torch.sqrt(x * x + z * z).clamp(min=1e-3)
    column = torch.minimum(0.50 / flat, torch.full_like(flat, 1.02))  # neck and nape, cut off below the chin
    low = torch.sigmoid((y - 0.45) * 10)
    radius: Tensor = brain * (1 - low) + torch.maximum(brain, column) * low
    return radius[None]


def trace_outline(sights: Sequence[Sight]) -> Outline:
    """The person's outline around the head, from below one ear over the crown to below the other, in every frame."""
    angle = torch.linspace(math.radians(-214), math.radians(34), 60)
    rays = torch.stack((torch.cos(angle), torch.sin(angle)))
    steps = torch.arange(0.5, _MAX_REACH, _STEP)
    found_directions, found_reach = [], []
    for sight in sights:
        places = rays[:, :, None] * steps * sight.scale_px + sight.shift_px[:, None, None]
        height, width = sight.person.shape[-2:]
        grid = torch.stack((places[0] * (2 / width) - 1, places[1] * (2 / height) - 1), -1)[None]
        person = grid_sample(sight.person[None], grid, align_corners=False)[0, 0]
        inside = person > 0.5
        outside = (~inside).float().cumsum(1) > 0
        reach = 0.5 + (~outside).float().sum(1) * _STEP
        # A ray that leaves the picture, or never the person (a shoulder, a chair), tells nothing.
        in_frame = (grid.abs() < 0.995).all(-1)[0]
        tells = outside.any(1) & inside[:, 0] & in_frame.gather(1, outside.float().argmax(1, keepdim=True))[:, 0]
        flat = rays * reach
        lateral = rays[0].abs()
        seen = torch.stack((flat[0], flat[1], _RIM_DEPTH * lateral * math.cos(sight.yaw)))
        points = (sight.rotation.T @ seen)[:, tells].T
        found_reach.append(points.norm(dim=1))
        found_directions.append(points / points.norm(dim=1, keepdim=True))
    return Outline(torch.cat(found_directions), torch.cat(found_reach))


def build_radius(fit: FaceFit, outline: Outline) -> Tensor:
    """From the centre to the surface, [1, 256, 512]: the landmarks' relief on the skull, raised to the outline."""
    face = torch.from_numpy(fit.shape[:NUM_MESH]).float()
    half_width = float((face[454, 0] - face[234, 0]) / 2) * 1.07
    skull = skull_radius(COARSE, half_width)
    hull = _spread_outline(outline, skull)
    known, ratio, noise = _collect(face, hull)
    weights = spread_weights(known, noise, _RELIEF_SIZE, _RELIEF_REACH)
    relief = (weights @ ratio).view(1, *_RELIEF_SIZE)
    base = resize_map(hull, _RELIEF_SIZE)
    radius = base * (1 + relief) + _raise_ears(face, outline, skull)
    return resize_map(blur_map(radius, 1), SHAPE_SIZE).clamp(0.4, 1.9)


def _raise_ears(face: Tensor, outline: Outline, skull: Tensor) -> Tensor:
    """Ears as they stand off the outline of a head whose temples are bare, [1, 128, 256]; nothing under hair."""
    azimuth, latitude = find_angles(outline.directions)
    ratio = outline.reach / _look_up(skull, outline.directions)
    middle = float(find_angles(face[[234, 454]])[1].mean()) - 0.10
    raised = torch.zeros(1, *_RELIEF_SIZE)
    map_azimuth, map_latitude = find_angles(map_directions(_RELIEF_SIZE).permute(1, 2, 0))
    for side in (-1, 1):
        beside = (azimuth * side - math.pi / 2).abs() < 0.22
        at_ear, above = beside & ((latitude - middle).abs() < 0.14), beside & ((latitude - middle + 0.48).abs() < 0.12)
        if int(at_ear.sum()) < 6 or int(above.sum()) < 6:
            continue
        temple = float(ratio[above].median())
        height = float(ratio[at_ear].quantile(0.6)) - temple
        if temple > _BARE_TEMPLE or height < _MIN_EAR:
            continue
        bump = torch.exp(-(((map_azimuth * side - 1.66) / 0.11) ** 2) - ((map_latitude - middle) / 0.24) ** 4)
        raised = raised + min(height, _MAX_EAR) * 0.75 * bump
    return raised


def measure_hair_volume(outline: Outline, fit: FaceFit) -> Tensor:
    """How far the outline stands off the bare skull, [1, 64, 128], as a share of its radius (bald is near 0)."""
    half_width = float((fit.shape[454, 0] - fit.shape[234, 0]) / 2) * 1.07
    skull = skull_radius(COARSE, half_width)
    return _spread_outline(outline, skull) / skull - 1


def _spread_outline(outline: Outline, skull: Tensor) -> Tensor:
    """The outline as a map [1, 64, 128]: what was seen, smoothed, and beyond that what its surroundings suggest."""
    places = map_directions(COARSE).reshape(3, -1).T
    base = _look_up(skull, outline.directions)
    ratio = (outline.reach / base).clamp(0.8, 1.9)
    near = torch.exp((places @ outline.directions.T - 1) * 160)
    wide = torch.exp((places @ outline.directions.T - 1) * 9)
    close = near.sum(1)
    seen = (near @ ratio) / close.clamp(min=1e-6)
    guess = (wide @ ratio + 0.02 * len(ratio)) / (wide.sum(1) + 0.02 * len(ratio))
    trust = (close / (0.02 * len(ratio))).clamp(max=1)
    fused = (guess + (seen - guess) * trust).view(1, *COARSE)
    # Below the ears the outline is neck, collar or falling hair, which are not part of this form.
    latitude = torch.asin(places[:, 1]).view(1, *COARSE)
    azimuth, low = find_angles(outline.directions)
    beside = ((azimuth.abs() - math.pi / 2).abs() < 0.3) & ((low - 0.48).abs() < 0.1)
    falls = int(beside.sum()) > _MIN_RAYS and float(ratio[beside].median()) > _FALLING_HAIR
    kept = torch.sigmoid(((0.68 if falls else 0.42) - latitude) * 14)
    return skull * (1 + (fused - 1) * kept)


def _collect(face: Tensor, hull: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Landmarks and points under the jaw as (unit vectors [k, 3], radius against the hull - 1 [k], variances [k])."""
    points = [face]
    noise = [torch.full((len(face),), 4e-4)]
    jaw = face[list(_JAW[4:-4])]
    for share in (0.72, 0.4):  # the floor of the mouth: from the jaw's edge inwards, hardly lower than the chin
        points.append(torch.stack((jaw[:, 0] * share, jaw[:, 1] + 0.04 * (1 - share), jaw[:, 2] * share - 0.06), 1))
        noise.append(torch.full((len(jaw),), 3e-3))
    places = torch.cat(points)
    reach = places.norm(dim=1)
    known = places / reach[:, None]
    ratio = reach / _look_up(hull, known) - 1
    # At the temples and ears hair lies over the face's edge: there the outline is right, not the landmarks beneath it.
    azimuth, latitude = find_angles(known)
    under_hair = (azimuth.abs() > _HAIR_FROM) & (ratio < -_HAIR_RISE) & (latitude < _JAW_LATITUDE)
    return known[~under_hair], ratio[~under_hair], torch.cat(noise)[~under_hair]


def _look_up(values: Tensor, known: Tensor) -> Tensor:
    """A one-channel map's values [k] at unit vectors [k, 3]."""
    azimuth, latitude = find_angles(known)
    grid = torch.stack((azimuth / math.pi, latitude / (math.pi / 2)), -1).view(1, 1, -1, 2)
    return grid_sample(values[None], grid, padding_mode="border", align_corners=False)[0, 0, 0]
