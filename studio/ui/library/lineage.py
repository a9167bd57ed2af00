"""The whole family of a clip as a tree: what it was remixed from, and everything that was remixed from that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from studio.app.clips import shorten
from studio.app.collection import Lineage
from studio.domain.clip import Clip
from studio.ui.pages.page import label
from studio.ui.theme import SPACE_PX
from studio.ui.words import spell_moment

_PROMPT_CHARS = 90


class LineageDialog(QDialog):
    """``clip_wanted`` carries the id of the clip that was chosen in the tree."""

    clip_wanted = Signal(str)

    def __init__(self, clip: Clip, family: Lineage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Where the clip comes from"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 480)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Family of the clip"))
        self.tree.setHeaderLabels((self.tr("Clip"), self.tr("Made on")))
        self.tree.setColumnWidth(0, 420)
        for root in family.roots:
            self.tree.addTopLevelItem(self._make_item(root, family, clip.id))
        self.tree.expandAll()
        self.tree.itemActivated.connect(lambda item, _: self._want(item))
        show_button = QPushButton(self.tr("Show the clip"))
        show_button.setObjectName("primary")
        show_button.clicked.connect(lambda: self._want(self.tree.currentItem()))
        close_button = QPushButton(self.tr("Close"))
        close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(show_button)
        buttons.addStretch(1)
        buttons.addWidget(close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(SPACE_PX)
        column.addWidget(label(self.tr("Clips that are not in this library are left out."), "muted"))
        column.addWidget(self.tree, 1)
        column.addLayout(buttons)

    def _make_item(self, clip: Clip, family: Lineage, shown_id: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem((shorten(clip.prompt, _PROMPT_CHARS), spell_moment(clip.created_at)))
        item.setData(0, Qt.ItemDataRole.UserRole, clip.id)
        if clip.id == shown_id:
            font = self.tree.font()
            font.setBold(True)
            item.setFont(0, font)
            self.tree.setCurrentItem(item)
        for child in family.children.get(clip.id, ()):
            item.addChild(self._make_item(child, family, shown_id))
        return item

    def _want(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.clip_wanted.emit(str(item.data(0, Qt.ItemDataRole.UserRole)))
            self.accept()
