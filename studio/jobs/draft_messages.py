"""What the app and the process that draws drafts say to each other: JSON one way, frames the other. No pickle."""

import struct
from dataclasses import dataclass
from typing import Final

import numpy as np

from studio.core import serial
from studio.core.frames import Frame
from studio.domain.job import JobContext
from studio.domain.recipe import RenderRequest

FRAME, REFUSED, DONE = b"F", b"E", b"D"
MAX_ORDER_BYTES: Final = serial.MAX_JSON_BYTES
MAX_ANSWER_BYTES: Final = 16 << 20
# Kind, number of the order, height and width of the frame that follows (0 for the other kinds).
_HEADER = struct.Struct("<cIHH")


@dataclass(frozen=True)
class DraftOrder:
    """``request`` by the model that draws; it is drawn ``num_frames`` long at ``fps`` and ``height_px`` high."""

    number: int
    request: RenderRequest
    context: JobContext
    height_px: int
    num_frames: int
    fps: float


@dataclass(frozen=True)
class DraftAnswer:
    """A frame, the reason why nothing is drawn, or, with neither, the end of the order."""

    number: int
    frame: Frame | None = None
    refusal: tuple[str, str] | None = None


def pack_frame(number: int, frame: Frame) -> bytes:
    """``frame`` is uint8 [H, W, 3]."""
    height, width = frame.shape[:2]
    return _HEADER.pack(FRAME, number, height, width) + frame.tobytes()


def pack_refusal(number: int, message: str, hint: str) -> bytes:
    return _HEADER.pack(REFUSED, number, 0, 0) + serial.to_json((message, hint)).encode("utf-8")


def pack_end(number: int) -> bytes:
    return _HEADER.pack(DONE, number, 0, 0)


def read_answer(raw: bytes) -> DraftAnswer:
    """Raises `ValueError` or `InvalidInput` when it is no answer."""
    kind, number, height, width = _HEADER.unpack_from(raw)
    rest = raw[_HEADER.size :]
    if kind == FRAME:
        if len(rest) != height * width * 3:
            raise ValueError("the frame is not as large as its header says")
        return DraftAnswer(number, frame=np.frombuffer(rest, np.uint8).reshape(height, width, 3))
    if kind == REFUSED:
        told: tuple[str, str] = serial.from_json(tuple[str, str], rest, "refusal")
        return DraftAnswer(number, refusal=told)
    return DraftAnswer(number)
