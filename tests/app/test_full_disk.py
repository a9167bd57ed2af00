"""A disk that is full in the middle: a sentence, nothing half-filed, and the same job once there is room."""

import errno
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.core.paths import StudioPaths
from studio.domain.errors import DiskFull
from studio.domain.job import Done, Failed
from studio.library.files import ContentStore
from tests.fakes.lane import FakeLane
from tests.fakes.studios import WAIT_S, add_trained, open_studio


class SmallDisk:
    """Copies a number of files, then half of the next one."""

    def __init__(self, room: int) -> None:
        self.room = room

    def copy(self, source: Path, target: Path) -> None:
        if self.room == 0:
            target.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        self.room -= 1
        shutil.copyfile(source, target)


@pytest.mark.parametrize("room", [0, 1], ids=["the clip", "its poster"])
def test_a_full_disk_while_filing(tmp_path: Path, room: int) -> None:
    disk = SmallDisk(room)
    with open_studio(tmp_path) as opened:
        add_trained(opened)
        opened.jobs.stop()
        rooms = replace(opened.rooms, files=ContentStore(StudioPaths(tmp_path).files, disk.copy))
        studio = Studio(rooms, opened.keys, {"device": FakeLane()}, None)
        studio.jobs.start()
        job = studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        assert studio.jobs.wait_until_idle(WAIT_S)
        state = studio.jobs.find(job.id).state
        assert isinstance(state, Failed)
        assert state.code == DiskFull.code
        assert "full" in state.message
        assert "Free some space" in state.hint
        assert studio.clips.list() == ()
        assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
        assert list((tmp_path / "work").iterdir()) == []
        disk.room = 10
        studio.jobs.resume(job.id)
        assert studio.jobs.wait_until_idle(WAIT_S)
        assert isinstance(studio.jobs.find(job.id).state, Done)
        assert len(studio.clips.list()) == 1
        studio.jobs.stop()
