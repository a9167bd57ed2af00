"""The proportions of a drawn face: every number that tells one face from another. Must not draw.

Angles are of the mean head (see `head_shape`): azimuth and latitude in radians, before the head is stretched to its own
width, height and depth.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

from studio.storyboard.picture.light import RGB
from studio.storyboard.scene import Person

_IRISES: Final[dict[str, RGB]] = {
    "dark brown": (0.030, 0.014, 0.007),
    "brown": (0.075, 0.034, 0.013),
    "hazel": (0.13, 0.085, 0.030),
    "green": (0.11, 0.15, 0.065),
    "blue": (0.10, 0.19, 0.32),
    "grey": (0.17, 0.21, 0.24),
}
_FAIR: Final = frozenset({"pale", "light"})
_MASCULINITY: Final = {"man": 0.80, "woman": 0.20}


@dataclass(frozen=True)
class Proportions:
    """One face. ``width``, ``height``, ``depth`` stretch the mean head; ``masculinity`` 0 … 1; the rest are angles of
    the mean head, or heights of relief in figure units."""

    masculinity: float
    width: float
    height: float
    depth: float
    jaw: float
    chin: float
    cheekbone: float
    fullness: float
    brow_ridge: float
    eye_azimuth: float
    eye_latitude: float
    eye_half_width: float
    upper_lid: float
    lower_lid: float
    eye_tilt: float
    lid_fold: float
    brow_height: float
    brow_thickness: float
    brow_arch: float
    nose_tip: float
    nose_width: float
    nose_height: float
    nose_hump: float
    nose_upturn: float
    mouth_latitude: float
    mouth_half_width: float
    upper_lip: float
    lower_lip: float
    lip_red: float
    ears: float
    hairline: float
    temples: float
    iris: RGB


def choose_proportions(person: Person) -> Proportions:
    """The proportions that belong to a person's ``face`` number, class word and age. The same person has the same face.

    The ranges of men and women overlap as they do in life.
    """
    rng = Random(f"proportions {person.face}")
    old = person.age == "old"
    young = person.age == "young"
    m = min(1.0, max(0.0, rng.gauss(_MASCULINITY.get(person.class_word, 0.5), 0.13)))

    def between(woman: float, man: float, spread: float) -> float:
        return woman + (man - woman) * m + max(-2.0, min(2.0, rng.gauss(0, 1))) * spread

    eye = between(0.157, 0.146, 0.009)
    return Proportions(
        masculinity=m,
        width=between(0.985, 1.025, 0.030),
        height=between(0.985, 1.0, 0.016),
        depth=between(0.98, 1.0, 0.02),
        jaw=between(-0.09, 0.06, 0.05) - 0.02 * young,
        chin=between(-0.012, 0.012, 0.016),
        cheekbone=between(0.012, 0.004, 0.012),
        fullness=between(0.004, -0.002, 0.017) + 0.012 * young - 0.014 * old,
        brow_ridge=between(-0.004, 0.024, 0.009),
        eye_azimuth=between(0.345, 0.35, 0.018),
        eye_latitude=between(-0.085, -0.09, 0.016),
        eye_half_width=eye,
        upper_lid=between(0.060, 0.046, 0.008) - 0.008 * old,
        lower_lid=between(0.036, 0.032, 0.004),
        eye_tilt=between(0.09, 0.03, 0.07) - 0.05 * old,
        lid_fold=between(0.034, 0.026, 0.011),
        brow_height=between(0.185, 0.160, 0.018),
        brow_thickness=between(0.028, 0.037, 0.006),
        brow_arch=between(0.046, 0.026, 0.014),
        nose_tip=between(0.215, 0.235, 0.022) + 0.015 * old,
        nose_width=between(0.80, 1.02, 0.12),
        nose_height=between(0.86, 1.06, 0.10),
        nose_hump=between(0.0, 0.008, 0.010),
        nose_upturn=between(0.012, 0.0, 0.014) - 0.01 * old,
        mouth_latitude=between(0.500, 0.515, 0.018),
        mouth_half_width=between(0.245, 0.262, 0.020),
        upper_lip=between(0.056, 0.042, 0.011) * (0.75 if old else 1.0),
        lower_lip=between(0.078, 0.064, 0.012) * (0.82 if old else 1.0),
        lip_red=min(0.9, max(0.1, between(0.52, 0.22, 0.13) - 0.08 * old)),
        ears=between(0.95, 1.06, 0.07) + 0.08 * old,
        hairline=between(-0.60, -0.60, 0.035) - 0.05 * old * m,
        temples=max(0.0, between(0.02, 0.12, 0.05) + 0.10 * old * m),
        iris=_choose_iris(rng, person),
    )


def _choose_iris(rng: Random, person: Person) -> RGB:
    names = tuple(_IRISES)
    weights = (2.0, 3.0, 2.0, 1.5, 3.5, 1.5) if person.skin in _FAIR else (6.0, 4.0, 0.6, 0.1, 0.03, 0.03)
    red, green, blue = _IRISES[rng.choices(names, weights)[0]]
    gain = rng.uniform(0.75, 1.3)
    return red * gain, green * gain, blue * gain
