"""Training: what runs now, live; what was trained before, version by version; how long the next one may take."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studio.app.versions import Version
from studio.domain.job import Progress
from studio.ui.avatars.loss_plot import LossPlot
from studio.ui.avatars.version_view import VersionView, spell_title
from studio.ui.pages.page import label
from studio.ui.theme import SPACE_PX
from studio.ui.widgets.flow import FlowLayout
from studio.ui.words import spell_progress, tr

LENGTHS = (0.5, 1.0, 2.0)
_PREVIEW = QSize(84, 148)


class TrainingCard(QFrame):
    """``train_wanted`` carries the number of steps, ``queue_wanted`` asks for the queue."""

    train_wanted = Signal(int)
    queue_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._versions: tuple[Version, ...] = ()
        self.empty = label(self.tr("Not trained yet: clips can be drawn, but no model knows this face."), "muted")
        self.lengths = QComboBox()
        self.lengths.setAccessibleName(self.tr("How long to train"))
        self.train_button = QPushButton(self.tr("Train"))
        self.train_button.clicked.connect(lambda: self.train_wanted.emit(int(self.lengths.currentData() or 0)))
        self.live = self._make_live()
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Version"))
        self.choice.activated.connect(self._show_chosen)
        self.view = VersionView()
        top = FlowLayout()
        top.addWidget(self.lengths)
        top.addWidget(self.train_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(SPACE_PX)
        column.addWidget(label(self.tr("Training"), "heading"))
        column.addLayout(top)
        column.addWidget(self.live)
        column.addWidget(self.empty)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.view)
        self.show_versions(())
        self.end_live()

    def _make_live(self) -> QWidget:
        """Bar, losses and the newest sample of the run that goes on."""
        live = QWidget()
        self.live_text = label("")
        self.live_bar = QProgressBar()
        self.live_bar.setTextVisible(False)
        self.live_bar.setAccessibleName(self.tr("Training"))
        self.live_plot = LossPlot()
        self.live_picture = QLabel()
        self.live_picture.setFixedSize(_PREVIEW)
        self.live_picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.live_picture.setAccessibleName(self.tr("The newest sample"))
        queue_button = QPushButton(self.tr("Show in the queue"))
        queue_button.setObjectName("link")
        queue_button.clicked.connect(self.queue_wanted)
        words = QVBoxLayout()
        words.addWidget(self.live_text)
        words.addWidget(self.live_bar)
        words.addWidget(self.live_plot)
        words.addWidget(queue_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(live)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_PX)
        row.addLayout(words, 1)
        row.addWidget(self.live_picture, 0, Qt.AlignmentFlag.AlignTop)
        return live

    def offer_lengths(self, usual_steps: int) -> None:
        """``usual_steps`` is 0 where the model leaves nothing to choose. A choice that was made stays."""
        if self.lengths.itemData(1) == usual_steps:
            return
        self.lengths.clear()
        names = (tr("Shorter: {0} steps"), tr("Usual: {0} steps"), tr("Longer: {0} steps"))
        for name, share in zip(names, LENGTHS, strict=True):
            steps = max(1, round(usual_steps * share))
            self.lengths.addItem(name.format(steps), steps)
        self.lengths.setCurrentIndex(1)
        self.lengths.setVisible(usual_steps > 0)

    def show_versions(self, versions: Sequence[Version], closed: bool = False) -> None:
        """``closed``: the vault is, so that nothing is known of them."""
        chosen = self.choice.currentData()
        self._versions = tuple(versions)
        self.choice.clear()
        for version in self._versions:
            self.choice.addItem(spell_title(version), version.adapter.job_id)
        used = next((number for number, version in enumerate(self._versions) if version.in_use), 0)
        found = self.choice.findData(chosen)
        self.choice.setCurrentIndex((found if found >= 0 else used) if self._versions else -1)
        self.choice.setVisible(len(self._versions) > 1)
        self.view.setVisible(bool(self._versions))
        self.empty.setVisible(not self._versions)
        self.empty.setText(
            self.tr("What was trained lies in the vault, which is closed.")
            if closed
            else self.tr("Not trained yet: clips can be drawn, but no model knows this face.")
        )
        self.train_button.setText(self.tr("Train again") if self._versions else self.tr("Train"))
        self._show_chosen()

    def show_progress(self, progress: Progress) -> None:
        """Of the run that goes on now."""
        self.live.show()
        self.live_text.setText(spell_progress(progress))
        self.live_bar.setRange(0, max(1, progress.total))
        self.live_bar.setValue(progress.done)
        loss = dict(progress.metrics).get("loss")
        if loss is not None:
            self.live_plot.add_point(progress.done, loss)
        self.live_plot.setVisible(bool(self.live_plot.points))
        if progress.preview_png:
            picture = QPixmap()
            picture.loadFromData(progress.preview_png)
            self.live_picture.setPixmap(
                picture.scaled(_PREVIEW, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
        self.live_picture.setVisible(not self.live_picture.pixmap().isNull())

    def end_live(self) -> None:
        """No run goes on."""
        self.live.hide()
        self.live_plot.show_losses(())
        self.live_picture.setPixmap(QPixmap())

    def _show_chosen(self) -> None:
        row = self.choice.currentIndex()
        if 0 <= row < len(self._versions):
            self.view.show_version(self._versions[row])
