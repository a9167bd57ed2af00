"""Skin: brows darker than the forehead, lips redder than the chin, age showing."""

from dataclasses import replace
from random import Random

import torch
from torch import Tensor

from studio.storyboard.people.head_shape import make_field
from studio.storyboard.people.proportions import Proportions, choose_proportions
from studio.storyboard.people.skin import SKIN_TONES, choose_tone, paint_skin
from studio.storyboard.scene import Person

SIZE, SHAPE = (256, 512), (64, 128)
ADA = Person("woman", "light", "black", "long", face=4)


def paint(person: Person) -> tuple[Proportions, Tensor]:
    p = choose_proportions(person)
    return p, paint_skin(person, p, (0.02, 0.02, 0.02), SIZE, SHAPE, Random(1)).albedo


def mean_at(p: Proportions, albedo: Tensor, side: float, latitude: float) -> Tensor:
    """The mean colour within 0.03 radians of a place on both sides of the face."""
    field = make_field(p, SIZE)
    near = ((field.side - side) ** 2 + (field.latitude - latitude) ** 2 < 0.03**2).float()
    return (albedo * near).sum((0, 2, 3)) / near.sum()


def test_brows_are_darker_than_the_forehead() -> None:
    p, albedo = paint(ADA)
    brow = mean_at(p, albedo, p.eye_azimuth, p.eye_latitude - p.brow_height + 0.03 - 0.5 * p.brow_arch)
    assert float(brow.mean()) < 0.6 * float(mean_at(p, albedo, 0.0, -0.42).mean())


def test_lips_are_redder_than_the_chin() -> None:
    p, albedo = paint(ADA)
    lip = mean_at(p, albedo, 0.06, p.mouth_latitude + 0.5 * p.lower_lip)
    chin = mean_at(p, albedo, 0.0, 0.80)
    assert float(lip[0] / lip[1]) > 1.15 * float(chin[0] / chin[1])


def test_age_puts_lines_on_the_forehead() -> None:
    _, young = paint(replace(ADA, age="young"))
    _, old = paint(replace(ADA, age="old"))
    rows, columns = slice(84, 104), slice(248, 264)
    assert float(old[0, 1, rows, columns].mean(1).std()) > 1.5 * float(young[0, 1, rows, columns].mean(1).std())


def test_tones_stay_near_their_name_and_below_white() -> None:
    for skin, tone in SKIN_TONES.items():
        for face in range(8):
            own = choose_tone(replace(ADA, skin=skin, face=face))
            assert all(0.8 < mine / mean < 1.2 for mine, mean in zip(own, tone, strict=True))
            assert max(own) < 0.8


def test_the_same_seed_paints_the_same_skin() -> None:
    assert torch.equal(paint(ADA)[1], paint(ADA)[1])
