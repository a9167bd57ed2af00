"""Hair on the head: it raises the surface where it grows, leaves the face free, and is coloured as asked."""

from random import Random

import pytest
import torch
from torch import Tensor

from studio.storyboard.people.hair_styles import HAIR_TONES, choose_style
from studio.storyboard.people.head_shape import make_field, shape_head
from studio.storyboard.people.proportions import choose_proportions
from studio.storyboard.people.scalp_hair import Growth, grow_hair, shrink
from studio.storyboard.scene import HAIR_STYLES, Person

SIZE, SHAPE = (96, 192), (48, 96)


def grow(style: str, colour: str = "brown") -> Growth:
    person = Person("woman", "light", colour, style, face=2)
    p = choose_proportions(person)
    bare = shape_head(p, SHAPE)
    return grow_hair(p, choose_style(person, p), HAIR_TONES[colour], bare, SIZE, Random(3), "cpu")


def region(height: Tensor, latitude: tuple[float, float], side: tuple[float, float]) -> Tensor:
    """Values of a map at the given mean latitudes and |azimuth|."""
    p = choose_proportions(Person("woman", "light", "brown", "short", face=2))
    field = make_field(p, (height.shape[2], height.shape[3]))
    inside = (field.latitude > latitude[0]) & (field.latitude < latitude[1])
    return height[inside & (field.side > side[0]) & (field.side < side[1])]


@pytest.mark.parametrize("style", [s for s in HAIR_STYLES if s != "bald"])
def test_hair_raises_the_crown_and_leaves_the_face_free(style: str) -> None:
    growth = grow(style)
    assert float(region(growth.height, (-1.3, -0.9), (0.0, 3.1)).mean()) > 0.01
    assert float(region(growth.height, (-0.2, 0.8), (0.0, 0.6)).abs().max()) < 1e-3
    assert float(region(growth.cover, (-0.2, 0.8), (0.0, 0.6)).max()) < 0.05


def test_styles_stand_out_in_the_order_of_their_names() -> None:
    volumes = [float(grow(style).height.mean()) for style in ("bald", "buzz", "short", "curly", "afro")]
    assert volumes == sorted(volumes)


def test_long_hair_covers_the_ears_and_short_hair_does_not() -> None:
    long, short = (region(grow(style).cover, (0.0, 0.15), (1.55, 1.75)).mean() for style in ("long", "buzz"))
    assert float(long) > 0.9
    assert float(short) < 0.1


@pytest.mark.parametrize("colour", sorted(HAIR_TONES))
def test_hair_keeps_its_colour_through_strands_and_sheen(colour: str) -> None:
    growth = grow("long", colour)
    seen = (growth.albedo * growth.cover).sum((0, 2, 3)) / growth.cover.sum()
    ratio = seen / torch.tensor(HAIR_TONES[colour])
    assert float(ratio.min()) > 0.6 and float(ratio.max()) < 1.7
    assert float(ratio.max() / ratio.min()) < 1.2


def test_shrinking_keeps_the_mean() -> None:
    fine = torch.rand(1, 1, 96, 192)
    assert tuple(shrink(fine, SHAPE).shape[2:]) == SHAPE
    assert float(shrink(fine, SHAPE).mean()) == pytest.approx(float(fine.mean()), abs=1e-5)
    assert tuple(shrink(fine, (40, 80)).shape[2:]) == (40, 80)
