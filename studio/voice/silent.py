"""The silent floor: an engine that makes no sound and says so. It never pretends to have spoken."""

from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from studio.domain.job import Reporter
from studio.voice.base import ENROL_RATE_HZ, Availability, EnrolledSentence, Speech, VoiceEngine


class SilentVoice(VoiceEngine):
    name: ClassVar[str] = "silent"
    title: ClassVar[str] = "No voice (silent clips)"
    needs_profile: ClassVar[bool] = False
    makes_sound: ClassVar[bool] = False

    def available(self) -> Availability:
        return Availability(
            True,
            "Clips stay silent: no voice engine is chosen.",
            "For speech, run: pip install likeness-studio[basic-voice], and choose the voice engine 'espeak'.",
        )

    def enrol(self, recordings: Sequence[EnrolledSentence], reporter: Reporter) -> bytes:
        """Nothing is learnt of the person: the profile is empty."""
        return b""

    def speak(self, text: str, profile: bytes) -> Speech:
        """An empty `Speech`, so that the caller can warn instead of laying silence as if it were speech."""
        return Speech(np.zeros(0, np.float32), ENROL_RATE_HZ)

    def close(self) -> None:
        """There is nothing to end."""
