"""Beside the picture: how much is covered, how long it takes, and the parts, to be taken again or left out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studio.app.face_scan import FaceScan, FaceView, ScanPhase
from studio.domain.capture import Sector
from studio.ui.pages.page import label
from studio.ui.wizard.parts import PartsList
from studio.ui.wizard.step import button
from studio.ui.words import spell_time_left

WIDTH_PX = 240


class FaceSide(QWidget):
    """Shows a `FaceView`; tells what is asked for."""

    retake_wanted = Signal(Sector)
    skip_wanted = Signal(Sector)

    def __init__(self, scan: FaceScan) -> None:
        super().__init__()
        self._required = scan.required
        self._shares: dict[Sector, float] = {}
        self.setFixedWidth(WIDTH_PX)
        self.covered = label("", "heading")
        self.time_left = label("", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 100)
        self.progress.setAccessibleName(self.tr("Covered"))
        self.parts = PartsList(scan.sectors)
        self.retake_button = button(self.tr("Take again"))
        self.skip_button = button(self.tr("Leave out"))
        self.parts.chosen_changed.connect(self._show_tools)
        self.parts.itemActivated.connect(lambda _: self._retake())
        self.retake_button.clicked.connect(self._retake)
        self.skip_button.clicked.connect(self._skip)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.retake_button, 1)
        tools.addWidget(self.skip_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.covered, self.progress, self.time_left):
            column.addWidget(part)
        column.addWidget(self.parts, 1)
        column.addLayout(tools)

    def show_view(self, view: FaceView) -> None:
        self._shares = dict(view.shares)
        share = round(100 * view.share)
        self.covered.setText(self.tr("{0} % covered").format(share))
        self.progress.setValue(share)
        self.time_left.setText(self._spell_left(view))
        self.parts.show_shares(view.shares, view.target)
        self._show_tools()

    def _spell_left(self, view: FaceView) -> str:
        match view.phase:
            case ScanPhase.COMPLETE:
                return self.tr("All parts are there.")
            case ScanPhase.PAUSED:
                return self.tr("Paused")
            case _:
                return spell_time_left(view.time_left_s)

    def _show_tools(self) -> None:
        chosen = self.parts.chosen
        self.retake_button.setEnabled(chosen is not None and self._shares.get(chosen, 0.0) > 0)
        self.skip_button.setEnabled(chosen in self._shares and chosen not in self._required)

    def _retake(self) -> None:
        if self.parts.chosen is not None and self.retake_button.isEnabled():
            self.retake_wanted.emit(self.parts.chosen)

    def _skip(self) -> None:
        if self.parts.chosen is not None:
            self.skip_wanted.emit(self.parts.chosen)
