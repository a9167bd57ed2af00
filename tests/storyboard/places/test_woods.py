"""Forest, autumn and jungle."""

import torch

from studio.storyboard.places.woods import paint_autumn, paint_forest, paint_jungle
from tests.storyboard.places.painting import make_conditions, make_view


def test_forests_are_green_and_autumn_is_golden() -> None:
    green = [paint(make_conditions("forest")).plate.mean((0, 2, 3)) for paint in (paint_forest, paint_jungle)]
    gold = paint_autumn(make_conditions("autumn")).plate.mean((0, 2, 3))
    assert all(float(colour[1]) > float(colour[0]) and float(colour[1]) > float(colour[2]) for colour in green)
    assert float(gold[0]) > 1.15 * float(gold[1]) > 1.15 * float(gold[2])


def test_snow_lies_on_the_leaves() -> None:
    plain, snowy = (
        paint_autumn(make_conditions("autumn", weather=weather)).plate.mean((0, 2, 3)) for weather in ("clear", "snow")
    )
    assert float(snowy[0] / snowy[2]) < 0.7 * float(plain[0] / plain[2])


def test_leaves_fall_in_autumn_and_fireflies_glow_at_night() -> None:
    dark = torch.zeros(6, 3, 112, 64)
    for paint, time in ((paint_autumn, "day"), (paint_forest, "night")):
        place = paint(make_conditions("autumn", time=time))
        assert place.animate is not None
        drawn = place.animate(make_view(6, 112, 64), dark.clone())
        assert float(drawn.max()) > 0.1
        assert float((drawn > 0.02).float().mean()) < 0.15
        assert not torch.equal(drawn[0], drawn[5])
