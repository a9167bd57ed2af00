"""Versions of an avatar: which one clips are made with, an earlier moment of a run, and what is erased."""

from pathlib import Path

import pytest

from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.domain.errors import ConsentMissing, InvalidInput, LibraryDamaged
from studio.domain.job import Done
from studio.library.training_runs import RUNS_NAME
from tests.fakes.studios import WAIT_S, add_trained, open_studio


def train(studio: Studio, name: str = "Ada") -> None:
    studio.avatars.train(name, TrainWish())
    assert studio.jobs.wait_until_idle(WAIT_S)


def test_each_run_is_a_version_and_the_newest_is_in_use(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        train(studio)
        newest, oldest = studio.versions.list(studio.avatars.find("Ada"))
        assert (newest.in_use, oldest.in_use) == (True, False)
        assert newest.run is not None
        assert len(newest.run.samples) == 3
        assert newest.size_bytes > 0
        assert studio.versions.sample(newest, newest.run.samples[0].step).startswith(b"\xff\xd8")


def test_an_older_version_is_put_to_use_again(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        train(studio)
        _, oldest = studio.versions.list(studio.avatars.find("Ada"))
        studio.versions.use(studio.avatars.find("Ada"), oldest)
        after = studio.versions.list(studio.avatars.find("Ada"))
        assert [version.in_use for version in after] == [False, True]
        request = studio.clips.compose(ClipWish("at the beach", "Ada"))
        assert request.adapters[0].adapter_sha256 == oldest.adapter.sha256


def test_a_moment_on_the_way_is_put_to_use_and_renders(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        avatar = add_trained(studio)
        (version,) = studio.versions.list(avatar)
        assert version.run is not None
        best = version.run.most_like
        assert best is not None
        chosen = studio.versions.use(avatar, version, best)
        assert (chosen.steps, chosen.sha256) == (best.step, best.adapter_sha256)
        assert (studio.paths.vault / avatar.id / f"{chosen.sha256}.adapter").is_file()
        (after,) = studio.versions.list(studio.avatars.find("Ada"))
        assert after.in_use
        assert after.adapter.sha256 == best.adapter_sha256
        job = studio.clips.submit(studio.clips.compose(ClipWish("at the beach", "Ada", num_frames=5)))
        assert studio.jobs.wait_until_idle(WAIT_S)
        assert isinstance(studio.jobs.find(job.id).state, Done)


def test_an_altered_moment_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        avatar = add_trained(studio)
        (version,) = studio.versions.list(avatar)
        assert version.run is not None
        folder = studio.paths.vault / avatar.id / RUNS_NAME / version.adapter.job_id
        first, second = version.run.samples[:2]
        (folder / f"{first.step}.adapter").write_bytes((folder / f"{second.step}.adapter").read_bytes())
        with pytest.raises(LibraryDamaged):
            studio.versions.use(avatar, version, first)
        assert studio.versions.list(studio.avatars.find("Ada")) == (version,)


def test_a_version_in_use_stays_and_another_goes_wholly(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        train(studio)
        avatar = studio.avatars.find("Ada")
        newest, oldest = studio.versions.list(avatar)
        with pytest.raises(InvalidInput, match="in use"):
            studio.versions.erase(avatar, newest)
        studio.versions.erase(avatar, oldest)
        assert studio.versions.list(studio.avatars.find("Ada")) == (newest,)
        left = [path.name for path in (studio.paths.vault / avatar.id).rglob("*")]
        assert not any(oldest.adapter.sha256 in name or oldest.adapter.job_id in name for name in left)


def test_no_version_is_chosen_without_consent(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        avatar = add_trained(studio)
        (version,) = studio.versions.list(avatar)
        studio.avatars.revoke("Ada")
        with pytest.raises(ConsentMissing):
            studio.versions.use(avatar, version)
        assert not (studio.paths.vault / avatar.id).exists()


def test_runs_that_came_to_nothing_go_at_the_next_start(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        avatar = add_trained(studio)
        runs = studio.paths.vault / avatar.id / RUNS_NAME
        stray = runs / ("ef" * 16)
        stray.mkdir()
        (stray / "50.sample").write_bytes(b"sealed")
    with open_studio(tmp_path / "data") as studio:
        studio.jobs.start()
        assert [path.name for path in runs.iterdir()] == [studio.versions.list(avatar)[0].adapter.job_id]
