"""The doctor's findings: exact, kind, and without changing anything."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from studio.app.doctor import Answer, Finding, examine, run_program
from studio.core.media import Ffmpeg
from studio.core.paths import StudioPaths
from studio.domain.errors import ToolMissing
from studio.library.database import Database

CPU = {"version": "2.13.0+cpu", "gpu": "", "memory_gb": 0.0, "mps": False}
GPU = {"version": "2.13.0", "gpu": "NVIDIA Something", "memory_gb": 24.1, "mps": False}
ENCODERS = " V....D libx264              H.264\n A....D aac                  AAC\n"


@dataclass
class Machine:
    """What the programs that the doctor runs would answer, and the devices that are there."""

    torch: Answer = field(default_factory=lambda: Answer(0, json.dumps(CPU), ()))
    window: Answer = field(default_factory=lambda: Answer(0, "6.12.0 xcb\n", ()))
    encoders: Answer = field(default_factory=lambda: Answer(0, ENCODERS, ()))
    devices: list[dict[str, Any]] = field(default_factory=list)

    def ask(self, command: Sequence[str]) -> Answer:
        if "-encoders" in command:
            return self.encoders
        return self.torch if "torch" in command[-1] else self.window

    def query_devices(self) -> list[dict[str, Any]]:
        return self.devices


def find(machine: Machine, name: str, root: Path, **parts: Any) -> Finding:
    findings = examine(StudioPaths(root), machine.ask, **{"open_sound": lambda: machine, **parts})
    return next(finding for finding in findings if finding.name == name)


def test_a_healthy_machine_has_no_failure_but_optional_parts(tmp_path: Path) -> None:
    findings = examine(StudioPaths(tmp_path / "data"), Machine().ask, open_sound=Machine)
    assert {f.name for f in findings} >= {"python", "ffmpeg", "torch", "window", "library", "disk space"}
    assert all(f.ok for f in findings if f.name in {"python", "ffmpeg", "torch", "window", "library", "data folder"})
    assert all(f.sentence.strip() for f in findings)
    assert all(f.ok or f.hint for f in findings)


def test_looking_makes_nothing(tmp_path: Path) -> None:
    examine(StudioPaths(tmp_path / "data"), Machine().ask, open_sound=Machine)
    assert list(tmp_path.iterdir()) == []


def test_a_gpu_is_named_with_its_memory(tmp_path: Path) -> None:
    finding = find(Machine(torch=Answer(0, f"a warning\n{json.dumps(GPU)}\n", ())), "torch", tmp_path)
    assert finding.ok
    assert "NVIDIA Something with 24 GB" in finding.sentence


def test_torch_that_does_not_start_gives_its_last_words(tmp_path: Path) -> None:
    finding = find(Machine(torch=Answer(1, "", ("OSError: libgomp.so.1",))), "torch", tmp_path)
    assert not finding.ok
    assert "libgomp.so.1" in finding.sentence


def test_a_window_library_that_is_missing_is_named(tmp_path: Path) -> None:
    finding = find(Machine(window=Answer(1, "", ("ImportError: libEGL.so.1: cannot open",))), "window", tmp_path)
    assert not finding.ok
    assert "libEGL.so.1" in finding.sentence


def test_qts_own_complaint_is_passed_on(tmp_path: Path) -> None:
    errors = ("qt.qpa.xcb: could not connect to display :77", "Available platform plugins are: minimal.")
    finding = find(Machine(window=Answer(-6, "", errors)), "window", tmp_path)
    assert "could not connect to display" in finding.sentence


def test_no_screen_is_said_but_no_failure(tmp_path: Path) -> None:
    finding = find(Machine(window=Answer(0, "6.12.0 offscreen", ())), "window", tmp_path)
    assert finding.ok
    assert "no screen" in finding.sentence


def test_microphones_are_counted(tmp_path: Path) -> None:
    devices = [{"name": f"Mic {n}", "max_input_channels": 1} for n in (1, 2)]
    devices.append({"name": "Speaker", "max_input_channels": 0})
    assert find(Machine(devices=devices), "microphone", tmp_path).sentence == "Found Mic 1 and 1 more."
    assert find(Machine(), "microphone", tmp_path).ok


def test_missing_portaudio_names_its_package(tmp_path: Path) -> None:
    def refuse() -> object:
        raise OSError("PortAudio library not found")

    finding = find(Machine(), "microphone", tmp_path, open_sound=refuse)
    assert not finding.ok
    assert "libportaudio2" in finding.hint


def test_missing_ffmpeg_says_what_to_install(tmp_path: Path) -> None:
    def refuse() -> Ffmpeg:
        raise ToolMissing("The program ffmpeg is not on this machine.", "Install it.")

    finding = find(Machine(), "ffmpeg", tmp_path, find_ffmpeg=refuse)
    assert (finding.ok, finding.hint) == (False, "Install it.")


def test_an_ffmpeg_without_h264_is_not_good_enough(tmp_path: Path) -> None:
    machine = Machine(encoders=Answer(0, " V..... mpeg4  MPEG-4\n A....D aac  AAC\n", ()))
    finding = find(machine, "ffmpeg", tmp_path)
    assert not finding.ok
    assert "cannot write H.264." in finding.sentence


def test_a_library_is_looked_at_and_left_alone(tmp_path: Path) -> None:
    paths = StudioPaths(tmp_path)
    Database.open(paths.database, paths.backups).close()
    before = paths.database.read_bytes()
    assert find(Machine(), "library", tmp_path).ok
    assert paths.database.read_bytes() == before


def test_a_damaged_library_is_a_finding(tmp_path: Path) -> None:
    StudioPaths(tmp_path).database.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    finding = find(Machine(), "library", tmp_path)
    assert not finding.ok
    assert finding.hint


@pytest.mark.parametrize("command", [("no-such-program-anywhere",)])
def test_a_program_that_is_not_there_answers_127(command: tuple[str, ...]) -> None:
    assert run_program(command).exit_code == 127
