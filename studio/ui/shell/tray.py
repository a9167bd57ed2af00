"""The tray: a word from the system when a job ends while the window is not looked at. Silent where there is no tray."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, Qt
from PySide6.QtWidgets import QSystemTrayIcon

from studio.domain.job import Done, Failed, Job
from studio.ui.icons import load_icon

SHOWN_MS = 8_000


class Tray(QObject):
    """``opened`` when the person clicks the word or the icon."""

    opened = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_wanted = True
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(load_icon("avatars", "accent"), self)
            self._icon.setToolTip("Likeness Studio")
            self._icon.activated.connect(lambda _: self.opened.emit())
            self._icon.messageClicked.connect(self.opened)

    def tell(self, job: Job) -> str:
        """What is said of ``job`` now: empty while it goes on, when the window is in front, and when it is not wanted.

        A notice names the kind of work, not the prompt: others may look at the screen.
        """
        if not self.is_wanted or QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive:
            return ""
        match job.state:
            case Done():
                text = self.tr("A job is done.")
            case Failed():
                text = self.tr("A job did not work out. The queue says why.")
            case _:
                return ""
        if self._icon is not None:
            # Shown only as long as it has something to say: no icon that stays.
            self._icon.show()
            self._icon.showMessage("Likeness Studio", text, QSystemTrayIcon.MessageIcon.NoIcon, SHOWN_MS)
        return text

    def hide(self) -> None:
        if self._icon is not None:
            self._icon.hide()
