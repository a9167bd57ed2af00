"""Drawn heads: complete maps, the same for the same person, different for another."""

from dataclasses import replace
from random import Random

import pytest
import torch

from studio.storyboard.heads.maps import HeadMaps
from studio.storyboard.people.drawn_head import draw_head
from studio.storyboard.scene import BEARDS, COVERINGS, GLASSES, HAIR_STYLES, Person, sample_person

DETAIL = 0.125
BO = Person("man", "light", "brown", "short", face=7)


def tensors_of(maps: HeadMaps) -> list[torch.Tensor]:
    return [maps.radius, maps.albedo, maps.hair, maps.gloss, *([] if maps.overlay is None else [maps.overlay])]


def test_maps_have_the_promised_shapes_and_ranges() -> None:
    for index in range(12):
        person = sample_person(Random(index))
        maps = draw_head(person, detail=DETAIL)
        assert maps.radius.shape == maps.hair.shape == maps.gloss.shape == (1, 32, 64)
        assert maps.albedo.shape == (3, 64, 128)
        assert all(torch.isfinite(tensor).all() for tensor in tensors_of(maps)), person
        assert float(maps.radius.min()) > 0.5 and float(maps.radius.max()) < 2.0, person
        assert float(maps.albedo.min()) > 0.0 and float(maps.albedo.max()) < 0.95, person
        assert float(maps.hair.min()) >= 0.0 and float(maps.hair.max()) <= 1.0
        assert (maps.overlay is None) == (person.glasses == "none")


def test_full_detail_gives_full_sized_maps() -> None:
    maps = draw_head(BO)
    assert maps.albedo.shape == (3, 512, 1024)
    assert maps.radius.shape == (1, 256, 512)


def test_the_same_person_gives_the_same_maps() -> None:
    again = (draw_head(BO, detail=DETAIL), draw_head(BO, detail=DETAIL))
    assert all(torch.equal(a, b) for a, b in zip(tensors_of(again[0]), tensors_of(again[1]), strict=True))
    assert again[0].features == again[1].features


def test_another_face_has_other_proportions_and_another_surface() -> None:
    one, other = draw_head(BO, detail=DETAIL), draw_head(replace(BO, face=8), detail=DETAIL)
    assert one.features != other.features
    assert float((one.radius - other.radius).abs().mean()) > 0.005


def test_proportions_do_not_depend_on_clothes_hair_or_detail() -> None:
    plain = draw_head(BO, detail=DETAIL).features
    assert draw_head(replace(BO, hair_style="afro", glasses="round"), detail=0.25).features == plain


@pytest.mark.parametrize("style", HAIR_STYLES)
def test_every_hair_style_is_drawn(style: str) -> None:
    hair = draw_head(replace(BO, hair_style=style), detail=DETAIL).hair
    assert (float(hair.max()) > 0.5) == (style != "bald")


@pytest.mark.parametrize("beard", [b for b in BEARDS if b != "none"])
def test_every_beard_is_drawn(beard: str) -> None:
    shaved = draw_head(replace(BO, hair_style="bald"), detail=DETAIL)
    grown = draw_head(replace(BO, hair_style="bald", beard=beard), detail=DETAIL)
    assert float(grown.hair.sum()) > 1.0
    assert float((shaved.albedo - grown.albedo).abs().max()) > 0.05


@pytest.mark.parametrize("covering", [c for c in COVERINGS if c != "none"])
def test_a_covering_hides_the_crown_in_its_own_colour(covering: str) -> None:
    maps = draw_head(replace(BO, covering=covering), detail=DETAIL)
    assert maps.looks.covering == covering
    crown = maps.albedo[:, 4, :].mean(1)
    ratio = crown / torch.tensor(maps.looks.covering_colour)
    assert float(ratio.max() / ratio.min()) < 1.15


@pytest.mark.parametrize("glasses", [g for g in GLASSES if g != "none"])
def test_glasses_lie_round_the_eyes_alone(glasses: str) -> None:
    maps = draw_head(replace(BO, glasses=glasses), detail=0.25)
    assert maps.overlay is not None
    alpha = maps.overlay[3]
    assert float(alpha.max()) > 0.5
    assert float(alpha[: alpha.shape[0] // 4].max()) < 0.01
    assert float(alpha[-alpha.shape[0] // 4 :].max()) < 0.01


def test_skin_colours_are_ordered_from_pale_to_dark() -> None:
    tones = [
        sum(draw_head(replace(BO, skin=skin), detail=DETAIL).looks.skin)
        for skin in ("pale", "light", "tan", "brown", "dark")
    ]
    assert tones == sorted(tones, reverse=True)


def test_unknown_words_are_refused() -> None:
    with pytest.raises(KeyError):
        draw_head(replace(BO, skin="plaid"), detail=DETAIL)
    with pytest.raises(KeyError):
        draw_head(replace(BO, covering="crown"), detail=DETAIL)
