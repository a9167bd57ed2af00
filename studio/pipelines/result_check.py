"""A look at what a clip shows before it is filed: faces and the person in sampled frames, for the rules to judge.

Introduces `capture` to `moderation`; judges nothing itself and keeps nothing. mediapipe is loaded when a clip is
looked at.
"""

import numpy as np
import numpy.typing as npt
from PIL import Image

from studio.capture.face import FaceFinder
from studio.capture.person import PersonFinder
from studio.core.frames import Frame
from studio.domain.job import Progress, Reporter
from studio.domain.recipe import RenderRequest
from studio.moderation.findings import expects_company
from studio.moderation.frames import SampledFrame, check_result
from studio.moderation.policy import Policy

SAMPLES_PER_S = 2.0
_SIDE_PX = 384
_STAGE = "checking the result"


def check_frames(
    frames: npt.NDArray[np.uint8], fps: float, request: RenderRequest, policy: Policy, reporter: Reporter
) -> None:
    """Raise `ResultHeld` when the rendered ``frames`` (uint8 [T, H, W, 3]) must not become a clip; see `frames`."""
    picked = frames[sample_indices(len(frames), fps)]
    samples = []
    with FaceFinder() as faces, PersonFinder() as people:
        for done, frame in enumerate(picked):
            reporter.report(Progress(_STAGE, done, len(picked)))
            small = _shrink(frame)
            found = tuple(face.box_px for face in faces.find(small))
            samples.append(SampledFrame(small, found, people.find(small)))
    max_faces = None if expects_company(request.prompt, policy) else max(1, len(request.adapters))
    check_result(samples, max_faces=max_faces)


def sample_indices(num_frames: int, fps: float) -> list[int]:
    """Which frames are looked at: `SAMPLES_PER_S` of them, evenly spread, first and last included."""
    count = max(1, min(num_frames, 1 + round(num_frames / fps * SAMPLES_PER_S)))
    return sorted({round(index) for index in np.linspace(0, num_frames - 1, count)})


def _shrink(frame: Frame) -> Frame:
    picture = Image.fromarray(frame)
    picture.thumbnail((_SIDE_PX, _SIDE_PX), Image.Resampling.BILINEAR)
    return np.asarray(picture)
