"""The main window: a sidebar, the pages, and a line that says what runs."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from studio.app.studio import Studio
from studio.domain.errors import LibraryBusy
from studio.domain.job import Job, Progress, Queued, Running
from studio.ui.background import Background, Task
from studio.ui.bridge import Bridge
from studio.ui.icons import load_icon
from studio.ui.pages.avatars import AvatarsPage
from studio.ui.pages.compose import ComposePage
from studio.ui.pages.library import LibraryPage
from studio.ui.pages.queue import QueuePage
from studio.ui.theme import ACCENT, MUTED
from studio.ui.widgets.vault_dialog import VaultDialog
from studio.ui.words import spell_error, spell_progress

SIDEBAR_PX = 176
SMALLEST = QSize(900, 600)


class MainWindow(QMainWindow):
    """Holds the pages; knows nothing of what they do."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self.bridge = Bridge(studio, self)
        self._background = Background()
        self.setWindowTitle("Likeness Studio")
        self.setMinimumSize(SMALLEST)
        self.resize(1180, 780)
        self.avatars = AvatarsPage(studio, self.bridge, self._background)
        self.compose = ComposePage(studio, self.bridge, self._background)
        self.queue = QueuePage(studio, self.bridge)
        self.library = LibraryPage(studio, self.bridge, self._background)
        self.pages = QStackedWidget()
        self.sidebar = QListWidget()
        self.status = QLabel()
        self.activity = QProgressBar()
        self.vault_button = QPushButton(self.tr("Vault…"))
        self._lay_out()
        self._connect()
        self.show_page(self.library if studio.clips.list(1) else self.avatars)
        self._tell_jobs()

    def begin(self) -> None:
        """Start to work through the queue, aside. Called once the window shows."""
        self._background.start(self._start_queue, lambda _: self._begun(), self._fail_to_begin)

    def show_page(self, page: QWidget) -> None:
        self.sidebar.setCurrentRow(self.pages.indexOf(page))

    def open_vault(self) -> VaultDialog:
        """Show how the vault is protected, without blocking the window."""
        dialog = VaultDialog(self._studio, self._background, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def end(self) -> None:
        """Let go of the bus and of background work, before the studio closes."""
        self.avatars.stop()
        self.library.stop()
        self.bridge.close()
        self._background.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.avatars.ask_before_closing() is not None:
            event.ignore()
            return
        self.end()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.sidebar.setObjectName("sidebar")
        self.sidebar.setFixedWidth(SIDEBAR_PX)
        self.sidebar.setIconSize(QSize(20, 20))
        self.sidebar.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sidebar.setAccessibleName(self.tr("Pages"))
        for number, (title, icon, page) in enumerate(self._pages(), start=1):
            item = QListWidgetItem(load_icon(icon, MUTED, ACCENT), title)
            item.setToolTip(self.tr("{0} (Ctrl+{1})").format(title, number))
            self.sidebar.addItem(item)
            self.pages.addWidget(page)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self.activity.setTextVisible(False)
        self.activity.setFixedWidth(140)
        self.activity.setAccessibleName(self.tr("Progress of the running job"))
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setContentsMargins(10, 0, 14, 0)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().addPermanentWidget(self.activity)
        self.vault_button.setObjectName("bar")
        self.vault_button.setToolTip(self.tr("Where your face lives: the key, the recovery code, a backup"))
        self.statusBar().addPermanentWidget(self.vault_button)

    def _connect(self) -> None:
        self.sidebar.currentRowChanged.connect(self._turn_to)
        for row in range(self.sidebar.count()):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{row + 1}"), self)
            shortcut.activated.connect(lambda row=row: self.sidebar.setCurrentRow(row))
        self.avatars.clip_wanted.connect(self._compose_with)
        self.avatars.training_queued.connect(lambda: self.show_page(self.queue))
        self.compose.avatar_wanted.connect(lambda: self.show_page(self.avatars))
        self.compose.submitted.connect(lambda: self.show_page(self.queue))
        self.queue.clip_wanted.connect(lambda: self.show_page(self.compose))
        self.queue.clip_shown.connect(self._show_clip)
        self.library.clip_wanted.connect(lambda: self.show_page(self.compose))
        self.bridge.job_changed.connect(lambda _: self._tell_jobs())
        self.bridge.job_progressed.connect(self._tell_progress)
        self.bridge.avatars_changed.connect(self._tell_of_keys)
        self.vault_button.clicked.connect(self.open_vault)

    def _pages(self) -> tuple[tuple[str, str, QWidget], ...]:
        return (
            (self.tr("Avatars"), "avatars", self.avatars),
            (self.tr("Create"), "create", self.compose),
            (self.tr("Queue"), "queue", self.queue),
            (self.tr("Library"), "library", self.library),
        )

    def _turn_to(self, row: int) -> None:
        """Show a page. The keyboard goes to where the page is typed into, else to the sidebar: never to a button."""
        browsing = self.sidebar.hasFocus()
        self.pages.setCurrentIndex(row)
        page = self.pages.widget(row)
        field = page.focusProxy() if page is not None else None
        (self.sidebar if browsing or field is None else field).setFocus()

    def _start_queue(self, task: Task) -> bool:
        try:
            self._studio.jobs.start()
        except LibraryBusy:
            return False
        return True

    def _begun(self) -> None:
        self.bridge.watch()
        self._tell_jobs()
        self._tell_of_keys()

    def _tell_of_keys(self) -> None:
        """Where the vault's key went, once: it is put into the keychain without a question."""
        if notices := self._studio.keys.take_notices():
            box = QMessageBox(QMessageBox.Icon.NoIcon, self.windowTitle(), "\n\n".join(notices), parent=self)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()

    def _fail_to_begin(self, error: BaseException | None) -> None:
        self.status.setText(spell_error(error))

    def _compose_with(self, avatar_id: str) -> None:
        self.compose.choose_avatar(avatar_id)
        self.show_page(self.compose)

    def _show_clip(self, clip_id: str) -> None:
        self.library.show_clip(clip_id)
        self.show_page(self.library)

    def _tell_jobs(self) -> None:
        """Say how much there is to do, in the sidebar and in the status line."""
        jobs: list[Job] = [job for job in self._studio.jobs.list() if isinstance(job.state, Queued | Running)]
        running = [job for job in jobs if isinstance(job.state, Running)]
        title = self.tr("Queue ({0})").format(len(jobs)) if jobs else self.tr("Queue")
        self.sidebar.item(self.pages.indexOf(self.queue)).setText(title)
        self.activity.setVisible(bool(running))
        if not jobs:
            self.status.setText(self.tr("Nothing runs. Everything stays on this machine."))
        elif not running:
            self.status.setText(self.tr("In the queue: {0}").format(len(jobs)))
        elif progress := self._studio.jobs.progress(running[0].id):
            self._tell_progress(running[0].id, progress)
        else:
            self.activity.setRange(0, 0)
            self.status.setText(running[0].title)

    def _tell_progress(self, job_id: str, progress: Progress) -> None:
        self.activity.setRange(0, max(1, progress.total))
        self.activity.setValue(progress.done)
        self.status.setText(spell_progress(progress))
