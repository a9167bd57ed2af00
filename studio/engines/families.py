"""Model families, one line each. Opening an entry imports torch: only workers do."""

from typing import TYPE_CHECKING

from studio.core.registry import Entry, Registry

if TYPE_CHECKING:
    from studio.engines.base import Engine

FAMILIES: "Registry[Engine]" = Registry("model family", (Entry("wan", "studio.engines.wan:WanEngine"),))
