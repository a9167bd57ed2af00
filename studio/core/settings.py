"""The person's choices: one small JSON file, checked when read, written atomically."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from studio.core import serial, storage
from studio.domain.errors import InvalidInput


@dataclass(frozen=True)
class Settings:
    """All settings with their defaults. ``language`` is a BCP 47 tag."""

    model: Annotated[str, Field(max_length=64, pattern=r"^[a-z0-9][a-z0-9._-]*$")] = "mini"
    voice_engine: Annotated[str, Field(max_length=64)] = "espeak"
    device: Literal["auto", "cpu", "cuda", "mps"] = "auto"
    aspect: Literal["9:16", "16:9", "1:1"] = "9:16"
    language: Annotated[str, Field(max_length=35)] = "en"
    consent_days: Annotated[int, Field(ge=1, le=3650)] = 365
    theme: Literal["system", "dark", "light"] = "system"
    text_scale: Annotated[float, Field(ge=1.0, le=2.0)] = 1.0
    calm: bool = False
    captions: bool = True
    tray_notices: bool = True
    feed_minutes: Annotated[int, Field(ge=0, le=240)] = 20


def load_settings(path: Path) -> Settings:
    """Read the file; defaults when there is none. Raises `InvalidInput` naming the field that is wrong."""
    if not path.exists():
        return Settings()
    try:
        return serial.from_json(Settings, path.read_bytes(), "settings file")
    except InvalidInput as error:
        raise InvalidInput(error.message, f"Correct or delete {path}.") from error


def save_settings(path: Path, settings: Settings) -> None:
    storage.write_text(path, serial.to_json(settings) + "\n")
