"""Presets: kept by name, replaced, removed; a damaged file is said and left alone."""

from pathlib import Path

import pytest

from studio.app.presets import MAX_PRESETS, Preset, Presets
from studio.domain.clip import Aspect
from studio.domain.errors import InvalidInput

BEACH = Preset("Beach", "{name} at the beach", "mini", Aspect.PORTRAIT, 33, 0.25)


def test_presets_are_kept_by_name(tmp_path: Path) -> None:
    presets = Presets(tmp_path / "presets.json")
    assert presets.list() == ()
    presets.save(Preset("snow", "{name} in the snow", "mini", Aspect.SQUARE))
    presets.save(BEACH)
    again = Presets(tmp_path / "presets.json")
    assert [preset.name for preset in again.list()] == ["Beach", "snow"]
    assert again.list()[0] == BEACH
    again.save(Preset(" BEACH ", "{name} by the sea", "mini", Aspect.PORTRAIT))
    assert [preset.prompt for preset in again.list()] == ["{name} by the sea", "{name} in the snow"]
    again.remove("BEACH")
    again.remove("BEACH")
    assert [preset.name for preset in again.list()] == ["snow"]


def test_what_is_no_preset_is_refused(tmp_path: Path) -> None:
    presets = Presets(tmp_path / "presets.json")
    for name, prompt in (("", "x"), ("x" * 61, "x"), ("a\nb", "x"), ("fine", "  ")):
        with pytest.raises(InvalidInput):
            presets.save(Preset(name, prompt, "mini", Aspect.PORTRAIT))
    assert not (tmp_path / "presets.json").exists()


def test_there_is_an_end_to_them(tmp_path: Path) -> None:
    presets = Presets(tmp_path / "presets.json")
    for number in range(MAX_PRESETS):
        presets.save(Preset(f"{number}", "x", "mini", Aspect.PORTRAIT))
    with pytest.raises(InvalidInput, match="already"):
        presets.save(BEACH)
    presets.save(Preset("7", "another", "mini", Aspect.PORTRAIT))


def test_a_damaged_file_is_said_and_left(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InvalidInput, match="presets"):
        Presets(path).save(BEACH)
    assert path.read_text(encoding="utf-8") == "{"
