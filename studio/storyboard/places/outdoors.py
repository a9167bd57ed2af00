"""What the places of a town share: house colours, paving, and daylight as plain numbers.

Must not paint a place. Imports torch: drawing processes only.
"""

from torch import Tensor

from studio.storyboard.picture.light import RGB
from studio.storyboard.places.materials import Material, bricks
from studio.storyboard.places.sky import Daylight
from studio.storyboard.places.windows import scale

WARM: RGB = (1.0, 0.66, 0.34)
WALLS: tuple[RGB, ...] = (
    (0.74, 0.62, 0.50), (0.62, 0.36, 0.28), (0.80, 0.76, 0.68), (0.60, 0.60, 0.58),
    (0.82, 0.68, 0.46), (0.52, 0.44, 0.40),
)  # fmt: skip
EYE_M = 1.55


def mean_rgb(colour: Tensor) -> RGB:
    red, green, blue = (float(v) for v in colour.flatten())
    return red, green, blue


def outdoor_light(day: Daylight) -> tuple[RGB, RGB]:
    return scale(mean_rgb(day.ambient), 1.6), mean_rgb(day.sun)


def slabs(rgb: RGB, gloss: float, size_m: float = 0.6) -> Material:
    stone = bricks(rgb, (rgb[0] * 0.62, rgb[1] * 0.62, rgb[2] * 0.62), size_m, size_m, 0.2)
    return Material(stone.paint, gloss)
