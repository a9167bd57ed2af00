"""Proportions: one face a number, men and women overlapping, age showing."""

from dataclasses import replace
from statistics import mean

from studio.storyboard.people.proportions import choose_proportions
from studio.storyboard.scene import Person

ADA = Person("woman", "tan", "black", "long")


def sample(person: Person, count: int = 60) -> list[float]:
    return [choose_proportions(replace(person, face=face)).jaw for face in range(count)]


def test_the_number_is_the_face() -> None:
    assert choose_proportions(ADA) == choose_proportions(replace(ADA, hair_style="bun", glasses="round"))
    assert choose_proportions(ADA) != choose_proportions(replace(ADA, face=1))


def test_men_and_women_differ_on_average_and_overlap() -> None:
    women, men = sample(ADA), sample(replace(ADA, class_word="man"))
    assert mean(men) > mean(women)
    assert max(women) > min(men)


def test_a_person_without_a_class_lies_between() -> None:
    faces = range(60)
    means = [
        mean(choose_proportions(replace(ADA, class_word=word, face=face)).masculinity for face in faces)
        for word in ("woman", "person", "man")
    ]
    assert means == sorted(means)


def test_old_people_have_thinner_lips() -> None:
    young, old = choose_proportions(replace(ADA, age="young")), choose_proportions(replace(ADA, age="old"))
    assert old.upper_lip < young.upper_lip
