"""The person's choices: one small JSON file, checked when read, written atomically. Fields say how they are shown."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic import Field
from pydantic.fields import FieldInfo

from studio.core import serial, storage
from studio.core.languages import LANGUAGES, SYSTEM, choose_language
from studio.domain.errors import InvalidInput

MAX_KEPT_UNKNOWN = 100


@dataclass(frozen=True)
class Told:
    """How a setting is shown: its title, a sentence of help, its section, and the words for its values.

    ``options`` offers values of a text, ``offers`` names who knows them ("models"). ``step`` and ``is_percent`` are for
    numbers. ``is_hidden`` leaves it out.
    """

    title: str
    help: str
    section: str
    options: tuple[tuple[str, str], ...] = ()
    offers: str = ""
    step: float = 1.0
    is_percent: bool = False
    is_hidden: bool = False


_LANGUAGE_NAMES = {"en": "English", "de": "Deutsch"}


@dataclass(frozen=True)
class Settings:
    """All settings with their defaults. ``language`` is a BCP 47 tag, or "system"."""

    theme: Annotated[
        Literal["system", "dark", "light"],
        Told(
            "Theme",
            "Dark or light, or as the system has it.",
            "Look",
            (("system", "As the system"), ("dark", "Dark"), ("light", "Light")),
        ),
    ] = "system"
    text_scale: Annotated[
        float,
        Field(ge=1.0, le=2.0),
        Told("Text size", "The window is laid out anew.", "Look", step=0.1, is_percent=True),
    ] = 1.0
    calm: Annotated[bool, Told("Reduced motion", "Nothing moves by itself but clips.", "Look")] = False
    language: Annotated[
        str,
        Field(max_length=35),
        Told(
            "Language",
            "Of the window, and of statements and sentences to read.",
            "Language",
            ((SYSTEM, "As the system"), *((name, _LANGUAGE_NAMES[name]) for name in LANGUAGES)),
        ),
    ] = SYSTEM
    model: Annotated[
        str,
        Field(max_length=64, pattern=r"^[a-z0-9][a-z0-9._-]*$"),
        Told("Model", "What a new avatar is trained for, unless you choose another.", "Making clips", offers="models"),
    ] = "mini"
    aspect: Annotated[
        Literal["9:16", "16:9", "1:1"],
        Told(
            "Shape",
            "Of new clips, unless you choose another.",
            "Making clips",
            (("9:16", "Upright, 9:16"), ("16:9", "Wide, 16:9"), ("1:1", "Square, 1:1")),
        ),
    ] = "9:16"
    device: Annotated[
        Literal["auto", "cpu", "cuda", "mps"],
        Told(
            "Device",
            "Where training and rendering run. The best one is found by itself.",
            "Making clips",
            (("auto", "The best one"), ("cpu", "Processor"), ("cuda", "NVIDIA GPU"), ("mps", "Apple GPU")),
        ),
    ] = "auto"
    voice_engine: Annotated[
        str, Field(max_length=64), Told("Voice engine", "What new avatars speak with.", "Making clips", is_hidden=True)
    ] = "espeak"
    consent_days: Annotated[
        int,
        Field(ge=1, le=3650),
        Told("Consent for", "Days that a new consent is valid, unless its person chooses otherwise.", "Consent"),
    ] = 365
    captions: Annotated[bool, Told("Captions", "Show spoken lines as text while a clip plays.", "Watching")] = True
    feed_minutes: Annotated[
        int,
        Field(ge=0, le=240),
        Told("A gentle stop", "Minutes of feed until it asks whether it is enough for now; 0 never asks.", "Watching"),
    ] = 20
    tray_notices: Annotated[
        bool, Told("Say when a job ends", "A notice from the system while you look elsewhere.", "Watching")
    ] = True

    queue_held: Annotated[bool, Told("Hold", "No further job begins.", "Making clips", is_hidden=True)] = False

    @property
    def text_language(self) -> str:
        """The language of texts that a person reads: never "system"."""
        return choose_language(self.language)


@dataclass(frozen=True)
class SettingField:
    """One setting as a form needs it. ``options`` are pairs of a value and its words; numbers have bounds instead."""

    name: str
    told: Told
    kind: Literal["choice", "flag", "number", "text"]
    default: Any
    options: tuple[tuple[Any, str], ...] = ()
    smallest: float = field(default=0.0)
    largest: float = field(default=0.0)
    is_whole: bool = True


def describe_settings() -> tuple[SettingField, ...]:
    """All settings that are shown, in the order of their sections: what the page of settings is drawn from."""
    hints = get_type_hints(Settings, include_extras=True)
    described = [_describe(each.name, hints[each.name], each.default) for each in fields(Settings)]
    return tuple(each for each in described if not each.told.is_hidden)


def _describe(name: str, hint: Any, default: Any) -> SettingField:
    base, *extras = get_args(hint)
    told = next(extra for extra in extras if isinstance(extra, Told))
    bounds = [mark for extra in extras if isinstance(extra, FieldInfo) for mark in extra.metadata]
    if base is bool:
        return SettingField(name, told, "flag", default)
    if base in (int, float):
        low = next(float(str(mark.ge)) for mark in bounds if isinstance(mark, Ge))
        high = next(float(str(mark.le)) for mark in bounds if isinstance(mark, Le))
        return SettingField(name, told, "number", default, smallest=low, largest=high, is_whole=base is int)
    if get_origin(base) is Literal or told.options or told.offers:
        return SettingField(name, told, "choice", default, told.options)
    return SettingField(name, told, "text", default)


def load_settings(path: Path) -> Settings:
    """Read the file; defaults when there is none. Raises `InvalidInput` naming the field that is wrong."""
    return read_settings(path)[0]


def read_settings(path: Path) -> tuple[Settings, Mapping[str, object]]:
    """The settings, and what a newer version wrote that this one does not know: `save_settings` keeps it."""
    if not path.exists():
        return Settings(), {}
    try:
        tree: dict[str, object] = serial.from_json(dict[str, object], path.read_bytes(), "settings file")
        names = {each.name for each in fields(Settings)}
        known = {name: value for name, value in tree.items() if name in names}
        unknown = {name: value for name, value in tree.items() if name not in names}
        if len(unknown) > MAX_KEPT_UNKNOWN:
            raise InvalidInput("The settings file has too many unknown entries to be genuine.")
        return serial.from_data(Settings, known, "settings file"), unknown
    except InvalidInput as error:
        raise InvalidInput(error.message, f"Correct or delete {path}.") from error


def save_settings(path: Path, settings: Settings, unknown: Mapping[str, object] | None = None) -> None:
    """Write all of them, and ``unknown`` ones as they were."""
    tree = {**(unknown or {}), **serial.to_data(settings)}
    storage.write_text(path, json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n")
