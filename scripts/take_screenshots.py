"""Takes the pictures of the window for the README from a real library, without a screen and without changing it.

    python -m scripts.take_screenshots DATA_FOLDER [--scale 1.5]

The folder is copied first. The library page is shown as it is; for the queue page the first avatar is trained again
for a while, with the newest clips' recipes waiting behind it.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication, QWidget

from scripts.bench_preview import open_wizard
from studio.app.studio import Studio
from studio.app.wishes import TrainWish
from studio.core import serial
from studio.core.paths import StudioPaths
from studio.domain.job import Running
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.ui.application import make_application
from studio.ui.main_window import MainWindow

PICTURES = Path(__file__).resolve().parents[1] / "assets" / "pictures"
WIDTH_PX, HEIGHT_PX = 1180, 760
WAITING_CLIPS = 2
SHOWN_SHARE = 0.45
"""How far the running job is when its picture is taken."""
SHOWN_SECTORS = 4.0
PATIENCE_S = 600.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="data folder of a studio with finished clips")
    parser.add_argument("--scale", default="1.5", help="pixels of the picture per pixel of the window (default: 1.5)")
    options = parser.parse_args()
    if not (options.folder / "library.db").is_file():
        parser.error(f"{options.folder} is not the data folder of a studio")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = options.scale
    application = make_application()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "data"
        shutil.copytree(options.folder, copy)
        with Studio.open(StudioPaths(copy)) as studio:
            window = MainWindow(studio)
            window.resize(WIDTH_PX, HEIGHT_PX)
            window.show()
            take_library(application, window)
            take_queue(application, window, studio)
            take_wizard(application, studio)
            window.close()
    return 0


def take_library(application: QApplication, window: MainWindow) -> None:
    window.show_page(window.library)
    window.sidebar.clearFocus()
    settle(application, 0.3)
    save(window, "window-library.png")


def take_queue(application: QApplication, window: MainWindow, studio: Studio) -> None:
    window.show_page(window.queue)
    studio.avatars.train(studio.avatars.list()[0].id, TrainWish())
    for clip in studio.clips.list(WAITING_CLIPS):
        studio.clips.submit(serial.from_json(RenderRequest, clip.recipe))
    studio.jobs.start()
    deadline_s = time.monotonic() + PATIENCE_S
    window.sidebar.clearFocus()
    while time.monotonic() < deadline_s and not far_enough(studio):
        settle(application, 0.05)
    save(window, "window-queue.png")


def take_wizard(application: QApplication, studio: Studio) -> None:
    """The second step, while the drawn sample person is scanned."""
    wizard = open_wizard(studio)
    deadline_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline_s and sum(wizard.face.shares.values()) < SHOWN_SECTORS:
        settle(application, 0.05)
    save(wizard, "window-wizard.png")
    wizard.close_now()


def far_enough(studio: Studio) -> bool:
    """Whether the training itself, which tells its loss, has gone some way; or nothing runs any more."""
    running = [job for job in studio.jobs.list() if isinstance(job.state, Running)]
    progress = studio.jobs.progress(running[0].id) if running else None
    if progress is not None and progress.metrics and isinstance(running[0].request, TrainRequest):
        return progress.fraction >= SHOWN_SHARE
    return not studio.jobs.unfinished()


def settle(application: QApplication, seconds: float) -> None:
    """Let the window draw what is due."""
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        application.processEvents()
        time.sleep(0.01)


def save(window: QWidget, name: str) -> None:
    window.grab().save(str(PICTURES / name))
    print(PICTURES / name)


if __name__ == "__main__":
    sys.exit(main())
