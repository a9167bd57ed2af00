"""Notices: what happened, said once in passing and kept to be read again. Nothing waits for them, nothing is modal."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QObject, Signal

MAX_KEPT = 200


@dataclass(frozen=True, eq=False)
class Notice:
    """``kind`` is "muted", "good" or "error". ``undo`` takes back what is told of; it is called at most once.

    ``page`` and ``thing`` lead to what it is about: see `Page.wanted`.
    """

    text: str
    kind: str = "muted"
    undo: Callable[[], None] | None = None
    page: str = ""
    thing: object = None
    at: datetime = field(default_factory=lambda: datetime.now().astimezone())


class Notices(QObject):
    """All notices of this run of the window, the newest first. Kept in memory only."""

    added = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: list[Notice] = []
        self._undone: set[int] = set()
        self._unread = 0

    @property
    def unread(self) -> int:
        return self._unread

    def list(self) -> tuple[Notice, ...]:
        return tuple(self._kept)

    def add(self, notice: Notice) -> None:
        """Say it, and keep it."""
        self._kept.insert(0, notice)
        for forgotten in self._kept[MAX_KEPT:]:
            self._undone.discard(id(forgotten))
        del self._kept[MAX_KEPT:]
        self._unread += 1
        self.added.emit(notice)
        self.changed.emit()

    def can_undo(self, notice: Notice) -> bool:
        return notice.undo is not None and id(notice) not in self._undone

    def undo(self, notice: Notice) -> None:
        """Take back what ``notice`` told of; a second time does nothing."""
        if notice.undo is None or id(notice) in self._undone:
            return
        self._undone.add(id(notice))
        notice.undo()
        self.changed.emit()

    def mark_read(self) -> None:
        self._unread = 0
        self.changed.emit()
