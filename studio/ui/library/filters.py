"""The filters above the grid: whose, which tag or album, how good, made by what, in which order. Finds nothing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from studio.app.studio import Studio
from studio.domain.clip import Aspect
from studio.domain.clip_query import MAX_RATING, ClipOrder, ClipQuery, LabelKind
from studio.ui.widgets.flow import FlowLayout
from studio.ui.words import spell_aspect

Entries = Sequence[tuple[str, object]]


class FilterBar(QWidget):
    """``changed`` when anything else is asked for. Filters that have nothing to choose from are not shown."""

    changed = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self.avatar = self._make(self.tr("Avatar"))
        self.label = self._make(self.tr("Tag or album"))
        self.rating = self._make(self.tr("Rating"))
        self.model = self._make(self.tr("Model"))
        self.shape = self._make(self.tr("Shape"))
        self.speech = self._make(self.tr("Speech"))
        self.order = self._make(self.tr("Order"))
        self.clear_button = QPushButton(self.tr("Show all"))
        self.clear_button.setObjectName("link")
        self.clear_button.clicked.connect(self.clear)
        flow = FlowLayout()
        for part in (
            *(self.avatar, self.label, self.rating, self.model, self.shape, self.speech),
            self.order,
            self.clear_button,
        ):
            flow.addWidget(part)
        self.setLayout(flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._offer_constants()
        self.reload()

    def query(self, text: str) -> ClipQuery:
        """What is asked for, together with ``text``."""
        kind, name = self.label.currentData() or (None, "")
        asked = ClipQuery(
            text=text,
            avatar_id=str(self.avatar.currentData() or ""),
            min_rating=int(self.rating.currentData() or 0),
            model=str(self.model.currentData() or ""),
            aspect=self.shape.currentData(),
            speaks=self.speech.currentData(),
            order=ClipOrder(self.order.currentData()),
        )
        if kind is LabelKind.TAG:
            return replace(asked, tag=name)
        return replace(asked, album=name) if kind is LabelKind.ALBUM else asked

    @property
    def narrows(self) -> bool:
        """Whether anything is left out by them."""
        boxes = (self.avatar, self.label, self.rating, self.model, self.shape, self.speech)
        return any(box.currentIndex() > 0 for box in boxes)

    def clear(self) -> None:
        """Ask for everything."""
        for box in (self.avatar, self.label, self.rating, self.model, self.shape, self.speech):
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._tell()

    def reload(self) -> None:
        """Offer what there is now, keeping the choices."""
        collection = self._studio.collection
        tags = [(f"#{name} ({count})", (LabelKind.TAG, name)) for name, count in collection.labels(LabelKind.TAG)]
        albums = [(f"{name} ({count})", (LabelKind.ALBUM, name)) for name, count in collection.labels(LabelKind.ALBUM)]
        avatars = [(avatar.name, avatar.id) for avatar in self._studio.avatars.list()]
        models = [(name, name) for name in collection.models()]
        for box, everything, entries, least in (
            (self.avatar, self.tr("Everybody"), avatars, 2),
            (self.label, self.tr("All tags and albums"), [*albums, *tags], 1),
            (self.model, self.tr("All models"), models, 2),
        ):
            _offer(box, [(everything, None), *entries])
            box.setVisible(len(entries) >= least)
        self.clear_button.setVisible(self.narrows)

    def _offer_constants(self) -> None:
        stars = [("★" * count, count) for count in range(MAX_RATING, 0, -1)]
        _offer(self.rating, [(self.tr("Any rating"), None), *stars])
        _offer(self.shape, [(self.tr("Any shape"), None), *((spell_aspect(each), each) for each in Aspect)])
        _offer(
            self.speech, [(self.tr("Spoken or silent"), None), (self.tr("Spoken"), True), (self.tr("Silent"), False)]
        )
        _offer(
            self.order,
            [
                (self.tr("Newest first"), ClipOrder.NEWEST),
                (self.tr("Oldest first"), ClipOrder.OLDEST),
                (self.tr("Best first"), ClipOrder.BEST),
                (self.tr("Longest first"), ClipOrder.LONGEST),
            ],
        )

    def _make(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(lambda _: self._tell())
        return box

    def _tell(self) -> None:
        self.clear_button.setVisible(self.narrows)
        self.changed.emit()


def _offer(box: QComboBox, entries: Entries) -> None:
    """Offer ``entries``, keeping the choice where it is still there; tells nobody."""
    chosen = box.currentData()
    if [(box.itemText(i), box.itemData(i)) for i in range(box.count())] == list(entries):
        return
    box.blockSignals(True)
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    values = [value for _, value in entries]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
    box.blockSignals(False)
