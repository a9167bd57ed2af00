"""Windows and what lies behind them: painted at any size, as asked for."""

import torch

from studio.storyboard.places.lamps import light_up
from studio.storyboard.places.materials import Grain, Spot
from studio.storyboard.places.solids import Scenery
from studio.storyboard.places.windows import beam_through, outlook, read_daylight
from tests.storyboard.places.painting import make_conditions


def see(time: str, weather: str = "clear", kind: str = "city") -> torch.Tensor:
    conditions = make_conditions("room", time=time, weather=weather)
    scenery = Scenery(conditions, focal=1.0)
    scenery.face_z(2.0, (-3, 3), (-3, 3), outlook(conditions, (6.0, 6.0), kind, (2, 2), (0.9, 0.9, 0.9)))
    return light_up(scenery, [], ((0.3, 0.3, 0.3), (0.3, 0.3, 0.3)))


def test_windows_are_bright_by_day_and_dark_at_night() -> None:
    assert see("day").mean() > 4 * see("night").mean()


def test_sunset_is_warm_outside() -> None:
    sunset, day = see("sunset", kind="sky"), see("day", kind="sky")
    assert sunset[:, 0].mean() > sunset[:, 2].mean()
    assert day[:, 0].mean() < day[:, 2].mean()


def test_town_lights_burn_at_night_only() -> None:
    assert see("night").max() > 0.5
    assert read_daylight(make_conditions("room", time="night")).lamps
    assert not read_daylight(make_conditions("room")).lamps


def test_the_sun_shines_in_only_from_a_clear_sky() -> None:
    for weather, count in (("clear", 1), ("rain", 0), ("fog", 0)):
        scenery = Scenery(make_conditions("room", weather=weather), focal=1.0)
        assert len(beam_through(scenery, y=(-1, 0), across=(0, 1), wall_z=4.0)) == count


def test_the_frame_is_not_light() -> None:
    conditions = make_conditions("room")
    glass = outlook(conditions, (2.0, 2.0), "garden", (1, 1), (0.5, 0.5, 0.5))
    edge = torch.tensor([[0.01, 1.0]])
    spot = Spot(edge, torch.ones(1, 2), torch.full((1, 2), 0.01), Grain(conditions.rng, "cpu"))
    painted = glass.paint(spot)
    assert painted[0, 0, 0] < 1 < painted[0, 0, 1]
