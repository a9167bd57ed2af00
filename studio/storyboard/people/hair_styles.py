"""How hair grows and lies: hairline, volume and the strands' course, as numbers for each style. Must not draw.

Angles are of the mean head (radians), thicknesses figure units.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

from studio.storyboard.people.proportions import Proportions
from studio.storyboard.picture.light import RGB
from studio.storyboard.scene import Person

Points = tuple[tuple[float, float], ...]

HAIR_TONES: Final[dict[str, RGB]] = {
    "black": (0.017, 0.014, 0.013),
    "brown": (0.075, 0.040, 0.020),
    "blond": (0.40, 0.265, 0.120),
    "red": (0.230, 0.072, 0.022),
    "grey": (0.235, 0.230, 0.225),
    "white": (0.60, 0.585, 0.56),
}

# |azimuth| → the latitude at which hair ends, round ears that show, and as a curtain over them.
_OPEN: Final[Points] = (
    (0.50, 0.03), (0.76, 0.20), (0.96, 0.46), (1.16, 0.60), (1.34, 0.66), (1.45, 0.42), (1.95, 0.42), (2.12, 0.95),
    (2.40, 1.22), (3.14, 1.28),
)  # fmt: skip
_PULLED: Final[Points] = (
    (0.45, 0.03), (0.72, 0.17), (0.98, 0.42), (1.22, 0.56), (1.40, 0.52), (1.52, 0.40), (1.95, 0.42), (2.12, 0.80),
    (2.40, 1.10), (3.14, 1.18),
)  # fmt: skip
_CURTAIN: Final[Points] = (
    (0.25, 0.03),
    (0.50, 0.14),
    (0.72, 0.34),
    (0.86, 0.62),
    (0.97, 0.85),
    (1.08, 1.02),
    (1.25, 1.17),
    (1.42, 1.30),
    (1.52, 2.2),
)
_FRINGE: Final[Points] = (
    (0.0, 0.24),
    (0.35, 0.25),
    (0.62, 0.29),
    (0.80, 0.52),
    (0.97, 0.85),
    (1.08, 1.02),
    (1.25, 1.17),
    (1.42, 1.30),
    (1.52, 2.2),
)
_CLOUD: Final[Points] = (
    (0.40, 0.04),
    (0.70, 0.18),
    (0.92, 0.46),
    (1.10, 0.66),
    (1.30, 0.80),
    (2.00, 0.95),
    (3.14, 1.15),
)


@dataclass(frozen=True)
class Style:
    """``edge`` is where hair ends, as (|azimuth|, latitude below the hairline's middle). Thickness on top, at the front
    edge, at the sides and at the back. ``pole`` is the direction that strands run to (x, y, z), or None for a parting
    at ``part`` (x) from which they fall. ``curl`` 0 straight … 1 kinked. ``hangs_to``: how far
    below the head's centre hair reaches that hangs over the ears; 0: it ends at its edge."""

    edge: Points
    top: float
    front: float
    sides: float
    back: float
    pole: tuple[float, float, float] | None = (0.0, -0.86, -0.5)
    part: float = 0.0
    curl: float = 0.0
    soft: float = 0.035
    density: float = 1.0
    gloss: float = 0.06
    knot: tuple[float, float, float, float] | None = None
    """A ball of hair: x, y, z of its centre and its radius."""
    hangs_to: float = 0.0
    covers_ears: bool = False


def choose_style(person: Person, p: Proportions) -> Style:
    """The hair of one person: each style varies from person to person."""
    rng = Random(f"hair {person.face}")
    side = rng.choice((-1, 1))
    style = person.hair_style
    if style == "short":
        return _choose_short(rng, side, p)
    if style in {"long", "bob", "braids"}:
        return _choose_parted(style, rng, side)
    if style in {"bun", "ponytail"}:
        return _choose_pulled(style, rng)
    if style == "curly":
        fall = person.class_word != "man"
        edge = _CURTAIN if fall else _CLOUD
        return Style(edge, 0.20, 0.13, 0.17 if fall else 0.10, 0.17, None, 0.15 * side, 0.65, 0.06,
                     gloss=0.04, hangs_to=0.8 if fall else 0.0, covers_ears=True)  # fmt: skip
    if style == "afro":
        size = rng.uniform(0.26, 0.40)
        return Style(_CLOUD, size, 0.62 * size, 0.80 * size, size, None, 0.0, 1.0, 0.07, gloss=0.02, covers_ears=True)
    if style == "buzz":
        return Style(_OPEN, 0.026, 0.014, 0.012, 0.018, curl=1.0, soft=0.06, density=0.98, gloss=0.03)
    shaved = 0.0 if person.age == "old" and rng.random() < 0.5 else 0.16
    return Style(_OPEN, 0.0, 0.0, 0.0, 0.0, curl=1.0, soft=0.10, density=shaved, gloss=0.10)


def _choose_short(rng: Random, side: int, p: Proportions) -> Style:
    kind = rng.choice(("parted", "crop", "back", "quiff"))
    top = rng.uniform(0.085, 0.135)
    sides = rng.uniform(0.022, 0.055) + 0.03 * (1 - p.masculinity)
    if kind == "parted":
        return Style(_OPEN, top, 0.07, sides, 0.07, (0.62 * side, -0.55, 0.10), curl=0.04)
    if kind == "crop":
        return Style(((0.0, 0.09), (0.35, 0.10), *_OPEN[1:]), top, 0.065, sides, 0.07, curl=0.10, soft=0.05)
    if kind == "back":
        return Style(_OPEN, top, 0.075, sides, 0.08, (0.25 * side, -0.25, -1.0), curl=0.03)
    return Style(_OPEN, top, 0.115, sides, 0.06, (0.45 * side, -0.30, -0.75), curl=0.10)


def _choose_parted(style: str, rng: Random, side: int) -> Style:
    part = rng.choice((0.0, 0.14, 0.22)) * side
    if style == "braids":
        return Style(_PULLED, 0.045, 0.022, 0.040, 0.05, None, 0.0, 0.02, gloss=0.06)
    curl = rng.choice((0.0, 0.02, 0.12))
    if style == "bob":
        fringe = rng.random() < 0.5
        edge = _FRINGE if fringe else _CURTAIN
        pole = (0.0, -0.95, -0.25) if fringe else None
        return Style(edge, 0.115, 0.06 if fringe else 0.045, 0.115, 0.13, pole, part, curl,
                     hangs_to=rng.uniform(0.62, 0.92),                     covers_ears=True)  # fmt: skip
    fringe = rng.random() < 0.2
    edge = _FRINGE if fringe else _CURTAIN
    return Style(
        edge,
        0.105,
        0.05,
        0.10,
        0.12,
        (0.0, -0.95, -0.25) if fringe else None,
        part,
        curl,
        hangs_to=0.95,
        covers_ears=True,
    )


def _choose_pulled(style: str, rng: Random) -> Style:
    high = rng.random() < 0.6
    knot = (0.0, -1.16, -0.28, rng.uniform(0.27, 0.33)) if high else (0.0, -0.60, -1.05, 0.30)
    if style == "ponytail":
        knot = (0.0, -0.72, -0.86, 0.17)
    pole = (knot[0], knot[1], knot[2])
    return Style(_PULLED, 0.055, 0.022, 0.026, 0.05, pole, curl=0.01, soft=0.10, gloss=0.07, knot=knot)
