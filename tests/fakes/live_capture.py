"""A whole guided capture without a window: the drawn sample person before a camera and a microphone that play files."""

import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from studio.app.captured import Captured, SealedCheck, note_presence, note_spoken_yes
from studio.app.face_scan import FaceResult, FaceScan
from studio.app.presence_desk import PresenceDesk
from studio.app.voice_recording import VoicePhase, VoiceRecording, VoiceResult
from studio.capture.recording import read_sound
from studio.capture.resampling import Samples, resample
from studio.capture.ring import SectorPlan
from studio.capture.sentences import SentenceList
from studio.capture.sound_source import RecordedSound, SoundBlock
from studio.capture.speech_check import SpeechChecker
from studio.capture.voice_sample import SAMPLE_RATE_HZ, encode_sound
from studio.core import storage
from studio.core.frames import Frame
from studio.core.media import Ffmpeg
from studio.core.paths import shipped_dir
from studio.domain.capture import Challenge, Origin, PresenceEvidence, Sector
from studio.domain.voice_sample import SpokenYesEvidence

CAMERA_FPS = 8.0
CAMERA_SIDE_PX = 720
STILL_FRAMES, STILL_TIMES = 12, 3
NUM_SENTENCES = 3
PHRASE = "Yes, this is my own face. My code words are: candle, tiger, kitchen, lemon."
_RING = (SectorPlan(Sector.FRONT, 2, 12, required=True),)
_WAIT_S = 60.0


class LiveSound(RecordedSound):
    """Recorded files, faster than they were spoken, that say they are a live microphone."""

    @property
    def origin(self) -> Origin:
        return "live"

    def read(self, timeout_s: float = 0.0) -> SoundBlock | None:
        time.sleep(0.001)
        return super().read(timeout_s)


def sample_frames() -> list[Frame]:
    """What the camera shows, uint8 [H, W, 3]: a person who looks ahead for a while, and then moves."""
    scan = Ffmpeg.locate().read_frames(_sample("scan.mp4").read_bytes(), CAMERA_FPS, CAMERA_SIDE_PX)
    frames = list(scan)
    return frames[:STILL_FRAMES] * STILL_TIMES + frames[STILL_FRAMES:]


def spoken_sound(number: int = 1) -> tuple[Samples, int]:
    """What is said before the microphone, float32 mono [n], and its rate."""
    return read_sound(_sample(f"sentence-{number}.wav"))


def capture_live(at: datetime) -> Captured:
    """Scan, sentences, a presence check and a spoken yes, as the wizard hands them on."""
    voice = record_voice()
    return Captured(scan_face(sample_frames()), voice, (check_presence(at), say_yes(at, voice)))


def scan_face(frames: Iterable[Frame]) -> FaceResult:
    failures: list[Exception] = []
    scan = FaceScan(lambda view: None, failures.append, plans=_RING)
    scan.start()
    _show(scan, frames)
    result = scan.finish()
    scan.close()
    assert not failures
    return result


def record_voice() -> VoiceResult:
    """In a language that nobody can listen to, no program is started."""
    failures: list[Exception] = []
    read = (shipped_dir("assets") / "samples" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    script = SentenceList("en", tuple(line for line in read if line)[:NUM_SENTENCES], NUM_SENTENCES)
    voice = VoiceRecording(script, lambda view: None, failures.append, SpeechChecker("xx"))
    voice.start(LiveSound([_sample(f"sentence-{number + 1}.wav") for number in range(NUM_SENTENCES)]))
    for number in range(NUM_SENTENCES):
        _wait(lambda: _phase(voice) is VoicePhase.READY)
        voice.record()
        _wait(lambda: _phase(voice) is VoicePhase.JUDGED)
        voice.accept()
        _wait(partial(_has_kept, voice, number))
    result = voice.finish()
    voice.close()
    assert not failures
    return result


def check_presence(at: datetime) -> SealedCheck:
    """Frames go through the desk; that the drawn person moved as asked is said, not seen."""
    failures: list[Exception] = []
    desk = PresenceDesk(lambda view: None, failures.append)
    desk.start(None)
    _show(desk, sample_frames()[:4])
    desk.close()
    assert not failures
    return note_presence(PresenceEvidence((Challenge.TURN_LEFT,), True, (1.0,), (("match", 0.9),), "live"), at)


def say_yes(at: datetime, voice: VoiceResult) -> SealedCheck:
    """In the form in which it is kept; what was heard in it is said, not listened to."""
    said, rate_hz = spoken_sound(NUM_SENTENCES + 1)
    sound = encode_sound(resample(said, rate_hz, SAMPLE_RATE_HZ))
    evidence = SpokenYesEvidence(
        PHRASE, 4, 4, 0.95, storage.hash_bytes(sound), at, 4.0, "a listener", "live", text_checked=True, passed=True
    )
    return note_spoken_yes(evidence, sound, voice.sha256)


def _show(judging: FaceScan | PresenceDesk, frames: Iterable[Frame]) -> None:
    """Each frame only when the one before was judged."""
    for index, frame in enumerate(frames):
        before = judging.judged_count
        judging.offer(frame, index / CAMERA_FPS)
        _wait(partial(_has_judged, judging, before))


def _has_judged(judging: FaceScan | PresenceDesk, before: int) -> bool:
    return judging.judged_count > before or not judging.is_running


def _phase(voice: VoiceRecording) -> VoicePhase | None:
    view = voice.view()
    return view.phase if view else None


def _has_kept(voice: VoiceRecording, index: int) -> bool:
    view = voice.view()
    return view is not None and index in view.accepted


def _wait(done: Callable[[], bool]) -> None:
    limit_s = time.monotonic() + _WAIT_S
    while not done():
        if time.monotonic() > limit_s:
            raise AssertionError("the capture did not go on")
        time.sleep(0.002)


def _sample(name: str) -> Path:
    return shipped_dir("assets") / "samples" / "ada" / name
