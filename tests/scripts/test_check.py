"""The checks run in order, sum up, and end with the test runner's closing line."""

import sys
from pathlib import Path

import pytest

from scripts.check import Check, Result, list_checks, run_check, summarise


def make(name: str, exit_code: int, closing_line: str = "") -> Result:
    return Result(Check(name, ()), exit_code, 1.0, closing_line)


def test_order_and_pytests_arguments() -> None:
    checks = list_checks(["tests/core", "-q"], is_fast=False)
    assert [check.name for check in checks] == ["style", "types", "imports", "tests"]
    assert checks[-1].arguments == ("-m", "pytest", "tests/core", "-q")


def test_fast_stops_pytest_at_the_first_failure() -> None:
    assert "-x" in list_checks([], is_fast=True)[-1].arguments


def test_a_checks_output_goes_through_and_its_closing_line_is_kept(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    code = "import os; print('dots ....'); print('QT', os.environ['QT_QPA_PLATFORM']); print('3 passed in 0.1s')"
    result = run_check(Check("tests", ("-c", code)), Path(sys.executable), tmp_path)
    assert (result.exit_code, result.closing_line) == (0, "3 passed in 0.1s")
    assert b"dots ....\nQT offscreen\n3 passed" in capfdbinary.readouterr().out.replace(b"\r\n", b"\n")


def test_the_summary_gives_the_first_failures_code_and_ends_with_the_closing_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    results = [make("style", 0), make("types", 2), make("tests", 1, "=== 1 failed in 2.0s ===")]
    assert summarise(results) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "=== 1 failed in 2.0s ==="
    assert any("types" in line and "FAILED (2)" in line for line in lines)


def test_all_well_is_zero() -> None:
    assert summarise([make("style", 0), make("tests", 0, "1 passed")]) == 0
