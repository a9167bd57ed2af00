"""The scene that every provenance test plays in."""

import pytest

from studio.provenance import signing
from tests.provenance.scene import Scene


@pytest.fixture
def scene() -> Scene:
    return Scene(signing.SigningKey(bytes([1]) * 32), signing.SigningKey(bytes([2]) * 32))
