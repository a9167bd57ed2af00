"""Finds a Python that the studio can run on.

Standard library only, Python 3.8 and later. Installs nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

# In order of preference. The pinned mediapipe has no build for a later Python.
SUPPORTED = ((3, 11), (3, 12))
_ANSWER_TIMEOUT_S = 20.0
_QUESTION = (
    "import sys, importlib.util as u; has = all(map(u.find_spec, ('venv', 'ensurepip'))); "
    "print(sys.executable); print(*sys.version_info[:2], int(sys.maxsize > 2**32), int(has))"
)


@dataclass(frozen=True)
class Interpreter:
    """A Python on this machine. ``makes_environments``: Debian ships Python without that part."""

    executable: str
    version: tuple[int, int]
    is_64_bit: bool
    makes_environments: bool

    @property
    def fits(self) -> bool:
        return self.version in SUPPORTED and self.is_64_bit


def ask(command: Sequence[str]) -> Interpreter | None:
    """What ``command`` starts, or None when it starts no Python."""
    try:
        answer = subprocess.run(
            [*command, "-c", _QUESTION],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_ANSWER_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = answer.stdout.split("\n")
    if answer.returncode != 0 or len(lines) < 2:
        return None
    major, minor, is_64_bit, makes_environments = (int(word) for word in lines[1].split())
    return Interpreter(lines[0], (major, minor), bool(is_64_bit), bool(makes_environments))


def choose(
    candidates: Iterable[Sequence[str]], ask: Callable[[Sequence[str]], Interpreter | None] = ask
) -> Interpreter | None:
    """The first that fits and can make an environment; else the first that fits; else None."""
    second_best = None
    for command in candidates:
        found = ask(command)
        if found is not None and found.fits:
            if found.makes_environments:
                return found
            second_best = second_best or found
    return second_best


def list_candidates(system: str, home: Path, environment: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """Commands that may start a fitting Python: this one first, then the usual ones of ``system``."""
    yield (sys.executable,)
    for major, minor in SUPPORTED:
        name = f"python{major}.{minor}"
        if system == "Windows":
            yield ("py", f"-{major}.{minor}")
        on_path = shutil.which(name, path=environment.get("PATH"))
        if on_path:
            yield (on_path,)
        for pattern_root, pattern in _usual_places(system, home, environment, major, minor):
            if pattern_root.is_dir():
                for path in sorted(pattern_root.glob(pattern), reverse=True):
                    yield (str(path),)


def _usual_places(
    system: str, home: Path, environment: Mapping[str, str], major: int, minor: int
) -> Iterator[tuple[Path, str]]:
    """Folders and patterns below them where installers put Python ``major.minor``."""
    name, number = f"python{major}.{minor}", f"{major}.{minor}"
    pyenv = Path(environment.get("PYENV_ROOT") or home / ".pyenv")
    if system == "Windows":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
        yield local / "Programs" / "Python", f"Python{major}{minor}/python.exe"
        yield Path(environment.get("ProgramFiles") or "C:/Program Files"), f"Python{major}{minor}/python.exe"
        yield pyenv / "pyenv-win" / "versions", f"{number}*/python.exe"
        yield home / ".pyenv" / "pyenv-win" / "versions", f"{number}*/python.exe"
        return
    yield pyenv / "versions", f"{number}*/bin/{name}"
    yield home / ".local" / "share" / "uv" / "python", f"cpython-{number}*/bin/{name}"
    yield Path("/usr/bin"), name
    yield Path("/usr/local/bin"), name
    if system == "Darwin":
        yield Path("/opt/homebrew/bin"), name
        yield Path("/opt/homebrew/opt"), f"python@{number}/bin/{name}"
        yield Path("/usr/local/opt"), f"python@{number}/bin/{name}"
        yield Path("/Library/Frameworks/Python.framework/Versions"), f"{number}/bin/{name}"


def advise(system: str, distribution: str) -> str:
    """What to install where no fitting Python was found."""
    if system == "Windows":
        return "Install it with:  winget install Python.Python.3.11\nthen run the same command again."
    if system == "Darwin":
        return "Install it with:  brew install python@3.11\nthen run the same command again."
    line = {
        "debian": "sudo apt-get install python3.11 python3.11-venv",
        "ubuntu": "sudo apt-get install python3.12 python3.12-venv",
        "fedora": "sudo dnf install python3.11",
    }.get(distribution, "pyenv install 3.11")
    return (
        f"Install it with:  {line}\nthen run the same command again."
        " (Where the system has it no more, `pyenv install 3.11` or `uv python install 3.11` brings it.)"
    )
