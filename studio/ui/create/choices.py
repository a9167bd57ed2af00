"""What the choices of a clip offer: few lengths, shapes that a model knows. Pure but for filling a box."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from studio.domain.clip import Aspect


def spread_out(values: range, count: int) -> list[int]:
    """At most ``count`` of ``values``, evenly spread, the last one among them."""
    step = -(-len(values) // count)
    return sorted(values[len(values) - 1 - i * step] for i in range(count) if i * step < len(values))


def refill(box: QComboBox, entries: Sequence[tuple[str, Aspect | int]], default: object) -> None:
    """Offer ``entries``, keeping the choice where it is still offered."""
    chosen = box.currentData()
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    for wanted in (default, chosen):
        choose(box, wanted)


def choose(box: QComboBox, value: object) -> bool:
    """Choose ``value`` if it is offered; whether it is."""
    index = box.findData(value) if value is not None else -1
    if index >= 0:
        box.setCurrentIndex(index)
    return index >= 0
