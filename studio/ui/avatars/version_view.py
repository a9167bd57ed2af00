"""One version of an avatar: its losses, the samples on the way, and what can be done with it. Asks; does nothing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from studio.app.versions import Version
from studio.domain.training_run import RunSample
from studio.ui.avatars.loss_plot import LossPlot
from studio.ui.avatars.sample_strip import SampleStrip, describe_sample
from studio.ui.pages.page import label
from studio.ui.widgets.flow import FlowLayout
from studio.ui.words import spell_bytes, spell_moment, spell_span, tr


class VersionView(QWidget):
    """``use_wanted`` carries the version and a sample of it (or None for its end), ``erase_wanted`` the version."""

    use_wanted = Signal(object, object)
    erase_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._version: Version | None = None
        self.facts = label("", "muted")
        self.plot = LossPlot()
        self.strip = SampleStrip()
        self.note = label("", "faint")
        self.use_button = QPushButton()
        self.erase_button = QPushButton(self.tr("Erase this version…"))
        self.erase_button.setObjectName("danger")
        self.strip.chosen.connect(self._look_at)
        self.use_button.clicked.connect(self._want_use)
        self.erase_button.clicked.connect(lambda: self.erase_wanted.emit(self._version))
        buttons = FlowLayout()
        buttons.addWidget(self.use_button)
        buttons.addWidget(self.erase_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.facts, self.plot, self.strip, self.note):
            column.addWidget(widget)
        column.addLayout(buttons)

    @property
    def version(self) -> Version | None:
        return self._version

    def show_version(self, version: Version) -> None:
        """Pictures come later, by ``strip.show_picture``."""
        self._version = version
        run = version.run
        samples = run.samples if run else ()
        self.facts.setText(spell_version(version))
        self.plot.setVisible(bool(run and run.losses))
        self.plot.show_losses(run.losses if run else (), [sample.step for sample in samples])
        self.strip.setVisible(bool(samples))
        self.strip.show_samples(samples, version.adapter.sha256 if version.in_use else "")
        self.note.setVisible(any(sample.likeness is not None for sample in samples))
        self.note.setText(
            self.tr(
                "The figures compare proportions and texture of the face with moments of the scan that training never "
                "saw. They rank the pictures of one run, and recognise nobody: your own eye decides."
            )
        )
        if samples:
            present = next((each for each in samples if each.adapter_sha256 == version.adapter.sha256), samples[-1])
            self.strip.choose(present.step)
        self._show_buttons()

    def show_picture(self, version: Version, step: int, picture: QPixmap) -> None:
        """Nothing happens when another version is shown by now."""
        if version == self._version:
            self.strip.show_picture(step, picture)

    def chosen_sample(self) -> RunSample | None:
        run = self._version.run if self._version else None
        step = self.strip.chosen_step()
        return next((each for each in run.samples if each.step == step), None) if run else None

    def _look_at(self, step: int) -> None:
        self.plot.choose(step)
        self._show_buttons()

    def _show_buttons(self) -> None:
        if self._version is None:
            return
        sample = self.chosen_sample()
        is_used = self._version.in_use and (sample is None or sample.adapter_sha256 == self._version.adapter.sha256)
        self.use_button.setEnabled(not is_used)
        if is_used:
            self.use_button.setText(self.tr("In use"))
        elif sample is None:
            self.use_button.setText(self.tr("Use this version"))
        else:
            self.use_button.setText(self.tr("Use it as after {0} steps").format(sample.step))
            self.use_button.setToolTip(describe_sample(sample, is_best=sample == self._best(), is_used=False))
        self.erase_button.setVisible(not self._version.in_use)

    def _best(self) -> RunSample | None:
        return self._version.run.most_like if self._version and self._version.run else None

    def _want_use(self) -> None:
        self.use_wanted.emit(self._version, self.chosen_sample())


def spell_version(version: Version) -> str:
    """The model, the steps, how long it took, what it takes on the disk."""
    adapter, run = version.adapter, version.run
    parts = [
        adapter.model,
        tr("{0} steps").format(run.steps if run else adapter.steps),
        tr("rank {0}").format(adapter.rank),
    ]
    if run and run.took_s > 0:
        parts.append(tr("took {0}").format(spell_span(run.took_s)))
    parts.append(spell_bytes(version.size_bytes))
    return "  ·  ".join(parts)


def spell_title(version: Version) -> str:
    """For a list of versions."""
    at = spell_moment(version.run.ended_at if version.run else version.adapter.trained_at)
    return tr("{0}, in use").format(at) if version.in_use else at
