"""The drawn draft: small frames of a prompt with the person's own head, while the prompt is still being typed.

Runs in a process of its own that dies with the app. Writes nothing; what it reads of a person stays in its memory.
"""

import os
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from studio.core import serial
from studio.core.paths import shipped_dir
from studio.domain.errors import Cancelled, StudioError, UnsupportedByModel
from studio.engines.cards import DrawingCard, load_cards
from studio.jobs.draft_messages import MAX_ORDER_BYTES, DraftOrder, pack_end, pack_frame, pack_refusal
from studio.pipelines.drawing import check_head, read_scene
from studio.pipelines.render_clip import admit, read_adapter

if TYPE_CHECKING:
    from studio.storyboard.heads.maps import HeadMaps

_NICENESS = 5

Picture = npt.NDArray[np.uint8]


def serve(connection: "Connection[Any, Any]") -> None:
    """Draw one order after another until the app goes. A newer order ends the one at hand."""
    import torch

    torch.set_num_threads(1)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    heads: dict[str, HeadMaps] = {}
    while True:
        try:
            raw = connection.recv_bytes(MAX_ORDER_BYTES)
            # Only the newest counts: what was typed before it is history.
            while connection.poll():
                raw = connection.recv_bytes(MAX_ORDER_BYTES)
        except (EOFError, OSError):
            return
        order: DraftOrder = serial.from_json(DraftOrder, raw, "order of a draft")
        try:
            for frame in draw_draft(order, heads, connection.poll):
                connection.send_bytes(pack_frame(order.number, frame))
            connection.send_bytes(pack_end(order.number))
        except Cancelled:
            continue
        except StudioError as error:
            connection.send_bytes(pack_refusal(order.number, error.message, error.hint))
        except (BrokenPipeError, OSError):
            return


def draw_draft(order: DraftOrder, heads: "dict[str, HeadMaps]", is_overtaken: Callable[[], bool]) -> Iterator[Picture]:
    """Frames uint8 [H, W, 3] as they are drawn, after consent and words were checked as for a clip.

    ``heads`` remembers the last head that was read. Raises what `render_clip.admit` raises, and `Cancelled`.
    """
    from studio.storyboard.render import prepare_stage
    from studio.storyboard.scans.head_file import read_head

    request, context = order.request, order.context
    permissions = admit(request, context)
    (use,) = request.adapters
    if use.adapter_sha256 not in heads:
        data = read_adapter(use.avatar_id, use.adapter_sha256, context, permissions)
        check_head(data, _drawing_card(request.model), request.model_revision)
        heads.clear()
        heads[use.adapter_sha256] = read_head(data)
    maps = heads[use.adapter_sha256]
    width_px = round(order.height_px * request.width_px / request.height_px / 2) * 2
    stage = prepare_stage(
        read_scene(request, maps.looks),
        seed=request.seed,
        num_frames=order.num_frames,
        fps=order.fps,
        height_px=order.height_px,
        width_px=width_px,
        head=maps,
    )
    for chunk in stage.frames():
        if is_overtaken():
            raise Cancelled
        yield from chunk.cpu().numpy()


def _drawing_card(name: str) -> DrawingCard:
    card = load_cards((shipped_dir("models"),))[name]
    if not isinstance(card, DrawingCard):
        raise UnsupportedByModel("Only the model that draws makes drafts.", "Choose the storyboard.")
    return card
