"""Every flaw and every hint has its words: short, whole sentences."""

from studio.capture.voice_words import FLAW_TEXTS, HINT_TEXTS, VoiceHint
from studio.domain.voice_sample import SoundFlaw


def test_nothing_is_left_without_words() -> None:
    assert set(FLAW_TEXTS) == set(SoundFlaw)
    assert set(HINT_TEXTS) == set(VoiceHint)
    for text in (*FLAW_TEXTS.values(), *HINT_TEXTS.values()):
        assert text[0].isupper()
        assert text[-1] in ".?"
        assert len(text) <= 100
