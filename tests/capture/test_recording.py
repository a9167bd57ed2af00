"""Recordings are read, silence is noticed, sentences and files are counted."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from studio.capture.recording import (
    RECORDING_RATE_HZ,
    RecordingLimits,
    examine_recording,
    pair_recordings,
    read_sentences,
)
from studio.core.paths import shipped_dir
from studio.domain.errors import (
    InvalidInput,
    NotFound,
    SentenceCountMismatch,
    SilentRecording,
    UnreadableMedia,
)

Samples = npt.NDArray[np.float32]


def make_speech(duration_s: float = 2.0, rate_hz: int = 44_100, level: float = 0.3) -> Samples:
    """Bursts of a buzz with pauses between, over a low hiss."""
    time_s = np.arange(int(duration_s * rate_hz)) / rate_hz
    buzz = np.sign(np.sin(2 * np.pi * 140 * time_s)) * (np.sin(2 * np.pi * 2 * time_s) > 0)
    hiss = np.random.default_rng(1).normal(0, 0.002, len(time_s))
    return (level * buzz + hiss).astype(np.float32)


def write_wav(path: Path, samples: Samples, rate_hz: int = 44_100) -> Path:
    soundfile.write(path, samples, rate_hz, subtype="PCM_16")
    return path


def test_a_recording_becomes_mono_at_one_rate(tmp_path: Path) -> None:
    stereo = np.stack([make_speech(), make_speech()], axis=1)

    recording = examine_recording(write_wav(tmp_path / "a.wav", stereo))

    assert recording.samples.dtype == np.float32
    assert recording.samples.shape == (2 * RECORDING_RATE_HZ,)
    assert recording.duration_s == pytest.approx(2.0)
    assert recording.peak == pytest.approx(0.3, abs=0.02)
    assert recording.snr_db > 20
    assert recording.warnings == ()


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".mp3"])
def test_the_usual_kinds_of_file_are_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    soundfile.write(path, make_speech(), 44_100)

    assert examine_recording(path).duration_s == pytest.approx(2.0, abs=0.1)


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros(44_100, np.float32),
        np.random.default_rng(0).normal(0, 1e-4, 44_100).astype(np.float32),
        np.random.default_rng(0).normal(0, 0.1, 44_100).astype(np.float32),
        make_speech(0.2),
    ],
    ids=["zeros", "hiss", "loud noise", "too short"],
)
def test_silence_is_noticed(tmp_path: Path, samples: Samples) -> None:
    with pytest.raises(SilentRecording, match=r"^quiet\.wav"):
        examine_recording(write_wav(tmp_path / "quiet.wav", samples))


def test_overdrive_and_noise_are_warned_of(tmp_path: Path) -> None:
    noisy = make_speech(level=0.3) + np.random.default_rng(0).normal(0, 0.12, 88_200).astype(np.float32)

    loud = examine_recording(write_wav(tmp_path / "loud.wav", np.clip(make_speech(level=3.0), -1, 1)))

    assert any("overdriven" in warning for warning in loud.warnings)
    assert any("noisy" in warning for warning in examine_recording(write_wav(tmp_path / "n.wav", noisy)).warnings)


@pytest.mark.parametrize("content", [b"", b"words", b"RIFF\x00\x00\x00\x00WAVE"])
def test_what_is_no_recording_is_unreadable(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)

    with pytest.raises(UnreadableMedia, match=r"^a\.wav"):
        examine_recording(path)


def test_limits_are_kept(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", make_speech())

    with pytest.raises(InvalidInput):
        examine_recording(path, RecordingLimits(max_bytes=100))
    with pytest.raises(InvalidInput):
        examine_recording(path, RecordingLimits(max_duration_s=1))
    with pytest.raises(NotFound):
        examine_recording(tmp_path / "gone.wav")


def test_sentences_are_lines_that_say_something(tmp_path: Path) -> None:
    path = tmp_path / "sentences.txt"
    path.write_bytes("\ufeff# read aloud\n\n One  two. \r\nÄpfel und Öl.\n".encode())

    assert read_sentences(path) == ("One two.", "Äpfel und Öl.")


@pytest.mark.parametrize("content", [b"", b"\n# nothing\n", b"\xff\xfe\x00", b"x" * 500, b"a\n" * 300])
def test_what_is_no_list_of_sentences_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sentences.txt"
    path.write_bytes(content)

    with pytest.raises(InvalidInput, match=r"^sentences\.txt"):
        read_sentences(path)
    with pytest.raises(NotFound):
        read_sentences(tmp_path / "gone.txt")


def test_recordings_are_paired_in_natural_order(tmp_path: Path) -> None:
    for number in (1, 2, 10):
        write_wav(tmp_path / f"take {number}.wav", make_speech(0.5 + number / 10))
    (tmp_path / "notes.txt").write_text("left out", encoding="utf-8")

    pairs = pair_recordings(tmp_path, ["one", "two", "ten"])

    assert [pair.sentence for pair in pairs] == ["one", "two", "ten"]
    assert [round(pair.recording.duration_s, 1) for pair in pairs] == [0.6, 0.7, 1.5]
    assert pairs[2].data == (tmp_path / "take 10.wav").read_bytes()


def test_counts_that_differ_are_both_named(tmp_path: Path) -> None:
    write_wav(tmp_path / "1.wav", make_speech())

    with pytest.raises(SentenceCountMismatch, match="1 recordings, but 2 sentences"):
        pair_recordings(tmp_path, ["one", "two"])
    with pytest.raises(NotFound):
        pair_recordings(tmp_path / "gone", ["one"])


def test_the_sample_voices_pass() -> None:
    samples = shipped_dir("assets") / "samples"
    sentences = read_sentences(shipped_dir("assets") / "samples" / "sentences.txt")

    for name in ("ada", "bo"):
        pairs = pair_recordings(samples / name, sentences)
        assert all(pair.recording.snr_db > 10 for pair in pairs)
