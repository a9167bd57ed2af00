"""A voice sample as a window drives it, in its own thread; and what of it is sealed beside the sentences."""

import json
import time
from pathlib import Path

import pytest

from studio.app.captured import encode_beside_takes
from studio.app.voice_recording import VoicePhase, VoiceRecording, VoiceView
from studio.capture.resampling import Samples
from studio.capture.sentences import SentenceList
from studio.capture.sound_source import RecordedSound, SoundBlock
from studio.capture.speech_check import SpeechChecker
from studio.capture.voice_sample import SAMPLE_RATE_HZ, decode_sound
from studio.core.paths import shipped_dir
from studio.core.storage import hash_bytes
from studio.domain.errors import MicrophoneLost, StudioError, WorkerDied
from studio.domain.voice_sample import TextCheck

FOLDER = shipped_dir("assets") / "samples"
LINES = [line for line in (FOLDER / "sentences.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
FILES = [FOLDER / "bo" / f"sentence-{number}.wav" for number in range(1, 7)]
WAIT_S = 20.0


class FrailSound(RecordedSound):
    """Recorded files, some ten times as fast; pulled out once ``is_gone``."""

    is_gone = False

    def read(self, timeout_s: float = 0.0) -> SoundBlock | None:
        time.sleep(0.003)
        if self.is_gone:
            raise MicrophoneLost("The microphone was disconnected.", "Plug it in again.")
        return super().read(timeout_s)


class CrashedChecker(SpeechChecker):
    """Never hears anything."""

    def check(self, samples: Samples, rate_hz: int, text: str) -> TextCheck:
        raise WorkerDied("The words could not be checked this time.", "Try again.")


class Seat:
    """Before the microphone: keeps what is told."""

    def __init__(self, checker: SpeechChecker, required: int = 2) -> None:
        self.views: list[VoiceView] = []
        self.failures: list[StudioError] = []
        script = SentenceList("en", tuple(LINES), required)
        self.voice = VoiceRecording(script, self.views.append, self.failures.append, checker)

    def wait(self, phase: VoicePhase) -> VoiceView:
        until_s = time.monotonic() + WAIT_S
        while time.monotonic() < until_s:
            view = self.voice.view()
            if view is not None and view.phase is phase:
                return view
            time.sleep(0.005)
        pytest.fail(f"it stayed {self.voice.view()}")

    def read(self) -> VoiceView:
        self.wait(VoicePhase.READY)
        self.voice.record()
        return self.wait(VoicePhase.JUDGED)


def play(paths: list[Path]) -> FrailSound:
    return FrailSound(paths)


def test_pulled_out_in_the_middle_costs_only_the_sentence() -> None:
    seat = Seat(SpeechChecker("xx"))
    first = play(FILES)
    seat.voice.start(first)
    assert "English only" in seat.read().note
    seat.voice.accept()
    seat.wait(VoicePhase.READY)
    seat.voice.record()
    seat.wait(VoicePhase.RECORDING)
    first.is_gone = True
    until_s = time.monotonic() + WAIT_S
    while seat.voice.is_running and time.monotonic() < until_s:
        time.sleep(0.005)

    assert [type(failure) for failure in seat.failures] == [MicrophoneLost]
    assert seat.voice.revision == 1
    seat.voice.start(play(FILES[1:]))
    seat.read()
    seat.voice.accept()
    # What was asked for just before is done still.
    sample = seat.voice.finish()

    assert [take.text for take in sample.takes] == LINES[:2]
    assert sample.origin == "file"
    seat.voice.close()
    assert not seat.voice.has_kept


def test_a_check_that_crashed_is_said_and_the_take_is_not_lost() -> None:
    seat = Seat(CrashedChecker("en"), 1)
    seat.voice.start(play(FILES))

    view = seat.read()

    assert view.can_keep
    assert view.note == "The words could not be checked this time."
    seat.voice.accept()
    (take,) = seat.voice.finish().takes
    assert not take.text_checked


def test_the_room_and_what_was_found_are_sealed_beside_the_takes() -> None:
    seat = Seat(SpeechChecker("xx"), 1)
    seat.voice.start(play(FILES))
    seat.read()
    seat.voice.accept()
    sample = seat.voice.finish()

    beside = encode_beside_takes(sample)
    note = json.loads(beside["voice/sample.note"])
    room = beside[f"voice/{note['room_tone_sha256']}.room"]

    assert hash_bytes(room) == note["room_tone_sha256"]
    assert len(decode_sound(room)) == pytest.approx(2 * SAMPLE_RATE_HZ, rel=0.05)
    assert note["rate_hz"] == SAMPLE_RATE_HZ
    assert [(take["text"], take["check"]["match"]) for take in note["takes"]] == [(LINES[0], "unchecked")]
