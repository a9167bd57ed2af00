"""Every flaw of a live picture has one that triggers it, and the neutral one beside it triggers none."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from studio.capture.face import Points
from studio.capture.live_flaws import LiveFlaw
from studio.capture.scan_session import Phase, ScanSession, Verdict
from studio.core.frames import Frame
from tests.fakes.films import ReplayTracker, Shot

Change = Callable[[Frame, Points], Frame]


class Sitting:
    """A session that was calibrated on a person at rest."""

    def __init__(self, shots: list[Shot]) -> None:
        self.tracker = ReplayTracker(shots)
        self.session = ScanSession(self.tracker)
        self.time_s = 0.0
        self.rest = shots[-1]
        for shot in shots:
            self.look(shot.rgb)
        assert self.session.phase is Phase.COVERING

    def look(self, frame: Frame) -> Verdict:
        self.time_s += 0.5
        return self.session.judge(frame, self.time_s)

    def show(self, frame: Frame, landmarks_px: Points) -> Verdict:
        self.tracker.add(frame, landmarks_px)
        return self.look(frame)


@pytest.fixture
def sitting(rest_shots: list[Shot]) -> Sitting:
    return Sitting(rest_shots)


def gain(factor: float) -> Change:
    return lambda frame, _: np.clip(frame.astype(np.float32) * factor, 0, 255).astype(np.uint8)


def blur(sigma_px: float) -> Change:
    return lambda frame, _: np.asarray(Image.fromarray(frame).filter(ImageFilter.GaussianBlur(sigma_px)))


def light_from_side(frame: Frame, points: Points) -> Frame:
    lit = frame.astype(np.float32)
    lit[:, : round(float(points[1, 0]))] *= 0.2
    return lit.astype(np.uint8)


def light_from_behind(frame: Frame, points: Points) -> Frame:
    lit = np.full_like(frame, 245)
    left, top = points[:, :2].min(axis=0).astype(int) - 4
    right, bottom = points[:, :2].max(axis=0).astype(int) + 4
    lit[top:bottom, left:right] = frame[top:bottom, left:right] * 0.4
    return lit


def paint(numbers: tuple[int, ...], colour: tuple[int, int, int], grow: float = 1.0) -> Change:
    def change(frame: Frame, points: Points) -> Frame:
        picture = Image.fromarray(frame.copy())
        places = points[list(numbers), :2]
        middle = places.mean(axis=0)
        outline = [(float(x), float(y)) for x, y in (places - middle) * grow + middle]
        ImageDraw.Draw(picture).polygon(outline, fill=colour)
        return np.asarray(picture)

    return change


MASK = (93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 6)
GLASSES = (127, 70, 105, 107, 336, 334, 300, 356, 347, 280, 6, 50, 118)
CAP = (54, 103, 67, 109, 10, 338, 297, 332, 284, 300, 336, 107, 70)


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        (gain(0.15), LiveFlaw.TOO_DARK),
        (gain(3.0), LiveFlaw.TOO_BRIGHT),
        (light_from_side, LiveFlaw.SIDE_LIT),
        (light_from_behind, LiveFlaw.BACK_LIT),
        (blur(2.5), LiveFlaw.BLURRED),
        (paint(MASK, (90, 160, 220), 1.1), LiveFlaw.MOUTH_COVERED),
        (paint(GLASSES, (18, 18, 26), 1.1), LiveFlaw.EYES_COVERED),
        (paint(CAP, (40, 60, 170), 1.1), LiveFlaw.FOREHEAD_COVERED),
    ],
    ids=lambda value: value.value if isinstance(value, LiveFlaw) else "",
)
def test_what_is_wrong_with_a_picture_is_found(sitting: Sitting, change: Change, flaw: LiveFlaw) -> None:
    assert sitting.rest.landmarks_px is not None
    changed = change(sitting.rest.rgb, sitting.rest.landmarks_px)

    verdict = sitting.show(changed, sitting.rest.landmarks_px)

    assert flaw in verdict.flaws
    assert not verdict.kept
    assert sitting.look(sitting.rest.rgb).flaws in {(), (LiveFlaw.DUPLICATE,)}


@pytest.mark.parametrize(
    ("scale", "shift", "flaw"),
    [
        (0.25, (0.0, 0.0), LiveFlaw.TOO_FAR),
        (2.2, (0.0, 0.0), LiveFlaw.TOO_NEAR),
        (0.6, (0.32, 0.0), LiveFlaw.OFF_CENTRE),
        (1.0, (0.5, 0.0), LiveFlaw.CUT_OFF),
    ],
)
def test_where_the_face_lies_is_judged(
    sitting: Sitting, scale: float, shift: tuple[float, float], flaw: LiveFlaw
) -> None:
    points = sitting.rest.landmarks_px
    assert points is not None
    middle = points.mean(axis=0)
    height, width = sitting.rest.rgb.shape[:2]
    moved = ((points - middle) * scale + middle + (shift[0] * width, shift[1] * height, 0)).astype(np.float32)

    assert flaw in sitting.show(sitting.rest.rgb.copy(), moved).flaws


def test_a_blur_while_moving_is_motion_blur(sitting: Sitting) -> None:
    points = sitting.rest.landmarks_px
    assert points is not None
    soft = blur(2.5)(sitting.rest.rgb, points)
    sitting.look(sitting.rest.rgb)
    sitting.time_s -= 0.3

    verdict = sitting.show(soft, points + np.array((40, 0, 0), np.float32))

    assert LiveFlaw.MOTION_BLUR in verdict.flaws


def test_dark_skin_in_good_light_is_not_called_dark(sitting: Sitting) -> None:
    assert sitting.rest.landmarks_px is not None
    darker = gain(0.55)(sitting.rest.rgb, sitting.rest.landmarks_px)

    verdict = sitting.show(darker, sitting.rest.landmarks_px)

    assert LiveFlaw.TOO_DARK not in verdict.flaws


def test_other_light_on_all_of_the_face_is_no_covering(sitting: Sitting) -> None:
    assert sitting.rest.landmarks_px is not None
    warm = np.clip(sitting.rest.rgb * (1.15, 1.0, 0.75), 0, 255).astype(np.uint8)

    verdict = sitting.show(warm, sitting.rest.landmarks_px)

    coverings = {LiveFlaw.MOUTH_COVERED, LiveFlaw.EYES_COVERED, LiveFlaw.FOREHEAD_COVERED}
    assert not coverings & set(verdict.flaws)


def test_a_mask_or_black_glasses_are_found_before_anything_else_was_seen(rest_shots: list[Shot]) -> None:
    for change, flaw in (
        (paint(MASK, (60, 140, 230), 1.1), LiveFlaw.MOUTH_COVERED),
        (paint(GLASSES, (8, 8, 10), 1.25), LiveFlaw.EYES_COVERED),
    ):
        shots = [
            Shot(change(shot.rgb, shot.landmarks_px), shot.landmarks_px)
            for shot in rest_shots
            if shot.landmarks_px is not None
        ]
        session = ScanSession(ReplayTracker(shots))
        verdicts = [session.judge(shot.rgb, index * 0.2) for index, shot in enumerate(shots)]
        assert flaw in verdicts[-1].flaws
        assert session.phase is Phase.CALIBRATING
