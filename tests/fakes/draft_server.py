"""Servers of drafts that draw nothing: quick frames, a refusal, a death. They run in the draft desk's own process."""

import os
import time
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from studio.core import serial
from studio.jobs.draft_messages import MAX_ORDER_BYTES, DraftOrder, pack_end, pack_frame, pack_refusal


def serve_frames(connection: "Connection[Any, Any]") -> None:
    """Three grey frames for each order. "slowly" in the prompt takes a while before them, "die" ends the process."""
    while True:
        try:
            order: DraftOrder = serial.from_json(DraftOrder, connection.recv_bytes(MAX_ORDER_BYTES), "order")
        except EOFError:
            return
        words = order.request.prompt
        if "die" in words:
            os._exit(3)
        if "refuse" in words:
            connection.send_bytes(pack_refusal(order.number, "Refused here too.", "Say something else."))
            continue
        if "slowly" in words:
            time.sleep(0.5)
        for shade in (10, 20, 30):
            connection.send_bytes(pack_frame(order.number, np.full((8, 6, 3), shade, np.uint8)))
        connection.send_bytes(pack_end(order.number))
