"""A wizard before fake devices: a camera that shows what a test draws, a microphone that plays recorded files."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from studio.app.face_scan import FaceScan
from studio.app.presence_desk import PresenceDesk
from studio.app.studio import Studio
from studio.app.voice_recording import Sound, VoiceDevice, VoiceRecording
from studio.app.yes_desk import YesDesk
from studio.capture.presence import PresenceCheck
from studio.capture.resampling import Samples
from studio.capture.ring import SectorPlan
from studio.capture.sentences import SentenceList
from studio.capture.sound_source import RecordedSound, SoundBlock
from studio.capture.speech_check import SpeechChecker
from studio.capture.speech_process import HeardWord
from studio.core.frames import Frame
from studio.core.paths import StudioPaths, shipped_dir
from studio.core.settings import Settings, save_settings
from studio.domain.capture import Origin, Sector
from studio.ui.application import make_application
from studio.ui.background import Background
from studio.ui.wizard.kit import Kit
from studio.ui.wizard.window import Wizard
from tests.fakes.cameras import FRONT, FakeCameras
from tests.fakes.drawn_heads import DrawnHead, Held
from tests.fakes.lane import FakeLane
from tests.fakes.studios import open_studio

WAIT_MS = 60_000
SMALL_RING = (
    SectorPlan(Sector.FRONT, 4, 8, required=True),
    SectorPlan(Sector.LEFT_LITTLE, 3, 4, required=True),
    SectorPlan(Sector.TALK, 2, 6),
)
MICROPHONE = VoiceDevice(0, "Desk microphone", 1, 48_000, True)
_BLOCK_TAKES_S = 0.004


class QuickSound(RecordedSound):
    """Recorded files, some ten times faster than they were spoken, that say they are a live microphone."""

    @property
    def origin(self) -> Origin:
        return "live"

    def read(self, timeout_s: float = 0.0) -> SoundBlock | None:
        time.sleep(_BLOCK_TAKES_S)
        return super().read(timeout_s)


class AgreeingChecker(SpeechChecker):
    """Hears the words that ``shown`` says; starts no program."""

    def __init__(self, shown: Callable[[], tuple[str, ...]]) -> None:
        super().__init__("en")
        self._shown = shown

    def listen(
        self, samples: Samples, rate_hz: int, opening: str, pool: Sequence[str], count: int
    ) -> tuple[HeardWord, ...]:
        words = enumerate(self._shown())
        return HeardWord("yes", 0.0, 1.0), *(HeardWord(word, 1.0 + number, 2.0 + number) for number, word in words)


@dataclass
class Devices:
    """What a test plugs in and out."""

    cameras: FakeCameras
    microphones: tuple[VoiceDevice, ...]
    sound: Callable[[], Sound]


@pytest.fixture(scope="session")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Three sentences of a drawn person, and all six in one, which is as long as a spoken yes."""
    sample = shipped_dir("assets") / "samples" / "ada"
    files = [sample / f"sentence-{number}.wav" for number in range(1, 7)]
    read = [soundfile.read(path, dtype="float32") for path in files]
    joined = tmp_path_factory.mktemp("sound") / "yes.wav"
    soundfile.write(joined, np.concatenate([samples for samples, _ in read]), read[0][1])
    return (*files[:3], joined)


@pytest.fixture
def devices(recordings: tuple[Path, ...]) -> Devices:
    return Devices(FakeCameras(FRONT), (MICROPHONE,), lambda: QuickSound(recordings[:3]))


@pytest.fixture
def studio(tmp_path: Path, lane: FakeLane) -> Iterator[Studio]:
    """With an engine that keeps no voice, so that nothing is fitted here."""
    paths = StudioPaths(tmp_path / "data")
    paths.root.mkdir()
    save_settings(paths.settings, Settings(voice_engine="silent"))
    with open_studio(paths.root, lane) as opened:
        yield opened


@pytest.fixture
def kit(devices: Devices) -> Kit:
    lines = (shipped_dir("assets") / "samples" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    script = SentenceList("en", tuple(line for line in lines if line and not line.startswith("#")), 1)
    made: list[YesDesk] = []

    def make_yes(*tell: Callable[..., None]) -> YesDesk:
        made.append(YesDesk("en", *tell, checker=AgreeingChecker(lambda: made[0].words)))
        return made[0]

    return Kit(
        cameras=devices.cameras,
        list_microphones=lambda: devices.microphones,
        open_microphone=lambda _: devices.sound(),
        make_scan=lambda on_view, on_failure: FaceScan(on_view, on_failure, plans=SMALL_RING),
        # In a language that nobody can listen to, no program is started.
        make_voice=lambda seen, failed: VoiceRecording(script, seen, failed, SpeechChecker("xx")),
        # An order without blinks, which last for less than a frame of this camera.
        make_presence=lambda *tell: PresenceDesk(
            *tell, make_check=lambda scan: PresenceCheck(scan=scan, source=random.Random(0))
        ),
        make_yes=make_yes,
    )


@pytest.fixture
def wizard(studio: Studio, kit: Kit, qtbot: QtBot) -> Iterator[Wizard]:
    make_application()
    background = Background()
    shown = Wizard(studio, background, None, kit)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.close_now()
    background.close()


@pytest.fixture(scope="session")
def poses() -> dict[str, list[Frame]]:
    """Frames of one drawn person; the names of movements are those of `Challenge`."""
    held = {
        "front": [Held(yaw) for yaw in (0, 0, 2, -2, 0, 4, -4, 0)],
        "left": [Held(yaw) for yaw in (13, 15, 17, 19, 21)],
        "talk": [Held(jaw=jaw) for jaw in (0.6, 0.1, 0.8, 0.2)],
        "turn-left": [Held(26)],
        "turn-right": [Held(-26)],
        "look-up": [Held(pitch_deg=18)],
        "look-down": [Held(pitch_deg=-18)],
        "open-mouth": [Held(jaw=0.9)],
    }
    drawn = iter(DrawnHead().draw_all([pose for each in held.values() for pose in each]))
    return {name: [next(drawn) for _ in each] for name, each in held.items()}
