"""The worker's one open engine. Runs in the worker only: a process holds one model at a time and keeps it warm.

Must not know what is done with the engine; `work.Work` holds the one bench of its process.
"""

import gc
from pathlib import Path

from studio.engines import weights
from studio.engines.base import Engine
from studio.engines.families import FAMILIES
from studio.engines.planner import plan


class Workbench:
    """Room for one engine: the old one leaves before the next is loaded, so that memory holds one at a time."""

    def __init__(self) -> None:
        self._key: tuple[Path, str, str] | None = None
        self._engine: Engine | None = None

    def open(self, folder: Path, device: str) -> Engine:
        """The engine for a model folder; the same one again while folder, weights and device stay."""
        key = (folder, weights.revision(folder), device)
        if self._engine is None or self._key != key:
            self.clear()
            card = weights.open_card(folder.name, folder)
            engine = FAMILIES.open(card.family)(folder, card, key[1])
            engine.load(plan(card, device))
            self._engine, self._key = engine, key
        return self._engine

    def clear(self) -> None:
        """Let the engine go and give its memory back."""
        if self._engine is not None:
            self._engine.unload()
            self._engine, self._key = None, None
            gc.collect()
