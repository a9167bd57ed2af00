"""Set-up goes step by step, resumes, is done once, and notices what changed."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts import environment, system_packages
from scripts import studio as launcher
from scripts.console import Console, SetupError
from scripts.environment import CHECK_EXTRAS, EXTRAS, Place, Setup
from scripts.interpreters import Interpreter
from scripts.torch_builds import Machine
from tests.fakes.setup import FakeRunner

PROJECT = '[project]\nname = "x"\ndependencies = ["numpy"]\n\n[tool.ruff]\nline-length = 110\n'


def make_environment_on_disk(command: Sequence[str]) -> None:
    """What `python -m venv` leaves, as far as set-up looks at it."""
    if "venv" in command:
        venv = Path(command[-1])
        (venv / "bin").mkdir(parents=True, exist_ok=True)
        (venv / "bin" / "python").touch()
        (venv / "lib" / "site-packages").mkdir(parents=True, exist_ok=True)
        (venv / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.7\n", encoding="utf-8")


@dataclass
class Desk:
    """A checkout on a Linux machine without a GPU, and the means to set it up."""

    root: Path
    runner: FakeRunner = field(default_factory=lambda: FakeRunner(on_run=make_environment_on_disk))
    said: io.StringIO = field(default_factory=io.StringIO)

    @property
    def place(self) -> Place:
        return Place(self.root, self.root / ".studio-env", "Linux")

    def stale(self, extras: Sequence[str] = EXTRAS, *, has_gpu: bool = False) -> list[str]:
        return [step.name for step in self.setup(has_gpu).list_stale(extras, lambda: "python3.11")]

    def set_up(self, extras: Sequence[str] = EXTRAS, *, has_gpu: bool = False) -> None:
        setup = self.setup(has_gpu)
        setup.carry_out(setup.list_stale(extras, lambda: "python3.11"))

    def setup(self, has_gpu: bool) -> Setup:
        return Setup(self.place, Machine("Linux", "x86_64", has_gpu), Console(self.said), self.runner)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    return Desk(tmp_path)


def test_first_use_makes_the_environment_then_torch_then_the_studio(desk: Desk) -> None:
    desk.set_up()
    assert "-m venv --clear" in desk.runner.lines[0]
    assert "torch==" in desk.runner.lines[1]
    assert desk.runner.lines[2].endswith(f"--editable {desk.root}[basic-voice]")
    assert "[1/3] Python environment" in desk.said.getvalue()


def test_second_use_runs_nothing(desk: Desk) -> None:
    desk.set_up()
    desk.runner.lines.clear()
    assert desk.stale() == []
    desk.set_up()
    assert desk.runner.lines == []


def test_an_interrupted_set_up_goes_on_where_it_stopped(desk: Desk) -> None:
    desk.runner.refuses = lambda line: "--editable" in line
    with pytest.raises(SetupError, match="the last words"):
        desk.set_up()
    desk.runner.refuses = lambda line: False
    desk.runner.lines.clear()
    desk.set_up()
    assert len(desk.runner.lines) == 1
    assert "--editable" in desk.runner.lines[0]


def test_a_package_that_was_half_installed_does_not_count_as_installed(desk: Desk) -> None:
    desk.set_up()
    packages = desk.place.venv / "lib" / "python3.11" / "site-packages"
    for folder in ("whole-1.0.dist-info", "half-1.0.dist-info", "~alf"):
        (packages / folder).mkdir(parents=True)
    (packages / "whole-1.0.dist-info" / "RECORD").touch()
    environment.clear_remains(desk.place.venv)
    assert [path.name for path in packages.iterdir()] == ["whole-1.0.dist-info"]


def test_an_environment_that_was_half_made_is_made_again(desk: Desk) -> None:
    make_environment_on_disk(["venv", str(desk.place.venv)])
    assert desk.stale() == ["environment", "torch", "studio"]


def test_a_python_that_went_away_or_is_too_old_makes_everything_again(desk: Desk) -> None:
    desk.set_up()
    config = desk.place.venv / "pyvenv.cfg"
    config.write_text("version = 3.10.1\n", encoding="utf-8")
    assert desk.stale() == ["environment", "torch", "studio"]
    config.write_text("version = 3.12.1\n", encoding="utf-8")
    assert desk.stale() == []
    desk.place.python.unlink()
    assert desk.stale() == ["environment", "torch", "studio"]


def test_new_dependencies_are_installed_and_other_settings_are_not_noticed(desk: Desk) -> None:
    desk.set_up()
    project = desk.root / "pyproject.toml"
    project.write_text(PROJECT.replace("110", "100"), encoding="utf-8")
    assert desk.stale() == []
    project.write_text(PROJECT.replace("numpy", "numpy>=2"), encoding="utf-8")
    assert desk.stale() == ["studio"]


def test_a_checkout_that_moved_is_installed_anew(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    desk.set_up()
    moved = tmp_path_factory.mktemp("elsewhere") / "studio"
    desk.root.rename(moved)
    assert Desk(moved).stale() == ["studio"]


def test_the_checks_need_more_and_include_the_studio(desk: Desk) -> None:
    desk.set_up(CHECK_EXTRAS)
    assert desk.runner.lines[-1].endswith("[basic-voice,dev]")
    assert desk.stale(EXTRAS) == []
    assert desk.stale(CHECK_EXTRAS) == []


def test_the_studio_alone_is_not_enough_for_the_checks(desk: Desk) -> None:
    desk.set_up()
    assert desk.stale(CHECK_EXTRAS) == ["studio-checks"]


def test_a_new_gpu_brings_another_torch_and_one_switched_off_does_not(desk: Desk) -> None:
    desk.set_up(has_gpu=False)
    assert desk.stale(has_gpu=True) == ["torch"]
    desk.set_up(has_gpu=True)
    assert desk.stale(has_gpu=False) == []


def test_the_environment_lies_beside_the_project(tmp_path: Path) -> None:
    place = environment.locate(tmp_path, "Linux", tmp_path / "home", {})
    assert place.folder == tmp_path / ".studio-env"
    assert place.python == tmp_path / ".studio-env" / "venv" / "bin" / "python"


def test_a_checkout_that_cannot_be_written_has_its_environment_at_the_users(tmp_path: Path) -> None:
    read_only = tmp_path / "not-there"  # nobody can write into it, root included
    home = tmp_path / "home"
    linux = environment.locate(read_only, "Linux", home, {})
    assert linux.folder.is_relative_to(home / ".local" / "share")
    mac = environment.locate(read_only, "Darwin", home, {})
    assert mac.folder.is_relative_to(home / "Library" / "Application Support")
    windows = environment.locate(read_only, "Windows", home, {"LOCALAPPDATA": str(tmp_path / "local")})
    assert windows.folder.is_relative_to(tmp_path / "local")
    assert windows.python.name == "python.exe"


def test_a_named_folder_wins(tmp_path: Path) -> None:
    variables = {"LIKENESS_ENVIRONMENT": str(tmp_path / "mine")}
    assert environment.locate(tmp_path, "Linux", tmp_path, variables).folder == tmp_path / "mine"


def find_two_missing() -> tuple[system_packages.Requirement, ...]:
    return tuple(r for r in system_packages.REQUIREMENTS if r.library in {"libEGL.so.1", "libportaudio.so.2"})


def settle(desk: Desk, *, for_window: bool, missing: bool = True) -> None:
    environment.settle_libraries(
        desk.place,
        desk.runner,
        Console(desk.said),
        for_window=for_window,
        may_speak=True,
        find_missing=find_two_missing if missing else tuple,
        family=system_packages.DEBIAN,
        is_root=False,
    )


def test_a_user_is_told_the_line_and_the_command_line_goes_on(desk: Desk) -> None:
    settle(desk, for_window=False)
    assert "sudo apt-get install -y --no-install-recommends libegl1 libportaudio2" in desk.said.getvalue()
    assert desk.runner.lines == []


def test_no_window_is_tried_without_the_libraries_that_it_needs(desk: Desk) -> None:
    with pytest.raises(SetupError) as caught:
        settle(desk, for_window=True)
    assert "libegl1" in caught.value.hint


def test_once_all_libraries_are_there_nobody_looks_again(desk: Desk) -> None:
    settle(desk, for_window=True, missing=False)
    settle(desk, for_window=True, missing=True)
    assert desk.said.getvalue() == ""


def test_root_installs_what_is_missing_after_renewing_the_package_lists(desk: Desk) -> None:
    answers = [find_two_missing(), ()]
    failures = iter([True, False, False])
    desk.runner.refuses = lambda line: next(failures)
    environment.settle_libraries(
        desk.place,
        desk.runner,
        Console(desk.said),
        for_window=True,
        may_speak=True,
        find_missing=lambda: answers.pop(0),
        family=system_packages.DEBIAN,
        is_root=True,
    )
    install = "apt-get install -y --no-install-recommends libegl1 libportaudio2"
    assert desk.runner.lines == [install, "apt-get update", install]


def test_no_python_says_what_to_install(desk: Desk) -> None:
    with pytest.raises(SetupError, match="needs Python") as caught:
        environment.require_python(None, "Windows", desk.runner, Console(desk.said))
    assert "winget install" in caught.value.hint


def test_a_python_that_fits_is_used_as_it_is(desk: Desk) -> None:
    found = Interpreter("some-python", (3, 12), is_64_bit=True, makes_environments=True)
    assert environment.require_python(found, "Linux", desk.runner, Console(desk.said)) == "some-python"
    assert desk.runner.lines == []


def test_stamps_are_written_whole_or_not_at_all(desk: Desk) -> None:
    desk.place.write_stamp("torch", "CPU 1")
    desk.place.write_stamp("torch", "CPU 2")
    assert desk.place.read_stamp("torch") == "CPU 2"
    assert [path.name for path in (desk.place.folder / "stamps").iterdir()] == ["torch"]


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        ([], True),
        (["--data-dir", "x"], True),
        (["--data-dir=x"], True),
        (["doctor"], False),
        (["--data-dir", "x", "doctor"], False),
        (["--help"], False),
    ],
)
def test_the_launcher_knows_when_a_window_will_open(arguments: list[str], opens: bool) -> None:
    assert launcher.opens_window(arguments) is opens
