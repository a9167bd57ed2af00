"""Every entry of the registry opens and keeps the contract."""

import pytest

from studio.domain.errors import NotFound
from studio.voice.base import VoiceEngine
from studio.voice.engines import VOICE_ENGINES


@pytest.mark.parametrize("name", VOICE_ENGINES.names)
def test_every_entry_opens(name: str) -> None:
    engine = VOICE_ENGINES.open(name)("en")
    assert isinstance(engine, VoiceEngine)
    assert engine.name == name
    assert engine.title
    engine.close()


def test_an_unknown_engine_names_the_known_ones() -> None:
    with pytest.raises(NotFound) as caught:
        VOICE_ENGINES.open("other")
    assert "espeak" in caught.value.hint
