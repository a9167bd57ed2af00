"""Drafts: the newest wish only, consent as for a clip, a process that may die, and nothing left behind."""

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from studio.app.drafts import DraftDesk, DraftNews
from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.core.paths import StudioPaths
from studio.jobs.draft_messages import DraftOrder, pack_frame, read_answer
from studio.pipelines.draft import draw_draft
from tests.fakes.studios import add_trained, open_studio

WITHIN_S = 30.0


class Ears:
    """Hears news, and waits for what is asked for."""

    def __init__(self) -> None:
        self.news: list[DraftNews] = []
        self._changed = threading.Condition()

    def hear(self, news: DraftNews) -> None:
        with self._changed:
            self.news.append(news)
            self._changed.notify_all()

    def wait_for_end(self, number: int) -> DraftNews:
        """The last news of the wish with this number."""

        def ends() -> list[DraftNews]:
            return [news for news in self.news if news.number == number and news.is_last]

        with self._changed:
            assert self._changed.wait_for(lambda: bool(ends()), WITHIN_S)
            return ends()[0]


@contextmanager
def desk_of(studio: Studio, ears: Ears) -> Iterator[DraftDesk]:
    desk = DraftDesk(
        studio.clips, studio.models, studio.permits, ears.hear, server="tests.fakes.draft_server:serve_frames"
    )
    try:
        yield desk
    finally:
        desk.close()


def test_frames_come_in_their_order_and_end(tmp_path: Path) -> None:
    ears = Ears()
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        with desk_of(studio, ears) as desk:
            number = desk.wish(ClipWish("at the beach", "Ada"))
            ears.wait_for_end(number)
            assert [child.name for child in multiprocessing.active_children()] == ["studio-drafts"]
        assert not multiprocessing.active_children()
    assert [news.index for news in ears.news] == [0, 1, 2, 3]
    shades = [int(news.frame[0, 0, 0]) for news in ears.news if news.frame is not None]
    assert shades == [10, 20, 30]
    assert {news.number for news in ears.news} == {number}


def test_only_the_newest_wish_is_told_of(tmp_path: Path) -> None:
    ears = Ears()
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        with desk_of(studio, ears) as desk:
            desk.wish(ClipWish("slowly at the beach", "Ada"))
            desk.wish(ClipWish("slowly in the snow", "Ada"))
            last = desk.wish(ClipWish("in a forest", "Ada"))
            ears.wait_for_end(last)
    assert [news.number for news in ears.news if news.frame is not None] == [last] * 3


def test_a_refusal_is_told_and_the_next_wish_is_drawn(tmp_path: Path) -> None:
    ears = Ears()
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        with desk_of(studio, ears) as desk:
            for prompt, words in (("naked at the beach", "refuses"), ("refuse this", "Refused here too")):
                number = desk.wish(ClipWish(prompt, "Ada"))
                news = ears.wait_for_end(number)
                assert news.error is not None
                assert words in news.error.message
            number = desk.wish(ClipWish("at the beach", "Ada"))
            assert ears.wait_for_end(number).error is None
            studio.avatars.revoke("Ada", "no more")
            number = desk.wish(ClipWish("at the beach", "Ada"))
            assert ears.wait_for_end(number).error is not None


@pytest.mark.expects_logs
def test_a_process_that_dies_is_started_anew(tmp_path: Path) -> None:
    ears = Ears()
    with open_studio(tmp_path / "data") as studio:
        add_trained(studio)
        with desk_of(studio, ears) as desk:
            number = desk.wish(ClipWish("die at the beach", "Ada"))
            assert ears.wait_for_end(number).error is not None
            number = desk.wish(ClipWish("at the beach", "Ada"))
            assert ears.wait_for_end(number).error is None


def test_an_answer_that_is_none_is_refused() -> None:
    good = pack_frame(7, np.zeros((4, 4, 3), np.uint8))
    assert read_answer(good).number == 7
    with pytest.raises(ValueError, match="header"):
        read_answer(good[:-1])


def test_the_likeness_is_drawn_from_its_sealed_head(copied: Path) -> None:
    with Studio.open(StudioPaths(copied)) as studio:
        wish = ClipWish("at the beach, waving", "Ada", model=studio.models.drawing_card().name, seed=3, mute=True)
        request = studio.clips.compose(wish)
        order = DraftOrder(1, request, studio.permits.context_of(request, ""), 112, 3, 12.0)
        frames = list(draw_draft(order, {}, lambda: False))
        before = {path for path in copied.rglob("*") if path.is_file()}
    assert len(frames) == 3
    assert frames[0].shape == (112, 64, 3)
    assert float(frames[0].std()) > 10
    assert not [path for path in before if "draft" in path.name]
