"""A made-up scan for tests: the mean face's landmarks in known poses, over plainly painted pictures."""

import math

import numpy as np
import numpy.typing as npt

from studio.storyboard.scans.frames import ScanFrame
from studio.storyboard.scans.mean_face import mean_face

SIZE = (200, 160)
SCALE_PX = 52.0
SKIN, HAIR, WALL = (190, 140, 115), (40, 28, 20), (90, 130, 170)


def make_rotation(yaw: float, pitch: float = 0.0) -> npt.NDArray[np.float64]:
    """Pitch, then yaw, as heads turn when they are drawn."""
    cy, sy, cp, sp = math.cos(yaw), math.sin(yaw), math.cos(pitch), math.sin(pitch)
    turned = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    nodded = np.array([[1, 0, 0], [0, cp, sp], [0, -sp, cp]])
    rotation: npt.NDArray[np.float64] = turned @ nodded
    return rotation


def make_landmarks(yaw: float, pitch: float = 0.0, gap: float = 0.0) -> npt.NDArray[np.float32]:
    """[478, 3] in pixels, z away; ``gap`` figure units between the lips."""
    face = np.concatenate((mean_face().astype(np.float64), np.zeros((10, 3))))
    for first, (outer, inner) in ((468, (33, 133)), (473, (362, 263))):
        face[first] = (face[outer] + face[inner]) / 2
        across = (face[inner] - face[outer]) * 0.2
        for number, (x, y) in enumerate(((1, 0), (0, 1), (-1, 0), (0, -1))):
            face[first + 1 + number] = face[first] + (x * abs(across[0]), y * abs(across[0]), 0)
    for lower in (95, 88, 178, 87, 14, 317, 402, 318, 324):
        face[lower, 1] += gap
    seen = face @ make_rotation(yaw, pitch).T * SCALE_PX
    seen[:, :2] += (SIZE[1] / 2, SIZE[0] * 0.48)
    return (seen * (1, 1, -1)).astype(np.float32)


def make_frame(yaw: float, pitch: float = 0.0, gap: float = 0.0, *, bald: bool = False) -> ScanFrame:
    """A head of plain skin under a cap of plain hair, turned."""
    rows, columns = np.mgrid[0 : SIZE[0], 0 : SIZE[1]] + 0.5
    x, y = (columns - SIZE[1] / 2) / SCALE_PX, (rows - SIZE[0] * 0.48) / SCALE_PX
    wide, tall = (0.78, 1.05) if not bald else (0.71, 1.0)
    head = (x / wide) ** 2 + (y / tall) ** 2 < 1
    body = (np.abs(x) < 0.4) & (y > 0.6) | (np.abs(x) < 1.3) & (y > 1.35)
    picture = np.full((*SIZE, 3), WALL, np.uint8)
    picture[head | body] = SKIN
    face_x = x - 0.55 * math.sin(yaw)
    if not bald:
        picture[head & ((y < -0.45) | (np.abs(face_x) > 0.62) & (y < 0.1))] = HAIR
    if gap:
        picture[(np.abs(face_x) < 0.18) & (y > 0.54) & (y < 0.54 + gap)] = (70, 20, 25)
    return ScanFrame(picture, make_landmarks(yaw, pitch, gap), (head | body).astype(np.float32), 100.0)


def make_scan(*, bald: bool = False) -> list[ScanFrame]:
    """Turned to both sides, nodding, and talking."""
    turns = [make_frame(yaw, bald=bald) for yaw in (-0.55, -0.35, -0.15, 0.0, 0.02, 0.15, 0.35, 0.55)]
    nods = [make_frame(0.0, pitch, bald=bald) for pitch in (-0.2, 0.2)]
    return [*turns, *nods, make_frame(0.03, gap=0.16, bald=bald), make_frame(0.0, gap=0.1, bald=bald)]
