"""What every test stands on: one thread for torch, no network, and no quiet leaks of threads or log lines."""

import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.app.passphrases import FILE_VARIABLE
from tests.fakes.keys import write_passphrase_file

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["HF_HUB_OFFLINE"] = "1"
# Libraries whose threads live as long as the process by design.
_LASTING_THREADS = ("Dummy-", "pymp", "tqdm_monitor", "ThreadPoolExecutor-pydantic", "QtThread", "asyncio_")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_logs: this test provokes warnings or errors in the log")


@pytest.fixture(scope="session", autouse=True)
def passphrase_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """New vaults, of child processes too, are locked with this file's passphrase: never with a real keychain."""
    path = write_passphrase_file(tmp_path_factory.mktemp("passphrase") / "passphrase.txt")
    os.environ[FILE_VARIABLE] = str(path)
    return path


@pytest.fixture(autouse=True)
def single_torch_thread() -> None:
    torch = sys.modules.get("torch")
    if torch is not None and torch.get_num_threads() != 1:
        torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection that leaves this machine fails the test."""
    real_connect = socket.socket.connect

    def guarded(self: socket.socket, address: str | tuple[str, int]) -> None:
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test tried to reach {address!r}")
        real_connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """A test leaves no thread behind (libraries' lasting ones aside)."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 3
    while True:
        leaked = [
            t
            for t in threading.enumerate()
            if t not in before and t.is_alive() and not t.name.startswith(_LASTING_THREADS)
        ]
        if not leaked:
            return
        if time.monotonic() > deadline:
            pytest.fail(f"threads left behind: {', '.join(t.name for t in leaked)}")
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def no_unexpected_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or error of the studio's own loggers fails the test that did not announce it."""
    yield
    if request.node.get_closest_marker("expects_logs"):
        return
    records = [
        r
        for phase in ("setup", "call")
        for r in caplog.get_records(phase)
        if r.levelno >= logging.WARNING and r.name.startswith("studio")
    ]
    if records:
        pytest.fail("unexpected log lines: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in records))
