"""The same drawn person in two lights scores above two people; nothing is claimed beyond that."""

import pytest

from studio.capture.face import describe_face
from studio.capture.likeness import FaceDescriptor, compare_likeness, describe_likeness
from tests.fakes.drawn_heads import ADA, BO, DrawnHead, Held
from tests.fakes.films import shoot

POSES = [Held(), Held(4), Held(-3, 2)]


def describe(head: DrawnHead) -> list[FaceDescriptor]:
    shots = shoot(head.draw_all(POSES))
    return [
        describe_likeness(shot.rgb, describe_face(shot.landmarks_px)) for shot in shots if shot.landmarks_px is not None
    ]


@pytest.fixture(scope="module")
def ada(drawn_head: DrawnHead) -> list[FaceDescriptor]:
    return describe(drawn_head)


def test_the_same_person_in_another_light_scores_above_another_person(
    ada: list[FaceDescriptor], drawn_head: DrawnHead
) -> None:
    again = describe(DrawnHead(ADA, light="natural", place="office", head=drawn_head.maps))
    other = describe(DrawnHead(BO))

    assert compare_likeness(ada, ada) > 0.99
    assert compare_likeness(ada, again) > 0.7
    assert compare_likeness(ada, other) < 0.3
    assert compare_likeness(ada, other) == pytest.approx(compare_likeness(other, ada))


def test_nothing_cannot_be_compared(ada: list[FaceDescriptor]) -> None:
    with pytest.raises(ValueError, match="nothing"):
        compare_likeness(ada, [])
