"""What may become of a job, and the words for why. Data only."""

from collections.abc import Mapping
from typing import Final

CLEARED: Final = "cleared"
"""The reason of a stop because another process took the job off the list while it ran here."""

ASKED: Final = "asked"
"""The reason of a stop that the person asked for, and may take back."""

BUG_CODE: Final = "bug"
"""The code of a failure that is the studio's own fault. No `StudioError` carries it."""

TRANSITIONS: Mapping[str, frozenset[str]] = {
    "queued": frozenset({"running", "paused", "stopped"}),
    "running": frozenset({"done", "failed", "paused", "stopped"}),
    "paused": frozenset({"queued", "stopped"}),
    "failed": frozenset({"queued", "stopped"}),
    "stopped": frozenset({"queued"}),
    "done": frozenset(),
}
"""From state to state. A stopped job is queued again only when it was the person who stopped it."""
