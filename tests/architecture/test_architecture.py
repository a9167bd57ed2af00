"""ARCHITECTURE.md is held against the code, and the house rules that no linter knows are checked."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "studio"
MAX_LINES = 350
MAX_FUNCTION_LINES = 60
HEAVY = {"torch", "diffusers", "transformers", "peft", "accelerate", "mediapipe", "cv2", "scipy", "PySide6"}
SOURCES = sorted(p for folder in ("studio", "scripts", "tests") for p in (ROOT / folder).rglob("*.py"))


def rooms_on_disk() -> set[str]:
    return {p.name for p in PACKAGE.iterdir() if p.is_dir() and (p / "__init__.py").exists()}


def modules_in_page() -> dict[str, set[str]]:
    """Rooms and the module names that the page's tree lists for each."""
    page = (PACKAGE / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tree = page.split("## The tree", 1)[1].split("##", 1)[0]
    found: dict[str, set[str]] = {}
    for line in tree.splitlines():
        if match := re.match(r"^    (\w+)/\s+(.*)$", line):
            room, names = match.groups()
            found[room] = set(re.findall(r"`(\w+)`", names))
        elif found and line.startswith("      "):
            found[list(found)[-1]] |= set(re.findall(r"`(\w+)`", line))
    return found


def test_page_names_every_room_and_no_other() -> None:
    assert set(modules_in_page()) == rooms_on_disk()


@pytest.mark.parametrize("room", sorted(rooms_on_disk()))
def test_page_names_every_module_of_a_room(room: str) -> None:
    on_disk = {p.stem for p in (PACKAGE / room).glob("*.py")} - {"__init__"}
    on_disk |= {p.name for p in (PACKAGE / room).iterdir() if (p / "__init__.py").exists()}
    assert modules_in_page()[room] == on_disk


def test_page_names_every_module_of_the_storyboards_packages() -> None:
    page = (PACKAGE / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = page.split("## The storyboard", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", table, re.M)
    packages = [p.parent for p in (PACKAGE / "storyboard").glob("*/__init__.py")]
    on_disk = {p.name: {m.stem for m in p.glob("*.py")} - {"__init__"} for p in packages}
    assert {name: set(re.findall(r"`(\w+)`", modules)) for name, modules in rows} == on_disk


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_files_and_functions_stay_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MAX_LINES, f"{path.name} is too long"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            length = node.end_lineno - node.lineno + 1
            assert length <= MAX_FUNCTION_LINES, f"{path.name}: {node.name} has {length} lines"


@pytest.mark.parametrize("module", ["studio.__main__", "studio.app.studio", "studio.cli.main", "studio.jobs.worker"])
def test_light_modules_import_nothing_heavy(module: str) -> None:
    """The window's process and the command line start without torch and its kind."""
    code = f"import sys, {module}; print(' '.join(m.split('.')[0] for m in sys.modules))"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & HEAVY


def test_every_python_file_says_what_it_is() -> None:
    nameless = [
        p.relative_to(ROOT).as_posix()
        for p in SOURCES
        if p.stat().st_size and "typings" not in p.parts and not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ]
    assert nameless == []


def test_sources_name_no_machine_paths_and_suppress_no_checks() -> None:
    forbidden = re.compile(r"(?<![\w.])/(work|root|home)/[a-z]|# " + r"noqa|# type: " + r"ignore|unittest\." + "mock")
    offenders = [
        f"{p.relative_to(ROOT).as_posix()}: {line.strip()}"
        for p in SOURCES
        for line in p.read_text(encoding="utf-8").splitlines()
        if forbidden.search(line)
    ]
    assert offenders == []
