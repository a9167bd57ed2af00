"""Water that mirrors and moves."""

import torch

from studio.storyboard.picture.light import srgb
from studio.storyboard.places.ground import make_ground
from studio.storyboard.places.sky import make_daylight
from studio.storyboard.places.water import add_glitter_path, make_ripples, paint_water
from tests.storyboard.places.painting import make_conditions, make_view


def test_still_water_mirrors_what_stands_above_it() -> None:
    conditions = make_conditions("lake", rows=112)
    x, y = conditions.grid()
    scene = ((x > 0) & (y < 0)).float().expand(1, 3, -1, -1).contiguous()
    ground = make_ground(conditions, 0.0)
    water = paint_water(conditions, make_daylight(conditions), scene, ground, srgb((0.0, 0.0, 0.0)), roughness=0.0)
    near = water[:, :, 2:8]
    half = conditions.width_px // 2
    assert float(near[..., half + 4 :].mean()) > 10 * float(near[..., : half - 4].mean())


def test_the_setting_sun_draws_a_path_and_the_midday_sun_none() -> None:
    gains = []
    for time in ("sunset", "day"):
        conditions = make_conditions("lake", time=time)
        ground = make_ground(conditions, 0.0)
        flat = torch.zeros(1, 3, len(ground.y[0, 0]), conditions.width_px)
        gains.append(float(add_glitter_path(conditions, make_daylight(conditions), flat, ground, roughness=0.3).sum()))
    assert gains[0] > 1
    assert gains[1] == 0


def test_ripples_move_the_water_and_nothing_above_it() -> None:
    conditions = make_conditions("lake")
    ripples = make_ripples(conditions, horizon=0.0, bottom=1.12, amplitude=0.05)
    stripes = torch.arange(56).remainder(7).div(7).view(1, 1, 56, 1).expand(3, 3, 56, 32).contiguous()
    moved = ripples(make_view(3), stripes.clone())
    assert torch.equal(moved[:, :, :28], stripes[:, :, :28])
    assert not torch.equal(moved[0, :, 30:], moved[2, :, 30:])


def test_a_view_that_shows_no_water_is_left_alone() -> None:
    ripples = make_ripples(make_conditions("lake"), horizon=2.0, bottom=3.0, amplitude=0.05)
    picture = torch.rand(2, 3, 56, 32, generator=torch.Generator().manual_seed(1))
    assert torch.equal(ripples(make_view(2), picture.clone()), picture)
