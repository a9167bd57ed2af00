"""Settings: defaults, round trip, and a sentence for a broken file."""

from pathlib import Path

import pytest

from studio.core.settings import Settings, load_settings, save_settings
from studio.domain.errors import InvalidInput


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_settings_come_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings(model="mini", aspect="1:1", consent_days=30))
    assert load_settings(path) == Settings(model="mini", aspect="1:1", consent_days=30)


@pytest.mark.parametrize(
    "text", ["{", '{"aspect": "4:3"}', '{"model": "../evil"}', '{"unknown": 1}', '{"consent_days": 0}']
)
def test_a_broken_file_is_named_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    with pytest.raises(InvalidInput) as caught:
        load_settings(path)
    assert str(path) in caught.value.hint
    assert path.read_text() == text
