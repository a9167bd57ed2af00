"""What a head is to the drawing: a star-shaped surface with a skin, a face upon it, and how it is held and moved.

Drawn people and scanned people become the same `HeadMaps`. Must not draw. Imports torch: drawing processes only.

Maps are spread over directions from the head's centre. Columns run over azimuth -pi…pi (0 is straight ahead, towards
the viewer; positive to the viewer's right), rows over latitude -pi/2…pi/2 (positive is down). The direction is
(sin(azimuth)·cos(latitude), sin(latitude), cos(azimuth)·cos(latitude)) in x right, y down, z towards the viewer.
Lengths are figure units (half the head's height).
"""

from dataclasses import dataclass, field
from typing import Final

import torch
from torch import Tensor

from studio.storyboard.picture.light import RGB

ALBEDO_SIZE: Final = (512, 1024)
"""Rows and columns of colour maps."""
SHAPE_SIZE: Final = (256, 512)
"""Rows and columns of the other maps."""
MOUTH_SIZE: Final = (48, 96)
EYE_SIZE: Final = (48, 96)


@dataclass(frozen=True)
class Looks:
    """What the rest of the body needs to know. Colours are linear reflectances."""

    class_word: str
    skin: RGB
    hair: RGB
    hair_style: str
    covering: str = "none"
    covering_colour: RGB = (0.2, 0.2, 0.25)
    age: str = "adult"


@dataclass(frozen=True)
class FaceFeatures:
    """Where the moving parts of the face lie on the resting head: (azimuth, latitude) in radians.

    Eyes are (viewer's left, viewer's right). ``eye_half_width`` and the lids' heights are angles: how far the resting
    open lids stand above and below the line between the corners. ``mouth_corners`` (left, right); ``mouth`` is the
    middle of the line between the closed lips; ``upper_lip`` and ``lower_lip`` are the lips' heights from that line.
    ``chin`` is the chin's latitude, ``brow`` the brows' latitude above the eyes' middles, ``iris`` the iris' radius as
    a share of eye_half_width. ``max_jaw`` is how far the lower lip falls at jaw = 1, ``max_smile`` how far the corners
    rise and spread at smile = 1: angles, measured on the person where there is a scan.
    """

    eyes: tuple[tuple[float, float], tuple[float, float]]
    eye_half_width: float
    upper_lid: float
    lower_lid: float
    eye_tilt: float
    iris: float
    iris_colour: RGB
    brow: float
    mouth: tuple[float, float]
    mouth_corners: tuple[tuple[float, float], tuple[float, float]]
    upper_lip: float
    lower_lip: float
    chin: float
    nose: tuple[float, float]
    max_jaw: float = 0.22
    max_smile: float = 0.08


@dataclass(frozen=True)
class HeadMaps:
    """A whole head with its hair. All maps float32 on one device.

    ``radius`` [1, 256, 512]: from the head's centre to the surface. ``albedo`` [3, 512, 1024]: linear reflectance; the
    mouth is closed and the eyes' openings hold plain lid skin (eyes are drawn on top). ``hair`` [1, 256, 512]: 0 skin …
    1 hair or cloth, which is shaded softer and has a ragged edge. ``gloss`` [1, 256, 512]: strength of highlights.
    ``overlay`` [4, 512, 1024] or None: straight RGBA that no expression moves (glasses). ``mouth_inside`` [3, 48, 96]
    or None: the open mouth, from corner to corner and from lip to lip, which tells the teeth's colour. ``eye_photos``
    [2, 3, 48, 96] or None: what lies in the open lids, looking ahead, from corner to corner, as high as half the width,
    about the line between them.
    """

    radius: Tensor
    albedo: Tensor
    hair: Tensor
    gloss: Tensor
    features: FaceFeatures
    looks: Looks
    overlay: Tensor | None = None
    mouth_inside: Tensor | None = None
    eye_photos: Tensor | None = None


@dataclass(frozen=True)
class Expression:
    """What the face does, per frame, [n, 1, 1, 1] each.

    ``jaw`` 0 shut … 1 wide open; ``smile`` -0.3 … 1; ``spread`` -1 pursed … 1 stretched lips; ``round`` 0 … 1 rounded
    and pushed forward; ``press`` 0 … 1 lips pressed together (m, b, p); ``teeth`` 0 … 1 lower lip under the teeth (f,
    v); ``brow`` -1 … 1; ``blink`` 1 open … 0 shut (above 1: wide); ``gaze_x``, ``gaze_y`` radians in the head's own
    frame.
    """

    jaw: Tensor
    smile: Tensor
    spread: Tensor
    round: Tensor
    press: Tensor
    teeth: Tensor
    brow: Tensor
    blink: Tensor
    gaze_x: Tensor
    gaze_y: Tensor


@dataclass(frozen=True)
class Pose:
    """How the head is held, per frame, [n, 1, 1, 1] each.

    ``yaw`` > 0 turns the face to the viewer's right, ``pitch`` > 0 lowers it, ``roll`` > 0 tilts it clockwise (in
    radians);
    ``x``, ``y``: the head's centre in figure units.
    """

    yaw: Tensor
    pitch: Tensor
    roll: Tensor
    x: Tensor
    y: Tensor


@dataclass(frozen=True)
class Gesture:
    """What body and arms do, per frame, [n, 1, 1, 1] each.

    ``sway_x``, ``bob_y``: the shoulders' movement (figure units); ``lean`` radians, clockwise; ``breath`` -1 … 1;
    ``raised`` 0 … 1: how far the arm of ``side`` is raised beside the face (0: it hangs); ``swing`` radians of the
    raised forearm about the elbow. ``hand`` is the raised hand's shape: "open" or "thumb".
    """

    sway_x: Tensor
    bob_y: Tensor
    lean: Tensor
    breath: Tensor
    raised: Tensor
    swing: Tensor
    side: int = 1
    hand: str = "open"


@dataclass(frozen=True)
class Motion:
    """Everything that moves, over the frames of a clip."""

    pose: Pose
    expression: Expression
    gesture: Gesture
    extras: dict[str, Tensor] = field(default_factory=dict)

    def frames(self, first: int, count: int) -> "Motion":
        """Frames first … first + count - 1."""
        cut = slice(first, first + count)
        gesture = self.gesture
        curves = {name: curve[cut] for name, curve in vars(gesture).items() if isinstance(curve, Tensor)}
        return Motion(
            Pose(**{name: curve[cut] for name, curve in vars(self.pose).items()}),
            Expression(**{name: curve[cut] for name, curve in vars(self.expression).items()}),
            Gesture(**curves, side=gesture.side, hand=gesture.hand),
            {name: curve[cut] for name, curve in self.extras.items()},
        )


def directions(size: tuple[int, int], device: torch.device | str = "cpu") -> tuple[Tensor, Tensor]:
    """Azimuth [1, 1, 1, w] and latitude [1, 1, h, 1] of a map's texel centres, radians."""
    rows, columns = size
    azimuth = ((torch.arange(columns, device=device) + 0.5) / columns * 2 - 1) * torch.pi
    latitude = ((torch.arange(rows, device=device) + 0.5) / rows - 0.5) * torch.pi
    return azimuth.view(1, 1, 1, -1), latitude.view(1, 1, -1, 1)
