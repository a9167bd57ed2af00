"""Clips: filed once for each job, found by words, erased without taking another clip's files."""

from dataclasses import replace
from uuid import uuid4

import pytest

from studio.domain.avatar import Avatar
from studio.domain.clip import Clip
from studio.domain.errors import InvalidInput, NotFound
from studio.library.avatars import AvatarRecords
from studio.library.clips import ClipRecords
from studio.library.database import Database

from .examples import avatar, clip, consent_record, digest


@pytest.fixture
def clips(database: Database) -> ClipRecords:
    return ClipRecords(database)


@pytest.fixture
def people(database: Database) -> tuple[Avatar, Avatar]:
    record = consent_record()
    ada, bo = avatar(record, "Ada", "zxa"), avatar(record, "Bo", "zxb")
    for person in (ada, bo):
        AvatarRecords(database).add(person, record, ())
    return ada, bo


def prompts(found: tuple[Clip, ...]) -> list[str]:
    return [clip.prompt for clip in found]


def test_a_clip_comes_back_as_it_went_in(clips: ClipRecords, people: tuple[Avatar, Avatar]) -> None:
    ada, bo = people
    made = clip(of=(bo, ada))
    assert clips.add(made) == made
    assert clips.get(made.id) == made
    assert clips.count() == 1


def test_a_job_filed_twice_leaves_one_clip(clips: ClipRecords, people: tuple[Avatar, Avatar]) -> None:
    made = clip(of=people)
    clips.add(made)
    assert clips.add(replace(made, id=uuid4().hex, sha256=digest("other"))) == made
    assert clips.list() == (made,)


def test_a_clip_of_an_unknown_avatar_is_not_kept_by_half(clips: ClipRecords) -> None:
    made = replace(clip(), avatar_ids=("nobody",))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        clips.add(made)
    assert clips.count() == 0
    assert clips.search("sea") == ()


def test_clips_are_listed_newest_first_in_pages(clips: ClipRecords) -> None:
    for minutes in (2, 0, 3, 1):
        clips.add(clip(f"minute {minutes}", minutes=minutes))
    assert prompts(clips.list()) == ["minute 3", "minute 2", "minute 1", "minute 0"]
    assert prompts(clips.list(limit=2, offset=1)) == ["minute 2", "minute 1"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cafe", ["Zoë drinks coffee in a Café"]),
        ("CAFÉ zoe", ["Zoë drinks coffee in a Café"]),
        ("kitch", ["Ada cooks in the kitchen"]),
        ("ada beach", []),
        ("OR", []),
        ('"kitchen" AND -(ada) *', []),
        ("kitchen) ada", ["Ada cooks in the kitchen"]),
        ("", []),
        ("!?", []),
    ],
)
def test_words_find_prompts(clips: ClipRecords, text: str, found: list[str]) -> None:
    clips.add(clip("Ada cooks in the kitchen"))
    clips.add(clip("Zoë drinks coffee in a Café"))
    assert prompts(clips.search(text)) == found


def test_a_search_keeps_to_its_limit_and_knows_the_avatars(clips: ClipRecords, people: tuple[Avatar, Avatar]) -> None:
    for number in range(3):
        clips.add(clip(f"beach {number}", of=people))
    found = clips.search("beach", limit=2)
    assert len(found) == 2
    assert {made.avatar_ids for made in found} == {tuple(person.id for person in people)}


def test_the_beginning_of_an_id_finds_a_clip(clips: ClipRecords) -> None:
    one = replace(clip("one"), id="abcdef" + "1" * 26)
    two = replace(clip("two"), id="abcdef" + "2" * 26)
    clips.add(one)
    assert clips.find("ABCDEF") == one
    clips.add(two)
    assert clips.find(two.id) == two
    with pytest.raises(InvalidInput, match="2 clips"):
        clips.find("abcdef")
    for unknown in ("abcde", "%" * 8, "123456789"):
        with pytest.raises(NotFound):
            clips.find(unknown)
    with pytest.raises(NotFound):
        clips.get("abcdef")


def test_erasing_a_clip_names_the_files_that_nothing_uses_any_more(clips: ClipRecords) -> None:
    one = clip("one")
    twin = replace(clip("one"), poster_sha256=digest("its own poster"))
    clips.add(one)
    clips.add(twin)
    assert clips.file_digests() == {one.sha256, one.poster_sha256, twin.poster_sha256}
    assert clips.erase(one.id) == (one.poster_sha256,)
    assert clips.search("one") == (twin,)
    assert clips.erase(twin.id) == (twin.sha256, twin.poster_sha256)
    assert clips.search("one") == ()
    assert clips.file_digests() == frozenset()
    with pytest.raises(NotFound):
        clips.erase(one.id)


def test_words_still_find_the_right_clips_after_a_vacuum(clips: ClipRecords, database: Database) -> None:
    made = [clip(f"word{number}") for number in range(4)]
    for each in made:
        clips.add(each)
    clips.erase(made[0].id)
    clips.erase(made[2].id)
    database.execute("VACUUM")
    assert clips.search("word3") == (made[3],)
