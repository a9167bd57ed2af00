"""Measures the library's page with many clips: scrolling, and from a typed letter to the filtered grid.

    python -m scripts.bench_library [--clips 100000]

Rows are made in a library of its own; their posters are a few real pictures. Figures go to BENCHMARKS.md by hand.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from PySide6.QtWidgets import QApplication

from studio.app.studio import Studio
from studio.core.frames import write_poster
from studio.core.paths import StudioPaths
from studio.core.storage import hash_bytes
from studio.ui.application import make_application
from studio.ui.main_window import MainWindow

PLACES = ("beach", "forest", "city", "snow", "desert", "kitchen", "library", "harbour")
ACTIONS = ("waving", "nodding", "smiling", "dancing", "looking up")
POSTERS = 24
STEPS, STEP_PX = 600, 37


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clips", type=int, default=100_000)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    with tempfile.TemporaryDirectory() as name, Studio.open(StudioPaths(Path(name) / "data")) as studio:
        fill(studio, options.clips)
        began_s = time.perf_counter()
        window = MainWindow(studio)
        window.resize(1280, 800)
        window.show()
        window.go_to("library")
        while not window.library.clips.rowCount():
            application.processEvents()
        print(f"window with {options.clips} clips: {time.perf_counter() - began_s:.2f} s")
        measure_scrolling(application, window)
        measure_search(application, window)
        window.close()
    return 0


def fill(studio: Studio, count: int) -> None:
    """Rows as a render would leave them, in one transaction."""
    posters = [add_poster(studio, number) for number in range(POSTERS)]
    now = datetime.now(UTC)
    database = studio.rooms.records.database
    with database.transaction():
        for number in range(count):
            place, action = PLACES[number % len(PLACES)], ACTIONS[number % len(ACTIONS)]
            database.insert(
                "clips",
                {
                    "id": f"{number:032x}",
                    "job_id": f"job{number:029x}",
                    "sha256": hash_bytes(str(number).encode()),
                    "poster_sha256": posters[number % POSTERS],
                    "prompt": f"At the {place}, {action}, take {number}",
                    "recipe": '{"model": "mini"}',
                    "width_px": 720,
                    "height_px": 1280,
                    "duration_s": 4.0,
                    "fps": 12.0,
                    "has_speech": number % 2,
                    "created_at": (now - timedelta(minutes=number)).isoformat(timespec="microseconds"),
                    "parents_json": "[]",
                },
            )


def add_poster(studio: Studio, number: int) -> str:
    """A picture of 720 x 1280 with some detail, as a poster has."""
    noise = np.random.default_rng(number).integers(0, 255, (40, 24, 3), np.uint8)
    frame = np.kron(noise, np.ones((32, 30, 1), np.uint8)).astype(np.uint8)
    path = studio.paths.work / f"poster{number}.jpg"
    write_poster(path, frame)
    return studio.rooms.files.add(path, ".jpg")


def measure_scrolling(application: QApplication, window: MainWindow) -> None:
    """Milliseconds to paint each step of a fast scroll; 16.7 of them are 60 frames a second."""
    view = window.library.view
    bar = view.verticalScrollBar()
    times_ms = []
    for step in range(STEPS):
        began_s = time.perf_counter()
        bar.setValue(step * STEP_PX if step < STEPS // 2 else (bar.maximum() // STEPS) * step)
        view.viewport().repaint()
        application.processEvents()
        times_ms.append((time.perf_counter() - began_s) * 1000)
    p50, p99, worst = np.percentile(times_ms, 50), np.percentile(times_ms, 99), max(times_ms)
    print(f"a scrolled frame: {p50:.1f} ms at the middle, 99 of 100 below {p99:.1f} ms, longest {worst:.1f} ms")


def measure_search(application: QApplication, window: MainWindow) -> None:
    """Seconds from a changed word to the grid that shows what fits, without the pause after typing."""
    for word in ("b", "be", "beach", "beach waving", "take 99", "zebra", ""):
        window.library.search.blockSignals(True)
        window.library.search.setText(word)
        window.library.search.blockSignals(False)
        began_s = time.perf_counter()
        before = window.library.clips.numbers
        window.library.reload()
        longest_s = 0.0
        while window.library.clips.numbers is before:
            step_s = time.perf_counter()
            application.processEvents()
            longest_s = max(longest_s, time.perf_counter() - step_s)
        window.library.view.viewport().repaint()
        application.processEvents()
        found = window.library.clips.rowCount()
        took_ms = (time.perf_counter() - began_s) * 1000
        print(
            f"search '{word}': {found} clips in {took_ms:.0f} ms, longest gap of the window {longest_s * 1000:.0f} ms"
        )


if __name__ == "__main__":
    raise SystemExit(main())
