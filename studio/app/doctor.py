"""Looks at this machine and says what works, what is missing and what to do. Changes nothing.

torch and Qt are looked at in processes of their own, so that this one stays light and survives a library that
crashes while it loads.
"""

import importlib
import json
import os
import platform
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from studio.app.models import Models, ModelStatus
from studio.core.child import Child
from studio.core.media import Ffmpeg
from studio.core.paths import StudioPaths
from studio.domain.errors import StudioError, ToolMissing
from studio.engines import weights
from studio.library.database import inspect_library
from studio.voice.engines import VOICE_ENGINES

SUPPORTED_PYTHONS = ((3, 11), (3, 12))
NEEDED_SPACE_GB = 2.0
_GB = 1e9
_PROBE_TIMEOUT_S = 120.0
_SET_UP_AGAIN = "Run the set-up again: python3 scripts/studio.py"
_TORCH_PROBE = """
import json, torch
cuda = torch.cuda.is_available()
facts = torch.cuda.get_device_properties(0) if cuda else None
print(json.dumps({
    "version": torch.__version__,
    "gpu": facts.name if facts else "",
    "memory_gb": facts.total_memory / 1e9 if facts else 0.0,
    "mps": torch.backends.mps.is_available(),
}))
"""
_WINDOW_PROBE = """
import os, sys
if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6 import QtCore, QtMultimedia, QtWidgets
application = QtWidgets.QApplication([])
print(QtCore.qVersion(), application.platformName())
"""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. ``hint`` says what to do when it is not ``ok``."""

    name: str
    ok: bool
    sentence: str
    hint: str = ""


@dataclass(frozen=True)
class Answer:
    """What a program printed and how it ended."""

    exit_code: int
    output: str
    errors: tuple[str, ...]

    @property
    def last_error(self) -> str:
        return self.errors[-1] if self.errors else f"exit code {self.exit_code}"


Ask = Callable[[Sequence[str]], Answer]


def run_program(command: Sequence[str]) -> Answer:
    """Run ``command`` to its end. A program that cannot be started answers with exit code 127."""
    try:
        with Child(command, timeout_s=_PROBE_TIMEOUT_S, collects=True) as child:
            status = child.finish()
            lines = tuple(line.strip() for line in child.error_lines if line.strip())
            return Answer(status, child.output.decode("utf-8", "replace"), lines)
    except OSError as error:
        return Answer(127, "", (str(error),))


def examine(
    paths: StudioPaths,
    ask: Ask = run_program,
    find_ffmpeg: Callable[[], Ffmpeg] = Ffmpeg.locate,
    open_sound: Callable[[], Any] = lambda: importlib.import_module("sounddevice"),
) -> tuple[Finding, ...]:
    """All findings, in the order in which a person would look. Takes a few seconds; raises nothing known."""
    return (
        _examine_python(),
        _examine_ffmpeg(find_ffmpeg, ask),
        *_examine_voices(),
        _examine_torch(ask),
        _examine_window(ask),
        _examine_microphones(open_sound),
        *_examine_data_folder(paths),
        _examine_library(paths),
        *_examine_models(paths),
    )


def _examine_python() -> Finding:
    version = platform.python_version()
    if sys.version_info[:2] in SUPPORTED_PYTHONS:
        return Finding("python", True, f"Python {version}.")
    return Finding("python", False, f"Python {version} is not supported; 3.11 and 3.12 are.", _SET_UP_AGAIN)


def _examine_ffmpeg(find_ffmpeg: Callable[[], Ffmpeg], ask: Ask) -> Finding:
    try:
        ffmpeg = find_ffmpeg()
        version = " ".join(ffmpeg.describe_version().split()[2:3])
    except ToolMissing as error:
        return Finding("ffmpeg", False, error.message, error.hint)
    answer = ask([str(ffmpeg.executable), "-hide_banner", "-encoders"])
    encoders = {words[1] for line in answer.output.splitlines() if len(words := line.split()) > 1}
    missing = [title for name, title in (("libx264", "H.264"), ("aac", "AAC")) if name not in encoders]
    if missing:
        sentence = f"ffmpeg {version} at {ffmpeg.executable} cannot write {' and '.join(missing)}."
        return Finding("ffmpeg", False, sentence, "Install a full build of ffmpeg, or name one in LIKENESS_FFMPEG.")
    return Finding("ffmpeg", True, f"ffmpeg {version} at {ffmpeg.executable} writes H.264 and AAC.")


def _examine_voices() -> list[Finding]:
    findings = []
    for name in VOICE_ENGINES.names:
        engine = VOICE_ENGINES.open(name)()
        if not engine.makes_sound:
            continue
        availability = engine.available()
        engine.close()
        sentence = f"{engine.title}: ready." if availability.ok else f"{engine.title}: {availability.reason}"
        hint = "" if availability.ok else availability.hint
        findings.append(Finding(f"voice {name}", availability.ok, sentence, hint))
    return findings


def _examine_torch(ask: Ask) -> Finding:
    answer = ask([sys.executable, "-c", _TORCH_PROBE])
    if answer.exit_code != 0:
        return Finding("torch", False, f"PyTorch does not start: {answer.last_error}", _SET_UP_AGAIN)
    facts = json.loads(answer.output.strip().splitlines()[-1])
    if facts["gpu"]:
        where = f"on {facts['gpu']} with {facts['memory_gb']:.0f} GB"
    elif facts["mps"]:
        where = "on the Apple GPU"
    else:
        where = "on the processor; there is no GPU it can use, so the large models are out of reach"
    return Finding("torch", True, f"PyTorch {facts['version']} works {where}.")


def _examine_window(ask: Ask) -> Finding:
    answer = ask([sys.executable, "-c", _WINDOW_PROBE])
    if answer.exit_code != 0:
        # Qt's first complaint names the cause; its last one is a list of what else there would be.
        reason = next((line for line in answer.errors if line.startswith("qt.qpa")), answer.last_error)
        return Finding("window", False, f"No window can open: {reason}", f"{_SET_UP_AGAIN} names what is missing.")
    version, system = answer.output.split()[-2:]
    if system == "offscreen":
        return Finding("window", True, f"Qt {version} loads; there is no screen here, the command line works.")
    return Finding("window", True, f"Qt {version} opens windows ({system}).")


def _examine_microphones(open_sound: Callable[[], Any]) -> Finding:
    try:
        devices = open_sound().query_devices()
    except (ImportError, OSError) as error:
        hint = "On Debian: sudo apt-get install libportaudio2. Recordings from files work without it."
        return Finding("microphone", False, f"PortAudio is missing ({error}).", hint)
    names = [str(device["name"]) for device in devices if device["max_input_channels"] > 0]
    if not names:
        return Finding("microphone", True, "No microphone is connected; recordings from files work.")
    others = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return Finding("microphone", True, f"Found {names[0]}{others}.")


def _examine_data_folder(paths: StudioPaths) -> list[Finding]:
    """Is there room, and may we write? The folder itself may not exist yet: then its nearest parent counts."""
    existing = next(folder for folder in (paths.root, *paths.root.parents) if folder.is_dir())
    free_gb = shutil.disk_usage(existing).free / _GB
    space = Finding(
        "disk space",
        free_gb >= NEEDED_SPACE_GB,
        f"{free_gb:.1f} GB are free for {paths.root}.",
        "" if free_gb >= NEEDED_SPACE_GB else f"Free some space: {NEEDED_SPACE_GB:.0f} GB are a sensible least.",
    )
    if os.access(existing, os.W_OK | os.X_OK):
        return [space, Finding("data folder", True, f"{paths.root} can be written.")]
    hint = "Correct its permissions, or choose another folder with --data-dir."
    return [space, Finding("data folder", False, f"{existing} cannot be written.", hint)]


def _examine_library(paths: StudioPaths) -> Finding:
    if not paths.database.is_file():
        return Finding("library", True, "There is no library yet; it is made at first use.")
    try:
        inspect_library(paths.database, paths.backups)
    except StudioError as error:
        return Finding("library", False, error.message, error.hint)
    return Finding("library", True, "The library is whole and of a known version.")


def _examine_models(paths: StudioPaths) -> list[Finding]:
    """The built-in model must be there; the others are the person's choice."""
    try:
        statuses = Models(paths).overview()
    except StudioError as error:
        return [Finding("models", False, error.message, error.hint)]
    return [_describe_model(status) for status in statuses]


def _describe_model(status: ModelStatus) -> Finding:
    card = status.card
    if status.folder is not None:
        revision = weights.revision(status.folder)
        return Finding(f"model {card.name}", True, f"{card.title} is ready, revision {revision[:12]}.")
    if card.source.kind == "built-in":
        return Finding(f"model {card.name}", False, status.sentence, _SET_UP_AGAIN)
    size = f"{card.source.download_gb:.0f} GB"
    return Finding(f"model {card.name}", True, f"{card.title} is not on this computer (optional, {size}).")
