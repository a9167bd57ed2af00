"""Every registered family opens."""

import pytest

from studio.domain.errors import NotFound
from studio.engines.base import Engine
from studio.engines.families import FAMILIES
from studio.engines.wan import WanEngine


@pytest.mark.parametrize("name", FAMILIES.names)
def test_every_entry_opens_and_honours_the_contract(name: str) -> None:
    kind = FAMILIES.open(name)
    for method in (attribute for attribute in vars(Engine) if not attribute.startswith("_")):
        assert callable(getattr(kind, method)), method


def test_the_type_checker_agrees() -> None:
    engine: type[Engine] = WanEngine
    assert engine is FAMILIES.open("wan")


def test_an_unknown_family_lists_the_known_ones() -> None:
    with pytest.raises(NotFound) as missing:
        FAMILIES.open("vhs")
    assert "wan" in missing.value.hint
