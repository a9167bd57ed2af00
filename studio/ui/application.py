"""Starts the window: the Qt application, the open studio, the main window. Imports no torch."""

import gc
import logging
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from studio.app.keys import KeyDesk, Question
from studio.app.studio import Studio
from studio.core.paths import StudioPaths
from studio.core.settings import Settings, load_settings
from studio.domain.errors import StudioError
from studio.ui.icons import icons_dir
from studio.ui.language import apply_language
from studio.ui.main_window import MainWindow
from studio.ui.theme import Appearance
from studio.ui.widgets.unlock_dialog import UnlockDialog


def make_application(settings: Settings | None = None) -> QApplication:
    """The one QApplication, named, and looking as ``settings`` say (the usual ones unless given)."""
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Likeness Studio")
    application.setOrganizationName("Likeness Studio")
    chosen = settings or Settings()
    apply_language(application, chosen.language)
    appearance = application.findChild(Appearance)
    if isinstance(appearance, Appearance):
        appearance.take(chosen)
    else:
        Appearance(application, chosen, icons_dir())
    return application


def run(data_dir: Path | None = None) -> int:
    """Open the window on the library in ``data_dir`` (or the usual one) until it is closed; returns the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    paths = StudioPaths(data_dir.expanduser().resolve()) if data_dir else StudioPaths.default()
    application = make_application()
    keys = KeyDesk(paths)
    try:
        make_application(load_settings(paths.settings))
        if not open_vault(keys):
            return 0
        studio = Studio.open(paths, keys=keys)
    except StudioError as error:
        show_failure(error)
        return error.exit_code
    with studio:
        desktop = Desktop(application, studio)
        desktop.open_window()
        # After the first picture: nobody should wait for the sweep of the files to see the window.
        QTimer.singleShot(0, desktop.begin)
        QTimer.singleShot(0, _collect_garbage)
        code = application.exec()
        desktop.end()
    return code


def _collect_garbage() -> None:
    """From now on; what the start made stays anyway, and is not looked through again."""
    gc.freeze()
    gc.enable()


class Desktop(QObject):
    """The open window, and the look that it has. Another text size or language makes the window anew: every text in
    it is laid out for one of each."""

    def __init__(self, application: QApplication, studio: Studio) -> None:
        super().__init__(application)
        self._application = application
        self._studio = studio
        self.window: MainWindow | None = None

    def open_window(self) -> MainWindow:
        window = MainWindow(self._studio)
        window.bridge.settings_changed.connect(self._follow)
        window.show()
        self.window = window
        return window

    def begin(self) -> None:
        """Start to work through the queue, once the window shows."""
        if self.window is not None:
            self.window.begin()

    def end(self) -> None:
        if self.window is not None:
            self.window.end()

    def _follow(self, before: Settings, after: Settings) -> None:
        make_application(after)
        if (before.text_scale, before.language) != (after.text_scale, after.language):
            # Later: the page whose switch was turned is still at work.
            QTimer.singleShot(0, self._rebuild)

    def _rebuild(self) -> None:
        before = self.window
        if before is None:
            return
        page = before.current_page
        if not before.let_go():
            return
        # The new window stands before the old one goes: an application without a window ends.
        window = self.open_window()
        window.go_to(page)
        window.begin()
        before.close()
        before.deleteLater()


def open_vault(keys: KeyDesk) -> bool:
    """Ask for what the vault needs, if anything; False when the person would rather leave.

    The passphrase of a vault that holds nothing yet is chosen when something is first kept in it.
    """
    question = keys.pending(to_keep=False)
    if question is None:
        return True
    answered = UnlockDialog(keys, question).exec() == UnlockDialog.DialogCode.Accepted
    return answered or question is not Question.UNLOCK


def show_failure(error: StudioError) -> None:
    """Say why the studio cannot be opened; also in the terminal, which a window without a screen cannot."""
    logging.getLogger(__name__).error("%s %s", error.message, error.hint)
    QMessageBox.critical(None, "Likeness Studio", f"{error.message}\n\n{error.hint}")
