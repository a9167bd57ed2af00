"""Settings: defaults, round trip, a sentence for a broken file, and what a page needs to draw them."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from studio.core.languages import choose_language
from studio.core.settings import Settings, describe_settings, load_settings, read_settings, save_settings
from studio.domain.errors import InvalidInput


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == Settings()


def test_settings_come_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings(model="mini", aspect="1:1", consent_days=30))
    assert load_settings(path) == Settings(model="mini", aspect="1:1", consent_days=30)


@pytest.mark.parametrize("text", ["{", "[]", '{"aspect": "4:3"}', '{"model": "../evil"}', '{"consent_days": 0}'])
def test_a_broken_file_is_named_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    with pytest.raises(InvalidInput) as caught:
        load_settings(path)
    assert str(path) in caught.value.hint
    assert path.read_text() == text


def test_what_a_newer_version_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"aspect": "1:1", "sparkle": {"much": true}}')
    settings, unknown = read_settings(path)
    assert settings.aspect == "1:1"
    save_settings(path, replace(settings, aspect="16:9"), unknown)
    written = json.loads(path.read_text())
    assert written["sparkle"] == {"much": True}
    assert load_settings(path).aspect == "16:9"


def test_a_file_full_of_strange_entries_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({f"entry{number}": 1 for number in range(200)}))
    with pytest.raises(InvalidInput, match="genuine"):
        load_settings(path)


def test_every_setting_says_how_it_is_shown() -> None:
    described = {each.name: each for each in describe_settings()}
    assert {each.name for each in fields(Settings)} - described.keys() == {"voice_engine", "queue_held"}
    for each in described.values():
        assert each.told.title
        assert each.told.help.endswith((".", "."))
        assert each.told.section
        assert each.default == getattr(Settings(), each.name)
        if each.kind == "choice" and not each.told.offers:
            assert each.default in dict(each.options)
        if each.kind == "number":
            assert each.smallest <= each.default <= each.largest
    assert (described["feed_minutes"].smallest, described["feed_minutes"].largest) == (0, 240)
    assert not described["text_scale"].is_whole


@pytest.mark.parametrize(
    ("wanted", "environ", "expected"),
    [
        ("de", {"LANG": "en_US.UTF-8"}, "de"),
        ("system", {"LANG": "de_AT.UTF-8"}, "de"),
        ("system", {"LC_ALL": "de_DE", "LANG": "en_GB"}, "de"),
        ("system", {"LANG": "fr_FR.UTF-8"}, "en"),
        ("system", {"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_systems_language_is_used_where_there_are_texts_in_it(
    wanted: str, environ: dict[str, str], expected: str
) -> None:
    assert choose_language(wanted, environ) == expected
