"""Recitations and fitted voices, made once for the room: each costs a second."""

from collections.abc import Iterator

import pytest

from studio.voice.base import EnrolledSentence, FloatArray
from studio.voice.convert import to_enrol_rate
from studio.voice.espeak import EspeakVoice
from studio.voice.espeak_process import EspeakProcess, find_espeak
from studio.voice.profile import VoiceSettings
from tests.voice.speakers import HIGH, LOW, NEW_LINES, Speaker, Watcher, recite, recite_all

SPEAKERS = {"high": HIGH, "low": LOW}


@pytest.fixture(scope="session")
def recitations() -> dict[str, list[EnrolledSentence]]:
    with EspeakProcess(find_espeak()) as process:
        return {name: recite_all(process, speaker) for name, speaker in SPEAKERS.items()}


@pytest.fixture(scope="session")
def references() -> dict[str, list[FloatArray]]:
    """What the new lines sound like when the speakers themselves say them; "neutral" is espeak unfitted."""

    def say(process: EspeakProcess, speaker: Speaker) -> list[FloatArray]:
        return [recite(process, speaker, line, 90 + seed) for seed, line in enumerate(NEW_LINES)]

    with EspeakProcess(find_espeak()) as process:
        neutral = [to_enrol_rate(process.speak(line, VoiceSettings())).samples for line in NEW_LINES]
        return {name: say(process, speaker) for name, speaker in SPEAKERS.items()} | {"neutral": neutral}


@pytest.fixture(scope="session")
def profiles(recitations: dict[str, list[EnrolledSentence]]) -> dict[str, bytes]:
    engine = EspeakVoice()
    return {name: engine.enrol(sentences, Watcher()) for name, sentences in recitations.items()}


@pytest.fixture
def process() -> Iterator[EspeakProcess]:
    with EspeakProcess(find_espeak()) as running:
        yield running
