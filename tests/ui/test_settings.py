"""The page of settings: one row a setting, kept at once, found by its words, undone by a notice."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.core.settings import Settings, describe_settings, load_settings
from studio.ui.application import Desktop, make_application
from studio.ui.colours import DARK, LIGHT
from studio.ui.main_window import MainWindow
from studio.ui.theme import colours
from tests.ui.conftest import WAIT_MS


def test_every_setting_has_a_row_that_shows_it(window: MainWindow) -> None:
    assert set(window.settings.rows) == {each.name for each in describe_settings()}
    box = window.settings.rows["tray_notices"].widget
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    number = window.settings.rows["text_scale"].widget
    assert isinstance(number, QSpinBox)
    assert (number.value(), number.minimum(), number.maximum()) == (100, 100, 200)


def test_a_choice_is_kept_at_once_and_goes_back_to_the_default(
    window: MainWindow, studio: Studio, qtbot: QtBot
) -> None:
    window.go_to("settings")
    row = window.settings.rows["aspect"]
    assert isinstance(row.widget, QComboBox)
    assert not row.default_button.isVisible()
    row.widget.setCurrentIndex(row.widget.findData("1:1"))
    qtbot.waitUntil(lambda: load_settings(studio.paths.settings).aspect == "1:1", timeout=WAIT_MS)
    assert row.default_button.isVisible()
    QTest.mouseClick(row.default_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.settings.aspect == "9:16", timeout=WAIT_MS)


def test_typing_a_number_waits_for_its_end(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    window.go_to("settings")
    number = window.settings.rows["consent_days"].widget
    assert isinstance(number, QSpinBox)
    number.selectAll()
    QTest.keyClicks(number, "90")
    assert studio.settings.consent_days == 365
    qtbot.waitUntil(lambda: studio.settings.consent_days == 90, timeout=WAIT_MS)


def test_settings_are_found_by_their_words(window: MainWindow) -> None:
    window.go_to("settings")
    window.settings.search.setText("motion")
    shown = {name for name, row in window.settings.rows.items() if row.isVisible()}
    assert shown == {"calm"}
    window.settings.search.setText("passphrase")
    assert [panel.heading for panel in window.settings.panels if panel.isVisible()] == ["The vault"]
    window.settings.search.setText("unheard of")
    assert window.settings.nothing.isVisible()
    window.settings.search.clear()
    assert all(panel.isVisible() for panel in window.settings.panels)


def test_reset_can_be_undone(window: MainWindow, studio: Studio, qtbot: QtBot) -> None:
    studio.preferences.change(aspect="16:9", consent_days=10)
    window.settings.reset_all()
    assert studio.settings == Settings()
    QTest.mouseClick(window.passing.undo_button, Qt.MouseButton.LeftButton)
    assert (studio.settings.aspect, studio.settings.consent_days) == ("16:9", 10)


def test_folders_are_measured_and_the_machine_is_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("settings")
    folders, about = window.settings.folders, window.settings.about
    qtbot.waitUntil(lambda: "B" in folders.free.text(), timeout=WAIT_MS)
    about.check()
    qtbot.waitUntil(lambda: bool(about.findings), timeout=120_000)
    about.copy()
    assert "python" in QApplication.clipboard().text()


def test_the_window_takes_another_theme_and_is_made_anew_for_another_text_size(studio: Studio, qtbot: QtBot) -> None:
    application = make_application(Settings(theme="dark"))
    desktop = Desktop(application, studio)
    first = desktop.open_window()
    first.go_to("settings")
    assert colours() == DARK
    studio.preferences.change(theme="light")
    qtbot.waitUntil(lambda: colours() == LIGHT, timeout=WAIT_MS)
    assert desktop.window is first
    studio.preferences.change(text_scale=1.5)
    qtbot.waitUntil(lambda: desktop.window is not first, timeout=WAIT_MS)
    assert desktop.window is not None
    assert desktop.window.current_page == "settings"
    assert desktop.window.isVisible()
    desktop.window.close()
    make_application()
