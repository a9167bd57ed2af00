"""Registries are explicit, and every entry of every one opens."""

import pytest

from studio.core.registry import Entry, Registry
from studio.domain.errors import NotFound
from studio.engines.families import FAMILIES
from studio.feed.targets import TARGETS as FEED_TARGETS
from studio.voice.engines import VOICE_ENGINES


@pytest.mark.parametrize(
    ("registry", "name"),
    [(r, name) for r in (FAMILIES, VOICE_ENGINES, FEED_TARGETS) for name in r.names],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_every_entry_opens(registry: Registry[object], name: str) -> None:
    assert isinstance(registry.open(name), type)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    registry: Registry[object] = Registry("voice engine", [Entry("silent", "studio.voice.silent:SilentVoice")])
    with pytest.raises(NotFound) as caught:
        registry.open("loud")
    assert "silent" in caught.value.hint


def test_two_entries_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="share a name"):
        Registry[object]("thing", [Entry("a", "x:Y"), Entry("a", "x:Z")])
