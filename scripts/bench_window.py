"""Benchmark of the window: from starting the program to the first picture, against a bare Qt window."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.ratios import Ratio, compare, measure

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT_S = 120.0

_END_AT_FIRST_PICTURE = """
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow, QWidget

class FirstPicture(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            if isinstance(watched.window(), QMainWindow):
                print("shown", flush=True)
                os._exit(0)
        return False
"""

_STUDIO = f"""
import os, sys
from PySide6.QtWidgets import QApplication
{_END_AT_FIRST_PICTURE}
application = QApplication([])
first = FirstPicture()
application.installEventFilter(first)
from studio.__main__ import main
main(["--data-dir", sys.argv[1]])
"""

_BARE = f"""
import os
from PySide6.QtWidgets import QApplication, QLabel
{_END_AT_FIRST_PICTURE}
application = QApplication([])
first = FirstPicture()
application.installEventFilter(first)
window = QMainWindow()
window.setCentralWidget(QLabel("Hello"))
window.resize(1180, 780)
window.show()
application.exec()
"""


def bench_window(_model: Path, rounds: int) -> tuple[Ratio, ...]:
    """Seconds from the start of the process to the first paint. The library is an empty one."""
    with tempfile.TemporaryDirectory() as name:

        def ours() -> float:
            return measure(lambda: _run(_STUDIO, str(Path(name) / "library")))

        def bare() -> float:
            return measure(lambda: _run(_BARE))

        return (compare("window, to the first picture", ours, bare, rounds),)


def _run(program: str, *arguments: str) -> None:
    environment = dict(os.environ)
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    answer = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=True,
    )
    if "shown" not in answer.stdout:
        raise RuntimeError(f"the window did not show: {answer.stderr}")
