"""The measures of a body under its clothes. Must not draw; standard library only.

Figure units (half a head's height), for a resting body: x from the middle line, y from the head's centre. Heads are a
little large for the bodies, as in pictures that are about a face.
"""

from dataclasses import dataclass

from studio.storyboard.heads.maps import Looks


@dataclass(frozen=True)
class Physique:
    """``*_half``: half widths; ``joint_*``: the shoulder's joint; lengths of the arm's parts; ``arm_radius`` at the
    shoulder, the elbow and the wrist; ``bust``: how far the chest stands out; ``hand``: 1 is a man's."""

    woman: bool
    neck_half: float
    shoulder_half: float
    shoulder_y: float
    chest_half: float
    waist_half: float
    hip_half: float
    joint_x: float
    joint_y: float
    upper_arm: float
    forearm: float
    arm_radius: tuple[float, float, float]
    bust: float
    hand: float


def measure_physique(looks: Looks) -> Physique:
    """An average man or woman; the old stand a little lower and narrower."""
    woman = looks.class_word == "woman"
    sag = 0.06 if looks.age == "old" else 0.0
    narrow = 0.96 if looks.age == "old" else 0.97 if looks.age == "young" else 1.0
    if woman:
        return Physique(
            True, 0.385, 1.22 * narrow, 1.96 + sag, 1.06 * narrow, 0.86, 1.16, 1.13 * narrow, 2.30 + sag, 1.62, 1.36,
            (0.275, 0.210, 0.142), 0.20, 0.86,
        )  # fmt: skip
    return Physique(
        False, 0.475, 1.50 * narrow, 1.96 + sag, 1.30 * narrow, 1.14, 1.18, 1.36 * narrow, 2.38 + sag, 1.66, 1.40,
        (0.350, 0.268, 0.168), 0.07, 1.0,
    )  # fmt: skip
