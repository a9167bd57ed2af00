"""Benchmark of finishing: label, speech, H.264 and poster, against a bare ffmpeg that only scales and encodes."""

import subprocess
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scripts.ratios import Ratio, compare, measure
from studio.core.media import Ffmpeg
from studio.domain.clip import Aspect
from studio.domain.recipe import RenderRequest
from studio.engines.cards import DiffusionCard, load_diffusion_card
from studio.pipelines.finish import SPEECH_RATE_HZ, finish_clip

SEED = 0


def bench_finish(folder: Path, rounds: int) -> tuple[Ratio, ...]:
    """Seconds to finish one clip of the card's default length, with sound, at its delivery size."""
    card = load_diffusion_card(folder)
    request = _request(card)
    rng = np.random.default_rng(SEED)
    shape = (request.num_frames, request.height_px, request.width_px, 3)
    frames: NDArray[np.uint8] = rng.integers(0, 255, shape, dtype=np.uint8)
    speech = (rng.standard_normal(round(SPEECH_RATE_HZ * request.num_frames / request.fps)) * 0.05).astype(np.float32)
    delivery = card.delivery_size_for(request.aspect)
    ffmpeg = Ffmpeg.locate()
    with tempfile.TemporaryDirectory() as name:
        target = Path(name)

        def ours() -> float:
            clip, poster = target / "clip.mp4", target / "poster.jpg"
            return measure(lambda: finish_clip(ffmpeg, frames, request, speech, clip, poster, delivery))

        def bare() -> float:
            command = _bare_command(ffmpeg, request, delivery, target)
            return measure(lambda: subprocess.run(command, input=frames.tobytes(), check=True, capture_output=True))

        (target / "sound.f32").write_bytes(speech.tobytes())
        return (compare("finish, one clip", ours, bare, rounds),)


def _bare_command(ffmpeg: Ffmpeg, request: RenderRequest, delivery: tuple[int, int], folder: Path) -> list[str]:
    size, scaled = f"{request.width_px}x{request.height_px}", f"scale={delivery[0]}:{delivery[1]}:flags=lanczos"
    sound = ["-f", "f32le", "-ar", str(SPEECH_RATE_HZ), "-ac", "1", "-i", str(folder / "sound.f32")]
    picture = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", str(request.fps), "-i", "pipe:0"]
    coding = ["-vf", scaled, "-c:v", "libx264", "-preset", "fast", "-crf", "18", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    return [
        str(ffmpeg.executable), "-y", "-loglevel", "error", *picture, *sound, *coding,
        "-movflags", "+faststart", str(folder / "bare.mp4"),
    ]  # fmt: skip


def _request(card: DiffusionCard) -> RenderRequest:
    width_px, height_px = card.size_for(Aspect.PORTRAIT)
    return RenderRequest(
        prompt="",
        model=card.name,
        model_revision="",
        adapters=(),
        seed=SEED,
        num_inference_steps=1,
        guidance_scale=1.0,
        width_px=width_px,
        height_px=height_px,
        aspect=Aspect.PORTRAIT,
        num_frames=card.default_num_frames,
        fps=card.fps,
    )
