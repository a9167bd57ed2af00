"""What a render job does: check, speak, render, finish. Runs in the worker; opens no database.

Reads sealed adapters and voices into memory only. Writes one clip and one poster into the job's work folder.
"""

import logging
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.core import storage
from studio.core.clock import utc_now
from studio.core.media import Ffmpeg
from studio.domain.consent import Purpose
from studio.domain.errors import AdapterInvalid, LibraryDamaged, UnsupportedByModel
from studio.domain.job import JobContext, Progress, RenderOutput, Reporter
from studio.domain.recipe import AdapterUse, RenderRequest, SpokenLine
from studio.engines.adapters import check_adapter
from studio.engines.base import Engine, StepReport
from studio.engines.cards import ModelCard
from studio.library.vault import read_sealed
from studio.moderation.policy import load_policy
from studio.moderation.text import check_negative_prompt, check_prompt
from studio.pipelines.finish import finish_clip
from studio.pipelines.permission import Permission, check_permission
from studio.pipelines.workbench import Workbench
from studio.voice.engines import VOICE_ENGINES
from studio.voice.mix import LEAD_IN_S, fit_speech

_log = logging.getLogger(__name__)


def run(request: RenderRequest, context: JobContext, reporter: Reporter, bench: Workbench) -> RenderOutput:
    """Render ``request`` and return where the clip and its poster lie.

    ``bench`` keeps the engine for the next clip. Raises a `ConsentMissing`, `PromptRefused`, `UnsupportedByModel`,
    `AdapterInvalid`, `ToolMissing`, `InvalidInput` (line too long), `DiskFull`, or `Cancelled`.
    """
    permissions = _check(request, context)
    ffmpeg = Ffmpeg.locate()
    speech = _speak(request, context, permissions, reporter)
    reporter.report(Progress("loading the model", 0, 1))
    engine = bench.open(Path(context.model_dir), context.device)
    if engine.revision != request.model_revision:
        raise UnsupportedByModel(
            f"The weights of '{request.model}' changed since this was queued.", "Queue the clip again."
        )
    engine.card.check(request)
    adapters = {
        f"avatar_{use.avatar_id}": (_read_adapter(use, context, permissions, engine), use.weight)
        for use in request.adapters
    }
    frames = engine.render(request, adapters, _step_reporter(reporter))
    reporter.report(Progress("finishing", 0, 1))
    output = _finish(ffmpeg, engine.card, request, frames, speech, Path(context.work_dir))
    reporter.report(Progress("finishing", 1, 1))
    return output


def _check(request: RenderRequest, context: JobContext) -> dict[str, Permission]:
    """Consent and content rules once more: a job file is not a permission."""
    now = utc_now()
    permissions = {}
    for use in request.adapters:
        purposes = [Purpose.VIDEO]
        if request.spoken is not None and request.spoken.avatar_id == use.avatar_id:
            purposes.append(Purpose.VOICE)
        permissions[use.avatar_id] = check_permission(context, use.avatar_id, use.consent_sha256, tuple(purposes), now)
    if request.spoken is not None and request.spoken.avatar_id not in permissions:
        raise UnsupportedByModel("The voice of somebody who is not in the clip was asked for.", "Queue it again.")
    names = [permission.record.principal_name for permission in permissions.values()]
    policy = load_policy()
    for text in (request.prompt, request.conditioning, request.spoken.text if request.spoken else ""):
        check_prompt(text, policy, own_names=names)
    check_negative_prompt(request.negative_prompt, policy)
    return permissions


def _speak(
    request: RenderRequest, context: JobContext, permissions: dict[str, Permission], reporter: Reporter
) -> npt.NDArray[np.float32] | None:
    """The spoken line, fitted to the clip's length, 48 kHz mono; None when nothing is said."""
    if request.spoken is None:
        return None
    reporter.report(Progress("speaking", 0, 1))
    profile = _read_voice(request.spoken, context, permissions)
    with closing(VOICE_ENGINES.open(request.spoken.voice_engine)()) as voice:
        spoken = voice.speak(request.spoken.text, profile)
    return fit_speech(spoken, request.num_frames / request.fps, LEAD_IN_S)


def _read_voice(line: SpokenLine, context: JobContext, permissions: dict[str, Permission]) -> bytes:
    path = Path(context.vault_dir) / line.avatar_id / "voice" / f"{line.voice_sha256}.profile"
    return read_sealed(path, permissions[line.avatar_id].key)


def _read_adapter(use: AdapterUse, context: JobContext, permissions: dict[str, Permission], engine: Engine) -> bytes:
    """The adapter's plain bytes, in memory only, checked against its hash and the model."""
    path = Path(context.vault_dir) / use.avatar_id / f"{use.adapter_sha256}.adapter"
    if not path.is_file():
        raise AdapterInvalid("The avatar's trained adapter is missing.", "Train the avatar again.")
    try:
        data = read_sealed(path, permissions[use.avatar_id].key)
    except LibraryDamaged as error:
        raise AdapterInvalid(
            "The avatar's trained adapter is cut short or altered.", "Train the avatar again."
        ) from error
    if storage.hash_bytes(data) != use.adapter_sha256:
        raise AdapterInvalid("The avatar's adapter was altered.", "Train the avatar again.")
    check_adapter(data, engine.card, engine.revision)
    return data


def _step_reporter(reporter: Reporter) -> "StepListener":
    return StepListener(reporter)


class StepListener:
    """Turns an engine's steps into progress with the time left; the call is the cancel point."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def __call__(self, step: StepReport) -> None:
        self._reporter.report(
            Progress("rendering", step.step, step.total, eta_s=step.eta_s, preview_png=step.preview_png)
        )


def _finish(
    ffmpeg: Ffmpeg,
    card: ModelCard,
    request: RenderRequest,
    frames: npt.NDArray[np.uint8],
    speech: npt.NDArray[np.float32] | None,
    work_dir: Path,
) -> RenderOutput:
    clip, poster = work_dir / "clip.mp4", work_dir / "poster.jpg"
    width_px, height_px = card.delivery_size_for(request.aspect)
    finish_clip(ffmpeg, frames, request, speech, clip, poster, (width_px, height_px))
    return RenderOutput(
        clip_path=str(clip),
        poster_path=str(poster),
        width_px=width_px,
        height_px=height_px,
        duration_s=len(frames) / request.fps,
        fps=request.fps,
        has_speech=speech is not None,
    )
