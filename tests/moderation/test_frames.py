"""What finished frames may show: made pictures, judged by colour and counting.

On the storyboard's own drawings (240 scenes: 30 places by 8 garments, all skins, shots and shapes; a face was found in
234) the measure could be taken in 135: the largest share of skin on somebody dressed was 0.48, and of the same scenes
with their clothes painted in skin colour 121 lay above `MAX_SKIN_SHARE`.
"""

import numpy as np
import numpy.typing as npt
import pytest

from studio.domain.errors import ResultHeld
from studio.moderation.frames import MAX_SKIN_SHARE, SampledFrame, check_result, count_faces, is_blank, measure_skin

SKINS = {"pale": (240, 208, 190), "light": (224, 178, 150), "tan": (190, 138, 100), "dark": (96, 62, 44)}
CLOTHES = {"white": (235, 235, 235), "black": (25, 25, 28), "red": (180, 30, 40), "blue": (40, 60, 160)}
HEIGHT_PX, WIDTH_PX = 240, 160
FACE = (60.0, 30.0, 100.0, 80.0)


def draw(
    skin: tuple[int, int, int],
    torso: tuple[int, int, int],
    arms: tuple[int, int, int],
    *,
    seed: int = 0,
    faces: tuple[tuple[float, float, float, float], ...] = (FACE,),
) -> SampledFrame:
    """A doll before sand and sky: head, torso, two arms, each a little shaded from left to right."""
    rng = np.random.default_rng(seed)
    picture = np.empty((HEIGHT_PX, WIDTH_PX, 3))
    picture[:120], picture[120:] = (120, 170, 220), (205, 185, 150)
    person = np.zeros((HEIGHT_PX, WIDTH_PX), np.float32)
    shade = np.linspace(1.05, 0.7, WIDTH_PX)[None, :, None]

    def paint(rows: slice, columns: slice, colour: tuple[int, int, int]) -> None:
        picture[rows, columns] = np.array(colour) * shade[:, columns]
        person[rows, columns] = 1.0

    for left, top, right, bottom in faces:
        paint(slice(int(top) - 8, int(bottom) + 8), slice(int(left) - 2, int(right) + 2), skin)
    paint(slice(88, 240), slice(50, 110), torso)
    paint(slice(95, 240), slice(28, 50), arms)
    paint(slice(95, 240), slice(110, 132), arms)
    noisy = np.clip(picture + rng.normal(0, 3, picture.shape), 0, 255).astype(np.uint8)
    return SampledFrame(noisy, faces, person)


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("cloth", CLOTHES)
def test_clothes_sleeved_or_not_pass(skin: str, cloth: str) -> None:
    for arms in (CLOTHES[cloth], SKINS[skin]):
        frame = draw(SKINS[skin], CLOTHES[cloth], arms)
        share = measure_skin(frame)
        assert share is not None
        assert share < MAX_SKIN_SHARE
        check_result([frame] * 4)


@pytest.mark.parametrize("skin", SKINS)
def test_torso_and_arms_in_the_face_s_colour_are_held_back(skin: str) -> None:
    frame = draw(SKINS[skin], SKINS[skin], SKINS[skin])
    share = measure_skin(frame)
    assert share is not None
    assert share > MAX_SKIN_SHARE
    with pytest.raises(ResultHeld, match="without clothes") as caught:
        check_result([frame] * 4)
    assert caught.value.hint
    assert caught.value.code == "result-held"


def test_a_short_moment_is_not_what_the_clip_shows() -> None:
    bare, dressed = draw(SKINS["tan"], SKINS["tan"], SKINS["tan"]), draw(SKINS["tan"], CLOTHES["red"], SKINS["tan"])
    check_result([bare, dressed, dressed, dressed])
    with pytest.raises(ResultHeld):
        check_result([bare, bare, bare, dressed])


def test_what_cannot_be_measured_is_not_made_up() -> None:
    frame = draw(SKINS["tan"], SKINS["tan"], SKINS["tan"])
    assert measure_skin(SampledFrame(frame.picture, (), frame.person)) is None
    grey = np.repeat(frame.picture.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8)
    assert measure_skin(SampledFrame(grey, frame.faces, frame.person)) is None
    close_up = SampledFrame(frame.picture, ((10.0, 5.0, 150.0, 235.0),), frame.person)
    assert measure_skin(close_up) is None
    check_result([close_up])


def test_another_face_is_held_back_unless_it_was_asked_for() -> None:
    second = (112.0, 30.0, 148.0, 78.0)
    two = draw(SKINS["tan"], CLOTHES["blue"], CLOTHES["blue"], faces=(FACE, second))
    assert count_faces(two) == 2
    with pytest.raises(ResultHeld, match="another face"):
        check_result([two, two])
    check_result([two, two], max_faces=2)
    check_result([two, two], max_faces=None)


def test_a_small_face_or_one_in_the_foliage_is_no_second_person() -> None:
    one = draw(SKINS["tan"], CLOTHES["blue"], CLOTHES["blue"])
    small = SampledFrame(one.picture, (FACE, (112.0, 100.0, 124.0, 114.0)), one.person)
    in_the_sky = SampledFrame(one.picture, (FACE, (4.0, 4.0, 44.0, 50.0)), one.person)
    assert (count_faces(small), count_faces(in_the_sky)) == (1, 1)
    check_result([small, in_the_sky])
    assert count_faces(SampledFrame(one.picture, (), one.person)) == 0


def flat(value: int) -> npt.NDArray[np.uint8]:
    return np.full((HEIGHT_PX, WIDTH_PX, 3), value, np.uint8)


@pytest.mark.parametrize("value", [0, 1, 128, 255])
def test_nothing_to_be_made_out_is_held_back(value: int) -> None:
    assert is_blank(flat(value))
    blank = SampledFrame(flat(value), (), np.zeros((HEIGHT_PX, WIDTH_PX), np.float32))
    with pytest.raises(ResultHeld, match="nothing that can be made out"):
        check_result([blank] * 3)
    # A fade from black is not a black clip.
    check_result([blank, *[draw(SKINS["tan"], CLOTHES["red"], CLOTHES["red"])] * 2])


def test_a_clip_without_frames_is_held_back() -> None:
    with pytest.raises(ResultHeld):
        check_result([])
