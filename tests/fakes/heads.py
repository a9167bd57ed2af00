"""Heads of drawn people, as files: what fitting a scan would give, in a moment."""

from studio.core import serial
from studio.core.paths import shipped_dir
from studio.domain.avatar import ClassWord
from studio.domain.recipe import TrainRequest
from studio.engines.adapters import RECIPE_KEY
from tests.fakes.requests import AVATAR_ID

STORYBOARD = shipped_dir("models") / "storyboard"


def make_head(model: str, revision: str) -> bytes:
    """A whole head with a recipe that says it was fitted for this model."""
    from studio.storyboard.people.drawn_head import draw_head
    from studio.storyboard.scans.head_file import write_head
    from studio.storyboard.scene import Person

    recipe = TrainRequest(
        AVATAR_ID, "ohwx", ClassWord.WOMAN, "c" * 64, model, revision, ("b" * 64,), 0, 0, 0, 0.0, 1, 0, 0
    )
    maps = draw_head(Person("woman", "tan", "brown", "long", face=3))
    return write_head(maps, {RECIPE_KEY: serial.to_json(recipe)})
