"""Which Python the environment is made with."""

import sys
from collections.abc import Sequence
from pathlib import Path

from scripts import interpreters
from scripts.interpreters import Interpreter


def make(version: tuple[int, int], *, is_64_bit: bool = True, makes_environments: bool = True) -> Interpreter:
    return Interpreter(f"python{version[0]}.{version[1]}", version, is_64_bit, makes_environments)


class FakeMachine:
    """Answers for the commands that start a Python; all others start none. Remembers what it was asked."""

    def __init__(self, **found: Interpreter) -> None:
        self.found = found
        self.asked: list[str] = []

    def ask(self, command: Sequence[str]) -> Interpreter | None:
        self.asked.append(command[0])
        return self.found.get(command[0])


def test_the_first_that_fits_is_taken_and_no_more_are_asked() -> None:
    machine = FakeMachine(a=make((3, 13)), c=make((3, 12)), d=make((3, 11)))
    assert interpreters.choose([("a",), ("b",), ("c",), ("d",)], machine.ask) == make((3, 12))
    assert machine.asked == ["a", "b", "c"]


def test_one_that_cannot_make_environments_is_taken_only_when_no_other_fits() -> None:
    bare = make((3, 11), makes_environments=False)
    machine = FakeMachine(a=bare, b=make((3, 12)))
    assert interpreters.choose([("a",), ("b",)], machine.ask) == make((3, 12))
    assert interpreters.choose([("a",)], machine.ask) == bare


def test_32_bits_and_other_versions_do_not_fit() -> None:
    machine = FakeMachine(a=make((3, 11), is_64_bit=False), b=make((3, 10)), c=make((3, 14)))
    assert interpreters.choose([("a",), ("b",), ("c",)], machine.ask) is None


def test_this_python_answers_for_itself() -> None:
    found = interpreters.ask((sys.executable,))
    assert found is not None
    assert found.version == sys.version_info[:2]
    assert found.fits


def test_what_is_no_python_is_no_answer(tmp_path: Path) -> None:
    assert interpreters.ask((str(tmp_path / "nothing"),)) is None
    assert interpreters.ask((sys.executable, "-c", "raise SystemExit(127)")) is None


def test_pyenv_versions_are_looked_through_newest_first(tmp_path: Path) -> None:
    paths = [tmp_path / "versions" / number / "bin" / "python3.11" for number in ("3.11.2", "3.11.7")]
    for path in paths:
        path.parent.mkdir(parents=True)
        path.touch()
    variables = {"PATH": "", "PYENV_ROOT": str(tmp_path)}
    commands = [tuple(c) for c in interpreters.list_candidates("Linux", tmp_path, variables)]
    assert commands[0] == (sys.executable,)
    assert commands.index((str(paths[1]),)) < commands.index((str(paths[0]),))


def test_windows_asks_the_launcher_and_the_installers_folder(tmp_path: Path) -> None:
    python = tmp_path / "Programs" / "Python" / "Python312" / "python.exe"
    python.parent.mkdir(parents=True)
    python.touch()
    variables = {"PATH": "", "LOCALAPPDATA": str(tmp_path)}
    commands = [tuple(c) for c in interpreters.list_candidates("Windows", tmp_path, variables)]
    assert ("py", "-3.11") in commands
    assert (str(python),) in commands


def test_advice_names_the_command_of_each_system() -> None:
    assert "winget install" in interpreters.advise("Windows", "")
    assert "brew install" in interpreters.advise("Darwin", "")
    assert "apt-get install python3.11 python3.11-venv" in interpreters.advise("Linux", "debian")
    assert "dnf install" in interpreters.advise("Linux", "fedora")
    assert "pyenv install 3.11" in interpreters.advise("Linux", "unknown")
