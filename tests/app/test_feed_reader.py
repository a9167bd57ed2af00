"""The feed: own exports and followed folders, checked clip by clip; what is hidden, reported, seen and wished for."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studio.app.feed_reader import order_clips
from studio.app.feed_shelf import MAX_REMEMBERED, FeedMemory, FeedShelf
from studio.app.identity import open_identity
from studio.app.studio import Studio
from studio.app.wishes import ClipWish
from studio.core.clock import utc_now
from studio.domain.errors import Cancelled, InvalidInput, NotFound, VerificationFailed
from studio.domain.feed import FeedClip, FeedOrder, ShownPerson
from studio.feed.base import FeedInfo, FeedItem
from studio.feed.folder import FolderTarget
from studio.provenance.signing import DocumentSigner
from tests.fakes.reporters import ListeningReporter
from tests.fakes.studios import WAIT_S, add_trained, open_studio

QUIET = ListeningReporter()


def export_some(studio: Studio, folder: Path, *prompts: str) -> Path:
    """Clips of Ada, in one export."""
    if not studio.avatars.list():
        add_trained(studio)
    studio.jobs.start()
    for prompt in prompts:
        studio.clips.submit(studio.clips.compose(ClipWish(prompt, "Ada", num_frames=5)))
        assert studio.jobs.wait_until_idle(WAIT_S)
    studio.exports.export(studio.clips.list()[: len(prompts)], folder, title="Ada's feed", base_url="")
    return folder


@pytest.fixture(scope="module")
def strangers_feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A feed of another studio."""
    root = tmp_path_factory.mktemp("stranger")
    with open_studio(root / "data") as studio:
        return export_some(studio, root / "feed", "in the snow", "at the beach")


def test_own_exports_are_shown_wherever_they_went(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        assert studio.feed.read(QUIET).clips == ()
        export_some(studio, tmp_path / "elsewhere", "at the beach")
        export_some(studio, studio.paths.exports / "usual", "in a forest")
        listening = ListeningReporter()
        reading = studio.feed.read(listening)
        assert listening.reports
        assert {clip.caption for clip in reading.clips} == {"at the beach", "in a forest"}
        clip = reading.clips[0]
        assert (clip.signer, clip.is_remixable, clip.feed_title) == ("this studio", True, "Ada's feed")
        assert [person.name for person in clip.people] == ["Ada"]
        assert clip.people[0].allowed_until > datetime.now(UTC)
        assert clip.video.is_file()
        assert reading.left_out == ()


def test_a_followed_folder_is_read_and_left_again(tmp_path: Path, strangers_feed: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        assert studio.feed.follow(strangers_feed) == "Ada's feed"
        studio.feed.follow(strangers_feed)
        clips = studio.feed.read(QUIET).clips
        assert len(clips) == 2
        assert {clip.signer for clip in clips} == {"unknown"}
        assert not any(clip.is_remixable for clip in clips)
        assert [person.name for person in clips[0].people] == [""]
    with open_studio(tmp_path / "data") as studio:
        assert len(studio.feed.read(QUIET).clips) == 2
        studio.feed.unfollow(strangers_feed.resolve())
        assert studio.feed.read(QUIET).clips == ()


def test_what_does_not_hold_is_left_out_with_its_reason(tmp_path: Path, strangers_feed: Path) -> None:
    feed = Path(shutil.copytree(strangers_feed, tmp_path / "feed"))
    first, second = sorted(feed.glob("*.mp4"))
    first.write_bytes(first.read_bytes()[:-1] + b"x")
    with open_studio(tmp_path / "data") as studio:
        studio.feed.follow(feed)
        reading = studio.feed.read(QUIET)
        assert [clip.video.name for clip in reading.clips] == [second.name]
        assert [each.reason for each in reading.left_out] == ["It was altered after it was signed."]
        sidecar = second.with_suffix(".json")
        tree = json.loads(sidecar.read_text(encoding="utf-8"))
        sidecar.write_text(json.dumps({**tree, "title": "Another title"}), encoding="utf-8")
        assert len(studio.feed.read(QUIET).left_out) == 2
        shutil.rmtree(feed)
        (gone,) = studio.feed.read(QUIET).left_out
        assert "no signed list" in gone.reason


def test_what_was_withdrawn_is_not_shown(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        export_some(studio, tmp_path / "feed", "at the beach")
        assert len(studio.feed.read(QUIET).clips) == 1
        studio.avatars.revoke("Ada")
        reading = studio.feed.read(QUIET)
        assert reading.clips == ()
        assert "took their consent back" in reading.left_out[0].reason


def test_a_consent_that_ended_is_not_shown_even_of_strangers(tmp_path: Path, strangers_feed: Path) -> None:
    now = [utc_now()]
    with open_studio(tmp_path / "data", clock=lambda: now[0]) as studio:
        studio.feed.follow(strangers_feed)
        now[0] = studio.feed.read(QUIET).clips[0].people[0].allowed_until + timedelta(days=1)
        reading = studio.feed.read(QUIET)
        assert reading.clips == ()
        assert {each.reason[:21] for each in reading.left_out} == {"The consent ended on "}


def test_a_sidecar_cannot_tell_another_story_than_its_video(tmp_path: Path, strangers_feed: Path) -> None:
    theirs = sorted(strangers_feed.glob("*.mp4"))[0]
    with open_studio(tmp_path / "forger") as forger:
        own = export_some(forger, tmp_path / "own", "in a forest")
        sidecar = json.loads(next(own.glob("in-a-forest-*.json")).read_text(encoding="utf-8"))
        key = open_identity(forger.rooms.vault, forger.paths.root / "identity.lock", has_signed=True).key
        clip = FeedItem(
            title="Mine",
            prompt="mine",
            created_at=NOW,
            mp4=theirs,
            poster=next(own.glob("in-a-forest-*.jpg")),
            duration_s=1.0,
            width_px=72,
            height_px=128,
            creator_name="Forger",
            creator_did=sidecar["creator"]["did"],
            manifest=json.dumps(sidecar["manifest"]),
            receipts=tuple(json.dumps(each) for each in sidecar["receipts"]),
        )
        forged = tmp_path / "forged"
        FolderTarget(DocumentSigner(key), FeedInfo(title="Forged", author_name="Forger")).publish([clip], forged)
    with open_studio(tmp_path / "data") as studio:
        studio.feed.follow(forged)
        reading = studio.feed.read(QUIET)
        assert reading.clips == ()
        assert [each.reason for each in reading.left_out] == ["It says something else than the video itself."]


def test_folders_that_are_no_feed_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with open_studio(tmp_path / "data") as studio:
        with pytest.raises(VerificationFailed):
            studio.feed.follow(tmp_path / "empty")
        with pytest.raises(NotFound):
            studio.feed.follow(tmp_path / "nowhere")
        assert studio.feed.memory == FeedMemory()


def test_reading_can_be_stopped(tmp_path: Path, strangers_feed: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        studio.feed.follow(strangers_feed)
        with pytest.raises(Cancelled):
            studio.feed.read(ListeningReporter(stop_at=1))


def test_hidden_and_reported_clips_stay_away_until_taken_back(tmp_path: Path, strangers_feed: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        studio.feed.follow(strangers_feed)
        first, second = studio.feed.read(QUIET).clips
        studio.feed.hide(first)
        with pytest.raises(InvalidInput, match="reason"):
            studio.feed.report(second, "   ")
        studio.feed.report(second, "that is me")
        assert studio.feed.read(QUIET).clips == ()
    with open_studio(tmp_path / "data") as studio:
        assert studio.feed.memory.reports[0].reason == "that is me"
        studio.feed.take_back(first)
        studio.feed.take_back(second)
        assert len(studio.feed.read(QUIET).clips) == 2


def test_a_damaged_memory_is_said_and_not_overwritten(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        studio.paths.feed_memory.write_text('{"own": [1]}', encoding="utf-8")
        with pytest.raises(InvalidInput, match=r"feed\.json"):
            studio.feed.read(QUIET)
        assert studio.paths.feed_memory.read_text(encoding="utf-8") == '{"own": [1]}'


def test_the_memory_does_not_grow_for_ever(tmp_path: Path) -> None:
    shelf = FeedShelf(tmp_path / "feed.json")
    many = tuple(str(number) for number in range(MAX_REMEMBERED + 5))
    kept = shelf.change(lambda memory: replace(memory, seen=many))
    assert kept.seen == many[5:]


NOW = datetime(2026, 6, 1, tzinfo=UTC)


def clip(name: str, age_days: float = 0.0, duration_s: float = 10.0, person: str = "") -> FeedClip:
    return FeedClip(
        sha256=name,
        caption=name,
        video=Path(name),
        poster=Path(name),
        duration_s=duration_s,
        width_px=72,
        height_px=128,
        created_at=NOW - timedelta(days=age_days),
        maker="",
        key="",
        signer="unknown",
        people=(ShownPerson(person, NOW),),
        recipe="",
        spoken="",
        feed_title="",
        folder=Path("/theirs") if name == "followed" else Path("/own"),
    )


def test_the_order_is_chronological_until_somebody_wishes_otherwise() -> None:
    clips = [clip("old", 9), clip("new"), clip("mine", 8, person="Ada"), clip("short", 7, 2.0), clip("followed", 6)]

    def first(order: FeedOrder, seen: frozenset[str] = frozenset()) -> str:
        return order_clips(clips, order, seen, {str(Path("/theirs"))}, NOW)[0].sha256

    plain = order_clips(clips, FeedOrder(), {"new"}, set(), NOW)
    assert [each.sha256 for each in plain] == ["new", "followed", "short", "mine", "old"]
    assert first(FeedOrder(people_here=1.0)) == "mine"
    assert first(FeedOrder(short=1.0, new_to_me=0.3), frozenset({"new", "followed"})) == "short"
    assert first(FeedOrder(followed=1.0)) == "followed"
    assert first(FeedOrder(new_to_me=1.0), frozenset({"new", "mine", "short", "followed"})) == "old"
