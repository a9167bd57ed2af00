"""The eyes: lids that shut, irises that move, light that shines in them."""

import pytest
import torch
from torch import Tensor

from studio.storyboard.heads import eyes
from studio.storyboard.heads.eyes import Lids
from studio.storyboard.picture.light import light_scene, luminance
from tests.storyboard.heads.plain_head import FEATURES, move_head

PIXEL = 0.03
U = torch.linspace(-1.4, 1.4, 141).view(1, 1, 1, -1)
V = torch.linspace(-1.0, 1.0, 101).view(1, 1, -1, 1)


def make_lids(**values: float) -> tuple[Lids, Lids]:
    return eyes.form_lids(FEATURES, move_head(values).expression, (1.0, 1.0))


def open_area(lids: Lids) -> float:
    return float(eyes.cover_eye(lids, U, V, PIXEL).sum()) * 0.02 * 0.02


def ball(lids: Lids, photo: Tensor | None = None) -> Tensor:
    return eyes.show_eyeball(lids, FEATURES, U, V, PIXEL, photo)


def test_a_blink_shuts_the_eye_completely_and_widening_opens_it_further() -> None:
    areas = [open_area(make_lids(blink=blink)[0]) for blink in (0.0, 0.3, 0.6, 1.0, 1.25)]
    assert areas[0] < 1e-3
    assert areas == sorted(areas)
    assert areas[3] > 0.5


def test_the_lower_lid_hardly_moves_in_a_blink_and_a_smile_narrows_the_eye() -> None:
    wide, shut = make_lids()[0], make_lids(blink=0.0)[0]
    assert float(wide.upper - shut.upper) > 2 * abs(float(wide.lower - shut.lower))
    assert open_area(make_lids(smile=1.0)[0]) < 0.9 * open_area(wide)


def test_both_eyes_are_mirror_images() -> None:
    left, right = make_lids()
    top_left, _ = eyes.find_edges(left, U)
    top_right, _ = eyes.find_edges(right, U.flip(3))
    assert torch.allclose(top_left, top_right, atol=1e-6)


@pytest.mark.parametrize(("values", "axis", "sign"), [
    ({"gaze_x": 0.5}, 3, 1), ({"gaze_x": -0.5}, 3, -1), ({"gaze_y": 0.4}, 2, 1), ({"gaze_y": -0.4}, 2, -1),
])  # fmt: skip
def test_gaze_moves_the_iris(values: dict[str, float], axis: int, sign: int) -> None:
    def middle(lids: Lids) -> float:
        dark = (luminance(ball(lids)) < 0.12).float() * (U.abs() < 0.9) * (V.abs() < 0.7)
        place = U if axis == 3 else V
        return float((dark * place).sum() / dark.sum())

    assert sign * (middle(make_lids(**values)[0]) - middle(make_lids()[0])) > 0.15


def test_the_eyeball_has_a_dark_pupil_a_coloured_iris_and_a_bright_white() -> None:
    shown = ball(make_lids()[0])
    row = 50
    pupil, iris, white = shown[0, :, row, 70], shown[0, :, row, 84], shown[0, :, row, 106]
    assert float(pupil.mean()) < 0.05 < float(white.mean())
    assert float(iris[2]) > 1.5 * float(iris[0])
    assert float(white.mean()) > 0.3


def test_a_photographed_eye_is_shown_as_it_is_and_follows_the_gaze() -> None:
    photo = torch.linspace(0, 1, 96).view(1, 1, 96).expand(3, 48, 96)
    ahead, aside = (ball(make_lids(gaze_x=gaze)[0], photo)[0, 0, 60] for gaze in (0.0, 0.4))
    assert float(ahead[70]) == pytest.approx(0.5, abs=0.06)
    assert float(aside[70]) < float(ahead[70]) - 0.1


def test_the_glint_lies_towards_the_lamp_and_lashes_along_the_upper_lid() -> None:
    lids = make_lids()[0]
    light = light_scene("studio", "day", "clear", "natural")
    key = tuple(torch.full((1, 1, 1, 1), value) for value in (0.6, -0.5, 0.6))
    spot = luminance(eyes.glint(lids, FEATURES, light, (key[0], key[1], key[2]), U, V, PIXEL))[0, 0]
    row, column = divmod(int(spot.argmax()), 141)
    assert float(U[0, 0, 0, column]) > 0
    assert float(V[0, 0, row, 0]) < 0
    lashes = eyes.draw_lashes(lids, U, V, PIXEL, 0.8)[0, 0, :, 70]
    top = float(eyes.find_edges(lids, U)[0][0, 0, 0, 70])
    assert abs(float(V[0, 0, int(lashes.argmax()), 0]) - top) < 0.1
    assert float(eyes.draw_lashes(lids, U, V, PIXEL, 0.8).max()) > float(eyes.draw_lashes(lids, U, V, PIXEL, 0.1).max())
