"""Requests go to JSON and back unchanged; anything else is refused with a sentence."""

import pytest

from studio.core import serial
from studio.domain.avatar import ClassWord
from studio.domain.clip import Aspect
from studio.domain.errors import InvalidInput
from studio.domain.recipe import AdapterUse, RenderRequest, SpokenLine

REQUEST = RenderRequest(
    prompt="Ada at the beach",
    model="mini",
    model_revision="ab" * 32,
    adapters=(AdapterUse("a1", "cd" * 32, "ohwx", ClassWord.WOMAN, "ef" * 32, 0.8),),
    seed=7,
    num_inference_steps=20,
    guidance_scale=2.5,
    width_px=64,
    height_px=112,
    aspect=Aspect.PORTRAIT,
    num_frames=33,
    fps=8.0,
    spoken=SpokenLine("Hello", "a1", "espeak", "aa" * 32),
)


def test_a_request_comes_back_equal() -> None:
    assert serial.from_json(RenderRequest, serial.to_json(REQUEST)) == REQUEST


def test_equal_values_give_equal_text() -> None:
    again: RenderRequest = serial.from_json(RenderRequest, serial.to_json(REQUEST))
    assert serial.to_json(again) == serial.to_json(REQUEST)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"prompt": 1}', "[" * 100_000, '{"a":' * 3000 + "1" + "}" * 3000],
    ids=["empty", "cut", "list", "fields", "deep list", "deep object"],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        serial.from_json(RenderRequest, text, "recipe")
    assert "recipe" in caught.value.message


def test_an_oversized_text_is_refused_unread() -> None:
    with pytest.raises(InvalidInput, match="too large"):
        serial.from_json(RenderRequest, " " * (serial.MAX_JSON_BYTES + 1))


def test_a_wrong_type_names_the_field() -> None:
    data = serial.to_data(REQUEST) | {"seed": "many"}
    with pytest.raises(InvalidInput, match="seed"):
        serial.from_data(RenderRequest, data)


def test_an_unknown_field_is_refused() -> None:
    data = serial.to_data(REQUEST) | {"surprise": 1}
    with pytest.raises(InvalidInput, match="surprise"):
        serial.from_data(RenderRequest, data)
