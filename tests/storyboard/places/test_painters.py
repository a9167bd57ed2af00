"""The table of painters."""

from studio.storyboard.places.painters import PAINTERS
from studio.storyboard.scene import PLACES


def test_every_place_of_the_vocabulary_has_a_painter_and_no_other() -> None:
    assert set(PAINTERS) == set(PLACES)
