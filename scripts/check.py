"""Checks the studio: style, types, the direction of imports, and the tests, in its private environment.

    python3 scripts/check.py [--fast] [arguments for pytest]

--fast stops at the first check and the first test that fails. Exits with the code of the first check that failed; the
last line printed is the test runner's own closing line. Standard library only, Python 3.8 and later.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts import environment
from scripts.console import Console, SetupError

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"


@dataclass(frozen=True)
class Check:
    """A name, and the arguments for Python that carry it out."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    check: Check
    exit_code: int
    elapsed_s: float
    closing_line: str


def list_checks(pytest_arguments: Sequence[str], *, is_fast: bool) -> tuple[Check, ...]:
    """All checks in order."""
    stop_early = ("-x",) if is_fast else ()
    return (
        Check("style", ("-m", "ruff", "check", "studio", "scripts", "tests")),
        Check("types", ("-m", "mypy", "--strict")),
        Check("imports", ("-c", _LINT_IMPORTS)),
        Check("tests", ("-m", "pytest", *stop_early, *pytest_arguments)),
    )


def run_check(check: Check, python: Path, root: Path) -> Result:
    """Run one check; its output goes through unchanged."""
    print(f"\n== {check.name}", flush=True)
    began = time.monotonic()
    # One thread each: on small shared machines more threads of OpenMP are slower, not faster.
    settings = {"QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    closing_line = ""
    with subprocess.Popen(
        [str(python), *check.arguments],
        cwd=root,
        env={**os.environ, **settings, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        pending = b""
        while process.stdout is not None and (chunk := os.read(process.stdout.fileno(), 1 << 16)):
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
            *lines, pending = (pending + chunk).split(b"\n")
            for line in lines:
                closing_line = line.decode("utf-8", "replace").strip() or closing_line
    return Result(check, process.returncode, time.monotonic() - began, closing_line)


def summarise(results: Sequence[Result]) -> int:
    """Print a line a check and the tests' closing line. Returns the first failure's exit code."""
    print("\n== summary")
    for result in results:
        verdict = "ok" if result.exit_code == 0 else f"FAILED ({result.exit_code})"
        print(f"{result.check.name:8} {verdict:12} {result.elapsed_s:6.1f} s")
    print(results[-1].closing_line, flush=True)
    return next((result.exit_code for result in results if result.exit_code != 0), 0)


def main(arguments: Sequence[str]) -> int:
    """Prepare the environment, run the checks, sum up. Returns the exit code."""
    console = Console(sys.stderr)
    is_fast = "--fast" in arguments
    pytest_arguments = [argument for argument in arguments if argument != "--fast"]
    try:
        python = environment.prepare(ROOT, console, for_window=False, extras=environment.CHECK_EXTRAS)
        results: list[Result] = []
        for check in list_checks(pytest_arguments, is_fast=is_fast):
            results.append(run_check(check, python, ROOT))
            if is_fast and results[-1].exit_code != 0:
                break
    except SetupError as error:
        console.say_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        console.say("\nInterrupted. Run the same command again: set-up goes on where it stopped.")
        return 130
    return summarise(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
