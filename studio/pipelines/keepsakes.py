"""What a training run leaves beside its adapter: samples as users will see them, each with its likeness, all sealed.

Runs in the worker and opens no database. Judges likeness by proportions and texture only (see
`studio.capture.likeness`): a floor to choose by, not recognition.
"""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from studio.capture.face import FaceFinder
from studio.capture.likeness import FaceDescriptor, describe_likeness, rank_likeness
from studio.core.clock import utc_now
from studio.domain.training_run import RunSample, TrainingRun
from studio.engines.base import Frames
from studio.engines.cards import DiffusionCard
from studio.library.training_runs import RunFolder

_MAX_SIDE_PX = 640
_JPEG_QUALITY = 90
# A face that is smaller than this shows none of what is compared.
_MIN_EYES_PX = 12.0


class RunKeepsakes:
    """Keeps the samples of one run in ``folder``, at the size at which the model's clips are delivered or less.

    What a run that was interrupted had kept is made again from its checkpoint on, and stands until then.
    ``require_avatar`` raises when the avatar was erased meanwhile: nothing of it may come back.
    """

    def __init__(
        self,
        folder: RunFolder,
        card: DiffusionCard,
        model_folder: Path,
        num_train_steps: int,
        require_avatar: Callable[[], None],
    ) -> None:
        self._require_avatar = require_avatar
        self._folder = folder
        self._card = card
        self._model_folder = model_folder
        self._last_step = num_train_steps

    def keep(self, step: int, frames: Frames, adapter: bytes) -> None:
        """See `studio.pipelines.training.Keepsakes`."""
        picture = encode_sample(self._enlarge(frames))
        self._require_avatar()
        self._folder.keep_sample(step, picture, b"" if step == self._last_step else adapter)

    def finish(
        self,
        adapter_sha256: str,
        losses: tuple[tuple[int, float], ...],
        held_out: Sequence[FaceDescriptor],
        took_s: float,
    ) -> None:
        """Measure what was kept and write the run's note; ``adapter_sha256`` is of what the run ended in."""
        samples = []
        with FaceFinder(max_faces=1) as finder:
            for step in self._folder.kept_steps():
                sha256 = adapter_sha256 if step == self._last_step else self._folder.hash_adapter(step)
                likeness = measure_sample(self._folder.read_sample(step), held_out, finder)
                samples.append(RunSample(step, sha256, likeness))
        self._require_avatar()
        self._folder.write_note(
            TrainingRun(
                self._folder.job_id, self._card.name, self._last_step, utc_now(), losses, tuple(samples), took_s
            )
        )

    def _enlarge(self, frames: Frames) -> npt.NDArray[np.uint8]:
        """The first frame as large as clips are, by the very enlarger that finishes them."""
        if not self._card.enlarges:
            first: npt.NDArray[np.uint8] = frames[0]
            return first
        # Late: it needs torch, which the loop has loaded by now.
        from studio.engines.enlarger import Enlarger
        from studio.pipelines.enlargement import Delivery, enlarge_clip

        large: npt.NDArray[np.uint8] = next(
            enlarge_clip(frames[:1], Delivery(True, 1), Enlarger.open(self._model_folder))
        )
        return large


def encode_sample(frame: npt.NDArray[np.uint8]) -> bytes:
    """A JPEG of at most 640 px a side."""
    picture = Image.fromarray(frame)
    picture.thumbnail((_MAX_SIDE_PX, _MAX_SIDE_PX), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, format="JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()


def measure_sample(picture: bytes, held_out: Sequence[FaceDescriptor], finder: FaceFinder) -> float | None:
    """How like ``held_out`` the face in an encoded ``picture`` is, 0…1.

    None when nothing was held out; 0 when the picture shows no face that could be compared.
    """
    if not held_out:
        return None
    with Image.open(io.BytesIO(picture)) as opened:
        frame = np.asarray(opened.convert("RGB"), np.uint8)
    face = next(iter(finder.find(frame)), None)
    if face is None or face.eye_distance_px < _MIN_EYES_PX:
        return 0.0
    return round(rank_likeness((describe_likeness(frame, face),), held_out), 3)
