"""Takes pictures of the window from a real library, without a screen and without changing it.

    python -m scripts.take_screenshots DATA_FOLDER               the pictures of the README
    python -m scripts.take_screenshots DATA_FOLDER --all FOLDER  every page, both themes, both languages, two sizes

The folder is copied first; its passphrase comes from LIKENESS_PASSPHRASE_FILE. For the queue's picture the first avatar
is trained again for a while, with the newest clips' recipes waiting behind it.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication, QWidget

from scripts.bench_preview import open_wizard
from studio.app.studio import Studio
from studio.app.wishes import TrainWish
from studio.core import serial
from studio.core.paths import StudioPaths
from studio.core.settings import Settings
from studio.domain.job import Running
from studio.domain.recipe import RenderRequest, TrainRequest
from studio.ui.application import make_application
from studio.ui.main_window import MainWindow
from studio.ui.shell.page_shelf import PAGES

PICTURES = Path(__file__).resolve().parents[1] / "assets" / "pictures"
WIDTH_PX, HEIGHT_PX = 1180, 760
WIDE = (1560, 940)
"""Room for an avatar's two columns."""
THEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")
LANGUAGES: tuple[Literal["en", "de"], ...] = ("en", "de")
SIZES = ((1280, 800), (2560, 1440))
WAITING_CLIPS = 2
SHOWN_SHARE = 0.45
"""How far the running job is when its picture is taken."""
SHOWN_SECTORS = 4.0
PATIENCE_S = 600.0
READING_S = 4.0
"""For what a page reads aside: posters, the vault, the feed, the drawn draft."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="data folder of a studio with finished clips")
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="take every page and write the pictures there")
    options = parser.parse_args()
    if not (options.folder / "library.db").is_file():
        parser.error(f"{options.folder} is not the data folder of a studio")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.all is None:
        os.environ["QT_SCALE_FACTOR"] = "1.5"
    application = make_application()
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "data"
        shutil.copytree(options.folder, copy)
        with Studio.open(StudioPaths(copy)) as studio:
            if options.all is not None:
                take_all(application, studio, options.all)
            else:
                take_for_readme(application, studio)
    return 0


def take_all(application: QApplication, studio: Studio, folder: Path) -> None:
    """Every page in every look, as PAGE-THEME-LANGUAGE-WIDTH.png."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme, language, (width_px, height_px) in product(THEMES, LANGUAGES, SIZES):
        make_application(Settings(theme=theme, language=language))
        window = MainWindow(studio)
        window.resize(width_px, height_px)
        window.show()
        for name in PAGES.names:
            show(application, window, name)
            save(window, folder / f"{name}-{theme}-{language}-{width_px}.png")
        window.close()


def take_for_readme(application: QApplication, studio: Studio) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    window = MainWindow(studio)
    window.resize(WIDTH_PX, HEIGHT_PX)
    window.show()
    for name in ("create", "library", "feed"):
        show(application, window, name)
        save(window, PICTURES / f"window-{name}.png")
    window.resize(*WIDE)
    show(application, window, "avatars")
    save(window, PICTURES / "window-avatars.png")
    window.resize(WIDTH_PX, HEIGHT_PX)
    take_queue(application, window, studio)
    take_wizard(application, studio)
    window.close()


def show(application: QApplication, window: MainWindow, name: str) -> None:
    """Turn to a page and wait for what it reads; Create gets a prompt to draw."""
    window.go_to(name)
    window.sidebar.clearFocus()
    if name == "create" and studio_has_avatars(window):
        name = window.compose.avatar.currentText()
        window.compose.prompt.setPlainText(f'{name} at the beach at sunset, waving, says "Good evening!"')
    settle(application, READING_S)


def studio_has_avatars(window: MainWindow) -> bool:
    return window.compose.options.chosen_avatar is not None


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
    save(window, PICTURES / "window-queue.png")


def take_wizard(application: QApplication, studio: Studio) -> None:
    """The second step, while the drawn sample person is scanned."""
    wizard = open_wizard(studio)
    deadline_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline_s and sum(wizard.face.shares.values()) < SHOWN_SECTORS:
        settle(application, 0.05)
    save(wizard, PICTURES / "window-wizard.png")
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


def save(window: QWidget, path: Path) -> None:
    window.grab().save(str(path))
    print(path)


if __name__ == "__main__":
    sys.exit(main())
