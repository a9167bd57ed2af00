"""Names that become part of a path."""

from uuid import uuid4

import pytest

from studio.domain.errors import InvalidInput
from studio.library.identifiers import is_id, is_sha256, require_id, require_sha256

from .examples import digest


def test_ids_and_digests_of_the_studio_pass() -> None:
    name = uuid4().hex
    assert require_id(name, "an avatar") == name
    assert require_sha256(digest("x")) == digest("x")


@pytest.mark.parametrize("name", ["", "..", "../../etc", "a" * 31, "A" * 32, "a" * 31 + "/", "a" * 32 + "\n"])
def test_anything_else_is_refused(name: str) -> None:
    assert not is_id(name)
    assert not is_sha256(name)
    with pytest.raises(InvalidInput):
        require_id(name, "an avatar")
    with pytest.raises(InvalidInput):
        require_sha256(name)
