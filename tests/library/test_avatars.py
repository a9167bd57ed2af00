"""Avatars: kept whole with their consent, found by name or id, erased to a tombstone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from studio.domain.avatar import Avatar, ClassWord, TakeKind
from studio.domain.errors import ConsentMissing, ConsentRevoked, InvalidInput, NotFound
from studio.library.avatars import ERASED_NAME, AvatarRecords
from studio.library.clips import ClipRecords
from studio.library.consents import ConsentRecords
from studio.library.database import Database

from .examples import NOON, adapter, avatar, clip, consent_record, takes, voice


@pytest.fixture
def avatars(database: Database) -> AvatarRecords:
    return AvatarRecords(database)


def add(avatars: AvatarRecords, name: str, trigger: str) -> Avatar:
    record = consent_record(name)
    added = avatar(record, name, trigger)
    avatars.add(added, record, takes(added))
    return added


def test_an_avatar_comes_back_with_its_takes_voice_and_adapter(avatars: AvatarRecords) -> None:
    record = consent_record()
    ada = avatar(record)
    recorded = takes(ada)
    avatars.add(ada, record, recorded, voice(ada))
    assert avatars.get(ada.id) == replace(ada, voice=voice(ada))
    assert avatars.takes(ada.id) == recorded
    trained = adapter(ada)
    avatars.add_adapter(trained)
    avatars.add_adapter(trained)
    assert avatars.list() == (replace(ada, voice=voice(ada), adapters=(trained,)),)


def test_a_whole_avatar_can_be_added_at_once(avatars: AvatarRecords) -> None:
    record = consent_record()
    ada = avatar(record)
    whole = replace(ada, adapters=(adapter(ada),), voice=voice(ada))
    avatars.add(whole, record, takes(ada))
    assert avatars.get(ada.id) == whole


def test_without_a_consent_nothing_is_kept(avatars: AvatarRecords, database: Database) -> None:
    record = consent_record()
    ada = avatar(record)
    with pytest.raises(ConsentMissing):
        avatars.add(ada, None, takes(ada))
    with pytest.raises(ValueError, match="another consent"):
        avatars.add(ada, consent_record(), takes(ada))
    assert avatars.list() == ()
    ConsentRecords(database).add(record)
    avatars.add(ada, None, takes(ada))
    assert avatars.get(ada.id) == ada


def test_a_failure_half_way_leaves_neither_avatar_nor_consent(avatars: AvatarRecords, database: Database) -> None:
    add(avatars, "Ada", "zxa")
    record = consent_record("Bo")
    with pytest.raises(InvalidInput, match="zxa"):
        avatars.add(avatar(record, "Bo", "zxa"), record, ())
    assert [known.name for known in avatars.list()] == ["Ada"]
    assert ConsentRecords(database).get(record.record_id) is None


def test_parts_of_another_avatar_are_a_bug(avatars: AvatarRecords) -> None:
    ada = add(avatars, "Ada", "zxa")
    record = consent_record("Bo")
    with pytest.raises(ValueError, match="another avatar"):
        avatars.add(avatar(record, "Bo", "zxb"), record, takes(ada))


def test_the_latest_adapter_and_voice_are_in_use(avatars: AvatarRecords) -> None:
    ada = add(avatars, "Ada", "zxa")
    first, second = adapter(ada), adapter(ada, "second", days=1)
    avatars.add_adapter(first)
    avatars.add_adapter(second)
    avatars.set_voice(voice(ada))
    avatars.set_voice(voice(ada, "cloned"))
    found = avatars.get(ada.id)
    assert found.adapters == (second,)
    assert found.voice == voice(ada, "cloned")
    assert avatars.adapters(ada.id) == (first, second)


def test_every_model_has_its_own_newest_adapter(avatars: AvatarRecords) -> None:
    ada = add(avatars, "Ada", "zxa")
    lora, head = adapter(ada), replace(adapter(ada, "head"), model="storyboard", rank=0, steps=0)
    other = replace(adapter(ada, "other head", days=1), model="storyboard", rank=0, steps=0)
    for trained in (lora, head, other):
        avatars.add_adapter(trained)
    found = avatars.get(ada.id)
    assert found.adapter_for("mini") == lora
    assert found.adapter_for("storyboard") == other
    assert found.adapter_for("nothing") is None
    again = replace(head, trained_at=NOON + timedelta(days=2), job_id="ab" * 16)
    avatars.add_adapter(again)
    assert avatars.get(ada.id).adapter_for("storyboard") == again
    assert avatars.adapters(ada.id) == (lora, other, again)


@pytest.mark.parametrize("shape", [str.upper, str.lower, lambda name: f"  {name} "])
def test_a_name_is_found_in_any_case(avatars: AvatarRecords, shape: Callable[[str], str]) -> None:
    zoe = add(avatars, "Zoë Straße", "zxz")
    add(avatars, "Ada", "zxa")
    assert avatars.find(shape(zoe.name)) == zoe


def test_an_id_or_its_beginning_finds_the_avatar(avatars: AvatarRecords) -> None:
    ada = add(avatars, "Ada", "zxa")
    assert avatars.find(ada.id) == ada
    assert avatars.find(ada.id[:6].upper()) == ada
    with pytest.raises(NotFound):
        avatars.find(ada.id[:5])


def test_an_unknown_avatar_is_said_with_the_names_there_are(avatars: AvatarRecords) -> None:
    with pytest.raises(NotFound, match="Eve") as caught:
        avatars.find("Eve")
    assert "no avatars yet" in caught.value.hint
    add(avatars, "Ada", "zxa")
    add(avatars, "Bo", "zxb")
    for look_up in (avatars.find, avatars.get):
        with pytest.raises(NotFound) as caught:
            look_up("Eve")
        assert "Ada, Bo" in caught.value.hint


def test_two_of_one_name_must_be_named_by_id(avatars: AvatarRecords) -> None:
    first, second = add(avatars, "Ada", "zxa"), add(avatars, "ADA", "zxb")
    with pytest.raises(InvalidInput) as caught:
        avatars.find("ada")
    assert first.id in caught.value.hint
    assert second.id in caught.value.hint


def test_erasing_leaves_a_tombstone_only(avatars: AvatarRecords, database: Database) -> None:
    ada = add(avatars, "Ada", "zxa")
    avatars.set_voice(voice(ada))
    avatars.add_adapter(adapter(ada))
    clips = ClipRecords(database)
    clips.add(clip(of=(ada,)))
    tombstone = avatars.mark_erased(ada.id, NOON)
    assert tombstone == replace(ada, name=ERASED_NAME, trigger=ERASED_NAME, class_word=ClassWord.PERSON, erased_at=NOON)
    assert avatars.mark_erased(ada.id, NOON + timedelta(days=1)) == tombstone
    assert avatars.list() == ()
    assert avatars.list(include_erased=True) == (tombstone,)
    assert avatars.takes(ada.id) == ()
    assert avatars.adapters(ada.id) == ()
    assert [shown.avatar_ids for shown in clips.list(10, 0)] == [(ada.id,)]
    assert ConsentRecords(database).get(ada.consent_id) is not None


def test_no_word_of_an_erased_avatar_is_left_in_the_files_of_the_library(
    avatars: AvatarRecords, database: Database, tmp_path: Path
) -> None:
    ada = replace(avatar(record := consent_record("Somebody")), name="Unmistakable", trigger="zxqvy")
    spoken = replace(takes(ada)[0], kind=TakeKind.SPEECH, sentence="Only she ever said this.")
    avatars.add(ada, record, [spoken], voice(ada))
    avatars.add_adapter(adapter(ada))
    database.back_up()
    words = [text.encode() for text in ("Unmistakable", "zxqvy", "Only she ever", spoken.sha256, adapter(ada).sha256)]

    def found() -> set[bytes]:
        contents = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
        return {word for word in words if any(word in content for content in contents)}

    assert found() == set(words)
    avatars.mark_erased(ada.id, NOON)
    assert found() == set()
    assert avatars.get(ada.id).consent_id == record.record_id


def test_an_erased_avatar_takes_nothing_more(avatars: AvatarRecords) -> None:
    ada = add(avatars, "Ada", "zxa")
    avatars.mark_erased(ada.id, NOON)
    with pytest.raises(ConsentRevoked):
        avatars.add_adapter(adapter(ada))
    with pytest.raises(ConsentRevoked):
        avatars.set_voice(voice(ada))
    with pytest.raises(NotFound):
        avatars.mark_erased("nobody", NOON)


def test_a_living_avatar_goes_before_an_erased_one_of_its_name_and_trigger(avatars: AvatarRecords) -> None:
    gone = add(avatars, "Ada", "zxa")
    tombstone = avatars.mark_erased(gone.id, NOON)
    for name in ("ada", ERASED_NAME):
        with pytest.raises(NotFound):
            avatars.find(name)
    assert avatars.used_triggers() == frozenset()
    living = add(avatars, "Ada", "zxa")
    assert avatars.find("ada") == living
    assert avatars.find(gone.id) == tombstone
    assert avatars.used_triggers() == {"zxa"}
