"""The style sheet, written from a set of colours and a text size. The only place with selectors and radii."""

from collections.abc import Callable
from pathlib import Path

from studio.ui.colours import Colours

Px = Callable[[int], int]
"""From a length at the usual text size to the one of the person's text size."""


def write_style_sheet(c: Colours, px: Px, icons: Path) -> str:
    """For the whole application; ``icons`` is the folder of the arrows and the check marks."""
    return (
        _write_window(c, px)
        + _write_lists(c, px)
        + _write_buttons(c, px)
        + _write_tabs(c)
        + _write_shell(c, px)
        + _write_capture(c, px)
        + _write_fields(c, px, icons)
        + _write_choices(c, px, icons)
    )


def _write_window(c: Colours, px: Px) -> str:
    return f"""
* {{ font-size: {px(14)}px; }}
QMainWindow, QDialog, QMessageBox, QWidget#page {{ background: {c.background}; }}
QWidget {{ color: {c.text}; }}
QLabel {{ background: transparent; }}
QLabel#title {{ font-size: {px(24)}px; font-weight: 600; }}
QLabel#heading {{ font-size: {px(16)}px; font-weight: 600; }}
QLabel#subtitle, QLabel#muted {{ color: {c.muted}; }}
QLabel#faint {{ color: {c.faint}; font-size: {px(12)}px; }}
QLabel#caption {{ font-size: {px(16)}px; padding: 4px 12px; }}
QLabel#error {{ color: {c.bad}; }}
QLabel#good {{ color: {c.good}; }}
QLabel#warn {{ color: {c.warn}; }}
QFrame#card {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 10px; }}
QFrame#card:focus {{ border-color: {c.accent}; }}
QFrame#notice {{ background: {c.raised}; border: 1px solid {c.accent}; border-radius: 10px; }}
QFrame#line {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QMessageBox QLabel#qt_msgbox_label {{ font-size: {px(16)}px; font-weight: 600; min-width: 380px; }}
QMessageBox QLabel#qt_msgbox_informativelabel {{ color: {c.muted}; min-width: 380px; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; padding: 5px; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.line}; padding: 5px; }}
QMenu::item {{ padding: 7px 26px 7px 14px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.line}; }}
QMenu::item:disabled {{ color: {c.faint}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 5px 8px; }}
QStatusBar {{ background: {c.surface}; color: {c.muted}; min-height: {px(30)}px; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {c.muted}; padding: 0 6px; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {c.line}; }}
"""


def _write_lists(c: Colours, px: Px) -> str:
    return f"""
QAbstractItemView, QScrollArea, QPlainTextEdit, QTextEdit, QTextBrowser {{
    background: {c.surface}; border: 1px solid {c.line}; border-radius: 10px; outline: none; }}
QAbstractItemView:focus, QTextBrowser:focus {{ border-color: {c.accent}; }}
QAbstractItemView {{ selection-background-color: {c.raised}; selection-color: {c.text}; }}
QListView#sidebar {{ background: {c.surface}; border: none; border-radius: 0; padding: 10px 8px; }}
QListView#sidebar::item {{
    border: 1px solid transparent; padding: 9px 11px; border-radius: 8px; margin: 2px 0; color: {c.muted}; }}
QListView#sidebar::item:hover {{ color: {c.text}; }}
QListView#sidebar::item:selected {{ background: {c.raised}; color: {c.text}; }}
QListView#sidebar::item:selected:focus {{ border: 1px solid {c.accent}; }}
QListView#sidebar::item:disabled {{ color: {c.faint}; }}
QListView#grants::item {{ padding: 8px 10px; border: 1px solid transparent; border-radius: 6px; }}
QListView#grants::item:hover {{ background: {c.raised}; }}
QListView#grants::item:selected {{ background: {c.raised}; color: {c.text}; }}
QTreeView::item, QTableView::item {{ padding: 6px 8px; border: none; }}
QTreeView::item:selected, QTableView::item:selected {{ background: {c.raised}; color: {c.text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: {c.surface}; color: {c.muted}; border: none; border-bottom: 1px solid {c.line}; padding: 7px 8px; }}
QTableCornerButton::section {{ background: {c.surface}; border: none; }}
QScrollArea#bare, QScrollArea#bare > QWidget > QWidget {{ background: transparent; border: none; }}
QTextBrowser {{ padding: 8px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; border: none; }}
QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 4px; min-height: 30px; }}
QScrollBar::handle:vertical:hover {{ background: {c.faint}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; border: none; }}
QScrollBar::handle:horizontal {{ background: {c.line}; border-radius: 4px; min-width: 30px; }}
QScrollBar::handle:horizontal:hover {{ background: {c.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _write_buttons(c: Colours, px: Px) -> str:
    return f"""
QPushButton {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 8px; padding: 8px 16px; }}
QPushButton:hover {{ border-color: {c.muted}; }}
QPushButton:focus {{ border-color: {c.accent}; }}
QPushButton:pressed, QPushButton:checked {{ background: {c.line}; }}
QPushButton#primary {{
    background: {c.accent}; color: {c.accent_text}; border: 1px solid {c.accent}; font-weight: 600; }}
QPushButton#primary:hover {{ background: {c.accent_bright}; }}
QPushButton#primary:focus {{ border: 2px solid {c.text}; padding: 7px 15px; }}
QPushButton#danger {{ color: {c.bad}; }}
QPushButton#quiet {{ background: transparent; }}
QPushButton#link {{ background: transparent; border-color: transparent; color: {c.accent}; padding: 4px 6px; }}
QPushButton#link:hover {{ color: {c.accent_bright}; }}
QPushButton#link:focus {{ border-color: {c.accent}; }}
QPushButton#bar {{ background: transparent; border-color: transparent; color: {c.muted}; padding: 3px 10px; }}
QPushButton#bar:hover {{ color: {c.text}; border-color: {c.line}; }}
QPushButton#bar:focus {{ color: {c.text}; border-color: {c.accent}; }}
QPushButton#chip {{
    background: transparent; color: {c.muted}; border-radius: {px(14)}px; padding: 5px 13px;
    font-size: {px(13)}px; }}
QPushButton#chip:hover {{ color: {c.text}; }}
QPushButton#chip:focus {{ color: {c.text}; border-color: {c.accent}; }}
QPushButton#chip:checked {{ background: {c.raised}; color: {c.text}; border-color: {c.accent}; }}
QPushButton#round {{
    border-radius: {px(18)}px; padding: 0; min-width: {px(36)}px; min-height: {px(36)}px; }}
QPushButton:disabled, QPushButton#danger:disabled, QPushButton#link:disabled, QPushButton#chip:disabled {{
    color: {c.faint}; background: {c.surface}; border-color: {c.line}; }}
QPushButton#primary:disabled {{ background: {c.line}; color: {c.muted}; border-color: {c.line}; }}
QPushButton#bar:disabled, QPushButton#quiet:disabled, QPushButton#link:disabled {{
    background: transparent; border-color: transparent; }}
QPushButton#star {{
    background: transparent; border-color: transparent; padding: 0 3px; font-size: {px(17)}px; color: {c.accent}; }}
QPushButton#star:focus {{ border-color: {c.accent}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 6px; }}
QToolButton:hover {{ background: {c.raised}; }}
QToolButton:focus {{ border-color: {c.accent}; }}
QToolButton:checked {{ background: {c.raised}; border-color: {c.line}; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _write_tabs(c: Colours) -> str:
    return f"""
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{
    background: transparent; color: {c.muted}; border: none; border-bottom: 2px solid transparent;
    padding: 9px 16px; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
QTabBar::tab:focus {{ color: {c.accent_bright}; }}
"""


def _write_shell(c: Colours, px: Px) -> str:
    return f"""
QFrame#foot {{ background: {c.surface}; border: none; border-top: 1px solid {c.line}; }}
QFrame#side {{ background: {c.surface}; border: none; }}
QFrame#passing {{ background: {c.text}; border: none; border-radius: 10px; }}
QFrame#passing QLabel {{ color: {c.background}; }}
QFrame#passing QPushButton {{
    background: transparent; border: 1px solid {c.background}; color: {c.background}; padding: 5px 13px; }}
QFrame#passing QPushButton:hover, QFrame#passing QPushButton:focus {{
    background: {c.background}; color: {c.text}; }}
QFrame#palette {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 14px; }}
QFrame#palette QLineEdit {{ font-size: {px(17)}px; padding: 11px 12px; }}
QFrame#palette QListView {{ border: none; }}
QListView#commands::item {{ border-radius: 8px; }}
QListView#commands::item:selected {{ background: {c.raised}; }}
QLabel#mark, QLabel#mark-next, QLabel#mark-done {{
    border: 1px solid {c.faint}; border-radius: {px(13)}px; color: {c.muted}; font-weight: 600; }}
QLabel#mark-next {{ border: 2px solid {c.accent}; color: {c.accent}; }}
QLabel#mark-done {{ background: {c.good}; border-color: {c.good}; color: {c.accent_text}; }}
QLabel#key {{
    color: {c.muted}; background: {c.raised}; border: 1px solid {c.line}; border-radius: 5px; padding: 1px 7px;
    font-size: {px(12)}px; }}
"""


def _write_capture(c: Colours, px: Px) -> str:
    return f"""
QLabel#coach, QLabel#coach-good {{ font-size: {px(18)}px; font-weight: 600; }}
QLabel#coach-good {{ color: {c.good}; }}
QLabel#reading {{ font-size: {px(27)}px; font-weight: 600; }}
QLabel#chip-idle, QLabel#chip-good, QLabel#chip-bad {{
    border: 1px solid {c.line}; border-radius: 10px; padding: 3px 11px; min-height: {px(16)}px;
    max-height: {px(16)}px; font-size: {px(12)}px; color: {c.muted}; }}
QLabel#chip-good {{ color: {c.good}; }}
QLabel#chip-bad {{
    color: {c.accent_text}; background: {c.accent}; border-color: {c.accent}; font-weight: 600; }}
QListView#parts {{ padding: 6px; }}
QListView#parts::item {{ padding: 4px 6px; border: 1px solid transparent; border-radius: 6px; }}
QListView#parts::item:hover, QListView#parts::item:selected {{ background: {c.raised}; }}
"""


def _write_fields(c: Colours, px: Px, icons: Path) -> str:
    down, up = (_name_picture(icons, name) for name in ("chevron-down.svg", "chevron-up.svg"))
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {{
    background: {c.raised}; border: 1px solid {c.line}; border-radius: 8px; padding: 7px 9px;
    selection-background-color: {c.accent}; selection-color: {c.accent_text};
    placeholder-text-color: {c.faint}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
    border-color: {c.accent}; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {{
    color: {c.faint}; background: {c.surface}; }}
QComboBox::drop-down {{ border: none; width: 30px; }}
QComboBox::down-arrow {{ image: {down}; width: {px(14)}px; height: {px(14)}px; }}
QComboBox QAbstractItemView {{
    background: {c.raised}; border: 1px solid {c.line}; border-radius: 0; padding: 4px;
    selection-background-color: {c.line}; selection-color: {c.text}; }}
QAbstractSpinBox {{ padding: 7px 26px 7px 5px; }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0 4px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ background: transparent; border: none; width: 24px; }}
QAbstractSpinBox::up-arrow {{ image: {up}; width: {px(11)}px; height: {px(11)}px; }}
QAbstractSpinBox::down-arrow {{ image: {down}; width: {px(11)}px; height: {px(11)}px; }}
QProgressBar {{ background: {c.raised}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
QSlider {{ min-height: 20px; }}
QSlider::groove:horizontal {{ background: {c.line}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {c.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {c.text}; width: 14px; margin: -5px 0; border-radius: 7px; }}
QSlider::handle:horizontal:focus {{ background: {c.accent_bright}; }}
QSlider:disabled {{ background: transparent; }}
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{ background: {c.line}; }}
"""


def _write_choices(c: Colours, px: Px, icons: Path) -> str:
    on_dark = c.accent_text != "#ffffff"
    check = _name_picture(icons, "check.svg" if on_dark else "check-light.svg")
    side = px(18)
    return f"""
QCheckBox, QRadioButton {{ spacing: 9px; padding: 2px; background: transparent; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.faint}; }}
QCheckBox::indicator {{
    width: {side}px; height: {side}px; border: 1px solid {c.faint}; border-radius: 5px; background: {c.raised}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: {check}; }}
QCheckBox::indicator:disabled {{ border-color: {c.line}; background: {c.surface}; }}
QRadioButton::indicator {{
    width: 16px; height: 16px; border: 1px solid {c.faint}; border-radius: 9px; background: {c.raised}; }}
QRadioButton::indicator:checked {{
    border-color: {c.accent}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 {c.accent}, stop: 0.5 {c.accent}, stop: 0.58 {c.raised}, stop: 1 {c.raised}); }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.accent_bright}; }}
"""


def _name_picture(icons: Path, name: str) -> str:
    return f'url("{(icons / name).as_posix()}")'
