"""The whole wizard, walked through before fake devices: from a name to an avatar with a live consent."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.app.yes_desk import YesStage
from studio.domain.avatar import TakeKind
from studio.domain.consent import Audience, Grade, Purpose
from studio.ui.wizard.window import Wizard
from tests.ui.wizard.conftest import WAIT_MS, Devices, QuickSound
from tests.ui.wizard.driving import Poses, come_to_face, move_as_asked, read_sentence, scan_face


def say_yes(wizard: Wizard, devices: Devices, recordings: tuple[Path, ...], qtbot: QtBot) -> None:
    """Read the phrase that is shown."""
    panel = wizard.presence.phrase
    devices.sound = lambda: QuickSound(recordings[3:])
    wizard.presence.phrase_button.click()
    qtbot.waitUntil(lambda: panel.stage is YesStage.IDLE, timeout=WAIT_MS)
    panel.start_button.click()
    qtbot.waitUntil(lambda: panel.stage is YesStage.SHOWN, timeout=WAIT_MS)
    qtbot.wait(2_000)
    panel.start_button.click()
    qtbot.waitUntil(lambda: panel.stage is YesStage.PASSED, timeout=WAIT_MS)


def test_a_person_walks_through_it_to_an_avatar_with_a_live_consent(
    wizard: Wizard,
    studio: Studio,
    devices: Devices,
    poses: Poses,
    recordings: tuple[Path, ...],
    qtbot: QtBot,
) -> None:
    come_to_face(wizard)
    scan_face(wizard, devices.cameras, poses, qtbot)
    wizard.go_on()
    assert devices.cameras.feed.stopped
    read_sentence(wizard, qtbot)
    wizard.go_on()
    move_as_asked(wizard, devices.cameras, poses, qtbot)
    assert wizard.presence.missing
    say_yes(wizard, devices, recordings, qtbot)
    assert wizard.presence.lower_grade == ""
    wizard.go_on()
    assert not wizard.next_button.isEnabled()
    assert list(studio.paths.vault.glob("*/takes/*")) == []
    wizard.word.choices.audiences[Audience.NOBODY].setChecked(True)
    wizard.word.signature.setText("Ada Byron")
    wizard.word.adult.setChecked(True)
    wizard.word.agree.setChecked(True)
    wizard.go_on()
    qtbot.waitUntil(lambda: wizard.current is wizard.ending, timeout=WAIT_MS)
    (avatar,) = studio.avatars.list()
    record, _ = studio.avatars.consent(avatar)
    assert (avatar.name, record.principal_name, record.grade) == ("Ada", "Ada Byron", Grade.LIVE)
    assert record.choices is not None
    assert record.choices.audience is Audience.NOBODY
    assert Purpose.VOICE in record.purposes
    takes = studio.rooms.records.avatars.takes(avatar.id)
    assert [take.kind for take in takes] == [TakeKind.SCAN, TakeKind.SPEECH]
    assert {take.origin for take in takes} == {"live"}
    assert len(list(studio.paths.vault.glob(f"{avatar.id}/evidence/*"))) == 2
    assert "Recorded live" in wizard.ending.grade.text()
    kept = [path.read_bytes() for path in studio.paths.root.rglob("*") if path.is_file()]
    assert kept
    for sign in (b"fLaC", b"ftyp", b"JFIF", b"My code words are"):
        assert not any(sign in data for data in kept)


def test_checks_do_not_outlive_what_they_were_made_of(
    wizard: Wizard, devices: Devices, poses: Poses, recordings: tuple[Path, ...], qtbot: QtBot
) -> None:
    come_to_face(wizard)
    scan_face(wizard, devices.cameras, poses, qtbot)
    wizard.go_on()
    read_sentence(wizard, qtbot)
    wizard.go_on()
    move_as_asked(wizard, devices.cameras, poses, qtbot)
    say_yes(wizard, devices, recordings, qtbot)
    wizard.go_on()
    assert len(wizard.presence.checks) == 2

    devices.sound = lambda: QuickSound(recordings[1:3])
    wizard.go_to(wizard.steps.index(wizard.voice))
    read_sentence(wizard, qtbot)
    qtbot.waitUntil(lambda: not wizard.presence.checks, timeout=WAIT_MS)

    assert wizard.presence.lower_grade
    wizard.go_to(wizard.steps.index(wizard.word))
    assert wizard.current is wizard.presence
    assert not wizard.presence.has_kept
