"""Recordings from elsewhere: every one gets its verdict, in words, and none stops the others."""

import shutil
from pathlib import Path

import soundfile

from studio.app.voice_check import check_recordings
from studio.domain.voice_sample import SoundFlaw
from tests.capture.voices import FOLDER, RATE_HZ, SENTENCES, speech


def test_each_recording_gets_its_verdict(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "ada" / "sentence-1.wav", tmp_path / "1.wav")
    shutil.copy(FOLDER / "ada" / "sentence-3.wav", tmp_path / "2.wav")
    soundfile.write(tmp_path / "3.wav", 0.01 * speech("ada", 3), RATE_HZ)
    (tmp_path / "4.wav").write_bytes(b"no sound")
    (tmp_path / "sentences.txt").write_text("\n".join(SENTENCES[:4]), encoding="utf-8")

    right, wrong, quiet, broken = check_recordings(tmp_path, tmp_path / "sentences.txt")

    assert right.is_good
    assert right.text_checked
    assert right.flaws == ()
    assert wrong.flaws == (SoundFlaw.OTHER_WORDS,)
    assert not wrong.is_good
    assert quiet.flaws == (SoundFlaw.TOO_QUIET,)
    assert not quiet.text_checked
    assert "4.wav" in broken.advice[0]
    assert not broken.is_good
