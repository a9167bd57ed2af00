"""A person's own head from a scan: shape, colour, hair and features of many frames fused to `HeadMaps`.

Sees arrays only; who finds landmarks and persons is not its affair. Glasses stay in the texture, as part of the face.
Imports torch: drawing processes only.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import torch

from studio.domain.errors import ScanTooPoor
from studio.storyboard.heads.maps import ALBEDO_SIZE, SHAPE_SIZE, HeadMaps
from studio.storyboard.scans.colours import find_hair, finish_albedo, map_regions, measure_lights, measure_looks
from studio.storyboard.scans.face_mesh import FaceFit, fit_face
from studio.storyboard.scans.features import measure_features, photograph_eyes, photograph_mouth
from studio.storyboard.scans.frames import ScanFrame, open_sights, weigh_neutral
from studio.storyboard.scans.hair_shape import build_radius, measure_hair_volume, trace_outline
from studio.storyboard.scans.lips import close_lips
from studio.storyboard.scans.sphere_maps import resize_map
from studio.storyboard.scans.texture_fusion import build_relief, fuse_texture

MIN_FRAMES: Final = 8
_GLOSS: Final = 0.03


def fuse_head(frames: Sequence[ScanFrame], *, class_word: str) -> HeadMaps:
    """The head of the one person whom ``frames`` show. Equal frames give equal maps.

    Raises `ScanTooPoor` and says what the scan lacks.
    """
    if len(frames) < MIN_FRAMES:
        raise ScanTooPoor(
            f"Only {len(frames)} frames of the scan show the face well.",
            "Scan again in even light, close to the camera.",
        )
    landmarks = np.stack([frame.landmarks_px for frame in frames]).astype(np.float64)
    fit = fit_face(landmarks, weigh_neutral(frames))
    _require_frontal(fit)
    sights = open_sights(frames, fit)
    outline = trace_outline(sights)
    radius = build_radius(fit, outline)
    relief = build_relief(radius, ALBEDO_SIZE)
    regions = map_regions(fit, ALBEDO_SIZE)
    fused = fuse_texture(sights, fit, relief, regions.plain_skin, regions.mouth, regions.eyes)
    hair = find_hair(fused, regions, measure_hair_volume(outline, fit))
    features = measure_features(fit, frames, sights)
    albedo = close_lips(finish_albedo(fused, regions, hair), fit, features)
    lights = measure_lights(sights, fused, relief, regions)
    return HeadMaps(
        radius=radius,
        albedo=albedo,
        hair=resize_map(hair, SHAPE_SIZE).clamp(0, 1),
        # The photographs hold most of the skin's gleam already.
        gloss=torch.full_like(radius, _GLOSS),
        features=features,
        looks=measure_looks(fused, regions, hair, sights, class_word),
        mouth_inside=photograph_mouth(fit, frames, sights, lights),
        eye_photos=photograph_eyes(frames, sights, lights),
    )


def _require_frontal(fit: FaceFit) -> None:
    if not (np.abs(fit.yaw) < 0.3).any():
        raise ScanTooPoor("No frame of the scan looks ahead.", "Look into the camera for a few seconds of the scan.")
