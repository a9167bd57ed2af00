"""Which models there are, and which of them can be used."""

from pathlib import Path

import pytest

from studio.app.models import Models
from studio.core.paths import StudioPaths
from studio.domain.errors import ModelMissing, NotFound


def test_the_built_in_model_is_ready_and_others_say_what_to_do(tmp_path: Path) -> None:
    found = {status.card.name: status for status in Models(StudioPaths(tmp_path)).overview()}
    assert found["mini"].folder is not None
    assert found["wan2.1-t2v-1.3b"].folder is None
    assert "Download" in found["wan2.1-t2v-1.3b"].hint


def test_an_unknown_model_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        Models(StudioPaths(tmp_path)).card("nothing")
    assert "mini" in caught.value.hint


def test_weights_that_are_not_here(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        Models(StudioPaths(tmp_path)).revision("wan2.1-t2v-1.3b")
