"""The folder of a training run: sealed, whole or refused."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.core import storage
from studio.domain.errors import InvalidInput, LibraryDamaged, NotFound
from studio.domain.training_run import RunSample, TrainingRun
from studio.library.training_runs import RUNS_NAME, RunFolder

KEY = b"\3" * 32
JOB, OTHER = "ab" * 16, "cd" * 16
RUN = TrainingRun(JOB, "mini", 300, datetime(2026, 1, 1, tzinfo=UTC), ((1, 1.0), (300, 0.5)), (), 12.5)


def test_what_is_kept_comes_back_and_lies_sealed(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, JOB, KEY)
    assert folder.read_note() is None
    assert folder.kept_steps() == ()
    assert folder.size_bytes() == 0
    folder.keep_sample(100, b"a face", b"an adapter")
    folder.keep_sample(50, b"an earlier face", b"")
    folder.write_note(RUN)
    assert folder.kept_steps() == (50, 100)
    assert folder.read_sample(100) == b"a face"
    digest = storage.hash_bytes(b"an adapter")
    assert folder.hash_adapter(100) == digest
    assert folder.read_adapter(RunSample(100, digest)) == b"an adapter"
    assert folder.read_note() == RUN
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) == folder.size_bytes()
    assert not any(b"face" in path.read_bytes() or b"adapter" in path.read_bytes() for path in files)
    folder.erase()
    folder.erase()
    assert not list((tmp_path / RUNS_NAME).iterdir())


def test_what_was_swapped_or_not_kept_is_refused(tmp_path: Path) -> None:
    folder, other = RunFolder(tmp_path, JOB, KEY), RunFolder(tmp_path, OTHER, KEY)
    folder.keep_sample(50, b"", b"mine")
    other.keep_sample(50, b"", b"another's")
    mine = RunSample(50, storage.hash_bytes(b"mine"))
    (tmp_path / RUNS_NAME / OTHER / "50.adapter").replace(tmp_path / RUNS_NAME / JOB / "50.adapter")
    with pytest.raises(LibraryDamaged, match="altered"):
        folder.read_adapter(mine)
    with pytest.raises(NotFound):
        folder.read_adapter(replace(mine, step=60))
    other.write_note(replace(RUN, job_id=OTHER))
    (tmp_path / RUNS_NAME / OTHER / "run.note").replace(tmp_path / RUNS_NAME / JOB / "run.note")
    with pytest.raises(LibraryDamaged, match="another"):
        folder.read_note()
    with pytest.raises(InvalidInput):
        RunFolder(tmp_path, "../../elsewhere", KEY)


def test_the_most_like_is_the_later_of_equals() -> None:
    assert RUN.most_like is None
    samples = (RunSample(1, "a", 0.4), RunSample(2, "b", 0.6), RunSample(3, "c", 0.6), RunSample(4, "d"))
    most = replace(RUN, samples=samples).most_like
    assert most is not None
    assert most.step == 3
