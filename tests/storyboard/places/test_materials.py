"""Materials of built places: painted at any size, as asked for."""

from random import Random

import pytest
import torch

from studio.storyboard.places import materials
from studio.storyboard.places.materials import LIT, Grain, Material, Spot


def make_spot(metres: float = 2.0, footprint_m: float = 0.01, size: int = 64) -> Spot:
    steps = torch.linspace(0, metres, size)
    v, u = torch.meshgrid(steps, steps, indexing="ij")
    return Spot(u, v, torch.full_like(u, footprint_m), Grain(Random(1), "cpu"))


@pytest.mark.parametrize(
    "material",
    [
        materials.plaster((0.8, 0.7, 0.6)),
        materials.planks((0.6, 0.4, 0.2)),
        materials.bricks((0.6, 0.3, 0.2), (0.6, 0.6, 0.6)),
        materials.tiles((0.9, 0.9, 0.9), (0.4, 0.4, 0.4)),
        materials.checkers((0.9, 0.9, 0.9), (0.1, 0.1, 0.1), 0.5),
        materials.stripes((0.8, 0.1, 0.1), (0.9, 0.9, 0.9), 0.2),
        materials.folds((0.8, 0.1, 0.1)),
        materials.books(),
        materials.facade((0.7, 0.6, 0.5)),
    ],
)
def test_patterns_are_uneven_albedos(material: Material) -> None:
    albedo = material.paint(make_spot())
    assert albedo.shape == (3, 64, 64)
    assert albedo.min() >= 0 and albedo.max() < 1.3
    assert albedo.std() > 0.005


def test_joints_fade_where_a_pixel_covers_many_tiles() -> None:
    tiles = materials.tiles((0.9, 0.9, 0.9), (0.1, 0.1, 0.1), 0.1, variety=0.0)
    fine = tiles.paint(make_spot(footprint_m=0.002))
    far = tiles.paint(make_spot(footprint_m=0.5))
    assert far.std() < 0.3 * fine.std()


def test_lit_windows_shine_by_themselves_and_dark_ones_do_not() -> None:
    night = materials.facade((0.7, 0.6, 0.5), lit=1.0).paint(make_spot(6.0))
    day = materials.facade((0.7, 0.6, 0.5)).paint(make_spot(6.0))
    assert night.max() > LIT
    assert day.max() < 2


def test_the_same_seed_gives_the_same_noise_and_it_repeats_without_a_seam() -> None:
    u = torch.linspace(-3, 3, 200)[None]
    first = Grain(Random(5), "cpu").noise(u, u * 0, 1.0)
    assert torch.equal(first, Grain(Random(5), "cpu").noise(u, u * 0, 1.0))
    assert not torch.equal(first, Grain(Random(6), "cpu").noise(u, u * 0, 1.0))
    assert (first[:, 1:] - first[:, :-1]).abs().max() < 0.5
