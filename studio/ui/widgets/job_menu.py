"""What can be done with a job besides pausing and stopping it: its turn, more of it, another instead, its details."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from studio.app.job_report import describe_job
from studio.app.studio import Studio
from studio.domain.errors import StudioError
from studio.domain.job import Job, Paused, Queued
from studio.domain.recipe import RenderRequest
from studio.ui.settings.panels import read_version
from studio.ui.words import spell_error

MORE_COPIES = (1, 4, 9)
LAST_PLACE = 1_000_000


class JobMenu(QMenu):
    """Made for one job at the moment it opens. ``said`` carries a line and its look; ``edit_wanted`` an `EditOf`."""

    said = Signal(str, str)
    edit_wanted = Signal(object)

    def __init__(self, studio: Studio, job: Job, parent: QWidget) -> None:
        super().__init__(parent)
        self._studio = studio
        self._job = job
        if isinstance(job.state, Queued | Paused):
            self._add_turns()
        if isinstance(job.request, RenderRequest):
            self._add_making()
        self.add(self.tr("Copy details"), self.copy_details)
        if isinstance(job.request, RenderRequest):
            self.add(self.tr("Copy details with the prompt"), self.copy_with_prompt)

    def add(self, text: str, action: Callable[[], object]) -> QAction:
        added = self.addAction(text)
        added.triggered.connect(lambda: self._try(action))
        return added

    def copy_details(self) -> None:
        """What happened, as text without prompt, person or path."""
        QGuiApplication.clipboard().setText(describe_job(self._job, read_version()))
        self.said.emit(self.tr("Copied, without the prompt."), "good")

    def copy_with_prompt(self) -> None:
        """The same with what was asked for, which is the person's own to give away."""
        if isinstance(self._job.request, RenderRequest):
            details = describe_job(self._job, read_version())
            QGuiApplication.clipboard().setText(f"{details}\nPrompt: {self._job.request.prompt}")
            self.said.emit(self.tr("Copied, with the prompt."), "good")

    def _add_turns(self) -> None:
        order, job_id = self._studio.order, self._job.id
        self.add(self.tr("First in line"), lambda: order.move(job_id, 0))
        self.add(self.tr("Earlier (Alt+Up)"), lambda: order.shift(job_id, -1))
        self.add(self.tr("Later (Alt+Down)"), lambda: order.shift(job_id, 1))
        self.add(self.tr("Last in line"), lambda: order.move(job_id, LAST_PLACE))
        priorities = self.addMenu(self.tr("Priority"))
        group = QActionGroup(self)
        for priority, name in ((1, self.tr("High")), (0, self.tr("Usual")), (-1, self.tr("Low"))):
            choice = priorities.addAction(name)
            choice.setCheckable(True)
            choice.setChecked(self._job.priority == priority)
            group.addAction(choice)
            choice.triggered.connect(
                lambda _=False, chosen=priority: self._try(lambda: order.set_priority(job_id, chosen))
            )
        self.addSeparator()

    def _add_making(self) -> None:
        job_id = self._job.id
        if isinstance(self._job.state, Queued | Paused):
            self.add(self.tr("Change…"), lambda: self.edit_wanted.emit(self._studio.order.edit(job_id)))
        else:
            self.add(self.tr("Change and render…"), lambda: self.edit_wanted.emit(self._job.request))
        more = self.addMenu(self.tr("Make more"))
        for copies in MORE_COPIES:
            text = self.tr("One more, another seed") if copies == 1 else self.tr("{0} more, other seeds").format(copies)
            choice = more.addAction(text)
            choice.triggered.connect(
                lambda _=False, count=copies: self._try(lambda: self._studio.order.duplicate(job_id, count))
            )
        self.addSeparator()

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except StudioError as error:
            self.said.emit(spell_error(error), "error")
