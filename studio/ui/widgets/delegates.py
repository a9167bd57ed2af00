"""Painters of list items: a clip as a poster with its prompt, an avatar as a name with a line under it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.theme import RADIUS_PX, colours
from studio.ui.widgets.portrait import paint_portrait

AnyIndex = QModelIndex | QPersistentModelIndex
LENGTH_ROLE = Qt.ItemDataRole.UserRole + 1
NOTE_ROLE = Qt.ItemDataRole.UserRole + 2
RATING_ROLE = Qt.ItemDataRole.UserRole + 3

POSTER_SIZE = QSize(150, 188)
CELL_SIZE = QSize(174, 262)
MARGIN_PX = 12
BADGE_FONT_PX = 11


class PosterDelegate(QStyledItemDelegate):
    """The poster fills a frame of one shape for all clips; its length stands in the corner, its prompt below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return CELL_SIZE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        frame = QRect(option.rect.topLeft(), POSTER_SIZE).translated(MARGIN_PX, MARGIN_PX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(frame), RADIUS_PX, RADIUS_PX)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(frame, QColor(colours().background))
        self._paint_poster(painter, frame, index.data(Qt.ItemDataRole.DecorationRole))
        painter.restore()
        painter.setPen(QPen(QColor(colours().accent if selected else colours().line), 2 if selected else 1))
        painter.drawPath(shape)
        self._paint_length(painter, frame, str(index.data(LENGTH_ROLE) or ""))
        self._paint_rating(painter, frame, index.data(RATING_ROLE))
        words = QRect(frame.left(), frame.bottom() + 9, frame.width(), 40)
        painter.setPen(QColor(colours().text if selected else colours().muted))
        draw_lines(painter, words, str(index.data(Qt.ItemDataRole.DisplayRole)), lines=2)
        painter.restore()

    def _paint_rating(self, painter: QPainter, frame: QRect, rating: object) -> None:
        """Stars in the upper corner, on a badge as the length has."""
        if isinstance(rating, int) and rating > 0:
            self._paint_badge(painter, frame, "★" * rating, at_start=True)

    @staticmethod
    def _paint_poster(painter: QPainter, frame: QRect, poster: object) -> None:
        if not isinstance(poster, QPixmap) or poster.isNull():
            return
        size = poster.deviceIndependentSize().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(frame).center())
        painter.drawPixmap(place, poster, QRectF(poster.rect()))

    def _paint_length(self, painter: QPainter, frame: QRect, text: str) -> None:
        if text:
            self._paint_badge(painter, frame, text, at_start=False)

    @staticmethod
    def _paint_badge(painter: QPainter, frame: QRect, text: str, *, at_start: bool) -> None:
        font = QFont(painter.font())
        font.setPixelSize(BADGE_FONT_PX)
        painter.save()
        painter.setFont(font)
        size = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, text) + QSize(10, 4)
        # Above: the lower corner is where clips carry their label.
        left = frame.left() + 6 if at_start else frame.right() - size.width() - 5
        badge = QRect(left, frame.top() + 6, size.width(), size.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(badge, 4, 4)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class NameDelegate(QStyledItemDelegate):
    """A person's picture, their name, and in a quieter colour what is to be said of them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(120, 2 * option.fontMetrics.height() + 24)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours().raised))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 2, -4, -2), RADIUS_PX, RADIUS_PX)
        side = option.rect.height() - 20
        rows = option.rect.adjusted(14, 10, -12, -10)
        circle = QRect(rows.topLeft(), QSize(side, side))
        inside = rows.adjusted(side + 11, 0, 0, 0)
        upper = QRect(inside.topLeft(), QSize(inside.width(), inside.height() // 2))
        lower = upper.translated(0, upper.height() + 1)
        # As text runs: from the right where it does.
        circle, upper, lower = (
            QStyle.visualRect(option.direction, option.rect, place) for place in (circle, upper, lower)
        )
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        name = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        paint_portrait(painter, QRectF(circle), name, picture if isinstance(picture, QPixmap) else QPixmap())
        shown = ((upper, name, colours().text), (lower, str(index.data(NOTE_ROLE) or ""), colours().muted))
        for place, text, colour in shown:
            painter.setPen(QColor(colour))
            line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
            painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, line)
        painter.restore()


def draw_lines(painter: QPainter, place: QRect, text: str, lines: int) -> None:
    """Draw ``text`` in at most ``lines`` lines, the last one elided; a word that is too long is broken."""
    metrics = painter.fontMetrics()
    rest = text
    for number in range(lines):
        if number == lines - 1 or metrics.horizontalAdvance(rest) <= place.width():
            line, rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, place.width()), ""
        else:
            count = 1
            while metrics.horizontalAdvance(rest[: count + 1]) <= place.width():
                count += 1
            at = rest.rfind(" ", 0, count + 1)
            line, rest = (rest[:at], rest[at + 1 :]) if at > 0 else (rest[:count], rest[count:])
        top = place.top() + number * metrics.lineSpacing()
        painter.drawText(QRect(place.left(), top, place.width(), metrics.height()), Qt.AlignmentFlag.AlignHCenter, line)
        if not rest:
            return
