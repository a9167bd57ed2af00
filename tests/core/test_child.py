"""Child processes: fed, read, timed out, and never left behind."""

import sys
import time

import pytest

from studio.core.child import Child


def python(code: str) -> list[str]:
    return [sys.executable, "-S", "-c", code]


ECHO = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()); sys.stderr.write('one\\ntwo\\n')"


def test_what_is_fed_comes_back() -> None:
    data = bytes(range(256)) * 5000

    with Child(python(ECHO), feed=data, collects=True, timeout_s=30) as child:
        assert child.finish() == 0

    assert child.output == data
    assert child.error_lines == ("one", "two")


def test_what_is_written_comes_back() -> None:
    with Child(python(ECHO), writes=True, collects=True, timeout_s=30) as child:
        assert child.write(b"hello ") and child.write(b"there")
        assert child.finish() == 0

    assert child.output == b"hello there"


def test_a_program_that_no_longer_reads_is_noticed() -> None:
    with Child(python("raise SystemExit(3)"), writes=True, collects=True, timeout_s=30) as child:
        while child.write(bytes(1 << 20)):
            pass
        assert child.finish() == 3


def test_the_first_and_the_last_lines_are_kept_of_many() -> None:
    with Child(python("import sys; [print(n, file=sys.stderr) for n in range(50_000)]"), timeout_s=30) as child:
        assert child.finish() == 0

    assert child.error_lines[:3] == ("0", "1", "2")
    assert child.error_lines[-2:] == ("49998", "49999")
    assert len(child.error_lines) < 5000


def test_leaving_early_ends_the_program() -> None:
    started = time.monotonic()
    with Child(python("import time; time.sleep(60)"), timeout_s=90):
        pass

    assert time.monotonic() - started < 20


def test_a_program_that_takes_too_long_is_ended() -> None:
    with Child(python("import time; time.sleep(60)"), collects=True, timeout_s=0.2) as child:
        assert child.finish() != 0

    assert child.timed_out


def test_a_program_that_is_not_there_raises() -> None:
    with pytest.raises(OSError, match="no-such-program"):
        Child(["no-such-program"], timeout_s=1)
