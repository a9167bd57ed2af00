"""The main job is done once for all tests; those that change its library work on a copy."""

import shutil
from pathlib import Path

import pytest

from tests.fakes.main_job import MainJob, do_main_job


@pytest.fixture(scope="session")
def main_job(tmp_path_factory: pytest.TempPathFactory) -> MainJob:
    return do_main_job(tmp_path_factory.mktemp("main") / "library")


@pytest.fixture
def copied(main_job: MainJob, tmp_path: Path) -> Path:
    """A copy of the library in which the main job was done."""
    return Path(shutil.copytree(main_job.root, tmp_path / "library"))
