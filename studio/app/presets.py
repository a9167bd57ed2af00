"""Presets: prompts with what was chosen beside them, under a name, to begin the next clip with. A small local file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Literal

from studio.core import serial, storage
from studio.domain.clip import Aspect
from studio.domain.errors import InvalidInput

NAME_PLACE = "{name}"
MAX_PRESETS = 200
MAX_NAME_CHARS = 60


@dataclass(frozen=True)
class Preset:
    """``guide`` is how far the drawing is repainted; ``num_frames`` 0 leaves the length to the model. No person is
    named: a preset is for any avatar, and ``{name}`` in the prompt becomes theirs."""

    name: str
    prompt: str
    model: str
    aspect: Aspect
    num_frames: int = 0
    guide: float = 0.0
    mute: bool = False


@dataclass(frozen=True)
class _Kept:
    presets: tuple[Preset, ...] = ()
    schema_version: Literal[1] = 1


class Presets:
    """Kept in ``path``. May be used by any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = Lock()

    def list(self) -> tuple[Preset, ...]:
        """By name. Raises `InvalidInput` when the file was damaged."""
        with self._guard:
            return self._read().presets

    def save(self, preset: Preset) -> None:
        """Keep ``preset``, in place of one of the same name. Raises `InvalidInput`, `DiskFull`."""
        name = preset.name.strip()
        if not name or len(name) > MAX_NAME_CHARS or not name.isprintable():
            raise InvalidInput(
                f"A preset needs a name of 1 to {MAX_NAME_CHARS} printable characters.", "Choose another name."
            )
        if not preset.prompt.strip():
            raise InvalidInput("There is no prompt to keep.", "Write one first.")
        with self._guard:
            others = [each for each in self._read().presets if each.name.casefold() != name.casefold()]
            if len(others) >= MAX_PRESETS:
                raise InvalidInput(f"There are {MAX_PRESETS} presets already.", "Remove one first.")
            self._write([*others, replace(preset, name=name)])

    def remove(self, name: str) -> None:
        """Safe to repeat."""
        with self._guard:
            kept = self._read().presets
            left = [each for each in kept if each.name != name]
            if len(left) < len(kept):
                self._write(left)

    def _read(self) -> _Kept:
        if not self._path.is_file():
            return _Kept()
        try:
            kept: _Kept = serial.from_json(_Kept, self._path.read_bytes(), "list of presets")
        except InvalidInput as error:
            raise InvalidInput(
                f"The presets ({self._path.name}) cannot be read.", "Remove that file, or bring back an older one."
            ) from error
        return kept

    def _write(self, presets: Iterable[Preset]) -> None:
        ordered = tuple(sorted(presets, key=lambda each: each.name.casefold()))
        storage.write_text(self._path, serial.to_json(_Kept(ordered)))
