"""The spoken yes as a window drives it: views in words, microphones that come and go, a listener that crashes."""

import time
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from studio.app.yes_desk import YesDesk, YesStage, YesView
from studio.capture.resampling import Samples
from studio.capture.sound_source import RecordedSound, SoundBlock
from studio.capture.speech_check import SpeechChecker
from studio.capture.speech_process import HeardWord
from studio.core.paths import shipped_dir
from studio.domain.capture import Origin
from studio.domain.errors import StudioError, WorkerDied

FILES = [shipped_dir("assets") / "samples" / "ada" / f"sentence-{number}.wav" for number in (1, 2, 3, 1, 2, 3)]
WAIT_S = 20.0


class LiveSound(RecordedSound):
    """Recorded files that say they are a live microphone; every cue plays three of them at once."""

    @property
    def origin(self) -> Origin:
        return "live"

    def cue(self) -> None:
        parts = []
        for _ in range(3):
            super().cue()
            parts.append(self._playing)
        self._playing = np.concatenate(parts)

    def read(self, timeout_s: float = 0.0) -> SoundBlock | None:
        time.sleep(0.001)
        return super().read(timeout_s)


class Listener(SpeechChecker):
    """Hears what it is told to; crashes as often as it is told to."""

    def __init__(self, desk: Callable[[], YesDesk], crashes: int = 0) -> None:
        super().__init__("en")
        self._desk = desk
        self.crashes = crashes

    def listen(
        self, samples: Samples, rate_hz: int, opening: str, pool: Sequence[str], count: int
    ) -> tuple[HeardWord, ...]:
        if self.crashes:
            self.crashes -= 1
            raise WorkerDied("The words could not be checked this time.", "Try again.")
        return (HeardWord("yes", 0.0, 1.0), *(HeardWord(word, 1.0, 3.0) for word in self._desk().words))


class Seat:
    """Before the desk: keeps what it tells."""

    def __init__(self, crashes: int = 0) -> None:
        self.views: list[YesView] = []
        self.failures: list[StudioError] = []
        self.desk = YesDesk("en", self.views.append, self.failures.append, checker=Listener(lambda: self.desk, crashes))

    def wait(self, stage: YesStage) -> YesView:
        until_s = time.monotonic() + WAIT_S
        while time.monotonic() < until_s:
            view = self.desk.view()
            if view.stage is stage:
                return view
            time.sleep(0.005)
        pytest.fail(f"it stayed {self.desk.view().stage}")

    def read_phrase(self) -> None:
        self.desk.show()
        shown = self.wait(YesStage.SHOWN)
        assert len(shown.words) == 4
        assert shown.told == ()
        time.sleep(0.6)
        self.desk.end_phrase()


def test_a_yes_is_heard_and_its_note_says_why_the_grade_is_lower() -> None:
    seat = Seat()
    seat.desk.start(LiveSound(FILES), None)
    seat.wait(YesStage.IDLE)
    seat.read_phrase()

    view = seat.wait(YesStage.PASSED)

    assert seat.desk.has_passed
    assert "no voice sample" in view.note
    assert seat.desk.check is not None
    assert not seat.desk.check.evidence.passed
    passed = [seen for seen in seat.views if seen.stage is YesStage.PASSED]
    assert passed
    assert all(seen.note for seen in passed)
    seat.desk.close()
    assert seat.desk.check is None


def test_a_listener_that_crashes_is_told_and_the_next_try_goes_on() -> None:
    seat = Seat(crashes=1)
    seat.desk.start(LiveSound(FILES), None)
    seat.wait(YesStage.IDLE)
    seat.read_phrase()
    until_s = time.monotonic() + WAIT_S
    while not seat.failures and time.monotonic() < until_s:
        time.sleep(0.005)

    assert [type(failure) for failure in seat.failures] == [WorkerDied]
    seat.desk.start(LiveSound(FILES), None)
    assert seat.wait(YesStage.IDLE).attempts_left == 2
    seat.read_phrase()
    seat.wait(YesStage.PASSED)
    seat.desk.close()


def test_a_microphone_that_goes_while_the_phrase_is_shown_costs_the_phrase() -> None:
    seat = Seat()
    seat.desk.start(LiveSound(FILES), None)
    seat.wait(YesStage.IDLE)
    seat.desk.show()
    words = seat.wait(YesStage.SHOWN).words

    seat.desk.stop()
    seat.desk.start(RecordedSound(FILES), None)

    assert seat.wait(YesStage.IDLE).attempts_left == 2
    seat.desk.show()
    assert seat.wait(YesStage.SHOWN).words != words
    seat.desk.close()
