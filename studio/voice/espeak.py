"""The basic voice: espeak in its own process, fitted to a person's recitation. Works offline; sounds robotic.

Loads nothing heavy until a voice is fitted or spoken. Must not touch the GPL library itself: see `espeak_process`.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, Literal

from studio.domain.errors import InvalidInput, ToolMissing
from studio.domain.job import Reporter
from studio.voice import espeak_process
from studio.voice.base import Availability, EnrolledSentence, Speech, VoiceEngine
from studio.voice.espeak_process import EspeakFiles, EspeakProcess

_VOICES: Mapping[str, Literal["en-us", "en-gb-x-rp"]] = MappingProxyType(
    {"en": "en-us", "en-us": "en-us", "en-gb": "en-gb-x-rp"}
)
_FALLBACK: Literal["en-us"] = "en-us"


class EspeakVoice(VoiceEngine):
    """``find`` tells where espeak lies; it raises `ToolMissing` when it is not installed."""

    name: ClassVar[str] = "espeak"
    title: ClassVar[str] = "Basic (robotic) voice"
    needs_profile: ClassVar[bool] = True
    makes_sound: ClassVar[bool] = True

    def __init__(
        self,
        language: str = "en",
        find: Callable[[], EspeakFiles] = espeak_process.find_espeak,
        scratch: Path | None = None,
    ) -> None:
        super().__init__(language, scratch)
        self._find = find
        self._lock = threading.Lock()
        self._running: set[EspeakProcess] = set()

    def available(self) -> Availability:
        try:
            self._find()
        except ToolMissing as error:
            return Availability(False, error.message, error.hint)
        if self.language.lower() not in _VOICES:
            return Availability(
                True,
                f"The basic voice does not speak '{self.language}' yet: lines are read as American English.",
                "Write the lines in English.",
            )
        return Availability(True)

    def enrol(self, recordings: Sequence[EnrolledSentence], reporter: Reporter) -> bytes:
        """Fit the recitation; takes a few seconds for six sentences."""
        from studio.voice.fit import check_recordings, fit_voice
        from studio.voice.profile import VoiceSettings, dump_profile

        check_recordings(recordings)
        for recording in recordings:
            espeak_process.check_text(recording.text)
        start = VoiceSettings(voice=_VOICES.get(self.language.lower(), _FALLBACK))
        with self._process() as process:
            synthesizer = f"espeak-ng {process.version}"
            return dump_profile(fit_voice(recordings, process.speak, start, synthesizer, reporter))

    def speak(self, text: str, profile: bytes) -> Speech:
        """One line at `ENROL_RATE_HZ`. A fresh process each time, so that equal input gives equal samples."""
        from studio.voice.convert import convert, to_enrol_rate
        from studio.voice.profile import load_profile

        espeak_process.check_text(text)
        voice = load_profile(profile)
        with self._process() as process:
            spoken = process.speak(text, voice.facts.settings)
        if not len(spoken.samples):
            raise InvalidInput("Nothing in the line can be spoken.", "Write it in words.")
        return convert(to_enrol_rate(spoken), voice)

    def close(self) -> None:
        with self._lock:
            running = tuple(self._running)
        for process in running:
            process.end()

    @contextmanager
    def _process(self) -> Iterator[EspeakProcess]:
        with EspeakProcess(self._find(), scratch=self.scratch) as process:
            with self._lock:
                self._running.add(process)
            try:
                yield process
            finally:
                with self._lock:
                    self._running.discard(process)
