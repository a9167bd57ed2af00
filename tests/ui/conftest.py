"""A studio and its window, offscreen. Qt's own warnings fail the tests (see pyproject)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.domain.clip import Clip
from studio.ui.application import make_application
from studio.ui.main_window import MainWindow
from tests.fakes.lane import FakeLane
from tests.fakes.studios import WAIT_S, add_trained, open_studio

WAIT_MS = 20_000


@pytest.fixture
def lane() -> FakeLane:
    return FakeLane()


@pytest.fixture
def studio(tmp_path: Path, lane: FakeLane) -> Iterator[Studio]:
    with open_studio(tmp_path / "data", lane) as opened:
        yield opened


@pytest.fixture
def window(studio: Studio, qtbot: QtBot) -> Iterator[MainWindow]:
    make_application()
    shown = MainWindow(studio)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.close()


def add_clips(studio: Studio, *prompts: str) -> tuple[Clip, ...]:
    """Clips of a trained avatar, made by the fake lane; the newest first."""
    if not studio.avatars.list():
        add_trained(studio)
    for prompt in prompts:
        studio.clips.submit(studio.clips.compose(ClipWish(prompt, studio.avatars.list()[0].id, num_frames=9)))
        if not studio.jobs.wait_until_idle(WAIT_S):
            raise AssertionError("the fake rendering did not end")
    return studio.clips.list()
