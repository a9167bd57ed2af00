"""The program's entry: light, and the same from everywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from studio.__main__ import asks_for_window, data_dir_of


def test_the_entry_loads_neither_the_window_nor_the_command_line() -> None:
    code = (
        "import sys, studio.__main__; print(*(m for m in sys.modules if m.startswith(('studio.', 'PySide6', 'click'))))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(answer.stdout.split()) == {
        "studio.__main__",
        "studio.core",
        "studio.core.registry",
        "studio.domain",
        "studio.domain.errors",
    }


def test_arguments_are_the_command_line() -> None:
    answer = subprocess.run([sys.executable, "-m", "studio", "--help"], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert "Usage" in answer.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["demo"], ["--data-dir"], ["--data-dir", "x", "doctor"], ["--json"]])
def test_anything_else_is_the_command_line(arguments: list[str]) -> None:
    assert not asks_for_window(arguments)


def test_no_command_is_the_window_also_on_another_library() -> None:
    assert asks_for_window([])
    assert asks_for_window(["--data-dir", "x"])
    assert data_dir_of(["--data-dir", "a folder"]) == Path("a folder")
    assert data_dir_of(["--data-dir=b"]) == Path("b")
    assert data_dir_of(["--data-dir", "--help"]) is None
