"""The window's language: installs translations, sets how numbers and dates are written, and the direction of text."""

import json
import re
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from studio.core.languages import SYSTEM, choose_language
from studio.core.paths import shipped_dir

SOURCE_LANGUAGE = "en"
MESSAGES = "Messages"
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def translations_dir() -> Path:
    return shipped_dir("assets") / "translations"


def apply_language(application: QApplication, wanted: str) -> str:
    """Speak ``wanted`` ("system" or a BCP 47 tag) from now on; what was built before keeps its words. Returns the tag.

    Dates and numbers follow the system where the system speaks that language, since people differ in one.
    """
    language = choose_language(wanted)
    for former in application.findChildren(QTranslator):
        application.removeTranslator(former)
        former.setParent(None)
    system = QLocale.system()
    locale = system if system.name().startswith(language) else QLocale(language)
    QLocale.setDefault(locale)
    application.setLayoutDirection(locale.textDirection())
    if language != SOURCE_LANGUAGE:
        # Qt's own words (Close, Cancel) first, so that the studio's come before them.
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", qt_folder), (f"studio_{language}", str(translations_dir()))):
            translator = QTranslator(application)
            if translator.load(name, folder):
                application.installTranslator(translator)
    return language if wanted == SYSTEM else wanted


def translate_message(text: str) -> str:
    """A sentence from beneath the window in the window's language; as it is when nobody translated it.

    Such a sentence may have figures and names in it: it is held against the templates that the rooms beneath are known
    to use, and what stood in the places of the template is put into its translation.
    """
    plain = QCoreApplication.translate(MESSAGES, text)
    if plain != text or not text:
        return plain
    for template, pattern in _templates():
        found = pattern.fullmatch(text)
        if found is None:
            continue
        translated = QCoreApplication.translate(MESSAGES, template)
        if translated == template:
            return text
        return _PLACEHOLDER.sub(partial(_put_in, found), translated)
    return text


def _put_in(found: re.Match[str], place: re.Match[str]) -> str:
    """What stood in the place of this number."""
    return str(found[int(place[1]) + 1])


@cache
def _templates() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those with places, the most specific first."""
    path = translations_dir() / "messages.json"
    templates: list[str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    with_places = [template for template in templates if _PLACEHOLDER.search(template)]
    ordered = sorted(with_places, key=lambda template: (-len(_PLACEHOLDER.sub("", template)), template))
    return tuple((template, _compile(template)) for template in ordered)


def _compile(template: str) -> re.Pattern[str]:
    parts = _PLACEHOLDER.split(template)
    pattern = "".join("(.*)" if index % 2 else re.escape(part) for index, part in enumerate(parts))
    return re.compile(pattern, re.DOTALL)
