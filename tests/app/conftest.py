"""The main job is done once for all tests; those that change its library work on a copy."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.fakes.main_job import MainJob, do_main_job

TEMP_VARIABLES = ("TMPDIR", "TEMP", "TMP")


@pytest.fixture(scope="session")
def main_temp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of everything that took part in the main job."""
    return tmp_path_factory.mktemp("temp")


@pytest.fixture(scope="session")
def main_job(tmp_path_factory: pytest.TempPathFactory, main_temp: Path) -> MainJob:
    with pytest.MonkeyPatch.context() as patch:
        use_temp(main_temp, patch)
        return do_main_job(tmp_path_factory.mktemp("main") / "library")


def use_temp(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """From now on ``folder`` is the temporary folder of this process and of its children."""
    for name in TEMP_VARIABLES:
        patch.setenv(name, str(folder))
    patch.setattr(tempfile, "tempdir", str(folder))


@pytest.fixture
def copied(main_job: MainJob, tmp_path: Path) -> Path:
    """A copy of the library in which the main job was done."""
    return Path(shutil.copytree(main_job.root, tmp_path / "library"))
