"""The buffer keeps the newest and counts the rest; files play when they are cued."""

import threading
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from studio.capture.resampling import Samples
from studio.capture.sound_source import RecordedSound, SoundBuffer
from studio.domain.errors import InvalidInput
from tests.capture.voices import FOLDER, as_samples, speech


def test_what_is_written_is_read_once_in_order() -> None:
    buffer = SoundBuffer(10)
    for start in (0, 4):
        buffer.write(as_samples(np.arange(start, start + 4) / 100))

    block = buffer.read(0.0)

    assert block is not None
    assert block.samples * 100 == pytest.approx(np.arange(8))
    assert block.lost == 0
    assert buffer.read(0.0) is None


@pytest.mark.parametrize("sizes", [(4, 4, 4, 4), (25,), (10, 1), (3, 30, 2)])
def test_a_late_reader_gets_the_newest_and_hears_how_much_was_lost(sizes: tuple[int, ...]) -> None:
    buffer, total = SoundBuffer(10), 0
    for size in sizes:
        buffer.write(as_samples(np.arange(total, total + size) / 100))
        total += size

    block = buffer.read(0.0)

    assert block is not None
    assert block.samples * 100 == pytest.approx(np.arange(total - 10, total))
    assert block.lost == total - 10


def test_a_reader_waits_for_sound() -> None:
    buffer = SoundBuffer(100)
    writer = threading.Timer(0.05, buffer.write, [as_samples(np.ones(5))])
    writer.start()

    block = buffer.read(5.0)

    writer.join()
    assert block is not None
    assert len(block.samples) == 5


def test_wiping_leaves_no_sound_behind() -> None:
    buffer = SoundBuffer(10)
    buffer.write(as_samples(np.ones(8)))

    buffer.wipe()

    assert buffer.read(0.0) is None
    assert not buffer._ring.any()


def test_a_file_plays_from_its_cue_between_near_silence() -> None:
    source = RecordedSound([FOLDER / "ada" / "sentence-1.wav", FOLDER / "ada" / "sentence-2.wav"])
    source.start()
    assert (source.origin, source.rate_hz) == ("file", 16_000)

    before = source.read()
    source.cue()
    count = len(speech("ada", 1))
    played: list[Samples] = []
    while sum(len(part) for part in played) < count:
        block = source.read()
        assert block is not None
        played.append(block.samples)

    assert before is not None
    assert 0 < np.abs(before.samples).max() < 1e-4
    assert np.array_equal(np.concatenate(played)[:count], speech("ada", 1))
    source.cue()
    with pytest.raises(InvalidInput, match="have been played"):
        source.cue()
    source.close()


def test_a_paced_file_takes_its_time() -> None:
    source = RecordedSound([FOLDER / "ada" / "sentence-1.wav"], paced=True)
    source.start()
    started_s = time.monotonic()

    count = sum(source.read(0.2) is not None for _ in range(6))

    assert count == 6
    assert time.monotonic() - started_s >= 0.2


def test_files_of_several_rates_and_no_files_are_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "other.wav", speech("ada", 1), 22_050)
    source = RecordedSound([FOLDER / "ada" / "sentence-1.wav", tmp_path / "other.wav"])
    source.start()
    source.cue()

    with pytest.raises(InvalidInput, match=r"other\.wav"):
        source.cue()
    with pytest.raises(InvalidInput):
        RecordedSound([]).start()
