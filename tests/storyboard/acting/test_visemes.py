"""Mouth shapes: what can be read from lips, and timing without phonemes."""

import pytest
import torch

from studio.storyboard.acting.visemes import find_accents, shape_mouth, spell_phonemes


def at(*moments_s: float) -> torch.Tensor:
    return torch.tensor(moments_s).view(-1, 1, 1, 1)


def test_vowels_open_and_labials_close() -> None:
    mouth = shape_mouth((("a", 0.0, 0.2), ("m", 0.2, 0.3), ("a", 0.3, 0.5)), at(0.1, 0.25, 0.4))
    jaw, press = mouth.jaw.flatten(), mouth.press.flatten()
    assert float(jaw[0]) > 0.7
    assert float(jaw[1]) < 0.25
    assert float(press[1]) > 0.7 > float(press[0])


def test_spoken_lines_open_and_close_at_twelve_frames_a_second() -> None:
    phonemes = spell_phonemes("my mama bakes apples above the blue room")
    mouth = shape_mouth(phonemes, at(*(i / 12 for i in range(int(phonemes[-1][2] * 12)))))
    parted = (mouth.jaw * (1 - 0.9 * mouth.press)).flatten()
    assert float(parted.max()) > 0.75
    assert float((parted > 0.4).float().mean()) > 0.25
    assert int((parted < 0.08).sum()) >= 3


@pytest.mark.parametrize(
    ("ipa", "curve", "least"), [("u", "round", 0.8), ("i", "spread", 0.6), ("f", "teeth", 0.8), ("p", "press", 0.8)]
)
def test_each_sound_has_its_shape(ipa: str, curve: str, least: float) -> None:
    mouth = shape_mouth(((ipa, 0.0, 0.4),), at(0.2))
    assert float(getattr(mouth, curve)) > least


def test_neighbours_colour_each_other() -> None:
    alone = shape_mouth((("t", 0.2, 0.26),), at(0.23)).round
    beside_u = shape_mouth((("u", 0.0, 0.2), ("t", 0.2, 0.26), ("u", 0.26, 0.4)), at(0.23)).round
    assert float(beside_u) > float(alone) + 0.1


def test_diphthongs_move() -> None:
    spread = shape_mouth((("aɪ", 0.0, 0.4),), at(0.08, 0.32)).spread.flatten()
    assert float(spread[1]) > float(spread[0]) + 0.3


def test_silence_is_a_shut_mouth() -> None:
    mouth = shape_mouth((("a", 1.0, 1.2),), at(0.2, 2.0))
    assert float(mouth.jaw.max()) < 0.01
    assert float(shape_mouth((), at(0.5)).jaw) == 0.0


def test_spelling_fits_the_length_and_pauses() -> None:
    phonemes = spell_phonemes("Hello there, friend!", 2.0)
    assert phonemes[0][1] == 0.0
    assert phonemes[-1][2] == pytest.approx(2.0)
    assert any(ipa == "" and end - start > 0.2 for ipa, start, end in phonemes)
    assert find_accents(phonemes)


def test_digraphs_are_one_sound() -> None:
    assert [ipa for ipa, _, _ in spell_phonemes("she")] == ["ʃ", "ɛ"]
    assert "θ" in [ipa for ipa, _, _ in spell_phonemes("bath")]


def test_other_scripts_open_and_close_the_mouth() -> None:
    phonemes = spell_phonemes("你好")
    assert [ipa for ipa, _, _ in phonemes] == ["n", "a", "n", "a"]
    assert spell_phonemes("…?") == ()
