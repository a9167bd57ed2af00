"""The private environment that the studio runs in: made step by step, once, and only compared afterwards.

Each step leaves a stamp with the hash of all it depends on, so an interrupted set-up goes on where it stopped,
and a later start reads a few small files and calls neither pip nor the network. Standard library only, Python 3.8
and later. Must not import the package `studio`.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import interpreters, system_packages, torch_builds
from scripts.console import LoggedRunner, SetupError
from scripts.locks import hold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scripts.console import Console, Runner

ENVIRONMENT_VARIABLE = "LIKENESS_ENVIRONMENT"
EXTRAS = ("basic-voice",)
CHECK_EXTRAS = ("basic-voice", "dev")
GO_ON_HINT = "Run the same command again: it goes on where it stopped."
_UNSHIPPED = (".git", ".studio-env", "tests", "__pycache__", "*.egg-info")


@dataclass(frozen=True)
class Place:
    """A checkout, the folder of its environment, and their kind of system as `platform` names it."""

    root: Path
    folder: Path
    system: str

    @property
    def venv(self) -> Path:
        return self.folder / "venv"

    @property
    def python(self) -> Path:
        return self.venv / ("Scripts/python.exe" if self.system == "Windows" else "bin/python")

    @property
    def log(self) -> Path:
        return self.folder / "setup.log"

    def stamp(self, name: str) -> Path:
        return self.folder / "stamps" / name

    def read_stamp(self, name: str) -> str:
        stamp = self.stamp(name)
        return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""

    def write_stamp(self, name: str, key: str) -> None:
        stamp = self.stamp(name)
        stamp.parent.mkdir(parents=True, exist_ok=True)
        partial = stamp.with_name(f"{name}.partial")
        partial.write_text(key, encoding="utf-8")
        partial.replace(stamp)


@dataclass(frozen=True)
class Step:
    """One part of set-up. ``key`` holds all it depends on; ``settles`` are smaller steps that it includes."""

    name: str
    title: str
    key: str
    act: Callable[[], None]
    settles: tuple[tuple[str, str], ...] = ()


def locate(root: Path, system: str, home: Path, variables: Mapping[str, str]) -> Place:
    """Beside pyproject.toml; in the user's data folder where the checkout cannot be written."""
    named = variables.get(ENVIRONMENT_VARIABLE)
    if named:
        return Place(root, Path(named).absolute(), system)
    if os.access(root, os.W_OK):
        return Place(root, root / ".studio-env", system)
    if system == "Windows":
        data = Path(variables.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif system == "Darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(variables.get("XDG_DATA_HOME") or home / ".local" / "share")
    return Place(root, data / "LikenessStudio-environments" / _digest(root)[:12], system)


def clear_remains(venv: Path) -> None:
    """Remove what a killed installer left, so that the next run does not take it for installed.

    The file RECORD is the last that pip writes of a package; folders with ~ are what it was about to replace.
    """
    for packages in (*venv.glob("lib/python*/site-packages"), venv / "Lib" / "site-packages"):
        for unfinished in (*packages.glob("*.dist-info"), *packages.glob("~*")):
            if unfinished.name.startswith("~") or not (unfinished / "RECORD").is_file():
                shutil.rmtree(unfinished, ignore_errors=True)


def read_requirements(root: Path) -> str:
    """What of pyproject.toml decides the installation: all that stands before the checking tools' tables."""
    return (root / "pyproject.toml").read_text(encoding="utf-8").split("\n[tool.ruff", 1)[0]


def read_python_version(place: Place) -> tuple[int, ...]:
    """(3, 11) for an environment whose Python is still there (its base may have been removed), else ()."""
    config = place.venv / "pyvenv.cfg"
    if not config.is_file() or not place.python.exists():
        return ()
    for line in config.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        if name.strip() in {"version", "version_info"}:
            return tuple(int(part) for part in value.strip().split(".")[:2])
    return ()


class Setup:
    """Knows the steps for one place and carries them out."""

    def __init__(self, place: Place, machine: torch_builds.Machine, console: Console, runner: Runner) -> None:
        self._place = place
        self._machine = machine
        self._console = console
        self._runner = runner

    def list_stale(self, extras: Sequence[str], find_python: Callable[[], str]) -> tuple[Step, ...]:
        """The steps that are not done yet, in order. Without an environment that is all of them."""
        steps = (self._plan_torch(), self._plan_studio(extras))
        version = read_python_version(self._place)
        if version in interpreters.SUPPORTED and self._place.read_stamp("environment"):
            return tuple(step for step in steps if self._place.read_stamp(step.name) != step.key)
        return (Step("environment", "Python environment", "made", lambda: self._make(find_python())), *steps)

    def carry_out(self, steps: Sequence[Step]) -> None:
        """Do the steps, each followed by its stamp. Raises `SetupError` at the first that fails."""
        for number, step in enumerate(steps, 1):
            self._console.say(f"[{number}/{len(steps)}] {step.title}")
            began = time.monotonic()
            clear_remains(self._place.venv)
            step.act()
            for name, key in ((step.name, step.key), *step.settles):
                self._place.write_stamp(name, key)
            self._console.say(f"      done in {time.monotonic() - began:.0f} s")

    def _plan_torch(self) -> Step:
        build = self._machine.build
        if build == torch_builds.CPU:
            # A build with CUDA runs without a GPU too: a GPU that is switched off is no reason to install.
            build = self._place.read_stamp("torch").partition(" ")[0] or build
        key = f"{build} {torch_builds.VERSION}"
        return Step("torch", f"PyTorch {torch_builds.VERSION} ({build})", key, self._install_torch)

    def _plan_studio(self, extras: Sequence[str]) -> Step:
        subject = f"{self._place.root} {read_requirements(self._place.root)}"
        plain_key = _digest(f"{EXTRAS} {subject}")
        if tuple(extras) == EXTRAS:
            title = "Likeness Studio and its libraries"
            return Step("studio", title, plain_key, lambda: self._install_studio(extras))
        title = "Likeness Studio, its libraries and the checking tools"
        key = _digest(f"{tuple(extras)} {subject}")
        settles = (("studio", plain_key),)
        return Step("studio-checks", title, key, lambda: self._install_studio(extras), settles)

    def _make(self, python: str) -> None:
        """A fresh virtual environment. What a broken one left goes, and its stamps with it."""
        shutil.rmtree(self._place.folder / "stamps", ignore_errors=True)
        command = [python, "-m", "venv", "--clear", str(self._place.venv)]
        self._run(command, "No Python environment could be made.")

    def _install_torch(self) -> None:
        torch_builds.install(self._machine, str(self._place.python), self._runner, self._console, os.environ)

    def _install_studio(self, extras: Sequence[str]) -> None:
        pip = [str(self._place.python), "-m", "pip", "install", "--progress-bar", "off", "--no-input"]
        failure = "The studio's libraries could not be installed."
        wanted = f"[{','.join(extras)}]"
        if os.access(self._place.root, os.W_OK):
            self._run([*pip, "--editable", f"{self._place.root}{wanted}"], failure)
            return
        # Building writes into the source folder, so a copy is built; the line below puts the checkout first.
        copy = self._place.folder / "source"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self._place.root, copy, ignore=shutil.ignore_patterns(*_UNSHIPPED))
        self._run([*pip, f"{copy}{wanted}"], failure)
        shutil.rmtree(copy)
        site_packages = next(self._place.venv.rglob("site-packages"))
        line = f"import sys; sys.path.insert(0, {str(self._place.root)!r})\n"
        (site_packages / "likeness_checkout.pth").write_text(line, encoding="utf-8")

    def _run(self, command: Sequence[str], message: str) -> None:
        if self._runner.run(command) != 0:
            raise SetupError(f"{message} The last lines were:\n\n{self._runner.tail()}\n", GO_ON_HINT)


def prepare(root: Path, console: Console, *, for_window: bool, extras: Sequence[str] = EXTRAS) -> Path:
    """Make what is missing and return the environment's Python. Raises `SetupError`."""
    system = platform.system()
    place = locate(root, system, Path.home(), os.environ)
    runner = LoggedRunner(console, place.log)
    setup = Setup(place, torch_builds.Machine.examine(system, platform.machine()), console, runner)

    def find_python() -> str:
        candidates = interpreters.list_candidates(system, Path.home(), os.environ)
        return require_python(interpreters.choose(candidates), system, runner, console)

    stale = setup.list_stale(extras, find_python)
    if stale:
        console.say(f"Setting up Likeness Studio, once, in {place.folder} (details: {place.log.name} there)")
        place.folder.mkdir(parents=True, exist_ok=True)
        with hold(place.folder / "lock", lambda: console.say("Another set-up is running: waiting for it.")):
            # Asked again: the one that was waited for may have done it all.
            setup.carry_out(setup.list_stale(extras, find_python))
    if system == "Linux":
        settle_libraries(
            place,
            runner,
            console,
            for_window=for_window,
            may_speak=for_window or bool(stale),
            family=system_packages.read_distribution()[1],
            is_root=_is_root(),
        )
    return place.python


def require_python(found: interpreters.Interpreter | None, system: str, runner: Runner, console: Console) -> str:
    """The path of a Python that can make environments; installs Debian's missing part when it may."""
    distribution, family = system_packages.read_distribution()
    if found is None:
        raise SetupError(
            "Likeness Studio needs Python 3.11 or 3.12 (64 bits), and none was found on this machine.",
            interpreters.advise(system, distribution),
        )
    if not found.makes_environments:
        package = "python{}.{}-venv".format(*found.version)
        if family != system_packages.DEBIAN or not _is_root():
            raise SetupError(
                f"{found.executable} cannot make environments.",
                f"Install the missing part:  sudo apt-get install {package}",
            )
        console.say(f"      installing {package}")
        install_packages((package,), family, runner)
    return found.executable


def install_packages(packages: Sequence[str], family: str, runner: Runner) -> bool:
    """Install system packages as root; a stale package list is renewed once. False when that failed."""
    command = system_packages.name_command(packages, family)
    if runner.run(command) == 0:
        return True
    if family != system_packages.DEBIAN:
        return False
    return runner.run(["apt-get", "update"]) == 0 and runner.run(command) == 0


def settle_libraries(
    place: Place,
    runner: Runner,
    console: Console,
    *,
    for_window: bool,
    may_speak: bool,
    find_missing: Callable[[], Sequence[system_packages.Requirement]] = system_packages.find_missing,
    family: str,
    is_root: bool,
) -> None:
    """Install or name the system libraries that are missing. Raises `SetupError` when no window can open."""
    key = _digest(system_packages.REQUIREMENTS)
    if place.read_stamp("libraries") == key:
        return
    missing = find_missing()
    if missing and family == system_packages.DEBIAN and is_root:
        packages = system_packages.list_packages(missing, family)
        console.say(f"Installing system packages: {' '.join(packages)}")
        install_packages(packages, family, runner)
        missing = find_missing()
    if not missing:
        place.write_stamp("libraries", key)
        return
    advice = system_packages.advise(missing, family)
    if for_window and any(requirement.for_window for requirement in missing):
        raise SetupError("System libraries are missing, without which no window opens.", advice)
    if may_speak:
        console.say("Some system libraries are missing (window, sound); the rest works without them.")
        console.say(advice)


def hand_over(command: Sequence[str]) -> int:
    """Become ``command`` where the system can, else run it. Returns its exit code."""
    if os.name == "posix":
        os.execv(command[0], list(command))
    # Both get Ctrl+C on Windows; the program decides what it means, and this one waits for it.
    process = subprocess.Popen(list(command), env={"PYTHONUTF8": "1", **os.environ})
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _digest(subject: object) -> str:
    return hashlib.sha256(str(subject).encode("utf-8")).hexdigest()
