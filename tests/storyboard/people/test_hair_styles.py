"""Hair styles: each differs between people, keeps to itself for one."""

from dataclasses import replace

import pytest

from studio.storyboard.people.hair_styles import Style, choose_style
from studio.storyboard.people.proportions import choose_proportions
from studio.storyboard.scene import HAIR_STYLES, Person

ADA = Person("woman", "tan", "black", "long")


def style_of(person: Person) -> Style:
    return choose_style(person, choose_proportions(person))


@pytest.mark.parametrize("style", HAIR_STYLES)
def test_one_person_keeps_their_hair(style: str) -> None:
    person = replace(ADA, hair_style=style)
    assert style_of(person) == style_of(replace(person, glasses="round"))


@pytest.mark.parametrize("style", ["short", "long", "bob", "afro", "bun"])
def test_people_wear_a_style_in_their_own_way(style: str) -> None:
    assert len({style_of(replace(ADA, hair_style=style, face=face)) for face in range(12)}) > 2


def test_only_what_hangs_beside_the_face_covers_the_ears() -> None:
    covering = {style for style in HAIR_STYLES if style_of(replace(ADA, hair_style=style)).covers_ears}
    assert covering == {"long", "bob", "curly", "afro"}
