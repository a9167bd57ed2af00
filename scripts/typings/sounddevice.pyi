# The part of sounddevice that the studio calls.
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

class PortAudioError(Exception): ...

class CallbackFlags:
    input_overflow: bool

class _Default:
    device: tuple[int, int]

default: _Default

def _initialize() -> None: ...
def _terminate() -> None: ...
def query_devices() -> list[dict[str, Any]]: ...

class InputStream:
    def __init__(
        self,
        *,
        device: int,
        channels: int,
        samplerate: int,
        dtype: str,
        callback: Callable[[npt.NDArray[np.float32], int, object, CallbackFlags], None],
        finished_callback: Callable[[], None],
    ) -> None: ...
    def start(self) -> None: ...
    def abort(self) -> None: ...
    def close(self) -> None: ...
