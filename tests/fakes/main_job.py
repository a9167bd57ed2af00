"""The main job on a tiny real model: a library in which everything was done once, by the real worker."""

from dataclasses import dataclass, replace
from pathlib import Path

from studio.app.studio import Studio
from studio.app.wishes import ClipWish, ConsentAnswers, NewAvatar, TrainWish
from studio.core import serial, storage
from studio.core.paths import StudioPaths, shipped_dir
from studio.core.settings import Settings, save_settings
from studio.domain.avatar import ClassWord
from studio.domain.clip import Aspect
from studio.domain.job import Done, Job
from studio.domain.recipe import RenderRequest
from tests.fakes.reporters import ListeningReporter
from tests.fakes.studios import DRAWING
from tests.fakes.tiny_wan import write_tiny_wan

MODEL = "tiny"
NUM_TRAIN_STEPS = 4
PROMPT = 'Ada at the beach, says "Hello you."'
WAIT_S = 120.0


@dataclass(frozen=True)
class MainJob:
    """``clips`` are the ids of the clip, of the same recipe again, and of the other two shapes.

    ``drawn`` is a clip by the storyboard, ``guided`` one that repaints a drawing.
    """

    root: Path
    request: RenderRequest
    avatar_id: str
    clips: tuple[str, str, str, str]
    drawn: str
    guided: str
    export: Path

    @property
    def num_clips(self) -> int:
        """How many clips the library holds."""
        return len(self.clips) + 2


def write_library(root: Path) -> StudioPaths:
    """A data folder whose model is a tiny one that knows all shapes."""
    paths = StudioPaths(root)
    card = write_tiny_wan(paths.models / MODEL)
    card = replace(
        card,
        sizes={**card.sizes, Aspect.LANDSCAPE: (48, 32)},
        delivery_sizes={**card.delivery_sizes, Aspect.LANDSCAPE: (96, 64)},
    )
    storage.write_text(paths.models / MODEL / "card.json", serial.to_json(card) + "\n")
    save_settings(paths.settings, Settings(model=MODEL, device="cpu"))
    return paths


def sample_wish(name: str = "Ada", *, with_voice: bool = True) -> NewAvatar:
    """A wish for the drawn sample person ada."""
    folder = shipped_dir("assets") / "samples" / "ada"
    consent = ConsentAnswers(f"{name} (drawn, no real person)", adult_declared=True, statement_agreed=True)
    recordings = folder if with_voice else None
    sentences = shipped_dir("assets") / "samples" / "sentences.txt" if with_voice else None
    return NewAvatar(name, ClassWord.PERSON, folder / "scan.mp4", consent, recordings, sentences)


def complete(studio: Studio, job: Job) -> str:
    """Wait for a job; the id of its result."""
    if not studio.jobs.wait_until_idle(WAIT_S):
        raise AssertionError(f"{job.title} did not end")
    state = studio.jobs.find(job.id).state
    if not isinstance(state, Done):
        raise AssertionError(f"{job.title} ended as {state}")
    return state.result_id


def do_main_job(root: Path) -> MainJob:
    """Create, train, render, export: the way of every user, in the real worker process."""
    with Studio.open(write_library(root)) as studio:
        avatar, _ = studio.avatars.create(sample_wish(), ListeningReporter())
        studio.jobs.start()
        complete(studio, studio.avatars.train(avatar.id, TrainWish(num_train_steps=NUM_TRAIN_STEPS)))
        request = studio.clips.compose(ClipWish(PROMPT, "Ada", seed=5))
        clips = [complete(studio, studio.clips.submit(request)) for _ in range(2)]
        for aspect in (Aspect.LANDSCAPE, Aspect.SQUARE):
            other = studio.clips.compose(ClipWish("at the beach", "Ada", aspect=aspect, num_frames=5, seed=5))
            clips.append(complete(studio, studio.clips.submit(other)))
        spoken = ClipWish('at the beach, says "Hello you."', "Ada", model=DRAWING, num_frames=24, seed=5)
        drawn = complete(studio, studio.clips.submit(studio.clips.compose(spoken)))
        repainted = ClipWish("at the beach", "Ada", guide=0.5, num_frames=5, seed=5)
        guided = complete(studio, studio.clips.submit(studio.clips.compose(repainted)))
        export = root / "exports" / "all"
        studio.exports.export(studio.clips.list(), export, title="Test", base_url="")
    first, again, landscape, square = clips
    return MainJob(root, request, avatar.id, (first, again, landscape, square), drawn, guided, export)
