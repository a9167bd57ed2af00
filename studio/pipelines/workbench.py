"""The worker's one open model. Runs in the worker only: a process holds one model at a time and keeps it warm.

Must not know what is done with it; `work.Work` holds the one bench of its process.
"""

import gc
from pathlib import Path

from studio.engines import weights
from studio.engines.cards import DrawingCard
from studio.engines.planner import plan
from studio.pipelines.renderers import Renderer, open_renderer


class Workbench:
    """Room for one model: the old one leaves before the next is loaded, so that memory holds one at a time."""

    def __init__(self) -> None:
        self._key: tuple[Path, str, str] | None = None
        self._renderer: Renderer | None = None

    def open(self, folder: Path, device: str) -> Renderer:
        """What renders with a model folder; the same one again while folder, weights and device stay."""
        key = (folder, weights.revision(folder), device)
        if self._renderer is None or self._key != key:
            card = weights.open_card(folder.name, folder)
            if isinstance(card, DrawingCard):
                # Nothing is to be held, so nothing that is warm has to go.
                drawing = open_renderer(folder, card, key[1])
                drawing.load(plan(card, device))
                return drawing
            self.clear()
            renderer = open_renderer(folder, card, key[1])
            renderer.load(plan(card, device))
            self._renderer, self._key = renderer, key
        return self._renderer

    def clear(self) -> None:
        """Let the model go and give its memory back."""
        if self._renderer is not None:
            self._renderer.unload()
            self._renderer, self._key = None, None
            gc.collect()
