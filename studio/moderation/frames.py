"""What finished frames show, as far as colour and counting can tell: bare skin, a second face, or nothing at all.

It is a fence of its own kind and no understanding of pictures. It cannot see: nakedness where no face is found (turned
away, masked, tiny), in a close-up without a body, in a picture without colour, or under light whose colour differs
between face and body; skin of another colour than the face (paint, gloves, tights); what a pose means; who a face is;
how old; violence; writing. Nor can it tell a bather from somebody naked: a clip whose person wears next to nothing is
held back too, and so may be clothes of exactly the wearer's skin colour. Pure numpy: faces and the person's outline
are found elsewhere and handed in. Keeps nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.core.frames import Frame, as_frame
from studio.domain.errors import ResultHeld

Box = tuple[float, float, float, float]
Mask = npt.NDArray[np.float32]
_Plane = npt.NDArray[np.float64]

MAX_SKIN_SHARE = 0.7
"""Of the body below the face. Measured on the storyboard: see `tests/moderation/test_frames.py`."""
PROMINENT_SHARE = 0.5
"""A second face counts from this share of the first one's height on."""
_MAX_SIDE_PX = 128
_MIN_BODY_FACES = 0.9
_MIN_BODY_SHARE = 0.05
_CHROMA_RADIUS = 0.055
_MIN_FACE_PERSON = 0.5
_GREYEST_SKIN = 0.05
_LIGHTNESS_RATIO = (0.45, 1.3)
_FLAT_DEVIATION = 3.0
_DARKEST_MEAN = 4.0
_SUSTAINED = 0.5
_FLAT_ALLOWED = 0.5


@dataclass(frozen=True, eq=False)
class SampledFrame:
    """One frame of a clip and what was found in it.

    ``picture`` is uint8 [H, W, 3] RGB; ``faces`` are boxes (left, top, right, bottom) in pixels, the largest first;
    ``person`` is the share of every pixel that is person, float32 [H, W], 0…1.
    """

    picture: Frame
    faces: tuple[Box, ...]
    person: Mask


def check_result(frames: Sequence[SampledFrame], *, max_faces: int | None = 1) -> None:
    """Raise `ResultHeld` when the clip that ``frames`` are sampled from must not be filed.

    ``max_faces`` is how many prominent faces were asked for; None when the prompt asks for company of any number.
    """
    if not frames:
        raise ResultHeld("The clip has no frames.", "Render it again.")
    if _share(is_blank(frame.picture) for frame in frames) > _FLAT_ALLOWED:
        raise ResultHeld(
            "The clip shows nothing that can be made out: most of it is dark or one colour.",
            "Render it again, with another seed or more light in the prompt.",
        )
    shares = [share for frame in frames if (share := measure_skin(frame)) is not None]
    if shares and _share(share > MAX_SKIN_SHARE for share in shares) >= _SUSTAINED:
        raise ResultHeld(
            "The finished clip seems to show a person without clothes, so it was not kept.",
            "Name the clothes in the prompt, in another colour than skin, or use another seed, and render it again.",
        )
    if max_faces is not None and _share(count_faces(frame) > max_faces for frame in frames) >= _SUSTAINED:
        raise ResultHeld(
            "The finished clip shows another face that was not asked for, so it was not kept.",
            "Use another seed, or name the company in the prompt, and render it again.",
        )


def is_blank(picture: Frame) -> bool:
    """Nothing can be made out: as good as black, or one colour all over."""
    small = _average(as_frame(picture), _block_px(picture))
    deviation = float(small.reshape(-1, 3).std(axis=0).max())
    return bool(small.mean() < _DARKEST_MEAN or deviation < _FLAT_DEVIATION)


def count_faces(frame: SampledFrame) -> int:
    """Prominent faces: at least `PROMINENT_SHARE` as high as the largest, and mostly person, as foliage is not."""
    if not frame.faces:
        return 0
    highest = max(bottom - top for _, top, _, bottom in frame.faces)
    large = [box for box in frame.faces if box[3] - box[1] >= PROMINENT_SHARE * highest]
    return sum(_is_person(frame.person, box) for box in large)


def _is_person(person: Mask, box: Box) -> bool:
    left, top, right, bottom = (max(0, round(value)) for value in box)
    inside = person[top:bottom, left:right]
    return bool(inside.size and inside.mean() > _MIN_FACE_PERSON)


def measure_skin(frame: SampledFrame) -> float | None:
    """How much of the person below their face has the face's own skin colour, 0…1.

    None where that cannot be said: no face, too little body in the picture, or a picture without colour. Colours are
    compared as CIELAB's a and b over L + 16, which shading leaves alone, with the median of the middle of the face.
    """
    if not frame.faces:
        return None
    step = _block_px(frame.picture)
    lightness, red, yellow = _relative_lab(_average(as_frame(frame.picture), step))
    left, top, right, bottom = (value / step for value in frame.faces[0])
    height, width = lightness.shape
    person = _average(frame.person[..., None], step)[..., 0] > 0.5
    rows = np.arange(height)[:, None]
    body = person & (rows > bottom + 0.05 * (bottom - top))
    if body.sum() < max(_MIN_BODY_FACES * (right - left) * (bottom - top), _MIN_BODY_SHARE * body.size):
        return None
    face = _middle_of_face((left, top, right, bottom), (height, width))
    if not face.any():
        return None
    reference = [float(np.median(plane[face])) for plane in (lightness, red, yellow)]
    if np.hypot(reference[1], reference[2]) < _GREYEST_SKIN:
        return None
    chroma = np.hypot(red - reference[1], yellow - reference[2])
    ratio = lightness / max(reference[0], 1.0)
    skin = (chroma < _CHROMA_RADIUS) & (ratio > _LIGHTNESS_RATIO[0]) & (ratio < _LIGHTNESS_RATIO[1])
    return float(skin[body].mean())


def _middle_of_face(box: Box, size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Cheeks, nose and upper lip: without hair, beard, brows and background."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    inside = np.zeros(size, np.bool_)
    first_row, last_row = round(top + 0.42 * high), round(top + 0.68 * high)
    first_column, last_column = round(left + 0.2 * wide), round(right - 0.2 * wide)
    inside[max(0, first_row) : max(0, last_row), max(0, first_column) : max(0, last_column)] = True
    return inside


def _relative_lab(picture: _Plane) -> tuple[_Plane, _Plane, _Plane]:
    """CIELAB (D65) of sRGB [H, W, 3], 0…255: L, and a and b each over L + 16."""
    values = picture / 255.0
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(((0.4125, 0.3576, 0.1804), (0.2127, 0.7152, 0.0722), (0.0193, 0.1192, 0.9503)))
    xyz = linear @ to_xyz.T / np.array((0.9505, 1.0, 1.0890))
    cubed = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = cubed[..., 0], cubed[..., 1], cubed[..., 2]
    # a / (L + 16) = 500 (x - y) / (116 y): a factor on all light cancels out.
    return 116 * y - 16, 500 / 116 * (x / y - 1), 200 / 116 * (1 - z / y)


def _block_px(picture: Frame) -> int:
    return int(-(-max(picture.shape[:2]) // _MAX_SIDE_PX))


def _average(values: npt.NDArray[np.generic], step: int) -> _Plane:
    """Means of blocks of step by step of [H, W, C]: small pictures without the grain. What does not fill one goes."""
    height, width = max(1, values.shape[0] // step), max(1, values.shape[1] // step)
    cut = values[: height * step, : width * step].astype(np.float64)
    rows, columns = min(step, cut.shape[0]), min(step, cut.shape[1])
    blocks = cut.reshape(height, rows, width, columns, -1)
    return np.asarray(blocks.mean(axis=(1, 3)), np.float64)


def _share(answers: Iterable[bool]) -> float:
    values = list(answers)
    return sum(values) / len(values)
