"""How smooth the window stays while the built-in model trains and renders, and whether its memory stays flat.

    python -m scripts.bench_responsiveness [--steps 120] [--page-changes 1000]

Makes a library with the drawn sample person in a temporary folder, opens the window on it, trains and renders in the
worker while pages are changed, and measures the time between turns of the event loop. Then changes pages on.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QTimer

from studio.app.demo import DemoWish, prepare_demo
from studio.app.studio import Studio
from studio.app.wishes import ClipWish, TrainWish
from studio.core.paths import StudioPaths
from studio.core.settings import Settings, save_settings
from studio.domain.job import Progress
from studio.ui.application import make_application
from studio.ui.main_window import MainWindow

TURN_MS = 2
PAGE_EVERY_S = 1.5
WARM_UP_CHANGES = 100
PAGES = ("library", "avatars", "create", "queue", "feed", "verify", "settings", "welcome")
PATIENCE_S = 900.0
HEAVY = ("torch", "diffusers", "mediapipe")


class Quiet:
    """Hears of progress and says nothing."""

    def report(self, progress: Progress) -> None:
        """Nothing."""


class LoopClock:
    """Notes when the event loop comes round, every `TURN_MS` at best."""

    def __init__(self) -> None:
        self._turns_s: list[float] = []
        self._timer = QTimer()
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(lambda: self._turns_s.append(time.perf_counter()))

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> list[float]:
        """Milliseconds between turns, beyond what was asked for."""
        self._timer.stop()
        return [max(0.0, (after - before) * 1000 - TURN_MS) for before, after in pairwise(self._turns_s)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=120, help="training steps (default: 120)")
    parser.add_argument("--page-changes", type=int, default=1000, help="for the memory (default: 1000)")
    parser.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.prepare is not None:
        with Studio.open(StudioPaths(options.prepare)) as studio:
            prepare_demo(studio, DemoWish(sample="ada"), Quiet())
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    with tempfile.TemporaryDirectory() as name:
        paths = StudioPaths(Path(name) / "data")
        paths.root.mkdir()
        phrase = Path(name) / "phrase.txt"
        phrase.write_text("a passphrase for the benchmark\n", encoding="utf-8")
        phrase.chmod(0o600)
        os.environ["LIKENESS_PASSPHRASE_FILE"] = str(phrase)
        save_settings(paths.settings, Settings(device="cpu"))
        # In a process of its own: what reads pictures is not to be in the window's.
        command = [sys.executable, "-m", "scripts.bench_responsiveness", "--prepare", str(paths.root)]
        subprocess.run(command, check=True, capture_output=True)
        measure_window(paths, options.steps, options.page_changes)
    loaded = [name for name in HEAVY if name in sys.modules]
    print(f"loaded in the window's process: {', '.join(loaded) or 'none'} of {', '.join(HEAVY)}")
    application.quit()
    return 0


def measure_window(paths: StudioPaths, steps: int, page_changes: int) -> None:
    with Studio.open(paths) as studio:
        window = MainWindow(studio)
        window.resize(1280, 800)
        window.show()
        window.begin()
        settle(1.0)
        avatar = studio.avatars.list()[0]
        studio.avatars.train(avatar.id, TrainWish(num_train_steps=steps))
        clock = LoopClock()
        clock.start()
        change_pages_until(window, lambda: studio.avatars.is_trained(studio.avatars.find(avatar.id)))
        print_gaps("while it trains", clock.stop())
        studio.clips.submit(studio.clips.compose(ClipWish("Ada at the beach, waving", avatar.id, seed=1)))
        clock = LoopClock()
        clock.start()
        change_pages_until(window, lambda: bool(studio.clips.list()))
        print_gaps("while it renders", clock.stop())
        print_memory(window, page_changes)
        window.close()


def change_pages_until(window: MainWindow, done: Callable[[], bool]) -> None:
    started_s, number = time.monotonic(), 0
    while not done():
        if time.monotonic() - started_s > PATIENCE_S:
            raise TimeoutError("the work did not end")
        window.go_to(PAGES[number % len(PAGES)])
        number += 1
        settle(PAGE_EVERY_S)


def print_gaps(what: str, gaps_ms: Sequence[float]) -> None:
    ordered = sorted(gaps_ms)
    p99 = ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]
    over = sum(gap > 16 for gap in ordered)
    print(
        f"event loop {what}: {len(ordered)} turns, median {ordered[len(ordered) // 2]:.1f} ms, p99 {p99:.1f} ms, "
        f"longest {ordered[-1]:.1f} ms, {over} over 16 ms; the five longest: "
        + ", ".join(f"{gap:.0f}" for gap in ordered[-5:])
    )


def print_memory(window: MainWindow, page_changes: int) -> None:
    process = psutil.Process()

    def change(count: int) -> float:
        for number in range(count):
            window.go_to(PAGES[number % len(PAGES)])
            settle(0.02)
        return process.memory_info().rss / 2**20

    settled = change(WARM_UP_CHANGES)
    marks = [change(page_changes // 4) for _ in range(4)]
    print(
        f"memory of the window: {settled:.0f} MB after {WARM_UP_CHANGES} page changes, then "
        + ", ".join(f"{mark:.0f}" for mark in marks)
        + f" MB over {page_changes} more"
    )


def settle(wait_s: float) -> None:
    """Let the window live for ``wait_s``, as it lives for its person."""
    loop = QEventLoop()
    QTimer.singleShot(round(wait_s * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
