"""What set-up says while it works, and how it runs other programs.

Standard library only, Python 3.8 and later. Decides nothing about what is set up.
"""

from __future__ import annotations

import os
import queue
import subprocess
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TERMINAL_TICK_S = 0.5
LOG_TICK_S = 30.0
SHOWN_LOG_LINES = 12
_LINE_WIDTH = 100
# Settings of the surrounding shell that would make pip or the new environment look elsewhere.
_LEADING_ASTRAY = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__")


class SetupError(Exception):
    """Set-up cannot go on. ``message`` says what happened in a sentence, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = "", exit_code: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code


class Runner(Protocol):
    """Runs a program to its end."""

    def run(self, command: Sequence[str]) -> int:
        """The exit code (127: no such program). What the program prints goes to the set-up log."""

    def tail(self) -> str:
        """The last lines that the latest program printed."""


class Console:
    """Progress for a person on a terminal, or plain lines for a log."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream
        self.is_terminal = stream.isatty()

    def say(self, text: str) -> None:
        self.stream.write(text + "\n")
        self.stream.flush()

    def say_error(self, error: SetupError) -> None:
        self.say(f"\n{error.message}")
        if error.hint:
            self.say(error.hint)

    def overwrite(self, text: str) -> None:
        """Replace the terminal's current line. Nothing in a log."""
        if self.is_terminal:
            self.stream.write("\r\033[K" + text[:_LINE_WIDTH])
            self.stream.flush()


class LoggedRunner:
    """Runs programs with their output in ``log``; shows the time that passed and the latest line."""

    def __init__(self, console: Console, log: Path) -> None:
        self._console = console
        self._log = log
        self._latest: list[str] = []

    def run(self, command: Sequence[str]) -> int:
        self._latest = []
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(command)}\n")
            try:
                process = subprocess.Popen(
                    list(command),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    encoding="utf-8",
                    errors="replace",
                    env=child_environment(os.environ),
                )
            except OSError as error:
                self._latest = [f"{command[0]}: {error.strerror}"]
                return 127
            try:
                return self._follow(process, log)
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
                if process.stdout is not None:
                    process.stdout.close()

    def tail(self) -> str:
        return "\n".join(self._latest[-SHOWN_LOG_LINES:])

    def _follow(self, process: subprocess.Popen[str], log: IO[str]) -> int:
        lines: queue.Queue[str | None] = queue.Queue()
        reader = threading.Thread(target=_read_lines, args=(process.stdout, lines.put), daemon=True)
        reader.start()
        began = last_shown = time.monotonic()
        tick_s = TERMINAL_TICK_S if self._console.is_terminal else LOG_TICK_S
        while True:
            try:
                line = lines.get(timeout=tick_s)
                if line is None:
                    break
                log.write(line)
                self._latest = [*self._latest[-SHOWN_LOG_LINES:], line.rstrip()]
            except queue.Empty:
                pass
            now = time.monotonic()
            if now - last_shown >= tick_s:
                last_shown = now
                self._show(now - began)
        self._console.overwrite("")
        reader.join()
        return process.wait()

    def _show(self, elapsed_s: float) -> None:
        latest = self._latest[-1].strip() if self._latest else ""
        if self._console.is_terminal:
            self._console.overwrite(f"      {elapsed_s:4.0f} s  {latest}")
        else:
            self._console.say(f"      {elapsed_s:4.0f} s  {latest[:_LINE_WIDTH]}")


def _read_lines(stream: IO[str] | None, put: Callable[[str | None], None]) -> None:
    if stream is not None:
        for line in stream:
            put(line)
    put(None)


def child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """``environment`` for installers: without what leads them astray, and with quiet system packages."""
    kept = {name: value for name, value in environment.items() if name not in _LEADING_ASTRAY}
    kept.update(DEBIAN_FRONTEND="noninteractive", PYTHONUNBUFFERED="1", PYTHONUTF8="1")
    return kept
