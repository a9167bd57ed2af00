"""Coverings and glasses: cloth over the crown, the face left free, brims stand out, glass is dark or clear."""

from random import Random

import pytest
import torch

from studio.storyboard.people.head_shape import make_field, shape_head
from studio.storyboard.people.proportions import choose_proportions
from studio.storyboard.people.worn import Covering, choose_cloth, cover_head, draw_glasses
from studio.storyboard.scene import Person

SIZE, SHAPE = (96, 192), (48, 96)
ADA = Person("woman", "light", "brown", "long", face=2)
P = choose_proportions(ADA)
KINDS = ("hijab", "cap", "hat", "beanie")


def wear(kind: str) -> tuple[torch.Tensor, Covering]:
    bare = shape_head(P, SHAPE)
    return bare, cover_head(P, kind, (0.3, 0.1, 0.1), bare, bare[None], SIZE, Random(1))


@pytest.mark.parametrize("kind", KINDS)
def test_cloth_lies_on_the_crown_and_leaves_the_eyes_and_mouth_free(kind: str) -> None:
    bare, covering = wear(kind)
    field = make_field(P, SIZE)
    crown = (field.latitude < -0.9).expand_as(covering.cover)
    face = ((field.latitude > -0.12) & (field.latitude < 0.75) & (field.side < 0.5)).expand_as(covering.cover)
    assert float(covering.cover[crown].min()) > 0.95
    assert float(covering.cover[face].max()) < 0.05
    raised = covering.radius[0] - bare
    assert float(raised[:, :8].min()) > 0.02
    assert torch.isfinite(covering.albedo).all() and float(covering.albedo.min()) >= 0


@pytest.mark.parametrize("kind", ("cap", "hat"))
def test_brims_stand_out_before_the_forehead(kind: str) -> None:
    bare, covering = wear(kind)
    front = slice(46, 50)
    assert float((covering.radius[0] - bare)[..., front].max()) > 0.25


def test_a_headscarf_covers_chin_and_cheeks_from_below() -> None:
    _, covering = wear("hijab")
    field = make_field(P, SIZE)
    throat = ((field.latitude > 1.05) & (field.latitude < 1.3)).expand_as(covering.cover)
    ears = ((field.latitude.abs() < 0.3) & (field.side > 1.3) & (field.side < 1.9)).expand_as(covering.cover)
    assert float(covering.cover[throat].min()) > 0.9
    assert float(covering.cover[ears].min()) > 0.9


def test_cloth_colours_vary_between_people_not_between_drawings() -> None:
    def colour(face: int) -> tuple[float, float, float]:
        return choose_cloth(Person("woman", "light", "brown", "long", covering="hijab", face=face))

    assert colour(1) == colour(1)
    assert len({colour(face) for face in range(30)}) > 3


def test_sunglasses_are_dark_and_others_clear() -> None:
    field = make_field(P, SIZE)
    at_eye = ((field.side - P.eye_azimuth).abs() < 0.05) & ((field.latitude - P.eye_latitude).abs() < 0.05)
    dark = draw_glasses(P, "sunglasses", SIZE, Random(1))
    clear = draw_glasses(P, "round", SIZE, Random(1))
    assert float(dark[3][at_eye[0, 0]].min()) > 0.8
    assert float(clear[3][at_eye[0, 0]].max()) < 0.3


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(KeyError):
        wear("crown")
    with pytest.raises(KeyError):
        draw_glasses(P, "monocle", SIZE, Random(1))
