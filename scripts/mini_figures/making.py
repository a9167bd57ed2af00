"""Makes avatars and clips by the studio's own use cases, in a library of their own, and notes what they cost.

What was made is kept: a run that stopped goes on where it was. Consent is given by the drawn people, as in the demo; a
photograph in the public domain stands in for nobody who could give it, and its clips are never shown.
"""

import json
import shutil
import time
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

from scripts.mini_figures.memory import MemoryWatch
from scripts.mini_figures.progress import show
from scripts.mini_figures.scans import Prompt, Subject
from studio.app.keys import KeyDesk
from studio.app.passphrases import FILE_VARIABLE, write_demo_file
from studio.app.studio import Studio
from studio.app.wishes import ClipWish, ConsentAnswers, NewAvatar, TrainWish
from studio.core import storage
from studio.core.paths import StudioPaths
from studio.domain.avatar import Avatar
from studio.domain.clip import Aspect
from studio.domain.errors import StudioError
from studio.domain.job import Done, Failed, Job, Progress, Queued, Running

_TIMEOUT_S = 3600.0
_POLL_S = 0.05


@dataclass(frozen=True)
class Way:
    """How clips are made: by which model, and how strongly a guide is repainted (0: from noise)."""

    name: str
    model: str
    guide: float


@dataclass(frozen=True)
class Cost:
    """What one job took: wall seconds and the worker's peak of memory."""

    seconds: float
    peak_gb: float


@dataclass(frozen=True)
class MadeClip:
    """A finished clip: file, frames a second, and what it cost."""

    path: Path
    fps: float
    cost: Cost


class Silent:
    """A reporter that tells nobody and stops nothing."""

    def report(self, progress: Progress) -> None:
        """Nothing to tell."""


class Maker:
    """An open library for measurements, in ``folder``. Use as a context manager."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notes_path = folder / "notes.json"
        self._notes: dict[str, dict[str, float | str]] = {}
        if self._notes_path.is_file():
            self._notes = json.loads(self._notes_path.read_text(encoding="utf-8"))
        paths = StudioPaths(folder / "library")
        given = {FILE_VARIABLE: str(write_demo_file(StudioPaths(folder)))}
        self.studio = Studio.open(paths, keys=KeyDesk(paths, environ=given))

    def __enter__(self) -> "Maker":
        self.studio.jobs.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.studio.close()

    def make_avatar(self, subject: Subject, scan: Path, models: Collection[str]) -> None:
        """Enrol, fit the head and train for those of ``models`` that learn, unless that was done."""
        avatar = self._enrol(subject, scan)
        drawing = self.studio.models.drawing_card().name
        stages = {("head" if name == drawing else "lora"): name for name in (drawing, *models)}
        for stage, name in stages.items():
            if self.studio.avatars.is_trained(self.studio.avatars.find(avatar.id), name):
                continue
            show(f"{subject.name}: {stage}", 0, 1)
            self._note(f"{subject.name} {stage}", self._finish(self._training(avatar, name))[1])

    def make_clip(self, subject: Subject, prompt: Prompt, number: int, way: Way) -> MadeClip:
        """Render one prompt one way, unless that was done. The seed follows from the prompt's number."""
        key = f"{subject.name} {way.name} {number}"
        path = clip_path(self._folder, key)
        if not path.is_file():
            avatar = self.studio.avatars.find(self._avatar(subject).id)
            wish = ClipWish(
                prompt.text,
                avatar.id,
                model=way.model,
                aspect=Aspect.PORTRAIT,
                seed=1000 + number,
                guide=way.guide,
                mute=True,
            )
            job, cost = self._finish(self.studio.clips.submit(self.studio.clips.compose(wish)))
            if not isinstance(job.state, Done):
                raise StudioError(f"{key} was not finished.", "Run this again.")
            clip = self.studio.clips.find(job.state.result_id)
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".partial")
            shutil.copyfile(self.studio.clips.video_path(clip), partial)
            self._note(key, cost, fps=clip.fps)
            partial.replace(path)
        return MadeClip(path, float(self._notes[key]["fps"]), self._cost(key))

    def _enrol(self, subject: Subject, scan: Path) -> Avatar:
        for known in self.studio.avatars.list():
            if known.name == subject.name:
                return known
        show(f"{subject.name}: enrolment", 0, 1)
        signed = f"{subject.name} ({'drawn' if subject.is_drawn else 'picture in the public domain'}, for measurement)"
        consent = ConsentAnswers(signed, adult_declared=True, statement_agreed=True)
        started_s = time.monotonic()
        avatar, _ = self.studio.avatars.create(NewAvatar(subject.name, subject.class_word, scan, consent), Silent())
        self._note(f"{subject.name} enrolment", Cost(time.monotonic() - started_s, 0.0))
        return avatar

    def _avatar(self, subject: Subject) -> Avatar:
        return next(known for known in self.studio.avatars.list() if known.name == subject.name)

    def _training(self, avatar: Avatar, model: str) -> Job:
        """The training that waits already (a new avatar's head does), else a new one."""
        for job in self.studio.jobs.unfinished():
            if job.request.kind == "train" and (job.request.avatar_id, job.request.model) == (avatar.id, model):
                return job
        return self.studio.avatars.train(avatar.id, TrainWish(model))

    def _finish(self, job: Job) -> tuple[Job, Cost]:
        started_s = time.monotonic()
        with MemoryWatch() as watch:
            # A job that waits for its turn is not running yet, which `wait` would take for its end.
            while isinstance((ended := self.studio.jobs.wait(job.id, _TIMEOUT_S)).state, Queued | Running):
                time.sleep(_POLL_S)
        if isinstance(ended.state, Failed):
            raise StudioError(f"{job.title}: {ended.state.message}", ended.state.hint)
        return ended, Cost(time.monotonic() - started_s, watch.peak_gb)

    def _note(self, key: str, cost: Cost, **more: float) -> None:
        self._notes[key] = {**asdict(cost), **more}
        storage.write_text(self._notes_path, json.dumps(self._notes, indent=1) + "\n")

    def _cost(self, key: str) -> Cost:
        noted = self._notes[key]
        return Cost(float(noted["seconds"]), float(noted["peak_gb"]))


def clip_path(folder: Path, key: str) -> Path:
    """Where the clip of a key (person, way, prompt's number) is kept."""
    return folder / "clips" / f"{key.replace(' ', '-')}.mp4"


def read_made(
    folder: Path, subject: Subject, numbers: Collection[int], ways: Collection[Way]
) -> tuple[dict[tuple[str, str, int], MadeClip], dict[str, Cost]]:
    """What a `Maker` of this folder has finished so far: the clips, and what the avatar cost by stage."""
    path = folder / "notes.json"
    notes = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    clips = {}
    for number in numbers:
        for way in ways:
            key = f"{subject.name} {way.name} {number}"
            if key in notes and clip_path(folder, key).is_file():
                cost = Cost(notes[key]["seconds"], notes[key]["peak_gb"])
                clips[subject.name, way.name, number] = MadeClip(clip_path(folder, key), notes[key]["fps"], cost)
    stages = ("enrolment", "head", "lora")
    noted = {stage: notes[f"{subject.name} {stage}"] for stage in stages if f"{subject.name} {stage}" in notes}
    return clips, {stage: Cost(note["seconds"], note["peak_gb"]) for stage, note in noted.items()}
