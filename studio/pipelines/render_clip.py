"""What a render job does: check, speak, draw or denoise, finish. Runs in the worker; opens no database.

Reads sealed adapters and voices into memory only. Writes one clip and one poster into the job's work folder.
"""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from studio.core import storage
from studio.core.clock import utc_now
from studio.core.media import Ffmpeg
from studio.core.paths import shipped_dir
from studio.domain.consent import Purpose
from studio.domain.errors import AdapterInvalid, LibraryDamaged, UnsupportedByModel
from studio.domain.job import JobContext, Progress, RenderOutput, Reporter
from studio.domain.recipe import AdapterUse, RenderRequest, SpokenLine
from studio.engines import weights
from studio.engines.base import StepReport
from studio.engines.cards import DrawingCard, ModelCard, load_cards
from studio.library.identifiers import require_sha256
from studio.library.vault import read_sealed
from studio.moderation.chosen import check_chosen, load_chosen
from studio.moderation.policy import load_policy
from studio.moderation.text import check_negative_prompt, check_prompt
from studio.pipelines.drawing import check_head, describe_utterance
from studio.pipelines.finish import DRAWN_LABEL, LABEL, finish_clip
from studio.pipelines.permission import Permission, check_adapter_of, check_permission
from studio.pipelines.renderers import Materials, Renderer, Rendering
from studio.pipelines.result_check import check_frames
from studio.pipelines.workbench import Workbench
from studio.voice.engines import VOICE_ENGINES
from studio.voice.mix import LEAD_IN_S, fit_speech

if TYPE_CHECKING:
    from studio.storyboard.acting.motion import Utterance


def run(request: RenderRequest, context: JobContext, reporter: Reporter, bench: Workbench) -> RenderOutput:
    """Render ``request`` and return where the clip and its poster lie.

    ``bench`` keeps the model for the next clip. Raises a `ConsentMissing`, `PromptRefused`, `ResultHeld`,
    `UnsupportedByModel`, `AdapterInvalid`, `ToolMissing`, `InvalidInput` (line too long), `DiskFull`, or `Cancelled`.
    """
    permissions = admit(request, context)
    ffmpeg = Ffmpeg.locate()
    speech, utterance = _speak(request, context, permissions, reporter)
    reporter.report(Progress("loading the model", 0, 1))
    renderer = bench.open(Path(context.model_dir), context.device)
    if renderer.revision != request.model_revision:
        raise UnsupportedByModel(
            f"The weights of '{request.model}' changed since this was queued.", "Queue the clip again."
        )
    renderer.card.check(request)
    materials = Materials(
        {
            f"avatar_{use.avatar_id}": (_read_lora(use, context, permissions, renderer), use.weight)
            for use in request.adapters
        },
        _read_guide_head(request, context, permissions),
        utterance,
    )
    rendering = renderer.render(request, materials, StepListener(reporter))
    check_frames(rendering.frames, rendering.fps, request, load_policy(), reporter)
    reporter.report(Progress("finishing", 0, 1))
    output = _finish(ffmpeg, renderer.card, request, rendering, speech, Path(context.work_dir))
    reporter.report(Progress("finishing", 1, 1))
    return output


def admit(request: RenderRequest, context: JobContext) -> dict[str, Permission]:
    """Consent, adapters and content rules once more: a job file is not a permission. Permissions by avatar id."""
    now = utc_now()
    permissions = {}
    for use in request.adapters:
        purposes = [Purpose.VIDEO]
        if request.spoken is not None and request.spoken.avatar_id == use.avatar_id:
            purposes.append(Purpose.VOICE)
        permissions[use.avatar_id] = check_permission(
            context, use.avatar_id, use.consent_sha256, tuple(purposes), now, parents=request.parents
        )
    if request.spoken is not None and request.spoken.avatar_id not in permissions:
        raise UnsupportedByModel("The voice of somebody who is not in the clip was asked for.", "Queue it again.")
    if request.guide is not None and request.guide.avatar_id not in permissions:
        raise UnsupportedByModel("The face of somebody who is not in the clip was asked for.", "Queue it again.")
    names = [permission.record.principal_name for permission in permissions.values()]
    policy = load_policy()
    line = request.spoken.text if request.spoken else ""
    for text in (request.prompt, request.conditioning, line):
        check_prompt(text, policy, own_names=names)
    check_negative_prompt(request.negative_prompt, policy)
    chosen = load_chosen({rule for permission in permissions.values() for rule in permission.forbidden})
    check_chosen((request.prompt, request.conditioning, line), request.negative_prompt, chosen, own_names=names)
    for use in request.adapters:
        check_adapter_of(context, permissions[use.avatar_id], use.adapter_sha256)
    if request.guide is not None:
        check_adapter_of(context, permissions[request.guide.avatar_id], request.guide.adapter_sha256)
    return permissions


def _speak(
    request: RenderRequest, context: JobContext, permissions: dict[str, Permission], reporter: Reporter
) -> "tuple[npt.NDArray[np.float32] | None, Utterance | None]":
    """The spoken line, fitted to the clip's length, 48 kHz mono, and how it is said; None when nothing is said."""
    if request.spoken is None:
        return None, None
    reporter.report(Progress("speaking", 0, 1))
    profile = _read_voice(request.spoken, context, permissions)
    with closing(VOICE_ENGINES.open(request.spoken.voice_engine)(scratch=Path(context.work_dir))) as voice:
        spoken = voice.speak(request.spoken.text, profile)
    track = fit_speech(spoken, request.num_frames / request.fps, LEAD_IN_S)
    return track, describe_utterance(request.spoken.text, spoken, track, LEAD_IN_S)


def _read_voice(line: SpokenLine, context: JobContext, permissions: dict[str, Permission]) -> bytes:
    path = Path(context.vault_dir) / line.avatar_id / "voice" / f"{line.voice_sha256}.profile"
    return read_sealed(path, permissions[line.avatar_id].key)


def _read_lora(use: AdapterUse, context: JobContext, permissions: dict[str, Permission], renderer: Renderer) -> bytes:
    data = read_adapter(use.avatar_id, use.adapter_sha256, context, permissions)
    renderer.check_adapter(data)
    return data


def _read_guide_head(request: RenderRequest, context: JobContext, permissions: dict[str, Permission]) -> bytes:
    """The head that the guide is drawn with, checked; empty when there is no guide."""
    guide = request.guide
    if guide is None:
        return b""
    models_dir = shipped_dir("models")
    card = load_cards((models_dir,)).get(guide.model)
    if not isinstance(card, DrawingCard) or weights.revision(models_dir / card.name) != guide.revision:
        raise UnsupportedByModel(
            f"What draws the guide ('{guide.model}') changed since this was queued.", "Queue the clip again."
        )
    data = read_adapter(guide.avatar_id, guide.adapter_sha256, context, permissions)
    check_head(data, card, guide.revision)
    return data


def read_adapter(avatar_id: str, sha256: str, context: JobContext, permissions: dict[str, Permission]) -> bytes:
    """An adapter's plain bytes, in memory only, checked against its hash."""
    path = Path(context.vault_dir) / avatar_id / f"{require_sha256(sha256)}.adapter"
    if not path.is_file():
        raise AdapterInvalid("The avatar's trained adapter is missing.", "Train the avatar again.")
    try:
        data = read_sealed(path, permissions[avatar_id].key)
    except LibraryDamaged as error:
        raise AdapterInvalid(
            "The avatar's trained adapter is cut short or altered.", "Train the avatar again."
        ) from error
    if storage.hash_bytes(data) != sha256:
        raise AdapterInvalid("The avatar's adapter was altered.", "Train the avatar again.")
    return data


class StepListener:
    """Turns a renderer's steps into progress with the time left; the call is the cancel point."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def __call__(self, step: StepReport) -> None:
        self._reporter.report(
            Progress(step.stage, step.step, step.total, eta_s=step.eta_s, preview_png=step.preview_png)
        )


def _finish(
    ffmpeg: Ffmpeg,
    card: ModelCard,
    request: RenderRequest,
    rendering: Rendering,
    speech: npt.NDArray[np.float32] | None,
    work_dir: Path,
) -> RenderOutput:
    clip, poster = work_dir / "clip.mp4", work_dir / "poster.jpg"
    width_px, height_px = card.delivery_size_for(request.aspect)
    label = DRAWN_LABEL if isinstance(card, DrawingCard) else LABEL
    size_px = (width_px, height_px)
    finish_clip(ffmpeg, rendering.frames, request, speech, clip, poster, size_px, label=label, fps=rendering.fps)
    return RenderOutput(
        clip_path=str(clip),
        poster_path=str(poster),
        width_px=width_px,
        height_px=height_px,
        duration_s=len(rendering.frames) / rendering.fps,
        fps=rendering.fps,
        has_speech=speech is not None,
    )
