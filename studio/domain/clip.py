"""Clips: finished videos in the library."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

AI_LABEL = "AI-generated with Likeness Studio"
"""What every manifest and feed entry says of a clip. The picture itself carries the short form, "AI-generated"."""

DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""The same for machines, by the vocabulary of IPTC.

Of drawn clips too. They hold no trained model's pixels ("compositeSynthetic" would describe them), but they show a real
person where that person never was, and this is the term that platforms act on: a label may say too much, never too
little. That a clip is drawn stands in its picture and in its recipe.
"""


class Aspect(StrEnum):
    """Shape of the picture, width to height."""

    PORTRAIT = "9:16"
    LANDSCAPE = "16:9"
    SQUARE = "1:1"


@dataclass(frozen=True)
class Clip:
    """A finished clip. The mp4 and the poster lie in the content-addressed store under their sha256.

    ``recipe`` is the JSON of the `RenderRequest` that made it. ``parents`` are sha256 of clips it was remixed from.
    """

    id: str
    job_id: str
    sha256: str
    poster_sha256: str
    prompt: str
    avatar_ids: tuple[str, ...]
    recipe: str
    width_px: int
    height_px: int
    duration_s: float
    fps: float
    has_speech: bool
    created_at: datetime
    parents: tuple[str, ...] = ()
