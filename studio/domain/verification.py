"""What was found when something signed was checked. Words and a verdict only; the checking is done elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. ``name`` is short and stable, ``sentence`` says in words what holds or does not."""

    name: str
    ok: bool
    sentence: str
