"""Where the window stood and what it showed when it was closed: a small file in the data folder. Nothing else."""

import base64
import binascii
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from studio.core import serial, storage
from studio.domain.errors import StudioError

FILE_NAME = "window.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WindowState:
    """``geometry`` is Qt's own, in base64; ``page`` the name of a page."""

    geometry: Annotated[str, Field(max_length=4000)] = ""
    page: Annotated[str, Field(max_length=40)] = ""


def read_state(folder: Path) -> WindowState:
    """What was kept in ``folder``; the usual when there is nothing, or nothing readable: it is no more than comfort."""
    path = folder / FILE_NAME
    try:
        return serial.from_json(WindowState, path.read_bytes(), "window's state") if path.exists() else WindowState()
    except (OSError, StudioError) as error:
        _log.info("the window's state is left alone: %s", error)
        return WindowState()


def keep_state(folder: Path, window: QMainWindow, page: str) -> None:
    geometry = base64.b64encode(window.saveGeometry().data()).decode("ascii")
    try:
        storage.write_text(folder / FILE_NAME, serial.to_json(WindowState(geometry, page)) + "\n")
    except (OSError, StudioError) as error:
        _log.warning("the window's state could not be kept: %s", error)


def restore_geometry(window: QMainWindow, state: WindowState) -> bool:
    """Put the window where it stood; Qt keeps it on a screen that is there."""
    try:
        raw = base64.b64decode(state.geometry, validate=True)
    except (binascii.Error, ValueError):
        return False
    return bool(raw) and window.restoreGeometry(QByteArray(raw))
