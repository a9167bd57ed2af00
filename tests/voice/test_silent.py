"""The silent floor says what it is."""

from studio.voice.silent import SilentVoice
from tests.voice.speakers import Watcher


def test_it_makes_no_sound_and_says_so() -> None:
    engine = SilentVoice()
    assert not engine.makes_sound
    assert "silent" in engine.available().reason
    assert engine.enrol((), Watcher()) == b""
    assert len(engine.speak("Hello", b"").samples) == 0
    assert engine.speak("Hello", b"").duration_s == 0
    engine.close()
