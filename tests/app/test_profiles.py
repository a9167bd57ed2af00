"""How an avatar is shown: picture and coverage from the sealed scan, sentences, another name."""

from pathlib import Path

import pytest

from studio.app.studio import Studio
from studio.domain.capture import Sector
from studio.domain.errors import Cancelled, ConsentRevoked, InvalidInput, NotFound, UnreadableMedia, VaultLocked
from studio.library import sealed_names
from tests.fakes.reporters import ListeningReporter
from tests.fakes.studios import add_avatar, open_studio


@pytest.fixture
def studio(copied: Path) -> Studio:
    return open_studio(copied)


def test_the_picture_comes_with_the_avatar_and_is_sealed(studio: Studio) -> None:
    with studio:
        (avatar,) = studio.avatars.list()
        path = studio.paths.vault / avatar.id / sealed_names.PORTRAIT
        picture = studio.profiles.portrait(avatar)
        assert picture is not None
        assert picture.startswith(b"\xff\xd8")
        assert b"JFIF" not in path.read_bytes()
        path.unlink()
        assert studio.profiles.portrait(avatar) is None


def test_the_ring_is_measured_on_the_stored_scan_and_kept(studio: Studio) -> None:
    with studio:
        (avatar,) = studio.avatars.list()
        assert studio.profiles.coverage(avatar) is None
        (studio.paths.vault / avatar.id / sealed_names.PORTRAIT).unlink()
        listening = ListeningReporter()
        coverage = studio.profiles.measure(avatar, listening)
        assert listening.reports
        assert coverage.origin == "file"
        assert coverage.frame_count > 10
        front = next(each for each in coverage.sectors if each.sector is Sector.FRONT)
        assert front.share > 0
        assert front.frame_count > 0
        assert 0 < coverage.share <= 1
        assert studio.profiles.coverage(avatar) == coverage
        assert studio.profiles.portrait(avatar) is not None


def test_measuring_can_be_stopped_and_keeps_nothing(studio: Studio) -> None:
    with studio:
        (avatar,) = studio.avatars.list()
        with pytest.raises(Cancelled):
            studio.profiles.measure(avatar, ListeningReporter(stop_at=2))
        assert not (studio.paths.vault / avatar.id / sealed_names.COVERAGE).exists()


def test_the_sentences_are_listed_and_can_be_heard(studio: Studio) -> None:
    with studio:
        (avatar,) = studio.avatars.list()
        voice = studio.profiles.voice(avatar)
        assert voice.takes
        assert voice.takes[0].sentence
        assert voice.duration_s == pytest.approx(sum(take.duration_s for take in voice.takes))
        assert studio.profiles.sound(avatar, voice.takes[0].sha256)[:4] in (b"RIFF", b"fLaC")
        with pytest.raises(NotFound):
            studio.profiles.sound(avatar, "0" * 64)


def test_a_scan_that_is_none_is_said_so(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        avatar = add_avatar(studio)
        with pytest.raises(UnreadableMedia):
            studio.profiles.measure(avatar, ListeningReporter())
        assert studio.profiles.portrait(avatar) is None
        assert studio.profiles.voice(avatar).takes == ()
        studio.avatars.revoke("Ada")
        with pytest.raises((NotFound, VaultLocked)):
            studio.profiles.measure(avatar, ListeningReporter())
        assert not (studio.paths.vault / avatar.id).exists()


def test_an_avatar_gets_another_name(tmp_path: Path) -> None:
    with open_studio(tmp_path / "data") as studio:
        ada, bea = add_avatar(studio), add_avatar(studio, "Bea")
        assert studio.profiles.rename(ada, "  Ada Two ").name == "Ada Two"
        assert studio.avatars.find("ada two").id == ada.id
        for wrong in ("", "bea", "x" * 61, "a\nb"):
            with pytest.raises(InvalidInput):
                studio.profiles.rename(ada, wrong)
        assert studio.profiles.rename(ada, "ADA TWO").name == "ADA TWO"
        studio.avatars.revoke(bea.id)
        with pytest.raises(ConsentRevoked):
            studio.profiles.rename(bea, "Bea Two")
