"""What a run made on its way, side by side: a picture for each moment, its step, and how like the person it was."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.training_run import RunSample
from studio.ui.theme import RADIUS_PX, colours, scaled_px
from studio.ui.widgets.delegates import AnyIndex
from studio.ui.words import tr

_PICTURE_HEIGHT_PX = 132
_PICTURE_WIDTH_PX = 76
_STEP_ROLE = Qt.ItemDataRole.UserRole
_SECOND_ROLE = Qt.ItemDataRole.UserRole + 1
_USED_ROLE = Qt.ItemDataRole.UserRole + 2
_BEST_ROLE = Qt.ItemDataRole.UserRole + 3


class SampleStrip(QListWidget):
    """``chosen`` names the step of the moment that is looked at."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAccessibleName(self.tr("Samples"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSpacing(0)
        self.setItemDelegate(_SampleDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(cell_size().height() + 16)
        self.currentItemChanged.connect(self._tell)

    def show_samples(self, samples: Sequence[RunSample], used_sha256: str) -> None:
        """Without pictures yet; `show_picture` brings them."""
        best = max((each for each in samples if each.likeness is not None), key=_rank, default=None)
        self.blockSignals(True)
        self.clear()
        for sample in samples:
            item = QListWidgetItem()
            item.setData(_STEP_ROLE, sample.step)
            item.setData(_SECOND_ROLE, spell_likeness(sample))
            item.setData(_USED_ROLE, sample.adapter_sha256 == used_sha256)
            item.setData(_BEST_ROLE, sample == best)
            told = describe_sample(sample, is_best=sample == best, is_used=sample.adapter_sha256 == used_sha256)
            item.setToolTip(told)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            self.addItem(item)
        self.blockSignals(False)

    def show_picture(self, step: int, picture: QPixmap) -> None:
        for row in range(self.count()):
            if self.item(row).data(_STEP_ROLE) == step:
                self.item(row).setData(Qt.ItemDataRole.DecorationRole, picture)

    def choose(self, step: int) -> None:
        for row in range(self.count()):
            if self.item(row).data(_STEP_ROLE) == step:
                self.setCurrentRow(row)

    def chosen_step(self) -> int | None:
        item = self.currentItem()
        return int(item.data(_STEP_ROLE)) if item else None

    def _tell(self) -> None:
        step = self.chosen_step()
        if step is not None:
            self.chosen.emit(step)


class _SampleDelegate(QStyledItemDelegate):
    """A picture, the step below, and the likeness below that; the most like one has it in green."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return cell_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width, height = _PICTURE_WIDTH_PX, _PICTURE_HEIGHT_PX
        left = option.rect.left() + (option.rect.width() - width) // 2
        frame = QRect(left, option.rect.top() + 8, width, height)
        self._paint_picture(painter, frame, index.data(Qt.ItemDataRole.DecorationRole))
        used = bool(index.data(_USED_ROLE))
        painter.setPen(QPen(QColor(colours().accent if selected else colours().line), 2 if selected else 1))
        painter.drawRoundedRect(QRectF(frame), RADIUS_PX, RADIUS_PX)
        if used:
            self._paint_badge(painter, frame, tr("In use"))
        line_px = painter.fontMetrics().height()
        first = QRect(option.rect.left(), frame.bottom() + 6, option.rect.width(), line_px)
        painter.setPen(QColor(colours().text if selected else colours().muted))
        painter.drawText(first, Qt.AlignmentFlag.AlignCenter, str(index.data(_STEP_ROLE)))
        painter.setPen(QColor(colours().good if index.data(_BEST_ROLE) else colours().muted))
        painter.drawText(
            first.translated(0, line_px + 1), Qt.AlignmentFlag.AlignCenter, str(index.data(_SECOND_ROLE) or "")
        )
        painter.restore()

    @staticmethod
    def _paint_picture(painter: QPainter, frame: QRect, picture: object) -> None:
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(frame), RADIUS_PX, RADIUS_PX)
        painter.setClipPath(shape)
        painter.fillRect(frame, QColor(colours().background))
        if isinstance(picture, QPixmap) and not picture.isNull():
            size = picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            place = QRect(frame.topLeft(), size)
            place.moveCenter(frame.center())
            painter.drawPixmap(place, picture)
        painter.restore()

    @staticmethod
    def _paint_badge(painter: QPainter, frame: QRect, text: str) -> None:
        painter.save()
        font = QFont(painter.font())
        font.setPixelSize(11)
        painter.setFont(font)
        size = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, text) + QSize(10, 4)
        badge = QRect(frame.left() + 5, frame.top() + 5, min(size.width(), frame.width() - 10), size.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(badge, 4, 4)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def cell_size() -> QSize:
    """Of one moment, with its two lines at the person's text size."""
    return QSize(max(_PICTURE_WIDTH_PX, scaled_px(64)) + 16, _PICTURE_HEIGHT_PX + scaled_px(48) + 12)


def spell_likeness(sample: RunSample) -> str:
    """Two places behind the point; nothing where nothing was compared."""
    return "" if sample.likeness is None else f"{sample.likeness:.2f}"


def describe_sample(sample: RunSample, *, is_best: bool, is_used: bool) -> str:
    """For a tool tip and a screen reader."""
    told = [tr("After {0} steps").format(sample.step)]
    if sample.likeness is not None:
        told.append(tr("likeness {0}").format(spell_likeness(sample)))
    if is_best:
        told.append(tr("the most like the scan"))
    if is_used:
        told.append(tr("in use"))
    return ", ".join(told)


def _rank(sample: RunSample) -> tuple[float, int]:
    return sample.likeness or 0.0, sample.step
