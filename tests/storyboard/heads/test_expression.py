"""How skin moves: not at all at rest, smoothly, in the right direction, and nowhere beyond its region."""

import pytest
import torch
from torch import Tensor

from studio.storyboard.heads.expression import FACE_REGION, Face, bulge, pull_skin
from studio.storyboard.heads.eyes import form_lids
from studio.storyboard.heads.mouth import cover_opening, form_lips, place_in_mouth
from tests.storyboard.heads.plain_head import FEATURES, move_head

LEFT, TOP, RIGHT, BOTTOM = FACE_REGION
AZIMUTH = torch.linspace(LEFT, RIGHT, 201).view(1, 1, 1, -1)
LATITUDE = torch.linspace(TOP, BOTTOM, 181).view(1, 1, -1, 1)
GRID_A = AZIMUTH + 0 * LATITUDE
GRID_L = LATITUDE + 0 * AZIMUTH
ALL = [{"jaw": 1.0}, {"smile": 1.0}, {"smile": -0.3}, {"round": 1.0, "jaw": 0.3}, {"spread": 1.0}, {"press": 1.0},
       {"teeth": 1.0}, {"brow": 1.0}, {"brow": -1.0}, {"blink": 0.0}, {"smile": 1.0, "jaw": 0.7}]  # fmt: skip


def make_face(**values: float) -> Face:
    expression = move_head(values).expression
    return Face(FEATURES, expression, form_lips(FEATURES, expression), form_lids(FEATURES, expression, (1.0, 1.0)))


def pull_at(azimuth: float, latitude: float, **values: float) -> tuple[float, float]:
    """From where the skin at a direction comes, relative to it."""
    point = (torch.tensor(v).view(1, 1, 1, 1) for v in (azimuth, latitude))
    skin_a, skin_l = pull_skin(make_face(**values), *point)
    return float(skin_a) - azimuth, float(skin_l) - latitude


def test_a_resting_face_stays_where_it_is() -> None:
    skin_a, skin_l = pull_skin(make_face(), GRID_A, GRID_L)
    assert float((skin_a - GRID_A).abs().max()) < 1e-5
    assert float((skin_l - GRID_L).abs().max()) < 1e-5


@pytest.mark.parametrize("values", ALL)
def test_skin_moves_smoothly_and_is_never_turned_over_or_stretched_to_streaks(values: dict[str, float]) -> None:
    face = make_face(**values)
    skin_a, skin_l = pull_skin(face, GRID_A, GRID_L)
    place = place_in_mouth(face.lips, GRID_A, GRID_L)
    step = float(LATITUDE[0, 0, 1, 0] - LATITUDE[0, 0, 0, 0])
    near_opening = cover_opening(place, 4 * step) > 0
    down = skin_l.diff(dim=2) / step
    ok = ~(near_opening[:, :, 1:] | near_opening[:, :, :-1])
    assert float(down[ok].min()) > 0.05
    assert float(down[ok].max()) < 3.5
    across = skin_a.diff(dim=3) / float(AZIMUTH[0, 0, 0, 1] - AZIMUTH[0, 0, 0, 0])
    assert float(across.min()) > 0.3


@pytest.mark.parametrize("values", ALL)
def test_nothing_moves_at_the_edges_of_the_face(values: dict[str, float]) -> None:
    skin_a, skin_l = pull_skin(make_face(**values), GRID_A, GRID_L)

    def edges(moved: Tensor) -> Tensor:
        return torch.cat((moved[..., 0], moved[..., -1], moved[:, :, 0], moved[:, :, -1]), 2).abs()

    assert float(edges(skin_a - GRID_A).max()) < 0.01
    assert float(edges(skin_l - GRID_L).max()) < 0.02


def test_each_part_moves_the_way_it_should() -> None:
    chin = pull_at(0.0, FEATURES.chin, jaw=1.0)
    assert chin[1] < -0.08  # what is seen there has come down from further up
    assert pull_at(0.36, FEATURES.eyes[1][1] - FEATURES.brow, brow=1.0)[1] > 0.03
    corner_a, corner_l = FEATURES.mouth_corners[1]
    right, down = pull_at(corner_a * 1.1, corner_l - 0.04, smile=1.0)
    assert right < -0.02
    assert down > 0.02
    assert pull_at(0.36, -0.14, blink=0.0)[1] < -0.02


def test_surfaces_bulge_where_muscles_do() -> None:
    cheek = (torch.tensor(0.38).view(1, 1, 1, 1), torch.tensor(0.22).view(1, 1, 1, 1))
    lip = (torch.tensor(0.0).view(1, 1, 1, 1), torch.tensor(0.5).view(1, 1, 1, 1))
    assert float(bulge(make_face(smile=1.0), *cheek)) > 0.015
    assert float(bulge(make_face(round=1.0), *lip)) > 0.03
    assert float(bulge(make_face(press=1.0), *lip)) < 0
