"""The two sets of colours, dark and light, by what they are for. Holds data only; who paints asks `theme.colours()`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """Names say the use. Every text colour keeps a contrast of 4.5:1 on every ground that it is used on (tested).

    ``background`` lies under everything, ``surface`` under lists and cards, ``raised`` under fields and buttons,
    ``line`` parts them. ``faint`` is for hints and scales. ``accent_text`` is for words on ``accent``.
    """

    background: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_bright: str
    accent_text: str
    good: str
    bad: str
    warn: str


DARK = Colours(
    background="#16181d",
    surface="#1f232b",
    raised="#2a2f3a",
    line="#3d4453",
    text="#e9ebf0",
    muted="#b1b8c6",
    faint="#99a2b2",
    accent="#ff8a5c",
    accent_bright="#ffa17b",
    accent_text="#1b1210",
    good="#7bd88f",
    bad="#ff8585",
    warn="#f2c14e",
)

LIGHT = Colours(
    background="#f4f2ee",
    surface="#fdfcfa",
    raised="#ebe8e2",
    line="#cfcac0",
    text="#1e2127",
    muted="#4c5360",
    faint="#5b6270",
    accent="#ad4012",
    accent_bright="#c14a18",
    accent_text="#ffffff",
    good="#1b6b35",
    bad="#b02424",
    warn="#7a5200",
)
