"""Garments: every word of the vocabulary can be worn, in every colour."""

from random import Random

import pytest
import torch

from studio.storyboard.bodies.cloth import Extent, drape, ellipse, face_normals, open_sheet, outside
from studio.storyboard.bodies.clothes import CLOTH_COLOURS, GARMENT_CUTS, fold_torso
from studio.storyboard.bodies.tailoring import Cut
from studio.storyboard.picture.light import srgb
from studio.storyboard.scene import GARMENT_COLOURS, GARMENTS

RED = srgb((0.7, 0.1, 0.1))


def test_the_vocabulary_can_be_worn() -> None:
    assert set(GARMENT_CUTS) == set(GARMENTS)
    assert set(CLOTH_COLOURS) == set(GARMENT_COLOURS)


@pytest.mark.parametrize("garment", GARMENTS)
def test_folds_are_finite_and_gentle(garment: str) -> None:
    sheet = open_sheet(Extent(-1.6, 1.0, 1.6, 6.0), 20.0, RED, "cpu")
    folds = fold_torso(GARMENT_CUTS[garment], Cut(RED, True, 0.4, 1.1, 0.9, Random(1)))
    relief = drape(sheet, folds)
    assert relief.shape == sheet.height.shape
    assert torch.isfinite(relief).all()
    assert 0.01 < float(relief.abs().max()) < 0.5


def test_flat_cloth_faces_the_viewer_and_slopes_turn_with_it() -> None:
    flat = face_normals(torch.zeros(1, 1, 8, 8), 0.1)
    assert torch.allclose(flat[:, 2], torch.ones(1, 8, 8))
    slope = (torch.arange(8.0) * 0.05).expand(1, 1, 8, 8)
    assert float(face_normals(slope, 0.1)[0, 0, 4, 4]) < -0.3
    turned = face_normals(slope, 0.1, torch.pi / 2)
    assert abs(float(turned[0, 0, 4, 4])) < 1e-3
    assert float(turned[0, 1, 4, 4]) < -0.3


def test_polygons_and_ellipses_have_an_inside() -> None:
    x, y = torch.tensor([0.5, 2.0]), torch.tensor([0.5, 0.5])
    assert (outside(x, y, [(0, 0), (1, 0), (1, 1), (0, 1)]) < 0).tolist() == [True, False]
    assert (ellipse(x, y, (0.5, 0.5), (0.4, 0.2)) < 0).tolist() == [True, False]
    with pytest.raises(ValueError, match="points"):
        outside(x, y, [])
