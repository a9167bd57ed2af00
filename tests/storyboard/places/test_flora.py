"""Trees and leaves."""

from random import Random

import torch

from studio.storyboard.picture.light import srgb
from studio.storyboard.places.flora import (
    lay_hill,
    make_ridge,
    paint_tree_line,
    paint_trunk,
    place_sides,
    scatter_leaves,
)
from studio.storyboard.places.sky import make_daylight
from tests.storyboard.places.painting import make_conditions


def test_hills_lie_below_their_skyline() -> None:
    conditions = make_conditions("meadow", rows=112)
    black = torch.zeros(1, 3, 112, conditions.width_px)
    skyline = 0.05 * make_ridge(conditions, conditions.generator(), cell=0.3)
    hill = lay_hill(conditions, black, skyline, torch.ones(1, 3, 1, 1))
    assert float(hill[:, :, :48].max()) == 0
    assert float(hill[:, :, 64:].min()) == 1


def test_a_tree_line_stands_between_its_base_and_its_height() -> None:
    conditions = make_conditions("lake", rows=112)
    white = torch.ones(1, 3, 112, conditions.width_px)
    woods = srgb((0.1, 0.2, 0.1))
    lined = paint_tree_line(
        conditions, white, make_daylight(conditions), base=0.2, height=0.3, albedo=woods, distance=0.1, pointed=0.8
    )
    changed = torch.nonzero((lined != 1).any(1)[0].any(1)).view(-1) / 50 - 1.12
    assert -0.35 < float(changed.min()) < 0.1
    assert 0.15 < float(changed.max()) < 0.22


def test_a_trunk_is_upright_and_lighter_on_the_right() -> None:
    conditions = make_conditions("forest", rows=200)
    picture = torch.zeros(1, 3, 200, conditions.width_px)
    bark = srgb((0.6, 0.5, 0.4))
    drawn = paint_trunk(
        conditions, picture, make_daylight(conditions), x=0.0, width=0.2, top=-1.12, base=0.5, albedo=bark, distance=0.0
    )
    row = drawn[0, 0, 80]
    columns = torch.nonzero(row > 0).view(-1)
    assert 14 <= len(columns) <= 26
    assert float(row[columns[-5]]) > float(row[columns[4]])
    assert float(drawn[:, :, 160:].max()) == 0


def test_leaves_gather_around_their_centres() -> None:
    conditions = make_conditions("forest", rows=112)
    black = torch.zeros(1, 3, 112, conditions.width_px)
    dark, lit = torch.full((1, 3, 1, 1), 0.1), torch.ones(1, 3, 1, 1)
    leaves = scatter_leaves(conditions, black, [(0.0, 0.0, 0.2, 0.2)], dark, lit, count=200, size=0.02)
    assert float(leaves[:, :, 50:62, 26:37].mean()) > 0.1
    assert float(leaves[:, :, :20].max()) == 0
    assert float(leaves[:, :, 46:54].mean()) > float(leaves[:, :, 58:66].mean())


def test_sides_leave_the_middle_free() -> None:
    sides = place_sides(Random(1), 0.6, nearest=0.4, count=10)
    assert all(0.4 <= abs(x) <= 0.6 for x in sides)
    assert min(sides) < 0 < max(sides)
