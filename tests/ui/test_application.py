"""The window as a program: light, quick, and on the library that was named."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

HEAVY = {"torch", "diffusers", "transformers", "peft", "accelerate", "mediapipe", "cv2", "scipy"}
# Not heavy, but not needed for a window to show either, and everybody would wait for them at every start.
LATER = {"keyring", "secretstorage", "jeepney", "espeakng_loader", "c2pa", "sounddevice", "soundfile"}
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from studio.__main__ import main
from studio.ui.application import make_application
from studio.ui.main_window import MainWindow

application = make_application()
shown = []

def look():
    shown[:] = (w for w in application.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
    if shown and shown[0].bridge.watching:
        application.quit()
    else:
        QTimer.singleShot(20, look)

QTimer.singleShot(20, look)
code = main(["--data-dir", sys.argv[1]])
assert len(shown) == 1
print(code, *sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_the_window_opens_on_the_named_library_without_torch(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "here")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    code, *loaded = answer.stdout.split()
    assert code == "0"
    assert not set(loaded) & (HEAVY | LATER)
    assert (tmp_path / "here" / "library.db").exists()


def test_qt_gives_back_no_reference_that_it_does_not_own(qtbot: QtBot) -> None:
    """A binding that does kills the process after a while, far from the call that was to blame."""
    QCoreApplication.processEvents()
    before = sys.getrefcount(None)
    for _ in range(300):
        QCoreApplication.processEvents()
    assert sys.getrefcount(None) > before - 150
