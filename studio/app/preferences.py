"""The person's settings while the studio is open: read by everybody, changed here, kept at once."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from studio.core import serial
from studio.core.bus import Bus
from studio.core.settings import Settings, read_settings, save_settings
from studio.domain.events import SettingsChanged


class Preferences:
    """Tells `SettingsChanged` after what was chosen lies on disk."""

    def __init__(self, path: Path, bus: Bus) -> None:
        """Raises `InvalidInput` when the file is damaged."""
        self._path = path
        self._bus = bus
        self._lock = threading.Lock()
        self._present, self._unknown = read_settings(path)

    @property
    def present(self) -> Settings:
        return self._present

    @property
    def unknown(self) -> Mapping[str, object]:
        """What a newer version of the studio wrote, and this one keeps without reading it."""
        return self._unknown

    def change(self, **chosen: Any) -> Settings:
        """Choose something else. Raises `InvalidInput` or `DiskFull`: then all is as before."""
        with self._lock:
            before = self._present
            after: Settings = serial.from_data(Settings, {**serial.to_data(before), **chosen}, "settings")
            if after == before:
                return after
            save_settings(self._path, after, self._unknown)
            self._present = after
        self._bus.publish(SettingsChanged(before, after))
        return after

    def restore(self, settings: Settings) -> Settings:
        """Take all of ``settings`` at once: the defaults, or what was before."""
        return self.change(**serial.to_data(replace(settings)))
