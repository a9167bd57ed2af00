"""Our side of the espeak program: finds it, starts it in a private folder, asks, and always ends it.

A process is started for one piece of work. espeak keeps state between utterances (pitch flutter, noise), so the same
requests give the same samples only from a fresh process. Must not load the GPL library itself: arm's length, by pipes.
"""

import base64
import contextlib
import importlib.util
import json
import logging
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Annotated, TypeVar

import numpy as np
from pydantic import Field

from studio.core import serial
from studio.core.scratch import private_folder
from studio.domain.errors import InvalidInput, ToolMissing, WorkerDied
from studio.voice.base import PhonemeTiming, Speech, WordTiming
from studio.voice.leftovers import own_folder, sweep_leftovers
from studio.voice.profile import VoiceSettings

MAX_TEXT_CHARS = 400
T = TypeVar("T")
_MODULE = "espeakng_loader"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class EspeakFiles:
    """Where libespeak-ng and its data folder lie."""

    library: Path
    data: Path


@dataclass(frozen=True)
class _Hello:
    version: Annotated[str, Field(max_length=40)]
    sample_rate_hz: Annotated[int, Field(ge=8000, le=96_000)]


@dataclass(frozen=True)
class _Answer:
    pcm: str = ""
    words: tuple[tuple[int, int, int], ...] = ()
    phonemes: tuple[tuple[str, int], ...] = ()
    error: str = ""


def is_installed() -> bool:
    """Whether the package with espeak is there. Imports nothing."""
    return importlib.util.find_spec(_MODULE) is not None


def find_espeak() -> EspeakFiles:
    """Where the installed package keeps espeak. Raises `ToolMissing`. The library is not loaded here."""
    if not is_installed():
        raise missing_espeak()
    import espeakng_loader

    try:
        files = EspeakFiles(Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path()))
    except RuntimeError as error:
        raise missing_espeak() from error
    if not files.library.is_file():
        raise missing_espeak()
    return files


def missing_espeak() -> ToolMissing:
    return ToolMissing(
        "The basic voice (espeak-ng) is not installed, so nothing can be spoken.",
        "Run: pip install likeness-studio[basic-voice]. Clips can be made without speech meanwhile.",
    )


class EspeakProcess:
    """A running espeak, as a context manager. ``end`` may be called from another thread to stop it at once.

    It works in a private folder in ``scratch``, which says as much of a voice as its pitch and its colour.
    """

    def __init__(self, files: EspeakFiles, answer_within_s: float = 30.0, scratch: Path | None = None) -> None:
        self._files = files
        self._scratch = scratch
        self._answer_within_s = answer_within_s
        self._cleanup = contextlib.ExitStack()
        self._process: subprocess.Popen[str] | None = None
        self._errors: IO[bytes] | None = None
        self._rate_hz = 0
        self.version = ""

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def __enter__(self) -> "EspeakProcess":
        sweep_leftovers()
        try:
            folder = self._cleanup.enter_context(private_folder(self._scratch) if self._scratch else own_folder())
            self._errors = self._cleanup.enter_context(tempfile.TemporaryFile())
            self._process = _start(self._files, folder, self._errors)
            self._cleanup.callback(_reap, self._process)
            hello = _read_as(_Hello, self._read_line())
        except BaseException:
            self._cleanup.close()
            raise
        self._rate_hz, self.version = hello.sample_rate_hz, hello.version
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cleanup.close()

    def end(self) -> None:
        """Kill the process; a `speak` under way then raises `WorkerDied`."""
        if self._process is not None:
            self._process.kill()

    def speak(self, text: str, settings: VoiceSettings) -> Speech:
        """espeak's own voice under ``settings``, float32 mono at its rate with word and phoneme timings.

        Raises `InvalidInput` for text it cannot speak, `WorkerDied` when the process ended or hung.
        """
        check_text(text)
        request = json.dumps({"text": text, **asdict(settings)})
        if self._process is None or self._process.stdin is None:
            raise ValueError("espeak is used outside its context")
        try:
            self._process.stdin.write(request + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise self._died() from error
        answer = _read_as(_Answer, self._read_line())
        if answer.error:
            raise InvalidInput(f"The basic voice could not speak the line: {answer.error}.", "Change the words.")
        return _to_speech(text, answer, self._rate_hz)

    def _read_line(self) -> str:
        if self._process is None or self._process.stdout is None:
            raise ValueError("espeak is used outside its context")
        watchdog = threading.Timer(self._answer_within_s, self._process.kill)
        watchdog.start()
        try:
            line = self._process.stdout.readline()
        finally:
            watchdog.cancel()
            watchdog.join()
        if not line.endswith("\n"):
            raise self._died()
        return line

    def _died(self) -> WorkerDied:
        if self._errors is not None:
            self._errors.seek(0)
            last = self._errors.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            _log.info("the voice program ended early: %s", last[0] if last else "it said nothing")
        return WorkerDied("The voice program ended before it had spoken.", "Try again; nothing was kept.")


def check_text(text: str) -> None:
    """Raise `InvalidInput` unless ``text`` is a line that can be spoken."""
    if not any(char.isalnum() for char in text):
        raise InvalidInput("There is nothing to speak.", "Write the words that are to be said.")
    if len(text) > MAX_TEXT_CHARS:
        raise InvalidInput(
            f"The line has {len(text)} characters; {MAX_TEXT_CHARS} can be spoken at once.", "Shorten the line."
        )


def _start(files: EspeakFiles, folder: Path, errors: IO[bytes]) -> "subprocess.Popen[str]":
    worker = Path(__file__).with_name("espeak_worker.py")
    try:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", "-X", "utf8", str(worker), str(files.library), str(files.data)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise WorkerDied("The voice program could not be started.", "Try again, or restart the studio.") from error


def _reap(process: "subprocess.Popen[str]") -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):  # a pipe whose reader is gone may still hold unsent words
                stream.close()
    process.wait()


def _read_as(kind: type[T], line: str) -> T:
    try:
        return serial.from_json(kind, line, "answer of espeak")
    except InvalidInput as error:
        raise WorkerDied("The voice program gave an answer that makes no sense.", "Try again.") from error


def _to_speech(text: str, answer: _Answer, rate_hz: int) -> Speech:
    pcm = np.frombuffer(base64.b64decode(answer.pcm), dtype="<i2")
    samples = pcm.astype(np.float32) / 32768.0
    end_s = len(samples) / rate_hz
    starts = [sample / rate_hz for _, sample in answer.phonemes] + [end_s]
    phonemes = tuple(
        PhonemeTiming(ipa, starts[index], max(starts[index], starts[index + 1]))
        for index, (ipa, _) in enumerate(answer.phonemes)
    )
    return Speech(samples, rate_hz, _word_timings(text, answer.words, rate_hz, phonemes), phonemes)


def _word_timings(
    text: str, events: tuple[tuple[int, int, int], ...], rate_hz: int, phonemes: tuple[PhonemeTiming, ...]
) -> tuple[WordTiming, ...]:
    """espeak runs some small words together ("on the") in one event: they stay together here, in the text's letters.

    An event's position counts characters from one; the words of a timing reach to the next event's position, and end
    with their last phoneme, not with the pause after it.
    """
    sounding = [phoneme for phoneme in phonemes if phoneme.ipa]
    spans = sorted({position: sample for position, _, sample in reversed(events) if position >= 1}.items())
    timings = []
    for index, (position, sample) in enumerate(spans):
        reach, until = spans[index + 1] if index + 1 < len(spans) else (len(text) + 1, sys.maxsize)
        words = text[position - 1 : reach - 1].strip(' \t\n.,;:!?…"“”«»„')
        if words:
            start_s, until_s = sample / rate_hz, until / rate_hz
            ends_s = [phoneme.end_s for phoneme in sounding if start_s <= phoneme.start_s < until_s]
            timings.append(WordTiming(words, start_s, min(until_s, max(ends_s, default=start_s))))
    return tuple(timings)
