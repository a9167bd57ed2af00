"""Nothing in the studio can reach a network: no module of it imports what could, not even late."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "studio"
# Whole packages, and single modules of packages that do other things too.
NETWORK = {
    "aiohttp", "asyncio.streams", "ftplib", "grpc", "http.client", "http.server", "httpx", "huggingface_hub", "imaplib",
    "poplib", "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "websocket", "websockets", "xmlrpc",
}  # fmt: skip
# Names that open connections by themselves when libraries are called with them.
FETCHING_CALLS = {"urlopen", "urlretrieve", "hf_hub_download", "snapshot_download", "create_connection"}
SOURCES = sorted(PACKAGE.rglob("*.py"))


def find_imports(tree: ast.AST) -> set[str]:
    """Everything that is imported anywhere in a module, also within functions; names from modules with their module."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def find_network(source: str) -> set[str]:
    tree = ast.parse(source)
    imported = find_imports(tree)
    modules = {name for name in imported if any(name == each or name.startswith(f"{each}.") for each in NETWORK)}
    calls = {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    }
    return modules | (calls & FETCHING_CALLS)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_can_reach_a_network(path: Path) -> None:
    assert not find_network(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import urllib.request as u",
        "from urllib import request",
        "def late():\n    from PySide6.QtNetwork import QNetworkAccessManager",
        "from http import client",
        "import huggingface_hub",
        "hub.snapshot_download('x')",
    ],
)
def test_what_could_is_found(source: str) -> None:
    assert find_network(source)


def test_addresses_may_be_read_and_written() -> None:
    assert not find_network("from urllib.parse import quote\nimport http")
