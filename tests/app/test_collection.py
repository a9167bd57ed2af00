"""The library as people keep it: search as they type, ratings, tags, albums, and a bin that gives back."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

import pytest

from studio.app.collection import TAKE_BACK_S
from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.domain.clip import Aspect, Clip
from studio.domain.clip_query import ClipMarks, ClipOrder, ClipQuery, LabelKind
from studio.domain.errors import InvalidInput, NotFound
from tests.fakes.studios import WAIT_S, add_trained, open_studio


def make(studio: Studio, *wishes: ClipWish) -> tuple[Clip, ...]:
    """Clips in the order of the wishes."""
    if not studio.avatars.list():
        add_trained(studio)
    studio.jobs.start()
    for wish in wishes:
        studio.clips.submit(studio.clips.compose(wish))
        assert studio.jobs.wait_until_idle(WAIT_S)
    return tuple(reversed(studio.clips.list()))


def wish(prompt: str) -> ClipWish:
    return ClipWish(prompt, "Ada", num_frames=5)


class Ticking:
    """A clock on which a second has gone by at every look."""

    def __init__(self) -> None:
        self._now = datetime(2026, 1, 1, tzinfo=UTC)
        self._lock = Lock()

    def __call__(self) -> datetime:
        with self._lock:
            self._now += timedelta(seconds=1)
            return self._now


def found(studio: Studio, query: ClipQuery) -> list[str]:
    return [clip.prompt for clip in studio.collection.page(studio.collection.find(query))]


def test_everything_is_found_by_the_words_it_is_known_by(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        beach, snow, forest = make(studio, wish("at the beach"), wish("in the snow"), wish("in a forest"))
        studio.collection.add_label((snow,), LabelKind.TAG, "Ski trip 2026")
        studio.collection.add_label((forest, beach), LabelKind.ALBUM, "Best of")
        assert found(studio, ClipQuery()) == ["in a forest", "in the snow", "at the beach"]
        assert found(studio, ClipQuery(text="bea")) == ["at the beach"]
        assert found(studio, ClipQuery(text="SKI")) == ["in the snow"]
        assert found(studio, ClipQuery(text="trip")) == ["in the snow"]
        assert found(studio, ClipQuery(text="best for")) == ["in a forest"]
        assert len(found(studio, ClipQuery(text="ada"))) == 3
        assert len(found(studio, ClipQuery(text="mini"))) == 3
        assert found(studio, ClipQuery(text="ada zebra")) == []
        for signs in ('"', "%", "_", "'; DROP TABLE clips; --", "*", "( OR"):
            found(studio, ClipQuery(text=signs))
        assert len(found(studio, ClipQuery(text="  % "))) == 3


def test_filters_and_orders(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data", clock=Ticking()) as studio:
        beach, snow = make(studio, wish("at the beach"), wish("in the snow"))
        studio.collection.rate((beach,), 4)
        avatar = studio.avatars.list()[0]
        for query, expected in (
            (ClipQuery(min_rating=4), ["at the beach"]),
            (ClipQuery(aspect=Aspect.PORTRAIT), ["in the snow", "at the beach"]),
            (ClipQuery(aspect=Aspect.SQUARE), []),
            (ClipQuery(avatar_id=avatar.id), ["in the snow", "at the beach"]),
            (ClipQuery(avatar_id="nobody"), []),
            (ClipQuery(model="mini"), ["in the snow", "at the beach"]),
            (ClipQuery(model="other"), []),
            (ClipQuery(speaks=True), []),
            (ClipQuery(since=snow.created_at), ["in the snow"]),
            (ClipQuery(until=snow.created_at), ["at the beach"]),
            (ClipQuery(order=ClipOrder.OLDEST), ["at the beach", "in the snow"]),
            (ClipQuery(order=ClipOrder.BEST), ["at the beach", "in the snow"]),
        ):
            assert found(studio, query) == expected, query
        assert set(found(studio, ClipQuery(order=ClipOrder.LONGEST))) == {"in the snow", "at the beach"}
        assert studio.collection.models() == ("mini",)


def test_marks_are_kept_and_taken_away(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        (clip,) = make(studio, wish("at the beach"))
        assert studio.collection.marks(clip.id) == {clip.id: ClipMarks()}
        studio.collection.rate((clip,), 5)
        assert studio.collection.add_label((clip,), LabelKind.TAG, "  two   words ") == "two words"
        studio.collection.add_label((clip,), LabelKind.TAG, "two words")
        studio.collection.add_label((clip,), LabelKind.ALBUM, "Summer")
    with open_studio(tmp_path / "data") as studio:
        assert studio.collection.marks(clip.id)[clip.id] == ClipMarks(5, ("two words",), ("Summer",))
        assert studio.collection.labels(LabelKind.TAG) == (("two words", 1),)
        studio.collection.remove_label((clip,), LabelKind.TAG, "two words")
        assert studio.collection.labels(LabelKind.TAG) == ()
        for wrong in ("", "  ", "x" * 61, "line\nbreak\x00"):
            with pytest.raises(InvalidInput):
                studio.collection.add_label((clip,), LabelKind.TAG, wrong)
        with pytest.raises(InvalidInput):
            studio.collection.rate((clip,), 6)


def test_the_bin_gives_back_until_it_is_emptied(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        beach, snow = make(studio, wish("at the beach"), wish("in the snow"))
        studio.collection.rate((beach,), 3)
        studio.collection.throw_away((beach,))
        assert found(studio, ClipQuery()) == ["in the snow"]
        assert [clip.id for clip in studio.clips.list()] == [snow.id]
        assert studio.clips.search("beach") == ()
        with pytest.raises(NotFound):
            studio.clips.find(beach.id)
        with pytest.raises(NotFound):
            studio.collection.number_of(beach.id)
        studio.collection.take_back((beach, snow))
        assert found(studio, ClipQuery()) == ["in the snow", "at the beach"]
        assert studio.collection.marks(beach.id)[beach.id].rating == 3
        video = studio.clips.video_path(beach)
        studio.collection.throw_away((beach,))
        assert studio.collection.empty_bin() == 0
        assert video.is_file()
    assert not video.exists()
    with open_studio(tmp_path / "data") as studio:
        assert found(studio, ClipQuery()) == ["in the snow"]
        studio.collection.take_back((beach,))
        assert found(studio, ClipQuery()) == ["in the snow"]


def test_the_bin_is_emptied_after_a_while_and_after_a_crash(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        beach, snow = make(studio, wish("at the beach"), wish("in the snow"))
        long_ago = studio.rooms.clock() - timedelta(seconds=TAKE_BACK_S + 1)
        studio.rooms.records.clip_marks.bin(beach.id, long_ago)
        studio.collection.throw_away((snow,))
        assert studio.collection.empty_bin() == 1
        videos = [studio.rooms.files.path(clip.sha256, ".mp4") for clip in (beach, snow)]
        assert [video.is_file() for video in videos] == [beach.sha256 == snow.sha256, True]
        # As a kill would leave it: what lay in the bin is still there.
        shutil.copytree(tmp_path / "data", tmp_path / "killed")
    with open_studio(tmp_path / "killed") as studio:
        assert found(studio, ClipQuery()) == []
        assert not any(studio.rooms.files.path(clip.sha256, ".mp4").exists() for clip in (beach, snow))


def test_families_are_told(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        (beach,) = make(studio, wish("at the beach"))
        assert studio.collection.family(beach) == ((), ())
