"""The bridge: events of any thread arrive in the window's thread; what other processes do is seen by looking."""

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.app.wishes import TrainWish
from studio.domain.events import AvatarChanged, ClipErased
from studio.domain.job import Job
from studio.ui.application import make_application
from studio.ui.bridge import Bridge
from tests.fakes.studios import add_avatar, open_studio
from tests.ui.conftest import WAIT_MS


def test_events_of_another_thread_arrive_in_the_windows_thread(studio: Studio, qtbot: QtBot) -> None:
    make_application()
    bridge = Bridge(studio)
    threads: list[threading.Thread] = []
    bridge.clips_changed.connect(lambda: threads.append(threading.current_thread()))
    teller = threading.Thread(target=lambda: studio.bus.publish(ClipErased("c")))
    teller.start()
    teller.join()
    qtbot.waitUntil(lambda: len(threads) == 1, timeout=WAIT_MS)
    assert threads == [threading.main_thread()]
    bridge.close()
    studio.bus.publish(ClipErased("c"))
    qtbot.wait(20)
    assert len(threads) == 1


def test_another_process_is_watched_and_the_queue_taken_over_when_it_ends(
    studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    make_application()
    with open_studio(tmp_path / "data") as other:
        other.jobs.start()
        bridge = Bridge(studio)
        told: list[Job] = []
        bridge.job_changed.connect(told.append)
        add_avatar(other)
        job = other.avatars.train("Ada", TrainWish())
        assert other.jobs.wait_until_idle(20)
        bridge.look()
        assert not studio.jobs.driving
        assert told[-1].id == job.id
        assert told[-1] == other.jobs.find(job.id)
    bridge.look()
    assert studio.jobs.driving
    bridge.close()


def test_a_cleared_queue_is_told(studio: Studio, qtbot: QtBot) -> None:
    make_application()
    add_avatar(studio)
    studio.avatars.train("Ada", TrainWish())
    bridge = Bridge(studio)
    studio.jobs.cancel(studio.jobs.list()[0].id)
    bridge.look()
    studio.jobs.clear_finished()
    with qtbot.waitSignal(bridge.jobs_cleared, timeout=WAIT_MS):
        bridge.look()
    bridge.close()


def test_what_another_thread_told_last_is_dropped_once_it_is_closed(studio: Studio, qtbot: QtBot) -> None:
    bridge = Bridge(studio)
    heard: list[str] = []
    bridge.avatars_changed.connect(lambda: heard.append("avatars"))
    teller = threading.Thread(target=lambda: studio.bus.publish(AvatarChanged("a" * 32)))
    teller.start()
    teller.join()
    bridge.close()
    qtbot.wait(20)
    assert heard == []
