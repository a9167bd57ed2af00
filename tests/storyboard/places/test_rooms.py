"""Rooms: painted at any size, as asked for."""

import pytest
import torch

from studio.storyboard.places.place import Painter
from studio.storyboard.places.rooms import paint_bedroom, paint_kitchen, paint_room, paint_studio, paint_wall
from tests.storyboard.places.painting import make_conditions

ROOMS = {
    "wall": paint_wall,
    "studio": paint_studio,
    "room": paint_room,
    "kitchen": paint_kitchen,
    "bedroom": paint_bedroom,
}


@pytest.mark.parametrize(("name", "paint"), ROOMS.items())
@pytest.mark.parametrize("aspect", [9 / 16, 16 / 9])
def test_rooms_fill_frames_of_every_shape(name: str, paint: Painter, aspect: float) -> None:
    conditions = make_conditions(name, aspect=aspect)
    plate = paint(conditions).plate
    assert plate.shape == (1, 3, 63, conditions.width_px)
    assert plate.isfinite().all() and plate.min() >= 0
    assert plate.mean() > 0.03 and plate.std() > 0.01


@pytest.mark.parametrize("name", ["wall", "room", "kitchen", "bedroom"])
def test_it_is_darker_and_warmer_in_the_evening(name: str) -> None:
    day = ROOMS[name](make_conditions(name)).plate
    night = ROOMS[name](make_conditions(name, time="night")).plate
    assert night.mean() < day.mean()
    assert night[:, 0].mean() / night[:, 2].mean() > day[:, 0].mean() / day[:, 2].mean()


def test_the_same_seed_paints_the_same_room_and_others_differ() -> None:
    first, again, other = (paint_room(make_conditions("room", seed=seed)).plate for seed in (3, 3, 4))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
