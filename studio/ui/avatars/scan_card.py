"""What the face scan holds: the ring, what is thin, and a look at the stored scan where nobody measured it yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout

from studio.domain.capture import ScanCoverage
from studio.domain.job import Progress
from studio.ui.avatars.columns import Columns
from studio.ui.avatars.coverage_ring import CoverageRing
from studio.ui.pages.page import label
from studio.ui.theme import set_kind
from studio.ui.wizard.words import spell_sector
from studio.ui.words import spell_progress, spell_span, tr

_TWO_FROM_PX = 380


class ScanCard(QFrame):
    """``measure_wanted`` asks for a look at the stored scan, ``stop_wanted`` for its end."""

    measure_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.ring = CoverageRing()
        self.text = label("")
        self.thin = label("", "muted")
        self.measure_button = QPushButton(self.tr("Look at the scan"))
        self.measure_button.setToolTip(self.tr("Measure on the stored scan which sides of the face it shows"))
        self.measure_button.clicked.connect(self.measure_wanted)
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.clicked.connect(self.stop_wanted)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Looking at the scan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Face scan"), "heading"))
        words = (self.text, self.thin, self.bar, self.measure_button, self.stop_button)
        column.addWidget(Columns((self.ring,), words, _TWO_FROM_PX, (0, 1)))
        self._show_busy(False)

    def show_coverage(self, coverage: ScanCoverage | None) -> None:
        """None: not measured yet."""
        self._show_busy(False)
        self.ring.show_coverage(coverage)
        self.ring.setVisible(coverage is None or bool(coverage.sectors))
        self.measure_button.setVisible(coverage is None)
        set_kind(self.text, "muted" if coverage is None else "")
        if coverage is None:
            self.text.setText(self.tr("Which sides of the face it shows was not measured yet."))
            self.thin.setText("")
        else:
            self.text.setText(spell_coverage(coverage))
            self.thin.setText(spell_gaps(coverage))
        self.thin.setVisible(bool(self.thin.text()))

    def show_closed(self) -> None:
        """The vault is closed: nothing is known."""
        self.show_coverage(None)
        self.text.setText(self.tr("The scan lies in the vault, which is closed."))
        self.measure_button.hide()

    def show_progress(self, progress: Progress) -> None:
        self._show_busy(True)
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        self.text.setText(spell_progress(progress))

    def _show_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.stop_button.setVisible(busy)
        if busy:
            self.measure_button.hide()


def spell_coverage(coverage: ScanCoverage) -> str:
    """How much there is, in a line or two."""
    origin = tr("Scanned live") if coverage.origin == "live" else tr("From a file")
    if not coverage.sectors:
        unknown = tr("The head at rest is never seen, so its sides could not be told apart.")
        return tr("{0}, {1}.").format(origin, spell_span(coverage.duration_s)) + "\n" + unknown
    full = sum(each.share >= 1 for each in coverage.sectors)
    return tr("{0} of {1} parts are full, with {2} good frames in {3}. {4}.").format(
        full, len(coverage.sectors), coverage.frame_count, spell_span(coverage.duration_s), origin
    )


def spell_gaps(coverage: ScanCoverage) -> str:
    """What is missing and what is thin; nothing when all is full."""
    missing = [spell_sector(each.sector) for each in coverage.sectors if each.share == 0]
    thin = [spell_sector(each.sector) for each in coverage.sectors if 0 < each.share < 1]
    lines = []
    if missing:
        lines.append(tr("Not seen: {0}. There the likeness is a guess.").format(", ".join(missing)))
    if thin:
        lines.append(tr("Thin: {0}.").format(", ".join(thin)))
    return "\n".join(lines)
