"""A head as simple as one can be, motions and views for tests: an egg with a nose, painted in flat colours."""

from collections.abc import Mapping

import torch
from torch import Tensor

from studio.storyboard.heads.maps import (
    Expression,
    FaceFeatures,
    Gesture,
    HeadMaps,
    Looks,
    Motion,
    Pose,
    directions,
)
from studio.storyboard.picture.view import View

SKIN = (0.5, 0.35, 0.25)
FEATURES = FaceFeatures(
    eyes=((-0.36, -0.08), (0.36, -0.08)),
    eye_half_width=0.17,
    upper_lid=0.075,
    lower_lid=0.045,
    eye_tilt=0.03,
    iris=0.45,
    iris_colour=(0.1, 0.2, 0.4),
    brow=0.24,
    mouth=(0.0, 0.50),
    mouth_corners=((-0.27, 0.51), (0.27, 0.51)),
    upper_lip=0.06,
    lower_lip=0.08,
    chin=0.92,
    nose=(0.0, 0.26),
)


def make_head(rows: int = 128) -> HeadMaps:
    """Grey above the brow line (hair), SKIN below it, one red dot on the chin."""
    azimuth, latitude = directions((rows, 2 * rows))
    flat = torch.cos(latitude)
    x, y, z = torch.sin(azimuth) * flat, torch.sin(latitude), torch.cos(azimuth) * flat
    radius = torch.rsqrt((x / 0.75) ** 2 + y**2 + (z / 0.92) ** 2)
    radius = radius + 0.18 * torch.exp(-((azimuth / 0.12) ** 2) - ((latitude - 0.22) / 0.14) ** 2)
    hair = (torch.sigmoid((-0.5 - latitude) * 40) + torch.sigmoid((azimuth.abs() - 1.5) * 40)).clamp(0, 1)
    albedo = torch.tensor(SKIN).view(1, 3, 1, 1) * (1 - hair) + 0.04 * hair
    chin = torch.exp(-((azimuth / 0.05) ** 2) - ((latitude - 0.8) / 0.05) ** 2)
    albedo = albedo + (torch.tensor((0.8, 0.0, 0.0)).view(1, 3, 1, 1) - albedo) * chin
    return HeadMaps(
        radius=radius[0],
        albedo=albedo[0],
        hair=hair[0],
        gloss=torch.full_like(hair, 0.05)[0],
        features=FEATURES,
        looks=Looks("man", SKIN, (0.04, 0.04, 0.04), "short"),
    )


def move_head(values: Mapping[str, float | Tensor] | None = None, num_frames: int = 1) -> Motion:
    """A motion that is at rest except for the named values (a number, or one a frame) of pose and expression."""

    def fill(name: str, rest: float = 0.0) -> Tensor:
        value = torch.as_tensor((values or {}).get(name, rest), dtype=torch.float32)
        return value.reshape(-1, 1, 1, 1).expand(num_frames, 1, 1, 1).clone()

    zero = torch.zeros(num_frames, 1, 1, 1)
    return Motion(
        Pose(*(fill(name) for name in ("yaw", "pitch", "roll", "x", "y"))),
        Expression(
            jaw=fill("jaw"),
            smile=fill("smile"),
            spread=fill("spread"),
            round=fill("round"),
            press=fill("press"),
            teeth=fill("teeth"),
            brow=fill("brow"),
            blink=fill("blink", 1.0),
            gaze_x=fill("gaze_x"),
            gaze_y=fill("gaze_y"),
        ),
        Gesture(zero, zero, zero, zero, zero, zero),
    )


def see_head(num_frames: int, height_px: int, width_px: int, unit_px: float) -> View:
    """The head in the middle of the frame."""

    def fill(value: float) -> Tensor:
        return torch.full((num_frames, 1, 1, 1), value)

    return View(
        height_px,
        width_px,
        fill(unit_px),
        fill(width_px / 2),
        fill(height_px / 2),
        fill(1.0),
        fill(0.0),
        fill(0.0),
        fill(0.0),
    )
