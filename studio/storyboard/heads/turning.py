"""How a turned head maps to the picture: rotation, and the rays of the pixels in the head's own frame.

Must not know what a head looks like. Imports torch: drawing processes only.
"""

from typing import Final

import torch
from torch import Tensor

from studio.storyboard.heads.maps import Pose
from studio.storyboard.picture.view import View, Window

CAMERA_DISTANCE: Final = 10.0
"""From the camera to the head's centre, in figure units (about 1.1 m): how much nearer parts grow."""


class Turning:
    """The rotation and place of a head over n frames: first pitch, then yaw, then roll, about the head's centre."""

    def __init__(self, pose: Pose) -> None:
        self.pose = pose
        cy, sy = torch.cos(pose.yaw), torch.sin(pose.yaw)
        cp, sp = torch.cos(pose.pitch), torch.sin(pose.pitch)
        cr, sr = torch.cos(pose.roll), torch.sin(pose.roll)
        rows = (
            (cr * cy, -cr * sy * sp - sr * cp, cr * sy * cp - sr * sp),
            (sr * cy, -sr * sy * sp + cr * cp, sr * sy * cp + cr * sp),
            (-sy, -cy * sp, cy * cp),
        )
        self._rows = rows
        self.matrix = torch.stack([torch.cat([value[:, :, 0, 0] for value in row], 1) for row in rows], 1)

    def frames(self, first: int, count: int) -> "Turning":
        """Frames first … first + count - 1."""
        cut = slice(first, first + count)
        return Turning(Pose(**{name: value[cut] for name, value in vars(self.pose).items()}))

    def to_head(self, x: float, y: float, z: float) -> tuple[Tensor, Tensor, Tensor]:
        """A direction of the picture in the head's own frame, [n, 1, 1, 1] each."""
        first, second, third = self._rows
        return (
            first[0] * x + second[0] * y + third[0] * z,
            first[1] * x + second[1] * y + third[1] * z,
            first[2] * x + second[2] * y + third[2] * z,
        )

    def from_head(self, x: float, y: float, z: float) -> tuple[Tensor, Tensor, Tensor]:
        """A direction of the head's own frame in the picture's, [n, 1, 1, 1] each."""
        first, second, third = (a * x + b * y + c * z for a, b, c in self._rows)
        return first, second, third

    def cast_rays(self, x: Tensor, y: Tensor) -> tuple[tuple[Tensor, ...], tuple[Tensor, ...]]:
        """Rays through figure coordinates x [n, 1, 1, w], y [n, 1, h, 1]: (origin at depth 0, change with depth).

        Three tensors [n, 1, h, w] each, in the head's own frame.
        """
        dx, dy = x - self.pose.x, y - self.pose.y
        first, second, third = self._rows
        origin = tuple(a * dx + b * dy for a, b in zip(first, second, strict=True))
        change = tuple(c - o * (1 / CAMERA_DISTANCE) for c, o in zip(third, origin, strict=True))
        return origin, change

    def turn_out(self, vectors: Tensor) -> Tensor:
        """Vectors [n, 3, h, w] of the head's own frame in the picture's frame."""
        return torch.bmm(self.matrix, vectors.flatten(2)).view_as(vectors)

    def find_window(self, points: Tensor, view: View, margin_px: int) -> Window:
        """The pixels between which points [p, 3] of the head's own frame lie in any of the frames."""
        placed = self.matrix @ points.t()
        growth = CAMERA_DISTANCE / (CAMERA_DISTANCE - placed[:, 2])
        x = (placed[:, 0] * growth + self.pose.x[:, 0, 0]) * view.unit_px[:, 0, 0] + view.origin_x_px[:, 0, 0]
        y = (placed[:, 1] * growth + self.pose.y[:, 0, 0]) * view.unit_px[:, 0, 0] + view.origin_y_px[:, 0, 0]
        left, right = float(x.min()), float(x.max())
        top, bottom = float(y.min()), float(y.max())
        return Window(
            max(0, int(left) - margin_px),
            max(0, int(top) - margin_px),
            min(view.width_px, int(right) + 1 + margin_px),
            min(view.height_px, int(bottom) + 1 + margin_px),
        )
