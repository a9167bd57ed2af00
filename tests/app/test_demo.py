"""The demo's own decisions; its whole way is proven by the main job's test and by running it."""

from pathlib import Path

import pytest

from studio.app.demo import DemoWish, Prepared, finish_demo, prepare_demo, sample_names
from studio.app.enrolment import Enrolment, ExaminedTake
from studio.app.wishes import TrainWish
from studio.core import storage
from studio.core.paths import shipped_dir
from studio.domain.avatar import TakeKind
from studio.domain.errors import Cancelled, ConsentMissing, InvalidInput
from studio.domain.job import Job
from studio.domain.recipe import TrainRequest
from tests.fakes.lane import FakeLane
from tests.fakes.reporters import ListeningReporter
from tests.fakes.studios import WAIT_S, add_avatar, open_studio, wish_for


def test_there_are_two_sample_people() -> None:
    assert sample_names() == ["ada", "bo"]


@pytest.mark.parametrize(
    "wish",
    [
        DemoWish(video=Path("scan.mp4")),
        DemoWish(video=Path("scan.mp4"), signed_name="Ada Byron"),
        DemoWish(video=Path("scan.mp4"), signed_name="Ada Byron", adult_declared=True),
    ],
    ids=["unsigned", "not of age", "not agreed"],
)
def test_own_recordings_need_consent(wish: DemoWish, tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        with pytest.raises(ConsentMissing):
            prepare_demo(studio, wish, ListeningReporter())
        assert studio.avatars.list() == ()


def test_a_second_demo_goes_on_with_the_first_ones_avatar(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        data = (shipped_dir("assets") / "samples" / "ada" / "scan.mp4").read_bytes()
        take = ExaminedTake(TakeKind.SCAN, "file", data, storage.hash_bytes(data), 12.0)
        avatar = studio.avatars.add(wish_for("Ada"), Enrolment((take,), "silent", b"", ()))
        prepared = prepare_demo(studio, DemoWish(sample="ada"), ListeningReporter())
    assert prepared.avatar.id == avatar.id
    assert "already" in prepared.warnings[0]


def test_the_demo_takes_nobody_else_of_the_same_name(tmp_path: Path) -> None:
    with open_studio(tmp_path) as studio:
        add_avatar(studio, "Ada")
        with pytest.raises(InvalidInput, match="another Ada"):
            prepare_demo(studio, DemoWish(sample="ada"), ListeningReporter())


def test_a_second_demo_goes_on_with_an_interrupted_training(tmp_path: Path) -> None:
    lane = FakeLane()
    with open_studio(tmp_path, lane) as studio:
        avatar = add_avatar(studio, "Ada")
        job = studio.avatars.train(avatar.id, TrainWish(num_train_steps=9))
        studio.jobs.pause(job.id)
        begun: list[Job] = []

        def stop_at_training(job: Job) -> Job:
            if isinstance(job.request, TrainRequest) and job.request.model == studio.settings.model:
                begun.append(job)
                raise Cancelled
            studio.jobs.start()
            assert studio.jobs.wait_until_idle(WAIT_S)
            return studio.jobs.find(job.id)

        for wish in (DemoWish(sample="ada", num_train_steps=9), DemoWish(sample="ada", num_train_steps=8)):
            with pytest.raises(Cancelled):
                finish_demo(studio, wish, Prepared(avatar, ()), stop_at_training, lambda stage: None)
    assert [each.id == job.id for each in begun] == [True, False]
