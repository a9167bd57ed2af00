"""Colours, spacing and the style sheet. One dark look for now; pages hold no colours of their own."""

from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

BACKGROUND = "#16181d"
SURFACE = "#1f232b"
RAISED = "#2a2f3a"
LINE = "#363c49"
TEXT = "#e9ebf0"
MUTED = "#a3abba"
FAINT = "#7d8696"
ACCENT = "#ff8a5c"
ACCENT_BRIGHT = "#ffa17b"
ACCENT_TEXT = "#1b1210"
GOOD = "#7bd88f"
BAD = "#ff7b7b"

SPACE_PX = 12
RADIUS_PX = 8

_WINDOW = f"""
* {{ font-size: 14px; }}
QMainWindow, QDialog, QMessageBox, QWidget#page {{ background: {BACKGROUND}; }}
QWidget {{ color: {TEXT}; }}
QLabel {{ background: transparent; }}
QLabel#title {{ font-size: 24px; font-weight: 600; }}
QLabel#heading {{ font-size: 16px; font-weight: 600; }}
QLabel#subtitle, QLabel#muted {{ color: {MUTED}; }}
QLabel#error {{ color: {BAD}; }}
QLabel#good {{ color: {GOOD}; }}
QFrame#card {{ background: {SURFACE}; border: 1px solid {LINE}; border-radius: 10px; }}
QFrame#notice {{ background: {RAISED}; border: 1px solid {ACCENT}; border-radius: 10px; }}
QFrame#line {{ background: {LINE}; border: none; max-height: 1px; min-height: 1px; }}
QMessageBox QLabel#qt_msgbox_label {{ font-size: 16px; font-weight: 600; min-width: 380px; }}
QMessageBox QLabel#qt_msgbox_informativelabel {{ color: {MUTED}; min-width: 380px; }}
QToolTip {{ background: {RAISED}; color: {TEXT}; border: 1px solid {LINE}; padding: 5px; }}
QStatusBar {{ background: {SURFACE}; color: {MUTED}; min-height: 30px; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {MUTED}; padding: 0 6px; }}
"""

_LISTS = f"""
QListView, QScrollArea, QPlainTextEdit, QTextBrowser {{
    background: {SURFACE}; border: 1px solid {LINE}; border-radius: 10px; outline: none; }}
QListView#clips:focus, QListView#names:focus, QTextBrowser:focus {{ border-color: {ACCENT}; }}
QListView#sidebar {{
    background: {SURFACE}; border: none; border-radius: 0; padding: 10px 8px; }}
QListView#sidebar::item {{
    border: 1px solid transparent; padding: 9px 11px; border-radius: 8px; margin: 2px 0; color: {MUTED}; }}
QListView#sidebar::item:hover {{ color: {TEXT}; }}
QListView#sidebar::item:selected {{ background: {RAISED}; color: {TEXT}; }}
QListView#sidebar::item:selected:focus {{ border: 1px solid {ACCENT}; }}
QListView#grants::item {{ padding: 8px 10px; border: 1px solid transparent; border-radius: 6px; }}
QListView#grants::item:hover {{ background: {RAISED}; }}
QListView#grants::item:selected {{ background: {RAISED}; color: {TEXT}; }}
QListView#grants:focus {{ border-color: {ACCENT}; }}
QScrollArea#bare, QScrollArea#bare > QWidget > QWidget {{ background: transparent; border: none; }}
QTextBrowser {{ padding: 8px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {LINE}; border-radius: 4px; min-height: 30px; }}
QScrollBar::handle:vertical:hover {{ background: {FAINT}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {LINE}; border-radius: 4px; min-width: 30px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

_BUTTONS = f"""
QPushButton {{ background: {RAISED}; border: 1px solid {LINE}; border-radius: 8px; padding: 8px 16px; }}
QPushButton:hover {{ border-color: {MUTED}; }}
QPushButton:focus {{ border-color: {ACCENT}; }}
QPushButton:pressed {{ background: {LINE}; }}
QPushButton#primary {{
    background: {ACCENT}; color: {ACCENT_TEXT}; border: 1px solid {ACCENT}; font-weight: 600; }}
QPushButton#primary:hover {{ background: {ACCENT_BRIGHT}; }}
QPushButton#primary:focus {{ border: 2px solid {TEXT}; padding: 7px 15px; }}
QPushButton#danger {{ color: {BAD}; }}
QPushButton#quiet {{ background: transparent; }}
QPushButton#bar {{ background: transparent; border-color: transparent; color: {MUTED}; padding: 3px 10px; }}
QPushButton#bar:hover, QPushButton#bar:focus {{ color: {TEXT}; border-color: {LINE}; }}
QPushButton#chip {{
    background: transparent; color: {MUTED}; border-radius: 14px; padding: 5px 13px; font-size: 13px; }}
QPushButton#chip:hover, QPushButton#chip:focus {{ color: {TEXT}; }}
QPushButton#round {{ border-radius: 18px; padding: 0; min-width: 36px; min-height: 36px; }}
QPushButton:disabled {{ color: {FAINT}; background: {SURFACE}; border-color: {LINE}; }}
QPushButton#primary:disabled {{ background: {LINE}; color: {MUTED}; border-color: {LINE}; }}
"""

_TABS = f"""
QTabWidget::pane {{ border: none; border-top: 1px solid {LINE}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{
    background: transparent; color: {MUTED}; border: none; border-bottom: 2px solid transparent; padding: 9px 16px; }}
QTabBar::tab:hover {{ color: {TEXT}; }}
QTabBar::tab:selected {{ color: {TEXT}; border-bottom-color: {ACCENT}; }}
QTabBar::tab:focus {{ color: {ACCENT_BRIGHT}; }}
"""

_CAPTURE = f"""
QLabel#coach, QLabel#coach-good {{ font-size: 18px; font-weight: 600; }}
QLabel#coach-good {{ color: {GOOD}; }}
QLabel#reading {{ font-size: 27px; font-weight: 600; }}
QLabel#chip-idle, QLabel#chip-good, QLabel#chip-bad {{
    border: 1px solid {LINE}; border-radius: 10px; padding: 3px 11px; min-height: 16px; max-height: 16px;
    font-size: 12px; color: {MUTED}; }}
QLabel#chip-good {{ color: {GOOD}; }}
QLabel#chip-bad {{ color: {ACCENT_TEXT}; background: {ACCENT}; border-color: {ACCENT}; font-weight: 600; }}
QListView#parts {{ padding: 6px; }}
QListView#parts::item {{ padding: 4px 6px; border: 1px solid transparent; border-radius: 6px; }}
QListView#parts::item:hover {{ background: {RAISED}; }}
QListView#parts::item:selected {{ background: {RAISED}; }}
QListView#parts:focus {{ border-color: {ACCENT}; }}
QListView#sidebar::item:disabled {{ color: {FAINT}; }}
"""


def _fields(icons: Path) -> str:
    names = ("chevron-down.svg", "chevron-up.svg", "check.svg")
    down, up, check = (f'url("{(icons / name).as_posix()}")' for name in names)
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit {{
    background: {RAISED}; border: 1px solid {LINE}; border-radius: 8px; padding: 7px 9px;
    selection-background-color: {ACCENT}; selection-color: {ACCENT_TEXT}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus {{ border-color: {ACCENT}; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {{
    color: {FAINT}; background: {SURFACE}; }}
QComboBox::drop-down {{ border: none; width: 30px; }}
QComboBox::down-arrow {{ image: {down}; width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{
    background: {RAISED}; border: 1px solid {LINE}; border-radius: 0; padding: 4px;
    selection-background-color: {LINE}; selection-color: {TEXT}; }}
QAbstractSpinBox {{ padding-right: 26px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ background: transparent; border: none; width: 24px; }}
QAbstractSpinBox::up-arrow {{ image: {up}; width: 11px; height: 11px; }}
QAbstractSpinBox::down-arrow {{ image: {down}; width: 11px; height: 11px; }}
QCheckBox {{ spacing: 9px; padding: 2px; }}
QCheckBox:disabled {{ color: {FAINT}; }}
QCheckBox::indicator {{
    width: 18px; height: 18px; border: 1px solid {MUTED}; border-radius: 5px; background: {RAISED}; }}
QCheckBox::indicator:focus {{ border-color: {ACCENT}; }}
QCheckBox::indicator:checked {{ background: {ACCENT}; border-color: {ACCENT}; image: {check}; }}
QCheckBox::indicator:disabled {{ border-color: {LINE}; background: {SURFACE}; }}
QRadioButton {{ spacing: 9px; padding: 2px; }}
QRadioButton:disabled {{ color: {FAINT}; }}
QRadioButton::indicator {{
    width: 16px; height: 16px; border: 1px solid {MUTED}; border-radius: 9px; background: {RAISED}; }}
QRadioButton::indicator:focus {{ border-color: {ACCENT}; }}
QRadioButton::indicator:checked {{
    border-color: {ACCENT}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 {ACCENT}, stop: 0.5 {ACCENT}, stop: 0.58 {RAISED}, stop: 1 {RAISED}); }}
QProgressBar {{ background: {RAISED}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {ACCENT}; border-radius: 4px; }}
QSlider::groove:horizontal {{ background: {LINE}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {ACCENT}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {TEXT}; width: 14px; margin: -5px 0; border-radius: 7px; }}
QSlider::handle:horizontal:focus {{ background: {ACCENT_BRIGHT}; }}
QSlider:disabled {{ background: transparent; }}
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{ background: {LINE}; }}
"""


def apply_theme(application: QApplication, icons: Path) -> None:
    """Give the whole application its look; ``icons`` is the folder of the arrows and the check mark."""
    application.setStyle("Fusion")
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, BACKGROUND),
        (QPalette.ColorRole.Base, SURFACE),
        (QPalette.ColorRole.AlternateBase, RAISED),
        (QPalette.ColorRole.Button, RAISED),
        (QPalette.ColorRole.Text, TEXT),
        (QPalette.ColorRole.WindowText, TEXT),
        (QPalette.ColorRole.ButtonText, TEXT),
        (QPalette.ColorRole.ToolTipBase, RAISED),
        (QPalette.ColorRole.ToolTipText, TEXT),
        (QPalette.ColorRole.Link, ACCENT),
        (QPalette.ColorRole.PlaceholderText, FAINT),
        (QPalette.ColorRole.Highlight, ACCENT),
        (QPalette.ColorRole.HighlightedText, ACCENT_TEXT),
    ):
        palette.setColor(role, QColor(colour))
    application.setPalette(palette)
    application.setStyleSheet(_WINDOW + _LISTS + _BUTTONS + _TABS + _CAPTURE + _fields(icons))


def set_kind(widget: QWidget, kind: str) -> None:
    """Give ``widget`` another look of the style sheet, such as "error" or "muted"."""
    if widget.objectName() != kind:
        widget.setObjectName(kind)
        widget.style().polish(widget)
