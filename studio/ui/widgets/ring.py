"""The ring of a face scan: its order, which part lies at a place, and how it is painted. No widget of its own."""

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.domain.capture import Sector
from studio.ui.theme import colours

# Clockwise from the top, as a mirror shows it: what is done to the left lies on the left.
RING: Sequence[Sector] = (
    Sector.UP,
    Sector.TILT_RIGHT,
    Sector.RIGHT_LITTLE,
    Sector.RIGHT_FAR,
    Sector.CLOSER,
    Sector.TALK,
    Sector.OTHER_LIGHT,
    Sector.DOWN,
    Sector.FRONT,
    Sector.SMILE,
    Sector.FURTHER,
    Sector.LEFT_FAR,
    Sector.LEFT_LITTLE,
    Sector.TILT_LEFT,
)
RING_WIDTH_PX = 9.0
_GAP_DEG = 3.0
_TRACK_ALPHA, _TARGET_ALPHA, _TARGET_WIDER_PX = 70, 150, 3.0


def find_sector_at(place: QPointF, circle: QRectF, ring: Sequence[Sector]) -> Sector | None:
    """The part of ``ring`` at ``place``, and a little to both sides of it."""
    across, down = place.x() - circle.center().x(), place.y() - circle.center().y()
    if not ring or abs(math.hypot(across, down) - circle.width() / 2) > 2.5 * RING_WIDTH_PX:
        return None
    each = 360.0 / len(ring)
    clockwise = math.degrees(math.atan2(across, -down)) % 360.0
    return ring[int(((clockwise + each / 2) % 360.0) // each)]


def paint_ring(
    painter: QPainter,
    circle: QRectF,
    ring: Sequence[Sector],
    shares: Mapping[Sector, float],
    target: Sector | None = None,
) -> None:
    """Fill each part by its share, 0…1; one without a share was left out. ``target`` stands out."""
    each = 360.0 / max(1, len(ring))
    for number, sector in enumerate(ring):
        # Qt counts sixteenths of a degree, against the clock, from three o'clock.
        first = 90.0 - (number + 0.5) * each + _GAP_DEG / 2
        span, share = each - _GAP_DEG, shares.get(sector)
        if share is None:
            painter.setPen(QPen(QColor(colours().faint), 2.0, Qt.PenStyle.DotLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(circle, round(first * 16), round(span * 16))
            continue
        is_target = sector == target
        track = QColor(colours().text)
        track.setAlpha(_TARGET_ALPHA if is_target else _TRACK_ALPHA)
        wider_px = _TARGET_WIDER_PX if is_target else 0.0
        painter.setPen(QPen(track, RING_WIDTH_PX + wider_px, c=Qt.PenCapStyle.FlatCap))
        painter.drawArc(circle, round(first * 16), round(span * 16))
        if share > 0:
            colour = QColor(colours().good if share >= 1 else colours().accent)
            painter.setPen(QPen(colour, RING_WIDTH_PX, c=Qt.PenCapStyle.FlatCap))
            full = first + span
            painter.drawArc(circle, round((full - span * share) * 16), round(span * share * 16))
