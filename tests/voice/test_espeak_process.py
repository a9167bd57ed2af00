"""The separate program: found or missing, private, killed or hung, and always cleaned up after."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Literal

import psutil
import pytest

from studio.domain.errors import ToolMissing, WorkerDied
from studio.voice import espeak_worker
from studio.voice.espeak import EspeakVoice
from studio.voice.espeak_process import (
    EspeakFiles,
    EspeakProcess,
    find_espeak,
    missing_espeak,
)
from studio.voice.leftovers import FOLDER_PREFIX, sweep_leftovers
from studio.voice.profile import VoiceSettings

VOICES: tuple[Literal["en-us", "en-gb-x-rp"], ...] = ("en-us", "en-gb-x-rp")


def _wait_until_gone(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


def _own_folders() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob(FOLDER_PREFIX + "*"))


def test_settings_change_the_sound(process: EspeakProcess) -> None:
    text = "One two three four five six."
    slow, fast = (process.speak(text, VoiceSettings(wpm=wpm)) for wpm in (120, 240))
    assert slow.duration_s > 1.4 * fast.duration_s


def test_british_english_is_spoken(process: EspeakProcess) -> None:
    american, british = (process.speak("Dance.", VoiceSettings(voice=voice)) for voice in VOICES)
    assert [sound.ipa for sound in american.phonemes] != [sound.ipa for sound in british.phonemes]


def test_a_killed_program_is_a_clear_error_and_the_next_call_works(profiles: dict[str, bytes]) -> None:
    with EspeakProcess(find_espeak()) as running:
        assert running.speak("One.", VoiceSettings()).duration_s > 0
        running.end()
        with pytest.raises(WorkerDied, match="ended before"):
            running.speak("Two.", VoiceSettings())
    assert EspeakVoice().speak("Two.", profiles["low"]).duration_s > 0


def test_a_program_killed_while_it_speaks_is_noticed() -> None:
    with EspeakProcess(find_espeak()) as running:
        killer = threading.Timer(0.002, running.end)
        killer.start()
        try:
            with pytest.raises(WorkerDied):
                for _ in range(1000):
                    running.speak("A long sentence of many words to be killed in. " * 8, VoiceSettings(wpm=80))
        finally:
            killer.join()


def test_a_program_that_cannot_work_is_given_up(tmp_path: Path) -> None:
    """A broken library, an empty data folder, or no answer in time: an error, never a hang, and nothing left over."""
    broken = tmp_path / "libnothing.so"
    broken.write_bytes(b"not a library")
    before = _own_folders()
    with pytest.raises(WorkerDied), EspeakProcess(EspeakFiles(broken, find_espeak().data)):
        pytest.fail("a broken library was accepted")
    with pytest.raises(WorkerDied), EspeakProcess(EspeakFiles(find_espeak().library, tmp_path)):
        pytest.fail("an empty data folder was accepted")
    with pytest.raises(WorkerDied), EspeakProcess(find_espeak(), answer_within_s=0.0):
        pytest.fail("an answer in no time was accepted")
    assert _own_folders() <= before


def test_nothing_is_left_behind() -> None:
    before = _own_folders()
    with EspeakProcess(find_espeak()) as running:
        assert running.pid is not None
        pid = running.pid
        assert len(_own_folders() - before) == 1
    assert _wait_until_gone(pid)
    assert _own_folders() <= before


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX affair")
def test_the_program_dies_with_its_parent_and_its_folder_is_swept(tmp_path: Path) -> None:
    code = (
        "import time; from studio.voice.espeak_process import EspeakProcess, find_espeak\n"
        "with EspeakProcess(find_espeak()) as p: print(p.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    with parent:
        assert parent.stdout is not None
        worker_pid = int(parent.stdout.readline())
        assert sweep_leftovers(tmp_path, grace_s=0) == 0
        parent.send_signal(signal.SIGKILL)
    assert _wait_until_gone(worker_pid)
    assert sweep_leftovers(tmp_path, grace_s=0) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_missing_package_is_named() -> None:
    error = missing_espeak()
    assert isinstance(error, ToolMissing)
    assert "likeness-studio[basic-voice]" in error.hint


def test_the_worker_alone_is_gpl_and_stands_alone() -> None:
    folder = Path(espeak_worker.__file__).parent
    licensed = [p.name for p in folder.glob("*.py") if "SPDX-License-Identifier: GPL" in p.read_text("utf-8")]
    assert licensed == ["espeak_worker.py"]
    source = Path(espeak_worker.__file__).read_text("utf-8")
    assert "import studio" not in source
    assert "from studio" not in source
