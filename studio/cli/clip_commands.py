"""Commands around clips: render, library, export, verify."""

from pathlib import Path
from typing import Any

import click

from studio.app.wishes import ClipWish
from studio.cli.console import Shell
from studio.cli.running import run_job
from studio.core import serial
from studio.domain.clip import Aspect, Clip
from studio.domain.errors import InvalidInput, VerificationFailed


class GuideStrength(click.ParamType[float]):
    """A number from 0 to 1, or the word off, which is 0."""

    name = "strength"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The strength; a usage error for anything else."""
        if str(value).casefold() == "off":
            return 0.0
        try:
            strength = float(value)
        except ValueError:
            strength = -1.0
        if not 0.0 <= strength <= 1.0:
            self.fail(f"{value!r} is neither a number from 0 to 1 nor off.", param, ctx)
        return strength


@click.command()
@click.argument("avatar")
@click.argument("prompt")
@click.option("--model", help="The base model; the settings' one when not given.")
@click.option("--aspect", type=click.Choice([a.value for a in Aspect]), help="Shape of the picture.")
@click.option("--seconds", "duration_s", type=float, help="Length; as long as the spoken line needs when not given.")
@click.option("--frames", "num_frames", type=int, help="Length in frames, exactly.")
@click.option("--steps", "num_inference_steps", type=click.IntRange(1, 200))
@click.option("--guidance", "guidance_scale", type=click.FloatRange(0, 30))
@click.option(
    "--guide",
    metavar="STRENGTH|off",
    type=GuideStrength(),
    help="How far the storyboard's drawing is repainted: near 0 it stays, 1 or off begins with noise.",
)
@click.option("--seed", type=int, help="The same seed gives the same clip; by chance when not given.")
@click.option("--negative", "negative_prompt", default="", help="What to keep out.")
@click.option("--weight", type=float, default=1.0, show_default=True, help="How strongly the avatar's LoRA acts.")
@click.option("--mute", is_flag=True, help="Do not speak quoted words.")
@click.option("--queue-only", is_flag=True, help="Put it in the queue and return.")
@click.pass_obj
def render(
    shell: Shell,
    avatar: str,
    prompt: str,
    model: str | None,
    aspect: str | None,
    duration_s: float | None,
    num_frames: int | None,
    num_inference_steps: int | None,
    guidance_scale: float | None,
    guide: float | None,
    seed: int | None,
    negative_prompt: str,
    weight: float,
    mute: bool,
    queue_only: bool,
) -> None:
    """Render a clip of AVATAR from PROMPT. Words in quotes are spoken.

    \b
    likeness render Ada 'Ada in the snow, waving, says "Good morning!"'
    """
    wish = ClipWish(
        prompt=prompt,
        avatar=avatar,
        model=model,
        aspect=Aspect(aspect) if aspect else None,
        duration_s=duration_s,
        num_frames=num_frames,
        num_inference_steps=num_inference_steps,
        guidance_scale=guidance_scale,
        guide=guide,
        seed=seed,
        negative_prompt=negative_prompt,
        weight=weight,
        mute=mute,
    )
    with shell.open_studio() as studio:
        request = studio.clips.compose(wish)
        if request.guide is not None or studio.models.draws(request.model):
            shell.say(studio.clips.read(prompt, studio.avatars.find(avatar), mute=mute).explain())
        job = studio.clips.submit(request)
        run_job(shell, studio, job, queue_only)


@click.group()
def library() -> None:
    """List, search, show and erase finished clips."""


@library.command("list")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@click.pass_obj
def list_clips(shell: Shell, limit: int) -> None:
    """List the newest clips."""
    with shell.open_studio() as studio:
        _answer_clips(shell, studio.clips.list(limit), "No clips yet.")


@library.command()
@click.argument("text")
@click.pass_obj
def search(shell: Shell, text: str) -> None:
    """Find clips whose prompt has the words of TEXT."""
    with shell.open_studio() as studio:
        _answer_clips(shell, studio.clips.search(text), "No clip has these words in its prompt.")


@library.command()
@click.argument("reference", metavar="CLIP")
@click.pass_obj
def show(shell: Shell, reference: str) -> None:
    """Show CLIP with its recipe and where its file lies."""
    with shell.open_studio() as studio:
        clip = studio.clips.find(reference)
        path = studio.clips.video_path(clip)
        data = serial.to_data(clip) | {"path": str(path)}
        text = f"{_line(clip)}\n  file    {path}\n  sha256  {clip.sha256}\n  recipe  {clip.recipe}"
        shell.answer(data, text)


@library.command()
@click.argument("reference", metavar="CLIP")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase(shell: Shell, reference: str, yes: bool) -> None:
    """Erase CLIP and its files for good."""
    with shell.open_studio() as studio:
        clip = studio.clips.find(reference)
        if not yes and not shell.as_json:
            click.confirm(f"Erase “{clip.prompt}” for good?", abort=True)
        studio.clips.erase(clip.id)
        shell.answer(serial.to_data(clip), f"Erased {clip.id[:8]}.")


@click.command()
@click.argument("references", metavar="[CLIP…] FOLDER", nargs=-1, required=True)
@click.option("--all", "everything", is_flag=True, help="Every clip of the library.")
@click.option("--title", default="Likeness Studio", show_default=True, help="The feed's title.")
@click.option("--base-url", default="", help="Where the folder will be served; relative links when not given.")
@click.pass_obj
def export(shell: Shell, references: tuple[str, ...], everything: bool, title: str, base_url: str) -> None:
    """Export clips into FOLDER: mp4, poster, signed sidecar, and a feed that ordinary readers open."""
    *named, folder = references
    if not named and not everything:
        raise InvalidInput("No clip was named.", "Name clips before the folder, or use --all.")
    with shell.open_studio() as studio:
        clips = studio.clips.list(10_000) if everything else tuple(studio.clips.find(name) for name in named)
        done = studio.exports.export(clips, Path(folder), title=title, base_url=base_url)
        shell.answer(
            {"folder": str(done.folder), "files": [str(p) for p in done.files]},
            f"Exported {len(clips)} clip(s) to {done.folder}\n  open {done.folder / 'index.html'}",
        )


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def verify(shell: Shell, path: Path) -> None:
    """Check a clip's mp4 or an exported folder: what holds, and what does not."""
    with shell.open_studio() as studio:
        checks = studio.exports.verify(path)
    lines = [f"{'holds ' if check.ok else 'FAILS '} {check.name}: {check.sentence}" for check in checks]
    shell.answer([serial.to_data(check) for check in checks], "\n".join(lines))
    failed = [check for check in checks if not check.ok]
    if failed:
        raise VerificationFailed(
            f"{len(failed)} of {len(checks)} checks failed.", "Do not trust what this file says of itself."
        )


def _answer_clips(shell: Shell, clips: tuple[Clip, ...], nothing: str) -> None:
    shell.answer([serial.to_data(c) for c in clips], "\n".join(_line(c) for c in clips) or nothing)


def _line(clip: Clip) -> str:
    sound = "speaks" if clip.has_speech else "silent"
    return f"{clip.id[:8]}  {clip.created_at:%Y-%m-%d %H:%M}  {clip.duration_s:4.1f} s  {sound}  {clip.prompt}"
