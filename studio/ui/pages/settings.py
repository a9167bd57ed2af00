"""Settings: drawn from what `core.settings` says of each, chosen at once, and undone by a notice."""

from itertools import groupby
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.app.studio import Studio
from studio.core.settings import Settings, describe_settings
from studio.domain.errors import StudioError
from studio.ui.background import Background
from studio.ui.bridge import Bridge
from studio.ui.pages.page import Message, Page, label
from studio.ui.settings.field_row import FieldRow, translate_setting
from studio.ui.settings.panels import AboutPanel, FoldersPanel, ModelsPanel, NetworkPanel, Panel
from studio.ui.shell.notices import Notice
from studio.ui.theme import scaled_px
from studio.ui.widgets.vault_dialog import VaultDialog
from studio.ui.words import spell_error

COLUMN_WIDTH_PX = 860


class SettingsPage(Page):
    """One row a setting, one card a section; then what is here."""

    def __init__(self, studio: Studio, bridge: Bridge, background: Background) -> None:
        super().__init__(self.tr("Settings"), self.tr("Everything is kept at once, on this machine."))
        self._studio = studio
        self._background = background
        self.message = Message()
        self.nothing = label(self.tr("No setting is called that."), "muted")
        self.rows: dict[str, FieldRow] = {}
        self.panels: list[Panel] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(scaled_px(220))
        self.search.textChanged.connect(lambda _: self._find())
        self.first_field = self.search
        find = QShortcut(QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        self.reset_button = QPushButton(self.tr("Reset all"))
        self.reset_button.clicked.connect(self.reset_all)
        self.vault_button = QPushButton(self.tr("Open the vault…"))
        self.vault_button.clicked.connect(self.open_vault)
        self.page_buttons.addWidget(self.search)
        self.page_buttons.addWidget(self.reset_button)
        self._lay_out(background)
        bridge.settings_changed.connect(lambda before, after: self._show(after))
        self._show(studio.settings)
        self._find()

    def enter(self) -> None:
        for panel in self.panels:
            panel.enter()

    def choose(self, name: str, value: Any) -> None:
        """Change one setting now; a value that is not allowed is told, and the row shows what holds."""
        try:
            self._studio.preferences.change(**{name: value})
            self.message.clear()
        except StudioError as error:
            self.message.say(spell_error(error), "error")
        self._show(self._studio.settings)

    def reset_all(self) -> None:
        """Back to the defaults, with a way to undo it."""
        before = self._studio.settings
        if before == Settings():
            self.message.say(self.tr("Everything is as it was at first."))
            return
        self._restore(Settings())
        self.noticed.emit(Notice(self.tr("All settings are as at first."), undo=lambda: self._restore(before)))

    def open_vault(self) -> VaultDialog:
        dialog = VaultDialog(self._studio, self._background, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _restore(self, settings: Settings) -> None:
        try:
            self._studio.preferences.restore(settings)
        except StudioError as error:
            self.message.say(spell_error(error), "error")

    def _show(self, settings: Settings) -> None:
        for name, row in self.rows.items():
            row.show_value(getattr(settings, name))

    def _find(self) -> None:
        wanted = self.search.text()
        any_shown = False
        for panel in self.panels:
            rows = panel.findChildren(FieldRow)
            for row in rows:
                row.setVisible(panel.fits(wanted) or row.fits(wanted))
            is_shown = panel.fits(wanted) or any(not row.isHidden() for row in rows)
            panel.setVisible(is_shown)
            any_shown = any_shown or is_shown
        self.nothing.setVisible(not any_shown)

    def _lay_out(self, background: Background) -> None:
        described = describe_settings()
        offers = {"models": [(name, card.title) for name, card in sorted(self._studio.models.cards.items())]}
        for section, members in groupby(described, key=lambda each: each.told.section):
            panel = Panel(translate_setting(section))
            for each in members:
                row = self.rows[each.name] = FieldRow(each, offers.get(each.told.offers, ()))
                # Later: a choice of the language makes the window anew, and this row with it.
                row.chosen.connect(lambda name, value: QTimer.singleShot(0, self, lambda: self.choose(name, value)))
                panel.column.addWidget(row)
            self.panels.append(panel)
        vault = Panel(self.tr("The vault"), self.tr("passphrase recovery code keychain backup"))
        vault.column.addWidget(
            label(self.tr("Its passphrase, the recovery code, the keychain, and a backup of everything."), "muted")
        )
        vault.column.addWidget(self.vault_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.folders = FoldersPanel(self._studio, background)
        self.about = AboutPanel(self._studio, background)
        self.panels += [vault, self.folders, ModelsPanel(self._studio), NetworkPanel(), self.about]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addWidget(self.message)
        column.addWidget(self.nothing)
        for panel in self.panels:
            panel.setMaximumWidth(scaled_px(COLUMN_WIDTH_PX))
            column.addWidget(panel)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(area, 1)
