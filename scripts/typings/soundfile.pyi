# The part of soundfile that the studio calls.
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

class SoundFileError(Exception): ...
class SoundFileRuntimeError(SoundFileError, RuntimeError): ...
class LibsndfileError(SoundFileRuntimeError): ...

class _Info:
    frames: int
    samplerate: int
    channels: int
    duration: float

def info(file: str | Path | BinaryIO) -> _Info: ...
def read(
    file: str | Path | BinaryIO,
    frames: int = ...,
    start: int = ...,
    stop: int | None = ...,
    dtype: str = ...,
    always_2d: bool = ...,
) -> tuple[npt.NDArray[np.float32], int]: ...
def write(
    file: str | Path | BinaryIO,
    data: npt.NDArray[np.float32] | npt.NDArray[np.int16],
    samplerate: int,
    subtype: str | None = ...,
    format: str | None = ...,
) -> None: ...
