"""Small things that move."""

import torch

from studio.storyboard.places.particles import add_particles
from tests.storyboard.places.painting import make_view


def _draw(x: list[float], *, adds_light: bool, aspect: float = 1.0, background: float = 0.2) -> torch.Tensor:
    picture = torch.full((2, 3, 56, 32), background)
    across = torch.tensor(x).view(2, 1)
    radius, colour = torch.tensor([0.15]), torch.tensor([[1.0, 0.5, 0.1]])
    full = torch.ones(2, 1)
    return add_particles(
        make_view(2), picture, across, 0 * across, radius, colour, full, adds_light=adds_light, aspect=aspect
    )


def test_a_speck_covers_or_adds_its_light_where_it_is_in_each_frame() -> None:
    covering, adding = (_draw([-0.3, 0.3], adds_light=adds) for adds in (False, True))
    left, right = round(16 - 0.3 * 28), round(16 + 0.3 * 28)
    assert torch.allclose(covering[0, :, 28, left], torch.tensor([1.0, 0.5, 0.1]), atol=0.02)
    assert torch.allclose(adding[0, :, 28, left], torch.tensor([1.2, 0.7, 0.3]), atol=0.02)
    assert torch.allclose(covering[0, :, 28, right], torch.full((3,), 0.2))
    assert torch.allclose(covering[1, :, 28, right], torch.tensor([1.0, 0.5, 0.1]), atol=0.02)


def test_a_wide_speck_is_wider_than_tall() -> None:
    changed = (_draw([0.0, 0.0], adds_light=False, aspect=2.5)[0, 0] - 0.2).abs() > 0.1
    assert int(changed.any(0).sum()) > 1.7 * int(changed.any(1).sum())


def test_specks_outside_the_frame_change_nothing() -> None:
    assert torch.equal(_draw([5.0, -5.0], adds_light=False), torch.full((2, 3, 56, 32), 0.2))
