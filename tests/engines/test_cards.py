"""Cards: read strictly, and asked what a model can do."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio.core import paths, serial
from studio.domain.avatar import ClassWord
from studio.domain.clip import Aspect
from studio.domain.errors import InvalidInput, UnsupportedByModel
from studio.domain.recipe import AdapterUse, Guide, RenderRequest
from studio.engines.cards import DrawingCard, load_card, load_cards, load_diffusion_card
from tests.fakes.requests import render_request, train_request
from tests.fakes.tiny_wan import TINY_CARD


def write_card(folder: Path, **changes: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    tree = serial.to_data(TINY_CARD) | {"name": folder.name} | changes
    (folder / "card.json").write_text(json.dumps(tree), encoding="utf-8")
    return folder


def test_a_card_comes_back_as_it_was_written(tmp_path: Path) -> None:
    assert load_card(write_card(tmp_path / "tiny")) == TINY_CARD


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"colour": "red"}, "colour"),
        ({"fps": 0}, "fps"),
        ({"name": "other"}, "other"),
        ({"sizes": {"9:16": [33, 48]}, "delivery_sizes": {"9:16": [33, 48]}}, "multiple of 16"),
        ({"max_num_frames": 32}, "4·n+1"),
        ({"default_num_frames": 37}, "default_num_frames"),
        ({"delivery_sizes": {"16:9": [64, 32]}}, "same aspects"),
        ({"vae_class": "os:system"}, "vae_class"),
    ],
)
def test_a_wrong_card_is_refused_by_name(tmp_path: Path, changes: dict[str, object], word: str) -> None:
    folder = write_card(tmp_path / "tiny", **changes)
    with pytest.raises(InvalidInput) as refused:
        load_card(folder)
    assert word in refused.value.message
    assert "card.json" in refused.value.hint


def test_the_first_folder_wins(tmp_path: Path) -> None:
    write_card(tmp_path / "shipped" / "tiny", title="Shipped")
    write_card(tmp_path / "added" / "tiny", title="Added")
    write_card(tmp_path / "added" / "more")
    cards = load_cards((tmp_path / "shipped", tmp_path / "added", tmp_path / "absent"))
    assert {name: card.title for name, card in cards.items()} == {"tiny": "Shipped", "more": "Tiny"}


def test_shipped_cards_are_sound() -> None:
    cards = load_cards((paths.shipped_dir("models"),))
    assert {"wan2.1-t2v-1.3b", "wan2.2-ti2v-5b"} <= set(cards)
    assert [name for name, card in cards.items() if isinstance(card, DrawingCard)] == ["storyboard"]


def drawing_card() -> DrawingCard:
    card = load_cards((paths.shipped_dir("models"),))["storyboard"]
    assert isinstance(card, DrawingCard)
    return card


def drawn_request() -> RenderRequest:
    card = drawing_card()
    width_px, height_px = card.size_for(Aspect.PORTRAIT)
    use = AdapterUse("a" * 32, "b" * 64, "ohwx", ClassWord.WOMAN, "c" * 64)
    return RenderRequest(
        "at the beach", card.name, "r1", (use,), 1, 0, 0.0, width_px, height_px, Aspect.PORTRAIT, 48, card.fps
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"num_inference_steps": 20}, "draws at once, so it takes no steps"),
        ({"num_inference_steps": 20, "guidance_scale": 3.0}, "no steps and no guidance"),
        ({"negative_prompt": "rain"}, "no negative prompt"),
        ({"guide": Guide("a" * 32, "b" * 64, "storyboard", "r1", 0.5)}, "no guide"),
        ({"adapters": ()}, "one person, not 0"),
        ({"num_frames": 121}, "frames must be between 1 and 120: nearest to 121 is 120"),
    ],
)
def test_what_a_drawing_does_not_take_is_named(changes: dict[str, Any], words: str) -> None:
    drawing_card().check(drawn_request())
    with pytest.raises(UnsupportedByModel, match=words):
        drawing_card().check(replace(drawn_request(), **changes))


def test_a_drawn_face_is_not_weighted() -> None:
    half = replace(drawn_request().adapters[0], weight=0.5)
    with pytest.raises(UnsupportedByModel, match="weight must be 1"):
        drawing_card().check(replace(drawn_request(), adapters=(half,)))


@pytest.mark.parametrize("strength", [0.0, -0.1, 1.1, float("nan")])
def test_a_guide_has_a_strength_between_drawing_and_noise(strength: float) -> None:
    guided = replace(render_request(TINY_CARD), guide=Guide("a" * 32, "b" * 64, "storyboard", "r1", 0.4))
    TINY_CARD.check(guided)
    assert guided.guide is not None
    with pytest.raises(UnsupportedByModel, match="strength must be above 0"):
        TINY_CARD.check(replace(guided, guide=replace(guided.guide, strength=strength)))


def test_a_head_is_fitted_without_figures() -> None:
    asked = replace(train_request(TINY_CARD), model="storyboard")
    bare = replace(
        asked,
        rank=0,
        num_train_steps=0,
        batch_size=0,
        learning_rate=0.0,
        checkpoint_every_steps=0,
        preview_every_steps=0,
    )
    drawing_card().check_training(bare)
    with pytest.raises(UnsupportedByModel, match="no rank and no steps"):
        drawing_card().check_training(asked)


def test_only_a_diffusion_model_is_opened_as_one(tmp_path: Path) -> None:
    assert load_diffusion_card(write_card(tmp_path / "tiny")) == TINY_CARD
    with pytest.raises(InvalidInput, match="no diffusion model"):
        load_diffusion_card(paths.shipped_dir("models") / "storyboard")


@pytest.mark.parametrize(("duration_s", "num_frames"), [(0.0, 1), (0.1, 1), (0.45, 5), (1.0, 9), (2.0, 17), (60.0, 33)])
def test_nearest_num_frames(duration_s: float, num_frames: int) -> None:
    assert TINY_CARD.nearest_num_frames(duration_s) == num_frames


def test_nearest_num_frames_stays_within_bounds() -> None:
    card = replace(TINY_CARD, min_num_frames=5)
    assert card.nearest_num_frames(0.0) == 5


def test_a_fitting_request_passes() -> None:
    TINY_CARD.check(render_request(TINY_CARD))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"num_frames": 16}, "frames must be 4·n+1 between 1 and 33: nearest to 16 is 17"),
        ({"num_frames": 41}, "nearest to 41 is 33"),
        ({"num_frames": 0}, "nearest to 0 is 1"),
        ({"width_px": 64}, "9:16 at 32x48, 1:1 at 32x32; 9:16 at 64x48 was asked for"),
        ({"aspect": Aspect.LANDSCAPE}, "16:9 at 32x48 was asked for"),
        ({"fps": 25.0}, "must be 8, not 25"),
        ({"num_inference_steps": 0}, "steps must be between 1 and 200"),
        ({"guidance_scale": 50.0}, "guidance must be between 1 and 20"),
        ({"seed": -1}, "seed"),
        ({"model": "other"}, "'other'"),
    ],
)
def test_a_request_that_does_not_fit_names_what_is_allowed(changes: dict[str, object], words: str) -> None:
    with pytest.raises(UnsupportedByModel) as refused:
        TINY_CARD.check(serial.from_data(type(request()), serial.to_data(request()) | changes))
    assert words in refused.value.message
    assert refused.value.hint


def request() -> object:
    return render_request(TINY_CARD)


def test_sizes_go_by_aspect() -> None:
    assert TINY_CARD.size_for(Aspect.SQUARE) == (32, 32)
    assert TINY_CARD.delivery_size_for(Aspect.SQUARE) == (64, 64)
    with pytest.raises(UnsupportedByModel, match=r"9:16, 1:1, not 16:9"):
        TINY_CARD.delivery_size_for(Aspect.LANDSCAPE)


@pytest.mark.parametrize(
    "changes", [{"rank": 0}, {"num_train_steps": 0}, {"learning_rate": 2.0}, {"model": "other"}, {"batch_size": 65}]
)
def test_a_senseless_training_is_refused(changes: dict[str, object]) -> None:
    good = train_request(TINY_CARD)
    TINY_CARD.check_training(good)
    with pytest.raises(UnsupportedByModel):
        TINY_CARD.check_training(serial.from_data(type(good), serial.to_data(good) | changes))


def test_captions_leave_out_what_has_no_words() -> None:
    words = TINY_CARD.words
    assert words.caption("ohwx", "woman", "talking") == "a ohwx woman, talking, in front of a wall"
    assert words.caption("ohwx", "woman", "nodding") == "a ohwx woman, in front of a wall"
