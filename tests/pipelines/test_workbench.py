"""The worker's one engine: kept while nothing changes, gone before another comes."""

import shutil
from pathlib import Path

import pytest

from studio.core.paths import shipped_dir
from studio.domain.errors import ModelMissing, StudioError
from studio.engines import weights
from studio.pipelines.workbench import Workbench
from tests.fakes.tiny_wan import write_tiny_wan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_tiny_wan(tmp_path / "tiny")
    return tmp_path / "tiny"


def test_the_same_model_stays_warm(folder: Path) -> None:
    bench = Workbench()
    engine = bench.open(folder, "cpu")
    assert bench.open(folder, "cpu") is engine
    assert engine.revision == weights.revision(folder)
    bench.clear()
    bench.clear()
    assert bench.open(folder, "cpu") is not engine


def test_changed_weights_are_another_engine(folder: Path) -> None:
    bench = Workbench()
    engine = bench.open(folder, "cpu")
    write_tiny_wan(folder, seed=1)
    other = bench.open(folder, "cpu")
    assert other is not engine
    assert other.revision == weights.revision(folder) != engine.revision


def test_a_drawing_lets_the_warm_model_stay(folder: Path) -> None:
    bench = Workbench()
    engine = bench.open(folder, "cpu")
    drawing = bench.open(shipped_dir("models") / "storyboard", "cpu")
    assert drawing.card.name == "storyboard"
    assert bench.open(folder, "cpu") is engine


def test_two_benches_share_nothing(folder: Path) -> None:
    assert Workbench().open(folder, "cpu") is not Workbench().open(folder, "cpu")


def test_a_model_that_is_not_there_leaves_the_bench_usable(folder: Path, tmp_path: Path) -> None:
    bench = Workbench()
    shutil.copytree(folder, tmp_path / "broken")
    (tmp_path / "broken" / "card.json").write_text("{}")
    with pytest.raises(StudioError):
        bench.open(tmp_path / "broken", "cpu")
    with pytest.raises(ModelMissing):
        bench.open(tmp_path / "none", "cpu")
    assert bench.open(folder, "cpu").card.name == "tiny"
