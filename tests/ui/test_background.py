"""Slow calls run aside, and what they say arrives in the window's thread."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.errors import InvalidInput
from studio.domain.job import Progress
from studio.ui.background import Background, Task
from tests.ui.conftest import WAIT_MS


def test_results_arrive_in_the_windows_thread(qtbot: QtBot) -> None:
    background = Background()
    threads: list[threading.Thread] = []
    told: list[object] = []

    def work(task: Task) -> int:
        threads.append(threading.current_thread())
        task.report(Progress("working", 1, 2))
        return 7

    def take(result: object) -> None:
        threads.append(threading.current_thread())
        told.append(result)

    background.start(work, take, take, take)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT_MS)
    assert told == [Progress("working", 1, 2), 7]
    assert threads[0] is not threading.main_thread()
    assert threads[1:] == [threading.main_thread()] * 2
    assert not background.busy
    background.close()


def test_known_errors_and_cancelling_are_failures(qtbot: QtBot) -> None:
    background = Background()
    failures: list[BaseException | None] = []
    error = InvalidInput("No.", "Yes.")

    def fail(task: Task) -> None:
        raise error

    background.start(fail, failures.append, failures.append)
    qtbot.waitUntil(lambda: failures == [error], timeout=WAIT_MS)
    begun = threading.Event()

    def go_on(task: Task) -> None:
        begun.set()
        while True:
            task.report(Progress("working", 1, 2))

    task = background.start(go_on, failures.append, failures.append)
    begun.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: failures == [error, None], timeout=WAIT_MS)
    background.close()


@pytest.mark.expects_logs
def test_a_bug_is_logged_and_told(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    background = Background()
    failures: list[BaseException | None] = []

    def fail(task: Task) -> None:
        raise ZeroDivisionError

    background.start(fail, failures.append, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1, timeout=WAIT_MS)
    assert isinstance(failures[0], ZeroDivisionError)
    assert "ZeroDivisionError" in caplog.text
    background.close()


def test_nothing_is_told_after_closing(qtbot: QtBot) -> None:
    background = Background()
    told: list[object] = []
    background.start(lambda task: 1, told.append, told.append)
    background.close()
    qtbot.wait(50)
    assert told == []
