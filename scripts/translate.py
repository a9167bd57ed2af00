"""Gathers every text of the window, merges it with the translations there are, and compiles them.

    python -m scripts.translate            # after texts have changed; then fill in what is new
    python -m scripts.translate --check    # changes nothing; says what is missing, and exits with 1

Texts of the window are found by Qt's lupdate. Those that come from beneath it (errors, checks, coaching, settings) are
found in the sources: an f-string becomes a template with {0}, {1} …, listed in assets/translations/messages.json.
"""

import argparse
import ast
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import PySide6
from PySide6.QtCore import QXmlStreamReader

from studio.core.settings import describe_settings
from studio.domain import errors

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets" / "translations"
LANGUAGE = "de"
MESSAGES, SETTINGS, WORDS = "Messages", "Settings", "words"
ROOMS_ABOVE = ("ui", "cli")
_CONSTANTS = re.compile(r"_?[A-Z_]*(TEXTS|NAMES|LOOKED_FOR|ABOUT)$")
_TOLD_BY = {"Check", "Examined"}


@dataclass(frozen=True, order=True)
class Text:
    """``context`` is where Qt looks for it."""

    context: str
    source: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say what is missing or out of date")
    options = parser.parse_args()
    texts, templates = gather(), gather_templates()
    known = read_translations(catalogue())
    missing = [text for text in texts if not known.get(text)]
    stale = [text for text in known if text not in set(texts)]
    if options.check:
        return report(missing, stale, templates)
    by_source = {text.source: words for text, words in known.items() if words}
    # A text that moved to another page keeps its words.
    write_translations({text: known.get(text) or by_source.get(text.source, "") for text in texts})
    (FOLDER / "messages.json").write_text(json.dumps(templates, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    compile_translations()
    print(f"{len(texts)} texts, {len(missing)} without words, {len(stale)} no longer used")
    return 0


def report(missing: list[Text], stale: list[Text], templates: list[str]) -> int:
    for text in missing:
        print(f"not translated: {text.context}: {text.source}")
    for text in stale:
        print(f"no longer used: {text.context}: {text.source}")
    kept = json.loads((FOLDER / "messages.json").read_text(encoding="utf-8"))
    if kept != templates:
        print("messages.json is out of date: run python -m scripts.translate")
    return int(bool(missing or stale or kept != templates))


def catalogue() -> Path:
    return FOLDER / f"studio_{LANGUAGE}.ts"


def gather() -> list[Text]:
    """Every text that a person may read in the window, each once."""
    found = {Text(each.context or WORDS, each.source) for each in _run_lupdate()}
    found |= {Text(MESSAGES, template) for template in gather_templates()}
    for described in describe_settings():
        words = (described.told.title, described.told.help, described.told.section)
        found |= {Text(SETTINGS, word) for word in (*words, *(name for _, name in described.options))}
    return sorted(found)


def gather_templates() -> list[str]:
    """What the rooms beneath the window say, with {0}, {1} … where they put something in."""
    found: set[str] = set()
    for path in sorted((ROOT / "studio").rglob("*.py")):
        if path.relative_to(ROOT / "studio").parts[0] not in ROOMS_ABOVE or path.name == "unlock_dialog.py":
            found |= set(_templates_of(ast.parse(path.read_text(encoding="utf-8"))))
    return sorted(found)


def _templates_of(tree: ast.Module) -> Iterator[str]:
    telling = _TOLD_BY | {
        name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.StudioError)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in telling:
            for given in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from _read(given)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            if node.value is not None and any(_CONSTANTS.fullmatch(n) or n in ("headline", "sentence") for n in names):
                parts = list(ast.walk(node.value))
                # The pieces of an f-string are no texts of their own.
                pieces = {id(piece) for part in parts if isinstance(part, ast.JoinedStr) for piece in part.values}
                for part in parts:
                    if id(part) not in pieces:
                        yield from _read(part)


def _read(node: ast.AST) -> Iterator[str]:
    """The text of a literal or an f-string; nothing for single words, which are names and not sentences."""
    if isinstance(node, ast.IfExp):
        yield from _read(node.body)
        yield from _read(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        if " " in node.value.strip():
            yield node.value
    elif isinstance(node, ast.JoinedStr):
        number = 0
        text = ""
        for part in node.values:
            if isinstance(part, ast.Constant):
                text += str(part.value)
            else:
                text += f"{{{number}}}"
                number += 1
        if re.search(r"[A-Za-z]{2}.* ", text):
            yield text


def _run_lupdate() -> list[Text]:
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "fresh.ts"
        sources = [str(path) for path in sorted((ROOT / "studio" / "ui").rglob("*.py"))]
        subprocess.run(
            [_find_tool("lupdate"), *sources, "-silent", "-locations", "none", "-ts", str(target)], check=True
        )
        return list(read_translations(target))


def read_translations(path: Path) -> dict[Text, str]:
    """The words of each text in a .ts file; empty where there are none yet."""
    found: dict[Text, str] = {}
    if not path.exists():
        return found
    reader = QXmlStreamReader(path.read_text(encoding="utf-8"))
    context = source = ""
    while not reader.atEnd():
        if not reader.readNextStartElement() and reader.tokenType() is not QXmlStreamReader.TokenType.EndElement:
            continue
        if reader.tokenType() is QXmlStreamReader.TokenType.EndElement:
            continue
        match str(reader.name()):
            case "name":
                context = reader.readElementText()
            case "source":
                source = reader.readElementText()
                found[Text(context, source)] = ""
            case "translation":
                found[Text(context, source)] = reader.readElementText()
    return found


def write_translations(words: dict[Text, str]) -> None:
    root = ET.Element("TS", version="2.1", language=LANGUAGE, sourcelanguage="en")
    context, name = root, None
    for text in sorted(words):
        if text.context != name:
            name = text.context
            context = ET.SubElement(root, "context")
            ET.SubElement(context, "name").text = name
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = text.source
        translation = ET.SubElement(message, "translation")
        translation.text = words[text]
        if not words[text]:
            translation.set("type", "unfinished")
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    catalogue().write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def compile_translations() -> None:
    target = catalogue().with_suffix(".qm")
    subprocess.run([_find_tool("lrelease"), "-silent", str(catalogue()), "-qm", str(target)], check=True)


def _find_tool(name: str) -> str:
    """lupdate and lrelease come with PySide6, under libexec or beside it, with .exe on Windows."""
    folder = Path(PySide6.__file__).parent
    places = [folder / f"{name}{suffix}" for suffix in ("", ".exe")]
    places += [folder / "Qt" / "libexec" / f"{name}{suffix}" for suffix in ("", ".exe")]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise SystemExit(f"{name} is not in this PySide6: install PySide6-Essentials.")
    return str(found)


if __name__ == "__main__":
    raise SystemExit(main())
