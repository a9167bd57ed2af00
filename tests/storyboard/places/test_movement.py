"""Flickering lights: painted at any size, as asked for."""

import torch

from studio.storyboard.places.movement import Flicker, flicker_over
from tests.storyboard.places.painting import make_view


def test_a_flame_changes_its_own_surroundings_only() -> None:
    still = torch.full((12, 3, 56, 32), 0.5)
    moved = flicker_over([Flicker(-0.3, -0.5, 0.1, (1.0, 0.5, 0.2))], 0.3)(make_view(12), still.clone())
    change = (moved - still).abs().amax((0, 1))
    assert change[14, 7] > 0.1
    assert change[40:].max() == 0
    assert moved.min() >= 0
    assert (moved[1:] - moved[:-1]).abs().max() > 0.02


def test_a_signal_lamp_is_on_or_off() -> None:
    lamp = Flicker(0.0, 0.0, 0.2, (1.0, 0.0, 0.0), 1.0, steady=True)
    frames = flicker_over([lamp], 0.1)(make_view(24), torch.zeros(24, 3, 56, 32))
    levels = frames[:, 0, 28, 16]
    assert set((levels > 0.5).tolist()) == {True, False}


def test_what_is_out_of_the_picture_costs_nothing_and_shows_nothing() -> None:
    frames = flicker_over([Flicker(3.0, 0.0, 0.1, (1.0, 1.0, 1.0))], 0.0)(make_view(2), torch.zeros(2, 3, 56, 32))
    assert frames.max() == 0
