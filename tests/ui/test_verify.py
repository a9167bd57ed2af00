"""The page that says what holds of a file: dropped, chosen or handed over by another page."""

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.app.studio import Studio
from studio.ui.main_window import MainWindow
from tests.ui.conftest import WAIT_MS, add_clips


def test_a_dropped_file_is_looked_at(window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    studio.jobs.start()
    (clip,) = add_clips(studio, "at the beach")
    words = tmp_path / "words.txt"
    words.write_text("hello")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(studio.clips.video_path(clip))), QUrl.fromLocalFile(str(words))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    assert window.current_page == "verify"
    qtbot.waitUntil(lambda: window.verify.names.count() == 2, timeout=WAIT_MS)
    assert window.verify.verdict.text() == "It holds"
    shown = [label.text() for label in window.verify.details.findChildren(QLabel) if not label.isHidden()]
    assert any("as its author signed it" in text for text in shown)
    window.verify.names.setCurrentRow(1)
    assert window.verify.verdict.text() == "Nothing can be said"
    assert not window.verify.checks_heading.isVisible()


def test_what_was_found_can_be_copied_saved_and_forgotten(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    empty = tmp_path / "empty.mp4"
    empty.write_bytes(b"")
    window.go_to("verify", empty)
    qtbot.waitUntil(lambda: window.verify.names.count() == 1, timeout=WAIT_MS)
    window.verify.copy_report()
    assert "empty.mp4" in QApplication.clipboard().text()
    target = tmp_path / "found.json"
    window.verify.save_report(target)
    assert json.loads(target.read_text())[0]["verdict"] == "unknown"
    window.verify.save_report(tmp_path / "no" / "such" / "folder" / "found.json")
    window.verify.forget_all()
    assert window.verify.empty.isVisible()
    assert window.verify.report_text() == ""
