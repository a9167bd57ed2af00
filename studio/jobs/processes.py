"""Ending processes for certain, with everything they started. Must not end any that it was not given."""

import os
import signal
import sys
from contextlib import suppress

import psutil


def lead_own_group() -> None:
    """Make this process the head of its own group, where the system knows groups (POSIX).

    Its children can then be ended together even after it died, and Ctrl+C in a terminal reaches the app alone.
    """
    if sys.platform != "win32":
        with suppress(PermissionError):  # it is one already
            os.setsid()


def end_descendants(pid: int) -> None:
    """Kill all children of a process and theirs, leaving itself alive."""
    with suppress(psutil.Error):
        _kill(psutil.Process(pid).children(recursive=True))


def measure_memory(pid: int) -> int | None:
    """Bytes of memory that a process and its descendants hold; None when it is gone."""
    try:
        head = psutil.Process(pid)
        return sum(int(process.memory_info().rss) for process in (head, *head.children(recursive=True)))
    except psutil.Error:
        return None


def end_tree(pid: int) -> None:
    """Kill a child process of ours and all its descendants, whatever state they are in. No error when all is over.

    Must be called before the child is waited for: until then its number cannot belong to anyone else.
    """
    with suppress(psutil.NoSuchProcess):
        head = psutil.Process(pid)
        # Frozen first: it could otherwise start another one between the listing and the kill.
        with suppress(psutil.Error):
            head.suspend()
        end_descendants(pid)
        _kill([head])
    _end_group(pid)


def _end_group(pid: int) -> None:
    """Kill those that outlived the head of their group, when it was one."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.Error):
            process.kill()
