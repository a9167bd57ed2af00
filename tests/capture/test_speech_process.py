"""The listening program: private, restarted after a crash, given up when it hangs, and always ended."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from studio.capture import speech_worker
from studio.capture.speech_process import SpeechProcess
from studio.domain.errors import InvalidInput, WorkerDied
from tests.capture.voices import RATE_HZ, as_samples, noise

CRASHES = """
import json, os, sys
print(json.dumps({"version": "fake 1"}), flush=True)
sys.stdin.readline()
os.abort()
"""
CRASHES_ONCE = """
import json, os, sys
print(json.dumps({"version": "fake 1"}), flush=True)
sys.stdin.readline()
if not os.path.exists(__file__ + ".crashed"):
    open(__file__ + ".crashed", "w").close()
    os.abort()
print(json.dumps({"aligned": True, "score": -1.5, "unknown": []}), flush=True)
sys.stdin.readline()
"""
HANGS = """
import json, sys, time
print(json.dumps({"version": "fake 1"}), flush=True)
time.sleep(60)
"""
BABBLES = """
print("{}", flush=True)
"""


@pytest.fixture
def sound() -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return as_samples(noise(0.5, 0.01))


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "program.py"
    yield path
    (tmp_path / "program.py.crashed").unlink(missing_ok=True)


def test_after_a_crash_the_question_is_asked_once_more(program: Path, sound: np.ndarray) -> None:
    program.write_text(CRASHES_ONCE, encoding="utf-8")
    with SpeechProcess(program=program) as process:
        assert process.pid is None
        assert process.align(sound, RATE_HZ, ["one"]).score == -1.5
        assert process.version == "fake 1"
        pid = process.pid

    assert pid is not None
    assert not psutil.pid_exists(pid)


def test_a_second_crash_is_an_error(program: Path, sound: np.ndarray) -> None:
    program.write_text(CRASHES, encoding="utf-8")
    with SpeechProcess(program=program) as process, pytest.raises(WorkerDied, match="could not be checked"):
        process.align(sound, RATE_HZ, ["one"])


@pytest.mark.parametrize("code", [HANGS, BABBLES])
def test_a_program_that_hangs_or_babbles_is_given_up(program: Path, sound: np.ndarray, code: str) -> None:
    program.write_text(code, encoding="utf-8")
    with SpeechProcess(answer_within_s=1.0, program=program) as process:
        with pytest.raises(WorkerDied):
            process.align(sound, RATE_HZ, ["one"])
        assert process.pid is None


def test_a_recording_of_minutes_is_refused(program: Path) -> None:
    with SpeechProcess(program=program) as process, pytest.raises(InvalidInput, match="too long"):
        process.align(as_samples(np.zeros(61 * RATE_HZ)), RATE_HZ, ["one"])


def test_the_worker_stands_alone_and_writes_no_file() -> None:
    source = Path(speech_worker.__file__).read_text("utf-8")

    assert "from studio" not in source
    assert "import studio" not in source
    assert "open(" not in source
