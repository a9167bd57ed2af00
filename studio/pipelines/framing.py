"""Framing a head as a base model saw heads: where to cut, how to level, what to do beyond the edge. Arrays only."""

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from studio.capture.face import Face
from studio.core.frames import Frame, as_frame
from studio.engines.card_parts import CropRule


@dataclass(frozen=True)
class Placement:
    """Where a head is in its picture: centre in pixels, chin to hairline in pixels, roll in degrees (clockwise)."""

    center_x_px: float
    center_y_px: float
    head_height_px: float
    roll_deg: float


def place_head(*faces: Face) -> Placement:
    """The placement of one face, or the steady (median) one of several frames of a take."""
    return Placement(
        center_x_px=float(np.median([face.center_px[0] for face in faces])),
        center_y_px=float(np.median([face.center_px[1] for face in faces])),
        head_height_px=float(np.median([face.head_height_px for face in faces])),
        roll_deg=float(np.median([face.roll_deg for face in faces])),
    )


def crop_head(frame: Frame, head: Placement, rule: CropRule, width_px: int, height_px: int) -> Frame:
    """The part of ``frame`` that puts ``head`` where ``rule`` wants it: uint8 [height_px, width_px, 3].

    The head is levelled. What lies beyond the frame's edge is filled with the edge's own pixels.
    """
    height, width = as_frame(frame).shape[:2]
    scale = head.head_height_px / (rule.head_height * height_px)
    # Whole-number shrinking first: an affine transform alone would alias.
    factor = max(1, int(scale))
    angle = math.radians(head.roll_deg)
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    over_x, over_y = rule.center_x * width_px, rule.center_y * height_px
    left = head.center_x_px - cos * over_x + sin * over_y
    top = head.center_y_px - sin * over_x - cos * over_y
    corners_x = [left + cos * x - sin * y for x in (0, width_px) for y in (0, height_px)]
    corners_y = [top + sin * x + cos * y for x in (0, width_px) for y in (0, height_px)]
    margin = math.ceil(
        max(0.0, -min(corners_x), -min(corners_y), max(corners_x) - width, max(corners_y) - height) + 2 * factor
    )
    margin = min(margin, 4 * max(width, height)) // factor * factor + factor
    padded = Image.fromarray(np.pad(frame, ((margin, margin), (margin, margin), (0, 0)), mode="edge"))
    small = padded.reduce(factor)
    cropped = small.transform(
        (width_px, height_px),
        Image.Transform.AFFINE,
        (
            cos / factor, -sin / factor, (left + margin) / factor,
            sin / factor, cos / factor, (top + margin) / factor,
        ),
        Image.Resampling.BICUBIC,
    )  # fmt: skip
    return np.asarray(cropped)
