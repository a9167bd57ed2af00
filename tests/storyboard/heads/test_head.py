"""A head in the picture: where it lies, how it turns, that its parts move, and that mediapipe sees a face in it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import torch
from torch import Tensor
from torch.nn.functional import max_pool2d

from studio.capture.face import Face, FaceFinder
from studio.storyboard.heads.head import HeadTracer
from studio.storyboard.people.drawn_head import draw_head
from studio.storyboard.picture.layers import Layer, lay_over
from studio.storyboard.picture.light import Light, light_scene, luminance, to_display
from studio.storyboard.scene import Person
from tests.storyboard.heads.plain_head import make_head, move_head, see_head

DAY = light_scene("studio", "day", "clear", "natural")
SIZE = (120, 100, 40.0)


def trace(light: Light = DAY, **values: float | Tensor) -> Layer:
    num_frames = max(len(torch.as_tensor(value).view(-1)) for value in (0.0, *values.values()))
    height, width, unit = SIZE
    return HeadTracer(make_head(), light, unit).trace(
        see_head(num_frames, height, width, unit), move_head(values, num_frames)
    )


def paint(layer: Layer, grey: float = 0.0) -> Tensor:
    height, width, _ = SIZE
    return lay_over(torch.full((len(layer.rgb), 3, height, width), grey), layer)


def find_dot(picture: Tensor) -> tuple[float, float]:
    """Where the red dot on the chin is: x, y in pixels."""
    redness = (picture[0, 0] - 1.8 * picture[0, 1] - 0.1).clamp(min=0)
    rows, columns = torch.meshgrid(*(torch.arange(size, dtype=torch.float32) for size in redness.shape), indexing="ij")
    return float((redness * columns).sum() / redness.sum()), float((redness * rows).sum() / redness.sum())


def test_the_head_is_as_large_as_its_surface_says() -> None:
    layer = trace()
    covered = paint(Layer(layer.alpha.expand(-1, 3, -1, -1), layer.alpha, layer.window))[0, 0] > 0.5
    rows, columns = covered.any(1).nonzero(), covered.any(0).nonzero()
    assert float(rows.max() - rows.min() + 1) == pytest.approx(2 * 40, abs=4)
    assert float(columns.max() - columns.min() + 1) == pytest.approx(2 * 0.75 * 40, abs=4)


def test_colours_are_premultiplied_finite_and_nothing_lies_outside() -> None:
    layer = trace(yaw=torch.tensor((-0.78, 0.0, 0.78)), pitch=0.4, roll=0.3, jaw=1.0, smile=1.0)
    assert torch.isfinite(layer.rgb).all()
    assert float(layer.alpha.min()) >= 0
    assert float(layer.alpha.max()) <= 1
    assert float(layer.rgb[layer.alpha.expand_as(layer.rgb) == 0].abs().max()) == 0


def test_the_head_has_no_holes_at_any_turn() -> None:
    turns = torch.linspace(-0.78, 0.78, 7)
    layer = trace(yaw=turns, pitch=turns.flip(0) * 0.5)
    spans = (layer.alpha.cummax(3).values > 0.5) & (layer.alpha.flip(3).cummax(3).values.flip(3) > 0.5)
    deep = max_pool2d(1 - spans.float(), 9, stride=1, padding=4) == 0
    assert int(deep.sum()) > 1000 * 7
    assert float(layer.alpha[deep].min()) > 0.99


@pytest.mark.parametrize(("turn", "moves_x", "moves_y"), [("yaw", 1, 0), ("pitch", 0, 1), ("roll", -1, 0)])
def test_positive_turns_move_the_chin_as_the_contract_says(turn: str, moves_x: int, moves_y: int) -> None:
    # A face that is lowered brings its chin towards the neck: further down than a lifted one's.
    before, after = (find_dot(paint(trace(DAY, **{turn: value}))) for value in (-0.25, 0.25))
    shift_x, shift_y = after[0] - before[0], after[1] - before[1]
    if moves_x:
        assert shift_x * moves_x > 4
    if moves_y:
        assert shift_y * moves_y > 4


def test_an_open_jaw_lowers_the_chin_and_shows_the_mouth() -> None:
    shut, wide = paint(trace()), paint(trace(jaw=1.0))
    assert find_dot(wide)[1] > find_dot(shut)[1] + 3
    box = (slice(None), slice(None), slice(80, 90), slice(45, 55))
    assert float((wide[box] - shut[box]).abs().mean()) > 0.03


def test_a_blink_hides_the_eyes_and_gaze_moves_them() -> None:
    eye = (slice(None), slice(None), slice(52, 62), slice(57, 70))
    shut, ahead, left, right = (
        luminance(paint(trace(DAY, **values)))[eye]
        for values in ({"blink": 0.0}, {}, {"gaze_x": -0.4}, {"gaze_x": 0.4})
    )
    assert float(ahead.std()) > 1.4 * float(shut.std())
    columns = torch.arange(ahead.shape[-1])
    dark_left, dark_right = ((p < p.mean()).float() for p in (left, right))
    assert float((dark_right * columns).sum() / dark_right.sum()) > float((dark_left * columns).sum() / dark_left.sum())


def test_light_comes_from_where_the_lamp_is_and_the_nose_casts_a_shadow() -> None:
    picture = luminance(paint(trace(light_scene("studio", "day", "clear", "dramatic"))))
    assert float(picture[..., 60:80, 25:45].mean()) > 2 * float(picture[..., 60:80, 55:75].mean())


def test_equal_arguments_give_equal_heads_and_frames_may_be_grouped_at_will() -> None:
    yaw = torch.linspace(-0.2, 0.2, 3)
    tracer, view = HeadTracer(make_head(), DAY, 40.0), see_head(3, *SIZE)
    motion = move_head({"yaw": yaw, "jaw": 0.5}, 3)
    together = paint(tracer.trace(view, motion))
    alone = paint(tracer.trace(view.frames(1, 1), motion.frames(1, 1)))
    assert torch.equal(together, paint(tracer.trace(view, motion)))
    assert float((together[1:2] - alone).abs().max()) < 2e-3


def test_a_head_outside_the_frame_is_an_empty_layer() -> None:
    layer = trace(x=9.0)
    assert layer.window.is_empty
    assert torch.equal(paint(layer, 0.3), torch.full((1, 3, 120, 100), 0.3))


def test_photographs_of_eyes_are_shown_where_there_are_some() -> None:
    green = torch.tensor((0.0, 0.8, 0.0)).view(3, 1, 1).expand(3, 48, 96)
    maps = replace(make_head(), eye_photos=green.expand(2, 3, 48, 96))
    tracer, view = HeadTracer(maps, DAY, 40.0), see_head(1, *SIZE)
    picture = paint(tracer.trace(view, move_head({"jaw": 1.0})))
    greenness = picture[:, 1] > 2 * picture[:, 0]
    assert int(greenness[:, 50:64].sum()) > 20
    assert int(greenness[:, 75:100].sum()) == 0


def test_a_chin_that_falls_takes_its_skin_along() -> None:
    tracer, view = HeadTracer(make_head(), DAY, 40.0), see_head(1, *SIZE)
    rows = []
    for jaw in (0.0, 1.0):
        picture = paint(tracer.trace(view, move_head({"jaw": jaw})))
        red = (picture[0, 0] - 5 * picture[0, 1]).clamp(min=0).sum(1)  # the dot on the chin
        rows.append(float((red * torch.arange(len(red))).sum() / red.sum()))
    assert rows[1] > rows[0] + 2


@pytest.fixture(scope="module")
def finder() -> Iterator[FaceFinder]:
    with FaceFinder(max_faces=1) as found:
        yield found


def see(finder: FaceFinder, tracer: HeadTracer, **values: float) -> Face:
    view = see_head(1, 256, 224, 100.0)
    picture = lay_over(torch.full((1, 3, 256, 224), 0.25), tracer.trace(view, move_head(values)))
    frame = (to_display(picture)[0].permute(1, 2, 0) * 255).round().byte().numpy()
    (face,) = finder.find(frame)
    return face


def test_mediapipe_finds_the_face_turned_and_talking_as_asked(finder: FaceFinder) -> None:
    tracer = HeadTracer(draw_head(Person("woman", "light", "brown", "short", face=5), detail=0.5), DAY, 100.0)
    still = see(finder, tracer)
    left, right = see(finder, tracer, yaw=-0.45), see(finder, tracer, yaw=0.45)
    assert left.yaw_deg < -15 < 15 < right.yaw_deg
    assert see(finder, tracer, jaw=0.8).mouth_opening > still.mouth_opening + 0.15
    assert see(finder, tracer, blink=0.0).eye_opening < still.eye_opening - 0.04
    smiling = see(finder, tracer, smile=1.0)
    assert smiling.mouth_width > still.mouth_width
    assert smiling.mouth_lift > still.mouth_lift
