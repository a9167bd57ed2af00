"""The main window: pages, their list at the side, what runs at the foot, notices in passing, commands by name."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.app.studio import Studio
from studio.domain.errors import LibraryBusy
from studio.domain.job import Job
from studio.ui.background import Background, Task
from studio.ui.bridge import Bridge
from studio.ui.icons import load_icon
from studio.ui.pages.page import Page
from studio.ui.shell.activity import ActivityStrip
from studio.ui.shell.bell import BellButton
from studio.ui.shell.commands import Command
from studio.ui.shell.named_pages import NamedPages
from studio.ui.shell.navigation import Navigation
from studio.ui.shell.notices import Notice, Notices
from studio.ui.shell.page_shelf import PageShelf
from studio.ui.shell.palette import Palette
from studio.ui.shell.passing import PassingNotice
from studio.ui.shell.tray import Tray
from studio.ui.shell.window_state import keep_state, read_state, restore_geometry
from studio.ui.theme import scaled_px
from studio.ui.words import spell_error

if TYPE_CHECKING:
    from studio.ui.shell.shortcuts import ShortcutsDialog
    from studio.ui.widgets.vault_dialog import VaultDialog

NEXT_PAGE_MS = 120
SMALLEST = QSize(900, 600)
USUAL = QSize(1180, 780)


class MainWindow(QMainWindow, NamedPages):
    """Holds the pages; knows nothing of what they do."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._has_ended = False
        self.bridge = Bridge(studio, self)
        self._background = Background()
        self.notices = Notices(self)
        self.setWindowTitle("Likeness Studio")
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self.pages = QStackedWidget()
        self.shelf = PageShelf(studio, self.bridge, self._background, self._take_page)
        self.sidebar = Navigation([(name, self._titles()[name]) for name in self.shelf.names])
        self.activity = ActivityStrip(studio, self.bridge, self._background)
        self.bell = BellButton(self.notices)
        self.vault_button = QPushButton(self.tr("Vault…"))
        self.tray = Tray(self)
        middle = self._lay_out()
        self.passing = PassingNotice(middle)
        self.palette_box = Palette(middle)
        self._connect()
        self._restore()
        self._count_jobs()

    def _titles(self) -> dict[str, str]:
        """Of the pages, known before they are made."""
        return {
            "welcome": self.tr("Welcome"),
            "avatars": self.tr("Avatars"),
            "create": self.tr("Create"),
            "queue": self.tr("Queue"),
            "library": self.tr("Library"),
            "feed": self.tr("Feed"),
            "verify": self.tr("Verify"),
            "settings": self.tr("Settings"),
        }

    def _take_page(self, name: str, page: Page) -> None:
        """A page was made."""
        self.pages.addWidget(page)
        page.wanted.connect(self.go_to)
        page.noticed.connect(self.notices.add)
        if name == "welcome":
            self.welcome.scan_wanted.connect(self._begin_scan)

    def _make_pages(self) -> None:
        """One page after the other while nothing else is to do, so that each opens at once when it is wanted."""
        if not self._has_ended and self.shelf.make_next():
            QTimer.singleShot(NEXT_PAGE_MS, self._make_pages)

    def begin(self) -> None:
        """Start to work through the queue, aside. Called once the window shows."""
        self._background.start(self._start_queue, lambda _: self._begun(), self._fail_to_begin)
        QTimer.singleShot(NEXT_PAGE_MS, self._make_pages)

    def show_page(self, page: Page) -> None:
        self.go_to(self.shelf.name_of(page))

    def go_to(self, name: str, thing: object = None) -> None:
        """Show a page, and on it ``thing``, unless that is None."""
        self.sidebar.choose(name)
        if thing is not None and name in self.shelf.names:
            self.shelf.get(name).show_thing(thing)

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done from here: of the page that is seen, then of the window."""
        page = self.pages.currentWidget()
        of_page = tuple(page.commands()) if isinstance(page, Page) else ()
        return (*of_page, *self._commands())

    def open_palette(self) -> None:
        self.palette_box.open_with(self.commands(), self.focusWidget())

    def open_shortcuts(self) -> "ShortcutsDialog":
        """All keys that do something, without blocking the window."""
        from studio.ui.shell.shortcuts import ShortcutsDialog

        groups = [(self.tr("Everywhere"), self._commands())]
        groups += [(page.title, tuple(page.commands())) for _, page in self.shelf]
        dialog = ShortcutsDialog(groups, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def open_vault(self) -> "VaultDialog":
        """Show how the vault is protected, without blocking the window."""
        from studio.ui.widgets.vault_dialog import VaultDialog

        dialog = VaultDialog(self._studio, self._background, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def end(self) -> None:
        """Let go of the bus and of background work, before the studio closes. A second time does nothing."""
        if self._has_ended:
            return
        self._has_ended = True
        for page in self.shelf.made():
            page.stop()
        self.activity.stop()
        self.tray.hide()
        self.bridge.close()
        self._background.close()

    @property
    def current_page(self) -> str:
        """The name of the page that is seen."""
        return self.shelf.name_of(self.pages.currentWidget())

    def let_go(self) -> bool:
        """Keep where the window stands and end what it does, if nothing would be lost by that; whether it did."""
        if not self._has_ended:
            if any(page.ask_before_closing() is not None for page in self.shelf.made()):
                return False
            keep_state(self._studio.paths.root, self, self.current_page)
            self.end()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.let_go():
            super().closeEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.passing.place()
        self.palette_box.place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What comes from the window itself is on its way out.
        if event.source() is None and _local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file that is dropped anywhere is looked at: whose it is, and what holds of it."""
        files = _local_files(event)
        if files:
            event.acceptProposedAction()
            self.go_to("verify", files)

    def _lay_out(self) -> QWidget:
        side = QFrame()
        side.setObjectName("side")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(2)
        column.addWidget(self.sidebar, 1)
        self.find_button = QPushButton(self.tr("Commands"))
        self.find_button.setToolTip(self.tr("Everything by its name (Ctrl+K)"))
        self.find_button.setIcon(load_icon("keyboard"))
        self.vault_button.setIcon(load_icon("vault"))
        self.vault_button.setToolTip(self.tr("Where your face lives: the key, the recovery code, a backup"))
        for button in (self.bell, self.find_button, self.vault_button):
            button.setObjectName("bar")
            button.setIconSize(QSize(scaled_px(16), scaled_px(16)))
            row = QHBoxLayout()
            row.setContentsMargins(10, 0, 10, 0)
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(side)
        upper.addWidget(self.pages, 1)
        middle = QWidget()
        whole = QVBoxLayout(middle)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.activity)
        self.setCentralWidget(middle)
        return middle

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self._turn_to)
        for command in self._commands():
            if command.shortcut:
                QShortcut(QKeySequence(command.shortcut), self).activated.connect(command.action)
        self.activity.wanted.connect(self.go_to)
        self.notices.added.connect(self._pass_notice)
        self.passing.undo_wanted.connect(self.notices.undo)
        for source in (self.passing.shown_wanted, self.bell.shown_wanted):
            source.connect(self._show_matter)
        self.tray.opened.connect(self._come_forward)
        self.bridge.job_changed.connect(self._hear_of_job)
        self.bridge.jobs_cleared.connect(self._count_jobs)
        self.bridge.avatars_changed.connect(self._tell_of_keys)
        self.vault_button.clicked.connect(self.open_vault)
        self.find_button.clicked.connect(self.open_palette)

    def _commands(self) -> tuple[Command, ...]:
        turning = tuple(
            Command(self.tr("Go to: {0}").format(title), partial(self.go_to, name), f"Ctrl+{number}")
            for number, (name, title) in enumerate(self._titles().items())
        )
        return (
            *turning,
            Command(self.tr("All commands…"), self.open_palette, "Ctrl+K"),
            Command(self.tr("Keyboard shortcuts…"), self._open_shortcuts_aside, "F1"),
            Command(self.tr("Notices…"), self._open_bell_aside, "Ctrl+Shift+N"),
            Command(self.tr("Vault…"), self._open_vault_aside, "Ctrl+Shift+V"),
            Command(self.tr("Full screen"), self._turn_full_screen, "F11"),
            Command(self.tr("Close the window"), self._close_aside, "Ctrl+Q"),
        )

    def _restore(self) -> None:
        state = read_state(self._studio.paths.root)
        if not restore_geometry(self, state):
            self.resize(USUAL)
        has_avatars = bool(self._studio.avatars.list())
        usual = "library" if self._studio.clips.list(1) else "avatars" if has_avatars else "welcome"
        self.go_to(state.page if has_avatars and state.page in self.shelf.names else usual)

    def _turn_to(self, name: str) -> None:
        """Show a page. The keyboard goes to where the page is typed into, else to the sidebar: never to a button."""
        page, before = self.shelf.get(name), self.pages.currentWidget()
        browsing = self.sidebar.hasFocus()
        if isinstance(before, Page) and before is not page:
            before.leave()
        self.pages.setCurrentWidget(page)
        page.enter()
        field = page.first_field
        (self.sidebar if browsing or field is None else field).setFocus()

    def _begin_scan(self) -> None:
        self.go_to("avatars")
        self.avatars.open_wizard()

    def _start_queue(self, task: Task) -> bool:
        try:
            self._studio.jobs.start()
        except LibraryBusy:
            return False
        return True

    def _begun(self) -> None:
        self.bridge.watch()
        self._count_jobs()
        self._tell_of_keys()

    def _tell_of_keys(self) -> None:
        """Where the vault's key went, once: it is put into the keychain without a question."""
        if notices := self._studio.keys.take_notices():
            box = QMessageBox(QMessageBox.Icon.NoIcon, self.windowTitle(), "\n\n".join(notices), parent=self)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()

    def _fail_to_begin(self, error: BaseException | None) -> None:
        self.notices.add(Notice(spell_error(error), "error"))

    def _hear_of_job(self, job: Job) -> None:
        self._count_jobs()
        self.tray.tell(job)

    def _count_jobs(self) -> None:
        """Say in the sidebar how much there is to do."""
        self.sidebar.show_count("queue", self._studio.jobs.count("queued", "running"))

    def _pass_notice(self, notice: Notice) -> None:
        self.passing.show_notice(notice, can_undo=self.notices.can_undo(notice))

    def _show_matter(self, notice: Notice) -> None:
        self.go_to(notice.page, notice.thing)

    def _come_forward(self) -> None:
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()
        self.tray.hide()

    def _turn_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _open_shortcuts_aside(self) -> None:
        self.open_shortcuts()

    def _open_bell_aside(self) -> None:
        self.bell.open_list()

    def _open_vault_aside(self) -> None:
        self.open_vault()

    def _close_aside(self) -> None:
        self.close()


def _local_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
