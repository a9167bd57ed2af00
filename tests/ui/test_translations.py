"""Languages: German is whole, figures survive it, the window speaks one language, text from right to left fits."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from scripts.translate import catalogue, gather_templates, read_translations
from studio.app.studio import Studio
from studio.core.settings import Settings
from studio.domain.errors import InvalidInput, NotFound
from studio.ui.application import make_application
from studio.ui.language import apply_language, translate_message
from studio.ui.main_window import MainWindow
from studio.ui.words import spell_error
from tests.fakes.studios import add_trained
from tests.ui.conftest import WAIT_MS

_PLACES = re.compile(r"\{\d*\}")
_DATA = re.compile(r"[\W\d_]*|[\d.]+ ?(bytes|kB|MB|GB)|[0-9a-f\u200b]{64,}|did:key:\S+")
# Names, figures of the present moment, and the words that a prompt may use: a prompt is English in every language.
_ALLOWED = {
    "Likeness Studio",
    "Mini (built in)",
    "Storyboard (drawn)",
    "English",
    "Deutsch",
    "✓",
    "#",
    "Ada",
    "Ada Sample",
}


@pytest.fixture
def application() -> Iterator[QApplication]:
    yield make_application()
    make_application(Settings(language="en"))


def test_german_is_whole_and_up_to_date() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "scripts.translate", "--check"], check=False, capture_output=True, text=True
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_every_place_for_a_figure_survives_the_translation() -> None:
    for text, words in read_translations(catalogue()).items():
        assert sorted(_PLACES.findall(text.source)) == sorted(_PLACES.findall(words)), text
        assert words.count("\n") == text.source.count("\n"), text


def test_the_compiled_catalogue_is_that_of_the_sources(application: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(catalogue().with_suffix(".qm")))
    for text, words in read_translations(catalogue()).items():
        assert translator.translate(text.context, text.source) == words, text


def test_sentences_from_beneath_are_translated_with_what_is_in_them(application: QApplication) -> None:
    make_application(Settings(language="de"))
    assert spell_error(NotFound("There is no clip 'x1' in the library.", "Check the path.")) == (
        "In der Sammlung gibt es keinen Clip 'x1'. Prüfe den Pfad."
    )
    assert spell_error(InvalidInput("scan.mp4 lasts 2.0 s; a scan needs at least 5 s.")) == (
        "scan.mp4 dauert 2.0 s; ein Scan braucht mindestens 5 s."
    )
    assert translate_message("Nobody ever wrote this sentence.") == "Nobody ever wrote this sentence."
    assert translate_message("") == ""


def test_templates_are_told_apart(application: QApplication) -> None:
    apply_language(application, "de")
    wrong = []
    for template in gather_templates():
        filled = template
        for number in range(template.count("{")):
            filled = filled.replace(f"{{{number}}}", f"x{number}x")
        if translate_message(filled) == filled and template not in _SAME_IN_BOTH:
            wrong.append(template)
    assert not wrong


_SAME_IN_BOTH: frozenset[str] = frozenset()


class Brackets(QTranslator):
    """Every text that is asked to be translated, in brackets."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"⟦{text}⟧"

    def isEmpty(self) -> bool:
        return False


def shown_texts(widget: QWidget) -> Iterator[str]:
    """What ``widget`` says, for the eye and for a screen reader."""
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QLineEdit():
            yield widget.placeholderText()
    yield widget.toolTip()
    yield widget.accessibleName()


def test_nothing_in_the_window_is_in_one_language_only(
    application: QApplication, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    add_trained(studio)
    brackets = Brackets()
    application.installTranslator(brackets)
    try:
        window = MainWindow(studio)
        qtbot.addWidget(window)
        window.show()
        for name in ("welcome", "avatars", "create", "queue", "library", "verify", "settings"):
            window.go_to(name)
            qtbot.wait(1)
        plain = set()
        for widget in window.findChildren(QWidget):
            for text in shown_texts(widget):
                if "⟦" not in text and not _DATA.fullmatch(text) and text not in _ALLOWED:
                    plain.add(text)
        window.close()
    finally:
        application.removeTranslator(brackets)
    known = {str(studio.paths.root), "in 1 s", "did:key"}
    left = {text for text in plain if not any(part in text for part in known)}
    assert not left - _data_of(studio), sorted(left - _data_of(studio))


def _data_of(studio: Studio) -> set[str]:
    """Texts that are somebody's own, or a name."""
    jobs = {job.title for job in studio.jobs.list()}
    models = {found.card.title for found in studio.models.overview()}
    licences = {found.card.license for found in studio.models.overview()}
    return jobs | models | licences


def test_text_from_right_to_left_keeps_everything_in_its_place(
    application: QApplication, studio: Studio, qtbot: QtBot
) -> None:
    add_trained(studio)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = MainWindow(studio)
        qtbot.addWidget(window)
        window.resize(1000, 700)
        window.show()
        qtbot.waitUntil(window.isVisible, timeout=WAIT_MS)
        assert window.sidebar.mapTo(window, window.sidebar.rect().topLeft()).x() > window.width() / 2
        for name in ("welcome", "avatars", "create", "queue", "library", "verify", "settings"):
            window.go_to(name)
            qtbot.wait(20)
            page = window.pages.currentWidget()
            assert page is not None
            for child in page.findChildren(QWidget):
                parent = child.parentWidget()
                if child.isVisible() and parent is not None and "scroll" not in parent.objectName():
                    assert child.x() + child.width() > 0, child
                    assert child.x() < parent.width(), child
        window.close()
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_messages_are_listed_for_the_window() -> None:
    kept = json.loads(catalogue().with_name("messages.json").read_text(encoding="utf-8"))
    assert kept == gather_templates()
