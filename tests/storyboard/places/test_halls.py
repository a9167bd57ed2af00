"""Office, library and cafe: painted at any size, as asked for."""

import pytest

from studio.storyboard.places.halls import paint_cafe, paint_library, paint_office
from studio.storyboard.places.place import Painter
from tests.storyboard.places.painting import make_conditions

HALLS = {"office": paint_office, "library": paint_library, "cafe": paint_cafe}


@pytest.mark.parametrize(("name", "paint"), HALLS.items())
@pytest.mark.parametrize("time", ["day", "night"])
def test_halls_are_painted_whole(name: str, paint: Painter, time: str) -> None:
    plate = paint(make_conditions(name, time=time)).plate
    assert plate.isfinite().all() and plate.min() >= 0
    assert 0.02 < plate.mean() < 1.5


def test_each_has_its_own_colour() -> None:
    office, library = (HALLS[name](make_conditions(name)).plate for name in ("office", "library"))
    assert office[:, 2].mean() > 0.95 * office[:, 0].mean()
    assert library[:, 0].mean() > 1.5 * library[:, 2].mean()
