"""Preferences: what is chosen holds at once, lies on disk, and is told; what is not allowed changes nothing."""

from pathlib import Path

import pytest

from studio.app.preferences import Preferences
from studio.core.bus import Bus
from studio.core.settings import Settings, load_settings
from studio.domain.errors import InvalidInput
from studio.domain.events import SettingsChanged
from tests.fakes.studios import open_studio


def test_a_choice_holds_at_once_and_is_told(tmp_path: Path) -> None:
    bus, told = Bus(), list[SettingsChanged]()
    bus.subscribe(SettingsChanged, told.append)
    path = tmp_path / "settings.json"
    preferences = Preferences(path, bus)
    preferences.change(theme="light", text_scale=1.5)
    assert preferences.present.theme == "light"
    assert load_settings(path).text_scale == 1.5
    assert told == [SettingsChanged(Settings(), preferences.present)]
    preferences.change(theme="light")
    assert len(told) == 1


def test_what_is_not_allowed_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    preferences = Preferences(path, Bus())
    for wrong in ({"theme": "pink"}, {"text_scale": 9.0}, {"sparkle": True}):
        with pytest.raises(InvalidInput):
            preferences.change(**wrong)
    assert preferences.present == Settings()
    assert not path.exists()


def test_an_open_studio_follows(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        assert studio.settings.consent_days == 365
        studio.preferences.change(consent_days=30, language="de")
        assert studio.settings.consent_days == 30
        assert studio.rooms.settings.text_language == "de"
    with open_studio(tmp_path / "data") as studio:
        assert studio.settings.consent_days == 30
