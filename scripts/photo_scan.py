"""One portrait photograph in, a face scan out: the head turns, nods, talks, smiles and blinks by warps with parallax.

Makes test scans of pictures that somebody may use (public domain, or their own). It invents no identity: what the
photograph does not show (the far cheek, the inside of the mouth) is stretched or painted plainly. Run it as
`python -m scripts.photo_scan portrait.jpg scan.mp4`.
"""

import argparse
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor
from torch.nn.functional import grid_sample, interpolate

from studio.capture.face import FaceFinder
from studio.capture.person import PersonFinder
from studio.core.frames import Frame, read_picture
from studio.core.media import Ffmpeg
from studio.domain.errors import NoFaceFound

LENGTH_S = 12.0
FPS = 12.0
SIZE = (640, 480)
"""Rows and columns."""
_HEAD_SHARE = 0.34
_LARGEST_PX = 4096
_GRID = (96, 72)
# Landmark numbers of mediapipe's topology.
_UPPER_INNER = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308)
_LOWER_INNER = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
_LIDS = (
    ((246, 7), (161, 163), (160, 144), (159, 145), (158, 153), (157, 154), (173, 155)),
    ((466, 249), (388, 390), (387, 373), (386, 374), (385, 380), (384, 381), (398, 382)),
)
_CHIN, _FOREHEAD, _CORNERS = 152, 10, (61, 291)

Array = npt.NDArray[np.float64]


class Portrait:
    """A framed picture [3, H, W] with its face in space: ``points`` [478, 3], pixels, z to the viewer."""

    def __init__(self, picture: Frame, landmarks: Array, person: Array) -> None:
        self.picture = torch.from_numpy(picture.astype(np.float32) / 255).permute(2, 0, 1)
        self.points = landmarks * (1, 1, -1)
        chin, forehead = self.points[_CHIN], self.points[_FOREHEAD]
        self.unit = float(np.linalg.norm(chin - forehead)) * 0.665
        eyes = (self.points[33] + self.points[263]) / 2
        self.centre = np.array([eyes[0], eyes[1] + 0.02 * self.unit, eyes[2] - 0.47 * self.unit])
        self.outline = self._trace_outline(person)
        self.mouth_gap = self.points[list(_LOWER_INNER), 1] - self.points[list(_UPPER_INNER), 1]

    def _trace_outline(self, person: Array) -> Array:
        """Where rays from the head's centre, from ear over crown to ear, leave the person: [n, 2] pixels."""
        found = []
        height, width = person.shape
        for angle in np.linspace(math.radians(-205), math.radians(25), 24):
            steps = np.arange(0.55, 1.7, 0.01) * self.unit
            x = np.clip(self.centre[0] + np.cos(angle) * steps, 0, width - 1).astype(int)
            y = np.clip(self.centre[1] + np.sin(angle) * steps, 0, height - 1).astype(int)
            outside = np.flatnonzero(person[y, x] < 0.5)
            reach = steps[outside[0]] if len(outside) else steps[-1]
            found.append((self.centre[0] + np.cos(angle) * reach, self.centre[1] + np.sin(angle) * reach))
        return np.array(found)


def frame_portrait(picture: Frame) -> Portrait:
    """Cut ``picture`` as a webcam would frame the person. Raises `NoFaceFound`."""
    with FaceFinder(1, 0.3) as finder:
        rough = finder.find(picture)
        if not rough:
            raise NoFaceFound("No face was found in the picture.", "Use a portrait from the front.")
        rows, columns = SIZE
        scale = _HEAD_SHARE * rows / rough[0].head_height_px
        x, y = rough[0].center_px
        left, top = x - columns / 2 / scale, y - rows * 0.46 / scale
        box = (left, top, left + columns / scale, top + rows / scale)
        margin = math.ceil(max(0.0, -left, -top, box[2] - picture.shape[1], box[3] - picture.shape[0])) + 2
        padded = np.pad(picture, ((margin, margin), (margin, margin), (0, 0)), mode="edge")
        framed = np.asarray(
            Image.fromarray(padded).resize(
                (columns, rows), Image.Resampling.LANCZOS, box=tuple(value + margin for value in box)
            )
        )
        faces = finder.find(framed)
    if not faces:
        raise NoFaceFound("No face was found in the picture.", "Use a portrait from the front.")
    with PersonFinder() as people:
        person = people.find(framed)
    return Portrait(framed, faces[0].landmarks_px.astype(np.float64), person.astype(np.float64))


def animate(portrait: Portrait) -> Iterator[Frame]:
    """The scan, frame by frame."""
    noise = np.random.default_rng(0)
    for number in range(round(LENGTH_S * FPS)):
        pose = plan_pose(number / FPS)
        frame = draw_frame(portrait, pose)
        grain = noise.normal(0, 1.2, frame.shape)
        yield np.clip(frame + grain, 0, 255).round().astype(np.uint8)


def plan_pose(time_s: float) -> dict[str, float]:
    """Angles in radians and shares 0…1 at ``time_s``: ahead, both sides, up and down, talk, smile, tilt."""

    def rise(start: float, end: float) -> float:
        share = min(max((time_s - start) / (end - start), 0.0), 1.0)
        return share * share * (3 - 2 * share)

    turned = math.sin(math.tau * (time_s - 1.2) / 3.6) if 1.2 < time_s < 4.8 else 0.0
    nodded = math.sin(math.tau * (time_s - 4.9) / 1.8) if 4.9 < time_s < 6.7 else 0.0
    tilted = math.sin(math.tau * (time_s - 10.8) / 1.2) if time_s > 10.8 else 0.0
    talks = rise(6.7, 6.9) * (1 - rise(9.1, 9.3))
    jaw = talks * (0.5 + 0.5 * math.sin(11 * time_s)) * (0.65 + 0.35 * math.sin(3.1 * time_s))
    blinks = max((max(0.0, 1 - abs(time_s - moment) / 0.17) for moment in (0.9, 3.0, 5.8, 8.0, 11.6)), default=0.0)
    return {
        "yaw": 0.52 * math.copysign(min(abs(1.25 * turned), 1.0), turned) + 0.03 * math.sin(0.9 * time_s),
        "pitch": 0.22 * nodded + 0.02 * math.sin(0.7 * time_s),
        "roll": 0.12 * tilted + 0.015 * math.sin(1.1 * time_s),
        "jaw": jaw,
        "spread": 0.5 * talks * math.sin(5.3 * time_s),
        "smile": rise(9.3, 9.8) * (1 - rise(10.5, 10.9)),
        "blink": blinks,
    }


def draw_frame(portrait: Portrait, pose: dict[str, float]) -> Array:
    """One frame, [H, W, 3] 0…255."""
    moved = _move_face(portrait, pose)
    source, target = _control_points(portrait, moved, pose)
    flow = _backward_flow(source, target)
    rows, columns = SIZE
    grid = flow * torch.tensor((2 / columns, 2 / rows)) - 1
    shown = grid_sample(portrait.picture[None], grid[None], mode="bicubic", padding_mode="border", align_corners=False)
    picture = _paint_mouth(portrait, shown[0], moved, pose)
    result: Array = (picture.clamp(0, 1).permute(1, 2, 0).numpy() * 255).astype(np.float64)
    return result


def _move_face(portrait: Portrait, pose: dict[str, float]) -> Array:
    """Where the landmarks go, [478, 3]."""
    points = portrait.points.copy()
    upper, lower = list(_UPPER_INNER), list(_LOWER_INNER)
    unit, mouth_y = portrait.unit, (points[upper, 1].mean() + points[lower, 1].mean()) / 2
    corners = points[list(_CORNERS)]
    half_mouth = abs(corners[1, 0] - corners[0, 0]) / 2
    side = (points[:, 0] - corners[:, 0].mean()) / half_mouth
    below = np.clip((points[:, 1] - points[upper, 1].mean() - 0.25 * portrait.mouth_gap.mean()) / (0.1 * unit), 0, 1)
    reach = np.exp(-((side / 1.6) ** 2))
    # A mouth that the photograph shows open is closed first, so that the scan has closed lips too.
    gap = np.interp(side, points[upper, 0] / half_mouth - corners[:, 0].mean() / half_mouth, portrait.mouth_gap)
    closing = (
        np.where(np.abs(side) < 1, gap, 0.0) * (1 - 0.85 * pose["smile"]) * (portrait.mouth_gap.max() > 0.02 * unit)
    )
    seam = np.isin(np.arange(len(points)), lower)
    points[:, 1] -= closing * np.where(seam, 1.0, below * reach)
    points[:, 1] += pose["jaw"] * 0.16 * unit * below * reach * np.where(np.abs(side) < 1.02, 1.0, 0.85)
    near = np.exp(-(((points[:, 1] - mouth_y) / (0.22 * unit)) ** 2))
    corner = np.clip(np.abs(side), 0, 1) * near * np.exp(-(np.clip(np.abs(side) - 1, 0, None) ** 2))
    points[:, 0] += np.sign(side) * corner * unit * (0.045 * pose["smile"] + 0.03 * pose["spread"])
    points[:, 1] -= corner * unit * 0.055 * pose["smile"]
    for pair in _LIDS:
        for top, bottom in pair:
            points[top] += (points[bottom] - points[top]) * 0.9 * pose["blink"]
    centred = (points - portrait.centre) @ _rotation(pose).T
    sway = np.array([0.25 * math.sin(pose["yaw"]), 0.1 * math.sin(pose["pitch"]), 0.0]) * unit
    moved: Array = centred + portrait.centre + sway
    return moved


def _rotation(pose: dict[str, float]) -> Array:
    """Yaw to the viewer's right, then pitch down, then roll clockwise (x right, y down, z to the viewer)."""
    (cy, sy), (cp, sp), (cr, sr) = ((math.cos(pose[name]), math.sin(pose[name])) for name in ("yaw", "pitch", "roll"))
    yaw = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    pitch = np.array([[1, 0, 0], [0, cp, sp], [0, -sp, cp]])
    roll = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    turned: Array = roll @ pitch @ yaw
    return turned


def _control_points(portrait: Portrait, moved: Array, pose: dict[str, float]) -> tuple[Array, Array]:
    """Points of the picture and where they go, [n, 2] each: face, the head's outline, the still surroundings."""
    face = _find_visible(moved[:468], portrait.unit)
    hull = portrait.outline - portrait.centre[:2]
    cos, sin = math.cos(pose["roll"]), math.sin(pose["roll"])
    # The ears' side comes to the front of a turned head; on the far side the rim is a part that lay further in front.
    depth = -0.12 * portrait.unit + 0.7 * np.clip(hull[:, 0] * np.sign(pose["yaw"]), 0, None) * abs(
        math.sin(pose["yaw"])
    )
    wide = np.stack((hull[:, 0] * math.cos(pose["yaw"]) + depth * math.sin(pose["yaw"]), hull[:, 1]), 1)
    turned = np.stack((wide[:, 0] * cos - wide[:, 1] * sin, wide[:, 0] * sin + wide[:, 1] * cos), 1)
    sway = np.array([0.25 * math.sin(pose["yaw"]), 0.1 * math.sin(pose["pitch"])]) * portrait.unit
    outline = turned + portrait.centre[:2] + sway
    far = hull * 1.75 + portrait.centre[:2]
    rows, columns = SIZE
    edge = np.array([(x, y) for x in np.linspace(0, columns, 7) for y in (0, rows)] + [
        (x, y) for y in np.linspace(0, rows, 9)[1:-1] for x in (0, columns)
    ])  # fmt: skip
    low = portrait.centre[1] + 1.75 * portrait.unit
    body = np.array([(portrait.centre[0] + x * portrait.unit, low) for x in np.linspace(-1.4, 1.4, 7)])
    source = np.concatenate((portrait.points[face, :2], portrait.outline, far, edge, body))
    target = np.concatenate((moved[face, :2], outline, far, edge, body))
    return source, target


def _find_visible(points: Array, unit: float) -> npt.NDArray[np.intp]:
    """Numbers of the points that no other one hides: nothing lies close to them and clearly nearer to the viewer."""
    apart = np.linalg.norm(points[:, None, :2] - points[None, :, :2], axis=2)
    nearer = points[None, :, 2] - points[:, None, 2]
    hidden = ((apart < 0.07 * unit) & (nearer > 0.10 * unit) & (nearer > 1.3 * apart)).any(axis=1)
    return np.flatnonzero(~hidden)


def _backward_flow(source: Array, target: Array) -> Tensor:
    """Where every pixel of the new frame comes from, [H, W, 2] pixels: a thin-plate spline (Bookstein 1989)."""
    rows, columns = SIZE
    here = torch.from_numpy(target / rows)
    there = torch.from_numpy((source - target) / rows)
    count = len(here)

    def kernel(distance: Tensor) -> Tensor:
        return distance  # the linear radial function: as stiff as needed, and it overshoots less than the thin plate

    system = torch.zeros(count + 3, count + 3, dtype=torch.float64)
    system[:count, :count] = kernel(torch.cdist(here, here)) - 2e-4 * torch.eye(count)
    flat = torch.cat((torch.ones(count, 1), here), 1).double()
    system[:count, count:], system[count:, :count] = flat, flat.T
    weights = torch.linalg.solve(system, torch.cat((there, torch.zeros(3, 2)), 0).double()).float()
    high, wide = _GRID
    y, x = torch.meshgrid(
        (torch.arange(high) + 0.5) / high, (torch.arange(wide) + 0.5) / wide * (columns / rows), indexing="ij"
    )
    places = torch.stack((x, y), -1).view(-1, 2)
    shift = kernel(torch.cdist(places, here.float())) @ weights[:count]
    shift += torch.cat((torch.ones(len(places), 1), places), 1) @ weights[count:]
    field = shift.view(1, high, wide, 2).permute(0, 3, 1, 2) * rows
    fine = interpolate(field, SIZE, mode="bicubic", align_corners=False)[0].permute(1, 2, 0)
    row, column = torch.meshgrid(torch.arange(rows) + 0.5, torch.arange(columns) + 0.5, indexing="ij")
    return fine + torch.stack((column, row), -1)


def _paint_mouth(portrait: Portrait, picture: Tensor, moved: Array, pose: dict[str, float]) -> Tensor:
    """A dark mouth with an upper row of teeth between lips that have parted further than the photograph shows."""
    upper, lower = moved[list(_UPPER_INNER), :2], moved[list(_LOWER_INNER), :2]
    if pose["jaw"] < 0.05:
        return picture
    rows, columns = SIZE
    row, column = np.mgrid[0:rows, 0:columns] + 0.5
    angle = math.atan2(upper[-1, 1] - upper[0, 1], upper[-1, 0] - upper[0, 0])
    level_x = (column - upper[0, 0]) * math.cos(angle) + (row - upper[0, 1]) * math.sin(angle)
    level_y = (row - upper[0, 1]) * math.cos(angle) - (column - upper[0, 0]) * math.sin(angle)

    def trace(line: Array) -> Array:
        along = (line - upper[0]) @ (math.cos(angle), math.sin(angle))
        down = (line - upper[0]) @ (-math.sin(angle), math.cos(angle))
        order = np.argsort(along)
        curve: Array = np.interp(level_x, along[order], down[order], left=1e3, right=-1e3)
        return curve

    top, bottom = trace(upper), trace(lower)
    coverage = np.clip(level_y - top + 0.5, 0, 1) * np.clip(bottom - level_y + 0.5, 0, 1)
    coverage *= (np.abs(top) < 900) & (np.abs(bottom) < 900)
    depth = (level_y - top) / np.clip(bottom - top, 1, None)
    teeth = np.clip((0.10 * portrait.unit * 0.45 - (level_y - top)) / 2, 0, 1)[..., None]
    dark = np.array((0.16, 0.05, 0.05)) + np.clip(depth - 0.55, 0, 1)[..., None] * np.array((0.6, 0.22, 0.22))
    inside = dark * (1 - teeth) + teeth * np.array((0.78, 0.74, 0.68))
    paint = torch.from_numpy(inside).permute(2, 0, 1).float()
    return picture + (paint - picture) * torch.from_numpy(coverage).float()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", type=Path)
    parser.add_argument("scan", type=Path, help="the mp4 to write")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    portrait = frame_portrait(read_picture(asked.picture, _LARGEST_PX))
    rows, columns = SIZE
    data = Ffmpeg.locate().encode_frames(animate(portrait), FPS, width_px=columns, height_px=rows)
    asked.scan.write_bytes(data)


if __name__ == "__main__":
    main()
