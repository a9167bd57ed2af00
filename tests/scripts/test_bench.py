"""The benchmarks run, on a tiny model, and compare fairly."""

from pathlib import Path

import pytest

from scripts import bench
from scripts.ratios import compare
from studio.core.registry import resolve
from tests.fakes.tiny_wan import write_tiny_wan


def test_the_median_of_the_rounds_counts_after_one_to_warm_up() -> None:
    ours, bare = iter([100.0, 3.0, 1.0, 8.0]), iter([100.0, 2.0, 2.0, 2.0])
    found = compare("x", lambda: next(ours), lambda: next(bare), rounds=3)
    assert (found.ours_s, found.bare_s, found.ratio) == (3.0, 2.0, 1.5)


@pytest.mark.parametrize("name", bench.PARTS)
def test_every_part_is_there(name: str) -> None:
    assert callable(resolve(bench.PARTS[name]))


@pytest.mark.parametrize("name", ["lora", "render"])
def test_the_engines_parts_run(name: str, tmp_path: Path) -> None:
    write_tiny_wan(tmp_path / "tiny")
    part = resolve(bench.PARTS[name])
    assert callable(part)
    (found,) = part(tmp_path / "tiny", 1)
    assert found.ratio > 0
