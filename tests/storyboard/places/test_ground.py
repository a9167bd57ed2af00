"""The ground in perspective."""

import torch

from studio.storyboard.picture.light import srgb
from studio.storyboard.places.ground import add_bumps, lay_ground, make_ground, paint_grass, scatter_flowers
from studio.storyboard.places.sky import make_daylight
from tests.storyboard.places.painting import make_conditions


def test_distance_grows_towards_the_horizon() -> None:
    ground = make_ground(make_conditions("meadow"), 0.1)
    column = ground.away[0, 0, :, 0]
    assert bool((column[1:] < column[:-1]).all())
    assert float(ground.y.min()) >= 0.1
    assert abs(float(column[-1]) - 1 / (float(ground.y[0, 0, -1]) - 0.1)) < 1e-3


def test_the_ground_is_laid_below_the_horizon_only() -> None:
    conditions = make_conditions("meadow")
    ground = make_ground(conditions, 0.0)
    picture = torch.zeros(1, 3, conditions.height_px, conditions.width_px)
    laid = lay_ground(picture, ground, torch.ones(1, 3, 1, 1))
    assert float(laid[:, :, : ground.first_row].max()) == 0
    assert float(laid[:, :, ground.first_row :].min()) == 1


def test_bumps_fade_with_the_distance() -> None:
    conditions = make_conditions("meadow", rows=120)
    ground = make_ground(conditions, 0.0)
    bumps = add_bumps(ground, conditions.generator(), cell=0.4)
    assert float(bumps[:, :, :3].std()) < 0.5 * float(bumps[:, :, -20:].std())


def test_snow_whitens_grass() -> None:
    saturation = []
    for weather in ("clear", "snow"):
        conditions = make_conditions("meadow", weather=weather)
        dark, bright = srgb((0.14, 0.27, 0.06)), srgb((0.50, 0.66, 0.20))
        grass = paint_grass(conditions, make_daylight(conditions), make_ground(conditions, 0.0), dark, bright)
        saturation.append(float((grass[:, 1].mean() - grass[:, 2].mean()) / grass.mean()))
    assert saturation[1] < 0.3 * saturation[0]


def test_flowers_bring_their_colour_to_the_ground() -> None:
    conditions = make_conditions("meadow")
    picture = torch.zeros(1, 3, conditions.height_px, conditions.width_px)
    day, ground = make_daylight(conditions), make_ground(conditions, 0.0)
    red = torch.tensor([[0.8, 0.02, 0.02]])
    with_flowers = scatter_flowers(conditions, picture, ground, day, red, count=400, farthest=3.0)
    assert float(with_flowers[:, 0].sum()) > 2 * float(with_flowers[:, 1].sum())
    assert float(with_flowers[:, :, : ground.first_row - 2].max()) == 0
