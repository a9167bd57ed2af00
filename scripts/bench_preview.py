"""The wizard's preview while a face is judged: its longest gap, and how many frames are painted and judged a second.

    python -m scripts.bench_preview [--seconds 20]

Opens the real wizard on whatever screen Qt finds (`xvfb-run` gives one) before a camera that plays the drawn sample's
scan at 30 frames/s. Figures, not a pass or a fail: a busy machine has longer gaps.
"""

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from scripts.film_camera import FilmCameras
from studio.app.studio import Studio
from studio.core.media import Ffmpeg
from studio.core.paths import StudioPaths, shipped_dir
from studio.ui.application import make_application
from studio.ui.background import Background
from studio.ui.wizard.kit import usual_kit
from studio.ui.wizard.window import Wizard

CAMERA_FPS, WARM_UP_S = 30.0, 3.0


class PaintClock(QObject):
    """Notes the seconds between two paintings of what it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps_s: list[float] = []
        self._last_s: float | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            now_s = time.monotonic()
            if self._last_s is not None:
                self.gaps_s.append(now_s - self._last_s)
            self._last_s = now_s
        return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    application = make_application()
    with tempfile.TemporaryDirectory() as name, Studio.open(StudioPaths(Path(name) / "data")) as studio:
        wizard = open_wizard(studio)
        clock = PaintClock()
        wizard.face.camera.preview.installEventFilter(clock)
        settle(application, WARM_UP_S)
        clock.gaps_s.clear()
        judged = wizard.face.scan.judged_count
        settle(application, options.seconds)
        judged = wizard.face.scan.judged_count - judged
        wizard.close_now()
    gaps_ms = sorted(gap_s * 1000 for gap_s in clock.gaps_s)
    print(
        f"painted {len(gaps_ms) / options.seconds:.1f}/s, judged {judged / options.seconds:.1f}/s, "
        f"gaps: longest {gaps_ms[-1]:.0f} ms, 99 of 100 below {gaps_ms[int(0.99 * len(gaps_ms))]:.0f} ms, "
        f"median {statistics.median(gaps_ms):.0f} ms"
    )
    return 0


def open_wizard(studio: Studio) -> Wizard:
    """The wizard at its second step, before the film of the drawn sample person."""
    scan = shipped_dir("assets") / "samples" / "ada" / "scan.mp4"
    frames = list(Ffmpeg.locate().read_frames(scan, 12.0, 720))
    # A head that turns as fast as the drawn one is on its way only: each drawn frame is shown ten times.
    cameras = FilmCameras(frames, CAMERA_FPS, repeats=10)
    wizard = Wizard(studio, Background(), kit=replace(usual_kit("en", cameras), cameras=cameras))
    wizard.show()
    wizard.who.name_field.setText("Me")
    wizard.go_on()
    return wizard


def settle(application: QApplication, seconds: float) -> None:
    """Let the window live."""
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        application.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    sys.exit(main())
