"""The voice engines there are. A new one is one new file and one line here."""

from studio.core.registry import Entry, Registry
from studio.voice.base import VoiceEngine

VOICE_ENGINES: Registry[VoiceEngine] = Registry(
    "voice engine",
    (
        Entry("espeak", "studio.voice.espeak:EspeakVoice"),
        Entry("silent", "studio.voice.silent:SilentVoice"),
    ),
)
