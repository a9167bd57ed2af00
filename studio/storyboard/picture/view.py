"""Where pixels lie: the camera's view of figure space and of the far background, for a few frames at a time.

Must not draw. Imports torch: drawing processes only. Figure space: the origin is the centre of the resting head, the
unit half its height, x to the right, y down. Far space: y -1…1 from the top to the bottom of a still frame, x in the
same unit, 0 in the middle.
"""

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels: rows top…bottom-1, columns left…right-1."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def is_empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top


@dataclass(frozen=True)
class View:
    """n frames of the camera. All tensors are [n, 1, 1, 1].

    ``unit_px``: pixels a figure unit; ``origin_x_px``, ``origin_y_px``: where figure space's origin lies in the frame;
    ``far_zoom``, ``far_x``, ``far_y``: the far background is enlarged by far_zoom about the frame's middle and then
    moved by (far_x, far_y) far units; ``time_s``: seconds since the clip's start.
    """

    height_px: int
    width_px: int
    unit_px: Tensor
    origin_x_px: Tensor
    origin_y_px: Tensor
    far_zoom: Tensor
    far_x: Tensor
    far_y: Tensor
    time_s: Tensor

    @property
    def device(self) -> torch.device:
        return self.time_s.device

    @property
    def num_frames(self) -> int:
        return len(self.time_s)

    @property
    def pixel(self) -> float:
        """Size of a pixel in figure units (of the first frame): how soft an edge must be."""
        return 1.0 / float(self.unit_px[0])

    @property
    def far_pixel(self) -> float:
        """Size of a pixel in far units."""
        return 2.0 / self.height_px

    def frames(self, first: int, count: int) -> "View":
        """The view of frames first … first + count - 1."""
        chosen = slice(first, first + count)
        return View(
            self.height_px,
            self.width_px,
            self.unit_px[chosen],
            self.origin_x_px[chosen],
            self.origin_y_px[chosen],
            self.far_zoom[chosen],
            self.far_x[chosen],
            self.far_y[chosen],
            self.time_s[chosen],
        )

    def window(self, left: float, top: float, right: float, bottom: float) -> Window:
        """The pixels that the figure-space rectangle may touch in any of the frames, within the frame."""
        x0 = float((self.origin_x_px + left * self.unit_px).min())
        x1 = float((self.origin_x_px + right * self.unit_px).max())
        y0 = float((self.origin_y_px + top * self.unit_px).min())
        y1 = float((self.origin_y_px + bottom * self.unit_px).max())
        return Window(
            max(0, int(x0) - 1),
            max(0, int(y0) - 1),
            min(self.width_px, int(x1) + 2),
            min(self.height_px, int(y1) + 2),
        )

    def figure_grid(self, window: Window) -> tuple[Tensor, Tensor]:
        """Figure coordinates of the window's pixel centres: x [n, 1, 1, w] and y [n, 1, h, 1] (they broadcast)."""
        column, row = self._pixels(window)
        return (column - self.origin_x_px) / self.unit_px, (row - self.origin_y_px) / self.unit_px

    def far_grid(self) -> tuple[Tensor, Tensor]:
        """Far coordinates of all pixel centres: x [n, 1, 1, W] and y [n, 1, H, 1] (they broadcast)."""
        column, row = self._pixels(Window(0, 0, self.width_px, self.height_px))
        half = self.height_px / 2
        x = (column - self.width_px / 2) / half / self.far_zoom - self.far_x
        y = (row - half) / half / self.far_zoom - self.far_y
        return x, y

    def _pixels(self, window: Window) -> tuple[Tensor, Tensor]:
        column = torch.arange(window.left, window.right, device=self.device).view(1, 1, 1, -1) + 0.5
        row = torch.arange(window.top, window.bottom, device=self.device).view(1, 1, -1, 1) + 0.5
        return column, row
