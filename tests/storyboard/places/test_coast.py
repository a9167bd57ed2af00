"""The beach and the lake."""

import torch

from studio.storyboard.places.coast import paint_beach, paint_lake
from tests.storyboard.places.painting import make_conditions, make_view


def test_a_beach_has_blue_water_above_yellow_sand() -> None:
    plate = paint_beach(make_conditions("beach", rows=112)).plate[0]
    sea, sand = plate[:, 52:60].mean((1, 2)), plate[:, 85:105].mean((1, 2))
    assert float(sea[2]) > float(sea[0])
    assert float(sand[0]) > 1.3 * float(sand[2])


def test_waves_break_along_the_shore() -> None:
    beach = paint_beach(make_conditions("beach"))
    assert beach.animate is not None
    dark = torch.zeros(2, 3, 112, 64)
    drawn = beach.animate(make_view(2, 112, 64), dark.clone())
    assert float(drawn[:, :, 60:72].max()) > 0.4
    assert float(drawn[:, :, :44].max()) == 0
    assert float(drawn[:, :, 80:].max()) == 0


def test_a_lake_mirrors_its_far_shore() -> None:
    plate = paint_lake(make_conditions("lake", rows=224)).plate[0].mean(0)
    horizon = round((1.12 - 0.13) * 100)
    middle = slice(50, 76)
    above, below = plate[horizon - 8 : horizon - 2, middle].mean(), plate[horizon + 4 : horizon + 12, middle].mean()
    sky = plate[:30, middle].mean()
    assert float(above) < 0.6 * float(sky)
    assert float(below) < 0.7 * float(sky)
