"""Starts the window: the Qt application, the open studio, the main window. Imports no torch."""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from studio.app.keys import KeyDesk, Question
from studio.app.studio import Studio
from studio.core.paths import StudioPaths
from studio.domain.errors import StudioError
from studio.ui.icons import icons_dir
from studio.ui.main_window import MainWindow
from studio.ui.theme import apply_theme
from studio.ui.widgets.unlock_dialog import UnlockDialog


def make_application() -> QApplication:
    """The one QApplication, themed and named."""
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Likeness Studio")
    application.setOrganizationName("Likeness Studio")
    apply_theme(application, icons_dir())
    return application


def run(data_dir: Path | None = None) -> int:
    """Open the window on the library in ``data_dir`` (or the usual one) until it is closed; returns the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    application = make_application()
    paths = StudioPaths(data_dir.expanduser().resolve()) if data_dir else StudioPaths.default()
    keys = KeyDesk(paths)
    try:
        if not open_vault(keys):
            return 0
        studio = Studio.open(paths, keys=keys)
    except StudioError as error:
        show_failure(error)
        return error.exit_code
    with studio:
        window = MainWindow(studio)
        window.show()
        # After the first picture: nobody should wait for the sweep of the files to see the window.
        QTimer.singleShot(0, window.begin)
        code = application.exec()
        window.end()
    return code


def open_vault(keys: KeyDesk) -> bool:
    """Ask for what the vault needs, if anything; False when the person would rather leave.

    A new passphrase may wait: then nothing can be kept in the vault meanwhile, and whatever would be says so.
    """
    question = keys.pending()
    if question is None:
        return True
    answered = UnlockDialog(keys, question).exec() == UnlockDialog.DialogCode.Accepted
    return answered or question is not Question.UNLOCK


def show_failure(error: StudioError) -> None:
    """Say why the studio cannot be opened; also in the terminal, which a window without a screen cannot."""
    logging.getLogger(__name__).error("%s %s", error.message, error.hint)
    QMessageBox.critical(None, "Likeness Studio", f"{error.message}\n\n{error.hint}")
