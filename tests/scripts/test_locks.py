"""Two set-ups do not write one environment at a time."""

import threading
from pathlib import Path

from scripts.locks import hold


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    waiting, order = threading.Event(), list[str]()

    def second() -> None:
        with hold(tmp_path / "lock", waiting.set):
            order.append("second")

    thread = threading.Thread(target=second)
    with hold(tmp_path / "lock", lambda: None):
        thread.start()
        assert waiting.wait(5)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_free_lock_is_had_at_once_and_again(tmp_path: Path) -> None:
    waited: list[str] = []
    for _ in range(2):
        with hold(tmp_path / "lock", lambda: waited.append("waited")):
            pass
    assert waited == []
