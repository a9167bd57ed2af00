"""Where the feed comes from and in which order: folders, sliders, what was left out. Opens beside the stage."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QSlider, QVBoxLayout

from studio.app.feed_shelf import FeedMemory
from studio.domain.feed import FeedOrder, LeftOut
from studio.ui.language import translate_message
from studio.ui.pages.page import label
from studio.ui.theme import scaled_px
from studio.ui.widgets.flow import FlowLayout
from studio.ui.words import breakable

_STEPS = 10
_SETTLE_MS = 300
_SHOWN_REASONS = 6


class Sources(QFrame):
    """``order_chosen`` carries a `FeedOrder`, ``unfollowed`` a folder."""

    order_chosen = Signal(object)
    unfollowed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.sliders: dict[str, QSlider] = {}
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(lambda: self.order_chosen.emit(self.order()))
        self.folders = QListWidget()
        self.folders.setObjectName("grants")
        self.folders.setAccessibleName(self.tr("Followed folders"))
        self.folders.setFixedHeight(scaled_px(120))
        self.unfollow_button = QPushButton(self.tr("Unfollow"))
        self.unfollow_button.clicked.connect(self._want_unfollow)
        self.folders.currentRowChanged.connect(lambda row: self.unfollow_button.setEnabled(row >= 0))
        self.none = label(self.tr("None yet."), "muted")
        self.left_out = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Order"), "heading"))
        column.addWidget(label(self.tr("The newest comes first, until you wish for something else here."), "muted"))
        self._add_sliders(column)
        self.plain_button = QPushButton(self.tr("Newest first"))
        self.plain_button.clicked.connect(self._reset)
        line = FlowLayout()
        line.addWidget(self.plain_button)
        column.addLayout(line)
        column.addSpacing(8)
        column.addWidget(label(self.tr("Followed folders"), "heading"))
        column.addWidget(self.none)
        column.addWidget(self.folders)
        below = FlowLayout()
        below.addWidget(self.unfollow_button)
        column.addLayout(below)
        column.addWidget(self.left_out)
        column.addStretch(1)

    def _add_sliders(self, column: QVBoxLayout) -> None:
        for key, name in (
            ("new_to_me", self.tr("New to me")),
            ("people_here", self.tr("People of this studio")),
            ("followed", self.tr("Folders that I follow")),
            ("short", self.tr("Short clips")),
        ):
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(0, _STEPS)
            slider.setAccessibleName(name)
            slider.valueChanged.connect(lambda _: self._settling.start())
            words = QLabel(name)
            words.setBuddy(slider)
            self.sliders[key] = slider
            column.addWidget(words)
            column.addWidget(slider)

    def order(self) -> FeedOrder:
        return FeedOrder(**{key: slider.value() / _STEPS for key, slider in self.sliders.items()})

    def show_memory(self, memory: FeedMemory, left_out: Sequence[LeftOut]) -> None:
        """What is followed, in which order, and what is not shown."""
        for key, slider in self.sliders.items():
            if self._settling.isActive():
                break  # a hand is on them
            slider.blockSignals(True)
            slider.setValue(round(getattr(memory.order, key) * _STEPS))
            slider.blockSignals(False)
        self.folders.clear()
        for name in memory.followed:
            item = QListWidgetItem(Path(name).name)
            item.setToolTip(name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.folders.addItem(item)
        self.unfollow_button.setEnabled(False)
        self.none.setVisible(not memory.followed)
        self.folders.setVisible(bool(memory.followed))
        self.unfollow_button.setVisible(bool(memory.followed))
        self.left_out.setText(self._spell(left_out))
        self.left_out.setVisible(bool(left_out))

    def _spell(self, left_out: Sequence[LeftOut]) -> str:
        if not left_out:
            return ""
        count = len(left_out)
        head = self.tr("1 clip is not shown:") if count == 1 else self.tr("{0} clips are not shown:").format(count)
        lines = [f"{breakable(each.what)}: {translate_message(each.reason)}" for each in left_out[:_SHOWN_REASONS]]
        return "\n".join([head, *lines, *(["…"] if count > _SHOWN_REASONS else [])])

    def _reset(self) -> None:
        for slider in self.sliders.values():
            slider.setValue(0)

    def _want_unfollow(self) -> None:
        item = self.folders.currentItem()
        if item is not None:
            self.unfollowed.emit(Path(str(item.data(Qt.ItemDataRole.UserRole))))
