"""How set-up runs programs and what it says meanwhile."""

import io
import sys
from pathlib import Path

from scripts.console import Console, LoggedRunner, SetupError, child_environment


def make_runner(tmp_path: Path) -> LoggedRunner:
    return LoggedRunner(Console(io.StringIO()), tmp_path / "logs" / "setup.log")


def test_output_goes_to_the_log_and_the_exit_code_comes_back(tmp_path: Path) -> None:
    runner = make_runner(tmp_path)
    assert runner.run([sys.executable, "-c", "print('hello'); raise SystemExit(3)"]) == 3
    assert runner.tail() == "hello"
    assert "hello" in (tmp_path / "logs" / "setup.log").read_text(encoding="utf-8")


def test_only_the_last_lines_of_the_latest_program_are_kept(tmp_path: Path) -> None:
    runner = make_runner(tmp_path)
    runner.run([sys.executable, "-c", "print('first program')"])
    runner.run([sys.executable, "-c", "for n in range(100): print(n)"])
    assert runner.tail().splitlines()[-1] == "99"
    assert len(runner.tail().splitlines()) <= 12


def test_a_program_that_is_not_there_is_127(tmp_path: Path) -> None:
    runner = make_runner(tmp_path)
    assert runner.run([str(tmp_path / "absent")]) == 127
    assert "absent" in runner.tail()


def test_what_leads_installers_astray_is_left_out() -> None:
    kept = child_environment({"PYTHONPATH": "x", "PIP_USER": "1", "PATH": "/bin", "PIP_FIND_LINKS": "wheels"})
    assert "PYTHONPATH" not in kept
    assert "PIP_USER" not in kept
    assert (kept["PATH"], kept["PIP_FIND_LINKS"]) == ("/bin", "wheels")


def test_an_error_is_said_with_what_to_do() -> None:
    said = io.StringIO()
    Console(said).say_error(SetupError("It broke.", "Mend it."))
    assert said.getvalue() == "\nIt broke.\nMend it.\n"


def test_nothing_is_overwritten_in_a_log() -> None:
    said = io.StringIO()
    Console(said).overwrite("50 %")
    assert said.getvalue() == ""
